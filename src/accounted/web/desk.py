"""What all routes share: the register, its view, the people. One object an application; no page logic."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from accounted import pipeline
from accounted.model import Decision
from accounted.register import ChangedSince, Entry, Register, create_or_open
from accounted.web.access.people import People, Person
from accounted.web.access.sessions import Sessions
from accounted.web.errors import Changed
from accounted.web.report.effects import Effects
from accounted.web.review.acts import LastActs
from accounted.web.view.stored import Stored

__all__ = ["Desk", "now"]

KEPT = 4
"""Findings under other clocks that are kept in memory."""


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Desk:
    """One register, open for people. The register is the truth; everything else here can be worked out again."""

    def __init__(self, path: Path) -> None:
        create_or_open(path, readonly=True).close()  # says so where there is none: only ``record`` makes one
        self.register: Register = create_or_open(path)
        self.people = People(path)
        self.sessions = Sessions(self.people)
        self.stored = Stored(self.register, apart=True)
        self.effects = Effects(self.stored)
        self.acts = LastActs(self.register)
        self._findings: OrderedDict[tuple[str, str | None, str | None], pipeline.Findings] = OrderedDict()
        self._lock = threading.Lock()

    def close(self) -> None:
        self.stored.close()
        self.register.close()

    def findings(self, recorded_by: str | None = None, published_by: str | None = None) -> pipeline.Findings:
        """Findings under both clocks, for what the view does not hold: other methods, groups and days, and previews."""
        self.stored.refresh()
        key = (self.register.head(), recorded_by or None, published_by or None)
        with self._lock:
            if key not in self._findings:
                found = pipeline.work_out(self.register, recorded_by=key[1], published_by=key[2])
                self._findings[key] = found
                while len(self._findings) > KEPT:
                    self._findings.popitem(last=False)
            self._findings.move_to_end(key)
            return self._findings[key]

    def decide(
        self, person: Person, decisions: Sequence[Decision], seen: int, clashes: Callable[[Entry], bool], back: str
    ) -> tuple[int, ...]:
        """Write down one act of a person. Raises ``Changed`` where somebody decided on the same thing after ``seen``."""
        try:
            return self.register.decide_all(decisions, author=person.name, time=now(), seen=seen, clashes=clashes)
        except ChangedSince as err:
            raise Changed(err.entries, back) from err
