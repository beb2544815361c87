// Clauses as events with their parts: who did it, what it was done to, and whether the clause tells
// of one event at all. align_denial.cpp compares them; frame.hpp has the looser bags of words.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/eval/corpus.hpp"

namespace factlint {

/// A noun group as one part of an event: "the mayor", "Line 5 of the tramway".
struct Role {
  TokenRange tokens;
  std::uint64_t head = 0;   ///< lemma of the head noun; 0: unknown
  std::uint64_t given = 0;  ///< of a person, hashes of the name as the document gives it
  std::uint64_t surname = 0;
  std::vector<std::uint64_t> names;  ///< other names in it, as keys; sorted
  std::vector<std::uint64_t> stems;  ///< content words; sorted
  bool definite = false;             ///< "the …", "its …", a name
  bool vague = false;                ///< "a …", "some …", "this …"
  bool pronoun = false;              ///< not resolved

  [[nodiscard]] bool known() const { return head != 0 || surname != 0 || given != 0; }
  [[nodiscard]] bool person() const { return surname != 0 || given != 0; }
};

struct Event {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  std::uint64_t verb = 0;  ///< lemma; of a state ("is open") the word that tells it
  bool state = false;
  ClassSet predicate;  ///< classes with a meaning of the verb
  Role agent;          ///< who does it; of an intransitive verb its subject
  Role patient;        ///< what it is done to
  bool negated = false;
  bool universal = false;            ///< negated by its subject or object: "no homes were lost"
  bool perfect = false;              ///< "has opened"
  bool past = false;                 ///< past tense or perfect
  bool particular = false;           ///< tells of one event or state, flatly
  std::vector<std::uint64_t> stems;  ///< content words of the clause but for its times; sorted
};

/// Reads the events of clauses; holds the class ids.
class EventReader {
 public:
  explicit EventReader(const Corpus& corpus);
  [[nodiscard]] Event read(std::uint32_t document, std::uint32_t clause) const;
  /// Cheap: could the clause tell of one event flatly, so that reading it is worth while?
  [[nodiscard]] bool flat(std::uint32_t document, const Clause& clause) const;
  /// Content words of a stretch of text, sorted.
  [[nodiscard]] std::vector<std::uint64_t> stems(std::uint32_t document, TokenRange tokens) const;
  /// The noun group that begins at or behind the first token and ends with the range at the latest.
  [[nodiscard]] Role role(std::uint32_t document, TokenRange tokens) const;
  /// A capitalised word that is no plain word and no weekday or month: "Corvasse", "H200".
  [[nodiscard]] bool name_word(std::uint32_t document, std::uint32_t token) const;
  /// Class of the single word or phrase at the token.
  [[nodiscard]] bool in_class(std::uint32_t document, std::uint32_t token, ClassId cls) const;

 private:
  [[nodiscard]] std::uint64_t stem(const Reading& reading, std::uint32_t i) const;
  [[nodiscard]] bool particular(std::uint32_t document, const Clause& clause,
                                const Event& event) const;
  void find_subject(std::uint32_t document, const Clause& clause, Role& subject,
                    Role& object) const;
  [[nodiscard]] TokenRange antecedent(const Reading& reading, const Clause& clause) const;
  [[nodiscard]] bool proper(std::uint32_t document, TokenRange tokens) const;
  [[nodiscard]] std::uint32_t state_of(std::uint32_t document, const Clause& clause) const;
  void name_of(std::uint32_t document, Role& role) const;

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  std::vector<std::vector<std::uint32_t>> fullest_;  ///< by document and cluster: its full name
  /// By hash: is the word in a list of plain words? All joins share one reader (Frames::reader) and
  /// run in several threads, hence the lock.
  mutable std::mutex plain_words_lock_;
  mutable std::unordered_map<std::uint64_t, bool> plain_words_;
  ClassSet light_;
  AnyOf empty_;  ///< words without content
  ClassId auxiliary_, negation_, modal_, have_, pronoun_, relative_, preposition_, conjunction_,
      subordinator_, article_, possessive_, determiner_, vague_, general_, condition_,
      time_condition_, universal_, reader_, weekday_, month_, speaker_, role_noun_, state_verb_,
      antonym_, negative_adjective_;
};

/// All events of the corpus that are `particular`, in order; linear in its tokens.
std::vector<Event> particular_events(const Corpus& corpus, const EventReader& reader);

/// Can both be the same person or thing? Unknown parts can be anything.
bool may_be_one(const Role& a, const Role& b);
/// Do both name or describe the same person or thing?
bool are_one(const Role& a, const Role& b);

}  // namespace factlint
