#include "engine/scan/date.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace factlint {

namespace {

constexpr Day kHalfYear = 183;

TimePhrase make(Grain grain, std::uint32_t first, std::uint32_t last) {
  TimePhrase p;
  p.kind = Kind::date;
  p.grain = grain;
  p.tokens = {first, last};
  return p;
}

bool longer(const std::optional<TimePhrase>& a, const std::optional<TimePhrase>& b) {
  return a && (!b || a->tokens.last > b->tokens.last);
}

}  // namespace

int full_year(int n, std::size_t digits) {
  if (digits > 2) return n;
  return n < 40 ? 2000 + n : 1900 + n;
}

bool plural_noun_at(const Context& c, const TimeWords& w, std::uint32_t i) {
  const Token& t = c.at(i);
  if (!t.is(kWord) || t.is(kCapital | kPartStart)) return false;
  if (c.is(i, w.auxiliary) || c.is(i, w.pronoun) || c.is(i, w.preposition) ||
      c.is(i, w.conjunction) || c.is(i, w.past)) {
    return false;
  }
  const std::string_view text = c.text(i);
  if (text.size() < 4) return false;
  if (text.back() == 's') return text[text.size() - 2] != 's' && text.front() != '\'';
  return c.is(i, w.plural_noun);
}

NumberRead DateReader::year_after(const Context& c, std::uint32_t i) const {
  std::uint32_t k = i;
  const std::string_view text = c.text(k);
  const bool of = c.is(k, w_.fw.of);
  if (of || c.mark(k, ',') || c.is(k, w_.fw.in) || c.mark(k, '/') || w_.hyphen(c, k)) ++k;
  NumberRead y = w_.year(c, k);
  if (!y && of && c.at(k).is(kDigits) && c.text(k).size() == 2) {
    y = {static_cast<double>(full_year(digits_value(c.text(k)), 2)), 1};
  }
  if (!y) return {};
  // "March 5, 2000 people": a count.
  if (plural_noun_at(c, w_, k + y.tokens) && text == ",") return {};
  y.tokens += k - i;
  return y;
}

bool DateReader::month_stands_alone(const Context& c, std::uint32_t i, std::uint32_t last) const {
  const bool starts = i == 0 || c.at(i).is(kSentenceStart);
  const bool preposition =
      i > 0 && !starts && (c.is(i - 1, w_.month_preposition) || w_.direction(c, i - 1) != 0);
  const std::uint32_t length = c.at(i).end - c.at(i).begin;
  const bool capital = c.at(i).is(kCapital);
  // "April Jones", "August Wilson", "Jan Novak": a given name.
  const bool name_follows = c.at(last).is(kWord) && c.at(last).is(kCapital) &&
                            !c.at(last).is(kSentenceStart) && !c.is(last, w_.month) &&
                            !c.is(last, w_.weekday);
  if (c.is(i, w_.month_ambiguous)) {
    if (!capital || !preposition || c.at(last).is(kCapital)) return false;
    // "by May's government", "said by May"
    return !c.is(last, w_.fw.genitive);
  }
  if (length <= 4 && length != 4 && last == i + 1 && !preposition) return false;
  if (name_follows) return preposition && length > 4;
  return capital || preposition;
}

// A day of a month, with the year behind it if there is one.
TimePhrase DateReader::day_in_month(const Context& c, TokenRange tokens, const NumberRead& day,
                                    const NumberRead& month) const {
  TimePhrase p = make(Grain::day, tokens.first, tokens.last);
  p.detail.month = static_cast<unsigned>(month.value);
  p.detail.day = static_cast<unsigned>(day.value);
  if (const NumberRead y = year_after(c, p.tokens.last)) {
    p.detail.year = y.integer();
    p.tokens.last += y.tokens;
  }
  return p;
}

