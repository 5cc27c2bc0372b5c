"""One report, several incidents: which claims go together, hits and near misses side by side."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def numbered(offline: Engine, text: str) -> list[tuple[int | None, int]]:
    """Lowest number and incident of each casualty claim."""
    found = offline.read(Report(item="i", version="v", text=text, published="1990-06-12", language="en"))
    return [(c.count.low, c.event) for c in found.claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four farmers were killed in Medellin on Sunday.\n\nSix soldiers were killed in Bogota.",
            [(4, 0), (6, 1)],
        ),
        (
            "Four farmers were killed on 3 June.\n\nOn 9 June gunmen shot dead seven teachers.",
            [(4, 0), (7, 1)],
        ),
        (
            "The murder of Ernesto Ruiz shook the town.\n\nThe murder of Pablo Soto was never cleared up.",
            [(1, 0), (1, 1)],
        ),
        (
            "Four farmers were killed in Medellin.\n\nIn another attack in Bogota, six clerks were killed.\n\n"
            "The four farmers were killed at noon.",
            [(4, 0), (6, 1), (4, 0)],
        ),
    ],
)
def test_another_place_day_or_victim_is_another_incident(
    offline: Engine, text: str, expected: list[tuple[int, int]]
) -> None:
    """Acts that differ in where, when or whom are parted, and one told again is taken back to its own."""
    assert numbered(offline, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four farmers were killed in Bogota.\n\nSix soldiers were hurt in Soacha, a suburb of Bogota.",
        "Four farmers were killed on 3 June.\n\nA fifth man died of his wounds in hospital on 9 June.",
        "A bomb killed Ernesto Ruiz.\n\nPablo Soto, a guard, also died.",
        "Four farmers were killed in Medellin yesterday.\n\nSix farmers were killed on 11 June, the mayor said.",
    ],
)
def test_what_may_be_one_incident_is_one(offline: Engine, text: str) -> None:
    """A suburb, a death from wounds, a second victim of one bomb, the same day in other words."""
    assert {event for _, event in numbered(offline, text)} == {0}
