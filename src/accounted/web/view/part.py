"""A part of the view: tables, and what fills them from one incident or one report at a time.

A page that needs more of the register than there is brings a part of its own: a module with a ``PART``, and a line in
:mod:`accounted.web.view.parts`. Rows of one incident or report are replaced alone when something of it changes, so a part
looks at nothing but what it is given: the findings there hold the reports of that incident, their claims, and the
decisions on them, and no others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accounted.model import Incident, Toll
from accounted.pipeline import Findings
from accounted.publishing.view import IncidentView
from accounted.reckoning import Casualty
from accounted.register import View
from accounted.web.view.rows import ReportRow

__all__ = ["OneIncident", "OneReport", "Part"]


@dataclass(frozen=True, kw_only=True)
class OneIncident:
    """An incident whose rows are to be written."""

    n: int
    """Its number in this view, a rowid; it stays while the incident's id does."""
    incident: Incident
    view: IncidentView
    """As its page shows it, under the leading method."""
    tolls: Mapping[tuple[str, str], Toll]
    """By method and outcome (killed, injured), each with its reasons."""
    casualties: tuple[Casualty, ...]
    findings: Findings
    """Of this incident's reports alone."""


@dataclass(frozen=True, kw_only=True)
class OneReport:
    """A report whose rows are to be written."""

    n: int
    row: ReportRow
    findings: Findings
    """Of this report alone."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """``tables``: SQL that makes them, statements parted by ";\\n". Every table named in ``by_incident`` has a column ``n``
    (:attr:`OneIncident.n`), every one in ``by_report`` a column ``report`` (its id; "table.column" where it is called
    otherwise), with an index that begins with it."""

    tables: str
    by_incident: tuple[str, ...] = ()
    by_report: tuple[str, ...] = ()
    incident: Callable[[sqlite3.Connection, OneIncident], None] | None = None
    """Adds the rows of one incident; those of before are gone by then."""
    report: Callable[[sqlite3.Connection, OneReport], None] | None = None
    """The same of one report."""
    by_claims: bool = False
    """Whether its rows of a report follow from the report's claims, their incidents and what people said of sources alone:
    they stay as they are where none of these changed."""
    drop_incident: Callable[[sqlite3.Connection, str], None] | None = None
    """Takes out rows of one incident, by its id, that stand in no table of ``by_incident``."""
    drop_report: Callable[[sqlite3.Connection, str], None] | None = None
    """The same of one report."""
    settle: Callable[[sqlite3.Connection, View | None], None] | None = None
    """Called once, after all rows were put in and taken out: for the little that is of no one incident or report. Without a
    view where nothing came but decisions on claims, reports, problems and incidents (:mod:`accounted.web.view.touched`)."""
