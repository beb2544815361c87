// Whom "she added" and "it said" credit; attribution.hpp finds the cues. A pronoun is given a name
// only if the text leaves one reading.
#include <algorithm>

#include "engine/scan/attribution.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kParagraphsBack = 4;
constexpr std::size_t kMentionsBack = 200;
constexpr std::size_t kCreditsBack = 50;

struct Antecedent {
  std::uint32_t name = kNone;
  std::uint32_t cluster = kNone;
  std::uint32_t first = 0;  ///< token of the nearest mention
  EntityId entity = 0;
  bool known = false;    ///< its gender is known, and is the pronoun's
  bool subject = false;  ///< of a clause, where it stands nearest
};

std::string key_of(const Name& name) {
  std::string key = name.given.empty() ? name.surname : name.given + " " + name.surname;
  std::transform(key.begin(), key.end(), key.begin(), [](char ch) { return fold_ascii(ch); });
  return key;
}

bool is_subject(const Context& c, const Mention& m) {
  const Sentence& s = c.reading.sentences[m.sentence];
  for (std::uint32_t k = s.first_clause; k < s.first_clause + s.clause_count; ++k) {
    if (c.reading.clauses[k].subject.contains(m.tokens.first)) return true;
  }
  return false;
}

// "Mr" or a given name anywhere tells for all mentions of the person.
AttributionFinder::Genders genders(const Reading& reading) {
  AttributionFinder::Genders out;
  for (const Name& name : reading.names) {
    if (name.cluster != kNone && name.gender != 0) out.try_emplace(name.cluster, name.gender);
  }
  return out;
}

}  // namespace

void AttributionFinder::refer_person(Context& c, std::size_t credit, char gender,
                                     const Genders& gender_of) const {
  auto& all = c.reading.attributions;
  Attribution& a = all[credit];
  const std::uint32_t part = c.reading.sentences[a.sentence].part;
  // Those who fit, of the nearest paragraph that has any.
  std::vector<Antecedent> fitting;
  std::uint32_t their_part = kNone;
  std::size_t steps = 0;
  for (std::size_t m = c.first_mention(a.cue.first); m-- > 0 && steps < kMentionsBack; ++steps) {
    const Mention& mention = c.reading.mentions[m];
    const std::uint32_t there = c.reading.sentences[mention.sentence].part;
    if (there + kParagraphsBack < part || (their_part != kNone && there < their_part)) break;
    if (c.reading.part_kind(mention.sentence) == PartKind::byline) continue;
    if (mention.kind != Kind::person || mention.in_quote || mention.detail == kNone) continue;
    if (mention.tokens.first >= a.source.first) continue;
    const Name& name = c.reading.names[mention.detail];
    if (name.cluster == kNone) continue;
    const auto known = gender_of.find(name.cluster);
    if (known != gender_of.end() && known->second != gender) continue;
    their_part = there;
    const bool seen = std::any_of(fitting.begin(), fitting.end(),
                                  [&](const Antecedent& f) { return f.cluster == name.cluster; });
    if (!seen) {
      fitting.push_back({mention.detail, name.cluster, mention.tokens.first, mention.entity,
                         known != gender_of.end(), is_subject(c, mention)});
    }
  }
  // Who spoke last, if in this paragraph or the one before.
  const Attribution* last = nullptr;
  for (std::size_t j = credit, seen = 0; j-- > 0 && seen < kCreditsBack; ++seen) {
    if (c.reading.sentences[all[j].sentence].part + 1 < part) break;
    if (all[j].key.empty() || c.at(all[j].source.first).is(kInQuote)) continue;
    last = &all[j];
    break;
  }
  const auto adopt = [&](const Attribution& other) {
    a.key = other.key;
    a.entity = other.entity;
    a.name = other.name;
    a.anonymous = other.anonymous;
  };
  // "A spokesman said … He added …": nobody named has come between.
  if (last != nullptr && last->name == kNone && last->entity == 0 &&
      (fitting.empty() || fitting.front().first < last->cue.first)) {
    adopt(*last);
    return;
  }
  const Antecedent* chosen = nullptr;
  if (fitting.size() == 1) {
    chosen = &fitting.front();
  } else if (fitting.size() > 1) {
    const auto known =
        std::count_if(fitting.begin(), fitting.end(), [](const Antecedent& f) { return f.known; });
    for (const Antecedent& f : fitting) {
      if (known == 1 && f.known) chosen = &f;
      // The last speaker goes on, unless another one has become the subject since.
      if (known != 1 && last != nullptr && last->name != kNone &&
          c.reading.names[last->name].cluster == f.cluster) {
        const bool other = std::any_of(fitting.begin(), fitting.end(), [&](const Antecedent& o) {
          return o.cluster != f.cluster && o.first > last->cue.last && o.subject;
        });
        if (!other) chosen = &f;
      }
    }
  }
  if (chosen == nullptr) return;
  a.name = chosen->name;
  a.entity = chosen->entity;
  a.key = key_of(c.reading.names[chosen->name]);
}

// "It said": the body credited before, in this paragraph or the one before.
void AttributionFinder::refer_body(Context& c, std::size_t credit) const {
  auto& all = c.reading.attributions;
  const std::uint32_t part = c.reading.sentences[all[credit].sentence].part;
  for (std::size_t j = credit, seen = 0; j-- > 0 && seen < kCreditsBack; ++seen) {
    if (c.reading.sentences[all[j].sentence].part + 1 < part) return;
    if (all[j].key.empty()) continue;
    if (all[j].name != kNone && !c.reading.names[all[j].name].organisation) return;
    all[credit].key = all[j].key;
    all[credit].entity = all[j].entity;
    all[credit].name = all[j].name;
    all[credit].anonymous = all[j].anonymous;
    return;
  }
}

void AttributionFinder::carry(Context& c) const {
  const Genders gender_of = genders(c.reading);
  for (std::size_t i = 0; i < c.reading.attributions.size(); ++i) {
    const Attribution& a = c.reading.attributions[i];
    if (!a.carried) continue;
    const ClassValue* pronoun = c.knowledge.lexicon.value(c.at(a.source.first).word, pronoun_);
    const std::string_view kind = pronoun == nullptr ? std::string_view() : pronoun->text;
    if (kind == "m" || kind == "f") refer_person(c, i, kind[0], gender_of);
    if (kind == "n" || kind == "p") refer_body(c, i);
  }
}

}  // namespace factlint
