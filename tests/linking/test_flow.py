"""The origin graph: what flows from each origin, first seen when, and which copy carries which changed number."""

from __future__ import annotations

import random

from linking_kit import ORVEN, agency, body, harmed, killed, outlet, person, report, unnamed, when, where

from accounted.linking import OriginGraph, find_copies, find_origins, link, origin_graph
from accounted.linking.flow import Carried
from accounted.model import Claim, Decision, Incident, Report, decode, encode

DASHT = person("Lin Dasht", "mayor of Orven")
WIRE = (
    "{0} drivers were killed when gunmen opened fire on a grain convoy outside Orven late on Monday, the mayor Lin Dasht "
    "said, and most of the cargo was burned, while villagers carried the bodies to a schoolhouse."
)


def graph_of(reports: list[Report], claims: list[Claim], *decisions: Decision) -> tuple[Incident, OriginGraph]:
    """The graph of the one incident of these reports."""
    by_id = {r.id: r for r in reports}
    claims = [
        *claims,
        *(where(r, "Orven", ORVEN) for r in reports),
        *(when(r, "Monday", "2031-04-14") for r in reports),
    ]
    copies = find_copies(reports)
    origins = find_origins(claims, by_id, copies, decisions)
    (incident,) = link(by_id, claims, origins, copies, decisions)
    accounts = origins.known_range([o.id for o in incident.origins if not o.outlet_voice])
    return incident, origin_graph(incident, {c.id: c for c in claims}, by_id, origins, accounts)


def four() -> tuple[list[Report], list[Claim]]:
    """A wire story, its copy, a copy with another figure, and a page that lags behind in words of its own."""
    reports = [
        report("a", WIRE.format("Seven"), "2031-04-15", "Kettle Post"),
        report("b", "From our desk. " + WIRE.format("Seven"), "2031-04-16", "Plain Dealer of Nowhere"),
        report("c", WIRE.format("Eleven"), "2031-04-17", "Harbour Page"),
        report(
            "d",
            "The toll of Monday near Orven is seven dead, in the words of its mayor, Lin Dasht.",
            "2031-04-18",
            "Tide",
        ),
    ]
    words = ("Seven drivers", "Seven drivers", "Eleven drivers", "seven dead")
    figures = (7, 7, 11, 7)
    claims = [
        killed(r, w, n, DASHT, agency("Meridian Wire"), outlet(r.outlet or ""))
        for r, w, n in zip(reports, words, figures, strict=True)
    ]
    return reports, claims


def test_each_report_is_shown_with_what_it_does_to_the_figure() -> None:
    """First, copy, copied with another figure, lagging behind: each with the claim that it rests on and its figure."""
    reports, claims = four()
    _, graph = graph_of(reports, claims)
    (flow,) = graph.flows
    told: list[tuple[str, str, str | None, str | None]] = [(c.report, c.how, c.of, c.was) for c in flow.carried]
    a, b, c, d = (r.id for r in reports)
    assert told == [
        (a, "first", None, None),
        (b, "copy", claims[0].id, None),
        (c, "changed", claims[0].id, "7"),
        (d, "behind", claims[0].id, None),
    ]
    assert (flow.first_report, flow.first_seen) == (a, "2031-04-15")
    assert flow.through[0] == "Meridian Wire"
    assert [n.report for n in graph.reports] == [a, b, c, d]


def test_newer_figures_and_repetitions_in_other_words_are_told_apart() -> None:
    """An update names the figure that it makes old; the same again names where it stood; parts are no updates of totals."""
    reports = [
        report("a", "Five died at Orven on Monday, the relief council said.", "2031-04-15"),
        report("b", "Nine died at Orven on Monday, according to the council for relief.", "2031-04-16"),
        report(
            "c",
            "It stays at nine dead after Monday at Orven, and three of them drivers, the council said.",
            "2031-04-17",
        ),
    ]
    council = body("Northern Relief Council")
    claims = [
        killed(reports[0], "Five died", 5, council),
        killed(reports[1], "Nine died", 9, council),
        killed(reports[2], "nine dead", 9, council),
        harmed(reports[2], "three of them drivers", "killed", 3, council, role="driver", covers="part"),
    ]
    _, graph = graph_of(reports, claims)
    (flow,) = graph.flows
    assert [(c.figure, c.how, c.was) for c in flow.carried] == [
        ("5", "first", None),
        ("9", "update", "5"),
        ("9", "again", None),
        ("3", "first", None),
    ]


def test_two_figures_in_one_report_are_no_update_unless_it_says_so() -> None:
    """Old paragraphs stay under a new lead; only "up from seven" makes the seven the older figure."""
    rep = report("a", "Nine died at Orven on Monday, Lin Dasht said. Seven are dead, he had said.", "2031-04-15")
    plain = [killed(rep, "Nine died", 9, DASHT), killed(rep, "Seven are dead", 7, DASHT)]
    _, graph = graph_of([rep], plain)
    assert [c.how for c in graph.flows[0].carried] == ["first", "first"]
    older = [killed(rep, "Nine died", 9, DASHT, superseded=True), killed(rep, "Seven are dead", 7, DASHT)]
    _, graph = graph_of([rep], older)
    assert [c.how for c in graph.flows[0].carried] == ["first", "update"]


def test_what_would_have_been_is_no_newer_figure() -> None:
    """A hypothetical figure makes nothing old and is made old by nothing; a plain one of a later report is newer."""
    reports = [
        report(
            "a",
            "Five died at Orven on Monday, and ninety would have died at noon, the relief council said.",
            "2031-04-15",
        ),
        report("b", "Seven people died at Orven on Monday in the end, as the council now told.", "2031-04-17"),
    ]
    council = body("Northern Relief Council")
    claims = [
        killed(reports[0], "Five died", 5, council, superseded=True),
        killed(reports[0], "ninety would have died", 90, council, stance="hypothetical"),
        killed(reports[1], "Seven people died", 7, council),
    ]
    _, graph = graph_of(reports, claims)
    told = [(c.figure, c.how, c.was) for f in graph.flows for c in f.carried]
    assert told == [("5", "first", None), ("90", "first", None), ("7", "update", "5")]


def test_ties_are_told_and_unnamed_speakers_need_none() -> None:
    """A spokesman and his command are tied with the reason; officials are unknown to all without a line for each."""
    rep = report(
        "a", "Nine died at Orven on Monday, Joan Merrick said; eight, said the command; seven, officials said."
    )
    claims = [
        killed(rep, "Nine died", 9, person("Joan Merrick", "spokeswoman for the Field Command", "Field Command")),
        killed(rep, "eight", 8, body("Field Command")),
        killed(rep, "seven", 7, unnamed("officials")),
    ]
    _, graph = graph_of([rep], claims)
    (tie,) = graph.ties
    assert tie.relation == "unknown"
    assert "one organisation" in tie.why
    assert (graph.fewest, graph.most) == (1, 3)


def test_the_graph_is_plain_data_in_any_order() -> None:
    """It goes to JSON and back, and the order of reports and claims changes nothing in it."""
    reports, claims = four()
    incident, graph = graph_of(reports, claims)
    assert graph.incident == incident.id
    assert decode(encode(graph), OriginGraph) == graph
    random.Random(5).shuffle(reports)
    random.Random(6).shuffle(claims)
    assert graph_of(reports, claims)[1] == graph
    assert all(isinstance(c, Carried) for f in graph.flows for c in f.carried)
