"""Parts told by number, place or fate, and two outcomes beside one another: whose number is whose."""

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


def told(offline: Engine, text: str) -> list[tuple[str, int | None, str]]:
    found = offline.read(Report(item="i", version="v", text=text, published="2019-05-20", language="en"))
    claims = [c for c in found.claims if isinstance(c, CasualtyClaim) and not c.count.derived]
    return [(c.outcome, c.count.low, c.covers) for c in claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The raids killed 41 people, 22 of them in the hamlet by the ford.",
            {("killed", 41, "whole"), ("killed", 22, "part")},
        ),
        (
            "The shelling caused 40 casualties, 12 of them fatal.",
            {("killed_or_injured", 40, "whole"), ("killed", 12, "part")},
        ),
        (
            "Of the 20 people hurt in the blast, five were nurses.",
            {("injured", 20, "whole"), ("injured", 5, "part")},
        ),
        (
            "Nine of the 20 people hurt in the blast were nurses.",
            {("injured", 20, "whole"), ("injured", 9, "part")},
        ),
        (
            "Fourteen people were killed in the raid: six men, five women and two children.",
            {("killed", 14, "whole"), ("killed", 6, "part"), ("killed", 5, "part"), ("killed", 2, "part")},
        ),
    ],
)
def test_parts_without_an_outcome_word_share_that_of_the_whole(
    offline: Engine, text: str, wanted: set[tuple[str, int, str]]
) -> None:
    """By place, by fate, before or behind their whole, and after a colon, whatever they add up to."""
    assert set(told(offline, text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The raids killed 41 people, and 22 of them had worked in the mill.",
        "The raids killed 41 people: the army spent six hours and five shells on the town.",
        "Of the 41 people killed, none of the papers wrote a word.",
    ],
)
def test_numbers_that_tell_no_part_make_no_claim(offline: Engine, text: str) -> None:
    """Near misses: what else is said of them, things after a colon, a sentence without a second count."""
    assert told(offline, text) == [("killed", 41, "whole")]


def test_each_number_goes_with_the_word_beside_it(offline: Engine) -> None:
    """ "Three dead and ten injured" is two counts; "13 dead and injured" is one."""
    assert [(o, n) for o, n, _ in told(offline, "THREE DEAD AND TEN INJURED IN ATTACK ON POLICE POST.")] == [
        ("killed", 3),
        ("injured", 10),
    ]
    assert [(o, n) for o, n, _ in told(offline, "THIRTEEN DEAD AND INJURED IN ATTACK ON POLICE POST.")] == [
        ("killed_or_injured", 13)
    ]


def test_people_between_two_outcomes_are_those_of_the_second(offline: Engine) -> None:
    """ "Two teachers were killed and several pupils hurt": the pupils were hurt, the teachers were not."""
    found = told(offline, "Two teachers were killed and several pupils hurt when a shell hit the school.")
    assert [(o, n) for o, n, _ in found] == [("killed", 2), ("injured", None)]
    found = told(offline, "Two teachers were killed or hurt when a shell hit the school.")
    assert [(o, n) for o, n, _ in found] == [("killed_or_injured", 2)]


def test_the_dead_who_are_taken_to_hospital_are_dead(offline: Engine) -> None:
    """Killed people brought to a hospital are not killed-or-injured."""
    found = told(offline, "All 23 people killed in the explosion were taken to the central hospital.")
    assert [(o, n) for o, n, _ in found] == [("killed", 23)]


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("In the hamlet of Qasr Lut alone, 22 people died in the raids.", "part"),
        ("The general hospital reported 12 dead from the shooting.", "part"),
        ("The team at the aid post registered 73 injured people.", "part"),
        ("The raids on Qasr Lut killed 22 people.", "whole"),
        ("The shooting at the general hospital left 12 dead.", "whole"),
    ],
)
def test_one_site_tells_a_part(offline: Engine, text: str, covers: str) -> None:
    """A hospital's, aid post's or hamlet's own figure; near misses where the place is only where it happened."""
    assert {c for _, _, c in told(offline, text)} == {covers}
