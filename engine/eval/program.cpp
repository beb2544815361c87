#include "engine/eval/program.hpp"

#include <algorithm>

#include "engine/model/hash.hpp"

namespace factlint {

using grammar::Element;
using grammar::ElementKind;

namespace {

void collect_names(const std::vector<Element>& elements, std::vector<std::string>& out) {
  for (const Element& element : elements) {
    if (!element.name.empty() && std::find(out.begin(), out.end(), element.name) == out.end()) {
      out.push_back(element.name);
    }
    for (const auto& branch : element.branches) collect_names(branch, out);
  }
}

std::uint64_t lemma_of(const Lexicon& lexicon, std::string_view word) {
  return lexicon.lemma(lexicon.find(hash_folded(word)), word);
}

}  // namespace

std::vector<std::string> capture_names(const grammar::Pattern& pattern) {
  std::vector<std::string> out;
  collect_names(pattern.elements, out);
  return out;
}

std::uint32_t class_match(const Reading& reading, const Lexicon& lexicon, std::uint32_t token,
                          ClassId cls) {
  if (cls == 0 || token >= reading.tokens.size()) return 0;
  const std::uint32_t word = reading.tokens[token].word;
  if (lexicon.word(word).starts_phrase) {
    auto hit =
        std::lower_bound(reading.hits.begin(), reading.hits.end(), token,
                         [](const PhraseHit& h, std::uint32_t at) { return h.tokens.first < at; });
    for (; hit != reading.hits.end() && hit->tokens.first == token; ++hit) {
      if (hit->cls == cls) return hit->tokens.size();
    }
  }
  return lexicon.is(word, cls) ? 1 : 0;
}

// Compiles from the back, so that each step knows what follows it.
struct Program::Compiler {
  Program& program;
  const Lexicon& lexicon;
  std::vector<std::string> names;

  std::uint32_t push(Step step) {
    program.steps_.push_back(std::move(step));
    return static_cast<std::uint32_t>(program.steps_.size() - 1);
  }

  std::uint32_t slot(const std::string& name) const {
    const auto hit = std::find(names.begin(), names.end(), name);
    return name.empty() || hit == names.end() ? kNone
                                              : static_cast<std::uint32_t>(hit - names.begin());
  }

  std::uint32_t sequence(const std::vector<Element>& elements, std::uint32_t next) {
    for (auto it = elements.rbegin(); it != elements.rend(); ++it) next = element(*it, next);
    return next;
  }

  std::uint32_t element(const Element& e, std::uint32_t next) {
    const std::uint32_t with = present(e, next);
    if (!e.optional) return with;
    Step skip;
    skip.op = Op::split;
    skip.next = with;
    skip.other = next;
    return push(std::move(skip));
  }

  std::uint32_t present(const Element& e, std::uint32_t next) {
    Step step;
    step.next = next;
    switch (e.kind) {
      case ElementKind::word:
      case ElementKind::exact: {
        const auto words = split_words(e.text);
        for (auto it = words.rbegin(); it != words.rend(); ++it) {
          Step word;
          word.op = e.kind == ElementKind::exact ? Op::exact : Op::lemma;
          word.hash = e.kind == ElementKind::exact ? hash_text(*it) : lemma_of(lexicon, *it);
          word.next = next;
          next = push(std::move(word));
        }
        return next;
      }
      case ElementKind::gap:
        step.op = Op::gap;
        step.most = e.most;
        return push(std::move(step));
      case ElementKind::class_:
        step.op = Op::word_class;
        step.cls = lexicon.class_id(e.text);
        step.slot = slot(e.name);
        return push(std::move(step));
      case ElementKind::capture:
        step.op = Op::capture;
        step.kind = find_kind(e.text);
        step.slot = slot(e.name);
        if (!e.head.empty() && e.head.front() == '@') {
          step.cls = lexicon.class_id(std::string_view(e.head).substr(1));
        } else {
          for (std::string_view word : split_words(e.head)) {
            step.head.push_back(lemma_of(lexicon, word));
          }
        }
        return push(std::move(step));
      case ElementKind::group:
        return sequence(e.branches.front(), next);
      case ElementKind::alternatives: {
        std::uint32_t chain = sequence(e.branches.back(), next);
        for (std::size_t i = e.branches.size() - 1; i-- > 0;) {
          Step choose;
          choose.op = Op::split;
          choose.next = sequence(e.branches[i], next);
          choose.other = chain;
          chain = push(std::move(choose));
        }
        return chain;
      }
    }
    return next;
  }

