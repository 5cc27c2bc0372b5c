"""Count in how many texts each word stands: makes ``src/accounted/linking/data/words.tsv``.

PYTHONPATH=src:. python training/linking/words.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import msgspec

from accounted.linking.words import content_words
from accounted.model import Report

FEWEST = 3
"""Texts that must hold a word for it to be kept: rarer ones are as rare as words never seen."""
OUT = Path("src/accounted/linking/data/words.tsv")


def texts(data: Path) -> list[str]:
    """Texts of MUC-4 dev and re3d, and the project's own example reports; nothing that is held back."""
    found = [msgspec.json.decode(line)["text"] for line in (data / "muc4" / "dev.jsonl").read_bytes().splitlines()]
    for path in sorted((data / "re3d").rglob("documents.jsonl")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += [msgspec.json.decode(line)["text"] for line in lines]
    found += [re.sub(r"<[^>]*>", " ", p.read_text(encoding="utf-8")) for p in sorted(Path("examples").rglob("*.txt"))]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    seen: Counter[str] = Counter()
    every = texts(parser.parse_args().data)
    for text in every:
        seen.update(set(content_words(Report(item="", version="", text=text))))
    kept = sorted(w for w, n in seen.items() if n >= FEWEST)
    head = f"words that stand in at least {FEWEST} texts, with how many they stand in; texts: {len(every)}"
    OUT.write_text("\n".join([head, *(f"{w}\t{seen[w]}" for w in kept)]) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(kept)} words of {len(every)} texts")


if __name__ == "__main__":
    main()
