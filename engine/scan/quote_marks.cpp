#include "engine/scan/quote_marks.hpp"

#include <algorithm>
#include <array>

namespace factlint {

namespace {

constexpr std::string_view kOpenSingle = "\xE2\x80\x98";
constexpr std::string_view kCloseSingle = "\xE2\x80\x99";
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPairs{
    {{"\xE2\x80\x9C", "\xE2\x80\x9D"},    // “ ”
     {"\xC2\xAB", "\xC2\xBB"},            // « »
     {"\xE2\x80\x9E", "\xE2\x80\x9C"}}};  // „ “
constexpr std::uint32_t kLookAhead = 80;  // how far a closing single mark is looked for

class Pairing {
 public:
  Pairing(const Reading& reading, TokenRange paragraph) : r_(reading), in_(paragraph) {}

  std::vector<QuotedRange> run() {
    for (std::uint32_t i = in_.first; i < in_.last; ++i) {
      if (!r_.tokens[i].is(kPunct)) continue;
      const std::string_view mark = r_.text(i);
      if (single_) {
        if (closes_single(i)) shut(i);
      } else if (open_ != kNone && mark == close_) {
        if (close_ != "\"" || !looks_opening(i)) {
          shut(i);
        } else {
          open_ = i;  // the closing mark was left out
        }
      } else if (open_ == kNone || mark == open_mark_) {
        open(i, mark);
      }
    }
    if (open_ != kNone && in_.last > open_ + 1 && (!single_ || open_ == in_.first))
      out_.push_back({{open_, in_.last}, true, single_});
    return std::move(out_);
  }

 private:
  void open(std::uint32_t i, std::string_view mark) {
    for (const auto& [left, right] : kPairs) {
      if (mark != left) continue;
      open_ = i;
      open_mark_ = left;
      close_ = right;
      return;
    }
    if (mark == "\"") {
      // 6" is a measure, no quotation.
      if (i > in_.first && r_.tokens[i - 1].is(kDigits) && !r_.tokens[i].is(kSpaceBefore)) return;
      open_ = i;
      open_mark_ = {};
      close_ = mark;
    } else if ((mark == kOpenSingle || (mark == "'" && looks_opening(i))) && opens_single(i)) {
      open_ = i;
      open_mark_ = {};
      single_ = true;
    }
  }

  void shut(std::uint32_t i) {
    if (i > open_ + 1) out_.push_back({{open_, i + 1}, false, single_});
    open_ = kNone;
    single_ = false;
  }

  [[nodiscard]] bool space_behind(std::uint32_t i) const {
    return i + 1 >= in_.last || r_.tokens[i + 1].is(kSpaceBefore);
  }
  [[nodiscard]] bool looks_opening(std::uint32_t i) const {
    return r_.tokens[i].is(kSpaceBefore | kPartStart) && !space_behind(i);
  }
  // ’90s and ’tis lack letters; a mark that nothing closes is no quotation.
  [[nodiscard]] bool opens_single(std::uint32_t i) const {
    if (i + 1 >= in_.last || r_.tokens[i + 1].is(kDigits)) return false;
    if (i == in_.first) return true;
    for (std::uint32_t k = i + 2; k < std::min(in_.last, i + kLookAhead); ++k) {
      if (single_close(k)) return true;
    }
    return false;
  }
  [[nodiscard]] bool single_close(std::uint32_t i) const {
    const std::string_view mark = r_.text(i);
    return (mark == kCloseSingle || mark == "'") && !r_.tokens[i].is(kSpaceBefore);
  }
  // A plural possessive looks the same ("the boats’ owners"): behind a stop the mark closes; behind
  // a word it does unless a mark behind a stop comes first ("the boats’ owners pay,’ she said").
  [[nodiscard]] bool closes_single(std::uint32_t i) const {
    if (!single_close(i)) return false;
    if (r_.tokens[i - 1].is(kPunct)) return true;
    if (!space_behind(i) && r_.tokens[i + 1].is(kWord | kMixed | kDigits)) return false;
    if (!(i + 1 < in_.last) || r_.tokens[i + 1].is(kPunct)) return true;
    for (std::uint32_t k = i + 1; k < std::min(in_.last, i + kLookAhead); ++k) {
      const std::string_view mark = r_.text(k);
      if (mark == kOpenSingle || (mark == "'" && looks_opening(k))) return true;
      if (single_close(k)) return !r_.tokens[k - 1].is(kPunct);
    }
    return true;
  }

  const Reading& r_;
  TokenRange in_;
  std::vector<QuotedRange> out_;
  std::uint32_t open_ = kNone;
  std::string_view open_mark_;  ///< a second one starts anew: the first was never closed
  std::string_view close_;
  bool single_ = false;
};

}  // namespace

std::vector<QuotedRange> pair_quote_marks(const Reading& reading, TokenRange paragraph) {
  return Pairing(reading, paragraph).run();
}

bool opens_quotation(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t'))
    text.remove_prefix(1);
  if (text.starts_with("\"") || text.starts_with(kOpenSingle)) return true;
  return std::any_of(kPairs.begin(), kPairs.end(),
                     [&](const auto& pair) { return text.starts_with(pair.first); });
}

}  // namespace factlint
