"""A progress bar on stderr, so that stdout holds figures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")


def bar(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """``items``, counted on stderr as they go by. ``total``: how many, where ``items`` cannot tell."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    count = len(items) if total is None and isinstance(items, Sized) else total
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield from progress.track(items, total=count, description=what)
