// Mentions as JSON, one line a document: what `factlint mentions --jsonl` prints; the table is in
// cli/mentions.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/reading.hpp"

namespace factlint {

/// {"id", "mentions": [{"kind", "text", "start", "end", "bytes": [begin, end], "values": […]}]} and
/// a newline. start and end count code points of the document's text, bytes are bytes of it; both
/// ends are exclusive. Every accepted reading is one object in values:
///   number, ordinal, multiple  {value}, for an ordinal also {kind: "ordinal"}
///   money                      {value, unit, iso}: in the main unit (50 cents are 0.5 dollars)
///   percent, points            {value, unit}
///   quantity                   {value, unit}
///   bounds and ranges          also lo and hi, null where open; a range has no value
///   date, weekday              {kind: "date", value: "YYYY-MM-DD"}, with a time of day if stated
///   days that do not exist     {kind: "date", value: "not resolved"}
///   longer stretches           {kind: "daterange", start, end}: end exclusive, null where open
///   times of day               {kind: "time", value: "HH:MM:SS"}
///   duration                   {kind: "duration", value}: seconds;  age {value, unit: "year"}
/// Dates that nothing anchors, and names, have no values. `kinds` is empty for all.
std::string mentions_json(const Reading& reading, const Knowledge& knowledge, std::string_view id,
                          const std::vector<Kind>& kinds);

}  // namespace factlint
