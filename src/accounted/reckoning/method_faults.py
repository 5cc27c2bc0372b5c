"""What is wrong with a method file, each fault a sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from accounted.model import Bound, Outcome
from accounted.reckoning.method_rules import VAGUE_WORDS, Draw, Sureness

FIELDS_OF_DRAW = {"range": 2, "lowest": 1, "low_best_high": 3, "recent_majority_lowest": 1}


def did_you_mean(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f", did you mean “{near[0]}”?" if near else ""


_Check = Callable[[Any], str | None]


def _one_of(*allowed: str) -> _Check:
    def judge(value: Any) -> str | None:
        if isinstance(value, str) and value in allowed:
            return None
        hint = did_you_mean(value, list(allowed)) if isinstance(value, str) else ""
        return f"must be one of {', '.join(allowed)}, not {value!r}{hint}"

    return judge


def _words(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(x, str) and x.strip() for x in value):
        return None
    return f"must be a list of words, not {value!r}"


def _number(least: int) -> _Check:
    def judge(value: Any) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return None
        return f"must be a whole number of at least {least}, not {value!r}"

    return judge


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else f"must be words, not {value!r}"


def _end(word: str) -> _Check:
    def judge(value: Any) -> str | None:
        if value == word or _number(0)(value) is None:
            return None
        return f"must be a whole number of at least 0, or “{word}”, not {value!r}"

    return judge


_STANDING = _one_of("inside", "outside")


_RECORDED: dict[str, _Check] = {"fields": _words}


_BOUNDING: dict[str, _Check] = {
    "low": _one_of("number", "stated", "none"),
    "high": _one_of("number", "stated", "open"),
}


_WORTH: dict[str, _Check] = {"low": _end("none"), "high": _end("open")}


def _value(judge: _Check) -> dict[str, _Check]:
    return {"value": judge}


SHAPE: dict[str, dict[str, dict[str, _Check]]] = {
    "outcomes": dict.fromkeys(get_args(Outcome), _RECORDED),
    "figures": {
        "draw": _value(_one_of(*get_args(Draw))),
        "updates": _value(_one_of("replaced", "kept")),
        "floors": _value(_one_of("lift", "beside")),
    },
    "group": {"counts": _value(_one_of("all persons", "civilians")), "parts": _value(_words)},
    "sources": {
        "accused": _value(_one_of("beside", "counts")),
        "outlet_voice": _value(_one_of("only_alone", "counts", "never")),
        "leave_out": _value(_words),
        "independent_at_least": _value(_number(1)),
        "reading": _value(_one_of("strict", "loose")),
        "single_source": _value(_one_of("provisional", "marked")),
        "interested_only": _value(_one_of("not_recorded", "counts")),
    },
    "civilians": {
        "police": _value(_STANDING),
        "security_forces": _value(_STANDING),
        "officials": _value(_STANDING),
        "guards": _value(_STANDING),
        "unlabelled": _value(_one_of("inside", "outside", "apart")),
        "labelled_by_accused": _value(_STANDING),
    },
    "persons": {"disputed": _value(_one_of("either")), "killed_or_injured": _WORTH},
    "bounds": {name: _BOUNDING for name in get_args(Bound) if name not in ("vague", "none")},
    "vague": dict.fromkeys(VAGUE_WORDS, _WORTH),
    "event": {
        "deaths_at_least": _value(_number(1)),
        "state_actor": _value(_one_of("ask", "counts", "outside")),
        "state_actor_words": _value(_words),
    },
    "grades": {},
}
"""Every section and key that a method file may have, with the test of each value. Grades have the names that they have."""


_GRADE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


HEAD: dict[str, _Check] = {
    "name": _text, "version": _text, "summary": _text, "conformity": _one_of("full", "partial", "observed"),
}  # fmt: skip


REQUIRED = ("outcomes", "figures.draw", "group.counts", "group.parts", "sources.accused", "sources.outlet_voice",
            "bounds.exact")  # fmt: skip


def faults_of(data: Mapping[str, Any]) -> list[str]:
    faults: list[str] = []
    known = [*HEAD, *SHAPE]
    for key, value in data.items():
        if key in HEAD:
            wrong = HEAD[key](value)
            if wrong:
                faults.append(f"{key}: {wrong}")
        elif key not in SHAPE:
            faults.append(f"{key}: unknown key{did_you_mean(key, known)}")
        elif not isinstance(value, dict):
            faults.append(f"{key}: must be a table of settings, not {value!r}")
        else:
            for name, entry in value.items():
                faults += _entry_faults(key, name, entry)
    faults += [f"{key}: missing" for key in HEAD if key not in data]
    for path in REQUIRED:
        section, _, name = path.partition(".")
        held = data.get(section)
        if held is None or held == {} or (name and isinstance(held, dict) and name not in held):
            faults.append(f"{path}: missing")
    return faults + _contradictions(data)


def _entry_faults(section: str, name: str, entry: Any) -> list[str]:
    path = f"{section}.{name}"
    shape = {"meaning": _text} if section == "grades" and _GRADE.fullmatch(name) else SHAPE[section].get(name)
    if section == "grades" and shape is None:
        return [f"{path}: a grade is called by small letters, digits and hyphens, 40 at most"]
    if shape is None:
        return [f"{path}: unknown key{did_you_mean(name, list(SHAPE[section]))}"]
    if path == "persons.killed_or_injured":
        shape = {"low": _end("none"), "high": _one_of("number")}
    if not isinstance(entry, dict):
        return [f"{path}: must be a table with {', '.join(shape)}, document and sureness, not {entry!r}"]
    full: dict[str, _Check] = {**shape, "document": _text, "sureness": _one_of(*get_args(Sureness))}
    faults = [f"{path}: unknown key {key}{did_you_mean(key, list(full))}" for key in entry if key not in full]
    for key, judge in full.items():
        if key not in entry:
            why = (
                ": each value says where it comes from and how sure that is" if key in ("document", "sureness") else ""
            )
            faults.append(f"{path}: {key} missing{why}")
            continue
        wrong = judge(entry[key])
        if wrong:
            faults.append(f"{path}.{key}: {wrong}")
    return faults


def _get(data: Mapping[str, Any], section: str, name: str, key: str = "value") -> Any:
    table = data.get(section)
    entry = table.get(name) if isinstance(table, dict) else None
    return entry.get(key) if isinstance(entry, dict) else None


def _contradictions(data: Mapping[str, Any]) -> list[str]:
    """Settings that are sound alone and cannot stand together."""
    faults: list[str] = []
    draw = _get(data, "figures", "draw")
    outcomes = data.get("outcomes")
    need = FIELDS_OF_DRAW.get(draw) if isinstance(draw, str) else None
    for name in outcomes if isinstance(outcomes, dict) else ():
        fields = _get(data, "outcomes", name, "fields")
        if isinstance(fields, list) and need is not None and len(fields) != need:
            faults.append(f"outcomes.{name}.fields: figures.draw “{draw}” fills {need}, and {len(fields)} are named")
        if isinstance(fields, list) and len(set(map(str, fields))) != len(fields):
            faults.append(f"outcomes.{name}.fields: a name stands twice")
    vague = data.get("vague")
    for name in vague if isinstance(vague, dict) else ():
        low, high = _get(data, "vague", name, "low"), _get(data, "vague", name, "high")
        if isinstance(low, int) and isinstance(high, int) and low > high:
            faults.append(f"vague.{name}: low {low} is above high {high}")
    reading, least = _get(data, "sources", "reading"), _get(data, "sources", "independent_at_least")
    for key in ("reading", "single_source"):
        if _get(data, "sources", key) is not None and least is None:
            faults.append(
                f"sources.{key}: says how independent sources are asked for, and independent_at_least is missing"
            )
    if reading == "strict" and isinstance(least, int) and least < 2:
        faults.append("sources.reading: “strict” asks for two sources per figure, and independent_at_least is below 2")
    police, forces = _get(data, "civilians", "police"), _get(data, "civilians", "security_forces")
    if police == "outside" and forces == "inside":
        faults.append("civilians: security_forces inside and police outside, though police are security forces")
    if _get(data, "event", "state_actor") in ("ask", "outside") and _get(data, "event", "state_actor_words") is None:
        faults.append("event.state_actor: needs event.state_actor_words, by which a state's forces are known")
    counts, parts = _get(data, "group", "counts"), _get(data, "group", "parts")
    if counts == "civilians" and isinstance(parts, list) and "all persons" in parts:
        faults.append("group.parts: “all persons” cannot be a part where group.counts is “civilians”")
    if data.get("conformity") == "full":
        for section in SHAPE:
            table = data.get(section)
            for name in table if isinstance(table, dict) else ():
                sureness = _get(data, section, name, "sureness")
                if sureness in ("second_hand", "observed", "unverified"):
                    faults.append(f"{section}.{name}: is {sureness}, and conformity is “full”")
    return faults
