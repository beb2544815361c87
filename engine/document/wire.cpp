// The dateline with which a wire report begins (layout.hpp).
#include "engine/document/layout.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kLongest = 120;  // bytes up to the dash
constexpr int kPlaceWords = 6;

struct Cursor {
  std::string_view text;
  RawToken token;

  [[nodiscard]] std::string_view word() const {
    return text.substr(token.begin, token.end - token.begin);
  }
  [[nodiscard]] bool done() const { return token.end <= token.begin; }
  void next() { token = next_token(text, token.end); }
  void seek(std::uint32_t at) { token = next_token(text, at); }
  // A dash between spaces, or a long one anywhere.
  [[nodiscard]] bool dash() const {
    const std::string_view mark = word();
    if (mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93" || mark == "--") return true;
    return mark == "-" && (token.shape & kSpaceBefore) != 0 && token.end < text.size() &&
           (text[token.end] == ' ' || text[token.end] == '\xC2');
  }
};

struct Place {
  std::uint32_t end = 0;
  int words = 0;
  bool capitals = true;  // written in capitals throughout
  bool joined = false;   // "LONDON/PARIS", "NEW YORK, N.Y."
};

// Capitalised words; inside names also short small ones ("Rio de Janeiro") and "/" or "-".
Place read_place(Cursor& cursor, const DocumentWords& words) {
  Place place;
  while (!cursor.done() && place.words < kPlaceWords) {
    const std::string_view word = cursor.word();
    if ((cursor.token.shape & kCapital) != 0) {
      if (place.words > 0 && read_written_date(cursor.text, cursor.token.begin, words)) break;
      place.capitals &= all_capitals(word);
      ++place.words;
    } else if (place.words > 0 && (word == "/" || word == "-") &&
               (cursor.token.shape & kSpaceBefore) == 0) {
      place.joined = true;
    } else if (place.words > 0 && (cursor.token.shape & kWord) != 0 && word.size() <= 3) {
      place.capitals = false;
    } else if (!(word == "." && place.words > 0)) {
      break;
    }
    place.end = cursor.token.end;
    cursor.next();
  }
  return place;
}

}  // namespace

std::optional<WireDateline> read_wire_dateline(std::string_view text, const DocumentWords& words) {
  Cursor cursor{text.substr(0, kLongest), {}};
  cursor.seek(0);
  Place place = read_place(cursor, words);
  WireDateline wire;
  wire.end = place.end;
  // ", Calif." and ", June 26": what follows a comma is a date or one more name.
  while (place.words > 0 && cursor.word() == ",") {
    cursor.next();
    if (const auto date = read_written_date(cursor.text, cursor.token.begin, words)) {
      wire.date = date;
      cursor.seek(date->end);
      wire.end = date->end;
      continue;
    }
    if (wire.date || (cursor.token.shape & kCapital) == 0) return std::nullopt;
    const Place more = read_place(cursor, words);
    if (more.words == 0 || more.words > 3) return std::nullopt;
    wire.end = more.end;
    place.joined = true;
  }
  if (!wire.date && place.words > 0) {
    if (const auto date = read_written_date(cursor.text, cursor.token.begin, words)) {
      wire.date = date;
      cursor.seek(date->end);
      wire.end = date->end;
    }
  }
  if (cursor.word() == "(") {
    const std::uint32_t open = cursor.token.end;
    const std::size_t close = cursor.text.find(')', open);
    if (close == std::string_view::npos || close - open > 48 || close == open) return std::nullopt;
    wire.agency = text.substr(open, close - open);
    wire.end = static_cast<std::uint32_t>(close) + 1;
    cursor.seek(wire.end);
  }
  if (cursor.done() || !cursor.dash()) return std::nullopt;
  if (wire.end == 0) return std::nullopt;
  // "Rain — and more of it — fell": a name in small letters is a dateline only with a date, an
  // agency, or where the entities know the place. "NATO — the alliance — agreed" is none either.
  if (!wire.date && wire.agency.empty()) {
    const auto known = words.name(text.substr(0, place.end));
    const bool shouted = place.capitals && (place.words > 1 || place.end > 4);
    if (known == DocumentWords::Name::other) return std::nullopt;
    if (known != DocumentWords::Name::place && !shouted) return std::nullopt;
  }
  const RawToken body = next_token(text, cursor.token.end);
  if (body.end <= body.begin) return std::nullopt;
  wire.body = body.begin;
  return wire;
}

}  // namespace factlint
