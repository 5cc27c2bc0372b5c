"""The country that a report is set in: what ranks homonyms first, and what is left where a report tells no place.

Counted are the names of countries and peoples ("Peru", "Peruvian") and of towns that stand far above their namesakes;
the dateline counts :data:`DATELINE` times. Powers whose forces act abroad count only where nobody else is named. The
answer is a country and never more: that a report comes from the capital does not say that its incident was there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from accounted.places.gazetteer import Entry, Gazetteer, demonym
from accounted.places.phrase import is_common

DATELINE, ABROAD_DATELINE = 2.0, 1.0
"""Mentions that a dateline is worth. Less where it tells the country: LISBON (PORTUGAL) is written for readers elsewhere, and
a foreign correspondent names the country he writes of more often than that."""
NAMED_TOO = 3.0
"""... and more where the text names the dateline's country as well: a report from there about there, whoever comes up in it."""
SEAT = 0.5
"""... and less than a province in a dateline from where bodies sit that count the dead of other countries, and agencies that write
of them, if the text does not speak of that country."""
SEATS = frozenset(
    ["geneva", "vienna", "the hague", "hague", "brussels", "strasbourg", "new york", "united nations", "washington", "london", "paris", "rome",
     "nairobi", "dakar", "johannesburg", "addis ababa", "amman", "beirut", "cairo", "dubai", "doha", "istanbul", "bangkok", "new delhi"]
)  # fmt: skip
TOWN = 0.25
"""Mentions of a country that a town of it is worth."""
ABROAD = frozenset({"US", "GB", "RU", "FR"})
"""Powers whose forces act abroad so often that their names say little of where."""
PROVINCE = 0.75
"""... and a province whose name no other country has."""
ENOUGH = 0.75
"""A single word that a town shares with a family or a newspaper is no evidence."""
DOMINANT, PEOPLE = 20, 50_000
"""A town speaks for its country where it has so many times its namesakes' people, and at least so many."""
KNOWN = 3
"""In a dateline so many times are enough: an agency that writes SANTIAGO means the one that all know."""
READ = 20_000
"""Characters of a report that are looked at."""

_TONGUE_AFTER = re.compile(
    r"(?=[\s-]+(?:language|service|edition|version|translation|text|original|script|dialect|speak\w+)\b)", re.I
)
_TONGUE_BEFORE = re.compile(r"\btranslat\w+\s+(?:\w+\s+){0,2}(?:from|into)\s+(?:the\s+)?$", re.I)
"""What makes of "Portuguese" a language, which says nothing of where."""
_GONE = r"(?:lea(?:ve|ves|ving)|left|fled|flee(?:s|ing)?|go(?:ne|es|ing)?|went|flown|escaped?|deported|exiled?|emigrat\w+)\s+(?:in|to|for|into)\s"
_HAVE_GONE = re.compile(rf"\b{_GONE}", re.I)
_GONE_TO = re.compile(rf"\b{_GONE}\s*(?:the\s+)?$", re.I)
"""Before a country: people have gone there, and are not where it happened."""


def is_tongue(text: str, start: int, end: int) -> bool:
    """Whether the word there is that of a language: "translated from the Portuguese", "English edition"."""
    behind, translated = _tongues(text)
    return end in behind or (translated and _TONGUE_BEFORE.search(text[max(0, start - 40) : start]) is not None)


@lru_cache(maxsize=8)
def _tongues(text: str) -> tuple[frozenset[int], bool]:
    """Where words stand that make a language of the name right before them; and whether anything is translated."""
    return frozenset(m.start() for m in _TONGUE_AFTER.finditer(text)), "translat" in text.lower()


