"""Patterns that are tried only where a word stands that they cannot do without.

Most patterns of the engine find nothing in most sentences, and it takes ``re`` a walk over all letters to say so. What a
pattern needs is read off the pattern itself: every match of ``\\b(?:denied|ruled\\s+out)\\b`` holds a word that begins with
"deni" or with "rule". The beginnings of a sentence's words are listed once for all patterns, and a pattern none of whose
beginnings is among them is not tried. What is found is never another; a pattern of which nothing can be told is always tried.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from accounted.claims.english.alternatives import edges_once

LETTERS = 4
"""So many letters of a word make its beginning."""
MOST = 256
"""Beginnings that are told apart at most while a pattern is read."""
WORD = re.compile(r"\w+")
ODD = re.compile("[İıſ]")
"""Letters that ``re.I`` takes for "i" and "s" and that lower case does not."""
COMMON = frozenset(
    [
        "the",
        "this",
        "that",
        "thos",
        "thes",
        "they",
        "ther",
        "thei",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "as",
        "an",
        "a",
        "and",
        "or",
        "but",
        "for",
        "from",
        "with",
        "into",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "his",
        "her",
        "its",
        "it",
        "he",
        "she",
        "who",
        "whic",
        "when",
        "wher",
        "not",
        "no",
        "one",
        "two",
        "said",
        "also",
    ]
)
"""Beginnings that stand in most sentences: to need one of these is to need next to nothing."""

Needs = frozenset[str]
"""Beginnings of words, in small letters: every match holds a word that begins with one of them."""


@lru_cache(maxsize=512)
def beginnings(text: str) -> frozenset[str] | None:
    """The first two to :data:`LETTERS` letters of each word, in small letters; None where letters are too odd to tell."""
    if ODD.search(text) is not None:
        return None
    words = set(WORD.findall(text.lower()))
    return frozenset(w[:n] for w in words for n in range(2, LETTERS + 1))


class Gate:
    """What a pattern needs, read off it once it has been tried :data:`FREE` times: it takes as long as a hundred tries."""

    __slots__ = ("_flags", "_free", "_needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._free = FREE
        self._needs: Needs | None = None

    def lets_by(self, text: str) -> bool:
        """Whether the pattern may match somewhere in ``text``, a whole sentence or more: its words are listed once and kept."""
        if self._free:
            self._free -= 1
            if not self._free:
                self._needs = needs(self.pattern, self._flags)
            return True
        needed = self._needs
        if needed is None:
            return True
        here = beginnings(text)
        return here is None or not needed.isdisjoint(here)


FREE = 30
"""More than one short report has sentences: who reads no other does not wait for the gates."""


class Gated(Gate):
    """A compiled pattern with its gate; ``search``, ``finditer`` and ``sub`` are those of ``re``."""

    __slots__ = ("plain",)

    def __init__(self, pattern: str, flags: int = 0) -> None:
        super().__init__(pattern, flags)
        self.plain = re.compile(edges_once(pattern), flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        if not self.lets_by(text):
            return None
        return self.plain.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        if not self.lets_by(text):
            return iter(())
        return self.plain.finditer(text, start, len(text) if end is None else end)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.plain.sub(new, text) if self.lets_by(text) else text


def needs(pattern: str, flags: int = 0) -> Needs | None:
    """What every match of ``pattern`` needs, the most telling of what is known; None where nothing is.

    Reads the tree that ``re`` makes of a pattern. The tree is no public part of Python: where it is not to be had there
    is no gate, and all is as right and slower.
    """
    try:
        tree = importlib.import_module("re._parser").parse(pattern, flags)
    except ImportError:
        return None
    if tree.state.flags & re.ASCII:  # there a word has other edges
        return None
    return _best(_needed(tree.data, edge=False))


Row = list[tuple[Any, Any]]
"""Items of a pattern in a row: each its name and what belongs to it, see ``re._constants``."""


def _best(many: Iterable[Needs]) -> Needs | None:
    """The rarest, or the first that is rare enough."""
    best, least = None, 0
    for n in many:
        often = sum(map(_frequency, n))
        if best is None or often < least:
            best, least = n, often
        if least <= RARE:
            break
    return best


RARE = 4


def _frequency(beginning: str) -> int:
    """How often, roughly, a sentence holds a word that begins so."""
    return 1000 if beginning in COMMON else (200, 30, 4, 1)[len(beginning) - 1]


def _needed(row: Row, edge: bool) -> Iterator[Needs]:
    """Every set of beginnings one of which each match of ``row`` holds. ``edge``: no word's letter stands before it."""
    for n, (name, value) in enumerate(row):
        if edge:
            begins = frozenset(text for text, _ in _begins(row, n))
            if all(len(text) > 1 for text in begins):
                yield begins
        yield from _needed_inside(str(name), value, edge)
        edge = _edge_behind(str(name), value, edge)


