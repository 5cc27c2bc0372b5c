"""F and shares with 95 % intervals by resampling texts (percentile bootstrap, Efron and Tibshirani 1993, ch. 13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

ROUNDS = 1000
SEED = 4711


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
        "F": _f((right, given, gold)),
        "right": right,
        "given": given,
        "gold": gold,
        "interval": resampled(texts, _f),
    }


def share(texts: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Right among asked over ``texts`` (pairs of right, asked), with the interval."""
    right, asked = sum(a for a, _ in texts), sum(b for _, b in texts)
    return {
        "share": _part(right, asked),
        "right": right,
        "asked": asked,
        "interval": resampled(texts, _share),
    }


def resampled(
    texts: Sequence[tuple[int, ...]], figure: Callable[[Sequence[float]], float | None]
) -> tuple[float, float] | None:
    """The middle 95 % of ``figure`` of the summed counts, over texts drawn with replacement."""
    if not texts:
        return None
    weights = np.random.default_rng(SEED).multinomial(len(texts), [1 / len(texts)] * len(texts), size=ROUNDS)
    known = sorted(v for v in map(figure, (weights @ np.asarray(texts)).tolist()) if v is not None)
    if not known:
        return None
    return known[int(0.025 * len(known))], known[min(int(0.975 * len(known)), len(known) - 1)]


def _f(sums: Sequence[float]) -> float | None:
    right, given, gold = sums
    return round(2 * right / (given + gold), 3) if given + gold else None


def _share(sums: Sequence[float]) -> float | None:
    return _part(sums[0], sums[1])


def _part(right: float, of: float) -> float | None:
    return round(right / of, 3) if of else None
