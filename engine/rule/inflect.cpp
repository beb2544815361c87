#include "engine/rule/inflect.hpp"

#include <algorithm>

namespace factlint {

namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

std::string with_s(std::string_view word) {
  std::string out(word);
  for (std::string_view hiss : {"s", "x", "z", "ch", "sh"}) {
    if (ends_with(word, hiss)) return out + "es";
  }
  if (ends_with(word, "y") && word.size() > 1 && !is_vowel(word[word.size() - 2])) {
    out.back() = 'i';
    return out + "es";
  }
  if (ends_with(word, "o") && word.size() > 2 && !is_vowel(word[word.size() - 2]))
    return out + "es";
  return out + "s";
}

// Stems before -ed and -ing: "stop" -> stopp, "travel" -> travel and travell, "approve" -> approv.
std::vector<std::string> stems(std::string_view word, bool before_ing) {
  const std::size_t n = word.size();
  if (ends_with(word, "ie") && before_ing) return {std::string(word.substr(0, n - 2)) + "y"};
  // "agreed" but "agreeing": before -ing a double vowel keeps its e.
  const bool keeps_e = ends_with(word, "ee") || ends_with(word, "oe") || ends_with(word, "ye");
  if (ends_with(word, "e") && !(before_ing && keeps_e)) {
    return {std::string(word.substr(0, n - 1))};
  }
  if (ends_with(word, "y") && n > 1 && !is_vowel(word[n - 2]) && !before_ing) {
    return {std::string(word.substr(0, n - 1)) + "i"};
  }
  const auto vowels = std::count_if(word.begin(), word.end(), is_vowel);
  const bool cvc = n >= 3 && !is_vowel(word[n - 1]) && is_vowel(word[n - 2]) &&
                   !is_vowel(word[n - 3]) &&
                   std::string_view("wxy").find(word[n - 1]) == std::string_view::npos;
  if (cvc && vowels == 1) return {std::string(word) + word[n - 1]};
  if (cvc || (ends_with(word, "l") && n > 3 && is_vowel(word[n - 2]))) {
    return {std::string(word), std::string(word) + word[n - 1]};
  }
  return {std::string(word)};
}

std::vector<std::string> one_verb(std::string_view base, const IrregularForms& irregular) {
  std::vector<std::string> forms{std::string(base), with_s(base)};
  for (const std::string& stem : stems(base, true)) forms.push_back(stem + "ing");
  bool past = false;
  if (const auto hit = irregular.find(base); hit != irregular.end()) {
    forms.insert(forms.end(), hit->second.begin(), hit->second.end());
    // "agreeing" is listed for its e; the past is still "agreed".
    past = std::any_of(hit->second.begin(), hit->second.end(),
                       [](const std::string& form) { return !ends_with(form, "ing"); });
  }
  if (!past) {
    for (const std::string& stem : stems(base, false)) forms.push_back(stem + "ed");
  }
  return forms;
}

}  // namespace

std::vector<std::string> verb_forms(std::string_view base, const IrregularForms& irregular) {
  const std::size_t space = base.find(' ');
  const std::string_view first = base.substr(0, space);
  const std::string rest = space == std::string_view::npos ? "" : std::string(base.substr(space));
  std::vector<std::string> forms = one_verb(first, irregular);
  for (std::string& form : forms) form += rest;
  return forms;
}

std::vector<std::string> noun_forms(std::string_view base, const IrregularForms& irregular) {
  const std::size_t space = base.rfind(' ');
  const std::string head =
      space == std::string_view::npos ? "" : std::string(base.substr(0, space + 1));
  const std::string_view last = space == std::string_view::npos ? base : base.substr(space + 1);
  std::vector<std::string> forms{std::string(base)};
  if (const auto hit = irregular.find(last); hit != irregular.end()) {
    for (const std::string& form : hit->second) forms.push_back(head + form);
  } else {
    forms.push_back(head + with_s(last));
  }
  return forms;
}

}  // namespace factlint
