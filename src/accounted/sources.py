"""The parties that speak in a register, and how they stand to one another by people's decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from accounted.linking.bodies import named_body
from accounted.linking.deciding import lasting_relations
from accounted.linking.names import name_key
from accounted.model import BadInput, Interest, Source, SourceKind, SourceRelation, Value

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.register import Recorded

__all__ = [
    "SAID",
    "Relation",
    "Speaker",
    "Speakers",
    "distinct",
    "party_named",
    "relations_of",
    "same_relation",
    "speaker_of",
    "speakers",
]


class Speaker(Value, frozen=True, kw_only=True):
    """One party as the reports name it. ``forms``: every name and description that they give it, most often first."""

    name: str
    kind: SourceKind
    forms: tuple[str, ...] = ()
    body: str | None = None
    """The organisation that it speaks for, in the reports' words; None where it is one itself, or none is told."""
    interest: Interest = "unknown"
    reports: int = 0
    claims: int = 0
    relations: tuple[int, ...] = ()
    """Entries of the relations that name it."""


class Relation(Value, frozen=True, kw_only=True):
    """What one entry says of two sources. ``stands`` is false of one that was taken back or said anew."""

    entry: int
    time: str
    author: str
    taken_back: bool
    """Whether this entry takes the relation back."""
    value: str
    first: str
    second: str
    since: str | None
    until: str | None
    why: str
    stands: bool


class Speakers(Value, frozen=True, kw_only=True):
    """The sources of a register, those with most claims first, and every entry about relations, oldest first."""

    sources: tuple[Speaker, ...]
    relations: tuple[Relation, ...]


SAID: dict[SourceRelation, str] = {
    "part_of": "is part of",
    "relies_on": "relies on",
    "same_interest": "has the same interest as",
}
"""A relation in words, between its two parties."""


def speakers(found: Findings, name: str | None = None) -> Speakers:
    """Every source behind a claim; with ``name`` those that some words of it name, ``BadInput`` where there is none."""
    relations = relations_of(found.view.decisions)
    naming: dict[str, list[int]] = defaultdict(list)
    for r in relations:
        if r.stands:
            for party in dict.fromkeys((name_key(r.first), name_key(r.second))):
                naming[party].append(r.entry)
    behind: dict[tuple[str, str], list[tuple[Source, str]]] = defaultdict(list)
    for claim in found.claims.values():
        for source in claim.attribution:
            behind[source.kind, name_key(source.name)].append((source, claim.quote.report))
    rows = [speaker_of(said, naming.get(key, ())) for (_, key), said in behind.items()]
    rows.sort(key=lambda s: (-s.claims, s.name, s.kind))
    if name is None:
        return Speakers(sources=tuple(rows), relations=relations)
    words = name.casefold().split()
    rows = [s for s in rows if all(any(w in form.casefold() for form in s.forms) for w in words)]
    keys = {name_key(s.name) for s in rows}
    about = tuple(r for r in relations if keys & {name_key(r.first), name_key(r.second)})
    if not rows or not words:
        raise BadInput(f"no source is called {name!r} - see accounted sources")
    return Speakers(sources=tuple(rows), relations=about)


def speaker_of(said: Sequence[tuple[Source, str]], relations: Iterable[int] = ()) -> Speaker:
    """One party from every source that names it, each with its claim's report."""
    names = Counter(s.name for s, _ in said)
    forms = Counter(repr(s) for s, _ in said)
    fullest = max((s for s, _ in said), key=lambda s: (len(repr(s)), repr(s)))
    own = fullest.kind in ("unnamed", "unresolved", "organisation", "agency", "outlet")
    interests = sorted({s.interest for s, _ in said} - {"unknown"})
    return Speaker(
        name=min(names, key=lambda n: (-names[n], n)),
        kind=fullest.kind,
        forms=tuple(sorted(forms, key=lambda f: (-forms[f], f))),
        body=None if own else named_body(fullest),
        interest=interests[0] if len(interests) == 1 else "unknown",
        reports=len({r for _, r in said}),
        claims=len(said),
        relations=tuple(relations),
    )


def relations_of(decided: Iterable[Recorded]) -> tuple[Relation, ...]:
    """Every decision on how two sources stand to one another, oldest first, and whether it still stands."""
    entries = [r for r in decided if r.decision.kind in ("relation", "no_relation")]
    standing = {r.number for r in lasting_relations(e.decision for e in entries)}
    return tuple(
        Relation(
            entry=e.number,
            time=e.time,
            author=e.author,
            taken_back=e.decision.kind == "no_relation",
            value=e.decision.value,
            first=e.decision.targets[0],
            second=e.decision.targets[1],
            since=e.decision.since,
            until=e.decision.until,
            why=e.decision.why,
            stands=n in standing,
        )
        for n, e in enumerate(entries)
    )


def party_named(found: Findings, name: str) -> str | None:
    """A source's or an affiliation's name as the claims give it; None where no report speaks of such a party."""
    forms: dict[str, str] = {}
    for claim in found.claims.values():
        for source in claim.attribution:
            forms.setdefault(source.name.casefold(), source.name)
            if source.words:
                forms.setdefault(source.words.casefold(), source.name)
            if source.affiliation:
                forms.setdefault(source.affiliation.casefold(), source.affiliation)
    key = " ".join(name.split()).casefold()
    return next((forms[k] for k in (key, key.removeprefix("the "), f"the {key}") if k and k in forms), None)


def same_relation(relation: Relation, kind: str, first: str, second: str) -> bool:
    """Whether an entry tells this relation of these two, compared as names are; a same interest has no direction."""
    told, asked = ([name_key(n) for n in pair] for pair in ((relation.first, relation.second), (first, second)))
    return relation.value == kind and (told == asked or (kind == "same_interest" and told == asked[::-1]))


def distinct(what: str, names: Sequence[str]) -> None:
    """``BadInput`` where a name has no letter, or two are one name in two spellings: ``what`` would decide nothing."""
    known: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        if not any(c.isalnum() for c in key):
            raise BadInput(f"{what}: {name!r} is no name - give a name as accounted sources prints it")
        if key in known:
            fault = f"{name!r} is named twice" if known[key] == name else f"{known[key]!r} and {name!r} are one name"
            raise BadInput(f"{what}: {fault} - give two sources that differ")
        known[key] = name
