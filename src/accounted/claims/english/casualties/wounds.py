"""Wounds told as what people have: "with 25 per cent burns", "with a bullet in his leg", "had their heads broken"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.harm_nouns import people_listed
from accounted.claims.english.casualties.pronouns import one_person
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence, token_at
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.words import NOUNS

_LIMB = r"(?:head|skull|arm|leg|thigh|shoulder|hand|foot|hip|knee|ankle|wrist|neck|spine|back|jaw|nose|rib|finger|chest|stomach|abdomen|face|eye|side|body|limb|throat|cheek|teeth|tooth)s?"
WITH = Gated(
    rf"\b(?P<with>with)\s+(?:(?:\w+\s+){{0,2}}?(?:\d+|\w+)\s*(?:per\s?cent|%)\s+burns?\b|(?:an?\s+|several\s+|two\s+|the\s+)?(?:[\w-]+\s+){{0,2}}?"
    rf"(?:bullets?|shrapnel|splinters?|pellets?|arrows?)\s+(?:\w+\s+)?(?:in|lodged\s+in)\s+(?:his|her|their|the)\s+(?:\w+\s+)?{_LIMB}\b"
    rf"|(?:an?\s+|several\s+|severe\s+|serious\s+|multiple\s+|deep\s+|minor\s+)*(?:bullet|gunshot|stab|knife|shrapnel|burn|head|bayonet|machete|shotgun|pellet)\s+(?:wounds?|injur(?:y|ies))\b"
    rf"|(?:an?\s+|two\s+|his\s+|her\s+|their\s+)(?:broken|fractured|shattered|severed|crushed|smashed)\s+{_LIMB}\b"
    rf"|(?:severe|serious|extensive|bad|grave|multiple|minor|deep)\s+(?:burns|injuries|cuts|wounds)\b)",
    re.I,
)
HAD_BROKEN = Gated(
    rf"\b(?P<burns>had|has|suffered)\s+(?:\d+|\w+)\s*(?:per\s?cent|%)\s+burns\b"
    rf"|\b(?P<had>had|has|have|having)\s+(?:his|her|their|an?|both)\s+(?:\w+\s+)?{_LIMB}\s+(?:broken|fractured|smashed|cut\s+off|hacked\s+off|blown\s+off|crushed|amputated|slashed|torn\s+off|shattered|severed|split)\b"
    rf"|\b(?P<bore>bore|bears|bear|bearing|carried|showed|has|have|had)\s+(?:the\s+)?(?:marks|scars|signs|bruises|traces|welts)\s+(?:of|from)\s+(?:the\s+|a\s+|severe\s+)?(?:torture|beatings?|whips?|blows|lashes|cuts|burns|bullets|handcuffs|ropes)\b"
    rf"|\b(?P<wound>had|has|have|having|bore|bears|showed|received|suffered|sustained)\s+(?:[\w-]+\s+){{0,3}}?(?:"
    r"(?:bullet|gunshot|gun|stab|knife|shrapnel|splinter|bayonet|machete|shotgun|pellet|shell|flesh|burn|blast)\s+(?:wounds?|injur(?:y|ies))\b"
    rf"|(?:cuts|gashes|wounds|burns|bruises|fractures|lacerations|injuries|stitches|bullets|shrapnel|splinters)\s+(?:on|in|to|across|around)\s+(?:(?:his|her|their|the|both)\s+)(?:[\w-]+\s+){{0,2}}?{_LIMB}\b)",
    re.I,
)
""""Ruiz had two bullet wounds", "the boy suffered cuts on his hands"."""
LIMB_OF = Gated(
    rf"\b(?:(?:tore|torn|blew|blown|ripped|hacked|cut|chopped|sliced|shot)\s+(?:off|away)|broke|fractured|smashed|shattered|crushed|amputated|severed|crippled)\s+"
    rf"(?:the|both|an?)\s+(?:\w+\s+)?{_LIMB}\s+of\s+(?!the\s+(?:law|state))",
    re.I,
)
""""The blast blew off the legs of a conscript"."""
CORPSES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains|dead|killed|died|murdered|cadavers?)\b", re.I)
"""Wounds on the dead wound nobody."""
BORNE = re.compile(
    r"with\s|\bha[ds]\b|\bhav|\bbor|bear|mark|carried|showed|suffered|\soff\b|\saway\b|broke|fractured|smashed|shattered|crushed|amputated|severed|crippled"
)
TOLD = ("killed", "injured", "killed_or_injured")


def wounds_borne(sentence: Sentence, found: list[Found], by_token: dict[int, CountMention]) -> list[Found]:
    """Claims of the wounded who are told by their wounds alone."""
    text, base = sentence.text, sentence.start
    out: list[Found] = []
    low = text.lower()
    if not BORNE.search(low):
        return []
    for pattern, name in ((WITH, "with"), (HAD_BROKEN, "had")):
        for m in pattern.finditer(text):
            start = m.start(name) if m[name] else m.start()  # the alternatives begin at their verb
            token = token_at(sentence.doc, start)
            head = _bearer(token) if token is not None else None
            if head is None or CORPSES.search(text, _own_part(text, min(start, head.idx)), m.end() + 10):
                continue
            people = from_noun(sentence.doc, head, by_token)
            if people is None and head.lower_ in ("he", "she", "i", "another"):
                people = one_person(head, head.text)
            if people is None or people.count.bound == "none":
                continue
            if any(
                f.outcome in TOLD
                and f.start - base <= m.end()
                and people.start <= f.end - base
                and (f.count == people.count or f.count.low is None or people.count.low is None)
                for f in [*found, *out]
            ):
                continue  # fmt: skip
            out.append(
                Found(sentence, base + min(start, people.start), base + max(m.end(), people.end), "injured", people.count, people.group,
                      people.names, definite=people.definite, confidence=0.75, trigger=base + start)
            )  # fmt: skip
    for m in LIMB_OF.finditer(text):
        for people in people_listed(sentence.doc, m.end(), by_token)[:1]:
            if people.count.bound == "none" or any(
                f.outcome in TOLD and f.start - base <= people.start < f.end - base for f in [*found, *out]
            ):
                continue
            out.append(
                Found(sentence, base + m.start(), base + people.end, "injured", people.count, people.group, people.names,
                      definite=people.definite, confidence=0.75, trigger=base + m.start())
            )  # fmt: skip
    return out


def _own_part(text: str, at: int) -> int:
    """Where the part of a clause begins that ``at`` is of, 25 characters before it at most: "two were killed and | another had …"."""
    joined = [m.end() for m in PARTS.finditer(text, max(0, at - 25), at)]
    return joined[-1] if joined else max(0, at - 25)


PARTS = re.compile(r"[,;:]\s|\b(?:and|but|while)\s")


def _bearer(token: Any) -> Any:
    """Whom "with" or "had" hangs on: a noun, or its verb's subject."""
    before = token.nbor(-1) if token.i else token
    if token.lower_ == "with" and (is_person_noun(before.lower_) or before.pos_ == "NUM"):
        return before  # "operated on 17 people with gunshot wounds"
    head = token if token.pos_ in ("VERB", "AUX") else token.head
    while (
        head.pos_ in NOUNS
        and not is_person_noun(head.lower_)
        and head.dep_ in ("pobj", "dobj", "attr")
        and head.tag_ not in ("NNP", "NNPS")
    ):
        head = head.head  # "in intensive care with stab wounds"
        if head.pos_ == "ADP":
            head = head.head
    if head.pos_ in (*NOUNS, "NUM", "PRON"):
        return head
    for _ in range(3):
        subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            if subject.lower_ in ("who", "that") and head.dep_ == "relcl":
                return head.head
            return subject if subject.i < token.i or head.pos_ in ("VERB", "AUX") else None
        if head.dep_ in ("conj", "xcomp", "advcl") and head.head.i != head.i:
            head = head.head
        elif head.dep_ == "acl" and head.head.pos_ in NOUNS:
            return head.head
        else:
            return None
    return None
