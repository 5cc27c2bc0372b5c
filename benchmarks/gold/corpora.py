"""The documents that passages are drawn from, and where a document's passages are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

SENTENCES = 5
"""Sentences of a police story that make one passage; its lines have no paragraphs."""


FEWEST_WORDS = 8
MOST_CHARACTERS = 1500
MUC_BREAK = r"\n[ \t]*\n|\n {2,}(?=\S)|\Z"
"""A paragraph of MUC-4 ends at a blank line or before an indented one."""


class Document(msgspec.Struct, frozen=True):
    """One text as its corpus distributes it, and the spans of its passages (code points, end exclusive)."""

    corpus: str
    id: str
    text: str
    published: str | None
    passages: tuple[tuple[int, int], ...]


def documents(data: Path) -> Iterator[Document]:
    """Every document of MUC-4 dev, re3d and India (train), in a fixed order. ``data``: the folder of the corpora."""
    for row in _lines(data / "muc4" / "dev.jsonl"):
        published = (row["dateline"] or {}).get("date")
        yield Document("muc4", row["id"], row["text"], published, _paragraphs(row["text"], MUC_BREAK))
    for path in sorted((data / "re3d").glob("*/documents.jsonl")):
        for row in _lines(path):
            yield Document("re3d", row["_id"], row["text"], None, _paragraphs(row["text"], r"\n|\Z"))
    for row in _lines(data / "india-police-events" / "train.jsonl"):
        spans = [(s["start"], s["end"]) for s in row["sentences"]]
        parts = [spans[i : i + SENTENCES] for i in range(0, len(spans), SENTENCES)]
        yield Document("india", row["id"], row["text"], row["date"], tuple((p[0][0], p[-1][1]) for p in parts))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _paragraphs(text: str, end: str) -> tuple[tuple[int, int], ...]:
    """Spans up to the pattern ``end``, blanks trimmed, of a size that a coder reads as one piece."""
    spans = []
    for match in re.finditer(rf"\S.*?(?={end})", text, re.DOTALL):
        part = match.group().rstrip()
        if len(part.split()) >= FEWEST_WORDS and len(part) <= MOST_CHARACTERS:
            spans.append((match.start(), match.start() + len(part)))
    return tuple(spans)
