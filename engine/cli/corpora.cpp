#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "engine/cli/common.hpp"
#include "engine/cli/expect.hpp"
#include "engine/cli/test_run.hpp"
#include "engine/engine.hpp"
#include "engine/report/text.hpp"
#include "engine/report/view.hpp"

namespace factlint::cli {

namespace {

/// A place in the bytes of one document.
struct Place {
  const Document* document = nullptr;
  Span bytes;
};

bool cites(const Finding& finding, const Place& place) {
  return std::any_of(finding.sides.begin(), finding.sides.end(), [&](const Side& side) {
    return side.document == place.document && place_of_side(side).bytes.overlaps(place.bytes);
  });
}

std::string cited(const QuotedPlace& place) {
  return fmt::format("{}: \"{}\"", place.file, shortened(place.quote));
}

class Corpus {
 public:
  Corpus(const RuleSet& rules, std::string folder, unsigned threads)
      : rules_(rules), folder_(std::move(folder)), threads_(threads) {}

  TestResult run() {
    const std::string path = folder_ + "/expect.yaml";
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    FileIssues issues(std::make_shared<const Source>(Source{path, bytes.str()}), result_.issues);
    const Expectation expectation = read_expectation(issues);

    check(expectation);
    for (const ExpectedRow& row : expectation.expect) judge(row, issues);
    for (const SilentRow& row : expectation.silent) judge(row, issues);
    for (const Finding& finding : report_.findings) {
      result_.fired.insert(finding.rule);
      if (finding.outcome != Outcome::conflict) continue;
      if (std::none_of(expected_.begin(), expected_.end(),
                       [&](const Place& place) { return cites(finding, place); })) {
        failed(fmt::format("unexpected {}", describe(finding)));
      }
    }
    return std::move(result_);
  }

 private:
  void check(const Expectation& expectation) {
    InputOptions inputs;
    inputs.paths = {folder_};
    inputs.published = expectation.published;
    for (const std::string& path : expectation.against) {
      inputs.against.push_back(folder_ + "/" + path);
    }
    LoadedDocuments documents = load_inputs(inputs, *rules_.knowledge);
    CheckOptions options;
    options.threads = threads_;
    options.eval.agreements = true;
    report_ = factlint::check(rules_, std::move(documents), options);
    for (const InputError& error : report_.input_errors) {
      failed(fmt::format("{}: {}", error.path, error.message));
    }
    for (const auto& document : report_.documents) {
      std::filesystem::path name = document->source->path;
      documents_[name.lexically_relative(folder_).generic_string()] = document.get();
    }
  }

  void judge(const ExpectedRow& row, FileIssues& issues) {
    std::vector<Place> places;
    for (const QuotedPlace& quoted : row.at) {
      if (const auto place = find(quoted, issues)) places.push_back(*place);
    }
    expected_.insert(expected_.end(), places.begin(), places.end());
    if (places.size() < row.at.size()) return;
    const auto at_place = [&](const Finding& finding) {
      return std::any_of(places.begin(), places.end(),
                         [&](const Place& place) { return cites(finding, place); });
    };
    const auto meets = [&](const Finding& finding) {
      return finding.outcome == row.outcome && finding.category == row.category &&
             (!row.level || finding.level == *row.level) &&
             (row.rule.empty() || finding.rule == row.rule) && at_place(finding);
    };
    const std::vector<Finding>& all = report_.findings;
    if (std::any_of(all.begin(), all.end(), meets)) {
      if (row.gap.empty()) {
        ++result_.passed;
      } else {
        failed(fmt::format("the {} of {} at {} is found now: take its `gap` away",
                           to_string(row.outcome), row.category, cited(row.at.front())));
      }
      return;
    }
    if (!row.gap.empty()) {
      ++result_.gaps;
      return;
    }
    std::string line = fmt::format("no {} of {} at {}", to_string(row.outcome), row.category,
                                   cited(row.at.front()));
    if (!row.rule.empty()) line += fmt::format(" by {}", row.rule);
    if (row.level) line += fmt::format(", level {}", to_string(*row.level));
    // What was found there instead says which half of the row is off.
    const auto other = std::find_if(all.begin(), all.end(), at_place);
    if (other != all.end()) {
      line += fmt::format("; there is {} {} of {} [{}]", to_string(other->level),
                          to_string(other->outcome), other->category, other->rule);
    }
    if (!row.why.empty()) line += fmt::format(" ({})", row.why);
    failed(std::move(line));
  }

  void judge(const SilentRow& row, FileIssues& issues) {
    const auto place = find(row.at, issues);
    if (!place) return;
    const auto hit =
        std::find_if(report_.findings.begin(), report_.findings.end(), [&](const Finding& finding) {
          return finding.outcome == Outcome::conflict && cites(finding, *place);
        });
    if (hit == report_.findings.end()) {
      ++result_.passed;
      return;
    }
    failed(fmt::format("not silent at {}: {}{}", cited(row.at), describe(*hit),
                       row.why.empty() ? "" : " (" + row.why + ")"));
  }

  /// The first place of the quote in the readable text, else in the bytes.
  std::optional<Place> find(const QuotedPlace& quoted, FileIssues& issues) {
    const auto named = documents_.find(quoted.file);
    if (named == documents_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, document] : documents_) names.push_back(name);
      issues.error(quoted.at, fmt::format("there is no document `{}` in this folder", quoted.file),
                   did_you_mean_or_list(quoted.file, names));
      return std::nullopt;
    }
    const Document& document = *named->second;
    const auto length = static_cast<std::uint32_t>(quoted.quote.size());
    if (const std::size_t at = document.text.find(quoted.quote); at != std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      return Place{&document, document.to_source({begin, begin + length})};
    }
    const std::size_t at = document.source->bytes.find(quoted.quote);
    if (at != std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      return Place{&document, {begin, begin + length}};
    }
    issues.error(quoted.at, fmt::format("this quote does not stand in {}", quoted.file),
                 "a quote has to match to the character, line ends included");
    return std::nullopt;
  }

  static std::string describe(const Finding& finding) {
    std::string place;
    if (!finding.sides.empty() && finding.sides.front().document != nullptr) {
      const SourcePlace at = place_of_side(finding.sides.front());
      const LineColumn line = LineIndex(at.source->bytes).code_points_at(at.bytes.begin);
      place = fmt::format(
          "{}:{}:{} \"{}\": ", std::filesystem::path(at.source->path).filename().generic_string(),
          line.line, line.column, shortened(at.text));
    }
    return fmt::format("{} of {} at {}{} [{}]", to_string(finding.outcome), finding.category, place,
                       printable(finding.message), finding.rule);
  }

  void failed(std::string line) { result_.failures.push_back(folder_ + ": " + std::move(line)); }

  const RuleSet& rules_;
  std::string folder_;
  unsigned threads_;
  Report report_;
  std::map<std::string, const Document*> documents_;
  std::vector<Place> expected_;
  TestResult result_;
};

}  // namespace

void TestResult::add(TestResult other) {
  passed += other.passed;
  gaps += other.gaps;
  failures.insert(failures.end(), other.failures.begin(), other.failures.end());
  issues.insert(issues.end(), other.issues.begin(), other.issues.end());
  fired.merge(other.fired);
}

TestResult run_corpus(const RuleSet& rules, const std::string& folder, unsigned threads) {
  return Corpus(rules, folder, threads).run();
}

std::string shortened(std::string_view text, std::size_t length) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (text.size() <= length) return printable(text);
  // Not inside of a multi-byte character.
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  return printable(text.substr(0, length)) + "…";
}

}  // namespace factlint::cli
