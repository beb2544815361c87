#include "engine/eval/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>

#include "engine/eval/check.hpp"
#include "engine/eval/columns.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/match_pairs.hpp"
#include "engine/eval/show.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMostSides = 10;

/// One fact of the set with what it is compared by.
struct Entry {
  std::uint32_t fact = 0;  ///< index into RuleFacts::facts
  Datum value;
  UnitId unit = 0;  ///< what the group compares in
  bool numeric = false;
  std::uint64_t group = 0;
  std::uint32_t side = 0;
  std::uint64_t origin = 0;
};

class Matcher {
 public:
  explicit Matcher(MatchContext& context)
      : c_(context), e_(context.evaluator), corpus_(e_.corpus()), set_(*set_of(context)) {}

  static const FoundSet* set_of(const MatchContext& c) {
    return c.evaluator.facts().find(c.node.kids[0].text);
  }

  std::vector<Match> run() {
    collect();
    choose_units();
    read_slack();
    numbers();
    others();
    std::stable_sort(out_.begin(), out_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.first, a.second) < std::tie(b.first, b.second);
    });
    return std::move(out_);
  }

 private:
  [[nodiscard]] const FoundFact& fact(const Entry& entry) const {
    return e_.facts().facts[entry.fact];
  }
  [[nodiscard]] ItemRef item(const Entry& entry) const {
    return {fact(entry).document, Kind::none, entry.fact};
  }

  void collect() {
    const bool across = c_.node.text == "across";
    const std::string& scope = c_.node.kids[1].text;
    const bool by_source = scope == "sources" || scope == "source";
    std::unordered_map<std::uint64_t, std::uint32_t> sources;
    for (std::uint32_t i : set_.facts) {
      Entry entry;
      entry.fact = i;
      const FoundFact& f = e_.facts().facts[i];
      const auto* at = std::get_if<ItemRef>(&f.value);
      entry.value = at ? plain(corpus_, *at) : f.value;
      if (!entry.value.known()) continue;
      const auto* value = std::get_if<Value>(&entry.value);
      // "Dozens" fits almost anything and never proves an error.
      if (value != nullptr && (!value->known() || value->precision == Precision::vague)) continue;
      entry.numeric = value != nullptr;
      const ItemRef document{f.document, Kind::document, 0};
      entry.origin = origin_of(corpus_, at ? *at : document);
      // Who credits nobody is a source of its own.
      const std::uint64_t source = entry.origin != 0 ? entry.origin : hash_mix(7, f.document);
      const auto number = static_cast<std::uint32_t>(sources.size());
      const std::uint32_t source_number = sources.try_emplace(source, number).first->second;
      const std::uint32_t side = by_source ? source_number : f.document;
      entry.group = across ? f.key : hash_mix(f.key, side);
      entry.side = across ? side : static_cast<std::uint32_t>(entries_.size());
      entries_.push_back(std::move(entry));
    }
  }

  // Facts of one key fall apart by what they measure. A bare "$" goes with the only currency of
  // the group that it can be.
  void choose_units() {
    const Comparer& comparer = e_.shared().comparer;
    const auto& units = corpus_.knowledge().units;
    std::unordered_map<std::uint64_t, std::vector<UnitId>> chosen;
    for (const bool open : {false, true}) {
      for (Entry& entry : entries_) {
        if (!entry.numeric) continue;
        const UnitId own = std::get<Value>(entry.value).unit;
        const bool is_open = units[own].dimension == "money" && units[own].iso.empty();
        if (is_open != open) continue;
        std::vector<UnitId>& of_group = chosen[entry.group];
        std::vector<UnitId> fitting;
        for (UnitId unit : of_group) {
          if (comparer.same_dimension(own, unit)) fitting.push_back(unit);
        }
        if (fitting.empty()) {
          of_group.push_back(own);
          fitting.push_back(own);
        }
        if (fitting.size() > 1) {
          entry.value = Datum{};
          continue;
        }
        entry.unit = fitting.front();
        entry.value = *comparer.convert(std::get<Value>(entry.value), entry.unit);
        entry.group = hash_mix(entry.group, entry.unit);
      }
    }
    std::erase_if(entries_, [](const Entry& entry) { return !entry.value.known(); });
  }

  void read_slack() {
    const grammar::Node& slack = c_.node.kids[2];
    if (!slack.present()) return;
    const Datum value = e_.eval_plain(slack);
    const auto* amount = std::get_if<Value>(&value);
    if (amount == nullptr || !amount->known()) return;
    if (e_.shared().comparer.is_percent(amount->unit)) {
      share_ = amount->point / 100;
    } else {
      absolute_ = amount->point;
    }
    slack_ = show(corpus_.knowledge(), *amount);
  }

  void numbers() {
    FactColumns columns;
    std::vector<std::uint32_t> rows;  // entry of each row
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (!entry.numeric) continue;
      const auto& v = std::get<Value>(entry.value);
      double lo = std::isnan(v.lo) ? -std::numeric_limits<double>::infinity() : v.lo;
      double hi = std::isnan(v.hi) ? std::numeric_limits<double>::infinity() : v.hi;
      // 412,000 and 413,000 are two numbers although their intervals touch.
      const double in = v.precision == Precision::written ? v.ulp * 1e-6 : 0;
      lo += in + (v.lo_open ? std::fabs(lo) * 1e-12 : 0);
      hi -= in + (v.hi_open ? std::fabs(hi) * 1e-12 : 0);
      columns.push(entry.group, lo, hi, entry.side);
      rows.push_back(i);
    }
    std::unordered_set<std::uint64_t> in_conflict;
    for (const Conflict& conflict : find_conflicts(columns, share_, absolute_)) {
      std::vector<std::uint32_t> members;
      for (std::uint32_t row : conflict.members) members.push_back(rows[row]);
      const std::uint32_t a = rows[std::min(conflict.low, conflict.high)];
      const std::uint32_t b = rows[std::max(conflict.low, conflict.high)];
      in_conflict.insert(entries_[a].group);
      disagree(a, b, members);
    }
    const Groups groups = group_facts(columns.key);
    for (std::size_t g = 0; g + 1 < groups.starts.size(); ++g) {
      std::vector<std::uint32_t> members;
      for (std::uint32_t m = groups.starts[g]; m < groups.starts[g + 1]; ++m) {
        members.push_back(rows[groups.members[m]]);
      }
      if (members.size() < 2 || in_conflict.contains(entries_[members[0]].group)) continue;
      if (!has_two_sides(members)) continue;
      ++c_.stats.silent;
      if (slack_.empty() && differ(members)) continue;
      if (c_.options.agreements) agree(members);
    }
  }

  // Names, texts and days: each is held against the first of its group, which is one pass.
  void others() {
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].numeric) continue;
      keys.push_back(entries_[i].group);
      rows.push_back(i);
    }
    const Groups groups = group_facts(keys);
    for (std::size_t g = 0; g + 1 < groups.starts.size(); ++g) {
      std::vector<std::uint32_t> members;
      for (std::uint32_t m = groups.starts[g]; m < groups.starts[g + 1]; ++m) {
        members.push_back(rows[groups.members[m]]);
      }
      if (members.size() < 2 || !has_two_sides(members)) continue;
      const auto off = std::find_if(members.begin() + 1, members.end(), [&](std::uint32_t i) {
        return entries_[i].side != entries_[members[0]].side &&
               e_.shared().comparer.equal(entries_[members[0]].value, entries_[i].value) ==
                   Truth::false_;
      });
      if (off != members.end()) {
        disagree(members[0], *off, members);
        continue;
      }
      ++c_.stats.silent;
      if (c_.options.agreements) agree(members);
    }
  }

  [[nodiscard]] bool has_two_sides(const std::vector<std::uint32_t>& members) const {
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t i) {
      return entries_[i].side != entries_[members[0]].side;
    });
  }

  [[nodiscard]] std::string written(const Entry& entry) const {
    const auto* at = std::get_if<ItemRef>(&fact(entry).value);
    return at ? std::string(corpus_.text(*at)) : show(corpus_, fact(entry).value);
  }

  [[nodiscard]] std::string step(const Entry& entry) const {
    const auto* value = std::get_if<Value>(&entry.value);
    return fmt::format(
        "{}: \"{}\" = {}", corpus_.document(fact(entry).document).source->path, written(entry),
        value ? show_interval(corpus_.knowledge(), *value) : show(corpus_, entry.value));
  }

  Side side(const Entry& entry, bool note) const {
    const auto* at = std::get_if<ItemRef>(&fact(entry).value);
    Side out = side_of(corpus_, e_.facts(), at ? *at : item(entry));
    if (note) out.note = "here: " + written(entry);
    return out;
  }

  Match start(std::uint32_t a, std::uint32_t b) {
    Match match;
    match.first = item(entries_[a]);
    match.second = item(entries_[b]);
    match.key = fact(entries_[a]).key_text;
    match.sides.push_back(side(entries_[a], false));
    match.sides.push_back(side(entries_[b], true));
    match.derivation.push_back(step(entries_[a]));
    match.derivation.push_back(step(entries_[b]));
    return match;
  }

  void add_others(Match& match, std::uint32_t a, std::uint32_t b,
                  const std::vector<std::uint32_t>& members) {
    for (std::uint32_t i : members) {
      if (i == a || i == b || match.sides.size() >= kMostSides) continue;
      match.sides.push_back(side(entries_[i], true));
      match.derivation.push_back(step(entries_[i]));
    }
  }

  [[nodiscard]] std::string of_key(const Match& match) const {
    return match.key.empty() ? set_.set->name : fmt::format("{} of {}", set_.set->name, match.key);
  }

  void disagree(std::uint32_t a, std::uint32_t b, const std::vector<std::uint32_t>& members) {
    ++c_.stats.fired;
    Match match = start(a, b);
    match.derivation.push_back(slack_.empty()
                                   ? "no number fits both"
                                   : fmt::format("no number fits both within {}", slack_));
    if (!entries_[a].numeric) match.derivation.back() = "not the same";
    add_others(match, a, b, members);
    match.message =
        fmt::format("{}: {} against {}", of_key(match), written(entries_[a]), written(entries_[b]));
    out_.push_back(std::move(match));
  }

  // The intervals meet, but neither number rounds to the other.
  bool differ(const std::vector<std::uint32_t>& members) {
    std::uint32_t least = kNone;
    std::uint32_t most = kNone;
    for (std::uint32_t i : members) {
      const auto& value = std::get<Value>(entries_[i].value);
      if (!value.has_point()) continue;
      if (least == kNone || value.point < std::get<Value>(entries_[least].value).point) least = i;
      if (most == kNone || value.point > std::get<Value>(entries_[most].value).point) most = i;
    }
    if (least == kNone || entries_[least].side == entries_[most].side) return false;
    if (e_.shared().comparer.relate(std::get<Value>(entries_[least].value),
                                    std::get<Value>(entries_[most].value)) !=
        Relation::compatible) {
      return false;
    }
    const std::uint32_t a = std::min(least, most);
    const std::uint32_t b = std::max(least, most);
    Match match = start(a, b);
    match.outcome = Outcome::difference;
    match.derivation.push_back("both can be right, but neither rounds to the other");
    add_others(match, a, b, members);
    match.message = fmt::format("{}: {} and {} are told differently", of_key(match),
                                written(entries_[a]), written(entries_[b]));
    out_.push_back(std::move(match));
    return true;
  }

  void agree(const std::vector<std::uint32_t>& members) {
    std::set<std::uint32_t> documents;
    std::set<std::uint64_t> origins;
    std::vector<std::uint32_t> shown;
    for (std::uint32_t i : members) {
      if (documents.insert(fact(entries_[i]).document).second) shown.push_back(i);
      if (entries_[i].origin != 0) origins.insert(entries_[i].origin);
    }
    if (documents.size() < 2) return;
    Match match = start(shown[0], shown[1]);
    match.outcome = Outcome::agreement;
    add_others(match, shown[0], shown[1], shown);
    const std::string known = origins.empty()
                                  ? "none names its origin"
                                  : fmt::format("{} independent origin{}", origins.size(),
                                                origins.size() == 1 ? "" : "s");
    match.derivation.push_back(known);
    match.message = fmt::format("{}: {} documents agree on {}; {}", of_key(match), documents.size(),
                                written(entries_[shown[0]]), known);
    out_.push_back(std::move(match));
  }

  MatchContext& c_;
  Evaluator& e_;
  const Corpus& corpus_;
  const FoundSet& set_;
  std::vector<Entry> entries_;
  double share_ = 0;
  double absolute_ = 0;
  std::string slack_;
  std::vector<Match> out_;
};

}  // namespace

std::uint64_t origin_of(const Corpus& corpus, const ItemRef& item) {
  const auto of = [&](EntityId id, std::string_view name) {
    return fact_key(corpus.knowledge(), EntityRef{id, std::string(name)});
  };
  const Attribution* credit = corpus.attribution(item);
  if (credit != nullptr && !credit->anonymous && (credit->entity != 0 || !credit->key.empty())) {
    return of(credit->entity, credit->key);
  }
  const Document& document = corpus.document(item.document);
  if (!document.meta.agency.empty()) return of(0, document.meta.agency);
  // A story that credits an agency anywhere is that agency's story.
  for (const Attribution& each : corpus.reading(item.document).attributions) {
    if (each.entity != 0 && corpus.knowledge().entities[each.entity].kind == "agency") {
      return of(each.entity, each.key);
    }
  }
  return 0;
}

std::vector<Match> match_all(MatchContext& context) {
  return Matcher::set_of(context) != nullptr ? Matcher(context).run() : match_kind(context);
}

}  // namespace factlint
