"""What stands before the colon of a headline: a place, or who says it."""

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
    ("headline", "speaker"),
    [
        ("Iraq: six killed as convoy is hit", None),
        ("Yemen: 20 dead in market", None),
        ("Police: six killed in blast", "Police"),
        ("Hamas: six killed in strike", "Hamas"),
    ],
)
def test_a_place_before_a_colon_is_where_it_happened(offline: Engine, headline: str, speaker: str | None) -> None:
    """A country heads many headlines as a place; a party that is no place speaks there."""
    found = offline.read(
        Report(item="i", version="v", text=f"{headline}\n\nIt was a Monday.", headline_end=len(headline), language="en")
    )
    (claim,) = [c for c in found.claims if isinstance(c, CasualtyClaim)]
    assert (claim.speaker.name if claim.speaker else None) == speaker
