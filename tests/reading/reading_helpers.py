"""What the tests of reading share."""

from __future__ import annotations

from pathlib import Path

from accounted.model import Problem, Report
from accounted.reading import Metadata, Received, read

SHARED = Path(__file__).parents[3] / "shared"
WHEN = "2026-01-02T03:04:05Z"

LEAD = (
    "Nine people were killed and fourteen hurt when a shell struck the covered market of Oru Bazaar on Tuesday, "
    "the district governor said."
)
SECOND = "Hospital staff counted four children among the dead, and said that two of the wounded might not live."
THIRD = "The army denied that it had fired towards the town and promised to look into what had happened there."


def take(data: bytes | str, name: str = "report", **known: object) -> tuple[list[Report], list[Problem]]:
    """Reports and problems of some bytes under metadata."""
    raw = data.encode() if isinstance(data, str) else data
    metadata = Metadata(**known)  # type: ignore[arg-type]
    received = Received(address=f"file:inbox/{name}", name=name, data=raw, metadata=metadata)
    version, reports, problems = read(received, WHEN)
    assert version.size == len(raw)
    for report in reports:
        check(report)
    return reports, problems


def one(data: bytes | str, name: str = "report", **known: object) -> Report:
    """The single report of some bytes."""
    reports, problems = take(data, name, **known)
    assert len(reports) == 1, problems
    return reports[0]


def check(report: Report) -> None:
    """What holds of every report."""
    report.text.encode("utf-8")
    assert "\0" not in report.text
    assert "\r" not in report.text
    assert 0 <= report.headline_end <= len(report.text)
    before = report.headline_end
    for aside in report.asides:
        assert before <= aside.start < aside.end <= len(report.text)
        before = aside.end


def shown(report: Report) -> list[tuple[str, str]]:
    """The asides with their words."""
    return [(a.kind, report.text[a.start : a.end]) for a in report.asides]
