// The fixed parts of the HTML report: head, filters, style and script; html.cpp fills in the rest.
#pragma once

#include <string_view>

namespace factlint {

/// Up to and with the skip link. Arguments: html_script_hash(), html_style().
inline constexpr std::string_view kHtmlHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>factlint report</title>
<style>{}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
)";

/// Behind the filters that name what the report holds.
inline constexpr std::string_view kHtmlFiltersEnd =
    R"(<label>Words <input type="search" name="words"></label>
<button type="reset">Show all</button>
<label class="keys"><input type="checkbox" name="keys" checked> Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>/</kbd> words</label>
<p id="shown" role="status"></p>
</form>
)";

std::string_view html_style();
std::string_view html_script();
/// SHA-256 of html_script() in Base64: the only script that the browser may run in the page.
std::string_view html_script_hash();

}  // namespace factlint
