// Names in patterns: kinds, word classes, captures.
#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/checker.hpp"
#include "engine/rule/static_type.hpp"

namespace factlint {

namespace {

using grammar::Element;
using grammar::ElementKind;

/// Records are found by rules of their own, not by a pattern; everything a recogniser marks is.
bool can_be_captured(Kind kind) {
  if (kind == Kind::none || kind == Kind::document || kind == Kind::table) return false;
  return kind <= Kind::negation || kind >= Kind::count;
}

std::vector<std::string_view> capturable_kinds() {
  std::vector<std::string_view> names;
  for (std::size_t i = 1; i < kKindCount; ++i) {
    const Kind kind = static_cast<Kind>(i);
    if (can_be_captured(kind)) names.push_back(kind_info(kind).name);
  }
  return names;
}

class PatternChecker {
 public:
  PatternChecker(const PatternPlace& place, const Knowledge& knowledge, FileIssues& issues)
      : place_(place), knowledge_(knowledge), issues_(issues) {}

  void run(const grammar::Pattern& pattern) {
    std::vector<std::string> names;
    sequence(pattern.elements, names);
    if (may_be_empty(pattern.elements)) {
      const Span all{pattern.elements.front().at.begin, pattern.elements.back().at.end};
      error(all, "this pattern matches nothing at all as well",
            "make one of its elements necessary: drop its `?`");
    } else {
      ends(pattern.elements);
    }
  }

 private:
  void error(Span at, std::string message, std::string help = "") {
    issues_.error(place_.to_source(at), std::move(message), std::move(help));
  }

  void sequence(const std::vector<Element>& elements, std::vector<std::string>& names) {
    for (const Element& element : elements) {
      if (element.kind == ElementKind::capture) capture(element);
      if (element.kind == ElementKind::class_) word_class(element.text, element);
      if (!element.name.empty()) {
        if (std::find(names.begin(), names.end(), element.name) != names.end()) {
          error(element.at, fmt::format("two captures are called `{}`", element.name));
        }
        names.push_back(element.name);
      }
      if (element.branches.empty()) continue;
      // Only one branch matches, so each may bind the same name.
      std::vector<std::string> after = names;
      for (const auto& branch : element.branches) {
        std::vector<std::string> inside = names;
        sequence(branch, inside);
        after.insert(after.end(), inside.begin() + static_cast<std::ptrdiff_t>(names.size()),
                     inside.end());
      }
      names = std::move(after);
    }
  }

  void capture(const Element& element) {
    if (!can_be_captured(find_kind(element.text))) {
      error(word(element, element.text), fmt::format("unknown kind `{}`", element.text),
            did_you_mean_or_list(element.text, capturable_kinds()));
    }
    if (element.head.starts_with('@')) word_class(element.head.substr(1), element);
  }

  void word_class(const std::string& name, const Element& element) {
    const Lexicon& lexicon = knowledge_.lexicon;
    if (lexicon.class_id(name) != 0) return;
    std::vector<std::string_view> known;
    for (std::size_t i = 1; i < lexicon.class_count(); ++i) {
      known.push_back(lexicon.class_name(static_cast<ClassId>(i)));
    }
    error(word(element, "@" + name), fmt::format("unknown word class `{}`", name),
          did_you_mean(name, known));
  }

  /// The last place of a word inside an element's braces: the name stands before it.
  [[nodiscard]] Span word(const Element& element, std::string_view text) const {
    const std::string_view pattern = place_.text->text;
    const auto offset = [&](std::uint32_t at) {
      return at < place_.bytes.size() ? place_.bytes[at] : at;
    };
    const std::uint32_t begin = offset(element.at.begin);
    const std::uint32_t end = offset(element.at.end);
    const std::string_view written = pattern.substr(begin, end - begin);
    const std::size_t colon = element.name.empty() ? 0 : written.find(':');
    const std::size_t found = written.find(text, colon);
    if (found == std::string_view::npos) return element.at;
    // No escape can stand inside braces, so lengths are the same in pattern and text.
    const auto from = element.at.begin + static_cast<std::uint32_t>(found);
    return {from, from + static_cast<std::uint32_t>(text.size())};
  }

  static bool may_be_empty(const std::vector<Element>& elements) {
    return std::all_of(elements.begin(), elements.end(), [](const Element& element) {
      if (element.optional || element.kind == ElementKind::gap) return true;
      return !element.branches.empty() &&
             std::any_of(element.branches.begin(), element.branches.end(), may_be_empty);
    });
  }

  /// A gap at an end says nothing: patterns are found anywhere.
  void ends(const std::vector<Element>& elements) {
    for (const Element* element : {&elements.front(), &elements.back()}) {
      if (element->kind != ElementKind::gap) continue;
      error(element->at, "a gap at the end of a pattern means nothing", "leave it out");
    }
  }

  const PatternPlace& place_;
  const Knowledge& knowledge_;
  FileIssues& issues_;
};

}  // namespace

Span PatternPlace::to_source(Span in_pattern) const {
  const auto byte = [&](std::uint32_t at) { return at < bytes.size() ? bytes[at] : at; };
  return text->to_source({byte(in_pattern.begin), byte(in_pattern.end)});
}

void check_pattern(const grammar::Pattern& pattern, const PatternPlace& place,
                   const Knowledge& knowledge, FileIssues& issues) {
  if (!pattern.elements.empty()) PatternChecker(place, knowledge, issues).run(pattern);
}

}  // namespace factlint
