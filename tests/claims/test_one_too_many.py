"""One claim too many: who somebody was, whom a question is put to, what "between" joins, whose killers, which fate is whose."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import found_in
from tests.claims.test_no_people import VAGUE, Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The assassination of Ilan Torv, a dear friend and a great patriot, saddened us.", {("killed", 1, 1)}),
        # near miss: others, told by what they do
        ("The murder of Ilan Torv, two guards and a driver shocked us.", {("killed", 1, 1), ("killed", 2, 2)}),
    ],
)
def test_who_somebody_was_is_no_second_victim(text: str, expected: Told) -> None:
    """Words that tell no sort of people, behind a name."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army regrets the deaths of 398 soldiers and some 80 wounded.",
            {("killed", 398, 398), ("injured", 80, 80)},
        ),
        ("The blast left a toll of one person wounded and heavy damage.", {("injured", 1, 1)}),
        ("The attack left a toll of 12 injured.", {("injured", 12, 12)}),
        # near misses: the wounded died
        ("The deaths of two wounded soldiers were reported.", {("killed", 2, 2)}),
        ("The attack left a toll of 12 dead.", {("killed", 12, 12)}),
    ],
)
def test_the_word_right_behind_a_number_is_its_own(text: str, expected: Told) -> None:
    """ "The deaths of … and 80 wounded": the 80 are wounded."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They seek a link between those held for the murder of the nuns and the landowners.", {("killed", *VAGUE)}),
        # near miss: the "and" of "between" stands before
        (
            "Between Monday and Friday the murder of three nuns and two monks was reported.",
            {("killed", 3, 3), ("killed", 2, 2)},
        ),
    ],
)
def test_the_and_of_between_joins_no_victims(text: str, expected: Told) -> None:
    """A link between the one and the other."""
    assert told(text) == expected


def test_those_whom_between_joins_are_not_killed() -> None:
    """Only the nuns were."""
    text = "They seek a link between those held for the murder of the nuns and the landowners."
    assert [f.group.words for f in found_in(text)] == ["nuns"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He blamed the paid assassins of drug dealers.", set()),
        ("He blamed the assassins of the two judges.", {("killed", 2, 2)}),
        ("He deplored the murder of Ilan Torv, and a few minutes ago the judges also resigned.", {("killed", 1, 1)}),
        ("[Reporter] Mr. Governor, Otto Kern was killed there.", {("killed", 1, 1)}),
        ("Riva -- police chief Otto Kern was murdered this morning.", {("killed", 1, 1)}),
        ("Thirty people died in attacks by 150 rebels against four towns on the border.", {("killed", 30, 30)}),
        ("Thirty miners were killed this year against four in 1988.", {("killed", 30, 30), ("killed", 4, 4)}),
        ("The bombs left six people injured and millions in losses.", {("injured", 6, 6)}),
        ("The judge identified the dead men as Ilan Torv, 38, and Otto Kern, 42.", {("killed", 2, 2)}),
        ("The casualties included an unidentified commander known as Hawk, who died in a clash.", {("killed", 1, 1)}),
        ("The Presidential Guard suffered dead and wounded at the ford.", {("killed", *VAGUE), ("injured", *VAGUE)}),
        (
            "The murder of Ilan Torv was followed by other deeds, including the kidnapping of a driver.",
            {("killed", 1, 1), ("missing", 1, 1)},
        ),
    ],
)
def test_each_is_told_of_once_and_as_what_he_is(text: str, expected: Told) -> None:
    """Whose men killers are, what happened a little ago, who is spoken to, where the report is from, what is no person."""
    assert told(text) == expected
