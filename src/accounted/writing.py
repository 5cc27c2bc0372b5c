"""Files that the program writes for people: whole or not at all, and never over a register."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from accounted.model import BadInput

__all__ = ["may_be_written", "write_whole"]

SQLITE = b"SQLite format 3"
"""How every SQLite file begins (https://www.sqlite.org/fileformat.html, 1.3)."""
BESIDE = ("-wal", "-shm", "-journal", ".people", ".view")
"""What SQLite and the desk keep beside a register, by the end of its name."""


def may_be_written(out: Path, option: str, register: Path) -> None:
    """``BadInput`` where ``out`` is no file's name, or writing it would destroy a register or another database.

    ``option`` gave ``out``; ``register`` is the one in use, which may not exist yet.
    """
    try:
        kind = _kind(out)
        if kind is not None and not stat.S_ISREG(kind):
            raise BadInput(f"{out}: is a folder or a device, not a file - give another {option}")
        place = os.path.realpath(out)  # links followed, so that one file has one name
        own = {os.path.realpath(register), os.path.abspath(register)}
        beside = [end for end in BESIDE if place.endswith(end)]
        bases = [place.removesuffix(end) for end in beside]
        if place in own or own.intersection(bases) or any(_is_database(p) for p in (place, *bases)):
            raise BadInput(
                f"{out}: is a register or another database, or belongs to one; it was left as it is - give another {option}"
            )
    except OSError as err:
        raise BadInput(f"{out}: cannot be written ({err.strerror}) - give another {option}") from err


def write_whole(out: Path, text: str, option: str, register: Path) -> None:
    """Write a file whole or not at all, under a name of its own until it is whole. ``BadInput`` where that cannot be."""
    may_be_written(out, option, register)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        kind = _kind(out)
        temporary = out.with_name(f".accounted-{secrets.token_hex(8)}.part")
        with open(temporary, "x", encoding="utf-8") as file:  # x: fails rather than open a file that is there
            try:
                file.write(text)
                file.close()
                if kind is not None:
                    os.chmod(temporary, stat.S_IMODE(kind))
                temporary.replace(out)
            except BaseException:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
    except OSError as err:
        raise BadInput(f"{out}: cannot be written ({err.strerror}) - give another {option}") from err


def _kind(path: Path) -> int | None:
    """The mode of what a path leads to; None where there is nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _is_database(path: str) -> bool:
    """Whether a file begins as SQLite's do. ``OSError`` where it is there and cannot be read: then nobody knows."""
    try:
        with open(path, "rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except (FileNotFoundError, IsADirectoryError):
        return False
