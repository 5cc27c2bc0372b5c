"""Another act that a sentence only sets its own beside: "…, a day after a bombing killed nine", "the funeral of the blast's victims".

What stands in such words is said of the other act: its kind, its place, its dead. The two have days of their own, and where
the words tell how many lie between them, the day of one gives that of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.rites import ATTACKED_RITE, RITES
from accounted.claims.english.circumstances.told import HARM, Circumstance, lexicon, unreal_at
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.protocol import Knowledge

__all__ = ["set_beside"]

NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
BETWEEN = Gated(
    rf"\b(?:(?:just|only|barely|less\s+than|exactly)\s+)?(?P<n>{'|'.join(NUMBERS)}|\d{{1,2}}|several|some|a\s+few)\s+"
    r"(?P<unit>days?|weeks?|months?)\s+(?P<way>after|before)\s+(?!that\b|it\b|which\b|publication\b)",
    re.I,
)
CLAUSE_END = re.compile(r"[.;]|,\s+(?=[\w\s]{0,40}\b(?:said|says|according|told)\b)|$")
SEQUEL = re.compile(
    r"\b(?:died|succumbed)\b[^.;]{0,60}\b(?:hospital|clinic|wounds?|injur\w+|burns)\b|\bbur(?:ied|y)\b|\bfound\b|\bdiscovered\b|"
    r"\barrest\w*|\bdetain\w*|\bresponsib\w+|\bvisited\b|\bresigned\b|\bcharged\b|\bpulled\s+from\b|\btoll\b",
    re.I,
)
"""What follows an act and is none of its own: the later act of the two is then the one that is told."""
CAME = re.compile(
    r"^\W*(?:the|this|that|these|it|those)\b[^,.;]{0,60}?\b(?:came|comes|happened|occurred|took\s+place|followed)\b",
    re.I,
)
POINTS_BACK = re.compile(
    r"\b(?:the|that|this|the\s+same)\s+(?:\w+\s+)?(?P<place>city|town|village|province|district|region|area|capital|camp)\b",
    re.I,
)

OF_VICTIMS = re.compile(
    rf"\b{RITES}\b[^.;]{{0,60}}?\b(?P<of>(?:victims?|those|people|dead|bodies|men|women|children|\w+s)\s+(?:who\s+(?:were|had\s+been|died)\s+)?"
    r"(?:killed\s+(?:in|by|on)|died\s+in|dead\s+in|of|in|from)\s+(?:[\w’'-]+\s+){0,6}?|of\s+(?:[\w’'-]+\s+){0,4}?)",
    re.I,
)
"""Who is buried: "the funeral of the Friday blast's victims", "burying three victims of Friday's bombing"."""


def set_beside(
    document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """Give what is said of another act the scope ``another_incident``; returns what the words tell besides of its day and place.

    The circumstances and casualties are changed in place. A splice of pages is left alone: its sentences have nothing to do
    with one another.
    """
    if document.spliced:
        return []
    more: list[Circumstance] = []
    rite = any(ATTACKED_RITE.search(s.text) for s in document.sentences)
    for s in document.sentences:
        here = [c for c in circumstances if s.start <= c.start < s.end]
        if rite and (buried := _buried_of(s)) is not None:
            _others(buried, [c for c in here if c.aspect in ("kind", "when", "means")])
        stretch = _other_act(s, here)
        if stretch is None:
            continue
        _others(stretch[:2], [*(f for f in found if f.sentence is s), *here])
        more += _told(document, s, stretch, here, circumstances, knowledge)
    return more


Span = tuple[int, int]
Stretch = tuple[int, int, re.Match[str]]
"""First and last offset in the report of what tells another act, and the words that tell the time between."""


def _others(span: Span, told: Iterable[Found | Circumstance]) -> None:
    for one in told:
        if span[0] <= one.start and one.end <= span[1] and one.scope in ("this_incident", "another_incident"):
            one.scope, one.beside = "another_incident", True


def _violence(text: str) -> list[re.Match[str]]:
    words = lexicon()
    return [m for _, pattern in (*words.kinds, *words.soft) for m in pattern.finditer(text)]


def _other_act(s: Sentence, here: Sequence[Circumstance]) -> Stretch | None:
    """The clause of a sentence that tells of an act which lies days away from that of the sentence."""
    for m in BETWEEN.finditer(s.text):
        end = CLAUSE_END.search(s.text, m.end())
        last = end.start() if end is not None else len(s.text)
        rest, told = s.text[m.end() : last], s.text[: m.start()]
        acts = [a for a in _violence(rest) if not unreal_at(rest, a.start())]
        if not acts or (
            not HARM.search(rest) and not any(c.aspect == "kind" and c.start >= s.start + m.end() for c in here)
        ):
            continue
        own = [a for a in _violence(told) if not unreal_at(told, a.start())]
        if not own or (SEQUEL.search(told) and not ATTACKED_RITE.search(told)):
            continue
        return s.start + m.start(), s.start + last, m
    return None


def _buried_of(s: Sentence) -> Span | None:
    """Where a sentence tells of what those died who are mourned: "(funeral of) Tuesday's blast victims"."""
    m = OF_VICTIMS.search(s.text)
    if m is None:
        return None
    act = min(_violence(s.text[m.start("of") :]), key=lambda a: a.start(), default=None)
    if act is None or re.search(
        r"[.;,]|\b(?:when|as|while|after|before)\b", s.text[m.start("of") : m.start("of") + act.start()]
    ):
        return None
    return s.start + m.start("of"), s.start + m.start("of") + act.end()


def _told(
    document: Document,
    s: Sentence,
    stretch: Stretch,
    here: Sequence[Circumstance],
    circumstances: Sequence[Circumstance],
    knowledge: Knowledge,
) -> list[Circumstance]:
    """What the day of one act tells of that of the other, and where the other's words point back to the place."""
    start, end, m = stretch
    scale = {"d": 1, "w": 7}.get(m["unit"][0].lower())
    number = NUMBERS.get(m["n"].lower(), int(m["n"]) if m["n"].isdigit() else None)
    days = None if scale is None or number is None else timedelta(scale * number)
    if m["way"].lower() == "before" and days is not None:
        days = -days
    published = document.report.published
    inside = [c for c in here if start <= c.start < end]
    ours = [c for c in here if c.aspect == "when" and c.scope == "this_incident" and not start <= c.start < end]
    if not ours and CAME.search(s.text):
        ours = [c for c in circumstances if c.aspect == "when" and c.scope == "this_incident" and c.start < s.start][
            -1:
        ]
    own = next((d for c in ours if (d := _day(c, knowledge, published)) is not None), None)
    other = next((d for c in inside if c.aspect == "when" and (d := _day(c, knowledge, published)) is not None), None)
    quote = (s.start + m.start(), s.start + m.end("way"))
    out = []
    if days is not None and own is not None and other is None:
        out.append(
            Circumstance(
                "when", (own - days).isoformat(), *quote, scope="another_incident", beside=True, confidence=0.7
            )
        )
    elif days is not None and other is not None and own is None and not ours:
        out.append(Circumstance("when", (other + days).isoformat(), *quote, confidence=0.7))
    back = POINTS_BACK.search(s.text, m.end(), end - s.start)
    if back is not None and not any(c.aspect == "where" and re.search(r"[A-Z]", c.value) for c in inside):
        town = next((c.value for c in circumstances if c.aspect == "where" and c.scope == "this_incident"
                     and c.start < s.start + back.start() and re.search(r"[A-Z]", c.value)), None)  # fmt: skip
        if town is not None:
            span = (s.start + back.start(), s.start + back.end())
            out.append(Circumstance("where", town, *span, scope="another_incident", beside=True, confidence=0.5))
    return out


def _day(c: Circumstance, knowledge: Knowledge, published: str | None) -> date | None:
    days = knowledge.days_of(c.value, published)
    return date.fromisoformat(days[0]) if days is not None and days[0] == days[1] else None
