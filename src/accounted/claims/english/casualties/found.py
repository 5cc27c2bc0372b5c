"""A casualty claim in the making: what the steps of this folder pass on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accounted.claims.english.document import Sentence, token_at
from accounted.model import Count, Group, Outcome, Scope, Stance


@dataclass(slots=True)
class Found:
    """A casualty claim in the making. ``start``/``end``: report offsets of its quote."""

    sentence: Sentence
    start: int
    end: int
    outcome: Outcome
    count: Count
    group: Group
    persons: tuple[str, ...] = ()
    includes: tuple[Group, ...] = ()
    part: bool = False
    """Said to be part of another count in the same sentence."""
    total: bool = False
    """Said to be the total, or summed from its parts."""
    more: bool = False
    definite: bool = False
    scope: Scope = "this_incident"
    stance: Stance | None = None
    """Only what the claim's own words say (modal, denial); the speaker's stance comes from the attribution."""
    asked: bool = False
    """Only asked about, and not answered: no claim that anybody was harmed, though a name may be told."""
    known: bool = False
    """Named as known ("his part in the murder of X"): it stands, whatever is denied or claimed of it."""
    superseded: bool = False
    site: str | None = None
    confidence: float = 0.9
    trigger: int = 0
    """Report offset of the outcome word."""
    passing: bool = False
    """Another incident told in passing, in a sentence that goes on with the report's own: no event of the report."""
    event: int = 0
    """Which of the report's incidents."""
    beside: bool = False
    """Of an act that a sentence only sets its own beside: "…, a day after a bomb killed nine"."""
    struck: bool = False
    """Told as shot, stabbed or beaten, with no word of what became of them."""
    parent: Found | None = field(default=None, repr=False)
    of: Found | None = field(default=None, repr=False)
    """The figure told before that this one restates or is a part of: its incident is that figure's."""


def number_at(f: Found, sentence: Sentence) -> int:
    at = sentence.text.find(f.count.words, f.start - sentence.start)
    return at if at >= 0 else f.start - sentence.start


def outcome_token(f: Found) -> Any:
    """The token that says the outcome; None where the sentence was not parsed or the word is not in it."""
    return token_at(f.sentence.doc, f.trigger - f.sentence.start)
