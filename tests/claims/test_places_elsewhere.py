"""Places that a report names and that are not where it happened: wards, seats, markets of shares, where a suspect was caught."""

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


def towns(offline: Engine, text: str) -> list[str]:
    """Words of the where-claims of the report's own incident."""
    found = offline.read(Report(item="i", version="v", text=text, published="2031-04-15", language="en")).claims
    return [c.value for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "where" and c.scope == "this_incident"]  # fmt: skip


DEED = "Nine men were shot dead on Monday, the mayor said. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEED + "Two are still in intensive care in Mosul.", []),
        (DEED + "A tenth man died in the burn unit in Mosul.", []),
        (DEED + "A carter, hurt in the leg, lies awake in a Mosul clinic.", []),
        (
            DEED + "Of 14 wounded Iraqis, six were treated in two hospitals, four of them across the border in Jordan.",
            [],
        ),
        (DEED + "In Mosul, the Iraqi army accused a militia of killing them.", []),
        (DEED + "The monitors said six had been executed, on presenting their report in Mosul.", []),
        (DEED + "Shares of the quarry where guards killed the men fell by a tenth in London.", []),
        (DEED + "Three suspects were arrested in Mosul with a rifle.", []),
        (DEED + "The mayor is bound by the accord of Mosul.", []),
        ("Nine men were shot dead in Mosul on Monday. Three suspects were arrested in Tikrit with a rifle.", ["Mosul"]),
        ("Nine men were shot dead and three arrested in Mosul on Monday.", ["Mosul"]),
        ("Three men were arrested in Mosul on Monday with a rifle, police said.", ["Mosul"]),
        ("In Mosul, the Iraqi army killed nine men on Monday.", ["Mosul"]),
        ("A shell hit the burn unit in Mosul on Monday and killed nine people.", ["Mosul"]),
        ("A hospital in Mosul, Iraq, was partly destroyed by a shell on Monday that killed nine people.", ["Mosul"]),
        (
            "Hospital hit in Mosul, nine dead\n\nNine people were killed on Monday when a shell fell on a hospital.",
            ["Mosul"],
        ),
        ("Nine died at a clinic after a rocket attack in Mosul on Monday.", ["Mosul"]),
        (DEED + "The wounded were rushed to a hospital in Mosul.", []),
        (DEED + "The morgue of the town counted them. The men were killed at a well in Mosul.", ["Mosul"]),
    ],
)
def test_a_place_is_told_by_what_happened_there(offline: Engine, text: str, expected: list[str]) -> None:
    """Hits and near misses: the same places beside the deed itself."""
    found = towns(offline, text)
    assert [
        name for name in ("Mosul", "Tikrit", "Jordan", "London") if any(name in value for value in found)
    ] == expected
