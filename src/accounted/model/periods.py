"""When something happened, and how precisely that is known."""

from __future__ import annotations

from typing import Literal

from accounted.model.values import Value

PeriodPrecision = Literal["hour", "part_of_day", "day", "days", "week", "month", "months", "year", "not_stated"]


class Period(Value, frozen=True, kw_only=True):
    """Local days from ``start`` to ``end`` (ISO, both in), with precision. ``start`` None: on or before ``end``."""

    words: str
    start: str | None = None
    end: str | None = None
    precision: PeriodPrecision = "not_stated"
    part_of_day: str | None = None
    """dawn, morning, noon, afternoon, evening, night, "after midnight", "05:00" … as told."""

    def __repr__(self) -> str:
        if self.end is None:
            return "date not stated"
        span = self.end if self.start == self.end else f"{self.start or 'until'}–{self.end}"
        return f"{span}{' ' + self.part_of_day if self.part_of_day else ''} ({self.precision})"
