"""Where and when, from sentences that tell the incident.

Not every place of such a sentence is the place: speakers speak somewhere ("told reporters in Geneva"), the hurt are taken
somewhere, towns lie at a distance from others. Not every day is the day: statements have days too. Where no sentence of
the incident names a place, its neighbours may ("the town"), then the dateline, if the text points to it by "here"; then
only the country that the words speak of, with a problem that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.deeds import DEEDS
from accounted.claims.english.circumstances.rites import ATTACKED_RITE
from accounted.claims.english.circumstances.sites import sites
from accounted.claims.english.circumstances.told import HARM, Circumstance, lexicon, practice, unreal
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.names import is_media
from accounted.claims.english.scope import scope_of
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

SPEECH_PLACE = re.compile(
    r"\b(?:said|says|told|speaking|spoke|spokes\w+|reporters?|journalists?|statement|speech|announced|interview\w*|press\s+conference|news\s+conference|telephone|phoned?|issued"
    r"|based|headquartered|born|from\s+his\s+\w+|correspondents?|bureau|embassy|consulate|university|talks|summit|meeting|conference)\b[^.;]{0,25}$",
    re.I,
)
SEAT = re.compile(
    r"\b(?:sources?|diplomats?|analysts?|observers?|researchers?|newsrooms?|headquarters|offices?)\s+$", re.I
)
"""People and rooms that are where they speak: "a security source in Bamako"."""
SEAT_SPEAKS = re.compile(
    r",\s+(?:(?:an?|the|its|his|her|some|several|other)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:spokes\w+|officials?|ministers?|ministry|government|presidents?|diplomats?|analysts?|leaders?|ambassadors?|lawmakers?|parliament)\b"
    r"[^.;]{0,80}?\b(?:said|says|told|called|condemned|denied|announced|added|insisted|declined|accused|blamed|warned|urged|promised|spoke|asked)\b"
)
"""At a sentence's head: "In Kyiv, a military spokesman said": where somebody speaks."""
ELSEWHERE = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|surgery|ward|treated|treatment|taken|flown|evacuated|transferred|rushed|brought|buried|funerals?|burial|fled|flee(?:ing)?|(?:leaves?|left|leaving)\s+for|displaced"
    r"|died\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,2}(?:wounds|injuries|burns|infections?|complications)|found\s+alive|relatives|returned|returning|heading|bound|on\s+(?:its|their|his)\s+way|travell?ing|trained)\b"
    r"(?:[^.;,]|,(?=\s*[A-Z])){0,30}$",
    re.I,
)
"""What ties a place to where people were taken, came from or went."""
WARD_AFTER = re.compile(
    r"\s+(?:(?:regional|general|provincial|private|teaching|university)\s+)?(?:clinic|hospital|hospice|infirmary)\b(?!\s+(?:strike|attack|bombing|blast|raid|massacre))",
    re.I,
)
"""After a name: a house for the sick that bears it ("the San Bernabé clinic"), where people are taken."""
DIED_THERE = re.compile(
    r"\b(?:died|dies|passed\s+away|succumbed|treated|recover\w+|operated\s+on|hospitali[sz]ed)\b[^.;]{0,40}$", re.I
)
HIT_SITE = re.compile(
    r"\b(?:killed|killing|kills|hit|hits|hitting|struck|strikes?|striking|attack(?:s|ed)?|bomb\w*|shell\w*|raid(?:s|ed)?|destroyed|stormed)\b"
    r"[^.;]{0,60}\b(?:in|on|at|a|an|the|its|their)\s+(?:[\w-]+\s+){0,2}?(?:hospital|clinic|ward)\s+\w*\s*$",
    re.I,
)
"""A hospital that was hit itself is where it happened."""


MET = re.compile(
    r"\b(?:negotiations?|talks|dialogue|meetings?|summit|conference|congress|session)\b[^.;]{0,90}"
    r"\b(?:begins?|began|begun|held|holds|resumed?|opens?|opened|starts?|started|takes?\s+place|took\s+place|scheduled|convened?|continue[sd]?)\b"
    r"[^.;,]{0,25}$",
    re.I,
)
"""Where people met: "since the talks began last Wednesday in Riva"."""


