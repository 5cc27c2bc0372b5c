"""The rarer names that a text gives: towns and villages, quarters, persons, bodies. Two texts that share some are often of one incident.

A report tells where it happened in more places than a claim can be made of ("the market's keeper, from Orven, …"), and a village
that no gazetteer knows is a name all the same. A name is a word written with a capital inside a sentence and never
without one; states, offices, agencies and what else stands in reports of everywhere (``data/everywhere.txt``) are none, nor are
words that stand in many texts (``data/words.tsv``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from accounted.model import Report

from .looking_back import inside, looking_back
from .names.spelling import heard
from .words import COMMON, fold, rarity, stretches

__all__ = ["MOST_NAMES", "Called", "called", "plain_words"]

MOST_NAMES = 24
"""Names of a text that are compared: those that it gives most often, then those that it gives first."""
SHORTEST = 4
"""Letters under which a name is left out: initials, "al", ranks."""
LEAD = 400
"""Characters from the first name on in which a report says what it is about."""
COMMON_IN = 0.02
"""Share of texts (``data/words.tsv``) from which a name is too common to tell anything."""
TITLE_LIKE = 0.6
"""Share of capitals among the words of a line from which it is a title, whose capitals say nothing."""

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = re.compile(r"(?<![^\W_])[a-z][^\W\d_]+")
_OPENS = re.compile(r"(?:[.!?:…]|[-–—]{1,2}\s)[\s\"“”'‘’(\[«]*$")
"""What stands before a word that opens a sentence."""


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    text = (resources.files(__package__) / "data" / "everywhere.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def plain_words(names: Iterable[str | None]) -> frozenset[str]:
    """The folded words of some names."""
    return frozenset(_key(word) for name in set(names) for word in _WORD.findall(name or ""))


class Called(NamedTuple):
    """``names``: the rarer names, word by word. ``joined``: those of two words, each as one word, since "Balad Ruz" is "Baladruz"
    elsewhere; and the names themselves."""

    names: frozenset[str]
    joined: frozenset[str]
    lead: frozenset[str] = frozenset()
    """Those of ``joined`` that stand in its first lines."""


def called(
    report: Report | None, spans: Sequence[tuple[int, int]] | None = None, without: Collection[str] = ()
) -> Called:
    """The rarer names in a report's text; ``spans`` limits them to stretches of it. ``without``: folded words that are
    compared otherwise (speakers, the province)."""
    if report is None:
        return Called(frozenset(), frozenset())
    texts, seen = rarity()
    small = {fold(word) for word in set(_SMALL.findall(report.text))}

    def rare(name: str) -> bool:
        plain = name in small or name in COMMON or name in _everywhere() or name in without
        return not plain and seen.get(name, 0) <= COMMON_IN * texts

    found = [told for low, high in stretches(report, spans) for told in _inside(report.text, low, high)]
    back = looking_back(report.text)
    own = [told for told in found if rare(told[0]) and not inside(told[2], back)]
    until = min((at for _, _, at in found), default=0) + LEAD
    early = [told for told in own or found if told[2] < until and rare(told[0])]
    often: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name, before, _ in own or found:
        often[name] += rare(name)
        if before and rare(name) and rare(before):
            pairs[before, name] += 1
    order = {name: n for n, name in enumerate(often)}
    kept = sorted((n for n in often if len(n) >= SHORTEST and often[n]), key=lambda name: (-often[name], order[name]))
    names = frozenset(map(heard, kept[:MOST_NAMES]))
    two = sorted(a + b for a, b in pairs)[:MOST_NAMES]
    lead = {heard(word) for name, before, _ in early for word in (name, before + name)}
    return Called(names, names | frozenset(map(heard, two)), frozenset(lead))


def _inside(text: str, low: int, high: int) -> Iterator[tuple[str, str, int]]:
    """Names inside sentences, each time that they stand there, with the one that stands directly before it and the offset."""
    at = text.rfind("\n", 0, low) + 1
    while at < high:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        words = _WORD.findall(text, at, end)
        if sum(w[0].isupper() for w in words) < max(3, TITLE_LIKE * len(words)):
            before: re.Match[str] | None = None
            for match in _NAME.finditer(text, at, end):
                if match.group().isupper() or _opens(text, at, match.start()):
                    before = None
                    continue
                if low <= match.start() < high:
                    beside = before is not None and text[before.end() : match.start()] in (" ", "-")
                    first = _key(before.group()) if before is not None and beside else ""
                    yield _key(match.group()), first, match.start()
                before = match
        at = end + 1


def _opens(text: str, line: int, at: int) -> bool:
    """Whether a word opens a sentence or a line, where any word has a capital."""
    before = text[line:at]
    return not before.strip(" \t\"“”'‘’([«") or _OPENS.search(before[-6:]) is not None


_OWNER = re.compile(r"['’]s?$")


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    return _OWNER.sub("", fold(word)).replace("'", "").replace("’", "")
