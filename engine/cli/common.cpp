#include "engine/cli/common.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "engine/engine.hpp"
#include "engine/report/snippet.hpp"
#include "engine/report/text.hpp"

namespace factlint::cli {

namespace {

/// One key for every way of writing a path.
std::string identity(const Document& document) {
  std::error_code error;
  const auto path = std::filesystem::weakly_canonical(document.source->path, error);
  return error ? document.source->path : path.generic_string();
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

LoadedDocuments load_inputs(const InputOptions& inputs, const Knowledge& knowledge) {
  const DocumentWords words(knowledge);
  LoadOptions options;
  options.published = inputs.published;
  if (inputs.max_bytes > 0) options.max_bytes = inputs.max_bytes;
  LoadedDocuments loaded = load_documents(inputs.paths, options, words);
  if (inputs.against.empty()) return loaded;

  LoadedDocuments sources = load_documents(inputs.against, options, words);
  std::set<std::string> is_source;
  for (auto& document : sources.documents) {
    is_source.insert(identity(*document));
    auto marked = std::make_shared<Document>(*document);
    marked->meta.is_source = true;
    document = std::move(marked);
  }
  std::erase_if(loaded.documents,
                [&](const auto& document) { return is_source.contains(identity(*document)); });
  append(loaded.documents, sources.documents);
  append(loaded.errors, sources.errors);
  append(loaded.issues, sources.issues);
  std::stable_sort(loaded.documents.begin(), loaded.documents.end(),
                   [](const auto& a, const auto& b) { return a->source->path < b->source->path; });
  const auto by_path = [](const InputError& a, const InputError& b) {
    return std::tie(a.path, a.message) < std::tie(b.path, b.message);
  };
  std::sort(loaded.errors.begin(), loaded.errors.end(), by_path);
  const auto same = [&](const InputError& a, const InputError& b) {
    return !by_path(a, b) && !by_path(b, a);
  };
  loaded.errors.erase(std::unique(loaded.errors.begin(), loaded.errors.end(), same),
                      loaded.errors.end());
  return loaded;
}

bool has_errors(const std::vector<Issue>& issues) {
  return std::any_of(issues.begin(), issues.end(),
                     [](const Issue& issue) { return issue.level == Issue::Level::error; });
}

void print_issues(const std::vector<Issue>& issues, Color color) {
  SnippetStyle style;
  style.color = use_color(color, STDERR_FILENO);
  fmt::print(stderr, "{}", format_issues(issues, style));
}

void print_input_errors(const std::vector<InputError>& errors) {
  for (const InputError& error : errors) {
    fmt::print(stderr, "{}: error: {}\n", printable(error.path), printable(error.message));
  }
}

int exit_code(const std::vector<Issue>& issues, const std::vector<InputError>& errors,
              int otherwise) {
  if (has_errors(issues)) return kUsage;
  return errors.empty() ? otherwise : kInput;
}

int fail(std::string_view message) {
  fmt::print(stderr, "factlint: error: {}\n", printable(message));
  return kUsage;
}

bool use_color(Color color, int descriptor) {
  if (color != Color::automatic) return color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return isatty(descriptor) == 1;
}

bool write_out(std::string_view text) {
  const bool done =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!done) fail("standard output cannot be written");
  return done;
}

ReadInputs read_inputs(const PackOptions& packs, const InputOptions& inputs) {
  ReadInputs out;
  out.packs = load_rules(pack_paths(packs));
  const Knowledge& knowledge = *out.packs.rules.knowledge;
  LoadedDocuments loaded = load_inputs(inputs, knowledge);
  std::vector<Issue> issues = out.packs.issues;
  append(issues, loaded.issues);
  print_issues(issues, Color::automatic);
  print_input_errors(loaded.errors);
  out.readings = read_documents(knowledge, loaded.documents, inputs.threads);
  out.exit_code = exit_code(issues, loaded.errors, kClean);
  return out;
}

}  // namespace factlint::cli
