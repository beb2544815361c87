// The sieves that find a quotation's speaker; quotation.hpp gives their order.
#include <algorithm>
#include <unordered_map>

#include "engine/model/hash.hpp"
#include "engine/scan/quotation.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kSpeechWords = 4;  // fewer need a stop inside the marks: “No,” he said

// First attribution whose cue stands at or behind the token.
std::uint32_t first_attribution(const Context& c, std::uint32_t token) {
  const auto& all = c.reading.attributions;
  return static_cast<std::uint32_t>(
      std::lower_bound(all.begin(), all.end(), token,
                       [](const Attribution& a, std::uint32_t t) { return a.cue.first < t; }) -
      all.begin());
}

TokenRange extent(const Attribution& credit) {
  if (credit.source.empty()) return credit.cue;
  return {std::min(credit.cue.first, credit.source.first),
          std::max(credit.cue.last, credit.source.last)};
}

// The only person named in these tokens, outside quotation marks; kNone if none or several.
std::uint32_t only_person(const Context& c, TokenRange tokens) {
  std::uint32_t person = kNone;
  for (std::size_t m = c.first_mention(tokens.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < tokens.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind != Kind::person || mention.in_quote || mention.detail == kNone) continue;
    if (person != kNone &&
        c.reading.names[mention.detail].cluster != c.reading.names[person].cluster)
      return kNone;
    person = mention.detail;
  }
  return person;
}

}  // namespace

// The attribution whose cue or source touches the quotation; kNone if there is none.
std::uint32_t QuotationFinder::beside(const Context& c, const Quotation& q,
                                      TokenRange paragraph) const {
  std::uint32_t best = kNone;
  const std::string_view stop = c.text(q.pieces.front().last - 1);
  const bool ended = stop == "?" || stop == "!" || stop == "." || stop == "\xE2\x80\xA6";
  const Sentence& opening = c.reading.sentences[c.reading.sentence_of(q.tokens.first)];
  const std::uint32_t closing = c.reading.sentence_of(q.tokens.last - 1);
  for (std::uint32_t a = first_attribution(c, opening.tokens.first);
       a < c.reading.attributions.size(); ++a) {
    const Attribution& credit = c.reading.attributions[a];
    if (credit.cue.first >= paragraph.last || credit.sentence > closing + 1) break;
    if (q.tokens.contains(credit.cue)) continue;
    const TokenRange all = extent(credit);
    const bool one_sentence = c.same_sentence(all.first, q.tokens.last - 1);
    // Behind: “…,” said X / “…,” X said; “…?” X asked opens a sentence of its own.
    if (all.first >= q.tokens.last && all.first <= q.tokens.last + 2 &&
        (one_sentence || (ended && all.first == q.tokens.last &&
                          (stop != "." || c.mark(all.last, '.') || all.last == paragraph.last))))
      return a;
    // Before: X said: “…”, X said that “…”.
    if (all.last <= q.tokens.first && c.same_sentence(all.last - 1, q.tokens.first)) {
      bool between = false;
      for (std::uint32_t i = all.last; i < q.tokens.first; ++i) between |= c.at(i).is(kInQuote);
      if (!between) best = a;
    }
    // The quotation stands inside the sentence that is credited: It was “quiet”, the port said.
    if (best == kNone && all.first >= q.tokens.last && one_sentence) best = a;
  }
  return best;
}

void QuotationFinder::by_cue(Context& c, const Paragraph& p) const {
  for (std::size_t i = p.first; i < p.last; ++i) {
    Quotation& q = c.reading.quotations[i];
    const std::uint32_t credit = beside(c, q, p.tokens);
    if (credit == kNone) continue;
    q.attribution = credit;
    const TokenRange words = q.pieces.front();
    q.speech =
        c.at(words.last - 1).is(kPunct) ||
        (words.size() >= kSpeechWords &&
         (q.whole || prose(c, q) || c.reading.attributions[credit].scope.overlaps(q.tokens)));
  }
}

