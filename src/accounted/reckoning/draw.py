"""How a method draws its figures from what the origins say.

Each function takes one interval per origin and gives the figures in the order of the method's field names.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import Value
from accounted.reckoning.accounts import Relation, fewest
from accounted.reckoning.intervals import Interval
from accounted.reckoning.updates import Valued, day_of

__all__ = ["Drawn", "Voice", "low_best_high", "lowest", "range_of", "recent_majority_lowest", "twice_published"]


class Voice(Value, frozen=True, kw_only=True):
    """What one origin says of the whole: its interval, and the statements that it rests on."""

    origin: str
    label: str
    interval: Interval
    statements: tuple[Valued, ...]


class Drawn(Value, frozen=True, kw_only=True):
    """Figures, whether the top stays open, what a person must still say, and how it was done."""

    figures: tuple[int | None, ...]
    open_high: bool = False
    question: str | None = None
    setting: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    """Rule name and sentence."""


def _lows(voices: Sequence[Voice]) -> list[int]:
    return [v.interval.low for v in voices if v.interval.low is not None]


def _highs(voices: Sequence[Voice]) -> list[int]:
    """The highest end that each origin states; of one that leaves its top open beside another total, that total's."""
    ends = [[v.interval.high, *(s.interval.high for s in v.statements)] for v in voices]
    stated = [[h for h in some if h is not None] for some in ends]
    return [max(some) for some in stated if some]


def _least(voices: Sequence[Voice]) -> tuple[int | None, tuple[tuple[str, str], ...]]:
    """The lowest low end; not stated where an origin that states none stays wholly below all the others."""
    lows = _lows(voices)
    if not lows:
        return None, ()
    below = [
        v for v in voices if v.interval.low is None and v.interval.high is not None and v.interval.high < min(lows)
    ]
    if below:
        names = "; ".join(f"{v.label}: {v.interval!r}" for v in below)
        return None, (("low_not_stated", f"less than {min(lows)} is claimed, with no lower end ({names})"),)
    return min(lows), ()


def range_of(voices: Sequence[Voice]) -> Drawn:
    """Lowest and highest over origins. Where an origin leaves its top open, the range stays open above: its highest
    figure is then the highest end that another origin states, and empty where none states one above every low end.
    """
    lows, highs = _lows(voices), _highs(voices)
    is_open = any(v.interval.high is None for v in voices)
    least, notes = _least(voices)
    top = max(highs) if highs and max(highs) >= max(lows, default=0) else None
    if is_open:
        highest = max([*lows, *highs], default=None)
        told = "" if highest is None else f"; the highest total that these figures rest on is {highest}"
        names = "; ".join(f"{v.label}: {v.interval!r}" for v in voices if v.interval.high is None)
        notes += (("open_high", f"an origin leaves the top open ({names}) and no rule of the method closes it{told}"),)
    return Drawn(
        figures=(least, top),
        open_high=is_open,
        notes=notes,
    )


def lowest(voices: Sequence[Voice]) -> Drawn:
    """One number: the most conservative that anyone states."""
    least, notes = _least(voices)
    return Drawn(figures=(least,), notes=notes)


def low_best_high(voices: Sequence[Voice]) -> Drawn:
    """Low and high over origins; ``best`` only where all say one number, because "most reliable" is a judgement."""
    drawn = range_of(voices)
    low, high = drawn.figures
    if low is not None and low == high:
        return Drawn(figures=(low, low, high), notes=drawn.notes)
    names = "; ".join(f"{v.label}: {v.interval!r}" for v in voices)
    return Drawn(
        figures=(low, None, high), open_high=drawn.open_high, setting=None, notes=drawn.notes,
        question=f"Which source is the most reliable ({names})? Its figure is best.",
    )  # fmt: skip


def recent_majority_lowest(voices: Sequence[Voice], relation: Relation) -> Drawn:
    """The most recent figure; of several equally recent the one that most origins say; else the lowest (GTD 2015).

    An origin whose day is unknown may be the latest: it stays in the running, which is the codebook's "doubt".
    """
    usable = [v for v in voices if v.interval.low is not None]
    if not usable:
        return Drawn(figures=(None,))
    days = {v.origin: _day(v) for v in usable}
    known = sorted(day for day in days.values() if day is not None)
    recent = [v for v in usable if days[v.origin] is None or days[v.origin] == known[-1]]
    figures = sorted({v.interval.low for v in recent if v.interval.low is not None})
    if len(figures) == 1:
        rule = "most_recent" if len(recent) == 1 else "equally_recent_agree"
        return Drawn(figures=(figures[0],), notes=((rule, f"{figures[0]} is what the most recent account says"),))
    for figure in figures:
        say = [v.origin for v in recent if v.interval.low == figure]
        if fewest(say, relation) > len(recent) - len(say):
            note = f"{figure} is what most of {len(recent)} equally recent accounts say"
            return Drawn(figures=(figure,), notes=(("majority", note),))
    note = f"{len(recent)} equally recent or undated accounts differ and no figure has a majority: the lowest is taken"
    return Drawn(figures=(figures[0],), notes=(("no_majority_lowest", note),))


def _day(voice: Voice) -> str | None:
    days = [day_of(s.statement) for s in voice.statements]
    known = [day[:10] for day in days if day is not None]
    return max(known) if len(known) == len(days) and known else None


def twice_published(voices: Sequence[Voice], least: int, relation: Relation) -> tuple[int, int] | None:
    """Lowest and highest of the figures that at least ``least`` surely independent origins each give; None if none."""
    values = sorted({*_lows(voices), *_highs(voices)})
    good = [
        value
        for value in values
        if fewest([v.origin for v in voices if value in (v.interval.low, v.interval.high)], relation) >= least
    ]
    return (good[0], good[-1]) if good else None
