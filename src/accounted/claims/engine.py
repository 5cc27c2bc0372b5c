"""The protocol that every engine keeps, and the list of engines that ship."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from accounted.model import BadInput, Reading, Report


class Engine(Protocol):
    """Something that reads a report's claims. Whatever it says, each quote must stand word for word in the report."""

    name: str
    """Name and version, kept with each claim: ``offline-english 1``."""
    languages: frozenset[str]
    """ISO 639-1 codes that it reads. A report in another language is kept and counted as not yet read."""

    def read(self, report: Report) -> Reading:
        """All claims of one report, in order of their quotes, and the problems met. Never raises for odd text."""
        ...


PlaceTest = Callable[[str], bool]
"""Says whether a name is the name of a place; passed in, so that claims and places do not know one another."""


def engine(name: str, is_place: PlaceTest) -> Engine:
    """The engine called ``name``; raises :class:`BadInput` that lists the names there are."""
    if name == "offline-english":
        from accounted.claims.english.engine import OfflineEnglish

        return OfflineEnglish(is_place)
    raise BadInput(f"no engine is called {name!r} - engines: {', '.join(NAMES)}")


NAMES = ("offline-english",)
