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
      role_noun_(k.lexicon.class_id("role-noun")),
      be_(k.lexicon.class_id("be")),
      relative_(k.lexicon.class_id("relative-pronoun")),
      looking_back_(k.lexicon.class_id("looking-back")),
      expressing_(k.lexicon.class_id("expressing")),
      meeting_(k.lexicon.class_id("meeting")),
      reporting_(k.lexicon.class_id("reporting-verb")),
      together_(k.lexicon.class_id("together")),
      agent_(k.lexicon.class_id("agent-preposition")),
      acting_body_(k.lexicon.class_id("acting-body")),
      have_(k.lexicon.class_id("have")),
      past_(k.lexicon.class_id("verb-past")),
      participle_(k.lexicon.class_id("irregular-participle")) {
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
                       const std::string& name, const Office& office, bool is_historical,
                       bool timed) const {
  Record record;
  record.kind = kind;
  record.tokens = tokens;
  record.sentence = c.reading.sentence_of(tokens.first);
  record.fields = {EntityRef{person, name}, office.office + " of " + office.of, is_historical};
  if (!timed) record.fields.emplace_back(DateRange{});
  c.reading.records.push_back(std::move(record));
}

// The mention that begins at the token, if it names a country or an organisation.
const Mention* OfficeFinder::body_at(const Context& c, std::uint32_t token) const {
  for (std::size_t m = c.first_mention(token); m < c.reading.mentions.size(); ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.tokens.first != token) break;
    if (mention.entity != 0 && mention.kind != Kind::person) return &mention;
  }
  return nullptr;
}

// "Boeing’s chief executive", "the president of the European Central Bank": an office with its
// body, which has to end where the words end.
std::optional<OfficeFinder::Phrase> OfficeFinder::phrase(const Context& c, TokenRange words) const {
  Phrase out;
  std::uint32_t i = words.first;
  if (c.is(i, article_)) ++i;
  if (const Mention* body = body_at(c, i)) {
    out.body = body->entity;
    i = body->tokens.last;
    if (possessive(c, i)) ++i;
  }
  out.words.first = i;
  std::uint32_t last = words.last;
  if (out.body == 0) {
    for (std::uint32_t k = i; k < last && out.body == 0; ++k) {
      if (!c.is(k, preposition_)) continue;
      const std::uint32_t at = c.is(k + 1, article_) ? k + 2 : k + 1;
      const Mention* body = body_at(c, at);
      if (body == nullptr && at == k + 2) body = body_at(c, k + 1);  // "The Hague"
      if (body == nullptr || body->tokens.last != words.last) continue;
      out.body = body->entity;
      last = k;
    }
  }
  out.words.last = last;
  if (out.body == 0 || out.words.empty() || out.words.size() > longest_name_) return std::nullopt;
  if (by_name_.find(normal(c.reading.text(out.words))) == by_name_.end()) return std::nullopt;
  return out;
}

// "Boeing’s chief executive, Dave Calhoun": the words before the comma before a name.
std::optional<OfficeFinder::Phrase> OfficeFinder::phrase_before(const Context& c,
                                                                std::uint32_t comma,
                                                                std::uint32_t sentence) const {
  constexpr std::uint32_t kLongest = 10;
  const std::uint32_t from = std::max(sentence, comma > kLongest ? comma - kLongest : 0);
  bool role = false;
  for (std::uint32_t i = from; i < comma; ++i) role |= c.match(i, role_noun_) != 0;
  if (!role) return std::nullopt;
  for (std::uint32_t i = from; i < comma; ++i) {
    if (auto found = phrase(c, {i, comma})) {
      found->first = i;
      return found;
    }
  }
  return std::nullopt;
}

