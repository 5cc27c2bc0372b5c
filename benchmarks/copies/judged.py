"""The program over the pairs that were judged by hand, and over all pairs of reports of multi-report.

All stories of a corpus lie in one register, as in use. Of a judged pair the program says *copy* where it finds a passage of reporting in
common, whole copies included; the same quotation is none. Of a pair of multi-report it says what ``linking.near_copies`` says, and the
gold of that set what its ``near_copies`` say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import msgspec

from accounted.linking import Copied, find_copies, near_copies
from accounted.model import Report
from benchmarks.accuracy.multi_report import paths_of
from benchmarks.copies.draw_pairs import BANDS, Drawn, band_of, judged_pairs, stories

__all__ = ["Score", "judged", "multi_report", "printed"]


@dataclass
class Score:
    """Pairs right, given and in the gold."""

    right: int = 0
    given: int = 0
    gold: int = 0
    wrong: list[str] = field(default_factory=list)
    """Ids of the pairs that were taken for copies and are none (+), or that were missed (-)."""

    def add(self, name: str, *, given: bool, gold: bool) -> None:
        """Count one pair."""
        self.right += given and gold
        self.given += given
        self.gold += gold
        if given != gold:
            self.wrong.append(("+" if given else "-") + name)

    def __str__(self) -> str:
        p = self.right / self.given if self.given else 1.0
        r = self.right / self.gold if self.gold else 1.0
        return f"P {p:.2f} R {r:.2f} ({self.right} right, {self.given} given, {self.gold} in the gold)"


def judged(data: Path) -> list[tuple[Drawn, list[Copied]]]:
    """Each judged pair with the passages that the program finds in it."""
    rows = judged_pairs()
    found: dict[frozenset[str], list[Copied]] = defaultdict(list)
    for texts in stories(data).values():
        names = {}
        reports = []
        for name, text in texts.items():
            report = Report(item=name, version=name, text=text)
            names[report.id] = name
            reports.append(report)
        for copied in find_copies(reports):
            found[frozenset((names[copied.left], names[copied.right]))].append(copied)
    return [(row, found.get(frozenset((row.left, row.right)), [])) for row in rows]


def multi_report(data: Path) -> Score:
    """All pairs of the reports that may be looked at."""
    reports = {}
    for name, path in paths_of(data).items():
        report = Report(item=name, version=name, text=path.read_text(encoding="utf-8"))
        reports[report.id] = (name, report)
    given = {
        frozenset(reports[i][0] for i in pair) for pair in near_copies(find_copies([r for _, r in reports.values()]))
    }
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    right = {frozenset((r["id"], r["near_copy_of"])) for r in gold["reports"] if r.get("near_copy_of")}
    score = Score()
    for a, b in combinations(sorted(name for name, _ in reports.values()), 2):
        pair = frozenset((a, b))
        score.add(f"{a}:{b}", given=pair in given, gold=pair in right)
    return score


def printed(pairs: Iterable[tuple[Drawn, list[Copied]]], *, cases: bool) -> str:
    """The lines that are printed: by part, by band of shared triples, and how often the kind is right."""
    by_part: dict[str, Score] = defaultdict(Score)
    by_band: dict[int, Score] = defaultdict(Score)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row, copies in pairs:
        given = any(c.kind != "same_quotation" for c in copies)
        for score in (by_part[row.part], by_part["all"], by_band[band_of(row.share) or 0]):
            score.add(row.id, given=given, gold=bool(row.copy))
        kind = next(
            (k for k in ("whole_copy", "shared_passage", "same_quotation") if any(c.kind == k for c in copies)), "none"
        )
        kinds[row.kind][0] += kind == row.kind
        kinds[row.kind][1] += 1
    lines = [f"judged pairs, {part}: {by_part[part]}" for part in ("development", "test", "all")]
    lines += [
        f"  {low:.0%} to {min(high, 1):.0%} of word triples shared: {by_band[band]}"
        for band, (low, high) in enumerate(BANDS)
    ]
    lines.append("  kind right: " + ", ".join(f"{kind} {right} of {of}" for kind, (right, of) in sorted(kinds.items())))
    if cases:
        lines.append("  wrong: " + " ".join(by_part["all"].wrong))
    return "\n".join(lines)
