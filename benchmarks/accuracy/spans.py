"""Places, times and weapons of what happened against the entities of re3d, in the form of ``score/score.py spans``.

The product looks for the place and time of *violence*, the corpus marks every place and time: precision says whether the words
are places and times at all, recall says little. ``GOLD_CONFIDENCE`` and more counts as gold, as the corpus' readers do.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from accounted.claims.engines import engine
from accounted.model import CircumstanceClaim
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer
from benchmarks.accuracy.own_gold import read_document
from benchmarks.accuracy.scorers import Result, score
from benchmarks.gold.corpora import documents
from benchmarks.progress import bar

GOLD_CONFIDENCE = 0.5
TYPES = {"where": "Location", "when": "Temporal", "means": "Weapon"}


def gold(data: Path) -> list[dict[str, Any]]:
    """The entities of the three types, document by document."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted((data / "re3d").glob("*/entities.jsonl")):
        for line in path.read_bytes().splitlines():
            row = msgspec.json.decode(line)
            if row["type"] in TYPES.values() and float(row["confidence"]) >= GOLD_CONFIDENCE:
                found[row["documentId"]].append({"begin": row["begin"], "end": row["end"], "type": row["type"]})
    return [{"id": d.id, "entities": found[d.id]} for d in documents(data) if d.corpus == "re3d"]


def predict(data: Path) -> list[dict[str, Any]]:
    """Spans of where, when and means claims."""
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    out = []
    for document in bar([d for d in documents(data) if d.corpus == "re3d"], "re3d: reading"):
        _, claims = read_document(document, reader)
        spans = sorted(
            {
                (c.quote.start, c.quote.end, TYPES[c.aspect])
                for c in claims
                if isinstance(c, CircumstanceClaim) and c.aspect in TYPES
            }
        )
        out.append({"id": document.id, "entities": [{"begin": b, "end": e, "type": t} for b, e, t in spans]})
    return out


def score_against(data: Path, said: Sequence[Mapping[str, Any]]) -> tuple[str, Result]:
    """The scorer's table and figures for ``said`` against ``gold``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gold.jsonl")
        path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in gold(data)))
        return score("spans", path, data, said)
