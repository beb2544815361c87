#include "engine/eval/offices.hpp"

#include <algorithm>
#include <limits>

#include "engine/eval/tables.hpp"
#include "engine/model/hash.hpp"
#include "engine/model/words.hpp"

namespace factlint {

OfficeIndex::OfficeIndex(const Knowledge& knowledge) : knowledge_(knowledge) {
  for (const char* name : {"offices", "company-heads"}) {
    const Table* table = knowledge.table(name);
    if (table == nullptr) continue;
    for (const Table::Row& row : table->rows) {
      const std::uint64_t office = words_hash(table->cell(row, "office"));
      const std::uint64_t of = words_hash(table->cell(row, "of"));
      terms_[hash_mix(office, of)].push_back({table, &row});
      bodies_.try_emplace(of, of);
      std::vector<OfficeName>& names = offices_[office];
      if (names.empty()) names.push_back({office, {}});
    }
  }
  if (const Table* table = knowledge.table("office-names")) {
    for (const Table::Row& row : table->rows) {
      OfficeName office{words_hash(table->cell(row, "office")), {}};
      for (const std::string& of : table->list(row, "of")) {
        if (!of.empty()) office.of.push_back(words_hash(of));
      }
      for (const std::string& name : table->list(row, "names")) {
        offices_[words_hash(name)].push_back(office);
      }
    }
  }
  if (const Table* table = knowledge.table("organisations-of-office")) {
    for (const Table::Row& row : table->rows) {
      const std::uint64_t of = words_hash(table->cell(row, "of"));
      for (const std::string& name : table->list(row, "names")) {
        bodies_.try_emplace(words_hash(name), of);
      }
    }
  }
}

const std::vector<OfficeIndex::Term>* OfficeIndex::terms_of(std::string_view office) const {
  std::vector<std::uint64_t> words;
  for (RawToken t = next_token(office, 0); t.begin != t.end && words.size() < 16;
       t = next_token(office, t.end)) {
    if ((t.shape & kPunct) == 0) {
      words.push_back(hash_folded(office.substr(t.begin, t.end - t.begin)));
    }
  }
  // Every stretch of words that names an office, longest first, with every stretch beside it that
  // names a body: "US vice president" is no "US president".
  struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint64_t hash = 0;
  };
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t j = i; j < words.size(); ++j) {
      h = hash_mix(h, words[j]);
      stretches.push_back({i, j + 1, h});
    }
  }
  std::stable_sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) {
    return a.last - a.first > b.last - b.first;
  });
  const std::vector<Term>* terms = nullptr;
  for (const Stretch& title : stretches) {
    const auto named = offices_.find(title.hash);
    if (named == offices_.end()) continue;
    for (const OfficeName& name : named->second) {
      for (const Stretch& body : stretches) {
        if (body.first < title.last && title.first < body.last) continue;
        const auto hit = bodies_.find(body.hash);
        if (hit == bodies_.end()) continue;
        if (!name.of.empty() &&
            std::find(name.of.begin(), name.of.end(), hit->second) == name.of.end()) {
          continue;
        }
        const auto found = terms_.find(hash_mix(name.office, hit->second));
        if (found != terms_.end() && terms == nullptr) terms = &found->second;
      }
      // An office of one body only ("chancellor of the exchequer") needs no body beside it.
      if (terms == nullptr && name.of.size() == 1) {
        const auto found = terms_.find(hash_mix(name.office, name.of.front()));
        if (found != terms_.end()) terms = &found->second;
      }
    }
    if (terms != nullptr) break;
  }
  return terms;
}

bool OfficeIndex::sure(std::string_view office, const DateRange& when) const {
  constexpr Day kAround = 90;
  const std::vector<Term>* terms = terms_of(office);
  if (terms == nullptr || !when.known) return false;
  const DateRange near{when.first > kNoBegin + kAround ? when.first - kAround : kNoBegin,
                       when.last < kNoEnd - kAround ? when.last + kAround : kNoEnd, true};
  return std::all_of(terms->begin(), terms->end(), [&](const Term& term) {
    return !term.row->valid.overlaps(near) || term.table->cell(*term.row, "confidence") == "high";
  });
}

Datum OfficeIndex::holders(std::string_view office, const DateRange& when) const {
  const std::vector<Term>* terms = when.known ? terms_of(office) : nullptr;
  if (terms == nullptr) return {};
  auto out = std::make_shared<DatumList>();
  bool open = false;
  for (const Term& term : *terms) {
    const Table::Row& row = *term.row;
    if (!row.valid.overlaps(when)) continue;
    const std::string_view person = term.table->cell(row, "person");
    out->emplace_back(EntityRef{knowledge_.entity(person), std::string(person)});
    const bool still = row.valid.last == std::numeric_limits<Day>::max();
    if (still && term.table->as_of.known && when.last > term.table->as_of.last) open = true;
  }
  if (out->empty()) return {};
  if (open) out->emplace_back();
  if (out->size() == 1) return out->front();
  return std::shared_ptr<const DatumList>(std::move(out));
}

}  // namespace factlint
