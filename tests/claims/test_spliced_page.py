"""What the issue demands of a page spliced from several wires, recorded with its date of publication.

The page is not this project's: it lies beside the checkout, and the tests skip where it does not. Only facts and figures
are held here, none of its sentences.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted import pipeline, reading
from accounted.claims.engines import engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Reading, Report
from accounted.places import Gazetteer

PAGE = Path(__file__).resolve().parents[3] / "shared" / "reports" / "spliced-page.txt"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="../shared is not beside this checkout")


@pytest.fixture(scope="module")
def page() -> tuple[Report, Reading]:
    gazetteer = Gazetteer.open()
    received = next(iter(reading.receive([PAGE], reading.Metadata(published="2018-01-29"), None)))
    _, reports, _ = reading.read(received, "2026-01-01T00:00:00Z")  # type: ignore[arg-type]
    report = reports[0]
    offline = engine("offline-english", pipeline.knowledge(gazetteer))
    return report, pipeline.locate(offline.read(report), report, gazetteer)


def casualties(found: Reading, outcome: str) -> list[CasualtyClaim]:
    return [c for c in found.claims if isinstance(c, CasualtyClaim) and c.outcome == outcome]


def circumstances(found: Reading, aspect: str) -> list[CircumstanceClaim]:
    return [c for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == aspect]


def chain(claim: CasualtyClaim | CircumstanceClaim) -> list[str]:
    return [s.name for s in claim.attribution]


Page = tuple[Report, Reading]


def test_every_quote_stands_in_the_report(page: Page) -> None:
    """Offsets hold for each claim."""
    report, found = page
    assert all(report.text[c.quote.start : c.quote.end] == c.quote.text for c in found.claims)


def test_officials_through_an_agency_give_eleven_by_addition(page: Page) -> None:
    """Ten security personnel and one local official: each a part, and their sum as the whole, marked derived."""
    said = [c for c in casualties(page[1], "killed") if chain(c)[:2] == ["officials", "Reuters"]]
    assert {c.count.low for c in said if c.covers == "part"} == {10, 1}
    (total,) = [c for c in said if c.covers == "whole"]
    assert (total.count.low, total.count.high) == (11, 11)
    assert total.count.derived
    assert all(c.scope == "this_incident" and c.count.low == c.count.high for c in said)


def test_the_mayors_six_police_are_a_part(page: Page) -> None:
    """Six police officers in the air strike, by the surname as it stands: a part, so a floor for the total."""
    (six,) = [c for c in casualties(page[1], "killed") if c.count.low == 6]
    assert six.covers == "part"
    assert "police" in {f.value for f in six.group.role}
    assert "Obaidi" in chain(six)[0]


def test_twenty_injured_name_whom_they_include(page: Page) -> None:
    """Security officers, the mayor and the police chief are among the twenty and are not added to them."""
    (injured,) = [c for c in casualties(page[1], "injured") if c.scope == "this_incident"]
    assert (injured.count.low, injured.count.high) == (20, 20)
    assert "Obaidi" in chain(injured)[0]
    words = " ".join(g.words for g in injured.includes)
    assert all(w in words for w in ("security officers", "mayor", "police chief"))


def test_one_man_is_detained(page: Page) -> None:
    """The target of the raid, named in a statement by the command."""
    (held,) = casualties(page[1], "detained")
    assert held.count.low == held.count.high == 1
    assert held.persons == ("Kareem Afat Ali al-Samarmad",)
    assert "Joint Operations Command" in chain(held)[0]


def test_thousands_since_2014_are_background(page: Page) -> None:
    """Deaths of a whole war are in no toll."""
    report, found = page
    since = report.text.index("Since 2014")
    end = report.text.index("\n", since)
    late = [c for c in found.claims if isinstance(c, CasualtyClaim) and since <= c.quote.start < end]
    assert all(c.scope == "background" for c in late)
    total = [c for c in found.claims if isinstance(c, CasualtyClaim) and c.scope == "this_incident"]
    assert not any(since <= c.quote.start < end for c in total)


def test_teasers_and_headline_make_no_casualty_claims(page: Page) -> None:
    """Nothing comes from the lines of other news; nobody is counted in the headline."""
    report, found = page
    assert len(report.asides) == 3
    for c in found.claims:
        assert not any(a.start < c.quote.end and c.quote.start < a.end for a in report.asides)
        assert not (isinstance(c, CasualtyClaim) and c.quote.start < report.text.index("\n"))


def test_a_charge_of_the_year_before_is_not_of_this_incident(page: Page) -> None:
    """Whatever is read in the sentence of July 2017 is another incident's or background."""
    report, found = page
    start = report.text.index("In July 2017")
    end = report.text.index("\n", start)
    assert all(c.scope != "this_incident" for c in found.claims if start <= c.quote.start < end)


