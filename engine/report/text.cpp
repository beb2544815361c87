#include "engine/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/report/snippet.hpp"

namespace factlint {

namespace {

constexpr std::string_view kReset = "\x1b[0m";

std::string_view paint_of(std::string_view label) {
  if (label == "error") return "\x1b[1;31m";
  if (label == "warning") return "\x1b[1;35m";
  return "\x1b[1;36m";
}

class Printer {
 public:
  explicit Printer(const TextOptions& options) : color_(options.color) { style_.color = color_; }

  void finding(const Finding& finding, bool whole_derivation) {
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      const Side& side = finding.sides[i];
      if (i == 0) {
        head(&side, label_of(finding), title_of(finding), finding.rule);
        place_snippet(side);
        // What the first side says is often the message again; only then is there nothing to add.
        if (!side.note.empty()) line("=", printable(side.note));
      } else {
        head(&side, "note", side.note.empty() ? "see also" : side.note, {});
        place_snippet(side);
      }
    }
    if (finding.sides.empty()) {
      head(nullptr, label_of(finding), title_of(finding), finding.rule);
    }
    derivation(finding, whole_derivation);
    if (!finding.suggest.empty()) line("= help:", "write: " + printable(finding.suggest));
  }

  std::string take() { return std::exchange(out_, {}); }

 private:
  static std::string_view label_of(const Finding& finding) {
    return finding.outcome == Outcome::conflict ? to_string(finding.level) : "note";
  }

  static std::string title_of(const Finding& finding) {
    if (finding.outcome == Outcome::conflict) return finding.message;
    return fmt::format("{}: {}", to_string(finding.outcome), finding.message);
  }

  void head(const Side* side, std::string_view label, std::string_view message,
            std::string_view rule) {
    if (side != nullptr && side->document != nullptr) {
      const SourcePlace place = place_of_side(*side);
      const LineColumn at =
          place_of(place.source->bytes, lines_.of(*place.source), place.bytes.begin);
      paint("\x1b[1m", fmt::format("{}:{}:{}:", printable(place.source->path), at.line, at.column));
      out_ += ' ';
    }
    paint(paint_of(label), fmt::format("{}:", label));
    out_ += ' ';
    out_ += printable(message);
    if (!rule.empty()) {
      out_ += ' ';
      paint("\x1b[2m", fmt::format("[{}]", rule));
    }
    out_ += '\n';
  }

  void place_snippet(const Side& side) {
    if (side.document == nullptr) return;
    const SourcePlace place = place_of_side(side);
    out_ += draw_snippet(place.source->bytes, lines_.of(*place.source), place.bytes, style_);
  }

  void derivation(const Finding& finding, bool whole) {
    if (finding.derivation.empty()) return;
    if (!whole) {
      line("= because:", printable(fmt::format("{}", fmt::join(finding.derivation, "; "))));
      return;
    }
    line("= because:", "");
    for (std::size_t i = 0; i < finding.derivation.size(); ++i) {
      fmt::format_to(std::back_inserter(out_), "    {}. {}\n", i + 1,
                     printable(finding.derivation[i]));
    }
  }

  void line(std::string_view label, std::string_view text) {
    out_.append(style_.indent, ' ');
    paint("\x1b[1m", label);
    if (!text.empty()) out_ += ' ';
    out_ += text;
    out_ += '\n';
  }

  void paint(std::string_view with, std::string_view text) {
    if (color_) out_ += with;
    out_ += text;
    if (color_) out_ += kReset;
  }

  bool color_;
  SnippetStyle style_;
  Lines lines_;
  std::string out_;
};

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
    };
    const unsigned b = byte(0);
    if (b == '\n' || b == '\t') {
      out += ' ';
    } else if (b < 0x20 || b == 0x7F) {
      out += kReplacement;
    } else if (b == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) {
      out += kReplacement;
      ++i;
    } else if (b == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                             (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9))) {
      out += kReplacement;
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string format_summary(const Summary& s, OutcomeSet show) {
  std::string out = counted(s.documents, "document", "documents") + ": ";
  if (s.all_conflicts() == 0) {
    out += "no conflicts";
  } else {
    out += counted(s.all_conflicts(), "conflict", "conflicts") + " (";
    bool first = true;
    for (std::size_t level = 0; level < s.conflicts.size(); ++level) {
      if (s.conflicts[level] == 0) continue;
      const std::string_view name = to_string(static_cast<Level>(level));
      if (!first) out += ", ";
      out += counted(s.conflicts[level], name, fmt::format("{}s", name));
      first = false;
    }
    out += ')';
  }
  if (s.differences > 0) out += ", " + counted(s.differences, "difference", "differences");
  if (s.unresolved > 0) out += fmt::format(", {} unresolved", s.unresolved);
  if (s.agreements > 0) {
    out += ", " + counted(s.agreements, "agreement", "agreements");
    if (!show.has(Outcome::agreement)) out += " (see --show agreement)";
  }
  if (s.unread > 0) out += ", " + counted(s.unread, "input", "inputs") + " not read";
  return out;
}

std::string format_baseline(const BaselineMarks& marks) {
  const auto count = [&](Novelty novelty) {
    return std::count(marks.novelty.begin(), marks.novelty.end(), novelty);
  };
  std::string out =
      fmt::format("against the baseline: {} new, {} worse, {} unchanged", count(Novelty::added),
                  count(Novelty::worse), count(Novelty::unchanged));
  if (marks.gone > 0) {
    out += fmt::format(", {} gone (see factlint baseline prune)", marks.gone);
  }
  return out;
}

std::string render_text(const ReportView& view, const TextOptions& options) {
  Printer printer(options);
  std::string out;
  for (const Finding* finding : view.fresh()) {
    printer.finding(*finding, false);
    out += printer.take() + '\n';
  }
  out += format_summary(summarise(view.report), view.show) + '\n';
  if (view.baseline != nullptr) out += format_baseline(*view.baseline) + '\n';
  return out;
}

std::string render_finding(const Finding& finding, const TextOptions& options) {
  Printer printer(options);
  printer.finding(finding, true);
  return printer.take();
}

}  // namespace factlint
