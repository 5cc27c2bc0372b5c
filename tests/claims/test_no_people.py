"""What only looks like people harmed: things seized, names of committees and camps, crashes, who did it, what was told before."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import found_in

Told = set[tuple[str, int | None, int | None]]
VAGUE = (None, None)


def told(text: str) -> Told:
    """(outcome, low, high) of each claim that no sum made."""
    return {(f.outcome, f.count.low, f.count.high) for f in found_in(text) if not f.count.derived}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels seized one M-72 launcher and two belts of ammunition.", set()),
        ("In the raid the brigade seized 12 AK-47s.", set()),
        ("The patrol seized one rifle, one radio and other stores.", set()),
        ("The fighters captured two trucks near the bridge.", set()),
        # near misses: people
        ("The police seized two suspects and one truck.", {("detained", 2, 2)}),
        ("The police seized five after the clash.", {("detained", 5, 5)}),
        ("The rebels captured 12 others on Monday.", {("detained", 12, 12)}),
    ],
)
def test_things_seized_are_nobody_detained(text: str, expected: Told) -> None:
    """A number with a thing behind it counts no people."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels fired from a settlement for displaced persons.", set()),
        ("The shells fell on a camp of displaced families.", set()),
        ("The Committee of Relatives of Political Prisoners and Missing People marched on Monday.", set()),
        ("He works for the federation of mothers of murdered students.", set()),
        # near misses: the harm is told
        ("The clashes left displaced persons in every camp.", {("displaced", *VAGUE)}),
        ("The association of relatives reported murdered students in two towns.", {("killed", *VAGUE)}),
        ("The camp holds 3,000 displaced persons.", {("displaced", 3000, 3000)}),
    ],
)
def test_a_committee_or_camp_is_named_for_people_and_tells_no_harm(text: str, expected: Told) -> None:
    """Whom a place or a body is there for is in its name."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A light plane crashed near the lake today, killing three crewmen.", set()),
        ("The crash killed 41 of the 60 on board.", set()),
        ("Three crewmen died during the accident, the airline said.", set()),
        ("The pilot was injured in the accident.", set()),
        # near misses: somebody brought it down, told here or further on; a car into a crowd
        ("The rebels shot down a plane, which crashed and killed three crewmen.", {("killed", 3, 3)}),
        ("A helicopter crashed in the hills, killing five. A missile had hit it, the army said.", {("killed", 5, 5)}),
        ("A car crashed into the crowd, killing five.", {("killed", 5, 5)}),
    ],
)
def test_those_who_die_in_a_crash_that_nobody_caused_are_no_victims_of_violence(text: str, expected: Told) -> None:
    """Accidents are no casualties, unless the report tells who brought the craft down."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No casualty figure was given by the ministry.", set()),
        ("The army confirmed the raid, but it did not mention any casualties.", set()),
        ("No damage or casualties were reported in the town.", {("killed_or_injured", 0, 0)}),
        ("Neither the consul nor his wife were injured.", {("injured", 0, 0)}),
        ("Neither of the two guards was hurt.", {("injured", 0, 0)}),
        # near misses
        ("The spokesman did not report any casualties.", {("killed_or_injured", 0, 0)}),
        ("Neither side fired, but the consul and two guards were hurt.", {("injured", 1, 1), ("injured", 2, 2)}),
    ],
)
def test_nothing_told_of_casualties_is_not_none(text: str, expected: Told) -> None:
    """ "No figures" says nothing; "neither the one nor the other" says none."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were set upon by two boys who stabbed them.", {("killed_or_injured", *VAGUE)}),
        ("This is a man who has killed any number of farmers.", set()),
        # near misses
        ("Two soldiers who lost their lives were buried.", {("killed", 2, 2)}),
        ("Three dead, eleven wounded, among them a girl.", {("killed", 3, 3), ("injured", 11, 11)}),
    ],
)
def test_who_did_it_is_no_victim(text: str, expected: Told) -> None:
    """The subject of a verb with an object behind it did it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six nuns were murdered. The nuns were killed on 16 November.", {("killed", 6, 6)}),
        ("Five farmers were killed. It is said that the farmers were killed by rebels.", {("killed", 5, 5)}),
        ("Guards Otto Kern and Emil Ost were injured. The guards were injured by a mine.", {("injured", 2, 2)}),
        # near misses: others; not told before
        ("Six nuns were murdered. The monks were killed on 16 November.", {("killed", 6, 6), ("killed", *VAGUE)}),
        ("Six nuns were wounded. The nuns were killed on 16 November.", {("injured", 6, 6), ("killed", *VAGUE)}),
    ],
)
def test_the_people_told_of_before_are_told_of_once(text: str, expected: Told) -> None:
    """ "The nuns", behind "six nuns", of whom the same is said."""
    assert told(text) == expected


def test_a_report_that_opens_with_a_crash_and_tells_no_deed_has_no_casualties_but_of_it() -> None:
    """The pilot further on died in the crash; where the report tells a deed too, he may not have."""
    crash = "A light plane crashed near the lake today because of an engine fault. "
    pilot = "The pilot, Otto Kern, died at once."
    assert told(crash + pilot) == set()
    assert told(crash + "The rebels have attacked the airfield twice this year. " + pilot) == {("killed", 1, 1)}
