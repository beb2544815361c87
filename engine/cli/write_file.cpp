#include "engine/cli/write_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "engine/cli/common.hpp"

namespace factlint::cli {

namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_in_place(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = write_all(file, bytes);
  return ::close(file) == 0 && done;
}

bool replace(const std::string& path, mode_t mode, std::string_view bytes) {
  // The name begins with a dot: a check of the folder does not read what a kill left behind.
  const std::filesystem::path target(path);
  std::string temporary =
      (target.parent_path() / fmt::format(".{}.XXXXXX", target.filename().string())).string();
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return false;
  bool done = write_all(file, bytes) && ::fchmod(file, mode) == 0 && ::fsync(file) == 0;
  done = ::close(file) == 0 && done;
  done = done && std::rename(temporary.c_str(), path.c_str()) == 0;
  if (!done) ::unlink(temporary.c_str());
  return done;
}

mode_t mode_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

bool write_file(const std::string& path, std::string_view bytes) {
  struct stat found {};
  const bool exists = ::stat(path.c_str(), &found) == 0;
  bool done = false;
  if (exists && !S_ISREG(found.st_mode)) {
    done = !S_ISDIR(found.st_mode) && write_in_place(path, bytes);
  } else {
    std::error_code error;
    const auto target = std::filesystem::weakly_canonical(path, error);
    done = replace(error ? path : target.string(),
                   exists ? found.st_mode & 07777 : mode_of_new_files(), bytes);
  }
  if (!done) fail(fmt::format("{} cannot be written", path));
  return done;
}

}  // namespace factlint::cli
