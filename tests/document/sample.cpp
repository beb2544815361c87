#include "tests/document/sample.hpp"

#include "engine/model/words.hpp"

namespace factlint::document_test {

namespace {

Knowledge make_knowledge() {
  Knowledge knowledge;
  Lexicon& lexicon = knowledge.lexicon;
  const auto add = [&](const char* cls, std::initializer_list<const char*> words) {
    const ClassId id = lexicon.declare(cls);
    for (const char* word : words) lexicon.add(id, word, nullptr);
  };
  const ClassId month = lexicon.declare("month");
  int number = 0;
  for (const char* names :
       {"january jan", "february feb", "march mar", "april apr", "May may", "june jun", "july jul",
        "august aug", "september sept", "october oct", "november nov", "december dec"}) {
    ClassValue value;
    value.number = ++number;
    value.has_number = true;
    for (const std::string_view name : split_words(names)) lexicon.add(month, name, &value);
  }
  add("weekday", {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
  add("boilerplate-line", {"0 comments", "0 comments:", "post a comment", "back to top", "ad",
                           "advertisement", "labels:", "read more:"});
  add("caption-start", {"cover image", "image:", "photo by", "圖片來源"});
  add("byline-start", {"by", "a blog by", "reporting by"});
  add("byline-verb", {"reports in", "reports for"});
  add("dateline-cue", {"published", "updated", "last updated on"});
  const auto entity = [&](const char* name, const char* kind) {
    knowledge.entities.push_back({name, kind, {}, 0});
    lexicon.add_entity(static_cast<EntityId>(knowledge.entities.size() - 1), name, false);
  };
  entity("Oslo", "city");
  entity("NATO", "organisation");
  return knowledge;
}

const char* kind_name(PartKind kind) {
  switch (kind) {
    case PartKind::headline:
      return "headline";
    case PartKind::byline:
      return "byline";
    case PartKind::dateline:
      return "dateline";
    case PartKind::body:
      return "body";
    case PartKind::heading:
      return "heading";
    case PartKind::caption:
      return "caption";
    case PartKind::list_item:
      return "list item";
    case PartKind::table_cell:
      return "cell";
    case PartKind::block_quote:
      return "block quote";
    case PartKind::boilerplate:
      return "boilerplate";
  }
  return "?";
}

}  // namespace

const DocumentWords& sample_words() {
  static const Knowledge knowledge = make_knowledge();
  static const DocumentWords words(knowledge);
  return words;
}

std::shared_ptr<Document> read(std::string bytes, Format format, std::vector<Issue>* issues) {
  auto source = std::make_shared<Source>();
  source->path = "sample";
  source->bytes = std::move(bytes);
  return make_document(source, format, sample_words(), issues);
}

std::string outline(const Document& document) {
  std::string lines;
  for (const Part& part : document.parts) {
    lines += kind_name(part.kind);
    if (part.kind == PartKind::table_cell) {
      lines += " " + std::to_string(part.table) + "." + std::to_string(part.row) + "." +
               std::to_string(part.column);
    }
    lines += ": ";
    for (const char c : document.text.substr(part.span.begin, part.span.size())) {
      if (c != '\r') lines += c == '\n' ? '/' : c;
    }
    lines += '\n';
  }
  return lines;
}

std::vector<MappedWord> mapped_words(const Document& document) {
  std::vector<MappedWord> words;
  for (const Part& part : document.parts) {
    const std::string_view text = std::string_view(document.text).substr(0, part.span.end);
    for (RawToken t = next_token(text, part.span.begin); t.end > t.begin;
         t = next_token(text, t.end)) {
      const Span at = document.to_source({t.begin, t.end});
      words.push_back({std::string(text.substr(t.begin, t.end - t.begin)),
                       document.source->bytes.substr(at.begin, at.size())});
    }
  }
  return words;
}

}  // namespace factlint::document_test
