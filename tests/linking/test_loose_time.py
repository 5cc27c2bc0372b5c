"""Times that are told loosely: they join what they may mean, and nothing else."""

from __future__ import annotations

import pytest
from incident_kit import Told, account, groups, linked
from linking_kit import DELLO, MARROW, ORVEN, body, fact, killed, report, when, where
from msgspec.structs import replace

from accounted.linking.context import looseness
from accounted.linking.units import units_of
from accounted.model import Place


def told(name: str, words: str, first: str, last: str, published: str, number: int = 12, **more: object) -> Told:
    """An account whose time is told in ``words`` that come to these days."""
    rep, claims = account(
        name, number, day=None, published=published, text=f"In {name}: the deaths, the deed, the spot, {words}.", **more
    )  # type: ignore[arg-type]
    return rep, [*claims, when(rep, words, first, last)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("in recent days", 7),
        ("earlier this week", 7),
        ("since Monday", 7),
        ("yesterday", 3),
        ("last night", 3),
        ("on Monday", 0),
        ("since 16 April", 0),
        ("last month", 0),
        ("", 0),
    ],
)
def test_words_that_count_from_a_day_are_loose(words: str, days: int) -> None:
    """Words that another paper prints days later are loose; dates, weekdays and months are not."""
    assert looseness(words) == days


def test_recent_days_reach_back_further_than_their_span() -> None:
    """ "In recent days", printed five days after, is of the same attack; a dated one of five days later is not."""
    first = account("a", 12, day="2031-04-10", published="2031-04-10")
    loose = told("b", "in recent days", "2031-04-12", "2031-04-14", "2031-04-15")
    dated = account("c", 12, day="2031-04-15", published="2031-04-15")
    assert groups([first, loose]) == {frozenset("ab")}
    assert groups([first, dated]) == {frozenset("a"), frozenset("c")}


def test_loose_words_do_not_reach_forward() -> None:
    """What is called recent lies before the report: an attack of a later day is another."""
    loose = told("a", "in recent days", "2031-04-05", "2031-04-07", "2031-04-08")
    later = account("b", 12, day="2031-04-11", published="2031-04-11")
    assert groups([loose, later]) == {frozenset("a"), frozenset("b")}


def test_a_loose_account_joins_no_two_dated_attacks() -> None:
    """Two attacks a week apart stay two, whichever of them "in recent days" means."""
    both = [account("a", 12, day="2031-04-08", published="2031-04-08"), account("b", 12, day="2031-04-15")]
    found = groups([*both, told("c", "in recent days", "2031-04-13", "2031-04-15", "2031-04-16")])
    assert not any({"a", "b"} <= g for g in found)


def late(name: str, words: str, number: int, place: Place, kind: str | None = None) -> Told:
    """What a body says next month of something that it puts into "last month"."""
    rep = report(name, f"In {name}: {words} last month at the spot, the deed.", "2031-05-11", f"{name} Gazette")
    month = when(rep, "last month", "2031-04-01", "2031-04-30")
    period = month.period  # type: ignore[union-attr]
    month = replace(month, period=replace(period, precision="month"))
    claims = [killed(rep, words, number, body("Highland Rights Mission")), where(rep, "spot", place), month]
    return rep, [*claims, *([fact(rep, "deed", "kind", kind)] if kind else [])]


def test_what_an_army_concedes_of_last_month_is_one_act_and_no_total() -> None:
    """ "Twelve villagers were killed last month" in a town joins the attack there; a count of an area does not."""
    first = account("a", 12, "air_strike", ORVEN, "2031-04-14")
    conceded = late("b", "twelve villagers were killed", 12, ORVEN)
    verified = late("c", "twelve villagers were killed", 12, MARROW, "air_strike")
    assert groups([first, conceded]) == {frozenset("ab")}
    assert {i.kind for i in linked([first, verified])} == {"event"}
    counted = late("d", "the morgue registered 212 deaths", 212, ORVEN)
    area = late("e", "212 people were killed", 212, MARROW)
    for one in (counted, area):
        assert groups([first, one]) == {frozenset("a"), frozenset(one[0].item)}
        (unit,) = units_of(one[1], {one[0].id: one[0]})
        assert unit.kind == "aggregate"
    assert groups([first, late("f", "three villagers were killed", 3, DELLO)]) == {frozenset("a"), frozenset("f")}
