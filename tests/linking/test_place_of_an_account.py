"""Where an account of several places is said to have been."""

from __future__ import annotations

import pytest

from accounted.linking.context import best_place
from accounted.model import Place


def spot(name: str, country: str, precision: str, lat: float | None = None, admin1: str | None = None) -> Place:
    """A place somewhere on one meridian; a degree is 111 km."""
    return Place(
        words=name, name=name, country=country, admin1=admin1, precision=precision, lat=lat, lon=None if lat is None else 0.0
    )  # fmt: skip


STATE = spot("Norland", "XA", "country")
PROVINCE = spot("Hill", "XA", "province", admin1="Hill")
TOWN = spot("Orven", "XA", "exact", 10.0, "Hill")
OTHER_TOWN = spot("Dello", "XA", "exact", 14.0, "Shore")
ABROAD = spot("Quay", "XB", "exact", 40.0, "Quay")


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ([STATE, PROVINCE, TOWN], TOWN),
        ([TOWN, PROVINCE, STATE], TOWN),
        ([TOWN, OTHER_TOWN], TOWN),  # of two towns the one told first
        ([STATE, PROVINCE, OTHER_TOWN], PROVINCE),  # a town elsewhere, told last: where a minister spoke
        ([ABROAD, TOWN, PROVINCE], TOWN),  # shares fell in Quay
        ([ABROAD], ABROAD),
        ([OTHER_TOWN, PROVINCE, TOWN], TOWN),
        ([], Place(words="")),
    ],
)
def test_an_account_is_of_the_finest_of_the_places_that_go_together(told: list[Place], place: Place) -> None:
    """A place that contradicts most of what else is told of an event is that of something else."""
    assert best_place([told]) == place