def _elsewhere(before: str) -> bool:
    """Whether the words before a place tie it to where people were taken, came from, went or met."""
    if MET.search(before) is not None:
        return True
    return ELSEWHERE.search(before) is not None and HIT_SITE.search(before) is None


COUNTER = re.compile(
    r"\b(?:morgue|mortuary)\s+(?:(?:of|at)\s+(?:the|its|their|a)\s+(?:[\w-]+\s+){0,3}(?:hospital|clinic)\s+)?(?:in|of|at)\s+"
    r"(?:the\s+(?:[\w-]+\s+){0,2}of\s+)?$",
    re.I,
)
TAKES_IN = re.compile(
    r"^[^.;]{0,25}?\b(?:took\s+in|take[sn]?\s+in|receive[sd]?|admitted|counted|recorded|registered|logged)\b", re.I
)
COMES_IN = re.compile(
    r"\b(?:bodies|corpses|dead|remains)\b[^.;]{0,40}?\b(?:brought|taken|delivered|sent|transferred|came|come|arrived|passed|admitted|received|counted|"
    r"registered|recorded)\b[^.;,]{0,12}?\b(?:to|at|into|in|through|by)\s+(?:the|a|its|their)\s+(?:[\w-]+\s+){0,2}(?:morgue|mortuary)\b[^.;,]{0,40}$",
    re.I,
)


MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|months?|years?)\b",
    re.I,
)
DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


def _speaks_there(text: str, before: str, end: int) -> bool:
    """Whether a place that ends at ``end``, with ``before`` ahead of its preposition, is the seat of somebody who speaks."""
    return SEAT.search(before) is not None or (
        not re.search(r"\w", before) and SEAT_SPEAKS.match(text, end) is not None
    )


def _counts_months(text: str, start: int, end: int, knowledge: Knowledge) -> bool:
    """Whether a place is that of a morgue that tells what it took in over a month: the area of its count."""
    if COUNTER.search(text[:start]) is None:
        return False
    if TAKES_IN.match(text[end:]) is None and COMES_IN.search(text[:start]) is None:
        return False
    return any(MONTH.search(text, a, b) and not DAY_OF_MONTH.search(text, a, b) for a, b in knowledge.find_dates(text))


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
AREA = r"(?:city|town|village|district|province|governorate|department|state|region|municipality|jurisdiction|camp|neighbou?rhood|suburb|county|oblast|market|area|valley|highway|airport|square|prison|sector|quarter|island)"
AREA_AFTER = re.compile(rf"\s*\)?\s*{AREA}\b|['’]s\s+(?:[a-z-]+\s+){{0,2}}{AREA}\b")
OF_AREA = word_set("""town city village province district department port hamlet camp governorate area region state municipality county
    neighborhood neighbourhood suburb suburbs settlement outskirts island capital oblast market canton quarter sector jurisdiction""")
LEADS = word_set(
    "in at near outside around inside across on off between hits hit rocks rocked jolts shakes strikes along"
)
NOT_A_PLACE_BEFORE = word_set(
    "university president minister ministry spokesman bank army government embassy people king prince mr mrs dr colonel captain general"
)
SITE = (
    r"(?:market|bazaar|checkpoint|check-point|mosque|church|temple|school|college|hotel|restaurant|caf[eé]|cinema|theatre|theater|stadium|airport|barracks|military\s+base|base|police\s+station"
    r"|bus\s+station|train\s+station|railway\s+station|station|bridge|border\s+crossing|refugee\s+camp|camp|prison|courthouse|court|square|wedding|funeral|farm|ranch|factory|mine|power\s+plant)"
)
UNNAMED_SITE = re.compile(
    rf"\b(?:in|at|near|outside|inside|on|by)\s+(?P<site>(?:a|an|the)\s+(?:[a-z-]+\s+){{0,3}}?{SITE})\b(?!\s+(?:in|of|near|at|outside)\s+[A-Za-z-]*[A-Z])(?!\s+(?:officer|worker|commander|spokesman|guard|director|owner|chief))"
)
EVENT_NOUNS = word_set("""strike airstrike attack raid bombing shooting massacre ambush blast explosion assault shelling killing killings clash clashes
    siege bombardment strikes airstrikes attacks raids bombings shootings explosions""")
