#include "engine/report/json_parts.hpp"

#include <nlohmann/json.hpp>

#include "engine/report/snippet.hpp"

namespace factlint {

using Json = nlohmann::ordered_json;

namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json side_json(const Side& side, Lines& lines) {
  const SourcePlace place = place_of_side(side);
  const LineIndex& index = lines.of(*place.source);
  const LineColumn begin = place_of(place.source->bytes, index, place.bytes.begin);
  const LineColumn end = place_of(place.source->bytes, index, place.bytes.end);
  return {{"path", place.source->path},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column},
          {"byte_offset", place.bytes.begin},
          {"byte_length", place.bytes.size()},
          {"quote", place.text},
          {"note", text_or_null(side.note)}};
}

}  // namespace

Json document_json(const Document& document) {
  const DocumentMeta& meta = document.meta;
  return {{"path", document.source->path},
          {"title", text_or_null(meta.title)},
          {"publisher", text_or_null(meta.publisher)},
          {"author", text_or_null(meta.author)},
          {"url", text_or_null(meta.url)},
          {"published", meta.published.known ? Json(format_date(meta.published)) : Json()},
          {"published_from", text_or_null(meta.published_from)},
          {"source", meta.is_source}};
}

Json finding_json(const ReportView& view, const Finding& finding, Lines& lines) {
  Json sides = Json::array();
  for (const Side& side : finding.sides) {
    if (side.document != nullptr) sides.push_back(side_json(side, lines));
  }
  Json out = {{"rule", finding.rule},
              {"category", finding.category},
              {"outcome", to_string(finding.outcome)},
              {"level", to_string(finding.level)},
              {"message", finding.message},
              {"fingerprint", finding.fingerprint},
              {"derivation", finding.derivation},
              {"suggest", text_or_null(finding.suggest)},
              {"sides", std::move(sides)}};
  if (const auto novelty = view.novelty(finding)) out["baseline"] = to_string(*novelty);
  return out;
}

Json issue_json(const Issue& issue, Lines& lines) {
  Json line;
  Json column;
  if (issue.source != nullptr) {
    const LineColumn at = place_of(issue.source->bytes, lines.of(*issue.source), issue.at.begin);
    line = at.line;
    column = at.column;
  }
  return {{"path", issue.path},
          {"level", issue.level == Issue::Level::error ? "error" : "warning"},
          {"message", issue.message},
          {"help", text_or_null(issue.help)},
          {"line", line},
          {"column", column}};
}

Json input_error_json(const InputError& error) {
  return {{"path", error.path}, {"message", error.message}};
}

Json summary_json(const Summary& s) {
  return {{"documents", s.documents},
          {"conflicts",
           {{"error", s.conflicts[0]}, {"warning", s.conflicts[1]}, {"note", s.conflicts[2]}}},
          {"differences", s.differences},
          {"unresolved", s.unresolved},
          {"agreements", s.agreements},
          {"unread", s.unread}};
}

Json tool_json(std::string_view version) {
  return {{"name", "factlint"}, {"version", version}};
}

}  // namespace factlint
