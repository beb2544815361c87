#include "engine/rule/yaml_file.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>

#include "engine/model/hash.hpp"
#include "engine/rule/lifted_blocks.hpp"

namespace factlint {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Reads bytes where they are, without the copy of std::istringstream.
struct BytesBuffer : std::streambuf {
  explicit BytesBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // streambuf never writes to a get area
    setg(begin, begin, begin + bytes.size());
  }
};

/// Length of the valid UTF-8 character at `at`, 0 if there is none (overlong forms, surrogates and
/// values past U+10FFFF are none).
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !tail(at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned second = byte(at + 1);
  if (!tail(at + 2)) return 0;
  if (lead < 0xF0) {
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3;
  }
  if (!tail(at + 3)) return 0;
  return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4;
}

Span byte_at(std::size_t at) {
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
}

/// Bytes that the YAML library would misread: it takes 0x04 for the end of the file and drops what
/// follows, and it guesses UTF-16 from zero bytes.
bool readable_bytes(FileIssues& issues) {
  const std::string_view bytes = issues.bytes();
  if (bytes.size() > kMaxYamlBytes) {
    issues.error({0, 0},
                 fmt::format("the file is too large: {} bytes, at most {} are read", bytes.size(),
                             kMaxYamlBytes),
                 "split it into several files");
    return false;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F) {
      issues.error(
          byte_at(at),
          fmt::format("control character 0x{:02X} at byte {}", static_cast<unsigned>(c), at),
          c == 0 ? "is the file UTF-16? rule files are UTF-8" : "");
      return false;
    }
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0) {
      issues.error(
          byte_at(at),
          fmt::format("invalid UTF-8: byte 0x{:02X} at byte {}", static_cast<unsigned>(c), at),
          "save the file as UTF-8");
      return false;
    }
    at += length;
  }
  return true;
}

/// Ends the reading of a file whose issue is already reported.
struct Stop {};

class TreeBuilder : public YAML::EventHandler {
 public:
  /// `shift`: bytes in front of what the parser is given (a byte order mark). `lifted`: the blocks
  /// that it is not given.
  TreeBuilder(FileIssues& issues, std::uint32_t shift, const LiftedBlocks& lifted)
      : issues_(issues), shift_(shift), lifted_(lifted) {}

  /// Byte of what the parser is given to byte of the source.
  [[nodiscard]] std::uint32_t to_source(int parsed) const {
    return std::min(lifted_.to_whole(static_cast<std::uint32_t>(std::max(parsed, 0))) + shift_,
                    size());
  }
  [[nodiscard]] bool all_blocks_came_back() const { return returned_ == lifted_.blocks.size(); }

