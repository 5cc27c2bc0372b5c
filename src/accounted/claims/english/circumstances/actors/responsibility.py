"""Admissions, denials, blame, and who is said to be behind it."""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.actors.able_to_act import can_act
from accounted.claims.english.circumstances.actors.blamed import blamed
from accounted.claims.english.circumstances.actors.finder import Finder
from accounted.claims.english.circumstances.actors.verbs_and_objects import objects_behind, subject_above
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Sentence, token_at
from accounted.claims.english.speakers import Attributions
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

ADMISSION = re.compile(
    r"\b(?:claim(?:ed|s|ing)?|took|takes|taken|admit(?:ted|s)?|accept(?:ed|s)?|assum(?:ed|es))\s+(?:the\s+|full\s+|sole\s+)*responsibility\b",
    re.I,
)
DENIAL = re.compile(
    r"\bden(?:y|ies|ied)\s+(?:any\s+|all\s+|that\s+(?:it|they|its\s+\w+)\s+)?(?:responsibility|involvement|(?:hav(?:e|ing)\s+)?(?:carr(?:y|ied|ying)\s+out|attack(?:ed|ing)|bomb(?:ed|ing)|kill(?:ed|ing)|fir(?:ed|ing)|shell(?:ed|ing)|being\s+behind))\b",
    re.I,
)
BLAME_VERBS = frozenset({"blame", "accuse", "suspect"})
OF_THE_ACT = re.compile(
    r"\b(?:of|for|over)\s+(?:(?!fail)[\w’'-]+\s+){0,4}?(?:attacks?|strikes?|air\s?strikes?|killings?|kill(?:ing|ed)|murders?|murdering|massacres?|deaths?|bombings?|bombing|shelling|shooting|raids?|ambush|being\s+behind|carrying\s+out|explosions?|blasts?|firing|abduct\w+|kidnap\w+)\b",
    re.I,
)
FOR_SOMETHING = re.compile(r"^\w+\s+(?:[\w’'-]+\s+){1,6}for\b")
BEHIND = re.compile(
    r"\b(?:was|were|is|are|being|be|been)\s+behind\s+(?:the\s+|this\s+|that\s+)?(?:[\w-]+\s+){0,2}(?:attacks?|strikes?|killings?|bombings?|blasts?|ambush|massacre|assault|raids?)\b",
    re.I,
)
AUTHORITIES = re.compile(
    r"\b(?:police|authorities|army|military|government|officials?|ministry|minister|prosecutors?|command|president|commander)\b",
    re.I,
)


def accused(sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> list[Circumstance]:
    """Blame, admission and denial in a sentence without violence of its own: "He blamed a dissident front"."""
    finder = Finder(sentence, scope, knowledge, said)
    blamed(finder, told=False)
    told_responsible(finder)
    return finder.out


def told_responsible(finder: Finder) -> None:
    """Admissions, denials, blame, and who is said to be behind it."""
    doc, text = finder.sentence.doc, finder.text
    for pattern, sure in ((ADMISSION, "claimed_or_admitted"), (DENIAL, "denied")):
        m = pattern.search(text)
        verb = token_at(doc, m.start()) if m else None
        subject = subject_above(verb) if verb is not None else None
        if (
            m is None
            or subject is None
            or re.search(r"\b(?:no|nobody|not|no\s+one|yet)\b", text[max(0, m.start() - 40) : m.start()], re.I)
        ):
            continue
        if subject.pos_ == "PRON":
            if subject.lower_ in ("it", "they", "we"):
                finder.speaker(subject, verb)
        elif can_act(subject, finder.knowledge, named=True):
            finder.add_phrase("by", subject, verb, "denied" if sure == "denied" else "claimed_or_admitted")
    for t in doc:
        lemma = t.lemma_.lower()
        if lemma not in BLAME_VERBS or t.pos_ != "VERB":
            continue
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in t.children)
        after = text[t.idx :]
        target = next((c for c in t.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
        on = next(iter(objects_behind(t, ("on",))), None)
        if lemma == "blame" and on is not None:
            target = on
        elif (lemma != "blame" or FOR_SOMETHING.search(after)) and not OF_THE_ACT.search(after[:160]):
            continue
        if (
            target is None
            or any(c.dep_ == "neg" for c in t.children)
            or not can_act(target, finder.knowledge, named=True)
        ):
            continue
        who = next((c for c in t.children if c.dep_ == "nsubj"), None)
        accuser = text[: t.idx] if who is None else text[who.left_edge.idx : t.idx]
        official = AUTHORITIES.search(accuser)
        if who is not None and who.pos_ == "PRON":
            chain = finder.said.at(finder.sentence.start + t.idx, finder.sentence.start + len(text)).chain
            official = AUTHORITIES.search(f"{chain[0].role or ''} {chain[0].name}") if chain else None
        finder.add_phrase("by", target, t, "accused_by_authorities" if official else "suspected_or_accused")
    m = BEHIND.search(text)
    verb = token_at(doc, m.start()) if m else None
    subject = subject_above(verb) if verb is not None else None
    if subject is not None and subject.pos_ != "PRON" and can_act(subject, finder.knowledge, named=True):
        sure = finder.certainty(subject)
        if AUTHORITIES.search(text[: subject.idx]) and sure in ("reported_as_fact", "suspected_or_accused"):
            finder.add_phrase("by", subject, verb, "accused_by_authorities")
        else:
            finder.add_phrase("by", subject, verb, sure)
