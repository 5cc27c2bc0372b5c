"""The terminal for words of others: what would steer it does nothing. Progress goes to standard error and stays silent where
nobody looks."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.text import Text

_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def plain(text: str) -> str:
    """Words of reports and file names as they stand, save what would steer the terminal."""
    return text.translate(_CONTROLS)


class _Plain(Console):
    """A console for words of others: brackets in them are no markup, and control characters do nothing."""

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(plain(text), **options)


def terminal() -> Console:
    """Standard output, for words of others."""
    # Without a terminal, a width that keeps tables whole in a file.
    return _Plain(
        highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 140, soft_wrap=False
    )


def print_line(console: Console, text: str, style: str | None = None, indent: int = 0) -> None:
    console.print(
        Text(
            textwrap.fill(
                plain(text), console.width - 2, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)
            ),
            style=style or "",
        )
    )


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on standard error; nothing where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step, done, total: None
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description:<16}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    )
    tasks: dict[str, Any] = {}
    with bar:

        def tell(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield tell
