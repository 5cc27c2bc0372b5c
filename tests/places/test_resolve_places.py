"""The words of where-claims to places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.places import Gazetteer, resolve


@pytest.mark.parametrize(
    ("words", "context", "country", "admin1", "precision", "ucdp", "acled"),
    [
        ("the town of al-Baghdadi in Anbar province", [], "IQ", "Al Anbār", "exact", 1, 1),
        ("the town of al-Baghdadi, 190 km north-west of Baghdad", [], "IQ", "Al Anbār", "exact", 1, 1),
        ("the United States", ["El Salvador"], "US", None, "country", 6, None),
        ("the Sudan", [], "SD", None, "country", 6, None),
        ("near Hit", ["Iraq"], "IQ", "Al Anbār", "near", 2, 2),
        ("a market in Saada, northern Yemen", [], "YE", "Şāʻdah", "exact", 4, 1),
        ("the Syrian city of Deir ez-Zor", [], "SY", "Dayr az Zawr", "exact", 1, 1),
        ("the northern Iraqi city of Mosul", [], "IQ", "Nīnawá", "exact", 1, 1),
        ("Yemen's port city of Hodeidah", [], "YE", "Al Ḩudaydah", "exact", 1, 1),
        ("Anbar province town of Hit", [], "IQ", "Al Anbār", "exact", 1, 1),
        ("eastern Aleppo", [], "SY", "Ḩalab", "exact", 4, 1),
        ("Kunduz city", [], "AF", "Kunduz", "exact", 1, 1),
        ("Kunduz province", [], "AF", "Kunduz", "province", 4, 3),
        ("Iraq's Anbar province", [], "IQ", "Al Anbār", "province", 4, 3),
        ("Deh Bala district", ["Afghanistan"], "AF", "Nangarhār", "district", 3, 2),
        ("Iraq", [], "IQ", None, "country", 6, None),
        ("northern Yemen", [], "YE", None, "country", 5, 3),
        ("SAN SALVADOR", [], "SV", "San Salvador", "exact", 4, 1),
        ("SAN MIGUEL", ["SAN SALVADOR"], "SV", "San Miguel", "exact", 4, 1),
        ("the San Miguel department", ["El Salvador"], "SV", "San Miguel", "province", 4, 3),
        ("SAN CARLOS NEIGHBORHOOD IN MEDELLIN", ["COLOMBIA"], "CO", "Antioquia", "exact", 1, 1),
        ("USULUTAN AND MORAZAN DEPARTMENTS", ["SAN SALVADOR"], "SV", None, "line", 5, 3),
        ("Guatemala City", [], "GT", "Guatemala", "exact", 1, 1),
        ("Guatemala", [], "GT", None, "country", 6, None),
        ("Saudi Arabia", [], "SA", None, "country", 6, None),
        ("al-Shifa Hospital in Gaza City", [], "PS", "Gaza", "exact", 1, 1),
        ("Qaim, near the border with Syria", ["Iraq"], "IQ", "Al Anbār", "exact", 1, 1),
        ("off the coast of Libya", [], "LY", None, "sea_or_air", 7, 3),
        ("Mediterranean Sea", [], None, None, "sea_or_air", 7, 3),
        ("between Mosul and Tal Afar", [], "IQ", "Nīnawá", "line", 5, 3),
        ("the village of Haska Mena in Nangarhar province", [], "AF", "Nangarhār", "district", 3, 2),
        ("Rafah, Gaza", [], "PS", "Rafah", "exact", 4, 1),
        ("the Darfur region of Sudan", [], "SD", None, "line", 5, 3),
        ("in the north of Iraq", [], "IQ", None, "country", 5, 3),
        ("north of Baghdad", [], "IQ", "Baghdād", "near", 2, 2),
        ("Palestinian territories", [], "PS", None, "country", 6, None),
        ("Georgia", [], "GE", None, "country", 6, None),
        ("Georgia", ["United States"], "US", "Georgia", "province", 4, 3),
        ("Myanmar market", ["Thailand"], "MM", None, "country", 6, None),
        ("eastern Congo", [], "CD", None, "country", 6, None),
        ("Congo", ["Goma"], "CD", None, "country", 6, None),
        ("Congo", ["Brazzaville"], "CG", None, "country", 6, None),
        ("Beni, Congo", [], "CD", "Nord-Kivu", "exact", 3, 1),
        ("Owando, Congo", [], "CG", "Cuvette", "exact", 1, 1),
        ("Cote d'Ivoire", [], "CI", None, "country", 6, None),
        ("western Côte d’Ivoire", [], "CI", None, "country", 5, 3),
    ],
)
def test_words_give_a_place_with_its_precision(
    gazetteer: Gazetteer, words: str, context: list[str], country: str | None, admin1: str | None, precision: str,
    ucdp: int, acled: int | None,
) -> None:  # fmt: skip
    """Name, what holds it, precision and the codes of UCDP and ACLED."""
    place, problems = resolve(words, context, gazetteer)
    assert (place.country, place.admin1, place.precision, place.ucdp, place.acled) == (
        country, admin1, precision, ucdp, acled,
    )  # fmt: skip
    assert place.words == words
    assert problems == []


def test_a_country_never_carries_its_capitals_point(gazetteer: Gazetteer) -> None:
    """Country precision has no coordinates, with or without a part."""
    for words in ("Iraq", "southern Iraq", "U.S.", "off the coast of Libya"):
        place, _ = resolve(words, ["Baghdad"], gazetteer)
        assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    "words",
    ["a hospital", "the area", "their house", "the town", "a checkpoint near the bridge", "the UN building", ""],
)
def test_generic_nouns_are_no_place_and_no_problem(gazetteer: Gazetteer, words: str) -> None:
    """And the context, Baghdad, does not become the answer."""
    place, problems = resolve(words, ["Baghdad", "Iraq"], gazetteer)
    assert (place.name, place.country, place.precision) == (None, None, "not_stated")
    assert problems == []


def test_a_distance_and_bearing_reckon_a_point(gazetteer: Gazetteer) -> None:
    """The town is nameless: a point, the towns that fit, no town as the answer."""
    place, problems = resolve("in the town, about 190 km north-west of Baghdad", [], gazetteer)
    assert (place.name, place.country, place.precision, place.ucdp) == (None, "IQ", "near", 5)
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - 34.54) < 0.05
    assert abs(place.lon - 42.93) < 0.05
    assert any("Ḩadīthah" in c for c in place.candidates)
    assert problems == []


def test_a_short_bearing_is_within_25_km(gazetteer: Gazetteer) -> None:
    """Miles are miles, and UCDP's step 2 is kept for what is near."""
    place, _ = resolve("15 miles south of Kirkuk", [], gazetteer)
    assert (place.precision, place.ucdp, place.acled, place.admin1) == ("near", 2, 2, "Kirkūk")
    assert place.lat is not None
    assert abs(place.lat - 35.25) < 0.01


