"""Values in and out as JSON, and the schema of those that leave the program."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from accounted.model.claims import CasualtyClaim, CircumstanceClaim, Count, Group
from accounted.model.decisions import Decision
from accounted.model.errors import BadInput
from accounted.model.incidents import Incident, Origin
from accounted.model.periods import Period
from accounted.model.places import Place
from accounted.model.readings import Problem, Reading
from accounted.model.reports import Item, Quote, Report, Version
from accounted.model.sources import Source
from accounted.model.tolls import Reason, Toll

T = TypeVar("T")


_encoder = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """JSON bytes, the same for the same value (keys in order)."""
    return _encoder.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """A value of ``kind`` from JSON; raises ``BadInput`` with the path of what is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as err:
        raise BadInput(f"not a {getattr(kind, '__name__', kind)}: {err}") from err


PUBLIC = (
    Item,
    Version,
    Report,
    Quote,
    Source,
    Count,
    Group,
    CasualtyClaim,
    CircumstanceClaim,
    Place,
    Period,
    Problem,
    Reading,
    Origin,
    Incident,
    Reason,
    Toll,
    Decision,
)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of every type that leaves the program."""
    _, components = msgspec.json.schema_components(PUBLIC, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "accounted", "$defs": components}
