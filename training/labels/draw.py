"""Draw paragraphs in which the engine makes casualty claims, and print them for a coder.

    PYTHONPATH=src:. python -m training.labels.draw ../shared/data SHEETS

By a fixed seed, from documents that hold no passage of the gold set (re3d, which is small: paragraphs that are none, of documents
without a test passage). Beside each claim stands what tells outcome, count and group, and nothing of what the engine thinks
of its scope, cover or stance, which the coder is to judge. The sheets hold text of the corpora: keep them out of the repository.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from benchmarks.accuracy.own_gold import Told, _said, read_document
from benchmarks.gold.corpora import Document
from benchmarks.gold.draw import CASUALTY_WORD, passages
from training.labels import labelled
from training.labels.corpora import texts, with_india

from accounted.claims.engines import engine
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer

SEED = 815
DOCUMENTS = {"muc4": 120, "tst1": 60, "re3d": 60, "multi-report": 40}
"""So many documents of each corpus at most."""
PARAGRAPHS = {"muc4": 2, "tst1": 2, "re3d": 5, "multi-report": 9}
"""So many paragraphs of a document at most."""


def drawn(data: Path) -> Iterator[tuple[Document, list[tuple[tuple[int, int], list[Told]]]]]:
    """Documents with the drawn paragraphs and the engine's claims in each."""
    dice = random.Random(SEED)
    gold = passages()
    coded = {(p.document, p.start) for p in gold}
    with_gold = {p.document for p in gold}
    pool = [d for d in texts(data) if d.corpus != "muc4" or d.id not in with_gold]
    dice.shuffle(pool)
    left = dict(DOCUMENTS)
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    for document in pool:
        if not left[document.corpus]:
            continue
        _, claims = read_document(document, reader)
        told = [(t.quote[0], t) for t in _said(claims)]
        spans = [
            (span, inside)
            for span in document.passages
            if (document.id, span[0]) not in coded and (inside := [t for at, t in told if span[0] <= at < span[1]])
        ]
        if not spans:
            continue
        left[document.corpus] -= 1
        dice.shuffle(spans)
        yield document, sorted(spans[: PARAGRAPHS[document.corpus]], key=lambda x: x[0])


FURTHER_SEED, FURTHER_CLAIMS = 20261123, 210
"""Of ``further.jsonl``: documents of MUC-4 dev and TST1 in no gold passage and no label, until they hold so many claims."""


def drawn_further(data: Path) -> Iterator[tuple[Document, list[tuple[tuple[int, int], list[Told]]]]]:
    """The same for ``further.jsonl``, two paragraphs of a document at most."""
    dice = random.Random(FURTHER_SEED)
    known = {p.document for p in passages()} | {row["document"] for row in labelled.rows(labelled.LABELS[:1])}
    pool = [d for d in texts(data) if d.corpus in ("muc4", "tst1") and d.id not in known]
    dice.shuffle(pool)
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    claims_drawn = 0
    for document in pool:
        if claims_drawn >= FURTHER_CLAIMS:
            return
        _, claims = read_document(document, reader)
        told = [(t.quote[0], t) for t in _said(claims)]
        spans = [
            (span, inside) for span in document.passages if (inside := [t for at, t in told if span[0] <= at < span[1]])
        ]
        if not spans:
            continue
        dice.shuffle(spans)
        chosen = sorted(spans[:2], key=lambda x: x[0])
        claims_drawn += sum(len(inside) for _, inside in chosen)
        yield document, chosen


BLIND_SEED = 20261124
BLIND = {"muc4": 66, "tst1": 16, "india": 36}
"""Of ``blind.jsonl``: so many documents in no gold passage and no other label, a passage with a casualty word of each."""


def drawn_blind(data: Path) -> Iterator[tuple[Document, list[tuple[tuple[int, int], list[Told]]]]]:
    """Passages for a coder who sees nothing of what the engine reads in them."""
    dice = random.Random(BLIND_SEED)
    known = {p.document for p in passages()} | {row["document"] for row in labelled.rows(labelled.LABELS[:2])}
    pool = [d for d in with_india(data) if d.corpus in BLIND and d.id not in known]
    dice.shuffle(pool)
    left = dict(BLIND)
    for document in pool:
        spans = [(a, b) for a, b in document.passages if CASUALTY_WORD.search(document.text[a:b])]
        if left[document.corpus] and spans:
            left[document.corpus] -= 1
            yield document, [(dice.choice(spans), [])]


def main() -> None:
    """Write the sheets and, for ``take_in.py``, the claims on them."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("data", type=Path, help="the folder of the corpora")
    arguments.add_argument("sheets", type=Path, help="folder for the sheets")
    arguments.add_argument("--further", action="store_true", help="the draw of further.jsonl")
    arguments.add_argument("--blind", action="store_true", help="the draw of blind.jsonl")
    options = arguments.parse_args()
    options.sheets.mkdir(parents=True, exist_ok=True)
    shown = _easy_to_read(options.data)
    draw = drawn_blind if options.blind else drawn_further if options.further else drawn
    lines: list[str] = []
    rows: list[dict[str, Any]] = []
    for document, spans in draw(options.data):
        text = shown.get(document.id, document.text)
        head = " ".join(text[:500].split())[:330]
        lines.append(f"\n### {document.corpus} {document.id} {document.published or ''} | {head}")
        for (start, end), claims in spans:
            number = f"L{len(rows) + 1:03}"
            before = " ".join(text[max(0, start - 260) : start].split()) if start > 330 else ""
            lines.append(f"{number} {'…' + before + ' ' if before else ''}⟦{' '.join(text[start:end].split())}⟧")
            for letter, c in zip("abcdefghijklmnopqrstuvwxyz", claims, strict=False):
                low, high = c.low, c.high
                count = "v" if low is None and high is None else f"{low}" if low == high else f"{low}..{high}"
                quote = " ".join(text[c.quote[0] : c.quote[1]].split())
                lines.append(f"   {letter}) {c.outcome} {count} [{c.group_words}] {quote[:110]}")
            rows.append(
                {
                    "corpus": document.corpus,
                    "document": document.id,
                    "start": start,
                    "end": end,
                    "claims": [msgspec.to_builtins(c) for c in claims],
                }
            )
    (options.sheets / "sheets.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (options.sheets / "claims.jsonl").write_bytes(b"".join(msgspec.json.encode(r) + b"\n" for r in rows))
    print(f"{len(rows)} paragraphs, {sum(len(r['claims']) for r in rows)} claims")


def _easy_to_read(data: Path) -> dict[str, str]:
    """The case-restored text of MUC-4 messages, of the same length."""
    out = {}
    for name in ("dev", "tst1"):
        for line in (data / "muc4" / f"{name}.jsonl").read_bytes().splitlines():
            row = msgspec.json.decode(line)
            out[row["id"]] = row["text_truecased"]
    return out


if __name__ == "__main__":
    main()
