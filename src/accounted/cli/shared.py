"""What every command does: open the register, work it out, say who does it and when, print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from accounted.model import AccountedError

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.register import Register


@contextmanager
def opened(path: Path, *, write: bool = False, make: bool = False) -> Iterator[Register]:
    """The register, for a while. Only ``record`` makes one."""
    from accounted.register import DamagedRegister, create_or_open

    if write and not make and not os.path.exists(path):
        create_or_open(path, readonly=True).close()  # says that there is none, or why nobody can tell
    with create_or_open(path, readonly=not write) as register:
        try:
            yield register
        except (AccountedError, OSError, MemoryError):
            raise
        except Exception as err:
            # What nobody foresaw is the register's damage, where it has some; else a fault of the program.
            from accounted.pipeline import recompute

            faults = register.verify(recompute=recompute(register)).faults
            if not faults:
                raise
            raise DamagedRegister(
                f"{path}: is damaged ({' '.join(faults[0].split())}) - see accounted verify, and bring back a copy"
            ) from err


def worked_out(register: Register, recorded_by: str | None = None, published_by: str | None = None) -> Findings:
    from accounted.pipeline import work_out

    return work_out(register, recorded_by=recorded_by, published_by=published_by)


def author(given: str | None) -> str:
    if given:
        return given
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def show(value: Any) -> None:
    """JSON on standard output, keys in order."""
    from accounted.model import encode

    sys.stdout.write(json.dumps(json.loads(encode(value)), ensure_ascii=False, indent=1) + "\n")


def decided(number: int, *, again: bool = False, first: int | None = None) -> None:
    """``again``: it is of a kind that is not taken back by an undoing. ``first``: of an act of several entries."""
    if first is not None and first < number:
        # A later refusal names one of them: all are told, so that it can be known again.
        typer.echo(f"entries {first} to {number} written, one act; accounted decide undo takes it back whole")
        return
    then = "decide again to change it" if again else "accounted decide undo takes it back"
    typer.echo(f"entry {number} written; {then}")