THE_PLACE = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+)?(?:town|village|city|district|area|neighbou?rhood|camp|market|region|province|scene|site)\b|\bthere\b|\bhere\b",
    re.I,
)
HERE = re.compile(
    r"\b(?:in|of)\s+(?:this|the)\s+(?:[\w-]+\s+)?(?:city|town|capital|capital\s+city|port|village)\b|\bhere\b|\b(?:downtown|city\s+cent(?:re|er))\b"
    r"|\bthis\s+(?:city|town|capital)(?:['’]s)?\b|\b(?:\d+(?:st|nd|rd|th|d)|[A-Z][\w’'-]+)\s+(?:(?:and|y)\s+[\w’'-]+\s+)?(?:streets?|avenues?|boulevard)\b",
    re.I,
)
""""In this city", "the capital", and streets of a town that is not named: that of the dateline."""
OPERATION = re.compile(
    r"\b(?:operation|raid(?:ed|ing)?|force|convoy|patrol|troops|soldiers|fighters|gunmen|helicopters?|aircraft|missile|rockets?|crossed|entered|stormed|searched|blast|victims|bodies|pit|grave)\b",
    re.I,
)

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


def settings(sentence: Sentence, knowledge: Knowledge, sure: float = 0.75) -> list[Circumstance]:
    """Where and when, of one sentence about the incident."""
    return [*_where(sentence, knowledge, sure), *_when(sentence, knowledge, sure)]


# --------------------------------------------------------------------------- where


def _where(sentence: Sentence, knowledge: Knowledge, sure: float) -> Iterator[Circumstance]:
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
        if not known and not _elsewhere(text[:begin]) and not any(a < end and begin < b for a, b in taken):
            taken.append((begin, end))
            yield Circumstance("where", text[begin:end].strip(" ,"), base + begin, base + end, confidence=sure - 0.05)
    for begin, end in _named(sentence, knowledge, taken):
        taken.append((begin, end))
        weaker = sure - 0.15 if sentence.headline else sure
        yield Circumstance("where", text[begin:end].strip(), base + begin, base + end, confidence=weaker)
    for begin, end, name, _ in told:
        if not name and not _elsewhere(text[:begin]) and not any(a < end and begin < b for a, b in taken):
            taken.append((begin, end))
            yield Circumstance("where", text[begin:end], base + begin, base + end, confidence=sure - 0.15)
            break
    for m in UNNAMED_SITE.finditer(text):
        left, right = m.span("site")
        if any(a < right and left < b for a, b in taken) or _elsewhere(text[: m.start()]):
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
        lead = _lead(doc, first)
        if lead is None and first and _counts_months(text, start, end, knowledge):
            lead = first - 1  # "the morgue of Zinder received"
        if lead is None:
            if _of_event(doc, first, last) or (_hit(doc, first, last) and not _is_country(text[start:end], knowledge)):
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
            or _speaks_there(text, before, end)
            or _elsewhere(before + text[doc[lead].idx : doc[lead + 1].idx])
            or _elsewhere(text[:start])
        ) and not _counts_months(text, start, end, knowledge):
            continue
        # "Saada, northern Yemen", "Baghdadi in Anbar province": one place
        while i < len(names) and _joins(doc[names[i - 1][1] + 1 : names[i][0]]):
            last = names[i][1]
            end = doc[last].idx + len(doc[last])
            i += 1
        kind = AREA_AFTER.match(text, end)
        if kind and not _is_country(
            text[start:end], knowledge
        ):  # "an Iraq market" is in Iraq; "Mopti region" is one name
            end = kind.end()
        yield doc[lead + 1].idx, end


