#include "engine/scan/time_words.hpp"

#include <array>
#include <utility>

namespace factlint {

namespace {

constexpr std::array<std::pair<std::string_view, Grain>, 15> kGrains{{
    {"second", Grain::second},
    {"minute", Grain::minute},
    {"hour", Grain::hour},
    {"day", Grain::day},
    {"business-day", Grain::business_day},
    {"weekend", Grain::weekend},
    {"workweek", Grain::workweek},
    {"week", Grain::week},
    {"fortnight", Grain::fortnight},
    {"month", Grain::month},
    {"quarter", Grain::quarter},
    {"season", Grain::season},
    {"year", Grain::year},
    {"decade", Grain::decade},
    {"century", Grain::century},
}};

double number_of(const ClassValue* value) {
  return value != nullptr && value->has_number ? value->number : 0;
}

// The words of a lexicon word's class value, 0 where it is no member.
NumberRead read_class(const Context& c, std::uint32_t i, ClassId cls) {
  const std::uint32_t tokens = c.match(i, cls);
  if (tokens == 0) return {};
  return {number_of(c.match_value(i, cls)), tokens};
}

}  // namespace

int digits_value(std::string_view text) {
  if (text.empty() || text.size() > 9) return -1;
  int n = 0;
  for (char ch : text) {
    if (ch < '0' || ch > '9') return -1;
    n = n * 10 + (ch - '0');
  }
  return n;
}

TimeWords::TimeWords(const Knowledge& knowledge) : fw(knowledge) {
  const Lexicon& lexicon = knowledge.lexicon;
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  month = id("month");
  month_ambiguous = id("month-ambiguous");
  weekday = id("weekday");
  weekday_ambiguous = id("weekday-ambiguous");
  relative_day = id("relative-day");
  anchored_day = id("anchored-day");
  unit = id("time-unit");
  grain = id("time-grain");
  unit_letter = id("time-letter");
  unit_ambiguous = id("unit-ambiguous");
  season = id("season");
  season_ambiguous = id("season-ambiguous");
  day_part = id("day-part");
  last = id("time-last");
  this_ = id("time-this");
  next = id("time-next");
  window_back = id("time-window-back");
  window_ahead = id("time-window-ahead");
  back = id("time-back");
  ahead = id("time-ahead");
  before = id("time-before");
  after = id("time-after");
  early = id("part-early");
  mid = id("part-mid");
  late = id("part-late");
  am = id("clock-am");
  pm = id("clock-pm");
  clock_name = id("clock-name");
  clock_past = id("clock-past");
  clock_to = id("clock-to");
  oclock = id("oclock");
  ordinal_suffix = id("ordinal-suffix");
  quarter_code = id("quarter-code");
  half_code = id("half-code");
  fiscal = id("fiscal");
  decade_word = id("decade-word");
  vague = id("vague-count");
  article = id("count-article");
  whole = id("whole-of");
  half = id("half-word");
  age_mark = id("age-mark");
  birth = id("birth-word");
  from = id("range-from");
  to = id("range-to");
  and_ = id("range-and");
  year_preposition = id("year-preposition");
  month_preposition = id("month-preposition");
  day_preposition = id("day-preposition");
  future = id("tense-future");
  past = id("tense-past");
  modal = id("modal");
  planned = id("planned");
  cardinal = id("number-cardinal");
  scale = id("scale");
  ordinal_word = id("number-ordinal");
  determiner = id("determiner");
  preposition = id("preposition");
  conjunction = id("conjunction");
  auxiliary = id("auxiliary");
  pronoun = id("pronoun");
  definite = id("article");
  by_story = id("time-by-story");
  trailing = id("time-trailing");
  week_start = id("week-start");
  rest = id("part-rest");
  to_now = id("part-to-now");
  year_to_date = id("year-to-date");
  now = id("time-now");
  within = id("within");
  beyond = id("beyond-next");
  open_before = id("open-before");
  open_after = id("open-after");
  behind_before = id("open-behind-before");
  behind_after = id("open-behind-after");
  holiday = id("holiday");
  span_word = id("span-word");
  span_link = id("span-link");
  death = id("death-word");
  approximator = id("approximator");
  about = id("bound-about");
  part_preposition = id("part-preposition");
  day_word = id("day-word");
  week_word = id("week-word");
  year_word = id("year-word");
  time_word = id("time-word");
  word_for = id("word-for");
  percent = id("percent-word");
  year_loose = id("year-loose");
  plural_noun = id("plural-noun");
  plural_week = id("plural-week");
  each = id("word-each");
  fraction_half = id("fraction-half");
  event_preposition = id("event-preposition");
  had = id("word-had");
  weekend_lead = id("weekend-lead");
  time_zone = id("time-zone");
  old = id("old-word");
  age_word = id("age-word");
  past_hour = id("clock-past-hour");
  up_to_date = id("up-to-date");
  more_than = id("bound-more-than");
  less_than = id("bound-less-than");
  unit_preposition = id("unit-preposition");
  present = id("tense-present");
  street = id("street-word");
  baseline = id("baseline-word");
  for (ClassId cls :
       {month, weekday,      season,       last,       this_,        next,         early,
        mid,   late,         rest,         clock_name, cardinal,     ordinal_word, vague,
        half,  whole,        age_mark,     fiscal,     decade_word,  window_back,  window_ahead,
        unit,  relative_day, anchored_day, holiday,    quarter_code, half_code,    year_to_date,
        scale, now,          day_part}) {
    if (cls != 0) starters.set(cls);
  }
  for (ClassId cls : {from, article, definite, open_before, open_after, within, id("time-in"),
                      id("part-preposition")}) {
    if (cls != 0) leads.set(cls);
  }
  leads &= ~starters;
  starts = AnyOf(knowledge.lexicon, starters);
  leads_on = AnyOf(knowledge.lexicon, leads);
}

bool TimeWords::hyphen(const Context& c, std::uint32_t i) const {
  const std::string_view text = c.text(i);
  return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "~" ||
         text == "\xE2\x80\x91";
}

NumberRead TimeWords::integer(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (t.is(kDigits)) {
    const int n = digits_value(c.text(i));
    return n < 0 ? NumberRead{} : NumberRead{static_cast<double>(n), 1};
  }
  if (!t.is(kWord) || c.match(i, cardinal) != 1) return {};
  const double first = number_of(c.match_value(i, cardinal));
  if (first < 20 || first >= 100 || static_cast<int>(first) % 10 != 0) {
    return first > 0 ? NumberRead{first, 1} : NumberRead{};
  }
  const std::uint32_t k = hyphen(c, i + 1) ? i + 2 : i + 1;
  if (c.match(k, cardinal) == 1) {
    const double second = number_of(c.match_value(k, cardinal));
    if (second >= 1 && second <= 9) return {first + second, k + 1 - i};
  }
  return {first, 1};
}

NumberRead TimeWords::ordinal(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (t.is(kMixed)) {
    const std::string_view text = c.text(i);
    if (text.size() < 3 || text.size() > 4) return {};
    const int n = digits_value(text.substr(0, text.size() - 2));
    if (n < 1) return {};
    const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(text.substr(text.size() - 2)));
    if (!c.knowledge.lexicon.is(word, ordinal_suffix)) return {};
    return {static_cast<double>(n), 1};
  }
  if (!t.is(kWord)) return {};
  if (c.match(i, ordinal_word) != 0) {
    return {number_of(c.match_value(i, ordinal_word)), c.match(i, ordinal_word)};
  }
  const double tens = c.match(i, cardinal) == 1 ? number_of(c.match_value(i, cardinal)) : 0;
  if (tens < 20 || tens > 90) return {};
  const std::uint32_t k = hyphen(c, i + 1) ? i + 2 : i + 1;
  if (c.match(k, ordinal_word) != 1) return {};
  const double ones = number_of(c.match_value(k, ordinal_word));
  if (ones < 1 || ones > 9) return {};
  return {tens + ones, k + 1 - i};
}