def test_a_distance_without_bearing_is_no_point_when_far(gazetteer: Gazetteer) -> None:
    """100 km from Baghdad may be anywhere on a circle."""
    place, _ = resolve("100 km from Baghdad", [], gazetteer)
    assert (place.country, place.precision, place.lat) == ("IQ", "country", None)


@pytest.mark.parametrize("words", ["Springfield", "Tripoli", "Bucha", "San Antonio"])
def test_a_shared_name_without_context_stays_open(gazetteer: Gazetteer, words: str) -> None:
    """Several places are named so and nothing tells which: candidates and a problem."""
    place, problems = resolve(words, [], gazetteer)
    assert place.precision == "not_stated"
    assert len(place.candidates) > 1
    assert [p.code for p in problems] == ["place_ambiguous"]


def test_context_settles_a_shared_name(gazetteer: Gazetteer) -> None:
    """The same words, with a country or a province beside them."""
    assert resolve("Tripoli", ["Lebanon"], gazetteer)[0].country == "LB"
    assert resolve("Bucha", ["Kyiv"], gazetteer)[0].country == "UA"
    assert resolve("Springfield", ["Illinois"], gazetteer)[0].admin1 == "Illinois"


def test_a_famous_namesake_abroad_is_not_taken_against_the_context(gazetteer: Gazetteer) -> None:
    """San Antonio in a Salvadoran report is not the one in Texas; Kabul in a London report is Kabul."""
    assert resolve("SAN ANTONIO", ["EL SALVADOR"], gazetteer)[0].country != "US"
    assert resolve("Kabul", ["London"], gazetteer)[0].country == "AF"


