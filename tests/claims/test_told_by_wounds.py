"""People told by their wounds or their dead bodies: "had two bullet wounds", "Brandt's body was found"."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three guards have bullet wounds after the clashes.", {("injured", 3, 3)}),
        ("Brandt had two stab wounds in the back.", {("injured", 1, 1)}),
        ("The boy had cuts on his hands and face.", {("injured", 1, 1)}),
        ("The driver suffered burns on both arms.", {("injured", 1, 1)}),
        ("Two guards were killed and another had a bullet wound.", {("killed", 2, 2), ("injured", 1, 1)}),
        ("One boy had grave head wounds, while another had deep wounds in the belly.", {("injured", 1, 1)}),
        # near misses: no people, no wounds, the dead
        ("The wall has bullet holes.", set()),
        ("The schools suffered cuts in their budgets.", set()),
        ("A body had four bullet wounds.", {("killed", 1, 1)}),
    ],
)
def test_wounds_that_somebody_has(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt's body was found in a ditch.", {("killed", 1, 1)}),
        ("The driver's body showed signs of torture.", {("killed", 1, 1)}),
        ("The doctor said that Ivo Brandt's body had four bullet wounds.", {("killed", 1, 1)}),
        ("The senator's remains were buried in Riva.", {("killed", 1, 1)}),
        # near misses: the living have bodies too, and so have councils; whose body it is was told before
        ("Bullets hit Brandt's body and legs.", set()),
        ("Police found drugs on the smuggler's body.", set()),
        ("The singer's body was covered with tattoos.", set()),
        ("The president's body of advisers was dismissed.", set()),
        ("His body was found in a ditch.", set()),
    ],
)
def test_somebodys_body(text: str, expected: set[tuple[str, int, int]]) -> None:
    assert said(text) == expected
