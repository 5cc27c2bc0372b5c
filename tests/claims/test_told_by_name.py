"""Counted people whose names or kinds follow: nobody is counted twice."""

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


def killed(offline: Engine, text: str) -> list[CasualtyClaim]:
    found = offline.read(Report(item="i", version="v", text=text, published="1991-05-04", language="en")).claims
    return [c for c in found if isinstance(c, CasualtyClaim) and c.outcome == "killed"]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Gunmen killed two Bolivian reporters, Ruben Arce and Mario Lara, in La Paz on Sunday.", 2),
        ("Gunmen killed a reporter, Ruben Arce, and a driver on Sunday.", 2),
        ("Gunmen killed three people, a nun, Ana Ruiz, and two guards on Sunday.", 3),
        ("Four people, a nun, a driver and two guards were shot dead on Sunday.", 4),
        ("Gunmen killed four soldiers, two policemen and two guards on Sunday.", 8),
        ("Gunmen killed two policemen, a mayor and a priest on Sunday.", 4),
        ("Gunmen killed two men, Ruben Arce, Mario Lara and Jorge Soto on Sunday.", 5),
    ],
)
def test_names_and_kinds_behind_a_number_add_nothing_to_it(offline: Engine, text: str, most: int) -> None:
    """As many names as were counted say who they are; kinds that come to a number of people are its parts. Others add up."""
    assert max(c.count.low or 0 for c in killed(offline, text)) == most


def test_the_names_are_kept_with_the_number(offline: Engine) -> None:
    """Who was counted is known by name."""
    (claim,) = killed(offline, "Gunmen killed two Bolivian reporters, Ruben Arce and Mario Lara, in La Paz on Sunday.")
    assert (claim.count.low, claim.persons) == (2, ("Ruben Arce", "Mario Lara"))
