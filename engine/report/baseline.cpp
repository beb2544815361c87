#include "engine/report/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

namespace factlint {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

bool read_entry(const Json& entry, std::string& fingerprint, KnownFinding& out) {
  const auto text = [&](const char* key, std::string& to) {
    const auto it = entry.find(key);
    if (it == entry.end() || !it->is_string()) return false;
    to = it->get<std::string>();
    return true;
  };
  std::string level;
  std::string outcome;
  if (!entry.is_object() || !text("fingerprint", fingerprint) || !text("rule", out.rule) ||
      !text("path", out.path) || !text("message", out.message) || !text("level", level) ||
      !text("outcome", outcome)) {
    return false;
  }
  const auto count = entry.find("count");
  if (count != entry.end() && !count->is_number_unsigned()) return false;
  out.count = count == entry.end() ? 1 : count->get<std::size_t>();
  return parse_level(level, out.level) && parse_outcome(outcome, out.outcome);
}

}  // namespace

std::size_t Baseline::size() const {
  std::size_t n = 0;
  for (const auto& [fingerprint, finding] : known) n += finding.count;
  return n;
}

Baseline baseline_of(const Report& report) {
  Baseline out;
  for (const Finding& finding : report.findings) {
    if (finding.outcome == Outcome::agreement) continue;
    KnownFinding& entry = out.known[finding.fingerprint];
    if (entry.count++ == 0) {
      const Side* side = first_side(finding);
      entry.level = finding.level;
      entry.outcome = finding.outcome;
      entry.rule = finding.rule;
      entry.path = side == nullptr ? std::string() : side->document->source->path;
      entry.message = finding.message;
    }
    entry.level = std::min(entry.level, finding.level);
  }
  return out;
}

std::string render_baseline(const Baseline& baseline) {
  using Entry = std::pair<const std::string, KnownFinding>;
  std::vector<const Entry*> entries;
  for (const Entry& entry : baseline.known) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
    return std::tie(a->second.path, a->second.rule, a->first) <
           std::tie(b->second.path, b->second.rule, b->first);
  });
  std::string out = fmt::format("{{\n\"factlint_baseline\": {},\n\"findings\": [", kSchema);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const KnownFinding& finding = entries[i]->second;
    Json line = {{"path", finding.path},
                 {"rule", finding.rule},
                 {"fingerprint", entries[i]->first},
                 {"outcome", to_string(finding.outcome)},
                 {"level", to_string(finding.level)},
                 {"message", finding.message}};
    if (finding.count > 1) line["count"] = finding.count;
    out += i == 0 ? "\n" : ",\n";
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return out + "\n]\n}\n";
}

bool parse_baseline(std::string_view text, Baseline& out, std::string& fault) {
  const Json root = Json::parse(text, nullptr, false);
  if (!root.is_object() || !root.contains("factlint_baseline") || !root.contains("findings") ||
      !root["findings"].is_array()) {
    fault = "not a baseline; `factlint baseline update` makes one";
    return false;
  }
  if (root["factlint_baseline"] != kSchema) {
    fault = fmt::format("a baseline of schema {}; this factlint knows {}",
                        root["factlint_baseline"].dump(), kSchema);
    return false;
  }
  for (const Json& entry : root["findings"]) {
    std::string fingerprint;
    KnownFinding finding;
    if (!read_entry(entry, fingerprint, finding)) {
      fault = fmt::format("entry {} is faulty", &entry - &root["findings"][0] + 1);
      return false;
    }
    // Merged by hand, a file may have a line twice.
    KnownFinding& known = out.known.try_emplace(fingerprint, finding).first->second;
    known.count = std::max(known.count, finding.count);
    known.level = std::min(known.level, finding.level);
  }
  return true;
}

BaselineMarks compare(const Baseline& baseline, const Report& report) {
  BaselineMarks marks;
  std::map<std::string_view, std::size_t> used;
  for (const Finding& finding : report.findings) {
    const auto known = baseline.known.find(finding.fingerprint);
    if (known == baseline.known.end() || used[finding.fingerprint] >= known->second.count) {
      marks.novelty.push_back(Novelty::added);
      continue;
    }
    ++used[finding.fingerprint];
    const bool worse = finding.outcome == Outcome::conflict && finding.level < known->second.level;
    marks.novelty.push_back(worse ? Novelty::worse : Novelty::unchanged);
  }
  marks.gone = baseline.size();
  for (const auto& [fingerprint, count] : used) marks.gone -= count;
  return marks;
}

Baseline pruned(const Baseline& old, const Baseline& now) {
  Baseline out;
  for (const auto& [fingerprint, finding] : old.known) {
    const auto found = now.known.find(fingerprint);
    if (found == now.known.end()) continue;
    KnownFinding& kept = out.known.try_emplace(fingerprint, finding).first->second;
    kept.count = std::min(finding.count, found->second.count);
  }
  return out;
}

}  // namespace factlint
