"""Erasing: what hangs on an item or a report, and deleting it for good."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from accounted.model import BadInput, content_id
from accounted.register.payloads import Erasure, FileProblems, ReportHead, seal
from accounted.register.storage import blobs, payloads, stored_views

__all__ = ["erase"]


def erase(connection: sa.Connection, what: str, grounds: str, key: str) -> Erasure:
    """Delete payloads, salts, bytes and stored views of an item or a report; the tombstone that says so.

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
    for report in ids:
        numbers |= _numbers(connection, payloads.c.about == report, ("reading", "decision"))
        seals.append(seal(key, "report", report))
    seals += [seal(key, "text", head.report.item, head.text_sha256) for head in reports.values()]
    numbers |= problems | _problem_lists(connection, {file for file, _ in losing.values()}, set(ids), numbers)

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


def _problem_lists(connection: sa.Connection, files: set[str], reports: set[str], erased: set[int]) -> set[int]:
    """Problem lists of the files that speak of an erased report, or of a version that is erased whole."""
    captures = _captures(connection, payloads.c.about.in_(sorted(files)))
    versions = {capture for number, capture in captures.items() if number in erased}
    query = sa.select(payloads.c.number, payloads.c.body).where(
        payloads.c.about.in_(sorted(files)), payloads.c.kind == "problem"
    )
    found = set()
    for number, data in connection.execute(query):
        listed = msgspec.json.decode(data, type=FileProblems)
        named = {p.report for p in listed.problems} | {p.quote.report for p in listed.problems if p.quote is not None}
        if named & reports or (listed.item, listed.version) in versions:
            found.add(number)
    return found


def _drop_bytes(connection: sa.Connection, losing: dict[int, tuple[str, str]]) -> tuple[set[int], set[str]]:
    """Delete the bytes that no other capture holds: the captures that lost theirs, the items that still hold them."""
    gone: set[int] = set()
    also_held: set[str] = set()
    for sha256 in sorted({version for _, version in losing.values()}):
        others = {
            n: item for n, (item, _) in _captures(connection, payloads.c.aspect == sha256).items() if n not in losing
        }
        if others:
            also_held.update(others.values())
            continue
        connection.execute(sa.delete(blobs).where(blobs.c.sha256 == sha256))
        gone.update(n for n, (_, version) in losing.items() if version == sha256)
    return gone, also_held
