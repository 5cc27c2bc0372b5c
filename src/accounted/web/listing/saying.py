"""People of several incidents in words: outer bounds of documented ranges, and what has no number said beside them."""

from __future__ import annotations

from accounted.publishing.words import number, plural
from accounted.web.listing.summing import People

__all__ = ["figure_of", "killed_words"]


def figure_of(low: int | None, high: int | None, open_above: bool) -> str:
    """ "7–11 or more", "at least 7", "up to 9", "unknown"."""
    if low is None and high is None:
        return "unknown"
    if high is None:
        return f"at least {number(low or 0)}"
    if low is None:
        return f"up to {number(high)}"
    told = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"{told} or more" if open_above else told


def killed_words(people: People) -> str:
    """ "7–11 killed, plus 2 with unknown number"; "0 killed" only where somebody says so."""
    said = [f"{figure_of(people.low, people.high, people.open)} killed"] if people.of else []
    if people.unknown:
        said.append(f"plus {number(people.unknown)} with unknown number" if said else "unknown number killed")
    if people.silent:
        said.append("nobody says how many were killed" if not said else f"{number(people.silent)} where nobody says")
    if people.left_out:
        said.append(f"{plural(people.left_out, 'incident')} not added")
    return ", ".join(said)
