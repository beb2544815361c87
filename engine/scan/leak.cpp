#include "engine/scan/leak.hpp"

#include <algorithm>

#include "engine/scan/garble_site.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kShortPart = 7;     // tokens of a caption's stub: "*Image: media_caption*"
constexpr std::uint32_t kLongVariable = 6;  // tokens inside {{ … }}

bool plain_name(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool snake_case(std::string_view word) {
  return plain_name(word) && word.find('_') != std::string_view::npos &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

LeakFinder::LeakFinder(const Knowledge& knowledge)
    : leak_(knowledge.lexicon.class_id("template-leak")),
      leak_word_(knowledge.lexicon.class_id("template-leak-word")),
      to_come_(knowledge.lexicon.class_id("to-come")),
      to_do_(knowledge.lexicon.class_id("to-do")),
      signature_(knowledge.lexicon.class_id("generator-signature")),
      first_person_(knowledge.lexicon.class_id("generator-signature-first-person")),
      field_(knowledge.lexicon.class_id("template-field")),
      participle_(knowledge.lexicon.class_id("publishing-participle")),
      self_noun_(knowledge.lexicon.class_id("self-noun")),
      be_(knowledge.lexicon.class_id("be")),
      cue_(knowledge.lexicon.class_id("mention-cue")),
      demonstrative_(knowledge.lexicon.class_id("demonstrative")),
      currency_sign_(knowledge.lexicon.class_id("currency-sign")),
      adverb_(knowledge.lexicon.class_id("sentence-adverb")) {
  const auto hit = knowledge.word_lists.find("common");
  if (hit != knowledge.word_lists.end()) common_ = &hit->second;
}

/// A snake_case or plain word whose pieces name a field of a template: author_name, title.
bool LeakFinder::field_word(const Context& c, std::string_view word) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  while (!word.empty()) {
    const std::size_t cut = word.find('_');
    if (lexicon.is(lexicon.find(hash_folded(word.substr(0, cut))), field_)) return true;
    word = cut == std::string_view::npos ? std::string_view() : word.substr(cut + 1);
  }
  return false;
}

/// The sentence speaks of names and strings: "the placeholder {{title}} stands for the title".
bool LeakFinder::explained(const Context& c, std::uint32_t i) const {
  const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(i)].tokens;
  for (std::uint32_t k = sentence.first; k < sentence.last && k < sentence.first + 200; ++k) {
    if (c.match(k, cue_) != 0) return true;
  }
  return false;
}

bool LeakFinder::short_part(const Context& c, std::uint32_t i) const {
  const Sentence& sentence = c.reading.sentences[c.reading.sentence_of(i)];
  const TokenRange range = sentence.tokens;
  const bool whole = c.at(range.first).is(kPartStart) &&
                     (range.last >= c.size() || c.at(range.last).is(kPartStart));
  return whole && range.size() <= kShortPart;
}

void LeakFinder::phrases(Context& c) const {
  std::uint32_t taken = 0;  // tokens before this belong to a leak already reported
  std::uint32_t part = kNone;
  // Records are appended while hits are read: hits do not change.
  for (const PhraseHit& hit : c.reading.hits) {
    if (hit.cls == 0) continue;
    if (hit.cls == leak_word_) lone_word(c, hit.tokens.first);
    if (hit.cls == to_come_ || hit.cls == to_do_) {
      to_come(c, hit.tokens.first, hit.cls == to_do_);
    }
    const bool leak = hit.cls == leak_ && leak_ != 0;
    const bool signature = (hit.cls == signature_ && signature_ != 0) ||
                           (hit.cls == first_person_ && first_person_ != 0);
    if ((!leak && !signature) || hit.tokens.first < taken) continue;
    TokenRange tokens = hit.tokens;
    if (leak && tokens.size() == 1) continue;  // media_content: field_name()
    const char opening = c.reading.document->text[c.at(tokens.first).begin];
    const bool bracket = opening == '[' || opening == '{';
    const std::uint32_t sentence = c.reading.sentence_of(tokens.first);
    const std::uint32_t here = c.reading.sentences[sentence].part;
    if (leak && !bracket && here == part) continue;  // one plug-in's message in two sentences
    if (mentioned(c, tokens) || (leak && explained(c, tokens.first))) continue;
    if (signature && hit.cls == first_person_) {
      // A person may hope so at the end of a letter; in an article nobody does.
      if (!c.at(tokens.first).is(kSentenceStart)) continue;
    }
    if (bracket) {
      const std::uint32_t end = c.reading.sentences[sentence].tokens.last;
      const char closing = opening == '[' ? ']' : '}';
      std::uint32_t k = tokens.last;
      while (k < end && !c.mark(k - 1, closing)) ++k;
      if (c.mark(k - 1, closing)) tokens.last = k;
    }
    add_garble(c, tokens, leak ? "leak" : "signature");
    taken = tokens.last;
    if (leak && !bracket) part = here;
  }
}

