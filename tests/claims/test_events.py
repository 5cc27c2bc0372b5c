"""One report, several incidents: which claims go together, hits and near misses side by side."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def numbered(offline: Engine, text: str) -> list[tuple[int | None, int]]:
    """Lowest number and incident of each casualty claim."""
    found = offline.read(Report(item="i", version="v", text=text, published="1990-06-12", language="en"))
    return [(c.count.low, c.event) for c in found.claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four farmers were killed in Medellin on Sunday.\n\nSix soldiers were killed in Bogota.",
            [(4, 0), (6, 1)],
        ),
        (
            "Four farmers were killed on 3 June.\n\nOn 9 June gunmen shot dead seven teachers.",
            [(4, 0), (7, 1)],
        ),
        (
            "The murder of Ernesto Ruiz shook the town.\n\nThe murder of Pablo Soto was never cleared up.",
            [(1, 0), (1, 1)],
        ),
        (
            "Four farmers were killed in Medellin.\n\nIn another attack in Bogota, six clerks were killed.\n\n"
            "The four farmers were killed at noon.",
            [(4, 0), (6, 1), (4, 0)],
        ),
        (
            "A bomb killed nine people in Cali on Sunday.\n\nIn a separate attack, four nurses were shot dead in Pasto.\n\n"
            "The bomb in Cali also hurt 30 people.",
            [(9, 0), (4, 1), (30, 0)],
        ),
        (
            "A bomb killed nine people in Cali on Sunday.\n\nThe attack came a day after gunmen killed four nurses in Pasto.",
            [(9, 0), (4, 1)],
        ),
        (
            "A bomb killed nine people in Mosul.\n\nGunmen shot dead four nurses in Aleppo.",
            [(9, 0), (4, 1)],
        ),
    ],
)
def test_another_place_day_or_victim_is_another_incident(
    offline: Engine, text: str, expected: list[tuple[int, int]]
) -> None:
    """Acts that differ in where, when or whom are parted, and one told again is taken back to its own."""
    assert numbered(offline, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four farmers were killed in Bogota.\n\nSix soldiers were hurt in Soacha, a suburb of Bogota.",
        "Four farmers were killed on 3 June.\n\nA fifth man died of his wounds in hospital on 9 June.",
        "A bomb killed Ernesto Ruiz.\n\nPablo Soto, a guard, also died.",
        "Four farmers were killed in Medellin yesterday.\n\nSix farmers were killed on 11 June, the mayor said.",
    ],
)
def test_what_may_be_one_incident_is_one(offline: Engine, text: str) -> None:
    """A suburb, a death from wounds, a second victim of one bomb, the same day in other words."""
    assert {event for _, event in numbered(offline, text)} == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The morgue in Cali took in 84 bodies in April and 61 in May, its director said.", [(84, 0), (61, 1)]),
        (
            "The morgue in Cali received 84 bodies in April.\n\nIn May it received 61 bodies, he said.",
            [(84, 0), (61, 1)],
        ),
        ("A rights group recorded 84 killings in April and 61 in May.", [(84, 0), (61, 1)]),
        (
            "A rights group recorded 84 people killed in Cali in April. That compares with 61 killed in March.",
            [(84, 0), (61, 1)],
        ),
    ],
)
def test_two_months_of_one_count_are_two_counts(offline: Engine, text: str, expected: list[tuple[int, int]]) -> None:
    """What a morgue or a monitor counted in one month is no part and no rival of what it counted in the next."""
    assert numbered(offline, text) == expected


def test_a_headline_counts_whom_its_incident_counts(offline: Engine) -> None:
    """ "Two dead" above a report of two attacks is of the one that killed two; "nine dead", or a number of neither, of the first."""
    body = "A bomb killed nine people in Cali.\n\nIn Pasto, gunmen shot dead two clerks."
    for head, event in (("Two dead in shooting", 1), ("Nine dead in bombing", 0), ("Eleven dead in one weekend", 0)):
        text = f"{head}\n\n{body}"
        report = Report(item="i", version="v", text=text, headline_end=len(head), published="1990-06-12", language="en")
        claims = [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim)]
        assert [c.event for c in claims] == [event, 0, 1]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Saada", "southern Saudi Arabia", True),
        ("Aleppo", "Mosul", True),
        ("Khost", "Pakistan", True),
        ("Khost", "Afghanistan", False),
        ("Springfield", "Kabul", False),
        ("Cali", "Valle del Cauca", False),
    ],
)
def test_places_of_two_countries_lie_apart_where_neither_has_a_namesake_in_the_other(
    one: str, other: str, apart: bool
) -> None:
    """A name that is a town's and a province's of one country is not in another; a name of many countries may be anywhere."""
    told = pipeline.knowledge(Gazetteer.open()).apart
    assert (told(one, other), told(other, one)) == (apart, apart)


@pytest.mark.parametrize(
    "text",
    [
        "The morgue in Cali received 84 bodies in May, 30 of them in the last week.",
        "Between January and May the morgue in Cali received 384 bodies, 84 of them in May.",
        "Nine people were killed by a bomb in Cali in April.\n\nIn May a tenth man died of his wounds.",
        "Nine people were killed by a bomb in Cali in April.\n\nIn May, the mayor said that eleven people had been killed.",
        "A bomb killed nine people in Cali in April.\n\nThe council raised the death toll to eleven in May.",
    ],
)
def test_months_of_one_count_or_of_one_act_are_one(offline: Engine, text: str) -> None:
    """A part of the month, a longer time that holds it, a later death, and a month in which somebody spoke."""
    assert {event for _, event in numbered(offline, text)} == {0}


def found_in(offline: Engine, text: str, aspect: str) -> list[str]:
    """The words of the circumstances of an aspect."""
    found = offline.read(Report(item="i", version="v", text=text, published="1990-06-12", language="en"))
    return [c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == aspect]


def test_the_month_of_may_is_no_word_of_what_may_be(offline: Engine) -> None:
    """A sentence with the month tells its place and its day as those with any other month do."""
    for month in ("April", "May"):
        text = f"Soldiers stormed a village near Cali in {month} and shot at its people."
        assert found_in(offline, text, "when") == [f"in {month}"]
    assert found_in(offline, "Soldiers may storm a village near Cali in April and shoot at its people.", "when") == []


def test_a_month_is_no_town(offline: Engine) -> None:
    """There are towns called May and March; "in March" beside a town is a time."""
    text = "A rights group counted 84 people killed in Cali in March."
    assert found_in(offline, text, "where") == ["Cali"]
    assert found_in(offline, text, "when") == ["in March"]


def test_a_morgue_that_counts_a_month_stands_where_it_counts(offline: Engine) -> None:
    """Its town is the area of its total; where the dead of one blast were taken is not the place of the blast."""
    assert found_in(offline, "The morgue in Cali took in 84 bodies in April, its director said.", "where") == ["Cali"]
    assert (
        found_in(offline, "Nine bodies of those killed in the blast were taken to the morgue in Cali.", "where") == []
    )


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Senator Ilan Torv was killed in Cali on 3 June.\n\nOn 9 June Juan Venn, the mayor of Pasto, was killed by gunmen.",
            [0, 1],
        ),
        (
            "The minister spoke of the murder of six priests.\n\nThe murder of union leader Ira Venn would be solved too.",
            [0, 1],
        ),
        (
            "The minister spoke of the murder of six priests.\n\nThe murder of Father Ira Venn would be solved too.",
            [0, 0],
        ),
        (
            "Gunmen shot dead Judge Ilan Torv in Cali.\n\nMeanwhile, four farmers were shot dead by rebels on a ranch.",
            [0, 1],
        ),
        (
            "A bomb killed Judge Ilan Torv in Cali.\n\nMeanwhile, hospitals reported that four others had been wounded by the bomb.",
            [0, 0],
        ),
        (
            "A bomb killed nine people in Cali.\n\nIn addition, four people were wounded in the attack.",
            [0, 0],
        ),
        (
            "Judge Ilan Torv was wounded in Cali on 3 June.\n\nA nurse was killed in the same incident on the road to Pasto.",
            [0, 0],
        ),
    ],
)
def test_a_report_goes_on_to_another_act(offline: Engine, text: str, events: list[int]) -> None:
    """Another victim of an own day or office, and another item that tells an act of its own; what speaks of the act told before
    stays with it."""
    assert [event for _, event in numbered(offline, text)] == events


def test_an_unknown_village_hides_no_other_town(offline: Engine) -> None:
    """A place that no gazetteer has does not keep an act in another known town with those of the first one."""
    text = (
        "Four farmers were killed in the village of Quixtorral, in Pasto, on Sunday.\n\n"
        "Two of them were found in Pasto.\n\nSix soldiers were killed in Barranquilla."
    )
    assert numbered(offline, text)[-1] == (6, 1)
