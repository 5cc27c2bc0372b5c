"""The timeline as SVG: a bar from lowest to highest, an arrow where open, dots where unknown; many incidents by month or year.

Scales begin at zero. A long incident is as wide as its days. Every bar is a way to its incident, every bin one to a filter; none
lies under another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup, escape

from accounted.publishing.drawing import Scale, scale_of
from accounted.publishing.words import day, number, plural
from accounted.web.listing.filters import Filter
from accounted.web.listing.saying import figure_of, killed_words
from accounted.web.listing.timeline import Bar, Bin, Timeline

__all__ = ["beyond", "bin_name", "draw", "spread"]

WIDTH, HEIGHT = 1360, 190
LEFT, RIGHT, TOP, FOOT = 48, 1320, 32, 158
BEYOND = 12
"""How far above the scale stands what is more than it shows."""
LETTER = 6.4
COLUMN = 26.0
"""Width of a mark's column, where there is room for all: enough for a finger."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw(found: Timeline, asked: Filter) -> Markup:
    """The drawing; empty where nothing has a day."""
    if found.bars:
        return _bars(found.bars)
    return _bins(found, asked) if found.bins else Markup("")


def bin_name(one: Bin) -> str:
    """ "March 2018: 4 incidents, 7–11 killed, plus 1 with unknown number"."""
    said = killed_words(one.killed)
    return f"{day(one.label) or one.label}: {plural(one.incidents, 'incident')}, {said}"


def beyond(found: Timeline) -> bool:
    """Whether some stand above the scale."""
    return any(v is not None and v > _scale(found.bars).top for b in found.bars for v in (b.low, b.high))


def _scale(bars: Sequence[Bar]) -> Scale:
    """Of what is added up: one aggregate would press all others to the ground."""
    return scale_of(
        max([v for b in bars for v in (b.low, b.high) if v is not None and b.answer != "aggregate"], default=1)
    )


def _sheet(body: str, said: str) -> Markup:
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(said)}">{body}</svg>'
    )


def _up(value: float, top: int) -> float:
    return TOP - BEYOND if value > top else FOOT - value / top * (FOOT - TOP)


