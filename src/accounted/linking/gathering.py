"""Claims gathered into origins, one join at a time, each with its reason.

A join is refused where it would make one of two that a person called not the same; one by a copied passage also where
it would make one of two speakers who are known to be different.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from accounted.model import CasualtyClaim, Claim, LinkReason, Source

from .groups import Groups
from .names import compare_sources, name_key
from .voices import speaker_of

__all__ = ["Gathering", "named_speaker"]


def named_speaker(claim: Claim) -> Source | None:
    """Who says it, where that is somebody identified and no outlet or agency in its own voice."""
    source, own_voice = speaker_of(claim)
    return source if source is not None and not own_voice and source.kind not in ("unnamed", "unresolved") else None


class Gathering:
    """Sets of claims that have one origin, as far as they are known. ``reasons``: every join as it was made."""

    def __init__(self, claims: Iterable[Claim], forbidden: Collection[tuple[str, str]]) -> None:
        ordered = list(claims)
        self.groups = Groups(c.id for c in ordered)
        self.reasons: list[tuple[str, str, LinkReason]] = []
        self._forbidden = set(forbidden)
        self._names: dict[str, set[str]] = {}
        if self._forbidden:
            self._names = {c.id: {name_key(c.speaker.name)} for c in ordered if c.speaker is not None}
        self._named: dict[str, dict[Source, None]] = {}
        self._counting = {c.id for c in ordered if isinstance(c, CasualtyClaim)}
        for claim in ordered:
            source = named_speaker(claim)
            if source is not None:
                self._named[claim.id] = {source: None}

    def join(self, a: str, b: str, reason: LinkReason | None) -> bool:
        """Make one of two claims' origins; False where a person's decision forbids it."""
        left, right = self.groups.find(a), self.groups.find(b)
        if left == right:
            return True
        names = self._names.get(left, set()), self._names.get(right, set())
        if any((min(x, y), max(x, y)) in self._forbidden for x in names[0] for y in names[1]):
            return False  # by a detour, two that a person called not the same would have become one
        named = {**self._named.pop(left, {}), **self._named.pop(right, {})}
        self.groups.join(a, b)
        root = self.groups.find(a)
        if reason is not None:
            self.reasons.append((a, b, reason))
        if self._forbidden:
            self._names[root] = names[0] | names[1]
        if named:
            self._named[root] = named
        if left in self._counting or right in self._counting:
            self._counting.add(root)
        return True

    def both_count(self, a: str, b: str) -> bool:
        """Whether two claims are of two origins, as far as these are known, of which each gives figures of casualties."""
        left, right = self.groups.find(a), self.groups.find(b)
        return left != right and left in self._counting and right in self._counting

    def differ(self, a: str, b: str) -> tuple[Source, Source] | None:
        """Two identified speakers, one of each claim's origin, who are known to be two; None where there are none."""
        left = self._named.get(self.groups.find(a), {})
        right = self._named.get(self.groups.find(b), {})
        for x in left:
            for y in right:
                if x != y and compare_sources(x, y).answer == "different":
                    return x, y
        return None
