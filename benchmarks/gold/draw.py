"""Draw the passages of the gold set: ``python -m benchmarks.gold.draw`` writes ``passages.jsonl``, always the same.

Half of each corpus' passages are drawn at random, half among those with a casualty word. No document has passages on both
sides of the split, and a third of the passages is for testing.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.gold.corpora import documents

HERE = Path(__file__).parent
SEED = 4711
PER_STRATUM = {
    "muc4": {"random": 150, "casualty_word": 169},
    "re3d": {"random": 50, "casualty_word": 31},
    "india": {"random": 100, "casualty_word": 100},
}
"""re3d is small: what its casualty words cannot give comes from MUC-4."""
MOST_PER_DOCUMENT = {"muc4": 1, "re3d": 5, "india": 1}
DOUBLE = 4
"""One passage in so many is read twice."""
TEST = 3
"""One passage in so many is for testing."""
TRAINING = 500
CASUALTY_WORD = re.compile(
    r"\b(?:kill|dead\b|death|die[sd]?\b|dying|wound|injur|casualt|murder|massacr|assassinat|slain|slaughter|bod(?:y|ies)\b|corpse|"
    r"victim|missing|disappear|execut|shot\b|lynch|burnt|hurt\b|toll\b|fatal|behead|martyr)",
    re.IGNORECASE,
)


class Passage(msgspec.Struct, frozen=True):
    """Where a passage stands, why it was drawn, and what it is for."""

    id: str
    corpus: str
    document: str
    start: int
    end: int
    stratum: str
    """random, or casualty_word."""
    part: str
    """development, test, or training (drawn later, from documents that are not for testing)."""
    double: bool
    """Read by two coders."""


def passages() -> list[Passage]:
    """The set as it was drawn, and the passages for training after it."""
    lines = (HERE / "passages.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Passage) for line in lines]


def draw(data: Path) -> list[Passage]:
    """600 passages of the corpora under ``data``."""
    dice = random.Random(SEED)
    drawn: list[tuple[str, str, int, int, str]] = []
    pool = [(d.corpus, d.id, start, end, d.text[start:end]) for d in documents(data) for start, end in d.passages]
    for corpus, strata in PER_STRATUM.items():
        rows = [row for row in pool if row[0] == corpus]
        dice.shuffle(rows)
        used: dict[str, int] = {}
        for stratum, left in strata.items():
            fitting = [r for r in rows if stratum == "random" or CASUALTY_WORD.search(r[4])]
            for _, document, start, end, _ in fitting:
                taken = any(d[1] == document and d[2] == start for d in drawn)
                if left and not taken and used.get(document, 0) < MOST_PER_DOCUMENT[corpus]:
                    used[document] = used.get(document, 0) + 1
                    drawn.append((corpus, document, start, end, stratum))
                    left -= 1
    testing = _testing(drawn, dice)
    dice.shuffle(drawn)
    return [
        Passage(
            f"p{n:03}",
            corpus,
            document,
            start,
            end,
            stratum,
            "test" if document in testing else "development",
            n % DOUBLE == 0,
        )
        for n, (corpus, document, start, end, stratum) in enumerate(drawn, start=1)
    ]


def draw_training(data: Path, gold: Sequence[Passage]) -> list[Passage]:
    """``TRAINING`` further passages of MUC-4 dev with a casualty word, none of a document that is for testing."""
    dice = random.Random(SEED + 1)
    testing = {p.document for p in gold if p.part == "test"}
    known = {(p.document, p.start) for p in gold}
    pool = [
        (d.id, start, end)
        for d in documents(data)
        for start, end in d.passages
        if d.corpus == "muc4"
        and d.id not in testing
        and (d.id, start) not in known
        and CASUALTY_WORD.search(d.text[start:end])
    ]
    drawn = sorted(dice.sample(range(len(pool)), TRAINING))
    dice.shuffle(drawn)
    return [
        Passage(f"t{n:03}", "muc4", *pool[k], "casualty_word", "training", False) for n, k in enumerate(drawn, start=1)
    ]


def _testing(drawn: Sequence[tuple[str, str, int, int, str]], dice: random.Random) -> set[str]:
    """Documents for testing: of each corpus as many as hold a third of its passages."""
    out: set[str] = set()
    for corpus in PER_STRATUM:
        names = sorted({row[1] for row in drawn if row[0] == corpus})
        dice.shuffle(names)
        sizes = {name: sum(row[1] == name for row in drawn) for name in names}
        left = sum(sizes.values()) // TEST
        for name in names:
            if sizes[name] <= left:
                out.add(name)
                left -= sizes[name]
    return out


def main() -> None:
    """Write ``passages.jsonl`` beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared" / "data", help="folder of the corpora")
    data = parser.parse_args().data
    gold = draw(data)
    rows = [*gold, *draw_training(data, gold)]
    (HERE / "passages.jsonl").write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    print(
        f"{len(gold)} passages, {sum(r.part == 'test' for r in gold)} for testing, {len(rows) - len(gold)} more for training, {sum(r.double for r in rows)} read twice"
    )


if __name__ == "__main__":
    main()
