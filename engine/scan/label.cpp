#include "engine/scan/label.hpp"

#include <algorithm>
#include <cmath>

namespace factlint {

namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

Labels::Labels(const Knowledge& knowledge) {
  const Lexicon& l = knowledge.lexicon;
  range_to_ = l.class_id("number-range-to");
  label_ = l.class_id("number-label");
  street_ = l.class_id("street-word");
  one_before_ = l.class_id("pronoun-one-before");
  one_after_ = l.class_id("pronoun-one-after");
  stop_word_ = l.class_id("stop-word");
  preposition_ = l.class_id("preposition");
  cardinal_ = l.class_id("number-cardinal");
  scale_ = l.class_id("scale");
}

/// Runs of digits glued by hyphens, slashes or full stops that are no range or fraction: phone
/// numbers, ISO dates, part numbers ("SCP-173", "1-222-2222"). `next` is set behind the run.
bool Labels::identifier(const Context& c, std::uint32_t i, std::uint32_t& next) const {
  const auto glued = [&](std::uint32_t k) {
    const Token& t = c.at(k);
    return t.end > t.begin && !t.is(kSpaceBefore) && k > 0;
  };
  const auto joint = [&](std::uint32_t k) {
    return glued(k) && (c.mark(k, '-') || c.mark(k, '/') || c.mark(k, '.') || c.mark(k, ':') ||
                        c.mark(k, '_') || c.mark(k, '#'));
  };
  // Left: a name and a hyphen ("COVID-19", "F-35"), or a sign of an identifier ("#5", "/2024").
  bool named = false;
  if (i > 0 && glued(i)) {
    const std::uint32_t mark = i - 1;
    if (c.mark(mark, '-') && glued(mark) && mark > 0) {
      const Token& before = c.at(mark - 1);
      named = (before.is(kWord) &&
               (before.is(kCapital) || c.at(i).is(kMixed) || before.end - before.begin <= 4)) ||
              (before.is(kMixed) && letter(c.text(mark - 1)[0]));
      if (c.is(mark - 1, cardinal_) || c.is(mark - 1, scale_)) named = false;
      if (before.is(kWord) && !before.is(kCapital) && c.is(mark - 1, stop_word_)) named = false;
    } else if (c.mark(mark, '#') || c.mark(mark, '_') || c.mark(mark, '@')) {
      named = true;
    } else if (c.mark(mark, '/') && glued(mark)) {
      named = true;
    } else if (c.mark(mark, '.') && !glued(mark) == false && mark > 0 &&
               c.at(mark - 1).is(kMixed)) {
      named = true;  // v2.1
    }
  }
  std::uint32_t k = i + 1;
  int parts = 1;
  if (i > 0 && glued(i) && c.mark(i - 1, '+') && c.at(k).is(kDigits)) {  // "+44 20 7946 0958"
    while (c.at(k).is(kDigits) && !c.at(k).is(kPartStart)) ++k;
    next = k;
    return true;
  }
  while (joint(k) && glued(k + 1) && c.at(k + 1).is(kDigits | kMixed)) {
    if (c.mark(k, '.') && parts == 1 && c.at(i).is(kDigits)) return false;
    ++parts;
    k += 2;
  }
  if (parts >= 3) named = true;
  if (!named) return false;
  next = k;
  return true;
}

std::uint32_t Labels::score(const Context& c, const Amount& a) const {
  const auto glued = [&](std::uint32_t i) { return !c.at(i).is(kSpaceBefore); };
  const std::uint32_t dash = a.tokens.last;
  const bool hyphen = (c.mark(dash, '-') || c.text(dash) == "\xE2\x80\x93") && glued(dash);
  const bool ratio = (c.mark(dash, ':') || c.mark(dash, '\'')) && glued(dash) &&
                     c.at(dash + 1).is(kDigits) && glued(dash + 1);
  if (a.kind == Kind::number && ratio) return dash + 2;  // "3:1", "5'10"
  if (a.kind != Kind::number || !hyphen || !glued(dash + 1) || a.number.words || a.number.grouped)
    return 0;
  if (c.at(dash + 1).is(kDigits)) return dash + 2;
  const bool to = c.is(dash + 1, range_to_) && c.mark(dash + 2, '-') && glued(dash + 2) &&
                  c.at(dash + 3).is(kDigits) && glued(dash + 3);
  return to ? dash + 4 : 0;
}

/// "one" that stands for a noun: "no one", "one of", "the right one".
bool Labels::pronoun_one(const Context& c, const Amount& a) const {
  const NumberParse& n = a.number;
  if (a.kind != Kind::number || n.value != 1 || !n.words || n.tokens.size() != 1 ||
      a.tokens != n.tokens)
    return false;
  const std::uint32_t i = n.tokens.first;
  const Token& next = c.at(i + 1);
  if (!c.at(i).is(kPartStart) && i > 0 && c.is(i - 1, one_before_)) {
    return next.end == next.begin || !next.is(kWord) || !c.is(i - 1, one_before_) ||
           c.is(i + 1, stop_word_) || c.is(i + 1, preposition_) || c.is(i + 1, one_after_);
  }
  if (c.is(i + 1, one_after_)) return true;
  // "as one", "Which one do you prefer?"
  return next.end != next.begin && !next.is(kPartStart) && i > 0 &&
         !c.at(i).is(kPartStart | kSentenceStart) && (next.is(kPunct) || c.is(i + 1, stop_word_)) &&
         !c.mark(i + 1, '-');
}

/// Digits that name or number a thing: "page 3", "Boeing 747", "1600 Elm Street", a bare year, "1."
/// before a list entry, "[4]".
bool Labels::label(const Context& c, const Amount& a, std::uint32_t head, const Bounds& bounds,
                   const HeadFinder& heads) const {
  const NumberParse& n = a.number;
  if (a.kind != Kind::number || n.scaled || a.tokens.first != n.tokens.first) return false;
  const std::uint32_t first = n.tokens.first;
  const std::uint32_t last = n.tokens.last;
  const bool digits = !n.words && !n.fraction;
  const bool led = first > 0 && !c.at(first).is(kPartStart);
  if (digits && c.at(first).is(kPartStart) && last < c.size() && !c.at(last).is(kPartStart) &&
      !c.at(last).is(kSpaceBefore) && (c.mark(last, '.') || c.mark(last, ')')) &&
      last + 1 < c.size() && !c.at(last + 1).is(kPartStart))
    return true;
  if (digits && led && c.mark(first - 1, '[') && c.mark(last, ']')) return true;
  if (digits && !n.grouped && n.tokens.size() == 1) {
    // Years that no date took: "the 2008 crash", "2026 budget".
    const bool year = n.value >= 1800 && n.value < 2100 && c.text(first).size() == 4;
    if (year && !(head != kNone && std::fmod(n.value, 100) == 0 && c.at(head).begin > 0) &&
        !bounds.before(c, first).found() && n.value != 2000)
      return true;
    for (std::uint32_t i = last; i < last + 4; ++i) {
      if (!c.at(i).is(kCapital) || c.at(i).is(kPartStart)) break;
      if (i > last && c.match(i, street_) == 1) return true;
    }
  }
  if (!led) return false;
  const std::uint32_t before =
      c.mark(first - 1, '.') && first > 1 && !c.at(first - 1).is(kSpaceBefore) ? first - 2
                                                                               : first - 1;
  const Token& b = c.at(before);
  if (!b.is(kWord | kMixed) || n.grouped) return false;
  const bool counted = head != kNone && heads.plural_form(c, head);
  if (c.match(before, label_) == 1 && (before != first - 1 || before == first - 1)) {
    if (before != first - 1 && !b.is(kCapital) && c.text(before).size() > 4) return false;
    if (n.words && !b.is(kCapital)) return false;
    return b.is(kCapital) || !counted;
  }
  if (before != first - 1 || !digits) return false;
  const std::string_view word = c.text(before);
  const bool camel =
      std::any_of(word.begin(), word.end(), [](char x) { return x >= 'A' && x <= 'Z'; });
  const bool name = camel && !c.is(before, stop_word_) && !c.is(before, preposition_) &&
                    bounds.before(c, first).tokens.empty();
  if (!name) return false;
  if (b.is(kSentenceStart)) return !counted && head == kNone;
  const bool placed = before > 0 && c.is(before - 1, preposition_);
  return !(counted && placed);
}

}  // namespace factlint
