#include "engine/document/dateline_year.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "engine/model/hash.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::size_t kSharedNames = 2;   // names that two texts on one event share
constexpr std::size_t kMostHolders = 16;  // a word in more documents tells none apart
constexpr Day kApart = 60;

// Capitalised words of four letters or more that begin no sentence, each once.
std::vector<std::uint64_t> capital_words(const Document& document) {
  std::vector<std::uint64_t> out;
  const std::string_view text = document.text;
  for (RawToken t = next_token(text, 0); t.begin != t.end; t = next_token(text, t.end)) {
    if (t.end - t.begin < 4 || text[t.begin] < 'A' || text[t.begin] > 'Z') continue;
    std::size_t before = t.begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '"')) --before;
    if (before == 0 ||
        std::string_view(".!?\n\x9D\x9C").find(text[before - 1]) != std::string_view::npos) {
      // A dateline's place stands at the start of its text, in capitals.
      if (text[t.begin + 1] < 'A' || text[t.begin + 1] > 'Z') continue;
    }
    out.push_back(hash_folded(text.substr(t.begin, t.end - t.begin)));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The day of that month nearest to `near`, in its year or one beside it.
DateRange nearest(int month, int day, Day near) {
  DateRange best;
  const int year = to_civil(near).year;
  for (int y = year - 1; y <= year + 1; ++y) {
    if (!valid_date(y, static_cast<unsigned>(month), static_cast<unsigned>(day))) continue;
    const Day d = to_day(y, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!best.known || std::abs(d - near) < std::abs(best.first - near)) best = day_range(d);
  }
  return best;
}

}  // namespace

void take_dateline_years(std::vector<std::shared_ptr<const Document>>& documents) {
  const auto yearless = [](const Document& d) {
    return !d.meta.published.known && d.meta.dateline_month != 0 && d.meta.dateline_day != 0;
  };
  if (std::none_of(documents.begin(), documents.end(),
                   [&](const auto& d) { return yearless(*d); })) {
    return;
  }
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (!documents[d]->meta.published.single()) continue;
    for (const std::uint64_t word : capital_words(*documents[d])) {
      std::vector<std::uint32_t>& list = holders[word];
      if (list.size() <= kMostHolders) list.push_back(d);
    }
  }
  for (std::shared_ptr<const Document>& document : documents) {
    if (!yearless(*document)) continue;
    std::unordered_map<std::uint32_t, std::size_t> shared;
    for (const std::uint64_t word : capital_words(*document)) {
      const auto found = holders.find(word);
      if (found == holders.end() || found->second.size() > kMostHolders) continue;
      for (const std::uint32_t d : found->second) ++shared[d];
    }
    DateRange when;
    bool agree = true;
    for (const auto& [d, words] : shared) {
      if (words < kSharedNames) continue;
      const Day published = documents[d]->meta.published.first;
      const DateRange day =
          nearest(document->meta.dateline_month, document->meta.dateline_day, published);
      if (!day.known || std::abs(day.first - published) > kApart) continue;
      agree &= !when.known || when == day;
      when = day;
    }
    if (!when.known || !agree) continue;
    auto dated = std::make_shared<Document>(*document);
    dated->meta.published = when;
    dated->meta.published_from = "dateline, with the year of another document";
    document = std::move(dated);
  }
}

}  // namespace factlint