// A split quotation: “…,” said X. “…” — and further ones of the same speaker in the paragraph.
void QuotationFinder::by_split(Context& c, const Paragraph& p) const {
  auto& all = c.reading.quotations;
  for (std::size_t i = p.first + 1; i < p.last; ++i) {
    Quotation& q = all[i];
    const Quotation& last = all[i - 1];
    if (q.attribution != kNone || !q.speech || last.attribution == kNone || !last.speech) continue;
    const std::uint32_t from = c.reading.sentence_of(last.tokens.last - 1);
    const std::uint32_t here = c.reading.sentence_of(q.tokens.first);
    bool other = false;
    for (std::uint32_t a = first_attribution(c, last.tokens.last);
         a < c.reading.attributions.size() && c.reading.attributions[a].sentence < here; ++a) {
      other |= c.reading.attributions[a].sentence > from &&
               c.reading.attributions[a].key != c.reading.attributions[last.attribution].key;
    }
    if (here <= from + 3 && !other) q.attribution = last.attribution;
  }
}

// Somebody, told by a noun: "Her former engineer", "his wife", "Residents".
bool QuotationFinder::person_noun(const Context& c, TokenRange words) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const std::uint32_t base = lexicon.find(c.lemma(i));
    for (const ClassId cls : {role_, kin_, gendered_}) {
      if (c.match(i, cls) != 0 || lexicon.is(base, cls)) return true;
    }
  }
  return false;
}

// The sentence leads to the quotation: it credits a source, or its subject is a person.
bool QuotationFinder::lead_in(Context& c, Quotation& q, std::uint32_t s) const {
  const Sentence& sentence = c.reading.sentences[s];
  std::uint32_t found = kNone;
  for (std::uint32_t a = first_attribution(c, sentence.tokens.first);
       a < c.reading.attributions.size() && c.reading.attributions[a].sentence == s; ++a) {
    if (c.reading.attributions[a].cue.first < q.tokens.first) found = a;
  }
  if (found != kNone) {
    q.attribution = found;
    return true;
  }
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    const Clause& clause = c.reading.clauses[k];
    if (clause.subject.empty() || clause.in_quote || clause.head >= q.tokens.first) continue;
    const std::uint32_t person = only_person(c, clause.subject);
    const ClassValue* pronoun =
        clause.subject.size() == 1
            ? c.knowledge.lexicon.value(c.at(clause.subject.first).word, pronoun_)
            : nullptr;
    const bool he_or_she = pronoun != nullptr && (pronoun->text == "m" || pronoun->text == "f");
    if (person != kNone) q.speaker = person;
    if (person != kNone || he_or_she || person_noun(c, clause.subject)) {
      q.credited = true;
      return true;
    }
  }
  return false;
}

void QuotationFinder::by_lead_in(Context& c, const Paragraph& p, const Paragraph* before) const {
  for (std::size_t i = p.first; i < p.last; ++i) {
    Quotation& q = c.reading.quotations[i];
    if (q.attribution != kNone || !q.speech) continue;
    const std::uint32_t here = c.reading.sentence_of(q.tokens.first);
    const bool colon = q.tokens.first > p.tokens.first && c.mark(q.tokens.first - 1, ':');
    // Whatever stands before a colon presents the quotation, also "The sign over the door:".
    q.credited |= colon;
    // Minutes: "Thorn: “We will open in May.”"
    if (colon) q.speaker = only_person(c, {c.reading.sentences[here].tokens.first, q.tokens.first});
    if (!c.at(q.tokens.first).is(kSentenceStart) && lead_in(c, q, here)) continue;
    if (here > 0 && c.reading.sentences[here - 1].part == p.part) {
      lead_in(c, q, here - 1);
    } else if (before != nullptr && q.tokens.first == p.tokens.first) {
      const std::uint32_t last = before->tokens.last - 1;
      if (c.mark(last, ':')) {
        q.credited = true;
        lead_in(c, q, c.reading.sentence_of(last));
      }
    }
  }
}

// A person and a colon before, or a dash and a person behind.
bool QuotationFinder::presented(const Context& c, const Quotation& q) const {
  const Sentence& sentence = c.reading.sentences[c.reading.sentence_of(q.tokens.first)];
  if (q.tokens.first > sentence.tokens.first && c.mark(q.tokens.first - 1, ':') &&
      only_person(c, {sentence.tokens.first, q.tokens.first}) != kNone)
    return true;
  const std::uint32_t next = q.tokens.last;
  if (!c.dash(next) || c.at(next).is(kPartStart)) return false;
  const TokenRange behind = c.reading.sentences[c.reading.sentence_of(next)].tokens;
  return only_person(c, {next, behind.last}) != kNone;
}

