// What a multiple compares, and which things: the fields `of`, `subject` and `object` of "the H200
// has six times the speed of an H20"; fields.cpp asks.
#pragma once

#include "engine/eval/corpus.hpp"
#include "engine/model/record.hpp"

namespace factlint {

Datum compared_thing(const Corpus& corpus, const ItemRef& item);
Datum compared_subject(const Corpus& corpus, const ItemRef& item);
Datum compared_object(const Corpus& corpus, const ItemRef& item);

}  // namespace factlint
