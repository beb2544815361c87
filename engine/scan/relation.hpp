// Arithmetic and lists that a text announces: runs the finders of relation_*.hpp over each sentence
// and its numbers. Only announced relations are read (METHODS: arithmetic), never all pairs.
#pragma once

#include "engine/scan/relation_change.hpp"
#include "engine/scan/relation_conversion.hpp"
#include "engine/scan/relation_difference.hpp"
#include "engine/scan/relation_elapsed.hpp"
#include "engine/scan/relation_enumeration.hpp"
#include "engine/scan/relation_list.hpp"
#include "engine/scan/relation_offer.hpp"
#include "engine/scan/relation_rate.hpp"
#include "engine/scan/relation_share.hpp"
#include "engine/scan/relation_sum.hpp"

namespace factlint {

class RelationRecogniser {
 public:
  explicit RelationRecogniser(const Knowledge& knowledge);
  /// Appends records; mentions must be sorted and complete.
  void run(Context& context) const;

 private:
  RelationWords words_;
  ConversionFinder conversions_;
  ListFinder lists_;
  ElapsedFinder elapsed_;
  EnumerationFinder enumerations_;
  ChangeFinder changes_;
  DifferenceFinder differences_;
  ShareFinder shares_;
  OfferFinder offers_;
  RateFinder rates_;
  SumFinder sums_;
};

}  // namespace factlint
