"""The country of an event that tells no place: from the whole report, as a country and never more."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Place, Reading, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> Engine:
    return engine("offline-english", pipeline.knowledge(gazetteer))


def located(offline: Engine, gazetteer: Gazetteer, text: str) -> Reading:
    report = Report(item="i", version="v", text=text, published="1991-05-04", language="en")
    return pipeline.locate(offline.read(report), report, gazetteer)


def where(found: Reading) -> list[tuple[str, Place]]:
    claims = [c for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    return [(c.value, c.place) for c in claims if c.place is not None]


@pytest.mark.parametrize(
    "text",
    [
        "BAGHDAD, Jan 28 (Tigris Wire) -- Three men died in the strike, an official said.",
        "Amman (Jordan), 4 May 91 (Desk) -- Iraqi officials said. The Iraqi army spoke. Three men died in the strike. "
        "Iraqi doctors and Iraqi police came.",
    ],
)
def test_the_dateline_and_the_peoples_named_give_a_country_alone(
    offline: Engine, gazetteer: Gazetteer, text: str
) -> None:
    """The capital of the dateline is not the place, and a problem says where the country is from."""
    found = located(offline, gazetteer, text)
    ((_, place),) = where(found)
    assert (place.country, place.precision) == ("IQ", "country")
    (problem,) = [p for p in found.problems if p.code == "place_not_stated"]
    assert "the country that the report is set in" in problem.seen


def test_a_victims_nationality_does_not_move_the_country(offline: Engine, gazetteer: Gazetteer) -> None:
    """A foreigner is told to be one because the report is set elsewhere."""
    text = (
        "LIMA, 4 May 91 (Desk) -- Gunmen shot dead an Egyptian engineer. The Peruvian police said the Peruvian "
        "guard fled. Peru mourned him."
    )
    assert [p.country for _, p in where(located(offline, gazetteer, text))] == ["PE"]


def test_an_unknown_village_lies_in_the_country_of_the_report(offline: Engine, gazetteer: Gazetteer) -> None:
    """Its words are kept, its country is the report's, and the problem says that it was taken so."""
    text = "BOGOTA, 4 May 91 (Desk) -- Four peasants were killed in the village of Quebrallana, Colombian police said."
    found = located(offline, gazetteer, text)
    assert [(v, p.country, p.precision, p.name) for v, p in where(found)] == [
        ("the village of Quebrallana", "CO", "country", None)
    ]
    assert any("taken as in Colombia" in p.seen for p in found.problems)


def test_a_capital_is_not_its_namesake_in_a_country_named_more_often(offline: Engine, gazetteer: Gazetteer) -> None:
    """There is a Bogota in New Jersey; nobody means it who writes from Colombia of Americans."""
    text = (
        "BOGOTA, 4 May 91 (Desk) -- Two Americans were killed in Bogota yesterday. American officials said the "
        "American embassy would close. The Americans were engineers."
    )
    assert {p.country for _, p in where(located(offline, gazetteer, text))} == {"CO"}


def test_a_surname_that_is_a_towns_name_is_no_place(offline: Engine, gazetteer: Gazetteer) -> None:
    """Only the town in which it happened is one."""
    text = "The assassination of Bernardo Osuna in Cali was denied. Two men were held over the murder of Osuna."
    assert [v for v, _ in where(located(offline, gazetteer, text))] == ["Cali"]


def test_a_denied_part_in_a_murder_leaves_its_place(offline: Engine, gazetteer: Gazetteer) -> None:
    """Where it was is not what is denied."""
    text = "Army officers denied any part in the murder of two priests in Cali on Sunday."
    found = located(offline, gazetteer, text)
    (place,) = [c for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    assert place.stance == "asserted"


def test_each_of_two_events_has_its_country(offline: Engine, gazetteer: Gazetteer) -> None:
    """Of two events that tell no place both are in the report's country: a claim of one is not taken for the other's."""
    text = (
        "BOGOTA, 4 May 91 (Desk) -- The minister spoke of the murder of Senator Ilan Torv.\n"
        "He said that the murder of Judge Ira Venn would be solved too."
    )
    report = Report(item="i", version="v", text=text, published="1991-05-04", language="en")
    found = pipeline.locate(offline.read(report), report, gazetteer)
    told = {c.event for c in found.claims if isinstance(c, CasualtyClaim)}
    placed = {c.event for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"}
    assert len(told) == 2
    assert told <= placed


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Three men were shot dead in Quevedo on Friday. How can rebel leaders in Costa Rica talk of peace?", "EC"),
        ("Three men were shot dead on Friday, the first since talks with the rebels began last week in Norway.", "EC"),
        ("In a speech in Oslo the minister said that three men had been shot dead on Friday.", "EC"),
        ("Three men of Ecuador were shot dead in Costa Rica on Friday.", "CR"),
        ("In Costa Rica, three men were shot dead on Friday.", "CR"),
    ],
)
def test_a_country_spoken_of_by_the_way_is_not_where_it_happened(
    offline: Engine, gazetteer: Gazetteer, text: str, country: str
) -> None:
    """Where people talk, meet and speak is no place of the act; a country that an act is told in is."""
    told = "QUITO, 4 May 91 (Desk) -- Ecuadorean officials spoke. The Ecuadorean army came. " + text
    assert {place.country for _, place in where(located(offline, gazetteer, told))} == {country}


def test_the_problem_of_an_unplaced_event_names_where_the_report_puts_the_other(
    offline: Engine, gazetteer: Gazetteer
) -> None:
    """A report that names Mosul for one event and nothing for another is not told to name no place; one that names no place
    at all is told that none was found, and one whose only event is at Mosul has no such problem."""

    def told(text: str) -> list[str]:
        return [p.seen for p in located(offline, gazetteer, text).problems if p.code == "place_not_stated"]

    strike = "An air strike on the market of Mosul killed nine people on Friday, a doctor said."
    (seen,) = told(f"{strike}\n\nOn Monday, gunmen shot dead four policemen at a checkpoint, the ministry said.")
    assert "for one of the incidents of this report; it names “the market of Mosul” for another" in seen
    assert told(strike) == []
    (alone,) = told("Gunmen shot dead nine people on Friday, a doctor said.")
    assert alone == "no place of what happened was found"
