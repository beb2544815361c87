#include "engine/eval/transposed.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

bool plain(const Value& v) {
  return v.precision == Precision::written || v.precision == Precision::exact;
}

std::string digits(const Value& v) {
  std::string out;
  for (const char c : format_number(v.point))
    if (c >= '0' && c <= '9') out += c;
  return out;
}

}  // namespace

bool same_digits(const Value& a, const Value& b) {
  if (!plain(a) || !plain(b) || a.point == b.point) return false;
  std::string da = digits(a);
  std::string db = digits(b);
  std::sort(da.begin(), da.end());
  std::sort(db.begin(), db.end());
  return da.size() > 1 && da == db;
}

bool neighbours_swapped(const Value& a, const Value& b) {
  if (!plain(a) || !plain(b) || a.point == b.point) return false;
  const double ratio = a.point / b.point;
  if (!(ratio > 0.1 && ratio < 10)) return false;
  std::string da = digits(a);
  std::string db = digits(b);
  if (da.size() != db.size()) return false;
  while (!da.empty() && da.back() == '0' && db.back() == '0') {
    da.pop_back();
    db.pop_back();
  }
  if (da.size() < 3) return false;
  const auto [x, y] = std::mismatch(da.begin(), da.end(), db.begin());
  if (x == da.end() || x + 1 == da.end()) return false;
  std::swap(*x, *(x + 1));
  return da == db;
}

std::uint64_t digits_key(const Value& v) {
  if (!plain(v)) return 0;
  std::string all = digits(v);
  const auto size = all.size();
  std::sort(all.begin(), all.end());
  const auto zeros = static_cast<std::size_t>(std::count(all.begin(), all.end(), '0'));
  return size - zeros < 2 || size < 3 ? 0 : hash_text(all);
}

}  // namespace factlint
