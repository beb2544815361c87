// The pattern language as X3 rules; REFERENCE.md has the same grammar as EBNF.
#include <boost/range/iterator_range.hpp>
#include <boost/spirit/home/x3.hpp>
#include <utility>

#include "grammar/parse.hpp"
#include "grammar/trail.hpp"

#include "grammar/directives.ipp"

namespace factlint::grammar {
namespace {

using Sequence = std::vector<Element>;

const auto set = [](auto& ctx) { _val(ctx) = std::move(_attr(ctx)); };
const auto set_text = [](auto& ctx) { _val(ctx).text = text_of(_attr(ctx)); };
const auto set_name = [](auto& ctx) { _val(ctx).name = text_of(_attr(ctx)); };
const auto set_string = [](auto& ctx) { _val(ctx).text = std::move(_attr(ctx)); };
const auto set_most = [](auto& ctx) { _val(ctx).most = _attr(ctx); };
const auto set_optional = [](auto& ctx) { _val(ctx).optional = true; };
const auto add_element = [](auto& ctx) { _val(ctx).push_back(std::move(_attr(ctx))); };
const auto add_branch = [](auto& ctx) { _val(ctx).branches.push_back(std::move(_attr(ctx))); };
const auto add_head_word = [](auto& ctx) {
  std::string& head = _val(ctx).head;
  if (!head.empty()) head += ' ';
  head += text_of(_attr(ctx));
};

auto build(ElementKind kind) {
  return always[([kind](auto& ctx) { _val(ctx).kind = kind; })];
}

// ---- tokens

/// Quotation marks and dashes beyond ASCII (U+2000 to U+203F) stand alone, except the apostrophe.
const auto wide_mark = lit("\xE2\x80") >> x3::char_;
const auto letter = x3::ascii::alnum | x3::char_("_'") | "’" | (high_byte - wide_mark);
/// Marks inside a word belong to it (`market-leading`, `3.5`, `400,000`, `U.S`); elsewhere each is
/// an element of its own.
const auto plain_word =
    lexeme[+letter >>
           *((x3::char_("-.") >> &letter | x3::char_(',') >> &x3::ascii::digit) >> +letter)];
const auto mark = x3::char_("-,;:!$%&/+*=<>@~^`\\") | lexeme[wide_mark] | lexeme['.' >> !lit('.')];
const auto class_name = lexeme[x3::ascii::alpha >> *(word_byte | x3::char_('-'))];
const auto two_dots = lexeme[".." >> !lit('.')];

// ---- rules

#define FACTLINT_RULE(name, type) const x3::rule<struct name##_id, type> name = #name
FACTLINT_RULE(sequence, Sequence);
FACTLINT_RULE(element, Element);
FACTLINT_RULE(alternatives, Element);
FACTLINT_RULE(group, Element);
FACTLINT_RULE(gap, Element);
FACTLINT_RULE(braces, Element);
FACTLINT_RULE(exact, Element);
FACTLINT_RULE(word, Element);
#undef FACTLINT_RULE

constexpr const char* an_element = "a word or another element";
const auto branch = must(an_element, sequence)[add_branch];

const auto sequence_def = +element[add_element];
const auto element_def = gap[set] |
                         (alternatives[set] | group[set] | braces[set] | exact[set] | word[set]) >>
                             -lit('?')[set_optional];

const auto alternatives_def =
    stamped('[' >> build(ElementKind::alternatives) >> nested(branch % may("'|'", lit('|'))) >>
            must("']'", lit(']')));
const auto group_def =
    stamped('(' >> build(ElementKind::group) >> nested(branch) >> must("')'", lit(')')));

const auto gap_def = stamped(build(ElementKind::gap) >>
                             (lexeme["..." >> !lit('.')] >> x3::attr(unbounded_gap)[set_most] |
                              lexeme[two_dots >> must("a number of tokens", x3::uint_)[set_most] >>
                                     must("'..'", two_dots)]));

const auto class_text = '@' >> must("a word class", raw[class_name])[set_text];
const auto head_text = raw[lexeme['@' >> class_name]][add_head_word] |
                       must("a head noun or '@'", +raw[plain_word][add_head_word]);
const auto captured = class_text >> build(ElementKind::class_) | raw[name_word][set_text] >>
                                                                     -(may("'of'", keyword("of")) >>
                                                                       head_text);
const auto named = raw[name_word][set_name] >> must("':'", lit(':')) >>
                   build(ElementKind::capture) >> must("a kind or '@'", captured);
const auto braces_def =
    stamped('{' >> must("a name or '@'", build(ElementKind::class_) >> class_text | named) >>
            must("'}'", lit('}')));

/// `""` would match everywhere.
const auto exact_def =
    stamped(!lit("\"\"") >> build(ElementKind::exact) >> string_text[set_string]);
const auto word_def = stamped(build(ElementKind::word) >> raw[plain_word | mark][set_text]);

BOOST_SPIRIT_DEFINE(sequence, element, alternatives, group, gap, braces, exact, word)

}  // namespace

ParseResult<Pattern> parse_pattern(std::string_view text) {
  if (text.data() == nullptr) text = "";
  Trail trail(text, "pattern");
  const auto entry =
      x3::with<trail_tag>(trail)[must("a pattern", sequence) >>
                                 must("another element or the end of the pattern", x3::eoi)];
  Sequence elements;
  const char* first = text.data();
  ParseResult<Pattern> result;
  if (x3::phrase_parse(first, first + text.size(), entry, blank, elements)) {
    result.value = Pattern{std::move(elements)};
  } else {
    result.error = trail.error();
  }
  return result;
}

}  // namespace factlint::grammar
