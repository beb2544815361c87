// Runs the program on a temporary folder, for the tests of the command line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace factlint::cli_test {

/// A folder that is gone at the end of the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes a file, with the folders above it.
  void write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Result {
  int code = -1;  ///< 128 + n if signal n ended it
  std::string out;
  std::string err;
};

/// The program that is tested: environment FACTLINT_BIN, else the one built with the tests.
std::string program();

/// Runs it in the folder with these arguments; NO_COLOR and FACTLINT_RULES are unset before.
Result run(const Folder& folder, const std::vector<std::string>& arguments,
           std::string_view input = "");

}  // namespace factlint::cli_test
