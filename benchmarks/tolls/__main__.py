"""Killed and injured ranges of multi-report's incidents, beside the gold's two ranges.

python -m benchmarks.tolls             the incidents that may be looked at
python -m benchmarks.tolls --untuned   the two held back: for one measurement at the end

*given*: the gold's own claims go through origins and the method, so nothing of the reading is measured. *raw*: the whole
program from the texts. ``every-total`` is set against the gold's plain lowest and highest of all stated totals, ``plain`` against
its last figures of each independent speaker (the gold counts an accused party's figure there, plain prints it beside).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from accounted.model import Outcome, Toll
from accounted.pipeline import record, toll, work_out
from accounted.reckoning import load, reckon
from accounted.register import create_or_open
from benchmarks.accuracy.multi_report import NOW, homes, paths_of, with_sidecars
from benchmarks.progress import bar
from benchmarks.tolls.given import given

AGAINST = {"every-total": "_all_total_claims", "plain": ""}
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tolls", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--untuned", action="store_true", help="the incidents held back, and nothing else")
    parser.add_argument(
        "--sidecars", action="store_true", help="raw: with publisher, address and day of publication beside each text"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all rows there")
    options = parser.parse_args(arguments)
    if not (options.data / "multi-report" / "gold.json").is_file():
        print(
            f"{options.data}: no multi-report/gold.json there - give the folder of the data with --data",
            file=sys.stderr,
        )
        return 2
    rows = [*_given_rows(options.data, options.untuned), *_raw_rows(options.data, options.untuned, options.sidecars)]
    print(table(rows))
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=1))
    return 0


def _given_rows(data: Path, untuned: bool) -> Iterator[dict[str, Any]]:
    for one in given(data, untuned):
        for method in AGAINST:
            for outcome in OUTCOMES:
                made = reckon(one.incident, one.accounts, (), outcome, "", load(method), one.relation)
                yield _row("given", one.gold, method, outcome, made)


def _raw_rows(data: Path, untuned: bool, sidecars: bool) -> Iterator[dict[str, Any]]:
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())["incidents"]
    paths = paths_of(data, untuned)
    name_of = {sha256(path.read_bytes()).hexdigest(): name for name, path in paths.items()}
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder, "benchmark.register")) as register:
        steps = bar(range(len(paths)), "reading", len(paths))

        def tick(step: str, done: int, total: int | None) -> None:
            if step == "reading claims":
                next(steps, None)

        taken = with_sidecars(data, paths, Path(folder)) if sidecars else list(paths.values())
        record(register, taken, author="benchmark", time=NOW, progress=tick)
        next(steps, None)
        found = work_out(register)
        home = {name_of[found.reports[r].version]: i for r, i in homes(found).items()}
        for incident in gold:
            mine = [home[r] for r in incident["reports"] if r in home]
            if not mine:
                continue
            chosen = min(set(mine), key=lambda i: (-mine.count(i), i))
            for method in AGAINST:
                for outcome in OUTCOMES:
                    made = toll(found, found.incident(chosen), method, outcome)
                    row = _row("raw", incident, method, outcome, made)
                    yield row | {"reports": f"{mine.count(chosen)} of {len(incident['reports'])}"}


def _row(way: str, gold: dict[str, Any], method: str, outcome: Outcome, made: Toll) -> dict[str, Any]:
    wanted = gold.get(outcome + AGAINST[method]) or {"low": None, "high": None}
    said = (made.fields.get("min"), made.fields.get("max")) if made.answer == "figures" else (None, None)
    return {
        "way": way,
        "incident": gold["incident"],
        "outcome": outcome,
        "method": method,
        "said": said,
        "open": made.open_high,
        "gold": (wanted["low"], wanted["high"]),
        "equal": said == (wanted["low"], wanted["high"]) and not made.open_high,
        "origins": f"{made.origins_known} to {made.origins_all}",
        "reports": "",
    }


def table(rows: list[dict[str, Any]]) -> str:
    """Every range, and how many are equal."""
    lines = [
        f"{'':6}{'incident':22}{'outcome':9}{'method':13}{'said':>14}{'gold':>12}  {'equal':6}{'origins':9}reports"
    ]
    for r in rows:
        said = f"{_ends(r['said'])}{'+' if r['open'] else ''}"
        equal = "yes" if r["equal"] else "no"
        lines.append(
            f"{r['way']:6}{r['incident']:22}{r['outcome']:9}{r['method']:13}{said:>14}{_ends(r['gold']):>12}  {equal:6}"
            f"{r['origins']:9}{r['reports']}"
        )
    for way in ("given", "raw"):
        for method in AGAINST:
            for outcome in OUTCOMES:
                some = [r for r in rows if (r["way"], r["method"], r["outcome"]) == (way, method, outcome)]
                lines.append(f"{way}, {method}, {outcome}: equal {sum(r['equal'] for r in some)} of {len(some)}")
    return "\n".join(lines)


def _ends(ends: tuple[int | None, int | None]) -> str:
    return "-".join("?" if end is None else str(end) for end in ends)


if __name__ == "__main__":
    raise SystemExit(main())
