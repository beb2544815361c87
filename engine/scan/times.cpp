#include "engine/scan/times.hpp"

namespace factlint {

TimeRecogniser::TimeRecogniser(const Knowledge& knowledge)
    : words_(knowledge),
      dates_(words_),
      durations_(words_, knowledge.unit("second")),
      relatives_(words_, dates_, durations_) {}

bool TimeRecogniser::candidate(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (t.is(kDigits | kMixed)) return true;
  if (t.word != 0) {
    const Word& word = c.knowledge.lexicon.word(t.word);
    return word.starts_phrase || (word.classes & words_.starters).any();
  }
  return t.is(kSymbol | kNonAscii) || c.mark(i, '\'');
}

std::optional<TimePhrase> TimeRecogniser::read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const {
  std::optional<TimePhrase> best;
  const auto take = [&](std::optional<TimePhrase>&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  if (auto date = dates_.read(c, i)) {
    DateReader::settle(*date, tense_around(c, words_, date->tokens), anchor);
    take(std::move(date));
  }
  take(relatives_.read(c, i, anchor));
  take(durations_.read(c, i));
  return best;
}

void TimeRecogniser::emit(Context& c, TimePhrase& p) {
  Mention m;
  m.kind = p.kind;
  m.tokens = p.tokens;
  m.span = c.reading.span(p.tokens);
  m.sentence = c.reading.sentence_of(p.tokens.first);
  m.value = p.value;
  m.when = p.when;
  m.in_quote = c.at(p.tokens.first).is(kInQuote);
  if (p.kind != Kind::duration && p.kind != Kind::age) {
    m.detail = static_cast<std::uint32_t>(c.reading.dates.size());
    c.reading.dates.push_back(std::move(p.detail));
  }
  c.reading.mentions.push_back(std::move(m));
}

void TimeRecogniser::run(Context& context) const {
  Anchor anchor;
  anchor.published = context.reading.document->meta.published;
  for (std::uint32_t i = 0; i < context.size(); ++i) {
    if (context.at(i).is(kPartStart)) anchor.previous = {};
    if (!candidate(context, i)) continue;
    std::optional<TimePhrase> phrase = read(context, i, anchor);
    if (!phrase) continue;
    if (phrase->kind == Kind::date && phrase->grain <= Grain::month && phrase->when.known) {
      anchor.previous = phrase->when;
    }
    emit(context, *phrase);
    i = phrase->tokens.last - 1;
  }
}

}  // namespace factlint
