"""Circumstance claims: when, where, what kind, by what means, by whom, against whom, who asked, approved, was not told,
what inquiry stands, in what order, and who is named.

A sentence bears on the incident when it holds a casualty claim about it or tells an act of violence that its words do not
put into another time. Only such sentences say when and where: a place in a sentence of background is not the place.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accounted.claims.engine import Knowledge
from accounted.claims.english.casualties import Found
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.scope import PRACTICE, scope_of
from accounted.claims.english.speakers import Attributions
from accounted.model import Aspect, Outcome, Problem, Scope, Stance


@dataclass(slots=True)
class Circumstance:
    """A circumstance claim in the making; ``start``/``end``: report offsets of its quote."""

    aspect: Aspect
    value: str
    start: int
    end: int
    certainty: Any = None
    scope: Scope = "this_incident"
    stance: Stance | None = None
    order: int | None = None
    outcome: Outcome | None = None
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    confidence: float = 0.8


@cache
def _lexicon() -> tuple[list[tuple[str, re.Pattern[str]]], re.Pattern[str], list[tuple[str, int, re.Pattern[str]]]]:
    data = tomllib.loads(files("accounted.claims.english").joinpath("lexicon/violence.toml").read_text("utf-8"))
    return (
        [(k, re.compile(p, re.I)) for k, p in data["kind"].items()],
        re.compile(data["means"]["pattern"], re.I),
        [(k, v["rank"], re.compile(v["pattern"], re.I)) for k, v in data["sequence"].items()],
    )


GATE = re.compile(
    r"""attack|strike|struck|raid|bomb|blast|explo|shell|rocket|missile|mortar|grenade|mine\b|fire|shot|shoot|gun|clash|fight|battle|combat|ambush|
        assault|kidnap|abduct|hostage|execut|massacre|assassin|stab|arson|helicopter|plane|jet\b|drone|artiller|dynamit|detonat|
        investigat|inquir|enquir|probe|request|asked\s+for|called\s+(?:in|for)|approv|inform|notif|told|aware|coordinat|blame|accus|responsib|suspect|friendly""",
    re.X | re.I,
)

FRIENDLY = re.compile(r"[“\"'‘]?friendly[”\"'’]?[- ]fire\b|\bblue[- ]on[- ]blue\b|\b(?:own|allied) (?:troops|forces|soldiers) by mistake\b|\bmistak(?:en|enly) (?:\w+ ){0,3}(?:allied|friendly|own)\b", re.I)

INQUIRY = [
    ("demanded", re.compile(r"\b(?:demand(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:for|on)|ask(?:s|ed|ing)?\s+for|urg(?:e|es|ed|ing)|want(?:s|ed)?|insist(?:s|ed)?\s+on|press(?:es|ed)?\s+for)\b[^.;]{0,70}?\b(?:investigat\w+|inquir\w+|enquir\w+|probe)\b", re.I)),
    ("none", re.compile(r"\bno\s+(?:\w+\s+){0,2}(?:investigation|inquiry|enquiry|probe)\b|\brul(?:ed|ing)\s+out\s+(?:an?\s+)?(?:\w+\s+)?(?:investigation|inquiry|probe)\b|\b(?:refus|declin)ed\s+to\s+investigate\b", re.I)),
    ("closed", re.compile(r"\b(?:investigation|inquiry|enquiry|probe|case)\b[^.;]{0,25}\b(?:closed|dropped|shelved|ended|suspended)\b", re.I)),
    ("result", re.compile(r"\b(?:investigation|inquiry|enquiry|probe|investigators)\b[^.;]{0,25}\b(?:found|concluded|showed|revealed|established|determined|cleared|blamed)\b|\b(?:findings|results?|conclusions?)\s+of\s+(?:the|an|its)\s+(?:\w+\s+){0,2}(?:investigation|inquiry|enquiry|probe)\b", re.I)),
    ("open", re.compile(r"\bunder\s+investigation\b|\b(?:investigation|inquiry|enquiry|probe)\b[^.;]{0,30}\b(?:opened|open|launched|begun|began|started|under\s*way|ongoing|ordered|continu\w+|set\s+up|announced|pending)\b|"
                        r"\b(?:open(?:ed|s|ing)?|launch(?:ed|es|ing)?|beg[au]n|start(?:ed|s|ing)?|order(?:ed|s|ing)?|announc(?:ed|es|ing)?|set\s+up|conduct(?:ed|ing|s)?)\b[^.;]{0,30}\b(?:investigation|inquiry|enquiry|probe)\b|"
                        r"\b(?:is|are|was|were|be|been|will)\s+(?:being\s+)?investigat(?:ed|ing|e)\b|\bpromis\w+\s+(?:an?\s+)?(?:\w+\s+)?(?:investigation|inquiry)\b", re.I)),
]

REQUESTED = re.compile(r"\b(?:request(?:s|ed|ing)?|asked\s+for|asking\s+for|called\s+(?:in|for)|appealed\s+for|sought)\s+(?:\w+\s+|[“\"]){0,4}?(?:air\s+|close\s+air\s+|aerial\s+|fire\s+|helicopter\s+)?(?:support|cover|strikes?|air\s*strikes?|backup|reinforcements?|assistance|helicopters?)\b|"
                       r"\bwere\s+asked\s+(?:for|to\s+(?:provide|give))\b[^.;]{0,30}\b(?:support|cover)\b|\b(?:air\s+)?(?:support|strike|cover)\s+(?:was|were|had\s+been|has\s+been)\s+(?:requested|called\s+(?:in|for)|asked\s+for)\b|\bat\s+the\s+request\s+of\b|\bwhen\s+requested\b|\brequested\s+(?:and|or)\s+approved\b", re.I)
NOT_REQUESTED = re.compile(r"\b(?:not|never|n['’]t|without|no|denied|denies)\b[^.;]{0,30}\b(?:request\w*|asked\s+for|called\s+in)\b", re.I)
APPROVED = re.compile(r"\b(?:approved|authori[sz]ed|cleared|green-?lighted|signed\s+off)\b(?=[^.;]{0,50}\b(?:by|strike|raid|operation|support|mission|attack)\b)|\b(?:approval|authori[sz]ation|permission|consent)\b", re.I)
NOT_APPROVED = re.compile(r"\b(?:without|no|not|never|lacked|denied)\b[^.;]{0,30}\b(?:approv\w+|authori[sz]\w+|permission|consent)\b", re.I)
MILITARY = re.compile(r"\b(?:strikes?|air\s*strikes?|raids?|operations?|support|missions?|bombing|attacks?|flights?|sorties?|coalition|warplanes|jets|helicopters|troops|forces)\b", re.I)
NOT_TOLD = re.compile(r"\bwithout\s+(?:first\s+|even\s+|previously\s+)?(?:informing|notifying|telling|warning|alerting|consulting|coordinating\s+with)\s+(?P<a>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})|"
                      r"(?P<b>(?:\b[\w’'-]+\s+){1,4}?)(?:was|were|had|has|have)\s+(?:been\s+)?not\s+(?:been\s+)?(?:informed|notified|told|warned|alerted|consulted|aware)\b|"
                      r"\bwithout\s+(?:the\s+)?(?:knowledge|coordination|prior\s+notice)\s+(?:of|with|to)\s+(?P<c>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})|"
                      r"\b(?:did\s+not|had\s+not|never|failed\s+to)\s+(?:inform|informed|notify|notified|tell|told|warn|warned|alert|consult)\s+(?P<d>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})|"
                      r"\b(?:no\s+one|nobody)\s+(?:had\s+)?(?:informed|told|notified|warned)\s+(?P<e>[\w’'-]+(?:\s+[\w’'-]+){0,2})", re.I)

RESPONSIBLE = re.compile(r"\b(?P<claim>claimed|claims|claiming|took|takes|admitted|admits|accepted|assumed)\s+(?:the\s+)?responsibility\b", re.I)
BLAME = re.compile(r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspect(?:s|ed)?|attribut(?:e|es|ed|ing)\s+(?:the\s+\w+|it)\s+to|point(?:ed|s)?\s+(?:the\s+finger\s+)?at|held)\s+", re.I)

AGENTS = {"gunman", "gunmen", "attacker", "attackers", "assailant", "assailants", "militant", "militants", "rebel", "rebels", "guerrilla", "guerrillas",
          "terrorist", "terrorists", "soldier", "soldiers", "troop", "troops", "police", "policeman", "policemen", "force", "forces", "army", "coalition", "bomber",
          "bombers", "militia", "militias", "militiaman", "militiamen", "fighter", "fighters", "insurgent", "insurgents", "extremist", "extremists", "helicopter", "helicopters", "jet", "jets",
          "warplane", "warplanes", "plane", "planes", "aircraft", "drone", "drones", "individual", "individuals", "man", "men", "group", "command", "commando", "commandos",
          "subversive", "subversives", "squad", "squads", "member", "members", "unit", "units", "patrol", "gang", "sniper", "snipers", "suspect", "suspects", "criminal", "criminals",
          "hitman", "hitmen", "gunship", "gunships", "navy", "military", "guard", "guards", "battalion", "brigade", "faction", "front", "organization", "organisation", "cell", "robber", "robbers", "bandits", "trafficker", "traffickers"}

STRIKE_NOUNS = {"strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "attack", "attacks", "bombing", "bombardment", "shelling", "fire", "bombs", "missile", "missiles", "ambush", "assault"}

PERSON_AGE = re.compile(r",?\s*(?:aged\s+)?(\d{1,3})(?=,|\)|\s*(?:,|and\b|who\b|\.))")
AGE_BEFORE = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ]years?[- ]old\s+$", re.I)

PLACE_LEAD = re.compile(
    r"\b(?P<lead>in|at|near|outside|around|inside|on|from|of|to|towards|across|between|off)\s+(?P<phrase>(?:the\s+)?(?:(?:[a-z]+(?:ern|east|west|ral)?(?:-[a-z]+)?|[A-Z][\w’'-]*)\s+){0,4}?"
    r"(?:city|town|village|district|province|governorate|department|state|region|area|municipality|canton|settlement|neighbou?rhood|suburb|outskirts|camp|port|island|valley|oblast|county|hamlet|capital|jurisdiction)\b[^.;:()“”\"]{0,60})?", re.I)


def find_circumstances(document: Document, said: Attributions, casualties: list[Found], knowledge: Knowledge) -> tuple[list[Circumstance], list[Problem]]:
    """Circumstance claims in order of their quotes, and the problems: no place stated, and the like."""
    out: list[Circumstance] = []
    about = _about_incident(document, casualties)
    for sentence in document.sentences:
        if sentence.doc is None:
            continue
        scope = about.get(id(sentence))
        out += _accountability(sentence)
        if scope is None:
            continue
        out += _kind_and_means(sentence, scope)
        out += _by_and_against(sentence, scope, knowledge)
        if scope == "this_incident":
            out += _where(sentence, knowledge)
            out += _when(sentence, knowledge)
    out += _persons(casualties)
    out += _sequence(document, about)
    problems: list[Problem] = []
    if any(v == "this_incident" for v in about.values()):
        problems += _country_only(document, out, about, knowledge)
    return sorted(out, key=lambda c: (c.start, c.end, c.aspect, c.value)), problems


# --------------------------------------------------------------------------- which sentences tell the incident


def _about_incident(document: Document, casualties: list[Found]) -> dict[int, Scope]:
    """id(sentence) to the scope of the violence that it tells; sentences that tell none are absent."""
    kinds, _, _ = _lexicon()
    by_sentence: dict[int, list[Found]] = {}
    for f in casualties:
        by_sentence.setdefault(id(f.sentence), []).append(f)
    out: dict[int, Scope] = {}
    for s in document.sentences:
        if s.doc is None:
            continue
        told = [f for f in by_sentence.get(id(s), []) if f.stance != "hypothetical"]
        if any(f.scope == "this_incident" for f in told):
            out[id(s)] = "this_incident"
        elif told:
            out[id(s)] = told[0].scope
        elif any(p.search(s.text) for _, p in kinds):
            scope = scope_of(s.text, s.text, document.report.published)
            if PRACTICE.search(s.text):
                scope = "general_practice"
            out[id(s)] = scope
    return out


# --------------------------------------------------------------------------- accountability


def _accountability(sentence: Sentence) -> Iterator[Circumstance]:
    text, base = sentence.text, sentence.start
    past = scope_of(text, text, None) in ("background", "another_incident")
    scope: Scope = "background" if past else "this_incident"
    for value, pattern in INQUIRY:
        m = pattern.search(text)
        if m:
            yield Circumstance("inquiry", value, base + m.start(), base + m.end(), scope=scope, confidence=0.85)
            break
    m = REQUESTED.search(text)
    if m:
        practice = bool(PRACTICE.search(text))
        no = NOT_REQUESTED.search(text[max(0, m.start() - 40) : m.end()])
        if not re.search(r"\bask(?:ed)?\s+for\s+(?:help|comment)", m[0], re.I):
            yield Circumstance("requested", "no" if no else "yes", base + m.start(), base + m.end(), scope="general_practice" if practice else scope, confidence=0.8)
    m = APPROVED.search(text)
    if m and MILITARY.search(text):
        practice = bool(PRACTICE.search(text))
        no = NOT_APPROVED.search(text[max(0, m.start() - 40) : m.end()])
        yield Circumstance("approved", "no" if no else "yes", base + m.start(), base + m.end(), scope="general_practice" if practice else scope, confidence=0.75)
    for m in NOT_TOLD.finditer(text):
        who = next((g for g in m.groupdict().values() if g), None)
        if who and MILITARY.search(text):
            value = re.split(r"\b(?:and|or|of\s+the\s+(?:raid|strike|operation)|about|that|who|before|in\s+advance|beforehand|,)\b", who)[0].strip()
            value = re.sub(r"^(?:the|that|and)\s+", "", value, flags=re.I)
            if value:
                yield Circumstance("not_told", value, base + m.start(), base + m.end(), scope=scope, confidence=0.8)
    m = FRIENDLY.search(text)
    if m:
        yield Circumstance("friendly_fire", "yes", base + m.start(), base + m.end(), scope=scope, confidence=0.85)


# --------------------------------------------------------------------------- kind, means, by, against


def _kind_and_means(sentence: Sentence, scope: Scope) -> Iterator[Circumstance]:
    kinds, means, _ = _lexicon()
    text, base = sentence.text, sentence.start
    stance: Stance | None = "hypothetical" if re.search(r"\b(?:threaten|would|could|plan(?:s|ned)? to)\b", text, re.I) and not re.search(r"\b(?:killed|wounded|died|injured)\b", text) else None
    for kind, pattern in kinds:
        m = pattern.search(text)
        if m:
            value = {"car_bombing": "bombing", "strike": "attack", "ambush": "ambush"}.get(kind, kind)
            yield Circumstance("kind", value, base + m.start(), base + m.end(), scope=scope, stance=stance, confidence=0.8 if kind not in ("attack", "strike") else 0.6)
            break
    seen = set()
    verbs = {t.idx for t in sentence.doc if t.pos_ == "VERB"}
    for m in means.finditer(text):
        value = m[0].lower()
        if m.start() in verbs:
            continue
        if value not in seen:
            seen.add(value)
            yield Circumstance("means", value, base + m.start(), base + m.end(), scope=scope, stance=stance, confidence=0.75)


ACTS = {"kill", "murder", "assassinate", "execute", "massacre", "wound", "injure", "attack", "bomb", "shoot", "fire", "strike", "hit", "shell", "ambush", "raid", "kidnap", "abduct",
        "open", "launch", "target", "storm", "detonate", "plant", "hurl", "throw", "dynamite", "machinegun", "bombard", "stab", "behead", "carry", "burn", "blow", "destroy", "gun", "perpetrate", "stage", "commit", "explode"}
LIGHT = {"open": ("fire",), "carry": ("attack", "raid", "strike", "bombing", "operation", "massacre", "killing", "airstrike", "murder", "assassination"), "launch": ("attack", "raid", "strike", "airstrike", "assault", "missile", "rocket", "offensive"),
         "stage": ("attack", "ambush", "raid"), "perpetrate": ("attack", "massacre", "killing", "murder"), "commit": ("massacre", "murder", "crime", "killing", "assassination"), "blow": (), "explode": ()}


def _by_and_against(sentence: Sentence, scope: Scope, knowledge: Knowledge) -> Iterator[Circumstance]:
    doc, text, base = sentence.doc, sentence.text, sentence.start
    seen: set[tuple[str, str]] = set()

    def make(aspect: Aspect, head: Any, certainty: str | None = None, verb: Any = None) -> Iterator[Circumstance]:
        left, right = _phrase(head)
        value = text[left:right]
        if (aspect, value.lower()) in seen or not value.strip():
            return
        seen.add((aspect, value.lower()))
        start, end = left, right
        if verb is not None:
            start, end = min(left, verb.idx), max(right, verb.idx + len(verb))
        yield Circumstance(aspect, value, base + start, base + end, certainty=certainty if aspect == "by" else None, scope=scope, confidence=0.75)

    for t in doc:
        lemma = t.lemma_.lower()
        if t.pos_ == "VERB" and lemma in ACTS:
            objects = [c for c in t.children if c.dep_ in ("dobj", "obj")]
            if lemma in LIGHT and not any(o.lemma_.lower() in LIGHT[lemma] for o in objects):
                continue
            passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in t.children) or t.dep_ == "acl"
            for c in t.children:
                if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
                    for p in c.children:
                        if p.dep_ == "pobj" and _can_act(p):
                            yield from make("by", p, _certainty(text, p), t)
                        elif p.dep_ == "pobj" and p.lemma_.lower() in STRIKE_NOUNS:
                            yield from _owner(p, make, text, knowledge)
                if not passive and c.dep_ == "nsubj":
                    who = c
                    if c.lower_ in ("who", "that", "which") and t.dep_ == "relcl":
                        who = t.head
                    if _can_act(who):
                        yield from make("by", who, _certainty(text, who), t)
                    elif who.lemma_.lower() in STRIKE_NOUNS:
                        yield from _owner(who, make, text, knowledge)
            targets = [c for c in t.children if c.dep_ == "nsubjpass"] if passive else objects
            if lemma in ("attack", "bomb", "strike", "hit", "shell", "ambush", "raid", "target", "storm", "dynamite", "bombard", "destroy", "burn"):
                for o in targets:
                    if o.pos_ in ("NOUN", "PROPN") and o.lemma_.lower() not in STRIKE_NOUNS | {"people", "person", "fire", "shot"} and o.ent_type_ == "" and not o.like_num:
                        yield from make("against", o, None, t)
        elif t.lower_ in STRIKE_NOUNS and t.pos_ in ("NOUN", "PROPN"):
            yield from _owner(t, make, text, knowledge)
            for c in t.children:
                if c.dep_ == "prep" and c.lower_ in ("on", "against"):
                    for p in c.children:
                        if p.dep_ == "pobj" and p.pos_ in ("NOUN", "PROPN") and not p.lower_.endswith("day") and not knowledge.find_dates(p.text):
                            yield from make("against", p, None, t)
    m = RESPONSIBLE.search(text)
    if m:
        verb = next((t for t in doc if t.idx == m.start()), None)
        if verb is not None:
            node = verb
            for _ in range(3):
                subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None or node.head.i == node.i:
                    break
                node = node.head
            if subject is not None and subject.lower_ not in ("no", "nobody", "one") and "no" not in text[max(0, subject.idx - 4) : subject.idx].lower().split():
                yield from make("by", subject, "claimed_or_admitted", verb)
    m = BLAME.search(text)
    if m:
        verb = next((t for t in doc if t.idx <= m.start() < t.idx + len(t)), None)
        target = next((c for c in verb.children if c.dep_ in ("dobj", "pobj")), None) if verb is not None else None
        if target is not None and (target.pos_ == "PROPN" or target.lower_ in AGENTS):
            authority = re.search(r"\b(?:police|authorities|army|military|government|officials?|ministry|prosecutors?)\b", text[: m.start()], re.I)
            yield from make("by", target, "accused_by_authorities" if authority else "suspected_or_accused", verb)


STATES = {"US", "U.S.", "UK", "U.K.", "USA", "EU", "UAE", "NATO", "UN", "U.N."}
"""Short names of states that stand before a strike as its owner."""


def _owner(noun: Any, make: Callable[..., Iterator[Circumstance]], text: str, knowledge: Knowledge) -> Iterator[Circumstance]:
    """Whose strike: "a US-led coalition air strike", "Israeli shelling", "an attack by gunmen"."""
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "poss", "nmod") and (c.pos_ == "PROPN" or c.lower_ in AGENTS or (c.text[:1].isupper() and c.pos_ == "ADJ")) and c.i < noun.i:
            if c.lower_ in ("air", "car", "suicide", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") or c.text.istitle() and c.lower_.endswith("day"):
                continue
            if c.pos_ == "PROPN" and knowledge.is_place(c.text) and knowledge.country_of(c.text) is None and c.text not in STATES:
                continue  # "the Mosul strike", "Iraq strike": where, not who
            yield from make("by", c, _certainty(text, c), noun)
        if c.dep_ in ("prep", "agent") and c.lower_ == "by":
            for p in c.children:
                if p.dep_ == "pobj" and _can_act(p):
                    yield from make("by", p, _certainty(text, p), noun)


def _can_act(t: Any) -> bool:
    return t.lower_ in AGENTS or (t.pos_ == "PROPN" and t.text[:1].isupper()) or (t.pos_ == "NOUN" and is_person_noun(t.lower_) and t.lower_ not in ("people", "person", "dead", "victim", "victims"))


def _certainty(text: str, head: Any) -> str:
    around = text[max(0, head.idx - 60) : head.idx + len(head) + 20]
    if re.search(r"\bden(?:y|ies|ied|ying)\b", around, re.I):
        return "denied"
    if re.search(r"\b(?:suspected|alleged(?:ly)?|believed|accused|blamed|presumed|apparently|reportedly|thought)\b", around, re.I):
        return "suspected_or_accused"
    if re.search(r"\b(?:possibl[ey]|may\s+have|might\s+have|perhaps|unclear)\b", around, re.I):
        return "possible"
    return "reported_as_fact"


def _phrase(head: Any) -> tuple[int, int]:
    """Character span of a noun phrase without what follows its head, articles off."""
    first = head
    while first.i > 0:
        before = head.doc[first.i - 1]
        if before.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or before.tag_ in ("VBN", "HYPH", "POS") or before.text in ("-", "’s", "'s"):
            if before.head.i > head.i or before.dep_ in ("ROOT", "nsubj", "dobj", "pobj", "nsubjpass"):
                break
            first = before
        else:
            break
    last = head
    doc = head.doc
    while last.i + 1 < len(doc) and doc[last.i + 1].pos_ == "PROPN" and last.pos_ == "PROPN" and doc[last.i + 1].head.i == last.i:
        last = doc[last.i + 1]
    if last.i + 2 < len(doc) and doc[last.i + 1].lower_ == "of" and doc[last.i + 2].pos_ in ("PROPN", "DET") and head.lower_ in ("member", "members", "front", "army", "army", "group", "guerrillas", "forces"):
        nxt = doc[last.i + 2]
        while nxt.i + 1 < len(doc) and (nxt.pos_ == "DET" or doc[nxt.i + 1].pos_ == "PROPN"):
            nxt = doc[nxt.i + 1]
        last = nxt
    return first.idx, last.idx + len(last)


# --------------------------------------------------------------------------- where and when

SPEECH_PLACE = re.compile(r"\b(?:said|told|speaking|spokes\w+|reporters?|statement|hospital\s+in|announced)\b[^.;]{0,25}$", re.I)
DISTANCE = re.compile(r"\b(?:some|about|around|nearly|approximately|roughly)?\s*\d[\d,.]*\s*(?:-\s*)?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\s*(?:\([^)]{1,25}\)\s*)?(?:(?:to\s+the\s+)?(?:north|south|east|west)(?:[- ]?(?:east|west|north|south)\w*)?(?:ern)?\s+(?:of|from)|from|outside|away\s+from|off)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*", re.I)
NAME = r"[A-Z][\w’'-]*(?:[- ](?:al|el|de|la|las|los|del|ez|ash|as|ad|of|the|bin|da|do|dos)?[- ]?[A-Z][\w’'-]+)*|al-[A-Z][\w’'-]+|el-[A-Z][\w’'-]+"
TAIL = re.compile(rf"\s*(?:,|\bin\b|\()\s*(?:(?:the\s+)?(?:[a-z]+(?:ern|east|west)\s+)?(?:{NAME})(?:\s+(?:province|governorate|department|district|state|region|county|oblast|jurisdiction))?)")


def _where(sentence: Sentence, knowledge: Knowledge) -> Iterator[Circumstance]:
    text, base = sentence.text, sentence.start
    taken: list[tuple[int, int]] = []
    for m in DISTANCE.finditer(text):
        taken.append(m.span())
        yield Circumstance("where", m[0].strip(), base + m.start() + len(m[0]) - len(m[0].lstrip()), base + m.end(), confidence=0.75)
    doc = sentence.doc
    names = _place_names(doc, knowledge)
    i = 0
    while i < len(names):
        first, last = names[i]
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        if any(a <= start < b for a, b in taken):
            i += 1
            continue
        lead = _lead(doc, first)
        if lead is None or SPEECH_PLACE.search(text[: doc[lead].idx]):
            i += 1
            continue
        # join "Saada, northern Yemen", "Baghdadi in Anbar province"
        while i + 1 < len(names):
            gap = doc[names[i][1] + 1 : names[i + 1][0]]
            if len(gap) <= 3 and all(x.text in (",", "(") or x.lower_ in ("in", "the", "province", "of", "department", "district") or x.lower_.endswith("ern") for x in gap):
                i += 1
                last = names[i][1]
                end = doc[last].idx + len(doc[last])
            else:
                break
        kind = re.match(r"\s*\)?\s*(?:city|town|village|district|province|governorate|department|state|region|municipality|jurisdiction|camp|neighbou?rhood|county|market|area)\b", text[end:])
        if kind:
            end += kind.end()
        begin = doc[lead + 1].idx
        taken.append((begin, end))
        yield Circumstance("where", text[begin:end].strip(), base + begin, base + end, confidence=0.75)
        i += 1


def _place_names(doc: Any, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Token runs that are names of places: longest first, capitalised, known to the gazetteer or after "the town of"."""
    out: list[tuple[int, int]] = []
    i = 0
    n = len(doc)
    while i < n:
        if not (doc[i].text[:1].isupper() or doc[i].lower_ in ("al", "el")) or doc[i].pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "X"):
            i += 1
            continue
        j = i
        while j + 1 < n and j - i < 7 and (doc[j + 1].text[:1].isupper() or doc[j + 1].text in ("-", "’s") or doc[j + 1].lower_ in ("al", "el", "ez", "de", "la", "del", "de")):
            j += 1
        found = None
        for k in range(j, i - 1, -1):
            name = doc.text[doc[i].idx : doc[k].idx + len(doc[k])]
            if knowledge.country_of(name) is None and knowledge.is_place(name):
                found = k
                break
        of = i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in ("town", "city", "village", "province", "district", "department", "port", "hamlet", "camp", "governorate", "area", "region")
        if found is None and of:
            found = j
        if found is not None:
            out.append((i, found))
            i = found + 1
        else:
            i += 1
    return out


