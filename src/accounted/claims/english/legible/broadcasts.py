"""Times, sounds and marks of a change of speaker in captions and in what was said on air."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.legible.way import Edit

TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
CAPTION = re.compile(rf"(?m:^)(?:[ \t]*\d{{1,5}}[ \t]*\n)?[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}[^\n]*\n")
"""A caption's number and times, a line or two of their own."""
TIMECODE = re.compile(
    rf"[\[(<]{TIME}(?:\s*[-–]\s*{TIME})?[\])>][ \t]*|(?m:^)[ \t]*\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?[ \t]+"
)
NOISE = re.compile(
    r"[\[(](?:applause|laughter|laughs|crosstalk|cross ?talk|inaudible|indistinct|music|sirens?|gunfire|cheers?|cheering|booing|pause|"
    r"coughs|sighs|crying|sobs|sobbing|chanting|unintelligible|foreign language|speaking (?:in )?\w+|"
    r"video ?clip|commercial break|through (?:an )?(?:interpreter|translator))[\])]",
    re.I,
)
CHEVRONS = re.compile(r"(?m:^)[ \t]*>{2,3}[ \t]*|(?<=\s)>{2,3}[ \t]+")


def broadcast(text: str) -> Iterator[Edit]:
    """Times, sounds and marks of a change of speaker in what was said on air."""
    if "-->" in text:
        for m in CAPTION.finditer(text):
            before = text[: m.start()].rstrip()
            open_ = bool(before) and before[-1] not in '.!?:”"'
            start = len(before) if open_ else m.start()
            yield start, m.end(), " " if open_ else "\n" if start else ""
    if re.search(r"\d:\d\d", text):
        for m in TIMECODE.finditer(text):
            yield m.start(), m.end(), ""
    for m in NOISE.finditer(text):
        blank = text[m.start() - 1 : m.start()] == " "
        yield m.start() - blank, m.end(), ""
    if ">>" in text:
        for m in CHEVRONS.finditer(text):
            yield m.start(), m.end(), ""
