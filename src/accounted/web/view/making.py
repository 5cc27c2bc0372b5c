"""Bringing a view up to date in a process of its own, which gives its memory back when it ends.

``python -m accounted.web.view.making REGISTER [PROCESSES]``: folding a large register takes more memory than a server should keep.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["Making", "main"]


class Making:
    """At most one such process for one register."""

    def __init__(self, register: Path) -> None:
        self._register = register
        self._process: subprocess.Popen[bytes] | None = None
        self._head = ""
        self.failed = ""
        """What went wrong last, in a line; empty where nothing did."""

    def see_to(self, head: str) -> None:
        """See to it that a process is under way where the view is not up to a head. What failed is tried again only for
        another head."""
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return
            told = b"" if self._process.stderr is None else self._process.stderr.read()
            self._process = None
            last = told.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it ended without a word"]
            self.failed = "" if code == 0 else last[0]
        if self.failed and head == self._head:
            return
        self._head, self.failed = head, ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "accounted.web.view.making", str(self._register)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        """End what is under way: the view stays as it was."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            if self._process.stderr is not None:
                self._process.stderr.close()
            self._process = None


def main(register: str, processes: int) -> None:
    """Bring the view of a register up to its head. ``processes``: how many work on it."""
    from accounted.register import create_or_open
    from accounted.web.view.stored import Stored

    with create_or_open(Path(register)) as book:
        Stored(book).refresh(processes)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else cores())
