"""Words of a report with their offsets, folded so that two spellings of one word compare equal."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from accounted.model import Report

__all__ = [
    "COMMON",
    "NUMBER_WORDS",
    "content_words",
    "fold",
    "quoted_spans",
    "rarity",
    "stretches",
    "weightiest",
    "word_set",
]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one string, so that people can read and mend it."""
    return frozenset(text.split())


NUMBER_WORDS = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen"
)

#: Words that say nothing of which incident a text is about: function words, and the words of every report of violence.
COMMON = word_set(
    "a about after again against ago all also although am among an and another any are around as at back be "
    "because been before being between both but by came can could day days did do does during each early either "
    "even ever every few first for from further get give given go had has have he her here hers him his how "
    "however if in into is it its just last late later least left less like made make many may me might more most "
    "much must my near no nor not now of off on once one only or other our out over own part people per put said "
    "same saw say saying says see seen several shall she should since so some still such take taken than that the "
    "their them then there these they this those though through thus time to told too took two under until up "
    "upon us very via was way we well went were what when where which while who whom whose why will with within "
    "without would year years yet you your army attack attacked attacks bomb bombing blast civilian civilians "
    "dead death deaths died explosion fighters fire force forces government hit hospital hurt incident injured "
    "kill killed killing kills men military militants monday tuesday wednesday thursday friday saturday sunday "
    "news officer officers official officials person police reported reporters report reports security soldiers "
    "source sources statement strike strikes town city village province troops victims war wounded wounding"
) | (NUMBER_WORDS - {"dozen"})


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """ASCII, lower case: "Ḥadītha" and "haditha" are one word."""
    if word.isascii():
        return word.lower()
    from anyascii import anyascii

    return str(anyascii(word)).lower().strip("'` ")


def _outside(report: Report) -> Iterator[tuple[int, int]]:
    """The stretches of a report's text that are not asides, in order."""
    at = 0
    for aside in sorted(report.asides, key=lambda a: (a.start, a.end)):
        if aside.start > at:
            yield at, aside.start
        at = max(at, aside.end)
    if at < len(report.text):
        yield at, len(report.text)


def stretches(report: Report, spans: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """The parts of a report's text that are not asides; ``spans`` limits them."""
    whole = list(_outside(report))
    if spans is None:
        return whole
    return [(max(a, c), min(b, d)) for a, b in whole for c, d in spans if max(a, c) < min(b, d)]


def content_words(report: Report, spans: list[tuple[int, int]] | None = None) -> list[str]:
    """Folded words that may tell one incident from another; ``spans`` limits them to stretches of the text."""
    found = []
    for low, high in stretches(report, spans):
        found += [word for told in _WORD.findall(report.text, low, high) if (word := _content(told))]
    return found


@lru_cache(maxsize=200_000)
def _content(told: str) -> str:
    """A word folded; empty where it may tell nothing."""
    word = fold(told).removesuffix("'s").removesuffix("’s")
    return word if len(word) > 2 and word not in COMMON and not word.isdigit() else ""


_QUOTED = re.compile(r"“[^“”]{1,1200}”|«[^«»]{1,1200}»|„[^“”„]{1,1200}[“”]|‘‘[^‘]{1,1200}?’’")
LONGEST_QUOTED = 1200
"""Characters; a straight mark that stays open for longer was never one that opens."""


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where the text stands in quotation marks, in order."""
    return sorted([match.span() for match in _QUOTED.finditer(text)] + _straight(text))


def _straight(text: str) -> list[tuple[int, int]]:
    """Spans between straight marks, which look the same at both ends: what they touch tells which they are.

    Each paragraph of a long quotation opens anew and only the last one closes: a mark that opens after the end of a
    sentence, where one is open, goes on with it.
    """
    found = []
    start: int | None = None
    for at, mark in enumerate(text):
        if mark != '"':
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()
        if start is not None and at - start > LONGEST_QUOTED:
            start = None
        if opens:
            if start is not None and text[start + 1 : at].rstrip()[-1:] in (".", "!", "?", ":"):
                found.append((start, at))
            start = at
        elif start is not None:
            found.append((start, at + 1))
            start = None
    return found


@lru_cache(maxsize=1)
def rarity() -> tuple[int, dict[str, int]]:
    """How many texts ``data/words.tsv`` was counted on, and in how many each of its words stands.

    The file ships with the release and is never counted on a register, so that what two texts are worth to one
    another does not depend on what else is there. ``training/linking/words.py`` makes it.
    """
    text = (resources.files(__package__) / "data" / "words.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    return int(head.rpartition(" ")[2]), {word: int(n) for word, _, n in (line.partition("\t") for line in lines)}


LENGTH = 1000
"""Length of the vector of a text's words: whole numbers, whose sums are the same in any order."""


def weightiest(words: Mapping[str, int], most: int) -> dict[str, int]:
    """The ``most`` weightiest of a text's words (word to how often it stands there), as a vector of length 1000."""
    _, seen = rarity()
    weights = {w: _weight(n, seen.get(w, 0)) for w, n in words.items()}
    top = sorted(weights, key=lambda w: (-weights[w], w))[:most]
    length = math.sqrt(sum(weights[w] ** 2 for w in top)) or 1.0
    return {w: round(LENGTH * weights[w] / length) for w in top}


@lru_cache(maxsize=100_000)
def _weight(times: int, texts_with: int) -> float:
    """What a word weighs that stands so often in a text, and in so many texts."""
    texts, _ = rarity()
    return (1 + math.log(times)) * math.log((texts + 50) / (texts_with + 1))
