"""Papers and posts that tell their author elsewhere than in a letterhead.

A mail's sender, who "prepared" an update, the lines that sign a text at its foot, a source line under a table, a charity's
name over a page that says "our clinic": what stands there is that party's word. Newspapers and agencies are left out: their
voice is the outlet's. Each needs a second mark, the first person or a text in which nobody else is said to speak.
"""

from __future__ import annotations

import re

from accounted.claims.english.document import Document
from accounted.claims.english.letterheads import (
    PRESS,
    QUOTED,
    Letterhead,
    cased,
    first_person,
    is_body,
    lines_above,
    told_of,
)
from accounted.claims.english.names import describe, is_media
from accounted.model import Source

__all__ = ["author"]

SENDER = re.compile(r"(?m)^[ \t]*From:[ \t]*(?P<who>[^\n<@]{2,80}?)[ \t]*(?:<[^\n>]*>)?[ \t]*$")
MAIL = re.compile(r"(?m)^[ \t]*(?:To|Cc|Subject|Re|Date|Sent):[ \t]*\S[^\n]*$")
MADE_BY = re.compile(
    r"(?im)^\W*(?:prepared|compiled|issued|released|produced|submitted|drawn up|signed)\s+(?:on [^\n]{3,20}? )?by:?\s+(?:the\s+)?"
    r"(?P<who>[A-Z][^\n,;]{3,90}?)(?:\s+(?:in (?:cooperation|collaboration|partnership|coordination|consultation)|together|jointly|with)\b[^\n]*|,[^\n]*)?\W*$"
)
SOURCE = re.compile(r"(?im)^\W*sources?:\s+(?:the\s+)?(?P<who>[A-Z][^\n;]{3,90}?)\W*$")
SPEECH = re.compile(r"(?i)\b(?:said|says|told|according to|added|announced|reported)\b")
SIGNS = re.compile(r"(?i)^(?:signed(?: by)?:?|for|on behalf of|in the name of)\s+(?:the\s+)?")
SENDS = re.compile(
    r"(?i)\b(?:office|service|bureau|cell|desk|unit|section|secretariat)$|^(?:press|media|information)\b"
)
SHORT_LINE = 70
PROSE_LINE = 80
FOOT = 5
"""Lines below the text that can sign it."""


def author(document: Document) -> Letterhead | None:
    """Whose paper the report is, by other marks than a letterhead; None where it does not let that be known."""
    if document.capitals or document.spliced:
        return None
    text = document.report.text
    return _of_mail(text) or _made_by(text) or _signed_below(text) or _source_line(text) or _of_repeated_name(text)


def _of_mail(text: str) -> Letterhead | None:
    """ "From: Field office Sumbe", above "To:" and "Subject:"."""
    sender = SENDER.search(text, 0, 400)
    if sender is None:
        return None
    lines = list(MAIL.finditer(text, 0, 700))
    if len(lines) < 2:
        return None
    source = _party(sender["who"]) or Source(name=sender["who"].strip(), kind="unnamed", words=sender["who"])
    return Letterhead(source, sender.span("who"), max(sender.end(), *(m.end() for m in lines)))


def _made_by(text: str) -> Letterhead | None:
    """ "Prepared by the Coordination Cell in cooperation with partners", above the text or at its foot."""
    _, body = lines_above(text)
    foot = _foot(text)
    for found in MADE_BY.finditer(text):
        if found.start() > body + 160 and found.start() < foot:
            continue
        source = _body_named(found["who"])
        if source is not None and not told_of(source, QUOTED.sub(" ", text[body:])):
            return Letterhead(source, found.span("who"), max(body, found.end()) if found.start() < foot else body)
    return None


def _source_line(text: str) -> Letterhead | None:
    """ "Source: Ministry of Health" under figures that nobody is said to give."""
    found = next(reversed(list(SOURCE.finditer(text))), None)
    if found is None or SPEECH.search(QUOTED.sub(" ", text)) or text[found.end() :].strip():
        return None
    source = _body_named(found["who"])
    return Letterhead(source, found.span("who"), 0) if source is not None else None


def _foot(text: str) -> int:
    """Where the short lines at the foot of a text begin: its signature, if it has one."""
    at = len(text.rstrip())
    for _ in range(FOOT):
        start = text.rfind("\n", 0, at) + 1
        line = text[start:at].strip()
        if len(line) > SHORT_LINE or start == 0 or re.search(r"[.!?][”\"]?$", line):
            break
        at = len(text[:start].rstrip())
    return at


def _signed_below(text: str) -> Letterhead | None:
    """ "Military Information Office / Brigades of the Free Delta", under a text that says "we"."""
    foot = _foot(text)
    if not text[foot:].strip():
        return None
    prose = QUOTED.sub(" ", text[:foot])
    if len(prose) < PROSE_LINE or not first_person(prose):
        return None
    lines = [line[0].strip() for line in re.finditer(r"[^\n]+", text[foot:])]
    # The press office first, as it stands, only where nobody else signs.
    for line in sorted(lines, key=lambda w: SENDS.search(w) is not None):
        words = SIGNS.sub("", line).strip(" ,:;")
        if not is_body(words) or re.match(
            r"(?i)(?:the )?(?:secretary|chair\w*|president|director|spokes\w+|editor)\b", words
        ):
            continue
        source = _body_named(words)
        if source is not None and not told_of(source, prose):
            at = text.index(words, foot)
            return Letterhead(source, (at, at + len(words)), 0)
    return None


ACTING = r"(?:\s+\([A-Z][A-Za-z.\-]{1,9}\))?\s+(?:has|have|is|are|will|calls?|condemns?|urges?|continues?|suspend(?:s|ed)|demands?|asks?|expresses|runs?|works?|treats?|provides?)\b"


def _of_repeated_name(text: str) -> Letterhead | None:
    """ "Bridges to Health", on a line of its own over a text that says "our clinic" and "Bridges to Health has suspended"."""
    head, body = lines_above(text)
    if not head:
        return None
    start, end = head[0]
    words = text[start:end].strip()
    plain = words.split()
    if (
        not 2 <= len(plain) <= 8
        or PRESS.search(words)
        or is_media(words) is not None
        or re.search(r"[\d:;,.!?“”\"|/]", words)
    ):
        return None
    prose = QUOTED.sub(" ", text[body:])
    if not first_person(prose) or re.search(rf"(?i)\b{re.escape(words)}{ACTING}", prose) is None:
        return None
    source = _named_body(cased(words))
    return None if told_of(source, prose) else Letterhead(source, (start, start + len(words)), body)


def _named_body(words: str) -> Source:
    return Source(name=re.sub(r"^[Tt]he ", "", words), kind="organisation", words=words)


def _party(words: str) -> Source | None:
    """Whoever a sender's line names, a medium left out."""
    source = describe(words.strip())
    return source if source is not None and source.kind in ("organisation", "office", "person") else None


def _body_named(words: str) -> Source | None:
    """The body of a line; None for newspapers, people and what is no name."""
    plain = words.strip(" ,.;:")
    if PRESS.search(plain) or is_media(plain) is not None or not is_body(plain):
        return None
    source = describe(cased(plain))
    return source if source is not None and source.kind in ("organisation", "office") else _named_body(cased(plain))
