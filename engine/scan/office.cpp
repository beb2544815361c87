#include "engine/scan/office.hpp"

#include <algorithm>

#include "engine/model/words.hpp"

namespace factlint {

namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (char ch : text) out += fold_ascii(ch);
  return out;
}

// Words joined by single spaces, as the tokenizer splits them: "vice-president" -> "vice -
// president".
std::string normal(std::string_view text) {
  std::string out;
  for (std::string_view word : split_words(text)) {
    if (!out.empty()) out += ' ';
    out += folded(word);
  }
  return out;
}

constexpr EntityId kTwoOwners = static_cast<EntityId>(-1);  // "the Bush administration"

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

OfficeFinder::OfficeFinder(const Knowledge& k)
    : former_(k.lexicon.class_id("former-marker")),
      article_(k.lexicon.class_id("article")),
      preposition_(k.lexicon.class_id("preposition")),
      looking_back_(k.lexicon.class_id("looking-back")),
      reversing_(k.lexicon.class_id("reversing")) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> ids;
  for (const char* name : {"offices", "company-heads"}) {
    const Table* table = k.table(name);
    if (table == nullptr) continue;
    for (const Table::Row& row : table->rows) {
      const std::string office(table->cell(row, "office"));
      const std::string of(table->cell(row, "of"));
      const auto [hit, is_new] =
          ids.try_emplace({office, of}, static_cast<std::uint32_t>(offices_.size()));
      if (is_new) {
        offices_.push_back({office, of});
        body_of_.emplace(folded(of), of);
      }
      const EntityId person = k.entity(table->cell(row, "person"));
      auto& held = held_[person];
      if (!contains(held, hit->second)) held.push_back(hit->second);
      for (const std::string& alias : table->list(row, "aliases")) {
        auto& owners = by_surname_[alias];
        if (std::find(owners.begin(), owners.end(), std::pair{person, hit->second}) == owners.end())
          owners.emplace_back(person, hit->second);
      }
      by_surname_[std::string(table->cell(row, "person"))].emplace_back(person, hit->second);
    }
  }
  if (const Table* names = k.table("office-names")) {
    for (const Table::Row& row : names->rows) {
      const std::vector<std::string> bodies = names->list(row, "of");
      for (std::uint32_t id = 0; id < offices_.size(); ++id) {
        if (offices_[id].office != names->cell(row, "office")) continue;
        if (!bodies.empty() &&
            std::find(bodies.begin(), bodies.end(), offices_[id].of) == bodies.end())
          continue;
        for (const std::string& written : names->list(row, "names")) {
          auto& list = by_name_[normal(written)];
          if (!contains(list, id)) list.push_back(id);
          longest_name_ = std::max(longest_name_, split_words(written).size());
        }
      }
    }
  }
  if (const Table* bodies = k.table("organisations-of-office")) {
    for (const Table::Row& row : bodies->rows) {
      for (const std::string& written : bodies->list(row, "names"))
        body_of_.emplace(folded(written), bodies->cell(row, "of"));
    }
  }
  if (const Table* words = k.table("administration-offices")) {
    for (const Table::Row& row : words->rows) {
      const auto office =
          ids.find({std::string(words->cell(row, "office")), std::string(words->cell(row, "of"))});
      if (office == ids.end()) continue;
      for (const std::string& word : words->list(row, "words"))
        administration_words_[folded(word)].push_back(office->second);
    }
  }
}

