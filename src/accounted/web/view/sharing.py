"""Rows of many incidents worked out by several processes, and written by one, in the order in which one alone would.

Each process is a fork of this one, so that nothing of the register is handed over or read twice; where the system has no
fork, or other threads run, one process does it all.
"""

from __future__ import annotations

import gc
import marshal
import os
import sqlite3
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, TypeVar, cast

from accounted.model import AccountedError

__all__ = ["WORTH", "Statements", "recorded", "shared"]

WORTH = 300
"""Incidents from which on other processes are worth their start."""
Statements = list[tuple[bool, str, Any]]
"""What is to be written, in order: whether for many, the statement, and its values."""
LENGTH = struct.Struct("<q")
T = TypeVar("T")


class _Recording:
    """Stands for a connection to which a part only writes."""

    def __init__(self) -> None:
        self.said: Statements = []

    def execute(self, statement: str, values: Any = ()) -> None:
        self.said.append((False, statement, values))

    def executemany(self, statement: str, values: Any) -> None:
        self.said.append((True, statement, list(values)))


def recorded(write: Callable[[sqlite3.Connection], None]) -> Statements:
    """What ``write`` would write."""
    recording = _Recording()
    write(cast(sqlite3.Connection, recording))
    return recording.said


def shared(
    jobs: Sequence[T], work: Callable[[T], Statements], processes: int, at_start: Callable[[], None]
) -> Iterator[Statements]:
    """``work`` of each job, in order. ``at_start``: called first in each further process, to let go of what two processes
    cannot have at once."""
    if processes < 2 or len(jobs) < WORTH or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, jobs)
        return
    gc.collect()
    gc.freeze()  # what is not looked at by the collector stays one copy
    pipes: list[BinaryIO] = []
    children: list[int] = []
    try:
        for number in range(processes):
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reading)
                for pipe in pipes:  # a sibling's: were they held here, it would not hear that nobody listens
                    os.close(pipe.fileno())
                _child(jobs[number::processes], work, writing, at_start)
            os.close(writing)
            children.append(child)
            pipes.append(os.fdopen(reading, "rb"))
        for number in range(len(jobs)):
            yield _read(pipes[number % processes])
    finally:
        gc.unfreeze()
        for pipe in pipes:
            pipe.close()
        for child in children:  # whoever still works hears that nobody listens, and ends
            os.waitpid(child, 0)


def _child(jobs: Sequence[T], work: Callable[[T], Statements], writing: int, at_start: Callable[[], None]) -> None:
    """Work, tell, and end without any of the clearing up that is its parent's."""
    code = 1
    try:
        gc.disable()
        at_start()
        with os.fdopen(writing, "wb") as out:
            try:
                for job in jobs:
                    _write(out, marshal.dumps((True, work(job))))
                code = 0
            except BrokenPipeError:
                pass
            except Exception as err:
                _write(out, marshal.dumps((False, f"{type(err).__name__}: {err}")))
    finally:
        os._exit(code)


def _write(out: BinaryIO, body: bytes) -> None:
    out.write(LENGTH.pack(len(body)))
    out.write(body)


def _read(pipe: BinaryIO) -> Statements:
    head = pipe.read(LENGTH.size)
    body = pipe.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
    if not body:
        raise AccountedError("a process that worked out rows of the view ended - is there memory enough? Try one alone")
    good, told = marshal.loads(body)
    if not good:
        raise AccountedError(f"rows of the view could not be worked out: {told}")
    return cast(Statements, told)