NumberRead TimeWords::day_number(const Context& c, std::uint32_t i) const {
  NumberRead n = ordinal(c, i);
  if (!n) {
    if (c.at(i).is(kDigits) && c.text(i).size() > 2) return {};
    n = integer(c, i);
  }
  return n.value >= 1 && n.value <= 31 ? n : NumberRead{};
}

NumberRead TimeWords::year(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  const std::string_view text = c.text(i);
  if (t.is(kDigits)) {
    if (text.size() != 4) return {};
    const int n = digits_value(text);
    return n >= 1000 && n <= 2200 ? NumberRead{static_cast<double>(n), 1} : NumberRead{};
  }
  if (t.is(kPunct) && (text == "'" || text == "\xE2\x80\x99" || text == "\xE2\x80\x98")) {
    const Token& digits = c.at(i + 1);
    if (!digits.is(kDigits) || digits.is(kSpaceBefore) || c.text(i + 1).size() != 2) return {};
    const int n = digits_value(c.text(i + 1));
    return {static_cast<double>(n < 40 ? 2000 + n : 1900 + n), 2};
  }
  // In words: "nineteen eighty-six", "nineteen hundred ninety three", "two thousand and eighteen".
  if (!t.is(kWord) || c.match(i, cardinal) == 0) return {};
  const NumberRead head = integer(c, i);
  if (!head) return {};
  std::uint32_t k = i + head.tokens;
  const double big = number_of(c.match_value(k, scale));
  const bool hundred = c.match(k, scale) == 1 && big == 100 && head.value >= 10;
  const bool thousand = c.match(k, scale) == 1 && big == 1000 && head.value <= 2;
  if (hundred || thousand) {
    double total = head.value * big;
    ++k;
    NumberRead tail = integer(c, k);
    if (thousand && tail && number_of(c.match_value(k + tail.tokens, scale)) == 100 &&
        tail.value < 10) {
      total += tail.value * 100;
      k += tail.tokens + 1;
      tail = integer(c, k);
    }
    if (!tail && c.match(k, and_) != 0) {
      tail = integer(c, k + 1);
      if (tail && tail.value < 100) ++k;
    }
    if (tail && tail.value < 100 && c.at(k).is(kWord)) {
      total += tail.value;
      k += tail.tokens;
    }
    return total >= 1000 && total <= 2200 ? NumberRead{total, k - i} : NumberRead{};
  }
  if (head.value < 10 || head.value > 21 || !c.at(i).is(kWord)) return {};
  if (!c.at(k).is(kWord)) return {};
  // "nineteen zero one"
  if (c.match(k, cardinal) == 1 && number_of(c.match_value(k, cardinal)) == 0) {
    const NumberRead last_digit = integer(c, k + 1);
    if (last_digit && last_digit.value < 10 && c.at(k + 1).is(kWord))
      return {head.value * 100 + last_digit.value, k + 1 + last_digit.tokens - i};
  }
  const NumberRead tail = integer(c, k);
  if (tail && tail.value >= 10 && tail.value < 100) {
    return {head.value * 100 + tail.value, k + tail.tokens - i};
  }
  return {};
}

