#include "engine/report/html.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "engine/report/html_page.hpp"
#include "tests/report/sample.hpp"

using namespace factlint;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    ++n;
  }
  return n;
}

std::string between(const std::string& text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find(to, begin) + to.size() - begin);
}

}  // namespace

TEST_CASE("html puts both sides of a conflict next to each other, with their words marked",
          "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  CHECK(
      between(render_html({report, {}, {}, "1"}), "<article", "</article>") ==
      R"(<article class="finding error" id="finding-1" tabindex="-1" aria-labelledby="title-1" data-outcome="conflict" data-category="quantity" data-rule="homes-disagree" data-document="0 1">
<h3 id="title-1"><span class="label">error</span> 38 homes here, 48 in the source</h3>
<p class="meta"><a href="#finding-1">1</a> · quantity · <a href="#rule-homes-disagree">homes-disagree</a></p>
<div class="sides">
<figure>
<figcaption><span class="path">a b.md</span></figcaption>
<blockquote>The “reef” plan has <mark>38 homes</mark>.</blockquote>
<ul class="places">
<li>line 3, column 21</li>
</ul>
</figure>
<figure>
<figcaption><span class="path">sources/b.txt</span></figcaption>
<blockquote>The plan has <mark>48 homes</mark>.</blockquote>
<ul class="places">
<li>line 1, column 14: here: 48 homes</li>
</ul>
</figure>
</div>
<p class="suggest">Write: <ins>48 homes</ins></p>
<details>
<summary>How this was found</summary>
<ol>
<li>38 = 38</li>
<li>48 is not 38</li>
</ol>
<p>Fingerprint <code>)" +
          report.findings[0].fingerprint +
          R"(</code></p>
</details>
</article>)");
}

TEST_CASE("html shows sides of one sentence together, overlapping words once", "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  const auto& a = report.documents[0];
  report.findings[0].sides = {sample::side(a, "38 homes"), sample::side(a, "plan has 38"),
                              sample::side(a, "reef")};
  const std::string page = render_html({report, {}, {}, "1"});
  CHECK(count(page, "<figure>") == 1);
  CHECK(page.find(
            "<blockquote>The “<mark>reef</mark>” <mark>plan has 38 homes</mark>.</blockquote>") !=
        std::string::npos);
}

TEST_CASE("html keeps text of documents text", "[report]") {
  const std::string attack =
      "</blockquote><script>alert(1)</script><img src=x onerror=alert(2)>&lt;\"'`{}";
  const auto hostile = sample::document(attack + ".md", attack + " has 38 homes.\n");
  auto titled = std::make_shared<Document>(*hostile);
  titled->meta.title = titled->meta.publisher = attack;
  const std::shared_ptr<const Document> document = titled;
  Report report;
  report.documents = {document};
  report.input_errors = {{attack, attack}};
  report.rules = {{attack, attack, Level::error, attack, {}, {}}};
  Finding finding;
  finding.rule = finding.category = finding.message = finding.suggest = finding.fingerprint =
      attack;
  finding.derivation = {attack};
  finding.sides = {sample::side(document, "38 homes", attack), sample::side(document, attack)};
  report.findings = {finding};
  const std::vector<Issue> issues{{nullptr, attack, {}, attack, attack, Issue::Level::error}};
  const std::string page = render_html({report, issues, {}, attack});
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "onerror=alert(2)&gt;&amp;lt;&quot;&#39;`{}") > 15);
  CHECK(count(page, "onerror") == count(page, "onerror=alert(2)&gt;&amp;lt;&quot;&#39;`{}"));
}

TEST_CASE("html loads nothing, and its script writes no markup", "[report]") {
  Report report = sample::report();
  const std::string page = render_html({report, {}, OutcomeSet::all(), "1"});
  for (const char* what : {"http:", "https:", "src=", "<link", "@import", "url("}) {
    CAPTURE(what);
    CHECK(count(page, what) == 0);
  }
  for (const char* what : {"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval",
                           "createElement", "Function"}) {
    CAPTURE(what);
    CHECK(count(html_script(), what) == 0);
  }
  CHECK(count(page, "<article") == 4);
  CHECK(count(page, "<option value=\"agreement\">") == 1);
}

TEST_CASE("html without findings says so and names the documents", "[report]") {
  Report report = sample::report();
  report.findings.clear();
  const std::string page = render_html({report, {}, {}, "1"});
  CHECK(page.find("<p>Nothing to report.</p>") != std::string::npos);
  CHECK(page.find("<li><span class=\"path\">a b.md</span>: 0 findings</li>") != std::string::npos);
  CHECK(page.find("Rules that reported") == std::string::npos);
}

TEST_CASE("the page allows exactly its own script, and that parses", "[report]") {
  const auto here = [](const std::string& tool) {
    const bool found = std::system(("command -v " + tool + " >/dev/null 2>&1").c_str()) == 0;
    if (!found) std::cout << "skipped: " << tool << " is not installed\n";
    return found;
  };
  const auto feed_script = [](const std::string& command) {
    FILE* pipe = popen(command.c_str(), "w");
    REQUIRE(pipe != nullptr);
    std::fwrite(html_script().data(), 1, html_script().size(), pipe);
    return pclose(pipe) == 0;
  };
  if (here("openssl")) {
    CHECK(feed_script("test \"$(openssl dgst -sha256 -binary | base64)\" = '" +
                      std::string(html_script_hash()) + "'"));
  }
  if (here("node")) CHECK(feed_script("node --check -"));
}
