"""Reading confidence: worked out from named signals, and what is too unsure is shown and not claimed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english import confidence
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Reading, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def read(offline: Engine, text: str) -> Reading:
    return offline.read(Report(item="i", version="v", text=text, published="2018-01-29", language="en"))


def surest(found: Reading) -> float:
    return max(c.confidence for c in found.claims if isinstance(c, CasualtyClaim))


@given(st.lists(st.text(max_size=30)))
def test_a_confidence_is_a_share_with_two_places(signals: list[str]) -> None:
    """Whatever the signals, also those that the weights do not know."""
    value = confidence.weigh(signals)
    assert 0.01 <= value <= 0.99
    assert value == round(value, 2)


def test_a_plain_count_is_surer_than_a_vague_nominal(offline: Engine) -> None:
    """Twelve soldiers who were killed are read more surely than deaths that somebody mentions."""
    plain = surest(read(offline, "A bomb killed 12 soldiers in Sabha on Monday."))
    vague = surest(
        read(offline, "He spoke at length, in Sabha, of the deaths of the region's many shepherds and of its roads.")
    )
    assert plain > vague


def test_what_is_too_unsure_is_a_problem_and_no_claim(offline: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost in silence: the words are shown with what would settle them."""
    monkeypatch.setattr(confidence, "weigh", lambda signals: 0.2)
    found = read(offline, "A bomb killed 12 soldiers in Sabha on Monday.")
    assert not [c for c in found.claims if isinstance(c, CasualtyClaim)]
    (problem,) = [p for p in found.problems if p.code == "unsure_claim"]
    assert "12" in problem.seen
    assert problem.quote is not None