def _joins(gap: Any) -> bool:
    small = ("in", "the", "province", "of", "department", "district", "governorate", "state", "'s", "’s")
    return len(gap) <= 4 and all(x.text in (",", "(") or x.lower_ in small or x.lower_.endswith("ern") for x in gap)


def _of_event(doc: Any, first: int, last: int) -> bool:
    """Whether a place stands before an event as its name: "the Goundam strike", "Baidoa blast"; never "US strike"."""
    follows = doc[last + 1] if last + 1 < len(doc) else None
    if follows is not None and follows.lower_ in ("'s", "’s") and last + 2 < len(doc):
        return False
    steps = 0
    while (
        follows is not None
        and follows.pos_ in ("NOUN", "ADJ", "PROPN")
        and follows.lower_ not in EVENT_NOUNS
        and steps < 2
    ):
        steps += 1
        follows = doc[follows.i + 1] if follows.i + 1 < len(doc) else None
    if follows is None or follows.lower_ not in EVENT_NOUNS:
        return False
    name = text_of(doc)[doc[first].idx : doc[last].idx + len(doc[last])]
    return (
        len(name) > 3
        and not name.isupper()
        and doc[first].lower_ not in ("coalition", "police", "taliban", "army", "state", "islamic")
    )


SHELLED = word_set(
    "strike airstrike attack raid bombing assault shelling bombardment siege strikes airstrikes attacks raids bombings"
)
"""Events that are named by the place that they hit; not those of which persons are the victims."""
TOWN_OF = word_set("the town city village district of nearby besieged")


def _hit(doc: Any, first: int, last: int) -> bool:
    """Whether a place is what violence hit: "the shelling of Saraqib", "a strike on the town of Jabalia"; not "on X Brigade"."""
    follows = doc[last + 1] if last + 1 < len(doc) else None
    if follows is not None and follows.pos_ in ("NOUN", "PROPN") and follows.lower_ not in ("'s", "’s"):
        return False
    k = first - 1
    while k > 1 and doc[k].lower_ in TOWN_OF and doc[k - 1].lower_ in TOWN_OF | {"on", "of"}:
        k -= 1
    return k > 0 and doc[k].lower_ in ("on", "of") and doc[k - 1].lower_ in SHELLED


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


RUINS = word_set("ruins rubble wreckage debris site scene remains well river grave")


def _lead(doc: Any, first: int) -> int | None:
    """Index of the preposition or verb that ties a place name to what happened: "in the town of X", "hits X"."""
    k, steps = first - 1, 0
    while k >= 0 and steps < 6:
        t = doc[k]
        if t.lower_ in LEADS:
            return int(k)
        if (
            t.lower_ == "of"
            or t.pos_ in ("DET", "ADJ", "NOUN", "PROPN")
            or t.lower_.endswith("ern")
            or t.text in ("’s", "'s", "-", ",")
            or (t.tag_ == "VBN" and k > 0 and doc[k - 1].pos_ == "DET")  # "in the besieged city of X"
        ):
            if (
                t.lower_ in NOT_A_PLACE_BEFORE
                or (t.lower_ in DEEDS and t.lower_ not in lexicon().actors and doc[k + 1].lower_ == "of")
                or t.lower_ in lexicon().actors
                or (t.pos_ == "NOUN" and is_person_noun(t.lower_))
                or (t.text == "," and doc[k - 1].pos_ != "PROPN")
            ):
                return None
            k -= 1
            steps += 1
            continue
        if t.lower_ == "from" and k + 2 < len(doc) and any(x.lower_ in RUINS for x in doc[k + 1 : k + 4]):
            return int(k)
        return None
    return None


# --------------------------------------------------------------------------- when


