"""python -m benchmarks.world: incidents, origins and tolls against the truth of made worlds, beside naive answers.

Claims are given as a careful reader would code them; copies, origins, incidents and tolls are the shipped chain's. Each figure
is the mean over seeds with its 95 % interval; the last column is of seeds that are held back and never shown by case.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import Any

from accounted.places import Gazetteer
from accounted.reckoning import load
from benchmarks.progress import bar
from benchmarks.world.making import make_world
from benchmarks.world.measures import spread
from benchmarks.world.scoring import Result, TollCase, measure

SEEDS = tuple(range(1, 11))
HELD_BACK = tuple(range(9001, 9011))
"""Worlds that nobody looks into: no case of theirs is ever printed."""
BARS = {
    "incidents F": "at least 95", "naive incidents F": "under 80", "origins F": "at least 93", "truth in range": "at least 95",
    "naive truth in range": "under 70", "width over naive width": "at most 0.50",
}  # fmt: skip


def figures(result: Result) -> dict[str, float]:
    """The figures of one world, in percent but for widths (natural logarithms) and counts."""
    p, r, f = result.incidents.figures()
    np, nr, nf = result.naive.figures()
    out_by_report = result.by_report.figures()[2]
    op, orr, of = result.origins.figures()
    both, got, due = result.origin_pairs
    out = {
        "incidents P": p,
        "incidents R": r,
        "incidents F": f,
        "naive incidents P": np,
        "naive incidents R": nr,
        "naive incidents F": nf,
    }
    out |= {"naive F, day of report": out_by_report}
    out |= {
        "origins P": op,
        "origins R": orr,
        "origins F": of,
        "origins F, pairs": 200 * both / (got + due) if got + due else 100.0,
    }
    out |= {"origins F, without headlines": result.bodies.figures()[2]}
    out |= {"origins F by bare names": result.alone.figures()[2]}
    return out | _toll_figures(result.tolls)


def _toll_figures(tolls: list[TollCase]) -> dict[str, float]:
    def share(found: list[bool]) -> float:
        return 100 * sum(found) / len(found) if found else float("nan")

    def mean(found: list[float | None]) -> float:
        known = [w for w in found if w is not None]
        return sum(known) / len(known) if known else float("nan")

    out = {
        "truth in range": share([t.ours.holds(t.truth) for t in tolls]),
        "truth in range, open ends shut": share([t.ours.holds_closed(t.truth) for t in tolls]),
        "no figure given": share([not t.ours.answered for t in tolls]),
        "open above": share([t.ours.answered and t.ours.high is None for t in tolls]),
        "naive truth in range": share([t.naive.holds(t.truth) for t in tolls]),
        "naive truth in range, day of report": share([t.by_report.holds(t.truth) for t in tolls]),
        "with true links: truth in range": share([t.known.holds(t.truth) for t in tolls]),
        "log width": mean([t.ours.width() for t in tolls]),
        "log width, closed ranges": mean([t.ours.width() for t in tolls if t.ours.high is not None]),
        "naive log width": mean([t.naive.width() for t in tolls]),
        "with true links: log width": mean([t.known.width() for t in tolls]),
    }
    return out | {
        "width over naive width": out["log width"] / out["naive log width"] if out["naive log width"] else float("nan")
    }


def table(shown: list[Result], held: list[Result]) -> list[dict[str, Any]]:
    """A row for each figure: mean and interval over the shown seeds and over those held back, and the bar."""
    rows = []
    open_, kept = [figures(r) for r in shown], [figures(r) for r in held]
    for name in (open_ or kept)[0] if open_ or kept else ():
        row: dict[str, Any] = {"figure": name, "bar": BARS.get(name)}
        for column, worlds in (("seeds", open_), ("held back", kept)):
            row[column] = spread([w[name] for w in worlds if w[name] == w[name]]) if worlds else None
        rows.append(row)
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.world", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many worlds (default 10)")
    parser.add_argument(
        "--held-back", type=int, default=len(HELD_BACK), help="how many of the held-back worlds (default 10)"
    )
    parser.add_argument("--size", type=int, default=60, help="happenings in a world (default 60)")
    parser.add_argument("--method", default="plain", help="method of the tolls, by name or path (default plain)")
    parser.add_argument("--cases", action="store_true", help="every error of the shown seeds, by kind, with ids")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args(arguments)
    if not (
        0 <= options.seeds <= 1000
        and 0 <= options.held_back <= len(HELD_BACK)
        and options.seeds + options.held_back > 0
    ):
        print(f"--seeds from 0 to 1000, --held-back from 0 to {len(HELD_BACK)}, one of them above 0", file=sys.stderr)
        return 2
    if options.size < 12:
        print(
            f"--size {options.size}: too small a world to hold all kinds of incidents - give 12 or more",
            file=sys.stderr,
        )
        return 2
    method = load(options.method)
    gazetteer = Gazetteer.open()
    seeds = [*range(1, options.seeds + 1), *HELD_BACK[: options.held_back]]
    results = [measure(make_world(seed, options.size, gazetteer), method) for seed in bar(seeds, "worlds")]
    shown, held = results[: options.seeds], results[options.seeds :]
    rows = table(shown, held)
    kinds = Counter(kind for r in shown for kind, _ in r.cases)
    if options.json:
        sizes = [{"seed": r.seed, "seconds": round(r.seconds, 1), **r.sizes} for r in shown]
        found = (
            [{"seed": r.seed, "kind": kind, "case": what} for r in shown for kind, what in r.cases]
            if options.cases
            else []
        )
        print(
            json.dumps(
                {
                    "method": method.name,
                    "size": options.size,
                    "rows": rows,
                    "worlds": sizes,
                    "errors": dict(sorted(kinds.items())),
                    "cases": found,
                },
                indent=1,
            )
        )
        return 0
    _print(options, method.name, shown, held, rows, kinds)
    return 0


def _print(
    options: argparse.Namespace,
    method: str,
    shown: list[Result],
    held: list[Result],
    rows: list[dict[str, Any]],
    kinds: Counter[str],
) -> None:
    total = Counter[str]()
    for r in shown or held:
        total.update(r.sizes)
    each = ", ".join(f"{n / len(shown or held):,.0f} {what}" for what, n in total.items())
    seconds = sum(r.seconds for r in shown or held) / len(shown or held)
    print(
        f"{len(shown)} worlds and {len(held)} held back; a world has {each}; {seconds:.1f} s to link; tolls by {method}, all persons\n"
    )
    print(f"{'':38} {'seeds':>24} {'held back':>24}   bar")
    for row in rows:
        print(
            f"{row['figure']:38} {_cell(row['seeds'], row['figure']):>24} {_cell(row['held back'], row['figure']):>24}   {row['bar'] or ''}"
        )
    if shown:
        print("\nErrors of the shown seeds by kind (a report once for each incident; a pair of origins once):")
        for kind, n in sorted(kinds.items(), key=lambda x: (-x[1], x[0]))[: None if options.cases else 40]:
            print(f"{n:6}  {kind}")
    if options.cases:
        for r in shown:
            print(f"\nseed {r.seed}")
            for kind, what in sorted(r.cases):
                print(f"  {kind}: {what}")


def _cell(value: tuple[float, float, float] | None, name: str) -> str:
    if value is None:
        return ""
    digits = 3 if "width" in name else 1
    mean, low, high = (f"{v:.{digits}f}" for v in value)
    return f"{mean} ({low} to {high})" if low != "nan" else mean


if __name__ == "__main__":
    raise SystemExit(main())
