#include "engine/scan/names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace factlint {

struct NameFinder::Pass {
  Context& context;
  std::vector<bool> covered;                      ///< token belongs to a name already
  std::map<std::string, std::uint32_t> clusters;  ///< full name -> cluster
  std::map<std::string, std::vector<std::uint32_t>> by_surname;
  std::map<std::string, std::vector<std::uint32_t>> by_given;
  std::vector<std::uint32_t> model;  ///< cluster -> index of its fullest name
};

NameFinder::NameFinder(const Knowledge& k) {
  const Lexicon& lexicon = k.lexicon;
  title_ = lexicon.class_id("title-word");
  role_ = lexicon.class_id("role-noun");
  suffix_ = lexicon.class_id("organisation-suffix");
  given_ = lexicon.class_id("given-name");
  particle_ = lexicon.class_id("name-particle");
  name_suffix_ = lexicon.class_id("name-suffix");
  stop_ = lexicon.class_id("stop-word");
  month_ = lexicon.class_id("month");
  weekday_ = lexicon.class_id("weekday");
  reporting_ = lexicon.class_id("reporting-verb");
  article_ = lexicon.class_id("article");
  former_ = lexicon.class_id("former-marker");
  preposition_ = lexicon.class_id("preposition");
}

bool NameFinder::name_word(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  return t.is(kCapital) && t.is(kWord) && !c.is(i, stop_) && c.match(i, month_) == 0 &&
         c.match(i, weekday_) == 0;
}

// End of the run of name words from `i`: capitals, initials with their stop, particles between,
// "-".
std::uint32_t NameFinder::run_end(const Context& c, std::uint32_t i, std::uint32_t limit) const {
  std::uint32_t end = i;
  while (end < limit) {
    if (end > i && !c.at(end).is(kSpaceBefore) && !c.mark(end, '-')) break;
    if (name_word(c, end)) {
      const std::uint32_t size = c.at(end).end - c.at(end).begin;
      ++end;
      if (size == 1 && c.mark(end, '.') && end < limit) ++end;  // "Harry S. Truman"
      continue;
    }
    if (end == i) break;
    if (c.mark(end, '-') && !c.at(end).is(kSpaceBefore) && name_word(c, end + 1) &&
        !c.at(end + 1).is(kSpaceBefore)) {
      end += 2;
      continue;
    }
    if (c.is(end, particle_) && !c.is(end, article_) && name_word(c, end + 1)) {
      ++end;
      continue;
    }
    break;
  }
  return end;
}

bool NameFinder::speaks(const Context& c, TokenRange name, TokenRange sentence) const {
  const auto reports = [&](std::uint32_t i) { return sentence.contains(i) && c.is(i, reporting_); };
  return reports(name.last) || (name.first > 0 && reports(name.first - 1));
}

// "Petra Holm, 58,", "Ivo Castell, who", "Ruth Lindqvist, a farmer".
bool NameFinder::described_as_person(const Context& c, TokenRange name, TokenRange sentence) const {
  if (!c.mark(name.last, ',')) return false;
  const std::uint32_t next = name.last + 1;
  if (!sentence.contains(next)) return false;
  if (c.at(next).is(kDigits) && c.at(next).end - c.at(next).begin <= 2 && c.mark(next + 1, ','))
    return true;
  if (c.text(next) == "who" || c.text(next) == "whose") return true;
  for (std::uint32_t i = next; i < std::min(sentence.last, next + 8); ++i) {
    if (c.mark(i, ',')) break;
    if (c.match(i, role_) != 0) return true;
  }
  return false;
}

void NameFinder::add_other(Pass& pass, TokenRange name, Kind kind, EntityId entity) const {
  Context& c = pass.context;
  Mention mention;
  mention.kind = kind;
  mention.tokens = name;
  mention.span = c.reading.span(name);
  mention.sentence = c.reading.sentence_of(name.first);
  mention.entity = entity;
  mention.in_quote = c.at(name.first).is(kInQuote);
  if (kind == Kind::organisation) {
    Name record;
    record.tokens = name;
    record.surname =
        entity != 0 ? c.knowledge.entities[entity].name : std::string(c.reading.text(name));
    record.organisation = true;
    const auto [hit, is_new] =
        pass.clusters.try_emplace(record.surname, static_cast<std::uint32_t>(pass.model.size()));
    if (is_new) pass.model.push_back(static_cast<std::uint32_t>(c.reading.names.size()));
    record.cluster = hit->second;
    mention.detail = static_cast<std::uint32_t>(c.reading.names.size());
    c.reading.names.push_back(std::move(record));
  }
  for (std::uint32_t i = name.first; i < name.last; ++i) pass.covered[i] = true;
  c.reading.mentions.push_back(std::move(mention));
}

