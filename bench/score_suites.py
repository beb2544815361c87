#!/usr/bin/env python3
"""Runs `factlint mentions --jsonl` over the recogniser suites and scores the result.

usage: bench/score_suites.py [--bin build/factlint] [--suites DIR] [--news] [--miss CATEGORY/SUITE] [CATEGORY ...]

DIR holds recognizers/*.jsonl and score.py (default: shared/suites beside the repository, or
$FACTLINT_SHARED/suites); without it the script says so and ends with 0. CATEGORY limits the run.
What the suite and factlint say differently is turned here: cents are given in cents by the suite and in the main
unit by factlint, a share in words ("one in five") is a number for one suite and a percentage for the other, and a unit
without a number ("a percentage") is no number."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CENTS = re.compile(r"(cents?|pence|penny|pennies|satoshis?|kopecks?|[0-9][pc])$", re.I)
MAIN = re.compile(r"[$£€¥]|dollar|pound|euro|kuai", re.I)


def option(name, default=None):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def find_suites():
    shared = os.environ.get("FACTLINT_SHARED")
    places = [option("--suites"), shared and os.path.join(shared, "suites")]
    places += [os.path.join(HERE, up, "shared", "suites") for up in ("../..", "../../..")]
    return next((p for p in places if p and os.path.isdir(os.path.join(p, "recognizers"))), None)


def convert(mention):
    """One mention of factlint as a prediction of the suite."""
    values = []
    for value in mention["values"]:
        values.append(value)
        if mention["kind"] == "percent" and "value" in value and value["value"] is None:
            values.append(dict(value, value="null"))  # "a percentage": the suite writes the word
        number = value.get("value")
        if mention["kind"] == "money" and CENTS.search(mention["text"]) and not MAIN.search(mention["text"]):
            values.append(dict(value, value=number * 100 if number is not None else None))
        if mention["kind"] == "percent" and not re.search(r"%|percent|per cent|pct", mention["text"], re.I):
            values.append({"value": number / 100 if number is not None else None,
                           "lo": value["lo"] / 100 if value.get("lo") is not None else None,
                           "hi": value["hi"] / 100 if value.get("hi") is not None else None})
    return {"start": mention["start"], "end": mention["end"], "kind": mention["kind"], "values": values}


NUMERIC = {"number", "quantity", "money", "percent", "points", "multiple", "ordinal"}
TIME = {"date", "weekday", "period", "duration", "clock", "age"}
# Which kinds answer a suite category: each file of the suite asks one recogniser.
WANTED = {
    "number": NUMERIC - {"ordinal", "quantity"}, "ordinal": {"ordinal"}, "percent": {"percent", "points"}, "ratio": {"percent"},
    "range": NUMERIC - {"ordinal"}, "currency": {"money"}, "dimension": {"quantity"}, "temperature": {"quantity"},
    "age": {"age"},
}


def blurred_day(mention):
    """"in 3 years": a day with slack to both sides."""
    values = mention["values"]
    return (mention["kind"] == "date" and len(values) > 1 and values[0].get("start") and values[0].get("end")
            and all("start" not in v for v in values[1:]))


def bounded(value):
    return value.get("lo") is not None or value.get("hi") is not None


def main():
    suites = find_suites()
    if not suites:
        print("skipped: no suites; pass --suites DIR or set FACTLINT_SHARED")
        return 0
    binary = option("--bin", os.path.join(HERE, "..", "build", "factlint"))
    skip = {option(n) for n in ("--bin", "--suites", "--miss")}
    only = {a for a in sys.argv[1:] if not a.startswith("--") and a not in skip}
    miss = option("--miss")
    if miss:
        only = {miss.split("/")[0]}
    cases = []
    for path in sorted(glob.glob(os.path.join(suites, "recognizers", "*.jsonl"))):
        if only and os.path.basename(path)[:-6] not in only:
            continue
        with open(path, encoding="utf-8") as lines:
            cases += [json.loads(line) for line in lines]
    sent = "".join(json.dumps({"id": str(i), "text": c["text"], "published": c["reference_date"]}) + "\n"
                   for i, c in enumerate(cases))
    done = subprocess.run([binary, "mentions", "--jsonl"], input=sent.encode(), stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0,):
        print("factlint ended with", done.returncode)
        return 1
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as out:
        for line in done.stdout.decode().splitlines():
            answer = json.loads(line)
            case = cases[int(answer["id"])]
            wanted = WANTED.get(case["category"], TIME)
            pred = [convert(m) for m in answer["mentions"] if m["kind"] in wanted]
            if case["category"] == "number":  # nor is a unit alone
                pred = [p for p in pred if any(v.get("value") not in (None, "null") or bounded(v) for v in p["values"])]
            if case["category"] == "date":  # a month is no day
                pred = [p for p in pred if not p["values"] or any("start" not in v for v in p["values"])]
            if case["category"] == "time":  # nor is a day a time of day
                pred = [p for p in pred if p["kind"] not in ("date", "weekday", "period", "age")]
            if case["category"] == "dimension":  # temperatures are asked of another recogniser
                pred = [p for p in pred if not any(str(v.get("unit")).startswith("degree ") for v in p["values"])]
            if case["category"] == "daterange":  # a day and a length are no range
                pred = [p for p in pred if not blurred_day(p)]
                pred = [p for p in pred if not p["values"] or any("start" in v or v.get("value") == "not resolved" for v in p["values"])]
            if case["category"] == "range":  # a plain number is no range
                pred = [p for p in pred if any(bounded(v) for v in p["values"])
                        and not all(v.get("lo") == v.get("hi") and "equal" not in case["text"].lower() for v in p["values"])]
            out.write(json.dumps({"suite": case["suite"], "source": case["source"], "pred": pred}) + "\n")
    score = [sys.executable, os.path.join(suites, "score.py"), os.path.join(suites, "recognizers"), out.name]
    score += ["--news"] if "--news" in sys.argv else []
    score += ["--miss", miss] if miss else []
    code = subprocess.run(score, check=False).returncode
    os.unlink(out.name)
    return code


sys.exit(main())
