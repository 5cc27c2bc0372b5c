"""The labelled paragraphs beside what the engine now reads in them: ``python -m training.labels.labelled ../shared/data``.

Labels are offsets, so they hold however the engine changes: each paragraph was coded in full, and a claim of the engine is right
where a label has its outcome and interval (``benchmarks.accuracy.own_gold.pair``). Prints the figures by corpus.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from benchmarks.accuracy import own_gold
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.own_gold import Read
from benchmarks.gold.draw import Passage
from training.labels.corpora import with_india

from accounted.claims.engines import engine
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer

LABELS = tuple(Path(__file__).with_name(name) for name in ("labels.jsonl", "further.jsonl", "blind.jsonl"))
UNTOLD: dict[str, Any] = {"status": [], "role": [], "age": [], "sex": [], "speaker": None}
"""What the labels do not say."""


def rows(files: Sequence[Path] = LABELS) -> list[dict[str, Any]]:
    """The labelled paragraphs."""
    return [msgspec.json.decode(line) for path in files for line in path.read_bytes().splitlines()]


def readings(data: Path) -> list[Read]:
    """Each labelled paragraph with both readings."""
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in rows():
        by_document.setdefault(row["document"], []).append(row)
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    out = []
    for document in with_india(data):
        if document.id not in by_document:
            continue
        text, claims = own_gold.read_document(document, reader)
        for row in by_document[document.id]:
            start, end = row["start"], row["end"]
            passage = Passage(row["passage"], row["corpus"], document.id, start, end, "claims", "labels", False)
            inside = [c for c in claims if start <= c.quote.start < end]
            gold = [own_gold._gold({**UNTOLD, **claim}, text) for claim in row["claims"]]
            out.append(Read(passage, text, gold, list(own_gold._said(inside)), [], []))
    return out


def table(read: Sequence[Read]) -> str:
    """Claims, how many are right, scope, cover and stance of the pairs, and the confidence."""
    figures = own_gold.figures(read, lambda a, b: True)
    sure = calibration(figures["confidence"])
    parts = [f"claims {sure['claims']:4}"]
    for name, short in (("outcome + interval", "right"), ("scope not this incident", "other scope"), ("denied, retracted, hypothetical", "off stance")):  # fmt: skip
        f = figures[name]
        parts.append(f"{short} P {f['P'] or 0:.2f} R {f['R'] or 0:.2f} F {f['F'] or 0:.2f}")
    parts += [f"{n} {figures[f'{n} right']['share']:.2f}" for n in ("scope", "covers", "stance")]
    parts.append(
        f"ECE {sure['expected error']} Brier {sure['Brier']} ({sure['Brier of the constant']}) "
        f">=.95 {sure['right at 0.95 or more']} of {sure['share at 0.95 or more']}"
    )
    return "  ".join(parts)


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path, help="the folder of the corpora")
    read = readings(arguments.parse_args().data)
    for corpus in ("muc4", "tst1", "multi-report", "india"):
        print(f"{corpus:13}", table([r for r in read if r.passage.corpus == corpus]))
    print(f"{'all':13}", table(read))


if __name__ == "__main__":
    main()
