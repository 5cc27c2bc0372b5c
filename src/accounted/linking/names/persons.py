"""Two named persons: titles, particles, patronymics, initials, the order of names, and what they are said to be."""

from __future__ import annotations

from functools import lru_cache

from accounted.model import Source

from ..words import word_set
from .sameness import Sameness, different, same, unknown
from .spelling import consonants, given_name, heard_alike, rough, spelt_alike, tokens

__all__ = ["TITLES", "one_person_here", "person_key", "person_keys", "role_words", "same_person"]

TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady dame capt captain col colonel lt lieutenant ltcol gen general "
    "maj major sgt sergeant cpl corporal brig brigadier adm admiral cmdr commander inspector superintendent "
    "constable sheikh shaikh sheik imam mullah mulla maulana ayatollah sayyid hajj haji hajji rev reverend father "
    "bishop archbishop president prime minister deputy vice governor mayor senator secretary ambassador judge "
    "justice chief spokesman spokeswoman spokesperson director doctor head former acting then provincial police "
    "army military u daw ko saw"
)
_PARTICLES = word_set("al el ul as ar az ad an at ash de del la las los da dos von van der bin ibn ben bint binti")
_MAN, _WOMAN = word_set("mr sir lord father sheikh"), word_set("mrs ms miss lady dame daw bint binti")
_ANYBODY = word_set(
    "witness witnesse eyewitness resident survivor villager farmer fighter soldier mother father brother sister relative "
    "doctor nurse medic driver taxi shopkeeper shop owner worker teacher student officer policeman baker trader elder "
    "man woman wife husband son daughter local two three four five six of civilian refugee guard journalist lawyer"
)
"""Words for what many are: sharing them tells nothing. A mayor or a spokesman is one of few."""


@lru_cache(maxsize=100_000)
def person_key(name: str) -> tuple[tuple[str, ...], str]:
    """Given names and family name without titles and particles; a single name is a family name."""
    words = _words(name)
    return (words[:-1], words[-1]) if words else ((), "")


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    words = [t for t in tokens(name.split(",")[0]) if t not in _PARTICLES]
    while len(words) > 1 and words[0] in TITLES and not (len(words) == 2 and len(words[0]) == 1):
        words.pop(0)
    return tuple(words)


@lru_cache(maxsize=100_000)
def _sex(name: str) -> str | None:
    words = frozenset(tokens(name))
    return "m" if words & _MAN and not words & _WOMAN else "f" if words & _WOMAN and not words & _MAN else None


def role_words(source: Source) -> frozenset[str]:
    """The words of what a person is said to be, in the singular."""
    return _told_words(" ".join(x for x in (source.role, source.affiliation) if x))


@lru_cache(maxsize=100_000)
def _told_words(text: str) -> frozenset[str]:
    stop = ("the", "of", "for", "a", "an", "in", "and", "al", "el", "s")
    return frozenset(singular(t) for t in tokens(text) if t not in stop)


