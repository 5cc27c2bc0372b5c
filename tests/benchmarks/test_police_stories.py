"""Stories of police action in the manner of several countries' newspapers, each sentence with its labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy import police
from benchmarks.accuracy.own_gold import read_document
from benchmarks.gold.corpora import Document

from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer

HERE = Path(__file__).parent / "police_stories"
LABELS = {"K": "KILL", "A": "ARREST", "F": "FORCE"}


def stories() -> list[tuple[str, list[tuple[str, str]]]]:
    """(name, [(labels, sentence)]) of every story."""
    out = []
    for path in sorted(HERE.glob("*.txt")):
        lines = [x for x in path.read_text("utf-8").splitlines() if not x.startswith("#")]
        for number, block in enumerate("\n".join(lines).strip().split("\n\n")):
            rows = [x.partition(" | ") for x in block.splitlines()]
            out.append((f"{path.stem}-{number}", [(a, b) for a, _, b in rows]))
    return out


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))


@pytest.mark.parametrize(("name", "rows"), stories(), ids=[name for name, _ in stories()])
def test_each_sentence_says_what_police_did(offline: Engine, name: str, rows: list[tuple[str, str]]) -> None:
    """Killing, arrests and force are told where the sentence tells them, whoever it leaves unnamed, and nowhere else."""
    text, spans = "", []
    for _, sentence in rows:
        start = len(text) + (1 if text else 0)
        text += (" " if text else "") + sentence + ("" if sentence.endswith(".") else ".")
        spans.append((start, len(text)))
    day = "2023-03-22" if any(c.isupper() for c in text) else "2002-03-22"
    _, claims = read_document(Document("india", name, text, day, ()), offline)
    wrong = []
    for (marks, sentence), (start, end) in zip(rows, spans, strict=True):
        said = set(police.labels([c for c in claims if start <= c.quote.start < end])) - {"ANY_ACTION"}
        gold = {LABELS[m] for m in marks if m in LABELS}
        if (said == gold) is ("!" in marks):
            wrong.append((sentence, sorted(said), sorted(gold)))
    assert not wrong
