// print() gives the shortest canonical text, and parsing it gives the tree back: asserted for
// chosen texts, and for 20,000 random trees from a fixed seed.
#include <catch2/catch.hpp>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"

using namespace factlint::grammar;

namespace {

/// Small linear congruential generator: the same trees on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % n;
  }
  template <class T>
  T one_of(std::initializer_list<T> options) {
    return options.begin()[below(options.size())];
  }

 private:
  std::uint64_t state_;
};

/// Draws trees that the parser can build: the places of the table in ast.hpp, any nesting.
class Trees {
 public:
  explicit Trees(std::uint64_t seed) : random_(seed) {}

  Node check(int depth) {
    switch (random_.below(depth > 0 ? 7 : 3)) {
      case 0:
        return node(NodeKind::must_match, text({"across", "within"}),
                    {name(), name(), maybe([&] { return expression(1); })});
      case 1:
        return node(NodeKind::must_have, text({"speaker", "when", "of"}),
                    {node(NodeKind::binder, kind(), {Node{}, place(1)})});
      case 2: {
        Node forbid =
            node(NodeKind::forbid, "", {node(NodeKind::string, text({"a \"b\"", "c"}), {})});
        for (std::size_t i = random_.below(3); i > 0; --i) forbid.kids.push_back(name());
        return forbid;
      }
      case 3:
        return node(NodeKind::when, "", {expression(depth - 1), check(depth - 1)});
      case 4: {
        Node each = node(NodeKind::for_each, "", {binder(depth - 1)});
        while (random_.below(3) == 0) each.kids.push_back(binder(depth - 1));
        each.kids.push_back(maybe([&] { return expression(depth - 1); }));
        each.kids.push_back(check(depth - 1));
        return each;
      }
      default:
        return expression(depth);
    }
  }

  Node expression(int depth) {
    if (depth <= 0) return leaf();
    const int less = depth - 1;
    const auto sub = [&] { return expression(less); };
    switch (random_.below(16)) {
      case 0:
        return node(NodeKind::set, "", list(less, 1));
      case 1:
        return node(NodeKind::field, text({"value", "of", "when", "x", "e3"}), {sub()});
      case 2: {
        Node call = node(NodeKind::call, text({"holder", "same_event"}), list(less, 0));
        if (call.kids.size() > 1 && random_.below(3) == 0) call.text = "max";
        return call;
      }
      case 3:
        return node(NodeKind::of, "", {sub(), sub()});
      case 4:
        return node(NodeKind::unary_minus, "", {sub()});
      case 5:
        return node(NodeKind::logical_not, "", {sub()});
      case 6:
        return node(NodeKind::range, "", {sub(), sub()});
      case 7:
        return node(NodeKind::tolerance, "", {sub(), sub()});
      case 8:
        return node(NodeKind::is_known, text({"known", "unknown"}), {sub()});
      case 9:
        return node(NodeKind::has, text({"speaker", "in"}), {sub()});
      case 10:
        return node(NodeKind::mentions, "", {sub(), random_.below(2) == 0 ? sub() : binder(less)});
      case 11:
        return node(NodeKind::exists, "", {binder(less), maybe(sub), sub()});
      case 12:
        return aggregate(less);
      default: {
        Node binary = node(NodeKind::binary, "", {sub(), sub()});
        binary.op = static_cast<Op>(1 + random_.below(16));
        return binary;
      }
    }
  }

  std::vector<Element> sequence(int depth) {
    std::vector<Element> out;
    do {
      out.push_back(element(depth));
    } while (random_.below(3) != 0);
    return out;
  }

 private:
  std::string text(std::initializer_list<const char*> options) { return random_.one_of(options); }
  std::string kind() { return text({"money", "count", "title", "x"}); }
  Node name() {
    return node(NodeKind::name, text({"m", "x", "count", "sum", "inside", "_a1"}), {});
  }

