"""What a method makes of an incident, with its reasons."""

from __future__ import annotations

from typing import Literal

from accounted.model.claims import Outcome
from accounted.model.values import Value


class Reason(Value, frozen=True, kw_only=True):
    """One line of a toll's working: a claim used, or set aside and by which rule."""

    use: Literal["used", "floor", "replaced", "set_aside", "response", "note"]
    rule: str
    """Name of the rule in the method's words, for instance ``accused_beside``."""
    sentence: str
    claim: str | None = None
    origin: str | None = None
    other: str | None = None
    """The claim that it repeats, or that took its place."""


class Toll(Value, frozen=True, kw_only=True):
    """What a method makes of an incident's claims for an outcome and a group.

    ``answer`` figures: ``fields`` holds exactly the fields that the method has (``min``/``max``, ``low``/``best``/
    ``high``, ``fatalities``); a field that the method has and cannot fill is None; ``open_high`` keeps an open end
    open. ``not_an_event``: the method does not record such an incident. ``cannot_say``: ``question`` asks what
    would settle it and ``setting`` names the line of the method file that would answer.
    """

    incident: str
    outcome: Outcome
    group: str
    method: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    answer: Literal["figures", "not_an_event", "cannot_say", "no_claim"]
    fields: dict[str, int | None] = {}  # noqa: RUF012 - copied for each value
    open_high: bool = False
    question: str | None = None
    setting: str | None = None
    reasons: tuple[Reason, ...] = ()
    origins_known: int = 0
    """Fewest accounts that may stand behind it: those unknown to one another may be one."""
    origins_all: int = 0
    """Most accounts that may stand behind it."""

    def __repr__(self) -> str:
        said = (
            self.answer.replace("_", " ")
            if self.answer != "figures"
            else ", ".join(f"{k} {'not stated' if v is None else v}" for k, v in self.fields.items())
            + (" (open above)" if self.open_high else "")
        )
        return f"<{self.outcome}, {self.group}, under {self.method} {self.version} ({self.conformity}): {said}>"


class Method(Value, frozen=True, kw_only=True):
    """Name card of a rule set; the rules themselves are in ``reckoning.methods``."""

    name: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    summary: str
