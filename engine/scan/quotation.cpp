#include "engine/scan/quotation.hpp"

#include <algorithm>

#include "engine/model/words.hpp"
#include "engine/scan/quote_marks.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kSpeechWords = 4;  // fewer without a cue: a nickname or scare quote

bool code_mark(std::string_view text) {
  constexpr std::string_view kMarks = "<>{}$\\|=_`~#^@";
  return text.size() == 1 && kMarks.find(text.front()) != std::string_view::npos;
}

}  // namespace

QuotationFinder::QuotationFinder(const Knowledge& k)
    : pronoun_(k.lexicon.class_id("pronoun-subject")),
      possessive_(k.lexicon.class_id("pronoun-possessive")),
      role_(k.lexicon.class_id("role-noun")),
      kin_(k.lexicon.class_id("kin-noun")),
      gendered_(k.lexicon.class_id("gendered-noun")),
      stop_(k.lexicon.class_id("stop-word")) {}

void QuotationFinder::pair_marks(Context& c, Paragraph& p) const {
  const Document& document = *c.reading.document;
  for (const QuotedRange& range : pair_quote_marks(c.reading, p.tokens)) {
    if (range.open_end) {
      // An open end is legal if the next paragraph opens a quotation again (AP style).
      if (p.part + 1 >= document.parts.size()) continue;
      const Span next = document.parts[p.part + 1].span;
      if (!opens_quotation(std::string_view(document.text).substr(next.begin, next.size())))
        continue;
      p.open_end = true;
    }
    Quotation q;
    q.tokens = range.tokens;
    q.pieces.push_back(
        {range.tokens.first + 1, range.open_end ? range.tokens.last : range.tokens.last - 1});
    q.sentence = c.reading.sentence_of(range.tokens.first);
    q.whole = whole(c, q);
    c.reading.quotations.push_back(std::move(q));
  }
}

// Words that a person can have said: a finite verb, and no code, path, message or title in
// capitals.
bool QuotationFinder::prose(const Context& c, const Quotation& q) const {
  const TokenRange words = q.pieces.front();
  std::uint32_t plain = 0;
  std::uint32_t content = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const Token& t = c.at(i);
    if (t.is(kPunct | kSymbol)) {
      if (code_mark(c.text(i))) return false;
      // "/etc/passwd", "--all"
      if ((c.mark(i, '/') || c.mark(i, '-')) && t.is(kSpaceBefore) &&
          !c.at(i + 1).is(kSpaceBefore) && i > words.first)
        return false;
    }
    if (!t.is(kWord | kMixed | kDigits)) continue;
    ++plain;
    if (t.is(kWord) && i > words.first && !c.is(i, stop_) && !t.is(kSentenceStart)) {
      ++content;
      capitals += t.is(kCapital) ? 1 : 0;
    }
  }
  if (plain < kSpeechWords || (content >= 2 && capitals * 2 > content)) return false;
  for (std::uint32_t k = c.reading.sentences[q.sentence].first_clause; k < c.reading.clauses.size();
       ++k) {
    const std::uint32_t head = c.reading.clauses[k].head;
    if (head >= q.tokens.last) break;
    if (head > q.tokens.first) return true;
  }
  return false;
}

// “The attic leaks.” — not: They called it “the bridge to nowhere” for years.
bool QuotationFinder::whole(const Context& c, const Quotation& q) const {
  const TokenRange words = q.pieces.front();
  const bool starts = c.at(q.tokens.first).is(kSentenceStart | kPartStart) ||
                      c.at(words.first).is(kSentenceStart) || c.mark(q.tokens.first - 1, ':');
  if (!starts || words.empty() || !c.at(words.first).is(kCapital | kDigits | kMixed | kPunct))
    return false;
  const std::string_view stop = c.text(words.last - 1);
  const bool stopped = stop == "." || stop == "!" || stop == "?" || stop == "…" || stop == "...";
  const bool goes_on = q.tokens.last < c.size() &&
                       !c.at(q.tokens.last).is(kSentenceStart | kPartStart) &&
                       !c.dash(q.tokens.last) && !c.mark(q.tokens.last, '(');
  return (stopped && !goes_on) || q.tokens.last - words.last == 0;
}

bool QuotationFinder::first_person(const Context& c, TokenRange words) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    // "I've", "we’re": the part in front of the apostrophe.
    const std::string_view text = c.text(i);
    const std::size_t cut = std::min(text.find('\''), text.find("\xE2\x80\x99"));
    const std::uint32_t word = cut == std::string_view::npos
                                   ? c.at(i).word
                                   : lexicon.find(hash_folded(text.substr(0, cut)));
    for (const ClassId cls : {pronoun_, possessive_}) {
      const ClassValue* value = lexicon.value(word, cls);
      if (value != nullptr && (value->text == "s1" || value->text == "p1")) return true;
    }
  }
  return false;
}

