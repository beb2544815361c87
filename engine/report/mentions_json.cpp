#include "engine/report/mentions_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace factlint {

namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(double x) {
  if (std::isnan(x) || std::isinf(x)) return nullptr;
  return x;
}

Json value_json(const Value& v, Kind kind, const Knowledge& knowledge) {
  Json out;
  const bool bounded = v.precision == Precision::range || v.precision == Precision::vague ||
                       v.precision == Precision::more_than || v.precision == Precision::at_least ||
                       v.precision == Precision::up_to || v.precision == Precision::less_than ||
                       v.precision == Precision::exact;
  if (kind == Kind::duration) out["kind"] = "duration";
  if (kind == Kind::ordinal) out["kind"] = "ordinal";
  const bool shown = v.has_point() || (kind == Kind::duration && !std::isnan(v.point));
  if (shown) out["value"] = v.point;
  if (!v.known() && v.unit != 0) out["value"] = nullptr;  // "the dollar": a unit, no number
  if (bounded && kind != Kind::duration && kind != Kind::ordinal) {
    out["lo"] = number_or_null(v.lo);
    out["hi"] = number_or_null(v.hi);
  }
  if (v.unit != 0 && v.unit < knowledge.units.size() && kind != Kind::duration) {
    const Unit& unit = knowledge.units[v.unit];
    out["unit"] = unit.name;
    if (!unit.iso.empty()) out["iso"] = unit.iso;
  }
  return out;
}

Json date_json(const DateRange& range, const DateDetail* detail) {
  Json out;
  if (range.single()) {
    out["kind"] = "date";
    std::string day = format_date(range);
    if (detail != nullptr && detail->clock) {
      const int s = detail->seconds;
      day += fmt::format(" {:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
      out["kind"] = "datetime";
    }
    out["value"] = day;
    return out;
  }
  out["kind"] = "daterange";
  const auto edge = [](Day day, Day open) {
    return day == open ? Json(nullptr) : Json(format_date(day_range(day)));
  };
  out["start"] = edge(range.first, kNoBegin);
  out["end"] = range.last == kNoEnd ? Json(nullptr) : edge(range.last + 1, kNoEnd);
  return out;
}

/// "from 5 to 6 p.m.", "this evening": a stretch of the day, on its day where that is known.
Json hours_json(const Mention& m) {
  const bool day = m.when.single();
  const auto edge = [&](double seconds) {
    if (!std::isfinite(seconds)) return Json(nullptr);
    const int s = static_cast<int>(seconds);
    const std::string clock = fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    return Json(day ? format_date(m.when) + " " + clock : clock);
  };
  Json out;
  out["kind"] = day ? "datetimerange" : "timerange";
  out["start"] = edge(m.value.lo);
  out["end"] = edge(m.value.hi);
  return out;
}

}  // namespace

std::string mentions_json(const Reading& reading, const Knowledge& knowledge, std::string_view id,
                          const std::vector<Kind>& kinds) {
  const std::string_view text = reading.document->text;
  Json mentions = Json::array();
  // Mentions come in the order of their first tokens; a sign inside a token may step back a little.
  std::uint32_t byte = 0;
  std::uint32_t point = 0;
  const auto points_at = [&](std::uint32_t target) {
    if (target < byte) byte = point = 0;
    for (; byte < target && byte < text.size(); ++byte) {
      if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80) ++point;
    }
    return point;
  };
  std::vector<const Mention*> order;
  for (const Mention& m : reading.mentions) {
    if (kinds.empty() || std::find(kinds.begin(), kinds.end(), m.kind) != kinds.end())
      order.push_back(&m);
  }
  std::stable_sort(order.begin(), order.end(), [](const Mention* a, const Mention* b) {
    return a->span.begin < b->span.begin;
  });
  for (const Mention* m : order) {
    const std::uint32_t start = points_at(m->span.begin);
    const std::uint32_t covered = [&] {
      std::uint32_t count = 0;
      for (std::uint32_t i = m->span.begin; i < m->span.end && i < text.size(); ++i) {
        count += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
      }
      return count;
    }();
    Json item;
    item["kind"] = kind_info(m->kind).name;
    item["text"] = text.substr(m->span.begin, m->span.size());
    item["start"] = start;
    item["end"] = start + covered;
    item["bytes"] = {m->span.begin, m->span.end};
    Json values = Json::array();
    const DateDetail* detail = nullptr;
    switch (m->kind) {
      case Kind::date:
      case Kind::weekday:
      case Kind::period:
      case Kind::clock:
        if (m->detail < reading.dates.size()) detail = &reading.dates[m->detail];
        if (m->when.known) values.push_back(date_json(m->when, detail));
        if (m->value.known()) values.push_back(hours_json(*m));
        if (detail != nullptr && m->kind == Kind::clock && detail->clock && !m->when.known) {
          const int s = detail->seconds;
          values.push_back(
              {{"kind", "time"},
               {"value", fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)}});
        }
        if (detail != nullptr &&
            (detail->impossible ||
             (m->kind == Kind::period && !m->when.known && detail->readings.empty() &&
              !detail->needs_anchor))) {  // "fiscal 2025": no calendar tells
          values.push_back({{"kind", "date"}, {"value", "not resolved"}});
        }
        if (detail != nullptr) {
          for (const DateRange& other : detail->readings) {
            if (other.known && !(other == m->when)) values.push_back(date_json(other, detail));
          }
        }
        break;
      default:
        if (m->value.known() || m->value.unit != 0)
          values.push_back(value_json(m->value, m->kind, knowledge));
        for (const Value& other : m->readings) {
          values.push_back(value_json(other, m->kind, knowledge));
        }
    }
    item["values"] = std::move(values);
    mentions.push_back(std::move(item));
  }
  Json line;
  line["id"] = id;
  line["mentions"] = std::move(mentions);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace factlint
