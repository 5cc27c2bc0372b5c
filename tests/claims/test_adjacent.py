"""Numbers and outcome words side by side: whose number it is, and when one number has two outcomes."""

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


def figures(offline: Engine, text: str) -> set[tuple[str, int | None]]:
    found = offline.read(Report(item="i", version="v", text=text, published="2018-01-29", language="en"))
    return {(c.outcome, c.count.low) for c in found.claims if isinstance(c, CasualtyClaim)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors received 13 wounded men, 10 dead women and seven bodies.",
            {("injured", 13), ("killed", 10), ("killed", 7)},
        ),
        ("The clinic took in 13 wounded and 4 dead soldiers.", {("injured", 13), ("killed", 4)}),
        ("Three dead and ten injured policemen lay in the street.", {("killed", 3), ("injured", 10)}),
        ("The blast left 10 dead and 20 wounded.", {("killed", 10), ("injured", 20)}),
    ],
)
def test_a_number_before_an_outcome_word_is_that_words_alone(
    offline: Engine, text: str, expected: set[tuple[str, int | None]]
) -> None:
    """Whatever stands beside it."""
    assert figures(offline, text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The blast left 10 dead and wounded women.", 10),
        ("The army counted 12 killed or wounded rebels.", 12),
        ("At least 18 policemen were dead or hurt.", 18),
    ],
)
def test_one_number_before_two_outcomes_is_of_both(offline: Engine, text: str, count: int) -> None:
    """Nobody knows how many of each."""
    assert figures(offline, text) == {("killed_or_injured", count)}
