"""Is a confidence worth what it says? Expected error over bins of equal count, and the Brier score beside the constant's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BINS = 10
SURE = 0.95


def calibration(answers: Sequence[tuple[float, int]]) -> dict[str, Any]:
    """``answers``: confidence and whether the claim was right (1, 0).

    ``expected error``: |mean confidence - share right| over ``BINS`` bins of equal count, weighted by size (Naeini,
    Cooper, Hauskrecht 2015, with equal counts). ``Brier``: mean squared error (Brier 1950); ``Brier of the constant``: that of
    giving the share right to all.
    """
    if not answers:
        return {"claims": 0}
    ordered = sorted(answers)
    n = len(ordered)
    bins = [ordered[i * n // BINS : (i + 1) * n // BINS] for i in range(BINS)]
    error = sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins) / n
    base = sum(r for _, r in ordered) / n
    sure = [r for c, r in ordered if c >= SURE]
    return {
        "claims": n,
        "expected error": round(error, 3),
        "Brier": round(sum((c - r) ** 2 for c, r in ordered) / n, 3),
        "Brier of the constant": round(base * (1 - base), 3),
        "right at 0.95 or more": round(sum(sure) / len(sure), 3) if sure else None,
        "share at 0.95 or more": round(len(sure) / n, 3),
        "bins": [
            (round(sum(c for c, _ in b) / len(b), 2), round(sum(r for _, r in b) / len(b), 2), len(b))
            for b in bins
            if b
        ],
    }
