// The part of BirthFinder that reads one side alone: "Anna Holt, 58, runs the mill" here and "Holt
// was born in 1961" elsewhere. The rules join them by the person's full name.
#include <fmt/format.h>

#include <algorithm>

#include "engine/scan/birth.hpp"

namespace factlint {

// Given name and surname; of a surname alone those of its referent in the document.
std::string BirthFinder::full_name(const Context& c, const Mention& m) const {
  // "Jarl Sund (born in 1990)": who is born is a person, whatever the name looks like.
  if (m.kind == Kind::organisation && m.tokens.size() == 2)
    return fmt::format("{} {}", c.text(m.tokens.first), c.text(m.tokens.first + 1));
  if (m.kind != Kind::person || m.detail == kNone) return {};
  const Name& own = c.reading.names[m.detail];
  if (!own.given.empty() && !own.surname.empty())
    return fmt::format("{} {}", own.given, own.surname);
  if (own.cluster == kNone) return {};
  for (const Name& name : c.reading.names) {
    if (name.cluster == own.cluster && !name.given.empty() && !name.surname.empty())
      return fmt::format("{} {}", name.given, name.surname);
  }
  return {};
}

// "Anna Holt, 58,", "Anna Holt (58)", "Holt, aged 58", "Holt, who is 58", "58-year-old Anna Holt".
const Mention* BirthFinder::person_of_age(const Context& c, std::size_t age, std::size_t first,
                                          std::size_t last) const {
  const auto& mentions = c.reading.mentions;
  const TokenRange at = mentions[age].tokens;
  for (std::size_t k = first; k < last; ++k) {
    const Mention& m = mentions[k];
    if (m.kind != Kind::person || m.detail == kNone) continue;
    if (m.tokens.last < at.first && at.first - m.tokens.last <= 3) {
      const std::uint32_t gap = m.tokens.last;
      const bool mark = c.mark(gap, ',') || c.mark(gap, '(');
      const bool alone = mark && gap + 1 == at.first &&
                         (c.mark(at.last, ',') || c.mark(at.last, ')') || c.mark(at.last, '.'));
      const bool is = (c.text(gap) == "is" && gap + 1 == at.first) ||
                      (mark && c.text(gap + 1) == "who" && c.text(gap + 2) == "is");
      if (alone || is) return &m;
    }
    // "the 58-year-old miller Anna Holt"
    if (m.tokens.first >= at.last && m.tokens.first - at.last <= 2 && at.size() > 2) {
      bool words = true;
      for (std::uint32_t i = at.last; i < m.tokens.first; ++i)
        words &= c.at(i).is(kWord) && !c.is(i, w_.preposition) && !c.is(i, w_.and_) &&
                 !c.is(i, w_.auxiliary);
      if (words) return &m;
    }
  }
  return nullptr;
}

// "Holt was born in 1961", "Born in 1961, Holt", "Anna Holt (born 1961)", and "She was born in
// 1961" behind a sentence of one person. "Her son was born in 1999" is of somebody else.
const Mention* BirthFinder::person_born(const Context& c, const Mention& date, std::size_t first,
                                        std::size_t last) const {
  const auto& mentions = c.reading.mentions;
  const Sentence& sentence = c.reading.sentences[date.sentence];
  std::uint32_t born = date.tokens.first;
  while (born > sentence.tokens.first && !c.is(born, w_.birth)) --born;
  const auto only_person = [&](std::size_t from, std::size_t to) {
    const Mention* one = nullptr;
    for (std::size_t k = from; k < to; ++k) {
      if (mentions[k].kind != Kind::person) continue;
      if (one != nullptr) return static_cast<const Mention*>(nullptr);
      one = &mentions[k];
    }
    return one;
  };
  const Mention* person = only_person(first, last);
  for (std::size_t k = first; k < last && person == nullptr; ++k) {
    const bool beside = mentions[k].tokens.last + 1 == born && mentions[k].tokens.size() == 2;
    if (mentions[k].kind == Kind::organisation && beside) person = &mentions[k];
  }
  if (born == sentence.tokens.first) {
    const bool behind = person != nullptr && c.mark(date.tokens.last, ',') &&
                        person->tokens.first == date.tokens.last + 1;
    return behind ? person : nullptr;
  }
  const bool was = c.text(born - 1) == "was" || c.text(born - 1) == "were";
  if (person != nullptr) {
    const bool bracket = c.mark(born - 1, '(') && person->tokens.last + 1 == born;
    const bool subject = was && person->tokens.last + 1 == born;
    const bool relative = was && c.text(born - 2) == "who" && c.mark(born - 3, ',') &&
                          person->tokens.last + 3 == born;
    return bracket || subject || relative ? person : nullptr;
  }
  const bool she =
      was && born >= 2 && born - 2 == sentence.tokens.first && c.is(born - 2, w_.pronoun);
  if (!she || date.sentence == 0) return nullptr;
  const Sentence& before = c.reading.sentences[date.sentence - 1];
  if (before.part != sentence.part) return nullptr;
  const std::size_t from = c.first_mention(before.tokens.first);
  // "Her deputy, Owen Marr, is new. She was born in 1974": not of him.
  const Mention* one = only_person(from, first);
  const bool opens = one != nullptr && one->tokens.first <= before.tokens.first + 1;
  return opens ? one : nullptr;
}

void BirthFinder::sides(Context& c, std::size_t first, std::size_t last) const {
  const DateRange published = c.reading.document->meta.published;
  const std::uint32_t sentence = c.reading.mentions[first].sentence;
  const TokenRange tokens = c.reading.sentences[sentence].tokens;
  const auto emit = [&](const Mention& m, const std::string& person, Datum age, Datum born,
                        Datum at) {
    Record record;
    record.kind = Kind::birth;
    record.tokens = m.tokens;
    record.sentence = sentence;
    record.fields = {std::move(age), std::move(born), std::move(at), Datum{person}};
    c.reading.records.push_back(std::move(record));
  };
  // "He was 31 when it opened", "in 2019": the age of another day.
  bool other_day = c.at(tokens.first).is(kInQuote);
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t)
    other_day |= c.text(t) == "when" || c.text(t) == "then" || c.text(t) == "later";
  for (std::size_t k = first; k < last; ++k) {
    const Mention& m = c.reading.mentions[k];
    if (m.kind == Kind::date || m.kind == Kind::period) {
      constexpr Day kYear = 366;
      other_day |= m.when.known && published.known && m.when.last != kNoEnd &&
                   published.first - m.when.last > kYear;
    }
  }
  for (std::size_t k = first; k < last; ++k) {
    const Mention m = c.reading.mentions[k];
    if (m.kind == Kind::age && m.value.unit == year_ && m.value.has_point() && !other_day &&
        published.known) {
      const Mention* person = person_of_age(c, k, first, last);
      if (person == nullptr) continue;
      if (const std::string name = full_name(c, *person); !name.empty())
        emit(m, name, Datum{m.value}, Datum{}, Datum{published});
    } else if (birth_date(c, m)) {
      const Mention* person = person_born(c, m, first, last);
      if (person == nullptr) continue;
      if (const std::string name = full_name(c, *person); !name.empty())
        emit(m, name, Datum{}, Datum{m.when}, Datum{});
    }
  }
}

}  // namespace factlint