NumberRead TimeWords::month_name(const Context& c, std::uint32_t i) const {
  if (!c.is(i, month)) return {};
  const Token& t = c.at(i);
  if (!t.is(kCapital) && c.is(i, month_ambiguous)) return {};
  NumberRead read = read_class(c, i, month);
  if (read.tokens != 1) read.tokens = 1;
  if (read.value == 0) return {};
  // "Jan. 5": the full stop of an abbreviation; "in March." ends the sentence.
  const std::uint32_t length = t.end - t.begin;
  if (length <= 4 && c.mark(i + 1, '.') && !c.at(i + 1).is(kSpaceBefore) &&
      c.at(i + 2).begin != 0 && !c.at(i + 2).is(kPartStart)) {
    const Token& behind = c.at(i + 2);
    if (behind.is(kDigits | kMixed | kPunct) || !behind.is(kCapital)) ++read.tokens;
  }
  return read;
}

NumberRead TimeWords::weekday_name(const Context& c, std::uint32_t i) const {
  if (!c.is(i, weekday)) return {};
  const Token& t = c.at(i);
  if (!t.is(kCapital) && c.is(i, weekday_ambiguous)) return {};
  const ClassValue* value = c.match_value(i, weekday);
  if (value == nullptr || !value->has_number) return {};
  NumberRead read{value->number, 1};
  const std::uint32_t length = t.end - t.begin;
  if (length <= 5 && c.mark(i + 1, '.') && !c.at(i + 1).is(kSpaceBefore) &&
      (c.at(i + 2).is(kDigits) || c.is(i + 2, month) || c.mark(i + 2, ','))) {
    ++read.tokens;
  }
  return read;
}

Grain TimeWords::unit_at(const Context& c, std::uint32_t i, double& seconds,
                         std::uint32_t& tokens) const {
  tokens = c.match(i, unit);
  if (tokens == 0) return Grain::none;
  const ClassValue* value = c.match_value(i, unit);
  const ClassValue* name = c.match_value(i, grain);
  if (value == nullptr || name == nullptr) return Grain::none;
  seconds = value->number;
  for (const auto& [text, g] : kGrains) {
    if (text == name->text) return g;
  }
  return Grain::none;
}

