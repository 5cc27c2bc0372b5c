"""Where a visitor saw what violence left behind."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def places(offline: Engine, text: str) -> list[str]:
    found = offline.read(Report(item="i", version="v", text=text, published="2018-01-29", language="en"))
    return [c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]


TOLD = "Six herders were killed on Monday when a drone fired on their trucks near Sabha.\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two days later the team found a crater 3 km south of the village.", "3 km south of the village"),
        (
            "The burnt-out trucks still stand about 400 metres from the last house.",
            "about 400 metres from the last house",
        ),
        ("He stopped where the ground was scorched, some 2 km beyond the bridge.", "some 2 km beyond the bridge"),
    ],
)
def test_traces_of_violence_say_that_a_distance_is_the_site(offline: Engine, text: str, place: str) -> None:
    """A visitor's sentence tells no violence; what it left behind makes the distance a place of it."""
    assert place in places(offline, TOLD + text)


@pytest.mark.parametrize(
    "text",
    [
        "Two days later the team had lunch 3 km south of the village.",
        "The clinic lies about 400 metres from the last house.",
        "The team found a crater and cartridge cases.",
    ],
)
def test_a_distance_without_traces_is_no_site(offline: Engine, text: str) -> None:
    """Where a clinic lies, or a lunch was had, is not where people were killed; nor is a trace without a distance."""
    assert not [v for v in places(offline, TOLD + text) if "km" in v or "metres" in v]


def test_traces_in_a_report_without_violence_say_nothing(offline: Engine) -> None:
    """An old crater in a travel report is no claim."""
    assert places(offline, "We walked to a crater 3 km south of the village and had tea.") == []
