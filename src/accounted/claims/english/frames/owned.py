"""Figures that a noun or a participle gives to somebody: "the police toll of two", "the seventeen announced by the governor".

Nobody is said to speak there, and yet the figure is somebody's. What such words cover is the figure and the people that it
counts, never the rest of the sentence.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.document import token_at
from accounted.claims.english.frames.cited import DISOWNED
from accounted.claims.english.frames.frame import Frame
from accounted.claims.english.frames.parties import phrase_end, speakerlike
from accounted.claims.english.gated import Gated
from accounted.claims.english.names import describe
from accounted.model import Stance

OWNED = "own a figure"
"""The ``verb`` of a speech that is a noun's or a participle's: who owns the figure did not speak here."""

NUMBER = (
    r"(?:(?:at least|about|around|some|more than|over|nearly|almost|up to|only|just)\s+)*(?:\d[\d,]*|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|a dozen|dozens|scores|hundreds|zero)\b"
)
CUE = Gated(
    rf"(?i)\b(?P<noun>figure|toll|count|tally|estimate|boast|claim|reckoning|list|register|account|version)s?"
    rf"(?: of| (?:is|was|are|were|stands? at|stood at|runs? to|ran to|reached|remains?(?: at)?|carries|carried|has|had|contains?|contained)(?: now)?)"
    rf"(?: that)? (?={NUMBER})"
    rf"|(?P<said>announced|reported|given|claimed|acknowledged|admitted|conceded|cited|quoted|counted|recorded|registered|"
    rf"confirmed|declared|listed|documented|published|released) (?:(?:\w+day|earlier|yesterday|so far|at first|first|initially) )?by (?=\w)"
)
"""The only two things that the whole of a sentence is searched for."""
OWNER = re.compile(r"(?P<who>(?:[\w’'.-]+ +){0,6}?[\w’'.-]+) +$")
NOBODY = frozenset(
    [
        "a", "an", "the", "this", "that", "such", "and", "or", "but", "with", "to", "in", "at", "on", "its", "their",
        "his", "her", "our", "my", "death", "body", "final", "total", "official", "first", "second", "third",
        "initial", "latest", "new", "last", "previous", "earlier", "early", "preliminary", "provisional", "revised",
        "overall", "current", "unofficial", "confirmed", "grim", "heavy", "combined", "same", "only", "own", "higher",
        "lower", "different", "conservative", "for", "from", "by", "of", "while",
    ]
)  # fmt: skip
"""Words before "toll" that say which figure, and not whose."""
POSSESSIVE = re.compile(r"(?i)\b(?:its|their)(?: own)?(?: \w+)? +$")
DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "such",
        "and",
        "or",
        "but",
        "with",
        "to",
        "in",
        "at",
        "on",
        "for",
        "from",
        "by",
        "of",
    ]
)
POSSESSED = re.compile(r"[’']s?$")
PASSIVE = re.compile(r"(?i)\b(?:was|were|is|are|been|being|be|not)(?: \w+ly)? $")
COUNTED = re.compile(
    rf"(?i)\b{NUMBER}(?: (?!was\b|were\b|is\b|are\b|be\b|been\b|have\b|has\b|had\b)[\w’'-]+){{0,4}},? $"
)
ENDS = re.compile(
    r"\s(?:to \d|has|have|had|is|was|were|are|did|does|do|could|would|may|might|will|cannot|remains?|includes?|came|comes|rests?|seems?|stands?|"
    r"differs?|when|after|before|as|and(?! (?:\d|(?:about|some|over|at least|more than) \d|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty\b))|but|while|whom?|which|that)\b|[,;:.()]|\s[–—-]\s"
)
"""Where the people that a figure counts are told."""
STANCES: dict[str, Stance] = {
    "boast": "claimed",
    "claim": "claimed",
    "claimed": "claimed",
    "acknowledged": "conceded",
    "admitted": "conceded",
    "conceded": "conceded",
}


IS_THEIRS = Gated(
    rf"(?i)\b(?:is|was|remains) (?:the )?(?P<who>[\w’'. -]{{2,50}}?)[’']s? (?:own |latest |official )?(?:figure|count|toll|number|estimate|tally|version)\b"
    rf"|\b(?:figure|toll|count|number|claim|estimate|news)s? (?:of|that) (?P<what>[^,;:.]{{3,70}}?) (?:comes?|came|stems?) from (?P<from>(?:the )?[\w’'. -]{{2,50}}?)(?=[,;:.]|$| alone| and )"
    rf"|\b(?:figure|toll|count|number|total) (?:that |which )?(?P<gave>(?:the |an? )?[\w’'-]+(?: [\w’'-]+){{0,3}}?) (?:gave|gives|cites|cited|put out|reported|announced|published)"
    rf" (?:is|was|stands at|stood at) (?={NUMBER})"
)
""" "Sixteen dead is the army's figure", "The figure of sixteen comes from the army", "The figure the army gave was sixteen"."""


def _said_to_be_theirs(text: str) -> Frame | None:
    found = IS_THEIRS.search(text)
    if found is None:
        return None
    group = "who" if found["who"] else "from" if found["from"] else "gave"
    if not _may_own(found[group]):
        return None
    frame = Frame(found.span(group), found.span(group), "asserted", verb=OWNED)
    frame.content = (
        [found.span("what")] if group == "from" else [(0, found.start(group)), (found.end(group), len(text))]
    )
    return frame


def owned_figures(text: str, doc: Any, found: list[Frame]) -> list[Frame]:
    """The figures of a sentence that somebody owns without speaking; ``found``: the speeches read before."""
    out: list[Frame] = []
    for cue in CUE.finditer(text):
        frame = _of_noun(text, doc, cue) if cue["noun"] else _of_participle(text, doc, cue)
        if frame is None or frame.speaker is None:
            continue
        a, b = frame.anchor
        if DISOWNED.search(text, 0, cue.start()):
            continue  # who disowns what another counts is another matter
        if any(f.speaker is not None and f.anchor[0] < b and a < f.anchor[1] for f in found):
            continue
        out.append(frame)
    if not any(f.speaker is not None for f in [*found, *out]) and (theirs := _said_to_be_theirs(text)) is not None:
        out.append(theirs)
    return out


def _of_noun(text: str, doc: Any, cue: re.Match[str]) -> Frame | None:
    """ "The army's figure of nine", "an earlier police count of four", "the army has not touched its figure of eleven"."""
    if POSSESSIVE.search(text, 0, cue.start()):
        span = _subject(doc, cue.start())
    else:
        before = OWNER.search(text, max(0, cue.start() - 90), cue.start())
        span = _owner(text, before.start("who"), before.end("who")) if before is not None else None
    if span is None or not _may_own(text[span[0] : span[1]]):
        return None
    owner = POSSESSED.search(text, *span)
    span = (span[0], owner.start()) if owner is not None else span
    first = min(span[0], cue.start()) if span[1] <= cue.start() and cue.start() - span[1] < 20 else cue.start()
    end = ENDS.search(text, cue.end() + 1)
    frame = Frame((first, cue.end()), span, STANCES.get(cue["noun"].lower(), "asserted"), verb=OWNED)
    frame.content = [(cue.end(), end.start() if end is not None else len(text))]
    return frame


def _owner(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words right before the noun, without those that only say which figure: from a possessive, else the plain words."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    words = [(start + a, start + b) for a, b in words]
    while words and (word := text[slice(*words[-1])].lower()) in NOBODY:
        if word in DETERMINERS:
            return None  # "nor is the figure of fifty": nobody's
        words.pop()
    if not words:
        return None
    last = words[-1][1]
    if re.search(r"[’']s?$", text[words[0][0] : last]):
        # A possessive reaches back over its whole name: "the mayor of Sabrine's count".
        first = words[0][0]
        for a, b in reversed(words):
            if text[a:b].lower() in ("the", "a", "an", "by", "to", "than", "with", "from", "that", "and"):
                first = a if text[a:b].lower() in ("the", "a", "an") else b + 1
                break
        return first, last
    first = last
    for a, b in reversed(words):
        word = text[a:b].lower()
        if word in NOBODY or not re.fullmatch(r"[\w’'-]+", word):
            break
        first = a
    return (first, last) if first < last else None


def _may_own(words: str) -> bool:
    plain = re.sub(r"[’']s?$", "", words)
    source = describe(plain)
    return (
        source is not None
        and source.kind != "unresolved"
        and (source.kind in ("person", "agency", "outlet") or speakerlike(plain))
    )


def _subject(doc: Any, at: int) -> tuple[int, int] | None:
    """Whose "its" is: the subject of the clause that holds it."""
    token = token_at(doc, at)
    while token is not None:
        for child in token.children:
            if child.dep_ == "nsubj" and child.i < token.i and child.pos_ != "PRON" and child.idx < at:
                right = child.right_edge
                return (child.left_edge.idx, right.idx + len(right)) if right.idx < at else None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_participle(text: str, doc: Any, cue: re.Match[str]) -> Frame | None:
    """ "To the seventeen announced by the governor she adds four": what the participle hangs on is the governor's figure."""
    if PASSIVE.search(text, 0, cue.start()):
        return None
    figure = COUNTED.search(text, max(0, cue.start() - 70), cue.start())
    if figure is None:
        return None
    stop = phrase_end(text, cue.end(), doc, inverted=False)
    words = text[cue.end() : stop]
    if stop <= cue.end() or not _may_own(words):
        return None
    stance = STANCES.get(cue["said"].lower(), "asserted")
    frame = Frame((cue.start(), stop), (cue.end(), stop), stance, pre=True, post=False, verb=OWNED)
    frame.content = [(figure.start(), cue.start())]
    return frame
