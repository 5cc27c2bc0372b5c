"""Figures, days and places in the words that a reader sees. Pure functions of model values."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from accounted.model import CasualtyClaim, Count, Incident, Period, Place, Toll

__all__ = ["between", "day", "figure", "number", "plural", "safe_url", "spoken", "toll_ends", "toll_figure", "when"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(n: int) -> str:
    """Thousands parted by commas."""
    return f"{n:,}"


def plural(n: int, one: str, many: str = "") -> str:
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def between(least: int, most: int, one: str) -> str:
    """ "3 to 5 origins", "1 origin"."""
    return plural(most, one) if least == most else f"{least} to {most} {one}s"


def day(iso: str | None) -> str | None:
    """An ISO day, month or year for people: "27 January 2018"; other text unchanged."""
    if iso is None:
        return None
    m = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(.*)", iso, re.S)
    if m is None or (m[2] and not 1 <= int(m[2]) <= 12):
        return iso
    parts = [str(int(m[3])) if m[3] else "", MONTHS[int(m[2]) - 1] if m[2] else "", m[1]]
    clock = re.match(r"[T ](\d\d:\d\d)", m[4] or "")
    return " ".join(p for p in parts if p) + (f", {clock[1]}" if clock else "")


def when(period: Period) -> str:
    """A period for people; "date not stated" where nobody says."""
    if period.end is None:
        return "date not stated"
    end = day(period.end) or period.end
    if period.start == period.end:
        text = end
    elif period.start is None:
        text = f"on or before {end}"
    else:
        text = f"{day(period.start)} to {end}"
    return f"{text}, {period.part_of_day}" if period.part_of_day else text


def where(place: Place, country: str | None = None) -> str:
    """A place as a title; ``country``: its country's name, where the code alone is not wanted."""
    parts = [country if p == place.country and country else p for p in place.parts()]
    return ", ".join(parts) or "Place not stated"


def kind(incident: Incident) -> str:
    """ "event · air strike"."""
    return " · ".join([incident.kind, *(v.replace("_", " ") for v in incident.violence[:2])])


def figure(count: Count) -> str:
    """A count as short as a label: "8", "8–11", "at least 7", "“dozens”"."""
    if count.bound == "none" or (count.low == 0 and count.high == 0):
        return "0"
    if count.low is None and count.high is None:
        return f"“{' '.join(count.words.split())}”"
    if count.high is None:
        return f"at least {number(count.low or 0)}"
    if count.low is None:
        return f"up to {number(count.high)}"
    text = number(count.low) if count.low == count.high else f"{number(count.low)}–{number(count.high)}"
    return ("about " if count.bound in ("about", "nearly") else "") + text


def spoken(claim: CasualtyClaim) -> str:
    """A casualty claim without its speaker: "8 police officers killed (10 + 1)"; a figure denied is called so."""
    return f"{told(claim)}, denied" if denies_figure(claim) else told(claim)


def denies_figure(claim: CasualtyClaim) -> bool:
    """Whether the speaker says that a figure is false; a denial of any harm says what "none" says."""
    return claim.stance == "denied" and figure(claim.count) != "0"


def told(claim: CasualtyClaim) -> str:
    """What a casualty claim counts, whatever its speaker says of it."""
    people = claim.group.words or "people"
    text = figure(claim.count)
    if claim.count.bound == "vague" and people.casefold() in claim.count.words.casefold():
        people = ""
    if text == "0":
        text = "nobody" if people == "people" else "no"
        people = "" if people == "people" else people
    outcome = claim.outcome.replace("_", " ")
    if (people.startswith(("a ", "an ")) or claim.count.derived) and people and text not in ("nobody", "no"):
        return f"{people} {outcome}: {text}"
    return " ".join(x for x in (text, people, outcome) if x)


# --------------------------------------------------------------------------- tolls

LOW, HIGH = ("min", "low"), ("max", "high")


def toll_ends(toll: Toll) -> tuple[int | None, int | None]:
    """Lowest and highest that the method gives; equal where it has one number."""
    values = toll.fields
    if len(values) == 1:
        only = next(iter(values.values()))
        return only, None if toll.open_high else only
    low = next((values[k] for k in LOW if k in values), None)
    high = next((values[k] for k in HIGH if k in values), None)
    return low, high


def toll_figure(toll: Toll) -> tuple[str, bool]:
    """What stands large, and whether it is words rather than a figure."""
    plain = {"cannot_say": "cannot say", "not_an_event": "not an event", "no_claim": "nobody says"}
    if toll.answer != "figures":
        return plain[toll.answer], True
    low, high = toll_ends(toll)
    if low is None and high is None:
        return "unknown", True
    if high is None:
        return f"≥ {number(low or 0)}" if toll.open_high else f"{number(low or 0)}–?", False
    if low is None:
        return f"≤ {number(high)}", False
    return number(low) if low == high else f"{number(low)}–{number(high)}", False


def toll_sentence(toll: Toll) -> str:
    """The toll in one sentence, as a screen reader would say it."""
    name = f"{toll.outcome.replace('_', ' ')}, {toll.group}, under {toll.method} {toll.version}"
    if toll.answer != "figures":
        return f"{name}: {toll_figure(toll)[0]}"
    low, high = toll_ends(toll)
    if low is None and high is None:
        said = "not known"
    elif high is None:
        said = f"at least {low}, open above" if toll.open_high else f"{low} or more, the highest not settled"
    elif low is None:
        said = f"up to {high}, no lower end stated"
    else:
        said = str(low) if low == high else f"{low} to {high}"
    rest = [f"{k} not settled" for k, v in toll.fields.items() if v is None and k not in (*LOW, *HIGH)]
    return "; ".join([f"{name}: documented range {said}", *rest])


def safe_url(url: str | None) -> str | None:
    """An address that may become a link: http or https, with a host, without spaces, controls or credentials."""
    if not url or re.search(r"[\x00-\x20\x7f-\x9f\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\\"'<>`]", url):
        return None
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
    except ValueError:
        return None
    return url
