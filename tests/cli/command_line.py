"""How the tests of the command line run it: as a process of its own, or quickly inside this one."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import accounted

SOURCE = Path(accounted.__file__).parent.parent
COMMAND = [sys.executable, "-m", "accounted"]


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line that standard error must hold."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("accounted: "), self.err
        return lines[0]


def environment(extra: Mapping[str, str] = {}) -> dict[str, str]:
    """The environment of a process that runs this checkout's program."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith("ACCOUNTED_")}
    return {**plain, "PYTHONPATH": str(SOURCE), "ACCOUNTED_AUTHOR": "A. Recorder", **extra}


def process(*args: str | Path, stdin: bytes = b"", env: Mapping[str, str] = {}, cwd: Path | None = None) -> Ran:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(os.fspath, args)], input=stdin, capture_output=True, env=environment(env), cwd=cwd, timeout=120
    )
    return sound(Ran(done.returncode, done.stdout.decode(), done.stderr.decode()))


def run(*args: str | Path, stdin: bytes = b"", time: str | None = None) -> Ran:
    """Run the program's ``main`` in this process, engine and gazetteer being loaded once; ``time`` is its now."""
    from accounted import cli
    from accounted.cli import shared

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    code = 0
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(sys, "argv", ["accounted", *map(os.fspath, args)]))
        stack.enter_context(mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")))
        stack.enter_context(mock.patch.object(sys, "stdout", out))
        stack.enter_context(mock.patch.object(sys, "stderr", err))
        stack.enter_context(mock.patch.dict(os.environ, {"ACCOUNTED_AUTHOR": "A. Recorder"}))
        if time is not None:
            stack.enter_context(mock.patch.object(shared, "now", return_value=time))
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return sound(Ran(code, *texts))


def sound(ran: Ran) -> Ran:
    """No traceback reaches anybody, and an internal fault is never the answer to bad input."""
    for text in (ran.out, ran.err):
        assert "Traceback" not in text, text
        assert "a fault of the program itself" not in text, text
    return ran
