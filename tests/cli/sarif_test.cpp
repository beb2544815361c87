// SARIF as a consumer needs it, checked on what the program writes for all fixtures: the properties
// that the schema of SARIF 2.1.0 demands, and references that point at something.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/run.hpp"

using namespace factlint::cli_test;
using Json = nlohmann::json;

namespace {

/// Collects what is wrong; nothing means valid.
class Validator {
 public:
  std::vector<std::string> faults;

  void log(const Json& log) {
    keys(log, "log", {"$schema", "version", "runs"}, {"version", "runs"});
    demand(log["version"] == "2.1.0", "version");
    for (const Json& one : log["runs"]) run(one);
  }

 private:
  void demand(bool holds, const std::string& what) {
    if (!holds) faults.push_back(what);
  }

  void keys(const Json& object, const std::string& what, const std::set<std::string>& allowed,
            const std::set<std::string>& required) {
    demand(object.is_object(), what + " is an object");
    for (const auto& [key, value] : object.items()) {
      demand(allowed.contains(key), what + " has no " + key);
    }
    for (const std::string& key : required) demand(object.contains(key), what + " needs " + key);
  }

  void message(const Json& object, const std::string& what) {
    keys(object, what, {"text", "markdown", "id", "arguments"}, {"text"});
    demand(!object["text"].get<std::string>().empty(), what + " says something");
  }

  void uri(const Json& location, std::size_t artifacts) {
    keys(location, "artifactLocation", {"uri", "index"}, {"uri"});
    const auto text = location["uri"].get<std::string>();
    demand(text.find_first_of(" <>\"{}|\\^`") == std::string::npos, "encoded URI: " + text);
    if (location.contains("index")) {
      demand(location["index"].get<std::size_t>() < artifacts, "index of an artifact");
    }
  }

  void region(const Json& region) {
    keys(
        region, "region",
        {"startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength", "snippet"},
        {"startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"});
    const auto at = [&](const char* key) { return region[key].get<long>(); };
    demand(at("startLine") >= 1 && at("startColumn") >= 1, "region starts at 1");
    demand(at("endLine") > at("startLine") ||
               (at("endLine") == at("startLine") && at("endColumn") >= at("startColumn")),
           "region ends behind its start");
    demand(at("byteOffset") >= 0 && at("byteLength") >= 0, "region in bytes");
    if (region.contains("snippet")) keys(region["snippet"], "snippet", {"text"}, {"text"});
  }

  void location(const Json& location, std::size_t artifacts, bool related) {
    keys(location, "location", {"id", "physicalLocation", "message"}, {"physicalLocation"});
    demand(location.contains("id") == related, "only related locations have ids");
    const Json& physical = location["physicalLocation"];
    keys(physical, "physicalLocation", {"artifactLocation", "region"}, {"artifactLocation"});
    uri(physical["artifactLocation"], artifacts);
    if (physical.contains("region")) region(physical["region"]);
    if (location.contains("message")) message(location["message"], "location message");
  }

  void rule(const Json& rule) {
    keys(
        rule, "rule",
        {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"},
        {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"});
    message(rule["shortDescription"], "shortDescription");
    message(rule["fullDescription"], "fullDescription");
    message(rule["help"], "help");
    level(rule["defaultConfiguration"]["level"]);
  }

  void level(const Json& level) {
    static const std::set<std::string> kLevels{"none", "note", "warning", "error"};
    demand(kLevels.contains(level.get<std::string>()), "level");
  }

  void result(const Json& result, const Json& rules, std::size_t artifacts) {
    static const std::set<std::string> kKinds{"fail", "informational", "open", "pass"};
    keys(result, "result",
         {"ruleId", "ruleIndex", "kind", "level", "message", "locations", "relatedLocations",
          "partialFingerprints", "fixes", "properties"},
         {"ruleId", "kind", "level", "message", "locations", "partialFingerprints", "properties"});
    demand(kKinds.contains(result["kind"].get<std::string>()), "kind");
    level(result["level"]);
    demand((result["level"] == "none") == (result["kind"] != "fail"), "level none unless fail");
    if (result.contains("ruleIndex")) {
      const auto index = result["ruleIndex"].get<std::size_t>();
      demand(index < rules.size() && rules[index]["id"] == result["ruleId"], "ruleIndex");
    }
    message(result["message"], "result message");
    demand(result["locations"].size() == 1, "one location");
    for (const Json& place : result["locations"]) location(place, artifacts, false);
    std::set<long> ids;
    for (const Json& place : result.value("relatedLocations", Json::array())) {
      location(place, artifacts, true);
      demand(ids.insert(place["id"].get<long>()).second, "ids are distinct");
    }
    demand(result["partialFingerprints"]["factlint/v1"].get<std::string>().size() == 16,
           "fingerprint");
    for (const char* key : {"category", "outcome", "derivation"}) {
      demand(result["properties"].contains(key), key);
    }
  }

  void run(const Json& run) {
    keys(run, "run", {"tool", "invocations", "columnKind", "artifacts", "results"},
         {"tool", "invocations", "columnKind", "artifacts", "results"});
    demand(run["columnKind"] == "utf16CodeUnits", "columnKind");
    const Json& rules = run["tool"]["driver"]["rules"];
    std::set<std::string> ids;
    for (const Json& one : rules) {
      rule(one);
      demand(ids.insert(one["id"].get<std::string>()).second, "rule ids are distinct");
    }
    for (const Json& artifact : run["artifacts"]) {
      keys(artifact, "artifact", {"location", "length", "roles"}, {"location"});
      uri(artifact["location"], 0);
    }
    for (const Json& invocation : run["invocations"]) {
      demand(invocation["executionSuccessful"].is_boolean(), "executionSuccessful");
      for (const Json& note : invocation["toolExecutionNotifications"]) {
        message(note["message"], "notification");
        level(note["level"]);
      }
    }
    for (const Json& one : run["results"]) result(one, rules, run["artifacts"].size());
  }
};

}  // namespace

TEST_CASE("sarif of all fixtures has what the standard demands", "[cli]") {
  const Folder folder;
  folder.write("a folder/ü & more.txt", "The mill reopened in spring.\n");
  folder.write("broken.txt", "\xFF\xFE\xFA");
  const Result result = run(folder, {"check", ".", FACTLINT_SOURCE_DIR "/fixtures", "--show", "all",
                                     "--format", "sarif"});
  CHECK(result.code == 3);
  const Json log = Json::parse(result.out);
  Validator validator;
  validator.log(log);
  CHECK(validator.faults == std::vector<std::string>{});
  CHECK(result.out.find("a%20folder/%C3%BC%20%26%20more.txt") != std::string::npos);
  CHECK(log["runs"][0]["invocations"][0]["executionSuccessful"] == false);
}
