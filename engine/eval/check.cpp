#include "engine/eval/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/fields.hpp"
#include "engine/eval/match.hpp"
#include "engine/eval/show.hpp"
#include "grammar/print.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;
using grammar::Op;

namespace {

template <class Test>
bool any_node(const Node& node, const Test& test) {
  if (test(node)) return true;
  return std::any_of(node.kids.begin(), node.kids.end(),
                     [&](const Node& kid) { return any_node(kid, test); });
}

std::string shortened(std::string text) {
  constexpr std::size_t kLongest = 80;
  for (char& c : text) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  if (text.size() <= kLongest) return text;
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "…";
}

// `count n` in `when headline mentions count n and …: …`
void mentioned_binders(const Node& condition, std::vector<const Node*>& out) {
  if (condition.kind == NodeKind::binary && condition.op == Op::and_) {
    mentioned_binders(condition.kids[0], out);
    mentioned_binders(condition.kids[1], out);
  } else if (condition.kind == NodeKind::mentions && condition.kids[1].kind == NodeKind::binder &&
             condition.kids[1].kids[0].present()) {
    out.push_back(&condition);
  }
}

}  // namespace

Side side_of(const Corpus& corpus, const RuleFacts& facts, const ItemRef& item) {
  const Document& document = corpus.document(item.document);
  if (item.kind != Kind::none) return {&document, corpus.span(item), ""};
  return {&document, corpus.reading(item.document).span(facts.facts[item.index].tokens), ""};
}

CheckRunner::CheckRunner(const Shared& shared, const Rule& rule, const RuleFacts& facts,
                         const std::vector<ForbiddenPlace>& forbidden, const EvalOptions& options,
                         RuleStats& stats, std::vector<Finding>& findings)
    : evaluator_(shared, rule, facts),
      forbidden_(forbidden),
      options_(options),
      stats_(stats),
      findings_(findings) {
  uses_column_ = any_node(rule.check, [](const Node& node) {
    return node.kind == NodeKind::field && node.text == "column";
  });
}

void CheckRunner::run() {
  const Node& node = evaluator_.rule().check;
  const bool loops = node.kind == NodeKind::for_each || node.kind == NodeKind::must_match ||
                     node.kind == NodeKind::forbid;
  // "headline" is that of one document: such a check holds for each document by itself.
  const bool has_place = any_node(node, [&](const Node& each) {
    return each.kind == NodeKind::name && is_place(each.text) &&
           evaluator_.facts().find(each.text) == nullptr;
  });
  if (loops || !has_place) return check(node);
  for (std::uint32_t d = 0; d < evaluator_.corpus().size(); ++d) {
    evaluator_.document = d;
    check(node);
  }
  evaluator_.document = kNone;
}

void CheckRunner::check(const Node& node) {
  switch (node.kind) {
    case NodeKind::for_each:
      return for_each(node);
    case NodeKind::when:
      return when(node);
    case NodeKind::must_have:
      return must_have(node);
    case NodeKind::must_match:
      return must_match(node);
    case NodeKind::forbid:
      return forbid(node);
    default:
      return expression(node);
  }
}

void CheckRunner::for_each(const Node& node) {
  std::vector<Partners> partners;
  partners.reserve(node.kids.size());
  for (std::size_t i = 0; i + 2 < node.kids.size(); ++i) partners.emplace_back(evaluator_, node, i);
  if (partners.size() > 1) partners[0].only_joined_with(partners[1]);
  Conditions where(evaluator_, node, partners);
  bind(node, partners, where, 0, Truth::true_);
}

void CheckRunner::bind(const Node& node, std::vector<Partners>& partners, Conditions& where,
                       std::size_t binder, Truth so_far) {
  if (binder == partners.size()) {
    const Truth chosen = so_far & where.rest();
    if (chosen == Truth::unknown) ++stats_.unknown;
    if (chosen == Truth::true_) check(node.kids.back());
    return;
  }
  partners[binder].each([&](const ItemRef& item) {
    const Truth chosen = so_far & where.own(binder, item);
    if (chosen != Truth::false_) bind(node, partners, where, binder + 1, chosen);
    return true;
  });
}

void CheckRunner::when(const Node& node) {
  std::vector<const Node*> mentions;
  mentioned_binders(node.kids[0], mentions);
  const std::function<void(std::size_t)> go = [&](std::size_t i) {
    if (i < mentions.size()) {
      const Node& binder = mentions[i]->kids[1];
      const Kind kind = find_kind(binder.text);
      evaluator_.each_at(mentions[i]->kids[0], kind, [&](const ItemRef& item) {
        const Bound bind(evaluator_, binder.kids[0].text, item, kind);
        go(i + 1);
        return true;
      });
      return;
    }
    const Truth holds = evaluator_.test(node.kids[0]);
    if (holds == Truth::unknown) ++stats_.unknown;
    if (holds == Truth::true_) check(node.kids[1]);
  };
  go(0);
}

