#include "tests/eval/support.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <deque>

#include "engine/model/words.hpp"
#include "engine/scan/scan.hpp"

namespace factlint::eval_test {

namespace {

std::shared_ptr<const Source> source(std::string path, std::string bytes) {
  return std::make_shared<const Source>(Source{std::move(path), std::move(bytes)});
}

std::vector<std::shared_ptr<const Source>> pack() {
  return {source("units.yaml",
                 "table: units\nwhy: x\ncolumns: name | dimension | factor | offset | symbol | "
                 "names\nrows: |\n"
                 "  percent | ratio | 0.01 |  | % | \n"
                 "  metre | length | 1 |  | m | metre; metres\n"
                 "  kilometre | length | 1000 |  | km | kilometre; kilometres; km\n"
                 "  gigabyte | data | 1 |  | GB | gigabytes; GB\n"
                 "  hectare | area | 10000 |  |  | hectare; hectares\n"
                 "  acre | area | 4046.8564224 |  |  | acre; acres\n"
                 "  second | time | 1 |  | s | second; seconds\n"
                 "  day | time | 86400 |  |  | day; days\n"),
          source("currencies.yaml",
                 "table: currencies\nwhy: x\ncolumns: name | iso | symbol | signs | names | cents\n"
                 "rows: |\n"
                 "  dollar |  | $ | $ | dollar; dollars | cent; cents\n"
                 "  US dollar | USD | US$ | US$ | US dollars | \n"
                 "  euro | EUR | € | € | euro; euros | \n"),
          source("words.yaml",
                 "lexicon: words\nclasses:\n"
                 "  weekday: |\n    monday = 0, tuesday = 1, wednesday = 2, thursday = 3\n"
                 "    friday = 4, saturday = 5, sunday = 6, fri = 4\n"
                 "  month: |\n    january = 1, february = 2, march = 3, april = 4, december = 12\n"
                 "  approve:\n    forms: verb\n    words: approve, clear\n"
                 "  total: |\n    total\n"
                 "  say:\n    forms: verb\n    words: say\n"
                 "  irregular-verb: |\n    said = say\n"
                 "  accelerator: |\n    chip, graphics cards\n"),
          source("products.yaml",
                 "table: products\nwhy: x\ncolumns: name | maker | aliases | score\nrows: |\n"
                 "  Tarn 9 | Orrin | T9 | 60\n"
                 "  Tarn 2 | Orrin | T2 | 10\n"),
          source("style.yaml",
                 "table: house-style\nwhy: x\ncolumns: name | spellings\nrows: |\n"
                 "  Orrin | Orrin; Orrin Corp\n"),
          source("offices.yaml",
                 "table: offices\nwhy: x\nas_of: 2026-08-22\n"
                 "columns: office | of | person | aliases | from | to | confidence\nrows: |\n"
                 "  president | Norland | Ada Brisk | Brisk | 2020-01-20 | 2024-01-20 | high\n"
                 "  president | Norland | Piet Holm | Holm | 2024-01-20 |  | medium\n"),
          source("office-names.yaml",
                 "table: office-names\nwhy: x\ncolumns: office | of | names\nrows: |\n"
                 "  president |  | president\n"),
          source("organisations.yaml",
                 "table: organisations-of-office\nwhy: x\ncolumns: of | names\nrows: |\n"
                 "  Norland | Norland; Norlandic\n")};
}

// What is written in digits, with the unit in front or behind, else the noun behind.
void add_numbers(Reading& r, const Knowledge& k) {
  std::erase_if(r.mentions, [](const Mention& m) {
    return (m.kind >= Kind::number && m.kind <= Kind::ordinal) || m.kind == Kind::duration;
  });
  r.facts.clear();
  for (std::uint32_t i = 0; i < r.tokens.size(); ++i) {
    if (!r.tokens[i].is(kDigits)) continue;
    const bool dated = std::any_of(r.mentions.begin(), r.mentions.end(), [&](const Mention& m) {
      return (m.kind == Kind::date || m.kind == Kind::weekday) && m.tokens.contains(i);
    });
    if (dated) continue;
    std::string digits;
    for (char c : r.text(i)) {
      if (c != ',') digits += c;
    }
    const double x = std::strtod(digits.c_str(), nullptr);
    double ulp = 1;
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
      for (std::size_t d = point + 1; d < digits.size(); ++d) ulp /= 10;
    } else {
      for (std::size_t d = digits.size(); d-- > 1 && digits[d] == '0';) ulp *= 10;
    }
    Mention m;
    m.tokens = {i, i + 1};
    m.value = {x, x - ulp / 2, x + ulp / 2, ulp, 0, Precision::written, false, false};
    const auto word = [&](std::uint32_t t) {
      return t < r.tokens.size() ? r.text(t) : std::string_view();
    };
    if (i > 0 && (word(i - 1) == "$" || word(i - 1) == "€")) {
      m.kind = Kind::money;
      m.tokens.first = i - 1;
      m.value.unit = k.unit(word(i - 1));
    } else if (word(i + 1) == "%") {
      m.kind = Kind::percent;
      m.tokens.last = i + 2;
      m.value.unit = k.unit("percent");
    } else if (const UnitId unit = k.unit(word(i + 1)); unit != 0) {
      m.kind = Kind::quantity;
      m.tokens.last = i + 2;
      m.value.unit = unit;
    } else {
      m.kind = Kind::number;
      if (x < 100) m.value = Value::exactly(x);
      if (i + 1 < r.tokens.size() && r.tokens[i + 1].is(kWord)) m.head = i + 1;
      // "H200 chips": a product in front of the noun.
      if (word(i + 2) == "chips") {
        m.head = i + 2;
      }
    }
    if (m.kind == Kind::quantity && m.tokens.last + 1 < r.tokens.size() &&
        word(m.tokens.last) == "of") {
      m.head = m.tokens.last + 1;
    }
    m.span = r.span(m.tokens);
    m.sentence = r.sentence_of(i);
    m.in_quote = r.tokens[i].is(kInQuote);
    r.mentions.push_back(m);
  }
  std::stable_sort(r.mentions.begin(), r.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first < b.tokens.first;
  });
}

