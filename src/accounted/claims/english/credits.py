"""Whose text a report is, or a stretch of it: datelines, bylines, closing credits, sign-offs, contributions.

A credit says through whom words came, even where the agency's own text is nowhere at hand. A page put together from
several agencies' stories carries several, and each holds for its own piece. "With files from X" does not tell which part
is X's: that is kept as a contribution and makes nobody the source of any one claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from accounted.claims.english.document import Document
from accounted.claims.english.names import is_media
from accounted.claims.english.speaking import speaking
from accounted.model import CONTRIBUTED, UNNAMED_WIRE, Source

__all__ = ["Credit", "Credits", "credits_of"]


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that the page names for ``text[start:end]``."""

    source: Source
    start: int
    end: int


@dataclass(slots=True)
class Credits:
    """``pieces``: whose each stretch is. ``contributed``: who gave something to the page, and nobody knows what."""

    pieces: list[Credit] = field(default_factory=list)
    contributed: list[Source] = field(default_factory=list)

    def at(self, start: int, end: int) -> list[Source]:
        """The sources whose stretch holds the middle of a span, in order of the text, nobody twice."""
        middle = (start + end) // 2
        found: dict[str, Source] = {}
        for credit in self.pieces:
            if credit.start <= middle < credit.end:
                found.setdefault(credit.source.name.casefold(), credit.source)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class _Mark:
    """A credit line: where it stands, whether it opens a piece (dateline, byline) or closes one, and who is named."""

    start: int
    end: int
    opens: bool
    sources: tuple[Source, ...]
    paragraph: tuple[int, int]


SERVICE = r"(?:[A-Z][\w’'\-]*\s+){1,3}(?:Wire|News Agency|Press Agency|Newswire|News Service|Press Service)"
"""A name that only a news service bears, where the lexicon does not know it."""


@cache
def _media() -> re.Pattern[str]:
    return re.compile(rf"{speaking().media_name.pattern}|\b{SERVICE}\b")


def _named(words: str) -> tuple[Source, ...]:
    """The agencies and outlets in a credit line, in order."""
    found: dict[str, Source] = {}
    for match in _media().finditer(words):
        name = re.sub(r"^the\s+", "", match[0], flags=re.I)
        kind = is_media(name) or ("agency" if re.fullmatch(SERVICE, name) else None)
        if kind is not None:
            found.setdefault(name.casefold(), Source(name=name, kind=kind))  # no words: nobody says at the claim
    return tuple(found.values())


def _only_named(words: str) -> tuple[Source, ...]:
    """The same where the words hold nothing else."""
    rest = _media().sub("", words)
    bare = re.sub(r"(?i)\b(?:and|with|the|news|agency|agencies|staff|source|sources|via|photo)\b|[\W_]", "", rest)
    return _named(words) if not bare else ()


AGENCIES = re.compile(
    r"(?i)^\W*(?:(?:staff|from|by|source:?|with|and|news|wire)\s+)*(?:agencies|wire services|wires)\W*$"
)
"""Several agencies, none named."""
SIGN_OFF = re.compile(r"^\W*(?:[Rr]eporting|[Ww]riting) by\s+[A-Z][^\n]{2,300}$")
EDITED = re.compile(r"(?i)[;.]\s*(?:editing|writing|compiling|additional reporting) (?:by|and)\s")
DATELINE = re.compile(
    r"[^\S\n]*(?:\W{0,3})(?P<place>[A-Z][\w’'.\-]+(?:[ ,/]+[\w’'.\-]+){0,8}?)?[ ,]*"
    r"\((?P<who>[^()\n]{2,60})\)\s*(?:--?|–|—|:)\s"
)
BYLINE = re.compile(r"^[^\S\n]*(?:By|From|by|from|Source:|SOURCE:|BY)\s(?P<who>[^\n.]{2,80})$", re.M)
CLOSING = re.compile(
    r"(?<=[.!?…”\"’'\])])\s*(?:[(\[]\s*(?P<in>[^()\[\]\n]{2,60})\s*[)\]]|(?:--?|–|—|/)\s*(?P<after>[^()\[\]\n.]{2,40}))\s*\.?\s*$"
)
GAVE = re.compile(
    r"^\W*(?:(?:[Ww]ith|[Ii]ncludes?|[Cc]ontains?|[Uu]sing)\s+(?:additional\s+|some\s+|further\s+)?"
    r"(?:files?|inputs?|reporting|reports?|information|material|wire reports|agency (?:reports|inputs|files))\s+(?:from|by)\b"
    r"|[Aa]dditional (?:reporting|material|information|files?) (?:by|from)\b|[Cc]ompiled (?:from|with|by)\b)(?P<who>[^\n]{2,120})$"
)
GAVE_TOO = re.compile(
    r"^\W*(?P<who>[^\n]{2,120}?)\s+(?:also\s+)?(?:has\s+|have\s+)?contributed\s+(?:reporting\s+)?to\s+(?:this|the)\s+(?:report|story|article|page)\b[^\n]{0,40}$"
)
LONGEST = 200
"""Characters of a credit that stands as a sentence of its own."""


def credits_of(document: Document) -> Credits:
    """Every credit of the report. The outlet itself, named on its own page, is no credit."""
    out = Credits()
    for sentence in document.sentences:
        told = sentence.text.strip(" ()[]*.–—-")
        if len(told) > LONGEST:
            continue
        gave = GAVE.match(told) or GAVE_TOO.match(told)
        if gave is not None:
            for source in _named(gave["who"]):
                contributed = Source(name=source.name, kind=source.kind, role=CONTRIBUTED)
                if contributed not in out.contributed and not _is_outlet(source, document):
                    out.contributed.append(contributed)
    marks = [m for m in _marks(document) if not any(_is_outlet(s, document) for s in m.sources)]
    out.pieces = _pieces(marks, document)
    credited = {c.source.name for c in out.pieces}
    out.contributed = [s for s in out.contributed if s.name not in credited]
    return out


