#include "engine/eval/pattern.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace factlint {

namespace {

// Words that stand in every other sentence are waited for only if there is nothing better; a class
// or a kind is met more often than a word. The smaller, the rarer.
std::size_t commonness(const Requirement& r) {
  switch (r.what) {
    case Requirement::What::lemma:
      return 1;
    case Requirement::What::word_class:
      return 40;
    case Requirement::What::kind:
      return 400;
  }
  return 0;
}

std::uint64_t waiting_key(const Requirement& r) {
  return hash_mix(r.id, static_cast<std::uint64_t>(r.what));
}

}  // namespace

std::vector<std::uint64_t> lemmas_of(const Reading& reading, const Lexicon& lexicon) {
  std::vector<std::uint64_t> out;
  out.reserve(reading.tokens.size());
  const std::string& text = reading.document->text;
  for (const Token& t : reading.tokens) {
    const char last = t.end > t.begin ? text[t.end - 1] : ' ';
    const Word& word = lexicon.word(t.word);
    if (t.word != 0 && word.lemma != 0) {
      out.push_back(word.lemma);
    } else if (last == 's' || last == 'S') {
      out.push_back(lexicon.lemma(t.word, std::string_view(text).substr(t.begin, t.end - t.begin)));
    } else {
      out.push_back(t.hash);  // nothing to take off: the word is its own base form
    }
  }
  return out;
}

void PatternSet::add(const grammar::Pattern& pattern) {
  programs_.emplace_back(pattern, knowledge_);
}

void PatternSet::compile() {
  by_kind_.assign(kKindCount, {});
  // Rules about one subject share words: each takes the requirement that the fewest others have.
  std::unordered_map<std::uint64_t, std::size_t> shared;
  for (const Program& program : programs_) {
    for (const RequirementGroup& group : program.requirements()) {
      for (const Requirement& r : group) ++shared[waiting_key(r)];
    }
  }
  for (std::uint32_t p = 0; p < programs_.size(); ++p) {
    const RequirementGroup* best = nullptr;
    std::size_t best_cost = std::numeric_limits<std::size_t>::max();
    for (const RequirementGroup& group : programs_[p].requirements()) {
      std::size_t cost = 0;
      for (const Requirement& r : group) cost += commonness(r) * shared[waiting_key(r)];
      if (cost < best_cost) {
        best = &group;
        best_cost = cost;
      }
    }
    if (best == nullptr) {
      always_.push_back(p);
      continue;
    }
    for (const Requirement& r : *best) {
      switch (r.what) {
        case Requirement::What::lemma:
          by_lemma_[r.id].push_back(p);
          break;
        case Requirement::What::word_class:
          // A class that no lexicon declares has no words: such a pattern matches nothing.
          if (r.id == 0) break;
          by_class_[static_cast<ClassId>(r.id)].push_back(p);
          classes_.set(r.id);
          break;
        case Requirement::What::kind:
          by_kind_[r.id].push_back(p);
          break;
      }
    }
  }
}

std::vector<PatternMatch> PatternSet::match(const Corpus& corpus, std::uint32_t document) const {
  std::vector<PatternMatch> out;
  if (programs_.empty()) return out;
  const Reading& reading = corpus.reading(document);
  const Lexicon& lexicon = corpus.knowledge().lexicon;
  const std::vector<std::uint64_t> lemmas = lemmas_of(reading, lexicon);
  std::vector<std::uint32_t> seen(programs_.size(), kNone);  // last sentence that asked for it
  std::vector<std::uint32_t> candidates;
  std::vector<Captured> captures;
  std::size_t hit = 0;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const TokenRange range = reading.sentences[s].tokens;
    if (range.empty() || reading.part_kind(s) == PartKind::boilerplate) continue;
    candidates.clear();
    const auto wake = [&](const Waiting& waiting) {
      for (std::uint32_t p : waiting) {
        if (seen[p] == s) continue;
        seen[p] = s;
        candidates.push_back(p);
      }
    };
    wake(always_);
    std::uint64_t bits = 0;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      bits |= lemma_bit(lemmas[t]);
      if (const auto found = by_lemma_.find(lemmas[t]); found != by_lemma_.end()) {
        wake(found->second);
      }
      const std::uint32_t word = reading.tokens[t].word;
      if (word == 0 || classes_.none()) continue;
      ClassSet classes = lexicon.classes(word) & classes_;
      for (std::size_t c = classes._Find_first(); c < classes.size(); c = classes._Find_next(c)) {
        wake(by_class_.at(static_cast<ClassId>(c)));
      }
    }
    while (hit < reading.hits.size() && reading.hits[hit].tokens.first < range.first) ++hit;
    for (std::size_t h = hit; h < reading.hits.size() && reading.hits[h].tokens.first < range.last;
         ++h) {
      const ClassId cls = reading.hits[h].cls;
      if (cls != 0 && classes_.test(cls)) wake(by_class_.at(cls));
    }
    for (std::size_t k = 0; k < by_kind_.size(); ++k) {
      if (!by_kind_[k].empty() && !corpus.items(static_cast<Kind>(k), document, range).empty()) {
        wake(by_kind_[k]);
      }
    }
    const SentenceView view{corpus, document, range, lemmas.data() + range.first};
    for (std::uint32_t p : candidates) {
      const Program& program = programs_[p];
      if ((program.lemma_mask() & ~bits) != 0) continue;
      TokenRange found;
      for (std::uint32_t from = range.first;
           from < range.last && program.find(view, from, found, captures); from = found.last) {
        PatternMatch match{p, found, {}, {}};
        match.captures.resize(program.capture_count());
        match.places.resize(program.capture_count());
        for (const Captured& captured : captures) {
          if (captured.slot == kNone) continue;
          match.places[captured.slot] = captured.tokens;
          match.captures[captured.slot] = captured.item.kind == Kind::none
                                              ? Datum(std::string(reading.text(captured.tokens)))
                                              : Datum(captured.item);
        }
        out.push_back(std::move(match));
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return std::tie(a.pattern, a.tokens.first) < std::tie(b.pattern, b.tokens.first);
  });
  return out;
}

}  // namespace factlint
