"""Rows of counted people, the items of a total, and figures told without a noun of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.english.casualties import find_casualties
from accounted.claims.english.document import parse, segment
from accounted.model import Report

Row = tuple[str, int | None, int | None]


def told(text: str) -> list[Row]:
    """Outcome, low and high of every claim that is not only added up, in order."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda words: False)
    return sorted(((f.outcome, f.count.low, f.count.high) for f in found if not f.count.derived), key=str)


HITS = [
    ("In the shelling of Sunday 8 nurses and 3 porters were killed.", [("killed", 3, 3), ("killed", 8, 8)]),
    ("Six or more guards and 2 clerks dead in raid on bank", [("killed", 2, 2), ("killed", 6, None)]),
    (
        "The toll now stands at 31, made up of 15 dockers, ten sailors and six customs officers.",
        [("killed", 6, 6), ("killed", 10, 10), ("killed", 15, 15), ("killed", 31, 31)],
    ),
    (
        "Nineteen people were killed on the ferry. It is made up of 12 passengers and seven sailors.",
        [("killed", 7, 7), ("killed", 12, 12), ("killed", 19, 19)],
    ),
    (
        "Police put the dead of the June 9 blast in Marrow at 14, that is 10 shoppers and four guards.",
        [("killed", 4, 4), ("killed", 10, 10), ("killed", 14, 14)],
    ),
    ("The council spoke of 40 killed, but the court could confirm only 25.", [("killed", 25, 25), ("killed", 40, 40)]),
    ("Four of those who died were pupils.", [("killed", 4, 4)]),
    ("Two of its clerks were among the wounded.", [("injured", 2, 2)]),
    ("Three men were found shot to death in a ditch.", [("killed", 3, 3)]),
    ("A new total of 12 dead replaces the nine that we gave last week.", [("killed", 9, 9), ("killed", 12, 12)]),
    ("Five recruits gave their lives at the bridge.", [("killed", 5, 5)]),
]


@pytest.mark.parametrize(("text", "expected"), HITS)
def test_rows_and_items_are_read_whole(text: str, expected: list[Row]) -> None:
    """Each number of a row, each item of a total, each figure that leans on one before."""
    assert told(text) == sorted(expected, key=str)


NEAR = [
    ("The shells hit 12 houses and 3 porters were killed.", [("killed", 3, 3)]),
    ("The team is made up of 12 doctors and seven drivers.", []),
    ("Seven of the dead were farmers and two soldiers stood by.", [("killed", 7, 7)]),
    ("The council spoke of 40 killed, but the court sat for only 25 minutes.", [("killed", 40, 40)]),
    ("He was killed by two gunmen and three policemen came later.", [("killed", 1, 1)]),
    ("She gave her life to the school and its 40 pupils.", []),
]


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_what_only_stands_in_a_row_is_left_alone(text: str, expected: list[Row]) -> None:
    """Houses, members of a team, bystanders and minutes are no casualties."""
    assert told(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["12", "men", "and", ",", "killed", "made up of", "were", "the", "7", "guards", "."])))
def test_odd_rows_never_break_it(words: list[str]) -> None:
    """Any jumble of such words is read without an error."""
    told(" ".join(words))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The staff expects up to 40 dead in the landing.", "hypothetical"),
        ("As expected, 40 men died in the landing.", None),
    ],
)
def test_a_prediction_is_no_count(text: str, stance: str | None) -> None:
    """What is expected has not been; what came as expected has."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda words: False)
    assert [f.stance for f in found] == [stance]
