"""Claims and ranges as inline SVG. Pure functions: values in, markup out, the same for the same values.

Scales begin at zero. Horizontal places are per cent of a cell, so that a drawing fits any width without its letters
growing or shrinking; vertical places and the size of marks are pixels. What each mark means stands in the desk study:
dot exact, line interval, dashed with an arrow open, wave "about", upright with an arrow floor, struck ring replaced or
set aside, dotted not stated, diamond response, dot on the zero line none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from markupsafe import Markup, escape

from accounted.publishing.view import AccountRow, Mark, TollView
from accounted.publishing.words import number

__all__ = ["Scale", "axis", "cell", "legend_mark", "mini", "scale_for", "scale_of", "top_of_all"]

LEFT, RIGHT = 4.0, 92.0
"""Per cent of a cell at which zero and the top of the scale stand; the rest is for arrows."""
NARROW = 165
"""Pixels of the narrowest cell: labels are placed so that they fit even there."""
LETTER = 6.9
"""Pixels of a letter, on the wide side."""
MOST_LETTERS = 22


class Scale(msgspec.Struct, frozen=True):
    """From zero to ``top``, with the ticks that are lettered."""

    top: int
    ticks: tuple[int, ...]

    def at(self, n: float) -> float:
        """Where ``n`` stands, in per cent of the cell; what is beyond the top stands at the top."""
        return LEFT + min(max(n, 0), self.top) / self.top * (RIGHT - LEFT)


def scale_of(largest: int) -> Scale:
    """A scale from zero that holds ``largest``, with three to six round ticks."""
    largest = max(largest, 1)
    step = 1
    while True:
        for factor in (1, 2, 5):
            if largest / (step * factor) <= 5:
                size = step * factor
                top = max(-(-largest // size) * size, 2)
                return Scale(top, tuple(range(0, top + 1, size)))
        step *= 10


def scale_for(rows: Iterable[AccountRow], toll: TollView | None, outcome: str) -> Scale:
    """The scale of one outcome's column. Claims that were set aside do not stretch it: they may stand beyond it."""
    numbers = [0]
    if toll is not None:
        numbers += [n for n in (toll.low, toll.high) if n is not None]
    beyond: list[int] = []
    for row in rows:
        for mark in row.killed if outcome == "killed" else row.injured:
            ends = [n for n in (mark.low, mark.high) if n is not None]
            (beyond if mark.kind == "set_aside" else numbers).extend(ends)
    largest = max(numbers)
    # A figure set aside may widen the scale a little, never so far that what counts is squeezed.
    largest = max([largest, *(n for n in beyond if n <= 1.5 * max(largest, 10))])
    return scale_of(largest)


def top_of_all(tolls: Iterable[TollView]) -> Scale:
    """One scale for a column of small drawings."""
    return scale_of(max([n for t in tolls for n in (t.low, t.high) if n is not None], default=1))


