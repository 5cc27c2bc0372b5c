"""Where something happened, and how precisely that is known."""

from __future__ import annotations

from typing import Literal

from accounted.model.values import Value

PlacePrecision = Literal["exact", "near", "district", "province", "line", "country", "sea_or_air", "not_stated"]


class Place(Value, frozen=True, kw_only=True):
    """A place with its precision. ``near``: within about 25 km of a named place, or reckoned from a bearing.

    ``ucdp`` is UCDP's where_prec (1-7), ``acled`` ACLED's geo_precision (1-3); None where nothing is stated or
    the scale has no such step. A country never carries its capital's point: lat and lon are then None.
    """

    words: str
    name: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "not_stated"
    ucdp: int | None = None
    acled: int | None = None
    gazetteer_id: str | None = None
    candidates: tuple[str, ...] = ()
    """Fuzzy or ambiguous answers, as a person would read them; never used."""

    def parts(self) -> tuple[str, ...]:
        """As a person would read it, finest first: ("Ramadi", "Al Anbār", "IQ"). A place told by its distance has no name
        of its own: the report's words stand for it."""
        told = self.words if self.name is None and self.precision in ("near", "line", "sea_or_air") else None
        return tuple(dict.fromkeys(x for x in (self.name or told, self.admin1, self.country) if x))

    def __repr__(self) -> str:
        known = ", ".join(self.parts())
        return f"{known or 'place not stated'} ({self.precision})"
