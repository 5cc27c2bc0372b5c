"""A few origins as plain data: enough to tell how they stand to one another, without all the others."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import structs

from accounted.model import Origin, Value

from .bodies import Body
from .standing import Origins
from .ties import Ties

__all__ = ["FewOrigins", "few", "origins_of"]


class FewTies(Value, frozen=True, kw_only=True):
    """:class:`Ties` with the words of each body in order."""

    bodies: tuple[tuple[tuple[str, ...], str, str, bool], ...] = ()
    """Words, initials, the name as told, whether a speaker is that body."""
    related: tuple[tuple[str, str], ...] = ()


class FewOrigins(Value, frozen=True, kw_only=True):
    """Origins without claims and reasons, in the order of their ids; what ties each; and pairs that people parted."""

    origins: tuple[Origin, ...] = ()
    ties: dict[str, FewTies] = msgspec.field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()
    """A pair with an empty id: somebody who is not among the few."""


def few(origins: Origins, ids: Iterable[str]) -> FewOrigins:
    """What :class:`Origins` knows of how these stand to one another."""
    wanted = sorted(set(ids))
    inside = set(wanted)
    apart: set[tuple[str, str]] = set()
    for a, b in origins._apart:
        if a in inside and b in inside:
            apart.add((a, b))
        elif a in inside or b in inside:
            apart.add(("", a if a in inside else b))
    return FewOrigins(
        origins=tuple(
            structs.replace(origins.get(i), claims=(), copies=(), reasons=(), changed=(), altered=(), newer=())
            for i in wanted
        ),
        ties={i: _few_ties(origins._ties[i]) for i in wanted if i in origins._ties},
        apart=tuple(sorted(apart)),
    )


def _few_ties(ties: Ties) -> FewTies:
    return FewTies(
        bodies=tuple((tuple(sorted(body.words)), body.initials, told, is_it) for body, told, is_it in ties.bodies),
        related=tuple((ties.related or {}).items()),
    )


def origins_of(kept: FewOrigins) -> Origins:
    """Origins that answer for these few as all of them did: their relations, ties and known range. Of their claims they
    know nothing."""
    ties = {
        key: Ties(
            bodies=tuple(
                (Body(frozenset(words), initials), told, is_it) for words, initials, told, is_it in one.bodies
            ),
            related=dict(one.related) or None,
        )
        for key, one in kept.ties.items()
    }
    return Origins(
        origins=kept.origins,
        _of={},
        _rank={o.id: n for n, o in enumerate(kept.origins)},
        _ties=ties,
        _apart=frozenset(kept.apart),
    )