// The office that the words name. `body` is the country or organisation beside them, 0 if none is;
// without it the person's own offices decide.
const OfficeFinder::Office* OfficeFinder::resolve(const Context& c, TokenRange words, EntityId body,
                                                  EntityId person, bool& body_said) const {
  std::string of;
  if (body != 0) {
    const Entity& entity = c.knowledge.entities[body];
    if (const auto hit = body_of_.find(folded(entity.name)); hit != body_of_.end())
      of = hit->second;
    if (of.empty() && entity.of != 0) {
      if (const auto hit = body_of_.find(folded(c.knowledge.entities[entity.of].name));
          hit != body_of_.end())
        of = hit->second;
    }
    if (of.empty()) return nullptr;
  }
  const auto held = held_.find(person);
  // Longest office name that ends the words, or begins them.
  for (std::uint32_t size =
           std::min<std::uint32_t>(words.size(), static_cast<std::uint32_t>(longest_name_));
       size > 0; --size) {
    for (const TokenRange part :
         {TokenRange{words.last - size, words.last}, TokenRange{words.first, words.first + size}}) {
      const auto hit = by_name_.find(normal(c.reading.text(part)));
      if (hit == by_name_.end()) continue;
      const Office* own = nullptr;
      for (const std::uint32_t id : hit->second) {
        const Office& office = offices_[id];
        if (!of.empty()) {
          if (office.of == of) {
            body_said = true;
            return &office;
          }
          continue;
        }
        if (held != held_.end() && contains(held->second, id)) {
          if (own != nullptr) return nullptr;  // two such offices: the text does not say which
          own = &office;
        }
      }
      return own;
    }
  }
  return nullptr;
}

// A marker that moves the office to another time, within the words around the name and title.
bool OfficeFinder::historical(const Context& c, TokenRange around) const {
  for (std::uint32_t i = around.first; i < around.last; ++i) {
    const ClassValue* value = c.match_value(i, former_);
    if (value == nullptr) continue;
    if (value->text != "new" && value->text != "present" && value->text != "order" &&
        value->text != "acting")
      return true;
  }
  return false;
}

void OfficeFinder::add(Context& c, Kind kind, TokenRange tokens, EntityId person,
                       const std::string& name, const Office& office, bool is_historical) const {
  Record record;
  record.kind = kind;
  record.tokens = tokens;
  record.sentence = c.reading.sentence_of(tokens.first);
  record.fields = {EntityRef{person, name}, office.office + " of " + office.of, is_historical,
                   Datum{}, Datum{}};
  c.reading.records.push_back(std::move(record));
}

void OfficeFinder::titles(Context& c) const {
  const auto& mentions = c.reading.mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    if (mention.kind != Kind::person || mention.detail == kNone) continue;
    const Name& name = c.reading.names[mention.detail];
    const TokenRange sentence = c.reading.sentences[mention.sentence].tokens;
    const std::string full = mention.entity != 0  ? c.knowledge.entities[mention.entity].name
                             : name.given.empty() ? name.surname
                                                  : name.given + " " + name.surname;
    TokenRange words = name.title;
    TokenRange cite{words.empty() ? mention.tokens.first : words.first, mention.tokens.last};
    EntityId body = 0;
    if (!words.empty()) {
      // "US Vice President", "Nvidia CEO", "Germany’s chancellor": the body stands before the
      // office.
      std::size_t before = m;
      while (before > 0 && mentions[before - 1].tokens.last + 3 > words.first) {
        const Mention& other = mentions[--before];
        if (other.entity != 0 && other.kind != Kind::person && other.tokens.last <= words.last &&
            other.tokens.last + 2 >= words.first && other.sentence == mention.sentence) {
          const bool adjacent =
              other.tokens.last >= words.first || other.tokens.last == words.first ||
              (other.tokens.last + 1 == words.first && !c.at(other.tokens.last).is(kPunct));
          if (adjacent) {
            body = other.entity;
            cite.first = std::min(cite.first, other.tokens.first);
            words.first = std::max(words.first, other.tokens.last);
          }
          break;
        }
      }
    } else if (c.mark(mention.tokens.last, ',')) {
      // "Tim Cook, chief executive of Apple," / "Tim Cook, Apple’s chief executive,"
      std::uint32_t first = mention.tokens.last + 1;
      if (c.is(first, article_)) ++first;
      std::uint32_t last = first;
      while (last < sentence.last && last < first + 10 && !c.at(last).is(kPunct)) ++last;
      words = {first, last};
      for (std::size_t k = m + 1; k < mentions.size() && mentions[k].tokens.first < last; ++k) {
        if (mentions[k].entity == 0 || mentions[k].kind == Kind::person) continue;
        body = mentions[k].entity;
        if (mentions[k].tokens.first == first) {
          words.first =
              mentions[k].tokens.last + (c.text(mentions[k].tokens.last).ends_with("s") &&
                                                 !c.at(mentions[k].tokens.last).is(kSpaceBefore)
                                             ? 1
                                             : 0);
        } else {
          words.last = std::min(words.last, mentions[k].tokens.first);
          while (words.last > words.first &&
                 (c.is(words.last - 1, preposition_) || c.is(words.last - 1, article_)))
            --words.last;
        }
        break;
      }
      cite.last = last;
    }
    if (words.empty()) continue;
    bool body_said = false;
    const Office* office = resolve(c, words, body, mention.entity, body_said);
    if (office == nullptr) continue;
    // A name the tables do not know is judged only where the text names the body as well.
    if (mention.entity == 0 && !body_said) continue;
    const TokenRange around{cite.first > sentence.first + 2 ? cite.first - 2 : sentence.first,
                            std::min(cite.last + 4, sentence.last)};
    add(c, Kind::title, cite, mention.entity, full, *office, historical(c, around));
  }
}

