#include "engine/scan/quotation.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::string_view kOpen = "\xE2\x80\x9C";
constexpr std::string_view kClose = "\xE2\x80\x9D";
constexpr std::string_view kOpenSingle = "\xE2\x80\x98";
constexpr std::string_view kCloseSingle = "\xE2\x80\x99";

// First attribution whose cue stands at or behind the token.
std::uint32_t first_attribution(const Context& c, std::uint32_t token) {
  const auto& all = c.reading.attributions;
  return static_cast<std::uint32_t>(
      std::lower_bound(all.begin(), all.end(), token,
                       [](const Attribution& a, std::uint32_t t) { return a.cue.first < t; }) -
      all.begin());
}

constexpr std::uint32_t kSpeechWords = 4;  // fewer without a cue: a nickname or scare quote

}  // namespace

QuotationFinder::QuotationFinder(const Knowledge& k)
    : reporting_(k.lexicon.class_id("reporting-verb")),
      quote_verb_(k.lexicon.class_id("reporting-verb-quote")) {}

void QuotationFinder::pair_marks(Context& c, std::uint32_t part, TokenRange tokens) const {
  std::uint32_t open = kNone;
  char style = 0;
  const auto shut = [&](std::uint32_t close) {
    const std::uint32_t end = std::min(close, tokens.last);
    if (end > open + 1) {
      Quotation q;
      q.tokens = {open, std::min(end + 1, tokens.last)};
      q.pieces.push_back({open + 1, end});
      q.sentence = c.reading.sentence_of(open);
      c.reading.quotations.push_back(std::move(q));
    }
    open = kNone;
  };
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (!c.at(i).is(kPunct)) continue;
    const std::string_view mark = c.text(i);
    if (mark == kOpen) {
      open = i;
      style = 'c';
    } else if (mark == kClose) {
      if (open != kNone && style == 'c') shut(i);
    } else if (mark == "\"") {
      if (open == kNone) {
        // 6" is a measure, no quotation.
        if (i > tokens.first && c.at(i - 1).is(kDigits) && !c.at(i).is(kSpaceBefore)) continue;
        open = i;
        style = 's';
      } else if (style == 's') {
        shut(i);
      }
    } else if (mark == kOpenSingle && open == kNone) {
      open = i;
      style = 'q';
    } else if (mark == kCloseSingle && open != kNone && style == 'q' && !c.at(i).is(kSpaceBefore)) {
      // A plural possessive looks the same ("the boats’ owners"): a closing mark has punctuation
      // or a speaker near, or another one does not follow.
      bool another = false;
      for (std::uint32_t k = i + 1; k < std::min(tokens.last, i + 60); ++k)
        another |= c.text(k) == kCloseSingle;
      if (!another || c.at(i - 1).is(kPunct) || !c.at(i + 1).is(kWord)) shut(i);
    }
  }
  // An open end is legal if the next paragraph opens a quotation again (AP style).
  if (open != kNone && style != 'q' && part + 1 < c.reading.document->parts.size() &&
      tokens.last < c.size()) {
    const std::string_view next = c.text(tokens.last);
    if (next == kOpen || next == "\"") shut(tokens.last);
  }
}

// The attribution whose cue or source touches the quotation; kNone if there is none.
std::uint32_t QuotationFinder::beside(const Context& c, const Quotation& q,
                                      TokenRange paragraph) const {
  std::uint32_t best = kNone;
  for (std::uint32_t a = first_attribution(c, paragraph.first); a < c.reading.attributions.size();
       ++a) {
    const Attribution& credit = c.reading.attributions[a];
    if (credit.cue.first >= paragraph.last) break;
    if (q.tokens.contains(credit.cue)) continue;
    const std::uint32_t first =
        std::min(credit.cue.first, credit.source.empty() ? credit.cue.first : credit.source.first);
    const std::uint32_t last = std::max(credit.cue.last, credit.source.last);
    // Behind: “…,” said X / “…,” X said.
    if (first >= q.tokens.last && first <= q.tokens.last + 2 &&
        c.same_sentence(first, q.tokens.last - 1))
      return a;
    // Before: X said: “…”, X said that “…”.
    if (last <= q.tokens.first && c.same_sentence(last - 1, q.tokens.first)) {
      bool between = false;
      for (std::uint32_t i = last; i < q.tokens.first; ++i) between |= c.at(i).is(kInQuote);
      if (!between) best = a;
    }
    // The quotation stands inside the sentence that is credited: It was “quiet”, the port said.
    if (best == kNone && first >= q.tokens.last && c.same_sentence(first, q.tokens.last - 1))
      best = a;
  }
  return best;
}

