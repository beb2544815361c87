#include "engine/report/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/snippet.hpp"

namespace factlint {

Summary summarise(const Report& report) {
  Summary s;
  s.documents = report.documents.size();
  s.unread = report.input_errors.size();
  for (const Finding& finding : report.findings) {
    switch (finding.outcome) {
      case Outcome::conflict:
        ++s.conflicts[static_cast<std::size_t>(finding.level)];
        break;
      case Outcome::difference:
        ++s.differences;
        break;
      case Outcome::unresolved:
        ++s.unresolved;
        break;
      case Outcome::agreement:
        ++s.agreements;
        break;
    }
  }
  return s;
}

std::vector<const Finding*> ReportView::shown() const {
  std::vector<const Finding*> out;
  for (const Finding& finding : report.findings) {
    if (show.has(finding.outcome)) out.push_back(&finding);
  }
  return out;
}

std::vector<const Finding*> ReportView::fresh() const {
  std::vector<const Finding*> out = shown();
  std::erase_if(out,
                [&](const Finding* finding) { return novelty(*finding) == Novelty::unchanged; });
  return out;
}

std::optional<Novelty> ReportView::novelty(const Finding& finding) const {
  if (baseline == nullptr) return std::nullopt;
  return baseline->novelty[static_cast<std::size_t>(&finding - report.findings.data())];
}

std::string_view to_string(Novelty novelty) {
  switch (novelty) {
    case Novelty::added:
      return "new";
    case Novelty::worse:
      return "worse";
    case Novelty::unchanged:
      return "unchanged";
  }
  return "new";
}

bool ReportView::fails(const Finding& finding) const {
  return fail_on && novelty(finding) != Novelty::unchanged &&
         finding.outcome == Outcome::conflict && finding.level <= *fail_on;
}

bool ReportView::fails() const {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const Finding& finding) { return fails(finding); });
}

const LineIndex& Lines::of(const Source& source) {
  return indexes_.try_emplace(&source, source.bytes).first->second;
}

SourcePlace place_of_side(const Side& side) {
  const Document& document = *side.document;
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const std::uint32_t begin = std::min(side.span.begin, size);
  const std::uint32_t end = std::clamp(side.span.end, begin, size);
  return {document.source.get(), document.to_source({begin, end}),
          std::string_view(document.text).substr(begin, end - begin)};
}

SidePlace lines_of_side(const Side& side, Lines& lines) {
  const SourcePlace place = place_of_side(side);
  const LineIndex& index = lines.of(*place.source);
  return {place.source->path, place_of(place.source->bytes, index, place.bytes.begin),
          place_of(place.source->bytes, index, place.bytes.end)};
}

const Side* first_side(const Finding& finding) {
  const auto it = std::find_if(finding.sides.begin(), finding.sides.end(),
                               [](const Side& side) { return side.document != nullptr; });
  return it == finding.sides.end() ? nullptr : &*it;
}

std::string message_with_sides(const Finding& finding, Lines& lines) {
  const Side* first = first_side(finding);
  std::string others;
  for (const Side& side : finding.sides) {
    if (&side == first || side.document == nullptr) continue;
    const SidePlace at = lines_of_side(side, lines);
    others += fmt::format("{}{}:{}:{}", others.empty() ? "" : "; ", at.path, at.begin.line,
                          at.begin.column);
    if (!side.note.empty()) others += ": " + side.note;
  }
  return others.empty() ? finding.message : fmt::format("{} ({})", finding.message, others);
}

LineColumn utf16_place(const Source& source, const LineIndex& lines, std::uint32_t offset) {
  LineColumn place = lines.utf16_at(offset);
  const bool mark = source.bytes.starts_with("\xEF\xBB\xBF");
  if (mark && place.line == 1 && place.column > 1) --place.column;
  return place;
}

}  // namespace factlint
