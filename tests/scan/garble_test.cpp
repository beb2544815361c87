#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "run together: themalleging (them alleging)" for each garble, in text order.
std::vector<std::string> garbles_of(std::string_view text) {
  const Reading reading = read_text(text);
  std::vector<std::string> out;
  for (const Record& r : reading.records) {
    if (r.kind != Kind::garble) continue;
    std::string line =
        std::get<std::string>(r.fields[0]) + ": " + std::string(reading.text(r.tokens));
    if (r.fields[1].known()) line += " (" + std::get<std::string>(r.fields[1]) + ")";
    out.push_back(line);
  }
  return out;
}

struct Row {
  std::string_view text;
  std::vector<std::string> found;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(garbles_of(row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("Two words that ran together", "[scan]") {
  check({
      {"The council left themhoping for rain.", {"run together: themhoping (them hoping)"}},
      {"According to Reutersthe ferry sank.", {"run together: Reutersthe (Reuters the)"}},
      {"Most ofthe boats were safe.", {"run together: ofthe (of the)"}},
      {"Inthe morning it rained.", {"run together: Inthe (In the)"}},
      {"They sold the boats.The harbour was empty.", {"run together: boats.The (boats. The)"}},
      {"They therefore bathe themselves, and another standalone plugin is forthcoming.", {}},
      {"Mr Goethe of Andover met Ms Blythe on youtube and in the hinterland.", {}},
      {"The widget is called \"themhoping\".", {}},
  });
}

TEST_CASE("A phrase was cut out", "[scan]") {
  check({
      {"The board bought boats for . Harlow and Sons will pay.",
       {"cut phrase: bought boats for . Harlow"}},
      {"She is the head of the. He is not.", {"cut phrase: head of the."}},
      {"The boats are made by , Harlow says.", {"cut phrase: are made by , Harlow"}},
      {"The mayor, , was late.", {"doubled mark: mayor, ,"}},
      {"It works with .NET and takes up .5 MB of . . . well.", {}},
      {"What are they waiting for. Nobody knows what it is made of.", {}},
      {"It was tokenised . All the marks , as you see , stand alone , in , of , and , by . Yes .",
       {}},
  });
}

TEST_CASE("A word twice", "[scan]") {
  check({
      {"The fern asks for little, and and ivy for less.", {"doubled word: and and ivy (and)"}},
      {"It is the the best.", {"doubled word: the the best (the)"}},
      {"What it is is a gallery; he had had enough and said that that was that.", {}},
      {"After they fixed it it worked very very well.", {}},
      {"She followed Duran Duran to Pago Pago.", {}},
  });
}

TEST_CASE("A heading that lost its sense", "[scan]") {
  check({
      {"btechnical gap. The new boat is faster.", {"garbled heading: btechnical gap. (technical)"}},
      {"And now what. The new boat is faster.", {}},
      {"Visiting. The new boat is faster.", {}},
  });
}

TEST_CASE("What templates and plug-ins leave behind", "[scan]") {
  check({
      {"By {{author_name}}", {"placeholder: {{author_name}}"}},
      {"Dear {first_name}, welcome.", {"placeholder: {first_name}"}},
      {"The shop in ${city} is open.", {"placeholder: ${city}"}},
      {"Posted by %s on %s.", {"placeholder: %s", "placeholder: %s"}},
      {"Water them. [INSERT PHOTO OF FERN]", {"leak: [INSERT PHOTO OF FERN]"}},
      {"Lorem ipsum dolor sit amet, consectetur.", {"leak: Lorem ipsum"}},
      {"MAPS API key not set", {"leak: API key not set"}},
      {"*Image: media_caption*", {"placeholder: media_caption"}},
      {"The rent rose to $NaN.", {"leak: $NaN"}},
      {"Prices rose by TK percent.", {"leak: TK"}},
      {"Shoppers went to TK Maxx on Monday.", {}},
      {"[CHART TK: rain by month]", {"leak: [CHART TK: rain by month]"}},
      {"The mayor said [PHOTO TO COME] that it was fine.", {"leak: [PHOTO TO COME]"}},
      {"The weir costs £TK in all.", {"leak: £TK"}},
      {"She said [it was to come] that it was fine.", {}},
      {"If it says \"API key not set\", paste the key.", {}},
      {"The caption is kept in `media_caption` and `{{ title }}`.", {}},
      {"The variable ${title} holds the title.", {}},
      {"The field is undefined there.", {}},
  });
}

TEST_CASE("Bytes of one encoding read as another", "[scan]") {
  check({
      {"The harbour caf\xC3\x83\xC2\xA9 is open.", {"broken encoding: caf\xC3\x83"}},
      {"They don\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t know.", {"broken encoding: don\xC3\xA2"}},
      {"The caf\xC3\xA9 in S\xC3\xA3o Paulo costs \xE2\x82\xAC"
       "3.",
       {}},
  });
}

TEST_CASE("Marks of text generators", "[scan]") {
  check({
      {"This article was ultrathought.", {"signature: This article was ultrathought"}},
      {"As an AI language model, I cannot see your roof.", {"signature: As an AI language model"}},
      {"This article was updated.", {}},
      {"This article was written by Ada Merrow.", {}},
      {"\"As an AI language model, I decline,\" it wrote.", {}},
  });
}
