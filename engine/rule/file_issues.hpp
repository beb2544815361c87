// Collects the issues of one rule, lexicon, table or pack file; every reader in rule/ reports
// through it, and report/snippet.hpp prints what it collects.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/issue.hpp"

namespace factlint {

inline constexpr std::size_t kMaxFileIssues = 500;

class FileIssues {
 public:
  /// `issues` must outlive this; issues are appended to it.
  FileIssues(std::shared_ptr<const Source> source, std::vector<Issue>& issues)
      : source_(std::move(source)), issues_(issues) {}

  /// `at`: bytes of the source. Behind the kMaxFileIssues-th, one more says that the rest is not
  /// shown: a file of two million commas has as many faults.
  void error(Span at, std::string message, std::string help = "") {
    clean_ = false;
    if (++count_ > kMaxFileIssues) {
      if (count_ > kMaxFileIssues + 1) return;
      message = "this file has more issues, which are not shown";
      help.clear();
    }
    issues_.push_back(
        {source_, source_->path, at, std::move(message), std::move(help), Issue::Level::error});
  }
  /// No error so far.
  [[nodiscard]] bool clean() const { return clean_; }
  [[nodiscard]] const std::shared_ptr<const Source>& source() const { return source_; }
  [[nodiscard]] std::string_view bytes() const { return source_->bytes; }

 private:
  std::shared_ptr<const Source> source_;
  std::vector<Issue>& issues_;
  bool clean_ = true;
  std::size_t count_ = 0;
};

/// The known word nearest to a mistyped one: at most two letters wrong, missing, added or swapped
/// (one in words of three or four letters, none in shorter ones); empty if none is near. The first
/// of equals wins.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);
/// "did you mean `severity`?", or "" if nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);
/// The same, or "one of: error, warning, note" where nothing is near.
std::string did_you_mean_or_list(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace factlint
