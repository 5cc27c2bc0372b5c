"""Entries, decisions and claims in words."""

from __future__ import annotations

from accounted.model import CasualtyClaim, Claim, Decision
from accounted.publishing import words
from accounted.register import Capture, Decided, Entry, Erasure, FileProblems, Opened, ReadReport, ReportMade

__all__ = ["STATES", "UNSAID", "WHY", "claim_line", "decided", "entry_line", "moment", "short"]

WHY = ("implausible", "interested", "superseded", "hearsay", "out of scope")
"""Why a claim may not bear on a toll; a person adds in their own words what shows it."""
UNSAID = "no reason written"
"""Why of a decision that its form lets somebody make without words: nobody's words are made up for them."""

STATES = {"draft": "draft", "reviewed": "reviewed", "second_read": "second-read", "released": "released"}
"""Words of an incident's state."""


def short(identifier: str) -> str:
    """The beginning of an id, as people cite it."""
    return identifier.split("-", 1)[-1][:8]


def moment(time: str) -> str:
    """ "2 February 2018, 09:00 UTC" of a time in UTC."""
    told = words.day(time) or time
    return f"{told} UTC" if "T" in time else told


def claim_line(claim: Claim) -> str:
    """A claim's reading in one line, without its speaker and without a casualty's name."""
    if isinstance(claim, CasualtyClaim):
        return words.spoken(claim)
    if claim.aspect == "person":
        return f"a casualty by name: {(claim.outcome or 'outcome not stated').replace('_', ' ')}"
    return f"{claim.aspect.replace('_', ' ')}: {claim.value.replace('_', ' ')}"


def decided(decision: Decision) -> str:
    """What a decision says, without its why. A casualty's name stays out."""
    value = decision.value.replace("_", " ")
    several = words.plural(len(decision.targets), "claim")
    told = {
        "reading": _read(decision),
        "use": {
            "set aside": "set aside",
            "used": "to be used",
            "withdrawn": "took back every judgement of the use",
        }.get(value, value),
        "same": _back(value) + "the same: " + ", ".join(_targets(decision)),
        "not_same": _back(value) + "not the same: " + ", ".join(_targets(decision)),
        "merge": _back(value) + f"merged incidents ({several})",
        "split": _back(value)
        + (
            f"kept {several} apart from {words.number(len(decision.apart))} others"
            if decision.apart
            else f"kept apart ({several})"
        ),
        "grade": "took back a grade" if value == "withdrawn" else f"graded {value}",
        "close_problem": "opened a problem again" if value in ("open", "reopen") else "closed a problem",
        "interest": f"{', '.join(decision.targets)}: interest {value}",
        "relation": f"{' and '.join(decision.targets)}: {value}",
        "no_relation": f"{' and '.join(decision.targets)}: no longer {value}",
        "casualty": f"a named casualty: {value}",
        "open": f"opened an incident ({several})",
        "triage": TRIAGED.get(decision.value, decision.value),
        "translation": "took back a translation" if value == "withdrawn" else f"translated a passage into {value}",
        "search": _searched(decision),
        "summary": {
            "written": f"wrote a summary ({words.plural(len(decision.sentences), 'sentence')})",
            "holds": f"looked at a summary again: it holds ({words.plural(len(decision.sentences), 'sentence')})",
        }.get(value, "took back the summary"),
        "sign": "took back every signature: a draft again"
        if value == "draft"
        else f"signed: {STATES.get(decision.value, value)}",
        "note": "took back a note" if value == "withdrawn" else "wrote a note",
    }
    return told[decision.kind]


TRIAGED = {
    "incident": "put a report to an incident",
    "new_incident": "put a report to an incident of its own",
    "background": "told a report to be background",
    "out_of_scope": "told a report to be out of scope",
    "duplicate": "told a report to be a duplicate",
    "withdrawn": "took back where a report goes",
}


def _searched(decision: Decision) -> str:
    search = decision.search
    if search is None:
        return "searched"
    found = "nothing found" if search.found == 0 else "found, not counted"
    if search.found:
        found = f"{words.number(search.found)} found"
    where = ", ".join(w for w in (search.source, search.language, search.terms) if w)
    taken_back = "took back: " if decision.value == "withdrawn" else ""
    return f"{taken_back}searched {where}, {words.day(search.day)}: {found}"


def _read(decision: Decision) -> str:
    if decision.value == "withdrawn":
        return "took back every judgement of the reading"
    given = "" if decision.correction is None else claim_line(decision.correction)
    if decision.value == "added":
        return f"added a claim by hand: {given}"
    return f"reading {decision.value}" + (f": {given}" if given else "")


def _back(value: str) -> str:
    return "took back: " if value == "withdrawn" else ""


def _targets(decision: Decision) -> list[str]:
    return [f"claim {short(t)}" if t.startswith("claim-") else t for t in decision.targets]


def entry_line(entry: Entry) -> str:
    """An entry in words. What was erased says so."""
    carried = entry.payload
    if carried is None:
        return f"{entry.kind}: erased since"
    if isinstance(carried, Opened):
        return "opened the register"
    if isinstance(carried, Capture):
        size = f", {words.number(carried.version.size)} bytes"
        return f"took in {carried.item.address}{size}" + ("" if carried.kept else ", its bytes not kept")
    if isinstance(carried, ReportMade):
        r = carried.report
        return f"made a report of it: {r.outlet or 'outlet unknown'}, {words.day(r.published) or 'undated'}, {r.language or 'language unknown'}"
    if isinstance(carried, ReadReport):
        found = carried.reading
        return f"{found.engine} read a report: {words.plural(len(found.claims), 'claim')}, {words.plural(len(found.problems), 'problem')}"
    if isinstance(carried, FileProblems):
        n = len(carried.problems)
        return "; ".join(p.seen for p in carried.problems[:2]) if n else "a file's problems are gone"
    if isinstance(carried, Decided):
        return decided(carried.decision)
    if isinstance(carried, Erasure):
        return f"erased for good: {carried.grounds}"
    return entry.kind
