#include "engine/eval/match_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/align_quotation.hpp"
#include "engine/eval/check.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/show.hpp"

namespace factlint {

namespace {

std::string_view join_for(Kind kind) {
  if (kind == Kind::quotation) return "same_words";
  const auto names = kind_info(Kind::name).members;
  if (kind == Kind::name || std::find(names.begin(), names.end(), kind) != names.end()) {
    return "near_name";
  }
  return "same_measure";
}

}  // namespace

std::vector<Match> match_kind(MatchContext& context) {
  std::vector<Match> out;
  Evaluator& evaluator = context.evaluator;
  const Corpus& corpus = evaluator.corpus();
  const Comparer& comparer = evaluator.shared().comparer;
  const Kind kind = find_kind(context.node.kids[0].text);
  const Join* join = find_join(join_for(kind));
  if (kind == Kind::none || join == nullptr) return out;
  const bool across = context.node.text == "across";
  const std::string& scope = context.node.kids[1].text;
  const bool by_source = scope == "sources" || scope == "source";
  const JoinIndex& index = evaluator.shared().joins.get(corpus, *join, kind, kind);
  for (std::uint32_t i = 0; i < index.size(); ++i) {
    const JoinPair& pair = index.pair(i);
    const bool swap = pair.b < pair.a;
    const ItemRef& a = swap ? pair.b : pair.a;
    const ItemRef& b = swap ? pair.a : pair.b;
    bool same_side = a.document == b.document;
    if (by_source && !same_side) {
      const std::uint64_t origin = origin_of(corpus, a);
      same_side = origin != 0 && origin == origin_of(corpus, b);
    }
    if (same_side == across) continue;
    const Datum left = plain(corpus, a);
    const Datum right = plain(corpus, b);
    Truth holds = kind == Kind::quotation ? truth(!match_wording(corpus, a, b).altered)
                                          : comparer.equal(left, right);
    if (context.node.kids[2].present()) {
      const auto* x = std::get_if<Value>(&left);
      const auto* y = std::get_if<Value>(&right);
      const Datum slack = evaluator.eval_plain(context.node.kids[2]);
      const auto* by = std::get_if<Value>(&slack);
      if (x && y && by) holds = comparer.near(*x, *y, {*by, comparer.is_percent(by->unit)});
    }
    if (holds == Truth::unknown) ++context.stats.unknown;
    if (holds == Truth::true_) ++context.stats.silent;
    if (holds != Truth::false_) continue;
    ++context.stats.fired;
    Match match;
    match.first = a;
    match.second = b;
    match.sides.push_back(side_of(corpus, evaluator.facts(), a));
    match.sides.push_back(side_of(corpus, evaluator.facts(), b));
    match.sides.back().note = "here: " + show(corpus, b);
    match.derivation = {pair.why, fmt::format("\"{}\"", show(corpus, left)),
                        fmt::format("\"{}\"", show(corpus, right)), "not the same"};
    match.message = fmt::format("{} against {}", show(corpus, a), show(corpus, b));
    out.push_back(std::move(match));
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& x, const Match& y) {
    return std::tie(x.first, x.second) < std::tie(y.first, y.second);
  });
  return out;
}

}  // namespace factlint
