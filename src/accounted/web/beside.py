"""The files that the desk keeps beside a register: none of them is part of the chain, and none of them is the truth."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SQLITE_ENDS", "forget_view", "people_file", "view_file"]

SQLITE_ENDS = ("", "-wal", "-shm", "-journal")


def people_file(register: Path) -> Path:
    """Who may sign in, and who is signed in."""
    return register.with_name(register.name + ".people")


def view_file(register: Path) -> Path:
    """What pages show, worked out from the register; can be deleted at any time."""
    return register.with_name(register.name + ".view")


def forget_view(register: Path) -> None:
    """Delete what pages show: after an erasure no text of what was erased may stay beside the register."""
    for end in SQLITE_ENDS:
        path = view_file(register)
        path.with_name(path.name + end).unlink(missing_ok=True)
