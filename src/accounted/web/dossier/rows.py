"""The dossier of one incident, as values. Kept in the view, never the truth."""

from __future__ import annotations

import msgspec

from accounted.model import Place

__all__ = ["Cell", "Change", "Column", "Day", "Dossier", "End", "NamedCasualty", "OriginRow", "Said", "SentenceView",
           "SignatureView", "StateView", "SummaryView"]  # fmt: skip


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base: immutable."""


# --------------------------------------------------------------------------- how the range moved


class End(Part, frozen=True, kw_only=True):
    """A toll of one day, under the leading method."""

    outcome: str
    answer: str
    figure: str
    low: int | None = None
    high: int | None = None
    open_high: bool = False
    spoken: str = ""
    moved_by: tuple[str, ...] = ()
    """Whose figures, new on this day, are an end of the range that was not there before: "Karim Testname: 12"."""


class Day(Part, frozen=True, kw_only=True):
    """What had been published by the end of a day comes to this."""

    day: str
    tolls: tuple[End, ...]
    reports: int
    """How many reports had been published by then."""
    came: tuple[str, ...] = ()
    """Outlets whose reports were published on this day."""
    undated: bool = False
    """Of none of them the day of publication is known: it is the day on which they came here."""


# --------------------------------------------------------------------------- who says what


class Said(Part, frozen=True, kw_only=True):
    """One thing that an origin says, with the claim that says it."""

    text: str
    claim: str
    was: bool = False
    """An earlier figure of the same origin, replaced since."""
    response: bool = False
    floor: bool = False
    aside: bool = False


class Cell(Part, frozen=True, kw_only=True):
    """``letter``: equal readings have equal letters; empty where nothing is said, or nothing to be compared."""

    letter: str = ""
    said: tuple[Said, ...] = ()
    more: int = 0


class Column(Part, frozen=True, kw_only=True):
    """``verdict``: "≠ 3 readings" (``differs``), "2 say, alike", "3 say, compatible", "nobody says"."""

    name: str
    verdict: str
    differs: bool = False


class OriginRow(Part, frozen=True, kw_only=True):
    speaker: str
    note: str
    cells: tuple[Cell, ...]
    counts: bool = True
    """Whether it says anything of killed or injured people."""


# --------------------------------------------------------------------------- persons


class StateView(Part, frozen=True, kw_only=True):
    """One dated state: as a claim tells it (``claim``), or as a person decided (``entry``)."""

    day: str
    state: str
    who: str
    claim: str | None = None
    entry: int | None = None


class NamedCasualty(Part, frozen=True, kw_only=True):
    name: str
    role: str
    states: tuple[StateView, ...]
    differs: bool = False
    decided: str = ""
    """The latest state that a person decided."""


# --------------------------------------------------------------------------- what people wrote and signed


class Change(Part, frozen=True, kw_only=True):
    """What is not as it was when a person wrote or signed. ``of``: a claim's id or a toll's outcome."""

    of: str
    then: str
    now: str
    why: str = ""


class SentenceView(Part, frozen=True, kw_only=True):
    text: str
    claims: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    by: str = ""
    entry: int = 0
    """Where these words were first written."""
    held: tuple[str, int] | None = None
    """Who last found that it holds, and the entry."""


class SummaryView(Part, frozen=True, kw_only=True):
    entry: int
    by: str
    time: str
    sentences: tuple[SentenceView, ...]


class SignatureView(Part, frozen=True, kw_only=True):
    entry: int
    value: str
    by: str
    time: str
    why: str = ""


class Dossier(Part, frozen=True, kw_only=True):
    """Everything that the page needs beside its ``IncidentView``."""

    days: tuple[Day, ...] = ()
    days_left_out: int = 0
    columns: tuple[Column, ...] = ()
    origins: tuple[OriginRow, ...] = ()
    origins_left_out: int = 0
    persons: tuple[NamedCasualty, ...] = ()
    summary: SummaryView | None = None
    latest_summary: int | None = None
    """The entry that the next one builds on; also of a summary that was taken back."""
    signatures: tuple[SignatureView, ...] = ()
    """Since the incident was last a draft, oldest first."""
    latest_signature: int | None = None
    changed: tuple[Change, ...] = ()
    """Tolls that are not as they were when it was last signed."""
    stands: dict[str, str] = {}
    """How the claims and tolls stand now, by claim or outcome: what a sentence or a signature takes with it."""
    entries: tuple[int, ...] = ()
    """Entries of the register that tell of it, oldest first."""
    place: Place | None = None
