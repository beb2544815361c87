#include "engine/scan/relation_elapsed.hpp"

#include <cmath>

namespace factlint {

namespace {

constexpr double kHour = 3600;
constexpr double kDaySeconds = 86400;

// Seconds of "2:09:30" or "9:41.20"; -1 if the words are not such a result.
double result_seconds(std::string_view text) {
  double total = 0;
  double part = 0;
  int parts = 0;
  int digits = 0;
  double scale = 0;  // behind the decimal point
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (scale != 0) {
        part += (c - '0') * scale;
        scale /= 10;
      } else {
        part = part * 10 + (c - '0');
      }
      ++digits;
    } else if (c == ':' && digits > 0 && scale == 0) {
      total = (total + part) * 60;
      part = 0;
      digits = 0;
      ++parts;
    } else if (c == '.' && digits > 0 && scale == 0 && parts > 0) {
      scale = 0.1;
    } else {
      return -1;
    }
  }
  return parts >= 1 && digits >= 2 ? total + part : -1;
}

}  // namespace

void ElapsedFinder::emit(RelationFrame& f, const Mention& length, double seconds, double slack,
                         std::vector<TokenRange> sides) const {
  const Context& c = f.context;
  Value computed = length.value;
  computed.point = seconds;
  computed.lo = seconds - slack;
  computed.hi = seconds + slack;
  computed.precision = Precision::written;
  const auto written = [&](TokenRange r) {
    const std::size_t begin = c.at(r.first).begin;
    return std::string(c.reading.document->text.substr(begin, c.at(r.last - 1).end - begin));
  };
  f.emit(Kind::difference, length.tokens,
         {Datum{length.value}, Datum{written(sides.front())}, Datum{written(sides.back())},
          Datum{computed}},
         sides);
}

ElapsedFinder::Clock ElapsedFinder::clock(const Context& c, const Mention& m) const {
  Clock out{m.tokens, -1, false};
  if (m.kind != Kind::clock) return out;
  const std::size_t begin = c.at(m.tokens.first).begin;
  const std::size_t end = c.at(m.tokens.last - 1).end;
  out.seconds =
      result_seconds(std::string_view(c.reading.document->text).substr(begin, end - begin));
  out.exact = out.seconds >= 0;
  return out;
}

// "From 9.15 a.m. to 10.45 a.m., two hours in all".
void ElapsedFinder::stretch(RelationFrame& f, const Mention& from_to, const Mention& length) const {
  const Context& c = f.context;
  const TokenRange gap{from_to.tokens.last, length.tokens.first};
  if (gap.last < gap.first || gap.size() > 4) return;
  std::uint32_t link = gap.first;
  if (c.mark(link, ',') || c.mark(link, '(')) ++link;
  const std::uint32_t n = c.match(link, f.words.lasting);
  const bool tied = n != 0 && link + n == gap.last;
  const bool behind =
      link == gap.last && link != gap.first &&
      (c.match(length.tokens.last, f.words.lasting) != 0 || c.mark(length.tokens.last, ')'));
  if (!tied && !behind) return;
  double seconds = from_to.value.hi - from_to.value.lo;
  if (!(std::isfinite(seconds)) || seconds == 0) return;
  if (seconds < 0) seconds += kDaySeconds;
  // The two ends: "9.15 a.m." and "10.45 a.m."
  std::uint32_t first = from_to.tokens.first;
  if (c.is(first, f.words.preposition)) ++first;
  std::uint32_t link_at = first + 1;
  while (link_at + 1 < from_to.tokens.last && !c.is(link_at, f.words.preposition) &&
         !c.is(link_at, f.words.and_word) && !c.is(link_at, f.words.end) && !c.dash(link_at) &&
         !c.mark(link_at, '-')) {
    ++link_at;
  }
  if (link_at + 1 >= from_to.tokens.last) return;
  emit(f, length, seconds, 60, {{first, link_at}, {link_at + 1, from_to.tokens.last}});
}