  static Node node(NodeKind kind, std::string text, std::vector<Node> kids) {
    Node out;
    out.kind = kind;
    out.text = std::move(text);
    out.kids = std::move(kids);
    return out;
  }

  template <class Draw>
  Node maybe(const Draw& draw) {
    return random_.below(2) == 0 ? Node{} : draw();
  }

  Node leaf() {
    Node out;
    out.number = random_.one_of({0.0, 5.0, 0.1, 400000.0, 1e15, 2.5e-9, 1.0 / 3, 1e300});
    switch (random_.below(7)) {
      case 0:
        out.kind = NodeKind::number;
        return out;
      case 1:
        out.kind = NodeKind::quantity;
        out.text = text({"GB", "USD", "days", "°C", "e3", "E"});
        return out;
      case 2:
        out.kind = NodeKind::percent;
        return out;
      case 3:
        return node(NodeKind::date, "2026-01-13", {});
      case 4:
        return node(NodeKind::string, text({"", "H200", "a \"b\" \\", "# né", "x ≈ y"}), {});
      case 5:
        return node(NodeKind::boolean, text({"true", "false"}), {});
      default:
        return name();
    }
  }

  std::vector<Node> list(int depth, std::size_t least) {
    std::vector<Node> out;
    for (std::size_t i = least + random_.below(3); i > 0; --i) out.push_back(expression(depth));
    return out;
  }

  Node place(int depth) {
    return maybe([&] { return random_.below(3) == 0 ? binder(depth - 1) : expression(depth); });
  }

  Node binder(int depth) {
    return node(NodeKind::binder, kind(), {name(), depth > 0 ? place(depth - 1) : Node{}});
  }

  Node aggregate(int depth) {
    const std::string function = text({"count", "sum", "min", "max", "avg"});
    if (random_.below(2) == 0) return node(NodeKind::aggregate, function, {expression(depth)});
    Node bound = binder(depth);
    Node condition = maybe([&] { return expression(depth); });
    Node body = maybe([&] { return expression(depth); });
    // `count(quotation)` is a fold of a value named quotation: without a name something must
    // follow.
    if (random_.below(2) == 0 &&
        (bound.kids[1].present() || condition.present() || body.present())) {
      bound.kids[0] = Node{};
    }
    return node(NodeKind::aggregate, function, {bound, condition, body});
  }

  Element element(int depth) {
    Element out;
    out.optional = random_.below(4) == 0;
    switch (random_.below(depth > 0 ? 7 : 5)) {
      case 0:
        out.kind = ElementKind::exact;
        out.text = text({"US", "a \"b\" \\"});
        return out;
      case 1:
        out.kind = ElementKind::gap;
        out.optional = false;
        out.most = random_.one_of<std::uint32_t>({0, 5, unbounded_gap});
        return out;
      case 2:
        out.kind = ElementKind::capture;
        out.name = text({"value", "v"});
        out.text = text({"count", "money"});
        out.head = text({"", "chip", "memory chip", "@part-name"});
        return out;
      case 3:
        out.kind = ElementKind::class_;
        out.name = text({"", "verb"});
        out.text = text({"approve", "irregular-verb"});
        return out;
      case 4:
        out.text = text({"approve", "market-leading", "3.5", "-", ".", ",", "don’t", "“", "where"});
        return out;
      case 5:
        out.kind = ElementKind::group;
        out.branches.push_back(sequence(depth - 1));
        return out;
      default:
        out.kind = ElementKind::alternatives;
        do {
          out.branches.push_back(sequence(depth - 1));
        } while (random_.below(2) == 0);
        return out;
    }
  }

  Random random_;
};

std::string canonical(std::string_view text, Spelling spelling = Spelling::utf8) {
  const auto result = parse_check(text);
  return result ? print(*result, spelling) : "error: " + result.error.message;
}

}  // namespace

