"""Learn what each signal of a claim is worth: makes claims/english/data/confidence.toml.

    PYTHONPATH=src:. python -m training.confidence.train ../shared/data [--only-test]

The engine reads the passages of our gold set that are not for testing (MUC-4 dev and re3d; India never trains anything) and the
paragraphs of ``training/labels`` (MUC-4 and three incidents of multi-report), and the coded reports of today's press (``TOLD``); a claim is right where a coder marked the same
outcome and interval. A logistic regression with an L2 penalty gives the weights; signals seen fewer than ``FEWEST`` times are left out.
By documents left out in turn, whatever the penalty, a claim at 0.95 or more is right as often: a weaker one only says it of more claims.
``PENALTY`` is the strongest of ``PENALTIES`` under which three claims in five reach it. Calibrating its sums once more (Platt, beta, isotonic,
by folds of folds) gained nothing. The sums are then brought to the passages from which
no rule was made (``labels/kept_back.jsonl``), by two weights more: on passages that were read for rules, the rules flatter. Prints the calibration of
the held-out folds by corpus, of India by weights that never saw it, and of the unread passages, which is what to expect elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy import own_gold
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.claims_form import prediction_claims
from benchmarks.accuracy.scorers import loaded, sure_and_right
from benchmarks.told.claims import coded as coded_claims
from training.labels import labelled
from training.scope.samples import NOW, TOLD

from accounted.claims.engines import engine
from accounted.claims.english import confidence
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received
from accounted.reading import read as read_report

FEWEST = 8
FOLDS = 10
PENALTIES = (0.5, 1.0, 2.0, 4.0, 8.0)
PENALTY = 2.0
WEAK = 0.1
"""Of the two weights that bring a sum to unread passages."""
OUT = Path(confidence.__file__).parent / "data" / "confidence.toml"
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Example(NamedTuple):
    """A claim that the engine makes in a coded passage."""

    corpus: str
    document: str
    signals: tuple[str, ...]
    right: int
    kept_back: bool
    """Of a passage from which no rule was made."""


def examples(data: Path) -> list[Example]:
    """Every claim that the engine makes in the coded passages, those of India too, which are for measuring only."""
    kept: list[tuple[str, ...]] = []

    def remember(signals: Sequence[str]) -> float:
        kept.append(tuple(signals))
        return float(len(kept))

    real = confidence.weigh
    confidence.weigh = remember  # type: ignore[assignment]
    try:
        read = own_gold.readings(data, "development") + own_gold.readings(data, "training") + labelled.readings(data)
        coded = [answer for folder in TOLD for answer in of_told(data, folder)]
    finally:
        confidence.weigh = real
    unread = {row["passage"] for row in labelled.rows(labelled.KEPT_BACK)}
    return [
        Example(r.passage.corpus, r.passage.document, kept[int(number) - 1], right, r.passage.id in unread)
        for r in read
        for number, right in own_gold.answers(r)
    ] + [Example("told", document, kept[int(number) - 1], right, False) for document, number, right in coded]


def of_told(data: Path, folder: Path) -> Iterator[tuple[str, float, int]]:
    """Document, confidence and whether it is right, of every claim that the engine makes in the coded reports of ``folder``."""
    rules = loaded(data / "score" / "reports.py")
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    for name, gold in sorted((coded_claims(folder) or {}).items()):
        received = Received(
            address="file:d.txt",
            name="d.txt",
            data=(folder / "reports" / f"{name}.txt").read_bytes(),
            metadata=Metadata(language="en"),
        )
        _, (report,), _ = read_report(received, NOW)
        given = {name: prediction_claims(reader.read(report).claims, None)}
        for number, right in sure_and_right(rules, [{"id": name, "claims": gold}], given):
            yield f"{folder.name}/{name}", number, right


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


def held_out(signals: Floats, right: Floats, folds: npt.NDArray[np.int64], learn: Bools, penalty: float) -> Floats:
    """Each claim's confidence by weights that its document had no part in; only those of ``learn`` are learned from."""
    out = np.zeros(len(right))
    for k in range(FOLDS):
        test = folds == k
        if test.any():
            weights = fit(signals[~test & learn], right[~test & learn], penalty)
            out[test] = 1 / (1 + np.exp(-signals[test] @ weights))
    return out


