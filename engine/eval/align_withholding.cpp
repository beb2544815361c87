#include "engine/eval/align_withholding.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace factlint {

namespace {

constexpr std::size_t kMostNames = 12;
constexpr std::uint32_t kWindow = 3;   // sentences in front of a withholding that tell its event
constexpr std::size_t kMostKeys = 24;  // names of a window that are looked at
constexpr std::size_t kMostRuns = 64;  // enumerations that are weighed for one name
constexpr int kEnough = 2;

bool is_name(Kind kind) {
  return kind == Kind::person || kind == Kind::organisation || kind == Kind::place ||
         kind == Kind::product;
}

/// As many names in a row: "ByteDance, Alibaba and Tencent".
struct Run {
  std::uint32_t document = 0;
  std::uint32_t first = 0;  ///< index into Reading::mentions
  std::uint32_t size = 0;
  std::uint32_t sentence = 0;
};

/// What tells the event of a sentence: names with their weight, the nouns of groups, the verbs.
struct Frame {
  std::vector<std::pair<std::uint64_t, int>> names;
  std::vector<std::uint64_t> nouns;
  std::vector<std::uint64_t> verbs;
};

struct Classes {
  explicit Classes(const Lexicon& lexicon)
      : group(lexicon.class_id("withheld-group")),
        be(lexicon.class_id("be")),
        have(lexicon.class_id("have")),
        reporting(lexicon.class_id("reporting-verb")),
        withhold(lexicon.class_id("withhold-verb")),
        conjunction(lexicon.class_id("conjunction")) {}
  ClassId group, be, have, reporting, withhold, conjunction;
};

class Aligner {
 public:
  explicit Aligner(const Corpus& corpus)
      : corpus_(corpus), lexicon_(corpus.knowledge().lexicon), classes_(lexicon_) {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) find_runs(d);
  }

  std::vector<JoinPair> pairs(Kind a, Kind b) const {
    std::vector<JoinPair> out;
    for (const ItemRef& item : corpus_.items(a)) {
      const Record* record = corpus_.record(item);
      if (record == nullptr || record->kind != Kind::opposition || record->more.empty()) continue;
      if (const Run* run = match(item.document, *record)) {
        const Mention& mention = corpus_.reading(run->document).mentions[run->first];
        const ItemRef name{run->document, mention.kind, run->first};
        if (corpus_.is(name, b)) out.push_back({item, name, "as many names for one event"});
      }
    }
    return out;
  }

