"""Settings that nobody has set: the arithmetic is tried under each answer, and asked for only where that matters."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from accounted.model import Reason
from accounted.reckoning.case import Case, Working, in_words
from accounted.reckoning.groups import Policy, policy_of

__all__ = ["settings_tried"]

Arithmetic = Callable[[Case, Policy], Working]
"""One run under settled rules."""


def settings_tried(case: Case, work: Arithmetic) -> Working:
    """Work under the method's settings; where one is unset, under each answer. Ask only where the answer matters."""
    policy: dict[str, str | None] = policy_of(case.method)
    base = work(case, policy)
    if not base.asks:
        return base
    asks = _all_asks(case, work, policy, base.asks)
    tried: list[tuple[dict[str, str], Working]] = []
    for answers in itertools.product(("inside", "outside"), repeat=len(asks)):
        chosen = dict(zip(asks, answers, strict=True))
        if chosen.get("police") == "outside" and chosen.get("security_forces") == "inside":
            continue  # police are security forces
        tried.append((chosen, work(case, {**policy, **chosen})))
    first = tried[0][1]
    if all(w.same_answer(first) and w.answer == "figures" for _, w in tried):
        names = ", ".join(f"civilians.{name}" for name in asks)
        line = Reason(
            use="note",
            rule="setting_does_not_matter",
            sentence=f"{names}: not set, and the figures are the same either way.",
        )
        return Working(
            answer=first.answer,
            figures=first.figures,
            open_high=first.open_high,
            question=first.question,
            setting=first.setting,
            reasons=(*first.reasons, line),
            behind=first.behind,
        )
    fields = case.method.outcomes[case.outcome].fields
    lines = [
        Reason(
            use="note",
            rule="would_be",
            sentence=f"With {', '.join(f'civilians.{k} {v}' for k, v in chosen.items())}: {in_words(w, fields)}.",
        )
        for chosen, w in tried
    ]
    *most, last = (_PEOPLE[name] for name in asks)
    kinds = f"{', '.join(most)} and {last}" if most else last
    question, setting = f"Do {kinds} count as civilians?", f"civilians.{asks[0]}"
    if first.question is not None and not any(w.answer == "figures" for _, w in tried):
        # No answer to that would give a figure: what else is missing comes first.
        also = f"Open as well: {question} ({', '.join(f'civilians.{name}' for name in asks)})."
        lines.append(Reason(use="note", rule="open_question", sentence=also))
        question, setting = first.question, first.setting or setting
    return Working(answer="cannot_say", question=question, setting=setting, reasons=(*base.reasons, *lines), asks=asks)


_PEOPLE = {
    "police": "police",
    "security_forces": "members of security forces",
    "officials": "officials",
    "guards": "guards and bodyguards",
    "unlabelled": "people whose status nobody states",
    "labelled_by_accused": "people whom only the accused party calls combatants",
}


def _all_asks(case: Case, work: Arithmetic, policy: Policy, found: tuple[str, ...]) -> tuple[str, ...]:
    """Every setting that some claim waits for, also those that show only when another one is answered."""
    asks = set(found)
    while True:
        more: set[str] = set()
        for value in ("inside", "outside"):
            trial = {**policy, **dict.fromkeys(asks, value)}
            more |= set(work(case, trial).asks)
        if more <= asks:
            return tuple(sorted(asks, key=list(_PEOPLE).index))
        asks |= more
