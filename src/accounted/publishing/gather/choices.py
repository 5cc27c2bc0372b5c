"""What is shown and how much of it: the leading method, the words around a quote, the outcomes, the order."""

from __future__ import annotations

from accounted.model import ASPECTS, Outcome
from accounted.publishing.view import Depth

LEADING = "plain"
"""The method that leads; the other shipped ones stand beside it."""
CONTEXT = 15
"""Words before and after a quote: about thirty around it."""
INTERNAL_CONTEXT = 60
"""The same on an internal page."""
LONGEST = 80
"""Words of a quote that a public page shows; the middle of a longer one is left out."""
MAIN: tuple[Outcome, ...] = ("killed", "injured")
HARMS: tuple[Outcome, ...] = ("killed_or_injured", "missing", "detained", "displaced")
SHOWN = tuple(aspect for aspect in ASPECTS if aspect != "person")
"""Persons have a place of their own on the page."""
STRIP = (
    ("asked", "requested"),
    ("approved", "approved"),
    ("carried out", "by"),
    ("not told", "not_told"),
    ("inquiry", "inquiry"),
)
DEPTHS: tuple[Depth, ...] = ("counted", "floor", "set_aside", "response")
OTHER_SCOPES = {
    "general_practice": "general practice, no fact of this incident",
    "background": "background",
    "another_incident": "another incident",
    "several_incidents": "several incidents together",
}