void CheckRunner::must_have(const Node& node) {
  const Node& binder = node.kids[0];
  evaluator_.each(binder, [&](const ItemRef& item) {
    if (!count(has(evaluator_.corpus(), item, node.text))) return true;
    const Bound bind(evaluator_, kFoundItem, item, item.kind);
    Finding finding;
    cite(finding, {});
    finding.derivation.push_back(fmt::format(
        "\"{}\" has no {}", shortened(std::string(evaluator_.corpus().text(item))), node.text));
    if (evaluator_.rule().message_pieces.empty()) {
      finding.message = fmt::format("{} without {}", kind_info(item.kind).name, node.text);
    }
    add(std::move(finding));
    return true;
  });
}

void CheckRunner::forbid(const Node& node) {
  const Corpus& corpus = evaluator_.corpus();
  for (const ForbiddenPlace& found : forbidden_) {
    const Reading& r = corpus.reading(found.document);
    const PartKind part = r.part_kind(r.sentence_of(found.tokens.first));
    const bool outside = std::none_of(node.kids.begin() + 1, node.kids.end(), [&](const Node& n) {
      if (n.text == "quotation") return r.tokens[found.tokens.first].is(kInQuote);
      std::string name(part_name(part));
      std::replace(name.begin(), name.end(), ' ', '_');
      return name == n.text || (n.text == "table_cell" && part == PartKind::table_cell);
    });
    if (!outside || part == PartKind::boilerplate) {
      ++stats_.silent;
      continue;
    }
    ++stats_.fired;
    const std::string words(r.text(found.tokens));
    const Bound bind(evaluator_, kFoundItem, Datum(words));
    Finding finding;
    finding.sides.push_back({r.document.get(), r.span(found.tokens), ""});
    finding.derivation.push_back(
        fmt::format("\"{}\" matches \"{}\"", shortened(words), node.kids[0].text));
    if (evaluator_.rule().message_pieces.empty()) {
      finding.message = fmt::format("\"{}\" is not to be written", words);
    }
    add(std::move(finding));
  }
}

void CheckRunner::must_match(const Node& node) {
  MatchContext context{evaluator_, node, options_, stats_};
  for (Match& match : match_all(context)) {
    const Bound first(evaluator_, kFirstSide, match.first, match.first.kind);
    const Bound second(evaluator_, kSecondSide, match.second, match.second.kind);
    const Bound key(evaluator_, kGroupKey, Datum(match.key));
    Finding finding;
    finding.outcome = match.outcome;
    finding.sides = std::move(match.sides);
    finding.derivation = std::move(match.derivation);
    if (match.outcome != Outcome::conflict || evaluator_.rule().message_pieces.empty()) {
      finding.message = match.message;
    }
    add(std::move(finding));
  }
}

// Fact sets in a bare expression stand for one group after the other: `pending ≈ ordered -
// approved` is asked for each key that all of them have.
void CheckRunner::expression(const Node& node) {
  std::vector<const FoundSet*> keyed;
  bool any_set = false;
  bool empty = false;
  const std::function<void(const Node&)> collect = [&](const Node& each) {
    if (each.kind == NodeKind::of) {
      collect(each.kids[1]);
      return;
    }
    const FoundSet* set = each.kind == NodeKind::name && evaluator_.binding(each.text) == nullptr
                              ? evaluator_.facts().find(each.text)
                              : nullptr;
    if (set != nullptr) {
      any_set = true;
      empty = empty || set->facts.empty();
      if (!set->set->key.empty()) keyed.push_back(set);
    }
    for (const Node& kid : each.kids) collect(kid);
  };
  collect(node);
  if (evaluator_.grouped || !any_set) return evaluate(node);
  if (empty) return;
  if (keyed.empty()) return evaluate(node);
  std::unordered_set<std::uint64_t> done;
  for (std::uint32_t i : keyed.front()->facts) {
    const FoundFact& fact = evaluator_.facts().facts[i];
    if (!done.insert(fact.key).second) continue;
    if (!std::all_of(keyed.begin(), keyed.end(),
                     [&](const FoundSet* set) { return set->groups.contains(fact.key); })) {
      continue;
    }
    evaluator_.group = fact.key;
    evaluator_.grouped = true;
    const Bound key(evaluator_, kGroupKey, Datum(fact.key_text));
    evaluate(node);
  }
  evaluator_.grouped = false;
}

