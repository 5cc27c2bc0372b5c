"""Which organisation a source speaks for, and which organisations are one as far as their names can tell.

A body is the set of words of its name. "The health ministry" may be "the Zedland Ministry of Health", and "the Joint
Command Media Cell" is some part of "the Joint Command": a name is taken for the longer one that holds it, because only
sources *known* to be independent count twice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from accounted.model import Source

from .names import name_key
from .words import word_set

__all__ = ["Body", "body_of", "named_body", "one_body"]


class Body(NamedTuple):
    """The words of a body's name, folded, without roles and articles; and the first letters of its full name."""

    words: frozenset[str]
    initials: str

    def __str__(self) -> str:
        return " ".join(sorted(self.words))


_POSTS = word_set(
    "spokesman spokeswoman spokesperson spokesmen representative head chief director deputy vice senior top leader "
    "commander member secretary undersecretary official officer acting former general manager media press adviser "
    "advisor coordinator chairman chairwoman chairperson captain colonel lieutenant major brigadier sergeant inspector "
    "superintendent doctor dr surgeon nurse medic his her its their who local provincial regional district "
    "a an the of for to in at on and from by s"
)
"""Words of a post, which tell nothing of the body that it is in."""

_INSTITUTIONS = word_set(
    "police army military navy gendarmerie ministry government authority authoritie force command coalition council "
    "hospital clinic department directorate office court prosecutor parliament presidency municipality administration "
    "agency service party movement front militia brigade union committee commission mission embassy crescent cross "
    "association organisation organization society foundation observatory network university church company guard "
    "intelligence security defence defense interior health"
)
_SEATS = word_set("mayor governor president minister premier prime king ambassador senator bishop archbishop")
"""Posts that one person holds at a time: the office itself is the body."""


@lru_cache(maxsize=100_000)
def _named(name: str, whole: bool = False) -> Body | None:
    """The body of that name; ``whole``: where nothing but words of a post stand in it, those."""
    words = name_key(name).split()
    told = [w for w in words if w not in _POSTS] or (words if whole else [])
    return Body(frozenset(told), "".join(w[0] for w in told)) if told else None


@lru_cache(maxsize=100_000)
def body_of(source: Source) -> Body | None:
    """The body for which a source speaks: itself, its affiliation, or what its role names; None where none is told.

    "A doctor", "a resident of Orven" and "a farmer" speak for nobody but themselves.
    """
    if source.kind in ("organisation", "agency", "outlet"):
        return _named(source.name, whole=True)
    if source.affiliation:
        return _named(source.affiliation)
    told = _named(source.role or (source.name if source.kind == "office" else ""))
    return told if told is not None and told.words & (_INSTITUTIONS | _SEATS) else None


def named_body(source: Source) -> str | None:
    """The words in which a source's body is told: "spokeswoman for the Field Command" where only the role tells it."""
    if body_of(source) is None:
        return None
    if source.kind in ("organisation", "agency", "outlet"):
        return source.name
    return source.affiliation or source.role or source.name


def one_body(a: Body, b: Body) -> bool:
    """Whether two bodies are or may well be one: the same words, a full name and its acronym, or a name inside a fuller one."""
    if a.words == b.words:
        return True
    for short, full in ((a, b), (b, a)):
        if len(full.initials) > 2 and short.words == {full.initials}:
            return True
        if short.words < full.words:
            return True
    return False
