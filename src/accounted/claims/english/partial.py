"""Words by which a count is of some of the dead, wherever the whole is told: "two of the eight died", "a nurse counted 22 bodies".

What somebody counted, saw or buried with his own hands, whom a house lost, who died on the way: none of these is what an attack cost, and
taken for it each sets the low end of a range. The words alone decide for some; others are a part only beside a larger count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.claims.english.casualties.found import Found, number_at
from accounted.model import Source

_NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
OF_THE_DEAD = re.compile(
    rf"\s+of\s+(?:the|those|these|its|all)\s+(?:{_NUMBER}\b(?!\s+(?:attack|assail|gun|suspect|rebel|kidnap|brother))|(?:\w+\s+)?(?:dead|deaths|victims|fatalities|slain|martyrs|"
    r"wounded|injured|hurt|casualties|bodies)\b|(?:(?:people|persons|men|women|children|civilians)\s+)?(?:who\s+(?:were\s+|had\s+)?)?(?:killed|died|dead|perished|shot)\b)",
    re.I,
)
"""Behind a number: "two | of the eight", "eight | of those who died", "three | of the wounded"."""
ITS_OWN = re.compile(r"\s+(?:\w+\s+)?of\s+(?:its|our|their|his|her)\s+own\b", re.I)
BODIES = re.compile(r"\s+(?:\w+\s+){0,2}?(?:bodies|corpses)\b", re.I)
_HANDLED = r"(?:counted|saw|seen|received|got|buried|washed|disinfected|loaded|carried|photographed|wrapped|filmed|moved|taken\s+in|took\s+in)"
BY_HAND = re.compile(
    rf"\b{_HANDLED}\s+(?:(?:at\s+least|more\s+than|about|around|some|over|only|another|up\s+to|nearly|almost|the)\s+)?$",
    re.I,
)
"""Ahead of a number of bodies: what one saw or one house took in. Not "found": a grave that is opened is told whole."""
BY_HAND_BEHIND = re.compile(
    rf"\s*,?\s+(?:that|which)?\s*(?:I|we|he|she|they|(?:his|her|their|our|its|the)\s+\w+)\s+(?:had\s+|have\s+|has\s+)?{_HANDLED}\b"
    r"|\s+(?:had\s+been\s+|have\s+been\s+|were\s+|was\s+)?(?:laid\s+out|(?:brought|taken|delivered|carried)\s+(?:in|to|into)\b)",
    re.I,
)
KIN = re.compile(
    r"\b(?:sons?|daughters?|brothers?|sisters?|child|children|wife|husband|father|mother|parents|(?:grand)?(?:sons|daughters|children)|"
    r"uncles?|aunts?|nephews?|nieces?|cousins?|siblings|relatives|(?:family|household)\s+members|members\s+of\s+(?:his|her|their|my|our)\s+family)$",
    re.I,
)
WHOSE_KIN = re.compile(
    r"(?:his|her|my|our|their|whose)\s+(?:\w+\s+){0,2}?(?:sons?|daughters?|brothers?|sisters?|child|children|wife|husband|father|mother|parents|"
    r"grand\w+|uncles?|aunts?|nephews?|nieces?|cousins?)\b",
    re.I,
)
"""Whom somebody in the report lost: "his nephew was cut down"."""
LOST = re.compile(r"\b(?:lost|lose|loses|losing|mourns?|mourned|mourning)\b", re.I)
AMONG = re.compile(
    r"\W*(?:among|amongst|of)\s+(?:the|those)\s+(?:(?:\w+\s+)?(?:dead|victims|deceased|fatalities|slain|martyrs|wounded|injured|casualties)|(?:who\s+(?:were\s+)?)?(?:killed|died))\b",
    re.I,
)
""""Among the victims figure one counts also two pupils": whoever stands behind it is one of them."""
AT_A_TIME = re.compile(
    r"\s+(?:on\s+the\s+(?:spot|way|road|day|same\s+day|operating\s+table)|on\s+arrival|at\s+the\s+scene|en\s+route|in\s+(?:surgery|an?\s+ambulance|the\s+ambulance)|"
    r"(?:later\s+)?(?:in|at|on\s+(?:the|their)\s+way\s+to)\s+(?:the\s+|a\s+)?(?:\w+\s+){0,2}hospitals?|before\s+(?:reaching|help|they\s+(?:could|reached))|"
    r"(?:when|as|after)\s+(?:an?|the|their|one)\s+(?:\w+\s+)?(?:walls?|roofs?|ceilings?|houses?|balcony|building|floor)\s+(?:collapsed|fell|caved|gave\s+way|came\s+down)|"
    r"of\s+(?:their|his|her)\s+(?:wounds|injuries|burns)|(?:over|during)\s+(?:the\s+)?night|that\s+(?:night|day)|overnight)\b",
    re.I,
)
AT_A_TIME_AHEAD = re.compile(
    r"(?:^|[,;:]\s*)(?:on\s+the\s+(?:spot|way|road)|in\s+(?:the\s+)?hospital|at\s+the\s+scene|en\s+route)\s*,?\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)
"""Of an attack's dead, those who died at one time or place of their dying."""
FAMILY = re.compile(r"\b(?:family|household)\s+of\s+$", re.I)
""""A family of | four"."""
SAW = re.compile(
    r"\b(?:I|he|she|we|they)\s+(?:saw|watched|witnessed|had\s+seen)\s+(?:at\s+least\s+|about\s+|some\s+|around\s+)?$",
    re.I,
)
""""I saw | two people die"."""
LAY_DEAD = re.compile(r"\b(?:l[ai]y|lie|lies|lying)\s+dead\b", re.I)
FOUND_DEAD = re.compile(r"\s+(?:\w+\s+){0,2}?dead\b", re.I)
FOUND_SO = re.compile(r"\b(?:found|discovered)\s+(?:(?:at\s+least|another|about|some)\s+)?$", re.I)
ONE_OF_SOME = re.compile(
    r"\b(?:the|an?)\s+(?:first|second|third|fourth|other)\s+(?:\w+\s+)?(?:strike|bomb|missile|blast|explosion|shell|rocket|attacker|bomber|device|"
    r"round|volley|mine|drone|gunman|mortar|grenade)\b",
    re.I,
)
"""Of the dead of one attack, those of its second missile."""
BARE = re.compile(r"\W*(?:(?:another|the\s+other)\s+)?$", re.I)
VERB = re.compile(
    r"\s+(?:(?:had|have|has|were|was|are)\s+)?(?:(?:been|already|also|later|since)\s+)?"
    r"(?:died|perished|drowned|burned|burnt|beheaded|decapitated|hacked|stabbed|shot|hanged|crushed|strangled|executed|succumbed|bled|suffocated)\b",
    re.I,
)
"""Behind a number that opens its sentence: how these died."""


