"""What recording and linking many reports costs: memory, and time a report as the register grows.

Each size is a process of its own, whose peak memory is its own: ``python -m benchmarks.speed.recording NUMBER``.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

MEMORY_BAR = 1_000_000_000
"""Bytes at the peak."""

COST_BAR = 2.0
"""Time a report of the larger run over that of the smaller, at most."""

NOW = "2026-11-22T00:00:00Z"


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time, and peak memory, of recording ``reports`` and of working out what they come to."""

    reports: int
    claims: int
    incidents: int
    recording: float
    """Reading the bytes, finding claims, writing the register."""
    working_out: float
    """Copies, origins and incidents of the whole register."""
    peak_recording: int
    peak: int
    """Bytes."""

    @property
    def a_report(self) -> float:
        """Seconds a report, all told."""
        return (self.recording + self.working_out) / self.reports


def measure(number: int) -> Cost:
    """The cost of ``number`` reports, in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed.recording", str(number)], stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise RuntimeError(f"recording {number} reports stopped with exit code {done.returncode}")
    return Cost(**json.loads(done.stdout))


def compare(small: Cost, large: Cost) -> str:
    """The lines that are printed."""
    lines = [
        f"recording made-up reports: {c.reports} took {c.a_report * 1000:.1f} ms a report ("
        f"{c.recording / c.reports * 1000:.1f} recording, {c.working_out / c.reports * 1000:.1f} copies, origins and "
        f"incidents), {c.claims} claims, {c.incidents} incidents, peak {c.peak / 1e6:.0f} MB "
        f"({c.peak_recording / 1e6:.0f} before linking)"
        for c in (small, large)
    ]
    ratio = large.a_report / small.a_report
    only = (large.recording / large.reports) / (small.recording / small.reports)
    linking = (large.working_out / large.reports) / (small.working_out / small.reports)
    lines.append(
        f"  cost a report, {large.reports} over {small.reports}: {ratio:.2f} "
        f"(bar {COST_BAR}: {'held' if ratio <= COST_BAR else 'MISSED'}); recording alone {only:.2f}, "
        f"linking alone {linking:.2f}"
    )
    held = "held" if large.peak <= MEMORY_BAR else "MISSED"
    lines.append(f"  peak memory for {large.reports}: {large.peak / 1e6:.0f} MB (bar {MEMORY_BAR / 1e6:.0f}: {held})")
    return "\n".join(lines)


def _peak() -> int:
    """Peak resident memory in bytes.

    Linux hands a process's ``ru_maxrss`` on to the program that it starts, so its own high-water mark is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.M)
        if found is not None:
            return int(found[1]) * 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def _run(number: int, show: bool) -> Cost:
    from accounted.pipeline import record, work_out
    from accounted.register import create_or_open
    from benchmarks.speed.made_reports import write_reports

    said = 0.0

    def progress(step: str, done: int, total: int | None) -> None:
        nonlocal said
        if show and time.monotonic() - said > 5:
            said = time.monotonic()
            print(f"{number} reports: {step} {done}{'' if total is None else f' of {total}'}", file=sys.stderr)

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_reports(place / "warm", 5, seed=1)
        write_reports(place / "reports", number)
        with create_or_open(place / "warm.register") as register:
            record(register, [place / "warm"], author="benchmark", time=NOW)
            work_out(register)
        with create_or_open(place / "made.register") as register:
            start = time.process_time()
            done = record(register, [place / "reports"], author="benchmark", time=NOW, progress=progress)
            recorded, peak = time.process_time(), _peak()
            findings = work_out(register)
            worked_out = time.process_time()
        return Cost(
            reports=done.reports, claims=done.claims, incidents=len(findings.incidents), recording=recorded - start,
            working_out=worked_out - recorded, peak_recording=peak, peak=_peak(),
        )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(asdict(_run(int(sys.argv[1]), os.isatty(2) or "--loud" in sys.argv))))