void NameFinder::add_person(Pass& pass, TokenRange name, TokenRange title, EntityId entity) const {
  Context& c = pass.context;
  Name record;
  record.tokens = name;
  record.title = title;
  // The surname is the last word, with its particles: "van der Meer"; the given name the first.
  std::uint32_t last = name.last - 1;
  while (last > name.first && (c.match(last, name_suffix_) != 0 || c.mark(last, '.'))) --last;
  std::uint32_t first_of_surname = last;
  while (first_of_surname > name.first &&
         (c.is(first_of_surname - 1, particle_) || c.mark(first_of_surname - 1, '-') ||
          (first_of_surname > name.first + 1 && c.mark(first_of_surname, '-')))) {
    --first_of_surname;
  }
  record.surname = c.reading.text({first_of_surname, last + 1});
  if (first_of_surname > name.first) record.given = c.text(name.first);
  const auto gender = [&](std::uint32_t token, ClassId cls) {
    const ClassValue* value = c.match_value(token, cls);
    if (record.gender == 0 && value != nullptr && (value->text == "m" || value->text == "f")) {
      record.gender = value->text[0];
    }
  };
  for (std::uint32_t i = title.first; i < title.last; ++i) gender(i, title_);
  gender(name.first, given_);
  const auto index = static_cast<std::uint32_t>(c.reading.names.size());
  if (!record.given.empty()) {
    const std::string full = record.given + " " + record.surname;
    const auto [hit, is_new] =
        pass.clusters.try_emplace(full, static_cast<std::uint32_t>(pass.model.size()));
    if (is_new) {
      pass.model.push_back(index);
      pass.by_surname[record.surname].push_back(hit->second);
      pass.by_given[record.given].push_back(hit->second);
    }
    record.cluster = hit->second;
  }
  Mention mention;
  mention.kind = Kind::person;
  mention.tokens = name;
  mention.span = c.reading.span(name);
  mention.sentence = c.reading.sentence_of(name.first);
  mention.entity = entity;
  mention.detail = index;
  mention.in_quote = c.at(name.first).is(kInQuote);
  for (std::uint32_t i = name.first; i < name.last; ++i) pass.covered[i] = true;
  c.reading.names.push_back(std::move(record));
  c.reading.mentions.push_back(std::move(mention));
}

namespace {

Kind kind_of_entity(const std::string& kind) {
  if (kind == "person") return Kind::person;
  if (kind == "country" || kind == "city" || kind == "place" || kind == "region")
    return Kind::place;
  if (kind == "product") return Kind::product;
  return Kind::organisation;
}

}  // namespace

// Consumes an entity name at `i`; returns the token behind it, or `i` if there is none.
std::uint32_t NameFinder::gazetteer(Pass& pass, std::uint32_t i, TokenRange sentence) const {
  Context& c = pass.context;
  if (!c.knowledge.lexicon.word(c.at(i).word).starts_phrase) return i;
  for (std::size_t h = c.first_hit(i);
       h < c.reading.hits.size() && c.reading.hits[h].tokens.first == i; ++h) {
    const PhraseHit& hit = c.reading.hits[h];
    if (hit.entity == 0 || hit.tokens.last > sentence.last) continue;
    const Entity& entity = c.knowledge.entities[hit.entity];
    const Kind kind = kind_of_entity(entity.kind);
    // The surname of somebody introduced before: "Ingrid Vale … Vale said", but "in Washington".
    if (hit.tokens.size() == 1 && kind != Kind::person &&
        pass.by_surname.count(std::string(c.text(i))) != 0 &&
        !(i > sentence.first && c.is(i - 1, preposition_)))
      return i;
    // A longer run of capitals is another name: "Jordan Henderson", "Washington Heights Library".
    const std::uint32_t end = run_end(c, i, sentence.last);
    if (end > hit.tokens.last && kind != Kind::person && kind != Kind::product) {
      const bool given = c.match(i, given_) != 0 && end - i <= 3;
      const bool org = c.match(end - 1, suffix_) != 0 && c.match(hit.tokens.last, suffix_) != 0;
      if (given && hit.tokens.size() == 1 && c.match(hit.tokens.last, role_) == 0 &&
          c.match(hit.tokens.last, title_) == 0 && kind == Kind::place) {
        bool other_entity = false;
        for (std::uint32_t k = hit.tokens.last; k < end; ++k) {
          const std::size_t at = c.first_hit(k);
          other_entity |= at < c.reading.hits.size() && c.reading.hits[at].entity != 0;
        }
        if (!other_entity) return i;
      }
      if (org) return i;
    }
    if (kind == Kind::person) {
      add_person(pass, hit.tokens, {}, hit.entity);
    } else {
      add_other(pass, hit.tokens, kind, hit.entity);
    }
    return hit.tokens.last;
  }
  return i;
}

