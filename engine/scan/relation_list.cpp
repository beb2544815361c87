#include "engine/scan/relation_list.hpp"

#include <cmath>

namespace factlint {

namespace {

bool holds_verb(const Context& c, TokenRange range) {
  const std::vector<Clause>& clauses = c.reading.clauses;
  auto at = std::lower_bound(
      clauses.begin(), clauses.end(), range.first,
      [](const Clause& clause, std::uint32_t token) { return clause.tokens.last <= token; });
  for (; at != clauses.end() && at->tokens.first < range.last; ++at) {
    if (at->tense != Tense::none && at->verb.overlaps(range)) return true;
  }
  return false;
}

}  // namespace

/// What stands after the colon or comma. min == 0: no list that could be counted.
struct ListFinder::Items {
  TokenRange tokens;
  std::uint32_t min = 0;  ///< every comma and the last "and" divide items
  std::uint32_t max = 0;  ///< every "and" divides items
  bool open = false;      ///< ends in "and others"
  bool names = false;
  bool single = false;  ///< single words: "red, green and blue"
};

// "Old Harbour", "the Antares", "Bank of Ambry", "Mr. Ryu de la Cruz": capitals, with articles in
// front and particles inside. Returns `i` if no name starts here.
std::uint32_t ListFinder::name_end(const RelationFrame& f, std::uint32_t i,
                                   std::uint32_t limit) const {
  const Context& c = f.context;
  std::uint32_t at = i;
  if (c.is(at, f.words.article)) ++at;
  // "the brothers Kofi and Yaw": one lower-case noun between article and name.
  if (at > i && at + 1 < limit && c.at(at).is(kWord) && !c.at(at).is(kCapital) &&
      c.at(at + 1).is(kCapital)) {
    ++at;
  }
  if (at >= limit || !c.at(at).is(kCapital)) return i;
  std::uint32_t end = at;
  while (at < limit) {
    const Token& t = c.at(at);
    if (t.is(kCapital) && t.is(kWord | kMixed)) {
      end = ++at;
    } else if (t.is(kDigits) && at > i && at + 1 < limit && c.at(at + 1).is(kPunct | kWord)) {
      return i;  // "Smith 12, Jones 40": scores and ages
    } else if (c.mark(at, '-') || c.mark(at, '.') || c.mark(at, '/') || c.text(at) == "'s" ||
               c.text(at) == "\xE2\x80\x99s") {
      if (at + 1 >= limit) break;
      ++at;
      if (c.text(at - 1).size() > 1) end = at;
    } else if (c.is(at, f.words.particle) || c.text(at) == "of" || c.text(at) == "the" ||
               c.text(at) == "for" || c.text(at) == "in" || c.text(at) == "on") {
      // A preposition belongs to the name only if a capital follows: "North Quay in the east".
      std::uint32_t next = at + 1;
      while (next < limit && (c.is(next, f.words.particle) || c.text(next) == "the")) ++next;
      if (next >= limit || !c.at(next).is(kCapital) || next > at + 2) break;
      at = next;
    } else {
      break;
    }
  }
  return end;
}

// "a farmer", "the owner of the dog": from its article to the next comma, "and" or end.
std::uint32_t ListFinder::noun_end(const RelationFrame& f, std::uint32_t i,
                                   std::uint32_t limit) const {
  const Context& c = f.context;
  if (!c.is(i, f.words.article) && !c.is(i, f.words.possessive)) return i;
  if (c.at(i).is(kCapital) && !c.at(i).is(kSentenceStart)) return i;
  std::uint32_t at = i + 1;
  while (at < limit && at < i + 8) {
    const Token& t = c.at(at);
    if (t.is(kPunct) && !c.mark(at, '-') && c.text(at).size() == 1) break;
    if (c.is(at, f.words.and_word)) break;
    if (c.is(at, f.words.relative) || c.is(at, f.words.auxiliary)) return i;
    // "the two heads": an item that is more than one.
    if (t.is(kDigits) || c.is(at, f.words.cardinal)) return i;
    ++at;
  }
  return at > i + 1 ? at : i;
}

// Names all, or nouns with articles all; anything else cannot be counted: descriptions ("X, a
// farmer, and Y"), ages, clauses.
ListFinder::Items ListFinder::items(const RelationFrame& f, std::uint32_t first,
                                    std::uint32_t limit, bool to_end) const {
  const Context& c = f.context;
  Items out;
  const bool names = name_end(f, first, limit) != first;
  // "red, green and blue": single words, only behind a colon and up to the end.
  const bool single = !names && to_end && noun_end(f, first, limit) == first &&
                      (c.mark(first + 1, ',') || c.is(first + 1, f.words.and_word));
  const auto item_end = [&](std::uint32_t i) {
    if (!single) return names ? name_end(f, i, limit) : noun_end(f, i, limit);
    const bool word = c.at(i).is(kWord) && !c.at(i).is(kCapital) && !c.is(i, f.words.stop);
    const bool alone = i + 1 >= limit || c.mark(i + 1, ',') || c.is(i + 1, f.words.and_word);
    return word && alone ? i + 1 : i;
  };
  std::uint32_t at = item_end(first);
  if (at == first) return out;
  std::uint32_t commas = 0;
  std::uint32_t ands = 0;
  bool last_and = false;
  bool closed = false;  // ", and X": the serial comma ends the list
  while (at < limit) {
    std::uint32_t next = at;
    const bool comma = c.mark(next, ',') || c.mark(next, ';');
    if (comma) ++next;
    const bool joined = next < limit && c.is(next, f.words.and_word);
    if (joined) ++next;
    if (!comma && !joined) break;
    if (c.match(next, f.words.list_more) != 0) {
      out.open = true;
      at = next;
      break;
    }
    // "Acme, Inc., and Bolt", "Ann Lee, Jr."
    if (comma && !joined &&
        (c.is(next, f.words.name_suffix) || c.is(next, f.words.organisation_suffix))) {
      at = next + 1;
      if (c.mark(at, '.')) ++at;
      continue;
    }
    const std::uint32_t end = next < limit ? item_end(next) : next;
    if (end == next) {
      // ", who …", ", were …" after the last item is no part of the list, but "and their son" is.
      // "Westgate and Southgate, and costs £4m" goes on with a verb.
      const bool noun = c.is(next, f.words.determiner) || c.is(next, f.words.possessive) ||
                        c.at(next).is(kDigits);
      if (joined && (noun || !comma || !last_and || to_end)) return Items{};
      if (comma && !last_and) {
        const bool counted = commas + ands > 0 && c.match(next, f.words.list_open) != 0;
        out.open = counted;
        if (!counted) return Items{};
      }
      break;
    }
    if (closed) {
      // "its paper, its type, and a binding that is sewn, glued": the last item goes on.
      ++ands;
      at = end;
      continue;
    }
    if (joined) {
      const bool sign = c.mark(next - 1, '&');
      if (comma) {
        ++commas;
        closed = true;
      } else if (!sign) {
        ++ands;
      }
      last_and = !sign;
    } else {
      ++commas;
      last_and = false;
    }
    at = end;
  }
  out.tokens = {first, at};
  if (commas + ands == 0) return Items{};
  if (to_end && !last_and && (at < limit || ands != 0)) return Items{};
  // "A, B and C for the one, and D and E for the other"
  if (to_end && at < limit && !c.at(at).is(kPunct) && f.holds({at, limit}, f.words.and_word)) {
    return Items{};
  }
  // "two arguments, the worker holds … and the socket is": clauses, no items.
  if (!names && holds_verb(c, out.tokens)) return Items{};
  if (!to_end && !last_and) return Items{};
  if (c.text(at) == "plus" || c.text(at) == "with") return Items{};
  if (single && (at < limit || !last_and)) return Items{};
  out.single = single;
  out.names = names;
  out.min = 1 + commas + (last_and && !closed ? 1 : 0);
  out.max = 1 + commas + ands;
  return out;
}

std::uint32_t ListFinder::announces(const RelationFrame& f, std::size_t i) const {
  const Mention& m = f.at(i);
  const double n = m.value.point;
  if (m.kind != Kind::number || !m.value.has_point() || m.in_quote) return kNone;
  if (n != std::floor(n) || n < 2 || n > 20) return kNone;
  if (m.value.precision != Precision::exact && m.value.precision != Precision::written) {
    return kNone;
  }
  // "a ten-value", "a two-way street"; "Series 12"
  if (f.context.mark(m.tokens.last, '-')) return kNone;
  if (f.context.at(m.tokens.first).is(kDigits) && m.tokens.first > f.tokens.first &&
      f.context.at(m.tokens.first - 1).is(kCapital)) {
    return kNone;
  }
  std::uint32_t head = m.head;
  // "four of the island's nine villages": the noun stands behind the whole.
  if (head == kNone && f.context.text(m.tokens.last) == "of" && i + 1 < f.size() &&
      f.at(i + 1).tokens.first < m.tokens.last + 6) {
    head = f.at(i + 1).head;
  }
  if (head == kNone || f.preceded(m, f.words.list_veto)) return kNone;
  return f.context.is(head, f.words.time_unit) ? kNone : head;
}

void ListFinder::emit(RelationFrame& f, const Mention& m, std::uint32_t head, const Items& list,
                      bool open) const {
  // "two cities: Ambry, Norland and Tewes, Ostmark": places with their regions come in pairs.
  const double count = m.value.point;
  if (list.max == 2 * count) return;
  Value size = Value::exactly(list.max);
  if (list.min != list.max) {
    size.lo = list.min;
    size.hi = list.max;
    size.point = list.max;
    size.precision = Precision::range;
    if (count >= list.min && count <= list.max) size = Value::exactly(count);
  }
  f.emit(Kind::list, {m.tokens.first, head + 1},
         {Value::exactly(count), size, f.context.knowledge.lexicon.lemma_text(f.context.text(head)),
          open || list.open},
         {list.tokens});
}

// "Four men appeared before the court over stolen cable: A, B and C." Where several counts stand
// before the colon, the list is silent if it fits any of them.
void ListFinder::colon(RelationFrame& f, std::uint32_t mark) const {
  const Items list = items(f, mark + 1, f.tokens.last - 1, true);
  if (list.min == 0) return;
  const Mention* best = nullptr;
  std::uint32_t noun = kNone;
  bool part_of = false;  // the number before was a part: "four of the six"
  for (std::size_t i = 0; i < f.size() && f.at(i).tokens.first < mark; ++i) {
    const Mention& m = f.at(i);
    const std::uint32_t head = announces(f, i);
    if (head != kNone && head < mark && !part_of) {
      best = &m;
      noun = head;
      if (m.value.point >= list.min && m.value.point <= list.max) break;
    }
    part_of = head != kNone && (m.head == kNone || f.context.text(m.tokens.last) == "of");
  }
  if (best == nullptr || (list.single && mark > noun + 2)) return;
  const TokenRange gap{best->tokens.last, mark};
  // A dash right behind the noun is apposition(); after other marks it may belong to them.
  const bool dash = !f.context.mark(mark, ':');
  if (dash && (mark == noun + 1 ||
               (list.tokens.last + 1 < f.tokens.last && !f.context.dash(list.tokens.last)))) {
    return;
  }
  for (std::uint32_t i = gap.first; i < gap.last; ++i) {
    if (f.context.mark(i, ';') || (dash && f.context.mark(i, ','))) return;
  }
  const std::uint32_t near = gap.last > gap.first + 3 ? gap.last - 3 : gap.first;
  emit(f, *best, noun, list, f.holds({near, gap.last}, f.words.list_open));
}

// "two further ships, the Corvus and the Lyra, are due"; also with dashes or brackets.
void ListFinder::apposition(RelationFrame& f, std::size_t i, std::uint32_t head) const {
  const Context& c = f.context;
  const Mention& m = f.at(i);
  std::uint32_t at = head + 1;
  // "The three finalists are A, B and C."
  if (c.is(at, f.words.be) && m.tokens.first > f.tokens.first &&
      (c.is(m.tokens.first - 1, f.words.article) || c.is(m.tokens.first - 1, f.words.possessive))) {
    const Items all = items(f, at + 1, f.tokens.last - 1, true);
    if (all.min != 0 && all.names && all.tokens.last + 1 >= f.tokens.last) {
      emit(f, m, head, all, false);
    }
    return;
  }
  // "four members of the panel (A, B and C)"
  std::uint32_t open_bracket = at;
  while (open_bracket < at + 5 && c.at(open_bracket).is(kWord)) ++open_bracket;
  if (c.mark(open_bracket, '(') && c.text(at) == "of") at = open_bracket;
  const bool comma = c.mark(at, ',');
  const bool bracket = c.mark(at, '(');
  if (!comma && !bracket && !c.dash(at)) {
    if (c.match(at, f.words.list_open) == 0) return;
    at += c.match(at, f.words.list_open);
    const Items some = items(f, at, f.tokens.last - 1, false);
    if (some.min != 0) emit(f, m, head, some, true);
    return;
  }
  ++at;
  bool open = false;
  if (const std::uint32_t length = c.match(at, f.words.list_open); length != 0) {
    open = true;
    at += length;
  }
  // "In two games, Leeds and Hull …": a phrase in front of its sentence announces nothing.
  std::uint32_t before = m.tokens.first;
  while (before > f.tokens.first &&
         (c.is(before - 1, f.words.determiner) || c.is(before - 1, f.words.filler))) {
    --before;
  }
  if (comma && before > f.tokens.first && c.is(before - 1, f.words.preposition) &&
      (before - 1 == f.tokens.first || c.at(before - 2).is(kPunct) ||
       before - 1 < f.tokens.first + 4)) {
    return;
  }
  if (i + 1 < f.size() && f.at(i + 1).tokens.contains(at)) return;
  const Items list = items(f, at, f.tokens.last, false);
  if (list.min == 0) return;
  const std::uint32_t end = list.tokens.last;
  const bool ends = c.mark(end, ',') || c.mark(end, '.') || c.mark(end, ')') || c.mark(end, ';') ||
                    c.dash(end) || end >= f.tokens.last;
  if (!ends && !open) return;
  emit(f, m, head, list, open);
}

// "Four conditions: (a) a new roof, (b) two teachers": items with letters, or small Roman numbers.
bool ListFinder::lettered(RelationFrame& f, std::size_t i, std::uint32_t head) const {
  const Context& c = f.context;
  static constexpr std::string_view kRoman[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"};
  std::uint32_t items = 0;
  bool roman = false;
  TokenRange list;
  for (std::uint32_t at = head + 1; at + 2 < f.tokens.last; ++at) {
    if (!c.mark(at, '(') || !c.mark(at + 2, ')')) continue;
    const std::string_view mark = c.text(at + 1);
    if (items == 0) roman = mark == "i";
    const char letter[] = {static_cast<char>('a' + items), 0};
    if (mark != (roman ? kRoman[std::min<std::size_t>(items, 7)] : std::string_view(letter))) {
      if (items != 0) return false;
      continue;
    }
    if (items++ == 0) list.first = at;
    list.last = at + 3;
  }
  if (items < 2 || items > 8) return false;
  Items all;
  all.tokens = list;
  all.min = all.max = items;
  if (f.at(i).value.point != items && all.max != 2 * f.at(i).value.point)
    emit(f, f.at(i), head, all, false);
  return true;
}

void ListFinder::run(RelationFrame& f) const {
  const Context& c = f.context;
  bool any = false;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const std::uint32_t head = announces(f, i);
    if (head == kNone) continue;
    if (f.tokens.contains(head) && lettered(f, i, head)) return;
    any = true;
    if (f.tokens.contains(head)) apposition(f, i, head);
  }
  if (!any) return;
  for (std::uint32_t i = f.tokens.first + 1; i + 3 < f.tokens.last; ++i) {
    const bool quoted = c.at(i + 1).is(kInQuote) || c.at(i).is(kInQuote);
    // "Five museums will close — the Mint, … — by June": a dash does as well.
    if ((c.mark(i, ':') || c.dash(i)) && !quoted && c.at(i + 1).is(kSpaceBefore)) {
      colon(f, i);
      break;
    }
  }
}

}  // namespace factlint
