#include "engine/scan/garble.hpp"

#include <algorithm>
#include <iterator>

#include "engine/scan/garble_site.hpp"

namespace factlint {

namespace {

constexpr std::size_t kShortest = 3;       // letters of a word that runs into another
constexpr std::size_t kLongest = 8;        // the longest word of never-joined
constexpr std::size_t kOther = 4;          // letters of the other word
constexpr std::uint32_t kSpacedMarks = 6;  // a text with more " ." than this spaces all its marks

bool small(char c) {
  return c >= 'a' && c <= 'z';
}

bool all_small(std::string_view word) {
  return std::all_of(word.begin(), word.end(), small);
}

std::size_t pair_of(std::string_view two) {
  return static_cast<std::size_t>(two[0] - 'a') * 26 + static_cast<std::size_t>(two[1] - 'a');
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

const WordList* list_of(const Knowledge& knowledge, std::string_view name) {
  const auto hit = knowledge.word_lists.find(name);
  return hit == knowledge.word_lists.end() ? nullptr : &hit->second;
}

}  // namespace

GarbleFinder::GarbleFinder(const Knowledge& knowledge)
    : leaks_(knowledge),
      common_(list_of(knowledge, "common")),
      rare_(list_of(knowledge, "rare")),
      never_joined_(knowledge.lexicon.class_id("never-joined")),
      joined_before_(knowledge.lexicon.class_id("joined-before")),
      never_last_(knowledge.lexicon.class_id("never-last")),
      cut_before_(knowledge.lexicon.class_id("cut-before")),
      may_double_(knowledge.lexicon.class_id("may-double")),
      may_double_inside_(knowledge.lexicon.class_id("may-double-inside")),
      sentence_starter_(knowledge.lexicon.class_id("sentence-starter")),
      reporting_(knowledge.lexicon.class_id("reporting-verb")),
      subordinator_(knowledge.lexicon.class_id("subordinator")),
      conjunction_(knowledge.lexicon.class_id("conjunction")),
      stop_word_(knowledge.lexicon.class_id("stop-word")) {
  const Lexicon& lexicon = knowledge.lexicon;
  for (std::uint32_t w = 1; w < lexicon.word_count(); ++w) {
    const std::string_view word = lexicon.text(lexicon.word(w));
    if (word.size() < kShortest || !all_small(word)) continue;
    // Names run into words of speech as well: "Reuterssaid".
    if (!lexicon.is(w, never_joined_) && !lexicon.is(w, reporting_)) continue;
    if (lexicon.is(w, never_joined_)) starts_[pair_of(word)] = true;
    ends_[pair_of(std::string_view(word).substr(word.size() - 2))] = true;
  }
}

bool GarbleFinder::common(std::string_view word) const {
  return common_ != nullptr && common_->contains(word);
}

bool GarbleFinder::known(std::string_view word) const {
  return common(word) || (rare_ != nullptr && rare_->contains(word));
}

bool GarbleFinder::entity_name(const Context& c, std::string_view word) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  const std::uint64_t hash = hash_folded(word);
  if (!lexicon.word(lexicon.find(hash)).starts_phrase) return false;
  const std::uint32_t node = lexicon.child(0, hash);
  if (node == 0) return false;
  const auto& ends = lexicon.ends(node);
  return std::any_of(ends.begin(), ends.end(), [&](const PhraseEnd& end) {
    return end.cls == 0 && end.entity != 0 && end.spelling == word;
  });
}

/// "them alleging" for "themalleging"; empty if it is a word, or no two.
std::string GarbleFinder::split(const Context& c, std::string_view word, bool starts) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  const auto joins = [&](std::string_view part, ClassId cls) {
    return lexicon.is(lexicon.find(hash_folded(part)), cls);
  };
  for (std::size_t n = kShortest; n <= kLongest && n + 2 <= word.size(); ++n) {
    const std::string_view head = word.substr(0, n);
    const std::string_view tail = word.substr(word.size() - n);
    const std::string_view behind = word.substr(n);
    const std::string_view before = word.substr(0, word.size() - n);
    std::string found;
    if (joins(tail, never_joined_) && joins(before, joined_before_)) {
      found = std::string(before) + " " + std::string(tail);
    } else if (!starts && behind.size() >= kOther && joins(head, never_joined_) && common(behind)) {
      found = std::string(head) + " " + std::string(behind);
    } else if (!starts && before.size() >= kOther && joins(tail, never_joined_) && common(before)) {
      found = std::string(before) + " " + std::string(tail);
    }
    if (!found.empty()) return known(word) ? std::string() : found;
  }
  return {};
}

