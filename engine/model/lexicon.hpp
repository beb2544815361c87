// Word classes and phrases as the scanner sees them; rule/knowledge.cpp fills it from YAML.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/hash.hpp"

namespace factlint {

/// Class 0 is no class: a class that no lexicon declares, which nothing is in.
using ClassId = std::uint16_t;
inline constexpr std::size_t kMaxClasses = 1024;
using ClassSet = std::bitset<kMaxClasses>;

/// The value behind `word = value` in a lexicon: a number, or text, or both.
struct ClassValue {
  ClassId cls = 0;
  double number = 0;
  bool has_number = false;
  std::string text;
};

/// One word form. Index 0 of Lexicon::words is the unknown word, in no class.
struct Word {
  std::string text;         ///< folded, or as written when case_sensitive
  std::uint64_t lemma = 0;  ///< hash_folded of its base form
  ClassSet classes;         ///< classes of which this single word is a member
  std::vector<ClassValue> values;
  bool starts_phrase = false;  ///< some phrase or entity name begins with it
};

/// A phrase (one word or more) that ends here, in one class.
struct PhraseEnd {
  ClassId cls = 0;           ///< 0 for an entity name
  std::uint32_t entity = 0;  ///< index into Knowledge::entities, for entity names
  std::uint32_t value = 0;   ///< index into Lexicon::phrase_values, 0 = none
  bool as_written = false;   ///< matches only with this spelling's capitals
  std::string spelling;      ///< the phrase with single spaces, as in the YAML
};

/// Immutable once loaded; shared by all threads.
class Lexicon {
 public:
  Lexicon();

  // --- reading -----------------------------------------------------------------------------
  /// 0 where no lexicon declares the class.
  [[nodiscard]] ClassId class_id(std::string_view name) const;
  [[nodiscard]] std::string_view class_name(ClassId id) const { return class_names_[id]; }
  [[nodiscard]] std::size_t class_count() const { return class_names_.size(); }
  /// Index into words() of this word, 0 if unknown. `folded` is hash_folded of its text.
  [[nodiscard]] std::uint32_t find(std::uint64_t folded) const {
    std::size_t slot = folded & mask_;
    while (slots_[slot].word != 0) {
      if (slots_[slot].hash == folded) return slots_[slot].word;
      slot = (slot + 1) & mask_;
    }
    return 0;
  }
  [[nodiscard]] const Word& word(std::uint32_t index) const { return words_[index]; }
  [[nodiscard]] std::size_t word_count() const { return words_.size(); }
  [[nodiscard]] bool is(std::uint32_t word, ClassId cls) const {
    return cls != 0 && words_[word].classes.test(cls);
  }
  /// The value of a single word in a class; nullptr if it has none.
  [[nodiscard]] const ClassValue* value(std::uint32_t word, ClassId cls) const;
  [[nodiscard]] const ClassValue& phrase_value(std::uint32_t index) const {
    return phrase_values_[index];
  }
  /// Phrase trie: node 0 is the root; 0 is also "no such child".
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint64_t folded) const {
    const std::uint64_t key = hash_mix(node, folded);
    std::size_t at = key & edge_mask_;
    while (edges_[at].node != 0) {
      if (edges_[at].key == key) return edges_[at].node;
      at = (at + 1) & edge_mask_;
    }
    return 0;
  }
  [[nodiscard]] const std::vector<PhraseEnd>& ends(std::uint32_t node) const {
    return node_ends_[node];
  }
  /// Hash of the base form: the lexicon's for known words, else a light suffix rule ("chips" ->
  /// "chip").
  [[nodiscard]] std::uint64_t lemma(std::uint32_t word, std::string_view text) const;
  /// The same as text, for messages.
  [[nodiscard]] std::string lemma_text(std::string_view text) const;

  // --- building (rule/ only) ---------------------------------------------------------------
  /// Registers the class name; 0 when more than kMaxClasses - 1 exist.
  ClassId declare(std::string_view name);
  /// Adds a word or a phrase (words separated by one space; "-" and "'" stay inside words as the
  /// tokenizer leaves them) to a class. `value` may be null.
  void add(ClassId cls, std::string_view phrase, const ClassValue* value,
           std::string_view lemma = {});
  /// Adds an entity name, case-sensitive if `as_written`.
  void add_entity(std::uint32_t entity, std::string_view phrase, bool as_written);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t word = 0;
  };
  struct Edge {
    std::uint64_t key = 0;   ///< hash_mix(node, word)
    std::uint32_t node = 0;  ///< the child; 0 = free slot
  };
  std::uint32_t intern(std::string_view folded_text);
  std::uint32_t child_or_new(std::uint32_t node, std::uint64_t folded);
  std::uint32_t walk(std::string_view phrase, std::uint32_t& first_word);
  void grow();

  std::vector<Word> words_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::vector<std::string> class_names_;
  std::unordered_map<std::string, ClassId> class_ids_;
  std::vector<Edge> edges_;  ///< open addressing, at most half full
  std::size_t edge_mask_ = 0;
  std::vector<std::vector<PhraseEnd>> node_ends_;
  std::vector<ClassValue> phrase_values_;
};

/// Splits a phrase into the words the tokenizer would make of it ("U.S." stays one word,
/// "second-most" is "second" "-" "most"); the one splitter for lexicons, patterns and documents.
std::vector<std::string_view> split_words(std::string_view phrase);

}  // namespace factlint
