"""A mending of a text, and the way from the mended copy to the text as kept and back."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Start and end in the text, and what is read in their place."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way from offsets of the copy to those of the text as kept.

    ``copies`` and ``originals`` hold where each stretch begins on both sides; ``mended`` tells whether the stretch was
    mended: then a span that touches it takes all of it.
    """

    copies: tuple[int, ...]
    originals: tuple[int, ...]
    mended: tuple[bool, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that was read as ``start``-``end`` of the copy."""
        return self._at(start, False), self._at(end, True) if end > start else self._at(start, False)

    def _at(self, place: int, last: bool) -> int:
        # The end of a span belongs to the stretch of its last character.
        stretch = bisect.bisect_right(self.copies, place - last) - 1
        if not self.mended[stretch]:
            return self.originals[stretch] + place - self.copies[stretch]
        after = stretch + 1
        if last and after < len(self.originals):
            return self.originals[after]
        return self.originals[stretch]


def forth(edits: list[Edit]) -> Callable[[int], int]:
    """Offsets of the text to offsets of the copy."""
    ends = [end for _, end, _ in edits]
    shifts = [0]
    for start, end, words in edits:
        shifts.append(shifts[-1] + len(words) - (end - start))

    def there(place: int) -> int:
        n = bisect.bisect_right(ends, place)
        if n < len(edits) and edits[n][0] < place:
            return edits[n][0] + shifts[n]
        return place + shifts[n]

    return there
