// The other subcommands from outside: rules, explain, test, facts.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/run.hpp"

using namespace factlint::cli_test;

namespace {

constexpr std::string_view kRule = R"(rule: word-forbidden
category: hygiene
severity: error
why: The desk does not print this word.
check: forbid "gobsmacked"
message: "a word the desk does not print"
examples:
  fires:
    - text: The mayor was gobsmacked.
  silent:
    - text: The mayor was surprised.
)";

}  // namespace

TEST_CASE("rules list, check and kinds", "[cli]") {
  const Folder folder;
  folder.write("pack/word-forbidden.yaml", kRule);
  const Result list = run(folder, {"rules", "list", "pack", "--no-default-rules"});
  CHECK(list.code == 0);
  CHECK(list.out == "word-forbidden  hygiene  error       pack\n1 rules\n");
  const Result check = run(folder, {"rules", "check", "pack", "--no-default-rules"});
  CHECK(check.code == 0);
  CHECK(check.out.starts_with("1 rules, "));
  CHECK(check.out.ends_with(": 0 errors, 0 warnings\n"));
  const Result kinds = run(folder, {"rules", "kinds"});
  CHECK(kinds.code == 0);
  CHECK(kinds.out.find("\nquotation (quotations): ") != std::string::npos);
}

TEST_CASE("the shipped packs have no errors", "[cli]") {
  const Folder folder;
  const Result result = run(folder, {"rules", "check"});
  CHECK(result.err.find(": error: ") == std::string::npos);
  CHECK(result.code == 0);
}

TEST_CASE("explain shows a rule, or says what it does not know", "[cli]") {
  const Folder folder;
  folder.write("pack/word-forbidden.yaml", kRule);
  const auto explain = [&](const std::string& id) {
    return run(folder, {"explain", id, "--rules", "pack", "--no-default-rules"});
  };
  const Result known = explain("word-forbidden");
  CHECK(known.code == 0);
  CHECK(known.out ==
        "word-forbidden (hygiene, error)\n"
        "\n"
        "    The desk does not print this word.\n"
        "\n"
        "Check\n"
        "    forbid \"gobsmacked\"\n"
        "\n"
        "Message\n"
        "    a word the desk does not print\n"
        "\n"
        "Reported\n"
        "    The mayor was gobsmacked.\n"
        "\n"
        "Not reported\n"
        "    The mayor was surprised.\n"
        "\n"
        "In pack/word-forbidden.yaml\n");
  const Result misspelt = explain("word-forbiden");
  CHECK(misspelt.code == 2);
  CHECK(misspelt.err ==
        "factlint: error: there is no rule `word-forbiden`; did you mean `word-forbidden`?\n");
  CHECK(explain("0123456789abcdef").err ==
        "factlint: error: explaining a finding needs the paths that were checked\n");
}

TEST_CASE("test runs examples and corpora and fails by name", "[cli]") {
  const Folder folder;
  folder.write("pack/word-forbidden.yaml", kRule);
  folder.write("corpus/a.txt", "The mayor was gobsmacked. The clerk was not.\n");
  folder.write("corpus/expect.yaml", R"(why: One forbidden word.
expect:
  - category: hygiene
    outcome: conflict
    level: error
    at:
      - {file: a.txt, quote: gobsmacked}
silent:
  - {file: a.txt, quote: The clerk}
)");
  const std::vector<std::string> arguments{"test", "pack", "corpus", "--no-default-rules"};
  const Result good = run(folder, arguments);
  CHECK(good.code == 0);
  CHECK(good.out == "0 of 1 rules never fired in the corpora\n4 passed, 0 failed\n");

  std::string rule(kRule);
  rule.replace(rule.find("was surprised"), 13, "was gobsmacked");
  folder.write("pack/word-forbidden.yaml", rule);
  folder.write("corpus/a.txt", "The mayor was surprised. The clerk was gobsmacked.\n");
  folder.write("corpus/expect.yaml", R"(why: One forbidden word.
expect:
  - {category: hygiene, outcome: conflict, at: [{file: a.txt, quote: The mayor}]}
silent:
  - {file: a.txt, quote: The clerk was gobsmacked}
)");
  const Result bad = run(folder, arguments);
  CHECK(bad.code == 1);
  CHECK(bad.out ==
        "FAILED pack/word-forbidden.yaml: silent 1 gives conflict: a word the desk does not print: "
        "\"The mayor was gobsmacked.\"\n"
        "FAILED corpus: no conflict of hygiene at a.txt: \"The mayor\"\n"
        "FAILED corpus: not silent at a.txt: \"The clerk was gobsmacked\": conflict of hygiene at "
        "a.txt:1:40 \"gobsmacked\": a word the desk does not print [word-forbidden]\n"
        "FAILED corpus: unexpected conflict of hygiene at a.txt:1:40 \"gobsmacked\": a word the "
        "desk does not print [word-forbidden]\n"
        "0 of 1 rules never fired in the corpora\n"
        "1 passed, 4 failed\n");
}

