#include "engine/document/manifest.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/document/bytes.hpp"
#include "engine/document/frontmatter.hpp"

namespace factlint {

namespace {

Span span_of(const YAML::Node& node, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const int pos = node.Mark().pos;
  const auto begin = pos < 0 ? 0U : std::min(static_cast<std::uint32_t>(pos), size);
  const auto end = static_cast<std::uint32_t>(
      std::min<std::size_t>(std::min(bytes.find('\n', begin), bytes.size()),
                            begin + (node.IsScalar() ? node.Scalar().size() : 1)));
  return {begin, std::max(begin, end)};
}

}  // namespace

Manifests::Entries Manifests::read(const std::string& path, std::vector<Issue>& issues) const {
  auto source = std::make_shared<Source>();
  source->path = path;
  const auto report = [&](Span at, std::string message, std::string help, Issue::Level level) {
    issues.push_back({source, path, at, std::move(message), std::move(help), level});
  };
  std::string fault;
  std::optional<std::string> bytes =
      read_bytes(path, std::min<std::uint64_t>(max_bytes_, 4U << 20), fault);
  if (bytes) fault = text_fault(*bytes);
  if (!fault.empty()) {
    report({}, "the manifest " + fault, {}, Issue::Level::error);
    return {};
  }
  source->bytes = std::move(*bytes);
  Entries entries;
  std::set<std::string> seen;
  const auto entry = [&](const std::string& file, const YAML::Node& key, const YAML::Node& value) {
    if (!seen.insert(file).second) {
      report(span_of(key, source->bytes), fmt::format("`{}` is given twice", file),
             "the first entry counts", Issue::Level::error);
      return;
    }
    if (!value.IsMap()) {
      report(span_of(key, source->bytes), fmt::format("`{}` has no mapping", file),
             "write {title: …, source: …, published: 2026-01-29}", Issue::Level::error);
      return;
    }
    std::error_code missing;
    if (!std::filesystem::exists(std::filesystem::path(path).parent_path() / file, missing)) {
      report(span_of(key, source->bytes), fmt::format("there is no file `{}` here", file), {},
             Issue::Level::warning);
    }
    Entry& row = entries[file];
    for (const auto& field : value) {
      const std::string name = field.first.IsScalar() ? field.first.Scalar() : std::string();
      const std::string text = field.second.IsScalar() ? field.second.Scalar() : std::string();
      if (name == "title") {
        row.title = text;
      } else if (name == "source" || name == "publisher") {
        row.publisher = text;
      } else if (name == "author") {
        row.author = text;
      } else if (name == "url") {
        row.url = text;
      } else if (name == "published" || name == "date") {
        row.published = read_date_value(text, words_);
        if (!row.published.known) {
          report(span_of(field.second, source->bytes), fmt::format("`{}` is not a date", text),
                 "write it as 2026-01-29", Issue::Level::error);
        }
      } else if (name != "file") {
        report(span_of(field.first, source->bytes), fmt::format("unknown key `{}`", name),
               "an entry has title, source, published, author, url", Issue::Level::error);
      }
    }
  };
  const auto all = [&](const YAML::Node& node, const auto& self) -> void {
    if (node.IsSequence()) {
      for (const auto& item : node) {
        const bool named = item.IsMap() && item["file"] && item["file"].IsScalar();
        if (named) entry(item["file"].Scalar(), item["file"], item);
      }
    } else if (node.IsMap()) {
      for (const auto& item : node) {
        if (!item.first.IsScalar()) continue;
        const std::string& name = item.first.Scalar();
        if (name == "documents" || name == "files") {
          self(item.second, self);
        } else {
          entry(name, item.first, item.second);
        }
      }
    } else if (!node.IsNull()) {
      report({}, "the manifest is no mapping of files",
             "write `name.txt: {title: …, source: …, published: 2026-01-29}`", Issue::Level::error);
    }
  };
  try {
    all(YAML::Load(source->bytes), all);
  } catch (const YAML::Exception& bad) {
    const int pos = bad.mark.is_null() ? 0 : std::max(bad.mark.pos, 0);
    const auto at =
        std::min(static_cast<std::uint32_t>(pos), static_cast<std::uint32_t>(source->bytes.size()));
    report({at, at}, fmt::format("the manifest is no YAML: {}", bad.msg), {}, Issue::Level::error);
  }
  return entries;
}

const Manifests::Entries& Manifests::folder(const std::string& path, std::vector<Issue>& issues) {
  const auto known = folders_.find(path);
  if (known != folders_.end()) return known->second;
  const std::string file = path.empty() ? "manifest.yaml" : path + "/manifest.yaml";
  std::error_code fault;
  const bool exists = std::filesystem::is_regular_file(file, fault);
  return folders_.emplace(path, exists ? read(file, issues) : Entries{}).first->second;
}

void Manifests::apply(Document& document, std::vector<Issue>& issues) {
  const std::string& path = document.source->path;
  if (path == "-") return;
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const Entries& entries = folder(slash == std::string::npos ? "" : path.substr(0, slash), issues);
  const auto found = entries.find(name);
  if (found == entries.end()) return;
  const Entry& entry = found->second;
  DocumentMeta& meta = document.meta;
  if (meta.title.empty()) meta.title = entry.title;
  if (meta.publisher.empty()) meta.publisher = entry.publisher;
  if (meta.author.empty()) meta.author = entry.author;
  if (meta.url.empty()) meta.url = entry.url;
  if (entry.published.known && (!meta.published.known || meta.published_from == "dateline")) {
    meta.published = entry.published;
    meta.published_from = "manifest";
  }
}

}  // namespace factlint
