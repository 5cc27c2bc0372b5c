"""What people signed and told of incidents follows the claims that they named, through merges and splits, as codes do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import structs

from accounted.model import Incident, Value

from .codes import home_of

__all__ = ["Signed", "with_states"]

State = Literal["draft", "reviewed", "second_read", "released"]


class Signed(Value, frozen=True, kw_only=True):
    """A person signed an incident, or took the signatures back (``draft``); or, without a ``value``, told it in sentences."""

    number: int
    claims: tuple[str, ...]
    value: State | None = None


def with_states(incidents: Sequence[Incident], signed: Iterable[Signed]) -> list[Incident]:
    """The incidents, in their order, each with the entries of its signatures and summaries, and in the state of its latest
    signature: of a merged one the later one of all that its parts brought."""
    home = {claim: i.id for i in incidents for claim in i.claims}
    mine: dict[str, list[Signed]] = {}
    for one in sorted(signed, key=lambda s: s.number):
        chosen = home_of(one.claims, home)
        if chosen is not None:
            mine.setdefault(chosen, []).append(one)
    return [_signed(i, mine[i.id]) if i.id in mine else i for i in incidents]


def _signed(incident: Incident, some: Sequence[Signed]) -> Incident:
    states = [s.value for s in some if s.value is not None]
    return structs.replace(
        incident,
        state=states[-1] if states else "draft",
        signatures=tuple(s.number for s in some if s.value is not None),
        summaries=tuple(s.number for s in some if s.value is None),
    )
