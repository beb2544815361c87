#include "engine/scan/context.hpp"

#include <algorithm>

namespace factlint {

bool Context::dash(std::uint32_t i) const {
  const Token& t = at(i);
  if (!t.is(kPunct)) return false;
  const std::string_view word = text(i);
  if (word == "\xE2\x80\x93" || word == "\xE2\x80\x94" || word == "--") return true;
  return word == "-" && t.is(kSpaceBefore) && at(i + 1).is(kSpaceBefore);
}

std::size_t Context::first_mention(std::uint32_t i) const {
  const auto& mentions = reading.mentions;
  const auto found = std::lower_bound(
      mentions.begin(), mentions.end(), i,
      [](const Mention& m, std::uint32_t token) { return m.tokens.first < token; });
  return static_cast<std::size_t>(found - mentions.begin());
}

std::uint32_t Context::match_phrase(std::uint32_t i, ClassId cls) const {
  if (cls == 0) return 0;
  for (std::size_t h = first_hit(i); h < reading.hits.size() && reading.hits[h].tokens.first == i;
       ++h) {
    if (reading.hits[h].cls == cls) return reading.hits[h].tokens.size();
  }
  return is(i, cls) ? 1 : 0;
}

const ClassValue* Context::match_phrase_value(std::uint32_t i, ClassId cls) const {
  if (cls == 0) return nullptr;
  for (std::size_t h = first_hit(i); h < reading.hits.size() && reading.hits[h].tokens.first == i;
       ++h) {
    if (reading.hits[h].cls == cls) {
      return reading.hits[h].value == 0 ? nullptr
                                        : &knowledge.lexicon.phrase_value(reading.hits[h].value);
    }
  }
  return knowledge.lexicon.value(at(i).word, cls);
}

}  // namespace factlint
