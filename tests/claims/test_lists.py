"""Rows of names, people harmed along with others, and counts whose outcome was told once."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import found_in

Told = set[tuple[str, int | None, int | None, str]]


def told(text: str) -> Told:
    """(outcome, low, high, a role or sex) of each claim that no sum made."""
    return {
        (f.outcome, f.count.low, f.count.high, "+".join(sorted(f.group.values())))
        for f in found_in(text)
        if not f.count.derived
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Brandt, Otto Kern and Dario Vellini were arrested on Monday.", {("detained", 3, 3, "")}),
        (
            "The murders of Ivo Brandt, Colonel Otto Kern, and Senator Dario Vellini are unsolved.",
            {("killed", 3, 3, "politician+soldier")},
        ),
        ("Ivo Brandt, 20, and Otto Kern, 21, were murdered.", {("killed", 2, 2, "adult")}),
        # near misses: counts and nouns part the row
        ("Two soldiers and a nurse were killed.", {("killed", 2, 2, "combatant+soldier"), ("killed", 1, 1, "medic")}),
        (
            "The murder of Rector Ivo Brandt, five other priests, and two women shocked all.",
            {("killed", 1, 1, "teacher"), ("killed", 5, 5, "religious"), ("killed", 2, 2, "adult+f")},
        ),
        (
            "They opened fire, wounding a woman and a girl.",
            {("injured", 1, 1, "adult+f"), ("injured", 1, 1, "child+f")},
        ),
        # near miss: whoever speaks next is not in the row
        ("Gunmen killed Ivo Brandt, Otto Kern said.", {("killed", 1, 1, "")}),
    ],
)
def test_names_in_a_row_are_as_many_as_are_named(text: str, expected: Told) -> None:
    """Several names under one word are one claim; a count or a noun of its own parts the row."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister was killed near his home, along with two of his bodyguards.",
            {("killed", 1, 1, "official"), ("killed", 2, 2, "guard")},
        ),
        ("He was arrested along with four other miners.", {("detained", 1, 1, ""), ("detained", 4, 4, "worker")}),
        # near miss: who came along and was not harmed
        ("The minister arrived along with two guards on Monday.", set()),
    ],
)
def test_people_harmed_along_with_others_are_counted(text: str, expected: Told) -> None:
    """ "Along with" gives those behind it the outcome of those before it, where an outcome stands beside it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels murdered three farmers in Riva, two in Castrona, and four in Ombra.",
            {("killed", 3, 3, "farmer"), ("killed", 2, 2, "farmer"), ("killed", 4, 4, "farmer")},
        ),
        (
            "Some 94 people were killed as compared to 17 from the hill villages.",
            {("killed", 94, 94, ""), ("killed", 17, 17, "")},
        ),
        ("The triple murder shocked the town.", {("killed", 3, 3, "")}),
        ("The six priests' murder is unsolved.", {("killed", 6, 6, "religious")}),
        ("A couple were shot dead in their home.", {("killed", 2, 2, "")}),
        ("They sustained 148 casualties (93 dead and 55 wounded).",
         {("killed_or_injured", 148, 148, ""), ("killed", 93, 93, ""), ("injured", 55, 55, "")}),
        # near misses: hours, a count of things in another place
        ("The rebels murdered three farmers in Riva, and two in Castrona fled.", {("killed", 3, 3, "farmer")}),
        ("The number of casualties as of 1618 is not known.", set()),
        ("A couple of hours later two farmers were killed.", {("killed", 2, 2, "farmer")}),
    ],
)  # fmt: skip
def test_counts_share_an_outcome_told_once(text: str, expected: Told) -> None:
    """A row by place, a comparison and an adjective carry the outcome; a verb of its own or a clock does not."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The explosion did not cause any casualties.", {("killed_or_injured", 0, 0)}),
        ("They blew up the bridge without causing any casualties.", {("killed_or_injured", 0, 0)}),
        ("We did not lose any men.", {("killed", 0, 0)}),
        # near misses: a question, no negation, no word of it yet
        ("He did not say whether there were any casualties.", set()),
        ("There were no immediate reports of casualties.", set()),
    ],
)
def test_not_any_is_nobody(text: str, expected: set[tuple[str, int, int]]) -> None:
    """ "Not ... any casualties" is a claim of none; what was not asked or not heard is not."""
    none = [f for f in found_in(text) if f.count.bound == "none"]
    assert {(f.outcome, f.count.low, f.count.high) for f in none} == expected
    assert all("any" in text[f.start : f.end] and ("not" in text[f.start : f.end] or "without" in text[f.start : f.end])
               for f in none)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six priests -- five Spaniards and one Salvadoran -- and two women were murdered.",
            {
                ("killed", 6, 6, "religious"),
                ("killed", 5, 5, "religious"),
                ("killed", 1, 1, "religious"),
                ("killed", 2, 2, "adult+f"),
            },
        ),
        ("The rebels killed, with clubs and machetes, three farmers.", {("killed", 3, 3, "farmer")}),
        (
            "The murders of Ivo Brandt, and Senator and presidential candidate Otto Kern were condemned.",
            {("killed", 2, 2, "politician")},
        ),
        ("The assassination of Riva University Rector Otto Kern shocked all.", {("killed", 1, 1, "teacher")}),
        (
            "Eight soldiers were arrested, including four officers.",
            {("detained", 8, 8, "combatant+soldier"), ("detained", 4, 4, "combatant+soldier")},
        ),
        ('Two "hardcore students" of the movement were arrested.', {("detained", 2, 2, "student")}),
        # near misses: a mixed whole passes nothing on, the size of a board counts nobody
        (
            "Ten soldiers and farmers were killed, including four women.",
            {("killed", 10, 10, "combatant+farmer+soldier"), ("killed", 4, 4, "adult+f")},
        ),
        ("The 134 member board mourned the dead.", set()),
    ],
)
def test_asides_offices_and_parts_are_read_as_told(text: str, expected: Told) -> None:
    """What stands between dashes or commas parts no count from its word; a part is of the sort of its whole."""
    assert {t for t in told(text) if t[1] is not None} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Brandt, his brother and two guards were killed.", {("killed", 2, 2, "m"), ("killed", 2, 2, "guard")}),
        (
            "Ivo Brandt, his wife, and 15 others were killed in the raid.",
            {("killed", 2, 2, "f"), ("killed", 15, 15, "")},
        ),
        ("His wife and comrades Kern and Ost also died in the blast.", {("killed", 3, 3, "f")}),
        ("They murdered a teacher's wife and son.", {("killed", 2, 2, "f+m")}),
        # near misses: nobody is named; a role of his own; another's
        (
            "They murdered the priests' cook and her daughter.",
            {("killed", 1, 1, "worker"), ("killed", 1, 1, "f")},
        ),
        ("Two soldiers and his mother were killed.", {("killed", 2, 2, "combatant+soldier"), ("killed", 1, 1, "f")}),
    ],
)
def test_kin_of_somebody_named_are_of_one_party_with_him(text: str, expected: Told) -> None:
    """ "Ruiz and his wife" are two: as many as the words single out."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The deaths of Ivo Brandt, editor of the daily Horizon, and Otto Kern, the head of the union, shook the town.",
            {("killed", 2, 2)},
        ),
        ("The murder of Ivo Brandt, a Swiss citizen, and Dario Vellini remains unsolved.", {("killed", 2, 2)}),
        ("Papers on the murders of Ivo Brandt, Otto Kern, and of Judge Dario Vellini were found.", {("killed", 3, 3)}),
        # near misses: whose clause begins there; one more harmed and no apposition
        (
            "He deplored the murder of Ivo Brandt, editor of the daily Horizon, and Otto Kern agreed with him.",
            {("killed", 1, 1)},
        ),
        (
            "The murder of Ivo Brandt, two guards, and Dario Vellini remains unsolved.",
            {("killed", 1, 1), ("killed", 2, 2)},
        ),
    ],
)
def test_a_row_of_names_goes_on_behind_who_one_of_them_was(text: str, expected: set[tuple[str, int, int]]) -> None:
    """The words between two commas that only tell his office end no row."""
    assert {claim[:3] for claim in told(text)} == expected


def test_an_alias_is_no_second_man() -> None:
    """ "Ruiz, alias Condor, was shot dead": one."""
    assert told("The trader Ivo Brandt, alias Condor, was shot dead.") == {("killed", 1, 1, "worker")}


def test_a_name_in_a_row_of_names_is_no_place() -> None:
    """Isaac and Flores are towns somewhere too."""
    text = "The militia killed brothers Efrain, Isaac, and Maximo Brandt."
    assert {claim[:3] for claim in told(text)} == {("killed", 3, 3)}
