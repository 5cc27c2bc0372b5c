"""Where a whole report is set, where no sentence of the incident and none beside it names a place: the dateline, if the text
points to it by "here"; the one place that is named; the town that a longer report is set in.
"""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.setting.elsewhere import (
    SPEECH_PLACE,
    is_elsewhere,
    is_of_care,
    speaks_there,
)
from accounted.claims.english.circumstances.setting.place_names import DAY_OR_MONTH, is_country, joins, place_names
from accounted.claims.english.circumstances.setting.place_ties import is_tied
from accounted.claims.english.circumstances.setting.settings import plain
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.scope import scope_of
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

HERE = re.compile(
    r"\b(?:in|of)\s+(?:this|the)\s+(?:[\w-]+\s+)?(?:city|town|capital|capital\s+city|port|village)\b|\bhere\b|\b(?:downtown|city\s+cent(?:re|er))\b"
    r"|\bthis\s+(?:city|town|capital)(?:['’]s)?\b|\b(?:\d+(?:st|nd|rd|th|d)|[A-Z][\w’'-]+)\s+(?:(?:and|y)\s+[\w’'-]+\s+)?(?:streets?|avenues?|boulevard)\b",
    re.I,
)
""""In this city", "the capital", and streets of a town that is not named: that of the dateline."""


