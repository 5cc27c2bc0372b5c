"""How much work the desk has after one decision, until its pages tell of it.

    python -m benchmarks.desk.deciding --register FILE [--claims N] [--times N] [--whole]

A made-up register is made where there is none, and its view by another process. Then this one, which has seen nothing of it,
writes decisions of each kind into it and brings the view up after each: processor time of it, the first one's apart, as a
new process has everything to load. ``--whole``: every decision the way of those that may change what is linked. Beside it a
loop that is always the same, to tell what the machine was worth. The register keeps the decisions.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from accounted.model import Decision
from accounted.register import Register, create_or_open
from accounted.web.dossier.part import stands_kept
from accounted.web.view import touched
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ReportRow
from accounted.web.view.stored import Stored
from benchmarks.desk.made_register import make

TIME = "2026-11-23T12:00:00Z"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.desk.deciding", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--register", type=Path, required=True, help="the register, made where it is not there")
    parser.add_argument("--claims", type=int, default=30_000, help="how large a register to make")
    parser.add_argument("--times", type=int, default=10, help="decisions of each kind")
    parser.add_argument("--whole", action="store_true", help="work out the whole register after each")
    options = parser.parse_args(arguments)
    if not options.register.exists():
        print(f"register of {make(options.register, options.claims):,} reports made", flush=True)
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "accounted.web.view.making", str(options.register)], check=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"view made or found good: {ended.ru_utime - begun.ru_utime:.0f} s of processor time", flush=True)
    if options.whole:
        touched.MOST_ENTRIES = 0
    with create_or_open(options.register) as book:
        _measure(book, options.times)
    return 0


def _measure(book: Register, times: int) -> None:
    stored = Stored(book)
    stored.refresh()
    taken: dict[str, list[float]] = {}
    first: float | None = None
    for kind, decision in _decisions(stored, times):
        book.decide(decision, author="A. Recorder", time=TIME)
        begun = time.process_time()
        stored.refresh()
        spent = time.process_time() - begun
        if first is None:
            first = spent
        else:
            taken.setdefault(kind, []).append(spent)
    print(f"entries {len(book):,}; loop of ten million {_loop():.2f} s")
    print(f"the first decision, in a new process: {first:.3f} s")
    for kind, some in taken.items():
        print(f"{kind}: median {statistics.median(some):.3f} s, most {max(some):.3f} s, of {len(some)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"largest memory of this process: {peak:,} MB")


def _decisions(stored: Stored, times: int) -> Iterator[tuple[str, Decision]]:
    """Of each kind some, each on another incident, the incidents spread over all."""
    with stored.reading() as db:
        ns = [n for (n,) in db.execute("SELECT n FROM incidents ORDER BY n")]
    ns = ns[:: max(1, len(ns) // (5 * times + 1))][1:]
    why = "for the measurement"
    for kind in ("set aside", "read right", "note", "casualty", "sign"):
        for _ in range(times):
            n = ns.pop()
            with stored.reading() as db:
                report = db.execute("SELECT report FROM tells WHERE n = ? ORDER BY report", (n,)).fetchone()[0]
                (row,) = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
                inside = tuple(k for k in stands_kept(db, n) if k.startswith("claim-"))
            claim = next(c.claim for c in unpack(row, ReportRow).claims if c.claim.id in inside)
            if kind == "set aside":
                yield kind, Decision(kind="use", value="set_aside", quote=claim.quote, claim=claim.id, why=why)
            elif kind == "read right":
                yield kind, Decision(kind="reading", value="right", quote=claim.quote, claim=claim.id, why=why)
            elif kind == "note":
                yield kind, Decision(kind="note", value="kept", quote=claim.quote, claim=claim.id, why=why)
            elif kind == "casualty":
                yield kind, Decision(kind="casualty", value="killed", person="A. Named", targets=(claim.id,), why=why)
            else:
                yield kind, Decision(kind="sign", value="reviewed", targets=inside, why=why)


def _loop() -> float:
    begun = time.process_time()
    total = 0
    for n in range(10_000_000):
        total += n & 7
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
