#include "engine/scan/reference.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kFewestWords = 3;
constexpr std::uint32_t kLongestEntry = 80;  // tokens: longer ones are prose

bool year(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add(Context& c, const std::vector<TokenRange>& entries, bool can_be_found) {
  Record record;
  record.kind = Kind::reference;
  record.tokens = entries.front();
  record.sentence = c.reading.sentence_of(record.tokens.first);
  record.fields.emplace_back(can_be_found);
  record.more.assign(entries.begin() + 1, entries.end());
  c.reading.records.push_back(std::move(record));
}

}  // namespace

ReferenceFinder::ReferenceFinder(const Knowledge& knowledge)
    : heading_(knowledge.lexicon.class_id("reference-heading")),
      id_(knowledge.lexicon.class_id("reference-id")) {}

bool ReferenceFinder::is_heading(const Context& c, TokenRange part) const {
  std::uint32_t first = part.first;
  // "7. References"
  while (first < part.last && c.at(first).is(kDigits | kPunct)) ++first;
  const std::uint32_t length = c.match(first, heading_);
  return length != 0 && (first + length == part.last ||
                         (first + length + 1 == part.last && c.at(part.last - 1).is(kPunct)));
}

bool ReferenceFinder::resolvable(const Context& c, const Part& part, TokenRange tokens) const {
  bool capital = false;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Token& t = c.at(i);
    const std::string_view word = c.text(i);
    if (t.is(kInQuote) || year(word) || c.is(i, id_)) return true;
    if (t.is(kSymbol) && word.find('.') != std::string_view::npos) return true;  // an address
    // "Documentation/howto": a path.
    if (c.mark(i, '/') && i > tokens.first && !t.is(kSpaceBefore) && i + 1 < tokens.last &&
        !c.at(i + 1).is(kSpaceBefore) && c.at(i - 1).is(kCapital)) {
      return true;
    }
    // "elmport.example/statistics": a domain without its protocol.
    if (c.mark(i, '.') && i > tokens.first && !t.is(kSpaceBefore) && i + 1 < tokens.last &&
        !c.at(i + 1).is(kSpaceBefore) && c.at(i + 1).is(kWord) && !c.at(i + 1).is(kCapital)) {
      return true;
    }
    // Two capitals side by side name a work, an author or a body; the first word has its capital
    // by its place.
    const bool name = t.is(kCapital) && t.is(kWord) && i != tokens.first && !t.is(kAllCaps);
    if (name && capital) return true;
    capital = t.is(kCapital) && t.is(kWord | kMixed) && (i != tokens.first || c.at(i).word == 0);
  }
  for (std::size_t m = c.first_mention(tokens.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < tokens.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    const bool named = mention.kind == Kind::organisation || mention.kind == Kind::person;
    if (named && (mention.entity != 0 || mention.tokens.size() > 1)) return true;
    if (mention.kind == Kind::date) return true;
  }
  // A link or a title in italics: their marks are in the source only. The mark of a list's entry
  // has a space behind it, so that the byte in front of the text is no mark of italics.
  const Document& document = *c.reading.document;
  const Span bytes = document.to_source(part.span);
  const std::string_view source = document.source->bytes;
  const std::string_view inside = source.substr(bytes.begin, bytes.size());
  for (const std::string_view mark : {"](", "href", "://", "<i>", "<em", "<cite", "*", "_"}) {
    if (inside.find(mark) != std::string_view::npos) return true;
  }
  const char in_front = bytes.begin > 0 ? source[bytes.begin - 1] : ' ';
  if (in_front == '*' || in_front == '_' || source.substr(bytes.end, 2) == "](") return true;
  const std::size_t before = std::min<std::size_t>(bytes.begin, 120);
  const std::string_view lead = source.substr(bytes.begin - before, before);
  const std::size_t tag = lead.rfind("<a ");
  return tag != std::string_view::npos && lead.find("</a", tag) == std::string_view::npos;
}

void ReferenceFinder::run(Context& c) const {
  if (heading_ == 0) return;
  const std::vector<Sentence>& sentences = c.reading.sentences;
  bool open = false;
  std::vector<TokenRange> vague;
  const auto close = [&] {
    open = false;
    if (!vague.empty()) add(c, vague, false);
    vague.clear();
  };
  for (std::size_t s = 0; s < sentences.size();) {
    std::size_t next = s + 1;
    while (next < sentences.size() && sentences[next].part == sentences[s].part) ++next;
    const Part& part = c.reading.document->parts[sentences[s].part];
    const TokenRange tokens{sentences[s].tokens.first, sentences[next - 1].tokens.last};
    s = next;
    if (tokens.size() <= 8 && is_heading(c, tokens)) {
      // "Additional references:" inside the list goes on with it.
      if (part.kind != PartKind::list_item) close();
      open = true;
      continue;
    }
    if (!open) continue;
    const bool entry = part.kind == PartKind::list_item ||
                       (part.kind == PartKind::body && tokens.size() <= kLongestEntry / 2);
    if (!entry || tokens.size() > kLongestEntry) {
      close();
      continue;
    }
    if (resolvable(c, part, tokens)) {
      add(c, {tokens}, true);
    } else if (part.kind == PartKind::list_item && tokens.size() >= kFewestWords) {
      vague.push_back(tokens);
    }
  }
  close();
}

}  // namespace factlint
