"""What each answer would leave of a range, drawn on one scale: band, the figures that it rests on, the claim struck."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from accounted.publishing.drawing import Scale, scale_of
from accounted.weighing import Figure

__all__ = ["effect_svg", "scale_of_figures"]


def scale_of_figures(figures: Iterable[Figure], also: Iterable[int] = ()) -> Scale:
    """From zero to beyond every end and every figure."""
    numbers = [0, *also]
    for figure in figures:
        numbers += [n for n in (figure.low, figure.high) if n is not None]
        numbers += [n for _, low, high in figure.dots for n in (low, high) if n is not None]
    return scale_of(max(numbers))


def effect_svg(figure: Figure, scale: Scale, struck: tuple[int | None, int | None] | None = None) -> Markup:
    """One row. ``struck``: the claim in question, where it does not count."""
    body = _band(figure, scale)
    for tick in scale.ticks:
        at = _p(scale.at(tick))
        body += f'<line class="{"g" if tick else "zero"}" x1="{at}" x2="{at}" y1="0" y2="100%"/>'
    for kind, low, high in figure.dots:
        body += _dot(kind, low, high, scale)
    if struck is not None and any(n is not None for n in struck):
        x = scale.at(next(n for n in struck if n is not None))
        body += _at(x, '<circle class="m-aside" r="6"/><path class="l-aside" d="M-4 4L4-4"/>')
    said = f"{figure.outcome.replace('_', ' ')}: {figure.text}"
    return Markup(
        f'<svg class="effect" height="40" role="img" aria-label="{escape(said)}"><title>{escape(said)}</title>{body}</svg>'
    )


def _band(figure: Figure, scale: Scale) -> str:
    if figure.low is None and figure.high is None:
        return f'<line class="l-unknown" x1="{_p(scale.at(0))}" x2="97%" y1="50%" y2="50%"/>'
    low = scale.at(figure.low or 0)
    high = scale.at(figure.high if figure.high is not None else figure.low or 0)
    out = f'<rect class="band" x="{_p(low - 0.6)}" width="{_p(high - low + 1.2)}" y="0" height="100%"/>'
    if figure.open or figure.high is None:
        out += f'<rect x="{_p(high + 0.6)}" width="{_p(99.4 - high)}" y="0" height="100%" fill="url(#fade)"/>'
    return out


def _dot(kind: str, low: int | None, high: int | None, scale: Scale) -> str:
    if low is None and high is None:
        return ""
    if kind == "floor":
        return _at(scale.at(low or 0), '<path class="m-floor" d="M0-9V9M0 0H13M9-4L13 0L9 4"/>')
    if high is None:
        x = scale.at(low or 0)
        line = f'<line class="l-used" x1="{_p(x)}" x2="96%" y1="50%" y2="50%" stroke-dasharray="7 3"/>'
        return line + _at(96, '<path class="l-used" d="M-5-5L1 0L-5 5"/>') + _at(x, '<circle class="m-used" r="5.5"/>')
    if low is None or low == high:
        return _at(scale.at(high), '<circle class="m-used" r="5.5"/>')
    ends = '<path class="l-used" d="M0-6V6"/>'
    a, b = scale.at(low), scale.at(high)
    return f'<line class="l-used" x1="{_p(a)}" x2="{_p(b)}" y1="50%" y2="50%"/>' + _at(a, ends) + _at(b, ends)


def _at(x: float, body: str) -> str:
    return f'<svg x="{_p(x)}" y="50%" overflow="visible">{body}</svg>'


def _p(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
