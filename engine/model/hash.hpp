// The one hash of words and keys: fixed constants, so that ids and order never depend on a machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace factlint {

/// Combines two 64-bit hashes or small numbers; not commutative. For a fixed second argument no two
/// first ones collide, and the other way round.
constexpr std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b;
  x = (x ^ (x >> 32)) * 0xFF51AFD7ED558CCDULL;
  return x ^ (x >> 32);
}

constexpr char fold_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Letters, digits, and every byte of a multi-byte character.
constexpr bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// FNV-1a with a final mix.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  h ^= h >> 32;
  return h * 0xD6E8FEB86659FD93ULL;
}

/// hash_text of the text with ASCII capitals folded; "Chip" and "chip" are one word.
/// `tail` is hashed as if it stood behind the text.
constexpr std::uint64_t hash_folded(std::string_view text, std::string_view tail = {}) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (char c : text) h = (h ^ static_cast<unsigned char>(fold_ascii(c))) * 0x100000001B3ULL;
  for (char c : tail) h = (h ^ static_cast<unsigned char>(fold_ascii(c))) * 0x100000001B3ULL;
  h ^= h >> 32;
  return h * 0xD6E8FEB86659FD93ULL;
}

}  // namespace factlint
