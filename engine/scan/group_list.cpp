#include "engine/scan/group_list.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kGroup = 4;  // words of one noun group: "large regional shipping firms"

}  // namespace

GroupListFinder::GroupListFinder(const Knowledge& k)
    : kind_(k.lexicon.class_id("body-kind")),
      conjunction_(k.lexicon.class_id("conjunction")),
      preposition_(k.lexicon.class_id("preposition")),
      determiner_(k.lexicon.class_id("determiner")),
      auxiliary_(k.lexicon.class_id("auxiliary")) {}

// Between two nouns of a list: a comma, "and" or both, then the words of one group.
bool GroupListFinder::joined(const Context& c, std::uint32_t a, std::uint32_t b) const {
  std::uint32_t i = a + 1;
  if (c.mark(i, ',')) ++i;
  if (c.is(i, conjunction_)) ++i;
  if (i == a + 1 || b - i > kGroup) return false;
  for (; i < b; ++i) {
    if (c.is(i, preposition_) || c.is(i, conjunction_) || c.is(i, auxiliary_) ||
        (c.at(i).is(kPunct) && !c.mark(i, '-')))
      return false;
  }
  return true;
}

std::uint32_t GroupListFinder::group_start(const Context& c, std::uint32_t noun,
                                           std::uint32_t first) const {
  std::uint32_t i = noun;
  while (i > first && noun - i < kGroup && c.at(i - 1).is(kWord) && !c.is(i - 1, preposition_) &&
         !c.is(i - 1, conjunction_) && !c.is(i - 1, determiner_) && !c.is(i - 1, auxiliary_))
    --i;
  return i;
}

void GroupListFinder::run(Context& c) const {
  const auto close = [&](const std::vector<std::uint32_t>& nouns) {
    const auto sort = [&](std::uint32_t i) { return c.match_value(i, kind_)->text; };
    const bool mixed = std::any_of(nouns.begin(), nouns.end(),
                                   [&](std::uint32_t i) { return sort(i) != sort(nouns.front()); });
    if (nouns.size() < 2 || !mixed) return;
    Record record;
    record.kind = Kind::list;
    record.sentence = c.reading.sentence_of(nouns.front());
    const std::uint32_t first = c.reading.sentences[record.sentence].tokens.first;
    record.tokens = {group_start(c, nouns.front(), first), nouns.back() + 1};
    record.fields = {Datum(), Datum(Value::exactly(static_cast<double>(nouns.size()))),
                     Datum(c.knowledge.lexicon.lemma_text(c.text(nouns.front()))), Datum(true)};
    c.reading.records.push_back(std::move(record));
  };
  std::vector<std::uint32_t> nouns;
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    if (!c.is(i, kind_) || !c.text(i).ends_with("s")) continue;
    if (!nouns.empty() && !joined(c, nouns.back(), i)) {
      close(nouns);
      nouns.clear();
    }
    nouns.push_back(i);
  }
  if (!nouns.empty()) close(nouns);
}

}  // namespace factlint
