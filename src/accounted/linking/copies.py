"""Which passages of which reports are copies of one another.

Texts are indexed by their shingles (runs of words) and by their anchors (content words that follow one another closely): the
candidates are the pairs with enough of either in common, and each is compared on its words (:mod:`.passages`). Texts with the same words
count once; their reprints are copies of the earliest.

``find_copies`` does all of a batch. ``find_new`` adds reports to an index: it looks only at the pairs that they touch, and what it
says, applied to what was known, is what ``find_copies`` says of all reports together.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from accounted.model import Report

from .copy_index import CopyIndex, Member, digest_of
from .passages import Copied, passages_of, whole
from .postings import Postings
from .traces import Traces, member_of, traces_of
from .wording import Wording

__all__ = ["Changes", "Copied", "find_copies", "find_new", "near_copies", "order_of_report"]

FEWEST_REPRINTED = 14
"""Words of a text from which another with the same words is its copy."""
KEPT = 2048
"""Texts whose words are kept at hand while pairs are compared."""

NEAR = 0.15
"""Share of the shorter report that passages cover from which two reports are near copies."""
EDITED_COUNTS = 2
"""An edited passage counts so many times there: where it shows, as much beside it was edited past recognition."""


def order_of_report(report: Report) -> tuple[str, str, str]:
    """Sort key for "earlier": date of publication, else first capture, else id."""
    return (report.published or report.captured or "9999", report.captured, report.id)


@dataclass(frozen=True)
class Changes:
    """What adding reports to an index changes in the copies that were known."""

    copies: tuple[Copied, ...]
    """Passages of the pairs that were looked at, in order."""
    pairs: frozenset[frozenset[str]]
    """Pairs of report ids of which ``copies`` says all."""
    replaced: frozenset[str]
    """Reports that others with the same words now stand for, being earlier: what was known of them is void."""

    def applied(self, known: Iterable[Copied]) -> list[Copied]:
        """``known`` brought up to date, in the order of ``find_copies``."""
        kept = [
            c
            for c in known
            if c.left not in self.replaced
            and c.right not in self.replaced
            and frozenset((c.left, c.right)) not in self.pairs
        ]
        return sorted([*kept, *self.copies], key=_order)


def find_copies(reports: Sequence[Report]) -> list[Copied]:
    """All copied passages between any two of ``reports``, in the order of the reports' ids; asides are left out.

    Time grows with the number of words and of copies, not with the number of pairs.
    """
    changes, _ = find_new(reports, CopyIndex.empty())
    return list(changes.copies)


def find_new(
    new: Iterable[Report], index: CopyIndex, report_of: Callable[[str], Report] | None = None
) -> tuple[Changes, CopyIndex]:
    """The copies among ``new`` reports and between them and those of ``index``, and the index with them.

    ``report_of`` gives a report of the index by its id; it is asked for the few that have something in common with a
    new one. Reports that are in the index already are passed over; ``index`` itself stays as it is.
    """
    fresh = {r.id: r for r in new if r.id not in index}
    texts = _Texts(fresh, report_of)
    nodes: dict[int, list[Member]] = defaultdict(list)
    traced: dict[int, Traces] = {}
    builder = index.builder()
    for report in sorted(fresh.values(), key=order_of_report):
        wording = texts.words_of(report)
        member = (order_of_report(report), len(wording))
        number, first = builder.put(digest_of(wording.words), member)
        nodes[number].append(member)
        if first:
            traced[number] = texts.of(report.id)[1]
    replaced = {n: old for n in nodes if (old := builder.replaced(n)) is not None}
    for number in replaced:
        traced[number] = texts.of(builder.first(number))[1]
    wider, pairs = builder.done(traced, replaced)
    del traced
    found: list[Copied] = []
    asked: set[frozenset[str]] = set()
    for number, added in nodes.items():
        members = wider.members(number)
        left = members[0][0][2]
        for key, words in members[1:] if number in replaced else added:
            if words >= FEWEST_REPRINTED and key[2] != left:
                found.append(whole(texts.of(left)[0], texts.words_of(texts.report(key[2]))))
    paired = []
    for packed in pairs.tolist():
        a, b = wider.members(packed >> 32)[0][0], wider.members(packed & 0xFFFFFFFF)[0][0]
        one, other = (a[2], b[2]) if a <= b else (b[2], a[2])
        asked.add(frozenset((one, other)))
        copied = _compared(texts.of(one), texts.of(other), wider)
        if copied:
            paired.append(packed)
            found += copied
    found.sort(key=_order)
    return Changes(tuple(found), frozenset(asked), frozenset(replaced.values())), wider.knowing(pairs, paired)


def near_copies(copies: Iterable[Copied], least: float = NEAR) -> list[tuple[str, str]]:
    """Pairs of report ids of which passages cover at least ``least`` of the shorter one's words; quotations do not count."""
    share: dict[tuple[str, str], float] = defaultdict(float)
    reprints: dict[str, list[str]] = defaultdict(list)
    for copied in copies:
        if copied.reprint:
            reprints[copied.left].append(copied.right)
        elif copied.kind != "same_quotation":
            share[copied.left, copied.right] += copied.covered * (EDITED_COUNTS if copied.edited else 1)
    near = {(a, b) for left, rights in reprints.items() for a, b in combinations([left, *rights], 2)}
    for (left, right), value in share.items():
        if value >= least:
            near |= {(a, b) for a in (left, *reprints.get(left, ())) for b in (right, *reprints.get(right, ()))}
    return sorted(near)


def _order(copied: Copied) -> tuple[str, str, int, int]:
    return copied.left, copied.right, copied.left_start, copied.right_start


class _Texts:
    """Words and traces of reports, the latest looked at kept at hand."""

    def __init__(self, fresh: dict[str, Report], report_of: Callable[[str], Report] | None) -> None:
        self._fresh = fresh
        self._report_of = report_of
        self._kept: OrderedDict[str, tuple[Wording, Traces | None]] = OrderedDict()

    def report(self, report: str) -> Report:
        known = self._fresh.get(report)
        if known is None:
            if self._report_of is None:
                raise KeyError(f"{report}: in the index, but no function was given that finds its text")
            known = self._report_of(report)
        return known

    def words_of(self, report: Report) -> Wording:
        known = self._kept.get(report.id)
        if known is not None:
            return known[0]
        wording = Wording(report)
        self._keep(report.id, wording, None)
        return wording

    def of(self, report: str) -> tuple[Wording, Traces]:
        known = self._kept.get(report)
        wording = self.words_of(self.report(report)) if known is None else known[0]
        traces = None if known is None else known[1]
        if traces is None:
            traces = traces_of(wording.words)
        self._keep(report, wording, traces)
        return wording, traces

    def _keep(self, report: str, wording: Wording, traces: Traces | None) -> None:
        self._kept[report] = (wording, traces)
        self._kept.move_to_end(report)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def _compared(left: tuple[Wording, Traces], right: tuple[Wording, Traces], index: CopyIndex) -> list[Copied]:
    """The passages of one pair: a function of the two texts alone, but that a pair with nothing in common but what many texts have
    is not looked at, nor an outlet's standing words.

    So a report more can only take passages from an old pair, never give it one, and :func:`find_new` need not look at old
    pairs that had none.
    """
    (a, ours), (b, theirs) = left, right
    runs, pairs = ours.shingles.common(theirs.shingles), ours.anchors.common(theirs.anchors)
    if not index.shingles.enough(runs) and not index.anchors.enough(pairs):
        return []
    shingles = ours.shingles.shared(theirs.shingles, runs)
    anchors = ours.anchors.shared(theirs.anchors, pairs, each=1)
    return passages_of(a, b, shingles, anchors, _standing(ours, theirs, index.edges))


def _standing(ours: Traces, theirs: Traces, edges: Postings) -> tuple[bool, bool]:
    """Whether both texts have the first, and the last, words of several others."""
    if not edges.stops.size:
        return False, False
    both = ours.edges.common(theirs.edges)
    places = ours.edges.shared(theirs.edges, both[member_of(both, edges.stops)])
    return (0, 0) in places, (1, 1) in places
