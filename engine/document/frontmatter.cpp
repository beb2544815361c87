#include "engine/document/frontmatter.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>

#include "engine/document/builder.hpp"
#include "engine/document/written_date.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kLongest = 64 * 1024;  // bytes of front matter

struct Block {
  std::uint32_t first = 0;  // the line behind the opening ---
  std::uint32_t last = 0;   // the closing ---
  std::uint32_t end = 0;    // the line behind it
};

std::string_view line_at(std::string_view bytes, std::uint32_t at, std::uint32_t& next) {
  const std::size_t newline = bytes.find('\n', at);
  const std::size_t end = std::min(newline, bytes.size());
  next = static_cast<std::uint32_t>(newline == std::string_view::npos ? end : end + 1);
  std::string_view line = bytes.substr(at, end - at);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  return line;
}

// Without a closing line the first --- is a ruler of the text.
Block find_block(std::string_view bytes) {
  Block block;
  std::uint32_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  if (line_at(bytes, at, at) != "---") return {};
  block.first = at;
  while (at < bytes.size() && at - block.first < kLongest) {
    block.last = at;
    const std::string_view line = line_at(bytes, at, at);
    if (line == "---" || line == "...") {
      block.end = at;
      return block;
    }
  }
  return {};
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '_' && c != '-' && c != ' ') out += fold_ascii(c);
  }
  return out;
}

enum class Key { none, title, publisher, author, url, published };

Key key_of(std::string_view name) {
  const std::string key = folded(name);
  const auto any = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), key) != names.end();
  };
  if (any({"title", "headline"})) return Key::title;
  if (any({"source", "publisher", "outlet", "publication", "site"})) return Key::publisher;
  if (any({"author", "authors", "byline"})) return Key::author;
  if (any({"url", "link", "canonical", "canonicalurl"})) return Key::url;
  if (any({"published", "date", "publishdate", "publishedat", "datepublished", "pubdate"})) {
    return Key::published;
  }
  return Key::none;
}

class Reader {
 public:
  Reader(const std::shared_ptr<const Source>& source, const DocumentWords& words,
         std::vector<Issue>* issues)
      : source_(source), bytes_(source->bytes), words_(words), issues_(issues) {}

  FrontMatter read() {
    const Block block = find_block(bytes_);
    if (block.end == 0) return {};
    matter_.end = block.end;
    last_ = block.last;
    try {
      read_yaml(block);
    } catch (const YAML::Exception& fault) {
      const std::uint32_t at =
          fault.mark.is_null() || fault.mark.pos < 0
              ? block.first
              : std::min(block.first + static_cast<std::uint32_t>(fault.mark.pos), block.last);
      report({at, std::min(at + 1, block.last)},
             fmt::format("the front matter is no YAML: {}", fault.msg),
             "put a value that holds `: ` or `#` in quotation marks");
      read_lines(block);
    }
    return std::move(matter_);
  }

 private:
  void report(Span at, std::string message, std::string help) {
    if (issues_ == nullptr) return;
    issues_->push_back(
        {source_, source_->path, at, std::move(message), std::move(help), Issue::Level::warning});
  }

  void read_yaml(const Block& block) {
    const std::string text(bytes_.substr(block.first, block.last - block.first));
    const YAML::Node root = YAML::Load(text);
    if (!root.IsMap()) {
      if (!root.IsNull()) {
        report({block.first, block.last}, "the front matter is no mapping",
               "write `title: …`, `source: …`, `published: 2026-01-29`");
      }
      return;
    }
    for (const auto& entry : root) {
      if (!entry.first.IsScalar()) continue;
      const YAML::Node& value = entry.second;
      const auto at = block.first + static_cast<std::uint32_t>(std::max(value.Mark().pos, 0));
      std::string scalar;
      if (value.IsScalar()) {
        scalar = value.Scalar();
      } else if (value.IsSequence()) {
        for (const auto& item : value) {
          if (!item.IsScalar()) continue;
          if (!scalar.empty()) scalar += ", ";
          scalar += item.Scalar();
        }
      } else if (value.IsMap() && value["name"] && value["name"].IsScalar()) {
        scalar = value["name"].Scalar();
      }
      if (!scalar.empty()) take(key_of(entry.first.Scalar()), scalar, std::min(at, block.last));
    }
  }