/// {{author_name}}, ${title}, {city}, <<NAME>>.
void LeakFinder::variable(Context& c, std::uint32_t i) const {
  const auto& tokens = c.tokens();
  if (i > 0 && c.mark(i - 1, '{') && c.mark(i, '{')) return;  // the second of {{
  const auto tight = [&](std::uint32_t k) { return !c.at(k).is(kSpaceBefore | kPartStart); };
  const std::uint32_t limit =
      std::min(c.size(), c.reading.sentences[c.reading.sentence_of(i)].tokens.last + 1);
  std::uint32_t end = 0;
  if (c.mark(i, '{') && c.mark(i + 1, '{') && tight(i + 1)) {
    for (std::uint32_t k = i + 2; k + 1 < limit && k <= i + 2 + kLongVariable; ++k) {
      if (c.mark(k, '}') && c.mark(k + 1, '}')) {
        if (k > i + 2) end = k + 2;
        break;
      }
    }
  } else if (c.mark(i, '$') && c.mark(i + 1, '{') && tight(i + 1) && c.mark(i + 3, '}') &&
             field_word(c, c.text(i + 2))) {
    end = i + 4;
  } else if (c.mark(i, '{') && c.mark(i + 2, '}') && tight(i + 1) && tight(i + 2) &&
             plain_name(c.text(i + 1)) && field_word(c, c.text(i + 1))) {
    end = i + 3;
  } else if (c.mark(i, '<') && c.mark(i + 1, '<') && tight(i + 1)) {
    for (std::uint32_t k = i + 2; k + 1 < limit && k <= i + 2 + kLongVariable; ++k) {
      if (c.mark(k, '>') && c.mark(k + 1, '>') && tight(k + 1)) {
        if (k > i + 2) end = k + 2;
        break;
      }
      if (!tokens[k].is(kWord | kMixed)) break;
    }
  }
  if (end == 0 || end > c.size()) return;
  if (!c.at(i).is(kSpaceBefore | kPartStart) && i > 0 && c.at(i - 1).is(kWord | kMixed | kSymbol))
    return;  // part of a longer expression: a path, a macro
  if (end < c.size() && tight(end) && c.at(end).is(kWord | kMixed | kSymbol)) return;
  if (mentioned(c, {i, end}) || explained(c, i)) return;
  add_garble(c, {i, end}, "placeholder");
}

/// %s, %1$s, %d between words: "Published by %s on %s".
void LeakFinder::conversion(Context& c, std::uint32_t i) const {
  std::uint32_t last = i + 1;
  if (c.at(i + 1).is(kSpaceBefore)) return;
  const std::string_view word = c.text(last);
  if (c.at(last).is(kDigits) && c.mark(last + 1, '$') && !c.at(last + 1).is(kSpaceBefore)) {
    last += 2;
    if (c.text(last) != "s" && c.text(last) != "d") return;
  } else if (word != "s" && word != "d") {
    return;
  }
  if (!c.at(i).is(kSpaceBefore) || i == 0 || c.at(i).is(kPartStart)) return;
  if (!c.at(i - 1).is(kWord) || explained(c, i)) return;
  // "%d (decoration), %h": a text that tells what each of them stands for.
  const Token& next = c.at(last + 1);
  if (c.mark(last + 1, '(')) return;
  if (!next.is(kSpaceBefore | kPartStart) && !c.mark(last + 1, '.') && !c.mark(last + 1, ','))
    return;
  if (mentioned(c, {i, last + 1})) return;
  add_garble(c, {i, last + 1}, "placeholder");
}

