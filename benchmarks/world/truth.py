"""What truly happened and who there is to tell of it: the types of the made world."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from accounted.model import Outcome, Place, Source

Kind = Literal["event", "series", "discovery", "aggregate"]
People = Literal["civilian", "police", "soldier", "fighter"]
"""Groups of those harmed; everybody is in exactly one."""

PEOPLE: tuple[People, ...] = ("civilian", "police", "soldier", "fighter")


@dataclass(frozen=True)
class Town:
    """A town or village of the shipped gazetteer. ``name`` is how the press of the land writes it, without accents."""

    name: str
    province: str
    place: Place
    population: int


@dataclass(frozen=True)
class Province:
    """A first-order area with its towns."""

    name: str
    place: Place
    towns: tuple[Town, ...]


@dataclass(frozen=True)
class Land:
    """The country in which a world lies."""

    iso: str
    name: str
    provinces: tuple[Province, ...]


@dataclass(frozen=True)
class Voice:
    """A party that says something. ``id`` is what one origin is: two people of one office share it.

    ``ways``: how reports introduce it, each a pair of words and Source. ``unnamed``: nobody can tell it from others of its
    kind, so each report that reaches it by itself is an origin of its own. ``skill``: share of statements, once the count
    is closed, that are right; ``lean``: factor on what it counts, its interest.
    """

    id: str
    kind: str
    ways: tuple[tuple[str, Source], ...]
    unnamed: bool = False
    skill: float = 0.8
    lean: float = 1.0


@dataclass(frozen=True)
class Party:
    """Who fights. ``names``: how reports call it, fullest first. ``state``: an army or a coalition."""

    names: tuple[str, ...]
    state: bool
    voice: Voice


@dataclass(frozen=True)
class Person:
    """One of the dead who is named in the press; every name is made up."""

    name: str
    age: int
    trade: str


@dataclass(frozen=True)
class Happening:
    """One incident as it truly was. ``killed`` and ``injured`` at the end of all counting: who died of wounds later is
    among the killed alone. ``first`` to ``last``: local days (a morgue's month for an aggregate)."""

    id: str
    kind: Kind
    violence: str
    town: Town | None
    province: Province
    first: date
    last: date
    part_of_day: str
    target: str
    by: Party | None
    killed: dict[People, int] = field(default_factory=dict)
    injured: dict[People, int] = field(default_factory=dict)
    children: int = 0
    died_later: int = 0
    missing: int = 0
    dead: tuple[Person, ...] = ()
    against: Party | None = None
    """The other side of a clash."""
    like: str = ""
    """Why it was put here: of which happening it is a neighbour, and how."""

    def total(self, outcome: Outcome, people: People | None = None) -> int:
        """True number for ``killed`` or ``injured``, of one group or of all."""
        by_group = self.killed if outcome == "killed" else self.injured
        return sum(by_group.values()) if people is None else by_group.get(people, 0)

    def day(self, after: float) -> date:
        """The day so many days after it ended."""
        return self.last + timedelta(days=int(after))
