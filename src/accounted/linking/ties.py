"""What ties an origin to others, so that the two may have one root though they are not one voice.

A tie is a body that its speakers speak for, or a relation between sources that a person wrote down. Two origins that
share a tie are shown as two and count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accounted.model import Source

from .bodies import Body, body_of, named_body, one_body
from .context import Span
from .deciding import Lasting
from .names import name_key

__all__ = ["Ties", "clashes", "shared_tie", "ties_of"]


@dataclass(frozen=True)
class Ties:
    """``bodies``: those that the speakers speak for, each with its words and whether a speaker *is* that body. ``related``: by key of a
    party that a relation leads to (itself included, where a relation names it), the sentence of that relation."""

    bodies: tuple[tuple[Body, str, bool], ...] = ()
    related: Mapping[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.bodies) or bool(self.related)


def ties_of(
    sources: Iterable[Source], days: Span | None, lasting: Sequence[Lasting], more: Mapping[str, str] | None = None
) -> Ties:
    """The ties of an origin whose identified speakers are ``sources`` and that spoke on ``days``; with ``more``, by key
    what ties it for other reasons."""
    bodies: dict[Body, tuple[str, bool]] = {}
    keys: dict[str, None] = {}
    for source in sources:
        keys[name_key(source.name)] = None
        body = body_of(source)
        if body is not None:
            itself = source.kind in ("organisation", "agency", "outlet", "office")
            told = named_body(source) or source.name
            known, is_it = bodies.get(body, (told, False))
            bodies[body] = min(known, told, key=lambda t: (len(t), t)), is_it or itself
        if source.affiliation:
            keys[name_key(source.affiliation)] = None
    related = _related(list(keys), [r for r in lasting if r.holds_in(days)]) if lasting else {}
    related |= more or {}
    ordered = sorted(bodies.items(), key=lambda item: str(item[0]))
    return Ties(bodies=tuple((b, told, is_it) for b, (told, is_it) in ordered), related=related or None)


def _related(keys: Sequence[str], lasting: Sequence[Lasting]) -> dict[str, str]:
    """Every party that relations lead to from ``keys``, with the sentence of the relation that led there first."""
    onward: dict[str, list[Lasting]] = defaultdict(list)
    named: set[str] = set()
    for relation in lasting:
        named |= {relation.source, relation.other}
        if relation.kind != "same_interest":
            onward[relation.source].append(relation)
    reached: dict[str, str] = {k: "" for k in keys if k in named}
    waiting = list(reached)
    while waiting:
        for relation in onward.get(waiting.pop(0), ()):
            if relation.other not in reached:
                reached[relation.other] = relation.sentence
                waiting.append(relation.other)
    found = dict(reached)
    for relation in lasting:
        if relation.kind == "same_interest" and (relation.source in reached or relation.other in reached):
            found[f"{relation.source} = {relation.other}"] = relation.sentence
    return found


def shared_tie(a: Ties, b: Ties) -> tuple[str, bool] | None:
    """(What ties two origins, whether one of them is the very body that both speak for); None where nothing does."""
    if a.related and b.related:
        for key in a.related:
            if key in b.related:
                said = a.related[key] or b.related[key]
                if said:
                    return said, False
    for one, left, is_one in a.bodies:
        for other, right, is_other in b.bodies:
            if one_body(one, other):
                names = "; ".join(dict.fromkeys(sorted((left, right), key=lambda t: (len(t), t))))
                return f"two voices of one organisation ({names}), one interest", is_one or is_other
    return None


def clashes(ties: Mapping[str, Ties]) -> dict[str, set[str]]:
    """By origin, those with which it shares a tie. Only those that have a word of a tie in common are compared."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for origin in sorted(ties):
        words = {w for body, _, _ in ties[origin].bodies for w in (*body.words, body.initials)}
        for word in sorted(words | {f"={key}" for key in ties[origin].related or ()}):
            by_word[word].append(origin)
    found: dict[str, set[str]] = {origin: set() for origin in ties}
    for word in sorted(by_word):
        together = by_word[word]
        for i, a in enumerate(together):
            for b in together[i + 1 :]:
                if b not in found[a] and shared_tie(ties[a], ties[b]) is not None:
                    found[a].add(b)
                    found[b].add(a)
    return found