def test_a_province_abroad_that_few_know_is_not_taken_against_the_context(gazetteer: Gazetteer) -> None:
    """Valle in a Colombian report is none of Honduras; Bavaria is Bavaria everywhere."""
    assert resolve("Valle Department", ["Colombia"], gazetteer)[0].country is None
    assert resolve("Valle Department", ["Honduras"], gazetteer)[0].country == "HN"
    assert resolve("Bavaria", ["Colombia"], gazetteer)[0].country == "DE"


def test_an_unknown_village_gives_the_province_that_holds_it(gazetteer: Gazetteer) -> None:
    """Better coarse and sure; a problem names the village."""
    place, problems = resolve("the village of Qalagarwalo in Nangarhar province, Afghanistan", [], gazetteer)
    assert (place.admin1, place.precision) == ("Nangarhār", "province")
    assert [p.code for p in problems] == ["place_unknown"]
    assert "Qalagarwalo" in problems[0].seen


def test_an_unknown_name_has_candidates_and_no_answer(gazetteer: Gazetteer) -> None:
    """A misspelt town of a known country is proposed to people."""
    place, problems = resolve("CHALATNANGO", ["EL SALVADOR"], gazetteer)
    assert (place.name, place.precision) == (None, "not_stated")
    assert any(c.startswith("Chalatenango") for c in place.candidates)
    assert [p.code for p in problems] == ["place_unknown"]


def test_the_head_of_a_longer_name_is_not_taken_for_it(gazetteer: Gazetteer) -> None:
    """San Juan de something unknown is not San Juan."""
    place, problems = resolve("San Juan de Quilpomarca", ["Peru"], gazetteer)
    assert place.name is None
    assert [p.code for p in problems] == ["place_unknown"]


def test_what_lies_beside_a_town_is_not_placed_in_it(gazetteer: Gazetteer) -> None:
    """ "South of Hasakah" does not hold a town that the gazetteer lacks."""
    place, problems = resolve("the town of Ash Qarrabi, south of Hasakah", ["Syria"], gazetteer)
    assert place.precision == "not_stated"
    assert [p.code for p in problems] == ["place_unknown"]


def test_an_unknown_quarter_gives_the_area_and_not_the_town_centre(gazetteer: Gazetteer) -> None:
    """A quarter that is not filed is somewhere in what bears the larger name."""
    place, problems = resolve("his home in the Zafrinia area of Baghdad", [], gazetteer)
    assert (place.country, place.precision) == ("IQ", "province")
    assert [p.code for p in problems] == ["place_unknown"]


def test_a_facility_alone_is_not_placed(gazetteer: Gazetteer) -> None:
    """A mosque's name is seldom a town's."""
    place, problems = resolve("the al-Noor mosque", [], gazetteer)
    assert place.precision == "not_stated"
    assert [p.code for p in problems] == ["place_unknown"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=50))
def test_any_words_give_an_answer(gazetteer: Gazetteer, words: str) -> None:
    """No text makes it fail; a point comes as a pair."""
    place, _ = resolve(words, ["Iraq"], gazetteer)
    assert (place.lat is None) == (place.lon is None)


def test_every_country_is_known_by_the_name_that_we_give_it(gazetteer: Gazetteer) -> None:
    """What a report tells without a place is of its country, under the gazetteer's name: "Congo, The Democratic Republic of the"."""
    letters = [chr(c) for c in range(ord("A"), ord("Z") + 1)]
    named = {a + b: name for a in letters for b in letters if (name := gazetteer.country_name(a + b)) is not None}
    assert len(named) > 200
    wrong = {code: name for code, name in named.items() if resolve(name, [], gazetteer)[0].country != code}
    assert not wrong
