"""How a range moved, as inline SVG: one step for each day on which something was published. Values in, markup out.

The scale begin at zero; days stand side by side at equal steps, since the table beneath names them. A day without a figure
is a dotted line with its word; an open end fades upwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from accounted.publishing import words
from accounted.publishing.drawing import scale_of
from accounted.web.dossier.rows import Day, End

__all__ = ["steps_svg"]

WIDTH, HEIGHT = 336, 132
LEFT, RIGHT, TOP, BOTTOM = 30, 330, 12, 108


def steps_svg(days: Sequence[Day], outcome: str) -> Markup:
    """The documented range of one outcome from the first day to the last."""
    ends = [next(e for e in d.tolls if e.outcome == outcome) for d in days]
    largest = max([n for e in ends for n in (e.low, e.high) if n is not None], default=1)
    scale = scale_of(largest)

    def y(n: int) -> float:
        return BOTTOM - min(n, scale.top) / scale.top * (BOTTOM - TOP)

    wide = (RIGHT - LEFT) / max(1, len(days))
    body = []
    for tick in scale.ticks:
        kind = "g" if tick else "zero"
        body.append(f'<line class="{kind}" x1="{LEFT}" x2="{RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}"/>')
        body.append(
            f'<text class="sub" x="{LEFT - 5}" y="{y(tick) + 4:.1f}" text-anchor="end">{words.number(tick)}</text>'
        )
    body += [_ground(e, LEFT + wide * n, wide, y) for n, e in enumerate(ends)]
    body += [_line(ends, side, wide, y) for side in ("high", "low")]
    body += [_word(e, LEFT + wide * n, wide) for n, e in enumerate(ends) if n == 0 or ends[n - 1].figure != e.figure]
    every = max(1, -(-len(days) // 5))
    for n, day in enumerate(days):
        if n % every == 0:
            body.append(
                f'<text class="sub" x="{LEFT + wide * n + 2:.1f}" y="{BOTTOM + 17}">{escape(_short(day.day, days, n))}</text>'
            )
    said = "; ".join(
        f"{words.day(d.day)}: {e.figure}{', open above' if e.open_high else ''}"
        for d, e in zip(days, ends, strict=True)
    )
    return Markup(
        f'<svg class="moved" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(outcome)}, by day of publication: '
        f'{escape(said)}">{"".join(body)}</svg>'
    )


def _short(day: str, days: Sequence[Day], n: int) -> str:
    """ "27 Jan"; the year where it is not that of the day before."""
    text = words.day(day) or day
    parts = text.split()
    if len(parts) != 3:
        return text
    year = f" {parts[2]}" if n and days[n - 1].day[:4] != day[:4] else ""
    return f"{parts[0]} {parts[1][:3]}{year}"


def _ground(end: End, x: float, wide: float, y) -> str:  # type: ignore[no-untyped-def]
    if end.low is None and end.high is None:
        return (
            f'<line class="l-unknown" x1="{x + 3:.1f}" x2="{x + wide - 3:.1f}" y1="{BOTTOM - 14}" y2="{BOTTOM - 14}"/>'
        )
    low, high = end.low if end.low is not None else 0, end.high
    top = y(high) if high is not None else TOP
    out = f'<rect class="band" x="{x:.1f}" width="{wide:.1f}" y="{top:.1f}" height="{max(y(low) - top, 1.5):.1f}"/>'
    if end.open_high and top > TOP + 2:
        out += f'<rect x="{x:.1f}" width="{wide:.1f}" y="{TOP - 8}" height="{top - TOP + 8:.1f}" fill="url(#fade-up)"/>'
    return out


def _line(ends: Sequence[End], side: str, wide: float, y) -> str:  # type: ignore[no-untyped-def]
    """The lower or the upper end as one stepped line, broken where there is none."""
    path, last = "", None
    for n, end in enumerate(ends):
        value = end.low if side == "low" else end.high
        if value is None and side == "low" and end.high is not None:
            value = 0
        if value is None:
            last = None
            continue
        x = LEFT + wide * n
        path += f"M{x:.1f} {y(value):.1f}" if last is None else f"V{y(value):.1f}"
        path += f"H{x + wide:.1f}"
        last = value
    return f'<path class="l-used" d="{path}"/>' if path else ""


def _word(end: End, x: float, wide: float) -> str:
    """The words of a day without a figure."""
    if end.low is not None or end.high is not None:
        return ""
    return f'<text class="t-unknown" x="{x + 5:.1f}" y="{BOTTOM - 19}">{escape(end.figure)}</text>'
