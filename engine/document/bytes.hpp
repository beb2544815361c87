// Reads the bytes of files and of standard input and says why they cannot be text; load.cpp is the
// caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factlint {

/// The file's bytes ("-": standard input), or an empty optional with a message that says what is
/// wrong and what to do. Sizes are checked before anything is read.
std::optional<std::string> read_bytes(const std::string& path, std::uint64_t max_bytes,
                                      std::string& message);

/// Why these bytes are no UTF-8 text (binary, UTF-16, a bad sequence with its offset); empty if
/// they are.
std::string text_fault(std::string_view bytes);

/// Offset of the first byte that is not valid UTF-8 (no overlong forms, surrogates, or values above
/// U+10FFFF); npos if there is none.
std::size_t invalid_utf8(std::string_view bytes);

}  // namespace factlint