def _when(sentence: Sentence, knowledge: Knowledge, sure: float) -> Iterator[Circumstance]:
    text, base = sentence.text, sentence.start
    taken: list[tuple[int, int]] = []
    for pattern in (NIGHT_TO, CLOCK):
        for m in pattern.finditer(text):
            taken.append(m.span())
            yield Circumstance("when", m[0], base + m.start(), base + m.end(), confidence=sure)
    for start, end in knowledge.find_dates(text):
        if any(a < end and start < b for a, b in taken) or not _day_of_event(text, start, end):
            continue
        yield Circumstance("when", text[start:end], base + start, base + end, confidence=sure)


def _day_of_event(text: str, start: int, end: int) -> bool:
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


# --------------------------------------------------------------------------- what neighbours, dateline and country tell


WITHIN_A_TOWN = re.compile(
    r"\b(?:quarter|neighbou?rhood|street|road|highway|market|square|mosque|avenue|streets|avenues|boulevard)$", re.I
)
DAY = re.compile(r"[A-Z]|\b(?:yesterday|today|tonight|overnight|last\s+night|this\s+(?:morning|afternoon|evening))\b")
"""A time that is more than an hour: a capital, as of a day or month, or a day told from the report's own."""


TALKS = re.compile(r"\b(?:dialogue|negotiat\w+|peace\s+talks|summit|round\s+of\s+talks|conference)\b", re.I)
"""What people meet for: the places of such a sentence are those of meetings."""


def neighbours(
    document: Document, about: dict[int, Scope], found: list[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """Where and when from sentences beside those of the incident, of an aspect that the incident's own sentences lack.

    Only sentences of operations, troops and victims, or that a sentence of the incident points back to by "the town" or
    "there"; not across the splices of a page, where neighbours have nothing to do with one another.
    """
    lacking = {a for a in ("where", "when") if not any(c.aspect == a and plain(c) for c in found)}
    if not lacking or document.spliced:
        return found
    sentences = document.sentences
    asked = [c.start for c in found if c.aspect in ("requested", "not_told") and c.scope == "this_incident"]
    mine = [i for i, s in enumerate(sentences) if about.get(id(s)) == "this_incident"]
    for aspect in ("where", "when"):
        if aspect not in lacking:
            continue
        near = {j for m in mine for j in (m - 2, m - 1, m + 1)}
        near |= {i for i, s in enumerate(sentences) if any(s.start <= a < s.end for a in asked)}
        for i in sorted(near, key=lambda j: (min(abs(j - m) for m in mine), j)):
            if not 0 <= i < len(sentences) or about.get(id(sentences[i])) is not None:
                continue
            s = sentences[i]
            if (
                s.doc is None
                or practice(s.text)
                or unreal(s.text)
                or (aspect == "where" and TALKS.search(s.text))
                or scope_of(s.text, s.text, document.report.published) != "this_incident"
            ):
                continue
            pointed = any(THE_PLACE.search(sentences[m].text) for m in mine if 0 < m - i <= 2)
            if not (OPERATION.search(s.text) or pointed or any(s.start <= a < s.end for a in asked)):
                continue
            more = [c for c in settings(s, knowledge, 0.55) if c.aspect == aspect]
            if more:
                found = [*found, *more]
                break
    return found


OPENS = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]bout|[Aa]round|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|[Ss]hortly|[Jj]ust)\b"
)


def _names_day(words: str) -> bool:
    """Whether words of time tell more than an hour; the capital of "At dawn" at a sentence's head is no day's."""
    return bool(DAY.search(OPENS.sub("", words)))


def plain(c: Circumstance) -> bool:
    """Whether a setting of this incident is more than a site or an hour: "the market", "the Shuhada quarter" leave the town open."""
    if c.scope != "this_incident":
        return False
    if c.aspect == "when":
        return _names_day(c.value)
    return names_town(c.value)


def names_town(words: str) -> bool:
    """Whether words of place have a name, and not of a quarter or a street alone."""
    return bool(re.search(r"[A-Z]", words)) and not WITHIN_A_TOWN.search(words)


