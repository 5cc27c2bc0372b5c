"""How well the product reads, on the corpora beside the checkout or on one of yours in the same form.

python -m benchmarks.accuracy                     everything that may be looked at while developing
python -m benchmarks.accuracy --only own --cases  one corpus, with every error
python -m benchmarks.accuracy --only muc4 --gold mine.jsonl      your corpus, in the form of shared/data's
python -m benchmarks.accuracy --untuned           the texts held back: for one measurement at the end

Errors are kept in benchmarks/recorded/ (ids and offsets, no text); each run prints which came and went since the last.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy import dirt, muc4, muc4_relevance, multi_report, own_gold, police, spans
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.printing import confidence_lines, dirt_table, own_table
from benchmarks.accuracy.scorers import ScorerFailed, names_agree, right_or_wrong, score, score_reports

RECORDED = Path(__file__).parents[1] / "recorded"


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 0, 1 where a scorer failed, 2 where there is no data or an option does not fit."""
    options = _options(arguments)
    data: Path = options.data
    if not (data / "score" / "reports.py").is_file():
        print(f"{data}: no score/reports.py there - give the folder of the data with --data", file=sys.stderr)
        return 2
    if options.gold is not None and options.only not in ("muc4", "police"):
        print(
            "--gold goes with --only muc4 or --only police; for multi-report give its folder with --data",
            file=sys.stderr,
        )
        return 2
    results: dict[str, Any] = {}
    try:
        for name, run in RULERS.items():
            if options.only in (None, name):
                results |= run(data, options)
    except (ScorerFailed, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    both = [r["confidence"] for name, r in results.items() if name.startswith(("own ", "multi-report "))]
    if len(both) > 1:
        print(
            "== our own gold set and multi-report together",
            confidence_lines(calibration([a for some in both for a in some])),
            sep="\n",
        )
    if options.gold is None:
        _compare(results, options)
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora and scorers")
    parser.add_argument("--only", choices=tuple(RULERS), help="one ruler instead of all")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="another corpus in the form of muc4 or police")
    parser.add_argument("--untuned", action="store_true", help="the texts held back, and nothing else")
    parser.add_argument("--cases", action="store_true", help="list the errors, text by text")
    parser.add_argument("--record", action="store_true", help="keep this run's errors as the ones to compare with")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures and cases there")
    parser.add_argument(
        "--since", type=Path, metavar="OLD", help="compare with an earlier --json, not the recorded run"
    )
    parser.add_argument(
        "--derived", action="store_true", help="multi-report: totals that the engine added up as claims too"
    )
    parser.add_argument(
        "--sidecars", action="store_true", help="multi-report: with publisher, address and day beside each text"
    )
    parser.add_argument(
        "--relevance", action="store_true", help="MUC-4: also after a filter for what that conference wanted told"
    )
    parser.add_argument("--no-includes", action="store_true", help="multi-report: leave counted shares of a figure out")
    return parser.parse_args(arguments)


def _own(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    part = "test" if options.untuned else "development"
    read = own_gold.readings(data, part)
    agree = names_agree(data)
    whole = own_gold.figures(read, agree)
    parts = {"all": whole}
    for stratum in ("random", "casualty_word"):
        parts[stratum] = own_gold.figures([r for r in read if r.passage.stratum == stratum], agree)
    for corpus in ("muc4", "re3d", "india"):
        parts[corpus] = own_gold.figures([r for r in read if r.passage.corpus == corpus], agree)
    measured = calibration(whole["confidence"])
    print(f"== our own gold set, {part} part", own_table(parts, measured), sep="\n")
    if options.cases:
        print(*(f"{where}: {what}" for where, errors in whole["cases"].items() for what in errors), sep="\n")
    return {
        f"own {part}": whole
        | {"calibration": measured, "parts": {k: v["outcome + interval"] for k, v in parts.items()}}
    }


def _multi_report(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    said = multi_report.predict(
        data,
        untuned=options.untuned,
        derived=options.derived,
        includes=not options.no_includes,
        sidecars=options.sidecars,
    )
    printed, result = score_reports(data, said, options.cases, options.untuned)
    which = "the two incidents held back" if options.untuned else "without the incidents held back"
    answers = right_or_wrong(data, said, options.untuned)
    print(f"== multi-report, {which}", printed, confidence_lines(calibration(answers)), sep="\n")
    return {f"multi-report {which}": dict(result) | {"confidence": answers}}


def _muc4(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    gold = options.gold or data / "muc4" / ("tst2.jsonl" if options.untuned else "tst1.jsonl")
    said = muc4.predict(gold, options.untuned or options.gold is not None)
    ways = {"": said}
    if options.relevance:
        ways[", after the filter for MUC's own notion of relevance"] = muc4_relevance.filtered(said)
    out = {}
    for way, predictions in ways.items():
        for scope in ("all", "casualty"):
            printed, result = score("muc4", gold, data, predictions, "--scope", scope)
            print(f"== MUC-4 {gold.stem}, text as distributed (upper case), scope {scope}{way}", printed, sep="\n")
            out[f"muc4 {gold.stem} {scope}{' relevant' if way else ''}"] = result
    return out


def _police(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    gold = options.gold or data / "india-police-events" / ("dev.jsonl" if options.untuned else "train.jsonl")
    printed, result = score("police", gold, data, police.predict(gold))
    print(f"== India, police actions, {gold.stem}", printed, sep="\n")
    return {f"police {gold.stem}": result}


def _spans(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    if options.untuned:
        return {}
    said = spans.predict(data)
    printed, result = spans.score_against(data, said)
    print("== re3d, places, times and weapons of violence among all that are marked", printed, sep="\n")
    return {"re3d": result}


def _dirt(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    if options.untuned:
        return {}
    measured = dirt.measure(data)
    print("== multi-report, spoilt: what letter case and dirt cost", dirt_table(measured), sep="\n")
    return {"dirt": measured}


RULERS: Mapping[str, Callable[[Path, argparse.Namespace], dict[str, Any]]] = {
    "own": _own,
    "multi-report": _multi_report,
    "muc4": _muc4,
    "police": _police,
    "re3d": _spans,
    "dirt": _dirt,
}


def _compare(results: Mapping[str, Any], options: argparse.Namespace) -> None:
    """Print what changed since the recorded run (or ``--since``), and record this one where asked to."""
    for name, result in results.items():
        path = RECORDED / f"{name.replace(' ', '-')}.json"
        if options.since is not None:
            old = msgspec.json.decode(options.since.read_bytes()).get(name)
        else:
            old = msgspec.json.decode(path.read_bytes()) if path.is_file() else None
        if old is not None and result.get("cases") is not None:
            print(changes({name: old}, {name: result}))
        if options.record and result.get("cases") is not None:
            RECORDED.mkdir(exist_ok=True)
            path.write_bytes(msgspec.json.format(msgspec.json.encode({"cases": result["cases"]}), indent=0))


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
