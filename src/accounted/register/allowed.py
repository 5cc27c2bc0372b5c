"""Which decisions may be written down: one that says nothing, or could not be followed, is refused in one line."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

from accounted.model import BadInput, Decision, SourceRelation
from accounted.register.signing import STEPS

__all__ = ["check_decision"]

RELATIONS: tuple[str, ...] = get_args(SourceRelation)
VALUES = {
    "reading": ("right", "corrected", "added", "wrong", "withdrawn"),
    "use": ("used", "set_aside", "withdrawn"),
    "relation": RELATIONS,
    "no_relation": RELATIONS,
    "summary": ("written", "holds", "withdrawn"),
    "sign": STEPS,
    "casualty": ("missing", "injured", "killed", "died_later", "alive", "withdrawn"),
    "triage": ("incident", "new_incident", "background", "out_of_scope", "duplicate", "withdrawn"),
    "search": ("found", "nothing", "withdrawn"),
    "note": ("kept", "withdrawn"),
}


NAMELESS = ("reading", "use", "grade", "relation", "no_relation", "translation", "search", "note")
"""Kinds that hang on a quote, or on nothing in the register."""
LONGEST_NAME = 200
"""Letters of a person's name."""
LONGEST_SENTENCE = 1000
"""Letters of one sentence of a summary."""
MOST_SENTENCES = 100
LONGEST_NOTE = 4000
"""Letters of a note."""


def check_decision(decision: Decision) -> None:
    """Refuse, in one line, a decision that could not be followed."""
    if not decision.why.strip():
        raise BadInput("decision: has no why; say on what grounds")
    allowed = VALUES.get(decision.kind)
    if allowed is not None:
        if decision.value not in allowed:
            raise BadInput(f"decision: {decision.value!r} is no {decision.kind} judgement; choose {', '.join(allowed)}")
        if decision.quote is None and decision.kind in ("reading", "use", "translation"):
            raise BadInput(f"decision: a {decision.kind} judgement hangs on a quote; quote the claim's words")
    mended = decision.value in ("corrected", "added")
    if decision.kind == "reading" and mended != (decision.correction is not None):
        raise BadInput(
            "decision: a correction goes with the judgements 'corrected' and 'added' and no other; "
            "give the claim as it should read"
        )
    if decision.kind == "triage":
        _check_triage(decision)
    if decision.kind == "translation":
        _check_translation(decision)
    if decision.kind == "search":
        _check_search(decision)
    if decision.kind == "casualty":
        _check_casualty(decision)
    if decision.kind == "summary":
        _check_summary(decision)
    if decision.kind == "note":
        _check_note(decision)
    if decision.kind not in ("merge", "split") and (decision.was or decision.became or decision.rests):
        raise BadInput(
            f"decision: a {decision.kind} moves no claims, so no figures go with it; leave was, became and rests out"
        )
    if decision.kind not in NAMELESS and not decision.targets:
        raise BadInput(f"decision: {decision.kind} names nothing; name what it is about")
    if decision.kind in ("relation", "no_relation"):
        _check_relation(decision)


def _check_triage(decision: Decision) -> None:
    reports = [t for t in decision.targets if t.startswith("report-")]
    if not decision.targets or decision.targets[:1] != tuple(reports[:1]):
        raise BadInput("decision: triage names no report; name the report that is to go somewhere")
    wanted = 2 if decision.value == "duplicate" else 1
    if len(reports) != wanted or len(set(reports)) != wanted:
        raise BadInput("decision: a duplicate repeats one other report, and nothing else does; name that report")


def _check_translation(decision: Decision) -> None:
    if decision.quote is None:
        raise BadInput("decision: a translation is of a quote; quote the passage word for word")
    if decision.value == "withdrawn":
        return
    if not re.fullmatch(r"[a-z]{2,3}", decision.value):
        raise BadInput(f"decision: {decision.value!r} is no language to translate into; give its code, such as en")
    if not decision.text.strip():
        raise BadInput("decision: the translation has no words; write what the passage says")


