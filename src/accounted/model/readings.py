"""What an engine made of a report, and what it could not make out."""

from __future__ import annotations

from typing import Literal

from accounted.model.claims import Claim
from accounted.model.reports import Quote
from accounted.model.values import Value, content_id


class Problem(Value, frozen=True, kw_only=True):
    """Something a stage saw and could not take in or understand. Silence means that nothing was there."""

    stage: Literal["reading", "claims", "places", "linking", "reckoning", "register"]
    code: str
    """Short and stable, for counting: ``speaker_unresolved``, ``count_without_outcome``, ``place_not_stated`` …"""
    seen: str
    """One line: what is wrong."""
    expected: str = ""
    settle: str = ""
    """What would settle it, as an instruction."""
    report: str | None = None
    address: str | None = None
    """File or URL, where there is no report."""
    quote: Quote | None = None
    severity: Literal["note", "problem", "refused"] = "problem"

    @property
    def id(self) -> str:
        where = [self.quote.start, self.quote.end] if self.quote else []
        return content_id("problem", self.stage, self.code, self.seen, self.report, self.address, where)

    def __repr__(self) -> str:
        return f"<{self.stage}: {self.seen}>"


class Reading(Value, frozen=True, kw_only=True):
    """What one engine made of one report."""

    report: str
    engine: str
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
