"""What the desk keeps ready for its pages, as values: worked out from the register, never the truth."""

from __future__ import annotations

import msgspec

from accounted.model import Claim, Incident, Problem, Report, Toll
from accounted.reckoning import Casualty
from accounted.register import Recorded

__all__ = ["ClaimRow", "Rejected", "ReportRow", "SumPart"]


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim as it stands after all judgements."""

    claim: Claim
    incident: str | None = None
    uses: dict[str, str] = {}
    """By outcome, what the leading method makes of it: used, floor, replaced, set_aside, response."""
    aside: Recorded | None = None
    confirmed: Recorded | None = None
    corrected: Recorded | None = None
    machine: Claim | None = None
    """As the engine read it, where a person corrected it."""


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a person says was read wrong."""

    claim: Claim
    by: Recorded


class ReportRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report with everything that its page shows."""

    report: Report
    read: bool
    undated: bool
    claims: tuple[ClaimRow, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    problems: tuple[Problem, ...] = ()
    copies: tuple[tuple[int, int, str, str], ...] = ()
    """Passages that stand in other reports too: start, end, the other report, its outlet."""
    size: int = 0
    media_type: str = ""
    how: str = ""
    name: str = ""
    """What the file was called when it came."""
    versions: int = 1
    triage: Recorded | None = None
    """Where a person said that it goes."""
    translations: tuple[Recorded, ...] = ()
    """Passages of it as people translated them."""


class SumPart(msgspec.Struct, frozen=True, kw_only=True):
    """What adding up needs of one incident: see ``reckoning.add_up``."""

    incident: Incident
    toll: Toll
    casualties: tuple[Casualty, ...] = ()