// "The order reverses the Biden administration's": what a clause undoes, keeps or follows is older
// than the clause.
bool OfficeFinder::told_of_the_past(const Context& c, std::uint32_t token) const {
  const Sentence& sentence = c.reading.sentences[c.reading.sentence_of(token)];
  for (std::uint32_t k = 0; k < sentence.clause_count; ++k) {
    const Clause& clause = c.reading.clauses[sentence.first_clause + k];
    if (!clause.tokens.contains(token) || clause.verb.last > token) continue;
    for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
      if (c.match(i, reversing_) != 0) return true;
    }
  }
  return false;
}

void OfficeFinder::administrations(Context& c) const {
  for (std::uint32_t i = 1; i < c.size(); ++i) {
    if (!c.at(i).is(kWord)) continue;
    const auto hit = administration_words_.find(folded(c.text(i)));
    if (hit == administration_words_.end()) continue;
    std::uint32_t name_last = i;
    if (c.text(i - 1).ends_with("s") && !c.at(i - 1).is(kSpaceBefore) &&
        c.at(i - 1).end - c.at(i - 1).begin <= 4)
      --name_last;
    if (name_last == 0 || !c.at(name_last - 1).is(kCapital)) continue;
    const auto owners = by_surname_.find(std::string(c.text(name_last - 1)));
    if (owners == by_surname_.end()) continue;
    for (const std::uint32_t office : hit->second) {
      EntityId person = 0;
      for (const auto& [owner, held] : owners->second) {
        if (held != office || person == owner) continue;
        person = person == 0 ? owner : kTwoOwners;
      }
      if (person == 0 || person == kTwoOwners) continue;
      std::uint32_t first = name_last - 1;
      while (first > 0 && c.at(first - 1).is(kCapital) && !c.at(first).is(kSentenceStart) &&
             c.at(first - 1).is(kWord))
        --first;
      if (first > 0 && c.is(first - 1, article_)) --first;
      const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(i)].tokens;
      const TokenRange around{first > sentence.first + 1 ? first - 1 : sentence.first,
                              std::min(i + 3, sentence.last)};
      const bool looks_back = first > sentence.first && c.is(first - 1, looking_back_);
      add(c, Kind::administration, {first, i + 1}, person, c.knowledge.entities[person].name,
          offices_[office], looks_back || historical(c, around) || told_of_the_past(c, i));
      break;
    }
  }
}

void OfficeFinder::run(Context& context) const {
  titles(context);
  administrations(context);
}

}  // namespace factlint
