"""Quotation marks and apostrophes of other habits, and letters that printers tie together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.legible.way import Edit

LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
OPENS = re.compile(r"``|,,(?=\w)|[„‟«](?=\s?\w)|(?<![\w\s])»(?=\w)|(?<=\s)»(?=\w)|＂(?=\w)")
CLOSES = re.compile(r"(?<=[\w.,!?…])[»«＂](?!\w)|(?<=\s)»(?=[\s.,])|(?<=[\w.,!?])´´")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])[`´ʼʹ′＇‛](?=[^\W\d_])")
DOUBLED = re.compile(r"''|’’|‘‘")
ODD = re.compile("[„‟«»＂´ʼʹ′＇‛ﬀ-ﬆ]|``|,,|`")
LONGEST_QUOTATION = 600


def marks(text: str) -> Iterator[Edit]:
    """Quotation marks and apostrophes of other habits: ``…'', „…“, «…», it´s; letters that printers tie together."""
    if "''" in text or "’’" in text or "‘‘" in text:
        yield from _doubled(text)
    if ODD.search(text) is None:
        return
    for m in re.finditer("[ﬀ-ﬆ]", text):
        yield m.start(), m.end(), LIGATURES[m[0]]
    # German marks: what closes them opens elsewhere.
    for m in re.finditer(rf"„[^„“”\n]{{1,{LONGEST_QUOTATION}}}(“)", text):
        yield m.start(1), m.end(1), "”"
    for pattern, mark in ((OPENS, "“"), (CLOSES, "”"), (APOSTROPHE, "’")):
        for m in pattern.finditer(text):
            yield m.start(), m.end(), mark


def _doubled(text: str) -> Iterator[Edit]:
    """Two apostrophes: one that a database doubled ("don''t", "ten days'' leave"), or a quotation mark."""
    opened = -1
    for m in DOUBLED.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if before.isalpha() and after.isalpha():
            yield m.start(), m.end(), "’"
        elif m[0] == "‘‘" or (after.isalnum() and not before.isalnum()):
            opened = m.start()
            yield m.start(), m.end(), "“"
        elif before and not before.isspace():
            closes = text.rfind("``", 0, m.start()) > opened or 0 <= opened >= m.start() - LONGEST_QUOTATION
            opened = -1
            yield m.start(), m.end(), "”" if closes or before in ".,!?" else "’"