 private:
  void find_runs(std::uint32_t d) {
    const Reading& reading = corpus_.reading(d);
    const auto& mentions = reading.mentions;
    std::vector<std::uint32_t> row;
    const auto close = [&] {
      if (row.size() >= 2 && row.size() <= kMostNames) {
        const Run run{d, row.front(), static_cast<std::uint32_t>(row.size()),
                      mentions[row.front()].sentence};
        const Frame event = frame(d, run.sentence, run.sentence, &run);
        for (const auto& [name, weight] : event.names) {
          index_[hash_mix(name, run.size)].push_back(static_cast<std::uint32_t>(runs_.size()));
        }
        for (std::uint64_t noun : event.nouns) {
          for (std::uint64_t verb : event.verbs) {
            index_[hash_mix(hash_mix(noun, verb), run.size)].push_back(
                static_cast<std::uint32_t>(runs_.size()));
          }
        }
        runs_.push_back(run);
      }
      row.clear();
    };
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      if (!is_name(mentions[m].kind)) continue;
      if (!row.empty() && !listed(reading, mentions[row.back()], mentions[m])) close();
      row.push_back(m);
    }
    close();
  }

  /// Only ",", "and" or both between the names, and both of one kind.
  bool listed(const Reading& reading, const Mention& a, const Mention& b) const {
    if (a.sentence != b.sentence || a.kind != b.kind || b.tokens.first < a.tokens.last)
      return false;
    const std::uint32_t gap = b.tokens.first - a.tokens.last;
    if (gap == 0 || gap > 2) return false;
    for (std::uint32_t i = a.tokens.last; i < b.tokens.first; ++i) {
      const bool comma = reading.text(i) == ",";
      const bool conjunction = lexicon_.is(reading.tokens[i].word, classes_.conjunction);
      if (!comma && !conjunction) return false;
    }
    return true;
  }

  Frame frame(std::uint32_t d, std::uint32_t first, std::uint32_t last, const Run* own) const {
    const Reading& reading = corpus_.reading(d);
    const TokenRange tokens{reading.sentences[first].tokens.first,
                            reading.sentences[last].tokens.last};
    Frame out;
    const auto begin =
        std::lower_bound(reading.mentions.begin(), reading.mentions.end(), tokens.first,
                         [](const Mention& m, std::uint32_t t) { return m.tokens.first < t; });
    for (auto m = begin; m != reading.mentions.end() && m->tokens.first < tokens.last; ++m) {
      const auto index = static_cast<std::uint32_t>(m - reading.mentions.begin());
      if (!is_name(m->kind) || m->kind == Kind::place || out.names.size() >= kMostKeys) continue;
      if (own != nullptr && index >= own->first && index < own->first + own->size) continue;
      // An agency is who tells it, not what it is about.
      if (m->entity != 0 && corpus_.knowledge().entities[m->entity].kind == "agency") continue;
      const std::uint64_t key =
          m->entity != 0 ? hash_mix(m->entity, 1) : hash_folded(reading.text(m->tokens));
      const bool known = std::any_of(out.names.begin(), out.names.end(),
                                     [&](const auto& n) { return n.first == key; });
      if (!known) out.names.emplace_back(key, m->kind == Kind::product ? kEnough : 1);
    }
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (lexicon_.is(reading.tokens[i].word, classes_.group))
        out.nouns.push_back(lemma(reading, i));
    }
    for (std::uint32_t s = first; s <= last; ++s) {
      const Sentence& sentence = reading.sentences[s];
      for (std::uint32_t k = 0; k < sentence.clause_count; ++k) {
        const Clause& clause = reading.clauses[sentence.first_clause + k];
        if (clause.head == kNone || clause.lemma == 0) continue;
        const std::uint32_t word = reading.tokens[clause.head].word;
        const bool empty = lexicon_.is(word, classes_.be) || lexicon_.is(word, classes_.have) ||
                           lexicon_.is(word, classes_.reporting) ||
                           lexicon_.is(word, classes_.withhold);
        if (!empty) out.verbs.push_back(clause.lemma);
      }
    }
    return out;
  }

  std::uint64_t lemma(const Reading& reading, std::uint32_t i) const {
    return lexicon_.lemma(reading.tokens[i].word, reading.text(i));
  }

  /// The number of the group: of its number mention; 0 if it has none.
  std::uint32_t group_size(const Reading& reading, TokenRange group) const {
    auto m = std::lower_bound(
        reading.mentions.begin(), reading.mentions.end(), group.first,
        [](const Mention& mention, std::uint32_t t) { return mention.tokens.first < t; });
    for (; m != reading.mentions.end() && m->tokens.first == group.first; ++m) {
      if (m->kind == Kind::number && !std::isnan(m->value.point))
        return static_cast<std::uint32_t>(std::lround(m->value.point));
    }
    return 0;
  }

  const Run* match(std::uint32_t document, const Record& record) const {
    const Reading& reading = corpus_.reading(document);
    const TokenRange group = record.more.front();
    const std::uint32_t size = group_size(reading, group);
    if (size < 2 || size > kMostNames) return nullptr;
    const std::uint32_t noun = group.last - 1;
    const ClassValue* kind = lexicon_.value(reading.tokens[noun].word, classes_.group);
    if (kind == nullptr) return nullptr;
    const std::uint32_t first = record.sentence - std::min(record.sentence, kWindow);
    const Frame about = frame(document, first, record.sentence, nullptr);
    const Frame here = frame(document, record.sentence, record.sentence, nullptr);
    std::vector<std::uint64_t> keys;
    for (const auto& [name, weight] : about.names) keys.push_back(hash_mix(name, size));
    const std::uint64_t head = lemma(reading, noun);
    for (std::uint64_t verb : here.verbs) keys.push_back(hash_mix(hash_mix(head, verb), size));
    std::set<std::uint32_t> seen;
    const Run* best = nullptr;
    for (std::uint64_t key : keys) {
      const auto hit = index_.find(key);
      if (hit == index_.end()) continue;
      std::size_t weighed = 0;
      for (std::uint32_t r : hit->second) {
        if (++weighed > kMostRuns) break;
        const Run& run = runs_[r];
        if (!seen.insert(r).second) continue;
        if (run.document == document) return nullptr;  // named here as well: another group
        if (best != nullptr && best <= &run) continue;
        if (fits(run, kind->text, head, about, here)) best = &run;
      }
    }
    return best;
  }

  bool fits(const Run& run, std::string_view wanted, std::uint64_t head, const Frame& about,
            const Frame& here) const {
    const Mention& name = corpus_.reading(run.document).mentions[run.first];
    const std::string_view kind = kind_info(name.kind).name;
    // Shape alone tells organisations and places badly apart.
    const bool alike = kind == wanted || (name.entity == 0 && name.kind != Kind::person &&
                                          wanted != "person" && !wanted.empty());
    if (!alike) return false;
    const Frame there = frame(run.document, run.sentence, run.sentence, &run);
    int weight = 0;
    for (const auto& [key, w] : there.names) {
      for (const auto& [other, v] : about.names) weight += key == other ? w : 0;
    }
    const bool noun = std::find(there.nouns.begin(), there.nouns.end(), head) != there.nouns.end();
    if (noun) {
      ++weight;
      for (std::uint64_t verb : there.verbs) {
        if (std::find(here.verbs.begin(), here.verbs.end(), verb) != here.verbs.end())
          weight += kEnough;
      }
    }
    return weight >= kEnough;
  }

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  Classes classes_;
  std::vector<Run> runs_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> index_;
};

class NamedElsewhere : public Join {
 public:
  [[nodiscard]] std::string_view name() const override { return "named_elsewhere"; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const override {
    return Aligner(corpus).pairs(a, b);
  }
};

}  // namespace

const Join& named_elsewhere() {
  static const NamedElsewhere join;
  return join;
}

}  // namespace factlint
