"""PDF: the text layer, page after page, its lines joined to paragraphs, through pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec

from accounted.reading.assemble import Document
from accounted.reading.metadata import Metadata

LIMIT = 100_000_000
"""Bytes. Statements and reports stay far below it; beyond are books of scanned pages."""
PAGE_LIMIT = 1_000
"""Pages: about half a minute of reading."""


class Unreadable(Exception):
    """A PDF that cannot be read; ``args``: code, what is wrong, what to do."""


class Line(msgspec.Struct, frozen=True):
    """A printed line: its words, left edge and baseline in points (None where the file does not tell), size."""

    text: str
    x: float
    y: float
    size: float


def read_pdf(data: bytes) -> Document:
    """The document of a PDF, with notes on what was damaged. Raises ``Unreadable``."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    if len(data) > LIMIT:
        raise Unreadable("too_large", f"is a PDF of over {LIMIT // 1_000_000} MB, the limit", "split it")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    cut = b"%%EOF" not in data[-2048:]
    fetch = "fetch it again whole"
    broken = Unreadable("truncated_pdf" if cut else "damaged_pdf", "is a PDF that " + (
        "breaks off before its end" if cut else "is damaged"), fetch)  # fmt: skip
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted_pdf", "is protected by a password", "save a copy without the password")
        count = len(reader.pages)
    except DependencyError as error:
        raise Unreadable(
            "encrypted_pdf", "is encrypted in a way that needs the cryptography package",
            "save a copy without encryption, or install the package",
        ) from error  # fmt: skip
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError) as error:
        raise broken from error
    if count == 0:
        raise broken
    if count > PAGE_LIMIT:
        raise Unreadable("too_large", f"has {count:,} pages; the limit is {PAGE_LIMIT:,}", "split it")
    pages: list[list[Line]] = []
    lost: list[int] = []
    for number in range(count):
        try:
            pages.append(page_lines(reader.pages[number]))
        except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError):
            pages.append([])
            lost.append(number + 1)
    blank = [n for n, lines in enumerate(pages, start=1) if not lines and n not in lost]
    text = "\n\n".join(paragraphs(without_running_heads(pages)))
    if not any(c.isalnum() for c in text):
        if cut or lost:
            raise broken
        raise Unreadable(
            "no_text_layer", f"has no text layer ({count} page{'s' if count > 1 else ''}, scanned or drawn)",
            "run text recognition on it, or type its text into a text file",
        )  # fmt: skip
    notes: list[tuple[str, str, str]] = []
    if cut:
        notes.append(("truncated_pdf", "is a PDF that breaks off before its end; what could be read was kept", fetch))
    if lost:
        notes.append(("pages_unreadable", f"has pages that could not be read: {_numbers(lost)}", fetch))
    if blank:
        notes.append(
            ("pages_without_text", f"has pages without text: {_numbers(blank)}", "run text recognition on them")
        )
    return Document(
        text=text, extractor=f"pdf/pypdf {version('pypdf')}", own=_metadata(reader, text), moves_title=True, notes=notes
    )


