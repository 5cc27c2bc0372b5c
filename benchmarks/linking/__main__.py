"""How long linking takes and what memory it needs, at 100,000 and 1,000,000 claims, and joining new reports to them.

python -m benchmarks.linking [--claims N] [--quick] [--only link|join] [--kept FILE]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.linking.measuring import Kept, Linked, joined, linked

THREADS = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM")
CLAIMS = 1_000_000
QUICK = 50_000
NEW_REPORTS = 1_000

T = TypeVar("T")


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--claims", type=int, help=f"link so many, and a tenth of them (default: {CLAIMS})")
    parser.add_argument("--only", choices=("link", "join"), help="one part instead of both")
    parser.add_argument("--quick", action="store_true", help="few claims: for a look, not for the record")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="build what is joined to here, or take what is there")
    parser.add_argument("--one", nargs=2, metavar=("PART", "N"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    os.environ.update({f"{name}_NUM_THREADS": "1" for name in THREADS})
    if options.one:
        part, number = options.one[0], int(options.one[1])
        answer = linked(number) if part == "link" else joined(number, NEW_REPORTS, options.kept)
        sys.stdout.buffer.write(msgspec.json.encode(answer))
        return 0
    claims = options.claims or (QUICK if options.quick else CLAIMS)
    if options.only in (None, "link"):
        small, large = (_own_process("link", n, Linked) for n in (claims // 10, claims))
        for one in (small, large):
            print(
                f"{one.claims:,} claims of {one.reports:,} reports: {one.incidents:,} incidents in {one.seconds:.1f} s "
                f"({one.processor_seconds:.1f} s of processor time), of it their origins {one.origins_seconds:.1f} s "
                f"({one.origins_processor_seconds:.1f} s); peak {one.megabytes:,} MB, {one.claims_megabytes:,} MB "
                f"of it the claims as read{_beside(one.references)}"
            )
        work = large.processor_seconds / small.processor_seconds
        print(f"ratio of the two times: {large.seconds / small.seconds:.1f}; of processor time {work:.1f}")
    if options.only in (None, "join"):
        one = _own_process("join", claims, Kept, options.kept)
        print(
            f"{one.joined_claims:,} claims of {one.joined_reports:,} new reports joined to {one.claims:,} in "
            f"{one.join_seconds:.1f} s ({one.join_processor_seconds:.1f} s of processor time; {one.changed:,} incidents new or changed); kept in a file of {one.file_megabytes:,} MB, "
            f"which took {one.build_seconds:.1f} s with making up the claims; peak {one.megabytes:,} MB{_beside(one.references)}"
        )
    return 0


def _own_process(part: str, number: int, kind: type[T], kept: Path | None = None) -> T:
    command = [sys.executable, "-m", "benchmarks.linking", "--one", part, str(number)]
    command += [] if kept is None else ["--kept", str(kept)]
    print(f"{part}: {number:,} claims …", file=sys.stderr)
    return msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, type=kind)


def _beside(references: dict[str, float]) -> str:
    return (
        f"; beside it: a million rows into SQLite {references['sqlite_million_rows']:.1f} s, "
        f"spaCy over 100 texts {references['spacy_100_texts']:.1f} s"
    )


if __name__ == "__main__":
    raise SystemExit(main())