def _lead(doc: Any, first: int) -> int | None:
    """Index of the preposition that ties a place name to what happened, if it does: "in the town of X"."""
    k = first - 1
    steps = 0
    while k >= 0 and steps < 6:
        t = doc[k]
        if t.lower_ in ("in", "at", "near", "outside", "around", "inside", "across", "on", "off", "between", "from", "hits", "hit", "rocks", "rocked"):
            return int(k)
        if t.lower_ in ("of",) or t.pos_ in ("DET", "ADJ", "NOUN") or t.lower_.endswith("ern") or t.text in ("’s", "'s", "-") or t.pos_ == "PROPN":
            if t.lower_ in ("university", "president", "minister", "ministry", "spokesman", "bank", "army", "government", "embassy", "people"):
                return None
            k -= 1
            steps += 1
            continue
        return None
    return None


def _when(sentence: Sentence, knowledge: Knowledge) -> Iterator[Circumstance]:
    text, base = sentence.text, sentence.start
    for start, end in knowledge.find_dates(text):
        before = text[max(0, start - 30) : start]
        # the day of a statement is not the day of the deed: "said on Sunday that ..."
        if re.search(r"\b(?:said|told|announced|reported|stated|added|confirmed|statement)\s+(?:\w+\s+){0,3}?(?:on\s+|late\s+|early\s+)*$", before, re.I):
            continue
        if re.search(r"\b(?:until|by|since|before)\s+$", before, re.I):
            continue
        yield Circumstance("when", text[start:end], base + start, base + end, confidence=0.75)


