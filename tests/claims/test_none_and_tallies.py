"""Nobody harmed, tallies of victims, and people told in company: hits and near misses side by side."""

from __future__ import annotations

import pytest
from test_casualties import VAGUE, found_in, said

Expected = set[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire went out without causing any casualties.", {("killed_or_injured", 0, 0)}),
        ("There were no reports of any injuries.", {("injured", 0, 0)}),
        ("The blast did not cause any casualties.", {("killed_or_injured", 0, 0)}),
        ("The three nurses suffered no wounds.", {("injured", 0, 0)}),
        ("His children were not injured.", {("injured", 0, 0)}),
        ("Two guards escaped unhurt.", {("injured", 0, 0)}),
        ("The blast caused many casualties.", {("killed_or_injured", *VAGUE)}),
        ("There is no information on casualties.", set()),
    ],
)
def test_words_of_none_claim_nobody_harmed(text: str, expected: Expected) -> None:
    """None is told in many ways; that nothing is known of it is not one of them."""
    assert said(text) == expected


def test_who_was_not_harmed_is_told() -> None:
    """The group of a claim of none is whom it is said of."""
    (found,) = found_in("The three nurses suffered no wounds.")
    assert found.group.words == "nurses"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clashes left 163 civilian victims.", {("killed_or_injured", 163, 163)}),
        ("Four stab injury victims were admitted.", {("injured", 4, 4)}),
        ("The six victims were shot dead at noon.", {("killed", 6, 6)}),
        ("Help reached 200 victims of the flood.", set()),
        ("The rebel casualties really number over 2,000.", {("killed_or_injured", 2001, None)}),
        ("The blaze took the number of fatalities at the clinic up to 32.", {("killed", 32, 32)}),
    ],
)
def test_a_tally_needs_no_verb_of_harm(text: str, expected: Expected) -> None:
    """Victims and casualties under a number, with the outcome that another word gives."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chief was killed near his home, along with two of his guards.", {("killed", 1, 1), ("killed", 2, 2)}),
        ("He was arrested along with four other men.", {("detained", 1, 1), ("detained", 4, 4)}),
        ("The chief was killed when he met along with two guards.", {("killed", 1, 1)}),
        (
            "Six monks -- five Spaniards and one Swiss -- and two women were murdered.",
            {("killed", 6, 6), ("killed", 2, 2)},
        ),
    ],
)
def test_people_in_company_share_the_lot(text: str, expected: Expected) -> None:
    """ "Along with" in the clause of the outcome; a bracket is passed over."""
    assert {(f.outcome, f.count.low, f.count.high) for f in found_in(text) if not f.count.derived} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three dead and ten injured in a blast.", {("killed", 3, 3), ("injured", 10, 10)}),
        ("Two teachers were killed and several pupils hurt.", {("killed", 2, 2), ("injured", *VAGUE)}),
        ("He was found guilty and executed.", {("killed", 1, 1)}),
        ("The body of deputy Pablo Arce lies in the chapel.", {("killed", 1, 1)}),
        ("One Karim Dad suffered burns.", {("injured", 1, 1)}),
        ("The heads of these bands have been killed.", {("killed", *VAGUE)}),
    ],
)
def test_each_outcome_keeps_its_people(text: str, expected: Expected) -> None:
    """The number right before an outcome word is of that word."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The murderers of the nuns are at large.", {("killed", *VAGUE)}),
        ("Ana Ruiz's killers fled.", {("killed", 1, 1)}),
        ("The army's killers fled.", set()),
        ("The killers fled.", set()),
        ("The war claimed the lives of at least 17,700 people.", {("killed", 17700, None)}),
        ("Its fighters killed 25 soldiers, wounded 30 and left.", {("killed", 25, 25), ("injured", 30, 30)}),
        ("Every guard was killed.", {("killed", *VAGUE)}),
        ("Mosul was seriously wounded.", {("injured", 1, 1)}),
        ("A guard was shot dead in Mosul.", {("killed", 1, 1)}),
        ("Both the victims were guards.", set()),
        ("The soldiers seized two Galil Rifles.", set()),
    ],
)
def test_doers_lives_and_bare_names(text: str, expected: Expected) -> None:
    """Whose murderers, how many lives, which number is whose; weapons seized are nobody."""
    assert said(text) == expected