std::optional<TimePhrase> DateReader::month_first(const Context& c, std::uint32_t i,
                                                  bool after_weekday, bool expected) const {
  const NumberRead month = w_.month_name(c, i);
  if (!month) return std::nullopt;
  std::uint32_t k = i + month.tokens;
  const bool joined = w_.hyphen(c, k) || c.mark(k, '/') || c.mark(k, ',');
  std::uint32_t d = joined ? k + 1 : k;
  if (c.is(d, w_.fw.the)) ++d;
  NumberRead day = w_.day_number(c, d);
  const bool spelled = day && !c.at(d).is(kDigits);
  // "In March 20 people", "March, 12 miles": a count behind a month.
  if (day && !spelled &&
      (plural_noun_at(c, w_, d + day.tokens) || (c.mark(k, ',') && !after_weekday) ||
       c.text(d + day.tokens) == "%")) {
    day = {};
  }
  // "May 2-0 win" and clock times: "June 10:30".
  if (day && c.mark(d + day.tokens, ':')) day = {};
  if (day && spelled && !w_.ordinal(c, d) && c.is(i, w_.month_ambiguous) && !c.at(i).is(kCapital))
    day = {};
  // "November, two members": behind a comma only an ordinal is a day.
  if (day && spelled && c.mark(k, ',') && !w_.ordinal(c, d)) day = {};
  // "October two thousand and five": the longer reading is the year.
  if (day && spelled && year_after(c, k).tokens > d + day.tokens - k) day = {};
  if (day) {
    return day_in_month(c, {i, d + day.tokens}, day, month);
  }
  if (const NumberRead y = year_after(c, k)) {
    TimePhrase p = make(Grain::month, i, k + y.tokens);
    p.detail.month = static_cast<unsigned>(month.value);
    p.detail.year = y.integer();
    const std::uint32_t dash = p.tokens.last;
    if (w_.hyphen(c, k) && w_.hyphen(c, dash) && c.at(dash + 1).is(kDigits)) {
      const int last = digits_value(c.text(dash + 1));  // "September-2020-23"
      if (last >= 1 && last <= 31) {
        p.grain = Grain::day;
        p.detail.day = static_cast<unsigned>(last);
        p.tokens.last = dash + 2;
      }
    }
    return p;
  }
  if (!expected && !month_stands_alone(c, i, k)) return std::nullopt;
  TimePhrase p = make(Grain::month, i, k);
  p.detail.month = static_cast<unsigned>(month.value);
  return p;
}

// "Dec31", "October2": run together, as headlines and tables do.
std::optional<TimePhrase> DateReader::glued(const Context& c, std::uint32_t i) const {
  if (!c.at(i).is(kMixed)) return std::nullopt;
  const std::string_view text = c.text(i);
  std::size_t letters = 0;
  while (letters < text.size() && (text[letters] < '0' || text[letters] > '9')) ++letters;
  const int day = digits_value(text.substr(letters));
  if (letters < 3 || text.size() - letters > 2 || day < 1 || day > 31) return std::nullopt;
  const Lexicon& lexicon = c.knowledge.lexicon;
  const std::uint32_t word = lexicon.find(hash_folded(text.substr(0, letters)));
  const ClassValue* month = lexicon.value(word, w_.month);
  if (month == nullptr || lexicon.is(word, w_.month_ambiguous)) return std::nullopt;
  TimePhrase p = make(Grain::day, i, i + 1);
  p.detail.month = static_cast<unsigned>(month->number);
  p.detail.day = static_cast<unsigned>(day);
  if (const NumberRead y = year_after(c, i + 1)) {
    p.detail.year = y.integer();
    p.tokens.last += y.tokens;
  }
  return p;
}

std::optional<TimePhrase> DateReader::day_first(const Context& c, std::uint32_t i) const {
  std::uint32_t k = i;
  if (i > 0 && c.at(i - 1).is(kSymbol) && !c.at(i).is(kPartStart)) return std::nullopt;  // $12
  if (c.is(k, w_.fw.the)) ++k;
  const std::uint32_t first = k;
  const NumberRead day = w_.day_number(c, k);
  if (!day) return std::nullopt;
  const bool ordinal = static_cast<bool>(w_.ordinal(c, k));
  k += day.tokens;
  if (ordinal && c.is(k, w_.day_word)) ++k;
  if (c.is(k, w_.fw.of) || w_.hyphen(c, k) || c.mark(k, '/') ||
      (c.mark(k, '.') && !c.at(k).is(kSpaceBefore))) {
    // "16. Nov. 2016" as all of a line; elsewhere the full stop ends a sentence.
    if (c.mark(k, '.') && c.at(k + 1).is(kSpaceBefore) && !c.at(i).is(kPartStart))
      return std::nullopt;
    ++k;
  }
  const NumberRead month = w_.month_name(c, k);
  // "12 May Street"
  if (!month || c.is(k + month.tokens, w_.street)) return std::nullopt;
  return day_in_month(c, {first, k + month.tokens}, day, month);
}

