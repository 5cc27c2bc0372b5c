"""What each person did last, so that one key takes it back: told by the register (:mod:`accounted.undoing`), also of what was
done before the desk was started. Kept up with it, so that no page reads more than what was decided since the last one.

Where on the queue an act was done is no part of the register; it is remembered while the desk runs, to go back there.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from accounted import undoing
from accounted.register import Register

__all__ = ["LastActs"]

PLACES = 2000
"""Acts of which it is remembered where they were done."""


class LastActs:
    """Of one register. Safe to use from several threads."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._acts = undoing.Acts()
        self._places: OrderedDict[int, str] = OrderedDict()
        self._passed: set[int] = set()
        self._lock = threading.Lock()

    def last(self, person: str) -> undoing.Act | None:
        """The last act of theirs that stands and can be taken back."""
        with self._lock:
            self._acts.follow(self._register)
            mine = [act for act in self._acts.of(person) if act.numbers[0] not in self._passed]
            return mine[-1] if mine else None

    def pass_over(self, act: undoing.Act) -> None:
        """Others decided on the same thing since, so it cannot be taken back: what was done before it is the last now."""
        with self._lock:
            self._passed.add(act.numbers[0])

    def done_at(self, entry: int, place: str) -> None:
        """An act that begins with this entry was done on this link of the queue."""
        with self._lock:
            self._places[entry] = place
            while len(self._places) > PLACES:
                self._places.popitem(last=False)

    def place(self, entry: int) -> str | None:
        with self._lock:
            return self._places.get(entry)
