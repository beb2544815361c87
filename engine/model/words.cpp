#include "engine/model/words.hpp"

#include <array>

#include "engine/model/lexicon.hpp"

namespace factlint {

namespace {

enum ByteClass : std::uint8_t { kOther, kSpace, kLetter, kDigit, kHigh };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) table[c] = kSpace;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) table[c] = kLetter;
    if (c >= '0' && c <= '9') table[c] = kDigit;
    if (c >= 0x80) table[c] = kHigh;
  }
  return table;
}();

std::uint8_t cls(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

std::uint32_t sequence_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

// Multi-byte characters fall into spaces, punctuation, symbols and letters; what is not listed is a
// letter.
enum class High : std::uint8_t { letter, space, punct, symbol };

High classify_high(std::string_view s) {
  const auto b0 = static_cast<unsigned char>(s[0]);
  const auto b1 = s.size() > 1 ? static_cast<unsigned char>(s[1]) : 0U;
  const auto b2 = s.size() > 2 ? static_cast<unsigned char>(s[2]) : 0U;
  if (b0 == 0xC2) {
    if (b1 == 0xA0 || b1 == 0x85) return High::space;                 // no-break space, next line
    if (b1 == 0xAB || b1 == 0xBB || b1 == 0xB7) return High::punct;   // « » ·
    if (b1 == 0xAA || b1 == 0xBA || b1 == 0xB5) return High::letter;  // ª º µ
    return High::symbol;  // ¢ £ ¤ ¥ § © ° ± ² ³ ¼ ½ ¾ …
  }
  if (b0 == 0xC3) return b1 == 0x97 || b1 == 0xB7 ? High::symbol : High::letter;  // × ÷
  if (b0 == 0xE2) {
    if (b1 == 0x80) {
      if (b2 <= 0x8B || b2 == 0xA8 || b2 == 0xA9 || b2 == 0xAF) return High::space;
      if (b2 <= 0x8F) return High::space;   // joiners and direction marks
      if (b2 == 0xB0) return High::symbol;  // ‰
      return High::punct;                   // dashes, quotes, …, bullets
    }
    if (b1 == 0x81) return b2 == 0x9F || b2 == 0xA0 ? High::space : High::punct;
    return b1 >= 0x82 && b1 <= 0xAF ? High::symbol : High::letter;  // currency, arrows, maths
  }
  if (b0 == 0xE3 && b1 == 0x80) {
    if (b2 == 0x80) return High::space;
    return b2 <= 0x91 ? High::punct : High::symbol;
  }
  if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) return High::space;  // byte order mark
  if (b0 == 0xEF && b1 == 0xBC)
    return b2 <= 0x8F || (b2 >= 0x9A && b2 <= 0xA0) ? High::punct : High::letter;
  return b0 >= 0xF0 ? High::symbol : High::letter;
}

// Length of an apostrophe (' or ’) at `at`, 0 if there is none.
std::uint32_t apostrophe(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\'') return 1;
  if (text.substr(at, 3) == "\xE2\x80\x99") return 3;
  return 0;
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const std::uint8_t c = cls(text[at]);
  return c == kLetter || (c == kHigh && classify_high(text.substr(at)) == High::letter);
}

bool space_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || cls(text[at]) == kSpace ||
         (cls(text[at]) == kHigh && classify_high(text.substr(at)) == High::space);
}

// An address runs to the next space, less closing marks.
std::uint32_t address_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (!space_or_end(text, end) && text[end] != '<' && text[end] != '>' && text[end] != '"')
    ++end;
  while (end > at && std::string_view(".,;:!?)]'").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

// U.S. / p.m. / e.g.: single letters, each with a full stop.
std::uint32_t initials_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  int pairs = 0;
  while (end + 1 < text.size() && cls(text[end]) == kLetter && text[end + 1] == '.') {
    end += 2;
    ++pairs;
  }
  return pairs >= 2 && !letter_at(text, end) ? end : at;
}

