"""Names to entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.model import AccountedError
from accounted.places import Gazetteer, demonym
from accounted.places.names import key, literal


@pytest.mark.parametrize(
    "name",
    ["Ramadi", "Mariupol", "Maiduguri", "Sana'a", "Sanaa", "Deir al-Zor", "Falluja", "Khan Sheikhoun", "Hodeidah",
     "Al Anbar province", "al-Baghdadi", "Iraq", "UAE", "Burma", "SOYAPANGO", "Мариуполь", "الرمادي"],
)  # fmt: skip
def test_spellings_of_one_place_are_known(gazetteer: Gazetteer, name: str) -> None:
    """Other spellings, upper case and other scripts reach an entry."""
    assert gazetteer.knows(name)


@pytest.mark.parametrize("name", ["", "-", "the", "Qwxyzzy", "12"])
def test_what_is_no_name_is_not_known(gazetteer: Gazetteer, name: str) -> None:
    """Nothing is likened to something."""
    assert not gazetteer.knows(name)
    assert gazetteer.lookup(name) == []


def test_a_name_in_two_words_is_found_where_it_is_filed_as_one(gazetteer: Gazetteer) -> None:
    """Writers split what others write as one word; two words that are filed so keep their own entry, and small ones are none."""
    assert gazetteer.lookup("Balad Ruz")[0].name == gazetteer.lookup("Baladruz")[0].name
    assert gazetteer.lookup("San Miguel")[0].name == "San Miguel"
    assert not gazetteer.knows("Qwx Yzzy")


def test_lookup_ranks_the_country_asked_for_first(gazetteer: Gazetteer) -> None:
    """Tripoli is in Libya, Lebanon and elsewhere."""
    assert gazetteer.lookup("Tripoli", country="LB")[0].country == "LB"
    assert gazetteer.lookup("Tripoli")[0].country == "LY"


def test_lookup_ranks_the_province_asked_for_first(gazetteer: Gazetteer) -> None:
    """Springfield of Illinois comes before the larger one of Missouri."""
    assert gazetteer.lookup("Springfield", country="US")[0].admin1 == "Missouri"
    assert gazetteer.lookup("Springfield", country="US", admin1="Illinois")[0].admin1 == "Illinois"


def test_an_article_tells_el_salvador_from_salvador(gazetteer: Gazetteer) -> None:
    """The country's article matters though keys leave it out."""
    assert gazetteer.lookup("El Salvador")[0].kind == "country"
    assert gazetteer.lookup("El Salvador")[0].country == "SV"


def test_a_country_has_no_point(gazetteer: Gazetteer) -> None:
    """No capital stands for its country."""
    e = gazetteer.lookup("Iraq")[0]
    assert (e.kind, e.lat, e.lon) == ("country", None, None)


def test_likeness_proposes_only_within_the_country(gazetteer: Gazetteer) -> None:
    """A misspelling finds its town among the candidates, all of that country, and the look-up stays empty."""
    assert gazetteer.lookup("Fallujjah") == []
    found = gazetteer.candidates("Fallujjah", "IQ", "Anbar")
    assert "Al Fallūjah" in [e.name for e in found]
    assert {e.country for e in found} == {"IQ"}
    assert gazetteer.candidates("Fallujjah", "XX") == []


@pytest.mark.parametrize(
    ("word", "iso"),
    [("Iraqi", "IQ"), ("SYRIAN", "SY"), ("Salvadoran", "SV"), ("polish", None), ("Congolese", None), ("Baghdad", None)],
)
def test_demonyms_speak_of_countries(word: str, iso: str | None) -> None:
    """Only capitalised words, and only where one country is meant."""
    assert demonym(word) == iso


def test_a_missing_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    """One line with the file and the way out."""
    with pytest.raises(AccountedError, match="build one with"):
        Gazetteer.open(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database at all" * 200)
    with pytest.raises(AccountedError, match="not a gazetteer"):
        Gazetteer.open(broken)


@given(st.text(max_size=60))
def test_keys_are_stable(name: str) -> None:
    """A key is its own key's words, ASCII, and never fails."""
    k = key(name)
    assert k.isascii()
    assert literal(k) == k