def test_a_politician_who_protests_counts_nobody(page: Page) -> None:
    """The last speaker makes no casualty claim."""
    report, found = page
    last = report.text.rindex("Khazaali")
    assert not any(isinstance(c, CasualtyClaim) and c.quote.end > last - 20 for c in found.claims)


def test_the_place_is_a_country_and_a_problem_says_so(page: Page) -> None:
    """Neither the provincial capital nor the national one, both named in background, is the place."""
    places = [c.place for c in circumstances(page[1], "where") if c.scope == "this_incident"]
    assert places
    assert all(p is not None and p.country == "IQ" and p.precision == "country" and p.lat is None for p in places)
    assert any(p.code == "place_not_stated" for p in page[1].problems)


def test_no_date_is_stated(page: Page) -> None:
    """No day of the deed stands in the text."""
    assert [c for c in circumstances(page[1], "when") if c.scope == "this_incident"] == []


def test_kind_means_and_actors(page: Page) -> None:
    """An air strike by helicopters: the US's by the command, the coalition's and friendly fire in the outlet's voice."""
    report, found = page
    kinds = {c.value for c in circumstances(found, "kind") if c.scope == "this_incident"}
    assert "air_strike" in kinds
    assert kinds <= {"air_strike", "raid", "clash", "other"}
    assert any(c.value == "helicopters" for c in circumstances(found, "means"))
    by = {c.value: c for c in circumstances(found, "by") if c.scope == "this_incident"}
    assert set(by) == {"US helicopters", "Coalition"}
    assert chain(by["US helicopters"]) == ["Joint Operations Command"]
    assert chain(by["Coalition"]) == []
    (friendly,) = circumstances(found, "friendly_fire")
    assert friendly.value == "yes"
    assert chain(friendly) == []
    assert friendly.quote.end <= report.text.index("\n")


def test_who_asked_and_who_approved(page: Page) -> None:
    """Asked: the spokesman through an agency, and an "it" nobody resolves. Approval is told as general practice only."""
    requested = [c for c in circumstances(page[1], "requested") if c.scope == "this_incident"]
    assert {tuple(chain(c)) for c in requested} == {("Ryan Dillon", "AFP"), ("It",)}
    assert all(c.value == "yes" for c in requested)
    approved = circumstances(page[1], "approved")
    assert [(c.value, c.scope, chain(c)) for c in approved] == [("yes", "general_practice", ["Ryan Dillon"])]


def test_who_was_not_told(page: Page) -> None:
    """Local authorities, by the mayor."""
    (untold,) = circumstances(page[1], "not_told")
    assert untold.value == "local authorities"
    assert "Obaidi" in chain(untold)[0]


def test_what_inquiry_stands(page: Page) -> None:
    """Open by the spokesman and by an unresolved "it", demanded by the mayor."""
    said = {(c.value, chain(c)[0]) for c in circumstances(page[1], "inquiry")}
    assert said == {("open", "Ryan Dillon"), ("open", "it"), ("demanded", "Obaidi")}


def test_nobody_is_carried_across_a_splice(page: Page) -> None:
    """Pronouns and bare surnames stay unresolved, each with a problem."""
    unresolved = {p.quote.text for p in page[1].problems if p.code == "speaker_unresolved" and p.quote is not None}
    assert unresolved == {"Obaidi", "It", "it"}
    speakers = {s.name: s.kind for c in page[1].claims for s in c.attribution}
    assert speakers["Obaidi"] == speakers["It"] == speakers["it"] == "unresolved"


def test_the_order_of_what_happened(page: Page) -> None:
    """Raid, arrest, convoy met, helicopters fired."""
    order: dict[str, int] = {}
    for c in circumstances(page[1], "sequence"):
        assert c.order is not None
        order[c.value] = c.order
    assert order["raid"] < order["arrest"] < order["encounter"] < order["fire"]
