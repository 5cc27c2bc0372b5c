"""Harm told by a noun as threatened, attempted or ordered: "received death threats", "an assassination attempt on the mayor".

The noun says what would be done and its place in the parse to whom: who gets a threat, is its target or flees from it, whom it
is against. Who nobody tells of gives no claim.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.harm_nouns import people_listed
from accounted.claims.english.casualties.persons import are_people, people_of_tokens, several_of, subjects_of
from accounted.claims.english.casualties.pronouns import one_person
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.model import Outcome

MENACE = Gated(
    r"\b(?P<act>death|assassination|murder|execution|kidnap(?:ping)?|abduction|arrest|detention)[\s-]+(?P<noun>threats?|attempts?|plots?|bids?|plans?|conspirac(?:y|ies)|warrants?|orders?)\b"
    r"|\b(?P<of>threats?)\s+of\s+(?:death|assassination|execution)\b|\b(?P<verb>threaten(?:s|ed|ing)?)\b[^.;]{1,80}?\bwith\s+(?P<fate>death|assassination|execution|kidnapping|lynching|arrest)\b",
    re.I,
)
OUTCOMES: dict[str, Outcome] = {"k": "missing", "ab": "missing", "arr": "detained", "det": "detained"}
"""By how the act's word begins; else killed."""
AGAINST = frozenset({"against", "on", "to", "at", "toward", "towards", "for", "naming"})
GETS = frozenset(
    {"receive", "get", "face", "suffer", "report", "survive", "escape", "endure", "have", "ignore", "dodge", "evade"}
)
"""Their subject is whom it is for."""
DIRECTS = frozenset(
    {
        "make",
        "issue",
        "send",
        "direct",
        "level",
        "aim",
        "address",
        "utter",
        "hurl",
        "launch",
        "renew",
        "repeat",
        "broadcast",
        "phone",
        "mount",
        "organise",
        "organize",
    }
)
TARGET = frozenset({"target", "object", "victim", "subject", "recipient"})
LEAVES = frozenset(
    {
        "flee",
        "leave",
        "hide",
        "escape",
        "evacuate",
        "resign",
        "withdraw",
        "move",
        "go",
        "emigrate",
        "live",
        "take",
        "seek",
        "exile",
        "quit",
        "depart",
    }
)
"""Who does so because of a threat is threatened."""
BECAUSE = frozenset(
    {"from", "after", "following", "of", "by", "over", "under", "amid", "to", "in", "because", "due", "with"}
)
NAMES = frozenset({"include", "name", "cover", "target", "list", "concern"})
""""The arrest order also includes two sergeants"."""
TAKEN_BACK = frozenset({"withdraw", "revoke", "cancel", "quash", "lift", "annul", "suspend", "deny", "drop"})

HIS_LIFE = Gated(
    r"\battempts?\b[^.;:]{0,25}?\b(?:on|against|at)\s+(?P<whose>his|her|their|my|our)\s+(?:own\s+)?(?:life|lives)\b",
    re.I,
)
""""The attempt on his life"; that on somebody who is named has a word of the lexicon."""


def holds_menace(text: str) -> bool:
    """Whether a sentence holds such a noun at all."""
    return MENACE.search(text) is not None or HIS_LIFE.search(text) is not None


