"""An act that a sentence only sets its own beside is another act, with its own day, kind, place and dead."""

import re

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Reading, Report
from accounted.places import Gazetteer

SATURDAY = "2025-03-15"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> Engine:
    return engine("offline-english", pipeline.knowledge(gazetteer))


def read(offline: Engine, gazetteer: Gazetteer, text: str, published: str = SATURDAY) -> Reading:
    """The claims of a report, with places and periods."""
    report = Report(item="i", version="v", text=text, published=published, language="en")
    return pipeline.locate(offline.read(report), report, gazetteer)


def days(found: Reading, event: int, scope: str = "this_incident") -> set[str | None]:
    return {
        c.period.end
        for c in found.claims
        if isinstance(c, CircumstanceClaim) and c.period is not None and c.event == event and c.scope == scope
    }


def kinds(found: Reading, event: int, scope: str = "this_incident") -> set[str]:
    return {
        c.value
        for c in found.claims
        if isinstance(c, CircumstanceClaim) and c.aspect == "kind" and c.event == event and c.scope == scope
    }


def killed(found: Reading) -> list[tuple[int | None, int, str]]:
    return [(c.count.low, c.event, c.scope) for c in found.claims if isinstance(c, CasualtyClaim)]


def test_an_act_some_days_before_has_its_own_day_and_place(offline: Engine, gazetteer: Gazetteer) -> None:
    """The day of the sentence is the first act's; that of the other follows from the days between."""
    found = read(
        offline,
        gazetteer,
        "Masked men shot dead four guests at a wedding in Gaziantep on Friday, two days after a car bomb killed nine people "
        "at a market in the city.",
    )
    assert killed(found) == [(4, 0, "this_incident"), (9, 1, "another_incident")]
    assert days(found, 0) == {"2025-03-14"}
    assert days(found, 1, "another_incident") == {"2025-03-12"}
    assert kinds(found, 0) == {"shooting"}
    assert kinds(found, 1, "another_incident") == {"bombing"}
    assert [
        c.place.name for c in found.claims if isinstance(c, CircumstanceClaim) and c.event == 1 and c.place is not None
    ].count("Gaziantep") == 1


def test_the_day_of_the_other_act_gives_that_of_the_first(offline: Engine, gazetteer: Gazetteer) -> None:
    """Where only the earlier act has a day, the later one lies as many days after it as the words say."""
    found = read(
        offline,
        gazetteer,
        "Shells killed four shepherds in Gaziantep, a day after Wednesday's bombing of a market killed nine people.",
    )
    assert days(found, 0) == {"2025-03-13"}


@pytest.mark.parametrize(
    "text",
    [
        "Three men died in hospital on Friday, a day after a bomb killed nine people at a market in Gaziantep.",
        "Police arrested two men on Friday, a day after a bomb killed nine people at a market in Gaziantep.",
        "Nine people were killed when a bomb went off in Gaziantep on Friday, two days after a truce was signed.",
        "A bomb killed nine people in Gaziantep on Friday, two days after rebels threatened new attacks.",
    ],
)
def test_what_follows_an_act_or_went_before_it_without_harm_is_no_second_act(
    offline: Engine, gazetteer: Gazetteer, text: str
) -> None:
    """A death from wounds and an arrest follow the one act; a truce or a threat is no act."""
    found = read(offline, gazetteer, text)
    assert not [c.quote.text for c in found.claims if re.search(r"days? after", c.quote.text)]


def test_what_comes_after_goes_on_with_the_act_told(offline: Engine, gazetteer: Gazetteer) -> None:
    """A sentence after one that looks back is of the news, not of what was looked back on."""
    found = read(
        offline,
        gazetteer,
        "Gunmen shot dead four guests at a wedding in Gaziantep on Friday, a day after a bomb killed nine people at a "
        "market in the city.\n\nTwelve guests were wounded.",
    )
    assert (12, 0, "this_incident") in killed(found)


def test_a_funeral_that_was_attacked_is_told_from_what_its_dead_died_of(offline: Engine, gazetteer: Gazetteer) -> None:
    """The blast that killed those who are buried has its own day and is no kind of the attack on the mourners."""
    found = read(
        offline,
        gazetteer,
        "Attackers fired on a funeral in Gaziantep on Friday and killed four people.\n\n"
        "Relatives were at the burial of victims of Thursday's bombing when the shooting began.",
    )
    assert days(found, 0) == {"2025-03-14"}
    assert kinds(found, 0) == {"shooting"}


def test_a_funeral_that_nobody_attacked_is_no_act(offline: Engine, gazetteer: Gazetteer) -> None:
    """Its day is not that of the blast, and the blast that it follows is the report's incident."""
    found = read(
        offline,
        gazetteer,
        "Hundreds were at a funeral in Gaziantep on Friday for nine traders who died in Thursday's bombing.",
    )
    assert kinds(found, 0) == {"bombing"}
    assert days(found, 0) == {"2025-03-13"}


def test_an_attack_and_that_on_its_funeral_are_two_incidents(offline: Engine, gazetteer: Gazetteer) -> None:
    """What one report tells of the other's act goes to that act's incident, and each keeps its own day."""
    from accounted import linking

    texts = {
        "2025-03-14": "ELAZIG, March 14 - A man with an explosive belt killed nine worshippers at a mosque in Elazig during "
        "Friday prayers, police said.\n\nTwenty people were wounded.",
        "2025-03-15": "Masked riders opened fire on a funeral in Elazig on Saturday, killing four mourners, a day after a "
        "suicide attack killed nine people at a mosque in the city.\n\nAn officer, Kenan Dere, said the riders fled.",
    }
    reports, claims = {}, []
    for published, text in texts.items():
        report = Report(
            item=published, version="v", text=text, published=published, language="en", outlet="Elazig Post"
        )
        reports[report.id] = report
        claims += pipeline.locate(offline.read(report), report, gazetteer).claims
    copies = linking.find_copies(reports.values())
    origins = linking.find_origins(claims, reports, copies, [])
    incidents = linking.link(reports, claims, origins, copies)
    dead = {
        i.period.end: {claim.count.low for claim in claims if isinstance(claim, CasualtyClaim) and claim.id in i.claims and claim.outcome == "killed"}
        for i in incidents
    }  # fmt: skip
    assert dead == {"2025-03-14": {9}, "2025-03-15": {4}}
