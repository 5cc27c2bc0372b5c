"""The texts whose claims were labelled for training, and where their paragraphs are.

MUC-4 dev and TST1, re3d, and the three incidents of ``multi-report`` that may be looked at. Never a document that holds a test
passage of ``benchmarks/gold``. India trains nothing: its stories are here for measuring only (``with_india``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from benchmarks.accuracy.multi_report import paths_of
from benchmarks.gold.corpora import FEWEST_WORDS, MUC_BREAK, Document, documents
from benchmarks.gold.draw import passages

MEASURING = "india"
"""The corpus whose labels are for measuring only: it trains nothing."""
MOST_CHARACTERS = 2500
LINE = r"\n|\Z"


def texts(data: Path) -> Iterator[Document]:
    """Every document that may be labelled, in a fixed order. ``data``: the folder of the corpora."""
    testing = {p.document for p in passages() if p.part == "test"}
    for document in documents(data):
        if document.id in testing or document.corpus == "india":
            continue
        if document.corpus == "re3d":  # also the long paragraphs that the gold set left out
            document = msgspec.structs.replace(document, passages=paragraphs(document.text, LINE))
        yield document
    with (data / "muc4" / "tst1.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = (row["dateline"] or {}).get("date")
            yield Document("tst1", row["id"], row["text"], published, paragraphs(row["text"], MUC_BREAK))
    for name, path in paths_of(data).items():
        text = path.read_text(encoding="utf-8")
        yield Document("multi-report", name, text, None, paragraphs(text, LINE))


def with_india(data: Path) -> Iterator[Document]:
    """The same and, for measuring only, the stories of India (train) that hold no test passage."""
    yield from texts(data)
    testing = {p.document for p in passages() if p.part == "test"}
    for document in documents(data):
        if document.corpus == MEASURING and document.id not in testing:
            yield document


def paragraphs(text: str, end: str) -> tuple[tuple[int, int], ...]:
    """Spans up to the pattern ``end``, blanks trimmed."""
    spans = []
    for match in re.finditer(rf"\S.*?(?={end})", text, re.DOTALL):
        part = match.group().rstrip()
        if len(part.split()) >= FEWEST_WORDS and len(part) <= MOST_CHARACTERS:
            spans.append((match.start(), match.start() + len(part)))
    return tuple(spans)