def _country_only(document: Document, out: list[Circumstance], about: dict[int, Scope], knowledge: Knowledge) -> list[Problem]:
    """Where no sentence of the incident names a place: the country that its words speak of, and a problem saying so."""
    if any(c.aspect == "where" for c in out):
        return []
    report = document.report
    votes: Counter[str] = Counter()
    where: dict[str, tuple[int, int]] = {}
    for s in document.sentences:
        if about.get(id(s)) != "this_incident":
            continue
        for m in re.finditer(r"\b[A-Z][\w’'-]+\b", s.text):
            code = knowledge.country_of(m[0])
            # the victims' or the command's nationality, not the attacker's: "US helicopters" says nothing of where
            if code and code not in ("US", "GB", "RU", "FR") :
                votes[code] += 1
                where.setdefault(code, (s.start + m.start(), s.start + m.end()))
    if votes:
        code = sorted(votes, key=lambda c: (-votes[c], c))[0]
        start, end = where[code]
        out.append(Circumstance("where", report.text[start:end], start, end, confidence=0.5))
    return [Problem(stage="claims", code="place_not_stated", seen="no place of what happened is stated", expected="a town, district or province in a sentence that tells the incident",
                    settle="find where it happened in another report, or code the place by hand", report=report.id)]


# --------------------------------------------------------------------------- persons, order of events


