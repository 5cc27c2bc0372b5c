"""What each kind of entry carries.

A payload is stored as deterministic JSON. Three of its words are kept beside it as indexed columns, so that taking in
one file never reads the whole register: ``about`` (what it is of), ``aspect`` (which side of that) and ``file`` (the
item that the bytes came as). They are worked out from the payload by :func:`keys`, and ``verify`` compares them.
"""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from accounted.model import Decision, Item, Problem, Reading, Report, Value, Version, encode

__all__ = [
    "PAYLOADS", "Capture", "Decided", "Erasure", "FileProblems", "Keys", "Opened", "Payload", "ReadReport",
    "ReportHead", "ReportMade", "keys", "seal", "text_digest",
]  # fmt: skip


class Opened(Value, frozen=True, kw_only=True):
    """The first entry. ``register`` names this register; ``key`` salts the seals of erasures."""

    format: int
    register: str
    key: str


class Capture(Value, frozen=True, kw_only=True):
    """One version of an item came in. ``kept`` is false where its bytes were not kept, because they hold text that had
    been erased."""

    item: Item
    version: Version
    kept: bool = True


class ReportMade(Value, frozen=True, kw_only=True):
    """The text made of (a part of) a version. ``file`` is the item that the bytes came as; ``text_sha256`` binds
    readings to the text that they are of."""

    report: Report
    file: str
    text_sha256: str


class ReportFacts(Value, frozen=True, kw_only=True):
    """A report without its text: what a view needs to know of all of them at once."""

    item: str
    version: str
    part: str = ""
    address: str = ""
    published: str | None = None
    language: str | None = None
    captured: str = ""


class ReportHead(Value, frozen=True, kw_only=True):
    """A ``ReportMade`` decoded without its text, which is much quicker."""

    report: ReportFacts
    file: str
    text_sha256: str


class ReadReport(Value, frozen=True, kw_only=True):
    """What an engine made of the text whose SHA-256 is ``text_sha256``."""

    reading: Reading
    text_sha256: str


class FileProblems(Value, frozen=True, kw_only=True):
    """Everything that reading saw and could not take in of one version; the latest list replaces the one before.
    ``version`` is empty where there were no bytes to be had."""

    item: str
    version: str = ""
    problems: tuple[Problem, ...] = ()


class Decided(Value, frozen=True, kw_only=True):
    """What a person decided; who and when stand in the entry's header."""

    decision: Decision


class Erasure(Value, frozen=True, kw_only=True):
    """The tombstone: on what grounds which entries' payloads were deleted.

    ``bytes_of``: captures that stay while their bytes are gone. ``seals`` let the register know again what was erased
    without saying what it was; ``also_held`` names other items that hold the same bytes and so keep them.
    """

    grounds: str
    numbers: tuple[int, ...]
    bytes_of: tuple[int, ...] = ()
    seals: tuple[str, ...] = ()
    also_held: tuple[str, ...] = ()


Payload = Opened | Capture | ReportMade | ReadReport | FileProblems | Decided | Erasure

PAYLOADS: dict[str, type[Payload]] = {
    "opened": Opened,
    "capture": Capture,
    "report": ReportMade,
    "reading": ReadReport,
    "problem": FileProblems,
    "decision": Decided,
    "erase": Erasure,
}


class Keys(NamedTuple):
    """The indexed words of a payload."""

    about: str = ""
    aspect: str = ""
    file: str = ""


def keys(payload: Payload) -> Keys:
    """By what the register finds a payload again."""
    match payload:
        case Capture():
            return Keys(payload.item.id, payload.version.sha256, payload.item.id)
        case ReportMade():
            return Keys(payload.report.id, payload.report.item, payload.file)
        case ReadReport():
            return Keys(payload.reading.report, f"{payload.reading.engine}\n{payload.text_sha256}")
        case FileProblems():
            return Keys(payload.item, payload.version, payload.item)
        case Decided():
            decision = payload.decision
            if decision.kind == "triage":
                return Keys(decision.targets[0] if decision.targets else "", decision.kind)
            return Keys("" if decision.quote is None else decision.quote.report, decision.kind)
        case _:
            return Keys()


def text_digest(text: str) -> str:
    """SHA-256 of a report's text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def seal(key: str, *parts: str) -> str:
    """A mark by which this register, and it alone, knows an erased thing again."""
    return hashlib.sha256(json.dumps([key, *parts]).encode()).hexdigest()


def body(payload: Payload) -> bytes:
    """The payload's bytes, the same for the same payload."""
    return encode(payload)
