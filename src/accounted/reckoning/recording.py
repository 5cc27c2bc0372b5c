"""Whether a method records such an incident at all: what sources it asks for, and which events."""

from __future__ import annotations

from accounted.model import Reason
from accounted.reckoning.accounts import fewest
from accounted.reckoning.case import Answer, Case, Working, in_words
from accounted.reckoning.sides import names_state_force

__all__ = ["event_rules", "sources_asked_for"]


def sources_asked_for(case: Case, behind: tuple[str, ...], reasons: list[Reason]) -> tuple[Answer, str, str] | None:
    """The answer where the method asks for more, or for other, sources than there are; None where they suffice."""
    method = case.method
    rule = method.sources.interested_only
    origins = {account.origin.id: account.origin for account in case.accounts}
    interested = all(origins[name].interest in ("accused", "victims_side") for name in behind)
    if rule is not None and rule.value == "not_recorded" and interested:
        text = f"{method.name} does not record what only interested parties report ({rule.document})"
        reasons.append(Reason(use="note", rule="interested_only", sentence=text + "."))
        return "not_an_event", text, "sources.interested_only"
    least = method.sources.independent_at_least
    if least is None:
        return None
    surely = fewest(behind, case.relation)
    if surely >= least.value:
        return None
    labels = "; ".join(origins[name].label for name in behind)
    single = method.sources.single_source
    text = (
        f"{surely} surely independent origin{'' if surely == 1 else 's'} of {least.value} asked for ({least.document})"
    )
    if single is not None and single.value == "marked":
        reasons.append(Reason(use="note", rule="single_source_marked", sentence=f"Let in and marked: {text}."))
        return None
    reasons.append(Reason(use="note", rule="provisional", sentence=f"Provisional: {text}."))
    if len(behind) >= least.value:
        question = f"Are these origins independent of one another: {labels}?"
    else:
        question = f"Does an origin independent of this one tell of it: {labels}?"
    return "cannot_say", question, "sources.independent_at_least"


def event_rules(case: Case, working: Working) -> Working:
    """The answer, or that the method does not record such an incident."""
    method = case.method
    rules = method.event
    if working.answer == "figures" and rules.deaths_at_least is not None and case.outcome == "killed":
        least = rules.deaths_at_least
        highest = max((f for f in working.figures if f is not None), default=None)
        if highest is not None and highest < least.value and not working.open_high:
            text = f"{method.name} records events with at least {least.value} killed ({least.document})"
            line = Reason(use="note", rule="deaths_at_least", sentence=text + ".")
            return Working(
                answer="not_an_event", question=text, setting="event.deaths_at_least", reasons=(*working.reasons, line)
            )
    rule, words = rules.state_actor, rules.state_actor_words
    if rule is None or words is None or rule.value == "counts":
        return working
    party = names_state_force(case.parties, words.value)
    if party is None:
        return working
    fields = method.outcomes[case.outcome].fields
    line = Reason(use="note", rule="would_be", sentence=f"If the incident counts: {in_words(working, fields)}.")
    if rule.value == "outside":
        text = f"{method.name} does not record acts of a state's forces, and “{party}” is named ({rule.document})"
        return Working(
            answer="not_an_event", question=text, setting="event.state_actor", reasons=(*working.reasons, line)
        )
    question = f"“{party}” is named as having done it: is an act of a state's forces an event under {method.name}?"
    return Working(
        answer="cannot_say", question=question, setting="event.state_actor", reasons=(*working.reasons, line)
    )
