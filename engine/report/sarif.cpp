#include "engine/report/sarif.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

namespace factlint {

namespace {

using Json = nlohmann::ordered_json;

std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::conflict:
      return "fail";
    case Outcome::difference:
      return "informational";
    case Outcome::unresolved:
      return "open";
    case Outcome::agreement:
      return "pass";
  }
  return "fail";
}

Json message_json(std::string_view text) {
  return {{"text", text}};
}

/// "First sentence. Second." -> "First sentence."; viewers show it in one line.
std::string first_sentence(const std::string& why) {
  std::string line;
  for (char c : why) line += c == '\n' ? ' ' : c;
  const std::size_t stop = line.find(". ");
  if (stop != std::string::npos) line.resize(stop + 1);
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

std::string help_of(const RuleInfo& rule) {
  std::string out = trimmed(rule.why);
  const auto add = [&](std::string_view title, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out += fmt::format("\n\n{}:\n", title);
    for (const std::string& text : texts) out += fmt::format("\n- {}", trimmed(text));
  };
  add("Reported", rule.fires);
  add("Not reported", rule.silent);
  return out;
}

Json rule_json(const RuleInfo& rule) {
  const std::string why = rule.why.empty() ? rule.id : trimmed(rule.why);
  return {{"id", rule.id},
          {"shortDescription", message_json(first_sentence(why))},
          {"fullDescription", message_json(why)},
          {"help", message_json(help_of(rule))},
          {"defaultConfiguration", {{"level", to_string(rule.level)}}},
          {"properties", {{"category", rule.category}, {"tags", Json::array({rule.category})}}}};
}

class Writer {
 public:
  explicit Writer(const ReportView& view) : view_(view) {
    std::size_t index = 0;
    for (const auto& document : view.report.documents) artifacts_[document.get()] = index++;
    index = 0;
    for (const RuleInfo& rule : view.report.rules) rules_[rule.id] = index++;
  }

  Json run() {
    Json rules = Json::array();
    for (const RuleInfo& rule : view_.report.rules) rules.push_back(rule_json(rule));
    Json artifacts = Json::array();
    for (const auto& document : view_.report.documents) {
      artifacts.push_back(Json{{"location", {{"uri", to_uri(document->source->path)}}},
                               {"length", document->source->bytes.size()},
                               {"roles", Json::array({"analysisTarget"})}});
    }
    Json results = Json::array();
    for (const Finding& finding : view_.report.findings) {
      if (view_.show.has(finding.outcome)) results.push_back(result(finding));
    }
    return {{"tool",
             {{"driver",
               {{"name", "factlint"},
                {"version", view_.version},
                {"semanticVersion", view_.version},
                {"rules", std::move(rules)}}}}},
            {"invocations", Json::array({invocation()})},
            {"columnKind", "utf16CodeUnits"},
            {"artifacts", std::move(artifacts)},
            {"results", std::move(results)}};
  }

 private:
  Json region(const Source& source, Span bytes, bool with_snippet) {
    const LineIndex& lines = lines_.of(source);
    const LineColumn begin = utf16_place(source, lines, bytes.begin);
    const LineColumn end = utf16_place(source, lines, bytes.end);
    Json out = {{"startLine", begin.line},   {"startColumn", begin.column},
                {"endLine", end.line},       {"endColumn", end.column},
                {"byteOffset", bytes.begin}, {"byteLength", bytes.size()}};
    if (with_snippet) {
      const std::string_view all = source.bytes;
      out["snippet"] = message_json(all.substr(bytes.begin, bytes.size()));
    }
    return out;
  }

  Json artifact(const Document& document) {
    Json out = {{"uri", to_uri(document.source->path)}};
    const auto index = artifacts_.find(&document);
    if (index != artifacts_.end()) out["index"] = index->second;
    return out;
  }

  Json physical(const Side& side) {
    const SourcePlace place = place_of_side(side);
    return {{"artifactLocation", artifact(*side.document)},
            {"region", region(*place.source, place.bytes, true)}};
  }

  Json result(const Finding& finding) {
    const bool fails = finding.outcome == Outcome::conflict;
    Json out = {{"ruleId", finding.rule}};
    const auto rule = rules_.find(finding.rule);
    if (rule != rules_.end()) out["ruleIndex"] = rule->second;
    out["kind"] = kind_of(finding.outcome);
    // 3.27.10: level is "none" wherever kind is not "fail".
    out["level"] = fails ? to_string(finding.level) : "none";
    if (const auto novelty = view_.novelty(finding)) {
      // 3.27.24: "updated" was there and has changed; a graver level is our only such change.
      out["baselineState"] = *novelty == Novelty::worse ? "updated" : to_string(*novelty);
    }
    out["message"] = message_json(finding.message);
    out["locations"] = Json::array();
    Json related = Json::array();
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      const Side& side = finding.sides[i];
      if (side.document == nullptr) continue;
      Json location = i == 0 ? Json::object() : Json{{"id", i}};
      location["physicalLocation"] = physical(side);
      if (!side.note.empty()) location["message"] = message_json(side.note);
      (i == 0 ? out["locations"] : related).push_back(std::move(location));
    }
    if (!related.empty()) out["relatedLocations"] = std::move(related);
    out["partialFingerprints"] = {{"factlint/v1", finding.fingerprint}};
    if (!finding.suggest.empty() && !finding.sides.empty() && finding.sides[0].document) {
      out["fixes"] = Json::array({fix(finding.sides[0], finding.suggest)});
    }
    out["properties"] = {{"category", finding.category},
                         {"outcome", to_string(finding.outcome)},
                         {"derivation", finding.derivation}};
    return out;
  }

  Json fix(const Side& side, const std::string& text) {
    const SourcePlace place = place_of_side(side);
    const Json replacement = {{"deletedRegion", region(*place.source, place.bytes, false)},
                              {"insertedContent", message_json(text)}};
    const Json change = {{"artifactLocation", artifact(*side.document)},
                         {"replacements", Json::array({replacement})}};
    return {{"artifactChanges", Json::array({change})}};
  }

  static Json notification(std::string_view level, std::string_view message, Json physical) {
    const Json location = {{"physicalLocation", std::move(physical)}};
    return {{"level", level},
            {"message", message_json(message)},
            {"locations", Json::array({location})}};
  }

  Json invocation() {
    bool clean = view_.report.input_errors.empty();
    Json notes = Json::array();
    for (const Issue& issue : view_.issues) {
      const bool error = issue.level == Issue::Level::error;
      clean = clean && !error;
      Json physical = {{"artifactLocation", {{"uri", to_uri(issue.path)}}}};
      if (issue.source != nullptr) physical["region"] = region(*issue.source, issue.at, false);
      const std::string text =
          issue.help.empty() ? issue.message : fmt::format("{} ({})", issue.message, issue.help);
      notes.push_back(notification(error ? "error" : "warning", text, std::move(physical)));
    }
    for (const InputError& error : view_.report.input_errors) {
      notes.push_back(notification("error", error.message,
                                   {{"artifactLocation", {{"uri", to_uri(error.path)}}}}));
    }
    return {{"executionSuccessful", clean}, {"toolExecutionNotifications", std::move(notes)}};
  }

  const ReportView& view_;
  Lines lines_;
  std::map<const Document*, std::size_t> artifacts_;
  std::map<std::string, std::size_t, std::less<>> rules_;
};

}  // namespace

std::string render_sarif(const ReportView& view) {
  const Json root = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", Json::array({Writer(view).run()})}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_uri(std::string_view path) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (char c : path) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace factlint
