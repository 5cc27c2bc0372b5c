"""People of a list, read on from a character: "four women, a doctor and the mayor"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS


def list_from(doc: Any, start: int, by_token: dict[int, CountMention], end: int | None = None) -> list[People]:
    """People of a list that begins at a character: "four women, a doctor and the mayor"."""
    first = next((t.i for t in doc if t.idx >= start), None)
    if first is None:
        return []
    out: list[People] = []
    i = first
    misses = 0
    while i < len(doc) and (end is None or doc[i].idx < end):
        t = doc[i]
        if (
            (t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP"))
            or t.text in (".", ";")
            or t.lower_ in ("who", "when", "after", "as", "in", "at", "while", "that", "said", "according")
        ):
            break
        if i in by_token:
            people = from_mention(doc, by_token[i], by_token)
            if people is None or people.last < i or (out and people.count.words.lower() == "both"):
                break
            if not (out and _describes(doc, people, out[-1])):
                out.append(people)
            i = people.last + 1
            continue
        if t.pos_ in NOUNS and (i + 1 >= len(doc) or doc[i + 1].pos_ not in NOUNS):
            people = from_noun(doc, t, by_token)
            if people is None:
                misses += 1
                if misses > 1:
                    break
            elif not (out and _describes(doc, people, out[-1])):
                out.append(people)
        i += 1
    return out


def _describes(doc: Any, people: People, named: People) -> bool:
    """ "Ruben Orsa, a teacher, (and …)": who he is, and not one more."""
    return (
        bool(named.names)
        and not people.names
        and people.count.low == 1
        and (told := WHO_HE_IS.fullmatch(doc.text, named.end, people.start)) is not None
        and re.match(
            rf"\s*(?:,\s+and\b|[.;,)]|$|\s(?:of|from|in|at|who|for|with{'|and' if told['age'] else ''})\b)",
            doc.text[people.end :],
        )
        is not None
    )


WHO_HE_IS = re.compile(
    r"\s*(?:(?P<age>,\s*(?:aged?\s+)?\d{1,3}(?:[\s-]years?[\s-]old)?|\(\s*(?:aged?\s+)?\d{1,3}\s*\))\s*)?,\s*", re.I
)
"""Between a name and what its bearer was: a comma, or the age between two. Behind an age the next words tell of the same
person; without one, "Orsa, a teacher and …" may go on with another."""
