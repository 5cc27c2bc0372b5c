"""Erasing: what hangs on an item or a report, and deleting it for good."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from accounted.model import BadInput, Claim, Decision, Problem, content_id
from accounted.register.payloads import (
    Capture,
    Decided,
    Erasure,
    FileProblems,
    ReadReport,
    ReportHead,
    ReportMade,
    seal,
)
from accounted.register.storage import blobs, payloads, stored_views

__all__ = ["erase"]


def erase(connection: sa.Connection, what: str, grounds: str, key: str) -> Erasure:
    """Delete payloads, salts, bytes and stored views of an item or a report; the tombstone that says so.

    Every decision goes that quotes an erased report, or names one of its claims (of any of its readings, or as a person
    mended them) or problems: its why and a casualty's name may tell what was erased. So a merge, a split or an opening
    of several reports' claims goes whole where one of the reports does.

    ``what``: the id of a report, or the id or the address of an item. Runs inside the caller's transaction.
    """
    reports, captures = _reports(connection, what), {}
    seals: list[str] = []
    if not what.startswith("report-"):
        item = what if what.startswith("item-") else content_id("item", what)
        captures = _captures(connection, payloads.c.about == item)
        seals.append(seal(key, "item", item))
    numbers = {*reports, *captures}
    problems = set() if what.startswith("report-") else _numbers(connection, payloads.c.about == item, ("problem",))
    if not numbers and not problems:
        raise BadInput(f"{what}: nothing is recorded under it; name an address, an item or a report of this register")

    # Of each file that an erased report came in, the capture goes too when no other report of that version is left.
    losing: dict[int, tuple[str, str]] = dict(captures)
    for file, version in sorted({(head.file, head.report.version) for head in reports.values()}):
        of_version = _captures(connection, (payloads.c.about == file) & (payloads.c.aspect == version))
        losing.update(of_version)
        left = [
            n
            for n, head in _file_reports(connection, file).items()
            if head.report.version == version and n not in reports
        ]
        if not left:
            numbers.update(of_version)
    ids = sorted({_id(head) for head in reports.values()})
    named: set[str] = set()
    """Claims and problems that go: what a decision must not name, now or later."""
    for report in ids:
        read, things = _readings(connection, report)
        numbers |= read
        named |= things
        seals.append(seal(key, "report", report))
    seals += [seal(key, "text", head.report.item, head.text_sha256) for head in reports.values()]
    lists, things = _problem_lists(connection, {file for file, _ in losing.values()}, set(ids), numbers)
    named |= things
    if problems:
        named |= {p.id for _, listed in _lists(connection, payloads.c.about == item) for p in listed.problems}
    numbers |= problems | lists
    decided, mended = _decisions(connection, set(ids), named)
    numbers |= decided
    seals += [seal(key, "named", thing) for thing in named | mended]

    gone, also_held = _drop_bytes(connection, losing)
    for number in sorted(numbers):
        connection.execute(sa.delete(payloads).where(payloads.c.number == number))
    connection.execute(sa.delete(stored_views))
    return Erasure(
        grounds=grounds,
        numbers=tuple(sorted(numbers)),
        bytes_of=tuple(sorted(n for n in gone if n not in numbers)),
        seals=tuple(sorted(set(seals))),
        also_held=tuple(sorted(also_held)),
    )


def _id(head: ReportHead) -> str:
    return content_id("report", head.report.item, head.report.version, head.report.part)


def _reports(connection: sa.Connection, what: str) -> dict[int, ReportHead]:
    """Entries of the reports meant: one report, or all of an item (its own, and those made of its bytes)."""
    if what.startswith("report-"):
        return _heads(connection, payloads.c.about == what)
    item = what if what.startswith("item-") else content_id("item", what)
    return {**_heads(connection, payloads.c.aspect == item), **_file_reports(connection, item)}


def _file_reports(connection: sa.Connection, file: str) -> dict[int, ReportHead]:
    return _heads(connection, payloads.c.file == file)


def _heads(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[int, ReportHead]:
    query = sa.select(payloads.c.number, payloads.c.body).where(where, payloads.c.kind == "report")
    return {number: msgspec.json.decode(data, type=ReportHead) for number, data in connection.execute(query)}


def _captures(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[int, tuple[str, str]]:
    """Captures, each with its item and its bytes' SHA-256."""
    query = sa.select(payloads.c.number, payloads.c.about, payloads.c.aspect).where(where, payloads.c.kind == "capture")
    return {number: (about, aspect) for number, about, aspect in connection.execute(query)}


def _numbers(connection: sa.Connection, where: sa.ColumnElement[bool], kinds: Iterable[str]) -> set[int]:
    query = sa.select(payloads.c.number).where(where, payloads.c.kind.in_(list(kinds)))
    return set(connection.execute(query).scalars())


def _readings(connection: sa.Connection, report: str) -> tuple[set[int], set[str]]:
    """All readings that there were of a report, old ones too; the ids of what they read."""
    query = sa.select(payloads.c.number, payloads.c.body).where(
        payloads.c.about == report, payloads.c.kind == "reading"
    )
    numbers: set[int] = set()
    named: set[str] = set()
    for number, data in connection.execute(query):
        read = msgspec.json.decode(data, type=ReadReport).reading
        numbers.add(number)
        named |= {claim.id for claim in read.claims} | {problem.id for problem in read.problems}
    return numbers, named