def from_dateline(
    document: Document, about: dict[int, Scope], found: list[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """The dateline's city, only where no place is told and a sentence of the incident says "here" or "in this city"."""
    if document.dateline is None or any(
        c.aspect == "where" and plain(c) and not _is_country(c.value, knowledge) for c in found
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
AWAY = re.compile(
    r"\b(?:fled|flee\w*|trip|travel\w*|go|goes|going|went|attend\w*|schedul\w+|dialogue|negotiat\w+|summit|meet(?:ing)?s?|talks|left\s+for|relatives|home\s+of|taken|flown|evacuated|transferred|rushed|brought|returned|road|born|native|towards?|arriv\w+|visit\w*|stay(?:s|ed|ing)?|refuge|"
    r"(?:north|south|east|west)\s+of|from)\b[^.;]{0,45}$",
    re.I,
)

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
            if n and _joins(s.doc[names[n - 1][1] + 1 : first]):
                continue  # "Baidoa, Somalia": the second says where the first is
            if last + 1 < len(s.doc) and is_person_noun(s.doc[last + 1].lower_):
                continue  # "the death of an Ado member"
            if LOCAL.search(before):
                local.setdefault(name, (s.start + start, s.start + end))
            if TOPIC.search(before) or (
                _tied(s.doc, first)
                and not (SPEECH_PLACE.search(before) or AWAY.search(before))
                and not _speaks_there(s.text, re.sub(r"\w+\s+$", "", before), end)
            ):
                named.setdefault(name, (s.start + start, s.start + end))
    for places in (local, named):
        name, (start, end) = next(iter(places.items()), ("", (0, 0)))
        if len(places) == 1 and not _is_country(name, knowledge):
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
            if not knowledge.is_place(name) or _is_country(name, knowledge) or DAY_OR_MONTH.match(name):
                continue
            if SPEECH_PLACE.search(before) or _elsewhere(before) or _seat(s.text[: m.start()]):
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


def reached_day(document: Document, found: list[Circumstance], knowledge: Knowledge) -> list[Circumstance]:
    """The day that a told story has reached, where it gives what happened an hour and no day: "On Friday he set out.
    [...] At half past nine something hit the boat."

    The nearest day before the hour in the paragraph or the two before it; days of speech and "every Friday" are none.
    """
    hours = [c for c in found if c.aspect == "when" and c.scope == "this_incident"]
    if document.spliced or not hours or any(plain(c) for c in hours):
        return found
    at = min(c.start for c in hours)
    here = next((s.paragraph for s in document.sentences if s.start <= at < s.end), None)
    if here is None:
        return found
    for s in reversed(document.sentences):
        if s.start > at or s.headline or not 0 <= here - s.paragraph <= 2:
            continue
        if practice(s.text) or unreal(s.text):
            continue
        if scope_of(s.text, s.text, document.report.published) != "this_incident":
            continue
        for start, end in knowledge.find_dates(s.text):
            if not _names_day(s.text[start:end]) or s.start + start > at:
                continue
            if EVERY.search(s.text[:start]) or TELLS.search(s.text[:start]) or not _day_of_event(s.text, start, end):
                continue
            return [*found, Circumstance("when", s.text[start:end], s.start + start, s.start + end, confidence=0.45)]
    return found


TELLS = re.compile(r"\b(?:accounts?|versions?|testimony|interview\w*|spoke|said|told|asked|statement)\b", re.I)
"""A day after these may be that of the telling."""
EVERY = re.compile(r"\b(?:every|each|most|of\s+a)\s+$", re.I)


def _tied(doc: Any, first: int) -> bool:
    before = doc[first - 1].lower_ if first else ""
    return before in ("in", "at", "near", "of", "on", ":", "around", "outside") or _lead(doc, first) is not None


def _is_country(name: str, knowledge: Knowledge) -> bool:
    forms = (name, name + "i", name + "n", name + "an", name + "ian")
    return any(knowledge.country_of(form) is not None for form in forms)