TEST_CASE("only needed brackets are printed", "[grammar]") {
  CHECK(canonical("((a) + (b)) * ((c))") == "(a + b) × c");
  CHECK(canonical("(a * b) + (c / d)") == "a × b + c / d");
  CHECK(canonical("(a - b) - (c - d)") == "a - b - (c - d)");
  CHECK(canonical("(a and b) or (c and d)") == "a and b or c and d");
  CHECK(canonical("a implies (b implies c)") == "a implies b implies c");
  CHECK(canonical("(a implies b) implies c") == "(a implies b) implies c");
  CHECK(canonical("not (a = b)") == "not a = b");
  CHECK(canonical("not (a and b)") == "not (a and b)");
  CHECK(canonical("(a = b) = c") == "(a = b) = c");
  CHECK(canonical("(a of b).c") == "(a of b).c");
  CHECK(canonical("a of (b.c)") == "a of b.c");
  CHECK(canonical("-(-a)") == "--a");
  CHECK(canonical("(exists count m in d: m = 1) and b") == "(exists count m in d: m = 1) and b");
  CHECK(canonical("b and (exists count m in d: (m = 1))") == "b and exists count m in d: m = 1");
  CHECK(canonical("count((n in d))") == "count((n in d))");
  CHECK(canonical("count((n.a in d))") == "count(n.a in d)");
}

TEST_CASE("operators have a UTF-8 and an ASCII spelling", "[grammar]") {
  const std::string_view text = "a ~= b x 2 +- 10% and c<=d and e>=f and g!=h";
  CHECK(canonical(text) == "a ≈ b × 2 ± 10% and c ≤ d and e ≥ f and g ≠ h");
  CHECK(canonical(text, Spelling::ascii) == "a ~= b * 2 +- 10% and c <= d and e >= f and g != h");
}

TEST_CASE("numbers print as people write them", "[grammar]") {
  CHECK(canonical("400_000") == "400000");
  CHECK(canonical("1.50e3 GB") == "1500 GB");
  CHECK(canonical("0.1%") == "0.1%");
  CHECK(canonical("1e20") == "1e+20");
  CHECK(canonical("5 ..6") == "5 .. 6");
}

TEST_CASE("random checks round-trip", "[grammar]") {
  Trees trees(20260113);
  int failures = 0;
  for (int i = 0; i < 20000 && failures < 3; ++i) {
    const Node tree = trees.check(1 + i % 5);
    for (const Spelling spelling : {Spelling::utf8, Spelling::ascii}) {
      const std::string text = print(tree, spelling);
      const auto again = parse_check(text);
      if (again && *again == tree) continue;
      ++failures;
      UNSCOPED_INFO(text << "\n  is    " << dump(tree) << "\n  reads "
                         << (again ? dump(*again) : again.error.message));
      CHECK(failures == 0);
    }
  }
}

TEST_CASE("random patterns round-trip", "[grammar]") {
  Trees trees(20260819);
  int failures = 0;
  for (int i = 0; i < 20000 && failures < 3; ++i) {
    const Pattern tree{trees.sequence(i % 4)};
    const std::string text = print(tree);
    const auto again = parse_pattern(text);
    if (again && *again == tree) continue;
    ++failures;
    UNSCOPED_INFO(text << "\n  is    " << dump(tree) << "\n  reads "
                       << (again ? dump(*again) : again.error.message));
    CHECK(failures == 0);
  }
}

TEST_CASE("cut and shuffled texts never crash the parser", "[grammar]") {
  Trees trees(7);
  Random random(11);
  for (int i = 0; i < 3000; ++i) {
    std::string text = print(trees.check(3));
    text.resize(random.below(text.size() + 1));
    if (!text.empty()) text[random.below(text.size())] = static_cast<char>(random.below(256));
    for (const factlint::Span at : {parse_check(text).error.at, parse_pattern(text).error.at}) {
      REQUIRE(at.begin <= at.end);
      REQUIRE(at.end <= text.size());
    }
  }
}
