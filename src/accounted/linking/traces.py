"""What of a text is indexed: hashes of its shingles, of its anchors, and of its two ends.

Hashes are CRC-32, the same in every process; whatever they find is checked on the words themselves.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .edited import anchors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EDGE", "SHINGLE", "Trace", "Traces", "member_of", "traces_of"]

SHINGLE = 6
"""Words in a shingle: five and fewer are stock phrases of the trade, eight and more miss edited copies."""
EDGE = 8
"""Words of a text's first or last end by which texts with the same end are told."""
EACH = 3
"""Places of one hash in one text that are looked at."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Hashes of one kind in one text: each once, sorted; ``places[begins[i]:begins[i + 1]]`` are the words where it begins."""

    hashes: NDArray[np.uint32]
    begins: NDArray[np.int64]
    places: NDArray[np.uint32]

    @classmethod
    def of(cls, found: Sequence[int]) -> Trace:
        """From hash << 32 | position, in any order."""
        import numpy as np

        packed = np.array(found, dtype=np.uint64)
        packed.sort()
        hashes = (packed >> np.uint64(32)).astype(np.uint32)
        begins = np.flatnonzero(np.diff(hashes, prepend=hashes[:1] ^ np.uint32(1)))
        return cls(hashes[begins], np.append(begins, len(hashes)), (packed & np.uint64(0xFFFFFFFF)).astype(np.uint32))

    def common(self, other: Trace) -> NDArray[np.uint32]:
        """The hashes that both texts have, sorted."""
        short, long = (
            (self.hashes, other.hashes) if len(self.hashes) <= len(other.hashes) else (other.hashes, self.hashes)
        )
        return short[member_of(short, long)]

    def shared(self, other: Trace, common: NDArray[np.uint32], each: int = EACH) -> list[tuple[int, int]]:
        """Positions in both texts at which the same of ``common`` begins, the first ``each`` in either."""
        return [
            (a, b)
            for ours, theirs in zip(self._at(common, each), other._at(common, each), strict=True)
            for a in ours
            for b in theirs
        ]

    def _at(self, hashes: NDArray[np.uint32], each: int) -> list[list[int]]:
        where = self.hashes.searchsorted(hashes)
        lows, highs = self.begins[where].tolist(), self.begins[where + 1].tolist()
        return [self.places[a : min(b, a + each)].tolist() for a, b in zip(lows, highs, strict=True)]


def member_of(values: NDArray[np.uint32], among: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of ``values`` are in ``among``, which is sorted."""
    import numpy as np

    if not len(among):
        return np.zeros(len(values), dtype=bool)
    found: NDArray[np.bool_] = among[np.minimum(among.searchsorted(values), len(among) - 1)] == values
    return found


@dataclass(frozen=True, slots=True)
class Traces:
    """All that is indexed of one text. Of ``edges`` the place is 0 for the first words and 1 for the last."""

    shingles: Trace
    anchors: Trace
    edges: Trace


def traces_of(words: Sequence[str]) -> Traces:
    """The traces of a text, given as its folded words."""
    crc = zlib.crc32
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    edges = []
    if len(coded) >= 2 * EDGE:
        edges = [crc(b"\x01" + b" ".join(coded[:EDGE])) << 32, crc(b"\x02" + b" ".join(coded[-EDGE:])) << 32 | 1]
    return Traces(
        Trace.of([crc(b" ".join(coded[at : at + SHINGLE])) << 32 | at for at in range(len(coded) - SHINGLE + 1)]),
        Trace.of(anchors(words)),
        Trace.of(edges),
    )
