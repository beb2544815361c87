#include "engine/eval/search.hpp"

#include <algorithm>

#include "engine/eval/fields.hpp"
#include "engine/eval/show.hpp"
#include "engine/scan/tokenize.hpp"
#include "grammar/parse.hpp"

namespace factlint {

namespace {

const grammar::Node* find_forbid(const grammar::Node& node) {
  if (node.kind == grammar::NodeKind::forbid) return &node;
  for (const grammar::Node& kid : node.kids) {
    if (const grammar::Node* found = find_forbid(kid)) return found;
  }
  return nullptr;
}

}  // namespace

PatternSearch::PatternSearch(const RuleSet& rules)
    : rule_count_(rules.rules.size()), patterns_(*rules.knowledge) {
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    for (std::uint32_t s = 0; s < rule.facts.size(); ++s) {
      patterns_.add(rule.facts[s].find);
      uses_.push_back({i, s});
    }
    if (const grammar::Node* forbid = find_forbid(rule.check)) {
      const auto pattern = grammar::parse_pattern(forbid->kids[0].text);
      if (!pattern) continue;
      patterns_.add(*pattern);
      uses_.push_back({i, kForbidden});
    }
  }
  patterns_.compile();
}

DocumentMatches PatternSearch::run(const Corpus& corpus, std::uint32_t document) const {
  return {document, patterns_.match(corpus, document)};
}

std::vector<RuleMatches> PatternSearch::by_rule(std::vector<DocumentMatches> matches) const {
  std::vector<RuleMatches> out(rule_count_);
  for (DocumentMatches& in : matches) {
    for (PatternMatch& match : in.matches) {
      const Use& use = uses_[match.pattern];
      if (use.set == kForbidden) {
        out[use.rule].forbidden.push_back({in.document, match.tokens});
        continue;
      }
      FoundFact fact;
      fact.set = use.set;
      fact.document = in.document;
      fact.tokens = match.tokens;
      fact.captures = std::move(match.captures);
      fact.places = std::move(match.places);
      out[use.rule].facts.push_back(std::move(fact));
    }
  }
  return out;
}

RuleFacts build_facts(const Shared& shared, const Rule& rule, std::vector<FoundFact> found) {
  RuleFacts out;
  for (const FactSet& set : rule.facts) out.sets.push_back({&set, capture_names(set.find), {}, {}});
  const Knowledge& knowledge = shared.corpus.knowledge();
  const auto plainly = [&](const Datum& d) {
    const auto* item = std::get_if<ItemRef>(&d);
    return item == nullptr ? d : plain(shared.corpus, *item);
  };
  const RuleFacts no_facts;
  for (FoundFact& fact : found) {
    FoundSet& set = out.sets[fact.set];
    const FactSet& declared = *set.set;
    if (declared.where.present()) {
      Evaluator evaluator(shared, rule, no_facts);
      evaluator.document = fact.document;
      std::vector<std::unique_ptr<Bound>> bound;
      for (std::size_t i = 0; i < set.names.size(); ++i) {
        bound.push_back(std::make_unique<Bound>(evaluator, set.names[i], fact.captures[i]));
      }
      const bool holds = evaluator.test(declared.where) == Truth::true_;
      while (!bound.empty()) bound.pop_back();
      if (!holds) continue;
    }
    if (const int key = set.slot(declared.key); key >= 0) {
      // A fact whose key is not written ("{product: product}?") belongs to no group.
      if (!fact.captures[key].known()) continue;
      const Datum value = plainly(fact.captures[key]);
      fact.key = fact_key(knowledge, value);
      fact.key_text = show(shared.corpus, value);
    }
    if (const int value = set.slot(declared.value); value >= 0) {
      fact.value = fact.captures[value];
    } else {
      fact.value = std::string(shared.corpus.reading(fact.document).text(fact.tokens));
    }
    const auto index = static_cast<std::uint32_t>(out.facts.size());
    set.facts.push_back(index);
    set.groups[fact.key].push_back(index);
    out.facts.push_back(std::move(fact));
  }
  return out;
}

bool pattern_in_text(const Knowledge& knowledge, std::string_view pattern, std::string_view text) {
  const auto parsed = grammar::parse_pattern(pattern);
  if (!parsed) return false;
  auto document = std::make_shared<Document>();
  document->source = std::make_shared<const Source>();
  document->text = text;
  document->parts.push_back(
      {PartKind::body, {0, static_cast<std::uint32_t>(text.size())}, 0, 0, 0});
  std::vector<Reading> readings(1);
  readings[0].document = document;
  Context context{readings[0], knowledge};
  Tokenizer(knowledge).run(context);
  const Corpus corpus(knowledge, readings);
  PatternSet patterns(knowledge);
  patterns.add(*parsed);
  patterns.compile();
  return !patterns.match(corpus, 0).empty();
}

}  // namespace factlint
