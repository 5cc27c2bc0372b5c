"""People by their names: "Col. Salam al-Obeidi", "leaders Omar Said and Abu Karim", and which capitals are no person's name."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.describing import described
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import DAYS
from accounted.claims.english.scope import MONTHS
from accounted.claims.english.word_lists import MONTH_NAMES, word_set
from accounted.claims.english.words import text_of
from accounted.model import Count, Facet, Group


def named_person(doc: Any, noun: Any, start: int, said: int) -> People | None:
    """The one whom a name tells of, with the words before it as what they are: "Colonel | Salam al-Obeidi". None where the
    words are a place's, a body's or a thing's.

    ``start``: the phrase's first token; ``said``: its first that is no article.
    """
    first = noun.i
    while first > 0 and (
        (first > start and doc[first - 1].pos_ == "PROPN" and not _ends_date(doc, first - 1))
        or doc[first - 1].text in ("-", "al", "el", "bin", "de", "la")
    ):
        first -= 1
    if first and doc[first - 1].lower_ in ("in", "at", "near", "from", "outside", "around"):
        return None
    start = min(start, first)
    if start < first and _ends_date(doc, first - 1):
        start = first
    while first < noun.i and _is_title(doc[first]):
        first += 1
    titles = [i for i in range(first, noun.i - 1) if _is_title(doc[i])]
    if titles and (NO_NAME.search(doc[first : titles[-1]].text) or _is_office(doc[titles[-1]])):
        first = titles[-1] + 1  # "Riva University Rector | Otto Kern"
    end = noun.idx + len(noun)
    rest = NAME_GOES_ON.match(text_of(doc), end)
    end = rest.end() if rest else end
    name = text_of(doc)[doc[first].idx : end]
    if NO_NAME.search(name):
        return None
    said = max(said, start)
    role = doc[said:first].text if said < first else ""
    group = _titled(read_group(role) if role else Group(words=""), doc, start, first)
    return People(
        start,
        noun.i,
        doc[start].idx,
        end,
        Count(low=1, high=1, words=name),
        described(text_of(doc), end, group, named=True),
        names=(name,),
        head=noun,
        definite=True,
    )


def _ends_date(doc: Any, i: int) -> bool:
    """ "On 9 June | Ilan Torv was shot", "on Sunday | Ilan Torv was": a day's name before a person's is no part of it."""
    return doc[i].lower_ in DAYS or (doc[i].lower_ in MONTHS and i > 0 and doc[i - 1].like_num)


NO_NAME = re.compile(
    rf"\b(?:{MONTH_NAMES}|\w+day|Party|Army|Front|Ministry|"
    r"Government|Street|Avenue|Church|University|Hospital|Brigade|Battalion|Division|Regiment|"
    r"Team|Watch|Observatory|Agency|Bureau|Network|Office|Command|Commission|Centre|Center|Organi[sz]ation|Foundation|Association|Union|Authority|Corporation|Company|"
    r"Institute|Committee|Assembly|Federation|Department|Congress|Council|Embassy|Airport|Materiel|Machineguns?|Rifles?|Weapons?|Ammunition|Grenades?|Mortars?|Vehicles?|Equipment|Explosives|\w+-\d+)\b"
)
"""Capitalised words that make a run of names no person's name."""
TITLES = word_set("col gen capt lt maj sgt cpl mr mrs ms dr sen gov rev fr msgr prof brig sheikh pvt adm cmdr")
"""Before a name and no part of it; without their full stops."""
NAME_GOES_ON = re.compile(
    r"(?:\s+(?:(?:al|el|as|ar|an|ad|ash|az)-[A-Z][\w’'-]+|(?:bin|ibn|abu|bint)\s+[A-Z][\w’'-]+))+"
)
"""The rest of a name that the parser cut at a particle: "Karim Said | al-Adib". Half a name withheld is a name shown."""
APPOSED_NAME = re.compile(
    r",\s+((?:[A-Z][\w’'.-]+|al-[A-Z][\w’'-]+)(?:\s+(?:[A-Z][\w’'-]+|al-[A-Z][\w’'-]+|bin|bint|de|la|del)){1,5}),(?=\s+(?:was|were|is|had|has|who|died|and|have)\b)"
)
""""The wanted man, Karim Said al-Adib, was arrested": the name behind a described person."""
NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]+", re.I)
_NAME = r"[\"“]?[A-Z][\w’'.-]+(?:\s+(?:[A-Z][\w’'.-]+|al-[A-Z][\w’'-]+|bin|bint|de|la|del|y)){0,5}[\"”]?(?:\s*\([^()]{1,30}\))?"
NAMED_ROW = re.compile(rf"\s+(?P<names>{_NAME}(?:\s*,\s+{_NAME})*\s*,?\s+and\s+{_NAME})(?=\s*(?:[,.;:]|$)|\s+[a-z])")
"""Names right behind a plural: "leaders Omar Said and Abu Karim"."""


def named_row(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """The names that a plural noun ending at ``at`` is followed by, and where they end; None where none follow."""
    row = NAMED_ROW.match(text, at)
    if row is None or NO_NAME.search(row["names"]):
        return None
    names = [
        bare_name(re.sub(r"\s*\([^()]*\)|[\"“”]", "", n)) for n in re.split(r"\s*,?\s+and\s+|\s*,\s+", row["names"])
    ]
    return tuple(n for n in names if n), row.end()


def bare_name(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    while len(words) > 1 and (words[0].rstrip(".").lower() in TITLES or is_person_noun(words[0].rstrip(".").lower())):
        words = words[1:]
    return " ".join(words)


def _is_title(t: Any) -> bool:
    word = t.lower_.rstrip(".")
    return is_person_noun(word) or word in TITLES


OFFICES = frozenset({"politician", "official", "judge", "soldier", "police", "leader"})


def _is_office(t: Any) -> bool:
    """Whether the word is an office, and no name that a trade or a calling has become ("Pastor", "Baker")."""
    return bool(OFFICES & read_group(t.text).values())


def _titled(group: Group, doc: Any, start: int, name_first: int) -> Group:
    """ "Father Ellacuria" is a priest, where nothing says whose father."""
    before = doc[name_first - 1] if name_first else None
    if before is None or before.lower_ not in ("father", "sister", "brother") or before.i < start:
        return group
    if before.i and (doc[before.i - 1].tag_ in ("PRP$", "POS", "DT") or doc[before.i - 1].text.endswith(("’s", "'s"))):
        return group
    return Group(
        words=group.words,
        role=(Facet(value="religious", words=before.text),),
        sex=(Facet(value="f", words=before.text),) if before.lower_ == "sister" else (),
        other=tuple(f for f in group.other if f.value != "kin"),
    )


def name_like(words: list[Any]) -> bool:
    """A run of capitalised words with a first name or a title, not a lone acronym or place."""
    last = words[-1]
    if last.text.isupper() and len(last.text) <= 5:
        return False
    if len(words) == 1 and len(last.text) > 2 and NO_VOWEL.fullmatch(last.text):
        return False  # "Vhp", letters in a text whose case was put back
    return last.text[:1].isupper() or "-" in last.text
