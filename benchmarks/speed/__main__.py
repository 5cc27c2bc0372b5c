"""How fast the product reads, and what recording many reports costs.

python -m benchmarks.speed [--data ../shared/data] [--only reading|recording] [--quick] [--texts N] [--reports N]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.speed import reading, recording

THREADS = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM")
"""Libraries that start threads of their own unless ``…_NUM_THREADS`` says 1 before they load."""

QUICK_TEXTS = 150
QUICK_REPORTS = 500
REPORTS = 10_000


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 0, or 2 where there is no data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder that holds muc4/dev.jsonl")
    parser.add_argument("--only", choices=("reading", "recording"), help="one part instead of both")
    parser.add_argument("--quick", action="store_true", help="a few texts and reports: for a look, not for the record")
    parser.add_argument("--texts", type=int, help="read so many messages, spread over the file (default: all)")
    parser.add_argument("--reports", type=int, help=f"record so many, and a tenth of them (default: {REPORTS})")
    options = parser.parse_args(arguments)
    texts = options.texts or (QUICK_TEXTS if options.quick else None)
    reports = options.reports or (QUICK_REPORTS if options.quick else REPORTS)
    os.environ.update({f"{name}_NUM_THREADS": "1" for name in THREADS})  # nothing that starts threads is loaded yet
    core = pin()
    print(f"one process, one thread{'' if core is None else f', core {core}'}", file=sys.stderr)
    if options.only in (None, "reading"):
        path = options.data / "muc4" / "dev.jsonl"
        if not path.is_file():
            print(f"{path}: not there - give the folder of the data with --data", file=sys.stderr)
            return 2
        print(reading.measure(reading.messages(path, texts)))
    if options.only in (None, "recording"):
        small, large = (recording.measure(n) for n in (reports // 10, reports))
        print(recording.compare(small, large))
    return 0


def pin() -> int | None:
    """Keep this process, and those that it starts, on one core; None where the system has no such thing."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


if __name__ == "__main__":
    raise SystemExit(main())
