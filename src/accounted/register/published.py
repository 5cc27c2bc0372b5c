"""When a report was published, and which reports speak."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from accounted.register.payloads import ReportHead


def precision_of(published: str | None) -> str | None:
    """How far a date of publication is known: day, month, year; None for none, and for what is no ISO date."""
    try:
        if published is None or not published.isascii():
            return None
        dt.date.fromisoformat((published[:10] + "-01-01")[:10])
    except ValueError:
        return None
    return {4: "year", 7: "month"}.get(len(published), "day" if len(published) >= 10 else None)


def latest_day(published: str | None, captured: str) -> str:
    """The last day on which a report may have been published: its day; for a month or a year the end of it, yet never
    after it was captured; for no date the capture."""
    precision = precision_of(published)
    if published is None or precision is None:
        return captured
    if precision == "day":
        return published[:10]
    end = f"{published}-12-31"
    if precision == "month":
        end = f"{published}-{calendar.monthrange(int(published[:4]), int(published[5:7]))[1]:02d}"
    return min(end, captured) if captured else end


def speaking(heads: dict[str, ReportHead], out: set[str]) -> tuple[list[str], list[str]]:
    """The reports of the latest version of each item, and the others. A version is as new as its first report."""
    latest = {head.report.item: head.report.version for report, head in heads.items() if report not in out}
    current: list[str] = []
    superseded: list[str] = []
    for report, head in heads.items():
        if report not in out:
            (current if latest[head.report.item] == head.report.version else superseded).append(report)
    return current, superseded


def successors(heads: dict[str, ReportHead], current: Sequence[str]) -> dict[str, str]:
    """By superseded report, the current one that has its place: of the same item, the same text, else the same part."""
    texts: dict[tuple[str, str], str] = {}
    parts: dict[tuple[str, str], str] = {}
    for report in current:
        head = heads[report]
        texts.setdefault((head.report.item, head.text_sha256), report)
        parts[head.report.item, head.report.part] = report
    speaking = set(current)
    found: dict[str, str] = {}
    for report, head in heads.items():
        if report not in speaking:
            item = head.report.item
            successor = texts.get((item, head.text_sha256)) or parts.get((item, head.report.part))
            if successor is not None:
                found[report] = successor
    return found
