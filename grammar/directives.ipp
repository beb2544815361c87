// X3 directives and tokens that both parsers share; private to parse_check.cpp and
// parse_pattern.cpp, which include Spirit before it. Failures go to the Trail of trail.hpp.

namespace factlint::grammar {
namespace {

namespace x3 = boost::spirit::x3;
using x3::_attr;
using x3::_pass;
using x3::_val;
using x3::lexeme;
using x3::lit;
using x3::raw;

using Iterator = const char*;
using Range = boost::iterator_range<Iterator>;

struct trail_tag;

template <class Context>
Trail& trail_of(const Context& context) {
  return x3::get<trail_tag>(context);
}

/// Runs a part under the name a reader knows it by. X3's own `>` would name it by a mangled type
/// and report the last failure only, so that `a + ` would expect what the last alternative begins
/// with.
template <class Subject>
struct Named : x3::unary_parser<Subject, Named<Subject>> {
  using base_type = x3::unary_parser<Subject, Named<Subject>>;
  static constexpr bool is_pass_through_unary = true;

  Named(const Subject& part, const char* called, bool decided)
      : base_type(part), name(called), required(decided) {}

  template <class It, class Context, class RContext, class Attribute>
  bool parse(It& first, const It& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
    Trail& trail = trail_of(context);
    if (trail.stopped()) return false;
    const It start = first;
    It token = first;
    x3::skip_over(token, last, context);
    const Trail::Mark before = trail.mark();
    if (this->subject.parse(first, last, context, rcontext, attribute)) return true;
    first = start;  // X3's literals leave the blanks they skipped behind them, even in vain
    trail.note(before, start, token, name);
    if (required) trail.stop();
    return false;
  }

  const char* name;
  bool required;
};

/// The part may be left out; if nothing else fits either, the message lists it.
template <class P>
auto may(const char* name, const P& part) {
  using Subject = typename x3::extension::as_parser<P>::value_type;
  return Named<Subject>(x3::as_parser(part), name, false);
}

/// The part has to follow: the sentence is decided, so its failure ends the parse.
template <class P>
auto must(const char* name, const P& part) {
  using Subject = typename x3::extension::as_parser<P>::value_type;
  return Named<Subject>(x3::as_parser(part), name, true);
}

/// One level of nesting: `(((...` of any length ends in an error, not in a stack overflow.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
  using base_type = x3::unary_parser<Subject, Nested<Subject>>;
  static constexpr bool is_pass_through_unary = true;

  explicit Nested(const Subject& part) : base_type(part) {}

  template <class It, class Context, class RContext, class Attribute>
  bool parse(It& first, const It& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
    Trail& trail = trail_of(context);
    if (trail.stopped()) return false;
    It token = first;
    x3::skip_over(token, last, context);
    const bool parsed =
        trail.enter(token) && this->subject.parse(first, last, context, rcontext, attribute);
    trail.leave();
    return parsed;
  }
};

template <class P>
auto nested(const P& part) {
  using Subject = typename x3::extension::as_parser<P>::value_type;
  return Nested<Subject>(x3::as_parser(part));
}

/// Stamps the bytes from the part's first token to its last onto what the rule builds. (X3 hands
/// on_success no attribute when the rule has actions.)
template <class Subject>
struct Stamped : x3::unary_parser<Subject, Stamped<Subject>> {
  using base_type = x3::unary_parser<Subject, Stamped<Subject>>;
  static constexpr bool is_pass_through_unary = true;

  explicit Stamped(const Subject& part) : base_type(part) {}

  template <class It, class Context, class RContext, class Attribute>
  bool parse(It& first, const It& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
    It token = first;
    x3::skip_over(token, last, context);
    if (!this->subject.parse(first, last, context, rcontext, attribute)) return false;
    rcontext.at = trail_of(context).span(token, first);
    return true;
  }
};

template <class P>
auto stamped(const P& part) {
  using Subject = typename x3::extension::as_parser<P>::value_type;
  return Stamped<Subject>(x3::as_parser(part));
}

/// Always succeeds, for actions alone. X3's eps skips blanks first, which would end up in spans.
const auto always = x3::attr(0);

const auto word_byte = x3::ascii::alnum | x3::char_('_');
const auto high_byte = x3::char_('\x80', '\xFF');
const auto blank = x3::char_(" \t\r\n") | ('#' >> *(x3::char_ - '\n'));

struct ReservedWords : x3::symbols<x3::unused_type> {
  ReservedWords() {
    for (const char* word :
         {"across", "and",     "each", "every",    "exists",  "false", "for",   "forbid", "has",
          "have",   "implies", "in",   "is",       "known",   "match", "must",  "not",    "of",
          "or",     "outside", "true", "mentions", "unknown", "when",  "where", "within"}) {
      add(word);
    }
  }
};
const ReservedWords reserved_words;

/// Symbols match prefixes ("in" of "inside"), hence the end checks.
const auto reserved = reserved_words >> !word_byte;
const auto any_word = raw[lexeme[(x3::ascii::alpha | x3::char_('_')) >> *word_byte]];
const auto name_word = raw[lexeme[!reserved >> (x3::ascii::alpha | x3::char_('_')) >> *word_byte]];

inline auto keyword(const char* word) {
  return lexeme[lit(word) >> !word_byte];
}

/// A string's text without its quotes and backslashes. It ends on its line: a forgotten quote
/// should not swallow the rest of the check.
struct string_text_id;
const x3::rule<string_text_id, std::string> string_text = "string";
const auto string_text_def =
    lexeme['"' >> *((lit('\\') >> must("'\"' or '\\' behind the backslash", x3::char_("\"\\"))) |
                    (x3::char_ - x3::char_("\"\\\n"))) >>
           must("a closing '\"'", lit('"'))];
BOOST_SPIRIT_DEFINE(string_text)

std::string text_of(const Range& range) {
  return std::string(range.begin(), range.end());
}

}  // namespace
}  // namespace factlint::grammar
