#include "tests/report/sample.hpp"

#include <catch2/catch.hpp>

namespace factlint::sample {

std::shared_ptr<const Document> document(std::string path, std::string bytes) {
  auto document = std::make_shared<Document>();
  document->text = bytes;
  document->source = std::make_shared<const Source>(Source{std::move(path), std::move(bytes)});
  return document;
}

Side side(const std::shared_ptr<const Document>& document, std::string_view quote,
          std::string note) {
  const std::size_t at = document->text.find(quote);
  REQUIRE(at != std::string::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  return {
      document.get(), {begin, begin + static_cast<std::uint32_t>(quote.size())}, std::move(note)};
}

Report report() {
  Report out;
  const auto a = document("a b.md", "# Dunmore\n\nThe “reef” plan has 38 homes.\nIt opens soon.\n");
  const auto b = document("sources/b.txt", "The plan has 48 homes.\n");
  out.documents = {a, b};
  out.rules = {{"homes-disagree",
                "quantity",
                Level::error,
                "Reports of one plan give one number. More follows.\n",
                {"38 homes here, 48 there."},
                {"38 homes here, 38 there."}}};

  Finding conflict;
  conflict.rule = "homes-disagree";
  conflict.category = "quantity";
  conflict.message = "38 homes here, 48 in the source";
  conflict.sides = {side(a, "38 homes"), side(b, "48 homes", "here: 48 homes")};
  conflict.derivation = {"38 = 38", "48 is not 38"};
  conflict.suggest = "48 homes";
  set_fingerprint(conflict);

  Finding difference = conflict;
  difference.outcome = Outcome::difference;
  difference.level = Level::note;
  difference.message = "another count";
  difference.derivation.clear();
  difference.suggest.clear();
  set_fingerprint(difference);

  Finding unresolved;
  unresolved.rule = "when-is-it";
  unresolved.category = "calendar";
  unresolved.outcome = Outcome::unresolved;
  unresolved.level = Level::warning;
  unresolved.message = "\"soon\" has no date";
  unresolved.sides = {side(a, "soon")};
  set_fingerprint(unresolved);

  Finding agreement = conflict;
  agreement.outcome = Outcome::agreement;
  agreement.message = "two documents agree";
  agreement.derivation.clear();
  agreement.suggest.clear();
  set_fingerprint(agreement);

  out.findings = {conflict, difference, unresolved, agreement};
  return out;
}

}  // namespace factlint::sample