// "on the 15th": not "on the 27th floor", so nothing that could be its noun may follow.
std::optional<TimePhrase> DateReader::day_alone(const Context& c, std::uint32_t i) const {
  const std::uint32_t k = c.is(i, w_.fw.the) ? i + 1 : i;
  if (i == 0 || c.at(i).is(kSentenceStart)) return std::nullopt;
  NumberRead day = w_.ordinal(c, k);
  if (!day && c.at(k).is(kDigits) && c.text(k).size() <= 2 &&
      (c.part_end(k + 1) ||
       (k > i && (c.mark(k + 1, '.') || c.mark(k + 1, '!')) && c.part_end(k + 2)))) {
    // "back on 15", "due by the 27.": digits only where nothing goes on.
    day = w_.day_number(c, k);
  }
  if (!day || day.value > 31) return std::nullopt;
  // "for the 15th", but not "fined for the second."
  const bool numeral = c.at(k).is(kMixed | kDigits) || day.tokens > 1;
  if (!c.is(i - 1, w_.day_preposition) && !(numeral && k > i && c.is(i - 1, w_.word_for)))
    return std::nullopt;
  if (c.at(k).is(kWord) && k == i) return std::nullopt;
  const std::uint32_t next = k + day.tokens;
  const Token& t = c.at(next);
  const bool free = t.end == 0 || t.is(kPunct | kPartStart | kSentenceStart) ||
                    c.is(next, w_.preposition) || c.is(next, w_.conjunction) ||
                    c.is(next, w_.auxiliary) || c.is(next, w_.pronoun);
  if (!free || c.is(next, w_.fw.of) || w_.hyphen(c, next)) return std::nullopt;
  TimePhrase p = make(Grain::day, k, next);
  p.detail.day = static_cast<unsigned>(day.value);
  return p;
}

// A bare year: "in 2024", "the 2022 ban", "2007 and 2009"; not "2000 homes", "2,024 people".
std::optional<TimePhrase> DateReader::year_alone(const Context& c, std::uint32_t i,
                                                 bool expected) const {
  // "the year 2011"
  const bool named = c.is(i, w_.year_word) && c.at(i + 1).is(kDigits);
  const NumberRead y = w_.year(c, named ? i + 1 : i);
  if (!y) return std::nullopt;
  if (named || (expected && !plural_noun_at(c, w_, i + y.tokens) && y.value >= 1500)) {
    TimePhrase p = make(Grain::year, i, i + (named ? 1 : 0) + y.tokens);
    p.detail.year = y.integer();
    return p;
  }
  const std::uint32_t next = i + y.tokens;
  const bool digits = c.at(i).is(kDigits);
  if (plural_noun_at(c, w_, next)) {
    // "the 2024 elections" against "2000 homes": only an article makes it a year.
    const bool article = i > 0 && !c.at(i).is(kSentenceStart) && c.is(i - 1, w_.definite) &&
                         digits && y.value >= 1900 && y.integer() % 100 != 0;
    if (!article) return std::nullopt;
  }
  const std::string_view after = c.text(next);
  if (c.is(next, w_.percent) || c.mark(next, ':')) return std::nullopt;
  if (digits && !c.at(next).is(kSpaceBefore) &&
      (c.mark(next, '/') || (c.at(next).is(kSymbol) && after != "~"))) {
    return std::nullopt;
  }
  // "2015 - 32" as all that is said
  if (digits && c.dash(next) && c.at(next + 1).is(kDigits) && c.text(next + 1).size() == 2 &&
      c.part_end(next + 2))
    return std::nullopt;
  // "2015-32", "2015-1-32": a code or a date that is none.
  if (digits && w_.hyphen(c, next) && !c.at(next).is(kSpaceBefore) && c.at(next + 1).is(kDigits) &&
      !c.at(next + 1).is(kSpaceBefore)) {
    return std::nullopt;
  }
  TimePhrase p = make(Grain::year, i, next);
  p.detail.year = y.integer();
  const bool starts = i == 0 || c.at(i).is(kSentenceStart);
  if (starts) {
    // "2024 was a dry year." A table cell or a heading that is a year.
    if (digits && y.value >= 1700 && y.value <= 2100) return p;
    return std::nullopt;
  }
  const std::string_view before = c.text(i - 1);
  if (i > 1 && c.match(i - 2, w_.baseline) == 2) return std::nullopt;  // "up from 2010"
  if (c.at(i - 1).is(kSymbol) && before != "=") return std::nullopt;   // $2000
  const bool preposition = c.is(i - 1, w_.year_preposition);
  const bool plausible = y.value >= 1500 && y.value <= 2100;
  const bool loose = c.is(i - 1, w_.year_loose);
  // "in nineteen ninety", but "an alarm for ten ten"
  if (!digits) return preposition && !loose ? std::optional(p) : std::nullopt;
  if (preposition && (!loose || (y.value >= 1900 && plausible))) return p;
  if (!plausible) return std::nullopt;
  if (c.is(i - 1, w_.determiner) || before == "'s" || before == "\xE2\x80\x99s") {
    return y.value >= 1900 ? std::optional(p) : std::nullopt;
  }
  if (before == "(" || before == "," || c.is(i - 1, w_.fiscal)) {
    return y.value >= 1800 && !(c.at(next).is(kWord) && before == ",") ? std::optional(p)
                                                                       : std::nullopt;
  }
  // "the Beijing 2008 Games", "World Cup 2022"
  if (c.at(i - 1).is(kCapital) && y.value >= 1900) return p;
  return std::nullopt;
}

