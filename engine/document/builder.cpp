#include "engine/document/builder.hpp"

namespace factlint {

namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

Span trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    if (is_space(text[span.begin])) {
      ++span.begin;
    } else if (span.size() >= 2 && text.substr(span.begin, 2) == "\xC2\xA0") {
      span.begin += 2;
    } else {
      break;
    }
  }
  while (span.begin < span.end) {
    if (is_space(text[span.end - 1])) {
      --span.end;
    } else if (span.size() >= 2 && text.substr(span.end - 2, 2) == "\xC2\xA0") {
      span.end -= 2;
    } else {
      break;
    }
  }
  return span;
}

void TextBuilder::add_run(std::uint32_t source, std::uint32_t length, std::uint32_t source_length) {
  const auto at = static_cast<std::uint32_t>(document_.text.size());
  std::vector<OffsetRun>& runs = document_.runs;
  if (length == source_length && !runs.empty()) {
    OffsetRun& last = runs.back();
    if (last.length == last.source_length && last.text + last.length == at &&
        last.source + last.length == source) {
      last.length += length;
      last.source_length += length;
      return;
    }
  }
  runs.push_back({at, source, length, source_length});
}

void TextBuilder::copy(std::uint32_t first, std::uint32_t last, bool collapse) {
  if (!open_ || last <= first) return;
  if (!collapse) {
    add_run(first, last - first, last - first);
    document_.text.append(bytes_.substr(first, last - first));
    return;
  }
  std::uint32_t plain = first;
  std::uint32_t at = first;
  while (at < last) {
    if (!is_space(bytes_[at])) {
      ++at;
      continue;
    }
    const std::uint32_t space = at;
    bool breaks = false;
    while (at < last && is_space(bytes_[at])) breaks |= bytes_[at++] == '\n';
    if (!breaks) continue;
    copy(plain, space);
    replace(" ", {space, at});
    plain = at;
  }
  copy(plain, last);
}

void TextBuilder::replace(std::string_view text, Span source) {
  if (!open_ || text.empty()) return;
  add_run(source.begin, static_cast<std::uint32_t>(text.size()), source.size());
  document_.text.append(text);
}

Part* TextBuilder::end(PartKind kind) {
  if (!open_) return nullptr;
  open_ = false;
  const auto last = static_cast<std::uint32_t>(document_.text.size());
  const Span span = trim(document_.text, {start_, last});
  if (span.empty()) return nullptr;
  document_.text += '\n';
  document_.parts.push_back({kind, span, 0, 0, 0});
  return &document_.parts.back();
}

}  // namespace factlint
