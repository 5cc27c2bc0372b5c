"""Spaces that were lost behind a stop, a comma, or the agency of a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.casing import is_word, mostly_capitals
from accounted.claims.english.legible.way import Edit

GLUED = re.compile(r"[.!?][”\"’]?(?=[“\"‘]?([^\W\d_]+))")
ADDRESS = re.compile(
    r"(?:com|org|net|gov|edu|mil|int|info|biz|html?|php|pdf|jpg|png|docx?|txt|uk|us|eu|ru|de|fr|ir|iq|sy|ye|af|pk|in|il|tv|me|co|ly|ae|sa)",
    re.I,
)
"""What stands behind the stop in the address of a site or a file."""
BEFORE_STOP = re.compile(r"[^\s“”\"(\[]+$")
COMMA = re.compile(r"[,;](?=[^\W\d_]{2})")
BRACKETED = re.compile(
    r"(?:^|\n[ \t]*\n)[ \t]*[A-Z][A-Z ’'.-]{2,40}(?:, [A-Z][\w ]{2,20})?(?P<gap> ?)\((?P<agency>[A-Za-z][\w .&’'-]{1,30})\)"
    r"(?:(?=[A-Z“\"])|(?P<dash>[ \t]+)(?=[“\"]?[A-Z][a-z]))"
)
"""A dateline whose dash was lost: "GARDEZ (Hill Wire)Twelve men were …"."""
DATELINES = 1500
"""Characters at the head of a report in which a dateline stands."""


def lost_spaces(text: str) -> Iterator[Edit]:
    """ "were killed.Police said", "in the north,killing two", "GARDEZ (Hill Wire)Twelve": a space where it was lost."""
    for m in GLUED.finditer(text):
        before = BEFORE_STOP.search(text, max(0, m.start() - 40), m.start())
        if before is not None and _two_sentences(before[0], m[1], text[m.end(1) : m.end(1) + 2], text):
            yield m.end(), m.end(), " "
    for m in COMMA.finditer(text):
        if text[m.start() - 3 : m.start()].isalpha():
            yield m.end(), m.end(), " "
    for m in BRACKETED.finditer(text, 0, DATELINES):
        start, end = m.span("dash") if m["dash"] else (m.end(), m.end())
        yield start, end, " – "
        if not m["gap"]:
            yield m.start("gap"), m.start("gap"), " "


def _two_sentences(left: str, right: str, behind: str, text: str) -> bool:
    """Whether the words around a stop belong to two sentences, and to no address, abbreviation or initials."""
    if len(left) < 2 or not left.isalpha() or ADDRESS.fullmatch(right) or re.match(r"[@/]|\.\w", behind):
        return False
    if right[0].isupper() and not (right.isupper() and len(right) > 1):
        return left.islower() or len(left) > 3 if len(right) > 1 else right in ("A", "I") and behind[:1] == " "
    if right.isupper():
        # Capitals throughout: only where both sides are words.
        return left.isupper() and len(left) > 2 and is_word(left) and is_word(right) and mostly_capitals(text)
    return left.islower() and len(left) > 2 and len(right) > 1 and is_word(left) and is_word(right)
