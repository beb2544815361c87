// Inflected forms of a base word, so that lexicons list base forms only; knowledge.cpp calls it
// while loading, nothing is inflected while reading documents.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace factlint {

/// Irregular forms by base: "go" -> {"goes", "went", "gone"}; from the class `irregular-verb` or
/// `irregular-noun` (entries `went = go`).
using IrregularForms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Base, -s, -ed, -ing forms; both spellings where a final consonant may double ("travelled",
/// "traveled"); irregular past forms replace -ed. For a phrase the first word is inflected.
std::vector<std::string> verb_forms(std::string_view base, const IrregularForms& irregular);
/// Singular and plural; for a phrase the last word is inflected.
std::vector<std::string> noun_forms(std::string_view base, const IrregularForms& irregular);

}  // namespace factlint
