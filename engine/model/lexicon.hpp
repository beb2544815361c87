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

/// One word form. Index 0 of Lexicon::words is the unknown word, in no class. Small, since every
/// token of a text is looked up here: the sets of classes are few and stand apart.
struct Word {
  std::uint64_t lemma = 0;        ///< hash_folded of its base form
  std::uint32_t set = 0;          ///< Lexicon::classes_of: classes this single word is a member of
  std::uint32_t text_begin = 0;   ///< Lexicon::text
  std::uint32_t first_value = 0;  ///< index of its first value, 0 = none
  std::uint16_t text_size = 0;
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
  /// The word folded, or as written when case-sensitive.
  [[nodiscard]] std::string_view text(const Word& word) const {
    return std::string_view(texts_).substr(word.text_begin, word.text_size);
  }
  [[nodiscard]] const ClassSet& classes(std::uint32_t word) const {
    return sets_[words_[word].set];
  }
  [[nodiscard]] std::size_t set_count() const { return sets_.size(); }
  [[nodiscard]] const ClassSet& class_set(std::uint32_t set) const { return sets_[set]; }
  [[nodiscard]] bool is(std::uint32_t word, ClassId cls) const {
    // Nothing is in class 0.
    return sets_[words_[word].set][cls];
  }
  /// The value of a single word in a class; nullptr if it has none.
  [[nodiscard]] const ClassValue* value(std::uint32_t word, ClassId cls) const {
    for (std::uint32_t i = words_[word].first_value; i != 0; i = values_[i].next) {
      if (values_[i].value.cls == cls) return &values_[i].value;
    }
    return nullptr;
  }
  /// All of them, in the order of the lexicons.
  [[nodiscard]] std::vector<const ClassValue*> values(std::uint32_t word) const {
    std::vector<const ClassValue*> all;
    for (std::uint32_t i = words_[word].first_value; i != 0; i = values_[i].next)
      all.push_back(&values_[i].value);
    return all;
  }
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
  [[nodiscard]] std::uint64_t lemma(std::uint32_t word, std::string_view text) const {
    const std::uint64_t known = words_[word].lemma;
    return known != 0 ? known : light_lemma(text);
  }
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
  struct WordValue {
    ClassValue value;
    std::uint32_t next = 0;  ///< of the same word, in the order they were given; 0 = none
  };
  [[nodiscard]] std::uint64_t light_lemma(std::string_view text) const;
  [[nodiscard]] std::uint32_t with(std::uint32_t set, ClassId cls);
  void give(std::uint32_t word, const ClassValue& value, ClassId cls);
  std::uint32_t intern(std::string_view folded_text);
  std::uint32_t child_or_new(std::uint32_t node, std::uint64_t folded);
  std::uint32_t walk(std::string_view phrase, std::uint32_t& first_word);
  void grow();

  std::vector<Word> words_;
  std::string texts_;                                       ///< of the words, one behind the other
  std::vector<ClassSet> sets_;                              ///< [0] is empty; a set may stand twice
  std::unordered_map<std::uint64_t, std::uint32_t> grown_;  ///< set and one class more: that set
  std::vector<WordValue> values_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::vector<std::string> class_names_;
  std::unordered_map<std::string, ClassId> class_ids_;
  std::vector<Edge> edges_;  ///< open addressing, at most half full
  std::size_t edge_mask_ = 0;
  std::vector<std::vector<PhraseEnd>> node_ends_;
  std::vector<ClassValue> phrase_values_;
};

/// Is a word in any of some classes? One byte for each set of classes, for tests made on every
/// token.
class AnyOf {
 public:
  AnyOf() = default;
  AnyOf(const Lexicon& lexicon, const ClassSet& classes) : lexicon_(&lexicon) {
    sets_.reserve(lexicon.set_count());
    for (std::uint32_t i = 0; i < lexicon.set_count(); ++i)
      sets_.push_back((lexicon.class_set(i) & classes).any());
  }
  [[nodiscard]] bool operator()(std::uint32_t word) const {
    return sets_[lexicon_->word(word).set] != 0;
  }

 private:
  const Lexicon* lexicon_ = nullptr;
  std::vector<std::uint8_t> sets_;
};

/// Splits a phrase into the words the tokenizer would make of it ("U.S." stays one word,
/// "second-most" is "second" "-" "most"); the one splitter for lexicons, patterns and documents.
std::vector<std::string_view> split_words(std::string_view phrase);

}  // namespace factlint
