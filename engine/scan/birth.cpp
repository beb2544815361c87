#include "engine/scan/birth.hpp"

#include <algorithm>

namespace factlint {

BirthFinder::BirthFinder(const Knowledge& knowledge)
    : w_(knowledge), year_(knowledge.unit("year")) {}

// A date with its year, and "born" no more than eight words before it: "born in the
// mill on 3 March 1961", "(born May 8, 1945)".
bool BirthFinder::birth_date(const Context& c, const Mention& m) const {
  if (m.kind != Kind::date || !m.when.known || m.detail == kNone) return false;
  const DateDetail& d = c.reading.dates[m.detail];
  if (d.form != DateDetail::Form::absolute || d.year == 0) return false;
  const std::uint32_t start = c.reading.sentences[m.sentence].tokens.first;
  for (std::uint32_t k = 1; k <= 8 && m.tokens.first >= start + k; ++k) {
    const std::uint32_t i = m.tokens.first - k;
    if (c.is(i, w_.birth)) return true;
    if (c.mark(i, ';') || c.mark(i, ',') || c.mark(i, ')')) return false;
  }
  return false;
}

void BirthFinder::run(Context& context) const {
  const auto& mentions = context.reading.mentions;
  const DateRange published = context.reading.document->meta.published;
  for (std::size_t i = 0; i < mentions.size();) {
    std::size_t end = i;
    while (end < mentions.size() && mentions[end].sentence == mentions[i].sentence) ++end;
    const Mention* born = nullptr;
    const Mention* age = nullptr;
    const Mention* other = nullptr;
    bool single = true;
    for (std::size_t k = i; k < end; ++k) {
      const Mention& m = mentions[k];
      if (m.kind == Kind::age) {
        single = single && age == nullptr;
        age = &m;
      } else if (birth_date(context, m)) {
        single = single && born == nullptr;
        born = &m;
      } else if (m.kind == Kind::date || m.kind == Kind::weekday || m.kind == Kind::period) {
        single = single && other == nullptr;
        other = &m;
      }
    }
    const std::uint32_t sentence = mentions[i].sentence;
    sides(context, i, end);
    i = end;
    if (!single || born == nullptr || age == nullptr || age->value.unit != year_) continue;
    // "He was 31 when …": an age of another day, which only a death gives.
    bool dead = false;
    bool when = false;
    const TokenRange range = context.reading.sentences[sentence].tokens;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      dead |= context.is(t, w_.death);
      when |= context.text(t) == "when";
    }
    DateRange at = published;
    if (dead) {
      if (other == nullptr || !other->when.known) continue;
      at = other->when;
    } else if (other != nullptr || when) {
      continue;
    }
    if (!at.known) continue;
    Record record;
    record.kind = Kind::birth;
    record.tokens = {std::min(age->tokens.first, born->tokens.first),
                     std::max(age->tokens.last, born->tokens.last)};
    record.sentence = sentence;
    record.fields = {Datum{age->value}, Datum{born->when}, Datum{at}, Datum{}};
    record.more = {age->tokens, born->tokens};
    context.reading.records.push_back(std::move(record));
  }
}

}  // namespace factlint
