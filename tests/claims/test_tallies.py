"""Figures of a tally, which may stand far from its head, and older figures that a text itself replaces."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def claims(offline: Engine, text: str) -> list[CasualtyClaim]:
    found = offline.read(Report(item="i", version="v", text=text, published="2019-05-20", language="en"))
    return [c for c in found.claims if isinstance(c, CasualtyClaim)]


def told(offline: Engine, text: str) -> list[tuple[str, int | None, bool]]:
    return sorted((c.outcome, c.count.low, c.superseded) for c in claims(offline, text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The toll of the attack on the old cotton mill by the harbour wall has risen to 19, up from 12.",
            [("killed", 12, True), ("killed", 19, False)],
        ),
        (
            "Rescue workers lowered the number of dead to 33 from 47 on Monday.",
            [("killed", 33, False), ("killed", 47, True)],
        ),
        (
            "The number of people wounded in the shelling rose from 14 to 23 by nightfall.",
            [("injured", 14, True), ("injured", 23, False)],
        ),
        (
            "Nine guards were killed, the governor said, revising an earlier figure of six.",
            [("killed", 6, True), ("killed", 9, False)],
        ),
        (
            "The number of dead, previously given as 15, was put at 18 today.",
            [("killed", 15, True), ("killed", 18, False)],
        ),
        (
            "The wardens said that 12 people were missing; on Sunday they had reported 40 missing.",
            [("missing", 12, False), ("missing", 40, True)],
        ),
    ],
)
def test_the_newer_figure_replaces_the_older(offline: Engine, text: str, wanted: list[tuple[str, int, bool]]) -> None:
    """Both are claims; the older one is superseded, in whichever order and of whichever size they are."""
    assert told(offline, text) == wanted


def test_figures_of_two_years_both_hold(offline: Engine) -> None:
    """ "Up from 22 in the year before" compares two times and replaces nothing."""
    text = "Killings in the district rose to 30 in the year to June, up from 22 in the year before."
    assert told(offline, text) == [("killed", 22, False), ("killed", 30, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of patrols rose from 20 to 50 after the murder of Councillor Ana Ruiz Belzu.",
        "The number of schools open in the valley fell to 40, down from 72, after the killing of Ana Ruiz Belzu.",
    ],
)
def test_a_tally_of_things_is_no_toll(offline: Engine, text: str) -> None:
    """Only the councillor was harmed; what rose or fell counts no people."""
    assert told(offline, text) == [("killed", 1, False)]


def test_a_running_total_tells_its_group(offline: Engine) -> None:
    """ "Brings to 61 the number of aid workers killed": the number stands before its head."""
    text = "A driver was shot dead on Friday, which brings to 61 the number of aid workers killed in the country."
    found = {c.count.low: c for c in claims(offline, text)}
    assert set(found) == {1, 61}
    assert "aid_worker" in found[61].group.values()


def test_a_running_total_of_people_present_is_none(offline: Engine) -> None:
    """Near miss: observers arrive; nobody is harmed by that."""
    text = "A driver was shot dead on Friday, which did not change to 61 the number of observers in the country."
    assert told(offline, text) == [("killed", 1, False)]


def test_those_who_died_of_the_wounded_are_a_part(offline: Engine) -> None:
    """ "Five of the wounded died" is five killed, and no count of killed or injured."""
    found = claims(offline, "Five of the wounded died in hospital, the health directorate said.")
    assert [(c.outcome, c.count.low, c.covers) for c in found] == [("killed", 5, "part")]


def test_a_day_is_no_group(offline: Engine) -> None:
    """ "Put at 18 today", "killed 12 Monday": the day does not belong to the number."""
    found = claims(offline, "A bomb killed 12 Monday outside the land registry.")
    assert [(c.outcome, c.count.low, c.group.words) for c in found] == [("killed", 12, "")]


def _stands(text: str) -> dict[int, bool]:
    """By number of killed, whether the figure stands or is an older one."""
    from accounted.claims.engines import engine
    from accounted.model import CasualtyClaim, Report
    from accounted.pipeline import DEFAULT_ENGINE, knowledge
    from accounted.places import Gazetteer

    report = Report(item="i", version="v", text=text, outlet="Vale Courier", published="2031-05-15", language="en")
    found = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open())).read(report)
    killed = [c for c in found.claims if isinstance(c, CasualtyClaim) and c.outcome == "killed"]
    return {c.count.low: not c.superseded for c in killed if c.count.low is not None}


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The death toll from the car bomb in Orven has risen to 14, police said on Wednesday.", {14: True}),
        ("The toll in Orven has risen to 14, police said on Wednesday. They had first spoken of 12 dead.", {14: True}),
        (
            "Orven hospital now counts 31 dead. The 29 dead reported on Monday were too few, it said.",
            {31: True, 29: False},
        ),
    ],
)
def test_the_day_of_a_statement_does_not_make_its_figure_old(text: str, stands: dict[int, bool]) -> None:
    """ "14, police said on Wednesday" is the newest there is; "the 29 reported on Monday" is not."""
    told = _stands(text)
    assert {n: told.get(n) for n in stands} == stands