// The paragraph tells of the past and does not speak to the reader, as manuals do.
bool QuotationFinder::narrated(const Context& c, const Paragraph& p) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  for (std::uint32_t i = p.tokens.first; i < p.tokens.last; ++i) {
    if (c.at(i).is(kInQuote)) continue;
    for (const ClassId cls : {pronoun_, possessive_}) {
      const ClassValue* value = lexicon.value(c.at(i).word, cls);
      if (value != nullptr && (value->text == "2" || value->text == "s1")) return false;
    }
  }
  const std::uint32_t first =
      c.reading.sentences[c.reading.sentence_of(p.tokens.first)].first_clause;
  for (std::uint32_t k = first; k < c.reading.clauses.size(); ++k) {
    const Clause& clause = c.reading.clauses[k];
    if (clause.head >= p.tokens.last) break;
    if (!clause.in_quote && clause.tense == Tense::past) return true;
  }
  return false;
}

// Parts of one split quotation are one: the first one holds all pieces.
void QuotationFinder::merge(Context& c) const {
  auto& all = c.reading.quotations;
  std::size_t head = 0;
  for (std::size_t q = 1; q < all.size(); ++q) {
    const Quotation& last = all[q - 1];
    Quotation& here = all[q];
    if (!last.continued) head = q - 1;
    if (!here.speech || here.attribution == kNone || !last.speech ||
        last.attribution != here.attribution ||
        c.reading.sentences[here.sentence].part != c.reading.sentences[last.sentence].part)
      continue;
    here.continued = true;
    all[head].pieces.push_back(here.pieces.front());
  }
}

void QuotationFinder::run(Context& context) const {
  Reading& reading = context.reading;
  std::vector<Paragraph> paragraphs;
  for (std::size_t s = 0; s < reading.sentences.size();) {
    Paragraph p;
    p.part = reading.sentences[s].part;
    p.tokens = reading.sentences[s].tokens;
    while (s < reading.sentences.size() && reading.sentences[s].part == p.part)
      p.tokens.last = reading.sentences[s++].tokens.last;
    p.first = reading.quotations.size();
    pair_marks(context, p);
    p.last = reading.quotations.size();
    paragraphs.push_back(p);
  }
  if (reading.quotations.empty()) return;
  for (const Paragraph& p : paragraphs) by_cue(context, p);
  // A text that quotes a named speaker somewhere is one in which whole sentences in marks are
  // somebody's.
  const bool quotes_speakers =
      std::any_of(reading.quotations.begin(), reading.quotations.end(), [&](const Quotation& q) {
        return q.speech && q.attribution != kNone &&
               reading.attributions[q.attribution].name != kNone;
      });
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& p = paragraphs[i];
    const Paragraph* before =
        i > 0 && paragraphs[i - 1].part + 1 == p.part ? &paragraphs[i - 1] : nullptr;
    if (p.first == p.last) continue;
    // Only a paragraph that tells can hold a speech that nobody introduces.
    const bool tells = !quotes_speakers &&
                       (narrated(context, p) ||
                        (before != nullptr && p.last - p.first == 1 && narrated(context, *before)));
    for (std::size_t k = p.first; k < p.last; ++k) {
      Quotation& q = reading.quotations[k];
      if (!q.speech && q.whole && prose(context, q)) {
        q.speech = quotes_speakers || presented(context, q) ||
                   (tells && first_person(context, q.pieces.front()));
      }
    }
    by_split(context, p);
    by_lead_in(context, p, before);
    by_credit_line(context, p);
    by_paragraph(context, p);
    by_paragraph_before(context, p, before);
    for (std::size_t k = p.first; k < p.last; ++k) {
      Quotation& q = reading.quotations[k];
      if (q.attribution != kNone && q.speaker == kNone)
        q.speaker = reading.attributions[q.attribution].name;
      q.credited |= q.attribution != kNone || q.speaker != kNone;
    }
  }
  by_repetition(context);
  merge(context);
  for (std::uint32_t q = 0; q < reading.quotations.size(); ++q) {
    const Quotation& quotation = reading.quotations[q];
    Mention mention;
    mention.kind = Kind::quotation;
    mention.tokens = quotation.tokens;
    mention.span = reading.span(quotation.tokens);
    mention.sentence = quotation.sentence;
    mention.detail = q;
    mention.in_quote = true;
    reading.mentions.push_back(std::move(mention));
  }
}

}  // namespace factlint