def _decisions(connection: sa.Connection, reports: set[str], named: set[str]) -> tuple[set[int], set[str]]:
    """Decisions that quote an erased report or name what was read there; the claims that persons put there."""
    query = sa.select(payloads.c.number, payloads.c.body).where(payloads.c.kind == "decision")
    decided = {n: msgspec.json.decode(data, type=Decided).decision for n, data in connection.execute(query)}
    mended = {d.correction.id for d in decided.values() if d.correction is not None and _quotes(d) & reports}
    mended |= _carried_over(connection, reports, list(decided.values()))
    gone = named | mended
    gone_or_whole = gone | reports
    found = {
        n
        for n, d in decided.items()
        if _quotes(d) & reports or d.claim in gone or gone_or_whole.intersection((*d.targets, *d.apart, *d.rests))
    }
    return found, mended


def _carried_over(connection: sa.Connection, reports: set[str], decided: list[Decision]) -> set[str]:
    """Claims that decisions made on an item's other versions put into an erased report, wherever their words stand in
    it: no reading holds them, and people may have named them (see ``judging``)."""
    found: set[str] = set()
    for report in sorted(reports):
        query = sa.select(payloads.c.body).where(payloads.c.kind == "report", payloads.c.about == report)
        made = [msgspec.json.decode(data, type=ReportMade).report for data in connection.execute(query).scalars()]
        alike = {
            _id(head) for of in {r.item for r in made} for head in _heads(connection, payloads.c.aspect == of).values()
        }
        judged = [d for d in decided if d.kind == "reading" and _quotes(d) & alike]
        claims = [d.correction for d in judged if d.correction is not None]
        wanted = {d.claim for d in judged}
        for other in sorted(set().union(*(_quotes(d) for d in judged)) & alike):
            claims += [claim for claim in _claims_read(connection, other) if claim.id in wanted]
        for claim in claims:
            for start in {place for r in made for place in _places(r.text, claim.quote.text)}:
                quote = msgspec.structs.replace(
                    claim.quote, report=report, start=start, end=start + len(claim.quote.text)
                )
                found.add(msgspec.structs.replace(claim, quote=quote).id)
    return found


def _claims_read(connection: sa.Connection, report: str) -> list[Claim]:
    query = sa.select(payloads.c.body).where(payloads.c.kind == "reading", payloads.c.about == report)
    read = [msgspec.json.decode(data, type=ReadReport).reading for data in connection.execute(query).scalars()]
    return [claim for reading in read for claim in reading.claims]


def _places(text: str, words: str) -> list[int]:
    """Every offset at which the words stand, overlapping ones too."""
    places: list[int] = []
    place = text.find(words) if words else -1
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def _quotes(decision: Decision) -> set[str]:
    """The reports whose words a decision holds."""
    quotes = (decision.quote, None if decision.correction is None else decision.correction.quote)
    return {quote.report for quote in quotes if quote is not None}


def _lists(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[tuple[int, FileProblems]]:
    query = sa.select(payloads.c.number, payloads.c.body).where(where, payloads.c.kind == "problem")
    return [(number, msgspec.json.decode(data, type=FileProblems)) for number, data in connection.execute(query)]


def _about(problem: Problem) -> set[str | None]:
    return {problem.report, None if problem.quote is None else problem.quote.report}


def _problem_lists(
    connection: sa.Connection, files: set[str], reports: set[str], erased: set[int]
) -> tuple[set[int], set[str]]:
    """Problem lists of the files that speak of an erased report, or of a version that is erased whole; the ids of the
    problems that go with them (another report's problem is no part of what was erased)."""
    captures = _captures(connection, payloads.c.about.in_(sorted(files)))
    versions = {capture for number, capture in captures.items() if number in erased}
    numbers: set[int] = set()
    named: set[str] = set()
    for number, listed in _lists(connection, payloads.c.about.in_(sorted(files))):
        whole = (listed.item, listed.version) in versions
        of_report = [problem for problem in listed.problems if _about(problem) & reports]
        if whole or of_report:
            numbers.add(number)
            named |= {problem.id for problem in (listed.problems if whole else of_report)}
    return numbers, named


def _drop_bytes(connection: sa.Connection, losing: dict[int, tuple[str, str]]) -> tuple[set[int], set[str]]:
    """Delete the bytes that no other capture holds: the captures that lost theirs, the items that still hold them."""
    gone: set[int] = set()
    also_held: set[str] = set()
    lost = _without_bytes(connection)
    for sha256 in sorted({version for _, version in losing.values()}):
        known = _captures(connection, payloads.c.aspect == sha256)
        others = {n: item for n, (item, _) in known.items() if n not in losing and n not in lost}
        if others:
            also_held.update(others.values())
            continue
        connection.execute(sa.delete(blobs).where(blobs.c.sha256 == sha256))
        gone.update(n for n, (_, version) in losing.items() if version == sha256)
    return gone, also_held


def _without_bytes(connection: sa.Connection) -> set[int]:
    """Captures that hold no bytes: they came when what is in them had been erased, or an erasure took them."""
    query = sa.select(payloads.c.number, payloads.c.kind, payloads.c.body).where(
        payloads.c.kind.in_(["capture", "erase"])
    )
    found: set[int] = set()
    for number, kind, data in connection.execute(query):
        if kind == "erase":
            found.update(msgspec.json.decode(data, type=Erasure).bytes_of)
        elif not msgspec.json.decode(data, type=Capture).kept:
            found.add(number)
    return found