TimeWords::Count TimeWords::count(const Context& c, std::uint32_t i) const {
  Count out;
  // "half an hour", "half a year", "a half hour", "a quarter of an hour".
  const auto fraction = [&](std::uint32_t k) -> NumberRead {
    if (!c.is(k, half)) return {};
    return {number_of(c.match_value(k, half)), 1};
  };
  if (const NumberRead f = fraction(i)) {
    std::uint32_t k = i + 1;
    if (c.is(k, fw.of)) ++k;
    if (c.is(k, article)) ++k;
    return {f.value, k - i, false, false};
  }
  const std::string_view text = c.text(i);
  if (c.at(i).is(kSymbol)) {
    if (text == "\xC2\xBD") return {0.5, 1, false, false};
    if (text == "\xC2\xBC") return {0.25, 1, false, false};
    return out;
  }
  if (const std::uint32_t n = c.match(i, vague)) {
    return {number_of(c.match_value(i, vague)), n, true, false};
  }
  std::uint32_t k = i;
  if (c.at(i).is(kDigits)) {
    double number = 0;
    double place = 0;
    for (char ch : text) {
      if (ch == ',') continue;
      if (ch == '.') {
        if (place != 0) return out;
        place = 1;
        continue;
      }
      if (place != 0) place /= 10;
      number = place == 0 ? number * 10 + (ch - '0') : number + place * (ch - '0');
    }
    out.value = number;
    k = i + 1;
    if (c.text(k) == "\xC2\xBD") {
      out.value += 0.5;
      ++k;
    }
  } else if (const NumberRead n = integer(c, i)) {
    out.value = n.value;
    out.article = c.is(i, article);
    k = i + n.tokens;
    // "two hundred years", "a thousand days"
    double big = c.match(k, scale) == 1 ? number_of(c.match_value(k, scale)) : 0;
    if (big >= 100) {
      out.value *= big;
      ++k;
    }
    if (c.match(k, and_) != 0) {
      const NumberRead tail = integer(c, k + 1);
      if (tail && tail.value < 10 && out.value >= 20) {
        out.value += tail.value;
        k += 1 + tail.tokens;
      }
    }
  } else if (c.is(i, article)) {
    if (const NumberRead f = fraction(i + 1)) return {f.value, 2, false, false};
    out.value = 1;
    out.article = true;
    k = i + 1;
    const double big = c.match(k, scale) == 1 ? number_of(c.match_value(k, scale)) : 0;
    if (big >= 100) {
      out.value = big;
      ++k;
    }
  } else {
    return out;
  }
  // "two and a half hours", "one and a quarter year"
  const auto behind_hyphen = [&](std::uint32_t m) { return hyphen(c, m) ? m + 1 : m; };
  const std::uint32_t joint = behind_hyphen(k);  // "two-and-a-half-year"
  if (c.match(joint, and_) != 0) {
    std::uint32_t m = behind_hyphen(joint + 1);
    if (c.is(m, article)) m = behind_hyphen(m + 1);
    if (const NumberRead f = fraction(m)) {
      double seconds = 0;
      std::uint32_t n = 0;
      if (unit_at(c, behind_hyphen(m + 1), seconds, n) != Grain::none) {
        out.value += f.value;
        k = m + 1;
      }
    }
  }
  out.tokens = k - i;
  return out;
}

// "the course will last three weeks"
bool TimeWords::verb_last(const Context& c, std::uint32_t i) const {
  return i > 0 && c.is(i, last) && !c.at(i).is(kSentenceStart) &&
         (c.is(i - 1, auxiliary) || c.is(i - 1, fw.to) || c.text(i - 1).ends_with("'ll"));
}

int TimeWords::direction(const Context& c, std::uint32_t i) const {
  if (verb_last(c, i)) return 0;
  if (c.is(i, last)) return 1;
  if (c.is(i, this_)) return 2;
  if (c.is(i, next)) return 3;
  return 0;
}

int TimeWords::part_of(const Context& c, std::uint32_t i, std::uint32_t& tokens) const {
  int result = 0;
  tokens = 0;
  for (const auto& [cls, number] : {std::pair{early, 1}, {mid, 2}, {late, 3}}) {
    const std::uint32_t n = c.match(i, cls);
    if (n > tokens) {
      tokens = n;
      result = number;
    }
  }
  if (result != 0 && hyphen(c, i + tokens)) ++tokens;
  return result;
}

}  // namespace factlint