// An epigraph or a letter: “…” — Ada Thorn, or the same in a line of its own.
void QuotationFinder::by_credit_line(Context& c, const Paragraph& p) const {
  Quotation& q = c.reading.quotations[p.last - 1];
  const std::uint32_t next = q.tokens.last;
  if (q.attribution != kNone || q.credited || !q.speech) return;
  if (!(c.dash(next) || c.mark(next, '-') || c.mark(next, '(')) || !c.at(next + 1).is(kCapital))
    return;
  q.credited = true;
  const std::uint32_t s = c.reading.sentence_of(next);
  q.speaker = only_person(c, {next, c.reading.sentences[s].tokens.last});
}

// The only speaker of the paragraph, or the only person named in it.
void QuotationFinder::by_paragraph(Context& c, const Paragraph& p) const {
  bool asked = false;
  std::uint32_t person = kNone;
  for (std::size_t i = p.first; i < p.last; ++i) {
    Quotation& q = c.reading.quotations[i];
    if (q.attribution != kNone || q.credited || !q.speech) continue;
    const std::uint32_t here = c.reading.sentence_of(q.tokens.first);
    const std::uint32_t from = c.reading.sentences[here < 2 ? 0 : here - 2].tokens.first;
    for (std::uint32_t a = first_attribution(c, std::max(from, p.tokens.first));
         a < c.reading.attributions.size(); ++a) {
      const Attribution& credit = c.reading.attributions[a];
      if (credit.sentence > here + 1 || credit.cue.first >= p.tokens.last) break;
      const bool named = credit.name != kNone && !c.reading.names[credit.name].organisation;
      if (named || credit.carried) q.attribution = a;
    }
    if (q.attribution != kNone) continue;
    if (!asked) person = only_person(c, p.tokens);
    asked = true;
    q.speaker = person;
  }
}

// A pull quote: a paragraph of its own that repeats words credited elsewhere in the text.
void QuotationFinder::by_repetition(Context& c) const {
  constexpr std::size_t kOpening = 4;
  constexpr std::size_t kCopies = 24;
  const auto words_of = [&](TokenRange piece) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (!c.at(i).is(kPunct)) out.push_back(i);
    }
    return out;
  };
  const auto opening = [&](const std::vector<std::uint32_t>& words, std::size_t at) {
    std::uint64_t key = 0;
    for (std::size_t i = at; i < at + kOpening; ++i) key = hash_mix(key, c.at(words[i]).hash);
    return key;
  };
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> pulled;
  auto& all = c.reading.quotations;
  for (std::uint32_t q = 0; q < all.size(); ++q) {
    if (all[q].credited || !all[q].speech || !c.at(all[q].tokens.first).is(kPartStart)) continue;
    if (all[q].tokens.last < c.size() && !c.at(all[q].tokens.last).is(kPartStart)) continue;
    const auto words = words_of(all[q].pieces.front());
    if (words.size() < kOpening) continue;
    std::vector<std::uint32_t>& copies = pulled[opening(words, 0)];
    if (copies.size() < kCopies) copies.push_back(q);
  }
  if (pulled.empty()) return;
  for (std::uint32_t q = 0; q < all.size(); ++q) {
    if (!all[q].credited) continue;
    const auto words = words_of(all[q].pieces.front());
    for (std::size_t at = 0; at + kOpening <= words.size(); ++at) {
      const auto hit = pulled.find(opening(words, at));
      if (hit == pulled.end()) continue;
      for (const std::uint32_t copy : hit->second) {
        const auto repeated = words_of(all[copy].pieces.front());
        bool same = at + repeated.size() <= words.size();
        for (std::size_t i = 0; same && i < repeated.size(); ++i)
          same = c.at(words[at + i]).hash == c.at(repeated[i]).hash;
        if (!same) continue;
        all[copy].credited = true;
        all[copy].speaker = all[q].speaker;
      }
    }
  }
}

// A quotation that the paragraph before left open has its speaker; one in a paragraph of its own
// behind another may have it, but the text does not say so.
void QuotationFinder::by_paragraph_before(Context& c, const Paragraph& p,
                                          const Paragraph* before) const {
  Quotation& q = c.reading.quotations[p.first];
  if (before == nullptr || before->first == before->last || q.tokens.first != p.tokens.first)
    return;
  const Quotation& last = c.reading.quotations[before->last - 1];
  if (before->open_end) {
    if (q.attribution == kNone) {
      q.attribution = last.attribution;
      q.speaker = last.speaker;
      q.credited |= last.credited;
    }
    q.speech |= last.speech;
    return;
  }
  q.before = last.attribution != kNone ? last.attribution : last.before;
}

}  // namespace factlint
