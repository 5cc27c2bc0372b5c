"""The timeline as SVG: a bar from lowest to highest, an arrow where open, dots where unknown; many incidents by month or year.

Scales begin at zero. A long incident is as wide as its days. Every bar is a way to its incident, every bin one to a filter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup, escape

from accounted.publishing.drawing import scale_of
from accounted.publishing.words import day, number, plural
from accounted.web.listing.filters import Filter
from accounted.web.listing.saying import figure_of, killed_words
from accounted.web.listing.timeline import Bar, Bin, Timeline

__all__ = ["bin_name", "draw"]

WIDTH, HEIGHT = 1360, 150
LEFT, RIGHT, TOP, FOOT = 48, 1330, 14, 118
LETTER = 6.4
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


def _sheet(body: str, said: str) -> Markup:
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(said)}">{body}</svg>'
    )


def _up(value: float, top: int) -> float:
    return FOOT - min(value, top) / top * (FOOT - TOP)


def _ground(top: int, ticks: Sequence[int]) -> str:
    out = []
    for tick in ticks:
        y = _up(tick, top)
        out.append(f'<line class="{"g" if tick else "zero"}" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        out.append(f'<text class="sub" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{number(tick)}</text>')
    return "".join(out)


# ---------------------------------------------------------------------- one by one


def _bars(bars: Sequence[Bar]) -> Markup:
    first = min(date.fromisoformat(b.first or b.last) for b in bars)
    last = max(date.fromisoformat(b.last) for b in bars)
    slack = timedelta(days=max(2, (last - first).days // 30))
    first, last = _less(first, slack), _more(last, slack)
    days = (last - first).days

    def x(iso: str) -> float:
        return LEFT + (date.fromisoformat(iso) - first).days / days * (RIGHT - LEFT)

    scale = scale_of(
        max([v for b in bars for v in (b.low, b.high) if v is not None and b.answer != "aggregate"], default=1)
    )
    body = _ground(scale.top, scale.ticks[:: max(1, len(scale.ticks) // 4)]) + _calendar(first, last)
    taken: list[tuple[float, float, float, float]] = []
    drawn, letters = [], []
    for b in bars:
        left, right = x(b.first or b.last), max(x(b.last), x(b.first or b.last))
        marks, y = _one(b, left, right, scale.top)
        said = f"{b.title}, {b.when}: {_told(b)}"
        drawn.append(
            f'<a href="/incidents/{escape(b.id)}" aria-label="{escape(said)}"><title>{escape(said)}</title>'
            f'<rect class="hit" x="{left - 7:.1f}" y="{TOP - 8}" width="{right - left + 14:.1f}" height="{FOOT - TOP + 10}"/>{marks}</a>'
        )
        short = {"silent": "nobody says", "no_event": "no event"}.get(b.answer) or _told(b).replace(" killed", "")
        letters.append((f"{b.title.split(', ')[0]}: {short}", left, right, y))
    for text, left, right, y in sorted(letters, key=lambda one: one[3]):
        body += _letters(text, left, right, y, taken)
    return _sheet(body + "".join(drawn), "Incidents by date, killed; each leads to its page")


def _told(b: Bar) -> str:
    if b.answer == "silent":
        return "nobody says how many were killed"
    if b.answer == "no_event":
        return "no event under this method"
    figure = figure_of(b.low, b.high, b.open)
    return f"{figure} killed" + (", an aggregate, not added" if b.answer == "aggregate" else "")


def _one(b: Bar, left: float, right: float, top: int) -> tuple[str, float]:
    """The marks of one incident and the height of its letters."""
    middle = (left + right) / 2
    long = right - left > 4
    if (b.low is None and b.high is None) or b.answer in ("silent", "no_event"):
        y = _up(top * 0.55, top)
        return f'<line class="l-unknown" x1="{middle:.1f}" x2="{middle:.1f}" y1="{FOOT}" y2="{y:.1f}"/>', y + 6
    low, high = b.low if b.low is not None else 0, b.high if b.high is not None else b.low or 0
    y0, y1 = _up(low, top), _up(high, top)
    dashed = ' stroke-dasharray="3 3"' if b.answer == "aggregate" else ""
    if long:
        edge = ' stroke-dasharray="5 3"' if b.open or b.high is None else ""
        body = f'<rect class="band" x="{left:.1f}" width="{right - left:.1f}" y="{y1:.1f}" height="{max(y0 - y1, 1):.1f}"/>'
        body += f'<path class="l-used" d="M{left:.1f} {y0:.1f}H{right:.1f}"/><path class="l-used" d="M{left:.1f} {y1:.1f}H{right:.1f}"{edge}/>'
    elif low == high:
        body = f'<circle class="m-used" cx="{middle:.1f}" cy="{y0:.1f}" r="4"/>'
    else:
        body = f'<path class="l-used thick" d="M{middle:.1f} {y0:.1f}V{y1:.1f}"{dashed}/>'
    if b.open or b.high is None:
        tip = max(y1 - 14, 4)
        body += f'<path class="l-used" d="M{middle:.1f} {y1 - 3:.1f}V{tip:.1f}" stroke-dasharray="2 2"/>'
        body += f'<path class="l-used" d="M{middle - 4:.1f} {tip + 4:.1f}L{middle:.1f} {tip:.1f}L{middle + 4:.1f} {tip + 4:.1f}"/>'
    if b.low is None and b.high is not None:
        body += f'<path class="l-unknown" d="M{middle:.1f} {y1:.1f}V{FOOT}"/>'
    return body, (y0 + y1) / 2 + 4


def _letters(text: str, left: float, right: float, y: float, taken: list[tuple[float, float, float, float]]) -> str:
    """A name beside its bar, to the right, else to the left, else not at all: the bar's own title tells it."""
    wide = len(text) * LETTER
    for start, at, anchor in ((right + 8, right + 8, "start"), (left - 8 - wide, left - 8, "end")):
        mine = (start, y - 11, start + wide, y + 4)
        if start > LEFT and start + wide < WIDTH and not any(_meet(mine, t) for t in taken):
            taken.append(mine)
            return f'<text class="sub" x="{at:.1f}" y="{y:.1f}" text-anchor="{anchor}" aria-hidden="true">{escape(text)}</text>'
    return ""


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _calendar(first: date, last: date) -> str:
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
            x = LEFT + (at - first).days / days * (RIGHT - LEFT)
            top = TOP if month == 1 else FOOT
            text = str(year) if month == 1 else f"{MONTHS[month - 1]} {year}" if not out else MONTHS[month - 1]
            out.append(f'<line class="zero" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{FOOT + 5}"/>')
            if x < RIGHT - 30:
                out.append(f'<text class="sub" x="{x + 4:.1f}" y="{FOOT + 20}">{text}</text>')
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not out:  # a few days within one month: its ends say which
        for at, x, anchor in ((first, LEFT, "start"), (last, RIGHT, "end")):
            text = day(at.isoformat()) or ""
            out.append(f'<text class="sub" x="{x}" y="{FOOT + 20}" text-anchor="{anchor}">{text}</text>')
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
            body += f'<text class="sub" x="{at[label]:.1f}" y="{FOOT + 20}" text-anchor="middle">{text}</text>'
    for b in found.bins:
        x, said = at[b.label], bin_name(b)
        marks = _bin(b, x, wide, scale.top)
        link = "/" + asked.link(since=b.since, until=b.until)
        body += (
            f'<a href="{escape(link)}" aria-label="{escape(said)}"><title>{escape(said)}</title>'
            f'<rect class="hit" x="{x - step / 2:.1f}" y="{TOP - 8}" width="{step:.1f}" height="{FOOT - TOP + 10}"/>{marks}</a>'
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