def train(data: Path, write: bool = True) -> None:
    """Train, print what to expect, write the weights."""
    rows = examples(data)
    learn = np.array([r.corpus != "india" and not r.kept_back for r in rows])
    names, matrix, right, folds = _matrix(rows, learn)
    trials = {p: held_out(matrix, right, folds, learn, p) for p in PENALTIES}
    print(f"confidence: {learn.sum()} claims, {right[learn].mean():.3f} right, {len(names)} signals, penalty {PENALTY}")
    for penalty in PENALTIES:
        print(f"  penalty {penalty}: {_figures(trials[penalty][learn], right[learn])}")
    for name, corpora in (
        ("... MUC-4", {"muc4", "tst1"}),
        ("... multi-report", {"multi-report"}),
        ("... coded reports", {"told"}),
        ("India, never learned from", {"india"}),
    ):
        some = np.array([r.corpus in corpora and not r.kept_back for r in rows])
        print(f"  {name}: {_figures(trials[PENALTY][some], right[some])}")
    weights = fit(matrix[learn], right[learn], PENALTY)
    unread = np.array([r.kept_back for r in rows])
    sums = np.stack([np.ones(unread.sum()), matrix[unread] @ weights], axis=1)
    hits = right[unread]
    print(f"passages that no rule was made from: {unread.sum()} claims, {hits.mean():.3f} right")
    print(f"  as summed: {_figures(1 / (1 + np.exp(-sums[:, 1])), hits)}")
    every = np.ones(len(hits), dtype=bool)
    print(f"  brought to them, by folds: {_figures(held_out(sums, hits, folds[unread], every, WEAK), hits)}")
    if not write:
        return
    lines = [
        "# What each signal of a casualty claim is worth; made by training/confidence/train.py, not by hand.",
        f"# {learn.sum()} claims of coded passages, {right[learn].mean():.3f} of them right; penalty {PENALTY}.",
        "[weights]",
        *_lines(names, weights),
        f"# {unread.sum()} claims of passages that no rule was made from, {hits.mean():.3f} of them right.",
        "[unread]",
        *_lines(["base", "sum"], fit(sums, hits, WEAK)),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {OUT.name}")


def _matrix(rows: Sequence[Example], learn: Bools) -> tuple[list[str], Floats, Floats, npt.NDArray[np.int64]]:
    """Names of the signals seen ``FEWEST`` times where learned from, one column each (the first the base); right or not; folds by document."""
    seen = Counter(s for r, taught in zip(rows, learn, strict=True) if taught for s in set(r.signals))
    names = ["base", *sorted(s for s, n in seen.items() if n >= FEWEST)]
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    matrix[:, 0] = 1
    for i, row in enumerate(rows):
        matrix[i, [place[s] for s in row.signals if s in place]] = 1
    folds = np.array([int(hashlib.sha256(r.document.encode()).hexdigest(), 16) % FOLDS for r in rows])
    return names, matrix, np.array([r.right for r in rows], dtype=float), folds


def _figures(shares: Floats, right: Floats) -> str:
    """The calibration as the engine would say it."""
    said = [round(min(max(float(c), confidence.LEAST), confidence.MOST), 2) for c in shares]
    found = calibration([(c, int(r)) for c, r in zip(said, right, strict=True) if c >= confidence.UNSURE])
    return ", ".join(f"{k} {v}" for k, v in found.items() if k != "bins")


def _lines(names: Sequence[str], weights: Floats) -> list[str]:
    return [f'"{n}" = {w:.3f}' for n, w in zip(names, weights, strict=True) if n == "base" or abs(w) >= 0.0005]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder of the corpora")
    parser.add_argument("--only-test", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    train(options.data, write=not options.only_test)


if __name__ == "__main__":
    main()
