"""Steps 1 to 6: files into reports, reports into the register, the claims of each unread report with places and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from accounted import reading
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import Item, Problem, Reading, Report
from accounted.pipeline import linking_files
from accounted.pipeline.locating import knowledge, locate
from accounted.places import Gazetteer
from accounted.register import Register

DEFAULT_ENGINE = "offline-english"


Progress = Callable[[str, int, int | None], None]
"""Told of each step: its name, how many are done, how many there are (None: not known yet)."""


@dataclass(slots=True)
class Recorded:
    """What one ``record`` did. ``refused``: files of which nothing could be taken in."""

    files: int = 0
    new: int = 0
    known: int = 0
    reports: int = 0
    read: int = 0
    claims: int = 0
    refused: int = 0
    left_out: int = 0
    """Erased before, so not taken in again."""
    problems: tuple[Problem, ...] = ()
    """Those of files, not of claims."""


def _quiet(step: str, done: int, total: int | None) -> None:
    return None


def record(
    register: Register,
    paths: Iterable[str | Path],
    *,
    author: str,
    time: str,
    metadata: reading.Metadata | None = None,
    stdin: BinaryIO | None = None,
    engine_name: str = DEFAULT_ENGINE,
    reread: bool = False,
    progress: Progress = _quiet,
) -> Recorded:
    """Take files into ``register`` and read the claims of every report that no engine has read.

    ``time``: UTC, ISO 8601: when this happens. A file that cannot be taken in is a problem and the others go on.
    ``reread``: read all reports again, after an engine was changed. Running twice changes nothing.
    """
    done = Recorded()
    problems: list[Problem] = []
    book = register.path
    beside = ("", ".people", ".view")  # what the desk keeps beside a register is no report either
    own = [book.with_name(book.name + b + end) for b in beside for end in ("", "-wal", "-shm", "-journal")]
    own += linking_files.files_of(book)
    with register.batch():
        for received in reading.receive([Path(p) for p in paths], metadata or reading.Metadata(), stdin, own):
            done.files += 1
            progress("taking in", done.files, None)
            took = _take_in(register, received, author, time)
            problems += took.problems
            if isinstance(received, Problem):
                done.refused += received.severity != "note"
                continue
            done.new += took.new
            done.known += not took.new
            done.left_out += took.erased
            done.refused += not took.reports and not took.erased
            done.reports += len(took.reports)
    done.problems = tuple(problems)
    _read_claims(register, author, time, engine_name, reread, progress, done)
    return done


@dataclass(frozen=True, slots=True)
class Took:
    """What became of one file. ``erased``: how many of its reports had been erased before, and so were left out."""

    name: str
    new: bool = False
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    erased: int = 0
    claims: int = 0


def _take_in(register: Register, received: reading.Received | Problem, author: str, time: str) -> Took:
    if isinstance(received, Problem):
        register.take_problems(received.address or "unknown", [received], author=author, time=time)
        return Took(received.seen.split(":", 1)[0], problems=(received,))
    version, reports, trouble = reading.read(received, time)
    taken = register.take_in(
        version, Item(address=received.address), received.data, reports, trouble, author=author, time=time
    )
    return Took(received.name, taken.new, tuple(reports), tuple(trouble), taken.erased)


def take(
    register: Register,
    some: Iterable[reading.Received | Problem],
    *,
    author: str,
    time: str,
    engine_name: str = DEFAULT_ENGINE,
) -> list[Took]:
    """Take files in one at a time, each whole by itself, and read the claims of what is new: as :func:`record`, for a
    program that others use meanwhile. It looks at no report but those of the files."""
    out: list[Took] = []
    gazetteer: Gazetteer | None = None
    try:
        for received in some:
            took = _take_in(register, received, author, time)
            claims, problems = 0, took.problems
            if took.new and took.reports and not took.erased:
                gazetteer = gazetteer or Gazetteer.open()
                reader = engine(engine_name, knowledge(gazetteer))
                for report in took.reports:
                    if readable(report, reader):
                        found = _read_one(reader, report, gazetteer)
                        register.record_reading(found, author=author, time=time)
                        claims += len(found.claims)
                        problems += tuple(p for p in found.problems if p.code == ENGINE_FAILED)
            out.append(replace(took, claims=claims, problems=problems))
    finally:
        if gazetteer is not None:
            gazetteer.close()
    return out


def _read_claims(
    register: Register, author: str, time: str, engine_name: str, reread: bool, progress: Progress, done: Recorded
) -> None:
    view = register.view()
    waiting = [r for r in view.reports if reread or r not in view.readings]
    if not waiting:
        return
    gazetteer = Gazetteer.open()
    reader = engine(engine_name, knowledge(gazetteer))
    with register.batch():
        for n, key in enumerate(waiting, 1):
            report = view.reports[key]
            progress("reading claims", n, len(waiting))
            if not readable(report, reader):
                continue
            found = _read_one(reader, report, gazetteer)
            done.problems += tuple(p for p in found.problems if p.code == ENGINE_FAILED)
            register.record_reading(found, author=author, time=time)
            done.read += 1
            done.claims += len(found.claims)


ENGINE_FAILED = "engine_failed"


def _read_one(reader: Engine, report: Report, gazetteer: Gazetteer) -> Reading:
    """What the engine makes of the report; a fault of the engine's own is a problem, and the other reports go on."""
    try:
        return locate(reader.read(report), report, gazetteer)
    except Exception as err:
        seen = f"{report.address}: the engine {reader.name} failed on it ({type(err).__name__}: {err})"
        problem = Problem(
            stage="claims",
            code=ENGINE_FAILED,
            seen=" ".join(seen.split()),
            settle="code it by hand, or read it again with --reread after an upgrade",
            report=report.id,
            address=report.address,
        )
        return Reading(report=report.id, engine=reader.name, problems=(problem,))


def readable(report: Report, reader: Engine) -> bool:
    """Whether an engine reads the report's language. Too short to tell is tried."""
    return report.language is None or report.language in reader.languages
