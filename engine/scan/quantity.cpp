#include "engine/scan/quantity.hpp"

namespace factlint {

Quantities::Quantities(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  unit_name_ = l.class_id("unit-name");
  weight_word_ = l.class_id("weight-word");
  scale_letter_ = l.class_id("scale-letter");
  dimension_adjective_ = l.class_id("dimension-adjective");
  preposition_ = l.class_id("preposition");
  stop_word_ = l.class_id("stop-word");
  common_verb_ = l.class_id("common-verb");
  head_stop_ = l.class_id("head-stop");
  plural_noun_ = l.class_id("plural-noun");
  article_ = l.class_id("article");
  times_ = l.class_id("multiple-times");
  auxiliary_ = l.class_id("auxiliary");
  length_word_ = l.class_id("length-word");
  foot_ = knowledge.unit("foot");
  inch_ = knowledge.unit("inch");
}

UnitHit Quantities::after(const Context& c, const NumberParse& n) const {
  UnitHit hit;
  hit.next = n.tokens.last;
  const Knowledge& k = c.knowledge;
  std::uint32_t at = n.tokens.last;
  if (!n.suffix.empty()) {
    // "50km/h" is three tokens: the unit runs on behind the slash.
    if (c.mark(at, '/') && !c.at(at).is(kSpaceBefore) && c.at(at + 1).is(kWord) &&
        !c.at(at + 1).is(kSpaceBefore)) {
      const std::string_view text = c.reading.document->text;
      const std::string_view joined = text.substr(n.end, c.at(at + 1).end - n.end);
      hit.unit = k.unit(joined);
      if (hit.unit != 0) {
        hit.next = at + 2;
        return hit;
      }
    }
    UnitId unit = k.unit(n.suffix);
    if (unit == 0) {
      const ClassValue* value = NumberParser::find(k.lexicon, n.suffix, unit_name_);
      if (value != nullptr) unit = k.unit(value->text);
    }
    // "25C" is 25 °C, "85F" 85 °F; "13F" and "777F" are names.
    if (unit == 0 && n.suffix.size() == 1) unit = k.unit("\xC2\xB0" + std::string(n.suffix));
    if (unit != 0 && k.units[unit].dimension == "temperature" && n.suffix.size() == 1) {
      // "220C (428F)": a bracket with the other scale is no name.
      const bool paired =
          c.mark(at, '(') || (n.tokens.first > 0 && c.mark(n.tokens.first - 1, '('));
      const double hottest = paired ? 999 : 150;
      // "14.7C/ per share" are cents.
      const bool degrees =
          !c.mark(at, '/') && n.value <= hottest && (n.suffix != "F" || n.value >= 20);
      if (!degrees || (n.grouped && n.ulp >= 1)) return hit;
    }
    if (unit != 0 && k.units[unit].dimension != "money") hit.unit = unit;
    return hit;
  }
  const Token& t = c.at(at);
  if (t.end == t.begin || t.is(kPartStart)) return hit;
  bool bracket = false;
  if (c.mark(at, '-') && !t.is(kSpaceBefore) && !c.at(at + 1).is(kSpaceBefore)) {
    ++at;
  } else if (t.end == t.begin + 1 &&
             std::string_view("([{<").find(c.text(at)[0]) != std::string_view::npos) {
    bracket = true;  // "20 (kg)"
    ++at;
  }
  if (c.mark(at, '"') && c.is(at + 1, dimension_adjective_)) {  // 10 " long
    hit.unit = inch_;
    hit.next = at + 1;
    return hit;
  }
  const std::uint32_t length = c.match(at, unit_name_);
  if (length == 0) {
    // "100 m" before a mark, a preposition or a dimension: one-letter symbols are words otherwise.
    const Token& symbol = c.at(at);
    if (!bracket && at == n.tokens.last && !n.words && symbol.is(kWord) && !symbol.is(kCapital) &&
        symbol.end == symbol.begin + 1) {
      const Token& behind = c.at(at + 1);
      const bool ends = behind.end == behind.begin || behind.is(kPunct | kDigits | kPartStart) ||
                        c.is(at + 1, preposition_) || c.is(at + 1, dimension_adjective_) ||
                        behind.end == behind.begin + 1;
      const UnitId unit = ends ? k.unit(c.text(at)) : UnitId{0};
      if (unit != 0 && k.units[unit].dimension != "money") {
        hit.unit = unit;
        hit.next = at + 1;
      }
    }
    return hit;
  }
  if (bracket) {
    // "45{kg)" is a slip of the pen: the closing bracket has to fit.
    const std::size_t kind = std::string_view("([{<").find(c.text(at - 1)[0]);
    if (!c.mark(at + length, std::string_view(")]}>")[kind])) return hit;
  }
  // "12 F-16s" are no degrees.
  if (length == 1 && c.at(at).is(kCapital) && c.at(at).end == c.at(at).begin + 1 &&
      (c.mark(at + 1, '-') || c.at(at + 1).is(kCapital)))
    return hit;
  const ClassValue* value = c.match_value(at, unit_name_);
  if (value == nullptr) return hit;
  hit.unit = k.unit(value->text);
  hit.next = at + length + (bracket ? 1 : 0);
  return hit;
}

double Quantities::inches_after(const Context& c, const NumberParser& parser, UnitId unit,
                                std::uint32_t& next) const {
  if (unit != foot_ || foot_ == 0 || inch_ == 0) return 0;
  std::uint32_t at = next;
  if (c.is(at, f_.and_)) ++at;
  if (!parser.candidate(c, at) || c.at(at).is(kPartStart)) return 0;
  auto n = parser.parse(c, at);
  if (!n || n->value >= 12 || n->value <= 0 || n->scaled || n->ordinal || n->tokens.first != at)
    return 0;
  const UnitHit hit = after(c, *n);
  if (hit.unit == inch_) {
    next = hit.next;
    return n->value / 12;
  }
  if (n->suffix.empty() && c.text(n->tokens.last) == c.knowledge.units[inch_].symbol) {
    next = n->tokens.last + 1;  // "5 ft 2 in"
    return n->value / 12;
  }
  // "five foot ten": inches without their name, where nothing is counted and no "and" stands.
  const std::uint32_t behind = n->tokens.last;
  if (n->suffix.empty() && at == next && !n->grouped && !n->fraction &&
      (c.part_end(behind) || (c.at(behind).is(kPunct) && !c.mark(behind, '-')))) {
    next = behind;
    return n->value / 12;
  }
  return 0;
}

bool Quantities::weighs(const Context& c, TokenRange around) const {
  const std::uint32_t from = around.first > 8 ? around.first - 8 : 0;
  for (std::uint32_t i = from; i < around.last + 6 && i < c.size(); ++i) {
    if (c.is(i, weight_word_)) return true;
  }
  return false;
}

double Quantities::letter_scale(const Context& c, const NumberParse& n, bool money) const {
  if (n.suffix.size() != 1) return 0;
  const ClassValue* scale = NumberParser::find(c.knowledge.lexicon, n.suffix, scale_letter_);
  if (scale == nullptr) return 0;
  if (money) return scale->number;
  // "3.5m customers" and "fell to 2.7m" count; "a 1.8m fence", "48m long" and "waves of 5m"
  // measure.
  const std::uint32_t next = n.tokens.last;
  const Token& t = c.at(next);
  if (c.is(next, dimension_adjective_)) return 0;
  const bool noun = t.end > t.begin && t.is(kWord) && !t.is(kPartStart) &&
                    !c.is(next, preposition_) && !c.is(next, stop_word_) && !c.is(next, head_stop_);
  if (noun) {
    return c.text(next).back() == 's' || c.is(next, plural_noun_) || scale->number > 1e6
               ? scale->number
               : 0;
  }
  if (scale->number > 1e6) return n.suffix[0] == 't' ? 0 : scale->number;
  return measures_length(c, n.tokens) ? 0 : scale->number;
}

/// Is there talk of length around the number: "tall", "waves", "sea level", "12 ft", "the 100m"?
bool Quantities::measures_length(const Context& c, TokenRange number) const {
  const bool opens = number.first == 0 || c.at(number.first).is(kPartStart);
  if (opens && (c.part_end(number.last) || c.is(number.last, auxiliary_))) return true;
  if (!opens && (c.is(number.first - 1, article_) || c.is(number.first - 1, times_))) return true;
  const std::uint32_t from = number.first > 10 ? number.first - 10 : 0;
  for (std::uint32_t i = from; i < number.last + 8 && i < c.size(); ++i) {
    if (number.contains(i)) continue;
    if (c.at(i).is(kMixed)) {  // "100t and 48m"
      const std::string_view word = c.text(i);
      const UnitId unit = c.knowledge.unit(word.substr(parse_digits(word).used));
      const std::string& dimension = c.knowledge.units[unit].dimension;
      if (c.text(i).back() != 'm' && (dimension == "length" || dimension == "mass")) return true;
    }
    if (c.is(i, length_word_) || c.is(i, dimension_adjective_)) return true;
    const ClassValue* unit = c.at(i).word == 0 ? nullptr : c.match_value(i, unit_name_);
    if (unit != nullptr && c.knowledge.units[c.knowledge.unit(unit->text)].dimension == "length")
      return true;
  }
  return false;
}

}  // namespace factlint
