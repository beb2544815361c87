#include "engine/scan/unit_word.hpp"

#include <algorithm>

namespace factlint {

UnitWords::UnitWords(const Knowledge& knowledge) {
  const Lexicon& l = knowledge.lexicon;
  percent_word_ = l.class_id("percent-word");
  points_word_ = l.class_id("points-word");
  currency_ = l.class_id("currency-name");
  currency_weak_ = l.class_id("currency-weak");
  unit_name_ = l.class_id("unit-name");
  the_ = l.class_id("word-the");
  percent_ = knowledge.unit("percent");
  ClassSet starts;
  for (const ClassId id : {percent_word_, currency_, unit_name_}) {
    if (id != 0) starts.set(id);
  }
  starts_ = AnyOf(l, starts);
}

Mention UnitWords::read(const Context& c, std::uint32_t i) const {
  Mention m;
  const Token& t = c.at(i);
  const auto take = [&](Kind kind, UnitId unit, std::uint32_t tokens) {
    m.kind = kind;
    m.value.unit = unit;
    m.tokens = {i, i + tokens};
  };
  if (const std::uint32_t n = c.match(i, percent_word_); n != 0) {
    const bool word = t.is(kWord) && t.end - t.begin > 3;
    const bool sign = i > 0 && c.is(i - 1, the_);  // "the % of growth"
    if (c.match(i, points_word_) == 0 && (word || sign)) take(Kind::percent, percent_, n);
    return m;
  }
  if (!t.is(kWord)) return m;
  if (const std::uint32_t n = c.match(i, currency_); n != 0) {
    // "Dollar General" is a shop, a "yen" and a "real" are words.
    const bool name = t.is(kCapital) && !t.is(kAllCaps | kSentenceStart);
    const ClassValue* value = c.match_value(i, currency_);
    if (!name && value != nullptr && !(n == 1 && c.is(i, currency_weak_)))
      take(Kind::money, c.knowledge.unit(value->text), n);
    return m;
  }
  if (const std::uint32_t n = c.match(i, unit_name_); n != 0) {
    const ClassValue* value = c.match_value(i, unit_name_);
    const UnitId unit = value == nullptr ? UnitId{0} : c.knowledge.unit(value->text);
    const bool scale = c.at(i + n - 1).end - c.at(i + n - 1).begin > 5;  // "Celsius", no "C"
    if (scale && c.knowledge.units[unit].dimension == "temperature") take(Kind::quantity, unit, n);
  }
  return m;
}

}  // namespace factlint
