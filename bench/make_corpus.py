#!/usr/bin/env python3
"""Writes a corpus of invented news stories, the same for the same arguments, for measuring speed.

usage: bench/make_corpus.py TARGET [--documents N] [--bytes SIZE] [--per-story K] [--one-file BYTES] [--seed S]

Each story (an approval, a vote, a storm, a set of results) is told by K documents that agree mostly and differ now and
then in a figure or a day, as coverage does. Every person, company and place is made of syllables; the sentences between
the facts are put together from word lists, so that hardly two are alike. TARGET is a folder, or with --one-file a
single file of so many bytes that holds all stories one after the other."""
import argparse, datetime, os, random

MONTHS = "January February March April May June July August September October November December".split()
ONSET = "b br c ch d dr f g gr h k kl l m n p r s st t tr v w".split()
VOWEL = "a e i o u ai ea o e a".split()
CODA = "n r l s t nd rt m ck ll th".split()
GIVEN = ("Anna Peter Ruth David Maria John Susan Karl Elena Thomas Grace Martin Laura Henry Nora Simon Alice Daniel "
         "Clara Robert Helen Mark Julia Paul Irene Victor Emma George Rose Philip").split()
SUFFIX = "Systems Foods Motors Holdings Energy Group Bank Partners Works Steel Airlines Textiles".split()
PLACE = "ton ford by field bury mouth wick ham stead port".split()
THINGS = ("homes tonnes barrels chips vehicles tickets loans panels turbines engines beds trees bottles phones boats "
          "pumps cables batteries lamps bricks").split()
GROUPS = ("teachers nurses farmers residents drivers students passengers workers tenants engineers visitors fishermen "
          "pensioners volunteers shopkeepers clerks pilots cyclists miners bakers").split()
NOUNS = ("harbour wall bridge plant route theatre clinic barrier light meal line park market repair archive depot "
         "collection trail library rent flight plan delay review budget report inquiry survey contract deadline dispute "
         "proposal schedule policy scheme forecast warning decision agreement programme station tower field garden school "
         "kitchen window river valley storm winter summer morning evening letter map photograph hall office factory "
         "warehouse street corner roof engine wheel boat ferry tunnel square church museum hotel shop farm forest lake "
         "coast island border road train bus bicycle bench fence door stair floor ceiling table paper book song film "
         "prize race team coach player crowd ticket seat stage screen camera voice answer question problem idea reason "
         "habit custom rule law court judge lawyer clerk guard nurse doctor patient drug test sample result figure chart "
         "price wage tax debt loan bank fund share bond market trade crop grain cattle sheep fish water oil gas coal wind "
         "sun cable wire pipe pump tank valve screw brick stone sand cement timber steel glass cloth shoe coat").split()
ADJ = ("sharp modest early late costly quiet steady broad narrow public private central northern southern rare lasting "
       "recent local national old new small large long short heavy light warm cold dry wet bright dark plain rough smooth "
       "strong weak fast slow cheap deep shallow empty full open closed busy calm formal simple").split()
VERBS = ("changed reached crossed followed carried opened closed painted measured counted visited described repaired "
         "replaced removed moved joined left passed missed kept held lost found built sold bought mended watched studied "
         "praised blamed feared welcomed questioned ignored remembered copied delayed finished started shaped filled "
         "emptied lifted lowered turned covered protected damaged flooded warmed cooled tested used needed wanted "
         "discussed planned").split()
LINKS = "while|because|although|before|after|when|where|since|until|so".split("|")
PREPS = "near|behind|above|below|beside|along|across|beyond|around|inside|outside|opposite|under|against".split("|")
CORE = [
    "{company} {approved} the sale of {count:,} {thing} to {place} on {day}.",
    "The {noun} is worth ${money} million to {place}, about {pct} per cent more than {company} paid in {prev}.",
    "{full}, the chief executive of {company}, said the {noun} covered {count:,} {thing}.",
    "“{quote},” {sur} {said} on {day}.",
    "According to {other}, {pending:,} {thing} for the {noun} in {place} had been delivered by {date}.",
    "The {place} council voted {ayes} to {noes} for the {noun}, a margin of {margin}.",
    "Of the {count:,} {thing}, {pending:,} are in use in {place}, a spokesperson for {company} said.",
    "Sales of the {noun2} rose {pct}% to ${money2} million from ${money} million a year earlier, {company} said.",
    "{place} has {people:,} {group}, according to a survey of the {noun2} published in {month} {year}.",
    "At least {small} {group} were hurt when part of the {noun} in {place} gave way on {weekdate}.",
    "{sur} did not say when {company} would ship the {noun2}.",
    "The {noun2} will take {weeks} weeks and end in {month}, {sur2} said.",
    "{other} denied that it had asked {place} for a share of the {noun2}.",
    "{full} was elected in {prev} and has led {company} since then.",
    "In {place} the {noun2} reached {temp} degrees Celsius, {tdiff} degrees above the average for {month}.",
    "About {small2} per cent of the {group} may leave {place} by {next}, {sur2} said.",
]
SAID = "said|told reporters|added|announced|stressed|said in a statement|wrote|noted".split("|")


def name(rng):
    return "".join(rng.choice(part) for part in (ONSET, VOWEL, CODA, VOWEL, CODA)).capitalize()


