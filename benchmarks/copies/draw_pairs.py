"""python -m benchmarks.copies.draw_pairs: print the pairs of stories that are to be judged by hand, as ``judged.jsonl`` has them.

A pair is of one corpus, India (train) or MUC-4 (dev and TST1). Its *share* is the number of word triples that both texts have over those of
the shorter. Every pair of a fifth and more is drawn, and from two bands under a fifth as many as make 150 in all: more than half
share less than a fifth. The program that is measured has no part in it. Texts of which a passage is in the test part of our gold set are left
out. A third of the pairs, by seed, is for testing.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

__all__ = ["BANDS", "FILE", "Drawn", "band_of", "draw", "judged_pairs", "stories", "triples"]

FILE = Path(__file__).with_name("judged.jsonl")
BANDS = ((0.06, 0.12), (0.12, 0.20), (0.20, 0.40), (0.40, 1.01))
"""Shares of word triples."""
PAIRS = 150
"""In all: every pair of the two upper bands (some sixty: there are no more), the rest from the two lower ones by halves, half of
each of MUC-4 and half of India."""
SEED = 20261123
TEST = 50
FEWEST_WORDS = 40
_WORD = re.compile(r"[^\W_]+")


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of stories, by id, and where it comes from; ``part``: ``test`` or ``development``.

    ``copy``: whether a person who read both says that one is a copy of the other, or both of one text, at least in a
    passage of the reporting; ``kind``: ``whole_copy``, ``shared_passage``, ``same_quotation`` or ``none``; ``note``: why.
    """

    id: str
    corpus: str
    left: str
    right: str
    share: float
    part: str
    copy: bool | None = None
    kind: str = ""
    note: str = ""


def judged_pairs() -> list[Drawn]:
    """What was drawn and judged."""
    decode = msgspec.json.Decoder(Drawn).decode
    return [decode(line) for line in FILE.read_bytes().splitlines()]


def triples(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row, folded to lower case."""
    words = _WORD.findall(text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def band_of(share: float) -> int | None:
    """Which of ``BANDS``; None under all of them."""
    return next((n for n, (low, high) in enumerate(BANDS) if low <= share < high), None)


def stories(data: Path) -> dict[str, dict[str, str]]:
    """Corpus to id to text. ``data``: the folder of the corpora."""
    out: dict[str, dict[str, str]] = {"muc4": {}, "india": {}}
    for corpus, name in (("muc4", "muc4/dev"), ("muc4", "muc4/tst1"), ("india", "india-police-events/train")):
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            out[corpus][row["id"]] = row["text"]
    return out


def draw(data: Path) -> list[Drawn]:
    """The pairs, not yet judged."""
    dice = random.Random(SEED)
    kept_back = _kept_back()
    low: list[list[tuple[str, str, str, float]]] = []
    rows: list[tuple[str, str, str, float]] = []
    for corpus, texts in stories(data).items():
        ids = sorted(i for i, t in texts.items() if i not in kept_back and len(t.split()) >= FEWEST_WORDS)
        by_band: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
        for a, b, share in _pairs({i: triples(texts[i]) for i in ids}):
            if (band := band_of(share)) is not None:
                by_band[band].append((a, b, share))
        low += [[(corpus, *row) for row in _spread(by_band[band], dice)] for band in (0, 1)]
        rows += [(corpus, *row) for band in (2, 3) for row in sorted(by_band[band])]
    while len(rows) < PAIRS:
        rows.append(low[len(rows) % len(low)].pop())
    rows.sort()
    dice.shuffle(rows)
    test = set(dice.sample(range(len(rows)), TEST))
    return [
        Drawn(id=f"c{n + 1:03}", corpus=corpus, left=a, right=b, share=round(share, 3),
              part="test" if n in test else "development")
        for n, (corpus, a, b, share) in enumerate(rows)
    ]  # fmt: skip


def _spread(pairs: Sequence[tuple[str, str, float]], dice: random.Random) -> list[tuple[str, str, float]]:
    """``pairs`` in an order by chance, no story in more than two of them: a much repeated one would fill the draw."""
    seen: Counter[str] = Counter()
    out = []
    for a, b, share in dice.sample(sorted(pairs), len(pairs)):
        if max(seen[a], seen[b]) < 2:
            out.append((a, b, share))
            seen.update((a, b))
    return out


def _pairs(sets: dict[str, frozenset[tuple[str, ...]]]) -> list[tuple[str, str, float]]:
    """Every pair of ids with the share of triples, those that share none left out."""
    numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    ids = sorted(sets)
    for n, name in enumerate(ids):
        for triple in sets[name]:
            numbers[triple].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for where in numbers.values():
        shared.update(combinations(where, 2))
    return [
        (ids[a], ids[b], count / max(1, min(len(sets[ids[a]]), len(sets[ids[b]])))) for (a, b), count in shared.items()
    ]


def _kept_back() -> set[str]:
    """Documents of which a passage is in the test part of the gold set."""
    lines = (Path(__file__).parents[1] / "gold" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["document"] for row in map(json.loads, lines) if row["part"] == "test"}


def main() -> int:
    """Draw, and print one line a pair."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies.draw_pairs")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    for drawn in draw(parser.parse_args().data):
        print(msgspec.json.encode(drawn).decode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
