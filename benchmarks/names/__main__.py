"""How well names of speakers and persons are matched across reports, on a hand-made list of pairs.

python -m benchmarks.names            the table, for the two thirds that development may look at and the third held back
python -m benchmarks.names --cases    every error of the two thirds
python -m benchmarks.names --json OUT all figures

A pair is right where the program says "same" of a pair that is one party, and does not say it of one that is not:
"unknown" and "different" both keep two parties apart. A pair is held back by its own text (a hash), so the thirds stay
the same when lines are added.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec

from accounted.linking.names import compare_sources, is_generic, name_key
from accounted.model import Source, SourceKind
from benchmarks.accuracy.intervals import f1

PAIRS = Path(__file__).with_name("pairs.txt")


class Pair(NamedTuple):
    """Two names, whether they are one party's, and why that is hard to tell."""

    same: bool
    kind: str
    left: Source
    right: Source
    held_back: bool


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.names", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", action="store_true", help="list the errors of the part that may be looked at")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures there")
    options = parser.parse_args(arguments)
    pairs = read()
    results = {}
    for name, some in (
        ("may be looked at", [p for p in pairs if not p.held_back]),
        ("held back", [p for p in pairs if p.held_back]),
    ):
        results[name] = figures(some)
        print(table(name, results[name]))
    if options.cases:
        for p in pairs:
            if not p.held_back and said_same(p) != p.same:
                answer = compare_sources(p.left, p.right)
                print(f"{'missed' if p.same else 'wrongly joined'} ({p.kind}): {p.left!r} | {p.right!r}: {answer.why}")
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1))
    return 0


def read(path: Path = PAIRS) -> list[Pair]:
    """The pairs, in the order of the file."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            verdict, kind, left, right = (part.strip() for part in line.split("|"))
            held = zlib.crc32(line.encode()) % 3 == 0
            pairs.append(Pair(verdict == "same", kind, _source(left), _source(right), held))
    return pairs


def _source(text: str) -> Source:
    kind, _, rest = text.partition(":")
    name, role, affiliation = ([part.strip() or None for part in rest.split(";")] + [None, None])[:3]
    assert name is not None, text
    return Source(name=name, kind=cast(SourceKind, kind.strip()), words=name, role=role, affiliation=affiliation)


def said_same(pair: Pair) -> bool:
    """Whether the program joins the two, asked either way round. As where origins are told apart, a name that many bear
    ("the mayor") needs its place: here, that both sides give the same one."""
    answers = {compare_sources(a, b).answer for a, b in ((pair.left, pair.right), (pair.right, pair.left))}
    assert len(answers) == 1, pair
    if "person" not in (pair.left.kind, pair.right.kind) and is_generic(name_key(pair.left.name)):
        return (
            answers == {"same"}
            and pair.left.affiliation is not None
            and pair.left.affiliation == pair.right.affiliation
        )
    return answers == {"same"}


def figures(pairs: Sequence[Pair]) -> dict[str, Any]:
    """P, R and F of "same", the interval of F, and the errors by kind."""
    said = {p: said_same(p) for p in pairs}
    missed = Counter(p.kind for p in pairs if p.same and not said[p])
    joined = Counter(p.kind for p in pairs if said[p] and not p.same)
    counts = [(int(p.same and said[p]), int(said[p]), int(p.same)) for p in pairs]
    return {
        "pairs": len(pairs),
        "same": f1(counts),
        "missed": dict(sorted(missed.items())),
        "wrongly joined": dict(sorted(joined.items())),
    }


def table(name: str, figure: Mapping[str, Any]) -> str:
    """One part's figures in a few lines."""
    same = figure["same"]
    low, high = same["interval"]
    return (
        f"== names, {name}: {figure['pairs']} pairs, {same['gold']} of them one party\n"
        f"P {same['P']:.2f}  R {same['R']:.2f}  F {same['F']:.2f} ({low:.2f}-{high:.2f})\n"
        f"missed: {figure['missed']}\nwrongly joined: {figure['wrongly joined']}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
