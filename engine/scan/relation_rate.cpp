#include "engine/scan/relation_rate.hpp"

#include <algorithm>
#include <array>

namespace factlint {

// "€24 a line", "262 a tonne", "£12 each", "7 lira on each loaf"; not "€84 a month".
RateFinder::Each RateFinder::each(const RelationFrame& f, const Mention& m) const {
  const Context& c = f.context;
  const std::uint32_t ends[2] = {m.tokens.last, RelationFrame::behind(m)};
  for (std::uint32_t at : ends) {
    if (at >= f.tokens.last) continue;
    const std::uint32_t alone = c.match(at, f.words.each_alone);
    const std::uint32_t length = c.match(at, f.words.each);
    const std::uint32_t noun = at + std::max(length, alone);
    const bool named = noun < f.tokens.last && c.at(noun).is(kWord) &&
                       !c.is(noun, f.words.preposition) && !c.is(noun, f.words.and_word) &&
                       !c.is(noun, f.words.determiner) && !c.is(noun, f.words.auxiliary);
    if (length != 0 && named && alone != 1 && length >= alone) {
      if (c.is(noun, f.words.time_unit)) return {};
      return {true, c.lemma(noun)};
    }
    if (alone != 0) return {true, 0};
  }
  return {};
}

// "four lines", "26,850 tonnes" against the noun of the price.
bool RateFinder::counts(const RelationFrame& f, const Mention& m, std::uint64_t noun) const {
  if (m.kind == Kind::number) return noun == 0 ? m.head != kNone : f.head(m) == noun;
  if (m.kind != Kind::quantity || noun == 0) return false;
  return hash_folded(f.context.knowledge.units[m.value.unit].name) == noun;
}

bool RateFinder::linked(const RelationFrame& f, const Mention& m) const {
  return f.preceded(m, f.words.product_link) ||
         f.context.match(RelationFrame::behind(m), f.words.total) != 0;
}

bool RateFinder::emit(RelationFrame& f, const Mention& price, const Mention& count,
                      const Mention& total) const {
  if (price.kind != total.kind || price.value.unit != total.value.unit) return false;
  if (price.kind == Kind::percent || price.kind == Kind::multiple) return false;
  if (price.kind == Kind::number && (f.head(price) == 0 || f.head(price) != f.head(total))) {
    return false;
  }
  const Value a = operand(f, price);
  const Value b = operand(f, count);
  if (!a.has_point() || !b.has_point() || !total.value.has_point()) return false;
  const Value product = times(a, b, total.value.unit);
  const double ratio = product.point / total.value.point;
  // Joined by "or", a slip of thousands is a slip; elsewhere a total that far off is another one.
  const bool sure = f.preceded(total, f.words.or_word) || f.preceded(price, f.words.or_word);
  const double far = sure ? 2000 : 5;
  if (!(ratio * far > 1 && ratio < far)) return false;
  f.emit(Kind::product_of, total.tokens, {operand(f, total), price.value, count.value, product},
         {price.tokens, count.tokens});
  return true;
}

bool RateFinder::window(RelationFrame& f, std::size_t i) const {
  std::array<std::size_t, 3> order{i, i + 1, i + 2};
  if (f.parted({f.at(i).tokens.last, f.at(i + 2).tokens.first})) return false;
  do {
    const Mention& price = f.at(order[0]);
    const Mention& count = f.at(order[1]);
    const Mention& total = f.at(order[2]);
    Each unit = each(f, price);
    if (!unit.found && f.preceded(count, f.words.each_of)) unit.found = true;
    if (!unit.found || !counts(f, count, unit.noun)) continue;
    if (const Each other = each(f, total); other.found && other.noun == unit.noun) continue;
    if (!linked(f, total) && !(order[0] > order[2] && linked(f, price))) continue;
    if (!emit(f, price, count, total)) continue;
    for (std::size_t k : order) f.used[k] = true;
    return true;
  } while (std::next_permutation(order.begin(), order.end()));
  return false;
}

// "£40 an hour for six hours, or £240": the price of an hour, how many of them, and the total.
bool RateFinder::over_time(RelationFrame& f, std::size_t i) const {
  const Context& c = f.context;
  const Mention& price = f.at(i);
  const Mention& total = f.at(i + 1);
  if (price.kind != Kind::money || total.kind != Kind::money || !linked(f, total)) return false;
  const std::uint32_t each = c.match(price.tokens.last, f.words.each);
  const std::uint32_t unit_at = price.tokens.last + each;
  if (each == 0 || c.match(unit_at, f.words.time_unit) != 1) return false;
  const ClassValue* unit = c.match_value(unit_at, f.words.time_unit);
  if (unit == nullptr || unit->number <= 0) return false;
  // "a day for six days", "an hour over 12 hours".
  const std::uint32_t link = unit_at + 1;
  if (c.match(link, f.words.over_word) == 0) return false;
  const std::size_t at = c.first_mention(link + 1);
  if (at >= c.reading.mentions.size()) return false;
  const Mention& length = c.reading.mentions[at];
  if (length.kind != Kind::duration ||
      length.tokens.first != link + c.match(link, f.words.over_word))
    return false;
  if (!length.value.has_point() || c.lemma(length.tokens.last - 1) != c.lemma(unit_at))
    return false;
  // "or €50 with the card": another price.
  const std::uint32_t behind = total.tokens.last;
  if (!c.at(behind).is(kPunct) && c.match(behind, f.words.total) == 0) return false;
  if (total.tokens.first > length.tokens.last + 6 || f.parted(f.between(length, total)))
    return false;
  const Value times_told = scaled(length.value, 1 / unit->number, 0);
  const Value product = times(operand(f, price), times_told, total.value.unit);
  if (price.value.unit != total.value.unit || !product.has_point()) return false;
  const double ratio = product.point / total.value.point;
  if (!(ratio > 0.2 && ratio < 5)) return false;
  f.emit(Kind::product_of, total.tokens, {operand(f, total), price.value, length.value, product},
         {price.tokens, length.tokens});
  f.used[i] = f.used[i + 1] = true;
  return true;
}

void RateFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i + 1 < f.size(); ++i) {
    if (!f.free(i) || !f.free(i + 1)) continue;
    if (i + 2 < f.size() && f.free(i + 2) && window(f, i)) continue;
    if (over_time(f, i)) continue;
    // "US$80 a tonne, or about US$2m": the tonnes stand in the sentence before.
    const Each unit = each(f, f.at(i));
    if (!unit.found || unit.noun == 0 || f.before == nullptr) continue;
    const TokenRange gap = f.between(f.at(i), f.at(i + 1));
    if (gap.size() > 6 || f.context.text(f.at(i + 1).tokens.first - 1) != "or") continue;
    const Mention* count = nullptr;
    std::size_t found = 0;
    for (std::size_t k = 0; k < f.before->size(); ++k) {
      if (!counts(f, f.before->at(k), unit.noun)) continue;
      count = &f.before->at(k);
      ++found;
    }
    if (found == 1 && emit(f, f.at(i), *count, f.at(i + 1))) f.used[i] = f.used[i + 1] = true;
  }
}

}  // namespace factlint