def singular(word: str) -> str:
    """The word without the ending of a plural."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def same_person(a: Source, b: Source) -> Sameness:
    """Two named persons: all names that both give must agree; where one gives a single name, the office must too."""
    left, right = _words(a.name), _words(b.name)
    both = f"“{a!r}” and “{b!r}”"
    if not left or not right:
        return unknown(f"{both}: a name is missing")
    if {_sex(a.name), _sex(b.name)} == {"m", "f"}:
        return different(f"{both}: a man and a woman")
    shared = role_words(a) & role_words(b)
    if min(len(left), len(right)) == 1:
        return _by_one_name(left, right, shared, both, bool(role_words(a)) and bool(role_words(b)))
    how = _full_names(left, right)
    if how is None and _nearly(left, right):
        if shared - _ANYBODY:
            return same(f"{both}: names spelt nearly alike, and the office agrees ({', '.join(sorted(shared))})")
        return unknown(f"{both}: names spelt nearly alike, and no office to tell by")
    if how is None:
        return different(f"{both}: different names")
    if how == "order":
        if all(given_name(w) for w in left):
            return unknown(f"{both}: one may be named for the other's father")
        return same(f"{both}: one name in two orders")
    if how == "common" and role_words(a) and role_words(b) and not shared:
        return unknown(f"{both}: a name that many bear, and nothing in common in what they are")
    return same(f"{both}: {how if how != 'common' else 'the same name'}")


def _full_names(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """How two full names agree, in words; None where they do not."""
    short, long = sorted((left, right), key=len)
    initials = any(len(w) == 1 for w in (*left, *right))
    common = all(given_name(w) for w in (*left, *right))
    if len(short) == len(long):
        if all(_alike(x, y, n == len(long) - 1) for n, (x, y) in enumerate(zip(short, long, strict=True))):
            return "common" if common else "an initial and a name" if initials else "one name, if in two spellings"
        if len(short) == 2 and _alike(short[0], long[1], False) and _alike(short[1], long[0], False):
            return "order"
        return None
    if not _alike(short[0], long[0], False) and not (initials and len(short[0]) == 1 == len(long[0])):
        return None
    if spelt_alike(short[-1], long[-1], loosely=True) and _in_order(short[1:-1], long[1:-1]):
        return "the same first and last names, one with more between"
    if all(_alike(x, y, False) for x, y in zip(short, long, strict=False)) and not initials:
        return "one gives a further family name"
    return None


FEWEST_LETTERS = 5
"""Consonants of a full name from which on it is told by them alone."""


def _nearly(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names of as many words have the same consonants and endings in each, whatever their vowels: what
    is left where two desks each hear a name and write it down ("Rezasen Werodur", "Razasen Werodoor")."""
    if len(left) != len(right) or len(left) < 2:
        return False
    if sum(len(consonants(w)) for w in left) < FEWEST_LETTERS:
        return False
    return all(heard_alike(x, y) for x, y in zip(left, right, strict=True))


def one_person_here(a: Source, b: Source) -> Sameness | None:
    """Whether two named persons who speak of *one incident* are one: full names spelt nearly alike, and nothing that tells
    them apart. None where that says nothing."""
    left, right = _words(a.name), _words(b.name)
    if {a.kind, b.kind} != {"person"} or {_sex(a.name), _sex(b.name)} == {"m", "f"} or not _nearly(left, right):
        return None
    roles = role_words(a), role_words(b)
    if all(roles) and not roles[0] & roles[1]:
        return None
    return same(f"“{a!r}” and “{b!r}”: names spelt nearly alike in one incident")


def _alike(a: str, b: str, last: bool) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return spelt_alike(a, b, loosely=last)


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_alike(w, other, False) for other in rest) for w in short)


def _by_one_name(
    left: tuple[str, ...], right: tuple[str, ...], shared: frozenset[str], both: str, both_told: bool
) -> Sameness:
    """At least one of the two gives one name alone: a family name, or a given one."""
    single, other = (left[0], right) if len(left) == 1 else (right[0], left)
    if not spelt_alike(single, other[-1], loosely=True):
        if len(other) > 1 and spelt_alike(single, other[0]):
            return unknown(f"{both}: a given name only")
        return different(f"{both}: different family names")
    telling = shared - _ANYBODY
    if telling:
        return same(f"{both}: the same family name, and the office agrees ({', '.join(sorted(shared))})")
    if both_told:
        return unknown(f"{both}: the same family name, but nothing in common in what they are that few are")
    return unknown(f"{both}: the same family name, and no given name or office to tell by")


@lru_cache(maxsize=100_000)
def person_keys(name: str) -> frozenset[str]:
    """Keys of which two forms of one name share at least one: any name but the first, and of two names both."""
    words = _words(name)
    telling = words if len(words) <= 2 else words[1:]
    return frozenset(f"p:{rough(w)[:4]}" for w in telling if len(w) > 1)
