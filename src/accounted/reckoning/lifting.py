"""Figures from totals and floors together: a part lifts a figure that is below it, and never in silence."""

from __future__ import annotations

from accounted.reckoning import draw
from accounted.reckoning.accounts import Relation
from accounted.reckoning.draw import Drawn, Voice
from accounted.reckoning.method_rules import MethodRules
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
    return _lifted(drawn, floors, voices, kind)


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


def _highest(voices: list[Voice]) -> int | None:
    """The highest number of any total, where somebody closes the top; None where nobody does. Beside "five", the "four or
    more" of others speak for four, and not for eight."""
    closed = [v.interval.high for v in voices if v.interval.high is not None]
    return max([*closed, *(v.interval.low for v in voices if v.interval.low is not None)]) if closed else None


def _lifted(drawn: Drawn, floors: list[Floor], voices: list[Voice], kind: str) -> Drawn:
    """A floor lifts a lower figure up to the highest total; always told.

    A part above *every* total contradicts them all: either it is of something else or they are out of date. It is then no
    ground to refute them, so the range holds both: the low figure stays, the high one rises to the part. Casualties
    accepted by name are no such claim, and lift all the same.
    """
    highest = _highest(voices)
    rivals = [f for f in floors if highest is not None and f.number > highest and not f.named_by]
    lifting = [f for f in floors if f not in rivals]
    figures, notes = list(drawn.figures), list(drawn.notes)
    top = _top(lifting) if lifting else None
    if top is not None and (figures[0] is None or figures[0] < top.number):
        told = "not stated" if figures[0] is None else str(figures[0])
        text = f"{top.label} tells of a part ({top.sentence}): the low figure, {told}, becomes {top.number}"
        notes.append(("floor_lifts_low", text))
        figures = [
            top.number,
            *(None if m is not None and m < top.number else m for m in figures[1:-1]),
            *figures[1:][-1:],
        ]
    rising = _top([*rivals, *lifting]) if rivals or lifting else None
    last = figures[-1] if len(figures) > 1 else highest
    if rising is not None and last is not None and last < rising.number:
        if len(figures) > 1:
            # An open top is no number to rise from.
            figures[-1] = None if drawn.open_high else rising.number
        if highest is not None:
            above = ""
            if len(figures) > 1:
                # The two notes stand side by side: a reader must see why neither number is the upper end.
                above = "; the top is open, so neither is given as the highest figure" if drawn.open_high else (
                    f"; the highest figure becomes {rising.number}")  # fmt: skip
            text = (
                f"a part, or a count that does not say what it covers ({rising.label}: {rising.number}), is more than "
                f"the highest total ({highest}){above}: a total has risen or accounts contradict one another, and a person should look"
            )
            notes.append(("floor_above_total", text))
            figures[1:-1] = [None] * len(figures[1:-1])
    question = drawn.question
    if kind == "low_best_high" and figures[1] is None and question is None:
        question = "Which source is the most reliable? Its figure is best."
    return Drawn(
        figures=tuple(figures),
        open_high=drawn.open_high,
        question=question,
        setting=drawn.setting,
        notes=tuple(notes),
    )
