#include <catch2/catch.hpp>

#include "tests/document/sample.hpp"

using namespace factlint;
using namespace factlint::document_test;

namespace {

std::string plain(const std::string& text) {
  return outline(*read(text, Format::text));
}

}  // namespace

TEST_CASE("a wire report splits into dateline and text", "[document]") {
  const auto document = read(
      "PORT ELLARD, June 26 (Northline) - Ferries ran late on Monday, the harbour board said.\n\n"
      "They will run late again.\n",
      Format::text);
  CHECK(outline(*document) ==
        "dateline: PORT ELLARD, June 26 (Northline)\n"
        "body: Ferries ran late on Monday, the harbour board said.\n"
        "body: They will run late again.\n");
  CHECK(document->meta.agency == "Northline");
  CHECK(document->meta.dateline_month == 6);
  CHECK(document->meta.dateline_day == 26);
  CHECK_FALSE(document->meta.published.known);
}

TEST_CASE("datelines are told from dashes in the text", "[document]") {
  CHECK(plain("OSLO — Ferries ran late.") == "dateline: OSLO\nbody: Ferries ran late.\n");
  CHECK(plain("Oslo — Ferries ran late.") == "dateline: Oslo\nbody: Ferries ran late.\n");
  CHECK(plain("PORT ELLARD, N.B., Jan. 5 -- Ferries ran late.") ==
        "dateline: PORT ELLARD, N.B., Jan. 5\nbody: Ferries ran late.\n");
  CHECK(plain("Port Ellard, 5 May 2024 (Northline) – Ferries ran late.") ==
        "dateline: Port Ellard, 5 May 2024 (Northline)\nbody: Ferries ran late.\n");
  CHECK(plain("Rain — and more of it — fell.") == "body: Rain — and more of it — fell.\n");
  CHECK(plain("NATO — the alliance — agreed.") == "body: NATO — the alliance — agreed.\n");
  CHECK(plain("The ferry, June 26 - a Monday.") == "body: The ferry, June 26 - a Monday.\n");
}

TEST_CASE("headline, blog byline, date line and furniture", "[document]") {
  const auto document = read(
      "A Blog by Mirel Aston\n\n \n\nJan 29, 2026\n\nHarbour Board Buys 40 Ferries\n\n"
      "Ada Merrow reports in harbour week\n\nThe board bought 40 ferries on Monday.\n\n"
      "What the ferries cost\n\nThey cost 3 million each.\n\n0 comments:\n\nPost a Comment\n",
      Format::text);
  CHECK(outline(*document) ==
        "byline: A Blog by Mirel Aston\n"
        "dateline: Jan 29, 2026\n"
        "headline: Harbour Board Buys 40 Ferries\n"
        "byline: Ada Merrow reports in harbour week\n"
        "body: The board bought 40 ferries on Monday.\n"
        "heading: What the ferries cost\n"
        "body: They cost 3 million each.\n"
        "boilerplate: 0 comments:\n"
        "boilerplate: Post a Comment\n");
  CHECK(format_date(document->meta.published) == "2026-01-29");
  CHECK(document->meta.published_from == "dateline");
  CHECK(document->meta.title == "Harbour Board Buys 40 Ferries");
  CHECK(document->meta.author == "Mirel Aston");
}

TEST_CASE("repeats and near-repeats of the headline are furniture, another headline is not",
          "[document]") {
  CHECK(plain("Harbour Board Buys First 40 Ferries, Ending Shortage\n"
              "Harbour Board Buys First 40 Ferries\n\n"
              "Board Takes Landmark Step on Ferries\n\n"
              "The board bought ferries on Monday, it said.\n\n"
              "HARBOUR BOARD BUYS FIRST 40 FERRIES\n\n"
              "They are blue.\n") ==
        "headline: Harbour Board Buys First 40 Ferries, Ending Shortage\n"
        "boilerplate: Harbour Board Buys First 40 Ferries\n"
        "headline: Board Takes Landmark Step on Ferries\n"
        "body: The board bought ferries on Monday, it said.\n"
        "boilerplate: HARBOUR BOARD BUYS FIRST 40 FERRIES\n"
        "body: They are blue.\n");
}

