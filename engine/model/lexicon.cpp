#include "engine/model/lexicon.hpp"

#include <algorithm>

namespace factlint {

namespace {

std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE2\x80\x99") {  // ’ is ' inside a word
      out += '\'';
      i += 2;
    } else {
      out += fold_ascii(text[i]);
    }
  }
  return out;
}

// Plural and third-person -s only: "chips" -> "chip", "companies" -> "company", "boxes" -> "box".
// Verb endings are left to the lexicon's inflections, where the base form is known.
struct Stem {
  std::size_t keep = 0;  ///< bytes of the word that stay
  bool add_y = false;
};

Stem strip_plural(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 4 || (word.back() != 's' && word.back() != 'S')) return {n, false};
  const auto low = [&](std::size_t from_end) { return fold_ascii(word[n - from_end]); };
  if (low(2) == '\'') return {n - 2, false};
  if (low(2) == 's' || low(2) == 'u' || low(2) == 'i') return {n, false};
  if (low(2) == 'e' && low(3) == 'i' && n > 4) return {n - 3, true};
  if (low(2) == 'e' && (low(3) == 'x' || low(3) == 'z' || (low(3) == 's' && low(4) == 's') ||
                        (low(3) == 'h' && (low(4) == 'c' || low(4) == 's')))) {
    return {n - 2, false};
  }
  return {n - 1, false};
}

}  // namespace

Lexicon::Lexicon() {
  words_.emplace_back();
  sets_.emplace_back();
  values_.emplace_back();
  class_names_.emplace_back("(none)");
  node_ends_.emplace_back();
  phrase_values_.emplace_back();
  // Room for the shipped packs: growing would move every word several times over at each start.
  words_.reserve(std::size_t{1} << 15);
  node_ends_.reserve(std::size_t{1} << 14);
  slots_.resize(std::size_t{1} << 15);
  mask_ = slots_.size() - 1;
  edges_.resize(std::size_t{1} << 14);
  edge_mask_ = edges_.size() - 1;
}

ClassId Lexicon::class_id(std::string_view name) const {
  const auto hit = class_ids_.find(std::string(name));
  return hit == class_ids_.end() ? ClassId{0} : hit->second;
}

// The set that has one class more. Words come class by class, so that few sets arise.
std::uint32_t Lexicon::with(std::uint32_t set, ClassId cls) {
  if (sets_[set].test(cls)) return set;
  const auto [known, is_new] = grown_.try_emplace((std::uint64_t{set} << 16) | cls,
                                                  static_cast<std::uint32_t>(sets_.size()));
  if (is_new) {
    ClassSet more = sets_[set];
    more.set(cls);
    sets_.push_back(more);
  }
  return known->second;
}

void Lexicon::give(std::uint32_t word, const ClassValue& value, ClassId cls) {
  const auto added = static_cast<std::uint32_t>(values_.size());
  values_.push_back({value, 0});
  values_.back().value.cls = cls;
  std::uint32_t last = words_[word].first_value;
  if (last == 0) {
    words_[word].first_value = added;
    return;
  }
  while (values_[last].next != 0) last = values_[last].next;
  values_[last].next = added;
}

std::string Lexicon::lemma_text(std::string_view text) const {
  std::string folded = fold(text);
  const std::uint32_t known = find(hash_folded(folded));
  if (known != 0 && words_[known].lemma != 0) {
    const std::uint32_t base = find(words_[known].lemma);
    if (base != 0) return std::string(this->text(words_[base]));
  }
  const Stem stem = strip_plural(folded);
  folded.resize(stem.keep);
  if (stem.add_y) folded += 'y';
  return folded;
}

std::uint64_t Lexicon::light_lemma(std::string_view text) const {
  if (text.find('\xE2') != std::string_view::npos) return hash_folded(lemma_text(text));
  const Stem stem = strip_plural(text);
  return hash_folded(text.substr(0, stem.keep), stem.add_y ? "y" : "");
}

