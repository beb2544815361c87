#include "engine/eval/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMaxWords = 400;

bool ellipsis(const Reading& r, std::uint32_t i, std::uint32_t last) {
  const std::string_view text = r.text(i);
  if (text == "..." || text == "\xE2\x80\xA6") return true;
  // ". . ."
  return text == "." && i + 1 < last && r.text(i + 1) == "." && r.tokens[i + 1].is(kSpaceBefore);
}

}  // namespace

WordingReader::WordingReader(const Knowledge& knowledge)
    : lexicon_(knowledge.lexicon),
      spelling_(knowledge.lexicon.class_id("variant-spelling")),
      cardinal_(knowledge.lexicon.class_id("number-cardinal")),
      joint_(knowledge.lexicon.class_id("quotation-joint")) {}

// British and American spelling are one, and so are "two" and "2".
std::uint64_t WordingReader::fold(const Token& token) const {
  if (const ClassValue* variant = lexicon_.value(token.word, spelling_))
    return hash_folded(variant->text);
  const ClassValue* number = lexicon_.value(token.word, cardinal_);
  if (number != nullptr && number->has_number && number->number >= 1)
    return hash_folded(fmt::format("{}", number->number));
  return token.hash;
}

Wording WordingReader::read(const Reading& r, const Quotation& q) const {
  Wording out;
  for (std::uint32_t p = 0; p < q.pieces.size(); ++p) {
    const TokenRange piece = q.pieces[p];
    bool bracket = false;
    for (std::uint32_t i = piece.first; i < piece.last && out.size() < kMaxWords; ++i) {
      const Token& t = r.tokens[i];
      const std::string_view text = r.text(i);
      if (text == "[") bracket = true;
      if (text == "]") {
        bracket = false;
        out.push_back({0, "[…]", true, p});
        // "[t]he": the rest of the word belongs to the bracket.
        if (i + 1 < piece.last && !r.tokens[i + 1].is(kSpaceBefore) && r.tokens[i + 1].is(kWord))
          ++i;
        continue;
      }
      if (bracket) continue;
      if (ellipsis(r, i, piece.last)) {
        if (out.empty() || !out.back().gap) out.push_back({0, "…", true, p});
        continue;
      }
      if (text == "%") {
        out.push_back({hash_folded("percent"), text, false, p});
        continue;
      }
      if (!t.is(kWord | kDigits | kMixed)) continue;
      // "We know it. We owe them" may come back as "We know it, and we owe them".
      if (lexicon_.is(t.word, joint_) && (i == piece.first || r.tokens[i - 1].is(kPunct))) continue;
      std::uint64_t hash = fold(t);
      // "per cent" is one word in the other's house style.
      if (hash == hash_folded("cent") && !out.empty() && out.back().hash == hash_folded("per")) {
        out.pop_back();
        hash = hash_folded("percent");
      }
      out.push_back({hash, text, false, p});
    }
  }
  return out;
}

WordAlignment align_words(const Wording& inner, const Wording& outer) {
  const std::size_t n = inner.size();
  const std::size_t m = outer.size();
  const auto gap = [&](std::size_t i, std::size_t k) {
    return inner[i - 1].gap || outer[k - 1].gap;
  };
  const auto same = [&](std::size_t i, std::size_t k) {
    return inner[i - 1].hash == outer[k - 1].hash && !gap(i, k);
  };
  // A common word counts one, a change or a gap takes one; a gap mark swallows words of the other
  // side for nothing. What one side quotes before the other begins or behind its end is free.
  std::vector<std::int16_t> cells((n + 1) * (m + 1), 0);
  struct Rows {
    std::int16_t* first;
    std::size_t width;
    std::int16_t* operator[](std::size_t row) const { return first + row * width; }
  };
  const Rows score{cells.data(), m + 1};
  const auto change = [&](std::size_t i, std::size_t k) {
    return same(i, k) ? 1 : gap(i, k) ? 0 : -1;
  };
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t k = 1; k <= m; ++k) {
      const int step = gap(i, k) ? 0 : -1;
      score[i][k] = static_cast<std::int16_t>(std::max(
          {score[i - 1][k - 1] + change(i, k), score[i - 1][k] + step, score[i][k - 1] + step}));
    }
  }
  std::size_t i = n;
  std::size_t k = m;
  for (std::size_t at = 0; at <= m; ++at) {
    if (score[n][at] > score[i][k]) k = at;
  }
  for (std::size_t at = 0; at < n; ++at) {
    if (score[at][m] > score[i][k]) {
      i = at;
      k = m;
    }
  }
  WordAlignment out;
  // Trace back for the words that differ.
  std::vector<std::string> changes;
  std::size_t run = 0;
  std::string left;
  std::string right;
  const auto flush = [&] {
    if (left.empty() && right.empty()) return;
    if (left.empty() || right.empty()) {
      changes.push_back(fmt::format("only in one: \"{}\"", left.empty() ? right : left));
    } else {
      changes.push_back(fmt::format("\"{}\" against \"{}\"", left, right));
    }
    left.clear();
    right.clear();
  };
  const auto put = [](std::string& side, std::string_view word) {
    side = side.empty() ? std::string(word) : std::string(word) + " " + side;
  };
  std::size_t off = 0;
  bool common = false;
  const auto differs = [&] {
    ++off;
    ++out.cost;
    out.inner_piece = inner[std::max<std::size_t>(i, 1) - 1].piece;
    if (m > 0) out.outer_piece = outer[std::max<std::size_t>(k, 1) - 1].piece;
  };
  const std::size_t last = i;
  while (i > 0 && k > 0) {
    const bool wild = gap(i, k);
    const int step = wild ? 0 : -1;
    if (score[i][k] == score[i - 1][k - 1] + change(i, k)) {
      if (same(i, k)) {
        out.run = std::max(out.run, ++run);
        ++out.common;
        if (!common) out.tail = off;
        common = true;
        off = 0;
        flush();
      } else {
        run = 0;
        if (!wild) {
          differs();
          put(left, inner[i - 1].text);
          put(right, outer[k - 1].text);
        }
      }
      --i;
      --k;
    } else if (score[i][k] == score[i][k - 1] + step) {
      run = 0;
      if (!wild) {
        differs();
        put(right, outer[k - 1].text);
      }
      --k;
    } else {
      run = 0;
      if (!wild) {
        differs();
        put(left, inner[i - 1].text);
      }
      --i;
    }
  }
  out.length = last - i;
  flush();
  out.head = off;
  std::reverse(changes.begin(), changes.end());
  out.difference = fmt::format("{}", fmt::join(changes, "; "));
  return out;
}

}  // namespace factlint