void QuotationFinder::find_speakers(Context& c, std::size_t first, std::size_t last,
                                    TokenRange paragraph) const {
  auto& all = c.reading.quotations;
  for (std::size_t i = first; i < last; ++i) {
    Quotation& q = all[i];
    const std::uint32_t credit = beside(c, q, paragraph);
    bool verb = false;
    const Sentence& sentence = c.reading.sentences[q.sentence];
    for (std::uint32_t k = sentence.first_clause; k < c.reading.clauses.size(); ++k) {
      const std::uint32_t head = c.reading.clauses[k].head;
      if (head >= q.tokens.last) break;
      verb |= head > q.tokens.first;
    }
    const std::uint32_t words = q.pieces.front().size();
    const bool adjacent =
        credit != kNone && (c.reading.attributions[credit].scope.overlaps(q.tokens) ||
                            q.pieces.front().size() >= kSpeechWords);
    q.speech = (words >= kSpeechWords && (verb || adjacent)) ||
               (words >= 2 && adjacent && c.at(q.pieces.front().last - 1).is(kPunct));
    if (credit != kNone) q.attribution = credit;
  }
  // A split quotation: “…,” said X. “…” — and further ones of the same speaker in the paragraph.
  for (std::size_t i = first; i < last; ++i) {
    Quotation& q = all[i];
    if (q.attribution != kNone || !q.speech) continue;
    if (i > first && all[i - 1].attribution != kNone && all[i - 1].speech) {
      const std::uint32_t from = c.reading.sentence_of(all[i - 1].tokens.last - 1);
      const std::uint32_t here = c.reading.sentence_of(q.tokens.first);
      bool other = false;
      for (std::uint32_t a = first_attribution(c, all[i - 1].tokens.last);
           a < c.reading.attributions.size(); ++a) {
        const Attribution& next = c.reading.attributions[a];
        if (next.sentence >= here) break;
        other |=
            next.sentence > from && next.key != c.reading.attributions[all[i - 1].attribution].key;
      }
      if (here <= from + 3 && !other) q.attribution = all[i - 1].attribution;
    }
  }
  // The sentence before ends in a colon or names the paragraph's only speaker.
  for (std::size_t i = first; i < last; ++i) {
    Quotation& q = all[i];
    if (q.attribution != kNone || !q.speech) continue;
    const std::uint32_t here = c.reading.sentence_of(q.tokens.first);
    for (std::uint32_t a = first_attribution(c, paragraph.first); a < c.reading.attributions.size();
         ++a) {
      const Attribution& credit = c.reading.attributions[a];
      if (credit.sentence + 2 < here) continue;
      if (credit.sentence > here + 1 || credit.cue.first >= paragraph.last) break;
      if (credit.name != kNone && !c.reading.names[credit.name].organisation) q.attribution = a;
      if (credit.carried) q.attribution = a;
    }
  }
  for (std::size_t i = first; i < last; ++i) {
    Quotation& q = all[i];
    if (q.attribution != kNone) {
      q.speaker = c.reading.attributions[q.attribution].name;
      continue;
    }
    if (!q.speech) continue;
    // A person or "the coach was blunt:" right before the marks, or the only person of the
    // paragraph.
    std::uint32_t person = kNone;
    std::uint32_t cluster = kNone;
    bool several = false;
    for (std::size_t m = c.first_mention(paragraph.first);
         m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < paragraph.last;
         ++m) {
      const Mention& mention = c.reading.mentions[m];
      if (mention.kind != Kind::person || mention.in_quote) continue;
      const std::uint32_t its = c.reading.names[mention.detail].cluster;
      several |= person != kNone && its != cluster;
      person = mention.detail;
      cluster = its;
    }
    if (person != kNone && !several) q.speaker = person;
  }
}

void QuotationFinder::run(Context& context) const {
  Reading& reading = context.reading;
  std::size_t s = 0;
  while (s < reading.sentences.size()) {
    const std::uint32_t part = reading.sentences[s].part;
    TokenRange paragraph = reading.sentences[s].tokens;
    while (s < reading.sentences.size() && reading.sentences[s].part == part) {
      paragraph.last = reading.sentences[s].tokens.last;
      ++s;
    }
    const std::size_t before = reading.quotations.size();
    pair_marks(context, part, paragraph);
    find_speakers(context, before, reading.quotations.size(), paragraph);
  }
  for (std::uint32_t q = 0; q < reading.quotations.size(); ++q) {
    Quotation& quotation = reading.quotations[q];
    // Parts of one split quotation are one: the first one holds all pieces.
    if (q > 0 && quotation.speech && quotation.attribution != kNone &&
        reading.quotations[q - 1].speech &&
        reading.quotations[q - 1].attribution == quotation.attribution &&
        reading.sentences[quotation.sentence].part ==
            reading.sentences[reading.quotations[q - 1].sentence].part) {
      quotation.continued = true;
      std::uint32_t head = q - 1;
      while (head > 0 && reading.quotations[head].continued) --head;
      reading.quotations[head].pieces.push_back(quotation.pieces.front());
    }
    Mention mention;
    mention.kind = Kind::quotation;
    mention.tokens = quotation.tokens;
    mention.span = reading.span(quotation.tokens);
    mention.sentence = quotation.sentence;
    mention.detail = q;
    mention.in_quote = true;
    reading.mentions.push_back(std::move(mention));
  }
}

}  // namespace factlint
