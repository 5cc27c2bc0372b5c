"""F and shares with 95 % intervals by resampling texts (percentile bootstrap, Efron and Tibshirani 1993, ch. 13)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

ROUNDS = 1000
SEED = 4711
T = TypeVar("T")


class Counts(NamedTuple):
    """Of one text: right answers, answers given, answers in the gold."""

    right: int
    given: int
    gold: int


def f1(texts: Sequence[Counts]) -> dict[str, Any]:
    """Precision, recall, F over ``texts``, the counts, and the interval of F; None where nothing is to divide by."""
    right, given, gold = (sum(column) for column in zip(*texts, strict=True)) if texts else (0, 0, 0)
    return {
        "P": _part(right, given),
        "R": _part(right, gold),
        "F": _f(texts),
        "right": right,
        "given": given,
        "gold": gold,
        "interval": resampled(texts, _f),
    }


def share(texts: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Right among asked over ``texts`` (pairs of right, asked), with the interval."""
    return {
        "share": _share(texts),
        "right": sum(a for a, _ in texts),
        "asked": sum(b for _, b in texts),
        "interval": resampled(texts, _share),
    }


def resampled(texts: Sequence[T], figure: Callable[[Sequence[T]], float | None]) -> tuple[float, float] | None:
    """The middle 95 % of ``figure`` over texts drawn with replacement."""
    dice = random.Random(SEED)
    values = [figure(dice.choices(texts, k=len(texts))) for _ in range(ROUNDS)] if texts else []
    known = sorted(v for v in values if v is not None)
    if not known:
        return None
    return known[int(0.025 * len(known))], known[min(int(0.975 * len(known)), len(known) - 1)]


def _f(texts: Sequence[Counts]) -> float | None:
    right, given, gold = sum(t[0] for t in texts), sum(t[1] for t in texts), sum(t[2] for t in texts)
    return round(2 * right / (given + gold), 3) if given + gold else None


def _share(texts: Sequence[tuple[int, int]]) -> float | None:
    return _part(sum(a for a, _ in texts), sum(b for _, b in texts))


def _part(right: int, of: int) -> float | None:
    return round(right / of, 3) if of else None
