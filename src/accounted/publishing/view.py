"""What a page or an export shows, as read-only values. Names are withheld here already, so no output can let them out.

Every string is plain text (never markup) as readers may see it. ``anchor`` is unique on the page and starts with a
letter; what points to another part of the page holds that part's anchor.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from accounted.model import Method
from accounted.publishing.flow_view import FlowView
from accounted.publishing.signed import SinceSigned

__all__ = [
    "AccountRow", "CircumstanceView", "ClockView", "Depth", "IncidentView", "Mark", "OriginView", "PageView",
    "PersonView", "ProblemView", "QuoteView", "ReasonView", "ReportView", "SourceView", "StripView", "TollView",
]  # fmt: skip

Depth = Literal["counted", "floor", "set_aside", "response"]
"""Which block of the plot a row stands in."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base: immutable, every field written out in JSON."""


class ClockView(Part, frozen=True, kw_only=True):
    """Both clocks as they were set; None: everything that the register holds now."""

    recorded_by: str | None = None
    published_by: str | None = None


class SourceView(Part, frozen=True, kw_only=True):
    """One link of an attribution chain."""

    name: str
    kind: str
    role: str | None = None
    interest: str = "unknown"


class QuoteView(Part, frozen=True, kw_only=True):
    """Exact words with about thirty words around them. ``said``: the reading in one line ("8 people killed")."""

    anchor: str
    number: int
    claim: str | None
    """Id of the claim; None where it would tell something of a name."""
    report: str
    """Anchor of the report."""
    before: str
    words: str
    after: str
    said: str
    who: str
    published: str | None = None
    synthetic: bool = False
    set_aside: str | None = None
    """Why a person set the claim aside."""


class ReasonView(Part, frozen=True, kw_only=True):
    """One line of a toll's working. ``quote``: anchor and ``number`` of the quote that it rests on."""

    use: str
    rule: str
    sentence: str
    quote: str | None = None
    number: int | None = None
    other: str | None = None
    other_number: int | None = None
    """The quote of the claim that it repeats, or that took its place."""


class TollView(Part, frozen=True, kw_only=True):
    """A toll with its words. ``figure`` is what stands large ("7–11"); ``is_words``: it is an answer, not a figure."""

    anchor: str
    outcome: str
    group: str
    method: str
    version: str
    conformity: str
    answer: str
    figure: str
    spoken: str
    """The whole of it in one sentence."""
    is_words: bool
    low: int | None = None
    high: int | None = None
    open_high: bool = False
    fields: dict[str, int | None] = {}
    question: str | None = None
    setting: str | None = None
    origins: str = ""
    """"3 to 5 origins"; empty where no figure rests on any."""
    tally: str = ""
    """"12 claims used, 1 a floor, 1 replaced"."""
    reasons: tuple[ReasonView, ...] = ()


class Mark(Part, frozen=True, kw_only=True):
    """One drawn claim. ``low`` None: no lower end; ``high`` None: open above."""

    kind: Literal["used", "floor", "replaced", "set_aside", "response", "not_stated", "unknown"]
    low: int | None = None
    high: int | None = None
    about: bool = False
    label: str = ""
    sentence: str = ""
    quote: str | None = None
    number: int | None = None


class AccountRow(Part, frozen=True, kw_only=True):
    """One row of the plot: an origin, and what it says of killed and injured."""

    depth: Depth
    speaker: str
    via: str = ""
    note: str = ""
    killed: tuple[Mark, ...] = ()
    injured: tuple[Mark, ...] = ()
    synthetic: bool = False


class OriginView(Part, frozen=True, kw_only=True):
    """An origin in words."""

    label: str
    identified: bool
    outlet_voice: bool
    interest: str
    reports: int
    copies: int
    reasons: tuple[str, ...] = ()


class Saying(Part, frozen=True, kw_only=True):
    """Who says a circumstance, and where."""

    who: str
    quote: str
    number: int
    scope: str = ""
    """Words for anything but a plain fact of this incident: "general practice, no fact of this incident"."""
    response: bool = False
    copy: bool = False
    """It stands in a passage that was copied from another report."""


class CircumstanceView(Part, frozen=True, kw_only=True):
    """One thing said of when, where, how or by whom, and everybody who says it."""

    aspect: str
    value: str
    general: bool = False
    order: int | None = None
    said_by: tuple[Saying, ...] = ()


class StripView(Part, frozen=True, kw_only=True):
    """One cell of the strip: who asked, approved, carried out, was not told; what inquiry stands."""

    name: str
    answer: str | None
    """None: not stated."""
    differs: bool = False
    said: tuple[CircumstanceView, ...] = ()


class PersonView(Part, frozen=True, kw_only=True):
    """A casualty that a claim names. ``name`` is withheld unless the page is internal."""

    name: str
    outcome: str
    role: str | None
    who: str
    quote: str
    number: int


class ReportView(Part, frozen=True, kw_only=True):
    """A report. ``depth`` 1: it repeats the one above it that has depth 0; ``rests`` says how much."""

    anchor: str
    id: str
    outlet: str | None
    title: str | None
    author: str | None
    published: str | None
    undated: bool
    language: str | None
    read: bool
    synthetic: bool
    url: str | None
    """Only http and https; None where there is none or it would tell a name."""
    address: str | None
    """Where it was taken from; internal pages only."""
    depth: int
    rests: str
    claims: int
    quotes: tuple[QuoteView, ...] = ()


class ProblemView(Part, frozen=True, kw_only=True):
    """Something that a stage could not understand, and what would settle it."""

    stage: str
    code: str
    severity: str
    seen: str
    settle: str
    where: str
    report: str | None = None
    """Anchor of the report, where it is on the page."""


class IncidentView(Part, frozen=True, kw_only=True):
    """Everything of one incident. ``tolls``: killed and injured under ``plain``; ``others``: under other methods."""

    anchor: str
    id: str
    title: str
    place: str
    precision: str
    when: str
    when_precision: str
    kind: str
    violence: tuple[str, ...]
    state: str
    synthetic: bool
    origins_words: str
    responses: int
    unread: dict[str, int]
    tolls: tuple[TollView, ...]
    others: tuple[TollView, ...]
    harms: tuple[TollView, ...]
    """Missing, detained, displaced, killed-or-injured under ``plain``, where somebody speaks of them."""
    rows: tuple[AccountRow, ...]
    origins: tuple[OriginView, ...]
    circumstances: tuple[CircumstanceView, ...]
    strip: tuple[StripView, ...]
    persons: tuple[PersonView, ...]
    reports: tuple[ReportView, ...]
    problems: tuple[ProblemView, ...]
    flow: FlowView
    """What flows from each origin through which reports."""
    why_one: tuple[str, ...]
    """Why these reports are taken to tell of one incident."""


class PageView(Part, frozen=True, kw_only=True):
    """The page. ``head`` is the register's chain head; ``internal`` pages hold names and are not for publication."""

    register: str
    head: str
    entries: int
    made_by: str
    internal: bool
    clocks: ClockView
    synthetic: bool
    leading: str
    methods: tuple[Method, ...]
    incidents: tuple[IncidentView, ...]
    reports: int
    unread: dict[str, int]
    loose_reports: tuple[ReportView, ...]
    """Reports that are in no incident."""
    problems: tuple[ProblemView, ...]
    """Those of no incident."""
    problem_count: int
    codes: dict[str, str] = {}
    """By an incident's id, the codes under which it is cited."""
    since: dict[str, SinceSigned] = {}
    """By an incident's id, what became of its figures since it was signed, where they are others now."""