def group(rng):
    """"the old harbour wall", "a river", "farmers"; determiners about as often as in English."""
    if rng.random() < .2:
        return rng.choice(GROUPS)
    words = rng.choices(("the", "a", "its", "their", "this", "some", "every", "one"), (50, 25, 9, 8, 4, 2, 1, 1))
    if rng.random() < .4:
        words.append(rng.choice(ADJ))
    if rng.random() < .1:
        words.append(name(rng))
    words.append(rng.choice(NOUNS))
    if rng.random() < .25:
        words.append(rng.choice(NOUNS))
    if words[0] == "a" and words[1][0] in "aeiou":
        words[0] = "an"
    return " ".join(words)


def clause(rng):
    return f"{group(rng)} {rng.choice(VERBS)} {group(rng)}" + (
        f" {rng.choice(PREPS)} {group(rng)}" if rng.random() < .6 else "")


def sentence(rng):
    text = clause(rng)
    if rng.random() < .35:
        text += f", {rng.choice(LINKS)} {clause(rng)}"
    elif rng.random() < .3:
        text += f" and {rng.choice(VERBS)} {group(rng)}"
    return text[0].upper() + text[1:] + "."


class Story:
    """What all documents about one event share."""

    def __init__(self, rng):
        day = datetime.date(2025, 1, 6) + datetime.timedelta(days=rng.randrange(340))
        at = day - datetime.timedelta(days=rng.randrange(1, 6))
        date = lambda d: f"{MONTHS[d.month - 1]} {d.day}"
        w = dict(
            company=f"{name(rng)} {rng.choice(SUFFIX)}", other=f"{name(rng)} {rng.choice(SUFFIX)}",
            place=name(rng) + rng.choice(PLACE), sur=name(rng), sur2=name(rng), thing=rng.choice(THINGS),
            group=rng.choice(GROUPS), noun=f"{rng.choice(NOUNS)} {rng.choice(NOUNS)}",
            noun2=f"{rng.choice(NOUNS)} {rng.choice(NOUNS)}", approved=rng.choice(["approved", "cleared", "announced"]),
            count=rng.randrange(12, 900) * 100, pending=rng.randrange(10, 119) * 10, money=rng.randrange(20, 900),
            people=rng.randrange(900, 90000), pct=rng.randrange(2, 40), year=2024, prev=rng.randrange(2015, 2024),
            next=2030, month=MONTHS[day.month - 1], date=date(at), published=f"{date(day)}, {day.year}",
            day=at.strftime("%A"), weekdate=at.strftime("%A, ") + date(at), iso=day.isoformat(), ayes=rng.randrange(20, 40),
            noes=rng.randrange(1, 20), small=rng.randrange(3, 12), small2=rng.randrange(12, 60),
            weeks=rng.randrange(3, 20), temp=rng.randrange(28, 44), tdiff=rng.randrange(2, 9))
        w["full"] = f"{rng.choice(GIVEN)} {w['sur']}"
        w["margin"] = w["ayes"] - w["noes"]
        w["money2"] = round(w["money"] * (100 + w["pct"]) / 100)
        self.words = w
        text = clause(rng)
        self.quote = text[0].upper() + text[1:] + f", {rng.choice(LINKS)} {clause(rng)}"


def document(rng, story, size):
    w = dict(story.words, quote=story.quote)
    for key in ("count", "pending", "people"):  # coverage differs now and then
        if rng.random() < .02:
            w[key] *= 2
    facts = [f.format_map(dict(w, said=rng.choice(SAID))) for f in rng.sample(CORE[1:], 9)]
    head = f"{w['company']} {w['approved']} sale of {w['count']:,} {w['thing']} to {w['place']}"
    lines = ["---", f"published: {w['iso']}", "---", f"# {head}", "", f"By {rng.choice(GIVEN)} {name(rng)}", "",
             f"{w['place'].upper()}, {w['published']} - " + CORE[0].format_map(w)]
    total = sum(map(len, lines))
    while total < size:
        sentences = [facts.pop() if facts and rng.random() < .4 else sentence(rng) for _ in range(rng.randrange(2, 5))]
        lines += ["", " ".join(sentences)]
        total += len(lines[-1]) + 2
    return "\n".join(lines) + "\n"


def documents(count, size, per_story, seed):
    rng = random.Random(seed)
    story = None
    for i in range(count):
        if i % per_story == 0:
            story = Story(rng)
        yield document(rng, story, int(size * rng.uniform(.5, 1.5)))


def write_folder(folder, count, size=4000, per_story=5, seed=1):
    os.makedirs(folder, exist_ok=True)
    for i, text in enumerate(documents(count, size, per_story, seed)):
        with open(os.path.join(folder, f"story-{i:05}.md"), "w", encoding="utf-8") as f:
            f.write(text)


def write_file(path, size, seed=1):
    with open(path, "w", encoding="utf-8") as f:
        for text in documents(10**9, 4000, 5, seed):
            f.write(text.split("---\n", 2)[2] + "\n")
            if f.tell() >= size:
                return


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--bytes", type=int, default=4000)
    parser.add_argument("--per-story", type=int, default=5)
    parser.add_argument("--one-file", type=int, default=0, metavar="BYTES")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    if a.one_file:
        write_file(a.target, a.one_file, a.seed)
    else:
        write_folder(a.target, a.documents, a.bytes, a.per_story, a.seed)


if __name__ == "__main__":
    main()
