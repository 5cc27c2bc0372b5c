"""A view: the state of the register as its entries fold to it, under two clocks.

``recorded_by`` cuts the entries: a view of a past moment is the fold of the entries before the first one later than it,
so nothing that is added afterwards can change it (an erasure alone takes away). ``published_by`` then leaves out
reports that had not been published by that day, by all that the register holds now.

Texts and claims are read when they are asked for: a view of ten thousand reports holds no text.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from accounted.model import Claim, Item, Problem, Reading, Report, Version
from accounted.register.judged import Corrected, Judgement, Moved, Orphaned, Recorded, Rejected
from accounted.register.rows import CHUNK, Rows

BY_NUMBER = ("decisions", "links", "marks", "casualties", "opened", "summaries", "signed", "translations", "notes")
"""Fields of a view that are lists of decisions."""


_place = itemgetter(0)


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """The register's state. Nothing in it can be changed, and nothing that is done to it changes the register."""

    register: str
    """The register's own id; empty before its first entry."""
    entries: int
    """The last entry that the view knows; :meth:`Register.store_view` takes it as ``upto``."""
    head: str
    recorded_by: str | None
    published_by: str | None
    items: Mapping[str, Item]
    versions: Mapping[str, tuple[Version, ...]]
    """By item, oldest first; the erased are not among them."""
    reports: Rows[Report]
    """Those that speak: of each item the latest version that is not erased, under both clocks. In order of arrival."""
    superseded: Rows[Report]
    """Reports of earlier versions of their items."""
    undated: frozenset[str]
    """Current reports whose day of publication is not fully known: they count from their first capture."""
    readings: Rows[Reading]
    """By report, what the latest engine made of its present text."""
    unread: Mapping[str, int]
    """Current reports that nobody has read, by language (``unknown`` where it is not known): no engine, and no person who
    coded a claim there or said that it bears on nothing."""
    decisions: tuple[Recorded, ...]
    links: tuple[Recorded, ...]
    """same, not_same, merge, split: the latest on the same targets, with claim ids as they are now. And every relation and
    no_relation, as what stands after them is told by their kind and days too (see ``linking.deciding``)."""
    marks: tuple[Recorded, ...]
    """grade and interest: the latest on the same targets."""
    casualties: tuple[Recorded, ...]
    """Named people accepted as casualties, every state of theirs, oldest decision first, with claim ids as they are now."""
    opened: tuple[Recorded, ...]
    """Incidents that people opened, oldest first, with claim ids as they are now."""
    summaries: tuple[Recorded, ...]
    """Every summary that a person wrote, oldest first, with claim ids as they are now."""
    signed: tuple[Recorded, ...]
    """Every signature under an incident, oldest first, with claim ids as they are now."""
    rejected: tuple[Rejected, ...]
    """Claims that a person says were read wrong."""
    corrected: tuple[Corrected, ...]
    set_aside: Mapping[str, Recorded]
    """Claims (which stay among :meth:`claims`) that may not bear on a toll, by id, with the decision and its why."""
    confirmed: Mapping[str, Recorded]
    """Claims that a person says were read right."""
    orphaned: tuple[Orphaned, ...]
    """Decisions that hang on nothing now, each with the reason."""
    triage: Mapping[str, Recorded]
    """By report, where a person said that it goes. Claims of a report that is background, out of scope or a duplicate are
    among ``set_aside``, unless a person said of the very claim that it may be used."""
    translations: tuple[Recorded, ...]
    """Passages as people translated them, for reading only, each with its quote as it stands now."""
    searches: tuple[Recorded, ...]
    """The search log: what was looked for where, oldest entry first."""
    moved: tuple[Moved, ...]
    """Decisions whose words stand elsewhere in the present text than where they were made."""
    _by_hand: frozenset[str] = dataclasses.field(repr=False)
    notes: tuple[Recorded, ...]
    """Notes that nobody took back, oldest first, with claim and report ids as they are now."""
    _judged: Mapping[str, Judgement] = dataclasses.field(repr=False)
    _file_problems: tuple[Problem, ...] = dataclasses.field(repr=False)
    _closing: Mapping[str, Recorded] = dataclasses.field(repr=False)

    def is_read(self, report: str) -> bool:
        """Whether an engine has read the report, or a person coded a claim there or said that it bears on nothing."""
        return report in self.readings or report in self._by_hand

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        """The claims of one report or of all, with people's judgements of their reading applied: what was read wrong is
        left out, what was corrected is as corrected, what a person added is there."""
        if report is not None:
            yield from self._judge(report, self.readings.get(report))
            return
        read = set()
        for key, reading in self.readings.stream():
            read.add(key)
            yield from self._judge(key, reading)
        for key in self.reports:
            if key in self._judged and key not in read:
                yield from self._judge(key, None)

    def _judge(self, report: str, reading: Reading | None) -> Sequence[Claim]:
        judgement = self._judged.get(report)
        if judgement is not None:
            return judgement.claims
        return () if reading is None else reading.claims

    def reread(self, report: str) -> tuple[Claim, ...] | None:
        """A report's claims where people's judgements leave others than were read; None where they do not."""
        judgement = self._judged.get(report)
        return None if judgement is None or judgement.as_read else judgement.claims

    def only(self, reports: Sequence[str], decisions: Collection[int], problems: Iterable[Problem]) -> View:
        """What it knows of some current reports (in order of arrival), by decisions of these numbers alone, with these
        problems of files; the register's entries and head stay as they are; superseded reports and searches are left out."""

        numbers = sorted(decisions)

        def some(name: str) -> list[Any]:
            by_number = self._by_number[name]
            return [one for _, one in sorted((pair for n in numbers for pair in by_number.get(n, ())), key=_place)]

        def told(name: str) -> dict[str, Recorded]:
            return {key: getattr(self, name)[key] for key in some(name)}

        current = self.reports.only(reports)
        return dataclasses.replace(
            self,
            reports=current,
            superseded=self.superseded.only(()),
            undated=frozenset(r for r in reports if r in self.undated),
            readings=self.readings.only(reports),
            decisions=tuple(some("decisions")),
            links=tuple(some("links")),
            marks=tuple(some("marks")),
            casualties=tuple(some("casualties")),
            opened=tuple(some("opened")),
            summaries=tuple(some("summaries")),
            signed=tuple(some("signed")),
            notes=tuple(some("notes")),
            rejected=tuple(some("rejected")),
            corrected=tuple(some("corrected")),
            set_aside=told("set_aside"),
            confirmed=told("confirmed"),
            orphaned=tuple(some("orphaned")),
            moved=tuple(some("moved")),
            triage={r: self.triage[r] for r in reports if r in self.triage},
            translations=tuple(some("translations")),
            searches=(),
            _by_hand=frozenset(r for r in reports if r in self._by_hand),
            _judged={r: self._judged[r] for r in reports if r in self._judged},
            _file_problems=tuple(problems),
            _closing=told("_closing"),
        )

    def standing(self, decisions: Iterable[int]) -> Iterator[tuple[str, int, str]]:
        """What these decisions come to now: field, number, and the key where the field is a mapping."""
        for name, by_number in self._by_number.items():
            for number in decisions:
                for _, one in by_number.get(number, ()):
                    yield name, number, one if isinstance(one, str) else ""

    @functools.cached_property
    def _by_number(self) -> dict[str, dict[int, list[tuple[int, Any]]]]:
        """By field and decision, what follows from it, each with its place in the field: items, or keys of a mapping."""
        found: dict[str, dict[int, list[tuple[int, Any]]]] = {}
        for name in BY_NUMBER:
            found[name] = {}
            for place, by in enumerate(getattr(self, name)):
                found[name].setdefault(by.number, []).append((place, by))
        for name in ("rejected", "corrected", "orphaned", "moved"):
            found[name] = {}
            for place, one in enumerate(getattr(self, name)):
                found[name].setdefault(one.by.number, []).append((place, one))
        for name in ("set_aside", "confirmed", "_closing"):
            found[name] = {}
            for place, (key, by) in enumerate(getattr(self, name).items()):
                found[name].setdefault(by.number, []).append((place, key))
        return found

    @property
    def file_problems(self) -> tuple[Problem, ...]:
        """Problems that reading files told of, closed ones too."""
        return self._file_problems

    def problems(self) -> Iterator[Problem]:
        """Open problems: of files, then of the current readings."""
        return (problem for problem in self._all_problems() if problem.id not in self._closing)

    def closed_problems(self) -> Iterator[tuple[Problem, Recorded]]:
        """Problems that a person closed, with the decision."""
        return ((problem, self._closing[problem.id]) for problem in self._all_problems() if problem.id in self._closing)

    def _all_problems(self) -> Iterator[Problem]:
        yield from self._file_problems
        if len(self.readings) <= CHUNK:
            yield from self._few_problems
            return
        for _, reading in self.readings.stream():
            yield from reading.problems

    @functools.cached_property
    def _few_problems(self) -> tuple[Problem, ...]:
        """Those of few readings, which are asked for more than once."""
        return tuple(problem for _, reading in self.readings.stream() for problem in reading.problems)
