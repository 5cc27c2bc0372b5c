"""How quickly the desk answers on a large register: pages that arrive at random, memory, and the first page after a start.

python -m benchmarks.desk [--claims N] [--register FILE] [--seconds S] [--rate R]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.desk.made_register import make
from benchmarks.desk.riding import Answered, Server, add_person, first_page, ride, signed_in
from benchmarks.linking.measuring import references

CLAIMS = 1_000_000
RATE, SECONDS, SEED = 20.0, 60.0, 5
BAR = 0.150


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 1 where an answer was an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--claims", type=int, default=CLAIMS, help=f"how large a register to make (default: {CLAIMS:,})"
    )
    parser.add_argument("--register", type=Path, help="keep the register here, and use it again where it is there")
    parser.add_argument("--rate", type=float, default=RATE, help="requests a second")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for how long")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        register = options.register or Path(folder, "made.register")
        if not register.exists():
            begun = time.perf_counter()
            reports = make(register, options.claims)
            print(f"register of {reports:,} reports made in {time.perf_counter() - begun:.0f} s", flush=True)
        return _measure(register, options.rate, options.seconds)


def _measure(register: Path, rate: float, seconds: float) -> int:
    add_person(register)
    core = min(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else None
    took, peak = _view_made(register)
    print(
        f"view made or found good in {took:.0f} s, largest process {peak:,} MB (beside, before the desk is opened)",
        flush=True,
    )
    server = Server(register, None)
    try:
        cookies = signed_in(server.address)
    finally:
        server.stop()
    pages = _pages(register)
    server = Server(register, core)
    try:
        opened = first_page(server, cookies)
        asyncio.run(ride(server.address, cookies, pages, rate, 3.0, SEED + 1))  # templates, caches of the disk
        answered = asyncio.run(ride(server.address, cookies, pages, rate, seconds, SEED))
        peak = server.megabytes()
    finally:
        server.stop()
    print(
        f"{_size(register)}; {rate:g} requests a second for {seconds:g} s, the server on {'one core' if core is not None else 'all cores'}"
    )
    for kind in sorted(pages):
        print(_row(kind, [a for a in answered if a.kind == kind]))
    print(_row("all", answered))
    print(f"first page {opened:.2f} s after the start; memory at most {peak:,} MB")
    beside = ", ".join(f"{name.replace('_', ' ')} {took:.1f} s" for name, took in references().items())
    print(f"beside it: {beside}")
    return int(any(a.status != 200 for a in answered))


def _view_made(register: Path) -> tuple[float, int]:
    """Seconds to make the view where there is none, or to see that it is up to date, in processes beside, as the desk has it
    made; megabytes of the largest of them."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "accounted.web.view.making", str(register)], check=True)
    return time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _row(name: str, some: list[Answered]) -> str:
    took = sorted(a.seconds * 1000 for a in some)
    if not took:
        return f"  {name:10} none"
    at = statistics.quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
    bad = sum(a.status != 200 for a in some)
    within = sum(t <= BAR * 1000 for t in took) / len(took)
    return (
        f"  {name:10} {len(took):5} answers   half {at[49]:6.0f} ms   95 % {at[94]:6.0f} ms   99 % {at[98]:6.0f} ms   "
        f"within {BAR * 1000:.0f} ms {within:6.1%}{f'   {bad} ERRORS' if bad else ''}"
    )


def _view(register: Path) -> sqlite3.Connection:
    from accounted.web.beside import view_file

    return sqlite3.connect(view_file(register))


def _size(register: Path) -> str:
    db = _view(register)
    told = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("incidents", "reports")]
    db.close()
    return f"{told[0]:,} incidents of {told[1]:,} reports, view {_view_megabytes(register):,} MB"


def _view_megabytes(register: Path) -> int:
    from accounted.web.beside import view_file

    return view_file(register).stat().st_size >> 20


def _pages(register: Path) -> dict[str, Callable[[random.Random], str]]:
    """What is asked for: a page of the list, a filter, the map, an incident, a report, the queue."""
    db = _view(register)
    incidents = [i for (i,) in db.execute("SELECT id FROM incidents ORDER BY id")]
    reports = [r for (r,) in db.execute("SELECT id FROM reports ORDER BY id")]
    countries = [
        c for (c,) in db.execute("SELECT DISTINCT country FROM incidents WHERE country IS NOT NULL ORDER BY country")
    ]
    kinds = [k for (k,) in db.execute("SELECT DISTINCT kind FROM kinds ORDER BY kind")]
    days = [d for (d,) in db.execute("SELECT DISTINCT last FROM incidents WHERE last IS NOT NULL ORDER BY last")]
    titles = [t.split(",")[0] for (t,) in db.execute("SELECT title FROM incidents ORDER BY id LIMIT 2000")]
    db.close()

    def filtered(rng: random.Random) -> str:
        since = rng.choice(days)
        return "/?" + rng.choice(
            (
                f"country={rng.choice(countries)}",
                f"kind={rng.choice(kinds)}",
                f"since={since}&until={max(since, rng.choice(days))}",
                f"q={rng.choice(titles).replace(' ', '+')}",
                f"toll={rng.choice(('unknown', '10', '50'))}&country={rng.choice(countries)}",
            )
        )

    return {
        "list": lambda rng: "/" if rng.random() < 0.5 else f"/?page={rng.randint(1, max(1, len(incidents) // 50))}",
        "filter": filtered,
        "map": lambda rng: "/api/map?" + _seen(rng),
        "incident": lambda rng: f"/incidents/{rng.choice(incidents)}",
        "report": lambda rng: f"/reports/{rng.choice(reports)}",
        "queue": lambda rng: "/review",
    }


def _seen(rng: random.Random) -> str:
    """What the map asks for when somebody moves it: a stretch of the earth and how near it is."""
    zoom = rng.randint(0, 8)
    wide, high = 360 / 2**zoom, 150 / 2**zoom
    west, south = rng.uniform(-180, 180 - wide), rng.uniform(-75, 75 - high)
    return f"zoom={zoom}&view={west:.3f},{south:.3f},{west + wide:.3f},{south + high:.3f}"


if __name__ == "__main__":
    sys.exit(main())
