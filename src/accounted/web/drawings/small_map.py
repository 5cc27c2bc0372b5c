"""A small map of one place, for the page of an incident: drawn by the server, still, the same for the same place."""

from __future__ import annotations

from markupsafe import Markup, escape

from accounted.model import Place
from accounted.web.drawings.ground import Sheet, area_path, ground, lettered, sheet_for
from accounted.web.drawings.outlines import outlines
from accounted.web.drawings.placing import Mark, mark_of

__all__ = ["HATCH", "mark_svg", "small_map", "words_of"]

WIDTH, HEIGHT = 420, 300
LEAST = {"town": 4.0, "near": 2.6, "area": 1.5}
"""Degrees of width: enough around a town to know where it is."""
HATCH = Markup(
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern>'
)


def small_map(place: Place, title: str, *, width: int = WIDTH, height: int = HEIGHT) -> Markup | None:
    """The place on the outlines of its surroundings: a dot, a ring of 25 km, or an area.

    None where the place is known too coarsely to be drawn (:func:`words_of` says so): show the words instead. The drawing
    scales with its box; classes are those of ``.map`` in desk.css.
    """
    mark = mark_of(place)
    if mark.box is None or mark.point is None:
        return None
    sheet = sheet_for(mark.box, width, height, least=LEAST[mark.shape])
    x, y = sheet.at(*mark.point)
    start = x < width * 0.62
    name = ", ".join(place.parts()[:1]) or title
    away = 12.0 if mark.shape == "town" else 0.0
    letters = (
        f'<text class="pin-name" x="{x + away if start else x - away:.1f}" y="{y + 5:.1f}" '
        f'text-anchor="{"middle" if not away else "start" if start else "end"}">{escape(name)}</text>'
    )
    wide = len(name) * 7.5
    left = x - wide / 2 if not away else x + away if start else x - away - wide
    under = ground(sheet)
    names = lettered(under.names, [(left, y - 12, left + wide, y + 12)])
    said = f"{title}: {words_of(place, mark)}"
    return Markup(
        f'<svg class="map small" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(said)}"><title>{escape(said)}</title>'
        f"<defs>{HATCH}</defs>{under.body}{names}{mark_svg(mark, sheet)}{letters}{scale_bar(sheet)}</svg>"
    )


def mark_svg(mark: Mark, sheet: Sheet, size: float = 6.0) -> Markup:
    """A mark on a sheet, without letters."""
    if mark.point is None:
        return Markup("")
    x, y = sheet.at(*mark.point)
    if mark.outline is not None:
        return Markup(f'<path class="p-area" d="{area_path(outlines().area(mark.outline), sheet, sheet.level)}"/>')
    if mark.km:
        radius = max(sheet.units(mark.km, mark.point[1]), size + 3)
        css = "p-near" if mark.shape == "near" else "p-area"
        return Markup(f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    return Markup(f'<circle class="p-town" cx="{x:.1f}" cy="{y:.1f}" r="{size:g}"/>')


def words_of(place: Place, mark: Mark) -> str:
    """How well the place is known, in words."""
    if mark.shape == "town":
        return "the town is known; the dot is the town, no exact spot"
    if mark.shape == "near":
        return "within about 25 km: somewhere in the ring"
    if mark.outline is not None:
        return "only the province is known: somewhere in the hatched area"
    if mark.shape == "area":
        known = "district" if place.precision == "district" else "province"
        return f"only the {known} is known: the hatched circle stands for it, its borders are not known here"
    return {
        "country": "only the country is known: not drawn, and no capital stands for it",
        "line": "known only as a line or a region: not drawn",
        "sea_or_air": "at sea or in the air: not drawn",
        "not_stated": "no place is stated",
    }.get(place.precision, "its extent is not known: not drawn")


def scale_bar(sheet: Sheet) -> Markup:
    """A length in whole kilometres at the foot of a sheet."""
    lat = (sheet.box.s + sheet.box.n) / 2
    km = next((k for k in (1000, 500, 200, 100, 50, 20, 10, 5, 2) if sheet.units(k, lat) <= sheet.width * 0.3), 1)
    long, y = sheet.units(km, lat), sheet.height - 12
    return Markup(
        f'<path class="bar-line" d="M12 {y - 4}V{y}H{12 + long:.1f}V{y - 4}"/>'
        f'<text class="sub" x="{16 + long:.1f}" y="{y + 2}">{km} km</text>'
    )
