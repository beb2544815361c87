#include "engine/scan/relation_offer.hpp"

#include <memory>

namespace factlint {

namespace {

constexpr std::uint32_t kShareWords = 6;

}  // namespace

// "0.25 of a new Harl share and €3.00 in cash", "two shares and $5 in cash": side by side.
OfferFinder::Terms OfferFinder::terms(const RelationFrame& f) const {
  const Context& c = f.context;
  for (std::size_t i = 0; i + 1 < f.size(); ++i) {
    const Mention& n = f.at(i);
    const Mention& cash = f.at(i + 1);
    if (n.kind != Kind::number || cash.kind != Kind::money || !n.value.has_point()) continue;
    if (c.match(cash.tokens.last, f.words.in_cash) == 0 || f.between(n, cash).size() > 8) continue;
    bool share = false;
    for (std::uint32_t k = n.tokens.last;
         k < std::min(n.tokens.last + kShareWords, cash.tokens.first); ++k) {
      share |= c.is(k, f.words.share_noun);
    }
    if (share && f.joined(f.between(n, cash))) return {&n, &cash, &f};
  }
  return {};
}

void OfferFinder::run(RelationFrame& f) const {
  if (f.size() < 2) return;
  Terms offer = terms(f);
  if (offer.shares == nullptr && f.before != nullptr) offer = terms(*f.before);
  if (offer.shares == nullptr) return;
  const Context& c = f.context;
  const Mention* price = nullptr;
  const Mention* worth = nullptr;
  for (std::size_t i = 0; i < f.size() && worth == nullptr; ++i) {
    const Mention& m = f.at(i);
    if (m.kind != Kind::money || &m == offer.cash || m.value.unit != offer.cash->value.unit)
      continue;
    bool priced = false;
    bool valued = false;
    for (std::uint32_t k = m.tokens.first; k-- > f.tokens.first && k + 4 > m.tokens.first;) {
      if (c.at(k).is(kPunct)) break;
      priced |= c.is(k, f.words.price_noun);
      valued |= c.match(k, f.words.worth) != 0;
    }
    // "Worth €13 a share": of each of them, not of the whole firm.
    const std::uint32_t each = c.match(m.tokens.last, f.words.each);
    if (valued && each != 0 && c.is(m.tokens.last + each, f.words.share_noun)) {
      worth = &m;
    } else if (price != nullptr || !priced) {
      return;  // two prices, or a sum of something else
    } else {
      price = &m;
    }
  }
  if (price == nullptr || worth == nullptr) return;
  const UnitId unit = worth->value.unit;
  const Value shares = times(operand(*offer.where, *offer.shares), operand(f, *price), unit);
  const Value sum = plus(shares, operand(*offer.where, *offer.cash), unit);
  auto parts = std::make_shared<DatumList>();
  parts->push_back(Datum{shares});
  parts->push_back(Datum{offer.cash->value});
  f.emit(Kind::sum, worth->tokens,
         {operand(f, *worth), sum, Datum{std::shared_ptr<const DatumList>(std::move(parts))},
          Value::exactly(0, unit)},
         {offer.shares->tokens, offer.cash->tokens, price->tokens});
}

}  // namespace factlint