/// "*Image: media_caption*": a field's name where its content should stand.
void LeakFinder::field_name(Context& c, std::uint32_t i) const {
  const std::string_view word = c.text(i);
  if (!snake_case(word) || !field_word(c, word) || c.mark(i + 1, ';')) return;
  const PartKind kind = c.reading.part_kind(c.reading.sentence_of(i));
  if (kind == PartKind::table_cell || kind == PartKind::list_item) return;
  if (kind != PartKind::caption && !short_part(c, i)) return;
  const bool marked = !c.at(i).is(kPartStart) &&
                      (c.mark(i - 1, ':') || c.mark(i - 1, '*') || c.text(i - 1) == "\xEF\xBC\x9A");
  const bool opens = marked || (c.at(i).is(kPartStart) && c.is(i, leak_));
  if ((!opens && kind != PartKind::caption) || mentioned(c, {i, i + 1}) || explained(c, i)) return;
  add_garble(c, {i, i + 1}, "placeholder");
}

/// "$NaN", "NaN%", "By undefined", a paragraph that is "null".
void LeakFinder::lone_word(Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  const PartKind kind = c.reading.part_kind(c.reading.sentence_of(i));
  if (kind == PartKind::table_cell || kind == PartKind::list_item) return;
  const bool last = i + 1 >= c.size() || c.at(i + 1).is(kPartStart);
  const bool money =
      i > 0 && !t.is(kSpaceBefore) && c.is(i - 1, currency_sign_) && c.at(i - 1).is(kSpaceBefore);
  const bool percent = c.mark(i + 1, '%') && !c.at(i + 1).is(kSpaceBefore);
  const bool alone = t.is(kPartStart) && last && kind == PartKind::body && !t.is(kCapital);
  const bool byline = kind == PartKind::byline && last;
  if (!money && !percent && !alone && !byline) return;
  if (mentioned(c, {i, i + 1}) || explained(c, i)) return;
  add_garble(c, {money ? i - 1 : i, percent ? i + 2 : i + 1}, "leak");
}

/// "[CHART TK: shares by month]", "[PHOTO TO COME]": the bracket around the mark, else nothing.
TokenRange LeakFinder::bracketed_note(const Context& c, std::uint32_t i) const {
  constexpr std::uint32_t kBefore = 6;
  constexpr std::uint32_t kBehind = 40;
  std::uint32_t first = i;
  while (first > 0 && i - first < kBefore && !c.at(first).is(kPartStart) &&
         !c.mark(first - 1, '[') && !c.mark(first - 1, ']')) {
    --first;
  }
  if (first == 0 || !c.mark(first - 1, '[')) return {};
  // "[Photo TK]": a note to the desk is short words in capitals, or opens with the mark itself.
  for (std::uint32_t k = first; k < i; ++k) {
    if (!c.at(k).is(kCapital)) return {};
  }
  for (std::uint32_t last = i + 1; last < c.size() && last < i + kBehind; ++last) {
    if (c.mark(last, ']')) return {first - 1, last + 1};
    if (c.at(last).is(kPartStart)) break;
  }
  return {};
}

