"""Places in other scripts than Latin, names that only another country has, and sites that every town may have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted import pipeline
from accounted.model import CircumstanceClaim, Quote, Reading, Report
from accounted.places import Gazetteer, resolve
from accounted.places.scripts import countries_in, readable


@pytest.mark.parametrize(
    ("words", "context", "name"),
    [
        ("مدينة حلب", ["Syria"], "Aleppo"),
        ("بمدينة غزة", [], "Gaza"),
        ("في مدينة الفاشر", ["Sudan"], "El Fasher"),
        ("السودان", [], "Sudan"),
        ("город Харьков", [], "Kharkiv"),
    ],
)
def test_a_name_in_another_script_is_found(gazetteer: Gazetteer, words: str, context: list[str], name: str) -> None:
    """The word for a kind of place is no name; a town that all know, or one of the report's country, is the place."""
    place, problems = resolve(words, context, gazetteer)
    assert (place.name, problems) == (name, [])


@pytest.mark.parametrize(
    ("words", "context", "candidate"),
    [
        ("مدينة كتم", ["Sudan"], "Kutum (town), North Darfur, SD"),
        ("كتم", ["شمال دارفور"], "Kutum (town), North Darfur, SD"),
        ("كتم", [], "Kitim (town), Irbid, JO"),
        ("Kutum", ["Libya"], "Kutum (town), North Darfur, SD"),
        ("Kasi", ["Pakistan"], "Varanasi (town), Uttar Pradesh, IN"),
    ],
)
def test_a_name_that_only_another_country_has_is_a_question(
    gazetteer: Gazetteer, words: str, context: list[str], candidate: str
) -> None:
    """What the report's country does not have, and little but consonants, is asked with those that it may be."""
    place, problems = resolve(words, context, gazetteer)
    assert place.precision == "not_stated"
    assert [p.code for p in problems] == ["place_ambiguous"]
    assert candidate in place.candidates
    assert " 1 places" not in problems[0].seen


def test_a_capital_that_all_know_is_taken_abroad_too(gazetteer: Gazetteer) -> None:
    """By its own name; a report may speak of its own country more than of where it happened."""
    assert resolve("Kabul", ["London", "United Kingdom"], gazetteer)[0].country == "AF"


def test_a_place_coded_by_hand_is_told_by_what_else_the_report_names(gazetteer: Gazetteer) -> None:
    """The province in an Arabic report's first line tells the country, so that a namesake elsewhere is asked."""
    text = "كتم، شمال دارفور - سقط قتلى في السوق صباح الاثنين 10 نوفمبر 2025."
    report = Report(item="i", version="v", text=text, published="2025-11-12", language="ar")
    start = text.index("كتم")
    quote = Quote(report=report.id, start=start, end=start + 3, text="كتم")
    day = Quote(report=report.id, start=0, end=3, text="كتم")
    claims = (
        CircumstanceClaim(quote=quote, attribution=(), aspect="where", value="مدينة كتم"),
        CircumstanceClaim(quote=day, attribution=(), aspect="when", value="الاثنين 10 نوفمبر 2025"),
    )
    found = pipeline.locate(Reading(report=report.id, engine="hand", claims=claims), report, gazetteer)
    where, when = (c for c in found.claims if isinstance(c, CircumstanceClaim))
    assert where.place is not None
    assert where.place.precision == "not_stated"
    assert where.place.candidates[0] == "Kutum (town), North Darfur, SD"
    assert when.period is not None
    assert (when.period.start, when.period.end) == ("2025-11-10", "2025-11-10")
    assert [p.code for p in found.problems] == ["place_ambiguous"]


def test_a_site_of_a_kind_is_no_name(gazetteer: Gazetteer) -> None:
    """Any town may have a Civil Hospital; Shifa Hospital is one hospital."""
    assert resolve("Civil Hospital", ["Pakistan"], gazetteer)[1] == []
    assert resolve("Civil Hospital in Quetta", [], gazetteer)[0].name == "Quetta"
    assert resolve("Brimblecot Hospital", ["Pakistan"], gazetteer)[1] != []


def test_countries_are_found_in_running_text() -> None:
    """With the word for "and" or "in" written before them, and not inside longer words."""
    assert countries_in("قال مسؤول في السودان وليبيا") == {"SD": 1}
    assert countries_in("والسودان والسودانية") == {"SD": 1}
    assert countries_in("Sudan") == {}


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_words_are_taken(gazetteer: Gazetteer, words: str) -> None:
    """Odd text never raises."""
    readable(words, gazetteer)
    resolve(words, [], gazetteer)