def _persons(casualties: list[Found]) -> Iterator[Circumstance]:
    for f in casualties:
        if f.scope != "this_incident":
            continue
        for name in f.persons:
            text, base = f.sentence.text, f.sentence.start
            at = text.find(name, f.start - base)
            if at < 0:
                continue
            after = PERSON_AGE.match(text, at + len(name))
            before = AGE_BEFORE.search(text[:at])
            age = int(after[1]) if after and 0 < int(after[1]) < 120 else int(before[1]) if before and before[1].isdigit() else None
            roles = f.group.role if len(f.persons) == 1 else ()
            sexes = f.group.sex if len(f.persons) == 1 else ()
            yield Circumstance("person", name, base + at, base + at + len(name), outcome=f.outcome, age=age, role=f.group.words or (roles[0].value if roles else None),
                               sex=sexes[0].value if sexes else None, stance=f.stance, confidence=0.75)


def _sequence(document: Document, about: dict[int, Scope]) -> Iterator[Circumstance]:
    """What happened, in order: by the text's own order, by the usual order of an operation on a spliced page."""
    _, _, steps = _lexicon()
    hits: list[tuple[int, int, str, int]] = []
    for s in document.sentences:
        if s.doc is None or s.headline:
            continue
        scope = about.get(id(s)) or scope_of(s.text, s.text, document.report.published)
        if scope != "this_incident":
            continue
        for name, rank, pattern in steps:
            m = pattern.search(s.text)
            if m:
                hits.append((s.start + m.start(), s.start + m.end(), name, rank))
    names = []
    for _, _, name, rank in sorted(hits, key=lambda h: (h[3], h[0]) if document.spliced else (h[0], h[3])):
        if name not in names:
            names.append(name)
    if len(names) < 2:
        return
    for start, end, name, _ in hits:
        yield Circumstance("sequence", name, start, end, order=names.index(name) + 1, confidence=0.7)
