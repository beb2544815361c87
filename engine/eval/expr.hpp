// Evaluates expressions of the rule language under bound names, in three-valued logic; check.hpp
// runs whole checks with it, functions.hpp holds the functions, names.cpp the names and places.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/eval/compare.hpp"
#include "engine/eval/corpus.hpp"
#include "engine/eval/facts.hpp"
#include "engine/eval/joins.hpp"
#include "engine/eval/offices.hpp"
#include "engine/eval/tables.hpp"
#include "engine/eval/truth.hpp"
#include "engine/rule/functions.hpp"
#include "grammar/ast.hpp"

namespace factlint {

/// What all rules share while they are evaluated; immutable but for caches that lock themselves.
struct Shared {
  const Corpus& corpus;
  const Comparer& comparer;
  const OfficeIndex& offices;
  JoinCache& joins;
};

/// Evaluates the expressions of one rule on one thread. Names are bound and released in pairs
/// (class Bound). A fact of a fact set is an ItemRef of Kind::none: `index` into the rule's facts.
class Evaluator {
 public:
  using Node = grammar::Node;
  using List = std::shared_ptr<const DatumList>;

  Evaluator(const Shared& shared, const Rule& rule, const RuleFacts& facts)
      : shared_(shared), rule_(rule), facts_(facts) {}

  [[nodiscard]] Truth test(const Node& node);
  [[nodiscard]] Datum eval(const Node& node);
  /// As eval, but an item stands for its value, date, name or text.
  [[nodiscard]] Datum eval_plain(const Node& node);

  /// Calls `use` for each item that the binder allows, with its name (and its place's) bound. Stops
  /// when `use` returns false.
  void each(const Node& binder, const std::function<bool(const ItemRef&)>& use);
  /// The items of a kind in a place that is absent, a part or an item.
  void each_at(const Node& place, Kind kind, const std::function<bool(const ItemRef&)>& use);

  // --- names -------------------------------------------------------------------------------
  struct Binding {
    std::string_view name;  ///< of the rule's tree, which outlives the evaluator
    Datum value;
    Kind kind = Kind::none;  ///< as the binder says: `count` for an item of kind number
  };
  std::vector<Binding> names;      ///< the innermost last
  std::uint32_t document = kNone;  ///< the document at hand where no item is bound
  std::uint64_t group = 0;         ///< key of the facts that fact sets stand for
  bool grouped = false;            ///< whether `group` holds
  [[nodiscard]] std::uint32_t current_document() const;
  [[nodiscard]] const Binding* binding(std::string_view name) const;

  // --- derivation ----------------------------------------------------------------------------
  /// While set, comparisons write down what they compared, one step a line.
  std::vector<std::string>* trace = nullptr;
  /// While set: facts of fact sets that were looked at.
  std::vector<ItemRef>* used = nullptr;
  /// Comparisons of "3 km" with "5 kg" that happened; in `exists` they are no match.
  std::size_t incomparable = 0;

  [[nodiscard]] const Shared& shared() const { return shared_; }
  [[nodiscard]] const Corpus& corpus() const { return shared_.corpus; }
  [[nodiscard]] const Rule& rule() const { return rule_; }
  [[nodiscard]] const RuleFacts& facts() const { return facts_; }
  [[nodiscard]] Datum field_of(const Datum& object, std::string_view name);

 private:
  // expr.cpp
  [[nodiscard]] std::optional<Truth> same_document(const Node& node) const;
  Truth compare(const Node& node);
  Truth compare(grammar::Op op, const Datum& left, const Datum& right);
  Truth in(const Node& node);
  Tolerance tolerance(const Node& slack);
  Datum arithmetic(const Node& node);
  Datum fold(std::string_view function, const DatumList& list);
  void note(const Node& node, const Datum& value);
  void explain_year(const ItemRef& item);
  void explain(const Node& node);
  // names.cpp
  Truth exists(const Node& node);
  Truth mentions(const Node& node);
  Truth known(const Node& node);
  Datum aggregate(const Node& node);
  Datum name(const Node& node);
  Datum of(const Node& node);
  Datum field_node(const Node& node);
  Datum column(const ItemRef& cell, const Part& part);
  Datum fact_values(const FoundSet& set, std::uint64_t key, bool keyed);
  bool in_place(const ItemRef& item, std::string_view place) const;
  bool mentions_words(std::uint32_t in_document, TokenRange range, std::string_view words);
  // functions.cpp
  Datum call(const Node& node);
  Datum joined(const Node& node, const Join& join);
  /// What "{function}" stands for in a message: the result, or what a comparison found.
  Datum called_result(const Node& node);

  const Shared& shared_;
  const Rule& rule_;
  const RuleFacts& facts_;
  std::unordered_map<const Node*, TableColumn> columns_;  ///< of reference tables
  /// Of the documents' tables, by document, table, column and kind of the cells.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, Kind>, List> table_columns_;
  std::map<std::pair<std::uint32_t, std::string>, bool> mentioned_;
};

/// Binds a name for as long as this lives; an empty name binds nothing.
class Bound {
 public:
  Bound(Evaluator& evaluator, std::string_view name, Datum value, Kind kind = Kind::none)
      : evaluator_(evaluator), size_(evaluator.names.size()) {
    evaluator.names.push_back({name, std::move(value), kind});
  }
  ~Bound() { evaluator_.names.resize(size_); }
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

 private:
  Evaluator& evaluator_;
  std::size_t size_;
};

/// Whether the words and marks of `part` stand in `text` one after the other, without case.
bool contains_words(std::string_view text, std::string_view part);

/// Applies `op` to each member of a list, else to the datum itself; unknown members stay.
Datum map_list(const Datum& datum, const std::function<Datum(const Datum&)>& op);

}  // namespace factlint
