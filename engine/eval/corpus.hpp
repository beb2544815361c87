// Everything the rules range over: the readings in path order and, for each kind, its items in
// document order. fields.hpp reads an item's fields.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/knowledge.hpp"
#include "engine/model/reading.hpp"

namespace factlint {

struct Frames;

/// What an ItemRef's `index` counts: mention kinds Reading::mentions, quotation
/// Reading::quotations, attribution Reading::attributions, statement Reading::clauses, record kinds
/// Reading::records, table Part::table, document 0. An item of a union keeps its own kind: a
/// `count` is an item of kind number. A date written with its weekday ("Friday, December 6") is an
/// item of kind date and one of kind weekday.
enum class Home : std::uint8_t { mention, quotation, attribution, clause, record, table, document };
Home home_of(Kind kind);

/// Read-only and shared by all threads; the readings must outlive it.
class Corpus {
 public:
  Corpus(const Knowledge& knowledge, const std::vector<Reading>& readings);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }
  /// "Friday" for 4, as the lexicon spells it; empty if it has no such word.
  [[nodiscard]] std::string_view weekday_name(int weekday) const;
  [[nodiscard]] std::string_view month_name(unsigned month) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(readings_.size()); }
  [[nodiscard]] const Reading& reading(std::uint32_t document) const {
    return *readings_[document];
  }
  [[nodiscard]] const Document& document(std::uint32_t index) const {
    return *readings_[index]->document;
  }

  /// All items of the kind, by document and place. Built on first use, O(mentions) then.
  [[nodiscard]] std::span<const ItemRef> items(Kind kind) const;
  [[nodiscard]] std::span<const ItemRef> items(Kind kind, std::uint32_t document) const;
  /// Those that begin inside these tokens of the document (binary search).
  [[nodiscard]] std::span<const ItemRef> items(Kind kind, std::uint32_t document,
                                               TokenRange tokens) const;
  /// Does the item belong to the kind or union?
  [[nodiscard]] bool is(const ItemRef& item, Kind kind) const;

  /// Frames of all clauses and measures (frame.hpp); built on first use, shared by the joins.
  [[nodiscard]] const Frames& frames() const;

  /// nullptr unless the item is of a mention kind.
  [[nodiscard]] const Mention* mention(const ItemRef& item) const;
  /// nullptr unless the item is of a record kind.
  [[nodiscard]] const Record* record(const ItemRef& item) const;
  /// Tokens that the item covers; all of a document, the cells of a table.
  [[nodiscard]] TokenRange tokens(const ItemRef& item) const;
  /// kNone for documents and tables.
  [[nodiscard]] std::uint32_t sentence(const ItemRef& item) const;
  /// Bytes of the document's text; of a document its headline, else its first sentence.
  [[nodiscard]] Span span(const ItemRef& item) const;
  [[nodiscard]] std::string_view text(const ItemRef& item) const;
  /// Clause around the item's first token, the innermost last begun; nullptr if there is none.
  [[nodiscard]] const Clause* clause(const ItemRef& item) const;
  /// Attribution in force for the item: the clause's, a quotation's, or one whose scope holds it.
  [[nodiscard]] const Attribution* attribution(const ItemRef& item) const;
  /// The sentences of the document from the table's first cell to its last.
  [[nodiscard]] std::span<const Sentence> table_sentences(std::uint32_t document,
                                                          std::uint32_t table) const;
  /// The first name of the cluster that has a given name; nullptr if none has.
  [[nodiscard]] const Name* with_given(std::uint32_t document, std::uint32_t cluster) const;

 private:
  struct Index {
    std::once_flag once;
    std::vector<ItemRef> items;
    std::vector<std::uint32_t> starts;  ///< by document, one more at the end
  };
  const Index& index(Kind kind) const;
  void build(Kind kind, Index& index) const;
  [[nodiscard]] bool large(const Reading& reading, const Mention& mention) const;

  const Knowledge& knowledge_;
  std::vector<const Reading*> readings_;
  std::vector<std::vector<std::uint32_t>>
      with_given_;                               ///< by document and cluster: index of a name
  std::vector<std::vector<TokenRange>> tables_;  ///< by document and table: first and last sentence
  std::array<std::string, 7> weekdays_;
  std::array<std::string, 13> months_;
  mutable std::array<Index, kKindCount> indexes_;
  mutable std::once_flag frames_once_;
  mutable std::shared_ptr<const Frames> frames_;
};

}  // namespace factlint
