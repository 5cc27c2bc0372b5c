"""Those of whom a figure is, named behind it."""

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He named two of the dead as Mira Bakhat, 51, and her daughter Osha.", [(2, ("Mira Bakhat", "Osha"))]),
        ("Police named the victims as Ana Ruiz, 23, Paul Ost, 31, and Eva Lind.", [(3, ("Ana Ruiz", "Paul Ost", "Eva Lind"))]),
        ("The ministry identified one of the dead as Omar Salem.", [(1, ("Omar Salem",))]),
        ("He named the dead as heroes.", []),
        ("He named the village as Orven.", []),
    ],
)  # fmt: skip
def test_names_behind_a_figure_are_its_persons(
    offline: Engine, text: str, told: list[tuple[int, tuple[str, ...]]]
) -> None:
    """One claim with its names, and not a second one beside it; what is no person is none."""
    report = Report(item="i", version="v", text=f"Nine people were shot dead at a well. {text}", language="en")
    found = [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim) and c.quote.start > 30]
    assert [(c.count.low, c.persons) for c in found if c.count.low is not None] == told