def _check_search(decision: Decision) -> None:
    search = decision.search
    if search is None:
        raise BadInput("decision: a line of the search log tells nothing; say on which day and where was searched")
    if len(search.day) != 10 or not _is_day(search.day):
        raise BadInput(f"decision: {search.day!r} is no day of a search; write it as 2018-01-29")
    if not search.source.strip():
        raise BadInput("decision: the search names no source; say where was searched")
    if search.language and not re.fullmatch(r"[a-z]{2,3}", search.language):
        raise BadInput(f"decision: {search.language!r} is no language; give its code, such as ar, or nothing for any")
    if search.found is not None and search.found < 0:
        raise BadInput("decision: fewer than none cannot be found; give 0 for nothing")
    if decision.value != "withdrawn" and (decision.value == "nothing") != (search.found == 0):
        raise BadInput("decision: 'nothing' goes with 0 found, and 'found' with any other number")
    if decision.value == "withdrawn" and not (
        len(decision.targets) == 1 and re.fullmatch(r"entry-[1-9][0-9]*", decision.targets[0])
    ):
        raise BadInput("decision: taking back a line of the search log names its entry, such as entry-12")


def _check_note(decision: Decision) -> None:
    if len(decision.why) > LONGEST_NOTE:
        raise BadInput(f"decision: a note has at most {LONGEST_NOTE} letters; shorten it, or write two")
    if decision.quote is None and not decision.targets:
        raise BadInput("decision: a note hangs on nothing; quote a claim's words, or name a report or an incident")
    named = [t for t in decision.targets if t.startswith("entry-")]
    if (decision.value == "withdrawn") != (len(named) == 1) or not all(t[6:].isdigit() for t in named):
        raise BadInput("decision: taking back a note names its entry, such as entry-12, and nothing else does")


def _check_casualty(decision: Decision) -> None:
    if not any(letter.isalnum() for letter in decision.person):
        raise BadInput("decision: a casualty has no name; give the name by which the person is told apart")
    if len(decision.person) > LONGEST_NAME or not decision.person.isprintable():
        raise BadInput(
            f"decision: a casualty's name holds a control character or more than {LONGEST_NAME} letters; give the name alone"
        )
    if decision.since is not None and not _is_day(decision.since):
        raise BadInput(f"decision: {decision.since!r} is no day to count from; give 2018-01-29, 2018-01 or 2018")


def _check_summary(decision: Decision) -> None:
    """A summary stands on what the register holds: every sentence says something and names what it rests on."""
    if (decision.value == "withdrawn") != (not decision.sentences):
        raise BadInput("summary: holds no sentence; write one, or take the summary back")
    if len(decision.sentences) > MOST_SENTENCES:
        raise BadInput(f"summary: holds more than {MOST_SENTENCES} sentences; write it shorter")
    inside = set(decision.targets)
    for number, sentence in enumerate(decision.sentences, 1):
        if not sentence.text.strip():
            raise BadInput(f"summary: sentence {number} says nothing; write it or leave it out")
        if len(sentence.text) > LONGEST_SENTENCE:
            raise BadInput(f"summary: sentence {number} has more than {LONGEST_SENTENCE} letters; part it in two")
        if not sentence.claims and not sentence.tolls:
            raise BadInput(f"summary: sentence {number} rests on nothing; name the claims or the toll that it rests on")
        if not inside.issuperset(sentence.claims):
            raise BadInput(f"summary: sentence {number} rests on a claim of another incident; name claims of this one")


def _check_relation(decision: Decision) -> None:
    names = {" ".join(name.split()).casefold() for name in decision.targets}
    if len(decision.targets) != 2 or len(names) != 2 or "" in names:
        raise BadInput("decision: a relation stands between two sources; name two different ones")
    for name, day in (("from", decision.since), ("to", decision.until)):
        if day is not None and not _is_day(day):
            raise BadInput(f"decision: {day!r} is no day to count {name}; give 2018-01-29, 2018-01 or 2018")
    if decision.since is not None and decision.until is not None:
        size = min(len(decision.since), len(decision.until))
        if decision.until[:size] < decision.since[:size]:
            raise BadInput(f"decision: it ends ({decision.until}) before it begins ({decision.since}); mend the days")


def _is_day(text: str) -> bool:
    """Whether it is an ISO day, month or year."""
    parts = text.split("-")
    if not text.isascii() or [len(p) for p in parts] != [4, 2, 2][: len(parts)] or not all(p.isdigit() for p in parts):
        return False
    year, month, day = (*(int(p) for p in parts), 1, 1)[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
