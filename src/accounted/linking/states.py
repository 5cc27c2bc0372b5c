"""States of incidents: what people signed follows the claims that they signed, through merges and splits, as codes do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import structs

from accounted.model import Incident, Value

from .codes import home_of

__all__ = ["Signed", "with_states"]

State = Literal["draft", "reviewed", "second_read", "released"]


class Signed(Value, frozen=True, kw_only=True):
    """A person signed an incident, or took the signatures back (``draft``)."""

    number: int
    value: State
    claims: tuple[str, ...]


def with_states(incidents: Sequence[Incident], signed: Iterable[Signed]) -> list[Incident]:
    """The incidents, in their order, each in the state of the latest signature that is its own: of a merged one the later
    one of all that its parts brought, so that nothing counts as further than somebody last said."""
    home = {claim: i.id for i in incidents for claim in i.claims}
    states: dict[str, State] = {}
    for one in sorted(signed, key=lambda s: s.number):
        chosen = home_of(one.claims, home)
        if chosen is not None:
            states[chosen] = one.value
    return [structs.replace(i, state=states[i.id]) if i.id in states else i for i in incidents]