bool CheckRunner::count(Truth result) {
  switch (result) {
    case Truth::true_:
      ++stats_.silent;
      return false;
    case Truth::unknown:
      ++stats_.unknown;
      return false;
    case Truth::false_:
      break;
  }
  ++stats_.fired;
  return true;
}

void CheckRunner::evaluate(const Node& node) {
  if (count(evaluator_.test(node))) fire(node);
}

// The derivation is written by evaluating once more, so that the many checks that hold cost
// nothing.
void CheckRunner::fire(const Node& node) {
  Finding finding;
  std::vector<ItemRef> used;
  evaluator_.trace = &finding.derivation;
  evaluator_.used = &used;
  static_cast<void>(evaluator_.test(node));
  evaluator_.trace = nullptr;
  evaluator_.used = nullptr;
  cite(finding, used);
  if (evaluator_.rule().message_pieces.empty()) {
    finding.message = fmt::format("does not hold: {}", grammar::print(node));
  }
  add(std::move(finding));
}

// The item bound first, then the others, then facts, then the further places of records.
void CheckRunner::cite(Finding& finding, const std::vector<ItemRef>& used) const {
  const Corpus& corpus = evaluator_.corpus();
  std::vector<ItemRef> items;
  const auto add_item = [&](const ItemRef& item) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  };
  for (const auto& binding : evaluator_.names) {
    const auto* item = std::get_if<ItemRef>(&binding.value);
    if (item != nullptr && item->kind != Kind::document && item->kind != Kind::table) {
      add_item(*item);
    }
  }
  for (const ItemRef& item : used) add_item(item);
  if (items.empty()) {
    for (const auto& binding : evaluator_.names) {
      if (const auto* item = std::get_if<ItemRef>(&binding.value)) add_item(*item);
    }
  }
  if (items.empty() && evaluator_.document != kNone) {
    items.push_back({evaluator_.document, Kind::document, 0});
  }
  const auto cite_span = [&](const Document& document, Span span) {
    const bool cited = std::any_of(finding.sides.begin(), finding.sides.end(), [&](const Side& s) {
      return s.document == &document && s.span == span;
    });
    if (cited || span.empty()) return;
    std::string note;
    if (!finding.sides.empty()) {
      note =
          "here: " +
          shortened(std::string(std::string_view(document.text).substr(span.begin, span.size())));
    }
    finding.sides.push_back({&document, span, std::move(note)});
  };
  for (const ItemRef& item : items) {
    const Side side = side_of(corpus, evaluator_.facts(), item);
    cite_span(*side.document, side.span);
  }
  for (const ItemRef& item : items) {
    const Record* record = corpus.record(item);
    if (record == nullptr) continue;
    for (const TokenRange& more : record->more) {
      cite_span(corpus.document(item.document), corpus.reading(item.document).span(more));
    }
  }
}

std::string CheckRunner::text_of(const std::vector<MessagePiece>& pieces, bool& known) {
  std::string out;
  for (const MessagePiece& piece : pieces) {
    if (!piece.value.present()) {
      out += piece.text;
      continue;
    }
    Datum value = evaluator_.eval(piece.value);
    // A fact is shown as its value is written: "{first}" is "412 homes".
    if (const auto* fact = std::get_if<ItemRef>(&value); fact && fact->kind == Kind::none) {
      value = evaluator_.facts().facts[fact->index].value;
    }
    known = known && value.known();
    out += show(evaluator_.corpus(), value);
  }
  return out;
}

void CheckRunner::add(Finding finding) {
  const Rule& rule = evaluator_.rule();
  finding.rule = rule.id;
  finding.category = rule.category;
  finding.level = rule.level;
  bool known = true;
  if (finding.outcome == Outcome::conflict) finding.outcome = rule.outcome;
  if (finding.message.empty()) finding.message = text_of(rule.message_pieces, known);
  if (!rule.suggest_pieces.empty() && finding.outcome == rule.outcome) {
    known = true;
    finding.suggest = text_of(rule.suggest_pieces, known);
    // A replacement with a hole in it would be worse than none.
    if (!known) finding.suggest.clear();
  }
  if (uses_column_ && !finding.sides.empty()) {
    // Each cell of a column proves the same: one finding for the column.
    const std::string once = fmt::format("{}\n{}\n{}", finding.sides[0].document->source->path,
                                         finding.message, fmt::join(finding.derivation, "\n"));
    if (!column_findings_.insert(once).second) return;
  }
  set_fingerprint(finding);
  findings_.push_back(std::move(finding));
}

}  // namespace factlint
