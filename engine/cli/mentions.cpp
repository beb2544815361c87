// `factlint mentions`: what was recognised, as a table or as JSON Lines; with --jsonl and no paths,
// documents come as JSON Lines on standard input.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/cli/common.hpp"
#include "engine/document/words.hpp"
#include "engine/model/schema.hpp"
#include "engine/report/mentions_json.hpp"
#include "engine/report/text.hpp"
#include "engine/report/view.hpp"
#include "engine/rule/load.hpp"
#include "engine/scan/scan.hpp"

namespace factlint::cli {

namespace {

/// A union ("measure", "name") stands for its members; false if a name is no kind.
bool chosen_kinds(const std::vector<std::string>& names, std::vector<Kind>& kinds,
                  std::string& wrong) {
  for (const std::string& name : names) {
    const Kind kind = find_kind(name);
    if (kind == Kind::none) {
      wrong = name;
      return false;
    }
    const KindInfo& info = kind_info(kind);
    if (info.members.empty()) kinds.push_back(kind);
    kinds.insert(kinds.end(), info.members.begin(), info.members.end());
  }
  return true;
}

std::string value_text(const Reading& reading, const Mention& m, const Knowledge& knowledge) {
  if (m.when.known) return format_date(m.when);
  if (!m.value.known()) return {};
  std::string text = format_value(m.value, knowledge.units[m.value.unit].name);
  if (m.head != kNone) text += fmt::format(" of {}", reading.text(m.head));
  return text;
}

void print_table(const Reading& reading, const Knowledge& knowledge, const std::vector<Kind>& kinds,
                 std::string& out) {
  const Document& document = *reading.document;
  Lines lines;
  LineColumn counted;      // columns in code points, counted on from the mention before: a text may
  std::uint32_t byte = 0;  // be one long line
  for (const Mention& m : reading.mentions) {
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), m.kind) == kinds.end()) continue;
    const Span at = document.to_source(m.span);
    LineColumn place = lines.of(*document.source).bytes_at(at.begin);
    const std::uint32_t line_begin = at.begin - (place.column - 1);
    if (place.line != counted.line || at.begin < byte) {
      counted = {place.line, 1};
      byte = line_begin;
    }
    for (; byte < at.begin; ++byte) {
      counted.column += (static_cast<unsigned char>(document.source->bytes[byte]) & 0xC0) != 0x80;
    }
    place.column = counted.column;
    const std::string text = printable(document.text.substr(m.span.begin, m.span.size()));
    out += fmt::format("{}:{}:{}: {:<12} {}", printable(document.source->path), place.line,
                       place.column, kind_info(m.kind).name, text);
    const std::string value = value_text(reading, m, knowledge);
    if (!value.empty()) out += fmt::format("  = {}", value);
    out += '\n';
  }
}

/// {"id", "text", "published"} a line; a line that is no such object is an input error.
int read_lines(const Knowledge& knowledge, const std::vector<Kind>& kinds) {
  const Scanner scanner(knowledge);
  const DocumentWords words(knowledge);
  std::string line;
  int code = kClean;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.empty()) continue;
    const auto item = nlohmann::json::parse(line, nullptr, false);
    if (!item.is_object() || !item.contains("text") || !item["text"].is_string()) {
      print_input_errors({{fmt::format("-:{}", number), "not an object with a string \"text\""}});
      code = kInput;
      continue;
    }
    const auto text_of = [&](const char* key) {
      return item.contains(key) && item[key].is_string() ? item[key].get<std::string>()
                                                         : std::string();
    };
    std::string published = text_of("published");
    if (published.size() > 10) published.resize(10);  // the day of "2016-11-07T16:12:00"
    const std::string id = text_of("id");
    const Reading reading =
        scanner.read(make_document(item["text"].get<std::string>(), "", published, words, id));
    if (!write_out(mentions_json(reading, knowledge, id, kinds))) return kUsage;
  }
  return code;
}

}  // namespace

int run_mentions(const MentionsCommand& command) {
  std::vector<Kind> kinds;
  std::string wrong;
  if (!chosen_kinds(command.kinds, kinds, wrong)) {
    return fail(fmt::format("no kind is named '{}'; see `factlint rules kinds`", wrong));
  }
  if (command.inputs.paths.empty()) {
    if (!command.jsonl) return fail("name files or folders, or - for standard input");
    const LoadResult packs = load_rules(pack_paths(command.packs));
    print_issues(packs.issues, Color::automatic);
    const int code = read_lines(*packs.rules.knowledge, kinds);
    return has_errors(packs.issues) ? int{kUsage} : code;
  }
  const ReadInputs inputs = read_inputs(command.packs, command.inputs);
  const Knowledge& knowledge = *inputs.packs.rules.knowledge;
  std::string out;
  for (const Reading& reading : inputs.readings) {
    if (command.jsonl) {
      out += mentions_json(reading, knowledge, reading.document->source->path, kinds);
    } else {
      print_table(reading, knowledge, kinds, out);
    }
  }
  return write_out(out) ? inputs.exit_code : int{kUsage};
}

}  // namespace factlint::cli
