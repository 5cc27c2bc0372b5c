"""What each person did last on the review page, so that one key takes it back; forgotten when the desk ends.

The register knows what was decided and not what was one act. What undoes an act is worked out when it is done: should
somebody else decide on the same thing afterwards, the undoing is refused and tells so.
"""

from __future__ import annotations

import threading

import msgspec

from accounted.model import Decision, Quote

__all__ = ["Act", "Acts"]

REMEMBERED = 200
"""Acts of one person."""


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act: its entries, where it was done, and what takes it back."""

    numbers: tuple[int, ...]
    item: str
    choice: str
    """The link of the queue as it was chosen then."""
    said: str
    """In words: "reading right, used"."""
    about: str
    """Of what: "injured 10, al-Dulaimi"."""
    undoing: tuple[Decision, ...]
    claims: tuple[tuple[str, Quote], ...] = ()
    """Claims that it is of, to tell what others decided on the same words."""
    targets: tuple[str, ...] = ()
    """What else it names."""


class Acts:
    """By person, oldest first."""

    def __init__(self) -> None:
        self._done: dict[str, list[Act]] = {}
        self._entries: dict[str, set[int]] = {}
        self._lock = threading.Lock()

    def add(self, person: str, act: Act) -> None:
        with self._lock:
            mine = self._done.setdefault(person, [])
            mine.append(act)
            del mine[:-REMEMBERED]
            self._entries.setdefault(person, set()).update(act.numbers)

    def last(self, person: str) -> Act | None:
        with self._lock:
            mine = self._done.get(person)
            return mine[-1] if mine else None

    def drop(self, person: str, act: Act, by: tuple[int, ...] = ()) -> None:
        """It is undone by these entries, or cannot be any more."""
        with self._lock:
            mine = self._done.get(person, [])
            if act in mine:
                mine.remove(act)
            self._entries.setdefault(person, set()).update(by)

    def own(self, person: str, number: int) -> bool:
        """Whether an entry is of an act of theirs, or undid one: acts are undone in order, so what came after the last
        one is undone already and stands in nobody's way."""
        with self._lock:
            return number in self._entries.get(person, ())
