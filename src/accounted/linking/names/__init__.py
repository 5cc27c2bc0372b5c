"""Whether two names are one party's: titles, "al-", hyphens, transliterations, acronyms, an office and its holder.

Every answer carries the sentence that says why. What the names cannot tell stays ``unknown``.
"""

from __future__ import annotations

from functools import lru_cache

from accounted.model import Source

from .organisations import here_key, is_generic, name_key, name_keys, only_one_here, rank_words, same_organisation
from .persons import one_person_here, person_key, person_keys, role_words, same_person, singular
from .sameness import Sameness, different, same, unknown

__all__ = [
    "Sameness",
    "block_keys",
    "compare_sources",
    "here_key",
    "is_generic",
    "name_key",
    "one_person_here",
    "only_one_here",
    "person_key",
    "same_organisation",
    "same_person",
    "speaks_for",
]

_OFFICES = ("mayor", "governor", "minister", "commissioner", "envoy", "president", "head", "spokesman")
"""Words of offices under which an office and its holder are looked for."""


@lru_cache(maxsize=100_000)
def compare_sources(a: Source, b: Source) -> Sameness:
    """Whether two sources are one party; an unresolved one never is known to be another.

    A generic name ("the mayor", "local police") is the same as its like only in one place, which callers know
    (:func:`is_generic`); two affiliations that differ are told here.
    """
    kinds = {a.kind, b.kind}
    both = f"“{a!r}” and “{b!r}”"
    if "unresolved" in kinds:
        return unknown(f"{both}: the text does not say who speaks")
    if "unnamed" in kinds:
        return unknown(f"{both}: unnamed speakers may be the same or not")
    if kinds == {"person"}:
        return same_person(a, b)
    if "person" in kinds:
        holder, office = (a, b) if a.kind == "person" else (b, a)
        if office.kind == "office" and holder.role and _holds(holder, office):
            return same(f"{both}: the office and its holder")
        return different(f"{both}: a person and a body")
    apart = a.affiliation and b.affiliation and name_key(a.affiliation) != name_key(b.affiliation)
    if apart and (is_generic(name_key(a.name)) or is_generic(name_key(b.name))):
        return different(f"{both}: one of {a.affiliation}, the other of {b.affiliation}")
    return same_organisation(a.name, b.name, editions="outlet" in kinds)


def _holds(holder: Source, office: Source) -> bool:
    """Whether all words of the office are among those of what its holder is, in one rank."""
    told = f"{holder.role} {holder.affiliation or ''}"
    words = frozenset(name_key(office.name).split())
    area = ("province", "city", "county", "district")
    wanted = {w for w in words if w not in area}
    return bool(wanted) and wanted <= frozenset(_every_word(told)) and rank_words(told) == rank_words(office.name)


def _every_word(told: str) -> list[str]:
    """Words of a role, the acronyms and second names in it told by their full names as well."""
    words = name_key(told).split()
    return [*words, *(w for word in told.split() for w in name_key(word).split())]


def speaks_for(person: Source, body: Source) -> bool:
    """Whether a named person's office is one of a body that many places have: "the district police commander" of
    "police". Only beside one another in one report does that tell more than the body's name."""
    if person.kind != "person" or body.kind != "organisation":
        return False
    key = name_key(body.name)
    words = frozenset(singular(t) for t in key.split())
    return bool(words) and is_generic(key) and words <= role_words(person)


def block_keys(source: Source) -> frozenset[str]:
    """Keys of which two forms of one name share at least one, so that only such pairs need comparing."""
    if source.kind == "person":
        keys = set(person_keys(source.name))
        if source.role:
            keys |= {f"r:{t}" for t in name_key(source.role).split() if t in _OFFICES}
        return frozenset(keys)
    keys = set(name_keys(source.name))
    if source.kind == "office":
        keys |= {f"r:{t}" for t in name_key(source.name).split() if t in _OFFICES}
    return frozenset(keys)
