"""Monitored broadcasts: whose words a monitor's square brackets announce.

A monitoring service types "[BEGIN RECORDING] [HADDAD] I do not know. [END RECORDING]", "[INTERVIEW WITH COLONEL SAMIR HADDAD BY
UNIDENTIFIED REPORTER] [TEXT] [HADDAD] …" or "[BEGIN HADDAD RECORDING] …". A label stands where a turn may begin: at the head
behind the dateline's tags, at the head of a paragraph, or behind the tag that begins a recording. What else stands in brackets
(expansions of short names, remarks on what could not be heard) opens nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accounted.claims.english.casing import restore_case
from accounted.claims.english.document import Document
from accounted.claims.english.names import (
    ROLE_WORD,
    Register,
    add,
    as_source,
    describe,
    fullest,
    introduce,
    replace_words,
    surname_of,
)
from accounted.model import Source

TAG = re.compile(r"\[(?P<in>[^\[\]]{1,240})\]")
EDITOR = re.compile(
    r"(?i)(?:begin|end|text|excerpts?|words?|passages?|sentences?|few|several|indistinct|omitted|continued|recorded|video|"
    r"applause|laughter|crosstalk|inaudible|pause|music|as |sic\b|no |studio|first|second|third|unidentified (?:words|song)|chanting|"
    r"report$|editorial|commentary|interview|announcement|news ?cast|changes thought|spelling|name|summary|from |speech|address|"
    r"communique|statement|dispatch|article|preceding|following|phonetic|interrupts?|continues|correction|question indistinct|signed|dated|place|sealed|end$|heading|title)"
)
"""What an editor remarks or heads a text with; names nobody."""
OPENS = re.compile(
    r"(?i)begin(?: (?P<who>[^\[\]]{2,80}?))?(?: (?:video|audio|live|taped))? ?(?:recording|relay|video|tape)\b"
)
CLOSES = re.compile(r"(?i)end(?: [^\[\]]{2,40})? ?(?:recording|relay|video|tape)\b")
ASKS = re.compile(
    r"(?i)^(?:(?:first|second|third|another|other|same|unidentified|local|foreign|female|male|radio|television)\s+)*"
    r"(?:reporter|journalist|correspondent|interviewer|questioner|moderator|host|presenter|announcer|anchor|newsman)s?"
    r"(?:\s*#?\s*\d+)?$"
)
HEADED = re.compile(
    r"(?i)\b(?:interview|(?:news|press) conference|briefing|speech|statement|remarks|address|message|round ?table|discussion|talk)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn: ``label`` and ``start``-``end`` in the report's text. ``asks``: it is the outlet's own people who put questions."""

    label: tuple[int, int]
    start: int
    end: int
    speaker: Source
    asks: bool


def heard(document: Document, register: Register) -> list[Heard]:
    """The labelled turns of a monitored broadcast, in order; empty where the text has none."""
    text = document.report.text
    if document.spliced or "[" not in text:
        return []
    tags = list(TAG.finditer(text))
    starts = _starts(document)
    labels: list[tuple[re.Match[str], str, int]] = []
    closes = [t.start() for t in tags if CLOSES.match(t["in"])]
    headed = any(HEADED.search(t["in"]) for t in tags if t.start() < starts.head)
    for n, tag in enumerate(tags):
        before = tags[n - 1] if n else None
        adjoining = before is not None and not text[before.end() : tag.start()].strip()
        opened = OPENS.match(tag["in"])
        if opened and opened["who"] and not EDITOR.match(opened["who"]):
            after = tags[n + 1] if n + 1 < len(tags) else None
            if after is None or text[tag.end() : after.start()].strip() or EDITOR.match(after["in"]):
                labels.append((tag, opened["who"], tag.end()))
            continue
        if EDITOR.match(tag["in"]) or opened:
            continue
        behind_head = adjoining and before is not None and _opens_text(before["in"])
        if not (behind_head or starts.at(tag.start())):
            continue
        rest = text[tag.end() :].lstrip()
        if not rest[:1] or not (rest[0].isalnum() or rest[0] in "“\"'‘¿(.["):
            continue
        labels.append((tag, tag["in"], tag.end()))
    if not labels:
        return []
    _introduced(tags, register, labels[0][0].start())
    out: list[Heard] = []
    for n, (tag, words, start) in enumerate(labels):
        source = _speaker(re.sub(r"\s+", " ", words).strip(), tag, register)
        if source is None:
            continue
        nearest = labels[n + 1][0].start() if n + 1 < len(labels) else len(text)
        recorded = any(
            OPENS.match(t["in"]) and t.start() <= tag.start() and not any(t.start() < c < tag.start() for c in closes)
            for t in tags
        )
        close = next((c for c in closes if c >= start), None)
        if recorded and close is not None:
            end = min(nearest, close)
        elif headed or n + 1 < len(labels) or text[start:].lstrip()[:1] in ("“", '"'):
            end = nearest
        else:
            end = _paragraph_end(text, start, nearest)
        out.append(Heard((tag.start() + 1, tag.end() - 1), start, end, source, ASKS.match(words.strip()) is not None))
    return out


