#include "engine/scan/scan.hpp"

#include <algorithm>

#include "engine/scan/attribution.hpp"
#include "engine/scan/birth.hpp"
#include "engine/scan/clause.hpp"
#include "engine/scan/clause_time.hpp"
#include "engine/scan/garble.hpp"
#include "engine/scan/group_list.hpp"
#include "engine/scan/names.hpp"
#include "engine/scan/numeric.hpp"
#include "engine/scan/office.hpp"
#include "engine/scan/quotation.hpp"
#include "engine/scan/ranking.hpp"
#include "engine/scan/reference.hpp"
#include "engine/scan/relation.hpp"
#include "engine/scan/span.hpp"
#include "engine/scan/times.hpp"
#include "engine/scan/tokenize.hpp"
#include "engine/scan/withholding.hpp"

namespace factlint {

/// Order matters: names need phrase hits, dates come before numbers (which skip what dates have
/// taken), clauses need names, attributions need clauses, quotations need attributions.
struct Scanner::Recognisers {
  explicit Recognisers(const Knowledge& k)
      : knowledge(k),
        tokenizer(k),
        names(k),
        times(k),
        numbers(k),
        clauses(k),
        attributions(k),
        quotations(k),
        clause_times(k),
        offices(k),
        spans(k),
        births(k),
        relations(k),
        garbles(k),
        rankings(k),
        references(k),
        withholdings(k),
        group_lists(k) {}
  const Knowledge& knowledge;
  Tokenizer tokenizer;
  NameFinder names;
  TimeRecogniser times;
  NumericRecogniser numbers;
  ClauseFinder clauses;
  AttributionFinder attributions;
  QuotationFinder quotations;
  ClauseTimer clause_times;
  OfficeFinder offices;
  SpanFinder spans;
  BirthFinder births;
  RelationRecogniser relations;
  GarbleFinder garbles;
  RankingFinder rankings;
  ReferenceFinder references;
  WithholdingFinder withholdings;
  GroupListFinder group_lists;
};

Scanner::Scanner(const Knowledge& knowledge)
    : recognisers_(std::make_unique<Recognisers>(knowledge)) {}
Scanner::~Scanner() = default;

Reading Scanner::read(std::shared_ptr<const Document> document) const {
  Reading reading;
  reading.document = std::move(document);
  Context context{reading, recognisers_->knowledge};
  const auto sort_mentions = [&reading] {
    std::stable_sort(
        reading.mentions.begin(), reading.mentions.end(),
        [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; });
  };
  const Recognisers& r = *recognisers_;
  r.tokenizer.run(context);
  r.names.run(context);
  r.times.run(context);
  r.numbers.run(context);
  sort_mentions();
  r.clauses.run(context);
  r.attributions.run(context);
  r.quotations.run(context);
  sort_mentions();
  r.clause_times.run(context);
  r.offices.run(context);
  r.spans.run(context);
  r.births.run(context);
  r.relations.run(context);
  r.garbles.run(context);
  r.rankings.run(context);
  r.references.run(context);
  r.withholdings.run(context);
  r.group_lists.run(context);
  std::stable_sort(reading.records.begin(), reading.records.end(),
                   [](const Record& a, const Record& b) {
                     return std::pair(a.kind, a.tokens.first) < std::pair(b.kind, b.tokens.first);
                   });
  return reading;
}

}  // namespace factlint
