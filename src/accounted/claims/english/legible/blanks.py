"""Blanks that are none or of another width, and marks that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.legible.way import Edit

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def plain_blank(one: str) -> str | None:
    """A plain blank for one that is odd; None for what is no blank."""
    return " " if BLANKS.match(one) else None


def unseen(text: str) -> Iterator[Edit]:
    """Soft hyphens, joiners and marks of direction, which nobody sees; blanks that do not break or are wider."""
    if text.isascii():
        return
    for m in UNSEEN.finditer(text):
        if text[m.end() : m.end() + 1] != "\n":
            yield m.start(), m.end(), ""
    for m in BLANKS.finditer(text):
        yield m.start(), m.end(), " "
