"""Casualties told by the noun of an act or with a pronoun: hits and near misses side by side."""

from __future__ import annotations

import pytest
from test_casualties import VAGUE, found_in, said

Expected = set[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The murder of the nuns shocked the town.", {("killed", *VAGUE)}),
        ("The nuns' murder shocked the town.", {("killed", *VAGUE)}),
        ("The six nuns' murder shocked the town.", {("killed", 6, 6)}),
        ("The murder on 26 February of two guards is unsolved.", {("killed", 2, 2)}),
        ("The kidnapping of banker Pablo Arce was reported.", {("missing", 1, 1)}),
        ("The murder and kidnapping of farmers goes on.", {("killed", *VAGUE), ("missing", *VAGUE)}),
        ("The arrest of Swiss, French and Japanese citizens was noted.", {("detained", *VAGUE)}),
        ("Pablo Arce's assassination was condemned.", {("killed", 1, 1)}),
        ("The Pablo Arce killing was condemned.", {("killed", 1, 1)}),
    ],
)
def test_the_noun_of_an_act_tells_of_its_people(text: str, expected: Expected) -> None:
    """Behind "of", before "'s" or right before the noun, counted, named or in the plural."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The killings went on all night.",
        "Death squads of the brigade roam the streets.",
        "The assassination attempt failed.",
        "The brigade's death squads are feared.",
    ],
)
def test_an_act_without_people_claims_nothing(text: str) -> None:
    """A back-reference, an attempt on nobody who is told, the name of a squad."""
    assert said(text) == set()


def test_each_part_of_a_list_behind_an_act_is_a_claim() -> None:
    """A name, a count and another count; their sum beside them."""
    text = "The assassination of rector Ignacio Paz, five other teachers, and two women is under investigation."
    assert {(f.count.low, f.count.high) for f in found_in(text) if not f.count.derived} == {(1, 1), (5, 5), (2, 2)}


def test_words_in_apposition_are_no_part_of_the_list() -> None:
    """The rector is Paz; the senators do something of their own."""
    assert said("The murder of Ignacio Paz, a rector, was condemned.") == {("killed", 1, 1)}
    text = "Since the murder of the nuns, senators and bishops have called for peace."
    assert [f.group.words for f in found_in(text)] == ["nuns"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was captured by soldiers near the border.", {("detained", 1, 1)}),
        ("She was bombed and killed by aircraft.", {("killed", 1, 1)}),
        ("The rebels arrested him on Monday.", {("detained", 1, 1)}),
        ("Our thoughts are with those killed and injured in the raid.", {("killed", *VAGUE), ("injured", *VAGUE)}),
        ("They were executed at dawn.", {("killed", *VAGUE)}),
    ],
)
def test_a_pronoun_is_one_person_or_several(text: str, expected: Expected) -> None:
    """Whom it stands for is left open."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    ["They seized them at the port.", "He had abducted for money.", "Those at the port left."],
)
def test_a_pronoun_for_things_or_doers_claims_nobody(text: str) -> None:
    """Who did it and what may be weapons are nobody harmed."""
    assert said(text) == set()


def test_a_pronoun_that_repeats_makes_no_second_claim() -> None:
    """The same outcome of the same people, told before in the paragraph."""
    assert [f.count.words for f in found_in("A guard was killed on Monday. He was killed near the mill.")] == ["A"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed and injured residents.", {("killed", *VAGUE), ("injured", *VAGUE)}),
        ("The blast killed or injured residents.", {("killed_or_injured", *VAGUE)}),
        ("The blast killed and injured 30 residents.", {("killed_or_injured", 30, 30)}),
        ("They kidnapped and killed eleven residents.", {("missing", 11, 11), ("killed", 11, 11)}),
    ],
)
def test_two_outcomes_of_the_same_people(text: str, expected: Expected) -> None:
    """Under one number nobody knows how many of each; without one, and of other pairs, each is told for itself."""
    assert said(text) == expected


def test_a_threat_is_no_telling_of_what_was_done_next() -> None:
    """ "He was killed" behind a threat tells it for the first time; behind a killing, again."""
    threat = "They threatened to kill the mayor of Ombra. He was killed at noon."
    assert [(f.stance, f.count.low) for f in found_in(threat)] == [("hypothetical", 1), (None, 1)]
    assert len(found_in("They killed the mayor of Ombra. He was killed at noon.")) == 1
