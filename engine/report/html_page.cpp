#include "engine/report/html_page.hpp"

namespace factlint {

namespace {

constexpr std::string_view kStyle = R"css(
:root {
  --page: #fbfaf7; --card: #ffffff; --ink: #1f1e1b; --soft: #5b5850; --line: #d9d5ca; --link: #1a4f8b;
  --mark: #ffe48a; --mark-ink: #1f1e1b;
  --error: #a81e1e; --warning: #8a5200; --note: #4d4a43; --difference: #1a5a8a; --unresolved: #63408f;
  --agreement: #23683a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #16171a; --card: #1f2125; --ink: #e9e7e1; --soft: #aeaaa0; --line: #3b3d43; --link: #8fc1ff;
    --mark: #6b5500; --mark-ink: #fff6d6;
    --error: #ff8f86; --warning: #f2b65a; --note: #c2beb4; --difference: #84c2f5; --unresolved: #c9a8f5;
    --agreement: #85d39c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 78rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--card); z-index: 2; }
h1 { margin: 1.5rem 0 .25rem; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
.top p { margin: 0 0 .75rem; color: var(--soft); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.counts li { padding: .25rem .75rem; border: 1px solid currentColor; border-radius: 1rem; }
.filters {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; align-items: end;
  margin-top: 1.25rem; padding: 1rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem;
}
[hidden] { display: none !important; }
.filters label { display: block; font-size: .85rem; color: var(--soft); }
.filters select, .filters input[type=search], .filters button {
  display: block; width: 100%; min-height: 2.75rem; padding: .3rem .5rem; font: inherit; color: var(--ink);
  background: var(--page); border: 1px solid var(--soft); border-radius: .3rem;
}
.filters button { cursor: pointer; }
.filters .keys, .filters p { grid-column: 1 / -1; margin: 0; }
kbd { padding: 0 .35em; border: 1px solid var(--line); border-radius: .25em; font-size: .9em; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .note { --tone: var(--note); }
.difference { --tone: var(--difference); } .unresolved { --tone: var(--unresolved); }
.agreement { --tone: var(--agreement); }
.counts li { color: var(--tone); }
.finding {
  margin: 0 0 1rem; padding: 1rem; background: var(--card); border: 1px solid var(--line);
  border-left: .35rem solid var(--tone); border-radius: .5rem; scroll-margin-top: 1rem;
}
.finding h3 { margin: 0; font-size: 1.05rem; line-height: 1.4; }
.label {
  margin-right: .4rem; color: var(--tone); font-size: .8rem; text-transform: uppercase; letter-spacing: .05em;
}
.meta { margin: .15rem 0 .75rem; font-size: .85rem; color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .75rem; }
figure { margin: 0; padding: .75rem; background: var(--page); border: 1px solid var(--line); border-radius: .4rem; }
figcaption { font-size: .85rem; }
.path { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; }
.about { display: block; color: var(--soft); }
blockquote { margin: .6rem 0; font: 1.1rem/1.55 Georgia, "Noto Serif", "DejaVu Serif", serif; }
mark { padding: .05em .15em; border-radius: .2em; background: var(--mark); color: var(--mark-ink); font-weight: 600; }
.places { margin: 0; padding: 0; list-style: none; font-size: .85rem; color: var(--soft); }
.suggest { margin: .75rem 0 0; }
ins { font-weight: 600; text-decoration: underline; text-decoration-style: dotted; }
details { margin-top: .75rem; font-size: .9rem; }
summary { padding: .25rem 0; cursor: pointer; color: var(--link); }
details ol { margin: .5rem 0; padding-left: 1.5rem; }
dt { margin-top: .75rem; font-weight: 600; }
dd { margin: 0; color: var(--soft); white-space: pre-line; }
.documents { padding-left: 1.2rem; }
footer { margin-top: 2rem; color: var(--soft); font-size: .85rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; background: none; }
  .filters, .skip { display: none; }
  .finding, figure { break-inside: avoid; background: none; }
  h2, h3 { break-after: avoid; }
  .sides { grid-template-columns: repeat(2, 1fr); }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
)css";

// Shows and hides what is there; makes no element and no markup.
constexpr std::string_view kScript = R"js(
"use strict";
(() => {
  const form = document.getElementById("filters");
  const status = document.getElementById("shown");
  const findings = Array.from(document.querySelectorAll(".finding"));
  const field = (name) => form.elements.namedItem(name);
  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };
  const matches = (finding) => {
    for (const name of ["outcome", "category", "rule", "baseline"]) {
      const wanted = field(name) === null ? "" : field(name).value;
      if (wanted !== "" && finding.dataset[name] !== wanted) return false;
    }
    const wanted = field("document").value;
    if (wanted !== "" && !finding.dataset.document.split(" ").includes(wanted)) return false;
    const words = field("words").value.trim().toLowerCase();
    return words === "" || textOf(finding).includes(words);
  };
  const apply = () => {
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !matches(finding);
      if (!finding.hidden) shown += 1;
    }
    status.textContent = shown + " of " + findings.length + " findings shown";
  };
  const step = (by) => {
    const shown = findings.filter((finding) => !finding.hidden);
    const current = document.activeElement.closest(".finding");
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !field("keys").checked) return;
    if (event.target.closest("input[type=search], select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") field("words").focus();
    else return;
    event.preventDefault();
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
  form.hidden = findings.length === 0;
  apply();
})();
)js";

}  // namespace

std::string_view html_style() {
  return kStyle;
}

std::string_view html_script() {
  return kScript;
}

std::string_view html_script_hash() {
  return "VHN2VX1BSAYNUQL+dyuz9YHXpq0YUpcpXCilze1WxJo=";
}

}  // namespace factlint