_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
_HEAD = re.compile(
    r"\s*\W{0,3}(?P<place>[A-Z][\w’'.\-]+(?:[ ,]+[A-Z][\w’'.\-]+){0,4}?)\s*(?:\((?P<country>[A-Z][\w .’'-]+)\)\s*)?"
    r"(?=,|\(|--|[-–—:])[^\n]{0,80}?(?:--|\s[-–—:]|\)\s*:|[–—])"
)
"""BAGHDAD, Jan 28 (Agency) --; MANAGUA (NICARAGUA), 2 JAN 90 (RADIO) --."""
_INNER = re.compile(
    r"\s*(?:\[[^\]]{1,60}\]\s*)*(?=[A-Z][\w’'. -]{2,40}(?:,\s*[A-Z][\w’'. -]{2,30})?,\s*\d{1,2}\s+[A-Z][A-Za-z]{2,8}\b[^\n]{0,40}\(\w+\)\s*-)"
)
"""Between a monitor's dateline and that of the agency whose report it hands on."""


@dataclass(frozen=True, slots=True)
class Home:
    """``country``: ISO 3166-1. ``votes``: mentions. ``start``, ``end``: the words that say it, the dateline's first."""

    country: str
    votes: float
    start: int
    end: int


def home(text: str, gazetteer: Gazetteer, start: int = 0) -> Home | None:
    """The country that ``text`` is set in, its dateline looked for at ``start``; None where it names none."""
    found = spoken_of(text, gazetteer, start)
    return found[0] if found and found[0].votes >= ENOUGH else None


@lru_cache(maxsize=8)
def spoken_of(text: str, gazetteer: Gazetteer, start: int = 0) -> tuple[Home, ...]:
    """Every country that ``text`` speaks of, the one of most votes first; powers abroad only where nobody else is."""
    votes: dict[str, float] = {}
    first: dict[str, tuple[int, int]] = {}
    head = _HEAD.match(text, start, start + 200)
    if head is not None and (inner := _INNER.match(text, head.end())) is not None:
        head = _HEAD.match(text, inner.end(), inner.end() + 200) or head
    at_head = None
    if head is not None:
        for part in ("country", "place"):
            at_head = _speaks_for(head[part].split(",")[0].strip(), gazetteer, KNOWN)[0] if head[part] else None
            if at_head is not None:
                votes[at_head] = ABROAD_DATELINE if head["country"] else DATELINE
                first[at_head] = head.span(part)
                break
    for name, at, n in _names(text, head.end() if head is not None else start, gazetteer):
        country, worth = _speaks_for(name, gazetteer)
        if country is not None:
            votes[country] = votes.get(country, 0.0) + worth * n
            first.setdefault(country, (at, at + len(name)))
    if at_head is not None and head is not None and not head["country"] and votes[at_head] >= DATELINE + 1:
        votes[at_head] += NAMED_TOO
    elsewhere = max((v for c, v in votes.items() if c != at_head), default=0.0)
    seat = head is not None and head["place"].split(",")[0].strip().lower() in SEATS
    if seat and at_head is not None and votes[at_head] <= DATELINE and elsewhere >= ENOUGH:
        votes[at_head] = SEAT
    if "CD" in votes and "CG" in votes and "Brazzaville" not in text:
        votes["CD"] += votes.pop("CG")  # of the two that are called Congo
    votes = {c: v for c, v in votes.items() if c not in ABROAD or c == at_head} or votes
    ranked = sorted(votes, key=lambda c: (-votes[c], c != at_head, first[c]))
    return tuple(Home(c, votes[c], *first[c]) for c in ranked)


_TITLED = re.compile(
    r"\b(?i:mr|mrs|ms|dr|col|colonel|capt|captain|gen|general|lt|lieutenant|maj|major|sgt|sergeant|msgr|monsignor|father|president)"
    r"\.?\s+(?P<name>[A-Z][\w’'-]+)"
)
"""A title before a name that a town may share: "Col Ponce"."""


