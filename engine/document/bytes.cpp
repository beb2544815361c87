#include "engine/document/bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace factlint {

namespace {

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMiB = 1ULL << 20;
  if (bytes % kMiB == 0) return fmt::format("{} MiB", bytes / kMiB);
  if (bytes > kMiB) return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / double{kMiB});
  return fmt::format("{} bytes", bytes);
}

std::string too_large(const std::string& what, std::uint64_t max_bytes) {
  return fmt::format("{}, more than the limit of {}; split it into documents", what,
                     size_text(max_bytes));
}

struct File {
  int fd = -1;
  bool owned = false;
  ~File() {
    if (owned && fd >= 0) ::close(fd);
  }
};

}  // namespace

std::optional<std::string> read_bytes(const std::string& path, std::uint64_t max_bytes,
                                      std::string& message) {
  const bool standard_input = path == "-";
  File file;
  std::uint64_t expected = 0;
  if (standard_input) {
    file.fd = STDIN_FILENO;
  } else {
    // Without O_NONBLOCK, opening a named pipe waits for a writer that may never come.
    file.fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    file.owned = true;
    if (file.fd < 0) {
      message = fmt::format("cannot be opened: {}", std::strerror(errno));
      return std::nullopt;
    }
    struct stat status {};
    if (::fstat(file.fd, &status) != 0) {
      message = fmt::format("cannot be read: {}", std::strerror(errno));
      return std::nullopt;
    }
    if (!S_ISREG(status.st_mode)) {
      message = "is not a regular file; pipe its text in and name it `-`";
      return std::nullopt;
    }
    expected = static_cast<std::uint64_t>(status.st_size);
    if (expected > max_bytes) {
      message = too_large(fmt::format("has {}", size_text(expected)), max_bytes);
      return std::nullopt;
    }
  }
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) {
      bytes.resize(filled == 0 ? std::max<std::uint64_t>(expected + 1, 1 << 16) : filled * 2);
    }
    const ssize_t got = ::read(file.fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      message = fmt::format("cannot be read: {}", std::strerror(errno));
      return std::nullopt;
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) {
      message = too_large("is too large", max_bytes);
      return std::nullopt;
    }
  }
  bytes.resize(filled);
  bytes.shrink_to_fit();
  return bytes;
}

std::size_t invalid_utf8(std::string_view bytes) {
  const std::size_t size = bytes.size();
  const auto at = [&](std::size_t i) {
    return i < size ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const auto tail = [&](std::size_t i, unsigned low, unsigned high) {
    return at(i) >= low && at(i) <= high;
  };
  std::size_t i = 0;
  while (i < size) {
    // Eight ASCII bytes at once.
    std::uint64_t word = 0;
    if (i + 8 <= size) {
      std::memcpy(&word, bytes.data() + i, 8);
      if ((word & 0x8080808080808080ULL) == 0) {
        i += 8;
        continue;
      }
    }
    const unsigned lead = at(i);
    if (lead < 0x80) {
      ++i;
    } else if (lead >= 0xC2 && lead <= 0xDF && tail(i + 1, 0x80, 0xBF)) {
      i += 2;
    } else if (lead >= 0xE0 && lead <= 0xEF &&
               tail(i + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) &&
               tail(i + 2, 0x80, 0xBF)) {
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4 &&
               tail(i + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) &&
               tail(i + 2, 0x80, 0xBF) && tail(i + 3, 0x80, 0xBF)) {
      i += 4;
    } else {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string text_fault(std::string_view bytes) {
  const std::string_view mark = bytes.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
    return "is UTF-16 text; save it as UTF-8";
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return fmt::format(
        "is a binary file (a NUL byte at byte {}); give its text as .txt, .md or .html", nul);
  }
  if (const std::size_t bad = invalid_utf8(bytes); bad != std::string_view::npos) {
    return fmt::format("is not valid UTF-8 (byte 0x{:02X} at byte {}); save it as UTF-8",
                       static_cast<unsigned>(static_cast<unsigned char>(bytes[bad])), bad);
  }
  return {};
}

}  // namespace factlint
