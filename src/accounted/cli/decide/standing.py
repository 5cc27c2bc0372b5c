"""An incident as a whole, for what people say of it: what names it for good, and how its claims and tolls stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from accounted.model import Incident, Outcome, Toll
    from accounted.pipeline import Findings
    from accounted.web.dossier.rows import SummaryView

CITED: tuple[Outcome, ...] = ("killed", "injured")
"""Tolls that a sentence may rest on."""


class Standing(NamedTuple):
    """How an incident's claims and tolls stand, in the words that a sentence or a signature keeps."""

    now: dict[str, str]
    told: SummaryView | None
    latest_summary: int | None
    latest_signature: int | None


def standing_of(found: Findings, one: Incident) -> Standing:
    from accounted import pipeline
    from accounted.publishing.gather import LEADING
    from accounted.web.dossier.standing import signatures, stands, summary

    tolls: dict[str, Toll] = {o: pipeline.toll(found, one, LEADING, o) for o in CITED}
    now = stands(found, one, tolls)
    told, latest_summary = summary(found, one, now)
    return Standing(now, told, latest_summary, signatures(found, one)[1])


def names_for_good(found: Findings, one: Incident) -> tuple[str, ...]:
    """What names an incident for good: its claims of casualties, else all."""
    from accounted.model import CasualtyClaim

    counted = tuple(c for c in one.claims if isinstance(found.claims.get(c), CasualtyClaim))
    return counted or one.claims
