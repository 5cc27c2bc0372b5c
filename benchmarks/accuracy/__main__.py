"""How well the product reads: what the scorers beside the data say of it.

python -m benchmarks.accuracy [--data ../shared/data] [--only multi-report|muc4] [--cases] [--json OUT] [--since OLD]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy import muc4, multi_report
from benchmarks.accuracy.scorers import ScorerFailed, score_muc4, score_reports

CORPORA = ("multi-report", "muc4")


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 0, or 2 where there is no data."""
    options = _options(arguments)
    data: Path = options.data
    if not (data / "score" / "reports.py").is_file():
        print(f"{data}: no score/reports.py there - give the folder of the data with --data", file=sys.stderr)
        return 2
    results: dict[str, Any] = {}
    try:
        if options.only in (None, "multi-report"):
            results |= _multi_report(data, options)
        if options.only in (None, "muc4"):
            results |= _muc4(data, options)
    except ScorerFailed as error:
        print(error, file=sys.stderr)
        return 1
    if options.since is not None:
        print(changes(msgspec.json.decode(options.since.read_bytes()), results))
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora and scorers")
    parser.add_argument("--only", choices=CORPORA, help="one corpus instead of both")
    parser.add_argument("--cases", action="store_true", help="list the errors, report by report")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures and cases there")
    parser.add_argument("--since", type=Path, metavar="OLD", help="an earlier --json: print which errors came and went")
    parser.add_argument("--derived", action="store_true", help="count totals that the engine added up as claims too")
    parser.add_argument("--no-includes", action="store_true", help="leave counted shares of a figure out")
    return parser.parse_args(arguments)


def _multi_report(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    said = multi_report.predict(data, derived=options.derived, includes=not options.no_includes)
    printed, result = score_reports(data, said, options.cases)
    print("== multi-report, without the incidents held back", printed, sep="\n")
    return {"multi-report": result}


def _muc4(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    gold = data / "muc4" / "tst1.jsonl"
    said = muc4.predict(gold)
    out = {}
    for scope in ("all", "casualty"):
        printed, result = score_muc4(gold, data / "score" / "score.py", said, scope)
        print(f"== MUC-4 TST1, text as distributed (upper case), scope {scope}", printed, sep="\n")
        out[f"muc4 {scope}"] = result
    return out


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Which errors came and which went since an earlier run, a line each."""
    lines = []
    for corpus in sorted(set(old) & set(new)):
        before, now = (_cases(run[corpus]) for run in (old, new))
        lines += [f"{corpus} {where}: mended: {what}" for where, what in sorted(before - now)]
        lines += [f"{corpus} {where}: new: {what}" for where, what in sorted(now - before)]
    return "\n".join(["== changed since the earlier run", *(lines or ["nothing"])])


def _cases(result: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(where, what) for where, errors in result.get("cases", {}).items() for what in errors}


if __name__ == "__main__":
    raise SystemExit(main())
