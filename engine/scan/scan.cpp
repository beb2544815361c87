#include "engine/scan/scan.hpp"

#include <algorithm>

#include "engine/scan/times.hpp"
#include "engine/scan/tokenize.hpp"

namespace factlint {

/// Order matters: names need hits, dates come before numbers, clauses before facts.
struct Scanner::Recognisers {
  explicit Recognisers(const Knowledge& k) : knowledge(k), tokenizer(k), times(k) {}
  const Knowledge& knowledge;
  Tokenizer tokenizer;
  TimeRecogniser times;
};

Scanner::Scanner(const Knowledge& knowledge)
    : recognisers_(std::make_unique<Recognisers>(knowledge)) {}
Scanner::~Scanner() = default;

Reading Scanner::read(std::shared_ptr<const Document> document) const {
  Reading reading;
  reading.document = std::move(document);
  Context context{reading, recognisers_->knowledge};
  recognisers_->tokenizer.run(context);
  recognisers_->times.run(context);
  std::stable_sort(
      reading.mentions.begin(), reading.mentions.end(),
      [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; });
  return reading;
}

}  // namespace factlint
