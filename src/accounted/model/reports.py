"""What comes in: items, their versions, the reports made of them, and quotes of these."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from accounted.model.values import Value, content_id


class Item(Value, frozen=True, kw_only=True):
    """One address, file or post. ``address``: its URL, else ``file:`` + a path relative to what was
    given to ``record``, else ``stdin:``, ``upload:`` or ``paste:`` + the SHA-256 of what came. May be captured many times."""

    address: str

    @property
    def id(self) -> str:
        return content_id("item", self.address)


class Version(Value, frozen=True, kw_only=True):
    """One capture of an item: the bytes as received, named by their SHA-256, and how and when they came."""

    item: str
    sha256: str
    captured: str
    """UTC, ISO 8601 to the second."""
    how: str = "file"
    """file, stdin, upload (a file given to the desk), paste (text given to it)."""
    name: str = ""
    """File name as received."""
    media_type: str = ""
    size: int = 0


class Aside(Value, frozen=True, kw_only=True):
    """A stretch of a report's text that is kept and never claimed from.

    ``teaser``: "More news: …" and related-story lines; ``notice``: the line that says that a report is a
    constructed example, or legal boilerplate; ``navigation``: menus and the like that an extractor left in.
    """

    start: int
    end: int
    kind: Literal["teaser", "notice", "navigation"]


class Report(Value, frozen=True, kw_only=True, dict=True, gc=True):
    """The readable text of one version, and what is known of it. ``None`` is unknown, never a guess.

    ``text`` is what quotes point into (offsets count Unicode code points). Paragraphs are parted by blank
    lines; where a headline is known it is the first paragraph and ends at ``headline_end`` (else 0).
    """

    item: str
    version: str
    """SHA-256 of the bytes."""
    part: str = ""
    """Which part of the bytes, where one file holds many reports: ``line 12``."""
    text: str
    headline_end: int = 0
    asides: tuple[Aside, ...] = ()
    address: str = ""
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date (``2018-01-29``) or date and time as far as known; never padded."""
    language: str | None = None
    """ISO 639-1, judged from the body; None where too little text to tell."""
    captured: str = ""
    extractor: str = ""
    """Name and version of what made the text: ``html/trafilatura 2.3.1``."""
    synthetic: bool = False

    @cached_property
    def id(self) -> str:
        return content_id("report", self.item, self.version, self.part)

    @property
    def title(self) -> str | None:
        return self.text[: self.headline_end].strip() or None

    def __repr__(self) -> str:
        who, when = self.outlet or "outlet unknown", self.published or "undated"
        return (
            f"<Report {self.id[:15]} {who}, {when}, {self.language or 'language unknown'}, {len(self.text)} characters>"
        )


class Quote(Value, frozen=True, kw_only=True):
    """Where a claim's words stand: ``report.text[start:end] == text``, exact."""

    report: str
    start: int
    end: int
    text: str

    def __repr__(self) -> str:
        return f"“{self.text}” [{self.start}:{self.end}]"