def _names(text: str, start: int, gazetteer: Gazetteer) -> list[tuple[str, int, int]]:
    """Names of one or two words, where each stands first, and how often; without those of persons by their title."""
    seen: dict[str, int] = {}
    often: Counter[str] = Counter()
    names = list(_NAME.finditer(text, start, start + READ))
    persons = {_bare(m["name"]).lower() for m in _TITLED.finditer(text, start, start + READ)}
    persons |= _surnames(text, names, gazetteer)
    gone = [m.start() for m in _HAVE_GONE.finditer(text, max(0, start - 30), start + READ)]
    for m in names:
        words = _bare(" ".join(m[0].split()))
        if persons and any(_bare(w).lower() in persons and demonym(w) is None for w in words.split()):
            continue
        if is_tongue(text, m.start(), m.end()):
            continue
        near = max(0, m.start() - 30)
        if bisect_left(gone, near) < bisect_left(gone, m.start()) and _GONE_TO.search(text[near : m.start()]):
            continue
        seen.setdefault(words, m.start())
        often[words] += 1
    return [(name, seen[name], n) for name, n in often.items()]


def _surnames(text: str, names: Sequence[re.Match[str]], gazetteer: Gazetteer) -> set[str]:
    """Countries that a person of the text is called: "Samake Togo said". The word before is no place, no common word and no
    part of a country's name, and the country is named in no other way."""

    def unknown_before(words: list[str], whole: str) -> bool:
        return len(words) == 2 and not (is_common(words[0]) or gazetteer.knows(words[0]) or gazetteer.knows(whole))

    pairs = [(m, words) for m in names if not m[0].isalnum() and len(words := _words(m)) == 2]
    countries = {w for w in {words[1] for _, words in pairs} if demonym(w) is None and _is_country(w, gazetteer)}
    found = {words[1].lower() for m, words in pairs if words[1] in countries and unknown_before(words, m[0])}
    if not found:  # as of nearly all texts: nothing else has to be looked up
        return found
    return found - {
        words[-1].lower()
        for m, words in ((m, _words(m)) for m in names)
        if words[-1].lower() in found
        and not unknown_before(words, m[0])
        and _OF_A_COUNTRY.search(text[max(0, m.start() - 12) : m.start()])
    }


def _province_alone(found: Sequence[Entry]) -> bool:
    """Whether a name is that of a province, and of nothing else outside its country."""
    first = {e.country for e in found}
    return len(first) == 1 and any(e.kind == "admin1" and e.primary and e.as_written for e in found)


_OF_A_COUNTRY = re.compile(r"\b(?:in|of|from|to|into|across)\s+(?:the\s+)?$")


@lru_cache(maxsize=50_000)
def _is_country(word: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.lookup(word) if gazetteer.knows(word) else []
    return bool(found) and found[0].kind == "country" and found[0].as_written


_OWNER = re.compile(r"['’][sS]?$")


def _bare(name: str) -> str:
    return _OWNER.sub("", name) if "'" in name or "’" in name else name


def _words(name: re.Match[str]) -> list[str]:
    return [_bare(w) for w in name[0].split()]


def _speaks_for(name: str, gazetteer: Gazetteer, dominant: int = DOMINANT) -> tuple[str | None, float]:
    """The country that a name of one or two words speaks for, whole or by a word of it, and what a mention of it is worth."""
    for part in dict.fromkeys((name, *name.split())):
        country, worth = _part_speaks_for(part, gazetteer, dominant)
        if country is not None:
            return country, worth
    return None, 0.0


@lru_cache(maxsize=50_000)
def _part_speaks_for(part: str, gazetteer: Gazetteer, dominant: int) -> tuple[str | None, float]:
    word = part.removesuffix("'S").removesuffix("'s").removesuffix("’s")
    country = demonym(word)
    if country is not None:
        return country, 1.0
    if is_common(word) or not gazetteer.knows(word):
        return None, 0.0
    found = gazetteer.lookup(word)
    if found and found[0].kind == "country" and found[0].as_written:
        return found[0].country, 1.0
    if _province_alone(found):
        return found[0].country, PROVINCE
    towns = sorted((e for e in found if e.kind == "town" and e.primary), key=lambda e: -e.population)
    if (
        towns
        and len(part) > 3
        and towns[0].population >= PEOPLE
        and (len(towns) == 1 or towns[0].population >= dominant * towns[1].population)
    ):
        return towns[0].country, TOWN
    return None, 0.0
