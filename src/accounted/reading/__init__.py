"""Reading: bytes and what is known of them to :class:`~accounted.model.Report`.

Two steps. :func:`receive` finds files and brings their bytes, one at a time; :func:`read` makes reports of the bytes
of one. Neither raises for what a file holds: what cannot be taken in is a :class:`~accounted.model.Problem` that names
the file, says what is wrong and what to do.
"""

from __future__ import annotations

import hashlib
import re

from accounted.model import Item, Problem, Report, Version
from accounted.reading.assemble import Document, assemble
from accounted.reading.language import language_of
from accounted.reading.metadata import Metadata, merge
from accounted.reading.sniff import Sniffed, sniff
from accounted.reading.stated_day import stated_day
from accounted.reading.walk import Received, receive

__all__ = ["Metadata", "Received", "read", "receive"]

Fault = tuple[str, str, str, str]
"""Part, code, what is wrong, what to do."""


def read(received: Received, captured: str) -> tuple[Version, list[Report], list[Problem]]:
    """The version, its reports (none for a refused file; many for JSON lines) and what went wrong.

    ``captured``: UTC, ISO 8601, when the bytes came. The same bytes, metadata and ``captured`` give the same answer.
    """
    data = received.data
    kind = sniff(data)
    media_type, documents, faults = _documents(data, kind)
    version = Version(
        item=Item(address=received.address).id,
        sha256=hashlib.sha256(data).hexdigest(),
        captured=captured,
        how=received.how,
        name=received.name,
        media_type=media_type,
        size=len(data),
    )
    reports: list[Report] = []
    problems: list[Problem] = []
    for part, code, seen, settle in faults:
        problems.append(_problem(received, code, part, seen, settle, None, "problem" if part else "refused"))
    several = len(documents) > 1
    for document in documents:
        report = _report(received, version, document, several)
        if not any(c.isalnum() for c in report.text):
            problems.append(
                _problem(received, "no_words", document.part, "holds no words", "leave it out", None, "refused")
            )
            continue
        reports.append(report)
        if report.published and report.published[:10] > _latest(captured):
            problems.append(_in_future(received.address, report))
        for code, seen, settle in document.notes:
            severity = "problem" if code in _DAMAGE else "note"
            problems.append(_problem(received, code, document.part, seen, settle, report.id, severity))
    return version, reports, problems


_DAMAGE = frozenset({"truncated_pdf", "pages_unreadable", "pages_without_text", "metadata_not_understood"})
"""Notes behind which words may be missing, or a value stays unknown that somebody meant to give."""


def _documents(data: bytes, kind: Sniffed) -> tuple[str, list[Document], list[Fault]]:
    try:
        return _by_kind(data, kind)
    except Exception as error:
        # A library's bug on one file must not stop the batch, and must not pass for an empty file.
        seen = f"could not be read as {kind.what} ({type(error).__name__})"
        return kind.media_type, [], [("", "reader_failed", seen, "save it as plain text and record that")]


def _by_kind(data: bytes, kind: Sniffed) -> tuple[str, list[Document], list[Fault]]:
    media_type = kind.media_type
    match kind.kind:
        case "empty":
            return media_type, [], [("", "empty", f"is {kind.what}", kind.advice)]
        case "binary":
            return media_type, [], [("", "binary", f"is {kind.what}", kind.advice)]
        case "unsupported":
            return media_type, [], [("", "unsupported", f"is {kind.what}, which is not read", kind.advice)]
        case "text":
            from accounted.reading import text

            if len(data) > text.LIMIT:
                seen = f"is {len(data) / 1e6:.0f} MB of text; the limit is {text.LIMIT // 1_000_000} MB"
                return media_type, [], [("", "too_large", seen, "split it into its reports")]
            return media_type, [text.read_text(data)], []
        case "html":
            from accounted.reading import html

            try:
                page = html.read_html(data)
            except html.TooLarge as error:
                advice = "save the article alone, or split the page"
                return media_type, [], [("", "too_large", f"is {error}", advice)]
            if page is None:
                return media_type, [], [("", "no_text", "is HTML without text", "save it as shown, or as plain text")]
            return media_type, [page], []
        case "pdf":
            from accounted.reading import pdf

            try:
                return media_type, [pdf.read_pdf(data)], []
            except pdf.Unreadable as error:
                code, seen, settle = error.args
                return media_type, [], [("", code, seen, settle)]
        case "json":
            from accounted.reading import json_lines

            if len(data) > json_lines.LIMIT:
                seen = f"is over {json_lines.LIMIT // 1_000_000} MB of JSON, the limit"
                return media_type, [], [("", "too_large", seen, "split it")]
            file = json_lines.read_json(data)
            faults = [(part, "bad_json", seen, settle) for part, seen, settle in file.faults]
            return file.media_type, file.documents, faults


def _in_future(address: str, report: Report) -> Problem:
    """Told without the file's name and the day of taking in: the same report taken in again changes nothing."""
    return Problem(
        stage="reading",
        code="published_in_future",
        seen=f"{address}: published on {report.published}, it says, which is after the day on which it was taken in",
        expected="a day of publication that has come",
        settle="give the right day with --published or a sidecar; days told in words are reckoned from it",
        report=report.id,
        address=address,
    )


def _latest(captured: str) -> str:
    """The last day on which what came then can have been published: the day after, in zones that are ahead."""
    from datetime import date, timedelta

    return (date.fromisoformat(captured[:10]) + timedelta(days=1)).isoformat()


def _report(received: Received, version: Version, document: Document, several: bool) -> Report:
    """Flags and sidecar over what the document says; but an address or a title cannot hold for several reports."""
    given = received.metadata
    if several or document.part:
        given = Metadata(
            published=given.published, publisher=given.publisher, author=given.author, language=given.language,
            synthetic=given.synthetic,
        )  # fmt: skip
    known = merge(given, document.own)
    made = assemble(document, known.title)
    language = known.language
    if language is None:
        language = language_of(made.text, made.headline_end, made.asides)
    elif len(language) == 3:
        language = {"eng": "en", "ara": "ar", "fas": "fa", "per": "fa", "spa": "es", "fra": "fr", "rus": "ru"}.get(
            language, language
        )
    address = received.address
    if document.own.url is not None and version.media_type.endswith("json"):
        address = document.own.url if given.url is None else given.url
    return Report(
        item=version.item,
        version=version.sha256,
        part=document.part,
        text=made.text,
        headline_end=made.headline_end,
        asides=made.asides,
        address=address,
        url=known.url,
        outlet=known.publisher,
        author=known.author,
        published=known.published or _stated(document, made.text, version.captured),
        language=language,
        captured=version.captured,
        extractor=document.extractor,
        synthetic=known.synthetic is True or made.synthetic,
    )


def _stated(document: Document, text: str, captured: str) -> str | None:
    """The day that a text gives as its own, where nothing beside it tells one. Pages and PDF files are asked by their readers."""
    if not document.extractor.startswith("text"):
        return None
    day = stated_day(text)
    return day if day is not None and day <= _latest(captured) else None


def _problem(
    received: Received, code: str, part: str, seen: str, settle: str, report: str | None, severity: str
) -> Problem:
    name = re.sub(r"\s+", " ", received.name) + (f", {part}" if part else "")
    return Problem(
        stage="reading",
        code=code,
        seen=f"{name}: {seen}",
        settle=settle,
        report=report,
        address=received.address,
        severity="note" if severity == "note" else "problem" if severity == "problem" else "refused",
    )
