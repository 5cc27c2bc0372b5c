"""What colours a clause and names nobody: "reportedly", "it is not true that", rumours called false."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.frames.frame import BOUNDARY, Frame
from accounted.claims.english.frames.parties import subject_before
from accounted.claims.english.gated import Gated
from accounted.claims.english.speaking import Speaking

FALSEHOOD = re.compile(
    r"(?i)\b(?:the|a|any|such|these|those|all|some|false|baseless|unfounded|media|social media|online|\s)*"
    r"(?:rumou?rs?|lies?|fabrications?|allegations?|claims?|assertions?|reports?|accusations?|stories|story|news|suggestions?|talk)"
    r"\s+(?:by [\w ]{3,40}? (?=of\b|that\b)|on social media\s+|in the media\s+|in the press\s+|online\s+|circulating\s+|spreading\s+|being spread\s+)*"
    r"(?:that|of)\s+"
)

UNTRUE = Gated(
    r"(?i)\b(?:(?:is|are|was|were|as|being|completely|entirely|utterly|simply|totally|wholly|all|calls?|called|branded|labelled|be)\s+)+"
    r"(?:an?\s+)?(?:\w+ly\s+)?(?:false|untrue|wrong|incorrect|unfounded|groundless|baseless|fabricat\w+|lies?|nonsense|propaganda|not true|"
    r"invented|made up|disinformation|without (?:any |all )?(?:basis|foundation|truth)|no truth)\b"
    r"|\bwithout (?:any )?(?:basis|foundation)\b|\bno (?:truth|basis|foundation)\b"
    r"|\bnot to (?:spread|believe|circulate|repeat|publish|share)\b|\b(?:there (?:is|was) no truth (?:in|to))\b"
)

NOT_TRUE = Gated(
    r"(?i)\b(?:it (?:is|was)(?: simply| absolutely| just)? (?:not true|untrue|false|not the case|a lie|incorrect|wrong to say)|"
    r"there (?:is|was) no truth (?:in|to) (?:the |any )?(?:\w+ ){0,3}?|it (?:isn|wasn)[’']t true)\s*(?:that\s+)?"
)


def called_untrue(text: str, doc: Any, found: list[Frame]) -> list[Frame]:
    """What a sentence calls false, whoever speaks: "the rumour that 30 died is without basis", "it is not true that"."""
    out = []
    for mark in NOT_TRUE.finditer(text):
        out.append(_silent(text, mark.span(), mark.end(), len(text)))
    if out or UNTRUE.search(text) is None:
        return out
    for rumour in FALSEHOOD.finditer(text):
        judged = UNTRUE.search(text, rumour.end())
        frame = _silent(text, rumour.span(), rumour.end(), judged.start() if judged else len(text))
        asked = WARNS.search(text, 0, rumour.start())
        if asked and not found and (subject := subject_before(text, asked.start(), doc)) is not None:
            frame.speaker = subject
            frame.anchor = (subject[0], rumour.end())
        out.append(frame)
    return out


WARNS = re.compile(
    r"(?i)\b(?:asks?|asked|urge[sd]?|calls? on|called on|appeal(?:s|ed) to|advise[sd]?|caution(?:s|ed)|calls?|called|branded)\b"
)


def _silent(text: str, anchor: tuple[int, int], start: int, end: int) -> Frame:
    """A frame that colours a clause and names nobody; it ends with its clause."""
    stop = re.search(
        r",?\s+(?:but|and that|adding|while)\b|[;“”\"]|,\s+(?:the|an?|he|she|it|they|[A-Z])\b[^,]*\b(?:said|says|added)\b",
        text[start:end],
    )
    frame = Frame(anchor, None, "denied", verb="hedge")
    frame.content.append((start, start + stop.start() if stop else end))
    return frame


def hedge_words(text: str, known: Speaking) -> list[tuple[re.Match[str], str]]:
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(known.hedges))})\b", re.I)
    out = [(m, "claimed") for m in pattern.finditer(text)]
    out += [
        (m, "claimed")
        for m in re.finditer(r"(?i)\b(?:is|are|was|were) (?:said|alleged|claimed|purported) to (?:have|be)\b", text)
    ]
    return out


def hedge_frame(text: str, match: re.Match[str], stance: str) -> Frame:
    """ "reportedly" colours its own clause and nothing else."""
    starts = [m.end() for m in BOUNDARY.finditer(text, 0, match.start()) if not re.fullmatch(r"\s+and\s+", m[0])]
    ends = [m.start() for m in BOUNDARY.finditer(text, match.end()) if not re.fullmatch(r"\s+and\s+", m[0])]
    frame = Frame(match.span(), None, "claimed", verb="hedge")
    frame.content.append((starts[-1] if starts else 0, ends[0] if ends else len(text)))
    return frame
