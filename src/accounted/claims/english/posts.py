"""Posts of an account: "Redwick Police @RedwickPolice", "Governor Ilya Vorst | Telegram, 07:12", each over what it posted.

A page of such posts is their accounts' word, stretch by stretch; one among an article's paragraphs is its own paragraph. A
medium's account is the outlet's own voice and nobody's speech.
"""

from __future__ import annotations

import re

from accounted.claims.english.document import Document
from accounted.claims.english.names import Register, describe, fullest, is_media
from accounted.claims.english.transcripts import Turn
from accounted.model import Source

__all__ = ["posts"]

PLACE = r"(?:Telegram|X(?![A-Za-z])|Twitter|Facebook|WhatsApp|Instagram|VK|Weibo|Mastodon|Truth Social|Signal)"
HEADER = re.compile(
    rf"(?m)^[ \t]*(?P<who>[A-Z][^\n@|:;.“”\"]{{2,70}}?)[ \t]*(?:\(?@\w{{2,30}}\)?|[|/·•–—-][ \t]*{PLACE}\b|,?[ \t]+(?:on|via)[ \t]+{PLACE}(?=[ \t]*(?:[,:|·•(]|$)))"
    rf"[^\n]{{0,40}}?:?[ \t]*$"
)
"""The line over a post: who, and the handle or the platform."""


def posts(document: Document, register: Register) -> list[Turn]:
    """The posts of a report in order, as turns; empty where there are none, or only those of media."""
    text = document.report.text
    if document.capitals or document.spliced:
        return []
    if "@" not in text and not re.search(PLACE, text[:4000]):
        return []
    found = [m for m in HEADER.finditer(text) if _stands_over_text(text, m)]
    if not found:
        return []
    # A page that begins with a post is nothing but posts.
    whole = not text[document.report.headline_end : found[0].start()].strip() or not text[: found[0].start()].strip()
    out: list[Turn] = []
    for n, header in enumerate(found):
        source = _account(header["who"], register)
        if source is None:
            continue
        after = found[n + 1].start() if n + 1 < len(found) else len(text)
        gap = re.compile(r"\n[ \t]*\n").search(text, header.end() + 1, after)
        stop = after if whole or gap is None else gap.start()
        out.append(Turn(header.span("who"), header.end(), len(text[:stop].rstrip()), source))
    return out


def _stands_over_text(text: str, header: re.Match[str]) -> bool:
    below = re.compile(r"\s*\n(?P<line>[^\n]+)").match(text, header.end())
    return below is not None and len(below["line"].split()) > 3


def _account(words: str, register: Register) -> Source | None:
    """Whose account it is; None for a medium's, and where the words name nobody."""
    plain = words.strip(" ,-–—·•|/(")
    if is_media(plain) is not None:
        return None
    source = describe(plain)
    if source is None or source.kind in ("agency", "outlet"):
        return None
    full = fullest(source, register)
    if full.kind == "unresolved":
        return Source(name=plain, kind="unnamed", words=plain)
    return full
