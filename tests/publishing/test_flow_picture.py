"""The picture of origins: drawn by the server, self-contained, readable without colour, and without withheld names."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import lxml.html
import msgspec
import pytest
from publishing_sample import VICTIM

from accounted.linking.flow import Carried, Flow, Node, OriginGraph
from accounted.model import CasualtyClaim, Count, Quote
from accounted.pipeline import Findings
from accounted.publishing import PageView, export, flow_svg, origin_picture, words
from accounted.publishing.flow_drawing import SHAPES
from accounted.publishing.flow_view import Column, FlowView, Lane, Step, TieView, flow_view

SVG = "{http://www.w3.org/2000/svg}"


def step(column: int, how: str, **more: object) -> Step:
    return Step(column=column, how=how, sentence=f"page {column} {how}", **more)  # type: ignore[arg-type]


VIEW = FlowView(
    columns=tuple(Column(outlet=f"Page {n} of a long and windy name", day=f"2031-04-1{n}") for n in range(4)),
    lanes=(
        Lane(
            label="Lin Dasht & Sons <mayor>",
            note="first seen 2031-04-10",
            ties=("a",),
            steps=(
                step(0, "first", killed="7", injured="9"),
                step(1, "copy", killed="7", source=0),
                step(2, "changed", killed="7→11", source=0),
                step(3, "behind", killed="7", source=0),
            ),
        ),
        Lane(label="his office", ties=("a",), steps=(step(1, "again", killed="7"), step(3, "update", killed="7→12"))),
    ),
    ties=(TieView(letter="a", lanes=(0, 1), sentence="two voices of one organisation"),),
    spoken="4 reports, 1 to 2 origins",
)


def test_the_picture_stands_alone_as_a_file() -> None:
    """Well-formed, with a title and a sentence for each mark, and nothing from elsewhere."""
    text = str(flow_svg(VIEW, alone=True))
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == "Origin graph: 4 reports, 1 to 2 origins"  # type: ignore[union-attr]
    assert "page 2 changed" in (root.find(f"{SVG}desc").text or "")  # type: ignore[union-attr]
    assert not re.search(r"href|url\(|var\(|<script|<style", text)
    assert "<mayor>" not in text


def test_every_way_of_carrying_has_a_shape_of_its_own() -> None:
    """No two shapes are the same markup, and none is told by colour: all are drawn in the ink of the text."""
    assert len(set(SHAPES.values())) == len(SHAPES) == 6
    for shape in SHAPES.values():
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', shape)) <= {"currentColor", "none", "var(--paper, #fff)"}


def test_copies_and_changed_copies_have_ways_back_to_what_they_copy() -> None:
    """A broken line for a copy and for what lags, a whole one where the figure was changed; repetitions need none."""
    text = str(flow_svg(VIEW))
    ways = re.findall(r'<path d="M[\d. ]+Q[^>]*>', text)
    assert len(ways) == 3
    assert sum("stroke-dasharray" in way for way in ways) == 2
    assert text == str(flow_svg(VIEW))


def test_the_page_has_the_picture_with_doors_to_the_quotes(tree: lxml.html.HtmlElement, public_view: PageView) -> None:
    """One for each incident with casualties; each mark that links leads to a quote of the page."""
    pictures = tree.xpath("//svg[@class='flow']")
    assert len(pictures) == sum(bool(i.flow.lanes) for i in public_view.incidents) > 0
    ids = set(tree.xpath("//@id"))
    links = [h[1:] for p in pictures for h in p.xpath(".//a/@href")]
    assert links
    assert set(links) <= ids


def test_the_export_has_the_same_graph(public_view: PageView) -> None:
    """Lanes, columns and ties stand in the JSON as they are drawn."""
    body = msgspec.json.decode(export(public_view).encode())
    for incident, told in zip(public_view.incidents, body["incidents"], strict=True):
        assert [lane["label"] for lane in told["flow"]["lanes"]] == [lane.label for lane in incident.flow.lanes]
        assert len(told["flow"]["columns"]) == len(incident.flow.columns)


@pytest.mark.parametrize("internal", [False, True])
def test_names_of_casualties_stay_out_of_the_picture(findings: Findings, internal: bool) -> None:
    """Neither in lanes nor in sentences; the internal picture may hold them."""
    for incident in findings.incidents:
        text = str(flow_svg(origin_picture(findings, incident, internal=internal), alone=True))
        if not internal:
            assert VICTIM not in text
            assert "Zahlawi" not in text


@pytest.mark.parametrize(
    ("stance", "low", "spoken"),
    [
        ("asserted", 27, "27 people killed"),
        ("denied", 27, "27 people killed, denied"),
        ("denied", 0, "nobody killed"),
    ],
)
def test_a_figure_that_is_denied_is_never_shown_as_its_speakers_own(stance: str, low: int, spoken: str) -> None:
    """The page and the picture of origins call it denied; who denies any harm says that there was none."""
    quote = Quote(report="r", start=0, end=2, text="27")
    count = Count(low=low, high=low, words=str(low), bound="none" if low == 0 else "exact")
    told = CasualtyClaim(quote=quote, attribution=(), outcome="killed", count=count, covers="whole", stance=stance)  # type: ignore[arg-type]
    assert words.spoken(told) == spoken
    carried = Carried(claim=told.id, report="r", outcome="killed", figure=str(low), how="first")
    flow = Flow(origin="o", label="army", identified=True, outlet_voice=False, first_report="r", carried=(carried,))
    graph = OriginGraph(
        incident="i", reports=(Node(report="r", outlet="The Daily Lamp"),), flows=(flow,), ties=(), fewest=1, most=1
    )
    step = flow_view(graph, {told.id: told}, str, lambda f: f.label).lanes[0].steps[0]
    denied = stance == "denied" and low > 0
    doing = "has a denial of" if denied else "says first"
    assert step.sentence == f"The Daily Lamp {doing} {spoken.removesuffix(', denied')}"
    assert step.killed == ("27 denied" if denied else str(low))
