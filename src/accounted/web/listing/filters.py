"""What can be asked for: a filter is a link, the same filter gives the same link, and each part of it can be taken off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

import msgspec

from accounted import reckoning
from accounted.model import BadInput
from accounted.web.drawings.outlines import Box

__all__ = ["FACETS", "PROBLEMS", "STATES", "TOLLS", "Filter", "box_of", "box_words", "filter_of"]

TOLLS = {
    "": "any",
    "known": "with a number",
    "unknown": "unknown number",
    "none": "nobody says",
    "1": "1 or more",
    "10": "10 or more",
    "50": "50 or more",
}
STATES = ("draft", "reviewed", "second_read", "released")
PROBLEMS = ("with", "without", "unread")
FACETS = ("status", "role", "age", "sex")


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked for. Empty: everything."""

    q: str = ""
    since: str = ""
    until: str = ""
    country: str = ""
    province: str = ""
    """As the gazetteer names it; together with the country."""
    place: str = ""
    """Words of the place, in any order; the last may be cut short."""
    box: str = ""
    """west,south,east,north in degrees: marks that lie in it or reach into it."""
    drawn: str = ""
    """yes: what stands on a map; no: what is known too coarsely."""
    kind: str = ""
    toll: str = ""
    group: str = ""
    """A facet and its value, "age:child": somebody counts such people."""
    actor: str = ""
    """Words of whom somebody names as doing it."""
    state: str = ""
    opened: str = ""
    """yes: with a code to cite; no: drafts that nobody opened."""
    problem: str = ""
    method: str = "plain"
    page: int = 1

    def link(self, **changes: str | int) -> str:
        """The query string of this filter with changes; a change leads to the first page unless it is the page, and another
        country to all of its provinces."""
        if "page" not in changes:
            changes["page"] = 1
        if "country" in changes and "province" not in changes:
            changes["province"] = ""
        mine = ((k, changes[k] if k in changes else getattr(self, k)) for k in self.__struct_fields__)
        asked = [(k, v) for (k, v), plain in zip(mine, self.__struct_defaults__, strict=True) if v != plain]
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def bare(self) -> Filter:
        """Without the page: what is found is the same."""
        return msgspec.structs.replace(self, page=1)

    def chips(self, countries: Mapping[str, str]) -> list[tuple[str, str]]:
        """Each filter that is set, in words, with the link that takes it off."""
        said = {
            "q": f"“{self.q}”",
            "since": f"since {self.since}",
            "until": f"until {self.until}",
            "country": countries.get(self.country.upper(), self.country),
            "province": self.province,
            "place": f"place “{self.place}”",
            "box": f"on the map: {box_words(self.box)}",
            "drawn": "on the map" if self.drawn == "yes" else "known too coarsely for the map",
            "kind": self.kind.replace("_", " "),
            "toll": f"killed: {TOLLS.get(self.toll, self.toll)}",
            "group": f"somebody counts: {group_words(self.group)}",
            "actor": f"by “{self.actor}”",
            "state": self.state.replace("_", "-"),
            "opened": "opened" if self.opened == "yes" else "not opened",
            "problem": {"with": "open problems", "without": "no problem", "unread": "unread reports"}.get(
                self.problem, ""
            ),
        }
        return [(said[k], self.link(**{k: ""})) for k in said if getattr(self, k)]


def group_words(group: str) -> str:
    """ "age:child" as a person would say it."""
    facet, _, value = group.partition(":")
    value = value.replace("_", " ")
    return {"f": "women or girls", "m": "men or boys"}.get(value, value) if facet == "sex" else value


def box_words(box: str) -> str:
    """The box as a person would say it: "31.2–34° N, 40–44.5° E"."""
    some = box_of(box)
    if some is None:
        return ""
    return f"{_degrees(some.s, some.n, 'N', 'S')}, {_degrees(some.w, some.e, 'E', 'W')}"


def _degrees(low: float, high: float, plus: str, minus: str) -> str:
    one, other = (f"{abs(v):.2f}".rstrip("0").rstrip(".") for v in (low, high))
    ends = tuple(plus if v >= 0 else minus for v in (low, high))
    return (
        f"{one}–{other}° {plus if low >= 0 else minus}"
        if ends[0] == ends[1]
        else f"{one}° {ends[0]} – {other}° {ends[1]}"
    )


def box_of(text: str) -> Box | None:
    """A box from its words; None where none is asked for. Raises ``BadInput`` for what is no box."""
    if not text:
        return None
    try:
        w, s, e, n = (float(v) for v in text.split(","))
    except ValueError:
        w = s = e = n = float("nan")
    if not (-180 <= w <= e <= 180 and -90 <= s <= n <= 90):
        raise BadInput(f"box: {text[:60]!r} is no box - write west,south,east,north in degrees, as 40.5,32,44,34.2")
    return Box(w, s, e, n)


def filter_of(fields: Iterable[tuple[str, str]]) -> Filter:
    """A filter from a query string. Raises ``BadInput`` for what cannot be asked; unknown fields are refused too."""
    given = {k: v.strip() for k, v in fields if v.strip()}
    unknown = sorted(set(given) - set(Filter.__struct_fields__))
    if unknown:
        raise BadInput(f"no filter is called {unknown[0]!r} - take it out of the link")
    for name in ("since", "until"):
        if name in given:
            try:
                date.fromisoformat(given[name])
            except ValueError as err:
                raise BadInput(f"{name}: {given[name]!r} is no day - write it as 2018-01-29") from err
    page = given.pop("page", "1")
    if not page.isascii() or not page.isdigit() or not 1 <= int(page) <= 1_000_000:
        raise BadInput(f"page: {page!r} is no page - give 1, 2, 3 …")
    box_of(given.get("box", ""))
    if "group" in given and given["group"].partition(":")[0] not in FACETS:
        raise BadInput(f"group: {given['group']!r} is no group - write it as age:child; facets are {', '.join(FACETS)}")
    if given.get("state") == "second-read":
        given["state"] = "second_read"
    for name, known in (
        ("toll", tuple(TOLLS)), ("state", STATES), ("opened", ("yes", "no")), ("drawn", ("yes", "no")), ("problem", PROBLEMS),
    ):  # fmt: skip
        if name in given and given[name] not in known:
            raise BadInput(f"{name}: {given[name]!r} cannot be asked for - choose {', '.join(k for k in known if k)}")
    if "method" in given and given["method"] not in {m.name for m in reckoning.shipped()}:
        raise BadInput(f"method: {given['method']!r} is not among the shipped ones - choose one of the list")
    return Filter(**given, page=int(page))