def menaced(sentence: Sentence, found: list[Found], by_token: dict[int, CountMention]) -> list[Found]:
    """Hypothetical claims of those for whom a threat, an attempt or a warrant is, that ``found`` has not."""
    text, doc, base = sentence.text, sentence.doc, sentence.start
    out: list[Found] = []
    for m in MENACE.finditer(text):
        at = m.start("noun" if m["noun"] else "of" if m["of"] else "verb")
        token = next((t for t in doc if t.idx == at), None)
        if token is None:
            continue
        people = _threatened_with(doc, token, by_token) if m["verb"] else _whom(doc, token, by_token)
        act = (m["act"] or m["fate"] or "death").lower()
        outcome: Outcome = next((o for begins, o in OUTCOMES.items() if act.startswith(begins)), "killed")
        for p in names_together([p for p in people if are_people(p)], text):
            if any(f.outcome == outcome and f.start - base <= p.start < f.end - base for f in (*found, *out)):
                continue
            out.append(
                Found(sentence, base + min(p.start, m.start()), base + max(p.end, m.end()), outcome, p.count, p.group, p.names,
                      stance="hypothetical", confidence=0.75, trigger=base + at)
            )  # fmt: skip
    for m in HIS_LIFE.finditer(text):
        token = next((t for t in doc if t.idx == m.start("whose")), None)
        if token is not None and not any(f.start - base <= token.idx < f.end - base for f in (*found, *out)):
            p = one_person(token, "") if m["whose"].lower() in ("his", "her", "my") else several_of(token)
            out.append(
                Found(sentence, base + m.start(), base + m.end(), "killed", p.count, p.group, stance="hypothetical", definite=True,
                      confidence=0.75, trigger=base + m.start())
            )  # fmt: skip
    return out


def _threatened_with(doc: Any, verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    """ "Threatened two priests with death", "the priests were threatened with death"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    whom = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not whom and verb.dep_ == "acl":
        whom = [verb.head]
    return people_of_tokens(doc, whom, verb, by_token)


def _whom(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> list[People]:
    behind = _behind(doc, noun, by_token)
    if behind:
        return behind
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in NOUNS:
        node = node.head  # "insults and death threats"
    head = node.head
    if node.dep_ == "dobj" and head.lemma_ in GETS:
        return subjects_of(doc, head, by_token)
    if node.dep_ in ("dobj", "nsubjpass") and head.lemma_ in DIRECTS and not _negated(head):
        return _behind(doc, head, by_token)
    for v in node.children:
        if v.dep_ in ("acl", "relcl") and v.lemma_ in DIRECTS and (told := _behind(doc, v, by_token)):
            return told
    named = [c for c in head.children if c.dep_ == "dobj"] if node.dep_ == "nsubj" and head.lemma_ in NAMES else []
    if named and not _negated(head):
        return people_listed(doc, named[0].left_edge.idx, by_token)
    if node.dep_ == "nsubj" and head.lemma_ in ("force", "drive", "compel", "oblige", "prompt"):
        return people_of_tokens(doc, [c for c in head.children if c.dep_ == "dobj"], head, by_token)
    if node.dep_ == "pobj":
        return _over_preposition(doc, head, by_token)
    return []


def _over_preposition(doc: Any, prep: Any, by_token: dict[int, CountMention]) -> list[People]:
    """Of "the target of | threats", "fled because of | threats", "went into hiding in the face of | threats"."""
    over = prep.head
    if prep.lower_ == "of" and over.lemma_ in TARGET:
        if over.dep_ == "attr" and not _negated(over.head):
            return subjects_of(doc, over.head, by_token)
        return people_of_tokens(doc, [over.head], over, by_token) if over.dep_ == "appos" else []
    if prep.lower_ == "to" and over.lemma_ == "subject":
        return subjects_of(doc, over, by_token)
    if prep.lower_ not in BECAUSE:
        return []
    for _ in range(4):
        if over.pos_ in ("VERB", "AUX"):
            left = over.lemma_ in LEAVES or any(c.lemma_ in ("refuge", "asylum", "exile") for c in over.children)
            return subjects_of(doc, over, by_token) if left else []
        over = over.head
    return []


def _negated(verb: Any) -> bool:
    return verb.lemma_ in TAKEN_BACK or any(c.dep_ == "neg" for c in verb.children)


def _behind(doc: Any, node: Any, by_token: dict[int, CountMention]) -> list[People]:
    """Whom a preposition behind ``node`` says that it is against."""
    if node.pos_ in NOUNS and node.dep_ in ("dobj", "nsubjpass") and _negated(node.head):
        return []
    for prep in node.children:
        if prep.dep_ in ("prep", "dative") and prep.lower_ in AGAINST and prep.i > node.i:
            for whom in prep.children:
                if whom.dep_ == "pobj":
                    return people_listed(doc, whom.left_edge.idx, by_token) or people_of_tokens(
                        doc, [whom], prep, by_token
                    )
    return []