// "29 February 1956, a Wednesday", "May 22 (Tuesday)"
void DateReader::weekday_behind(const Context& c, TimePhrase& p) const {
  if (p.detail.day == 0) return;
  std::uint32_t k = p.tokens.last;
  const bool bracket = c.mark(k, '(');
  if (!bracket && !(c.mark(k, ',') && c.is(k + 1, w_.definite))) return;
  k += bracket ? 1 : 2;
  const NumberRead weekday = w_.weekday_name(c, k);
  k += weekday.tokens;
  if (!weekday || (bracket && !c.mark(k, ')'))) return;
  // "on May 22, a Tuesday crowd": then it is the noun's.
  if (!bracket && c.at(k).is(kWord) && !c.is(k, w_.preposition) && !c.is(k, w_.conjunction)) return;
  p.detail.weekday = weekday.integer();
  p.tokens.last = bracket ? k + 1 : k;
}

std::optional<TimePhrase> DateReader::read(const Context& c, std::uint32_t i, bool expected) const {
  const NumberRead weekday = w_.weekday_name(c, i);
  std::uint32_t k = i + weekday.tokens;
  bool bracket = false;
  if (weekday) {
    bracket = c.mark(k, '(');
    if (bracket || c.mark(k, ',') || w_.hyphen(c, k)) ++k;
  }
  const bool after_weekday = static_cast<bool>(weekday);
  std::optional<TimePhrase> best = month_first(c, k, after_weekday, expected);
  if (auto other = day_first(c, k); longer(other, best)) best = std::move(other);
  if (auto other = glued(c, k); longer(other, best)) best = std::move(other);
  if (auto other = numeric(c, k, after_weekday || expected); longer(other, best))
    best = std::move(other);
  if (!weekday) {
    if (best) {
      weekday_behind(c, *best);
      return best;
    }
    if (auto day = compact(c, i)) return day;
    if (auto day = day_alone(c, i)) return day;
    return year_alone(c, i, expected);
  }
  if (best && best->detail.day != 0) {
    best->detail.weekday = weekday.integer();
    best->tokens.first = i;
    if (bracket && c.mark(best->tokens.last, ')')) ++best->tokens.last;
    return best;
  }
  TimePhrase p = make(Grain::day, i, i + weekday.tokens);
  p.detail.weekday = weekday.integer();
  // "Thursday the 21st", "Friday 31st", "on Sunday 31."
  const bool the = c.is(i + weekday.tokens, w_.fw.the);
  const std::uint32_t at = i + weekday.tokens + (the ? 1 : 0);
  const NumberRead day = the ? w_.day_number(c, at) : w_.ordinal(c, at);
  const Token& behind = c.at(at + 1);
  const bool digits = !the && c.at(at).is(kDigits) && c.text(at).size() == 2 &&
                      (behind.end == 0 || behind.is(kPunct | kPartStart)) && !c.mark(at + 1, ':') &&
                      !w_.hyphen(c, at + 1) && !c.mark(at + 1, '/');
  if (const NumberRead n = digits ? w_.day_number(c, at) : NumberRead{}) {
    p.detail.day = static_cast<unsigned>(n.value);
    p.tokens.last = at + 1;
    return p;
  }
  if (day && day.value <= 31 && (the || c.at(at).is(kMixed)) && !c.is(at + day.tokens, w_.fw.of) &&
      !w_.hyphen(c, at + day.tokens)) {
    p.detail.day = static_cast<unsigned>(day.value);
    p.tokens.last = at + day.tokens;
    return p;
  }
  p.kind = Kind::weekday;
  p.detail.form = DateDetail::Form::relative;
  // "The Sun reported", "sat": an abbreviation needs its full stop or a preposition.
  if (c.is(i, w_.weekday_ambiguous) && weekday.tokens == 1 &&
      (i == 0 || !(c.is(i - 1, w_.day_preposition) || w_.direction(c, i - 1) != 0))) {
    return std::nullopt;
  }
  return p;
}

