"""The protocol that every engine keeps, and what engines are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from accounted.model import Reading, Report


class Engine(Protocol):
    """Something that reads a report's claims. Whatever it says, each quote must stand word for word in the report."""

    name: str
    """Name and version, kept with each claim: ``offline-english 1``."""
    languages: frozenset[str]
    """ISO 639-1 codes that it reads. A report in another language is kept and counted as not yet read."""

    def read(self, report: Report) -> Reading:
        """All claims of one report, in order of their quotes, and the problems met. Never raises for odd text."""
        ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What engines need of places and dates, passed in so that the stages do not know one another."""

    is_place: Callable[[str], bool]
    """Whether a name is the name of a place."""
    country_of: Callable[[str], str | None]
    """Demonym to ISO 3166 country: "Iraqi" to IQ."""
    find_dates: Callable[[str], list[tuple[int, int]]]
    """Spans of expressions of time in a text."""
    set_in: Callable[[str, int], list[tuple[str, str, float, int, int]]] = lambda text, start: []
    """The countries that a text speaks of, the likeliest that it is set in first: ISO 3166, English name, mentions, and
    the span of the words that say so; the text's dateline, looked for at an offset, is worth several mentions."""
    days_of: Callable[[str, str | None], tuple[str, str] | None] = lambda words, published: None
    """The first and last day (ISO) that words of time mean in a report of a date; None where they tell no day."""
    months_of: Callable[[str, str | None], tuple[str, str] | None] = lambda words, published: None
    """The first and last day (ISO) of the month, months or year that words of time mean; None where they mean anything finer."""
    apart: Callable[[str, str], bool] = lambda one, other: False
    """Whether two ways of naming a place surely mean two places, neither of which holds the other."""
    holds: Callable[[str, str], bool] = lambda area, place: False
    """Whether the first way of naming a place surely means an area in which the second lies."""
    settled: Callable[[str], bool] = lambda words: True
    """Whether words of place mean one place that is known, so that another can lie apart from it."""
