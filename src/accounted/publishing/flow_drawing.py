"""The origin graph as one SVG: a lane for each origin, a column for each report, readable without colour.

Pure functions: the same view gives the same markup. Shapes tell what letters and the sentence of each mark tell too:
filled dot first, ringed dot newer, small dot again, hollow dot copy, square changed in copying, struck dot lagging.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from accounted.publishing.flow_view import FlowView, Lane, Step

__all__ = ["NAMES", "flow_svg", "legend"]

COLUMN = 96
"""Pixels between two reports."""
LANE = 66
"""Pixels between two origins."""
HEAD = 58
SIDE = 300
"""Pixels for the names of the origins."""
LETTER = 0.54
"""Width of a letter, as a share of its size; on the wide side."""
INK = 'fill="currentColor"'
LINE = 'fill="none" stroke="currentColor"'

SHAPES = {
    "first": f'<circle r="6.5" {INK}/>',
    "update": f'<circle r="4.5" {INK}/><circle r="8" {LINE} stroke-width="1.6"/>',
    "again": f'<circle r="4" {INK}/>',
    "copy": '<circle r="6" fill="var(--paper, #fff)" stroke="currentColor" stroke-width="1.8"/>',
    "changed": '<rect x="-6.5" y="-6.5" width="13" height="13" fill="var(--paper, #fff)" stroke="currentColor" '
    f'stroke-width="1.8"/><circle r="3" {INK}/>',
    "behind": '<circle r="6" fill="var(--paper, #fff)" stroke="currentColor" stroke-width="1.8"/>'
    f'<path d="M-6 6L6-6" {LINE} stroke-width="1.8"/>',
}
NAMES = (
    ("first", "says it first"),
    ("update", "newer figure of the same origin"),
    ("again", "the same again"),
    ("copy", "copy"),
    ("changed", "copied with another figure"),
    ("behind", "lags behind"),
)


def legend(how: str) -> Markup:
    """The mark alone, for a key."""
    return Markup(f'<svg viewBox="-12 -10 24 20" aria-hidden="true" focusable="false">{SHAPES[how]}</svg>')


def flow_svg(view: FlowView, *, alone: bool = False) -> Markup:
    """The picture of ``view``; ``alone``: as a file of its own, with a ground and its own colours."""
    width = SIDE + COLUMN * max(1, len(view.columns)) + 8
    height = HEAD + LANE * max(1, len(view.lanes)) + 6
    body = [_column(n, c.outlet, c.day, height) for n, c in enumerate(view.columns)]
    body += [_tie(t.lanes, t.letter, n) for n, t in enumerate(view.ties)]
    body += [_lane(n, lane) for n, lane in enumerate(view.lanes)]
    title = f"Origin graph: {view.spoken}"
    told = "; ".join(f"{lane.label}: " + ", then ".join(s.sentence for s in lane.steps) for lane in view.lanes)
    ground, own = "", ""
    if alone:
        ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
        own = ' xmlns="http://www.w3.org/2000/svg" color="#1b1d20" font-family="Segoe UI, Noto Sans, Helvetica, sans-serif"'
    role = "group" if "<a " in "".join(body) else "img"
    drawn = (
        f'<svg{own} class="flow" role="{role}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title><desc>{escape(told)}</desc>{ground}{"".join(body)}</svg>'
    )
    return Markup(drawn.replace("var(--paper, #fff)", "#fff") if alone else drawn)


def _cut(words: str, room: float, size: int = 13) -> str:
    """Words that fit into so many pixels, in letters of a size."""
    letters = max(3, int(room / (LETTER * size)))
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def _text(x: float, y: float, words: str, *, size: int = 13, anchor: str = "start", weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    halo = 'stroke="var(--paper, #fff)" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" {INK} {halo}{bold}>{escape(words)}</text>'
    )


def _x(column: int) -> float:
    return SIDE + COLUMN * column + COLUMN / 2


def _y(lane: int) -> float:
    return HEAD + LANE * lane + LANE / 2


def _column(n: int, outlet: str, day: str, height: int) -> str:
    x = _x(n)
    return (
        f"<g><title>{escape(f'{outlet}, {day}')}</title>"
        + _text(x, 18, _cut(outlet, COLUMN - 6, 12), size=12, anchor="middle", weight="600")
        + _text(x, 34, _cut(day, COLUMN - 4, 11), size=11, anchor="middle")
        + f'<path d="M{x:g} {HEAD - 16}V{height - 6}" {LINE} stroke-width="1" stroke-dasharray="1 5" opacity="0.6"/></g>'
    )


def _tie(lanes: tuple[int, int], letter: str, n: int) -> str:
    """A bracket at the left edge from one origin to the other that counts with it."""
    x = 8 + 11 * (n % 4)
    top, bottom = sorted(_y(lane) for lane in lanes)
    middle = top + 14
    return (
        f'<path d="M{x + 7:g} {top:g}H{x:g}V{bottom:g}H{x + 7:g}" {LINE} stroke-width="1.5"/>'
        f'<rect x="{x - 6:g}" y="{middle - 10:g}" width="12" height="14" fill="var(--paper, #fff)"/>'
        + _text(x, middle, letter, size=12, anchor="middle")
    )


def _lane(n: int, lane: Lane) -> str:
    y = _y(n)
    ties = f" ({', '.join(lane.ties)})" if lane.ties else ""
    left = 58
    out = [
        f"<g><title>{escape(lane.label)}</title>",
        _text(left, y - 2, _cut(lane.label, SIDE - left - 8), weight="600"),
        _text(
            left, y + 15, _cut((f"counts with others{ties}, " if ties else "") + lane.note, SIDE - left, 12), size=12
        ),
        "</g>",
    ]
    if lane.steps:
        first, last = _x(min(s.column for s in lane.steps)), _x(max(s.column for s in lane.steps))
        if last > first:
            out.append(f'<path d="M{first:g} {y:g}H{last:g}" {LINE} stroke-width="1" opacity="0.7"/>')
    out += [_way(s, y) for s in lane.steps if s.source is not None and s.how in ("copy", "changed", "behind")]
    out += [_step(s, y) for s in lane.steps]
    return "".join(out)


def _way(step: Step, y: float) -> str:
    """From what is copied to the copy: broken for a plain copy, whole where the figure was changed."""
    assert step.source is not None
    a, b = _x(step.source), _x(step.column)
    lift = min(26.0, 10 + abs(b - a) / 14)
    dash = "" if step.how == "changed" else ' stroke-dasharray="4 3"'
    return (
        f'<path d="M{a:g} {y - 7:g}Q{(a + b) / 2:g} {y - 7 - lift:g} {b:g} {y - 8:g}" {LINE} stroke-width="1.4"{dash}/>'
    )


def _step(step: Step, y: float) -> str:
    x = _x(step.column)
    letters = ""
    if step.killed:
        letters += _text(0, -13, _cut(step.killed, COLUMN - 4), anchor="middle", weight="600")
    if step.injured:
        letters += _text(0, 23, _cut(step.injured, COLUMN - 4, 12), size=12, anchor="middle")
    body = f"<title>{escape(step.sentence)}</title>{SHAPES[step.how]}{letters}"
    if step.quote is not None:
        words = f"{step.sentence}: quote {step.number}"
        body = f'<a href="#{escape(step.quote)}" aria-label="{escape(words)}">{body}</a>'
    return f'<g transform="translate({x:g} {y:g})">{body}</g>'
