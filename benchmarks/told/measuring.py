"""From texts to homes, and from homes to the pairs that were joined."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from accounted.pipeline import Findings, record, work_out
from accounted.register import create_or_open
from benchmarks.accuracy.multi_report import NOW, homes
from benchmarks.progress import bar

Text = tuple[str, dict[str, Any]]
"""A report's text, and what else is told of it (publisher, url, published)."""


class Pairs(NamedTuple):
    """Pairs of reports (ids in order) of one incident and of two; what is in neither is not judged."""

    reports: tuple[str, ...]
    same: frozenset[tuple[str, str]]
    two: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, keys: Mapping[str, Any], judge: Callable[[Any, Any], bool | None]) -> Pairs:
        """All pairs of ``keys``, by what ``judge`` says of two."""
        said: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
        for a, b in combinations(sorted(keys), 2):
            answer = judge(keys[a], keys[b])
            if answer is not None:
                said[answer].add((a, b))
        return cls(tuple(sorted(keys)), frozenset(said[True]), frozenset(said[False]))


class Joined(NamedTuple):
    """What of the pairs was joined."""

    right: int
    wrong: int
    by_report: float
    homeless: int
    missed: list[tuple[str, str]]
    false: list[tuple[str, str]]

    @property
    def precision(self) -> float:
        """Of the judged pairs that were joined, those of one incident."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of the pairs of one incident, those that were joined."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 0.0

    @classmethod
    def of(cls, pairs: Pairs, home: Mapping[str, str]) -> Joined:
        """``home``: report to incident; a report without one is joined to none."""

        def together(pair: tuple[str, str]) -> bool:
            return pair[0] in home and home[pair[0]] == home.get(pair[1])

        fellows: dict[str, list[bool]] = defaultdict(list)
        for pair in pairs.same:
            for report in pair:
                fellows[report].append(together(pair))
        missed = sorted(p for p in pairs.same if not together(p))
        false = sorted(p for p in pairs.two if together(p))
        return cls(
            right=len(pairs.same) - len(missed),
            wrong=len(false),
            by_report=sum(sum(f) / len(f) for f in fellows.values()) / len(fellows) if fellows else 0.0,
            homeless=sum(r not in home for r in pairs.reports),
            missed=missed,
            false=false,
        )


def of_texts(texts: Mapping[str, Text]) -> tuple[Findings, dict[str, str]]:
    """What the product finds in a register of these texts, and its report ids by name. No two texts may be equal."""
    with tempfile.TemporaryDirectory() as name:
        folder, given, name_of = Path(name), [], {}
        for key, (text, told) in sorted(texts.items()):
            path = folder / f"{key.replace('/', '-')}.txt"
            path.write_text(text, encoding="utf-8")
            if told:
                path.with_name(path.name + ".json").write_bytes(msgspec.json.encode(told))
            name_of[sha256(path.read_bytes()).hexdigest()] = key
            given.append(path)
        with create_or_open(folder / "benchmark.register") as register:
            steps = bar(range(len(given)), "told: reading", len(given))

            def tick(step: str, done: int, total: int | None) -> None:
                if step == "reading claims":
                    next(steps, None)

            record(register, given, author="benchmark", time=NOW, progress=tick)
            next(steps, None)
            found = work_out(register)
    return found, {key: name_of[report.version] for key, report in found.reports.items()}


def home_of(found: Findings, names: Mapping[str, str]) -> dict[str, str]:
    """Report's name to the incident that holds most of its claims."""
    return {names[r]: i for r, i in homes(found).items()}


def folder_texts(folder: Path) -> tuple[dict[str, Text], Pairs]:
    """The texts of ``folder/reports`` and their pairs by ``folder/gold.json``: ``reports`` by id, each with the ``incidents`` that it
    tells at length, the main one first, and those that it ``mentions``. (``claims``, if there are any: ``told.claims``.)

    Two reports are of one incident where their main ones are the same. A pair is left unjudged where one tells at length what is the
    other's main incident, or, having no incident of its own, mentions it: what is said of it there belongs to that incident.
    """
    gold = msgspec.json.decode((folder / "gold.json").read_bytes())["reports"]

    def judge(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool | None:
        first, second = a["incidents"][:1], b["incidents"][:1]
        if first and first == second:
            return True
        told = [{*(r["incidents"] or r.get("mentions", ()))} for r in (a, b)]
        return None if told[1] & set(first) or told[0] & set(second) else False

    paths = {str(p.relative_to(folder / "reports").with_suffix("")): p for p in (folder / "reports").rglob("*.txt")}
    texts: dict[str, Text] = {name: (path.read_text(encoding="utf-8"), {}) for name, path in paths.items()}
    return texts, Pairs.of({name: gold[name] for name in paths}, judge)
