"""All origins of a batch of claims, and how they stand to one another: the same, independent, or unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from accounted.model import LinkReason, Origin, Source

from .names import block_keys, compare_sources, here_key, one_person_here, only_one_here
from .ties import Ties, clashes, shared_tie

__all__ = ["Origins", "Relation"]

Relation = Literal["same", "independent", "unknown"]


@dataclass(frozen=True)
class Origins:
    """All origins of a batch of claims, and how they stand to one another."""

    origins: tuple[Origin, ...]
    _of: Mapping[str, str] = field(repr=False)
    _rank: Mapping[str, int] = field(repr=False)
    _ties: Mapping[str, Ties] = field(repr=False)
    _apart: frozenset[tuple[str, str]] = field(repr=False, default=frozenset())
    _speakers: Mapping[str, Source] = field(repr=False, default_factory=dict)
    _joined: Mapping[str, Sequence[tuple[int, LinkReason]]] = field(repr=False, default_factory=dict)
    """Claim id to the reasons of the joins that it was part of, numbered in the order of joining."""

    def __iter__(self) -> Iterator[Origin]:
        return iter(self.origins)

    def __len__(self) -> int:
        return len(self.origins)

    def of(self, claim: str) -> str:
        """Origin id of a claim id; ``KeyError`` for a claim that was not among those given."""
        return self._of[claim]

    def get(self, origin: str) -> Origin:
        """The origin of that id; ``KeyError`` where there is none."""
        return self.origins[self._rank[origin]]

    def reasons_of(self, origin: str, claims: Collection[str]) -> tuple[LinkReason, ...]:
        """Of an origin's reasons those that speak of ``claims``; of all its claims, all its reasons."""
        if len(claims) == len(self.get(origin).claims):
            return self.get(origin).reasons
        said = {n: r for c in claims for n, r in self._joined.get(c, ())}
        return tuple(said[n] for n in sorted(said))

    def rank(self, origin: str) -> int:
        """Place of an origin in the order of first statements, from 0."""
        return self._rank[origin]

    def one_party(self, a: str, b: str) -> LinkReason | None:
        """Why two origins *of one incident* are one speaker's; None where they are not, or it cannot be told.

        Between incidents one speaker has an origin for each; within one he has one, however far apart he spoke.
        """
        x, y = self._speakers.get(a), self._speakers.get(b)
        left, right = self.get(a), self.get(b)
        if x is None or y is None or left.outlet_voice != right.outlet_voice or self.parted(a, b):
            return None
        sameness = compare_sources(x, y)
        if sameness.answer != "same" and x.kind == y.kind == "organisation":
            sameness = only_one_here(x.name, y.name) or sameness
        if sameness.answer != "same":
            sameness = one_person_here(x, y) or sameness
        if sameness.answer != "same":
            return None
        sentence = f"{sameness.why}; both speak of this incident."
        return LinkReason(name="same_speaker", weight=1.0, sentence=sentence, left=repr(x), right=repr(y))

    def parted(self, a: str, b: str) -> bool:
        """Whether a person decided that two origins are not the same source."""
        return (min(a, b), max(a, b)) in self._apart

    def party_keys(self, origin: str) -> frozenset[str]:
        """Keys of which two origins of one party share at least one; empty where nobody is identified."""
        source = self._speakers.get(origin)
        if source is None:
            return frozenset()
        here = here_key(source.name) if source.kind == "organisation" else None
        return block_keys(source) | ({here} if here is not None else frozenset())

    def relation(self, a: str, b: str) -> Relation:
        """Whether two origins are the same, independent, or unknown to one another."""
        return self.relation_with_reason(a, b)[0]

    def relation_with_reason(self, a: str, b: str) -> tuple[Relation, str]:
        """The same with the sentence that says why."""
        if a == b:
            return "same", "one origin"
        left, right = self.get(a), self.get(b)
        both = f"“{left.label}” and “{right.label}”"
        tie = shared_tie(self._tied(a), self._tied(b))
        if self.parted(a, b):
            if tie is not None and not tie[1]:
                return "unknown", f"{both}: not the same, as a person decided; {tie[0]}"
            return "independent", f"{both}: a person decided that they are not the same"
        for origin in (left, right):
            if origin.outlet_voice:
                return "unknown", f"{both}: “{origin.label}” speaks in its own voice and does not say what it rests on"
        for origin in (left, right):
            if not origin.identified:
                return "unknown", f"{both}: nobody says who “{origin.label}” is"
        if tie is not None:
            return "unknown", f"{both}: {tie[0]}"
        return "independent", f"{both}: two identified speakers of no common organisation"

    def tie(self, a: str, b: str) -> str | None:
        """What makes one interest of two origins that are shown as two: a body that both speak for, or a relation that a
        person wrote down; None where nothing does."""
        tie = shared_tie(self._tied(a), self._tied(b)) if a != b else None
        return None if tie is None else tie[0]

    def _tied(self, origin: str) -> Ties:
        return self._ties.get(origin, NO_TIES)

    def known_range(self, origins: Iterable[str]) -> tuple[int, int]:
        """Fewest and most accounts behind these origins.

        The fewest is a set of them that are independent two by two; whoever is *unknown* to one of it may rest on that
        one. Built one by one, those with most independent neighbours first: where that misses a larger set, the
        count is too low, never too high.
        """
        ids = sorted(set(origins))
        if not ids:
            return 0, 0
        parted = {x for pair in self._apart for x in pair}
        sure = [i for i in ids if self.get(i).identified and not self.get(i).outlet_voice]
        near = clashes({i: self._tied(i) for i in sure})
        loose = [i for i in ids if i not in near and i in parted]
        independent: dict[str, int] = {}
        for i in sure:
            independent[i] = len(sure) - 1 - len(near[i])
        among = set(sure) | set(loose)
        # What people parted is told pair by pair; everything else follows from the ties.
        said = [(x, y) for x, y in sorted(self._apart) if x in among and y in among]
        freed: set[tuple[str, str]] = set()
        for x, y in said:
            if self.relation(x, y) == "independent":
                freed |= {(x, y), (y, x)}
                if x in loose or y in loose or y in near[x]:
                    independent[x] = independent.get(x, 0) + 1
                    independent[y] = independent.get(y, 0) + 1
        chosen: list[str] = []
        for i in sorted(among, key=lambda n: (-independent.get(n, 0), n)):
            if all((i, c) in freed or (i in near and c in near and c not in near[i]) for c in chosen):
                chosen.append(i)
        return max(1, len(chosen)), len(ids)


NO_TIES = Ties()
