#include "engine/report/gitlab.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "engine/model/hash.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/snippet.hpp"

namespace factlint {

namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(const Finding& finding) {
  if (finding.outcome != Outcome::conflict) return "info";
  switch (finding.level) {
    case Level::error:
      return "major";
    case Level::warning:
      return "minor";
    case Level::note:
      return "info";
  }
  return "info";
}

class Writer {
 public:
  explicit Writer(const ReportView& view) : view_(view) {}

  Json all() {
    for (const Finding* finding : view_.shown()) {
      const Side* side = first_side(*finding);
      if (side == nullptr) continue;
      const SidePlace at = lines_of_side(*side, lines_);
      add(message_with_sides(*finding, lines_), finding->rule, finding->fingerprint,
          severity_of(*finding), at.path, at.begin.line, at.end.line);
    }
    for (const Issue& issue : view_.issues) {
      std::uint32_t line = 1;
      if (issue.source != nullptr) {
        line = place_of(issue.source->bytes, lines_.of(*issue.source), issue.at.begin).line;
      }
      fault(issue.message, "rule-file", issue.level == Issue::Level::error ? "blocker" : "minor",
            issue.path, line);
    }
    for (const InputError& error : view_.report.input_errors) {
      fault(error.message, "input-not-read", "blocker", error.path, 1);
    }
    return std::move(out_);
  }

 private:
  void fault(const std::string& message, std::string_view check, std::string_view severity,
             std::string_view path, std::uint32_t line) {
    const std::uint64_t hash = hash_mix(hash_text(path), hash_text(message));
    add(message, check, fmt::format("{:016x}", hash), severity, path, line, line);
  }

  void add(const std::string& description, std::string_view check, const std::string& fingerprint,
           std::string_view severity, std::string_view path, std::uint32_t begin,
           std::uint32_t end) {
    const std::size_t before = seen_[fingerprint]++;
    const std::string print =
        before == 0 ? fingerprint
                    : fmt::format("{:016x}", hash_mix(hash_text(fingerprint), before));
    out_.push_back(Json{
        {"description", clean_text(description)},
        {"check_name", check},
        {"fingerprint", print},
        {"severity", severity},
        {"location", {{"path", without_dot(path)}, {"lines", {{"begin", begin}, {"end", end}}}}}});
  }

  const ReportView& view_;
  Lines lines_;
  std::map<std::string, std::size_t> seen_;
  Json out_ = Json::array();
};

}  // namespace

std::string render_gitlab(const ReportView& view) {
  return Writer(view).all().dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace factlint