// A name that the gazetteer does not know; `title` stands directly before `i` and may be empty.
std::uint32_t NameFinder::shaped(Pass& pass, std::uint32_t i, TokenRange sentence,
                                 TokenRange title) const {
  Context& c = pass.context;
  std::uint32_t end = run_end(c, i, sentence.last);
  if (end == i) return i;
  // An office inside the run ends it: "Tri-Rivers Chief Executive".
  for (std::uint32_t k = i + 1; k < end; ++k) {
    if (c.match(k, role_) != 0 && c.match(k, suffix_) == 0) {
      end = k;
      break;
    }
  }
  const TokenRange name{i, end};
  const bool suffix =
      c.match(end - 1, suffix_) != 0 || (name.size() > 2 && (c.match(end - 2, suffix_) != 0));
  const bool lower_role = !title.empty() && !c.at(title.last - 1).is(kCapital) &&
                          name.size() == 1 && c.match(title.last - 1, title_) == 0;
  if (!title.empty() && !suffix && !lower_role) {
    add_person(pass, name, title, 0);
    return end;
  }
  if (name.size() < 2) return i;
  const bool first_is_word = c.at(i).is(kSentenceStart) &&
                             c.knowledge.lexicon.classes(c.at(i).word).any() &&
                             c.match(i, given_) == 0;
  if (suffix) {
    add_other(pass, name, Kind::organisation, 0);
    return end;
  }
  if ((c.match(i, given_) != 0 && name.size() <= 4) ||
      (name.size() <= 3 && !first_is_word &&
       (speaks(c, name, sentence) || described_as_person(c, name, sentence)) &&
       (i == sentence.first || !c.is(i - 1, article_)))) {
    add_person(pass, name, title, 0);
    return end;
  }
  if (first_is_word) return i;
  add_other(pass, name, Kind::organisation, 0);
  return end;
}

void NameFinder::scan_sentence(Pass& pass, TokenRange sentence, bool title_case) const {
  Context& c = pass.context;
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    if (!c.at(i).is(kCapital | kMixed | kWord | kDigits)) {
      ++i;
      continue;
    }
    // A role or title directly before a name, with the body it belongs to: "Nvidia CEO Jensen
    // Huang".
    const std::uint32_t title_size = std::max(c.match(i, title_), c.match(i, role_));
    if (title_size != 0 && !title_case) {
      std::uint32_t after = i + title_size;
      if (c.mark(after, '.')) ++after;
      while (after < sentence.last && (c.match(after, title_) != 0 || c.match(after, role_) != 0) &&
             c.at(after).is(kCapital)) {
        after += std::max(c.match(after, title_), c.match(after, role_));
        if (c.mark(after, '.')) ++after;
      }
      if (sentence.contains(after) && c.at(after).is(kCapital) && c.at(after).is(kSpaceBefore)) {
        std::uint32_t first = i;
        if (i > sentence.first && pass.covered[i - 1]) {
          while (first > sentence.first && pass.covered[first - 1]) --first;
        }
        const std::size_t before = c.reading.names.size();
        std::uint32_t end = gazetteer(pass, after, sentence);
        if (end != after) {
          if (c.reading.names.size() > before && !c.reading.names.back().organisation)
            c.reading.names.back().title = {first, after};
        } else {
          end = shaped(pass, after, sentence, {first, after});
        }
        if (end != after) {
          i = end;
          continue;
        }
      }
    }
    std::uint32_t end = gazetteer(pass, i, sentence);
    if (end == i && c.at(i).is(kCapital) && !title_case) end = shaped(pass, i, sentence, {});
    i = end == i ? i + 1 : end;
  }
}

