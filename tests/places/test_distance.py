"""Kilometres, bearings, and whether two places can be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.model import Place
from accounted.places import Gazetteer, compatible, haversine, resolve
from accounted.places.distance import bearing, destination


def test_haversine_agrees_with_known_distances() -> None:
    """Baghdad to Mosul is about 356 km; a degree of the equator 111.2 km."""
    assert haversine(33.3406, 44.4009, 36.335, 43.1189) == pytest.approx(353, abs=5)
    assert haversine(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)


@given(
    st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 359), st.floats(1, 1000),
)  # fmt: skip
def test_destination_is_so_far_and_in_that_wind(lat: float, lon: float, wind: float, km: float) -> None:
    """Going there and looking back agree."""
    there = destination(lat, lon, wind, km)
    assert haversine(lat, lon, *there) == pytest.approx(km, rel=1e-6)
    off = abs((bearing(lat, lon, *there) - wind + 180) % 360 - 180)
    assert off < 0.01


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ("Ramadi", "Ramadi", "same place"),
        ("Ramadi", "Anbar province", "may be the same"),
        ("Ramadi", "Mosul", "different"),
        ("Iraq", "Mosul", "may be the same"),
        ("Iraq", "Syria", "different"),
        ("a hospital", "Mosul", "unknown"),
        ("Anbar province", "Diyala province", "different"),
    ],
)
def test_compatible_says_how_two_places_agree(gazetteer: Gazetteer, left: str, right: str, says: str) -> None:
    """A sentence that begins with the judgement."""
    a, b = resolve(left, ["Iraq"], gazetteer)[0], resolve(right, ["Iraq"], gazetteer)[0]
    assert compatible(a, b)[1].startswith(says)
    assert compatible(b, a)[1].startswith(says)


def test_distance_is_unknown_without_points() -> None:
    """No kilometres where a place has no point."""
    assert compatible(Place(words="x"), Place(words="y")) == (None, "unknown: x says no place")