def from_dateline(
    document: Document, about: dict[int, Scope], found: list[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """The dateline's city, only where no place is told and a sentence of the incident says "here" or "in this city"."""
    if document.dateline is None or any(
        c.aspect == "where" and plain(c) and not is_country(c.value, knowledge) for c in found
    ):
        return found
    if not any(about.get(id(s)) == "this_incident" and HERE.search(s.text) for s in document.sentences):
        return found
    home = next((name for _, name, *_ in knowledge.set_in(document.report.text, document.report.headline_end)), "")
    if any(c.aspect == "where" and plain(c) and c.value.lower().removeprefix("the ") != home.lower() for c in found):
        return found  # it happened in another country than the report comes from
    start, end = document.dateline
    m = re.match(
        r"\s*\W{0,3}(?P<place>[A-Z][\w’'.\-]+(?:[ ,]+[A-Z][\w’'.\-]+){0,4}?)(?=,\s*(?:\d|[A-Z][a-z]{2,8}\.?\s+\d)|\s*(?:\(|--|[-–—:]))",
        document.report.text[start:end],
    )
    if m is None or not knowledge.is_place(m["place"].split(",")[0].strip()):
        return found
    left, right = m.span("place")
    return [*found, Circumstance("where", m["place"], start + left, start + right, confidence=0.4)]


LOCAL = re.compile(
    r"\b(?:[Mm]ayor|[Pp]refect|[Tt]own\s+council|[Rr]esidents|[Vv]illagers|[Vv]illage\s+chief|[Tt]own\s+chief)\s+of\s+"
    r"(?:the\s+\w+\s+of\s+)?$"
)
OF_A_TOWN = re.compile(r"\s+(?:quarter|neighbou?rhood|suburb|ward)\b")
"""Behind a name: one of a town's quarters, and not the town that elsewhere has its name."""
AWAY = re.compile(
    r"\b(?:fled|flee\w*|trip|travel\w*|go|goes|going|went|attend\w*|schedul\w+|dialogue|negotiat\w+|summit|meet(?:ing)?s?|talks|left\s+for|relatives|home\s+of|taken|flown|evacuated|transferred|rushed|brought|returned|road|born|native|towards?|arriv\w+|visit\w*|stay(?:s|ed|ing)?|refuge|"
    r"(?:north|south|east|west)\s+of|from)\b[^.;]{0,45}$",
    re.I,
)
SIGNED = re.compile(r"\b(?:accords?|agreements?|treaty|treaties|conventions?|protocols?|pact|peace)\s+of\s+$", re.I)
"""The accord of a town that is far away."""
OF_ITS_OWN = re.compile(r"\b(?:hospitals?|clinics?|morgues?|mortuar(?:y|ies))\s+of\s+$", re.I)
"""A town's own hospitals, which take in what befalls it; one "in" a town may be far."""
TOOK_IN = re.compile(r"\b(?:received|brought\s+in|admitted|took\s+in|taken\s+in|carried\s+in|counted|arrived)\b", re.I)
"""What a hospital near the deed tells: "a doctor at the clinic in Orven said that seven bodies had been brought in"."""
TOPIC = re.compile(
    r"\b(?:questions?|answers?|statements?|briefing|briefed|remarks|comments?|communiqu[eé]|asked|inquiry|investigation|transcript|spoke|speaks)\s+"
    r"(?:(?:reporters|journalists)\s+)?(?:on|about|over|regarding|concerning|into)\s+(?:the\s+)?$",
    re.I,
)
"""What was spoken of, and not where: "takes questions on Anbar"."""


def only_place(
    document: Document, about: dict[int, Scope], found: list[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """The one place that the report names, where it tells no place of what happened; or the one whose mayor speaks.

    A place among several is not chosen: where two are named, the report does not tell which.
    """
    if document.spliced or any(c.aspect == "where" and plain(c) for c in found):
        return found
    local: dict[str, tuple[int, int]] = {}
    named: dict[str, tuple[int, int]] = {}
    for s in document.sentences:
        if s.doc is None or about.get(id(s), "this_incident") != "this_incident":
            continue
        if scope_of(s.text, s.text, document.report.published) != "this_incident":
            continue
        names = place_names(s.doc, knowledge)
        times = knowledge.find_dates(s.text) if names else []
        for n, (first, last) in enumerate(names):
            start, end = s.doc[first].idx, s.doc[last].idx + len(s.doc[last])
            name, before = s.text[start:end], s.text[:start]
            if any(a <= start and end <= b for a, b in times):
                continue
            if n and joins(s.doc[names[n - 1][1] + 1 : first]):
                continue  # "Baidoa, Somalia": the second says where the first is
            if last + 1 < len(s.doc) and is_person_noun(s.doc[last + 1].lower_):
                continue  # "the death of an Ado member"
            if quarter := OF_A_TOWN.match(s.text, end):
                end = quarter.end()
                name = s.text[start:end]
            if LOCAL.search(before):
                local.setdefault(name, (s.start + start, s.start + end))
            if TOPIC.search(before) or (
                is_tied(s.doc, first)
                and not (SPEECH_PLACE.search(before) or AWAY.search(before) or SIGNED.search(before))
                and not is_of_care(before, s.text[end:])
                and (OF_ITS_OWN.search(before) or TOOK_IN.search(s.text) or not is_elsewhere(before))
                and not speaks_there(s.text, re.sub(r"\w+\s+$", "", before), end)
            ):
                named.setdefault(name, (s.start + start, s.start + end))
    for places in (local, named):
        name, (start, end) = next(iter(places.items()), ("", (0, 0)))
        if len(places) == 1 and not is_country(name, knowledge):
            return [*found, Circumstance("where", name, start, end, confidence=0.4)]
        if places:
            return found
    return found


NAMED_AFTER = re.compile(
    r"\b(?i:in|at|from|to|near|outside|around|of|through|into)\s+"
    r"(?P<name>(?:(?:al|el|el-|al-)[- ]?)?[A-Z][\w’'-]+(?:[ -](?:(?:de|del|la|al)\s)?[A-Z][\w’'-]+){0,3})",
)
OFTEN = 3
"""Times that a report must name a town for it to be where the report is set."""


def set_in(document: Document, found: list[Circumstance], knowledge: Knowledge) -> list[Circumstance]:
    """The town that a longer report is set in, where it tells no place of what happened: named in its first quarter,
    at least :data:`OFTEN` times, and twice as often as any other place.

    A seat of speakers ("an officer in the capital", "told reporters in Geneva") is not counted, nor is where people
    were taken.
    """
    if document.spliced or any(c.aspect == "where" and plain(c) for c in found):
        return found
    named: dict[str, list[tuple[int, int]]] = {}
    for s in document.sentences:
        if scope_of(s.text, s.text, document.report.published) in ("background", "another_incident"):
            continue
        for m in NAMED_AFTER.finditer(s.text):
            name, before = m["name"].removesuffix("'s").removesuffix("’s"), s.text[: m.start("name")]
            if not knowledge.is_place(name) or is_country(name, knowledge) or DAY_OR_MONTH.match(name):
                continue
            if SPEECH_PLACE.search(before) or is_elsewhere(before) or _seat(s.text[: m.start()]):
                continue
            at = s.start + m.start("name")
            named.setdefault(name, []).append((at, at + len(name)))
    often = sorted(named.values(), key=lambda spans: (-len(spans), spans[0]))
    if not often or len(often[0]) < OFTEN or (len(often) > 1 and 2 * len(often[1]) > len(often[0])):
        return found
    start, end = often[0][0]
    if 4 * start > len(document.report.text):
        return found
    return [*found, Circumstance("where", document.report.text[start:end], start, end, confidence=0.3)]


def _seat(before: str) -> bool:
    """Whether the words before "in X" end with people: "an officer in X", "the prosecutors in X"."""
    words = re.findall(r"[\w’'-]+", before)
    return bool(words) and (is_person_noun(words[-1].lower()) or SPEAKS.fullmatch(words[-1]) is not None)


SPEAKS = re.compile(r"(?:prosecutor|officer|official|diplomat|spokes\w+|court|lawyer|doctor|minister|judge)s?", re.I)
