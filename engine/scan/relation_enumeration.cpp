#include "engine/scan/relation_enumeration.hpp"

#include <cmath>

namespace factlint {

int EnumerationFinder::item(const RelationFrame& f, std::uint32_t i, bool opens) const {
  const Context& c = f.context;
  // "(1) … (2) …"
  if (c.mark(i, '(') && c.mark(i + 2, ')') && c.text(i + 1).size() == 1 &&
      c.at(i + 1).is(kDigits)) {
    return c.text(i + 1)[0] - '0';
  }
  if (!opens) return 0;
  const bool comma = c.mark(i + 1, ',') || c.mark(i + 1, ':');
  if (const ClassValue* value = c.match_value(i, f.words.first_word); value != nullptr) {
    // "Second, …", "Secondly the …", "First there is …"; "Second place went to" is none.
    const bool adverb = c.text(i).ends_with("ly");
    const bool verb = c.is(i + 1, f.words.auxiliary) || c.text(i + 1) == "there" ||
                      c.text(i + 1) == "comes" || c.text(i + 1) == "came";
    return comma || adverb || verb ? static_cast<int>(value->number) : 0;
  }
  if (c.match(i, f.words.finally_word) != 0 && comma) return -1;
  return 0;
}

void EnumerationFinder::run(RelationFrame& f) const {
  const Context& c = f.context;
  const Mention* count = nullptr;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const Mention& m = f.at(i);
    const double n = m.value.point;
    if (m.kind == Kind::number && m.head != kNone && m.value.has_point() && n == std::floor(n) &&
        n >= 2 && n <= 10 && c.is(m.head, f.words.enumerable) && !m.in_quote &&
        (m.value.precision == Precision::exact || m.value.precision == Precision::written)) {
      count = &m;
    }
  }
  if (count == nullptr) return;
  const std::vector<Sentence>& sentences = c.reading.sentences;
  const std::uint32_t part = sentences[f.sentence].part;
  std::vector<TokenRange> places;
  int reached = 0;
  bool closed = false;
  bool broken = false;
  // An item opens a sentence, or follows a colon or semicolon in it.
  for (std::uint32_t s = f.sentence; s < sentences.size() && s < f.sentence + 40 && !broken; ++s) {
    const TokenRange tokens = sentences[s].tokens;
    const std::uint32_t from = s == f.sentence ? count->head + 1 : tokens.first;
    if (s != f.sentence && sentences[s].part != part) {
      const bool starts = sentences[s - 1].part != sentences[s].part;
      if (starts && item(f, tokens.first, true) == 0) break;
    }
    for (std::uint32_t i = from; i < tokens.last && !closed; ++i) {
      const bool opens = i == tokens.first || c.mark(i - 1, ';') || c.mark(i - 1, ':') ||
                         (i > from + 1 && c.mark(i - 2, ';') && c.is(i - 1, f.words.and_word)) ||
                         (i == tokens.first + 1 && c.is(tokens.first, f.words.and_word));
      const int place = item(f, i, opens);
      if (place == 0) continue;
      if (place == -1 ? reached < 1 : place != reached + 1) {
        broken = reached != 0 || place > 1;
        if (broken) break;
        continue;
      }
      ++reached;
      closed = place == -1;
      places.push_back({i, i + 1});
    }
  }
  if (reached < 2 || (broken && reached <= count->value.point)) return;
  const Value size = Value::exactly(reached);
  // Fewer than announced: the last may stand there without a number ("And then there is the
  // price"), unless "Finally" closes them.
  const bool open = reached < count->value.point && !closed;
  f.emit(Kind::enumeration, {count->tokens.first, count->head + 1},
         {Value::exactly(count->value.point), size,
          c.knowledge.lexicon.lemma_text(c.text(count->head)), open},
         std::move(places));
}

}  // namespace factlint
