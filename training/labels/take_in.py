"""Turn a coder's lines into stand-off labels: ``python -m training.labels.take_in ../shared/data SHEETS CODES`` makes ``labels.jsonl`` (or ``--target``).

A line of CODES for each paragraph of the sheets: its number, then a word for each claim on the sheet, then what the engine
missed, so that the paragraph is coded in full:

    L012 aTw bAp c- d= eTwh +k12{twelve of them died}[of them]Tp

A letter is the claim; then the scope (T this incident, S several, B background, A another, G general practice), what it covers (w
whole, p part, n not stated) and, where it is not asserted, the stance (c claimed, d doubted, x denied, k conceded, r retracted, u could not
confirm, h hypothetical). ``-``: outcome or count is read wrong; ``=``: the same claim again. A missed claim: outcome (k, i, b killed or
injured, m, d, p displaced), count (5, 5-, ..5, 3..4, v for vague), its words, the words of the group, then as above.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import msgspec
from training.labels.corpora import with_india

SCOPES = {"T": "this_incident", "S": "several_incidents", "B": "background", "A": "another_incident", "G": "general_practice"}  # fmt: skip
COVERS = {"w": "whole", "p": "part", "n": "not_stated"}
STANCES = {"": "asserted", "c": "claimed", "d": "doubted", "x": "denied", "k": "conceded", "r": "retracted", "u": "could_not_confirm", "h": "hypothetical"}  # fmt: skip
OUTCOMES = {"k": "killed", "i": "injured", "b": "killed_or_injured", "m": "missing", "d": "detained", "p": "displaced"}
SEEN = re.compile(r"(?<!\S)([a-z])(?:([-=])|([TSBAG])([wpn])([cdxkruh]?))(?!\S)")
MISSED = re.compile(r"\+([kibmdp])([^{\s]+)\{([^}]+)\}(?:\[([^\]]+)\])?([TSBAG])([wpn])([cdxkruh]?)")


def coded(line: str, row: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """The claims of a paragraph as a coder left them. ``ValueError`` where a claim of the sheet has no word."""
    words = MISSED.sub("", line)
    out = []
    done = set()
    for letter, fault, scope, covers, stance in SEEN.findall(words):
        done.add(letter)
        if fault:
            continue
        claim = row["claims"]["abcdefghijklmnopqrstuvwxyz".index(letter)]
        start, end = claim["quote"]
        out.append(
            {
                "quote": [start, end],
                "outcome": claim["outcome"],
                "low": claim["low"],
                "high": claim["high"],
                "group": _span(claim["group_words"], text, start, end),
                "scope": SCOPES[scope],
                "covers": COVERS[covers],
                "stance": STANCES[stance],
            }
        )
    if len(done) != min(26, len(row["claims"])):
        raise ValueError(f"{line}: {len(row['claims'])} claims on the sheet")
    for outcome, count, quote, group, scope, covers, stance in MISSED.findall(line):
        span = _span(quote, text, row["start"], row["end"])
        if span is None:
            raise ValueError(f"{line}: no such words: {quote}")
        low, high = _interval(count)
        out.append(
            {
                "quote": span,
                "outcome": OUTCOMES[outcome],
                "low": low,
                "high": high,
                "group": _span(group, text, *span) or _span(group, text, row["start"], row["end"]),
                "scope": SCOPES[scope],
                "covers": COVERS[covers],
                "stance": STANCES[stance],
            }
        )
    return out


def _interval(count: str) -> tuple[int | None, int | None]:
    if count == "v":
        return None, None
    if count.endswith("-"):
        return int(count[:-1]), None
    low, dots, high = count.partition("..")
    return (int(low) if low else None), int(high if dots else low)


def _span(words: str, text: str, start: int, end: int) -> list[int] | None:
    """Where the words stand, however the white space and the letters' case; of many words perhaps only the first ones."""
    parts = words.split()
    for count in sorted({len(parts), min(3, len(parts)), min(2, len(parts))}, reverse=True):
        if count:
            found = re.search(r"\s+".join(map(re.escape, parts[:count])), text[start:end], re.I)
            if found:
                return [start + found.start(), start + found.end()]
    return None


def main() -> None:
    """Write the labels beside this file."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path, help="the folder of the corpora")
    arguments.add_argument("sheets", type=Path, help="the folder that draw.py wrote")
    arguments.add_argument("codes", type=Path, help="the coder's lines")
    arguments.add_argument("--target", default="labels.jsonl", help="name of the file beside this one")
    arguments.add_argument("--letter", default="L", help="what the numbers of the paragraphs begin with")
    options = arguments.parse_args()
    text_of = {d.id: d.text for d in with_india(options.data)}
    rows = [msgspec.json.decode(line) for line in (options.sheets / "claims.jsonl").read_bytes().splitlines()]
    lines = {line.split()[0]: line for line in options.codes.read_text("utf-8").splitlines() if line.strip()}
    out = []
    for number, row in enumerate(rows, start=1):
        name = f"{options.letter}{number:03}"
        claims = coded(lines.get(name, name), row, text_of[row["document"]])
        out.append({"passage": name, **{k: row[k] for k in ("corpus", "document", "start", "end")}, "claims": claims})
    target = Path(__file__).with_name(options.target)
    target.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in out))
    print(
        f"{len(out)} paragraphs of {len({r['document'] for r in out})} documents, {sum(len(r['claims']) for r in out)} claims"
    )


if __name__ == "__main__":
    main()
