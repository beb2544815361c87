#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/model/lexicon.hpp"
#include "engine/model/words.hpp"
#include "tests/support/knowledge.hpp"

namespace factlint {

namespace {
std::string words_of(std::string_view text) {
  return fmt::format("{}", fmt::join(split_words(text), "|"));
}

std::vector<std::string> sentences_of(std::string_view text) {
  const Reading reading = read_text(text);
  std::vector<std::string> out;
  for (const Sentence& s : reading.sentences) out.emplace_back(reading.text(s.tokens));
  return out;
}
}  // namespace

TEST_CASE("words, numbers and marks are split in one way", "[scan]") {
  CHECK(words_of("Don't sell 400,000 H200s.") == "Don't|sell|400,000|H200s|.");
  CHECK(words_of("the port\xE2\x80\x99s 10-12bn") == "the|port|\xE2\x80\x99s|10|-|12bn");
  CHECK(words_of("U.S. at 7 p.m. (AT&T)") == "U.S.|at|7|p.m.|(|AT&T|)");
  CHECK(words_of("a\xC2\xA0"
                 "b") == "a|b");
  CHECK(words_of("\xE2\x80\x9CYes,\xE2\x80\x9D she said\xE2\x80\x94"
                 "twice") == "\xE2\x80\x9C|Yes|,|\xE2\x80\x9D|she|said|\xE2\x80\x94|twice");
  CHECK(words_of("$3.5m 6% \xC2\xA3"
                 "2 https://a.example/2026/01/x. End") ==
        "$|3.5m|6|%|\xC2\xA3|2|https://a.example/2026/01/x|.|End");
  CHECK(words_of("media_content ... end") == "media_content|...|end");
}

TEST_CASE("sentences end where a reader hears the end", "[scan]") {
  CHECK(sentences_of("It rained. The ship left.").size() == 2);
  CHECK(sentences_of("Mr. Reed spoke to Dr. Lund on Jan. 5 in the U.S. capital.").size() == 1);
  CHECK(sentences_of("\"It rained.\" She left.").size() == 2);
  CHECK(sentences_of("It left at 7 p.m. The crew slept.").size() == 2);
  CHECK(sentences_of("It cost 3.5 million. Nobody paid.").size() == 2);
  CHECK(sentences_of("\"Stop!\" he said. \"Why?\" she asked.").size() == 2);
}

TEST_CASE("a paragraph without a full stop is cut into stretches", "[scan]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "the river rose near ";
  const Reading reading = read_text(text);
  REQUIRE(reading.tokens.size() == 12000);
  CHECK(reading.sentences.size() == 24);
  for (const Sentence& s : reading.sentences) REQUIRE(s.tokens.size() <= 512);
  CHECK(reading.sentences.back().tokens.last == 12000);
}

}  // namespace factlint
