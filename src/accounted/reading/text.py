"""Plain text: kept as it came, but for line ends, NULs and a byte-order mark."""

from __future__ import annotations

from accounted.reading.assemble import Document
from accounted.reading.encoding import decode

EXTRACTOR = "text 1"

LIMIT = 30_000_000
"""Bytes. Some four million words; a text beyond it is an archive in one file and should be split."""


def read_text(data: bytes) -> Document:
    """The document in ``data``, with a note where its encoding had to be judged."""
    decoded = decode(data)
    notes = [] if decoded.note is None else [encoding_note(decoded.note)]
    return Document(text=decoded.text, extractor=EXTRACTOR, notes=notes)


def encoding_note(note: str) -> tuple[str, str, str]:
    """The problem for a judged encoding: code, what was seen, what would settle it."""
    return (
        "encoding_judged",
        note,
        "compare names with the original, or save it as UTF-8 and record again",
    )
