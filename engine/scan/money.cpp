#include "engine/scan/money.hpp"

namespace factlint {

Money::Money(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  name_ = l.class_id("currency-name");
  sign_ = l.class_id("currency-sign");
  weak_ = l.class_id("currency-weak");
  scale_ = l.class_id("scale");
  preposition_ = l.class_id("preposition");
  if (const Table* table = knowledge.table("currencies")) {
    for (const Table::Row& row : table->rows) {
      const UnitId unit = knowledge.unit(table->cell(row, "name"));
      for (const std::string& word : table->list(row, "cents")) {
        if (!word.empty() && word.find(' ') == std::string::npos)
          cents_.try_emplace(hash_folded(word), unit);
      }
    }
  }
}

UnitId Money::unit_of(const Context& c, const ClassValue* value) const {
  return value == nullptr ? UnitId{0} : c.knowledge.unit(value->text);
}

std::uint32_t Money::sign_before(const Context& c, std::uint32_t first, UnitHit& hit) const {
  std::uint32_t best = 0;
  for (std::uint32_t n = 1; n <= 4 && n <= first; ++n) {
    const std::uint32_t at = first - n;
    if (c.match(at, sign_) == n) {
      // "10 € 20": the sign belongs to the number it touches.
      best = n;
      hit.unit = unit_of(c, c.match_value(at, sign_));
    }
    if (c.at(at).is(kPartStart)) break;
  }
  if (best == 0) {
    // "MAUD 60": millions, as analysts write.
    const std::string_view word = first > 0 ? c.text(first - 1) : std::string_view();
    if (word.size() == 4 && word[0] == 'M' && c.at(first - 1).is(kAllCaps)) {
      const UnitId unit = c.knowledge.unit(word.substr(1));
      if (unit != 0 && c.knowledge.units[unit].dimension == "money") {
        hit.unit = unit;
        hit.factor = 1e6;
        best = 1;
      }
    }
  }
  // "dollar 22.5 million": a currency's name before a large sum; "of the dollar 2 million" is none.
  if (hit.unit == 0 && first > 0 && !c.at(first).is(kPartStart) && c.is(first - 1, name_) &&
      c.at(first).is(kDigits) && c.is(first + 1, scale_) && !c.at(first - 1).is(kPartStart) &&
      first > 1 && c.is(first - 2, preposition_)) {
    hit.unit = unit_of(c, c.match_value(first - 1, name_));
    best = hit.unit == 0 ? 0 : 1;
  }
  return hit.unit == 0 ? 0 : best;
}

UnitHit Money::after(const Context& c, const NumberParse& n) const {
  UnitHit hit;
  hit.next = n.tokens.last;
  const auto& units = c.knowledge.units;
  if (!n.suffix.empty()) {
    if (n.suffix.size() == 1) {  // 50p, 17c; 30C are degrees
      if (n.suffix[0] >= 'A' && n.suffix[0] <= 'Z') return hit;
      const auto cents = cents_.find(hash_folded(n.suffix));
      if (cents != cents_.end()) {
        hit.unit = cents->second;
        hit.factor = 0.01;
      }
      return hit;
    }
    const UnitId unit = unit_of(c, NumberParser::find(c.knowledge.lexicon, n.suffix, name_));
    if (unit != 0 && units[unit].dimension == "money") hit.unit = unit;
    return hit;
  }
  std::uint32_t at = n.tokens.last;
  const Token& t = c.at(at);
  if (t.end == t.begin || t.is(kPartStart)) return hit;
  if (c.mark(at, '-') && !t.is(kSpaceBefore) && !c.at(at + 1).is(kSpaceBefore)) ++at;
  if (const std::uint32_t length = c.match(at, name_)) {
    if (length == 1 && c.is(at, weak_) && n.value < 1000) return hit;
    hit.unit = unit_of(c, c.match_value(at, name_));
    if (hit.unit == 0) return hit;
    hit.next = at + length;
    // "75 USD million"
    if (const ClassValue* scale = c.knowledge.lexicon.value(c.at(hit.next).word, scale_);
        scale != nullptr && scale->number >= 1000 && !n.scaled) {
      hit.factor = scale->number;
      ++hit.next;
    }
    return hit;
  }
  if (c.at(at).is(kWord | kSymbol)) {
    const auto cents = cents_.find(c.at(at).hash);
    if (cents != cents_.end() && c.at(at).end - c.at(at).begin > 1) {
      hit.unit = cents->second;
      hit.factor = 0.01;
      hit.next = at + 1;
      return hit;
    }
  }
  if (at == n.tokens.last && t.is(kSymbol | kWord)) {
    const std::uint32_t length = c.match(at, sign_);
    const bool symbol = t.is(kSymbol) || t.is(kNonAscii);
    // "10 $ 30 $", "10 € 20": a sign with space on both sides is that of the number before it.
    const bool apart = t.is(kSpaceBefore) && c.at(at + 1).is(kSpaceBefore);
    if (length == 1 && symbol && (apart || !c.at(at + 1).is(kDigits | kMixed))) {
      hit.unit = unit_of(c, c.match_value(at, sign_));
      hit.next = at + 1;
      return hit;
    }
    const std::string_view word = c.text(at);
    if (word.size() == 4 && word[0] == 'M' && t.is(kAllCaps)) {  // 30 MUSD
      const UnitId unit = c.knowledge.unit(word.substr(1));
      if (unit != 0 && units[unit].dimension == "money") {
        hit.unit = unit;
        hit.factor = 1e6;
        hit.next = at + 1;
      }
    }
  }
  return hit;
}

double Money::cents_after(const Context& c, const NumberParser& parser, std::uint32_t& next) const {
  std::uint32_t at = next;
  const bool joined = c.is(at, f_.and_);
  if (joined) ++at;
  if (!parser.candidate(c, at) || c.at(at).is(kPartStart)) return 0;
  const auto n = parser.parse(c, at);
  if (!n || n->value >= 100 || n->value < 1 || n->scaled || n->grouped || n->fraction ||
      n->ordinal || !n->suffix.empty() || n->tokens.first != at)
    return 0;
  const std::uint32_t behind = n->tokens.last;
  const auto cents = cents_.find(c.at(behind).hash);
  if (cents != cents_.end() && c.at(behind).end - c.at(behind).begin > 1) {
    next = behind + 1;
    return n->value / 100;
  }
  // "15 dollars 50." ends there; "15 dollars and 50 people" does not.
  const Token& after = c.at(behind);
  if (after.end == after.begin || after.is(kPartStart) || c.mark(behind, '.')) {
    next = behind;
    return n->value / 100;
  }
  return 0;
}

}  // namespace factlint
