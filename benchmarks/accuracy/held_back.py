"""Texts that are kept for one measurement at the end. Nothing in this package opens them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

INCIDENTS = ("tajoura-2019", "garissa-2015")
"""Incidents of ``multi-report`` that train nothing, tune nothing and are not printed."""

PATHS = (*INCIDENTS, "tst2", "india-police-events")
"""Names of files and folders that nothing here may open."""


def allowed(paths: Iterable[Path]) -> Sequence[Path]:
    """``paths`` as they are; ``ValueError`` where one leads to a text that is held back."""
    out = list(paths)
    for path in out:
        kept = [part for part in path.parts if any(part == name or part.startswith(f"{name}.") for name in PATHS)]
        if kept:
            raise ValueError(f"{path}: {kept[0]} is held back for one measurement at the end - leave it out")
    return out
