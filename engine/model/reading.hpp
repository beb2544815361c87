// Everything the scanner found in one document; scan/scan.hpp makes it, eval/ works on it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/document.hpp"
#include "engine/model/knowledge.hpp"
#include "engine/model/record.hpp"
#include "engine/model/schema.hpp"
#include "engine/model/token.hpp"
#include "engine/model/value.hpp"

namespace factlint {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;  ///< "no such token / sentence / entry"

/// A phrase of a lexicon class, or an entity name, found at these tokens. Sorted by first, longest
/// first.
struct PhraseHit {
  TokenRange tokens;
  ClassId cls = 0;  ///< 0: an entity name
  EntityId entity = 0;
  std::uint32_t value = 0;  ///< index for Lexicon::phrase_value, 0 = none
};

struct Sentence {
  TokenRange tokens;       ///< with its closing mark
  std::uint32_t part = 0;  ///< index into Document::parts
  std::uint32_t first_clause = 0;
  std::uint32_t clause_count = 0;
};

/// A recognised span.
struct Mention {
  Kind kind = Kind::none;
  TokenRange tokens;
  Span span;  ///< bytes of text; may cut a token ("10" of "10bn" never does, "$" is included)
  std::uint32_t sentence = 0;
  Value value;          ///< numeric kinds, durations (in seconds, unit "second"), ages (years)
  DateRange when;       ///< date, weekday, period: resolved days; not known if nothing anchors it
  EntityId entity = 0;  ///< names found in the gazetteer
  std::uint32_t head = kNone;    ///< token of the head noun: what is counted or measured
  std::uint32_t detail = kNone;  ///< date kinds: index into Reading::dates; persons, organisations:
                                 ///< Reading::names; quotations, attributions: their lists
  bool in_quote = false;
  std::vector<Value> readings;  ///< further accepted readings ("next Friday"), mostly empty
};

/// How a date was written; what calendar checks need beside the resolved days.
struct DateDetail {
  enum class Form : std::uint8_t { absolute, relative, partial };
  Form form = Form::absolute;  ///< absolute: year stated; partial: month/day without year;
                               ///< relative: "Wednesday", "last month"
  int year = 0;                ///< 0 where not written
  unsigned month = 0;
  unsigned day = 0;
  int weekday = -1;           ///< written weekday, 0 = Monday
  bool impossible = false;    ///< February 30
  bool needs_anchor = false;  ///< relative or partial, and the document has no date
  bool from_other_document =
      false;                 ///< anchored on the same event in a dated document (eval/anchor)
  bool clock = false;        ///< has a time of day
  std::int32_t seconds = 0;  ///< time of day, if clock
  std::uint32_t anchor_document = kNone;  ///< reading whose dated mention gave the year,
  std::uint32_t anchor_mention = kNone;   ///< and that mention, if from_other_document
  std::vector<DateRange> readings;        ///< all accepted readings, the preferred one first
};

/// A person or organisation as written at one place.
struct Name {
  TokenRange tokens;  ///< the name itself, without title
  TokenRange title;   ///< "Mr", "Sheriff", "Nvidia CEO"; may be empty
  std::string given;
  std::string surname;            ///< for organisations: the whole name
  std::uint32_t cluster = kNone;  ///< same cluster = same referent in this document
  bool organisation = false;
  char gender = 0;  ///< 'm' or 'f' where a title or given name tells
};

struct Attribution {
  TokenRange cue;     ///< "said", "according to"
  TokenRange source;  ///< the words that name the source; may be empty
  std::string key;    ///< normalised name of the source: "reuters", "ruth castell"
  EntityId entity = 0;
  std::uint32_t name =
      kNone;         ///< index into Reading::names when the source is a person or organisation
  TokenRange scope;  ///< what is attributed
  std::uint32_t sentence = 0;
  bool anonymous = false;  ///< "a source", "observers"
  bool carried = false;    ///< from the sentence before (a pronoun, "she added")
};

struct Quotation {
  TokenRange tokens;  ///< with its marks
  std::vector<TokenRange>
      pieces;  ///< the words inside, one range for each part of a split quotation
  std::uint32_t attribution = kNone;
  std::uint32_t speaker = kNone;  ///< index into Reading::names
  std::uint32_t sentence = 0;
  bool speech = false;  ///< shown to be somebody's words: by a cue, or as a sentence of its own in
                        ///< a text that quotes speakers; no term, title, message or scare quote
  bool continued = false;  ///< a later part of a split quotation, already in the first one's pieces
  bool whole = false;      ///< a sentence of its own, not a part of one of the author's
  bool credited = false;   ///< the text shows who speaks, even if not who that is: "he said"
  std::uint32_t before = kNone;  ///< the paragraph before quotes this attribution's source: the
                                 ///< reader may guess that it goes on
};

enum class Certainty : std::uint8_t { flat, probable, possible, planned, conditional };
enum class Tense : std::uint8_t { none, past, present, future };

/// A simplex clause: one verb group with what belongs to it.
struct Clause {
  TokenRange tokens;
  std::uint32_t sentence = 0;
  TokenRange subject;          ///< noun group before the verb; empty if none found
  TokenRange verb;             ///< verb group: "had not been destroyed"
  std::uint32_t head = kNone;  ///< main verb token
  std::uint64_t lemma = 0;     ///< of the main verb
  ClassSet predicate;          ///< lexicon classes of the main verb (approve, ship, …)
  Tense tense = Tense::none;
  Certainty certainty = Certainty::flat;
  bool negated = false;
  bool passive = false;
  bool in_quote = false;
  std::uint32_t attribution = kNone;  ///< index into Reading::attributions
  std::uint32_t hedge = kNone;        ///< token of the hedge
  DateRange when;                     ///< resolved time of the clause, or unknown
  std::uint32_t dated = kNone;        ///< mention that tells `when`; none: the publication date
};

/// A numeric mention with its frame: what facts and agreement checks work on.
struct Fact {
  std::uint32_t mention = 0;  ///< index into Reading::mentions
  std::uint32_t clause = kNone;
  std::uint64_t head = 0;   ///< lemma hash of the head noun, 0 if none
  std::uint64_t verb = 0;   ///< lemma of the clause's verb
  EntityId entity = 0;      ///< most specific entity of the clause or head
  DateRange as_of;          ///< explicit time, else event time, else publication
  std::uint16_t scope = 0;  ///< bit set of Scope
};

enum Scope : std::uint16_t {
  kEach = 1,       ///< each, per, apiece, average
  kTotal = 2,      ///< total, in all, together
  kSubset = 4,     ///< first, new, another, further, remaining, of them
  kBaseline = 8,   ///< than, against, up from, last year, normal
  kSoFar = 16,     ///< so far, since, this year
  kForecast = 32,  ///< expected, will, could
  kInHeadline = 64,
};

/// Immutable once scanned.
struct Reading {
  std::shared_ptr<const Document> document;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<PhraseHit> hits;
  std::vector<Mention> mentions;  ///< by first token
  std::vector<DateDetail> dates;
  std::vector<Name> names;
  std::vector<Attribution> attributions;
  std::vector<Quotation> quotations;
  std::vector<Clause> clauses;  ///< by first token
  std::vector<Fact> facts;      ///< by mention
  std::vector<Record> records;  ///< by kind, then first token

  [[nodiscard]] std::string_view text(TokenRange range) const {
    if (range.empty()) return {};
    const std::uint32_t begin = tokens[range.first].begin;
    return std::string_view(document->text).substr(begin, tokens[range.last - 1].end - begin);
  }
  [[nodiscard]] std::string_view text(std::uint32_t token) const {
    return text(TokenRange{token, token + 1});
  }
  [[nodiscard]] Span span(TokenRange range) const {
    if (range.empty()) return {};
    return {tokens[range.first].begin, tokens[range.last - 1].end};
  }
  /// Sentence that holds the token (binary search).
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;
  [[nodiscard]] PartKind part_kind(std::uint32_t sentence) const {
    return document->parts[sentences[sentence].part].kind;
  }
};

}  // namespace factlint
