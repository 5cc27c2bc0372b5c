"""What to answer where no claim bears on the figures: no claim, or the question that would settle it."""

from __future__ import annotations

from accounted.model import Count, Outcome, Reason
from accounted.reckoning.case import Answer
from accounted.reckoning.groups import Asked
from accounted.reckoning.intervals import Unvalued
from accounted.reckoning.method_rules import MethodRules

__all__ = ["distinct", "vague_note", "why_nothing"]


def distinct(missing: list[Unvalued]) -> list[Unvalued]:
    return sorted({(u.rule, u.setting, u.sentence): u for u in missing}.values(), key=lambda u: (u.setting, u.sentence))


def vague_note(unvalued: Unvalued) -> Reason:
    return Reason(
        use="note", rule="open_question", sentence=f"Open: {unvalued.sentence}; {unvalued.setting} would say it."
    )


_SPEAKS_OF_NOTHING_HERE = frozenset({"background", "another_incident", "general_practice", "hypothetical", "copy"})


def _how_many(unsplit: tuple[Count, ...], outcome: Outcome) -> str:
    """ "How many of the 8 killed were civilians?" """
    told = sorted({repr(count) for count in unsplit}, key=lambda text: (len(text), text))
    plain = outcome.replace("_", " ")
    if len(told) == 1:
        return f"How many of the {told[0]} {plain} were civilians?"
    return f"How many of those {plain} were civilians (all together, accounts say {', '.join(told)})?"


def why_nothing(
    reasons: list[Reason],
    missing: list[Unvalued],
    unsplit: tuple[Count, ...],
    outcome: Outcome,
    asked: Asked,
    method: MethodRules,
) -> tuple[Answer, str | None, str | None]:
    """What to answer where no claim bears on the figures: no claim at all, or a question that would settle it."""
    rules = {r.rule for r in reasons if r.claim is not None}
    plain = outcome.replace("_", " ")
    if rules <= _SPEAKS_OF_NOTHING_HERE:
        return "no_claim", None, None
    if missing:
        first = distinct(missing)[0]
        return "cannot_say", f"What is it worth? {first.sentence[:1].upper()}{first.sentence[1:]}.", first.setting
    if unsplit:
        return "cannot_say", _how_many(unsplit, outcome), None
    if "accused_says_none" in rules and not rules & {"accused_beside", "wider_group", "group_not_said"}:
        return "cannot_say", f"Only the accused party says that nobody was {plain}: does anybody else?", None
    if "accused_beside" in rules:
        return (
            "cannot_say",
            f"Only the accused party speaks of {asked.name} {plain}: may its word set a figure?",
            "sources.accused",
        )
    if asked.facet == "status" and rules & {"wider_group", "group_not_said"}:
        return "cannot_say", f"Do people whose status nobody states count as {asked.name}?", "civilians.unlabelled"
    if "outlet_voice" in rules:
        return "cannot_say", "Only outlets speak, in their own voice: may they set a figure?", "sources.outlet_voice"
    if "source_left_out" in rules:
        return "cannot_say", "Only sources that the method leaves out speak of it: may they count?", "sources.leave_out"
    if "disputed_unset" in rules:
        return "cannot_say", "Status is disputed: in which groups may these people stand?", "persons.disputed"
    return "cannot_say", f"No account states how many {asked.name} were {plain} here: is there one that does?", None
