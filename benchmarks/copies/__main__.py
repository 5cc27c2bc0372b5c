"""python -m benchmarks.copies: copies found, in pairs judged by hand and in pairs made from the corpora.

Made pairs lie in one register, as in use: every pair is asked of one run of ``linking.find_copies``.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from accounted.linking import CopyIndex, find_copies, find_new, near_copies
from accounted.model import Report
from benchmarks.copies import judged
from benchmarks.copies.made_pairs import BANDS, COPIES, made_pairs
from benchmarks.speed.made_reports import made_reports


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--only", choices=("judged", "made", "joined"), help="one part")
    parser.add_argument("--reports", type=int, default=10_000, help="made-up reports that new ones join")
    parser.add_argument("--copies", type=int, default=COPIES, help="how many copies to make")
    parser.add_argument("--cases", action="store_true", help="name the judged pairs that are wrong")
    options = parser.parse_args()
    if not (options.data / "muc4").is_dir():
        print(f"{options.data}: no muc4/ there - give the folder of the data with --data", file=sys.stderr)
        return 2
    if options.only in (None, "judged"):
        print(judged.printed(judged.judged(options.data), cases=options.cases))
        print(f"multi-report, all pairs: {judged.multi_report(options.data)}")
    if options.only in (None, "made"):
        made(options.data, options.copies)
    if options.only == "joined":
        joined(options.reports)
    return 0


def joined(number: int, new: int = 1000) -> None:
    """Processor time and memory of indexing ``number`` made-up reports, and of adding ``new`` to the index from disk."""
    reports = [
        Report(item=str(n), version=str(n), text=text, published=str(about["published"]))
        for n, (text, about) in enumerate(made_reports(number + new))
    ]
    texts = {r.id: r for r in reports}
    start = time.process_time()
    _, index = find_new(reports[:number], CopyIndex.empty())
    built = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        index.save(Path(folder))
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        start = time.process_time()
        changes, _ = find_new(reports[number:], CopyIndex.load(Path(folder)), texts.__getitem__)
        print(
            f"{number} made-up reports indexed in {built:.1f} s of processor time, peak {peak:.0f} MB with the reports, "
            f"{size:.0f} MB on disk; {new} more joined in {time.process_time() - start:.1f} s, {len(changes.pairs)} pairs "
            f"looked at"
        )


def made(data: Path, copies: int) -> None:
    """F by band of edits over pairs made at run time."""
    pairs = made_pairs(data, copies)
    reports = {}
    ids = []
    for number, pair in enumerate(pairs):
        two = [
            Report(item=f"{number}{side}", version=side, text=text)
            for side, text in (("a", pair.left), ("b", pair.right))
        ]
        reports.update({r.id: r for r in two})
        ids.append(frozenset(r.id for r in two))
    start = time.process_time()
    found = {frozenset(p) for p in near_copies(find_copies(list(reports.values())))}
    seconds = time.process_time() - start
    negatives = sum(not p.copy for p in pairs)
    false = sum(i in found for i, p in zip(ids, pairs, strict=True) if not p.copy)
    print(
        f"{len(pairs)} made pairs, {negatives} of them different reports of one incident; {seconds:.1f} s of processor time "
        f"for {len(reports)} texts"
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


if __name__ == "__main__":
    raise SystemExit(main())
