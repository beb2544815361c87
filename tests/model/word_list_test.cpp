#include <catch2/catch.hpp>

#include "engine/model/word_list.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

TEST_CASE("a sorted list finds its first, middle and last word, and nothing else", "[model]") {
  const WordList list("ash\nbirch\nelm\nelms\noak\n");
  for (const char* word : {"ash", "birch", "elm", "elms", "oak"}) CHECK(list.contains(word));
  for (const char* word : {"", "a", "as", "ashes", "el", "elmss", "oa", "oaks", "zelkova", "\n"}) {
    CHECK_FALSE(list.contains(word));
  }
  CHECK_FALSE(WordList().contains("ash"));
}

TEST_CASE("the shipped lists are sorted: each word of a list is found in it", "[model]") {
  const auto& lists = shipped_knowledge().word_lists;
  REQUIRE(lists.size() == 2);
  for (const char* word : {"therefore", "another", "colour", "color", "themselves", "zigzag"}) {
    CHECK(lists.at("common").contains(word));
  }
  CHECK_FALSE(lists.at("common").contains("themalleging"));
  CHECK(lists.at("rare").contains("zither") != lists.at("common").contains("zither"));
}
