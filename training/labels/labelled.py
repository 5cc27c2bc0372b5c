"""The labelled paragraphs beside what the engine now reads in them: ``python -m training.labels.labelled ../shared/data``.

Labels are offsets, so they hold however the engine changes: each paragraph was coded in full, and a claim of the engine is right
where a label has its outcome and interval (``benchmarks.accuracy.own_gold.pair``). Prints the figures by corpus.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from benchmarks.accuracy import own_gold
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.own_gold import Read
from benchmarks.gold.corpora import Document
from benchmarks.gold.draw import Passage
from training.labels.corpora import with_india

from accounted.claims.engines import engine
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer

TEACHING = tuple(
    Path(__file__).with_name(name) for name in ("labels.jsonl", "further.jsonl", "blind.jsonl", "wide.jsonl")
)
TEACHING_SCOPE = TEACHING[:3]
"""With ``wide.jsonl`` too, the judge of scope and covers gained nothing (benchmarks/EXPERIMENTS.md)."""
KEPT_BACK = (Path(__file__).with_name("kept_back.jsonl"),)
"""No rule was made from these, and nothing learns from them but how sure to be: they say how good the engine is."""
WRITTEN_KEPT_BACK = Path(__file__).with_name("written_kept_back.jsonl")
LABELS = TEACHING + KEPT_BACK
UNTOLD: dict[str, Any] = {"status": [], "role": [], "age": [], "sex": [], "speaker": None}
"""What the labels do not say."""


def rows(files: Sequence[Path] = LABELS) -> list[dict[str, Any]]:
    """The labelled paragraphs."""
    return [msgspec.json.decode(line) for path in files for line in path.read_bytes().splitlines()]


def readings(data: Path, files: Sequence[Path] = LABELS) -> list[Read]:
    """Each labelled paragraph of ``files`` with both readings."""
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in rows(files):
        by_document.setdefault(row["document"], []).append(row)
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    return [
        read
        for document in with_india(data)
        if document.id in by_document
        for read in _readings(document, by_document[document.id], reader)
    ]


def written(path: Path) -> list[Read]:
    """The same of passages that we wrote, each a text of its own."""
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    out = []
    for row in rows([path]):
        end = len(row["text"])
        document = Document("written", row["passage"], row["text"], None, ((0, end),))
        out += _readings(document, [{**row, "corpus": "written", "start": 0, "end": end}], reader)
    return out


def _readings(document: Document, coded: Sequence[dict[str, Any]], reader: Any) -> Iterator[Read]:
    text, claims = own_gold.read_document(document, reader)
    for row in coded:
        start, end = row["start"], row["end"]
        passage = Passage(row["passage"], row["corpus"], document.id, start, end, "claims", "labels", False)
        inside = [c for c in claims if start <= c.quote.start < end]
        gold = [own_gold._gold({**UNTOLD, **claim}, text) for claim in row["claims"]]
        yield Read(passage, text, gold, list(own_gold._said(inside)), [], [])


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
    arguments.add_argument(
        "--kept-back", action="store_true", help="only what no rule was made from and nothing learned from"
    )
    options = arguments.parse_args()
    if not options.kept_back:
        read = readings(options.data, TEACHING)
        for corpus in ("muc4", "tst1", "multi-report", "india"):
            print(f"{corpus:13}", table([r for r in read if r.passage.corpus == corpus]))
        print(f"{'all':13}", table(read))
    unread, ours = readings(options.data, KEPT_BACK), written(WRITTEN_KEPT_BACK)
    print(f"{'kept back':13}", table(unread))
    print(f"{'... written':13}", table(ours))
    print(f"{'... both':13}", table([*unread, *ours]))


if __name__ == "__main__":
    main()
