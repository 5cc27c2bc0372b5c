"""Circumstance claims: when, where, what kind, by what means, by whom, against whom, who asked, approved, was not told,
what inquiry stands, in what order, and who is named.

A sentence bears on the incident when it holds a casualty claim about it or tells an act of violence that its words do not
put into another time. Only such sentences say when and where: a place in a sentence of background is not the place.
"""

from __future__ import annotations

import re

from accounted.claims.english.alternatives import by_first_letter
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.accountability import accountability
from accounted.claims.english.circumstances.actors.by_and_against import by_and_against
from accounted.claims.english.circumstances.actors.encounters import met_and_attacked
from accounted.claims.english.circumstances.actors.keepers import carried
from accounted.claims.english.circumstances.actors.responsibility import accused
from accounted.claims.english.circumstances.persons import persons
from accounted.claims.english.circumstances.sequence import sequence
from accounted.claims.english.circumstances.setting.country import countries
from accounted.claims.english.circumstances.setting.elsewhere import without_places_of_arrest
from accounted.claims.english.circumstances.setting.neighbours import neighbours
from accounted.claims.english.circumstances.setting.no_places import names_no_place, power_abroad
from accounted.claims.english.circumstances.setting.reached_day import reached_day
from accounted.claims.english.circumstances.setting.report_place import from_dateline, only_place, set_in
from accounted.claims.english.circumstances.setting.settings import settings
from accounted.claims.english.circumstances.setting.traces import seen_at
from accounted.claims.english.circumstances.told import (
    Circumstance,
    about_incident,
    past,
    practice,
    soft_violence,
    unreal,
)
from accounted.claims.english.circumstances.violence import kind_and_means, told_once, without_wounds_counted
from accounted.claims.english.document import Document
from accounted.claims.english.speakers import Attributions
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

__all__ = ["GATE", "Circumstance", "countries", "find_circumstances"]

GATE = Anycase(
    by_first_letter(r"""attack|strike|struck|raid|bomb|blast|explo|shell|rocket|missile|mortar|grenade|mine\b|fire|firing|shot|shoot|gun|clash|fight|battle
        |combat|ambush|assault|kidnap|abduct|hostage|execut|massacre|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)\s+held\b|assassin|stab|arson|helicopter|plane|jet\b|drone|aircraft|artiller
        |dynamit|detonat|investigat|inquir|enquir|probe|look(?:ed|ing)?\s+into|request|asked\s+for|asked\s+to|called\s+(?:in|for)|approv
        |authori[sz]|permission|consent|inform|notif|told|tell|warn|alert|consult|brief(?:ed|ing)|aware|in\s+the\s+dark|coordinat|blame|accus|responsib|behind|suspect|friendly
        |mistak|neutrali|operation|\bforce\b|convoy|patrol|grave|remains|among|himself|herself|one\s+of\s+them|stormed|arrested
        |police|\bcops\b|\blawmen\b|\bcaned?\b|whisked|flogg|for\s+questioning|handcuff|magistrate|\bbooked\b|\bheld\b|remand|\bjail|\bcells?\b|\block-?up\b|handed\s+over|jawan|lathi|baton|bullet|thrash|roughed|water\s+cannon|tear|riot|violen|stone|\bmob\b|murder|killing|crime|lynch|demoli|detain|captur|nabbed|burn|torch|ablaze|loot|siege|atrocit
        |encounter|\bmet\b|spotted|ran\s+into|came\s+(?:across|upon)"""),
    re.X,
)
"""Sentences worth parsing for circumstances."""


TIME_WORD = re.compile(
    r"(?:(?:on|in)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!['’]s\b)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)$)",
    re.I,
)
"""No place, though there are towns of these names: "45 bodies in May", "in Idlib on Tuesday, the Red Crescent said"."""


def find_circumstances(
    document: Document, said: Attributions, casualties: list[Found], knowledge: Knowledge
) -> list[Circumstance]:
    """Circumstance claims in order of their quotes.

    One claim for each distinct fact and sentence. Never raises for odd text.
    """
    published = document.report.published
    found: list[Circumstance] = []
    about = about_incident(document, casualties)
    told = any(v == "this_incident" for v in about.values())
    scopes: dict[int, Scope] = {}
    for sentence in document.sentences:
        if sentence.doc is None:
            continue
        found += accountability(sentence, published)
        scope = about.get(id(sentence)) or soft_violence(sentence, published)
        if scope is None:
            if told and not practice(sentence.text):
                found += accused(sentence, past(sentence.text, published), knowledge, said)
            continue
        scopes[id(sentence)] = scope
        found += kind_and_means(sentence, scope)
        found += by_and_against(sentence, scope, knowledge, said)
        if unreal(sentence.text):
            continue
        for c in settings(sentence, knowledge, 0.75 if id(sentence) in about else 0.55):
            c.scope = scope
            found.append(c)
    found += carried(document, scopes, found, casualties)
    names = {n for f in casualties for n in f.persons} | {
        x.name for speech in said.speeches for x in speech.chain if x.kind == "person"
    }
    found = [c for c in found if c.aspect != "where" or not names_no_place(c, names)]
    found = [c for c in found if c.aspect != "where" or not TIME_WORD.match(c.value)]
    found = without_wounds_counted(found, casualties)
    if told:
        found = told_once(document, found)
        found += met_and_attacked(document, about, knowledge, said)
        found += persons(document, casualties)
        found += sequence(document, about)
        found = neighbours(document, about, found, knowledge)
        found = from_dateline(document, about, found, knowledge)
        found = only_place(document, about, found, knowledge)
        found = set_in(document, found, knowledge)
        found = [
            c
            for c in found
            if c.aspect != "where" or not (names_no_place(c, names) or power_abroad(document, c, knowledge))
        ]
        found = without_places_of_arrest(document, found, casualties)
        found += seen_at(document)
        found = reached_day(document, found, knowledge)
    return sorted(found, key=lambda c: (c.start, c.end, c.aspect, c.value))
