"""Lines of the corrections behind a toll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accounted.corrections import Correction


def lines(some: Sequence[Correction], short: Callable[[str], str]) -> list[str]:
    """One line for each: before, after, who, when, why. ``short`` shortens ids."""
    return [_one_line(c, short) for c in some]


def _one_line(c: Correction, short: Callable[[str], str]) -> str:
    who = f"{c.who}, {(c.when or 'undated')[:16].replace('T', ' ')}"
    who += f", entry {c.entry}" if c.entry is not None else ", in its own report"
    was = f" [{short(c.was)}]" if c.was is not None else ""
    return f"before: {c.before}{was}; now: {c.after} [{short(c.claim)}] — {who}: {c.why}"
