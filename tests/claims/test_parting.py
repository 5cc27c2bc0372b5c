"""Two incidents of one report are parted by place, day, site or words that open another; one told at length stays one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.parting import meet, moved, opens, shifted
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def numbered(offline: Engine, text: str) -> list[tuple[int | None, int]]:
    """Lowest number and incident of each casualty claim; the report tells no day of publication."""
    found = offline.read(Report(item="i", version="v", text=text, language="en"))
    return [(c.count.low, c.event) for c in found.claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells killed seven villagers in Kalynivka on Tuesday.\n\nA day earlier, a drone strike had killed three people in Nikopol.",
            [(7, 0), (3, 1)],
        ),
        (
            "A rocket struck the central hospital in Sirte on Friday, killing five patients.\n\n"
            "Hours later, a car bomb exploded outside the police academy in the same city, killing eleven recruits.",
            [(5, 0), (11, 1)],
        ),
        (
            "Violence across Iraq killed at least 21 people on Saturday.\n\nIn Baquba, a bomb in a cafe killed eight people.\n\n"
            "In Mosul, gunmen shot dead four policemen.",
            [(21, 0), (8, 1), (4, 2)],
        ),
        (
            "Raiders attacked the village of Tondo on Sunday, killing 19 people.\n\n"
            "On Monday, as the victims were being buried, they came back and killed six mourners.",
            [(19, 0), (None, 0), (6, 1)],
        ),
        (
            "A bomb killed four soldiers near Palma on Wednesday.\n\nIt was the second this week, after Monday's ambush of a convoy in Macomia. "
            "Eleven people were killed in that attack.",
            [(4, 0), (11, 1)],
        ),
        (
            "On Tuesday gunmen killed 24 people near Ouropelli.\n\nIn Sanfara, some 40 km away, gunmen returned on Friday. "
            "Nine were shot dead there.\n\nIn Ouropelli there were 11 wounded. Herders of Sanfara fled.",
            [(24, 0), (9, 1), (11, 0)],
        ),
    ],
)
def test_another_day_site_or_place_parts_two_incidents(
    offline: Engine, text: str, expected: list[tuple[int, int]]
) -> None:
    """Days are told by weekday alone here; a total over several places is an incident of its own."""
    assert numbered(offline, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Near-simultaneous bombs in Homs, Tartus and Hasaka killed 48 people on Monday. The worst blast killed 30 near Tartus.",
        "A suicide bomber killed nine pilgrims at the gate of a shrine in Sehwan. A second bomber struck minutes later, killing 20.",
        "Raiders attacked a village near Kaya on Monday, killing eleven people.\n\nOn Tuesday, searchers found four more bodies in the fields.",
        "Gunmen killed 28 people on a bus near Mandera on Saturday.\n\nIn Nairobi, the minister said 28 passengers had been shot.",
        "Shells hit a school in Taiz on Tuesday, killing five pupils.\n\nAt the hospital, a doctor said 18 wounded had been brought in.",
    ],
)
def test_one_attack_told_in_several_ways_stays_one(offline: Engine, text: str) -> None:
    """A series counted as one, a second bomb for those who came to help, finds of a later day, a capital that speaks."""
    assert {event for _, event in numbered(offline, text)} == {0}


@given(st.integers(1, 7), st.integers(-30, 30))
def test_a_weekday_shifted_there_and_back_is_itself(day: int, by: int) -> None:
    """As a day of the calendar is."""
    assert shifted(shifted((f"w{day}", f"w{day}"), by), -by) == (f"w{day}", f"w{day}")
    assert shifted(shifted(("2020-02-28", "2020-03-01"), by), -by) == ("2020-02-28", "2020-03-01")


def test_a_weekday_meets_a_date_that_falls_on_it() -> None:
    """20 August 2013 was a Tuesday; of a stretch of days nothing is known."""
    assert meet(("w2", "w2"), ("2013-08-20", "2013-08-20"))
    assert not meet(("w3", "w3"), ("2013-08-20", "2013-08-20"))
    assert meet(("w3", "w3"), ("2013-08-19", "2013-08-20"))


def test_a_second_blast_minutes_later_opens_nothing() -> None:
    """One hours later at another kind of site does."""
    assert not opens("A second blast minutes later killed two at a school", True)
    assert opens("Hours later a bomb went off at a school", True)
    assert not opens("Hours later a bomb went off at a school", False)
    assert opens("In another attack a teacher was killed", False)
    assert moved("Three days later, gunmen came back") is not None
    assert moved("three days after the raid") is None
