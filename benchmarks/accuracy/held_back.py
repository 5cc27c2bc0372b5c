"""Texts that are kept for one measurement at the end: nothing opens them but a run with ``--untuned``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

INCIDENTS = ("tajoura-2019", "garissa-2015")
"""Incidents of ``multi-report`` that train nothing, tune nothing and are not printed."""

PATHS = (*INCIDENTS, "tst2", "india-police-events/dev")
"""Files and folders that are not opened while developing. The test third of our own gold set is one more part:
``gold/passages.jsonl`` says which passages."""


def allowed(paths: Iterable[Path], untuned: bool = False) -> Sequence[Path]:
    """``paths`` as they are; ``ValueError`` where one leads to a text that is held back and ``untuned`` is not set."""
    out = list(paths)
    for path in out:
        kept = [
            name for name in PATHS if f"/{name}." in f"/{path.as_posix()}." or f"/{name}/" in f"/{path.as_posix()}/"
        ]
        if kept and not untuned:
            raise ValueError(f"{path}: {kept[0]} is held back for one measurement at the end - leave it out")
    return out
