// Class ids of the few function words that shape a number or a date; the words are in
// rules/lexicons/function-words.yaml.
#pragma once

#include "engine/model/knowledge.hpp"

namespace factlint {

struct FunctionWords {
  explicit FunctionWords(const Knowledge& knowledge)
      : of(knowledge.lexicon.class_id("word-of")),
        and_(knowledge.lexicon.class_id("word-and")),
        or_(knowledge.lexicon.class_id("word-or")),
        the(knowledge.lexicon.class_id("word-the")),
        in(knowledge.lexicon.class_id("word-in")),
        on(knowledge.lexicon.class_id("word-on")),
        to(knowledge.lexicon.class_id("word-to")),
        at(knowledge.lexicon.class_id("word-at")),
        genitive(knowledge.lexicon.class_id("genitive-mark")) {}

  ClassId of, and_, or_, the, in, on, to, at, genitive;
};

}  // namespace factlint
