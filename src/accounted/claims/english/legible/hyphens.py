"""Words cut at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.casing import is_word
from accounted.claims.english.legible.way import Edit

HYPHEN = re.compile(r"[-\u2010\u2011¬\u00ad]\s?\n[ \t]*(?=(?P<right>[^\W\d_]+))|\u00ad[ \t]+(?=(?P<after>[^\W\d_]+))")
WORD_BEFORE = re.compile(r"[^\W_]+$")
PREFIXES = frozenset(["non", "anti", "ex", "self", "semi", "pro", "post", "mid", "vice", "half", "multi", "pre"])
"""What keeps its hyphen."""


def hyphens(text: str) -> Iterator[Edit]:
    """A word cut at the end of a line: joined, or with its own hyphen kept where that is what makes it a word."""
    for m in HYPHEN.finditer(text):
        before = WORD_BEFORE.search(text, max(0, m.start() - 40), m.start())
        if before is None:
            continue
        left, right = before[0], m["right"] or m["after"]
        small = right.islower() or (len(left) > 1 and left.isupper() and right.isupper())
        apart = len(left) > 2 and len(right) > 2 and is_word(left) and is_word(right) and not is_word(left + right)
        own = not small or apart or not left.isalpha() or left.lower() in PREFIXES
        # Two hyphens in one word: "a 60-\nyear-\nold".
        own = own or (
            before.start() > 0
            and text[before.start() - 1] in "-\n"
            and re.search(r"\d-\s*$", text[: before.start()]) is not None
        )
        yield m.start(), m.end(), "-" if own else ""