// "president of the United States" behind "was": as long as it goes; `first` is its end.
std::optional<OfficeFinder::Phrase> OfficeFinder::phrase_behind(const Context& c,
                                                                TokenRange words) const {
  std::uint32_t i = words.first;
  if (c.is(i, article_)) ++i;
  const auto longest = static_cast<std::uint32_t>(longest_name_);
  for (std::uint32_t size = std::min(longest, words.last - std::min(words.last, i)); size > 0;
       --size) {
    if (by_name_.find(normal(c.reading.text(TokenRange{i, i + size}))) == by_name_.end()) continue;
    Phrase out{{i, i + size}, 0, i + size};
    if (c.is(i + size, preposition_)) {
      const std::uint32_t at = i + size + (c.is(i + size + 1, article_) ? 2 : 1);
      if (const Mention* body = body_at(c, at)) {
        out.body = body->entity;
        out.first = body->tokens.last;
      }
    }
    return out;
  }
  return std::nullopt;
}

// "in March 2021, when Ada Brisk was president": the time stands in the clause or right before it.
bool OfficeFinder::dated_beside(const Context& c, const Mention& person) const {
  const Clause* clause = clause_of(c, person.tokens.first);
  if (clause == nullptr || clause->dated == kNone) return false;
  const TokenRange date = c.reading.mentions[clause->dated].tokens;
  return clause->tokens.contains(date.first) ||
         (date.last <= clause->tokens.first && date.last + 1 >= clause->tokens.first);
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
    } else if (c.mark(mention.tokens.last, ',') && !c.is(mention.tokens.last + 1, relative_)) {
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
    if (c.mark(mention.tokens.first - 1, ',') && mention.tokens.first > sentence.first + 1 &&
        name.title.empty()) {
      if (const auto before = phrase_before(c, mention.tokens.first - 1, sentence.first)) {
        words = before->words;
        body = before->body;
        cite = {before->first, mention.tokens.last};
      }
    }
    bool stated = false;  // "was president", and when
    if (words.empty() && c.is(mention.tokens.last, be_)) {
      if (const auto behind = phrase_behind(c, {mention.tokens.last + 1, sentence.last})) {
        words = behind->words;
        body = behind->body;
        cite.last = behind->first;
        stated = dated_beside(c, mention);
      }
    }
    if (words.empty()) continue;
    bool body_said = false;
    const Office* office = resolve(c, words, body, mention.entity, body_said);
    if (office == nullptr) continue;
    // A name the tables do not know is judged only where the text names the body as well.
    if (mention.entity == 0 && !body_said) continue;
    const TokenRange around{cite.first > sentence.first + 2 ? cite.first - 2 : sentence.first,
                            std::min(cite.last + 4, sentence.last)};
    add(c, Kind::title, cite, mention.entity, full, *office, historical(c, around),
        cite.last > mention.tokens.last && c.is(mention.tokens.last, be_) ? stated : acts(c, cite));
  }
}

// Whether the words from `first` on are the ending of a possessive: "the Biden administration’s".
bool OfficeFinder::possessive(const Context& c, std::uint32_t i) const {
  return c.text(i).ends_with("s") && !c.at(i).is(kSpaceBefore) && c.at(i).end - c.at(i).begin <= 4;
}

const Clause* OfficeFinder::clause_of(const Context& c, std::uint32_t token) const {
  const Sentence& sentence = c.reading.sentences[c.reading.sentence_of(token)];
  const Clause* best = nullptr;
  for (std::uint32_t k = 0; k < sentence.clause_count; ++k) {
    const Clause& clause = c.reading.clauses[sentence.first_clause + k];
    if (clause.tokens.contains(token)) best = &clause;
  }
  return best;
}

// Only times may stand between: "was signed on Monday by", "On Monday the president".
bool OfficeFinder::only_times(const Context& c, TokenRange between) const {
  std::size_t m = c.first_mention(between.first);
  for (std::uint32_t i = between.first; i < between.last; ++i) {
    while (m < c.reading.mentions.size() && c.reading.mentions[m].tokens.last <= i) ++m;
    const auto timed = [&](std::uint32_t at) {
      if (m >= c.reading.mentions.size()) return false;
      const Mention& mention = c.reading.mentions[m];
      return mention.tokens.contains(at) &&
             (mention.kind == Kind::date || mention.kind == Kind::weekday ||
              mention.kind == Kind::period);
    };
    if (timed(i) || (c.is(i, preposition_) && timed(i + 1))) continue;
    if (c.is(i, preposition_)) return false;
  }
  return true;
}

