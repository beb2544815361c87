#include "engine/rule/load.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/rule/support.hpp"

using namespace factlint;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone at the end of the test.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::path(FACTLINT_BINARY_DIR) / "rule-test" / name) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string path() const { return path_.generic_string(); }

 private:
  fs::path path_;
};

std::string rule(const std::string& id) {
  return "rule: " + id +
         "\ncategory: name\nseverity: note\nwhy: b\ncheck: every name must have title\n";
}

/// The issues with the folder's path cut off.
std::string shown(const LoadResult& result, const std::string& folder) {
  std::string text = format_issues(result.issues);
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

}  // namespace

TEST_CASE("a pack is a folder of rules, lexicons and tables with a name", "[rule]") {
  const Folder pack("named");
  pack.write("pack.yaml", "pack: desk\nversion: 1.0\nwhy: our desk\n");
  pack.write("name/two.yaml", rule("two"));
  pack.write("name/one.yaml", rule("one"));
  pack.write(".hidden/three.yaml", "no rule");
  pack.write("lexicons/words.yaml", "lexicon: words\nclasses: {greeting: hello}\n");
  pack.write("readme.md", "not read");
  const LoadResult result = load_rules({pack.path()});
  CHECK(shown(result, pack.path()) == "");
  REQUIRE(result.rules.rules.size() == 2);
  CHECK(result.rules.rules[0].id == "one");
  CHECK(result.rules.rules[0].pack == "desk");
  CHECK(result.rules.knowledge->lexicon.class_id("greeting") != 0);
}

TEST_CASE("a pack without a manifest is called after its folder", "[rule]") {
  const Folder pack("house");
  pack.write("one.yaml", rule("one"));
  CHECK(load_rules({pack.path() + "/"}).rules.rules.at(0).pack == "house");
}

TEST_CASE("every fault of every file of all packs comes in one run", "[rule]") {
  const Folder pack("faulty");
  pack.write("a/good.yaml", rule("good"));
  pack.write("a/named.yaml", rule("other-name"));
  pack.write("b/good.yaml", rule("good"));
  pack.write("b/empty.yaml", "");
  pack.write("b/huge.yaml", "rule: " + std::string(10'000'000, 'x'));
  pack.write("b/latin.yaml", "rule: caf\xE9\n");
  pack.write("b/tab.yaml", "\trule: x\n");
  pack.write("pack.yaml", "pack: p\nverson: 1\n");
  const LoadResult result = load_rules({pack.path(), pack.path() + "/missing"});
  CHECK(shown(result, pack.path()) ==
        "/a/named.yaml:1:7: error: rule `other-name` stands in the file `named.yaml`\n"
        "  rule: other-name\n"
        "        ^~~~~~~~~~\n"
        "  help: rename the file to `other-name.yaml` or the rule\n"
        "/b/empty.yaml:1:1: error: the file is empty\n"
        "\n"
        "  ^\n"
        "  help: a rule begins with `rule:`\n"
        "/b/good.yaml:1:7: error: rule `good` exists already, in /a/good.yaml\n"
        "  rule: good\n"
        "        ^~~~\n"
        "  help: give one of them another id\n"
        "/b/huge.yaml: error: the file is too large: 10000006 bytes, at most 4194304 are read\n"
        "/b/latin.yaml:1:10: error: invalid UTF-8: byte 0xE9 at byte 9\n"
        "  rule: caf\xEF\xBF\xBD\n"
        "           ^\n"
        "  help: save the file as UTF-8\n"
        "/b/tab.yaml:1:6: error: not valid YAML: illegal map value\n"
        "      rule: x\n"
        "          ^\n"
        "  help: indent with spaces, not with tabs\n"
        "/missing: error: there is no such pack\n"
        "/pack.yaml:2:1: error: unknown key `verson`\n"
        "  verson: 1\n"
        "  ^~~~~~\n"
        "  help: did you mean `version`?\n");
  REQUIRE(result.rules.rules.size() == 1);
  CHECK(result.rules.rules[0].id == "good");
}

TEST_CASE("a later pack extends the tables and lexicons of an earlier one", "[rule]") {
  const Folder first("first");
  first.write("tables/t.yaml", "table: t\ncolumns: a | b\nrows: |\n  1 | 2\n");
  first.write("lexicons/w.yaml", "lexicon: w\nclasses: {colour: red}\n");
  const Folder second("second");
  second.write("t.yaml", "table: t\ncolumns: a | b\nrows: |\n  3 | 4\n");
  second.write("w.yaml", "lexicon: w\nclasses: {colour: blue}\n");
  const LoadResult result = load_rules({first.path(), second.path()});
  CHECK(format_issues(result.issues) == "");
  CHECK(result.rules.knowledge->table("t")->rows.size() == 2);
  const Lexicon& lexicon = result.rules.knowledge->lexicon;
  for (const char* word : {"red", "blue"}) {
    CHECK(lexicon.is(lexicon.find(hash_folded(word)), lexicon.class_id("colour")));
  }
}

TEST_CASE("the shipped packs have no issue", "[rule]") {
  CHECK(format_issues(load_rules({FACTLINT_SOURCE_DIR "/rules"}).issues) == "");
}