  YamlNode root;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    const std::uint32_t at = offset(mark);
    issues_.error({at, std::min(at + 3, size())},
                  "a second YAML document begins here; a file holds one",
                  "put it into a file of its own");
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    // An empty value is marked at what follows it: `check:` at the next line's key.
    const std::uint32_t at = offset(mark);
    node.at = has_text(at) ? Span{at, word_end(at)} : Span{last_end_, last_end_};
    if (node.at.begin < last_end_ || newline_between(last_end_, at))
      node.at = {last_end_, last_end_};
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::uint32_t at = offset(mark);
    const Span span{at, word_end(at)};
    const auto it = anchors_.find(anchor);
    if (it == anchors_.end()) {
      issues_.error(span, "this alias stands inside the node it names: it would never end");
      throw Stop{};
    }
    alias_nodes_ += it->second.nodes;
    alias_bytes_ += it->second.bytes;
    if (alias_nodes_ > kMaxAliasNodes || alias_bytes_ > kMaxAliasBytes) {
      issues_.error(span,
                    fmt::format("aliases grow the file too much: more than {} nodes or {} bytes",
                                kMaxAliasNodes, kMaxAliasBytes),
                    "write the text out");
      throw Stop{};
    }
    last_end_ = span.end;
    add(YamlNode(it->second.node), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node;
    node.kind = YamlKind::scalar;
    node.text = value;
    std::uint32_t at = skip_properties(offset(mark));
    const std::string_view bytes = issues_.bytes();
    const char first = at < bytes.size() ? bytes[at] : '\0';
    const bool quoted = tag == "!" || !tag.empty();
    if (quoted && first == '"') node.style = YamlStyle::double_quoted;
    if (quoted && first == '\'') node.style = YamlStyle::single_quoted;
    if (quoted && first == '|') node.style = YamlStyle::literal;
    if (quoted && first == '>') node.style = YamlStyle::folded;
    node.at = {at, scalar_end(node, at)};
    last_end_ = node.at.end;
    if (const auto* block = at >= shift_ ? lifted_.find(at - shift_) : nullptr) {
      ++returned_;
      node.text = block->text;
    }
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlKind::list, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlKind::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YamlNode key;
    bool has_key = false;
    bool drop_value = false;  ///< its key was a duplicate or no text
    std::unordered_set<std::string> keys;
    YAML::anchor_t anchor = 0;
  };
  struct Anchored {
    YamlNode node;
    std::size_t nodes = 0;
    std::size_t bytes = 0;
  };

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(issues_.bytes().size());
  }
  [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const { return to_source(mark.pos); }
  [[nodiscard]] bool has_text(std::uint32_t at) const {
    const std::string_view bytes = issues_.bytes();
    return at < bytes.size() && (bytes[at] == '~' || fold_ascii(bytes[at]) == 'n');
  }
  [[nodiscard]] bool newline_between(std::uint32_t from, std::uint32_t to) const {
    return from < to &&
           issues_.bytes().substr(from, to - from).find('\n') != std::string_view::npos;
  }
  [[nodiscard]] std::uint32_t word_end(std::uint32_t at) const {
    const std::string_view bytes = issues_.bytes();
    while (at < bytes.size() &&
           std::string_view(" \t\r\n,]}").find(bytes[at]) == std::string_view::npos) {
      ++at;
    }
    return at;
  }
  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const {
    const std::string_view bytes = issues_.bytes();
    std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (end > at && bytes[end - 1] == '\r') --end;
    return static_cast<std::uint32_t>(end);
  }

  /// The mark of a node with `&anchor` or `!tag` stands at those.
  [[nodiscard]] std::uint32_t skip_properties(std::uint32_t at) const {
    const std::string_view bytes = issues_.bytes();
    while (at < bytes.size() && (bytes[at] == '&' || bytes[at] == '!')) {
      at = word_end(at);
      while (at < bytes.size() &&
             std::string_view(" \t\r\n").find(bytes[at]) != std::string_view::npos) {
        ++at;
      }
    }
    return at;
  }

  [[nodiscard]] std::uint32_t scalar_end(const YamlNode& node, std::uint32_t at) const {
    const std::string_view bytes = issues_.bytes();
    if (node.style == YamlStyle::plain) {
      const bool as_written = bytes.substr(at, node.text.size()) == node.text;
      return as_written ? at + static_cast<std::uint32_t>(node.text.size()) : line_end(at);
    }
    const std::uint32_t end = line_end(at);
    if (node.style == YamlStyle::literal || node.style == YamlStyle::folded) return end;
    const bool escapes = node.style == YamlStyle::double_quoted;
    for (std::uint32_t i = at + 1; i < end; ++i) {
      if (escapes && bytes[i] == '\\') {
        ++i;
      } else if (bytes[i] == bytes[at]) {
        if (escapes || i + 1 >= end || bytes[i + 1] != '\'') return i + 1;
        ++i;
      }
    }
    return end;
  }

  void open(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (open_.size() >= kMaxYamlDepth) {
      issues_.error(byte_at(offset(mark)),
                    fmt::format("nested too deeply: more than {} levels", kMaxYamlDepth));
      throw Stop{};
    }
    Open frame;
    frame.node.kind = kind;
    const std::uint32_t at = skip_properties(offset(mark));
    frame.node.at = {at, std::min(at + 1, size())};
    frame.anchor = anchor;
    open_.push_back(std::move(frame));
  }

  void close() {
    YamlNode node = std::move(open_.back().node);
    const YAML::anchor_t anchor = open_.back().anchor;
    open_.pop_back();
    add(std::move(node), anchor);
  }

  static void measure(const YamlNode& node, Anchored& size) {
    ++size.nodes;
    size.bytes += node.text.size();
    for (const YamlNode& item : node.items) measure(item, size);
    for (const YamlEntry& entry : node.entries) {
      measure(entry.key, size);
      measure(entry.value, size);
    }
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    if (anchor != 0) {
      Anchored anchored;
      measure(node, anchored);
      if (anchored.nodes <= kMaxAliasNodes && anchored.bytes <= kMaxAliasBytes)
        anchored.node = node;
      anchors_[anchor] = std::move(anchored);
    }
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& top = open_.back();
    if (top.node.kind == YamlKind::list) {
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      top.has_key = true;
      top.drop_value = !good_key(top, node);
      top.key = std::move(node);
    } else {
      top.has_key = false;
      if (!top.drop_value) {
        top.node.entries.push_back({std::move(top.key), std::move(node)});
      }
    }
  }

  bool good_key(Open& map, const YamlNode& key) {
    if (!key.is_scalar()) {
      issues_.error(key.at, fmt::format("a key has to be text, not {}", describe(key)));
      return false;
    }
    if (!map.keys.insert(key.text).second) {
      issues_.error(key.at, fmt::format("duplicate key `{}`", key.text),
                    "only one of them can be meant; remove the other");
      return false;
    }
    return true;
  }

  FileIssues& issues_;
  std::uint32_t shift_;
  const LiftedBlocks& lifted_;
  std::size_t returned_ = 0;
  int documents_ = 0;
  std::uint32_t last_end_ = 0;  ///< where the last scalar ended
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, Anchored> anchors_;
  std::size_t alias_nodes_ = 0;
  std::size_t alias_bytes_ = 0;
};

