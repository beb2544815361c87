#include "engine/scan/tokenize.hpp"

#include <algorithm>

#include "engine/model/words.hpp"
#include "engine/scan/quote_marks.hpp"

namespace factlint {

namespace {

// A paragraph of ten megabytes without a full stop is cut into stretches: all work inside one
// sentence stays small, whatever the text.
constexpr std::uint32_t kLongestSentence = 512;

// The token's words as the phrase trie sees them: ’ folded to '.
std::uint64_t token_hash(std::string_view text, bool non_ascii) {
  if (!non_ascii) return hash_folded(text);
  std::string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      folded += '\'';
      i += 2;
    } else {
      folded += text[i];
    }
  }
  return hash_folded(folded);
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

bool closes(std::string_view text) {
  return is_any(text, {"\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99", ")", "]", "\xC2\xBB"});
}

// Matches a phrase that has capitals in the lexicon against the text as written.
bool same_spelling(const Reading& reading, TokenRange range, std::string_view spelling) {
  const std::vector<std::string_view> parts = split_words(spelling);
  if (parts.size() != range.size()) return false;
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    const std::string_view word = reading.text(range.first + i);
    if (word == parts[i]) continue;
    // A name in capitals throughout ("NVIDIA" for "Nvidia") is the same name, if longer than
    // an abbreviation could be.
    if (word.size() < 4 || word.size() != parts[i].size()) return false;
    for (std::size_t k = 0; k < word.size(); ++k) {
      if (fold_ascii(word[k]) != fold_ascii(parts[i][k])) return false;
    }
    if (!reading.tokens[range.first + i].is(kAllCaps)) return false;
  }
  return true;
}

void find_phrases(Context& context) {
  Reading& reading = context.reading;
  const Lexicon& lexicon = context.knowledge.lexicon;
  for (std::uint32_t i = 0; i < context.size(); ++i) {
    if (!lexicon.word(reading.tokens[i].word).starts_phrase) continue;
    const std::size_t begin = reading.hits.size();
    std::uint32_t node = 0;
    for (std::uint32_t k = i; k < context.size() && k < i + 12; ++k) {
      if (k > i && reading.tokens[k].is(kPartStart)) break;
      node = lexicon.child(node, reading.tokens[k].hash);
      if (node == 0) break;
      for (const PhraseEnd& end : lexicon.ends(node)) {
        const TokenRange range{i, k + 1};
        if (end.as_written && !same_spelling(reading, range, end.spelling)) continue;
        reading.hits.push_back({range, end.cls, end.entity, end.value});
      }
    }
    if (reading.hits.size() == begin) continue;
    reading.tokens[i].hit = static_cast<std::uint32_t>(begin);
    if (reading.hits.size() == begin + 1) continue;
    std::stable_sort(
        reading.hits.begin() + static_cast<std::ptrdiff_t>(begin), reading.hits.end(),
        [](const PhraseHit& a, const PhraseHit& b) { return a.tokens.last > b.tokens.last; });
  }
}

}  // namespace

Tokenizer::Tokenizer(const Knowledge& knowledge)
    : abbreviation_(knowledge.lexicon.class_id("abbreviation")),
      sentence_starter_(knowledge.lexicon.class_id("sentence-starter")),
      reporting_verb_(knowledge.lexicon.class_id("reporting-verb")) {}

void Tokenizer::run(Context& context) const {
  Reading& reading = context.reading;
  const Document& document = *reading.document;
  const std::string_view text = document.text;
  const Lexicon& lexicon = context.knowledge.lexicon;
  reading.tokens.reserve(text.size() / 5 + 16);
  std::vector<std::uint32_t> part_of_token;

  for (std::uint32_t p = 0; p < document.parts.size(); ++p) {
    const Part& part = document.parts[p];
    if (part.kind == PartKind::boilerplate) continue;
    const std::string_view slice = text.substr(0, part.span.end);
    const auto first = static_cast<std::uint32_t>(reading.tokens.size());
    for (RawToken raw = next_token(slice, part.span.begin); raw.end > raw.begin;
         raw = next_token(slice, raw.end)) {
      Token token;
      token.begin = raw.begin;
      token.end = raw.end;
      token.shape = raw.shape;
      const std::string_view word = text.substr(raw.begin, raw.end - raw.begin);
      token.hash = token_hash(word, (raw.shape & kNonAscii) != 0);
      token.word = lexicon.find(token.hash);
      if (reading.tokens.size() == first) token.shape |= kPartStart | kSpaceBefore | kSentenceStart;
      reading.tokens.push_back(token);
    }

    const auto last = static_cast<std::uint32_t>(reading.tokens.size());
    for (const QuotedRange& range : pair_quote_marks(reading, {first, last})) {
      // ‘open’ and ‘closed’ are terms; single marks hold speech if a stop stands before the last.
      if (range.single && !reading.tokens[range.tokens.last - 2].is(kPunct)) continue;
      for (std::uint32_t i = range.tokens.first; i < range.tokens.last; ++i)
        reading.tokens[i].shape |= kInQuote;
    }

    // Sentences of this part.
    std::uint32_t start = first;
    const auto close = [&](std::uint32_t end) {
      if (end <= start) return;
      reading.tokens[start].shape |= kSentenceStart;
      reading.sentences.push_back({{start, end}, p, 0, 0});
      start = end;
    };
    for (std::uint32_t i = first; i < last; ++i) {
      if (i >= start + kLongestSentence) close(i);
      const char tail = text[reading.tokens[i].end - 1];
      if (tail != '.' && tail != '!' && tail != '?' && tail != '\xA6') continue;  // of "…"
      const std::string_view word = reading.text(i);
      bool ends = is_any(word, {".", "!", "?", "\xE2\x80\xA6", "..."});
      const bool initials = !ends && word.size() >= 4 && word.back() == '.';  // "p.m." may end one
      if (!ends && !initials) continue;
      std::uint32_t next = i + 1;
      while (next < last && closes(reading.text(next)) && !reading.tokens[next].is(kSpaceBefore))
        ++next;
      if (next >= last) continue;
      const Token& after = reading.tokens[next];
      if (!after.is(kSpaceBefore)) continue;
      const bool starts_like_one = after.is(kCapital | kDigits | kMixed | kInQuote) ||
                                   is_any(context.text(next), {"\xE2\x80\x98", "'", "("});
      if (initials) {
        if (lexicon.is(after.word, sentence_starter_) && after.is(kCapital)) close(next);
        continue;
      }
      if (!starts_like_one && word != "!" && word != "?") {
        // "for . ByteDance" has its break; "No. 5", "vs. them" have none.
        continue;
      }
      if (!starts_like_one) continue;
      if (word == "." && i > start) {
        const Token& before = reading.tokens[i - 1];
        const bool single_letter = before.end - before.begin == 1 && before.is(kCapital);
        const bool abbreviated =
            lexicon.is(before.word, abbreviation_) || context.match(i - 1, abbreviation_) != 0;
        if ((single_letter || abbreviated) && !reading.tokens[i].is(kSpaceBefore)) {
          if (!(lexicon.is(after.word, sentence_starter_) && after.is(kCapital)) || single_letter)
            continue;
          if (after.is(kDigits)) continue;
        }
      }
      if (word != "." && next > i + 1 && after.is(kWord) && !after.is(kCapital)) continue;
      close(next);
    }
    close(last);
  }
  find_phrases(context);
}

}  // namespace factlint
