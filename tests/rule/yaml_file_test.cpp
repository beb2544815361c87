#include "engine/rule/yaml_file.hpp"

#include <catch2/catch.hpp>

#include "tests/rule/support.hpp"

using namespace factlint;

namespace {

struct Read {
  std::vector<Issue> issues;
  std::optional<YamlNode> root;
  std::string shown;
};

Read read(std::string bytes) {
  Read out;
  FileIssues issues(source_of("a.yaml", std::move(bytes)), out.issues);
  out.root = read_yaml(issues);
  out.shown = format_issues(out.issues);
  return out;
}

/// What stands in the source where the map says that `word` of the value under `key` stands.
std::string mapped(const std::string& bytes, std::string_view key, std::string_view word) {
  const Read file = read(bytes);
  REQUIRE(file.root);
  const YamlNode* node = file.root->find(key);
  REQUIRE(node != nullptr);
  const auto map = map_scalar(bytes, *node);
  if (!map) return "not mapped";
  const std::size_t at = node->text.find(word);
  REQUIRE(at != std::string::npos);
  const Span span = map->to_source(
      {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  return bytes.substr(span.begin, span.size());
}

}  // namespace

TEST_CASE("words inside scalars map to their bytes", "[rule]") {
  CHECK(mapped("k: one two three\n", "k", "two") == "two");
  CHECK(mapped("é: 'it''s two'\n", "é", "two") == "two");
  CHECK(mapped("é: 'it''s two'\n", "é", "'") == "''");
  CHECK(mapped("k: \"a\\u00e9 \\\"two\\\" three\"\n", "k", "two") == "two");
  CHECK(mapped("k: \"a\\u00e9 \\\"two\\\" three\"\n", "k", "é") == "\\u00e9");
  CHECK(mapped("k: \"a\\u00e9 \\\"two\\\" three\"\n", "k", "\" three") == "\\\" three");
  CHECK(mapped("k: |\n  é one\n\n    two\n  three\n", "k", "two") == "two");
  CHECK(mapped("k: |\n  é one\n\n    two\n  three\n", "k", "three") == "three");
  CHECK(mapped("k: |-\r\n    one\r\n    two\r\n", "k", "two") == "two");
  CHECK(mapped("k: |2\n    one\n   two\n", "k", "two") == "two");
  CHECK(mapped("k: |+ # why\n\n   one\n   two\n\n\nl: 1\n", "k", "two") == "two");
  CHECK(mapped("\xEF\xBB\xBFk: |\n  one\n  two\n", "k", "two") == "two");
  CHECK(mapped("k: &a !!str two\n", "k", "two") == "two");
  CHECK(mapped("k: >\n  one\n  two\n", "k", "two") == "not mapped");
  CHECK(mapped("k: one\n  two\n", "k", "two") == "not mapped");
  CHECK(mapped("k: \"one\n  two\"\n", "k", "two") == "not mapped");
  CHECK(mapped("k: \"one\\\n  two\"\n", "k", "two") == "not mapped");
}

TEST_CASE("the end of a value maps behind its last word", "[rule]") {
  const std::string bytes = "k: |\n  one\n  two\nl: 1\n";
  const Read file = read(bytes);
  const YamlNode& node = *file.root->find("k");
  const auto map = map_scalar(bytes, node);
  REQUIRE(map);
  CHECK(map->to_source({7, 7}) == Span{16, 16});  // behind "two", before its line end
  CHECK(map->to_source({0, 0}) == Span{7, 7});
}

TEST_CASE("duplicate keys are issues and leave the rest usable", "[rule]") {
  const Read file = read("a: 1\nb: 2\na: 3\n");
  CHECK(file.shown ==
        "a.yaml:3:1: error: duplicate key `a`\n"
        "  a: 3\n"
        "  ^\n"
        "  help: only one of them can be meant; remove the other\n");
  REQUIRE(file.root);
  CHECK(file.root->entries.size() == 2);
  CHECK(file.root->find("a")->text == "1");
}

TEST_CASE("keys are text", "[rule]") {
  CHECK(read("[a]: 1\nb: 2\n").shown ==
        "a.yaml:1:1: error: a key has to be text, not a list\n"
        "  [a]: 1\n"
        "  ^\n");
}

TEST_CASE("a second document is an issue", "[rule]") {
  const Read file = read("a: 1\n---\nb: 2\n");
  CHECK(file.shown ==
        "a.yaml:2:1: error: a second YAML document begins here; a file holds one\n"
        "  ---\n"
        "  ^~~\n"
        "  help: put it into a file of its own\n");
  REQUIRE(file.root);
  CHECK(file.root->find("a") != nullptr);
}

TEST_CASE("an alias that holds itself is an issue", "[rule]") {
  CHECK(read("a: &x [1, *x]\n").shown ==
        "a.yaml:1:11: error: this alias stands inside the node it names: it would never end\n"
        "  a: &x [1, *x]\n"
        "            ^~\n");
}

TEST_CASE("aliases that grow without bound are an issue", "[rule]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int n = 0; n < 8; ++n) bomb += ", " + before;
    bomb += "]\n";
  }
  const Read file = read(bomb);
  CHECK_FALSE(file.root);
  CHECK(file.shown ==
        "a.yaml:4:10: error: aliases grow the file too much: more than 1000 nodes or 65536 bytes\n"
        "  a3: &a3 [*a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2]\n"
        "           ^~~\n"
        "  help: write the text out\n");
}

TEST_CASE("an alias to a short text is fine", "[rule]") {
  const Read file = read("a: &x one\nb: *x\n");
  CHECK(file.shown.empty());
  REQUIRE(file.root);
  CHECK(file.root->find("b")->text == "one");
}

TEST_CASE("bytes that are no text are an issue", "[rule]") {
  CHECK(read("a: 1\nb: x\xFFy\n").shown ==
        "a.yaml:2:5: error: invalid UTF-8: byte 0xFF at byte 9\n"
        "  b: x\xEF\xBF\xBDy\n"
        "      ^\n"
        "  help: save the file as UTF-8\n");
  CHECK(read("a: \xC3").shown ==
        "a.yaml:1:4: error: invalid UTF-8: byte 0xC3 at byte 3\n"
        "  a: \xEF\xBF\xBD\n"
        "     ^\n"
        "  help: save the file as UTF-8\n");
  CHECK(read(std::string("a\0:\0 \0", 6)).shown ==
        "a.yaml:1:2: error: control character 0x00 at byte 1\n"
        "  a\xEF\xBF\xBD:\xEF\xBF\xBD \xEF\xBF\xBD\n"
        "   ^\n"
        "  help: is the file UTF-16? rule files are UTF-8\n");
  // The YAML library takes 0x04 for the end of the file.
  CHECK(read("a: 1\n\x04\nb: 2\n").shown ==
        "a.yaml:2:1: error: control character 0x04 at byte 5\n"
        "  \xEF\xBF\xBD\n"
        "  ^\n");
  for (const char* bytes :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80", "\x80"}) {
    CHECK_FALSE(read(bytes).root);
  }
}

TEST_CASE("a file of ten megabytes is an issue", "[rule]") {
  const Read file = read("rule: " + std::string(10'000'000, 'x'));
  CHECK_FALSE(file.root);
  REQUIRE(file.issues.size() == 1);
  CHECK(file.issues[0].message ==
        "the file is too large: 10000006 bytes, at most 4194304 are read");
}

TEST_CASE("deep nesting is an issue, however it is written", "[rule]") {
  CHECK(read("a: " + std::string(100, '[')).issues.at(0).message ==
        "nested too deeply: more than 32 levels");
  for (const char* opening : {"[", "{a: ", "- ", "? "}) {
    std::string deep = "a:\n ";
    for (int i = 0; i < 20000; ++i) deep += opening;
    const Read file = read(deep);
    CHECK_FALSE(file.root);
    CHECK(file.issues.size() == 1);
  }
}

TEST_CASE("what is no YAML is an issue at its place", "[rule]") {
  CHECK(read("a: b: c\n").shown ==
        "a.yaml:1:5: error: not valid YAML: illegal map value\n"
        "  a: b: c\n"
        "      ^\n"
        "  help: a value with `: ` in it has to stand in quotes or in a `|` block\n");
  CHECK(read("é: 1\nfind: {@approve} x\n").shown ==
        "a.yaml:2:8: error: not valid YAML: unknown token\n"
        "  find: {@approve} x\n"
        "         ^\n"
        "  help: a value that begins with one of { [ @ ` % & * ! has to stand in quotes\n");
  CHECK(read("a: *b\n").shown ==
        "a.yaml:1:4: error: not valid YAML: the referenced anchor is not defined\n"
        "  a: *b\n"
        "     ^\n");
}

TEST_CASE("an empty value is marked behind its key", "[rule]") {
  const Read file = read("a:\nnull_one: 1\nb: ~\n");
  REQUIRE(file.root);
  CHECK(file.root->find("a")->at == Span{1, 1});
  CHECK(file.root->find("b")->at == Span{18, 19});
}
