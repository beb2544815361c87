#include "engine/report/view.hpp"

#include <algorithm>

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

bool fails_at(const Report& report, Level level) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
    return finding.outcome == Outcome::conflict && finding.level <= level;
  });
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

LineColumn utf16_place(const Source& source, const LineIndex& lines, std::uint32_t offset) {
  LineColumn place = lines.utf16_at(offset);
  const bool mark = source.bytes.starts_with("\xEF\xBB\xBF");
  if (mark && place.line == 1 && place.column > 1) --place.column;
  return place;
}

}  // namespace factlint
