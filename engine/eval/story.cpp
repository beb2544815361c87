#include "engine/eval/story.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kShortestName = 4;
constexpr Day kOneWeek = 7;
constexpr std::size_t kTies = 3;             // names in common that show one story
constexpr std::size_t kTiesUndated = 5;      // … where a day is not known
constexpr std::uint32_t kFewDocuments = 12;  // a telling name stands in no more, or in a tenth
constexpr Day kOldDays = 60;                 // a date so far back tells of another time

}  // namespace

Day StoryReader::days_apart(std::uint32_t a, std::uint32_t b) const {
  const DateRange& p = corpus_.document(a).meta.published;
  const DateRange& q = corpus_.document(b).meta.published;
  if (!p.known || !q.known) return kUnknownDays;
  return std::max(Day{0}, std::max(p.first, q.first) - std::min(p.last, q.last));
}

const std::vector<std::uint64_t>& StoryReader::names(std::uint32_t document) {
  const auto [hit, is_new] = names_.try_emplace(document);
  if (!is_new) return hit->second;
  const Reading& reading = corpus_.reading(document);
  const Knowledge& knowledge = corpus_.knowledge();
  std::vector<std::uint64_t>& out = hit->second;
  std::vector<std::uint64_t> agencies;
  for (const ItemRef& ref : corpus_.items(Kind::organisation, document)) {
    const Mention& m = *corpus_.mention(ref);
    if (m.entity == 0 || knowledge.entities[m.entity].kind != "agency") continue;
    for (std::uint32_t i = m.tokens.first; i < m.tokens.last; ++i)
      agencies.push_back(reading.tokens[i].hash);
  }
  std::sort(agencies.begin(), agencies.end());
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const Token& t = reading.tokens[i];
    if (t.end - t.begin >= kShortestName && reader_.name_word(document, i) &&
        !std::binary_search(agencies.begin(), agencies.end(), t.hash))
      out.push_back(t.hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool StoryReader::share_name(std::uint32_t a, std::uint32_t b) {
  const auto& n = names(a);
  const auto& m = names(b);
  return std::any_of(n.begin(), n.end(), [&](std::uint64_t key) {
    return std::binary_search(m.begin(), m.end(), key);
  });
}

bool StoryReader::rare(std::uint64_t name) {
  if (uses_.empty()) {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      for (const std::uint64_t key : names(d)) ++uses_[key];
    }
  }
  const auto hit = uses_.find(name);
  return hit != uses_.end() && hit->second <= std::max(kFewDocuments, corpus_.size() / 10);
}

bool StoryReader::tied(std::uint32_t a, std::uint32_t b) {
  const Day apart = a == b ? kUnknownDays : days_apart(a, b);
  if (a == b || (apart > kOneWeek && apart != kUnknownDays)) return false;
  std::size_t ties = 0;
  const auto& n = names(a);
  const auto& m = names(b);
  for (const std::uint64_t key : n) {
    if (std::binary_search(m.begin(), m.end(), key) && rare(key)) ++ties;
  }
  return ties >= (apart == kUnknownDays ? kTiesUndated : kTies);
}

bool StoryReader::of_old(std::uint32_t document, std::uint32_t clause) const {
  const Reading& reading = corpus_.reading(document);
  const DateRange& day = corpus_.document(document).meta.published;
  if (!day.known) return false;
  const Clause& c = reading.clauses[clause];
  const std::uint32_t part = reading.sentences[c.sentence].part;
  const auto& mentions = reading.mentions;
  for (auto m =
           std::lower_bound(mentions.begin(), mentions.end(), c.tokens.last,
                            [](const Mention&x, std::uint32_t t) { return x.tokens.first < t; });
       m != mentions.begin();) {
    --m;
    if (reading.sentences[m->sentence].part != part) break;
    if (m->when.known && m->when.last < day.first - kOldDays) return true;
  }
  return false;
}

std::vector<std::uint64_t> StoryReader::context(std::uint32_t document, std::uint32_t clause,
                                                std::uint32_t before) const {
  const Reading& reading = corpus_.reading(document);
  const std::uint32_t sentence = reading.clauses[clause].sentence;
  TokenRange tokens = reading.sentences[sentence].tokens;
  for (std::uint32_t s = sentence; s > 0 && before > 0; --s, --before) {
    if (reading.sentences[s - 1].part != reading.sentences[sentence].part) break;
    tokens.first = reading.sentences[s - 1].tokens.first;
  }
  return reader_.stems(document, tokens);
}

}  // namespace factlint
