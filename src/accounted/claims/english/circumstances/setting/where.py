"""Where, of one sentence that tells the incident.

Not every place of such a sentence is the place (``elsewhere``), and towns lie at a distance from others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.setting.elsewhere import (
    DIED_THERE,
    SPEECH_PLACE,
    WARD_AFTER,
    counts_months,
    is_elsewhere,
    speaks_there,
)
from accounted.claims.english.circumstances.setting.place_names import AREA, is_country, joins, place_names
from accounted.claims.english.circumstances.setting.place_ties import is_hit, names_event, tie_before
from accounted.claims.english.circumstances.setting.sites import sites
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.protocol import Knowledge

LIES = re.compile(r"\b(?:lies|lying|is\s+(?:situated|located)|population|a\s+town\s+of|a\s+city\s+of)\b", re.I)
COMPASS = r"(?:(?:to\s+the\s+)?(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west)?)?\w*)"
DISTANCE = re.compile(
    rf"""\b(?:(?:some|about|around|nearly|approximately|roughly|just)\s+)?\d[\d,.]*\s*(?:-\s*)?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\s*
        (?:\([^)]{{1,25}}\)\s*)?(?:{COMPASS}\s+(?:of|from)|from|outside|away\s+from|off)\s+(?:the\s+(?:\w+\s+){{1,4}}?(?:of\s+)?)?
        (?:(?:al|el|as|ash|ad|an|ar|at|az)-)?[A-Z][\w’'-]+(?:\s+(?:(?:de|la|el|al|del|las|los|of)\s+)?[A-Z][\w’'-]+)*""",
    re.X,
)
APPOSED = re.compile(r"(?P<town>[^,;]{2,40}),\s*(?:some|about|around|nearly|a)?\s*$", re.I)
UNKNOWN_TOWN = re.compile(
    r"\b(?:in|at|of|near|outside|invaded|entered|attacked|raided|stormed|hit)\s+(?P<town>(?:the\s+)?(?:(?:town|village|hamlet|community)\s+of\s+)?[A-Z][\w’'-]+(?:\s+(?:(?:de|la|del|el|los|las)\s+)*[A-Z][\w’'-]+){0,3}"
    r"(?:\s+(?i:village|town|hamlet|canton|farm|community|municipality))?),\s*(?:which\s+is\s+)?(?:located\s+|situated\s+)?(?:some\s+|about\s+|around\s+|approximately\s+|nearly\s+|a\s+)?$"
)
AREA_AFTER = re.compile(rf"\s*\)?\s*{AREA}\b|['’]s\s+(?:[a-z-]+\s+){{0,2}}{AREA}\b")
SITE = (
    r"(?:market|bazaar|checkpoint|check-point|mosque|church|temple|school|college|hotel|restaurant|caf[eé]|cinema|theatre|theater|stadium|airport|barracks|military\s+base|base|police\s+station"
    r"|bus\s+station|train\s+station|railway\s+station|station|bridge|border\s+crossing|refugee\s+camp|camp|prison|courthouse|court|square|wedding|funeral|farm|ranch|factory|mine|power\s+plant)"
)
UNNAMED_SITE = re.compile(
    rf"\b(?:in|at|near|outside|inside|on|by)\s+(?P<site>(?:a|an|the)\s+(?:[a-z-]+\s+){{0,3}}?{SITE})\b(?!\s+(?:in|of|near|at|outside)\s+[A-Za-z-]*[A-Z])(?!\s+(?:officer|worker|commander|spokesman|guard|director|owner|chief))"
)


def where(sentence: Sentence, knowledge: Knowledge, sure: float) -> Iterator[Circumstance]:
    """The places of a sentence: told by distance, by what they are, by name, then one site without a name."""
    text, base = sentence.text, sentence.start
    taken: list[tuple[int, int]] = []
    for m in DISTANCE.finditer(text):
        taken.append(m.span())
        # "al-Baghdadi, some 190 km from Baghdad": where the town lies, told for people who do not know it
        if LIES.search(text[: m.start()]) or SPEECH_PLACE.search(text[: m.start()]):
            continue
        if APPOSED.search(text[: m.start()]) and _named_before(sentence.doc, m.start(), knowledge):
            continue
        # "Las Lomas village, 7 km from Upala": a name that no gazetteer knows
        named = UNKNOWN_TOWN.search(text[: m.start()])
        begin = m.start() if named is None else named.start("town")
        taken.append((begin, m.end()))
        yield Circumstance("where", text[begin : m.end()].strip(), base + begin, base + m.end(), confidence=sure)
    told = list(sites(text))
    for begin, end, name, _ in told:
        # names that the gazetteer knows are read below, with what else ties them
        known = not name or knowledge.is_place(name) or knowledge.country_of(name) is not None
        if not known and not is_elsewhere(text[:begin]) and not any(a < end and begin < b for a, b in taken):
            taken.append((begin, end))
            yield Circumstance("where", text[begin:end].strip(" ,"), base + begin, base + end, confidence=sure - 0.05)
    for begin, end in _named(sentence, knowledge, taken):
        taken.append((begin, end))
        weaker = sure - 0.15 if sentence.headline else sure
        yield Circumstance("where", text[begin:end].strip(), base + begin, base + end, confidence=weaker)
    for begin, end, name, _ in told:
        if not name and not is_elsewhere(text[:begin]) and not any(a < end and begin < b for a, b in taken):
            taken.append((begin, end))
            yield Circumstance("where", text[begin:end], base + begin, base + end, confidence=sure - 0.15)
            break
    for m in UNNAMED_SITE.finditer(text):
        left, right = m.span("site")
        if any(a < right and left < b for a, b in taken) or is_elsewhere(text[: m.start()]):
            continue
        yield Circumstance("where", m["site"], base + left, base + right, confidence=sure - 0.15)
        break


def _named_before(doc: Any, at: int, knowledge: Knowledge) -> bool:
    return any(
        doc[last].idx + len(doc[last]) <= at and at - doc[last].idx - len(doc[last]) < 12
        for _, last in place_names(doc, knowledge)
    )


def _named(sentence: Sentence, knowledge: Knowledge, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of named places that are tied to what happened: "in X", "X's market", "the X strike"."""
    text, doc = sentence.text, sentence.doc
    names = place_names(doc, knowledge)
    times = knowledge.find_dates(text) if names else []
    # "in March": there is a town of that name too
    names = [(f, n) for f, n in names if not any(a <= doc[f].idx and doc[n].idx + len(doc[n]) <= b for a, b in times)]
    i = 0
    while i < len(names):
        first, last = names[i]
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        i += 1
        if any(a <= start < b for a, b in taken):
            continue
        lead = tie_before(doc, first)
        if lead is None and first and counts_months(text, start, end, knowledge):
            lead = first - 1  # "the morgue of Zinder received"
        if lead is None:
            if names_event(doc, first, last) or (
                is_hit(doc, first, last) and not is_country(text[start:end], knowledge)
            ):
                yield start, end
            continue
        follows = doc[last + 1] if last + 1 < len(doc) else None
        if doc[first - 1].lower_ in ("a", "an") and (
            follows is None or follows.pos_ != "NOUN" or is_person_noun(follows.lower_)
        ):
            continue  # "in an Alley" of a text whose case was restored
        before = text[: doc[lead].idx]
        if (
            SPEECH_PLACE.search(before)
            or (WARD_AFTER.match(text, end) is not None and DIED_THERE.search(text[:start]) is not None)
            or speaks_there(text, before, end)
            or is_elsewhere(before + text[doc[lead].idx : doc[lead + 1].idx], text[end:])
            or is_elsewhere(text[:start], text[end:])
        ) and not counts_months(text, start, end, knowledge):
            continue
        # "Saada, northern Yemen", "Baghdadi in Anbar province": one place
        while i < len(names) and joins(doc[names[i - 1][1] + 1 : names[i][0]]):
            last = names[i][1]
            end = doc[last].idx + len(doc[last])
            i += 1
        kind = AREA_AFTER.match(text, end)
        if kind and not is_country(
            text[start:end], knowledge
        ):  # "an Iraq market" is in Iraq; "Mopti region" is one name
            end = kind.end()
        yield doc[lead + 1].idx, end