/// What the library's terse messages mostly mean. `at`: where it stopped.
std::string yaml_help(std::string_view message, std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t text = bytes.find_first_not_of(" \t", line);
  if (bytes.substr(line, std::min(text, bytes.size()) - line).find('\t') !=
      std::string_view::npos) {
    return "indent with spaces, not with tabs";
  }
  if (message == YAML::ErrorMsg::MAP_VALUE) {
    return "a value with `: ` in it has to stand in quotes or in a `|` block";
  }
  if (message == YAML::ErrorMsg::UNKNOWN_TOKEN) {
    return "a value that begins with one of { [ @ ` % & * ! has to stand in quotes";
  }
  return "";
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

std::string_view describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::null:
      return "nothing";
    case YamlKind::scalar:
      return "text";
    case YamlKind::list:
      return "a list";
    case YamlKind::map:
      return "a map";
  }
  return "";
}

namespace {

/// Reads `yaml`, the source's bytes from `shift` on without the lifted blocks. `complete` is false
/// if a lifted block did not come back: then the result means nothing.
std::optional<YamlNode> parse(std::string_view yaml, std::uint32_t shift,
                              const LiftedBlocks& lifted, FileIssues& issues, bool& complete) {
  BytesBuffer buffer(yaml);
  std::istream stream(&buffer);
  TreeBuilder builder(issues, shift, lifted);
  bool first_read = false;
  complete = true;
  try {
    YAML::Parser parser(stream);
    first_read = parser.HandleNextDocument(builder);
    while (parser.HandleNextDocument(builder)) {
    }
    complete = builder.all_blocks_came_back();
  } catch (const Stop&) {
    if (!first_read) return std::nullopt;
  } catch (const YAML::Exception& fault) {
    const bool deep = fault.msg == YAML::ErrorMsg::BAD_FILE;
    const std::uint32_t at = builder.to_source(fault.mark.pos);
    issues.error(
        byte_at(at),
        deep ? "not valid YAML: nested too deeply" : fmt::format("not valid YAML: {}", fault.msg),
        yaml_help(fault.msg, issues.bytes(), at));
    return std::nullopt;
  }
  return std::move(builder.root);
}

}  // namespace

std::optional<YamlNode> read_yaml(FileIssues& issues) {
  if (!readable_bytes(issues)) return std::nullopt;
  std::string_view bytes = issues.bytes();
  std::uint32_t shift = 0;
  if (bytes.substr(0, 3) == kByteOrderMark) {
    bytes.remove_prefix(3);
    shift = 3;
  }
  bool complete = true;
  if (const LiftedBlocks lifted = lift_blocks(bytes); !lifted.blocks.empty()) {
    std::vector<Issue> found;
    FileIssues lifted_issues(issues.source(), found);
    auto root = parse(lifted.yaml, shift, lifted, lifted_issues, complete);
    if (complete) {
      for (Issue& issue : found)
        issues.error(issue.at, std::move(issue.message), std::move(issue.help));
      return root;
    }
  }
  return parse(bytes, shift, {}, issues, complete);
}

}  // namespace factlint
