"""Places on drawn maps: a mark is as wide as what is known, and what is known too coarsely is not drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.model import Place
from accounted.places import resolve
from accounted.web.drawings.ground import ground, sheet_for
from accounted.web.drawings.outlines import Box, outlines
from accounted.web.drawings.placing import gazetteer, mark_of
from accounted.web.drawings.small_map import small_map


def place(words: str, *context: str) -> Place:
    return resolve(words, context, gazetteer())[0]


@pytest.mark.parametrize(
    ("words", "context", "shape"),
    [
        ("al-Baghdadi", ("Anbar", "Iraq"), "town"),
        ("near Mosul", ("Iraq",), "near"),
        ("Nineveh province", ("Iraq",), "area"),
        ("Abu Ghraib district", ("Iraq",), "area"),
        ("Iraq", (), "listed"),
        ("northern Iraq", (), "listed"),
        ("between Mosul and Basra", ("Iraq",), "listed"),
        ("the Red Sea", (), "listed"),
        ("a place nobody ever heard of", (), "listed"),
    ],
)
def test_a_mark_is_as_wide_as_what_is_known(words, context, shape):
    """A town is a dot, nearness a ring, a district or a province an area; a country, a line and a sea are only listed."""
    found = place(words, *context)
    mark = mark_of(found)
    assert mark.shape == shape, found
    assert (mark.box is None) == (shape == "listed")
    assert (small_map(found, "Here") is None) == (shape == "listed")


def test_a_country_is_never_drawn_at_its_capital():
    """Even where somebody gave a country a point, it stays a country."""
    capital = Place(words="Iraq", name="Iraq", country="IQ", lat=33.34, lon=44.4, precision="country")
    assert mark_of(capital).shape == "listed"
    assert mark_of(Place(words="x", precision="exact")).shape == "listed"
    assert mark_of(Place(words="x", lat=33.3, lon=44.4, precision="line")).shape == "listed"


def test_a_ring_is_25_km_wide_in_both_directions():
    """At Mosul's latitude a degree of longitude is shorter than one of latitude, and the ring's box says so."""
    box = mark_of(place("near Mosul", "Iraq")).box
    assert box is not None
    assert (box.n - box.s) / 2 * 111.2 == pytest.approx(25, rel=0.01)
    assert (box.e - box.w) / (box.n - box.s) == pytest.approx(1.24, rel=0.03)


def test_several_places_of_one_province_are_that_province():
    """Two towns named together are known as their province: its outline, found by the province's name."""
    both = place("Ramadi and Hit", "Anbar", "Iraq")
    assert both.precision == "province"
    assert mark_of(both).outline == mark_of(place("Anbar province", "Iraq")).outline


def test_a_province_holds_its_towns_and_not_those_of_the_next():
    """Ramadi lies in the outline of Anbar, Mosul does not; and Iraq holds both."""
    number = mark_of(place("Anbar province", "Iraq")).outline
    assert number is not None
    known = outlines()
    anbar = known.area(number)
    iraq = next(c for c in known.countries(anbar.box) if c.iso == "IQ")
    for name, inside in (("Ramadi", True), ("Mosul", False)):
        town = place(name, "Iraq")
        assert town.lon is not None
        assert town.lat is not None
        assert _holds(anbar, town.lon, town.lat) == inside
        assert _holds(iraq, town.lon, town.lat)


def _holds(area, lon: float, lat: float) -> bool:
    from accounted.web.drawings.outlines import mercator

    y, inside = mercator(lat), False
    for ring in outlines().rings(area, 2):
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and lon < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def test_neighbours_share_their_border_point_by_point():
    """An outline is made of arcs; the arc between two provinces is the same in both, so that no gap can open."""
    known = outlines()
    provinces = [a for a in known.provinces(Box(42, 32, 45, 35)) if a.iso == "IQ"]
    arcs = [{abs(n) for ring in a.rings for n in ring} for a in provinces]
    shared = [x & y for i, x in enumerate(arcs) for y in arcs[i + 1 :]]
    assert sum(1 for s in shared if s) > 5


def test_a_small_map_says_what_it_shows_and_is_the_same_each_time():
    """Well-formed, with a sentence for those who do not see it, letters escaped, and the same bytes twice."""
    found = place("al-Baghdadi", "Anbar", "Iraq")
    drawn = small_map(found, "<Here & there>")
    assert drawn is not None
    root = ElementTree.fromstring(str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    assert root.attrib["aria-label"].startswith("<Here & there>: the town is known")
    assert drawn == small_map(found, "<Here & there>")
    assert "style=" not in drawn
    ids = re.findall(r'id="([^"]+)"', drawn)
    assert ids == ["hatch"]


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-180, 180), st.floats(-83, 83), st.floats(0, 20), st.floats(0, 20), st.integers(200, 1200), st.integers(150, 800)
)  # fmt: skip
def test_a_sheet_holds_its_box_and_the_ground_stays_on_it(w, s, wide, high, width, height):
    """Any box of the earth lies on its sheet, and no line is drawn far beyond the sheet's edges."""
    box = Box(w, s, min(w + wide, 180), min(s + high, 83.5))
    sheet = sheet_for(box, width, height)
    for lon, lat in ((box.w, box.s), (box.e, box.n)):
        x, y = sheet.at(lon, lat)
        assert -1 <= x <= width + 1
        assert -1 <= y <= height + 1 or sheet.box.e - sheet.box.w >= 359
    for path in re.findall(r'<path class="land" d="([^"]*)"', ground(sheet).body):
        for start in re.findall(r"M(-?\d+) (-?\d+)", path):
            assert -6 <= int(start[0]) <= width + 6
            assert -6 <= int(start[1]) <= height + 6