def _is_outlet(source: Source, document: Document) -> bool:
    outlet = (document.report.outlet or "").casefold()
    name = source.name.casefold()
    return name == outlet or name in outlet.split() or bool(" " in name and name in outlet)


def _paragraphs(document: Document) -> list[tuple[int, int, bool]]:
    """Spans of the article's paragraphs with what stands before their first sentence (a dateline), and whether each is
    the headline."""
    spans: dict[int, tuple[int, int, bool]] = {}
    for s in document.sentences:
        old = spans.get(s.paragraph)
        spans[s.paragraph] = (old[0] if old else s.start, s.end, s.headline)
    line = document.dateline
    if line is not None:
        for number, (start, end, headline) in spans.items():
            if start == line[1] or (line[1] <= start and not document.report.text[line[1] : start].strip()):
                spans[number] = (line[0], end, headline)
                break
    return [spans[k] for k in sorted(spans)]


def _marks(document: Document) -> list[_Mark]:
    text = document.report.text
    paragraphs = _paragraphs(document)
    body = [p for p in paragraphs if not p[2]]
    marks: list[_Mark] = []
    for n, (start, end, headline) in enumerate(paragraphs):
        span = (start, end)
        if headline:
            continue
        line = DATELINE.match(text, start, end)
        if line is not None and (found := _named(line["who"])):
            if document.capitals and any(is_media(s.name) is None for s in found):
                found = ()
            marks.append(_Mark(start, line.end(), True, found, span))
        whole = text[start:end].strip()
        last = (start, end, headline) == body[-1]
        if (
            len(whole) <= LONGEST
            and (by := BYLINE.search(text, start, end)) is not None
            and (found := _named(by["who"]))
        ):
            closes = last and len(body) > 1
            marks.append(_Mark(by.start(), by.end(), not closes, found, span))
            continue
        if len(whole) <= 2 * LONGEST and (signed := _signed(whole)):
            marks.append(_Mark(start, end, False, signed, span))
            continue
        if len(whole) <= 60 and (found := _only_named(whole) or _agencies(whole)):
            opens = not any(b[0] < start and not _is_line(text[b[0] : b[1]]) for b in paragraphs[:n] if not b[2])
            marks.append(_Mark(start, end, opens, found, span))
            continue
        closing = CLOSING.search(text, max(start, end - 90), end)
        if closing is not None and (found := _only_named(closing["in"] or closing["after"])):
            marks.append(_Mark(closing.start(), closing.end(), False, found, span))
    opening = body[0][0] if body else document.report.headline_end
    head = text[document.report.headline_end : opening + 160]
    if not any(m.opens for m in marks):
        # "Orven, Monday, (AFP) - ...": bracketed and dashed inside the first words, in no form that we know.
        for match in re.finditer(r"\(([^()\n]{2,40})\)\s*(?:--?|–|—)", head):
            found = tuple(s for s in _named(match[1]) if s.kind == "agency")
            if found:
                marks.append(_Mark(opening, opening, True, found, body[0][:2] if body else (opening, opening)))
                break
    author = document.report.author
    if author and (found := tuple(s for s in _named(author) if s.kind == "agency")):
        marks.append(_Mark(0, 0, True, found, (0, 0)))
    return sorted((m for m in marks if m.sources), key=lambda m: (m.start, m.end))


def _is_line(words: str) -> bool:
    """Whether a paragraph is a short line (a byline, a date) and no prose."""
    return len(words) < 60 and not re.search(r"[.!?][”\"]?\s*$", words.strip())


def _signed(words: str) -> tuple[Source, ...]:
    """Who signs off ("Reporting by A; Editing by B"): the agency named there, else one that is not named."""
    plain = words.strip(" ()[]*.–—-")
    if AGENCIES.match(plain):
        return ()
    if not SIGN_OFF.match(plain) or not (EDITED.search(plain) or _named(plain)):
        return ()
    return _named(plain) or (Source(name=UNNAMED_WIRE, kind="unnamed", role="signs with reporters and editors"),)


def _agencies(words: str) -> tuple[Source, ...]:
    return (Source(name=UNNAMED_WIRE, kind="unnamed", role="several"),) if AGENCIES.match(words) else ()


def _pieces(marks: list[_Mark], document: Document) -> list[Credit]:
    """The stretch of each credit: from an opening one to the next credit, up to a closing one from the one before."""
    end = len(document.report.text)
    names = {s.name.casefold() for m in marks for s in m.sources}
    apart = document.spliced and len(names) > 1
    out: list[Credit] = []
    closed = 0
    for n, mark in enumerate(marks):
        if mark.opens:
            following = [m for m in marks[n + 1 :] if m.start > mark.start]
            stop = min([(m.start if m.opens else m.end) for m in following[:1]] or [end])
            if apart:
                # Of a page in pieces a dateline tells its own paragraph, a line of its own the one below it.
                own = [p for p in _paragraphs(document) if p[1] > mark.end]
                stop = min(stop, own[0][1] if own else stop)
            start = 0 if not out and all(not m.opens for m in marks[:n]) and n == 0 else mark.start
            sources: tuple[Source, ...] = mark.sources
        else:
            opened = [m for m in marks[:n] if m.opens and m.start >= closed]
            start, stop = (opened[-1].start if opened else closed), mark.end
            if apart:
                start = max(start, mark.paragraph[0])
            sources = tuple(s for s in mark.sources if not (s.name == UNNAMED_WIRE and opened))
            closed = mark.end
        out += [Credit(source, start, stop) for source in sources]
    return out