TEST_CASE("a row marked as a gap passes while it is one, and fails when it is found", "[cli]") {
  const Folder folder;
  folder.write("pack/word-forbidden.yaml", kRule);
  folder.write("corpus/a.txt", "The mayor was gobsmacked. The clerk was flabbergasted.\n");
  folder.write("corpus/expect.yaml", R"(expect:
  - {category: hygiene, outcome: conflict, at: [{file: a.txt, quote: gobsmacked}]}
  - {category: hygiene, outcome: conflict, gap: one word only, at: [{file: a.txt, quote: flabbergasted}]}
)");
  const std::vector<std::string> arguments{"test", "corpus", "--no-default-rules", "--rules",
                                           "pack"};
  const Result open = run(folder, arguments);
  CHECK(open.out == "0 of 1 rules never fired in the corpora\n1 passed, 0 failed, 1 known gap\n");
  CHECK(open.code == 0);

  folder.write("corpus/expect.yaml", R"(expect:
  - {category: hygiene, outcome: conflict, gap: not yet, at: [{file: a.txt, quote: gobsmacked}]}
)");
  const Result closed = run(folder, arguments);
  CHECK(closed.code == 1);
  CHECK(closed.out ==
        "FAILED corpus: the conflict of hygiene at a.txt: \"gobsmacked\" is found now: take its "
        "`gap` away\n"
        "0 of 1 rules never fired in the corpora\n0 passed, 1 failed\n");
}

TEST_CASE("faults of expect.yaml are named with their place", "[cli]") {
  const Folder folder;
  folder.write("corpus/a.txt", "The mayor was surprised.\n");
  folder.write("corpus/expect.yaml", R"(why: Faults.
expect:
  - {category: hygeine, outcome: conflict, at: [{file: a.txt, quote: The mayor}]}
  - {category: hygiene, outcome: conflict, at: [{file: b.txt, quote: The mayor}]}
  - {category: hygiene, outcome: conflict, at: [{file: a.txt, quote: The major}]}
  - {category: hygiene, outcome: conflict}
slient: []
)");
  const Result result = run(folder, {"test", "corpus", "--no-default-rules"});
  CHECK(result.code == 2);
  CHECK(result.err ==
        "corpus/expect.yaml:3:16: error: unknown category `hygeine`\n"
        "    - {category: hygeine, outcome: conflict, at: [{file: a.txt, quote: The mayor}]}\n"
        "                 ^~~~~~~\n"
        "  help: did you mean `hygiene`?\n"
        "corpus/expect.yaml:4:70: error: there is no document `b.txt` in this folder\n"
        "    - {category: hygiene, outcome: conflict, at: [{file: b.txt, quote: The mayor}]}\n"
        "                                                                       ^~~~~~~~~\n"
        "  help: did you mean `a.txt`?\n"
        "corpus/expect.yaml:5:70: error: this quote does not stand in a.txt\n"
        "    - {category: hygiene, outcome: conflict, at: [{file: a.txt, quote: The major}]}\n"
        "                                                                       ^~~~~~~~~\n"
        "  help: a quote has to match to the character, line ends included\n"
        "corpus/expect.yaml:6:5: error: an expected row needs `at`: a list of {file, quote}\n"
        "    - {category: hygiene, outcome: conflict}\n"
        "      ^\n"
        "corpus/expect.yaml:7:1: error: unknown key `slient`\n"
        "  slient: []\n"
        "  ^~~~~~\n"
        "  help: did you mean `silent`?\n");
}

TEST_CASE("facts lists what was extracted, as lines or as JSON", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The council approved 38 homes.\n");
  const Result table = run(folder, {"facts", "a.txt"});
  CHECK(table.code == 0);
  CHECK(table.out.find("a.txt:1:1: statement: ") == 0);
  const Result lines = run(folder, {"facts", "a.txt", "--jsonl"});
  CHECK(lines.code == 0);
  const auto first = nlohmann::json::parse(lines.out.substr(0, lines.out.find('\n')));
  CHECK(first["path"] == "a.txt");
  CHECK(run(folder, {"facts", "gone.txt"}).code == 3);
}
