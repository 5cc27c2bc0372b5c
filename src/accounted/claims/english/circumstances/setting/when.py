"""When, of one sentence that tells the incident. Not every day is its day: statements have days too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.circumstances.rites import ATTACKED_RITE
from accounted.claims.english.circumstances.told import HARM, Circumstance, lexicon
from accounted.claims.english.document import Sentence
from accounted.claims.protocol import Knowledge

SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|confirmed|acknowledged|admitted|declared|disclosed|revealed|condemned|testified|statement|published|released|issued|updated|wrote|visited|spoke|interview\w*|press\s+conference|news\s+conference|funerals?|buried|by\s+telephone|questions|arrested|detained|according\s+to(?:\s+[\w’'-]+){1,5}?)\s+(?:(?:(?:[\w’'-]+\s+){0,4}?(?:on|late|early)\s+)+)?$",
    re.I,
)
SAID_AFTER = re.compile(
    r"^\s*,?\s*(?:(?:the|a|an|its|his|her)\s+)?(?:[\w’'.-]+\s+){0,6}?(?:said|told|announced|reported|confirmed|wrote|issued|published|acknowledged|"
    r"admitted|conceded|declared|disclosed|revealed|stated|denied|claimed|condemned|accused|blamed|charged|demanded|testified)\b",
    re.I,
)
UP_TO = re.compile(r"(?:by|until|till|since|from)\s", re.I)
SINCE = re.compile(
    r"\b(?:until|by|since|before|from)\s+(?:the\s+)?$"
    r"|\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before)\b[^.;,]{0,50}$"
    r"|\b(?:since|after|before|following)\s[^.;,]{0,90}\b(?:began|begun|started|opened|ended|resumed|(?:took|taking)\s+office|signed|sworn\s+in|"
    r"elected|inaugurated)\b[^.;,]{0,12}$",
    re.I,
)
"""... "eight days after taking office on": the day of something else."""
NIGHT_TO = re.compile(
    r"\b(?:in|during|on)\s+the\s+(?:night|early\s+hours|small\s+hours)\s+(?:to|of|from|into|between)\s+"
    r"(?:[A-Z][a-z]+day(?:\s+(?:to|and)\s+[A-Z][a-z]+day)?(?:,?\s+(?:the\s+)?\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?)?|\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?)",
    re.I,
)
CLOCK = re.compile(
    r"\b[Aa]t\s+(?:about\s+|around\s+)?(?:(?:five|ten|twenty|twenty-five|a?\s?quarter|half)\s+(?:minutes\s+)?(?:to|past)\s+)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)\b"
)


def when(sentence: Sentence, knowledge: Knowledge, sure: float) -> Iterator[Circumstance]:
    """The times of a sentence, nights and hours first; ``sure``: their reading confidence."""
    text, base = sentence.text, sentence.start
    taken: list[tuple[int, int]] = []
    for pattern in (NIGHT_TO, CLOCK):
        for m in pattern.finditer(text):
            taken.append(m.span())
            yield Circumstance("when", m[0], base + m.start(), base + m.end(), confidence=sure)
    for start, end in knowledge.find_dates(text):
        if any(a < end and start < b for a, b in taken) or not is_day_of_event(text, start, end):
            continue
        yield Circumstance("when", text[start:end], base + start, base + end, confidence=sure)


def is_day_of_event(text: str, start: int, end: int) -> bool:
    """Whether a day is that of what happened and not of what was said, or a bound: "said on Sunday", "since March"."""
    before = text[max(0, start - 60) : start]
    if SINCE.search(text, max(0, start - 130), start):
        return False
    lead = re.match(r"(?:late\s+|early\s+)?on\s", text[start:end], re.I)
    said = SAID_ON.search(before + (lead[0] if lead else ""))
    # "said three soldiers died on Friday" tells the day of the deed, "told reporters in Geneva on Monday" of the word
    # and "opened fire on a funeral in Cali on Monday" that of the deed again
    rite = ATTACKED_RITE.search(before) is not None
    if said and not rite and not HARM.search(said[0]) and not any(p.search(said[0]) for _, p in lexicon().kinds):
        return False
    if UP_TO.match(text, start, end):
        return False
    # "On Monday the ministry announced ...": a sentence that opens with its own day of speech
    opens = not re.search(r"\w", text[:start].replace("On", "").replace("on", ""))
    return not (opens and SAID_AFTER.match(text[end:]))