// "2:10:11, 31 seconds behind the winner's 2:09:40".
void ElapsedFinder::results(RelationFrame& f, std::size_t at) const {
  const Context& c = f.context;
  const auto& mentions = c.reading.mentions;
  const Mention& length = mentions[at];
  if (c.match(length.tokens.last, f.words.race_gap) == 0 || at == 0) return;
  const Clock own = clock(c, mentions[at - 1]);
  if (own.seconds < 0 || own.tokens.last > length.tokens.first ||
      length.tokens.first - own.tokens.last > 2) {
    return;
  }
  if (!c.mark(own.tokens.last, ',') && !c.mark(own.tokens.last, '(') && !c.dash(own.tokens.last) &&
      own.tokens.last != length.tokens.first) {
    return;
  }
  for (std::size_t k = at + 1; k < mentions.size() && mentions[k].sentence == f.sentence; ++k) {
    if (mentions[k].tokens.first > length.tokens.last + 9) return;
    for (std::uint32_t i = length.tokens.last; i < mentions[k].tokens.first; ++i)
      if (c.mark(i, ',') || c.mark(i, ';') || c.is(i, f.words.and_word)) return;
    const Clock other = clock(c, mentions[k]);
    if (other.seconds < 0) continue;
    const double seconds = std::fabs(own.seconds - other.seconds);
    if (seconds > kHour) return;
    // "At 10:15, ten minutes after the 10:05": hours and minutes as well.
    if (std::fabs(seconds * 60 - length.value.point) < 1) return;
    emit(f, length, seconds, 0.5, {own.tokens, other.tokens});
    return;
  }
}

// "Began at 10 a.m. and ended at 1.30 p.m., having lasted four and a half hours".
void ElapsedFinder::ends(RelationFrame& f, std::size_t first, std::size_t last) const {
  const Context& c = f.context;
  const auto& mentions = c.reading.mentions;
  const Mention* begin = nullptr;
  const Mention* end = nullptr;
  const Mention* length = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    const Mention& m = mentions[i];
    if (m.kind == Kind::duration) {
      if (length != nullptr) return;
      length = &m;
    }
    if (m.kind == Kind::date || m.kind == Kind::weekday) {
      if (begin != nullptr) return;  // on another day
    }
    if (m.kind != Kind::clock) continue;
    if (m.value.known() || m.detail == kNone || !c.reading.dates[m.detail].clock) return;
    bool begins = false;
    bool finishes = false;
    for (std::uint32_t k = m.tokens.first; k-- > f.tokens.first && k + 4 > m.tokens.first;) {
      begins |= c.match(k, f.words.begin) != 0;
      finishes |= c.match(k, f.words.end) != 0;
      if (begins || finishes || c.at(k).is(kPunct)) break;
    }
    if (begins == finishes || (begins && begin != nullptr) || (finishes && end != nullptr)) return;
    (begins ? begin : end) = &m;
  }
  if (begin == nullptr || end == nullptr || length == nullptr) return;
  bool tied = false;
  for (std::uint32_t n = 1; n <= 3 && n <= length->tokens.first - f.tokens.first; ++n)
    tied |= c.match(length->tokens.first - n, f.words.lasting) == n;
  if (!tied || length->tokens.first < end->tokens.last) return;
  const auto time = [&](const Mention& m) { return c.reading.dates[m.detail].seconds; };
  double seconds = time(*end) - time(*begin);
  if (seconds <= 0) seconds += kDaySeconds;
  // "Began at ten and ended at half past one": either half of the day.
  const double other =
      seconds > kDaySeconds / 2 ? seconds - kDaySeconds / 2 : seconds + kDaySeconds / 2;
  if (std::fabs(other - length->value.point) < std::fabs(seconds - length->value.point))
    seconds = other;
  emit(f, *length, seconds, 60, {begin->tokens, end->tokens});
}

void ElapsedFinder::run(RelationFrame& f) const {
  const auto& mentions = f.context.reading.mentions;
  const std::size_t first = f.context.first_mention(f.tokens.first);
  std::size_t last = first;
  bool clocks = false;
  while (last < mentions.size() && mentions[last].tokens.first < f.tokens.last) {
    clocks |= mentions[last].kind == Kind::clock;
    ++last;
  }
  if (!clocks || last - first > 24) return;
  const std::size_t before = f.context.reading.records.size();
  for (std::size_t i = first; i < last; ++i) {
    if (mentions[i].kind != Kind::duration || !mentions[i].value.has_point()) continue;
    results(f, i);
    if (i > first && mentions[i - 1].kind == Kind::clock &&
        mentions[i - 1].value.precision == Precision::range) {
      stretch(f, mentions[i - 1], mentions[i]);
    }
  }
  if (f.context.reading.records.size() == before) ends(f, first, last);
}

}  // namespace factlint
