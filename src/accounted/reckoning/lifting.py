"""Figures from totals and floors together: a part lifts a figure that is below it, and never in silence."""

from __future__ import annotations

from accounted.reckoning import draw
from accounted.reckoning.accounts import Relation
from accounted.reckoning.draw import Drawn, Voice
from accounted.reckoning.methods import MethodRules
from accounted.reckoning.parts import Floor, Said

__all__ = ["drawn_from", "held"]


def drawn_from(voices: list[Voice], floors: list[Floor], method: MethodRules, relation: Relation) -> Drawn | None:
    """Figures from totals, lifted by floors; None where a strict reading finds no figure."""
    kind = method.figures.draw.value
    size = len(next(iter(method.outcomes.values())).fields)
    reading = method.sources.reading
    if reading is not None and reading.value == "strict":
        least = method.sources.independent_at_least
        found = draw.twice_published(voices, 2 if least is None else least.value, relation)
        return None if found is None else Drawn(figures=found)
    if not voices:
        return _floors_only(floors, kind, size)
    if kind == "range":
        drawn = draw.range_of(voices)
    elif kind == "lowest":
        drawn = draw.lowest(voices)
    elif kind == "low_best_high":
        drawn = draw.low_best_high(voices)
    else:
        drawn = draw.recent_majority_lowest(voices, relation)
    return _lifted(drawn, floors, kind)


def held(floor: Floor, one: Said) -> bool:
    """Whether the origin's own total is at least as high as its floor."""
    return one.voice is not None and one.voice.interval.low is not None and floor.number <= one.voice.interval.low


def _top(floors: list[Floor]) -> Floor:
    return max(floors, key=lambda f: (f.number, f.origin, f.claims))


def _floors_only(floors: list[Floor], kind: str, size: int) -> Drawn:
    top = _top(floors)
    figures: tuple[int | None, ...] = (top.number, *(None,) * (size - 1))
    question = "Which source is the most reliable, and what total does it give?" if kind == "low_best_high" else None
    note = f"no origin gives a total: the figure is a floor ({top.sentence}), and what is above it is not stated"
    return Drawn(figures=figures, open_high=True, question=question, notes=(("floor_only", note),))


def _lifted(drawn: Drawn, floors: list[Floor], kind: str) -> Drawn:
    """A floor lifts a lower figure, and the highest figure only where it is itself below the floor; always told."""
    if not floors:
        return drawn
    top = _top(floors)
    low, high = drawn.figures[0], drawn.figures[-1]
    if low is not None and low >= top.number:
        return drawn
    notes = list(drawn.notes)
    told = "not stated" if low is None else str(low)
    notes.append(
        (
            "floor_lifts_low",
            f"{top.label} tells of a part ({top.sentence}): the low figure, {told}, becomes {top.number}",
        )
    )
    if len(drawn.figures) == 1:
        figures: tuple[int | None, ...] = (top.number,)
    else:
        lifted = high
        if high is not None and high < top.number and drawn.open_high:
            lifted = None
        elif high is not None and high < top.number:
            lifted = top.number
            notes.append(
                (
                    "floor_above_total",
                    f"a part, or a count that does not say what it covers ({top.number}), is more than the highest "
                    f"total ({high}): a total has risen or accounts contradict one another, and a person should look",
                )
            )
        middle = drawn.figures[1:-1]
        figures = (top.number, *(None if m is not None and m < top.number else m for m in middle), lifted)
    question = drawn.question
    if kind == "low_best_high" and figures[1] is None and question is None:
        question = "Which source is the most reliable? Its figure is best."
    return Drawn(
        figures=figures, open_high=drawn.open_high, question=question, setting=drawn.setting, notes=tuple(notes)
    )
