"""What people's decisions come to, each with who, when and its entry."""

from __future__ import annotations

from typing import Protocol

from accounted.model import Claim, Decision, Quote, Value


class Recorded(Value, frozen=True, kw_only=True):
    """A decision with who, when, and its entry's number."""

    number: int
    time: str
    author: str
    decision: Decision


class Rejected(Value, frozen=True, kw_only=True):
    """A claim that a person says was read wrong."""

    claim: Claim
    by: Recorded


class Corrected(Value, frozen=True, kw_only=True):
    """A claim as the engine read it (None where it read none), and as a person says that it should read."""

    claim: Claim | None
    correction: Claim
    by: Recorded


class Orphaned(Value, frozen=True, kw_only=True):
    """A decision that hangs on nothing now, and why."""

    by: Recorded
    reason: str


class Moved(Value, frozen=True, kw_only=True):
    """A decision whose words stand elsewhere now."""

    by: Recorded
    now: Quote


class Judgement(Value, frozen=True, kw_only=True):
    """The claims of one report that anybody has judged, with the judgements applied. ``as_read``: they are as the engine
    read them."""

    claims: tuple[Claim, ...]
    as_read: bool = False


class Judged(Value, frozen=True, kw_only=True):
    """What all decisions together come to."""

    by_report: dict[str, Judgement]
    links: tuple[Recorded, ...]
    marks: tuple[Recorded, ...]
    casualties: tuple[Recorded, ...]
    opened: tuple[Recorded, ...]
    summaries: tuple[Recorded, ...]
    signed: tuple[Recorded, ...]
    rejected: tuple[Rejected, ...]
    corrected: tuple[Corrected, ...]
    set_aside: dict[str, Recorded]
    confirmed: dict[str, Recorded]
    orphaned: tuple[Orphaned, ...]
    moved: tuple[Moved, ...]
    closing: dict[str, Recorded]
    used: frozenset[str]
    """Claims of which a person said that they may bear on a toll."""
    triage: dict[str, Recorded]
    """By current report, where a person said that it goes."""
    translations: tuple[Recorded, ...]
    searches: tuple[Recorded, ...]
    notes: tuple[Recorded, ...]


class Past(Protocol):
    """What the register held before: see ``views``."""

    def claim(self, claim: str, report: str | None) -> Claim | None: ...

    def text(self, report: str, before: int, words: str, start: int) -> str | None: ...
