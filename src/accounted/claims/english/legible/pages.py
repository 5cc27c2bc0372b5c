"""Heads and feet of pages that stand inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.casing import is_word, mostly_small
from accounted.claims.english.legible.way import Edit

FURNITURE = re.compile(
    r"""\s*(?:
        (?:-+\s*)?(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*-+)?              # 12; - 12 -; Page 3 of 12
      | [^\n.!?]{0,60}\b(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[^\n.!?]{0,20}      # Monthly Bulletin  page 3
      | \d{1,4}\s+\|\s+[^\n.!?]{2,60} | [^\n.!?]{2,60}\s+\|\s+\d{1,4}                        # 12 | Annual Report
      | \f
    )\s*""",
    re.X | re.I,
)
"""The head or foot of a page, told by its number."""
CUT_IN_TWO = re.compile(r"\n[ \t\f]*\n\s*[^\W\d_A-Z]|\n[^\n]{0,80}\d[^\n.,]{0,30}\n")
"""A paragraph that begins small, or a short line with a number: without one of these no page cuts a sentence."""
LINE = re.compile(r"[^\n]*\n?")


def page_marks(text: str) -> Iterator[Edit]:
    """Heads and feet of pages that stand inside a sentence, and blank lines that cut one in two."""
    if CUT_IN_TWO.search(text) is None:
        return
    lines = [(m.start(), m.end(), m[0].strip()) for m in LINE.finditer(text) if m.end() > m.start()]
    often = _running(lines)
    small = mostly_small(text)
    last: tuple[int, str] | None = None
    between = furniture = first = False
    for start, end, words in lines:
        if not words:
            between = True
            continue
        if last is not None and _is_furniture(words, often):
            between = furniture = True
            continue
        # Over a gap a sentence goes on; but a headline does not go on in the lead.
        if last is not None and between and (furniture or not first) and _goes_on(last[1], words, furniture, small):
            begin = start + text[start:end].index(words)
            cut = re.search(r"[^\W\d_]{2,}[-\u2010\u00ad¬]$", last[1])
            word = re.match(r"[^\W\d_]{2,}", words)
            if cut and word and is_word(cut[0][:-1] + word[0]):
                yield last[0] - len(cut[0]), begin + word.end(), cut[0][:-1] + word[0]
            else:
                yield last[0], begin, " "
        first = last is None
        last = start + text[start:end].index(words) + len(words), words
        between = furniture = False


def _running(lines: list[tuple[int, int, str]]) -> frozenset[str]:
    """Short lines that come again and again, but for their numbers: running heads."""
    count: dict[str, int] = {}
    for _, _, words in lines:
        if 0 < len(words) <= 80:
            bare = re.sub(r"\d+", "", words)
            count[bare] = count.get(bare, 0) + 1
    return frozenset(w for w, n in count.items() if n > 2 and not w.rstrip().endswith((".", "!", "?", "”", '"', ":")))


def _is_furniture(words: str, often: frozenset[str]) -> bool:
    return FURNITURE.fullmatch(words) is not None or re.sub(r"\d+", "", words) in often


NO_END = re.compile(
    r"\b(?:of|the|an?|in|by|and|or|to|for|with|at|from|that|which|who|were|was|had|have|has|on|near|into|its|their|his|her|as|but|when|where)$"
)
"""A line that ends so does not end a sentence."""
ITEM = re.compile(r"(?:[a-z]|[ivx]{1,4}|[a-z]\d)[.)]\s|(?:al|el|an|ar|as|at|de|van|von|bin)[-’' ]")
"""What begins small and begins anew: an item of a list, a name."""


def _goes_on(before: str, words: str, page: bool, small: bool) -> bool:
    """Whether a sentence runs on over a gap: no stop before it, and a small letter or an open end tells so."""
    if before[-1] in ".!?:;”\"’'…)]*|" or len(before) < 20:
        return False
    if page and (NO_END.search(before) or before[-1] in ",-\u00ad\u2010"):
        return words[0].isalnum() or words[0] in '“"('
    return words[0].islower() and (page or not small) and ITEM.match(words) is None
