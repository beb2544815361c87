#include "engine/document/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/document/bytes.hpp"
#include "engine/document/html.hpp"
#include "engine/document/manifest.hpp"
#include "engine/document/markdown.hpp"
#include "engine/document/paths.hpp"
#include "engine/document/plain.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

// Offsets are 32 bits wide.
constexpr std::uint64_t kMostBytes = 0xFFFFFFF0ULL;

// Standard input has no name to tell its format by.
Format sniff(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::string start;
  for (const char c : bytes.substr(0, 32)) start += fold_ascii(c);
  if (start.rfind("<!doctype html", 0) == 0 || start.rfind("<html", 0) == 0) return Format::html;
  return start.rfind("---\n", 0) == 0 || start.rfind("---\r\n", 0) == 0 ? Format::markdown
                                                                        : Format::text;
}

void note_empty(const Document& document, std::vector<Issue>& issues) {
  if (!document.parts.empty()) return;
  Issue issue;
  issue.source = document.source;
  issue.path = document.source->path;
  issue.message = document.source->bytes.empty() ? "the file is empty" : "the file has no text";
  issue.help = "nothing is checked in it";
  issue.level = Issue::Level::warning;
  issues.push_back(std::move(issue));
}

void date_by_option(DocumentMeta& meta, const DateRange& published) {
  if (meta.published.known || !published.known) return;
  meta.published = published;
  meta.published_from = "--published";
}

}  // namespace

Format format_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return Format::text;
  std::string extension;
  for (const char c : path.substr(dot + 1)) extension += fold_ascii(c);
  if (extension == "md" || extension == "markdown") return Format::markdown;
  if (extension == "html" || extension == "htm" || extension == "xhtml") return Format::html;
  return Format::text;
}

std::shared_ptr<Document> make_document(std::shared_ptr<const Source> source, Format format,
                                        const DocumentWords& words, std::vector<Issue>* issues) {
  auto document = std::make_shared<Document>();
  document->source = std::move(source);
  switch (format) {
    case Format::text:
      read_plain(*document, words);
      break;
    case Format::markdown:
      read_markdown(*document, words, issues);
      break;
    case Format::html:
      read_html(*document, words);
      break;
  }
  return document;
}

std::shared_ptr<Document> make_document(std::string_view text, std::string_view title,
                                        std::string_view published, const DocumentWords& words,
                                        std::string path) {
  auto source = std::make_shared<Source>();
  source->path = std::move(path);
  if (!title.empty()) source->bytes = fmt::format("{}\n\n", title);
  source->bytes += text;
  auto document = std::make_shared<Document>();
  document->source = std::move(source);
  read_plain(*document, words, title.empty() ? 0 : 1);
  if (const auto date = parse_iso_date(published); date && !published.empty()) {
    document->meta.published = *date;
    document->meta.published_from = "--published";
  }
  return document;
}

LoadedDocuments load_documents(const std::vector<std::string>& paths, const LoadOptions& options,
                               const DocumentWords& words) {
  LoadedDocuments loaded;
  DateRange published;
  if (!options.published.empty()) {
    if (const auto date = parse_iso_date(options.published)) {
      published = *date;
    } else {
      loaded.errors.push_back(
          {"--published",
           fmt::format("`{}` is not a date; write it as 2026-01-29", options.published)});
    }
  }
  const std::uint64_t max_bytes = std::min(options.max_bytes, kMostBytes);
  Manifests manifests(words, max_bytes);
  for (const std::string& path : expand_paths(paths, loaded.errors)) {
    std::string message;
    std::optional<std::string> bytes = read_bytes(path, max_bytes, message);
    if (bytes) message = text_fault(*bytes);
    if (!bytes || !message.empty()) {
      loaded.errors.push_back({path, message});
      continue;
    }
    auto source = std::make_shared<Source>();
    source->path = path;
    source->bytes = std::move(*bytes);
    const Format format = path == "-" ? sniff(source->bytes) : format_of(path);
    const auto document = make_document(std::move(source), format, words, &loaded.issues);
    note_empty(*document, loaded.issues);
    manifests.apply(*document, loaded.issues);
    date_by_option(document->meta, published);
    // A report with nothing but its dateline was published by the agency that the dateline names.
    if (document->meta.publisher.empty()) document->meta.publisher = document->meta.agency;
    loaded.documents.push_back(document);
  }
  std::sort(loaded.errors.begin(), loaded.errors.end(),
            [](const InputError& a, const InputError& b) {
              return std::tie(a.path, a.message) < std::tie(b.path, b.message);
            });
  sort_issues(loaded.issues);
  return loaded;
}

}  // namespace factlint
