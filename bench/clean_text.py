#!/usr/bin/env python3
"""Counts factlint's conflicts on clean text: the documentation of this machine's packages.

usage: bench/clean_text.py [--bin build/factlint] [--words 400000] [--show N] [--only RULE[,RULE]] [--out FOLDER]

Gathers prose from /usr/share/doc (.txt, .html, also gzipped; README and FAQ files), file by file in path order, until
there are enough words; lists, change logs, licences and code are left out. Then runs `factlint check` over each file
alone, so that no two packages are compared, and prints words, conflicts by rule, and words for each conflict."""
import argparse, collections, gzip, html, json, os, re, subprocess, sys, tempfile

ROOT = "/usr/share/doc"
SKIP = re.compile(r"changelog|copyright|licen[cs]e|news|authors|todo|examples?/|\.(?:ja|de|fr|es|ru|zh|it|pt|ko|cs|pl|tr)\.|"
                  r"genindex|search|_static|/(?:ja|de|fr|es(?:-es)?|ru|zh|it|pt|ko|cs|pl|nl|da|sv|vi|zh-cn|zh-tw|pt-br|nb|ro|uk|fi|ca|el|gl|hu|sk|id|lt)/", re.I)
KIND = re.compile(r"(?:\.txt|\.html?|/README[^/]*|/FAQ[^/]*)(?:\.gz)?$")


def text_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    try:
        with opener(path, "rb") as f:
            return f.read(2_000_000).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def words_of(text, is_html):
    """Words of prose: of HTML what stands outside code and tags."""
    if is_html:
        text = re.sub(r"(?is)<(script|style|pre|code|nav)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return len(re.findall(r"[A-Za-z][a-z']+", text))


def is_prose(text, words):
    """Prose has few marks of code and many small words; tables, lists of names and dumps have not."""
    marks = len(re.findall(r"[{}=;$|\\<>#_]", text))
    small = len(re.findall(r"\b(?:the|of|to|and|in|is|a|that|for|it)\b", text))
    return words >= 300 and marks < words / 12 and small > words / 6


def gather(limit, per_package):
    total, spent = 0, collections.Counter()
    for folder, folders, files in os.walk(ROOT):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            if os.path.islink(path) or SKIP.search(path[len(ROOT):]) or not KIND.search(path):
                continue
            package = path[len(ROOT) + 1:].split("/")[0]
            if spent[package] > per_package:
                continue
            text = text_of(path)
            if text is None:
                continue
            is_html = bool(re.search(r"\.html?(\.gz)?$", path))
            words = words_of(text, is_html)
            prose = html.unescape(re.sub(r"(?is)<(script|style|pre|code|nav)\b.*?</\1>|<[^>]*>", " ", text)) if is_html else text
            if not is_prose(prose, words):
                continue
            spent[package] += words
            total += words
            yield path, text, words, is_html
            if total >= limit:
                return


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--bin", default="build/factlint")
    args.add_argument("--words", type=int, default=400_000)
    args.add_argument("--per-package", type=int, default=60_000, help="words taken from one package at most")
    args.add_argument("--show", type=int, default=0, help="conflicts to print for each rule")
    args.add_argument("--only", default="", help="count these rules only")
    args.add_argument("--out", default="", help="keep the texts here")
    options = args.parse_args()
    only = set(filter(None, options.only.split(",")))
    folder = options.out or tempfile.mkdtemp(prefix="clean-text-")
    os.makedirs(folder, exist_ok=True)
    words = files = 0
    fired, shown = collections.Counter(), collections.defaultdict(list)
    for path, text, count, is_html in gather(options.words, options.per_package):
        words += count
        files += 1
        copy = os.path.join(folder, f"{files:04d}" + (".html" if is_html else ".txt"))
        with open(copy, "w", encoding="utf-8") as out:
            out.write(text)
        run = subprocess.run([options.bin, "check", copy, "--format", "json", "--fail-on", "never"], capture_output=True, text=True)
        if run.returncode not in (0, 3):
            sys.exit(f"{options.bin} ended with {run.returncode} on {path}:\n{run.stderr[:2000]}")
        for finding in json.loads(run.stdout or "{}").get("findings", []):
            if finding.get("outcome") != "conflict" or (only and finding["rule"] not in only):
                continue
            fired[finding["rule"]] += 1
            shown[finding["rule"]].append((path, finding["message"]))
    print(f"{words} words in {files} files of {ROOT}")
    for rule, number in fired.most_common():
        print(f"{number:6d}  {rule}")
        for path, message in shown[rule][:options.show]:
            print(f"          {path[len(ROOT) + 1:]}: {message[:160]}")
    total = sum(fired.values())
    print(f"{total} conflicts" + (f", one in {words // total} words" if total else ""))


if __name__ == "__main__":
    main()