/// "rose by TK percent", "[TODO: ask the police]".
void LeakFinder::to_come(Context& c, std::uint32_t i, bool todo) const {
  const Token& t = c.at(i);
  if (const TokenRange note = bracketed_note(c, i); !todo && !note.empty()) {
    if (!mentioned(c, note)) add_garble(c, note, "leak");
    return;
  }
  if (!todo && i > 0 && c.is(i - 1, currency_sign_) && !t.is(kSpaceBefore)) {
    if (!mentioned(c, {i - 1, i + 1})) add_garble(c, {i - 1, i + 1}, "leak");
    return;
  }
  if (todo) {
    // A list of things to do is no leak; a note to oneself inside a paragraph is.
    const bool bracketed = i > 0 && (c.mark(i - 1, '[') || c.mark(i - 1, '(')) &&
                           (c.mark(i + 1, ':') || c.mark(i + 1, ']'));
    if (!bracketed) return;
  } else {
    const auto name = [&](std::uint32_t k) {
      return c.at(k).is(kCapital) && !c.at(k).is(kSentenceStart);
    };
    if (c.at(i + 1).is(kSpaceBefore) && name(i + 1)) return;
    if (i > 0 && name(i - 1) && t.is(kSpaceBefore)) return;
    if (t.is(kPartStart) || !t.is(kSpaceBefore)) return;
    if (!c.at(i - 1).is(kWord) || c.at(i - 1).is(kCapital)) return;
    const PartKind kind = c.reading.part_kind(c.reading.sentence_of(i));
    if (kind == PartKind::table_cell) return;
  }
  if (mentioned(c, {i, i + 1}) || (!todo && explained(c, i))) return;
  add_garble(c, {i, i + 1}, "leak");
}

/// "This article was ultrathought."
void LeakFinder::signature(Context& c, std::uint32_t i) const {
  if (!c.at(i).is(kSentenceStart) || !c.is(i, demonstrative_) || !c.is(i + 1, self_noun_) ||
      !c.is(i + 2, be_)) {
    return;
  }
  std::uint32_t k = i + 3;
  while (c.is(k, adverb_) || (c.at(k).is(kWord) && c.text(k).ends_with("ly"))) ++k;
  const std::string_view word = c.text(k);
  if (!c.at(k).is(kWord) || !c.mark(k + 1, '.') || word.size() < 5) return;
  if (c.is(k, participle_) || c.at(k).is(kCapital)) return;
  const bool participle = word.ends_with("ed");
  const bool unknown =
      c.at(k).word == 0 && common_ != nullptr && plain_name(word) && !common_->contains(word);
  if ((!participle && !unknown) || mentioned(c, {i, k + 1})) return;
  add_garble(c, {i, k + 1}, "signature");
}

/// "donâ€™t", "cafÃ©", "don\xEF\xBF\xBDt": bytes of one encoding read as another. One a part.
void LeakFinder::broken_encoding(Context& c) const {
  const std::string_view text = c.reading.document->text;
  std::uint32_t part = kNone;
  for (const std::string_view marks :
       {std::string_view("\xC3\xA2\xE2\x82\xAC"), std::string_view("\xC3\x83\xC2"),
        std::string_view("\xEF\xBF\xBD")}) {
    for (std::size_t at = text.find(marks); at != std::string_view::npos;
         at = text.find(marks, at + marks.size())) {
      const auto token =
          std::upper_bound(c.tokens().begin(), c.tokens().end(), at,
                           [](std::size_t place, const Token& t) { return place < t.begin; });
      if (token == c.tokens().begin()) continue;
      const auto i = static_cast<std::uint32_t>(token - c.tokens().begin() - 1);
      if (c.at(i).end <= at) continue;  // in page furniture, which has no tokens
      const std::uint32_t here = c.reading.sentences[c.reading.sentence_of(i)].part;
      if (here == part) continue;
      part = here;
      add_garble(c, {i, i + 1}, "broken encoding");
    }
  }
}

void LeakFinder::run(Context& c) const {
  phrases(c);
  broken_encoding(c);
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    const Token& t = c.tokens()[i];
    if (t.is(kPunct | kSymbol)) {
      if (t.end - t.begin != 1) continue;
      switch (c.reading.document->text[t.begin]) {
        case '{':
        case '$':
        case '<':
          variable(c, i);
          break;
        case '%':
          conversion(c, i);
          break;
        default:
          break;
      }
      continue;
    }
    if (t.word == 0 || c.is(i, leak_)) {
      if (c.text(i).find('_') != std::string_view::npos) field_name(c, i);
      continue;
    }
    if (c.is(i, leak_word_)) lone_word(c, i);
    if (signature_ != 0 && c.is(i, signature_) && !mentioned(c, {i, i + 1}))
      add_garble(c, {i, i + 1}, "signature");
    if (t.is(kSentenceStart) && c.is(i, demonstrative_)) signature(c, i);
  }
}

}  // namespace factlint