  // What a sequence cannot do without, one group for each element that is not optional.
  std::vector<RequirementGroup> requirements(const std::vector<Element>& elements) const {
    std::vector<RequirementGroup> out;
    using What = Requirement::What;
    for (const Element& e : elements) {
      if (e.optional || e.kind == ElementKind::gap) continue;
      switch (e.kind) {
        case ElementKind::word:
        case ElementKind::exact:
          for (std::string_view word : split_words(e.text)) {
            out.push_back({{What::lemma, lemma_of(lexicon, word)}});
          }
          break;
        case ElementKind::class_:
          out.push_back({{What::word_class, lexicon.class_id(e.text)}});
          break;
        case ElementKind::capture:
          out.push_back({{What::kind, static_cast<std::uint64_t>(find_kind(e.text))}});
          break;
        case ElementKind::group: {
          auto inner = requirements(e.branches.front());
          std::move(inner.begin(), inner.end(), std::back_inserter(out));
          break;
        }
        case ElementKind::alternatives: {
          RequirementGroup any;
          bool all = true;
          for (const auto& branch : e.branches) {
            const auto inner = requirements(branch);
            all = all && !inner.empty();
            if (!inner.empty()) any.insert(any.end(), inner[0].begin(), inner[0].end());
          }
          if (all) out.push_back(std::move(any));
          break;
        }
        case ElementKind::gap:
          break;
      }
    }
    return out;
  }
};

Program::Program(const grammar::Pattern& pattern, const Knowledge& knowledge) {
  Compiler compiler{*this, knowledge.lexicon, capture_names(pattern)};
  captures_ = static_cast<std::uint32_t>(compiler.names.size());
  const std::uint32_t end = compiler.push({});
  start_ = compiler.sequence(pattern.elements, end);
  requirements_ = compiler.requirements(pattern.elements);
  for (const RequirementGroup& group : requirements_) {
    if (group.size() == 1 && group[0].what == Requirement::What::lemma) {
      lemma_mask_ |= lemma_bit(group[0].id);
    }
  }
}

// Backtracking, but each step fails at each token once only: that is remembered in `failed`, and
// whether a step fails does not depend on how it was reached. Depth is bounded by the steps.
struct Program::Run {
  const SentenceView& sentence;
  const Reading& reading;
  const Lexicon& lexicon;
  std::vector<Captured>& captures;
  std::vector<std::uint64_t> failed;
  std::uint32_t end = 0;

