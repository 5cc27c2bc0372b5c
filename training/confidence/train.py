"""Learn what each signal of a claim is worth: makes claims/english/data/confidence.toml.

    PYTHONPATH=src:. python training/confidence/train.py --data ../shared/data

The engine reads the passages of our gold set that are not for testing (MUC-4 dev and re3d; India never trains anything); a
claim is right where a coder marked the same outcome and interval. A logistic regression with an L2 penalty (its strength by
cross-validation over documents) gives the weights; signals seen fewer than ``FEWEST`` times are left out. Prints the
calibration of the held-out folds, which is what to expect elsewhere.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy import own_gold
from benchmarks.accuracy.calibration import calibration

from accounted.claims.english import confidence

FEWEST = 6
FOLDS = 8
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
OUT = Path(confidence.__file__).parent / "data" / "confidence.toml"
Floats = npt.NDArray[np.float64]


def examples(data: Path) -> list[tuple[str, tuple[str, ...], int]]:
    """(document, signals, right) of every claim that the engine makes in the passages for training."""
    kept: list[tuple[str, ...]] = []

    def remember(signals: Sequence[str]) -> float:
        kept.append(tuple(signals))
        return float(len(kept) - 1)

    real, threshold = confidence.weigh, confidence.UNSURE
    confidence.weigh, confidence.UNSURE = remember, -1.0  # type: ignore[assignment]
    try:
        read = own_gold.readings(data, "development") + own_gold.readings(data, "training")
    finally:
        confidence.weigh, confidence.UNSURE = real, threshold
    out = []
    for r in read:
        if r.passage.corpus == "india":
            continue
        out += [(r.passage.document, kept[int(number)], right) for number, right in own_gold.answers(r)]
    return out


def fit(signals: Floats, right: Floats, penalty: float) -> Floats:
    """Weights (the first is the base, not penalised) by Newton's method."""
    weights = np.zeros(signals.shape[1])
    ridge = np.eye(signals.shape[1]) * penalty
    ridge[0, 0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-signals @ weights))
        step = np.linalg.solve(
            (signals * (p * (1 - p))[:, None]).T @ signals + ridge, signals.T @ (p - right) + ridge @ weights
        )
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def held_out(signals: Floats, right: Floats, folds: npt.NDArray[np.int64], penalty: float) -> Floats:
    """Each claim's confidence by weights that its document had no part in."""
    out = np.zeros(len(right))
    for k in range(FOLDS):
        test = folds == k
        if test.any():
            out[test] = 1 / (1 + np.exp(-signals[test] @ fit(signals[~test], right[~test], penalty)))
    return out


def main() -> None:
    """Train, print what to expect, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    rows = examples(parser.parse_args().data)
    seen = Counter(s for _, signals, _ in rows for s in set(signals))
    names = ["base", *sorted(s for s, n in seen.items() if n >= FEWEST)]
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    matrix[:, 0] = 1
    for i, (_, signals, _) in enumerate(rows):
        for s in signals:
            if s in place:
                matrix[i, place[s]] = 1
    right = np.array([r for _, _, r in rows], dtype=float)
    documents = {d: i for i, d in enumerate(sorted({d for d, _, _ in rows}))}
    folds = np.array([documents[d] * 7919 % FOLDS for d, _, _ in rows])
    trials = {p: held_out(matrix, right, folds, p) for p in PENALTIES}
    best = min(PENALTIES, key=lambda p: float(((trials[p] - right) ** 2).mean()))
    print(f"{len(rows)} claims, {right.mean():.3f} right, {len(names)} signals, penalty {best}")
    rounded = [(round(min(max(float(c), 0.01), 0.99), 2), int(r)) for c, r in zip(trials[best], right, strict=True)]
    print("held out:", calibration(rounded))
    weights = fit(matrix, right, best)
    lines = [
        "# What each signal of a casualty claim is worth; made by training/confidence/train.py, not by hand.",
        f"# {len(rows)} claims of MUC-4 dev and re3d passages, {right.mean():.3f} of them right; penalty {best}.",
        "[weights]",
        *(f'"{name}" = {weights[i]:.3f}' for name, i in place.items() if name == "base" or abs(weights[i]) >= 0.0005),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