// "signed on March 4 by": from the agent's preposition back over the date to a participle.
bool OfficeFinder::dated_deed(const Context& c, std::uint32_t by) const {
  std::size_t m = c.first_mention(by);
  while (m > 0 && c.reading.mentions[m - 1].tokens.last > by) --m;
  if (m == 0) return false;
  const Mention& date = c.reading.mentions[m - 1];
  if (date.tokens.last != by || date.tokens.first < 2) return false;
  if (date.kind != Kind::date && date.kind != Kind::weekday && date.kind != Kind::period) {
    return false;
  }
  const std::uint32_t before = date.tokens.first - 1;
  const std::uint32_t deed = c.is(before, preposition_) ? before - 1 : before;
  return c.is(deed, participle_) || c.is(deed, past_);
}

// "On Monday President X opened", "was signed by President X", "met President X", "said President
// X": the person does something at the time of the clause. In "an act signed by", "a statue of",
// "named after" the time is not the person's.
bool OfficeFinder::acts(const Context& c, TokenRange cite) const {
  const Clause* clause = clause_of(c, cite.first);
  if (clause == nullptr) return false;
  // "Prime Minister X’s government" acts for him, his house does not.
  if (possessive(c, cite.last) && !c.is(cite.last + 1, acting_body_)) return false;
  const bool by = cite.first > 0 && c.is(cite.first - 1, agent_);
  // "announced on March 4 by": the time stands between the deed and who did it.
  if (by && dated_deed(c, cite.first - 1)) return true;
  const bool past_perfect = clause->tense == Tense::past && c.is(clause->verb.first, have_) &&
                            clause->head != clause->verb.first;
  if (past_perfect) return false;
  if (clause->subject.first > cite.first && clause->subject.contains(cite.last - 1)) return true;
  if (clause->subject.contains(cite.first)) {
    // "Shortly before his boat left for the coast, Chancellor X": what a comma closes is no head.
    std::uint32_t from = clause->subject.first;
    for (std::uint32_t i = from; i < cite.first; ++i) {
      if (c.mark(i, ',') || c.mark(i, ':')) from = i + 1;
    }
    return only_times(c, {from, cite.first});
  }
  if (clause->verb.last > cite.first) return false;
  if (clause->verb.last == cite.first) {
    return c.is(clause->head, meeting_) || c.is(clause->head, reporting_);
  }
  const std::uint32_t before = cite.first - 1;
  if (c.is(before, together_)) return c.is(clause->head, meeting_);
  return by && clause->passive && clause->tense != Tense::none && before == clause->verb.last;
}

// "The order reflects the Biden administration’s approach": what shows its hand, shows it now.
bool OfficeFinder::shows(const Context& c, TokenRange cite) const {
  const Clause* clause = clause_of(c, cite.first);
  if (clause == nullptr || clause->tense != Tense::present || clause->verb.last > cite.first) {
    return false;
  }
  return c.is(clause->head, expressing_);
}

void OfficeFinder::administrations(Context& c) const {
  for (std::uint32_t i = 1; i < c.size(); ++i) {
    // The name stands in front of the word or of its 's.
    const bool named = c.at(i - 1).is(kCapital) || (i > 1 && c.at(i - 2).is(kCapital));
    if (!named || !c.at(i).is(kWord)) continue;
    const auto hit = administration_words_.find(folded(c.text(i)));
    if (hit == administration_words_.end()) continue;
    std::uint32_t name_last = i;
    if (possessive(c, i - 1)) --name_last;
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
      const TokenRange cite{first, i + 1};
      add(c, Kind::administration, cite, person, c.knowledge.entities[person].name,
          offices_[office], looks_back || historical(c, around),
          acts(c, cite) || (!looks_back && shows(c, cite)));
      break;
    }
  }
}

void OfficeFinder::run(Context& context) const {
  titles(context);
  administrations(context);
}

}  // namespace factlint
