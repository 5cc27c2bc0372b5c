""" "The army" of a report, and whose it is: a bare name of a state's forces, where the report names one state's army alone.

"The Sudanese army denied it. Army spokesman X said …" speaks of one body. A bare "army" is taken for the army that the report names
only where that is the army of the country in which the report says that it happened, and no other state's army is named: in a
report of another country's strike the bare army may be either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import msgspec

from accounted.model import CircumstanceClaim, Claim, Interest, Source
from accounted.parties.nations import NATIONALITIES

__all__ = ["Army", "army_of", "names_forces", "told_fully", "with_interests"]

_FORCES = re.compile(r"\b(?:army|military|armed\s+forces|air\s+force|navy|troops)\b", re.I)
_POSTS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "to",
        "in",
        "at",
        "by",
        "s",
        "s'",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokesmen",
        "chief",
        "head",
        "command",
        "commander",
        "general",
        "staff",
        "brigadier",
        "colonel",
        "lieutenant",
        "major",
        "captain",
        "col",
        "gen",
        "maj",
        "capt",
        "lt",
        "brig",
        "official",
        "officials",
        "officer",
        "officers",
        "statement",
        "source",
        "sources",
        "media",
        "press",
        "office",
        "cell",
        "desk",
        "bureau",
        "public",
        "information",
        "relations",
        "department",
        "directorate",
        "high",
        "joint",
        "armed",
        "forces",
        "force",
        "army",
        "military",
        "navy",
        "air",
        "troops",
        "aircraft",
        "warplane",
        "warplanes",
        "plane",
        "planes",
        "jet",
        "jets",
        "helicopter",
        "helicopters",
        "drone",
        "drones",
        "artillery",
        "unit",
        "units",
        "senior",
        "spokesperson's",
    ]
)
"""Words of forces and of posts in them, which tell no more of whose they are."""
_WORD = re.compile(r"[^\W_]+")


class Army(msgspec.Struct, frozen=True):
    """A state's army as a report names it. ``nation``: its words of nationality, folded, in order."""

    nation: str
    name: str


@lru_cache(maxsize=20_000)
def _whose(text: str) -> str | None:
    """The nationality that a name of forces tells: "sudanese" of "the Sudanese army"; "" of "army spokesman"; None where the
    words name something else, or no forces."""
    if _FORCES.search(text) is None:
        return None
    words = [w.casefold() for w in _WORD.findall(text)]
    rest = [w for w in words if w not in _POSTS]
    return " ".join(rest) if all(w in NATIONALITIES for w in rest) else None


def _bodies(source: Source) -> list[str]:
    """The words in which a source tells whom it is or speaks for, the plainest first."""
    own = [source.name] if source.kind != "person" else []
    return [text for text in (source.affiliation, *own, source.role) if text]


def _forces_of(source: Source) -> str | None:
    """The nationality of the forces that a source is or speaks for, as :func:`_whose`."""
    return next((whose for text in _bodies(source) if (whose := _whose(text)) is not None), None)


def army_of(claims: Iterable[Claim], country_of: Callable[[str], str | None]) -> Army | None:
    """The one state's army that the claims of a report name, where it is that of the country in which they say that it
    happened; None where several are named, none, or it happened elsewhere. ``country_of``: the country's code of a word of
    nationality ("Chadian")."""
    named: dict[str, Counter[str]] = {}
    countries: Counter[str] = Counter()
    for claim in claims:
        for source in claim.attribution:
            for text in _bodies(source):
                _note(named, text)
        if isinstance(claim, CircumstanceClaim):
            if claim.aspect == "by":
                _note(named, claim.value)
            elif claim.aspect == "where" and claim.place is not None and claim.place.country:
                countries[claim.place.country] += 1
    if len(named) != 1 or not countries:
        return None
    nation, names = next(iter(named.items()))
    country = country_of(" ".join(w.capitalize() for w in nation.split()))
    if country is None or min(countries, key=lambda c: (-countries[c], c)) != country:
        return None
    return Army(nation, min(names, key=lambda n: (-names[n], len(n), n)))


def _note(named: dict[str, Counter[str]], text: str) -> None:
    whose = _whose(text)
    if whose:
        named.setdefault(whose, Counter())[text] += 1


def told_fully(claim: Claim, army: Army | None) -> Claim:
    """The claim with a speaker of a bare "army" told as speaking for ``army``; others as they are."""
    if army is None or not claim.attribution or _forces_of(claim.attribution[0]) != "":
        return claim
    first = msgspec.structs.replace(claim.attribution[0], affiliation=army.name)
    return msgspec.structs.replace(claim, attribution=(first, *claim.attribution[1:]))


def with_interests(claim: Claim, interests: Mapping[str, Interest], army: Army | None) -> Claim:
    """The claim with the interests that people gave to its sources: by name (lower case), else to the body for which a source
    speaks, by its name or, of a state's forces, by any name of them. ``army``: that of the claim's report."""
    marked = tuple(_marked(s, interests, army) for s in claim.attribution)
    return claim if marked == claim.attribution else msgspec.structs.replace(claim, attribution=marked)


def _marked(source: Source, interests: Mapping[str, Interest], army: Army | None) -> Source:
    said = interests.get(source.name.lower())
    if said is None and source.affiliation:
        said = interests.get(source.affiliation.lower())
    if said is None and source.kind not in ("outlet", "agency"):
        whose = _forces_of(source)
        if whose == "" and army is not None:
            whose = army.nation
        if whose:
            said = next((v for name, v in sorted(interests.items()) if _whose(name) == whose), None)
    return source if said is None else msgspec.structs.replace(source, interest=said)


def names_forces(interests: Iterable[str]) -> bool:
    """Whether one of these names is that of a state's forces."""
    return any(_whose(name) for name in interests)
