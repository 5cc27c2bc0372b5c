"""The command line: parses arguments, calls one function, prints. Tables for people, ``--json`` for machines.

Each command stands in the module of its name, those of ``accounted decide`` in ``decide/``, which is imported when one of them
is asked for; what they share in ``shared``, ``options`` and ``names``.

Exit status: 0 all well; 1 something of a batch was refused, or a check failed; 2 bad input or options; 70 a fault of the
program itself; 130 stopped by the keyboard.
"""

from __future__ import annotations

from accounted.cli.apps import app
from accounted.cli.ending import main

# Help lists the commands in this order.
# isort: off
from accounted.cli import record as _record  # noqa: F401
from accounted.cli import incidents as _incidents  # noqa: F401
from accounted.cli import explain as _explain  # noqa: F401
from accounted.cli import claims as _claims  # noqa: F401
from accounted.cli import toll as _toll  # noqa: F401
from accounted.cli import sources as _sources  # noqa: F401
from accounted.cli import problems as _problems  # noqa: F401
from accounted.cli import sum as _sum  # noqa: F401
from accounted.cli import methods as _methods  # noqa: F401
from accounted.cli import places as _places  # noqa: F401
from accounted.cli import schema as _schema  # noqa: F401
from accounted.cli import verify as _verify  # noqa: F401
from accounted.cli import erase as _erase  # noqa: F401
from accounted.cli import page as _page  # noqa: F401
from accounted.cli import serve as _serve  # noqa: F401
from accounted.cli import queue as _queue  # noqa: F401
from accounted.cli import notes as _notes  # noqa: F401
# isort: on

__all__ = ["app", "main"]