@dataclass(frozen=True, slots=True)
class _Starts:
    head: int
    """Where the first paragraph ends."""
    text: str

    def at(self, place: int) -> bool:
        """Whether a paragraph begins there."""
        return re.search(r"(?:^|\n[ \t\r]*\n)[ \t\r\n]*$", self.text[max(0, place - 40) : place]) is not None


def _starts(document: Document) -> _Starts:
    text = document.report.text
    gap = re.search(r"\S[^\n]*\n[ \t\r]*\n", text[document.report.headline_end :])
    return _Starts(document.report.headline_end + gap.end() if gap else len(text), text)


def _opens_text(words: str) -> bool:
    return re.match(r"(?i)(?:text|excerpts?|continued|summary|passage omitted|video)\b", words) is not None or (
        OPENS.match(words) is not None
    )


def _introduced(tags: list[re.Match[str]], register: Register, first: int) -> None:
    """Whom a heading names: "[INTERVIEW WITH COLONEL SAMIR HADDAD BY …]"; the article leaves tags out."""
    for tag in tags:
        if tag.start() > first:
            break
        if HEADED.search(tag["in"]):
            words = re.sub(r"\s+", " ", tag["in"])
            told = introduce([(tag.start(), restore_case(words) if words.isupper() else words)])
            for name, person in told.persons.items():
                register.persons.setdefault(name, person)
            for name, at in told.runs.items():
                register.runs.setdefault(name, at)


def _speaker(words: str, tag: re.Match[str], register: Register) -> Source | None:
    """Whom a label names. A bare name that the text does not introduce stays a bare name: somebody speaks there."""
    if ASKS.match(words):
        return Source(name=re.sub(r"(?i)\s*#?\s*\d+$", "", words).lower(), kind="unnamed", words=words)
    worded = restore_case(words) if words.isupper() else words
    if re.search(r"\d|[.;:!?]\s|\b(?:is|are|was|were|has|have|will)\b", worded, re.I):
        return None
    if "," in worded:
        full = describe(worded)
        who, _, role = worded.partition(",")
        known = surname_of(who.split()[-1], register)
        if known is not None and known.role:
            return as_source(known, words)
        if full is not None and full.kind == "person":
            add(register, full, tag.start())
            return replace_words(full, words)
        return Source(name=who.strip(), kind="person", words=words, role=role.strip() or None)
    known = surname_of(worded.split()[-1], register)
    if known is not None:
        return as_source(known, words)
    source = describe(worded)
    if source is None:
        return None
    if source.kind == "unresolved" or (
        source.kind == "organisation" and len(worded.split()) <= 3 and not ROLE_WORD.search(worded)
    ):
        settled = fullest(source, register)
        if settled.kind not in ("unresolved",) and settled.name != worded:
            return replace_words(settled, words)
        return Source(name=worded, kind="unresolved", words=words) if len(worded.split()) <= 4 else None
    return replace_words(fullest(source, register), words)


def _paragraph_end(text: str, start: int, stop: int) -> int:
    gap = re.compile(r"\n[ \t\r]*\n").search(text, start + len(text[start:]) - len(text[start:].lstrip()), stop)
    return gap.start() if gap else stop
