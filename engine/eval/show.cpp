#include "engine/eval/show.hpp"

#include <fmt/format.h>

#include <cmath>

#include "engine/eval/fields.hpp"

namespace factlint {

namespace {

struct Affixes {
  std::string before;
  std::string after;
};

// "$5", "5%", "141 GB", "30,600 hectare": a currency's sign stands in front, a symbol behind.
Affixes affixes(const Knowledge& knowledge, UnitId id, bool one) {
  if (id == 0 || id >= knowledge.units.size()) return {};
  const Unit& unit = knowledge.units[id];
  if (unit.dimension == "money") {
    return unit.symbol.empty() ? Affixes{"", " " + unit.name} : Affixes{unit.symbol, ""};
  }
  if (unit.symbol == "%") return {"", "%"};
  if (unit.dimension == "time" || unit.dimension == "calendar months")
    return {"", " " + unit.name + (one ? "" : "s")};
  return {"", " " + (unit.symbol.empty() ? unit.name : unit.symbol)};
}

// A time in the largest of days, (half) hours and minutes that it is a whole number of: "15 days".
Value readable(const Knowledge& knowledge, const Value& v) {
  if (v.unit == 0 || v.unit >= knowledge.units.size() || !v.has_point()) return v;
  const Unit& own = knowledge.units[v.unit];
  if (own.dimension != "time") return v;
  for (const char* name : {"day", "hour", "minute"}) {
    const UnitId id = knowledge.unit(name);
    if (id == v.unit) break;
    if (id == 0) continue;
    const double scale = own.factor / knowledge.units[id].factor;
    // "3.5 hours" is read more easily than "210 minutes".
    const double step = std::string_view(name) == "hour" ? 0.5 : 1;
    if (std::fabs(v.point * scale) < 1 || std::fmod(v.point * scale, step) != 0) continue;
    Value out = v;
    out.point *= scale;
    out.lo *= scale;
    out.hi *= scale;
    out.ulp *= scale;
    out.unit = id;
    return out;
  }
  return v;
}

std::string number(const Affixes& a, double x) {
  return (x < 0 ? "-" : "") + a.before + format_number(std::fabs(x)) + a.after;
}

}  // namespace

std::string show(const Knowledge& knowledge, const Value& written) {
  if (!written.known()) return "unknown";
  const Value v = readable(knowledge, written);
  const Affixes a = affixes(knowledge, v.unit, v.point == 1);
  const auto worded = [&](const char* words) {
    return fmt::format("{} {}", words, number(a, v.point));
  };
  switch (v.precision) {
    case Precision::vague:
    case Precision::range:
      if (std::isnan(v.lo) || std::isinf(v.lo)) return "up to " + number(a, v.hi);
      if (std::isnan(v.hi) || std::isinf(v.hi)) return number(a, v.lo) + " or more";
      return number({a.before, ""}, v.lo) + " to " + number(a, v.hi);
    case Precision::about:
      return worded("about");
    case Precision::nearly:
      return worded("nearly");
    case Precision::just_over:
      return worded("just over");
    case Precision::more_than:
      return worded("more than");
    case Precision::at_least:
      return worded("at least");
    case Precision::up_to:
      return worded("up to");
    case Precision::less_than:
      return worded("less than");
    case Precision::exact:
    case Precision::written:
      break;
  }
  return number(a, v.point);
}

std::string show_interval(const Knowledge& knowledge, const Value& written) {
  const Value v = readable(knowledge, written);
  const std::string shown = show(knowledge, v);
  if (!v.has_point() || std::isnan(v.lo) || std::isnan(v.hi) || std::isinf(v.lo) ||
      std::isinf(v.hi) || v.hi - v.lo <= 1e-9 * std::fabs(v.point)) {
    return shown;
  }
  const Affixes a = affixes(knowledge, v.unit, false);
  return fmt::format("{} ({} to {})", shown, number({a.before, ""}, v.lo), number(a, v.hi));
}

std::string show(const Corpus& corpus, const Datum& datum) {
  if (const auto* flag = std::get_if<bool>(&datum)) return *flag ? "true" : "false";
  if (const auto* value = std::get_if<Value>(&datum)) return show(corpus.knowledge(), *value);
  if (const auto* date = std::get_if<DateRange>(&datum)) return format_date(*date);
  if (const auto* text = std::get_if<std::string>(&datum)) return *text;
  if (const auto* entity = std::get_if<EntityRef>(&datum)) return entity->name;
  if (const auto* item = std::get_if<ItemRef>(&datum)) {
    if (item->kind == Kind::document) return corpus.document(item->document).source->path;
    return show(corpus, field(corpus, *item, "text"));
  }
  if (const auto* list = std::get_if<std::shared_ptr<const DatumList>>(&datum)) {
    // Of a list that stands for "one of these", what is not known adds nothing to a message.
    std::string out;
    std::string previous;
    std::size_t shown = 0;
    for (const Datum& each : **list) {
      if (!each.known()) continue;
      const std::string text = show(corpus, each);
      if (text == previous) continue;
      if (shown++ > 0) out += " or ";
      out += text;
      previous = text;
      if (shown == 8) break;
    }
    return out.empty() ? "unknown" : out;
  }
  return "unknown";
}

}  // namespace factlint