/// "Reuters the" for "Reutersthe", "the Reuters" for "theReuters".
std::string GarbleFinder::split_name(const Context& c, std::string_view word) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  const auto is = [&](std::string_view part, ClassId cls) {
    return lexicon.is(lexicon.find(hash_folded(part)), cls);
  };
  std::size_t tail_at = word.size();
  while (tail_at > 0 && small(word[tail_at - 1])) --tail_at;
  for (std::size_t n = kShortest; n <= kLongest && n + 2 <= word.size(); ++n) {
    if (word.size() - n < tail_at) break;
    const std::string_view name = word.substr(0, word.size() - n);
    const std::string_view tail = word.substr(word.size() - n);
    if (name[0] >= 'a') break;
    if ((is(tail, never_joined_) || (n >= kOther && is(tail, reporting_))) &&
        entity_name(c, name)) {
      return std::string(name) + " " + std::string(tail);
    }
  }
  // "theReuters", "chipsThe": a small word, then a capital.
  std::size_t capital = 0;
  while (capital < word.size() && small(word[capital])) ++capital;
  if (capital == 0 || capital >= word.size() || word[capital] < 'A' || word[capital] > 'Z')
    return {};
  const std::string_view head = word.substr(0, capital);
  const std::string_view rest = word.substr(capital);
  if ((is(head, never_joined_) || is(head, joined_before_)) && entity_name(c, rest)) {
    return std::string(head) + " " + std::string(rest);
  }
  return {};
}

void GarbleFinder::run_together(Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  const std::string_view word = c.text(i);
  if (word.size() < 5 || !small(word.back()) || !small(word[word.size() - 2])) return;
  const bool lower = small(word[0]) && small(word[1]);
  if (!(lower && starts_[pair_of(word.substr(0, 2))]) &&
      !ends_[pair_of(word.substr(word.size() - 2))]) {
    return;
  }
  // A part of a name, an address or a compound: "the-", "/there", "@them".
  const bool glued = !t.is(kSpaceBefore) && !t.is(kPartStart) && i > 0 &&
                     !is_any(c.text(i - 1), {"(", "\xE2\x80\x94", "\xE2\x80\x93"});
  if (glued) return;
  if (!c.at(i + 1).is(kSpaceBefore | kPartStart) &&
      !is_any(c.text(i + 1), {".", ",", ";", ":", ")", "!", "?", ""})) {
    return;
  }
  std::string hint;
  const auto inner = std::find_if(word.begin() + 1, word.end(), [](char x) { return !small(x); });
  if (lower && inner == word.end()) {
    hint = split(c, word, false);
  } else {
    hint = split_name(c, word);
    if (hint.empty() && t.is(kSentenceStart) && !lower && inner == word.end()) {
      std::string folded(word);
      folded[0] = fold_ascii(folded[0]);
      hint = split(c, folded, true);
      if (!hint.empty()) hint[0] = word[0];
    }
  }
  if (hint.empty() || mentioned(c, {i, i + 1})) return;
  add_garble(c, {i, i + 1}, "run together", std::move(hint));
}

