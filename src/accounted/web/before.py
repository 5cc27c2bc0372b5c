"""Entries in words: what was before, and what is after. Names of casualties stay out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accounted.model import Claim, Decision, Figured
from accounted.publishing import words
from accounted.register import Decided, Entry, ReadReport, Register, ReportMade
from accounted.web.saying import STATES, claim_line

__all__ = ["before_after"]

NOBODY = "nobody had judged it"
Veiling = Callable[[Sequence[Decision]], Callable[[str], str]]
MOST_LETTERS = 400


def before_after(register: Register, entry: Entry, veiling: Veiling) -> tuple[str, str]:
    """("8 people killed, nobody had judged it", "11 people killed"); empty where there is nothing to tell. ``veiling``: from
    summaries to what takes the names of casualties out of their words."""
    carried = entry.payload
    if isinstance(carried, ReadReport):
        earlier = register.before(entry)
        before = _read(earlier) if isinstance(earlier, ReadReport) else "unread"
        return before, _read(carried)
    if isinstance(carried, ReportMade):
        earlier = register.before(entry)
        return (_made(earlier) if isinstance(earlier, ReportMade) else ""), _made(carried)
    if not isinstance(carried, Decided):
        return "", ""
    earlier = register.before(entry)
    previous = earlier.decision if isinstance(earlier, Decided) else None
    decision = carried.decision
    if decision.kind in ("reading", "use"):
        return _judged(register, entry.number, decision, previous)
    if decision.kind in ("merge", "split"):
        return _figured(decision.was), _figured(decision.became)
    if decision.kind == "sign":
        return STATES["draft" if previous is None else previous.value], STATES[decision.value]
    if decision.kind == "summary":
        was, now = _summaries(previous, decision)
        veil = veiling([d for d in (previous, decision) if d is not None])
        return _cut(veil(was)), _cut(veil(now))
    if decision.kind in ("grade", "interest", "casualty", "relation", "triage", "close_problem"):
        value = decision.value.replace("_", " ")
        return ("nothing said" if previous is None else previous.value.replace("_", " ")), value or "closed"
    return "", ""


def _read(carried: ReadReport) -> str:
    found = carried.reading
    return (
        f"{words.plural(len(found.claims), 'claim')}, {words.plural(len(found.problems), 'problem')} ({found.engine})"
    )


def _made(carried: ReportMade) -> str:
    report = carried.report
    return f"{words.number(len(report.text))} letters, {words.day(report.published) or 'undated'}"


def _judged(register: Register, number: int, decision: Decision, previous: Decision | None) -> tuple[str, str]:
    claim = _claim(register, number, decision, previous)
    said = "" if claim is None else claim_line(claim)
    if decision.kind == "use":
        states = {"used": "to be used", "set_aside": "set aside", "withdrawn": NOBODY}
        before = NOBODY if previous is None else states.get(previous.value, previous.value)
        return _join(said, before), _join(said, states.get(decision.value, decision.value))
    states = {
        "right": "read right",
        "wrong": "read wrong",
        "withdrawn": NOBODY,
        "corrected": "corrected",
        "added": "added by hand",
    }
    before = NOBODY if previous is None else states.get(previous.value, previous.value)
    if decision.value == "added":
        return "no claim there", _join(
            "" if decision.correction is None else claim_line(decision.correction), "added by hand"
        )
    after = said if decision.correction is None else claim_line(decision.correction)
    return _join(said, before), _join(after, states.get(decision.value, decision.value))


def _claim(register: Register, number: int, decision: Decision, previous: Decision | None) -> Claim | None:
    """The claim that was judged, as it stood: as the engine read it, or as somebody had corrected it."""
    if previous is not None and previous.correction is not None and previous.correction.id == decision.claim:
        return previous.correction
    if decision.quote is None or decision.claim is None:
        return None
    reading = register.reading_of(decision.quote.report, number)
    found = None if reading is None else next((c for c in reading.claims if c.id == decision.claim), None)
    if found is None and previous is not None:
        found = previous.correction
    return found


def _figured(some: tuple[Figured, ...]) -> str:
    """ "Talwar Ghat, 3 May 2031 (I-4): killed 8–11, injured 20; Mellit, …" """
    return "; ".join(
        f"{i.title}{f' ({i.code})' if i.code else ''}: " + ", ".join(f"{t.of} {t.words}" for t in i.tolls) for i in some
    )


def _summaries(previous: Decision | None, decision: Decision) -> tuple[str, str]:
    """The sentences that went, and those that came."""
    was = [] if previous is None else [s.text for s in previous.sentences]
    now = [s.text for s in decision.sentences]
    if was == now:
        return "", "looked at again: every sentence stands as written"
    gone, come = [t for t in was if t not in now], [t for t in now if t not in was]
    return " ".join(gone) or "no such sentence", " ".join(come) or ("taken out" if gone else "no sentence")


def _join(said: str, state: str) -> str:
    return f"{said}: {state}" if said else state


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…"
