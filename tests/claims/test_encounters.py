"""Those whom a force met and whom it, or those it called, then fired on."""

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


def against(offline: Engine, text: str) -> list[str]:
    found = offline.read(Report(item="i", version="v", text=text, published="2018-01-29", language="en"))
    return [c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "against"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "The patrol ran into a group of herders near the well, and soldiers fired at them, killing four.",
            "group of herders",
        ),
        (
            "The drone crew spotted traders on the ridge. It took them for rebels and struck them, killing six.",
            "traders",
        ),
        (
            "On the way back the unit encountered armed villagers. A gunship opened fire on them and two died.",
            "armed villagers",
        ),
    ],
)
def test_people_met_are_those_fired_on(offline: Engine, text: str, whom: str) -> None:
    """ "Them" goes back to the people whom the force met, also over the end of the sentence."""
    assert against(offline, text) == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "The colonel met elders in the hall. Soldiers fired and four people died.",
        "The patrol met no herders, and soldiers fired at them, killing four.",
        "The patrol did not meet herders. Soldiers fired at them, killing four.",
        "The patrol met herders near the well. Gunmen came upon their cousins and shot at them, killing four.",
        "The minister met mourners on Friday.\n\nFour people were killed when police fired at them last week.",
        "The army would attack them if it met herders, and four people were killed.",
    ],
)
def test_people_merely_met_are_no_target(offline: Engine, text: str) -> None:
    """Elders at a meeting, people who were not met, others named in between, another paragraph."""
    assert not {"elders", "herders", "mourners"} & set(against(offline, text))