/// "…bought the chips.The company": a full stop between a small word and a capital, no space.
void GarbleFinder::glued_sentences(Context& c, std::uint32_t i) const {
  const Token& next = c.at(i + 1);
  if (i == 0 || next.is(kSpaceBefore | kPartStart) || !next.is(kCapital) || next.is(kAllCaps))
    return;
  const Token& before = c.at(i - 1);
  if (!before.is(kWord) || c.at(i).is(kSpaceBefore) || !before.is(kSpaceBefore)) return;
  if (!c.is(i + 1, sentence_starter_) || !c.at(i + 2).is(kSpaceBefore) || !c.at(i + 2).is(kWord))
    return;
  const std::string_view word = c.text(i - 1);
  if (word.size() < kShortest || !all_small(word) || !common(word)) return;
  if (mentioned(c, {i - 1, i + 2})) return;
  add_garble(c, {i - 1, i + 2}, "run together",
             std::string(word) + ". " + std::string(c.text(i + 1)));
}

/// "chips for . ByteDance", "the head of the."
void GarbleFinder::cut_phrase(Context& c, std::uint32_t i, bool spaced_marks) const {
  if (i == 0 || c.at(i).is(kPartStart)) return;
  const Token& mark = c.at(i);
  const Token& next = c.at(i + 1);
  const bool ends_part = i + 1 >= c.size() || next.is(kPartStart);
  const bool stop = c.text(i) == ".";
  if (!ends_part && !next.is(kSpaceBefore)) return;  // .NET, .5, "...", domain names
  if (!c.at(i - 1).is(kWord) || c.text(i + 1) == c.text(i)) return;
  // One word in front of the gap is no phrase yet, and "- ." or "$ ." belong to code.
  if (i < 2 || !c.at(i - 2).is(kWord | kDigits | kMixed) || !c.same_sentence(i - 2, i - 1)) return;
  const bool gap = mark.is(kSpaceBefore) && !spaced_marks && c.is(i - 1, cut_before_);
  const bool starts_sentence = ends_part || next.is(kCapital);
  const bool end = stop && starts_sentence && !mark.is(kSpaceBefore) && c.is(i - 1, never_last_) &&
                   all_small(c.text(i - 1));
  if ((!gap && !end) || mentioned(c, {i - 1, i}) || mentioned(c, {i, i + 1})) return;
  std::uint32_t first = i - 2;
  if (first > 0 && !c.at(first).is(kSentenceStart)) --first;
  const std::uint32_t last = ends_part || !gap ? i + 1 : i + 2;
  add_garble(c, {first, last}, "cut phrase");
}

/// ", ,", ",," and ", ." in the middle of words.
void GarbleFinder::doubled_mark(Context& c, std::uint32_t i) const {
  const Token& second = c.at(i + 1);
  if (second.is(kPartStart) || i == 0) return;
  if (!second.is(kSpaceBefore) && !(c.mark(i + 1, ',') && c.at(i + 2).is(kSpaceBefore))) return;
  if (!c.mark(i + 1, ',') && !(c.mark(i + 1, '.') && c.at(i + 2).is(kSpaceBefore))) return;
  if (c.at(i).is(kSpaceBefore) || !c.at(i - 1).is(kWord) || !c.at(i + 2).is(kWord)) return;
  if (mentioned(c, {i, i + 2})) return;
  add_garble(c, {i - 1, i + 2}, "doubled mark");
}

