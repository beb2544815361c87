// Finds the patterns of all rules in a document at once: each pattern waits for its rarest required
// word, class or kind, so the cost grows with the text and not with the number of rules.
// program.hpp holds one pattern's matcher; search.hpp gives matches to their rules.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/eval/corpus.hpp"
#include "engine/eval/program.hpp"
#include "grammar/ast.hpp"

namespace factlint {

struct PatternMatch {
  std::uint32_t pattern = 0;
  TokenRange tokens;
  std::vector<Datum> captures;     ///< by capture_names(): an item, a class word's text, or unknown
  std::vector<TokenRange> places;  ///< of the captures
};

/// Order of calls: add() for each pattern, compile() once; match() from any thread.
class PatternSet {
 public:
  explicit PatternSet(const Knowledge& knowledge) : knowledge_(knowledge) {}

  /// Patterns are numbered from 0.
  void add(const grammar::Pattern& pattern);
  void compile();
  /// Matches that do not overlap, leftmost first, inside sentences; by pattern, then place.
  [[nodiscard]] std::vector<PatternMatch> match(const Corpus& corpus, std::uint32_t document) const;
  [[nodiscard]] std::size_t size() const { return programs_.size(); }

 private:
  using Waiting = std::vector<std::uint32_t>;

  const Knowledge& knowledge_;
  std::vector<Program> programs_;
  std::unordered_map<std::uint64_t, Waiting> by_lemma_;
  std::unordered_map<ClassId, Waiting> by_class_;
  std::vector<Waiting> by_kind_;  ///< by Kind
  ClassSet classes_;              ///< those that some pattern waits for
  Waiting always_;                ///< patterns that require nothing in particular
};

/// Hashes of the base forms of a document's tokens.
std::vector<std::uint64_t> lemmas_of(const Reading& reading, const Lexicon& lexicon);

}  // namespace factlint
