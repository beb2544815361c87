#include "engine/rule/functions.hpp"

#include <algorithm>

namespace factlint {

namespace {

using enum Type;

constexpr Parameter kOfficeWhen[] = {{"office", text}, {"when", date}};
constexpr Parameter kDate[] = {{"date", date}};
constexpr Parameter kFromTo[] = {{"from", date}, {"to", date}};
constexpr Parameter kBornAt[] = {{"born", date}, {"at", date}};
constexpr Parameter kValue[] = {{"value", value}};
constexpr Parameter kValueDigits[] = {{"value", value}, {"digits", value}};
constexpr Parameter kValues[] = {{"value", value}, {"other", value}};
constexpr Parameter kText[] = {{"text", text}};
constexpr Parameter kTextPart[] = {{"text", text}, {"part", text}};
constexpr Parameter kTexts[] = {{"text", text}, {"other", text}};
constexpr Parameter kTextPattern[] = {{"text", text}, {"pattern", text}};
constexpr Parameter kName[] = {{"name", text}};
constexpr Parameter kItems[] = {{"item", item}, {"other", item}};

constexpr FunctionInfo kFunctions[] = {
    {Function::holder, "holder", kOfficeWhen, 2, false, text,
     "who held the office on that day, by the tables; unknown if they do not say"},
    {Function::sure_holder, "sure_holder", kOfficeWhen, 2, false, boolean,
     "whether the tables are sure of who held the office then and in the months around"},
    {Function::weekday, "weekday", kDate, 1, false, text, "the day of the week: Monday"},
    {Function::days, "days", kFromTo, 2, false, value, "days from the one date to the other"},
    {Function::age, "age", kBornAt, 2, false, value,
     "full years from a birth to a day; two readings where the birth is known by its year only"},
    {Function::year, "year", kDate, 1, false, value, "the year, if the date lies in one"},
    {Function::month, "month", kDate, 1, false, value, "the month, 1 to 12, if it lies in one"},
    {Function::abs, "abs", kValue, 1, false, value, "without its sign"},
    {Function::round, "round", kValueDigits, 1, false, value,
     "rounded to that many decimals, else to a whole number"},
    {Function::min, "min", kValues, 2, true, value, "the smallest"},
    {Function::max, "max", kValues, 2, true, value, "the largest"},
    {Function::lower, "lower", kText, 1, false, text, "in small letters"},
    {Function::words, "words", kText, 1, false, value, "number of words"},
    {Function::contains, "contains", kTextPart, 2, false, boolean,
     "whether the words of the part stand in the text, in their order"},
    {Function::distance, "distance", kTexts, 2, false, value,
     "letters that are wrong, missing, added or swapped"},
    {Function::matches, "matches", kTextPattern, 2, false, boolean,
     "whether the pattern is found in the text"},
    {Function::table, "table", kName, 1, false, item, "a reference table; its columns are fields"},
    {Function::same_event, "same_event", kItems, 2, false, boolean,
     "whether both are said of one event, by time, names and predicate"},
    {Function::same_subject, "same_subject", kItems, 2, false, boolean,
     "whether both are said of one person or thing"},
    {Function::same_measure, "same_measure", kItems, 2, false, boolean,
     "whether both measure one thing, at one time and in one scope"},
    {Function::similar_measure, "similar_measure", kItems, 2, false, boolean,
     "whether both may measure one thing, or estimate it"},
    {Function::share_differs, "share_differs", kItems, 2, false, boolean,
     "a share and a part of a whole of the same things that give another one"},
    {Function::headline_measure, "headline_measure", kItems, 2, false, boolean,
     "a headline's number that fits none of the text, and its rival there"},
    {Function::headline_change, "headline_change", kItems, 2, false, boolean,
     "a headline's multiple, and the percentage by which the text has the same thing change"},
    {Function::same_words, "same_words", kItems, 2, false, boolean,
     "whether two quotations give the same words, altered or not"},
    {Function::same_wording, "same_wording", kItems, 2, false, boolean,
     "whether two quotations of the same words are unaltered"},
    {Function::near_name, "near_name", kItems, 2, false, boolean,
     "whether two spellings look like one person's name"},
    {Function::headline_complete, "headline_complete", kItems, 2, false, boolean,
     "a headline that says all of what the text gives a part of, and that part"},
    {Function::headline_ahead, "headline_ahead", kItems, 2, false, boolean,
     "a headline that tells as past what the text says is to come"},
    {Function::headline_owner, "headline_owner", kItems, 2, false, boolean,
     "a headline that eases one party's restrictions, and a text that has another's in the way"},
    {Function::headline_denied, "headline_denied", kItems, 2, false, boolean,
     "a headline at a stage that its own text says has not come"},
    {Function::met_and_not, "met_and_not", kItems, 2, false, boolean,
     "talks with a government's senior officials, and a denial that they were met"},
    {Function::widened, "widened", kItems, 2, false, boolean,
     "a quantity for more kinds of buyers than those that another document names for it"},
    {Function::denies, "denies", kItems, 2, false, boolean,
     "the first says that something happened, the second that the same did not"},
    {Function::opposes, "opposes", kItems, 2, false, boolean,
     "whether both tell of one event with opposite verbs"},
    {Function::stage_denied, "stage_denied", kItems, 2, false, boolean,
     "the first takes a stage for granted that the second says has not come"},
    {Function::stage_excluded, "stage_excluded", kItems, 2, false, boolean,
     "whether both put one person or thing at stages that exclude each other"},
    {Function::decided_ahead, "decided_ahead", kItems, 2, false, boolean,
     "a body that has decided, and a later day on which it decides"},
    {Function::whole_broken, "whole_broken", kItems, 2, false, boolean,
     "something told of all, and a part of them of which it is not so"},
    {Function::effect_denied, "effect_denied", kItems, 2, false, boolean,
     "an effect that the first has found and the second has not"},
    {Function::not_met_since, "not_met_since", kItems, 2, false, boolean,
     "a meeting of two sides, and a time without one around it"},
    {Function::paraphrased, "paraphrased", kItems, 2, false, boolean,
     "a quotation and a statement that gives its words without marks"},
    {Function::named_elsewhere, "named_elsewhere", kItems, 2, false, boolean,
     "a group whose names are kept back, and a name that another document gives for it"},
};

constexpr std::string_view kPlaces[] = {"headline",    "byline",  "dateline",  "body",
                                        "heading",     "caption", "list_item", "table_cell",
                                        "block_quote", "document"};
constexpr std::string_view kAcross[] = {"documents", "sources"};
constexpr std::string_view kWithin[] = {"document", "source"};

}  // namespace

std::span<const FunctionInfo> all_functions() {
  return kFunctions;
}

const FunctionInfo* find_function(std::string_view name) {
  for (const FunctionInfo& info : kFunctions) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

std::span<const std::string_view> place_names() {
  return kPlaces;
}

bool is_place(std::string_view name) {
  return std::find(std::begin(kPlaces), std::end(kPlaces), name) != std::end(kPlaces);
}

std::span<const std::string_view> across_scopes() {
  return kAcross;
}
std::span<const std::string_view> within_scopes() {
  return kWithin;
}

}  // namespace factlint
