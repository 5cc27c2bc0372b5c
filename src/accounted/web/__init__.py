"""The desk: the register as a web application. Pages are views; what a person does is an appended entry.

>>> from accounted.web import create_app  # doctest: +SKIP
>>> app = create_app("accounted.register")  # doctest: +SKIP

Routes stand by page in ``routes``, templates by page in ``templates``. Everything heavy is imported when an app is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import FastAPI

__all__ = ["create_app"]


def create_app(register: str | Path, *, hosts: Iterable[str] = ()) -> FastAPI:
    """The application over one register. ``hosts``: names by which it may be asked for beside this machine's own."""
    from accounted.web.app import build

    return build(Path(register), tuple(hosts))