ClassId Lexicon::declare(std::string_view name) {
  const auto [entry, is_new] =
      class_ids_.try_emplace(std::string(name), static_cast<ClassId>(class_names_.size()));
  if (is_new) {
    if (class_names_.size() >= kMaxClasses) {
      class_ids_.erase(entry);
      return 0;
    }
    class_names_.emplace_back(name);
  }
  return entry->second;
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& s : old) {
    if (s.word == 0) continue;
    std::size_t at = s.hash & mask_;
    while (slots_[at].word != 0) at = (at + 1) & mask_;
    slots_[at] = s;
  }
}

std::uint32_t Lexicon::intern(std::string_view folded_text) {
  const std::uint64_t hash = hash_folded(folded_text);
  if (const std::uint32_t known = find(hash)) return known;
  if (words_.size() * 2 > slots_.size()) grow();
  std::size_t at = hash & mask_;
  while (slots_[at].word != 0) at = (at + 1) & mask_;
  slots_[at] = {hash, static_cast<std::uint32_t>(words_.size())};
  words_.emplace_back();
  words_.back().text_begin = static_cast<std::uint32_t>(texts_.size());
  words_.back().text_size =
      static_cast<std::uint16_t>(std::min<std::size_t>(folded_text.size(), 0xFFFF));
  texts_ += folded_text.substr(0, 0xFFFF);
  return slots_[at].word;
}

std::uint32_t Lexicon::child_or_new(std::uint32_t node, std::uint64_t folded) {
  if (const std::uint32_t known = child(node, folded)) return known;
  const auto put = [&](const Edge& edge) {
    std::size_t at = edge.key & edge_mask_;
    while (edges_[at].node != 0) at = (at + 1) & edge_mask_;
    edges_[at] = edge;
  };
  if (node_ends_.size() * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    edge_mask_ = edges_.size() - 1;
    for (const Edge& edge : old) {
      if (edge.node != 0) put(edge);
    }
  }
  const auto next = static_cast<std::uint32_t>(node_ends_.size());
  put({hash_mix(node, folded), next});
  node_ends_.emplace_back();
  return next;
}

std::uint32_t Lexicon::walk(std::string_view phrase, std::uint32_t& first_word) {
  std::uint32_t node = 0;
  bool first = true;
  for (std::string_view part : split_words(phrase)) {
    const std::string folded = fold(part);
    const std::uint32_t word = intern(folded);
    if (first) first_word = word;
    first = false;
    node = child_or_new(node, hash_folded(folded));
  }
  return node;
}

namespace {
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
}  // namespace

void Lexicon::add(ClassId cls, std::string_view phrase, const ClassValue* value,
                  std::string_view lemma) {
  if (cls == 0 || phrase.empty()) return;
  const bool as_written = has_capital(phrase);
  const bool letters = std::all_of(phrase.begin(), phrase.end(), is_letter);
  const std::size_t parts = letters ? 1 : split_words(phrase).size();
  if (parts == 0) return;
  if (parts == 1 && !as_written) {
    const std::string folded = fold(phrase);
    const std::uint32_t word = intern(folded);
    words_[word].set = with(words_[word].set, cls);
    if (!lemma.empty() && words_[word].lemma == 0) {
      const std::string base = fold(lemma);
      intern(base);
      words_[word].lemma = hash_folded(base);
    }
    if (value != nullptr && this->value(word, cls) == nullptr) give(word, *value, cls);
    return;
  }
  std::uint32_t first_word = 0;
  const std::uint32_t node = walk(phrase, first_word);
  words_[first_word].starts_phrase = true;
  PhraseEnd end{cls, 0, 0, as_written, std::string(phrase)};
  if (value != nullptr) {
    end.value = static_cast<std::uint32_t>(phrase_values_.size());
    phrase_values_.push_back(*value);
    phrase_values_.back().cls = cls;
  }
  node_ends_[node].push_back(std::move(end));
}

void Lexicon::add_entity(std::uint32_t entity, std::string_view phrase, bool as_written) {
  if (phrase.empty()) return;
  std::uint32_t first_word = 0;
  const std::uint32_t node = walk(phrase, first_word);
  if (node == 0) return;
  words_[first_word].starts_phrase = true;
  for (const PhraseEnd& known : node_ends_[node]) {
    if (known.entity == entity && known.spelling == phrase) return;
  }
  node_ends_[node].push_back(PhraseEnd{0, entity, 0, as_written, std::string(phrase)});
}

}  // namespace factlint
