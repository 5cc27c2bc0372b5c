"""From what a reader took out of some bytes to the text that is kept: headline first, asides marked.

Everything that moves an offset happens here, before the asides are found; nothing after.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from accounted.model import Aside
from accounted.reading.asides import find_asides, notice_at_head
from accounted.reading.metadata import Metadata

_HEADLINE_MAX = 200
"""Longest headline, in characters; longer first lines are a lead."""

_DATELINE = re.compile(r"^[A-Z][^.!?]{0,60}[,(]?\s*\(?[^()]{0,30}\)?\s*[–—-]+\s*$")
_NOT_HEADLINE = re.compile(
    r"^(?:by\s+[A-Z]|(?:published|updated|posted|date|source|from|to|subject|photo|image|file)\b[^:]{0,20}:)", re.I
)


class Document(msgspec.Struct, kw_only=True):
    """One readable document out of some bytes, before it becomes a report.

    ``own`` is what the document says of itself. ``link_lines``: lines that are nothing but a link. ``notes``:
    (code, what was seen, what would settle it) for problems that hang on this document.
    """

    text: str
    extractor: str
    own: Metadata = Metadata()
    part: str = ""
    moves_title: bool = False
    """True where the text is the program's own extraction, so that a title inside may be brought to its head."""
    link_lines: frozenset[str] = frozenset()
    notes: list[tuple[str, str, str]] = []


class Assembled(msgspec.Struct, frozen=True, kw_only=True):
    """The text that is kept, its headline and asides, and whether it says at its head that it is constructed."""

    text: str
    headline_end: int
    asides: tuple[Aside, ...]
    synthetic: bool


def assemble(document: Document, title: str | None) -> Assembled:
    """Put the headline (told by ``title``, or by form) first, a constructed-example notice after it, then the rest.

    A first line that says the known title in other words is the text's own headline and stays as it is.
    """
    text = clean(document.text)
    if title is not None and title[:1] in "([" and title[-1:] in ")]":
        title = None  # a remark about a missing title
    notice = notice_at_head(text)
    own_end = headline_end(text, title)
    if notice is not None and notice[0] >= own_end and text[own_end : notice[0]].strip() == "" and own_end:
        pass  # headline, notice, body: as it should be
    elif notice is not None and not text[: notice[0]].strip():
        rest = text[notice[1] :].lstrip()
        end = headline_end(rest, title)
        words = text[notice[0] : notice[1]]
        if end:
            # A notice above the headline goes below it: the headline is the first paragraph of a report.
            head, body = rest[:end].strip(), rest[end:].lstrip("\n")
            text, own_end = f"{head}\n\n{words}\n\n{body}", len(head)
        elif title is not None:
            text, own_end = _with_title(text, title, document.moves_title), len(title)
        else:
            own_end = 0
    elif own_end == 0 and title is not None:
        text, own_end = _with_title(text, title, document.moves_title), len(title)
    asides = find_asides(text, own_end, document.link_lines)
    return Assembled(text=text, headline_end=own_end, asides=asides, synthetic=any(a.kind == "notice" for a in asides))


def clean(text: str) -> str:
    """LF line ends, no NUL, no lone surrogate; all else as it came."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def headline_end(text: str, title: str | None = None) -> int:
    """Where the first paragraph ends if it is a headline, else 0.

    It is one if it is the known title, or a single short line without a final full stop, followed by a blank
    line and more text, that (where a title is known) says much the same.
    """
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    line = text[start:line_end].rstrip()
    if not line or len(line) > 2 * _HEADLINE_MAX:
        return 0
    end = start + len(line)
    if title is not None and same_title(line, title):
        return end if text[line_end:].strip() else 0
    blank = re.compile(r"\n[^\S\n]*\n").match(text, line_end)
    if blank is None or not text[blank.end() :].strip() or not looks_like_headline(line):
        return 0
    return end if title is None or _alike(line, title) else 0


def looks_like_headline(line: str) -> bool:
    """By form: short, no final full stop, no dateline, byline or label."""
    bare = line.strip().rstrip("'\"”’»)")
    if not bare or len(bare) > _HEADLINE_MAX or not re.search(r"[^\W\d_]{2}", bare):
        return False
    if bare[-1] in ".:;,。．…،؛-–—" or bare[0].islower() or _DATELINE.match(bare) or _NOT_HEADLINE.match(bare):
        return False
    return not bare.startswith(("-", "•", "*", "|", "<", "{", "["))


def same_title(line: str, title: str) -> bool:
    """Equal but for case, marks and blanks; or ``title`` is the line with a site's name behind it."""
    left, right = _folded(line), _folded(title)
    if not left or not right:
        return False
    if left == right:
        return True
    parted = re.split(r"\s[|–—-]\s", title)
    return len(parted) > 1 and left in (_folded(" - ".join(parted[:-1])), _folded(parted[0]))


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", words).casefold()))


def _alike(line: str, title: str) -> bool:
    left = {w[:5] for w in _folded(line).split() if len(w) > 3 or w.isdigit()}
    right = {w[:5] for w in _folded(title).split() if len(w) > 3 or w.isdigit()}
    return bool(left and right) and len(left & right) * 2 >= min(len(left), len(right))


def _with_title(text: str, title: str, moves: bool) -> str:
    """``title`` and a blank line before ``text``; an extracted text's own copy further down is taken out."""
    if moves:
        paragraphs = text.split("\n\n")
        for index, paragraph in enumerate(paragraphs[:4]):
            if "\n" not in paragraph.strip() and same_title(paragraph, title):
                text = "\n\n".join(paragraphs[:index] + paragraphs[index + 1 :])
                break
    body = text.lstrip("\n")
    return f"{title}\n\n{body}" if body.strip() else title
