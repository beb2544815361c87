#include "engine/scan/ranking.hpp"

#include <fmt/format.h>

namespace factlint {

namespace {

constexpr std::uint32_t kThingWords = 6;
constexpr std::uint32_t kSetWords = 6;

void append(std::string& text, std::string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

}  // namespace

RankingFinder::RankingFinder(const Knowledge& knowledge) {
  const Lexicon& l = knowledge.lexicon;
  superlative_ = l.class_id("superlative");
  down_ = l.class_id("superlative-down");
  most_ = l.class_id("superlative-most");
  veto_ = l.class_id("ranking-veto");
  nth_veto_ = l.class_id("nth-veto");
  do_ = l.class_id("do");
  only_ = l.class_id("nth-only");
  become_ = l.class_id("nth-become");
  by_ = l.class_id("ranking-by");
  ordinal_ = l.class_id("number-ordinal");
  article_ = l.class_id("article");
  preposition_ = l.class_id("preposition");
  be_ = l.class_id("be");
  stop_ = l.class_id("stop-word");
  ClassSet closing;
  for (const char* name : {"preposition", "conjunction", "auxiliary", "subordinator", "relative",
                           "pronoun-subject", "pronoun-object", "negation", "reporting-verb"}) {
    if (const ClassId id = l.class_id(name)) closing.set(id);
  }
  closing_ = AnyOf(l, closing);
}

bool RankingFinder::closes(const Context& c, std::uint32_t i) const {
  return c.at(i).is(kPunct | kPartStart | kDigits) || closing_(c.at(i).word);
}

// "One of the largest", "the largest until 2009", "would be the largest": no claim about one place.
bool RankingFinder::vetoed(const Context& c, TokenRange around) const {
  for (std::uint32_t i = around.first; i < around.last; ++i)
    if (c.match(i, veto_) != 0) return true;
  return false;
}

// The name that ends before `end`: capitalised words, with one plain noun behind ("Tolver
// airport").
TokenRange RankingFinder::thing_before(const Context& c, std::uint32_t end,
                                       TokenRange sentence) const {
  std::uint32_t first = end;
  bool named = false;
  while (first > sentence.first && end - first < kThingWords) {
    const Token& t = c.at(first - 1);
    const bool capital = t.is(kCapital) && t.is(kWord | kMixed);
    const bool genitive = first != end && t.is(kWord) && c.text(first - 1).front() == '\'';
    const bool noun = !named && first == end && t.is(kWord) && !closes(c, first - 1) &&
                      !c.is(first - 1, stop_) && !c.is(first - 1, article_);
    const bool of = named && c.text(first - 1) == "of" && first > sentence.first + 1 &&
                    c.at(first - 2).is(kCapital);
    if (capital && c.is(first - 1, article_)) break;
    if (!capital && !noun && !of && !genitive) break;
    named |= capital;
    --first;
  }
  return named ? TokenRange{first, end} : TokenRange{};
}

// "… lake in the province by area": the noun, where, and by what.
bool RankingFinder::read_set(const Context& c, std::uint32_t next, TokenRange sentence,
                             Rank& rank) const {
  std::uint32_t i = next;
  for (; i < sentence.last && i < next + kSetWords && !closes(c, i); ++i) {
    if (c.is(i, be_) || c.is(i, article_) || c.at(i).is(kInQuote)) return false;
    append(rank.noun, c.knowledge.lexicon.lemma_text(c.text(i)));
  }
  const auto read_by = [&] {
    if (i >= sentence.last || c.match(i, by_) == 0) return false;
    for (i += c.match(i, by_); i < sentence.last && !closes(c, i); ++i)
      append(rank.by, c.knowledge.lexicon.lemma_text(c.text(i)));
    return true;
  };
  if (!read_by() && i < sentence.last && c.is(i, preposition_) && rank.area.empty()) {
    for (++i; i < sentence.last && i < next + 2 * kSetWords; ++i) {
      if (c.is(i, article_)) continue;
      if (closes(c, i) && !(c.text(i) == "of" && !rank.area.empty())) break;
      append(rank.area, c.knowledge.lexicon.lemma_text(c.text(i)));
    }
    read_by();
  }
  rank.tokens.last = i;
  return true;
}

bool RankingFinder::read(const Context& c, std::uint32_t at, TokenRange sentence,
                         Rank& rank) const {
  const ClassValue* scale = c.knowledge.lexicon.value(c.at(at).word, superlative_);
  std::uint32_t next = at + 1;
  if (scale != nullptr) {
    rank.scale = scale->text;
  } else {
    if (!c.at(next).is(kWord) || closes(c, next) || c.is(next, stop_)) return false;
    rank.scale = c.text(next);
    ++next;
  }
  rank.down = c.is(at, down_);
  std::uint32_t first = at;
  if (first > sentence.first && c.mark(first - 1, '-')) --first;
  if (first > sentence.first && c.is(first - 1, ordinal_)) {
    --first;
    rank.place = c.knowledge.lexicon.value(c.at(first).word, ordinal_)->number;
  } else if (first != at) {
    return false;
  }
  // "the province's largest lake"
  if (first >= sentence.first + 2 && c.text(first - 1).front() == '\'' &&
      c.at(first - 2).is(kWord)) {
    append(rank.area, c.knowledge.lexicon.lemma_text(c.text(first - 2)));
    first -= 2;
    if (c.at(first).is(kCapital)) ++first;  // no article before a name
  } else if (first > sentence.first && c.text(first - 1).ends_with("'s") &&
             c.at(first - 1).is(kWord)) {
    const std::string_view owner = c.text(first - 1);
    append(rank.area, c.knowledge.lexicon.lemma_text(owner.substr(0, owner.size() - 2)));
    --first;
  }
  if (first > sentence.first && c.is(first - 1, article_)) {
    --first;
  } else if (rank.area.empty()) {
    return false;
  }
  if (first <= sentence.first) return false;
  const std::uint32_t link = first - 1;
  const bool copula = c.is(link, be_) && (c.text(link) == "is" || c.text(link) == "are");
  const bool comma = c.mark(link, ',');
  const bool and_copula = !copula && !comma && c.text(link) == "and";
  if (!copula && !comma && !and_copula) return false;
  rank.tokens = {first, next};
  if (!and_copula) rank.thing = thing_before(c, link, sentence);
  return read_set(c, next, sentence, rank) && (comma ? c.at(rank.tokens.last).is(kPunct) : true);
}

UnitId RankingFinder::emit(Context& c, const Rank& rank, std::uint32_t sentence,
                           std::uint32_t until) const {
  UnitId unit = 0;
  Datum measured;
  std::string of;
  std::uint32_t found = 0;
  std::vector<TokenRange> more{rank.thing};
  for (std::size_t m = c.first_mention(rank.tokens.last);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < until; ++m) {
    const Mention& mention = c.reading.mentions[m];
    const bool number = mention.kind == Kind::number || mention.kind == Kind::quantity ||
                        mention.kind == Kind::money;
    if (!number || !mention.value.known()) continue;
    if (++found > 1) {
      measured = Datum{};
      break;
    }
    Value value = mention.value;
    // "4.1 million tonnes … the second busiest handled 4.9 million": the unit of before.
    if (mention.kind == Kind::number && mention.head == kNone && rank.unit != 0)
      value.unit = rank.unit;
    unit = value.unit;
    measured = value;
    if (mention.head != kNone) of = c.knowledge.lexicon.lemma_text(c.text(mention.head));
  }
  std::string thing;
  for (std::uint32_t i = rank.thing.first; i < rank.thing.last; ++i) append(thing, c.text(i));
  Record record;
  record.kind = Kind::ranking;
  record.tokens = rank.tokens;
  record.sentence = sentence;
  record.fields = {Datum{thing},
                   Datum{Value::exactly(rank.place)},
                   Datum{fmt::format("{} {} {} {}", rank.scale, rank.noun, rank.area, rank.by)},
                   Datum{rank.down},
                   measured,
                   Datum{of},
                   Datum{},
                   Datum{}};
  record.more = std::move(more);
  c.reading.records.push_back(std::move(record));
  return unit;
}

void RankingFinder::run(Context& c) const {
  Rank last;
  std::uint32_t last_part = kNone;
  for (std::uint32_t s = 0; s < c.reading.sentences.size(); ++s) {
    const Sentence& sentence = c.reading.sentences[s];
    nth(c, s);
    if (sentence.part != last_part) last = Rank{};
    last_part = sentence.part;
    std::vector<Rank> ranks;
    for (std::uint32_t i = sentence.tokens.first + 1; i < sentence.tokens.last; ++i) {
      if (!c.is(i, superlative_) && !c.is(i, most_)) continue;
      if (c.at(i).is(kInQuote)) continue;
      Rank rank;
      if (!read(c, i, sentence.tokens, rank)) continue;
      const std::uint32_t from = rank.tokens.first > sentence.tokens.first + 12
                                     ? rank.tokens.first - 12
                                     : sentence.tokens.first;
      const std::uint32_t to = std::min(rank.tokens.last + 2, sentence.tokens.last);
      if (vetoed(c, {from, rank.tokens.first}) || vetoed(c, {rank.tokens.first, to})) continue;
      // "the third-largest by population", "Sandhope, the second busiest": the set of before.
      if (rank.area.empty() && (rank.noun.empty() || rank.noun == last.noun) &&
          last.scale == rank.scale) {
        rank.noun = last.noun;
        rank.area = last.area;
        if (rank.by.empty()) rank.by = last.by;
        rank.unit = last.unit;
      }
      if (rank.thing.empty() && !ranks.empty()) rank.thing = ranks.back().thing;
      if (rank.area.empty()) continue;
      last = rank;
      if (!rank.thing.empty()) ranks.push_back(rank);
    }
    for (std::size_t k = 0; k < ranks.size(); ++k) {
      const std::uint32_t until =
          k + 1 < ranks.size() ? ranks[k + 1].thing.first : sentence.tokens.last;
      last.unit = emit(c, ranks[k], s, until);
    }
  }
}

}  // namespace factlint
