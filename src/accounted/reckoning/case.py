"""What a toll is worked out from, and what one run of the arithmetic comes to."""

from __future__ import annotations

from typing import Literal

from accounted.model import Outcome, Reason, Value
from accounted.reckoning.accounts import Account, Relation
from accounted.reckoning.groups import Asked
from accounted.reckoning.method_rules import MethodRules
from accounted.reckoning.persons import Casualty

__all__ = ["Answer", "Case", "Working", "in_words"]


class Case(Value, frozen=True, kw_only=True):
    """One question to a method: an incident's accounts (by id, the same ones joined), and what is asked of them."""

    accounts: tuple[Account, ...]
    parties: tuple[str, ...]
    """Who is named as having done it."""
    casualties: tuple[Casualty, ...]
    outcome: Outcome
    asked: Asked
    method: MethodRules
    relation: Relation


Answer = Literal["figures", "not_an_event", "cannot_say", "no_claim"]


class Working(Value, frozen=True, kw_only=True):
    """One run of the arithmetic under settled rules on who is a civilian."""

    answer: Answer
    figures: tuple[int | None, ...] = ()
    open_high: bool = False
    question: str | None = None
    setting: str | None = None
    reasons: tuple[Reason, ...] = ()
    behind: tuple[str, ...] = ()
    """Origins that the figures rest on."""
    asks: tuple[str, ...] = ()

    def same_answer(self, other: Working) -> bool:
        """Whether the two say the same."""
        return (self.answer, self.figures, self.open_high) == (other.answer, other.figures, other.open_high)


def in_words(working: Working, fields: tuple[str, ...]) -> str:
    """The figures as "low 3, best not stated, high 7", or the answer."""
    if working.answer != "figures":
        return working.answer.replace("_", " ")
    figures = ", ".join(
        f"{k} {'not stated' if v is None else v}" for k, v in zip(fields, working.figures, strict=False)
    )
    return figures + (" (open above)" if working.open_high else "")
