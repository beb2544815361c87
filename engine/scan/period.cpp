#include "engine/scan/period.hpp"

#include <algorithm>

namespace factlint {

namespace {

TimePhrase make(Grain grain, std::uint32_t first, std::uint32_t last) {
  return phrase_of(Kind::period, grain, {first, last}, DateDetail::Form::partial);
}

bool spaced(const Context& c, std::uint32_t i) {
  return c.at(i).is(kSpaceBefore) || c.at(i + 1).is(kSpaceBefore);
}

// "now", "to date"
TimePhrase present(std::uint32_t at, std::uint32_t tokens, const Anchor& anchor) {
  TimePhrase p = phrase_of(Kind::date, Grain::day, {at, at + tokens}, DateDetail::Form::relative);
  settle_on(p, anchor, day_range(anchor.base()));
  return p;
}

}  // namespace

// Any single expression: a written or relative date, a quarter, a part, a decade.
std::optional<TimePhrase> PeriodReader::point(const Context& c, std::uint32_t i,
                                              const Anchor& anchor) const {
  Found best = simple(c, i, anchor);
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(relatives_.point(c, i, anchor));
  return best;
}

std::optional<TimePhrase> PeriodReader::simple(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const {
  Found best;
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(quarter(c, i, anchor));
  take(decade(c, i));
  take(century(c, i));
  take(season(c, i, anchor));
  take(part(c, i, anchor));
  take(week_of(c, i, anchor));
  take(nth_unit(c, i, anchor));
  take(year_with_month(c, i));
  return best;
}

// "Jan. 5-7", "April 9th through 17th", "4-22 January 1995", "4 to 23 next month", "4 and 5 July"
std::optional<TimePhrase> PeriodReader::days_of_month(const Context& c, std::uint32_t i,
                                                      const Anchor& anchor) const {
  std::uint32_t k = i;
  const bool from = c.is(k, w_.from);
  if (from) ++k;
  const auto connector = [&](std::uint32_t at) -> std::uint32_t {
    if (w_.hyphen(c, at)) return 1;
    if (const std::uint32_t n = c.match(at, w_.to)) return n;
    return c.match(at, w_.and_);
  };
  TimePhrase p = make(Grain::day, i, i);
  const NumberRead month = w_.month_name(c, k);
  NumberRead first;
  NumberRead second;
  bool with_and = false;
  // "5-7", "the 5th to the 7th" at token d; gives the token behind, 0 if it is no such pair.
  const auto two_days = [&](std::uint32_t d) -> std::uint32_t {
    if (c.is(d, w_.fw.the)) ++d;
    first = w_.day_number(c, d);
    if (!first) return 0;
    const std::uint32_t at = d + first.tokens;
    const std::uint32_t n = connector(at);
    if (n == 0) return 0;
    with_and = c.match(at, w_.and_) != 0;
    std::uint32_t e = at + n;
    if (c.is(e, w_.fw.the)) ++e;
    second = w_.day_number(c, e);
    return second ? e + second.tokens : 0;
  };
  std::uint32_t next = two_days(k + month.tokens);
  if (next == 0) return std::nullopt;
  DateRange in_month;
  if (month) {
    if (w_.month_name(c, next)) return std::nullopt;
    // "May 3 to 12 people", "Jan. 5 to 9 p.m."
    if (plural_noun_at(c, w_, next) || c.match(next, w_.pm) != 0 || c.match(next, w_.am) != 0 ||
        c.mark(next, ':') || c.mark(next, '%')) {
      return std::nullopt;
    }
    if (c.is(next, w_.fw.of) && w_.month_name(c, next + 1)) return std::nullopt;
    p.detail.month = static_cast<unsigned>(month.value);
    p.tokens.last = next;
  } else {
    if (c.is(next, w_.fw.of) || c.is(next, w_.fw.in) || w_.hyphen(c, next)) ++next;
    const NumberRead named = w_.month_name(c, next);
    if (named) {
      p.detail.month = static_cast<unsigned>(named.value);
      p.tokens.last = next + named.tokens;
    } else {
      // "4 to 23 next month"
      const auto unit = relatives_.point(c, next, anchor);
      if (!unit || unit->grain != Grain::month || unit->detail.form != DateDetail::Form::relative)
        return std::nullopt;
      in_month = first_reading(*unit);
      p.tokens.last = unit->tokens.last;
      p.detail.form = DateDetail::Form::relative;
      if (!in_month.known) {
        p.detail.needs_anchor = true;
        return p;
      }
    }
  }
  if (second.value <= first.value) return std::nullopt;
  // "July 4 and 11" are two days; "4 and 5 July" a stretch; "between 4 and 22" too.
  if (with_and && !from && second.value != first.value + 1) return std::nullopt;
  const Day length = static_cast<Day>(second.value - first.value);
  if (in_month.known) {
    const Day a = in_month.first + static_cast<Day>(first.value) - 1;
    if (a + length > in_month.last) return std::nullopt;
    settle_on(p, {a, a + length, true});
    return p;
  }
  std::uint32_t y = p.tokens.last;
  if (c.mark(y, ',') || c.is(y, w_.fw.of) || c.is(y, w_.fw.in)) ++y;
  TimePhrase start;
  if (const NumberRead year = w_.year(c, y); year && !plural_noun_at(c, w_, y + year.tokens)) {
    start.detail.year = year.integer();
    p.tokens.last = y + year.tokens;
    p.detail.form = DateDetail::Form::absolute;
  }
  start.detail.month = p.detail.month;
  start.detail.day = static_cast<unsigned>(first.value);
  DateReader::settle(start, tense_around(c, w_, p.tokens), anchor);
  p.detail.year = start.detail.year;
  if (!start.when.known) {
    p.detail.needs_anchor = start.detail.needs_anchor;
    p.detail.impossible = start.detail.impossible;
    return p;
  }
  const CivilDate a = to_civil(start.when.first);
  if (!valid_date(a.year, a.month, static_cast<unsigned>(second.value))) {
    p.detail.impossible = true;
    return p;
  }
  settle_on(p, {start.when.first, start.when.first + length, true});
  return p;
}

// "2012-13", "2014-2018": seasons, school years, lifespans. The last year is included; that the
// stretch ends where it begins is the other reading. "2011-12" may also be December 2011.
std::optional<TimePhrase> PeriodReader::season_years(const Context& c, std::uint32_t i) const {
  const NumberRead a = w_.year(c, i);
  if (!a || !c.at(i).is(kDigits) || !w_.hyphen(c, i + 1) || spaced(c, i + 1)) {
    // "2015/3", "2018 - 12"
    const bool slash = a && c.at(i).is(kDigits) && (c.mark(i + 1, '/') || w_.hyphen(c, i + 1));
    if (!slash || !c.at(i + 2).is(kDigits) || c.text(i + 2).size() > 2) return std::nullopt;
    const int month = digits_value(c.text(i + 2));
    if (month < 1 || month > 12 || (i > 0 && c.mark(i - 1, '/'))) return std::nullopt;
    if (c.mark(i + 3, '/') || c.mark(i + 3, '-')) return std::nullopt;
    TimePhrase p = make(Grain::month, i, i + 3);
    p.detail.form = DateDetail::Form::absolute;
    settle_on(p, month_range(a.integer(), static_cast<unsigned>(month)));
    return p;
  }
  if (i > 0 && !c.at(i).is(kSpaceBefore) && c.mark(i - 1, '-')) return std::nullopt;
  const std::string_view text = c.text(i + 2);
  if (!c.at(i + 2).is(kDigits) || c.mark(i + 3, '-') || c.mark(i + 3, '/')) return std::nullopt;
  const int n = digits_value(text);
  const bool month = n >= 1 && n <= 12;
  // Two digits are the next years of a season or a war: "2012-13", "1914-18", not "2015-32".
  if (text.size() == 2 && n > (a.integer() + 10) % 100 && n - a.integer() % 100 > 10 && !month)
    return std::nullopt;
  int end = text.size() == 4 ? n : text.size() == 2 ? a.integer() / 100 * 100 + n : 0;
  if (end < a.integer() && text.size() == 2 && n == (a.integer() + 1) % 100) end += 100;
  TimePhrase p = make(Grain::year, i, i + 3);
  p.detail.form = DateDetail::Form::absolute;
  if (end > a.integer() && end <= 2200) {
    settle_on(p, {to_day(a.integer(), 1, 1), to_day(end, 12, 31), true});
    p.detail.readings.push_back({to_day(a.integer(), 1, 1), to_day(end, 1, 1) - 1, true});
    if (month && text.size() == 2) {
      p.detail.readings.push_back(month_range(a.integer(), static_cast<unsigned>(n)));
    }
    return p;
  }
  if (!month || text.size() > 2) return std::nullopt;
  p.grain = Grain::month;
  settle_on(p, month_range(a.integer(), static_cast<unsigned>(n)));
  return p;
}

// Two points of one stretch; fields that one leaves out come from the other.
void PeriodReader::join(const Context& c, TimePhrase& out, TimePhrase a, TimePhrase b,
                        const Anchor& anchor) const {
  DateDetail& da = a.detail;
  DateDetail& db = b.detail;
  const auto clear = [](TimePhrase& p) {
    p.when = {};
    p.detail.readings.clear();
  };
  const bool a_partial = da.form == DateDetail::Form::partial && da.month != 0;
  bool b_partial = db.form == DateDetail::Form::partial && (db.month != 0 || db.day != 0) &&
                   b.grain <= Grain::month;
  const Direction tense = tense_around(c, w_, out.tokens);
  const auto before = [](const DateDetail& x, const DateDetail& y) {
    return x.month != y.month ? x.month < y.month : x.day <= y.day || y.day == 0;
  };
  if (b_partial && db.month == 0 && da.month == 0) {
    b_partial = false;
  } else if (b_partial && db.month == 0) {
    // "from April 27 to the third"
    db.month = db.day > da.day ? da.month : da.month % 12 + 1;
    if (da.year != 0) db.year = db.month < da.month ? da.year + 1 : da.year;
    clear(b);
    DateReader::settle(b, tense, anchor);
  }
  if (a_partial && db.year != 0 && db.month != 0) {
    da.year = before(da, db) ? db.year : db.year - 1;
    clear(a);
    DateReader::settle(a, tense, anchor);
  } else if (a_partial && !b_partial && first_reading(b).known) {
    // With a relative or year-only end: the latest start that is not after it.
    clear(a);
    const Day end = first_reading(b).first;
    a.when = da.day != 0 ? resolve_month_day(da.month, da.day, Direction::past, end)
                         : resolve_month(da.month, Direction::past, end);
    if (a.when.known) da.readings = {a.when};
  } else if (a_partial && b_partial && anchor.known() && anchor.year == 0) {
    // Neither has a year: past = the latest stretch that has begun, future = the earliest that has
    // not ended, none = the nearest.
    const int year = to_civil(anchor.base()).year;
    const int over = before(da, db) ? 0 : 1;
    DateRange best;
    Day best_distance = 0;
    for (int y = year - 2; y <= year + 2; ++y) {
      TimePhrase from = a;
      TimePhrase until = b;
      clear(from);
      clear(until);
      from.detail.year = y;
      until.detail.year = y + over;
      DateReader::settle(from, tense, anchor);
      DateReader::settle(until, tense, anchor);
      if (!from.when.known || !until.when.known) continue;
      const DateRange span{from.when.first, until.when.last, true};
      const Day distance = span.first > anchor.base()  ? span.first - anchor.base()
                           : span.last < anchor.base() ? anchor.base() - span.last
                                                       : 0;
      if (tense == Direction::past && span.first > anchor.base()) continue;
      if (tense == Direction::future && span.last < anchor.base()) continue;
      if (best.known && distance >= best_distance) continue;
      best = span;
      best_distance = distance;
      a.when = from.when;
      b.when = until.when;
      da.readings = {a.when};
      db.readings = {b.when};
    }
    b_partial = false;
  }
  if (b_partial && db.year == 0) {
    const DateRange start = first_reading(a);
    if (start.known) {
      clear(b);
      b.when = db.day != 0 ? resolve_month_day(db.month, db.day, Direction::future, start.first)
                           : resolve_month(db.month, Direction::future, start.first);
      if (b.when.known) db.readings = {b.when};
    }
  }
  DateRange start = first_reading(a);
  DateRange end = first_reading(b);
  if (a.kind == Kind::weekday && b.kind == Kind::weekday && start.known) {
    // "Monday to Friday" without a verb that dates it is a habit.
    end = day_range(start.first + (db.weekday - weekday_of(start.first) + 7) % 7);
    if (end.first == start.first) end = day_range(start.first + 7);
    if (tense == Direction::past && end.first > anchor.base()) {
      start = day_range(start.first - 7);
      end = day_range(end.first - 7);
    }
  }
  out.detail.form = std::max(da.form, db.form);
  if (da.form == DateDetail::Form::relative || db.form == DateDetail::Form::relative)
    out.detail.form = DateDetail::Form::relative;
  if (!start.known || !end.known) {
    out.detail.needs_anchor = da.needs_anchor || db.needs_anchor;
    return;
  }
  if (end.last < start.first) return;
  settle_on(out, {start.first, end.last, true});
  if (a.kind == Kind::weekday && tense == Direction::none) out.when = {};
  if (!end.single() && end.first > start.first) {
    out.detail.readings.push_back({start.first, end.first - 1, true});
  }
}

std::optional<TimePhrase> PeriodReader::range(const Context& c, std::uint32_t i,
                                              const Anchor& anchor, const Found& here) const {
  std::uint32_t k = i;
  const bool opened = c.is(i, w_.from);
  if (opened) ++k;
  if (opened && c.is(k, w_.fw.the)) ++k;
  auto a = k == i ? here : point(c, k, anchor);
  const bool weak = !a;
  if (weak) {
    // "2014 to 2018", "Jan-Feb 2017", "from 10/1 to 11/7": the other end makes it a time.
    const std::uint32_t now = opened ? c.match(k, w_.now) : 0;
    if (!c.at(k).is(kDigits) && !c.is(k, w_.month) && now == 0) return std::nullopt;
    a = now != 0 ? present(k, now, anchor) : dates_.read(c, k, true);
    if (!a || (!opened && a->grain == Grain::day)) return std::nullopt;
    DateReader::settle(*a, tense_around(c, w_, a->tokens), anchor);
  }
  k = a->tokens.last;
  // "from Friday, March 29, to Monday, April 1"
  if (c.mark(k, ',') && (c.match(k + 1, w_.to) != 0 || (opened && c.match(k + 1, w_.and_) != 0)))
    ++k;
  std::uint32_t n = c.match(k, w_.to);
  // "March 3 - April 5": with space around the dash only between two days of months.
  const bool wide = n == 0 && c.dash(k) && a->grain == Grain::day && a->detail.month != 0;
  const bool dash = n == 0 && (wide || w_.hyphen(c, k));
  if (dash) n = 1;
  if (n == 0 && opened) n = c.match(k, w_.and_);
  if (n == 0) return std::nullopt;
  // "until", "through" and a dash need no "from"; "to" does unless both ends are dates.
  std::uint32_t e = k + n;
  if (c.is(e, w_.fw.the)) ++e;
  auto b = point(c, e, anchor);
  const std::uint32_t now = c.match(e, w_.now);
  if (!b && (weak || opened || a->detail.year != 0 || a->detail.month != 0)) {
    b = dates_.read(c, e, true);
    // "from 2014 to 2018" against "cut from 2014 to 25"
    if (b && b->grain == Grain::day && !opened && b->detail.year == 0 && c.at(e).is(kDigits))
      b.reset();
    if (b) DateReader::settle(*b, tense_around(c, w_, b->tokens), anchor);
  }
  if (!b && now != 0) b = present(e, now, anchor);
  if (!b) {
    // "to the third" behind a day of a month
    const NumberRead ordinal = w_.ordinal(c, e);
    if (!ordinal || ordinal.value > 31 || a->detail.month == 0 || a->detail.day == 0)
      return std::nullopt;
    b.emplace();
    b->kind = Kind::date;
    b->grain = Grain::day;
    b->tokens = {e, e + ordinal.tokens};
    b->detail.day = static_cast<unsigned>(ordinal.value);
    b->detail.form = DateDetail::Form::partial;
  }
  if (wide && (b->grain != Grain::day || b->detail.month == 0 || b->detail.day == 0))
    return std::nullopt;
  // Telephone numbers: 138-2010-2015, 2010-2015-86.
  const bool glued = dash && ((i > 0 && w_.hyphen(c, i - 1) && !c.at(i).is(kSpaceBefore)) ||
                              (w_.hyphen(c, b->tokens.last) && !spaced(c, b->tokens.last) &&
                               c.at(b->tokens.last + 1).is(kDigits)));
  if (glued && a->grain == Grain::year) return std::nullopt;
  if (dash && a->grain == Grain::year && b->grain != Grain::year && spaced(c, k))
    return std::nullopt;
  // "moved from Monday to Friday" changes a day; a stretch is still the commoner reading, but
  // "from 2019 to Friday" is neither.
  if (b->kind == Kind::weekday && a->grain > Grain::day) return std::nullopt;
  if (weak && a->grain == Grain::year && b->grain != Grain::year && now == 0) return std::nullopt;
  if (weak && a->grain == Grain::month && b->detail.month == 0 && now == 0) return std::nullopt;
  TimePhrase p = make(std::min(a->grain, b->grain), i, b->tokens.last);
  join(c, p, std::move(*a), std::move(*b), anchor);
  return p;
}

// "before 2010", "since August", "2012 or later": one end is open. The day of the edge belongs to
// the stretch where the word says so (class value `in`); a month or year behind "before" and
// "after" is left out whole, behind "since", "until" and "by" it is where the stretch begins or
// ends.
std::optional<TimePhrase> PeriodReader::open(const Context& c, std::uint32_t i,
                                             const Anchor& anchor, const Found& here) const {
  const std::uint32_t to = c.match(i, w_.open_before);
  const std::uint32_t from = c.match(i, w_.open_after);
  const bool forward = from > to;
  const ClassId cls = forward ? w_.open_after : w_.open_before;
  const std::uint32_t n = std::max(to, from);
  Found edge;
  bool inside = true;
  bool ahead = forward;
  if (c.match(i, w_.up_to_date) != 0) return std::nullopt;
  if (n != 0) {
    const ClassValue* how = c.match_value(i, cls);
    inside = how != nullptr && how->text == "in";
    std::uint32_t k = i + n;
    // "after the January 13 clearance" names a day, "after the end of March" an edge.
    if (c.is(k, w_.fw.the) && !c.is(k + 1, w_.month) && !c.is(k + 1, w_.weekday) &&
        !w_.year(c, k + 1)) {
      ++k;
    }
    edge = point(c, k, anchor);
    const std::uint32_t now = edge ? 0 : c.match(k, w_.now);
    if (now != 0 && inside && !forward) edge = present(k, now, anchor);
    // "after Monday's defeat" is about that day.
    if (!edge || c.is(edge->tokens.last, w_.fw.genitive)) return std::nullopt;
  } else {
    edge = here;
    if (!edge && c.at(i).is(kDigits)) {
      // "2012 or later"
      edge = dates_.read(c, i, true);
      if (edge) DateReader::settle(*edge, Direction::none, anchor);
    }
    if (!edge) return std::nullopt;
    const std::uint32_t k = edge->tokens.last;
    const std::uint32_t back = c.match(k, w_.behind_before);
    const std::uint32_t on = c.match(k, w_.behind_after);
    if (back == 0 && on == 0) return std::nullopt;
    // "on May 1 and after", but "on May 1 and after that"
    const std::uint32_t end = k + std::max(back, on);
    if (c.match(k, w_.and_) != 0 && !c.part_end(end) && !c.at(end).is(kPunct)) return std::nullopt;
    ahead = on != 0;
    edge->tokens.last += std::max(back, on);
  }
  TimePhrase p = make(edge->grain, i, edge->tokens.last);
  p.detail.form = edge->detail.form;
  DateRange at = first_reading(*edge);
  std::uint32_t part_tokens = 0;
  const int part = w_.part_of(c, edge->tokens.first, part_tokens);
  if (at.known && !inside && part == (ahead ? 1 : 3) && part_tokens > 1) {
    // "before the end of June", "after the beginning of March": the edge is the end itself.
    at = ahead ? day_range(at.first) : day_range(at.last + 1);
    if (ahead) inside = true;
  }
  if (!at.known) {
    p.detail.needs_anchor = edge->detail.needs_anchor;
    return p;
  }
  const auto bounded = [&](const DateRange& r) {
    if (ahead) return DateRange{inside ? r.first : r.last + 1, kNoEnd, true};
    // "by 2030", "until June": up to its start by the suites, up to its end by many writers.
    return DateRange{kNoBegin, inside ? r.last : r.first - 1, true};
  };
  settle_on(p, bounded(at));
  if (!edge->when.known) p.when = {};
  if (part != 0 && edge->detail.readings.size() > 1)
    p.detail.readings.push_back(bounded(edge->detail.readings[1]));
  if (!ahead && inside) p.detail.readings.push_back({kNoBegin, at.first - 1, true});
  if (ahead && !inside && at.single()) p.detail.readings.push_back({at.first, kNoEnd, true});
  if (edge->detail.readings.size() > 1 && part == 0) p.when = {};
  return p;
}

// "2015-12", "2018 april", "2016 , nov"
std::optional<TimePhrase> PeriodReader::year_with_month(const Context& c, std::uint32_t i) const {
  if (!c.at(i).is(kDigits) || c.text(i).size() != 4) return std::nullopt;
  const NumberRead year = w_.year(c, i);
  if (!year) return std::nullopt;
  std::uint32_t k = i + 1;
  if (w_.hyphen(c, k) || c.mark(k, '/') || c.mark(k, ',')) ++k;
  const NumberRead month = w_.month_name(c, k);
  if (!month || w_.day_number(c, k + month.tokens)) return std::nullopt;
  TimePhrase p = make(Grain::month, i, k + month.tokens);
  p.kind = Kind::date;
  p.detail.form = DateDetail::Form::absolute;
  p.detail.year = year.integer();
  p.detail.month = static_cast<unsigned>(month.value);
  settle_on(p, month_range(year.integer(), p.detail.month));
  return p;
}

std::optional<TimePhrase> PeriodReader::read(const Context& c, std::uint32_t i,
                                             const Anchor& anchor) const {
  Found best = simple(c, i, anchor);
  // As point() has it; a stretch and an open one may begin with it.
  Found here = relatives_.point(c, i, anchor);
  if (best && (!here || here->tokens.last <= best->tokens.last)) here = best;
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(season_years(c, i));
  take(days_of_month(c, i, anchor));
  take(range(c, i, anchor, here));
  take(open(c, i, anchor, here));
  take(business_year(c, i));
  take(year_to_date(c, i, anchor));
  take(length_from(c, i, anchor));
  take(holiday_weekend(c, i, anchor));
  if (!best) take(plain_unit(c, i, anchor));
  return best;
}

}  // namespace factlint