def _ground(top: int, ticks: Sequence[int]) -> str:
    out = []
    for tick in ticks:
        y = _up(tick, top)
        out.append(f'<line class="{"g" if tick else "zero"}" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        for x, anchor in ((LEFT - 8, "end"), (RIGHT + 8, "start")):  # where it scrolls, one of them is seen
            out.append(f'<text class="sub" x="{x}" y="{y + 4:.1f}" text-anchor="{anchor}">{number(tick)}</text>')
    return "".join(out)


# ---------------------------------------------------------------------- one by one


class _Mark(NamedTuple):
    """One incident: ``left`` to ``right`` are its days, ``at`` is where its mark stands, ``top`` to ``bottom`` is how high."""

    bar: Bar
    left: float
    right: float
    at: float
    body: str
    top: float
    bottom: float

    @property
    def box(self) -> Box:
        return self.at - 6, self.top - 5, self.at + 6, self.bottom + 5


def _bars(bars: Sequence[Bar]) -> Markup:
    """Each incident's mark in a column of its own, side by side where many are of a few days, with a line to its day."""
    first = min(date.fromisoformat(b.first or b.last) for b in bars)
    last = max(date.fromisoformat(b.last) for b in bars)
    slack = timedelta(days=max(2, (last - first).days // 30))
    first, last = _less(first, slack), _more(last, slack)
    days = (last - first).days

    gap = min(COLUMN, (RIGHT - LEFT - COLUMN) / max(1, len(bars) - 1))
    edges = float(LEFT), float(RIGHT)

    def stood() -> tuple[list[tuple[float, float, Bar]], list[float]]:
        def x(iso: str) -> float:
            return edges[0] + (date.fromisoformat(iso) - first).days / days * (edges[1] - edges[0])

        found = ((x(b.first or b.last), max(x(b.last), x(b.first or b.last)), b) for b in bars)
        spans = sorted(found, key=lambda one: ((one[0] + one[1]) / 2, one[2].last, one[2].id))
        return spans, spread([(left + right) / 2 for left, right, _ in spans], gap)

    spans, places = stood()
    low, high = LEFT + gap / 2, RIGHT - gap / 2
    # Room beside the first and the last day for those that stand around them.
    over = max(0.0, low - places[0]), max(0.0, places[-1] - high)
    if sum(over):
        edges = LEFT + min(over[0], (RIGHT - LEFT) / 3), RIGHT - min(over[1], (RIGHT - LEFT) / 3)
        spans, _ = stood()
        places = spread([(left + right) / 2 for left, right, _ in spans], gap, low, high)
    scale = _scale(bars)
    marks = [_mark(b, left, right, at, scale.top) for (left, right, b), at in zip(spans, places, strict=True)]
    ground = _ground(scale.top, scale.ticks[:: max(1, len(scale.ticks) // 4)]) + _calendar(first, last, *edges)
    stretches = "".join(_stretch(m, scale.top) for m in marks)
    leaders = "".join(_leader(m) for m in marks)
    boxes = [m.box for m in marks]
    letters, named = "", set()
    for m in sorted(marks, key=lambda m: (m.top, m.at)):
        placed = _letters(m, boxes)
        if placed:
            letters += placed
            named.add(m.bar.id)
    drawn = "".join(_way(m, gap, m.bar.id in named) for m in marks)
    return _sheet(
        ground + stretches + leaders + letters + drawn,
        "Incidents by date, killed; each leads to its page, the earliest first",
    )


def spread(wanted: Sequence[float], gap: float, low: float = -math.inf, high: float = math.inf) -> list[float]:
    """Places between ``low`` and ``high``, at least ``gap`` apart and in the same order, as near to the wanted ones (which are
    in order) as that allows: by least squares, of which pooling neighbours that violate is the exact answer."""
    pools: list[tuple[float, int]] = []
    for k, place in enumerate(wanted):
        mean, size = place - k * gap, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (other * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    highest = max(low, high - (len(wanted) - 1) * gap)
    flat = [min(max(mean, low), highest) for mean, size in pools for _ in range(size)]
    return [place + k * gap for k, place in enumerate(flat)]


def _told(b: Bar) -> str:
    if b.answer == "silent":
        return "nobody says how many were killed"
    if b.answer == "no_event":
        return "no event under this method"
    figure = figure_of(b.low, b.high, b.open)
    return f"{figure} killed" + (", an aggregate, not added" if b.answer == "aggregate" else "")


def _said(b: Bar) -> str:
    return f"{b.title}, {b.when}: {_told(b)}"


def _way(m: _Mark, gap: float, named: bool) -> str:
    """The mark as a way to its incident, as wide as its column. Where no name stands beside it, one comes up while it is
    pointed at or has the focus."""
    said, wide = escape(_said(m.bar)), max(gap, 1.0)
    late = ""
    if not named:
        room = len(_said(m.bar)) * LETTER / 2
        anchor = "start" if m.at - room < LEFT else "end" if m.at + room > RIGHT else "middle"
        late = f'<text class="sub late" x="{m.at:.1f}" y="11" text-anchor="{anchor}" aria-hidden="true">{said}</text>'
    return (
        f'<a href="/incidents/{escape(m.bar.id)}" aria-label="{said}"><title>{said}</title>'
        f'<rect class="hit" x="{m.at - wide / 2:.1f}" y="{TOP - 18}" width="{wide:.1f}" height="{FOOT - TOP + 26}"/>{m.body}{late}</a>'
    )


def _ends(b: Bar) -> tuple[int, int]:
    return b.low if b.low is not None else 0, b.high if b.high is not None else b.low or 0


def _unknown(b: Bar) -> bool:
    return (b.low is None and b.high is None) or b.answer in ("silent", "no_event")


def _stretch(m: _Mark, top: int) -> str:
    """The days of a long one, from lowest to highest, beneath all marks."""
    if m.right - m.left <= 4 or _unknown(m.bar):
        return ""
    low, high = _ends(m.bar)
    y0, y1 = _up(low, top), _up(high, top)
    edge = ' stroke-dasharray="5 3"' if m.bar.open or m.bar.high is None else ""
    return (
        f'<a href="/incidents/{escape(m.bar.id)}" tabindex="-1" aria-hidden="true"><title>{escape(_said(m.bar))}</title>'
        f'<rect class="band" x="{m.left:.1f}" width="{m.right - m.left:.1f}" y="{y1:.1f}" height="{max(y0 - y1, 1):.1f}"/>'
        f'<path class="l-used thin" d="M{m.left:.1f} {y0:.1f}H{m.right:.1f}"/>'
        f'<path class="l-used thin" d="M{m.left:.1f} {y1:.1f}H{m.right:.1f}"{edge}/></a>'
    )


def _leader(m: _Mark) -> str:
    """From the foot of a column to its day, where it had to stand beside it."""
    middle = (m.left + m.right) / 2
    if abs(m.at - middle) < 2:
        return ""
    return f'<path class="lead" d="M{m.at:.1f} {FOOT}L{middle:.1f} {FOOT + 9}"/>'


def _mark(b: Bar, left: float, right: float, at: float, top: int) -> _Mark:
    if _unknown(b):
        y = _up(top * 0.55, top)
        body = f'<line class="l-unknown" x1="{at:.1f}" x2="{at:.1f}" y1="{FOOT}" y2="{y:.1f}"/>'
        return _Mark(b, left, right, at, body, y, y + 12)
    low, high = _ends(b)
    y0, y1 = _up(low, top), _up(high, top)
    highest = y1
    dashed = ' stroke-dasharray="3 3"' if b.answer == "aggregate" else ""
    if low == high:
        body = f'<circle class="m-used" cx="{at:.1f}" cy="{y0:.1f}" r="4"/>'
    else:
        body = f'<path class="l-used thick" d="M{at:.1f} {y0:.1f}V{y1:.1f}"{dashed}/>'
    if b.open or b.high is None:
        highest = max(y1 - 14, 4)
        body += f'<path class="l-used" d="M{at:.1f} {y1 - 3:.1f}V{highest:.1f}" stroke-dasharray="2 2"/>'
        body += f'<path class="l-used" d="M{at - 4:.1f} {highest + 4:.1f}L{at:.1f} {highest:.1f}L{at + 4:.1f} {highest + 4:.1f}"/>'
    if b.low is None and b.high is not None:
        body += f'<path class="l-unknown" d="M{at:.1f} {y1:.1f}V{FOOT}"/>'
    return _Mark(b, left, right, at, body, highest, y0)


def _letters(m: _Mark, taken: list[Box]) -> str:
    """A name beside its mark where neither another name nor another mark stands, to the right before the left."""
    b = m.bar
    short = {"silent": "nobody says", "no_event": "no event"}.get(b.answer) or figure_of(b.low, b.high, b.open)
    text = f"{b.title.split(', ')[0]}: {short}" + (", aggregate" if b.answer == "aggregate" else "")
    wide = len(text) * LETTER
    # Neither on the line of a long one above the scale, nor on the lines to the days below it.
    heights = [TOP - BEYOND - 5.0]
    if m.bottom >= TOP:
        heights = [min(y, FOOT - 5.0) for y in ((m.top + m.bottom) / 2 + 4, m.top + 8, m.bottom + 2, m.bottom - 8)]
    places = [
        place
        for y in dict.fromkeys(heights)
        for place in ((m.at + 9, m.at + 9, "start", y), (m.at - 9 - wide, m.at - 9, "end", y))
    ]
    for start, at, anchor, y in (*places, (m.at - wide / 2, m.at, "middle", m.top - 9)):
        mine = (start, y - 11, start + wide, y + 4)
        if start > LEFT and start + wide < RIGHT + 4 and not any(_meet(mine, t) for t in taken):
            taken.append(mine)
            return f'<text class="sub" x="{at:.1f}" y="{y:.1f}" text-anchor="{anchor}" aria-hidden="true">{escape(text)}</text>'
    return ""


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _calendar(first: date, last: date, left: float, right: float) -> str:
    """Uprights at months, quarters or years, as there is room, the first of a year lettered with it."""
    days = (last - first).days
    step = 1 if days < 400 else 3 if days < 1300 else 12 if days < 12_000 else 120
    out: list[str] = []
    year, month = first.year, first.month
    if step == 120:
        year, month = year - year % 10, 1
    elif step > 1:
        month = (month - 1) // step * step + 1
    while year <= min(last.year, 9998):
        at = date(max(year, 1), month, 1)
        if at > last:
            break
        if at >= first:
            x = left + (at - first).days / days * (right - left)
            top = TOP if month == 1 else FOOT
            text = str(year) if month == 1 else f"{MONTHS[month - 1]} {year}" if not out else MONTHS[month - 1]
            out.append(f'<line class="zero" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{FOOT + 5}"/>')
            if x < WIDTH - 40:
                out.append(f'<text class="sub" x="{x + 4:.1f}" y="{FOOT + 24}">{text}</text>')
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not out:  # a few days within one month: its ends say which
        for at, x, anchor in ((first, left, "start"), (last, right, "end")):
            text = day(at.isoformat()) or ""
            out.append(f'<text class="sub" x="{x:.1f}" y="{FOOT + 24}" text-anchor="{anchor}">{text}</text>')
    return "".join(out)


def _less(day_: date, by: timedelta) -> date:
    return day_ - by if day_ - date.min > by else date.min


def _more(day_: date, by: timedelta) -> date:
    return day_ + by if date.max - day_ > by else date.max


# ---------------------------------------------------------------------- by month or year


def _bins(found: Timeline, asked: Filter) -> Markup:
    slots = _slots(found)
    step = (RIGHT - LEFT) / len(slots)
    wide = min(step * 0.62, 26)
    scale = scale_of(max([v for b in found.bins for v in (b.killed.low, b.killed.high) if v is not None], default=1))
    body = _ground(scale.top, scale.ticks[:: max(1, len(scale.ticks) // 4)])
    at = {label: LEFT + (k + 0.5) * step for k, label in enumerate(slots)}
    every = max(1, -(-len(slots) * 34 // (RIGHT - LEFT)))
    for k, label in enumerate(slots):
        text = _slot_letters(label, k == 0, every > 1)
        if k % every == 0 and text:
            body += f'<text class="sub" x="{at[label]:.1f}" y="{FOOT + 24}" text-anchor="middle">{text}</text>'
    for b in found.bins:
        x, said = at[b.label], bin_name(b)
        marks = _bin(b, x, wide, scale.top)
        link = "/" + asked.link(since=b.since, until=b.until)
        body += (
            f'<a href="{escape(link)}" aria-label="{escape(said)}"><title>{escape(said)}</title>'
            f'<rect class="hit" x="{x - step / 2:.1f}" y="{TOP - 18}" width="{step:.1f}" height="{FOOT - TOP + 26}"/>{marks}</a>'
        )
    return _sheet(body, f"Killed by {found.unit}, of incidents that ended in it; each leads to its incidents")


def _bin(b: Bin, x: float, wide: float, top: int) -> str:
    people = b.killed
    body = ""
    if people.of:
        y0 = _up(people.low, top)
        body += (
            f'<rect class="floor-bar" x="{x - wide / 2:.1f}" width="{wide:.1f}" y="{y0:.1f}" height="{FOOT - y0:.1f}"/>'
        )
        y1 = _up(people.high, top) if people.high is not None else y0
        if y1 < y0:
            body += f'<rect class="range-bar" x="{x - wide / 2:.1f}" width="{wide:.1f}" y="{y1:.1f}" height="{y0 - y1:.1f}"/>'
        if people.open or people.high is None:
            tip = max(y1 - 9, 3)
            body += (
                f'<path class="l-used" d="M{x - 4:.1f} {tip + 5:.1f}L{x:.1f} {tip + 1:.1f}L{x + 4:.1f} {tip + 5:.1f}"/>'
            )
    if people.unknown or people.silent:
        body += f'<path class="l-unknown" d="M{x - wide / 2:.1f} {FOOT + 4}H{x + wide / 2:.1f}"/>'
    return body


def _slots(found: Timeline) -> list[str]:
    """Every day, month or year from the first to the last, so that empty ones are seen."""
    first, last = found.bins[0].label, found.bins[-1].label
    if found.unit == "year":
        return [f"{y:04d}" for y in range(int(first), int(last) + 1)]
    if found.unit == "month":
        count = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])
        start = int(first[:4]) * 12 + int(first[5:]) - 1
        return [f"{(start + k) // 12:04d}-{(start + k) % 12 + 1:02d}" for k in range(count + 1)]
    begin, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
    return [(begin + timedelta(days=k)).isoformat() for k in range(days + 1)]


def _slot_letters(label: str, first: bool, sparse: bool) -> str:
    if len(label) == 4:
        return label
    if len(label) == 7:
        month = int(label[5:])
        return label[:4] if month == 1 or (first and sparse) else MONTHS[month - 1]
    return f"{int(label[8:])} {MONTHS[int(label[5:7]) - 1]}" if first or label[8:] == "01" else str(int(label[8:]))
