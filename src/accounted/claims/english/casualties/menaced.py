"""Harm told by a noun as threatened, attempted or ordered: "received death threats", "an assassination attempt on the mayor".

The noun says what would be done and its place in the parse to whom: who gets a threat, is its target or flees from it, whom it
is against. Who nobody tells of gives no claim.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.harm_nouns import people_listed
from accounted.claims.english.casualties.lists import names_together
from accounted.claims.english.casualties.pronouns import one_person
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import collective, is_person_noun, read_group
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.model import Count, Group, Outcome

MENACE = Gated(
    r"\b(?P<act>death|assassination|murder|execution|kidnap(?:ping)?|abduction|arrest|detention)[\s-]+(?P<noun>threats?|attempts?|plots?|bids?|plans?|conspirac(?:y|ies)|warrants?)\b"
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
        for p in names_together([p for p in people if _are_people(p)], text):
            if any(f.outcome == outcome and f.start - base <= p.start < f.end - base for f in (*found, *out)):
                continue
            out.append(
                Found(sentence, base + min(p.start, m.start()), base + max(p.end, m.end()), outcome, p.count, p.group, p.names,
                      stance="hypothetical", confidence=0.75, trigger=base + at)
            )  # fmt: skip
    for m in HIS_LIFE.finditer(text):
        token = next((t for t in doc if t.idx == m.start("whose")), None)
        if token is not None and not any(f.start - base <= token.idx < f.end - base for f in (*found, *out)):
            p = one_person(token, "") if m["whose"].lower() in ("his", "her", "my") else _several(token)
            out.append(
                Found(sentence, base + m.start(), base + m.end(), "killed", p.count, p.group, stance="hypothetical", definite=True,
                      confidence=0.75, trigger=base + m.start())
            )  # fmt: skip
    return out


def _are_people(p: People) -> bool:
    if p.count.bound == "none":
        return False
    words = p.group.words.split()
    return (
        not words
        or bool(p.names)
        or bool(p.group.values())
        or any(is_person_noun(w.lower()) or collective(w) for w in words)
    )


def _threatened_with(doc: Any, verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    """ "Threatened two priests with death", "the priests were threatened with death"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    whom = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not whom and verb.dep_ == "acl":
        whom = [verb.head]
    return _of_tokens(doc, whom, verb, by_token)


def _whom(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> list[People]:
    behind = _behind(doc, noun, by_token)
    if behind:
        return behind
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in NOUNS:
        node = node.head  # "insults and death threats"
    head = node.head
    if node.dep_ == "dobj" and head.lemma_ in GETS:
        return _subjects(doc, head, by_token)
    if node.dep_ == "nsubjpass" and head.lemma_ in DIRECTS and not _negated(head):
        return _behind(doc, head, by_token)
    if node.dep_ == "dobj" and head.lemma_ in DIRECTS and not _negated(head):
        return _behind(doc, head, by_token)
    for v in node.children:
        if v.dep_ in ("acl", "relcl") and v.lemma_ in DIRECTS and (told := _behind(doc, v, by_token)):
            return told
    if node.dep_ == "nsubj" and head.lemma_ in ("force", "drive", "compel", "oblige", "prompt"):
        return _of_tokens(doc, [c for c in head.children if c.dep_ == "dobj"], head, by_token)
    if node.dep_ == "pobj":
        return _over_preposition(doc, head, by_token)
    return []


def _over_preposition(doc: Any, prep: Any, by_token: dict[int, CountMention]) -> list[People]:
    """Of "the target of | threats", "fled because of | threats", "went into hiding in the face of | threats"."""
    over = prep.head
    if prep.lower_ == "of" and over.lemma_ in TARGET:
        if over.dep_ == "attr" and not _negated(over.head):
            return _subjects(doc, over.head, by_token)
        return _of_tokens(doc, [over.head], over, by_token) if over.dep_ == "appos" else []
    if prep.lower_ == "to" and over.lemma_ == "subject":
        return _subjects(doc, over, by_token)
    if prep.lower_ not in BECAUSE:
        return []
    for _ in range(4):
        if over.pos_ in ("VERB", "AUX"):
            left = over.lemma_ in LEAVES or any(c.lemma_ in ("refuge", "asylum", "exile") for c in over.children)
            return _subjects(doc, over, by_token) if left else []
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
                    return people_listed(doc, whom.left_edge.idx, by_token) or _of_tokens(doc, [whom], prep, by_token)
    return []


def _subjects(doc: Any, verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    """The people who are the subject of ``verb``, or of the verb that it is joined to."""
    for _ in range(4):
        if _negated(verb):
            return []
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return _of_tokens(doc, subjects, verb, by_token)
        if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
            return _of_tokens(doc, [verb.head], verb, by_token)
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = verb.head
    return []


def _of_tokens(doc: Any, tokens: list[Any], verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    out: list[People] = []
    for t in tokens:
        if t.lower_ in ("who", "that", "whom") and verb.dep_ == "relcl":
            t = verb.head
        for one in (t, *(c for c in t.conjuncts if c.i > t.i and c.pos_ in NOUNS)):
            people = _person(doc, one, by_token)
            if people is not None and not any(p.first <= people.last and people.first <= p.last for p in out):
                out.append(people)
    return out


def _person(doc: Any, token: Any, by_token: dict[int, CountMention]) -> People | None:
    low = token.lower_
    if low in ("he", "she", "him", "her", "i", "me"):
        return one_person(token, token.text)
    if low in ("they", "them", "we", "us"):
        return _several(token)
    told = from_noun(doc, token, by_token)
    if told is None and collective(low):  # "the embassy's staff"
        first = min((c.i for c in token.children if c.dep_ in ("compound", "amod")), default=token.i)
        words = doc[first : token.i + 1].text
        vague = Count(low=None, high=None, words=words, bound="vague")
        told = People(first, token.i, doc[first].idx, token.idx + len(token), vague, read_group(words), head=token)
    return told


def _several(token: Any) -> People:
    several = Count(low=None, high=None, words=token.text, bound="vague")
    return People(token.i, token.i, token.idx, token.idx + len(token), several, Group(), head=token, definite=True)