std::deque<Reading>& kept() {
  static std::deque<Reading> readings;
  return readings;
}

}  // namespace

const Knowledge& knowledge() {
  static const RuleSet rules = [] {
    LoadResult loaded = load_rule_sources(pack());
    REQUIRE(loaded.issues.empty());
    return std::move(loaded.rules);
  }();
  return *rules.knowledge;
}

RuleSet rule_set(const std::string& rule) {
  auto sources = pack();
  sources.push_back(
      source("test-rule.yaml",
             "rule: test-rule\ncategory: quantity\nseverity: error\nwhy: a test\n" + rule));
  LoadResult loaded = load_rule_sources(sources);
  for (const Issue& issue : loaded.issues) UNSCOPED_INFO(issue.message << " " << issue.help);
  REQUIRE(loaded.issues.empty());
  return std::move(loaded.rules);
}

Reading read(const Text& text, const std::string& path) {
  static const Scanner scanner(knowledge());
  auto document = std::make_shared<Document>();
  document->source = source(text.path.empty() ? path : text.path, text.text);
  document->text = text.text;
  std::uint32_t row = 0;
  for (std::uint32_t begin = 0; begin < text.text.size();) {
    const auto end =
        static_cast<std::uint32_t>(std::min(text.text.find('\n', begin), text.text.size()));
    if (text.text[begin] == '#') {
      document->parts.push_back({PartKind::headline, {begin + 2, end}, 0, 0, 0});
    } else if (text.text[begin] == '|') {
      std::uint32_t column = 0;
      for (std::uint32_t cell = begin + 1; cell < end; ++column) {
        const auto stop =
            static_cast<std::uint32_t>(std::min<std::size_t>(text.text.find('|', cell), end));
        document->parts.push_back({PartKind::table_cell, {cell, stop}, row, column, 0});
        cell = stop + 1;
      }
      ++row;
    } else if (end > begin) {
      document->parts.push_back({PartKind::body, {begin, end}, 0, 0, 0});
    }
    begin = end + 1;
  }
  if (const auto date = parse_iso_date(text.published)) document->meta.published = *date;
  Reading reading = scanner.read(document);
  add_numbers(reading, knowledge());
  // The small pack knows too few verbs to tell speech from a nickname.
  for (Quotation& q : reading.quotations) q.speech = q.tokens.size() > 6;
  return reading;
}

EvalResult run(const std::string& rule, const std::vector<Text>& texts, EvalOptions options) {
  const RuleSet rules = rule_set(rule);
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    readings.push_back(read(texts[i], std::to_string(i + 1) + ".txt"));
    kept().push_back(readings.back());  // findings point to documents
  }
  return evaluate(rules, readings, options);
}

std::string show(const EvalResult& result) {
  std::string out;
  for (const Finding& finding : result.findings) {
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      const Side& side = finding.sides[i];
      out += (i == 0 ? "" : " | ") + side.document->source->path + ": '" +
             side.document->text.substr(side.span.begin, side.span.size()) + "'";
    }
    out += ": ";
    if (finding.outcome != Outcome::conflict) {
      out += std::string(to_string(finding.outcome)) + ": ";
    }
    out += finding.message + "\n";
  }
  return out;
}

std::string check(const std::string& rule, const std::vector<Text>& texts, EvalOptions options) {
  return show(run(rule, texts, options));
}

}  // namespace factlint::eval_test
