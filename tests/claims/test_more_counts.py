"""Counts told in other ways: "wounding another", "neither he nor she", figures of one year after another, "of the enemy"."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import said
from tests.claims.test_lists import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels raided the post, killing one guard and wounding another.", {("killed", 1, 1, "guard"), ("injured", 1, 1, "guard")}),
        ("A shell killed two nurses and injured a third.", {("killed", 2, 2, "medic"), ("injured", 1, 1, "medic")}),
        ("They shot dead one and abducted another on Monday.", {("killed", 1, 1, ""), ("missing", 1, 1, "")}),
        # near misses: things and beasts, a noun of its own
        ("They destroyed one tank and captured another.", set()),
        ("The shells killed two cows and wounded another.", set()),
        ("The blast killed one guard and wounded another guard.", {("killed", 1, 1, "guard"), ("injured", 1, 1, "guard")}),
    ],
)  # fmt: skip
def test_one_more_behind_its_verb(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neither Brandt nor his wife was hurt.", {("injured", 0, 0)}),
        ("Neither the mayor nor his two sons were hurt in the blast, which killed six.", {("injured", 0, 0), ("killed", 6, 6)}),
        ("Neither the driver nor the passengers suffered injuries.", {("injured", 0, 0)}),
        ("Neither the bishop nor the nuns have been arrested.", {("detained", 0, 0)}),
        # near misses: another verb stands between, or the two are those who did it
        ("Neither Brandt nor his wife knew that their son had been killed.", {("killed", 1, 1)}),
        ("Neither the police nor the army killed the six farmers.", {("killed", 6, 6)}),
    ],
)  # fmt: skip
def test_neither_of_two(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The paper counted 143 assassinations in three months.", {("killed", 143, 143)}),
        ("The group is blamed for 20 kidnappings.", {("missing", 20, 20)}),
        ("There were 1,800 murders in 1988; 900 in 1987; and 700 in 1986.",
         {("killed", 1800, 1800), ("killed", 900, 900), ("killed", 700, 700)}),
        ("Police arrested 40 people on Sunday and 12 on Monday.", {("detained", 40, 40), ("detained", 12, 12)}),
        # near misses: a date's number; no act was done; the second number is told of by a verb of its own
        ("The 18 August assassination of six monks is unsolved.", {("killed", 6, 6)}),
        ("The 1989 murders of six monks are unsolved.", {("killed", 6, 6)}),
        ("Two kidnapping attempts failed.", set()),
        ("The court jailed two men on Monday and 12 on Tuesday heard the verdict.", {("detained", 2, 2)}),
    ],
)  # fmt: skip
def test_counted_acts_and_years(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six of the enemy were killed, and eleven were wounded.", {("killed", 6, 6), ("injured", 11, 11)}),
        ("The ambush left 11 of the enemy dead.", {("killed", 11, 11)}),
        # near misses
        ("Enemy planes killed two farmers.", {("killed", 2, 2)}),
        ("The enemy killed six farmers.", {("killed", 6, 6)}),
    ],
)
def test_of_the_enemy(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were no arrests or casualties.", {("detained", 0, 0), ("killed_or_injured", 0, 0)}),
        ("There were no deaths or injuries.", {("killed_or_injured", 0, 0)}),
        ("No casualties or damage to houses have been reported.", {("killed_or_injured", 0, 0)}),
        # near miss: what is not known is no nobody
        ("There are no details or casualty figures.", set()),
    ],
)
def test_nobody_twice(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hostages are Ivo Brandt and Otto Kern.", {("missing", 2, 2)}),
        ("Those arrested are Ivo Brandt and Otto Kern.", {("detained", 2, 2)}),
        ("Among the detainees are three foreigners.", {("detained", 3, 3)}),
        ("Among the hundreds of detainees there are also 27 suspects.", {("detained", 27, 27)}),
        ("Rebels kidnapped 20 people. Among the victims are two mayors.", {("missing", 20, 20), ("missing", 2, 2)}),
        ("A blast killed 20 people. Among the victims are two mayors.", {("killed", 20, 20), ("killed", 2, 2)}),
        # near misses: how they are, and what became of them
        ("The detainees are in good health.", set()),
        ("The hostages were released on Monday.", set()),
    ],
)
def test_who_the_detained_and_held_are(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrest brings to three the number of foreigners who have been seized.", {("detained", 3, 3)}),
        ("His death raises to 212 the number of the league's teachers and clerks murdered since 2011.", {("killed", 212, 212)}),
        ("The army regrets the deaths of 398 soldiers and 800 wounded.", {("killed", 398, 398), ("injured", 800, 800)}),
        ("He denounced the “massacre” of 30 farmers.", {("killed", 30, 30)}),
        ("The murder of a young, unarmed teacher was condemned.", {("killed", 1, 1)}),
        ("Over three million have had to leave the country.", {("displaced", 3000001, None)}),
        # near misses
        ("The murder of two nuns, a cook and three guards shocked all.", {("killed", 2, 2), ("killed", 1, 1), ("killed", 3, 3), ("killed", 6, 6)}),
        ("The visit brings to three the number of envoys who have been received.", set()),
        ("He had to leave the meeting.", set()),
    ],
)  # fmt: skip
def test_figures_in_other_places(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected
