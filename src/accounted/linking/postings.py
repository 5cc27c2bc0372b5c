"""Which texts have which hash: sorted arrays in segments, that are never changed, only added and merged.

A segment may lie on disk and be mapped into memory, so that an index of a hundred thousand texts opens at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .traces import member_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Joined", "Postings", "Segment"]

MOST_SEGMENTS = 8
"""Segments of one kind; with more, all become one."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Sorted by hash, then by number of the text; a text has a hash once."""

    hashes: NDArray[np.uint32]
    texts: NDArray[np.uint32]

    @classmethod
    def of(cls, found: Iterable[tuple[int, NDArray[np.uint32]]]) -> Segment:
        """From (number of the text, its different hashes)."""
        import numpy as np

        parts = [hashes.astype(np.uint64) << np.uint64(32) | np.uint64(number) for number, hashes in found]
        packed = np.concatenate(parts) if parts else np.empty(0, dtype=np.uint64)
        del parts
        packed.sort()
        return cls((packed >> np.uint64(32)).astype(np.uint32), (packed & np.uint64(0xFFFFFFFF)).astype(np.uint32))

    def count(self, hashes: NDArray[np.uint32]) -> NDArray[np.int64]:
        """How many texts have each of ``hashes``."""
        counts: NDArray[np.int64] = self.hashes.searchsorted(hashes, "right") - self.hashes.searchsorted(hashes, "left")
        return counts

    def texts_with(self, hashes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """(place in ``hashes``, number of the text), one row for each text that has one of them."""
        import numpy as np

        low = self.hashes.searchsorted(hashes, "left")
        counts = self.hashes.searchsorted(hashes, "right") - low
        which = np.repeat(np.arange(len(hashes)), counts)
        offsets = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
        return which, self.texts[np.repeat(low, counts) + offsets]


@dataclass(frozen=True, slots=True)
class Joined:
    """What adding texts to postings came to."""

    postings: Postings
    pairs: NDArray[np.uint64]
    """Lesser number << 32 | greater number of each pair of texts, one of them new, that has enough in common; sorted."""
    upset: NDArray[np.uint64]
    """Those of the pairs asked about that had a hash in common of which there are too many now."""


@dataclass(frozen=True, slots=True)
class Postings:
    """All texts of one kind of hash. A hash of more than ``largest`` texts is a stop: it tells nothing."""

    largest: int
    fewest: int
    """Hashes that two texts must have in common."""
    segments: tuple[Segment, ...]
    stops: NDArray[np.uint32]

    @classmethod
    def empty(cls, largest: int, fewest: int) -> Postings:
        """No texts."""
        import numpy as np

        return cls(largest, fewest, (), np.empty(0, dtype=np.uint32))

    def plus(
        self, found: Sequence[tuple[int, NDArray[np.uint32]]], again: Iterable[int], paired: NDArray[np.uint64]
    ) -> Joined:
        """With the texts ``found``: (number, different hashes); numbers in ``again`` are in the index already, and are only
        looked up anew. ``paired``: pairs of old texts, sorted, of which to tell whether they are upset."""
        import numpy as np

        skip = frozenset(again)
        fresh = Segment.of(found)
        added = Segment.of([(n, h) for n, h in found if n not in skip]) if skip else fresh
        hashes = np.unique(fresh.hashes)
        old = sum((s.count(hashes) for s in self.segments), np.zeros(len(hashes), dtype=np.int64))
        total = old + added.count(hashes)
        crossed = hashes[(old <= self.largest) & (total > self.largest)]
        stops = np.union1d(self.stops, crossed).astype(np.uint32)
        segments = (*self.segments, added) if len(added.hashes) else self.segments
        postings = Postings(self.largest, self.fewest, _merged(segments), stops)
        alive = hashes[(total > 1) & (total <= self.largest)]
        pairs = _pairs(postings.segments, alive, {n for n, _ in found}, self.fewest)
        return Joined(postings, pairs, _upset(self.segments, crossed, paired))

    def enough(self, common: NDArray[np.uint32]) -> bool:
        """Whether two texts with the hashes ``common`` in common, stops among them, are to be compared."""
        return len(common) >= self.fewest and len(common) - int(member_of(common, self.stops).sum()) >= self.fewest

    def save(self, folder: Path, name: str) -> None:
        """Write ``name``-….npy files; what was there of that name is gone."""
        import numpy as np

        for path in folder.glob(f"{name}-*.npy"):
            path.unlink()
        for number, segment in enumerate(self.segments):
            np.save(folder / f"{name}-{number}-hashes.npy", segment.hashes)
            np.save(folder / f"{name}-{number}-texts.npy", segment.texts)
        np.save(folder / f"{name}-stops.npy", self.stops)

    @classmethod
    def load(cls, folder: Path, name: str, largest: int, fewest: int) -> Postings:
        """What :meth:`save` wrote, mapped into memory. Raises ``OSError``, ``EOFError`` or ``ValueError`` for what it did not."""
        import numpy as np

        segments: list[Segment] = []
        while (folder / f"{name}-{len(segments)}-hashes.npy").exists():
            hashes, texts = (
                np.load(folder / f"{name}-{len(segments)}-{part}.npy", mmap_mode="r") for part in ("hashes", "texts")
            )
            if hashes.shape != texts.shape or hashes.ndim != 1 or not hashes.dtype == texts.dtype == np.uint32:
                raise ValueError(f"{name} {len(segments)} does not fit together")
            segments.append(Segment(hashes, texts))
        stops = np.load(folder / f"{name}-stops.npy")
        if stops.ndim != 1 or stops.dtype != np.uint32:
            raise ValueError(f"{name}: its stops are none")
        return cls(largest, fewest, tuple(segments), stops)


def _merged(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """As they are, or all as one where they are too many."""
    import numpy as np

    if len(segments) <= MOST_SEGMENTS:
        return segments
    packed = np.concatenate([s.hashes.astype(np.uint64) << np.uint64(32) | s.texts for s in segments])
    packed.sort()
    return (Segment((packed >> np.uint64(32)).astype(np.uint32), (packed & np.uint64(0xFFFFFFFF)).astype(np.uint32)),)


def _upset(segments: Sequence[Segment], hashes: NDArray[np.uint32], paired: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Those of ``paired`` in which both texts have one of ``hashes``, the same."""
    import numpy as np

    if not len(paired) or not len(hashes):
        return paired[:0]
    found = [s.texts_with(hashes) for s in segments]
    which, texts = np.concatenate([w for w, _ in found]), np.concatenate([t for _, t in found])
    having = np.unique(which.astype(np.uint64) << np.uint64(32) | texts)  # which hash, which text
    lefts, rights = paired >> np.uint64(32), paired & np.uint64(0xFFFFFFFF)
    by_text = np.argsort(texts, kind="stable")
    sorted_texts, sorted_which = texts[by_text], which[by_text]
    low, high = sorted_texts.searchsorted(lefts, "left"), sorted_texts.searchsorted(lefts, "right")
    counts = high - low
    pair = np.repeat(np.arange(len(paired)), counts)
    at = np.repeat(low, counts) + np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    wanted = sorted_which[at].astype(np.uint64) << np.uint64(32) | rights[pair]
    hit = having[np.minimum(having.searchsorted(wanted), len(having) - 1)] == wanted
    upset: NDArray[np.uint64] = paired[np.unique(pair[hit])]
    return upset


AT_ONCE = 200_000
"""Hashes whose texts are paired at a time: it bounds the memory."""


def _pairs(
    segments: Sequence[Segment], hashes: NDArray[np.uint32], new: Iterable[int], fewest: int
) -> NDArray[np.uint64]:
    """Pairs of texts with at least ``fewest`` of ``hashes`` in common, one of them in ``new``."""
    import numpy as np

    keys: list[NDArray[np.uint64]] = []
    counts: list[NDArray[np.int64]] = []
    fresh = np.array(sorted(new), dtype=np.uint32)
    for begin in range(0, len(hashes), AT_ONCE):
        part = hashes[begin : begin + AT_ONCE]
        found = [s.texts_with(part) for s in segments]
        if not found:
            continue
        which, texts = np.concatenate([w for w, _ in found]), np.concatenate([t for _, t in found])
        order = np.lexsort((texts, which))
        which, texts = which[order], texts[order]
        is_new = member_of(texts, fresh)
        rows: list[NDArray[np.uint64]] = []
        lag = 1
        while lag < len(which):
            same = which[lag:] == which[:-lag]
            if not same.any():
                break
            same &= is_new[lag:] | is_new[:-lag]
            rows.append(texts[:-lag][same].astype(np.uint64) << np.uint64(32) | texts[lag:][same].astype(np.uint64))
            lag += 1
        if rows:
            key, count = np.unique(np.concatenate(rows), return_counts=True)
            keys.append(key)
            counts.append(count)
    if not keys:
        return np.empty(0, dtype=np.uint64)
    every, back = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.zeros(len(every), dtype=np.int64)
    np.add.at(total, back, np.concatenate(counts))
    chosen: NDArray[np.uint64] = every[total >= fewest]
    return chosen