def mark_parts(found: Sequence[Found], speakers: Sequence[Source | None]) -> None:
    """Make a part of each claim whose words tell that it is of some of the dead or hurt; ``speakers[i]`` says ``found[i]``."""
    for f, speaker in zip(found, speakers, strict=True):
        low = f.count.low
        if f.part or f.site or f.superseded or low is None or low < 1 or f.outcome not in ("killed", "injured"):
            continue
        text, at = f.sentence.text, number_at(f, f.sentence)
        end = at + len(f.count.words)
        if _among(text, at):
            f.part, f.total = True, False
        elif f.total:
            continue
        elif _by_its_words(f, text, at, end):
            f.part = True
        elif low > 1 and f.outcome == "killed":
            larger = [(g, s) for g, s in zip(found, speakers, strict=True) if _larger(g, f)]
            f.part = bool(larger) and (
                _beside_a_larger(f, text, at, end) or _by_verb_alone(f, speaker, larger, text, at, end)
            )


def _by_its_words(f: Found, text: str, at: int, end: int) -> bool:
    if OF_THE_DEAD.match(text, end) or ITS_OWN.match(text, end):
        return True
    bodies = BODIES.match(text, end) if f.outcome == "killed" and (f.count.low or 0) > 1 else None
    if bodies is not None and (BY_HAND.search(text, 0, at) or BY_HAND_BEHIND.match(text, bodies.end())):
        return True
    if WHOSE_KIN.match(f.group.words) or (f.outcome == "killed" and SAW.search(text, 0, at)):
        return True
    return bool(KIN.search(f.group.words) and LOST.search(text, f.start - f.sentence.start, f.end - f.sentence.start))


def _among(text: str, at: int) -> bool:
    """Whether the sentence opens with the dead of whom those told at ``at`` are some."""
    among = AMONG.match(text)
    return among is not None and among.end() <= at and not re.search(r"[;:]|\bbut\b", text[among.end() : at])


def _beside_a_larger(f: Found, text: str, at: int, end: int) -> bool:
    """Whether a smaller count is of one family, one bomb, one time of dying, or of bodies: told beside a larger count, it is within it."""
    left, right = f.start - f.sentence.start, f.end - f.sentence.start
    if BODIES.match(text, end) or FAMILY.search(text, 0, at) or LAY_DEAD.search(text, left, right):
        return True
    if FOUND_DEAD.match(text, end) and FOUND_SO.search(text, 0, at):
        return True
    near = text[max(0, left - 40) : right + 40]
    if ONE_OF_SOME.search(near):
        return True
    return AT_A_TIME_AHEAD.search(text, 0, at) is not None or AT_A_TIME.match(text, right) is not None


def _by_verb_alone(
    f: Found, speaker: Source | None, larger: Sequence[tuple[Found, Source | None]], text: str, at: int, end: int
) -> bool:
    """Whether a bare number opens the sentence, "Three were beheaded", behind a larger count that nobody else gives."""
    if BARE.fullmatch(text, 0, at) is None or VERB.match(text, end) is None:
        return False
    own = _name(speaker)
    return any(g.start < f.start and (own is None or own == _name(s)) for g, s in larger)


def _larger(g: Found, f: Found) -> bool:
    """Whether ``g`` is a larger count of the same incident, given as so."""
    return (
        g is not f
        and g.outcome == f.outcome
        and g.event == f.event
        and g.scope == f.scope
        and not g.part
        and g.count.low is not None
        and g.count.low > (f.count.low or 0)
        and g.stance not in ("hypothetical", "denied")
    )


def _name(s: Source | None) -> str | None:
    return s.name if s is not None else None