std::uint32_t scan_word(std::string_view text, std::uint32_t at, std::uint16_t& shape) {
  if (const std::uint32_t end = initials_end(text, at); end != at) {
    shape |= kWord;
    return end;
  }
  std::uint32_t i = at;
  bool digit = false;
  bool letter = false;
  while (i < text.size()) {
    const std::uint8_t c = cls(text[i]);
    if (c == kLetter) {
      letter = true;
      ++i;
    } else if (c == kDigit) {
      digit = true;
      ++i;
    } else if (c == kHigh) {
      if (classify_high(text.substr(i)) != High::letter) {
        const std::uint32_t mark = apostrophe(text, i);
        // l’eau, don’t: joined; Nvidia’s: cut before the mark.
        if (mark != 0 && letter_at(text, i + mark) &&
            !(fold_ascii(text[i + mark]) == 's' && !letter_at(text, i + mark + 1))) {
          shape |= kNonAscii;  // or "don’t" would not be looked up as "don't"
          i += mark;
          continue;
        }
        break;
      }
      letter = true;
      shape |= kNonAscii;
      i += sequence_length(text[i]);
    } else if (text[i] == '\'') {
      if (letter_at(text, i + 1) && !(fold_ascii(text[i + 1]) == 's' && !letter_at(text, i + 2))) {
        ++i;
      } else {
        break;
      }
    } else if (text[i] == '&' && i > at && letter_at(text, i + 1) && cls(text[i - 1]) == kLetter &&
               text[i - 1] >= 'A' && text[i - 1] <= 'Z') {
      ++i;
    } else if ((text[i] == ',' || text[i] == '.') && digit && i > at &&
               cls(text[i - 1]) == kDigit && i + 1 < text.size() && cls(text[i + 1]) == kDigit &&
               !letter) {
      ++i;
    } else if (text[i] == '_' && i > at && i + 1 < text.size() &&
               (letter_at(text, i + 1) || cls(text[i + 1]) == kDigit)) {
      letter = true;
      ++i;
    } else {
      break;
    }
  }
  i = i > text.size() ? static_cast<std::uint32_t>(text.size()) : i;
  if (i < text.size() && (text[i] == '@' || text.substr(i, 3) == "://") && i + 1 < text.size() &&
      !space_or_end(text, i + 1)) {
    shape = static_cast<std::uint16_t>((shape & kSpaceBefore) | kSymbol);
    return address_end(text, i);
  }
  if (text.substr(at, 4) == "www." || text.substr(at, 4) == "WWW.") {
    shape = static_cast<std::uint16_t>((shape & kSpaceBefore) | kSymbol);
    return address_end(text, i);
  }
  shape |= digit && letter ? kMixed : digit ? kDigits : kWord;
  return i;
}

void set_case(std::string_view word, std::uint16_t& shape) {
  bool any_lower = false;
  int upper = 0;
  for (char c : word) {
    any_lower |= c >= 'a' && c <= 'z';
    upper += c >= 'A' && c <= 'Z';
  }
  const char first = word[0];
  // À … Þ are C3 80 … C3 9E; Greek, Cyrillic and the rest are left without case.
  const bool accented_capital = first == '\xC3' && word.size() > 1 &&
                                static_cast<unsigned char>(word[1]) >= 0x80 &&
                                static_cast<unsigned char>(word[1]) <= 0x9E;
  if ((first >= 'A' && first <= 'Z') || accented_capital) shape |= kCapital;
  if (upper >= 2 && !any_lower) shape |= kAllCaps;
}

}  // namespace

RawToken next_token(std::string_view text, std::uint32_t at) {
  std::uint16_t shape = at == 0 ? kSpaceBefore : 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size) {
    const std::uint8_t c = cls(text[at]);
    if (c == kSpace) {
      ++at;
    } else if (c == kHigh && classify_high(text.substr(at)) == High::space) {
      at += sequence_length(text[at]);
    } else {
      break;
    }
    shape = kSpaceBefore;
  }
  if (at >= size) return {size, size, 0};
  RawToken token{at, at + 1, shape};
  const char c = text[at];
  switch (cls(c)) {
    case kLetter:
    case kDigit:
      token.end = scan_word(text, at, token.shape);
      break;
    case kHigh: {
      const High high = classify_high(text.substr(at));
      const std::uint32_t mark = apostrophe(text, at);
      if (mark != 0 && at > 0 && (token.shape & kSpaceBefore) == 0 &&
          fold_ascii(at + mark < size ? text[at + mark] : ' ') == 's' &&
          !letter_at(text, at + mark + 1)) {
        token.end = at + mark + 1;
        token.shape |= kWord | kNonAscii;
        break;
      }
      if (high == High::letter) {
        token.end = scan_word(text, at, token.shape);
      } else {
        token.end = std::min(size, at + sequence_length(c));
        token.shape |=
            static_cast<std::uint16_t>((high == High::punct ? kPunct : kSymbol) | kNonAscii);
      }
      break;
    }
    default:
      if (c == '\'' && at > 0 && (token.shape & kSpaceBefore) == 0 && at + 1 < size &&
          fold_ascii(text[at + 1]) == 's' && !letter_at(text, at + 2) && letter_at(text, at - 1)) {
        token.end = at + 2;
        token.shape |= kWord;
      } else if (c == '.' && text.substr(at, 3) == "...") {
        token.end = at + 3;
        token.shape |= kPunct;
      } else if (c == '-' && text.substr(at, 2) == "--") {
        token.end = at + 2;
        token.shape |= kPunct;
      } else if (std::string_view("$%+=<>~^|`").find(c) != std::string_view::npos) {
        token.shape |= kSymbol;
      } else {
        token.shape |= kPunct;
      }
  }
  if (token.end > size) token.end = size;
  if ((token.shape & (kWord | kMixed)) != 0) {
    set_case(text.substr(token.begin, token.end - token.begin), token.shape);
  }
  return token;
}

std::vector<std::string_view> split_words(std::string_view phrase) {
  std::vector<std::string_view> parts;
  for (RawToken t = next_token(phrase, 0); t.end > t.begin; t = next_token(phrase, t.end)) {
    parts.push_back(phrase.substr(t.begin, t.end - t.begin));
  }
  return parts;
}

}  // namespace factlint