void DateReader::settle(TimePhrase& p, Direction direction, const Anchor& anchor) {
  DateDetail& d = p.detail;
  if (!d.readings.empty() || p.when.known) return;
  if (d.year != 0) {
    d.form = DateDetail::Form::absolute;
    if (d.month == 0) {
      p.when = year_range(d.year);
    } else if (d.day == 0) {
      p.when = month_range(d.year, d.month);
    } else if (valid_date(d.year, d.month, d.day)) {
      p.when = day_range(to_day(d.year, d.month, d.day));
    } else {
      d.impossible = true;
    }
  } else {
    const bool bare_weekday = d.month == 0 && d.day == 0;
    if (!bare_weekday) d.form = DateDetail::Form::partial;
    if (d.month != 0 && d.day != 0 && !valid_date(2000, d.month, d.day)) {
      d.impossible = true;
    } else if (anchor.year != 0 && d.month != 0) {
      if (d.day == 0) {
        p.when = month_range(anchor.year, d.month);
      } else if (valid_date(anchor.year, d.month, d.day)) {
        p.when = day_range(to_day(anchor.year, d.month, d.day));
      } else {
        d.impossible = true;
      }
    } else if (!anchor.known()) {
      d.needs_anchor = true;
    } else if (bare_weekday) {
      p.when = resolve_weekday(d.weekday, direction, anchor.base());
    } else if (d.month == 0) {
      // The month's days nearest to the base. No month is written, so with a weekday it is the
      // month that has that weekday on that day: nothing here can be told to be wrong.
      const CivilDate b = to_civil(anchor.base());
      DateRange past;
      DateRange future;
      for (int offset = -24; offset <= 24; ++offset) {
        const int total = b.year * 12 + static_cast<int>(b.month) - 1 + offset;
        const int year = total / 12;
        const auto month = static_cast<unsigned>(total % 12 + 1);
        if (!valid_date(year, month, d.day)) continue;
        const Day day = to_day(year, month, d.day);
        if (d.weekday >= 0 && weekday_of(day) != d.weekday) continue;
        if (day <= anchor.base()) past = day_range(day);
        if (day >= anchor.base() && !future.known) future = day_range(day);
      }
      const bool nearer_past = anchor.base() - past.first <= future.first - anchor.base();
      p.when = direction == Direction::past     ? past
               : direction == Direction::future ? future
               : nearer_past                    ? past
                                                : future;
    } else if (d.day == 0) {
      p.when = resolve_month(d.month, direction, anchor.base());
    } else {
      p.when = resolve_month_day(d.month, d.day, direction, anchor.base());
      // "has declared a dividend, payable on Friday 28 November": the tense may be another verb's,
      // so a weekday that fits the next such day decides.
      if (d.weekday >= 0 && p.when.single() && weekday_of(p.when.first) != d.weekday) {
        const DateRange other = resolve_month_day(
            d.month, d.day, p.when.first < anchor.base() ? Direction::future : Direction::past,
            anchor.base());
        const Day away = std::abs(other.first - anchor.base());
        if (other.single() && weekday_of(other.first) == d.weekday && away <= kHalfYear) {
          p.when = other;
        }
      }
    }
  }
  if (p.when.known) d.readings.push_back(p.when);
}

}  // namespace factlint
