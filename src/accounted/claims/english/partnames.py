"""What a part is called: "the central morgue of Misrata", "two of those wounded in the blast", in whole words of the report."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.scope import MONTHS

HOUSE = frozenset(
    {"hospital", "hospitals", "clinic", "clinics", "morgue", "morgues", "mortuary", "mortuaries", "point", "points", "post", "posts",
     "station", "stations", "center", "centers", "centre", "centres"}
)  # fmt: skip
OF_THE_DEAD = frozenset({"morgue", "morgues", "mortuary", "mortuaries"})
"""Before the house that it is in: "the mortuary of the main hospital"."""
STAFF = frozenset({"doctors", "medics", "surgeons"})
ALONE = re.compile(r"^(?:in|at)\s+|\s+alone$", re.I)
ENDS = re.compile(r"[,.;:()“”\"!?]|\s[–—-]+\s")
LONGEST = 60
"""Characters of a name made of a sentence's own words."""


def site_name(doc: Any, start: int, end: int) -> str:
    """The house or place in ``doc.text[start:end]``, words that tell that a site counted: with what stands before its noun and the
    name behind it. Where there is none, who works there; else the words themselves without "in" and "alone"."""
    text = doc.text
    tokens = [t for t in doc if start <= t.idx < end]
    house = next((t for t in tokens if t.lower_ in OF_THE_DEAD), None)
    house = house or next((t for t in reversed(tokens) if t.lower_ in HOUSE), None)
    if house is None:
        staff = next((t for t in tokens if t.lower_ in STAFF), None)
        if staff is not None:
            return _inside(str(staff.text), False)
        return ALONE.sub("", ALONE.sub("", " ".join(text[start:end].split())))
    first = house.i
    while first > 0 and _leads(doc[first - 1]):
        first -= 1
    while first < house.i and (doc[first].tag_ == "POS" or doc[first].lower_ in ("one", "a", "an")):
        first += 1
    last = house.i
    while last + 2 < len(doc) and doc[last + 1].lower_ in ("of", "in", "at") and _named(doc[last + 2]):
        last += 2
        while (
            last + 1 < len(doc)
            and doc[last + 1].pos_ == "PROPN"
            and doc[last + 1].tag_ != "POS"
            and not _day(doc[last + 1])
        ):
            last += 1
    return _inside(
        " ".join(text[doc[first].idx : doc[last].idx + len(doc[last])].split()),
        doc[first].lower_ not in ("the", "its", "their"),
    )


def _leads(token: Any) -> bool:
    return token.pos_ in ("DET", "ADJ", "PROPN", "NOUN") or token.tag_ in ("POS", "HYPH", "PRP$")


def _named(token: Any) -> bool:
    return token.pos_ == "PROPN" and not _day(token)


def _day(token: Any) -> bool:
    return token.lower_.endswith("day") or token.lower_ in MONTHS


def part_name(f: Found) -> str:
    """A count of which nothing tells who they were, by the words around its number: "five of the dead", "nine more bodies"."""
    text, base = f.sentence.text, f.sentence.start
    at = number_at(f, f.sentence)
    if not f.count.words or not text.startswith(f.count.words, at):
        return _short(text[f.start - base : f.end - base])
    stop = ENDS.search(text, at + len(f.count.words))
    close = stop.start() if stop else len(text)
    verb = None
    if f.sentence.doc is not None:
        verb = next(
            (t.idx for t in f.sentence.doc if at + len(f.count.words) < t.idx < close and t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD")),
            None,
        )  # fmt: skip
    words = text[at : verb if verb is not None else close].strip()
    return _inside(_short(words if " " in words else text[at:close]), False)


def _inside(words: str, name: bool) -> str:
    """A phrase as it stands inside a sentence: the capital of a sentence's first word is not its own, unless it begins a name."""
    return words if name or words[:2].isupper() else words[:1].lower() + words[1:]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
