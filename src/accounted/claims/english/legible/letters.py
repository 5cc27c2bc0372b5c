"""Letters of another encoding, what HTML writes for a character, and characters that were lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from accounted.claims.english.legible.blanks import UNSEEN, plain_blank
from accounted.claims.english.legible.way import Edit

_HIGH = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_LEADS = "".join(map(chr, range(0xC2, 0xF5)))
MOJIBAKE = re.compile(f"[{_LEADS}][{re.escape(_HIGH)}\x80-\xbf]{{1,3}}")
"""One character of UTF-8 that was read as cp1252 or Latin-1: "â€œ" for “."""
CUT_SHORT = re.compile(r"â€(?=[\s.,;:!?)]|$)")
"""A closing “â€\x9d” whose last byte, which cp1252 does not know, was lost."""


def mojibake(text: str) -> Iterator[Edit]:
    """UTF-8 that somebody read as cp1252 and saved again."""
    if not re.search("[ÂÃâÐÑØÙ]", text):
        return
    for m in MOJIBAKE.finditer(text):
        for end in range(m.end(), m.start() + 1, -1):
            word = _decoded(text[m.start() : end])
            if word is not None:
                yield m.start(), end, word
                break
    for m in CUT_SHORT.finditer(text):
        yield m.start(), m.end(), "”"


def _decoded(word: str) -> str | None:
    try:
        data = b"".join(c.encode("latin-1") if c <= "\xff" else c.encode("cp1252") for c in word)
        one = data.decode("utf-8")
    except UnicodeError:
        return None
    return (plain_blank(one) or one) if len(one) == 1 else None


ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.I)


def entities(text: str) -> Iterator[Edit]:
    """What HTML writes for a character, left standing: "&amp;", "&#8217;"."""
    if "&" in text:
        for m in ENTITY.finditer(text):
            one = html.unescape(m[0])
            if one != m[0] and len(one) == 1:
                yield m.start(), m.end(), "" if UNSEEN.match(one) else plain_blank(one) or one


LOST = re.compile("\ufffd+")


def lost_characters(text: str) -> Iterator[Edit]:
    """The replacement character: an apostrophe inside a word, a quotation mark at a word's edge, a dash between blanks."""
    opened = False
    for m in LOST.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if before.isalpha() and after.isalpha():
            yield m.start(), m.end(), "’"
        elif (not before or before.isspace() or before in "([") and after and (after.isalnum() or after in "[."):
            opened = True
            yield m.start(), m.end(), "“"
        elif before and not before.isspace() and (not after or not after.isalnum()):
            closes = opened or before in ".,!?"
            opened = False
            yield m.start(), m.end(), "”" if closes else "’"
        elif before.isspace() and after.isspace():
            yield m.start(), m.end(), "–"
        if after == "\n" or before == "\n":
            opened = opened and after != "\n"