void GarbleFinder::doubled_word(Context& c, std::uint32_t i) const {
  const Token& first = c.at(i);
  const Token& second = c.at(i + 1);
  if (first.hash != second.hash || !second.is(kSpaceBefore) || second.is(kPartStart)) return;
  if (!second.is(kWord) || second.is(kCapital) || second.is(kNonAscii)) return;
  if (first.is(kCapital) && !first.is(kSentenceStart)) return;
  const std::string_view word = c.text(i + 1);
  if (word.size() < 2 || !all_small(word) || c.is(i, may_double_)) return;
  const auto lone = [&](std::uint32_t k) {  // no part of "e-e" or "x.the"
    return c.at(k).is(kSpaceBefore | kPartStart) || c.at(k).is(kWord);
  };
  if (!first.is(kSpaceBefore | kPartStart) || !lone(i + 2)) {
    if (!c.at(i + 2).is(kPunct) || !first.is(kSpaceBefore)) return;
    if (is_any(c.text(i + 2), {"-", "/", "(", "=", "_"})) return;
  }
  if (c.at(i + 2).hash == first.hash || (i > 0 && c.at(i - 1).hash == first.hash)) return;
  if (c.is(i, may_double_inside_) && !first.is(kSentenceStart) && !c.is(i - 1, subordinator_) &&
      !c.is(i - 1, conjunction_)) {
    return;
  }
  // Words of content double only side by side, for columns of a table repeat them as well.
  const Span gap{first.end, second.begin};
  const bool apart = gap.size() != 1 || c.reading.document->text[gap.begin] == '\n';
  // "1 root root 63312": so do listings.
  const bool listing = (i > 0 && c.at(i - 1).is(kDigits | kMixed | kSymbol)) ||
                       c.at(i + 2).is(kDigits | kMixed | kSymbol);
  if ((apart || listing || first.is(kCapital)) && !c.is(i, stop_word_)) return;
  // What is in no list is a name, a foreign word or code ("fcitx fcitx").
  if (first.word == 0 && !common(word)) return;
  if (mentioned(c, {i, i + 2})) return;
  const std::uint32_t last = c.same_sentence(i, i + 2) ? i + 3 : i + 2;
  add_garble(c, {i, last}, "doubled word", std::string(c.text(i)));
}

/// "btechnological right. The chip …": a heading that ran into its paragraph and lost its sense.
void GarbleFinder::heading(Context& c, const Sentence& sentence) const {
  const TokenRange range = sentence.tokens;
  if (range.size() < 2 || range.size() > 4 || !c.at(range.first).is(kPartStart)) return;
  if (c.text(range.last - 1) != "." || range.last >= c.size() || c.at(range.last).is(kPartStart))
    return;
  for (std::uint32_t i = range.first; i + 1 < range.last; ++i) {
    const std::string_view word = c.text(i);
    if (!c.at(i).is(kWord)) return;
    if (word.size() < 6 || !all_small(word) || c.at(i).word != 0 || known(word)) continue;
    if (!common(word.substr(1)) || mentioned(c, {i, i + 1})) continue;
    add_garble(c, {range.first, range.last}, "garbled heading", std::string(word.substr(1)));
    return;
  }
}

void GarbleFinder::run(Context& c) const {
  leaks_.run(c);
  const std::uint32_t size = c.size();
  std::uint32_t spaced = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Token& t = c.tokens()[i];
    if (t.is(kPunct) && t.is(kSpaceBefore) && !t.is(kPartStart) && t.end - t.begin == 1 &&
        (c.mark(i, '.') || c.mark(i, ',')) && c.at(i + 1).is(kSpaceBefore)) {
      ++spaced;
    }
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    const Token& t = c.tokens()[i];
    if (t.is(kWord)) {
      if (t.word == 0 && !t.is(kAllCaps | kNonAscii)) run_together(c, i);
      if (i + 1 < size && t.hash == c.tokens()[i + 1].hash) doubled_word(c, i);
    } else if (t.is(kPunct) && t.end - t.begin == 1) {
      const char mark = c.reading.document->text[t.begin];
      if (mark == ',') {
        cut_phrase(c, i, spaced > kSpacedMarks);
        doubled_mark(c, i);
      } else if (mark == '.') {
        cut_phrase(c, i, spaced > kSpacedMarks);
        glued_sentences(c, i);
      }
    }
  }
  for (const Sentence& sentence : c.reading.sentences) {
    if (c.at(sentence.tokens.first).is(kPartStart)) heading(c, sentence);
  }
}

}  // namespace factlint
