"""Small believable files, reports and readings for the register's tests."""

from __future__ import annotations

import hashlib

from accounted.model import CasualtyClaim, Count, Item, Problem, Quote, Reading, Report, Source, Version

WHO = "R. Coder"
T1, T2, T3, T4 = ("2024-03-01T08:00:00Z", "2024-03-02T08:00:00Z", "2024-03-03T08:00:00Z", "2024-03-04T08:00:00Z")


def item(address: str = "https://dispatch.example/harbour") -> Item:
    return Item(address=address)


def version(data: bytes, of: Item, captured: str = T1) -> Version:
    return Version(item=of.id, sha256=hashlib.sha256(data).hexdigest(), captured=captured, size=len(data))


def report(data: bytes, of: Item, text: str | None = None, **more: object) -> Report:
    facts: dict[str, object] = {"address": of.address, "language": "en", "published": "2024-03-01"}
    facts.update(more)
    body = data.decode() if text is None else text
    return Report(item=of.id, version=hashlib.sha256(data).hexdigest(), text=body, **facts)  # type: ignore[arg-type]


def claim(of: Report, words: str, count: int | None, *, outcome: str = "killed", who: str = "port officials",
          start: int | None = None) -> CasualtyClaim:  # fmt: skip
    at = of.text.index(words) if start is None else start
    return CasualtyClaim(
        quote=Quote(report=of.id, start=at, end=at + len(words), text=words),
        attribution=(Source(name=who, kind="unnamed"),),
        outcome=outcome,  # type: ignore[arg-type]
        count=Count(low=count, high=count, words=words),
    )


def reading(
    of: Report, *claims: CasualtyClaim, engine: str = "offline 1", problems: tuple[Problem, ...] = ()
) -> Reading:
    return Reading(report=of.id, engine=engine, claims=claims, problems=problems)


def file(
    text: str, address: str = "https://dispatch.example/harbour", **more: object
) -> tuple[Version, Item, bytes, Report]:
    """A file with one report of its whole text, ready to be taken in."""
    of, data = item(address), text.encode()
    return version(data, of), of, data, report(data, of, **more)