  void read_lines(const Block& block) {
    for (std::uint32_t at = block.first; at < block.last;) {
      const std::uint32_t start = at;
      const std::string_view line = line_at(bytes_, at, at);
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || line.empty() || line[0] == ' ' || line[0] == '#') {
        continue;
      }
      Span value = trim(bytes_, {start + static_cast<std::uint32_t>(colon) + 1,
                                 start + static_cast<std::uint32_t>(line.size())});
      if (value.size() >= 2 && bytes_[value.begin] == bytes_[value.end - 1] &&
          (bytes_[value.begin] == '"' || bytes_[value.begin] == '\'')) {
        value = {value.begin + 1, value.end - 1};
      }
      if (value.empty()) continue;
      take(key_of(line.substr(0, colon)), std::string(bytes_.substr(value.begin, value.size())),
           value.begin);
    }
  }

  void take(Key key, const std::string& value, std::uint32_t at) {
    switch (key) {
      case Key::title:
        if (!matter_.title.empty()) break;
        matter_.title = value;
        map_title(value, at);
        break;
      case Key::publisher:
        if (matter_.publisher.empty()) matter_.publisher = value;
        break;
      case Key::author:
        if (matter_.author.empty()) matter_.author = value;
        break;
      case Key::url:
        if (matter_.url.empty()) matter_.url = value;
        break;
      case Key::published: {
        if (matter_.published.known) break;
        matter_.published = read_date_value(value, words_);
        if (matter_.published.known) break;
        std::uint32_t next = 0;
        const auto length = static_cast<std::uint32_t>(line_at(bytes_, at, next).size());
        report({at, at + length}, fmt::format("`{}` is not a date", value),
               "write it as 2026-01-29");
        break;
      }
      case Key::none:
        break;
    }
  }

  // Walks the scalar as written beside its value. Escapes and folded line ends become pieces of
  // their own; where the two cannot be brought together the rest is one piece.
  void map_title(std::string_view value, std::uint32_t at) {
    const char quote = bytes_[at] == '"' || bytes_[at] == '\'' ? bytes_[at] : '\0';
    const bool quoted = quote != '\0' && bytes_.substr(at, value.size()) != value;
    if (quoted) ++at;
    if (!quoted && (bytes_[at] == '|' || bytes_[at] == '>')) {
      std::uint32_t next = 0;
      line_at(bytes_, at, next);
      at = next;
    }
    std::size_t v = 0;
    while (v < value.size() && at < last_) {
      const char raw = bytes_[at];
      const auto lead = static_cast<unsigned char>(value[v]);
      const std::size_t character = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      const std::string_view decoded = value.substr(v, character);
      const bool space = raw == ' ' || raw == '\t' || raw == '\r' || raw == '\n';
      if (quoted && quote == '\'' && raw == '\'' && value[v] == '\'') {
        piece("'", {at, at + 2});
        at += 2;
        ++v;
      } else if (quoted && quote == '"' && raw == '\\' && at + 1 < last_) {
        const char kind = bytes_[at + 1];
        const std::uint32_t length = kind == 'x' ? 4U : kind == 'u' ? 6U : kind == 'U' ? 10U : 2U;
        piece(decoded, {at, std::min(at + length, last_)});
        at += length;
        v += decoded.size();
      } else if (raw == value[v] && raw != '\n') {
        same(raw, at++);
        ++v;
      } else if (space && (value[v] == ' ' || value[v] == '\n')) {
        const std::uint32_t start = at;
        while (at < last_ && (bytes_[at] == ' ' || bytes_[at] == '\t' || bytes_[at] == '\r' ||
                              bytes_[at] == '\n')) {
          ++at;
        }
        piece(" ", {start, at});
        while (v < value.size() && (value[v] == ' ' || value[v] == '\n')) ++v;
      } else if (space) {
        ++at;  // the indent of a block scalar's first line
      } else {
        piece(value.substr(v), {at, at});
        return;
      }
    }
  }

  void piece(std::string_view text, Span source) {
    matter_.title_pieces.push_back({std::string(text), source});
  }

  void same(char c, std::uint32_t at) {
    std::vector<FrontMatter::Piece>& pieces = matter_.title_pieces;
    const bool joins = !pieces.empty() && pieces.back().source.end == at &&
                       pieces.back().source.size() == pieces.back().text.size();
    if (!joins) pieces.push_back({{}, {at, at}});
    pieces.back().text += c;
    ++pieces.back().source.end;
  }

  const std::shared_ptr<const Source>& source_;
  std::string_view bytes_;
  const DocumentWords& words_;
  std::vector<Issue>* issues_;
  FrontMatter matter_;
  std::uint32_t last_ = 0;
};

}  // namespace

DateRange read_date_value(std::string_view value, const DocumentWords& words) {
  const Span inner = trim(value, {0, static_cast<std::uint32_t>(value.size())});
  value = value.substr(inner.begin, inner.size());
  if (const auto iso = parse_iso_date(value)) return *iso;
  if (const auto written = read_written_date(value, 0, words)) return written->range();
  return {};
}

FrontMatter read_front_matter(const std::shared_ptr<const Source>& source,
                              const DocumentWords& words, std::vector<Issue>* issues) {
  return Reader(source, words, issues).read();
}

}  // namespace factlint
