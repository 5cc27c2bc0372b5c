"""Claims of none by a party that is denying: "The army denied that it had struck the town. "No civilian was killed," its spokesman said."

Who disowns a deed and goes on to say that nobody was harmed goes on denying. Its "none" is a denial of what others say, and no count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accounted.claims.english.casualties import Found
from accounted.claims.english.document import Document
from accounted.claims.english.speakers import Attributions
from accounted.model import Source

REACH = 600
"""Characters behind a denial in which its party still denies."""
ITS_VOICE = re.compile(
    r"\b(?:its|their|the|an?)\s+(?:[\w’'-]+\s+){0,2}?(?:spokes\w+|commander|chief|minister|head)\b", re.I
)
COMMON = frozenset(
    {
        "the",
        "of",
        "and",
        "for",
        "in",
        "at",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "source",
        "statement",
    }
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A speech of denial: who denies, and where its sentence begins in the report."""

    party: Source
    start: int


def denials_of(document: Document, said: Attributions) -> list[Denial]:
    """The denials of a report whose party is known, in order."""
    found = {
        Denial(s.chain[0], document.sentences[s.sentence].start)
        for s in said.speeches
        if s.stance == "denied" and s.chain and s.chain[0].kind != "unresolved" and s.sentence < len(document.sentences)
    }
    return sorted(found, key=lambda d: (d.start, d.party.name))


def disclaims(f: Found, chain: Sequence[Source], denials: Sequence[Denial]) -> bool:
    """Whether ``f`` says that nobody was harmed, in the voice of a party that denied something shortly before."""
    if f.count.bound != "none" or not chain or not denials:
        return False
    return any(0 <= f.start - d.start <= REACH and _one_party(chain[0], d.party, f.sentence.text) for d in denials)


def _one_party(speaker: Source, party: Source, text: str) -> bool:
    """Whether ``speaker`` is the denying party or speaks for it: its name, or one of its body's own words in role or affiliation."""
    if speaker.name.casefold() == party.name.casefold():
        return True
    last = party.name.casefold().split()[-1]
    own = f"{speaker.name} {speaker.role or ''} {speaker.affiliation or ''}".casefold().split()
    if last in own and last not in COMMON:
        return True
    return (
        speaker.affiliation is None
        and re.match(r"(?:spokes|command)", speaker.role or "", re.I) is not None
        and ITS_VOICE.search(text) is not None
    )
