#include "engine/document/words.hpp"

#include <array>

#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMaxWords = 12;

std::uint64_t token_hash(std::string_view word) {
  if (word.find('\xE2') == std::string_view::npos) return hash_folded(word);
  std::string folded;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 3) == "\xE2\x80\x99") {
      folded += '\'';
      i += 2;
    } else {
      folded += word[i];
    }
  }
  return hash_folded(folded);
}

bool same_words(std::string_view spelling, const std::array<std::string_view, kMaxWords>& words,
                std::size_t count) {
  const std::vector<std::string_view> parts = split_words(spelling);
  if (parts.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (parts[i] != words[i]) return false;
  }
  return true;
}

}  // namespace

DocumentWords::DocumentWords(const Knowledge& knowledge) : knowledge_(&knowledge) {
  const Lexicon& lexicon = knowledge.lexicon;
  const auto set = [&](Cue cue, std::string_view first, std::string_view second = {}) {
    classes_[cue][0] = lexicon.class_id(first);
    classes_[cue][1] = second.empty() ? ClassId{0} : lexicon.class_id(second);
  };
  set(boilerplate_line, "boilerplate-line");
  set(caption_start, "caption-start", "caption-cue");
  set(byline_start, "byline-start");
  set(byline_verb, "byline-verb");
  set(date_start, "dateline-cue");
  set(month, "month");
  set(weekday, "weekday");
  set(markup_byline, "markup-byline");
  set(markup_caption, "markup-caption");
  set(markup_furniture, "markup-furniture");
}

DocumentWords::Match DocumentWords::match(std::string_view text, std::uint32_t at, Cue cue) const {
  Match best;
  if (knowledge_ == nullptr) return best;
  const Lexicon& lexicon = knowledge_->lexicon;
  std::array<std::string_view, kMaxWords> words;
  std::uint32_t node = 0;
  for (std::uint32_t i = 0; i < kMaxWords; ++i) {
    const RawToken token = next_token(text, at);
    if (token.end <= token.begin) break;
    at = token.end;
    words[i] = text.substr(token.begin, token.end - token.begin);
    std::uint64_t hash = token_hash(words[i]);
    const bool digits = (token.shape & kDigits) != 0;
    if (i == 0) {
      std::uint32_t word = lexicon.find(hash);
      for (const ClassId cls : classes_[cue]) {
        if (!lexicon.is(word, cls)) continue;
        const ClassValue* value = lexicon.value(word, cls);
        best = {token.end, 1, value != nullptr ? value->number : 0};
      }
      if (digits && !lexicon.word(word).starts_phrase) word = lexicon.find(hash = hash_folded("0"));
      if (!lexicon.word(word).starts_phrase) break;
    }
    std::uint32_t next = lexicon.child(node, hash);
    if (next == 0 && digits) next = lexicon.child(node, hash_folded("0"));
    if (next == 0) break;
    node = next;
    for (const PhraseEnd& end : lexicon.ends(node)) {
      if (end.cls == 0 || (end.cls != classes_[cue][0] && end.cls != classes_[cue][1])) continue;
      if (end.as_written && !same_words(end.spelling, words, i + 1)) continue;
      best = {token.end, i + 1, end.value != 0 ? lexicon.phrase_value(end.value).number : 0};
    }
  }
  return best;
}

DocumentWords::Name DocumentWords::name(std::string_view text) const {
  if (knowledge_ == nullptr) return Name::unknown;
  const Lexicon& lexicon = knowledge_->lexicon;
  std::uint32_t node = 0;
  for (const std::string_view word : split_words(text)) {
    node = lexicon.child(node, token_hash(word));
    if (node == 0) return Name::unknown;
  }
  Name found = Name::unknown;
  for (const PhraseEnd& end : lexicon.ends(node)) {
    if (end.cls != 0 || end.entity == 0) continue;
    const std::string& kind = knowledge_->entities[end.entity].kind;
    if (kind == "city" || kind == "place" || kind == "country") return Name::place;
    found = Name::other;
  }
  return found;
}

}  // namespace factlint
