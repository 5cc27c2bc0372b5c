"""Splits as people decide them: whichever side is said to leave, the same incidents come of it, and no claim is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted import pipeline
from accounted.model import CasualtyClaim, CircumstanceClaim, Decision
from accounted.moves import figured, followed, merging, splitting
from accounted.pipeline import Findings
from accounted.register import Register, create_or_open
from accounted.undoing import acts_of, taking_back

TEXTS = {
    "Amber Post": (
        "2031-04-06",
        "QUETTA, Pakistan, April 6 - A suicide bomber killed 12 people at a bus station in Quetta on Friday, police said. Another "
        "27 were wounded.\n\nOn Saturday, gunmen killed five people in Quetta, police said. Eleven were wounded.\n",
    ),
    "Basalt Wire": (
        "2031-04-06",
        "QUETTA, Pakistan, April 6 - A bomb killed nine people in Quetta on Friday, the hospital said.\n",
    ),
    "Cinder Daily": (
        "2031-04-07",
        "QUETTA, Pakistan, April 7 - Eleven people were killed in an attack by gunmen in Quetta on Saturday, officials said.\n",
    ),
}
WHO = "Test Editor"


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    """Two days of one town, which somebody merged into one incident. Parameter: of these outlets alone."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for outlet, (published, text) in TEXTS.items():
        if outlet not in getattr(request, "param", TEXTS):
            continue
        (folder / f"{outlet}.txt").write_text(text, encoding="utf-8")
        (folder / f"{outlet}.json").write_text(json.dumps({"publisher": outlet, "published": published}))
    with create_or_open(tmp_path / "days.register") as register:
        pipeline.record(register, [folder], author=WHO, time="2031-06-01T09:00:00Z")
        found = pipeline.work_out(register)
        write(register, merging(found.incidents, "one attack"), found)
        yield register


def write(register: Register, decisions: list[Decision], found: Findings) -> Findings:
    """Written down as the desk and the command line do; what comes is what was shown before."""
    shown = followed(found, decisions)
    register.decide_all(figured(found, decisions, shown), author=WHO, time="2031-06-02T09:00:00Z")
    now = pipeline.work_out(register)
    assert sides(now) == sides(shown)
    return now


def sides(found: Findings) -> list[list[str]]:
    return sorted(sorted(i.claims) for i in found.incidents)


def friday(found: Findings, *, days_swapped: bool) -> set[str]:
    """The claims of Friday's bomb; ``days_swapped``: with the words of the other day."""
    bus = {r for r, report in found.reports.items() if report.outlet == "Amber Post"}
    late = {r for r, report in found.reports.items() if report.outlet == "Cinder Daily"}
    of = {c for i in found.incidents for c in i.claims}
    mine = {
        c
        for c in of
        if found.claims[c].quote.report not in late
        and not (found.claims[c].quote.report in bus and found.claims[c].event)
    }
    whens = {c for c in of if isinstance(one := found.claims[c], CircumstanceClaim) and one.aspect == "when"}
    return mine ^ whens if days_swapped else mine


def dead(found: Findings) -> list[list[int | None]]:
    told = [
        sorted(
            c.count.low or 0
            for k in i.claims
            if isinstance(c := found.claims[k], CasualtyClaim) and c.outcome == "killed"
        )
        for i in found.incidents
    ]
    return sorted(told)  # type: ignore[return-value]


@pytest.mark.parametrize("as_one", [True, False])
@pytest.mark.parametrize("days_swapped", [True, False])
def test_either_side_of_a_split_may_be_said_to_leave(book: Register, days_swapped: bool, as_one: bool) -> None:
    """The same two incidents, also where the words of which day it was went to the wrong side; each claim is in one of them.
    Without ``as_one`` evidence says where those that leave belong, and those that stay are held together."""
    found = pipeline.work_out(book)
    one = found.incidents[0]
    side = friday(found, days_swapped=days_swapped)
    ways = [
        followed(found, splitting(found, one, s, "two days", as_one=as_one)) for s in (side, set(one.claims) - side)
    ]
    for way in ways:
        assert {c for i in way.incidents for c in i.claims} == set(one.claims)
        stays = [set(i.claims) for i in way.incidents]
        assert any(s <= side for s in stays)
    if as_one or not days_swapped:
        assert sides(ways[0]) == sides(ways[1]) == sorted([sorted(side), sorted(set(one.claims) - side)])
        assert dead(ways[0]) == [[5, 11], [9, 12]]


def test_days_that_went_to_the_wrong_side_are_set_right_by_merging_and_splitting_anew(book: Register) -> None:
    """Split with the days swapped, merged, split rightly with the other side leaving: as if it had been right at once; and
    taken back act by act it is one incident again."""
    found = pipeline.work_out(book)
    right = followed(found, splitting(found, found.incidents[0], friday(found, days_swapped=False), "w", as_one=True))
    wrong = friday(found, days_swapped=True)
    now = write(book, splitting(found, found.incidents[0], wrong, "two days", as_one=True), found)
    now = write(book, merging(now.incidents, "the days were swapped"), now)
    assert sides(now) == sides(found)
    leaving = set(now.incidents[0].claims) - friday(now, days_swapped=False)
    now = write(book, splitting(now, now.incidents[0], leaving, "two days", as_one=True), now)
    assert sides(now) == sides(right)
    for _ in range(3):
        book.decide_all(taking_back(book, acts_of(book, WHO)[-1]), author=WHO, time="2031-06-03T09:00:00Z")
    assert sides(pipeline.work_out(book)) == sides(found)


@pytest.mark.parametrize("book", [("Amber Post", "Cinder Daily")], indirect=True)
def test_those_that_stay_are_one_incident_as_before(book: Register) -> None:
    """One report tells of both days, and somebody merged them; the other report leaves, and what had held the two days
    together was said of all three. They stay together."""
    found = pipeline.work_out(book)
    (one,) = found.incidents
    leaving = {c for c in one.claims if found.reports[found.claims[c].quote.report].outlet == "Cinder Daily"}
    now = write(book, splitting(found, one, leaving, "told elsewhere"), found)
    assert sides(now) == sorted([sorted(leaving), sorted(set(one.claims) - leaving)])
