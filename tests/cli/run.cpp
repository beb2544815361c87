#include "tests/cli/run.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace factlint::cli_test {

namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void redirect(const fs::path& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  close(file);
}

}  // namespace

Folder::Folder() {
  static std::atomic<int> next{0};
  path_ = fs::temp_directory_path() /
          ("factlint-cli-" + std::to_string(getpid()) + "-" + std::to_string(next++)) / "work";
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code none;
  fs::remove_all(path_.parent_path(), none);
}

void Folder::write(const std::string& name, std::string_view bytes) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

std::string Folder::read(const std::string& name) const {
  return slurp(path_ / name);
}

std::string program() {
  const char* named = std::getenv("FACTLINT_BIN");
  return named != nullptr ? named : FACTLINT_BINARY_DIR "/factlint";
}

Result run(const Folder& folder, const std::vector<std::string>& arguments,
           std::string_view input) {
  // Beside the folder, so that a check of "." does not see them.
  const fs::path beside = folder.path().parent_path();
  std::ofstream(beside / "in", std::ios::binary) << input;
  const std::string binary = program();
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    redirect(beside / "in", O_RDONLY, 0);
    redirect(beside / "out", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(beside / "err", O_WRONLY | O_CREAT | O_TRUNC, 2);
    if (chdir(folder.path().c_str()) != 0) _exit(126);
    unsetenv("NO_COLOR");
    unsetenv("FACTLINT_RULES");
    std::vector<char*> argv{const_cast<char*>(binary.c_str())};
    for (const std::string& argument : arguments) {
      argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(beside / "out"),
          slurp(beside / "err")};
}

}  // namespace factlint::cli_test
