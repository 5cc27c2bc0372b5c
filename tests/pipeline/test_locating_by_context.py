"""Where names are placed by what else the report tells."""

from __future__ import annotations

from accounted.model import Place
from accounted.pipeline.locating import _country_of, _with_part


def test_a_name_followed_by_quarter_is_a_part_of_a_town() -> None:
    """The word behind the quote belongs to the name; another word does not."""
    assert _with_part("Harat", "the martyrs of Harat quarter", 20) == "Harat quarter"
    assert _with_part("Harat", "the martyrs of Harat came", 20) == "Harat"


def test_the_country_of_settled_places_is_told_only_where_they_agree() -> None:
    """Countries alone settle nothing, and places of two countries are of none."""
    mali, niger = (Place(words="x", country=c, precision="exact") for c in ("ML", "NE"))
    assert _country_of([mali, mali]) == "ML"
    assert _country_of([mali, niger]) is None
    assert _country_of([Place(words="x", country="ML", precision="country")]) is None
