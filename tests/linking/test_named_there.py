"""Accounts that were put at a place where a wounded man died or a minister spoke, and begin with the place where it happened."""

from __future__ import annotations

import pytest
from incident_kit import Told, account, groups
from linking_kit import DELLO, ORVEN

from accounted.model import Place

ABROAD = Place(
    words="Quay", name="Quay", country="XB", admin1="Quay", lat=1.0, lon=1.0, precision="exact", gazetteer_id="q"
)


def told(name: str, place: Place, text: str, number: int = 37, day: str | None = "2031-04-14") -> Told:
    """An account of so many dead at a place, in a text of its own."""
    return account(name, number, "bombing", place, day, "2031-04-15", text=f"{text} In it: the deaths, the deed, the spot, the day.")  # fmt: skip


HERE = told("North", ORVEN, "It fell on the market of Orven at noon.")


@pytest.mark.parametrize("day", ["2031-04-14", None])
@pytest.mark.parametrize("place", [DELLO, ABROAD])
def test_an_account_that_begins_with_the_others_place_may_be_of_it(place: Place, day: str | None) -> None:
    """Whatever town or country it was put at, dated or not."""
    there = told("South", place, "The wounded of the market of Orven lay in rows.", day=day)
    assert groups([HERE, there]) == {frozenset({"North", "South"})}


def test_an_account_that_begins_with_its_own_place_is_of_its_own_place() -> None:
    """A report of a second attack names the first one's town, and its own before it or beside it."""
    there = told("South", DELLO, "It fell on the market of Dello at noon, as on that of Orven.")
    assert len(groups([HERE, there])) == 2


def test_an_account_that_names_the_others_place_far_down_is_not_of_it() -> None:
    """What stands there may be anything."""
    filler = "They counted in the dark and wept for those who had gone, and slept. " * 9
    assert (
        len(groups([HERE, told("South", DELLO, f"It fell on the market of Tambrek. {filler} He was of Orven.")])) == 2
    )


def test_the_place_alone_is_not_enough() -> None:
    """Another kind of day, of dead and of text is another attack."""
    there = told("South", DELLO, "The wounded of the market of Orven lay in rows.", number=2, day="2031-04-13")
    assert len(groups([HERE, there])) == 2