def _needed_inside(name: str, value: Any, edge: bool) -> Iterator[Needs]:
    if name == "BRANCH":
        known: set[str] = set()
        for branch in value[1]:
            one = _best(_needed(branch.data, edge))
            if one is None:
                return
            known |= one
        yield frozenset(known)
    elif name == "ASSERT":
        yield from _needed(value[1].data, edge and value[0] > 0)
    elif name not in REPEATS or value[0] > 0:
        yield from _needed(_grouped(name, value) or [], edge)


REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _grouped(name: str, value: Any) -> Row | None:
    """What stands in a group's brackets or is repeated."""
    if name == "SUBPATTERN":
        _, flags_on, _, value = value
        if flags_on & re.ASCII:
            return None
    elif name in REPEATS:
        value = value[2]
    elif name != "ATOMIC_GROUP":
        return None
    row: Row = value.data
    return row


def _begins(row: Row, start: int = 0) -> set[tuple[str, bool]]:
    """What the word begins with that the row begins with from ``start``, and whether that word may go on behind the row."""
    going, ended = {""}, set[str]()
    for name, value in row[start:]:
        more = _letters(str(name), value)
        if more is NOTHING:
            continue
        longer = {(a + b, on) for a in going for b, on in more}
        going = {text for text, on in longer if on and len(text) < LETTERS}
        ended |= {text[:LETTERS] for text, on in longer if not on or len(text) >= LETTERS}
        if len(going) + len(ended) > MOST:
            return UNKNOWN
        if not going:
            break
    return {(text, True) for text in going} | {(text, False) for text in ended}


NOTHING = {("", True)}
UNKNOWN = {("", False)}


def _letters(name: str, value: Any) -> set[tuple[str, bool]]:
    """The letters that an item may add to a word's beginning, and whether the word may go on behind them."""
    if name == "LITERAL":
        return {(chr(value).lower(), True)} if _plain(chr(value)) else UNKNOWN
    if name == "IN" and all(str(n) == "LITERAL" and _plain(chr(v)) for n, v in value):
        return {(chr(v).lower(), True) for _, v in value}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return NOTHING
    if name == "BRANCH":
        return set().union(*(_begins(branch.data) for branch in value[1]))
    inner = _grouped(name, value)
    if inner is None:
        return UNKNOWN
    begins = _begins(inner)
    if name in REPEATS:
        least, most, _ = value
        begins = {(text, on and most == 1) for text, on in begins}
        return begins if least > 0 else begins | NOTHING
    return begins


def _plain(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")


def _edge_behind(name: str, value: Any, edge: bool) -> bool:
    """Whether it is certain behind an item that no word's letter stands before: a letter that follows begins a word."""
    if name == "AT":
        return str(value) in EDGES or (edge and str(value) != "AT_NON_BOUNDARY")
    if name == "LITERAL":
        return not _of_words(chr(value))
    if name == "IN":
        return all(
            (str(n) == "LITERAL" and not _of_words(chr(v))) or (str(n) == "CATEGORY" and str(v) in OUTSIDE)
            for n, v in value
        )
    if name in ("ASSERT", "ASSERT_NOT"):
        return edge
    if name == "BRANCH":
        return all(_edge_behind_row(branch.data, edge) for branch in value[1])
    inner = _grouped(name, value)
    behind = inner is not None and _edge_behind_row(inner, edge)
    return behind and (edge or name not in REPEATS or value[0] > 0)


EDGES = ("AT_BEGINNING", "AT_BEGINNING_STRING", "AT_BOUNDARY")
OUTSIDE = ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")


def _edge_behind_row(row: Row, edge: bool) -> bool:
    for name, value in row:
        edge = _edge_behind(str(name), value, edge)
    return edge


def _of_words(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
