"""The origin graph of an incident as a page shows it: lanes, columns, marks and ties, in words that may go out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from accounted.model import CasualtyClaim, Claim
from accounted.publishing import words

if TYPE_CHECKING:
    from accounted.linking.flow import Carried, Flow, OriginGraph

__all__ = ["Column", "FlowView", "Lane", "Step", "TieView", "flow_view"]

HOW: tuple[str, ...] = ("changed", "update", "first", "behind", "again", "copy")
"""Of several things that one report does with an origin's figures, the first of these is drawn."""
DOING: dict[str, str] = {
    "first": "says first",
    "again": "has again from the same origin",
    "update": "has newer from the same origin",
    "behind": "lags behind with",
    "copy": "copies",
    "changed": "changes in copied words to",
}
DENYING = "has a denial of"
"""A figure denied is nobody's, however the report came by it."""
Text = Callable[[str], str]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base: immutable, every field written out in JSON."""


class Step(Part, frozen=True, kw_only=True):
    """What one report does with one origin's figures. ``column`` and ``source`` count from 0; ``source``: the column that
    it copies, repeats or updates. ``killed`` and ``injured``: letters above and below the lane."""

    column: int
    how: Literal["first", "again", "update", "behind", "copy", "changed"]
    killed: str = ""
    injured: str = ""
    source: int | None = None
    sentence: str = ""
    quote: str | None = None
    number: int | None = None


class Lane(Part, frozen=True, kw_only=True):
    """One origin, with what flows from it from left to right. ``ties``: letters of the ties that it has."""

    label: str
    note: str = ""
    ties: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class Column(Part, frozen=True, kw_only=True):
    """One report."""

    outlet: str
    day: str
    report: str | None = None
    """Its anchor."""


class TieView(Part, frozen=True, kw_only=True):
    """Why two origins count once though they are shown as two."""

    letter: str
    lanes: tuple[int, int]
    sentence: str


class FlowView(Part, frozen=True, kw_only=True):
    """The whole picture; ``left_out``: origins that are too many to draw and stand in the list alone."""

    columns: tuple[Column, ...] = ()
    lanes: tuple[Lane, ...] = ()
    ties: tuple[TieView, ...] = ()
    spoken: str = ""
    left_out: int = 0


MOST_LANES = 40
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def flow_view(
    graph: OriginGraph,
    claims: Mapping[str, Claim],
    text: Text,
    label: Callable[[Flow], str],
    quotes: Callable[[str], tuple[str, int] | None] = lambda claim: None,
    report: Callable[[str], str | None] = lambda name: None,
) -> FlowView:
    """``text`` withholds names, ``label`` names an origin, ``quotes`` and ``report`` give anchors on the page."""
    at = {node.report: n for n, node in enumerate(graph.reports)}
    outlets = [text(node.outlet or "outlet unknown") for node in graph.reports]
    shown = graph.flows[:MOST_LANES]
    place = {flow.origin: n for n, flow in enumerate(shown)}
    ties = [t for t in graph.ties if t.left in place and t.right in place and t.relation == "unknown"][: len(LETTERS)]
    tied = tuple(
        TieView(letter=LETTERS[n], lanes=(place[t.left], place[t.right]), sentence=text(t.why))
        for n, t in enumerate(ties)
    )
    lanes = []
    for n, flow in enumerate(shown):
        steps: dict[int, list[Carried]] = {}
        for carried in flow.carried:
            steps.setdefault(at[carried.report], []).append(carried)
        where = {c.claim: at[c.report] for c in flow.carried}
        lanes.append(
            Lane(
                label=label(flow),
                note=_note(flow),
                ties=tuple(t.letter for t in tied if n in t.lanes),
                steps=tuple(
                    _step(column, some, where, claims, text, outlets, quotes) for column, some in steps.items()
                ),
            )
        )
    return FlowView(
        columns=tuple(
            Column(outlet=outlets[n], day=(node.published or "undated")[:10], report=report(node.report))
            for n, node in enumerate(graph.reports)
        ),
        lanes=tuple(lanes),
        ties=tied,
        spoken=f"{words.plural(len(graph.reports), 'report')}, {words.between(graph.fewest, graph.most, 'origin')}",
        left_out=len(graph.flows) - len(shown),
    )


def _note(flow: Flow) -> str:
    notes = [] if flow.identified else ["not identified"]
    if flow.outlet_voice:
        notes.append("own voice")
    return ", ".join([*notes, f"first seen {(flow.first_seen or 'in an undated report')[:20]}"])


def _step(
    column: int,
    some: list[Carried],
    where: Mapping[str, int],
    claims: Mapping[str, Claim],
    text: Text,
    outlets: list[str],
    quotes: Callable[[str], tuple[str, int] | None],
) -> Step:
    told = sorted(some, key=lambda c: HOW.index(c.how))
    main = next((c for c in told if c.outcome in ("killed", "injured", "killed_or_injured")), told[0])
    sentences = []
    for c in some:
        claim = claims.get(c.claim)
        casualty = claim if isinstance(claim, CasualtyClaim) else None
        said = words.told(casualty) if casualty is not None else c.figure
        doing = DENYING if casualty is not None and words.denies_figure(casualty) else DOING[c.how]
        was = f" (was {c.was})" if c.was is not None else ""
        at = where.get(c.of or "", column)
        of = f", from {outlets[at]}" if at != column else ""
        sentences.append(f"{outlets[column]} {doing} {said}{was}{of}")
    anchor = quotes(main.claim)
    source = where.get(main.of) if main.of is not None else None
    return Step(
        column=column,
        how=main.how,
        killed=text(_letters([c for c in some if c.outcome == "killed"], claims)),
        injured=text(_below(some, claims)),
        source=None if source == column else source,
        sentence=text("; ".join(dict.fromkeys(sentences))),
        quote=None if anchor is None else anchor[0],
        number=None if anchor is None else anchor[1],
    )


def _below(some: list[Carried], claims: Mapping[str, Claim]) -> str:
    """The injured; where nobody is said to be killed or injured, what else is said: "1 detained"."""
    if any(c.outcome in ("killed", "injured") for c in some):
        return _letters([c for c in some if c.outcome == "injured"], claims)
    return ", ".join(dict.fromkeys(f"{c.figure} {c.outcome.replace('_', ' ')}" for c in some))


def _letters(some: list[Carried], claims: Mapping[str, Claim]) -> str:
    """ "8", "8→11", "8, ≥6": totals before parts, with what a figure was before it was changed or made newer."""
    out: dict[str, None] = {}
    for part in (False, True):
        for c in some:
            claim = claims.get(c.claim)
            if not isinstance(claim, CasualtyClaim) or (claim.covers == "part") is not part:
                continue
            figure = words.figure(claim.count)
            if part and figure != "0":
                figure = f"≥{figure}"
            elif c.was is not None and c.how in ("changed", "update"):
                figure = f"{c.was}→{figure}"
            if words.denies_figure(claim):
                figure += " denied"
            out[figure] = None
    return ", ".join(out)
