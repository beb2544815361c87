// Values, days and names: when they agree; intervals and Kleene logic as laws over random values.
#include "engine/eval/compare.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <random>

#include "tests/eval/support.hpp"

using namespace factlint;
using namespace factlint::eval_test;

namespace {

Value written(double x, double ulp, UnitId unit = 0) {
  return {x, x - ulp / 2, x + ulp / 2, ulp, unit, Precision::written, false, false};
}

Value between(double lo, double hi) {
  return {(lo + hi) / 2, lo, hi, 0, 0, Precision::range, false, false};
}

Value more_than(double x) {
  return {x, x, std::numeric_limits<double>::infinity(), 0, 0, Precision::more_than, true, true};
}

constexpr std::array<Truth, 3> kTruths{Truth::false_, Truth::unknown, Truth::true_};

}  // namespace

TEST_CASE("values agree, are compatible, or conflict", "[eval]") {
  const Comparer c(knowledge());
  CHECK(c.relate(written(400000, 100000), written(412000, 1000)) == Relation::agree);
  CHECK(c.relate(written(412000, 1000), written(413000, 1000)) == Relation::conflict);
  CHECK(c.relate(Value::exactly(17), Value::exactly(18)) == Relation::conflict);
  CHECK(c.relate(more_than(400), Value::exactly(412)) == Relation::agree);
  CHECK(c.relate(more_than(400), Value::exactly(400)) == Relation::conflict);
  CHECK(c.relate(between(10, 12), between(11, 13)) == Relation::compatible);
  CHECK(c.relate(between(10, 12), between(13, 14)) == Relation::conflict);
  CHECK(c.relate(Value(), Value::exactly(1)) == Relation::unknown);
}

TEST_CASE("units are converted, currencies are not", "[eval]") {
  const Comparer c(knowledge());
  const auto unit = [](const char* name) { return knowledge().unit(name); };
  CHECK(c.relate(written(5, 1, unit("km")), written(5200, 100, unit("m"))) == Relation::agree);
  CHECK(c.relate(written(5, 1, unit("km")), written(5, 1, unit("GB"))) == Relation::incomparable);
  CHECK(c.relate(Value::exactly(5, unit("$")), Value::exactly(5, unit("USD"))) == Relation::agree);
  CHECK(c.relate(Value::exactly(5, unit("$")), Value::exactly(5, unit("EUR"))) ==
        Relation::incomparable);
  CHECK(c.relate(Value::exactly(5, unit("percent")), Value::exactly(5)) == Relation::incomparable);
  // 12,400 acres are about 5,018 hectares.
  const auto hectares = c.convert(written(12400, 100, unit("acre")), unit("hectare"));
  REQUIRE(hectares);
  CHECK(std::lround(hectares->point) == 5018);
  CHECK(c.equal(written(12400, 100, unit("acre")), written(30600, 100, unit("hectare"))) ==
        Truth::false_);
}

TEST_CASE("arithmetic keeps units where they make sense", "[eval]") {
  const Comparer c(knowledge());
  const UnitId usd = knowledge().unit("USD");
  const UnitId percent = knowledge().unit("percent");
  const auto price = c.divide(Value::exactly(100, usd), Value::exactly(4));
  REQUIRE(price);
  CHECK(price->point == 25);
  CHECK(price->unit == usd);
  CHECK(c.divide(Value::exactly(9, usd), Value::exactly(3, usd))->unit == 0);
  CHECK(c.multiply(Value::exactly(200, usd), Value::exactly(30, percent))->point == Approx(60));
  CHECK(c.multiply(Value::exactly(2, usd), Value::exactly(3, usd)) == std::nullopt);
  CHECK(c.add(Value::exactly(2, usd), Value::exactly(3)) == std::nullopt);
  CHECK(c.divide(Value::exactly(2), between(-1, 1)) == std::nullopt);
}

TEST_CASE("interval arithmetic encloses every choice of points", "[eval]") {
  const Comparer c(knowledge());
  std::mt19937 random(3);
  std::uniform_real_distribution<double> any(-50, 50);
  std::uniform_real_distribution<double> part(0, 1);
  for (int i = 0; i < 2000; ++i) {
    double a = any(random), b = any(random), x = any(random), y = any(random);
    if (a > b) std::swap(a, b);
    if (x > y) std::swap(x, y);
    const Value left = between(a, b);
    const Value right = between(x, y);
    const double p = a + part(random) * (b - a);
    const double q = x + part(random) * (y - x);
    const auto encloses = [](const std::optional<Value>& v, double point) {
      const double slack = 1e-9 * (1 + std::fabs(point));
      return !v || (v->lo <= point + slack && point - slack <= v->hi);
    };
    CHECK(encloses(c.add(left, right), p + q));
    CHECK(encloses(c.subtract(left, right), p - q));
    CHECK(encloses(c.multiply(left, right), p * q));
    CHECK(encloses(c.divide(left, right), p / q));
    CHECK(c.relate(left, right) == c.relate(right, left));
    CHECK(c.less(left, right, false) == !c.less(right, left, true));
    if (c.less(left, right, false) == Truth::true_) CHECK(c.equal(left, right) == Truth::false_);
  }
}

TEST_CASE("Kleene's laws", "[eval]") {
  for (Truth a : kTruths) {
    CHECK((!!a) == a);
    CHECK((a & Truth::true_) == a);
    CHECK((a & Truth::false_) == Truth::false_);
    CHECK((a | Truth::true_) == Truth::true_);
    CHECK((Truth::unknown & Truth::unknown) == Truth::unknown);
    for (Truth b : kTruths) {
      CHECK((a & b) == (b & a));
      CHECK((a | b) == (b | a));
      CHECK((!(a & b)) == ((!a) | (!b)));
      CHECK(implies(a, b) == ((!a) | b));
      CHECK((a & (a | b)) == a);
      for (Truth d : kTruths) CHECK((a & (b | d)) == ((a & b) | (a & d)));
    }
  }
}

TEST_CASE("days meet, names have aliases", "[eval]") {
  const Comparer c(knowledge());
  const DateRange day = day_range(to_day(2026, 1, 13));
  CHECK(Comparer::equal(day, month_range(2026, 1)) == Truth::true_);
  CHECK(Comparer::equal(day, day_range(to_day(2026, 1, 14))) == Truth::false_);
  CHECK(Comparer::equal(day, DateRange{}) == Truth::unknown);
  CHECK(Comparer::less(day, month_range(2026, 1), false) == Truth::unknown);
  CHECK(Comparer::less(day, month_range(2026, 2), false) == Truth::true_);
  const EntityRef tarn{knowledge().entity("Tarn 9"), "Tarn 9"};
  CHECK(c.equal(tarn, EntityRef{0, "t9"}) == Truth::true_);
  CHECK(c.equal(tarn, EntityRef{0, "Tarn 2"}) == Truth::false_);
  CHECK(c.equal(EntityRef{0, "Ada Moor"}, EntityRef{0, "Moor"}) == Truth::true_);
  CHECK(c.equal(Datum(tarn), Datum(std::string("TARN 9"))) == Truth::true_);
  CHECK(Comparer::same_words("Fort Hallam,", "fort hallam"));
}
