"""The dateline's town where a report tells a street or "this city", and words that name no place."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> Engine:
    return engine("offline-english", pipeline.knowledge(gazetteer))


def places(offline: Engine, gazetteer: Gazetteer, text: str) -> list[str | None]:
    """Names of the settled places, finer than a country, of the where-claims."""
    report = Report(item="i", version="v", text=text, published="1991-05-04", language="en")
    found = pipeline.locate(offline.read(report), report, gazetteer).claims
    where = [c.place for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    return [p.name for p in where if p is not None and p.precision not in ("country", "not_stated")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, 4 May 91 (Desk) -- A clerk was shot dead on 14th Street last night.", ["Lima"]),
        (
            "LIMA, 4 May 91 (Desk) -- A clerk was killed this morning when gunmen fired at his car on this city's west side.",
            ["Lima"],
        ),
        ("LIMA, 4 May 91 (Desk) -- A clerk was shot dead last night, his brother said.", []),
        ("LIMA, 4 May 91 (Desk) -- A Peruvian clerk was shot dead on 14th Street in Chile last night.", []),
        ("LIMA, 4 May 91 (Desk) -- A clerk was shot dead on 14th Street in Trujillo last night.", ["Trujillo"]),
    ],
)
def test_a_street_without_a_town_is_of_the_datelines_town(
    offline: Engine, gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    """Not where no part of a town is told, and not where another town or country is."""
    assert places(offline, gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BOGOTA, 4 May 91 (Desk) -- Two judges were killed on Sunday. The witness is safe, perhaps in the United States.",
        "BOGOTA, 4 May 91 (Desk) -- Two judges were killed on Sunday. The rebels will attend talks scheduled for July in Caracas.",
    ],
)
def test_where_people_meet_or_hide_is_not_where_it_happened(offline: Engine, gazetteer: Gazetteer, text: str) -> None:
    """The country of the dateline is left."""
    report = Report(item="i", version="v", text=text, published="1991-05-04", language="en")
    found = pipeline.locate(offline.read(report), report, gazetteer).claims
    where = [c.place for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    assert [(p.country, p.precision) for p in where if p is not None] == [("CO", "country")]


def test_a_strike_in_a_power_abroad_is_there(offline: Engine, gazetteer: Gazetteer) -> None:
    """Words that tell an act there keep the country."""
    text = "BOGOTA, 4 May 91 (Desk) -- Two Colombian sailors were killed in the United States on Sunday, police said."
    report = Report(item="i", version="v", text=text, published="1991-05-04", language="en")
    found = pipeline.locate(offline.read(report), report, gazetteer).claims
    where = [c.place for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    assert [p.country for p in where if p is not None] == ["US"]


def test_a_killing_brought_up_beside_an_arrest_is_an_incident(offline: Engine) -> None:
    """An arrest is no casualty that keeps the killing it is for from being told."""
    text = (
        "Two men were arrested on Monday in Lima.\n\n"
        "They are suspected of the earlier attack in which 9 bus passengers were killed in Cusco in March 1989."
    )
    found = offline.read(Report(item="i", version="v", text=text, published="1991-05-04", language="en")).claims
    assert [c.event for c in found if isinstance(c, CasualtyClaim) and c.count.low == 9] == [1]