  [[nodiscard]] std::size_t bit(std::uint32_t step, std::uint32_t token) const {
    return std::size_t{step} * (sentence.tokens.size() + 1) + (token - sentence.tokens.first);
  }
};

bool Program::head_fits(const Run& r, const Step& step, const ItemRef& item) const {
  if (step.cls == 0 && step.head.empty()) return true;
  const Mention* mention = r.sentence.corpus.mention(item);
  if (mention == nullptr || mention->head == kNone) return false;
  const std::uint32_t head = mention->head;
  const auto lemma = [&](std::uint32_t token) {
    return r.lexicon.lemma(r.reading.tokens[token].word, r.reading.text(token));
  };
  if (step.cls != 0) {
    // A phrase of the class may end with the head: "graphics cards".
    if (r.lexicon.is(r.reading.tokens[head].word, step.cls)) return true;
    // "chips" where the class lists "chip" without its forms.
    if (r.lexicon.is(r.lexicon.find(lemma(head)), step.cls)) return true;
    for (std::uint32_t first = head > 4 ? head - 4 : 0; first <= head; ++first) {
      const std::uint32_t n = class_match(r.reading, r.lexicon, first, step.cls);
      if (n != 0 && first + n == head + 1) return true;
    }
    return false;
  }
  if (step.head.size() > head + 1) return false;
  for (std::size_t i = 0; i < step.head.size(); ++i) {
    if (lemma(head - static_cast<std::uint32_t>(step.head.size() - 1 - i)) != step.head[i]) {
      return false;
    }
  }
  return true;
}

bool Program::capture(Run& r, const Step& step, std::uint32_t token) const {
  const std::uint32_t last = r.sentence.tokens.last;
  for (const ItemRef& item :
       r.sentence.corpus.items(step.kind, r.sentence.document, {token, token + 1})) {
    if (!head_fits(r, step, item)) continue;
    const TokenRange own = r.sentence.corpus.tokens(item);
    const Mention* mention = r.sentence.corpus.mention(item);
    // "400,000 H200 chips": what follows the number, or what follows its noun.
    const std::uint32_t behind_head =
        mention != nullptr && mention->head != kNone && mention->head >= own.last
            ? mention->head + 1
            : own.last;
    for (const std::uint32_t next : {own.last, behind_head}) {
      if (next > last) continue;
      r.captures.push_back({step.slot, own, item});
      if (run(r, step.next, next)) return true;
      r.captures.pop_back();
      if (behind_head == own.last) break;
    }
  }
  return false;
}

bool Program::run(Run& r, std::uint32_t index, std::uint32_t token) const {
  const Step& step = steps_[index];
  if (step.op == Op::match) {
    r.end = token;
    return true;
  }
  const std::size_t bit = r.bit(index, token);
  std::uint64_t& word = r.failed[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  if ((word & mask) != 0) return false;
  const std::uint32_t last = r.sentence.tokens.last;
  bool done = false;
  switch (step.op) {
    case Op::lemma:
      done = token < last && r.sentence.lemmas[token - r.sentence.tokens.first] == step.hash &&
             run(r, step.next, token + 1);
      break;
    case Op::exact:
      done = token < last && hash_text(r.reading.text(token)) == step.hash &&
             run(r, step.next, token + 1);
      break;
    case Op::word_class: {
      const std::uint32_t longest =
          token < last ? class_match(r.reading, r.lexicon, token, step.cls) : 0;
      for (std::uint32_t n = longest; n != 0 && !done;
           n = n > 1 && r.lexicon.is(r.reading.tokens[token].word, step.cls) ? 1 : 0) {
        if (token + n > last) continue;
        const std::size_t kept = r.captures.size();
        if (step.slot != kNone) r.captures.push_back({step.slot, {token, token + n}, {}});
        done = run(r, step.next, token + n);
        if (!done) r.captures.resize(kept);
        if (n == 1) break;
      }
      break;
    }
    case Op::capture:
      done = token < last && capture(r, step, token);
      break;
    case Op::gap:
      for (std::uint32_t skip = 0; !done && token + skip <= last && skip <= step.most; ++skip) {
        done = run(r, step.next, token + skip);
      }
      break;
    case Op::split:
      done = run(r, step.next, token) || run(r, step.other, token);
      break;
    case Op::match:
      break;
  }
  if (!done) r.failed[bit / 64] |= mask;
  return done;
}

bool Program::find(const SentenceView& sentence, std::uint32_t from, TokenRange& match,
                   std::vector<Captured>& captures) const {
  // A sentence of this length is no sentence but a table without structure.
  constexpr std::uint32_t kLongest = 4096;
  if (sentence.tokens.size() > kLongest) return false;
  Run r{sentence,
        sentence.corpus.reading(sentence.document),
        sentence.corpus.knowledge().lexicon,
        captures,
        {},
        0};
  r.failed.resize((steps_.size() * (sentence.tokens.size() + 1) + 63) / 64);
  for (std::uint32_t start = from; start < sentence.tokens.last; ++start) {
    captures.clear();
    if (!run(r, start_, start)) continue;
    match = {start, std::max(r.end, start)};
    for (const Captured& captured : captures)
      match.last = std::max(match.last, captured.tokens.last);
    if (match.empty()) continue;
    return true;
  }
  return false;
}

}  // namespace factlint
