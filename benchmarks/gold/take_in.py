"""Turn what a coder wrote into stand-off annotations: ``python -m benchmarks.gold.take_in OUT FILES``.

A coder writes one JSON object a line, with the words of the passage::

    {"passage": "p001", "claims": [{"quote": "...", "outcome": "killed", "low": 2, "high": 2, "bound": "exact", "count": "two",
     "group": "policemen", "status": [], "role": ["police"], "age": [], "sex": [], "speaker": "the mayor", "covers": "whole",
     "scope": "this_incident", "stance": "asserted"}],
     "circumstances": [{"aspect": "kind", "value": "bombing", "words": "exploded"}]}

Words become offsets into the document and are dropped. A speaker named before the passage has the span of the nearest
mention before it. Words that are not there, values that the codebook does not have, and passages left out are listed, and
nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from accounted.model import ASPECTS, Bound, Covers, Outcome, Scope, Stance
from benchmarks.gold.corpora import documents
from benchmarks.gold.draw import HERE, Passage, passages

CHOICES = {
    "outcome": get_args(Outcome),
    "bound": get_args(Bound),
    "covers": get_args(Covers),
    "scope": get_args(Scope),
    "stance": get_args(Stance),
}
LISTS = ("status", "role", "age", "sex")
STATUS = ("civilian", "combatant", "disputed")
KEPT = ("certainty", "outcome", "age", "sex", "role", "stance")
"""What a circumstance may say besides aspect, value and words."""


class Slip(Exception):
    """A mark that cannot be taken in, in words for the coder."""


def stand_off(row: Mapping[str, Any], passage: Passage, text: str) -> dict[str, Any]:
    """One passage's marks with offsets for words. ``Slip`` says what does not fit."""
    return {
        "passage": passage.id,
        "document": passage.document,
        "claims": [_claim(c, passage, text) for c in row["claims"]],
        "circumstances": [_circumstance(c, passage, text) for c in row["circumstances"]],
    }


def _claim(mark: Mapping[str, Any], passage: Passage, text: str) -> dict[str, Any]:
    for field, values in CHOICES.items():
        if mark.get(field) not in values:
            raise Slip(f"{field} is {mark.get(field)!r}, not one of {', '.join(values)}")
    if any(v not in STATUS for v in mark.get("status", ())):
        raise Slip(f"status is {mark['status']!r}, not of {', '.join(STATUS)}")
    for end in ("low", "high"):
        if mark[end] is not None and not isinstance(mark[end], int):
            raise Slip(f"{end} is {mark[end]!r}, neither a whole number nor null")
    quote = _find(mark["quote"], text, passage.start, passage.end)
    inside = {
        f: _find(mark[f], text, *quote, fallback=(passage.start, passage.end))
        for f in ("count", "group")
        if mark.get(f)
    }
    speaker = mark.get("speaker")
    return {
        "quote": quote,
        **{f: mark[f] for f in CHOICES},
        "low": mark["low"],
        "high": mark["high"],
        "count": inside.get("count"),
        "group": inside.get("group"),
        **{f: sorted(mark.get(f, ())) for f in LISTS},
        "speaker": _find_speaker(speaker, text, passage) if speaker else None,
        "superseded": bool(mark.get("superseded", False)),
    }


def _circumstance(mark: Mapping[str, Any], passage: Passage, text: str) -> dict[str, Any]:
    if mark.get("aspect") not in ASPECTS:
        raise Slip(f"aspect is {mark.get('aspect')!r}, not one of {', '.join(ASPECTS)}")
    out = {"aspect": mark["aspect"], "words": _find(mark["words"], text, passage.start, passage.end)}
    if mark["aspect"] in ("kind", "inquiry", "requested", "approved", "friendly_fire"):
        out["value"] = mark.get("value")
    return out | {f: mark[f] for f in KEPT if mark.get(f) is not None}


def _find(words: str, text: str, start: int, end: int, fallback: tuple[int, int] | None = None) -> list[int]:
    """Span of ``words`` within ``start``:``end``, runs of blanks being alike. ``Slip`` where they do not stand there."""
    for low, high in ((start, end), *((fallback,) if fallback else ())):
        found = next(_spans(words, text, low, high), None)
        if found is not None:
            return list(found)
    raise Slip(f"the words {words!r} do not stand in the passage: copy them exactly")


def _find_speaker(words: str, text: str, passage: Passage) -> list[int]:
    inside = next(_spans(words, text, passage.start, passage.end), None)
    before = list(_spans(words, text, 0, passage.start))
    if inside is None and not before:
        raise Slip(f"the speaker {words!r} stands neither in the passage nor before it: copy the words exactly")
    return list(inside or before[-1])


def _spans(words: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:

    pattern = r"\s+".join(re.escape(w) for w in words.split())
    return ((m.start(), m.end()) for m in re.compile(pattern, re.IGNORECASE).finditer(text, start, end))


def main() -> None:
    """Take in FILES and write OUT, or list what is wrong and write nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared" / "data", help="folder of the corpora")
    parser.add_argument("--check", action="store_true", help="only list what is wrong")
    given = parser.parse_args()
    of_id = {p.id: p for p in passages()}
    texts = {d.id: d.text for d in documents(given.data)}
    rows, slips = {}, []
    for path in given.files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                    passage = of_id[row["passage"]]
                    rows[passage.id] = stand_off(row, passage, texts[passage.document])
                except (Slip, KeyError, ValueError, TypeError) as error:
                    slips.append(f"{path.name}:{number}: {line[:24]}: {type(error).__name__}: {error}")
    print(*slips, sep="\n", file=sys.stderr)
    print(f"{len(rows)} passages taken in, {len(slips)} slips")
    if slips:
        sys.exit(1)
    if not given.check:
        given.out.write_text("".join(json.dumps(rows[k]) + "\n" for k in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
