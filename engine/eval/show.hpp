// Values, dates, names and items as messages print them; message.hpp puts them into a rule's text.
#pragma once

#include <string>

#include "engine/eval/corpus.hpp"
#include "engine/model/record.hpp"

namespace factlint {

/// "$25,000", "800 hectares", "2026-01-28", "Ruth Castell", an item as written; "unknown".
std::string show(const Corpus& corpus, const Datum& datum);
std::string show(const Knowledge& knowledge, const Value& value);
/// The same with its interval where that is wider than a point: "$25,000 ($21,111 to $30,000)".
std::string show_interval(const Knowledge& knowledge, const Value& value);

}  // namespace factlint