// "Terri Faddoul" is no body if the text goes on with "Ms Faddoul" or "Faddoul said".
void NameFinder::reveal_persons(Pass& pass) const {
  Context& c = pass.context;
  std::set<std::string, std::less<>> surnames;
  for (const Name& name : c.reading.names) {
    if (!name.organisation && name.given.empty()) surnames.insert(name.surname);
  }
  std::set<std::string, std::less<>> alone;  // “…,” Oduya said; "Oduya, the captain, …"
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    const Token& t = c.at(i);
    if (pass.covered[i] || !t.is(kCapital) || !t.is(kWord) || t.word != 0) continue;
    if (i > 0 && c.at(i - 1).is(kCapital) && !t.is(kSentenceStart)) continue;
    const bool before = i > 0 && c.is(i - 1, reporting_) && !c.at(i + 1).is(kCapital);
    const std::uint32_t edge = before ? i - 1 : i;
    if (before || c.is(i + 1, reporting_)) {
      surnames.emplace(c.text(i));
      if (edge > 0 && c.at(edge - 1).is(kInQuote) && c.at(edge - 1).is(kPunct))
        alone.emplace(c.text(i));
    }
    const Sentence& sentence = c.reading.sentences[c.reading.sentence_of(i)];
    if (described_as_person(c, {i, i + 1}, sentence.tokens)) alone.emplace(c.text(i));
  }
  for (Mention& m : c.reading.mentions) {
    if (m.kind != Kind::organisation || m.entity != 0 || m.detail == kNone) continue;
    if (m.tokens.size() < 2 || m.tokens.size() > 3) continue;
    if (m.tokens.first > 0 && c.is(m.tokens.first - 1, article_)) continue;
    const auto surname = surnames.find(c.text(m.tokens.last - 1));
    if (surname == surnames.end()) continue;
    Name& name = c.reading.names[m.detail];
    m.kind = Kind::person;
    name.organisation = false;
    name.given = c.text(m.tokens.first);
    name.surname = *surname;
    const auto [hit, is_new] = pass.clusters.try_emplace(
        name.given + " " + name.surname, static_cast<std::uint32_t>(pass.model.size()));
    if (is_new) {
      pass.model.push_back(m.detail);
      pass.by_surname[name.surname].push_back(hit->second);
      pass.by_given[name.given].push_back(hit->second);
    }
    name.cluster = hit->second;
  }
  if (alone.empty()) return;
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    if (pass.covered[i] || !c.at(i).is(kCapital) || c.at(i).word != 0) continue;
    const std::string word(c.text(i));
    if (alone.count(word) != 0 && pass.by_surname.count(word) == 0 &&
        pass.by_given.count(word) == 0)
      add_person(pass, {i, i + 1}, {}, 0);
  }
}

// Single capitals that repeat a known surname, given name or organisation.
void NameFinder::later_mentions(Pass& pass) const {
  Context& c = pass.context;
  for (Name& name : c.reading.names) {
    if (name.cluster != kNone || name.organisation) continue;
    const auto owners = pass.by_surname.find(name.surname);
    if (owners == pass.by_surname.end()) {
      const auto [hit, is_new] =
          pass.clusters.try_emplace(name.surname, static_cast<std::uint32_t>(pass.model.size()));
      if (is_new) {
        pass.model.push_back(static_cast<std::uint32_t>(&name - c.reading.names.data()));
        pass.by_surname[name.surname].push_back(hit->second);
      }
      name.cluster = hit->second;
    } else if (owners->second.size() == 1) {
      name.cluster = owners->second.front();
      const Name& full = c.reading.names[pass.model[name.cluster]];
      name.given = full.given;
      if (full.gender == 0) c.reading.names[pass.model[name.cluster]].gender = name.gender;
    }
  }
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    if (pass.covered[i] || !c.at(i).is(kCapital) || !c.at(i).is(kWord)) continue;
    const std::string word(c.text(i));
    const auto surname = pass.by_surname.find(word);
    const auto given = pass.by_given.find(word);
    if (surname == pass.by_surname.end() && given == pass.by_given.end()) continue;
    if (c.at(i).is(kSentenceStart) && surname == pass.by_surname.end() && c.is(i, stop_)) continue;
    const auto& owners = surname != pass.by_surname.end() ? surname->second : given->second;
    const std::size_t before = c.reading.names.size();
    add_person(pass, {i, i + 1}, {}, 0);
    Name& name = c.reading.names[before];
    name.cluster = owners.size() == 1 ? owners.front() : kNone;
    if (name.cluster != kNone) {
      const Name& full = c.reading.names[pass.model[name.cluster]];
      name.given = full.given;
      name.surname = full.surname;
      name.gender = full.gender;
    }
  }
}