TEST_CASE("hard-wrapped lines are one paragraph", "[document]") {
  CHECK(plain("TIDE TABLE WRONG\nHarbour Radio online\n\n"
              "The tide table that hangs in the harbour office was wrong by an hour\n"
              "for the whole of June, the harbour master said on Tuesday, and three\n"
              "boats ran aground.\n\n"
              "Nobody was hurt.\n- one boat was blue\n- two boats were red\n") ==
        "headline: TIDE TABLE WRONG\n"
        "heading: Harbour Radio online\n"
        "body: The tide table that hangs in the harbour office was wrong by an hour/"
        "for the whole of June, the harbour master said on Tuesday, and three/boats ran aground.\n"
        "body: Nobody was hurt.\n"
        "list item: one boat was blue\n"
        "list item: two boats were red\n");
}

TEST_CASE("captions and lists of plain text", "[document]") {
  CHECK(plain("Tide Table Wrong\n\nThe table was wrong.\n\n• First: an hour.\n• Second: a day.\n\n"
              "1. Ask the office.\n2) Ask again.\n\n*圖片來源:archive*\n\n"
              "Cover image | Ada Merrow and the board\n\nPhoto by Ada Merrow\n") ==
        "headline: Tide Table Wrong\n"
        "body: The table was wrong.\n"
        "list item: First: an hour.\n"
        "list item: Second: a day.\n"
        "list item: Ask the office.\n"
        "list item: Ask again.\n"
        "caption: *圖片來源:archive*\n"
        "caption: Cover image | Ada Merrow and the board\n"
        "caption: Photo by Ada Merrow\n");
}

TEST_CASE("one line alone is no headline", "[document]") {
  CHECK(plain("The board bought 40 ferries") == "body: The board bought 40 ferries\n");
  CHECK(plain("") == "");
  CHECK(plain(" \r\n\n\xEF\xBB\xBF") == "body: \xEF\xBB\xBF\n");
}

TEST_CASE("bytes and words are the same in plain text", "[document]") {
  const auto document = read(
      "\xEF\xBB\xBFTide Table\xC2\xA0Wrong\r\n\r\nThe caf\xC3\xA9\xC2\xA0on pier 3 sold "
      "\xE2\x80\x9C"
      "40,000\xE2\x80\x9D cups to \xE6\xB8\xAF\xE5\x8F\xA3 guests.\r\n",
      Format::text);
  CHECK(outline(*document).substr(0, 9) == "headline:");
  for (const MappedWord& word : mapped_words(*document)) CHECK(word.text == word.source);
}

TEST_CASE("a title given apart is the headline and can be cited", "[document]") {
  const auto document =
      make_document("Ferries cost more", "Board buys ferries.", "2026-01-29", sample_words());
  CHECK(outline(*document) == "headline: Board buys ferries.\nbody: Ferries cost more\n");
  CHECK(document->meta.title == "Board buys ferries.");
  CHECK(format_date(document->meta.published) == "2026-01-29");
}

TEST_CASE("mastheads and headlines that end with a date", "[document]") {
  const auto date = [](const std::string& text) {
    return format_date(read(text, Format::text)->meta.published);
  };
  CHECK(plain("HARBOUR DIARY, Sunday 5 May 2024\n\nBoats Float Again\n\nThey do, it said.\n") ==
        "dateline: HARBOUR DIARY, Sunday 5 May 2024\n"
        "headline: Boats Float Again\nbody: They do, it said.\n");
  CHECK(date("Harbour Diary, 5 May 2024\n\nThey float, it said.\n") == "2024-05-05");
  CHECK(plain("Minutes of the board (published 5 May 2024)\n\nThey float, it said.\n") ==
        "headline: Minutes of the board (published 5 May 2024)\nbody: They float, it said.\n");
  CHECK(date("Minutes of the board (published 5 May 2024)\n\nThey float.\n") == "2024-05-05");
  CHECK(date("Boats sold until 5 May 2024\n\nThey float.\n") == "unknown");
  CHECK(plain("The Slow Tide, a blog by Mirel Aston\n\nBoats Float Again\n\nThey do.\n") ==
        "byline: The Slow Tide, a blog by Mirel Aston\n"
        "headline: Boats Float Again\nbody: They do.\n");
}