def _p(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _line(kind: str, x1: float, x2: float, extra: str = "") -> str:
    return f'<line class="{kind}" x1="{_p(x1)}" x2="{_p(x2)}" y1="50%" y2="50%"{extra}/>'


def _at(x: float, body: str) -> str:
    return f'<svg x="{_p(x)}" y="50%" overflow="visible">{body}</svg>'


def _ground(scale: Scale, toll: TollView | None) -> str:
    """Band, grid and zero line: the same in every cell of a column."""
    out = []
    if toll is not None and (toll.low is not None or toll.high is not None):
        low = scale.at(toll.low if toll.low is not None else 0)
        open_above = toll.open_high or toll.high is None
        high = scale.at(toll.high if toll.high is not None else toll.low or 0)
        if high - low < 1.2:
            low, high = low - 0.6, high + 0.6
        out.append(f'<rect class="band" x="{_p(low)}" width="{_p(high - low)}" y="0" height="100%"/>')
        if open_above:
            out.append(f'<rect x="{_p(high)}" width="{_p(100 - high)}" y="0" height="100%" fill="url(#fade)"/>')
    for tick in scale.ticks:
        x = _p(scale.at(tick))
        out.append(f'<line class="{"g" if tick else "zero"}" x1="{x}" x2="{x}" y1="0" y2="100%"/>')
    return "".join(out)


def _label(words: str, left: float, right: float, kind: str = "", reach: float = 11) -> str:
    """Letters beside a mark that spans ``left``..``right`` per cent: to its right, else to its left, else above it."""
    if len(words) > MOST_LETTERS:
        words = words[: MOST_LETTERS - 1].rstrip() + "…"
    width = (len(words) * LETTER + reach) / NARROW * 100
    if not words.strip():
        return ""
    attributes = f' class="{kind}"' if kind else ""
    if right + width <= 100:
        return _at(right, f'<text{attributes} x="{reach}" y="4.5">{escape(words)}</text>')
    if left - width >= 0:
        return _at(left, f'<text{attributes} x="-{reach}" y="4.5" text-anchor="end">{escape(words)}</text>')
    anchor, x = ("end", 98.0) if right > 60 else ("start", max(left, 1.0))
    return _at(x, f'<text{attributes} y="-11" text-anchor="{anchor}">{escape(words)}</text>')


WAVE = '<path class="l-used" d="M-20 0q3.5-6 7 0t7 0M6 0q3.5-6 7 0t7 0"/>'


def _used(mark: Mark, scale: Scale, dot: str = '<circle class="m-used" r="6"/>') -> str:
    """An account that counts, or any claim drawn with its own ``dot``."""
    low, high = mark.low, mark.high
    if low is None and high is None:
        return _not_stated(mark.label)
    if high is None:
        x = scale.at(low or 0)
        body = _line("l-used", x, 96, ' stroke-dasharray="7 3"') + _at(96, '<path class="l-used" d="M-5-5L1 0L-5 5"/>')
        words = mark.label
        if len(words) > MOST_LETTERS:
            words = words[: MOST_LETTERS - 1] + "…"
        room = x + len(words) * LETTER / NARROW * 100 <= 100
        place = (
            f'<text x="{9 if room else 0}" y="-7"' + ("" if room else ' text-anchor="end"') + f">{escape(words)}</text>"
        )
        return body + _at(x, dot) + _at(x if room else 98, place)
    if low is None:
        x = scale.at(high)
        body = _line("l-used", LEFT, x, ' stroke-dasharray="7 3"') + _at(x, '<path class="l-used" d="M0-6V6"/>')
        return body + _label(mark.label, LEFT, x)
    if low != high:
        a, b = scale.at(low), scale.at(high)
        ends = '<path class="l-used" d="M0-6V6"/>'
        return _line("l-used", a, b) + _at(a, ends) + _at(b, ends) + _label(mark.label, a, b)
    x = scale.at(low)
    if mark.about:
        return _at(x, WAVE + dot) + _label(mark.label, x, x, reach=26)
    return _at(x, dot) + _label(mark.label, x, x)


def _not_stated(words: str) -> str:
    """Nobody knows, or nobody says: a dotted line over the whole scale, with a word."""
    return _line("l-unknown", LEFT, 97) + _at(
        LEFT, f'<text class="t-unknown" x="5" y="-5">{escape(words[:MOST_LETTERS] or "not stated")}</text>'
    )


RING = '<circle class="m-aside" r="5.5"/><path class="l-aside" d="M-4 4L4-4"/>'


def _struck(mark: Mark, scale: Scale) -> str:
    """Set aside: a struck ring and a struck figure; beyond the scale, at its edge with an arrow."""
    middle = mark.low if mark.low is not None else mark.high
    if middle is None:
        return _at(LEFT + 4, RING) + _label(mark.label or "no number", LEFT + 4, LEFT + 4, "t-aside struck")
    if middle > scale.top:
        return _at(95, '<path class="l-aside" d="M-4-5L2 0L-4 5M1-5L7 0L1 5"/>') + _label(
            f"{mark.label}, beyond" if mark.label.strip() else "", 94, 99, "t-aside struck"
        )
    x = scale.at(middle)
    if mark.high is not None and mark.low is not None and mark.high > mark.low:
        end = scale.at(mark.high)
        return (
            _line("l-aside", x, end)
            + _at(x, RING)
            + _at(end, '<path class="l-aside" d="M0-5V5"/>')
            + _label(mark.label, x, end, "t-aside struck")
        )
    return _at(x, RING) + _label(mark.label, x, x, "t-aside struck")


def _replaced(marks: Sequence[Mark], main: Mark | None, scale: Scale) -> str:
    """Older figures of the same origin: struck rings, each with a thin line to the newer one."""
    out = []
    target = None
    if main is not None:
        n = main.low if main.low is not None else main.high
        target = None if n is None else scale.at(n)
    drawn: list[float] = []
    for mark in marks:
        n = mark.low if mark.low is not None else mark.high
        if n is None:
            continue
        x = scale.at(n)
        if target is not None and abs(target - x) > 5:
            sign = 1 if target > x else -1
            out.append(_line("l-aside", x, target - sign * 2))
            out.append(_at(target, f'<path class="l-aside" d="M{-sign * 13}-4L{-sign * 8} 0L{-sign * 13} 4"/>'))
        out.append(_at(x, RING))
        if all(abs(x - other) > 12 for other in drawn) and (target is None or abs(x - target) > 4):
            out.append(
                _at(x, f'<text class="t-aside struck sub" y="-9" text-anchor="middle">{escape(mark.label[:12])}</text>')
            )
            drawn.append(x)
    return "".join(out)


def _floor(mark: Mark, scale: Scale) -> str:
    x = scale.at(mark.low or 0)
    return _at(x, '<path class="m-floor" d="M0-9V9M0 0H15M10-5L15 0L10 5"/>') + _label(mark.label, x, x, "t-floor", 21)


DIAMOND = '<path class="m-resp" d="M0-7L7 0L0 7L-7 0Z"/>'


def _response(mark: Mark, scale: Scale) -> str:
    n = mark.low if mark.low is not None else mark.high
    x = LEFT + 5 if n is None else scale.at(n)
    return _at(x, DIAMOND) + _label(mark.label, x, x, "t-resp", 13)


def _one(used: Sequence[Mark]) -> Mark:
    """One mark for an origin whose claims all stand: from the lowest to the highest of them."""
    if len(used) == 1:
        return used[0]
    lows = [m.low for m in used]
    highs = [m.high for m in used]
    low = None if any(n is None for n in lows) else min(n for n in lows if n is not None)
    high = None if any(n is None for n in highs) else max(n for n in highs if n is not None)
    words = list(dict.fromkeys(m.label for m in used))
    label = "; ".join(words)
    if len(label) > MOST_LETTERS or len(words) > 2:
        ends = [number(n) if n is not None else "?" for n in (low, high)]
        label = f"{ends[0]}–{ends[1]}, {len(words)} figures"
    return Mark(kind="used", low=low, high=high, about=any(m.about for m in used), label=label,
                sentence="; ".join(m.sentence for m in used), quote=used[0].quote, number=used[0].number)  # fmt: skip


def cell(marks: Sequence[Mark], scale: Scale, toll: TollView | None, outcome: str) -> Markup:
    """One cell of the plot: what one origin says of one outcome, over the band of the documented range."""
    body = ""
    kinds = {m.kind for m in marks}
    used = [m for m in marks if m.kind == "used"]
    main = _one(used) if used else None
    if "replaced" in kinds:
        body += _replaced([m for m in marks if m.kind == "replaced"], main, scale)
    if main is not None:
        body += _linked(_used(main, scale), main)
    for kind, draw in (("floor", _floor), ("set_aside", _struck), ("response", _response)):
        body += _side_by_side([m for m in marks if m.kind == kind], draw, scale)
    for m in marks:
        if m.kind in ("not_stated", "unknown"):
            body += _not_stated(m.label or "not stated")
    sentence = "; ".join(m.sentence for m in marks if m.sentence) or f"no claim of {outcome}"
    ground = _ground(scale, toll)
    if not marks:
        return Markup(f'<svg class="c" aria-hidden="true" focusable="false">{ground}</svg>')
    role = "group" if "<a " in body else "img"
    return Markup(
        f'<svg class="c" role="{role}" aria-label="{escape(sentence)}"><title>{escape(sentence)}</title>'
        f"<desc>Drawn on a scale of {escape(outcome)} from 0 to {number(scale.top)}.</desc>{ground}{body}</svg>"
    )


def _side_by_side(marks: Sequence[Mark], draw: Callable[[Mark, Scale], str], scale: Scale) -> str:
    """Several marks of one kind in a cell: every figure drawn, all of them lettered once where letters would collide."""
    ordered = sorted(marks, key=lambda m: (_value(m), m.number or 0))
    if len(ordered) > 1:
        # Of whom the parts are stands beside the row: several figures leave no room for it.
        words = list(dict.fromkeys(m.label.split(", ")[0] or "no number" for m in ordered))
        once = "; ".join(words)
        if len(once) > MOST_LETTERS:
            once = f"{words[0]} … {words[-1]}" if len(words) > 2 else once
        last = len(ordered) - 1
        ordered = [msgspec.structs.replace(m, label=once if k == last else " ") for k, m in enumerate(ordered)]
    return "".join(_linked(draw(m, scale), m) for m in ordered)


def _value(mark: Mark) -> int:
    """Where a mark stands; one without a number stands at the left."""
    return next((n for n in (mark.low, mark.high) if n is not None), -1)


def _linked(body: str, mark: Mark) -> str:
    """A drawn claim as a way to its quote."""
    if mark.quote is None:
        return body
    return f'<a href="#{escape(mark.quote)}" aria-label="{escape(mark.sentence)}: quote {mark.number}">{body}</a>'


def axis(scale: Scale, toll: TollView | None) -> Markup:
    """The lettered foot of a column."""
    letters = "".join(
        f'<svg x="{_p(scale.at(t))}" y="14" overflow="visible"><text class="sub" text-anchor="middle">{number(t)}</text></svg>'
        for t in scale.ticks
    )
    return Markup(
        f'<svg class="c" aria-hidden="true" focusable="false">{_ground(Scale(scale.top, ()), toll)}{letters}</svg>'
    )


def mini(toll: TollView, scale: Scale) -> Markup:
    """A small range for a table, 144 by 16, on one scale for the whole column."""

    def x(n: int) -> float:
        return 6 + min(n, scale.top) / scale.top * 122

    low, high = toll.low, toll.high
    body = '<path class="zero" d="M6 2V14"/>'
    if toll.answer in ("no_claim",) or (low is None and high is None):
        body += '<path class="l-unknown" d="M9 8H140"/>'
    elif high is None:
        a = x(low or 0)
        body += f'<path class="l-used" d="M{a:.1f} 3V13"/><path class="l-used" stroke-dasharray="5 2.5" d="M{a:.1f} 8H{min(a + 26, 141):.1f}"/>'
        body += (
            f'<path class="l-used" d="M{min(a + 22, 137):.1f} 4L{min(a + 26, 141):.1f} 8L{min(a + 22, 137):.1f} 12"/>'
        )
    elif low is None:
        body += f'<path class="l-used" stroke-dasharray="5 2.5" d="M6 8H{x(high):.1f}"/><path class="l-used" d="M{x(high):.1f} 3V13"/>'
    elif low == high and not toll.open_high:
        body += f'<circle class="m-used" cx="{x(low):.1f}" cy="8" r="4.5"/>'
    else:
        a, b = x(low), max(x(high), x(low) + 3)
        body += f'<path class="l-used" d="M{a:.1f} 8H{b:.1f}M{a:.1f} 3V13"/>'
        if toll.open_high:
            end = min(b + 12, 142)
            body += f'<path class="l-used" stroke-dasharray="3 2" d="M{b:.1f} 8H{end:.1f}"/>'
            body += f'<path class="l-used" d="M{end - 4:.1f} 4L{end:.1f} 8L{end - 4:.1f} 12"/>'
        else:
            body += f'<path class="l-used" d="M{b:.1f} 3V13"/>'
    return Markup(
        f'<svg class="mini" viewBox="0 0 144 16" role="img" aria-label="{escape(toll.spoken)}">'
        f"<title>{escape(toll.spoken)}</title><desc>Drawn on a scale from 0 to {number(scale.top)}.</desc>{body}</svg>"
    )


_LEGEND = {
    "used": '<circle class="m-used" cx="17" cy="9" r="6"/>',
    "interval": '<path class="l-used" d="M5 9H29M5 3V15M29 3V15"/>',
    "open": '<circle class="m-used" cx="7" cy="9" r="6"/><path class="l-used" stroke-dasharray="6 3" d="M7 9H32"/><path class="l-used" d="M28 4L33 9L28 14"/>',
    "about": '<svg x="17" y="9" overflow="visible"><path class="l-used" d="M-17 0q3-6 6 0t6 0M5 0q3-6 6 0t6 0"/><circle class="m-used" r="5"/></svg>',
    "floor": '<path class="m-floor" d="M9 1V17M9 9H26M21 4L26 9L21 14"/>',
    "aside": '<circle class="m-aside" cx="17" cy="9" r="5.5"/><path class="l-aside" d="M13 13L21 5"/>',
    "not_stated": '<path class="l-unknown" d="M1 9H33"/>',
    "response": '<path class="m-resp" d="M17 2L24 9L17 16L10 9Z"/>',
    "band": '<rect class="band" x="1" y="1" width="32" height="16"/>',
}


def legend_mark(name: str) -> Markup:
    """A mark alone, 34 by 18, for the key."""
    return Markup(f'<svg viewBox="0 0 34 18" aria-hidden="true" focusable="false">{_LEGEND[name]}</svg>')