// "Ackersley" in a text about Desmond Ackerley: a word that is none, a letter off a surname, where
// a person can stand. It is a person then; eval/align_name.cpp judges whether the same one.
void NameFinder::slips(Pass& pass) const {
  constexpr std::size_t kLetters = 6;
  Context& c = pass.context;
  std::set<std::string> near;  // the surnames, and each with one letter cut out
  const auto cuts = [](const std::string& word, const auto& use) {
    for (std::size_t i = 0; i < word.size(); ++i) use(word.substr(0, i) + word.substr(i + 1));
  };
  for (const auto& [surname, owners] : pass.by_surname) {
    if (surname.size() < kLetters) continue;
    near.insert(surname);
    cuts(surname, [&](const std::string& cut) { near.insert(cut); });
  }
  if (near.empty()) return;
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    const Token& t = c.at(i);
    if (pass.covered[i] || !t.is(kCapital) || !t.is(kWord) || t.word != 0) continue;
    if (t.end - t.begin < kLetters) continue;
    // A part of another name, or a place: "Ackersley Road", "in Ackersley".
    if (i > 0 && (c.at(i - 1).is(kCapital) || c.is(i - 1, preposition_) || c.is(i - 1, article_)) &&
        !t.is(kSentenceStart))
      continue;
    if (c.at(i + 1).is(kCapital) && !c.at(i + 1).is(kSentenceStart)) continue;
    const std::string word(c.text(i));
    if (std::count_if(word.begin(), word.end(), [](char ch) { return ch >= 'A' && ch <= 'Z'; }) > 1)
      continue;  // an identifier: "GetNames"
    std::string small = word;
    std::transform(small.begin(), small.end(), small.begin(), fold_ascii);
    const auto listed = [&](const auto& list) { return list.second.contains(small); };
    if (std::any_of(c.knowledge.word_lists.begin(), c.knowledge.word_lists.end(), listed)) continue;
    bool found = near.count(word) != 0;
    cuts(word, [&](const std::string& cut) { found |= near.count(cut) != 0; });
    if (found) add_person(pass, {i, i + 1}, {}, 0);
  }
}

void NameFinder::run(Context& context) const {
  Reading& reading = context.reading;
  Pass pass{context, std::vector<bool>(reading.tokens.size(), false), {}, {}, {}, {}};
  for (const Sentence& sentence : reading.sentences) {
    const PartKind part = reading.document->parts[sentence.part].kind;
    bool title_case = false;
    if (part == PartKind::headline || part == PartKind::heading) {
      int words = 0;
      int capitals = 0;
      for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
        if (!context.at(i).is(kWord) || context.is(i, stop_)) continue;
        ++words;
        capitals += context.at(i).is(kCapital);
      }
      title_case = words > 2 && capitals * 10 >= words * 7;
    }
    scan_sentence(pass, sentence.tokens, title_case);
  }
  reveal_persons(pass);
  later_mentions(pass);
  slips(pass);
  // The gazetteer's entity spreads over its cluster, so "Huang" is Jensen Huang.
  std::vector<EntityId> entity_of(pass.model.size(), 0);
  for (const Mention& m : reading.mentions) {
    if (m.kind != Kind::person && m.kind != Kind::organisation) continue;
    const std::uint32_t cluster = reading.names[m.detail].cluster;
    if (cluster != kNone && m.entity != 0) entity_of[cluster] = m.entity;
  }
  for (Mention& m : reading.mentions) {
    if (m.kind != Kind::person && m.kind != Kind::organisation) continue;
    const std::uint32_t cluster = reading.names[m.detail].cluster;
    if (cluster != kNone && m.entity == 0) m.entity = entity_of[cluster];
  }
}

}  // namespace factlint
