"""Reports of MUC-4 that tell of one incident, and of two, as far as their keys leave no doubt.

Only messages with one incident in their key are taken (dev and TST1; never TST2). Two are of one incident where the keys
name the same person as victim (two words of the name at least) and either both say that he was killed, or the days
agree; or where one day, one place below the country and one kind are told of one target. They are of two where days, countries or
places speak against it and no person is shared. All other pairs are left unjudged: a key often has nothing but a country and a month.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy.held_back import allowed

Days = tuple[int, int]

NEAR_DAYS, FAR_DAYS = 3, 7
"""Days between two keys' spans up to which, and beyond which, they can and cannot be of one day."""
_TITLES = frozenset(
    [
        "DR",
        "MR",
        "MRS",
        "GEN",
        "GENERAL",
        "COL",
        "COLONEL",
        "CAPT",
        "CAPTAIN",
        "MAJ",
        "MAJOR",
        "LT",
        "LIEUTENANT",
        "FATHER",
        "FATHERS",
        "PRIEST",
        "REV",
        "REVEREND",
        "SENATOR",
        "MINISTER",
        "JUDGE",
        "PRESIDENT",
        "SGT",
        "THE",
        "LAS",
        "LOS",
        "DEL",
        "JESUIT",
        "MONSIGNOR",
        "ARCHBISHOP",
        "BISHOP",
    ]
)
_DATELINE = re.compile(r"\A(?P<place>[^\n]{0,60}?), (?:\d{1,2} [A-Za-z]{3,9}(?: \d{2})?|no date)\b", re.I)


class Message(msgspec.Struct, frozen=True):
    """One message: its text in mixed case, its day of publication where it has one, its one incident as the key has it."""

    id: str
    text: str
    published: str | None
    key: dict[str, Any]


def messages(data: Path) -> list[Message]:
    """The messages with one incident in their key, in order."""
    found = []
    for path in allowed([data / "muc4" / "dev.jsonl", data / "muc4" / "tst1.jsonl"]):
        for line in path.read_bytes().splitlines():
            m = msgspec.json.decode(line)
            if len(m["templates"]) == 1:
                day = (m["dateline"] or {}).get("date")
                found.append(Message(m["id"], m["text_truecased"], day, m["templates"][0]))
    return found


def without_day(text: str) -> str:
    """A message whose dateline tells no day: "Bogota, 18 Aug 89 (…)" becomes "Bogota (…)"."""
    return _DATELINE.sub(lambda m: m["place"], text.lstrip(), count=1)


def judge(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool | None:
    """Whether two keys are of one incident; None where they leave doubt."""
    seized = {"KIDNAPPING", "HIJACKING"}
    kinds = [bool(seized & set(t["type"]["values"])) for t in (a, b)]
    x, y = _days(a), _days(b)
    gap = max(x[0] - y[1], y[0] - x[1]) if x is not None and y is not None else None
    shared = _shared(a, b)
    if shared is not None:
        if kinds[0] is kinds[1] and (shared or (gap is not None and gap <= NEAR_DAYS)):
            return True
        return None
    if gap is not None and gap > FAR_DAYS:
        return False
    there, here = _places(a), _places(b)
    if there and here:
        if {c for c, _ in there}.isdisjoint({c for c, _ in here}):
            return False
        paths = [{p for _, path in side for p in path} for side in (there, here)]
        if all(paths) and paths[0].isdisjoint(paths[1]):
            return False
        leaves = [{path[-1] for _, path in side if path} for side in (there, here)]
        one_day = x is not None and x == y and x[0] == x[1]
        if (
            one_day
            and leaves[0] & leaves[1]
            and a["type"]["values"] == b["type"]["values"]
            and _targets(a) & _targets(b)
        ):
            return True
    return None


def _shared(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool | None:
    """Whether a victim whom both keys name was killed by both; None where they name nobody in common."""
    found = [dead and died for one, dead in _victims(a) for other, died in _victims(b) if len(one & other) >= 2]
    return any(found) if found else None


def _victims(key: Mapping[str, Any]) -> list[tuple[frozenset[str], bool]]:
    found = []
    for target in key["human_targets"]:
        died = any("DEATH" in effect["values"] for effect in target.get("effect") or ())
        for name in target.get("name") or ():
            words = frozenset(w for w in re.findall(r"[A-Z]{3,}", name) if w not in _TITLES)
            if len(words) >= 2:
                found.append((words, died))
    return found


def _targets(key: Mapping[str, Any]) -> frozenset[str]:
    """The words of what was hit."""
    strings = [s for t in key["physical_targets"] for s in t.get("strings") or ()]
    strings += [s for t in key["human_targets"] for s in t.get("description") or ()]
    return frozenset(w for s in strings for w in re.findall(r"[A-Z]{4,}", s))


def _days(key: Mapping[str, Any]) -> Days | None:
    """The days that the key's alternatives span; one that is open at its start tells only its end."""
    spans = []
    for one in key["date"]["alternatives"] if key["date"] else ():
        ends = [one["start"] or one["end"], one["end"]]
        if all(e and re.fullmatch(r"\d{4}-\d{2}-\d{2}", e) for e in ends):
            first, last = (date.fromisoformat(e).toordinal() for e in ends)
            spans.append((first - (730 if one["start"] is None else 0), last))
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _places(key: Mapping[str, Any]) -> Sequence[tuple[str, tuple[str, ...]]]:
    if not key["location"]:
        return ()
    return [(p["country"], tuple(step["name"] for step in p["path"])) for p in key["location"]["alternatives"]]
