#include "engine/scan/relation.hpp"

namespace factlint {

namespace {

bool numeric(Kind kind) {
  return kind == Kind::number || kind == Kind::quantity || kind == Kind::money ||
         kind == Kind::percent || kind == Kind::points || kind == Kind::multiple;
}

/// "1) the lid jams, and 2) the hinge squeaks": a number with half a bracket is a mark.
bool item_mark(const Context& c, const Mention& m) {
  if (m.kind != Kind::number || !c.mark(m.tokens.last, ')')) return false;
  for (std::uint32_t i = m.tokens.first; i > 0 && i + 3 > m.tokens.first; --i) {
    if (c.mark(i - 1, '(')) return false;
  }
  return true;
}

}  // namespace

RelationRecogniser::RelationRecogniser(const Knowledge& knowledge) : words_(knowledge) {}

// The order matters: a number that one finder has used is not read again, so the most certain
// relations come first (a bracketed conversion before a change, a price each before a total).
void RelationRecogniser::run(Context& context) const {
  const Reading& reading = context.reading;
  std::size_t next = 0;
  RelationFrame previous{context, words_, 0, {}, {}, {}, nullptr};
  RelationFrame frame = previous;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const PartKind part = reading.part_kind(s);
    std::swap(previous.numbers, frame.numbers);
    std::swap(previous.used, frame.used);
    previous.sentence = frame.sentence;
    previous.tokens = frame.tokens;
    frame.sentence = s;
    frame.tokens = sentence.tokens;
    frame.numbers.clear();
    while (next < reading.mentions.size() &&
           reading.mentions[next].tokens.first < sentence.tokens.last) {
      if (reading.mentions[next].tokens.first >= sentence.tokens.first &&
          numeric(reading.mentions[next].kind) && reading.mentions[next].value.known() &&
          !item_mark(context, reading.mentions[next])) {
        frame.numbers.push_back(static_cast<std::uint32_t>(next));
      }
      ++next;
    }
    frame.used.assign(frame.numbers.size(), false);
    if (part != PartKind::table_cell && part != PartKind::byline) elapsed_.run(frame);
    if (frame.numbers.empty() || part == PartKind::table_cell || part == PartKind::byline) continue;
    const bool together = s > 0 && reading.sentences[s - 1].part == sentence.part;
    frame.before = together ? &previous : nullptr;
    conversions_.run(frame);
    lists_.run(frame);
    enumerations_.run(frame);
    offers_.run(frame);
    rates_.run(frame);
    shares_.run(frame);
    changes_.run(frame);
    differences_.run(frame);
    sums_.run(frame);
  }
}

}  // namespace factlint
