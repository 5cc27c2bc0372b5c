"""python -m benchmarks.copies: F of near copies, by how much of the words was edited, on pairs made from the corpora.

All texts lie in one register, as in use: every pair is asked of one run of ``linking.find_copies``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from accounted.linking import find_copies, near_copies
from accounted.model import Report
from benchmarks.copies.made_pairs import BANDS, made_pairs


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--copies", type=int, default=1050, help="how many copies to make")
    options = parser.parse_args()
    if not (options.data / "muc4").is_dir():
        print(f"{options.data}: no muc4/ there - give the folder of the data with --data", file=sys.stderr)
        return 2
    pairs = made_pairs(options.data, options.copies)
    reports = {}
    ids = []
    for number, pair in enumerate(pairs):
        two = [
            Report(item=f"{number}{side}", version=side, text=text)
            for side, text in (("a", pair.left), ("b", pair.right))
        ]
        reports.update({r.id: r for r in two})
        ids.append(frozenset(r.id for r in two))
    start = time.perf_counter()
    found = {frozenset(p) for p in near_copies(find_copies(list(reports.values())))}
    seconds = time.perf_counter() - start
    negatives = sum(not p.copy for p in pairs)
    false = sum(i in found for i, p in zip(ids, pairs, strict=True) if not p.copy)
    print(
        f"{len(pairs)} pairs, {negatives} of them different reports of one incident; {seconds:.1f} s for {len(reports)} texts"
    )
    print(f"{'edited':12} {'P':>6} {'R':>6} {'F':>6}   copies; of the others taken for copies: {false}")
    for band, (low, high) in enumerate(BANDS):
        mine = [i for i, p in zip(ids, pairs, strict=True) if p.band == band]
        right = sum(i in found for i in mine)
        # Each band is set against its part of the pairs that are no copies, so that bands can be compared.
        wrong = false / negatives * len(mine) if negatives else 0.0
        p, r = right / (right + wrong) if right else 0.0, right / len(mine)
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{low:.0%} to {high:.0%}".ljust(12), f"{p:6.2f} {r:6.2f} {f:6.2f}   {len(mine)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
