"""A program that records files into a register until it is killed, saying on stdout what is safely in.

    python register_recorder.py REGISTER NAME FILES BATCH

Run by the tests of kills and of two writers, with ``src`` on the path.
"""

from __future__ import annotations

import contextlib
import sys

from register_makers import T1, claim, file, reading

from accounted.model import AccountedError
from accounted.register import create_or_open


def main(path: str, name: str, files: int, batch: int) -> int:
    """Record ``files`` files as ``name``; commit and acknowledge every ``batch`` of them."""
    try:
        with create_or_open(path) as register:
            for start in range(0, files, batch):
                done = []
                with register.batch() if batch > 1 else contextlib.nullcontext():
                    for n in range(start, min(start + batch, files)):
                        version, item, data, report = file(f"{name} {n}: six people were killed.", f"file:{name}/{n}")
                        register.take_in(version, item, data, [report], author=name, time=T1)
                        register.record_reading(reading(report, claim(report, "six people", 6)), author=name, time=T1)
                        done.append(report.id)
                print("\n".join(done), flush=True)
    except AccountedError as err:
        print(err, file=sys.stderr)
        return err.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