def page_lines(page: Any) -> list[Line]:
    """The printed lines of a page in reading order of the file, with where they stand."""
    lines: list[Line] = []
    words: list[str] = []
    at: list[tuple[float, float, float]] = []

    def end_line() -> None:
        text = re.sub(r"\s+", " ", "".join(words)).strip()
        if text:
            x, y, size = at[0] if at else (0.0, 0.0, 0.0)
            lines.append(Line(text, x, y, size))
        words.clear()
        at.clear()

    def visit(text: str, ctm: Any, tm: Any, font: Any, size: Any) -> None:
        # A chunk ends with the line feed that ended its line, if one did; its matrix is where it began.
        for index, piece in enumerate(text.split("\n")):
            if index:
                end_line()
            if piece.strip():
                scale = abs(float(tm[3]) * float(ctm[3])) or 1.0
                x = float(tm[4]) * float(ctm[0]) + float(ctm[4])
                y = float(tm[5]) * float(ctm[3]) + float(ctm[5])
                at.append((x, y, round(float(size or 0) * scale, 1)))
            words.append(piece)

    page.extract_text(visitor_text=visit)
    end_line()
    return lines


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without their numbers, and without first or last lines that come again on most of three or more pages.

    Only a number that counts the pages is taken for a page number: "Killed: 12" at the head of a page is not one,
    and a line that ends a sentence is never a running head.
    """

    def edges(lines: list[Line]) -> list[int]:
        return sorted({i for i in (0, 1, len(lines) - 2, len(lines) - 1) if 0 <= i < len(lines)})

    def shape(line: Line, page: int) -> str:
        return re.sub(rf"(?<!\d)(?:{page}|{len(pages)})(?!\d)", "#", line.text)

    often: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for page, lines in enumerate(pages, start=1):
        often.update({shape(lines[i], page) for i in edges(lines)})
        offsets.update({int(m[1]) - page for i in edges(lines) if (m := _PAGE_NUMBER.fullmatch(lines[i].text))})
    most = max(3, len(pages) // 2 + 1)

    def is_furniture(line: Line, page: int) -> bool:
        if match := _PAGE_NUMBER.fullmatch(line.text):
            offset = int(match[1]) - page
            return (offset == 0 and len(pages) > 1) or offsets[offset] >= most
        return (
            often[shape(line, page)] >= most and len(line.text) <= 120 and not re.search(r"[.!?][\"'”’)]*$", line.text)
        )

    kept = []
    for page, lines in enumerate(pages, start=1):
        gone = {i for i in edges(lines) if is_furniture(lines[i], page)}
        kept.append([line for i, line in enumerate(lines) if i not in gone])
    return kept


_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|стр\.?)?\s*[-–]?\s*(\d{1,4})\s*[-–]?(?:\s*(?:of|/|von|de)\s*\d{1,4})?", re.I
)


def paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines joined to paragraphs: parted by a wider gap, another size, an indent, or a short line that ends one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    first_of_page = {id(page[0]) for page in pages if page}
    gaps = [a.y - b.y for page in pages for a, b in pairwise(page) if 0 < a.y - b.y < 100]
    usual = _usual_gap(gaps)
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.9)] if len(lines) > 1 else len(lines[0].text)
    out: list[str] = []
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        if before is None or _begins(before, line, usual, width, id(line) in first_of_page):
            out.append(line.text)
        else:
            out[-1] = joined(out[-1], line.text)
    return out


def joined(before: str, line: str) -> str:
    """Two lines of one paragraph; a word parted by a hyphen at the line's end is made whole again.

    The hyphen stays where it may belong to the word: before a capital or a digit, after a digit or a capital
    ("al-", "F-"), and after a short prefix.
    """
    if before.endswith("\u00ad"):
        return before[:-1] + line
    match = re.search(r"([^\W\d_]+)[-\u2010]$", before)
    if match is None:
        if re.search(r"\d[-–\u2010]$", before):
            return before + line
        return f"{before} {line}"
    head = match[1]
    keep = (
        not line[:1].islower()
        or len(head) < 3
        or head.lower() in _PREFIXES
        or re.search(r"[-\u2010]", before[: match.start()].rpartition(" ")[2]) is not None
    )
    return before + line if keep else before[:-1] + line


# fmt: off
_PREFIXES = frozenset((
    "anti", "self", "non", "pro", "ex", "pre", "post", "semi", "vice", "multi", "mid", "well", "half", "cross",
    "all", "air", "ground", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
))
# fmt: on


def _begins(before: Line, line: Line, usual: float, width: int, new_page: bool) -> bool:
    ended = re.search(r"[.!?:][\"'”’)\]]*$", before.text) is not None
    short = len(before.text) < 0.75 * width
    if re.match(r"[•▪●‣*–-]\s", line.text):
        return True
    if before.size and line.size and abs(before.size - line.size) > 0.6:
        return True
    gap = before.y - line.y
    if new_page or gap <= 0:
        return ended and (short or not line.text[:1].islower())
    if usual and gap > 1.35 * usual:
        return True
    if usual and ended and line.x - before.x > 6:
        return True
    return ended and short


def _usual_gap(gaps: list[float]) -> float:
    """The gap between lines of a paragraph: the lower cluster of all gaps, 0 where nothing tells."""
    if not gaps:
        return 0.0
    low = sorted(gaps)[int(len(gaps) * 0.25)]
    return float(median([gap for gap in gaps if gap <= 1.25 * low]))


def _metadata(reader: Any, text: str) -> Metadata:
    """Title and date from the file's own card, only where the text bears them out.

    The card's date says when the file was made, often by whoever saved it: it counts as the date of publication
    only where the head of the text states the same day. Its title is often a file name or a template's.
    """
    try:
        card = reader.metadata
        raw_title = card.title if card is not None else None
        made = card.creation_date if card is not None else None
    except Exception:  # a damaged card takes nothing from the text
        return Metadata()
    head = " ".join(text[:1500].split())
    title = " ".join(str(raw_title).replace("\0", "").split()) if isinstance(raw_title, str) else ""
    sane = 8 <= len(title) <= 250 and len(title.split()) >= 2 and title.casefold() in head.casefold()
    day = made.date() if made is not None else None
    return Metadata(
        title=title if sane else None,
        published=day.isoformat() if day is not None and _states(head, day) else None,
    )


def _states(head: str, day: date) -> bool:
    from accounted.reading.published import states_day

    return states_day(head, day.isoformat())


def _numbers(pages: list[int]) -> str:
    shown = ", ".join(str(n) for n in pages[:10])
    return shown if len(pages) <= 10 else f"{shown} and {len(pages) - 10} more"
