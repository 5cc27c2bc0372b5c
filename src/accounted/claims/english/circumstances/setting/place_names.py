"""Names of places in a parsed sentence: runs of capitals that the gazetteer knows, or behind "the town of"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.names import is_media
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of
from accounted.claims.protocol import Knowledge

AREA = r"(?:city|town|village|district|province|governorate|department|state|region|municipality|jurisdiction|camp|neighbou?rhood|suburb|county|oblast|market|area|valley|highway|airport|square|prison|sector|quarter|island)"
OF_AREA = word_set("""town city village province district department port hamlet camp governorate area region state municipality county
    neighborhood neighbourhood suburb suburbs settlement outskirts island capital oblast market canton quarter sector jurisdiction""")
EVENT_NOUNS = word_set("""strike airstrike attack raid bombing shooting massacre ambush blast explosion assault shelling killing killings clash clashes
    siege bombardment strikes airstrikes attacks raids bombings shootings explosions""")


def joins(gap: Any) -> bool:
    """Whether the tokens between two names make them one place: "Saada, northern Yemen", "Baghdadi in Anbar"."""
    small = ("in", "the", "province", "of", "department", "district", "governorate", "state", "'s", "’s")
    return len(gap) <= 4 and all(x.text in (",", "(") or x.lower_ in small or x.lower_.endswith("ern") for x in gap)


def place_names(doc: Any, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Token runs that name places: longest first, capitalised, known to the gazetteer or after "the town of"."""
    known: list[tuple[int, int]] | None = doc.user_data.get("place_names")
    if known is None:
        known = doc.user_data["place_names"] = _find_place_names(doc, knowledge)
    return known


def _find_place_names(doc: Any, knowledge: Knowledge) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    i, n = 0, len(doc)
    while i < n:
        if (
            doc[i].lower_ in ("the", "a", "an", "this")
            or not (doc[i].text[:1].isupper() or doc[i].lower_ in ("al", "el"))
            or doc[i].pos_
            not in (
                "PROPN",
                "NOUN",
                "ADJ",
                "DET",
                "X",
            )
        ):
            i += 1
            continue
        j = i
        while (
            j + 1 < n
            and j - i < 7
            and (
                doc[j + 1].text[:1].isupper()
                or doc[j + 1].text == "-"
                or doc[j + 1].lower_ in ("al", "el", "ez", "de", "la", "del")
            )
        ):
            j += 1
        found = None
        for k in range(j, i - 1, -1):
            name = text_of(doc)[doc[i].idx : doc[k].idx + len(doc[k])]
            if knowledge.country_of(name) is None and knowledge.is_place(name):
                found = k
                break
        if found is None and i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in OF_AREA:
            found = j
        if found is not None and not (i > 0 and _person_before(doc, i)) and not _other_name(doc, i, found, j):
            out.append((i, found))
        i = (found if found is not None else i) + 1
    return out


TITLES = word_set(
    "mr mrs ms dr col colonel capt captain gen general lt lieutenant major maj sgt sergeant sheikh president minister mayor governor"
)


def _other_name(doc: Any, first: int, last: int, run: int) -> bool:
    """Whether a run that the gazetteer knows is a quarter of the compass, a medium, a body or part of a name here.

    ``run``: where the capitals end: "Luis" of "Luis Carlos Galán" is no town.
    """
    if last < run:
        goes_on = doc[last + 1]
        ends = goes_on.lower_ in EVENT_NOUNS or DAY_OR_MONTH.match(goes_on.text) or AREA_WORD.fullmatch(goes_on.lower_)
        if goes_on.pos_ == "PROPN" and not ends and doc[last].i - first < 2:
            return True
    name = text_of(doc)[doc[first].idx : doc[last].idx + len(doc[last])]
    if first == last and (COMPASS_WORD.fullmatch(name) or is_media(name) is not None):
        return True
    follows = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    return follows in BODIES


COMPASS_WORD = re.compile(
    r"(?:north|south|east|west|central)\w*|[a-z]{1,3}\.|front|party|congress|senate|dr|mr|police|army|state|islamic|coalition",
    re.I,
)
DAY_OR_MONTH = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
AREA_WORD = re.compile(AREA, re.I)
BODIES = word_set("liberation front party movement army command ministry university news agency press newspaper")


def _person_before(doc: Any, i: int) -> bool:
    return doc[i - 1].lower_.rstrip(".") in TITLES


def is_country(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a country's, by the words that the gazetteer makes of it ("Mali" by "Malian")."""
    forms = (name, name + "i", name + "n", name + "an", name + "ian")
    return any(knowledge.country_of(form) is not None for form in forms)
