#include "engine/cli/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/report/github.hpp"
#include "engine/report/gitlab.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/jsonl.hpp"
#include "engine/report/junit.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/sarif.hpp"
#include "engine/report/text.hpp"

namespace factlint::cli {

namespace {

struct Format {
  std::string_view name;
  std::string (*render)(const ReportView& view, bool color);
};

constexpr std::array<Format, 9> kFormats{{
    {"text", [](const ReportView& view, bool color) { return render_text(view, {color}); }},
    {"json", [](const ReportView& view, bool) { return render_json(view); }},
    {"jsonl", [](const ReportView& view, bool) { return render_jsonl(view); }},
    {"sarif", [](const ReportView& view, bool) { return render_sarif(view); }},
    {"junit", [](const ReportView& view, bool) { return render_junit(view); }},
    {"github", [](const ReportView& view, bool) { return render_github(view); }},
    {"gitlab", [](const ReportView& view, bool) { return render_gitlab(view); }},
    {"markdown", [](const ReportView& view, bool) { return render_markdown(view); }},
    {"html", [](const ReportView& view, bool) { return render_html(view); }},
}};

const Format* find_format(std::string_view name) {
  const auto it = std::find_if(kFormats.begin(), kFormats.end(),
                               [&](const Format& format) { return format.name == name; });
  return it == kFormats.end() ? nullptr : &*it;
}

}  // namespace

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::string render(std::string_view format, const ReportView& view, bool color) {
  return find_format(format)->render(view, color);
}

bool destinations(const CheckCommand& command, std::vector<Destination>& out, std::string& fault) {
  bool plain = false;
  for (const std::string& output : command.outputs) {
    const std::size_t equals = output.find('=');
    const std::string_view name = std::string_view(output).substr(0, equals);
    if (equals != std::string::npos && find_format(name) != nullptr) {
      out.push_back({std::string(name), output.substr(equals + 1)});
      if (out.back().path.empty()) {
        fault = fmt::format("--output: {} names no file", output);
        return false;
      }
    } else {
      out.push_back({command.format, output});
      plain = true;
    }
    if (out.back().path == "-") out.back().path.clear();
  }
  const auto to_out = [](const Destination& d) { return d.path.empty(); };
  if (!plain && std::none_of(out.begin(), out.end(), to_out)) out.push_back({command.format, {}});
  std::set<std::string> paths;
  for (const Destination& destination : out) {
    if (paths.insert(destination.path).second) continue;
    fault = fmt::format("--output: two reports go to {}",
                        destination.path.empty() ? "standard output" : destination.path);
    return false;
  }
  return true;
}

}  // namespace factlint::cli
