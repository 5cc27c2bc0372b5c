"""The people whom a token of the parse stands for, pronouns and collectives included, and those who are a verb's subject."""

from __future__ import annotations

from typing import Any

from accounted.claims.english.casualties.pronouns import one_person
from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import collective, is_person_noun, read_group
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.model import Count, Group


def are_people(p: People) -> bool:
    """No newspapers and no nobody."""
    if p.count.bound == "none":
        return False
    words = p.group.words.split()
    return (
        not words
        or bool(p.names)
        or bool(p.group.values())
        or any(is_person_noun(w.lower()) or collective(w) for w in words)
    )


def subjects_of(doc: Any, verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    """The people who are the subject of ``verb``, or of the verb that it is joined to."""
    for _ in range(4):
        if any(c.dep_ == "neg" for c in verb.children):
            return []
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return people_of_tokens(doc, subjects, verb, by_token)
        if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
            return people_of_tokens(doc, [verb.head], verb, by_token)
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = verb.head
    return []


def people_of_tokens(doc: Any, tokens: list[Any], verb: Any, by_token: dict[int, CountMention]) -> list[People]:
    out: list[People] = []
    for t in tokens:
        if t.lower_ in ("who", "that", "whom") and verb.dep_ == "relcl":
            t = verb.head
        for one in (t, *(c for c in t.conjuncts if c.i > t.i and c.pos_ in NOUNS)):
            people = person_of(doc, one, by_token)
            if people is not None and not any(p.first <= people.last and people.first <= p.last for p in out):
                out.append(people)
    return out


def person_of(doc: Any, token: Any, by_token: dict[int, CountMention]) -> People | None:
    low = token.lower_
    if low in ("he", "she", "him", "her", "i", "me"):
        return one_person(token, token.text)
    if low in ("they", "them", "we", "us"):
        return several_of(token)
    told = from_noun(doc, token, by_token)
    if told is None and collective(low):  # "the embassy's staff"
        first = min((c.i for c in token.children if c.dep_ in ("compound", "amod")), default=token.i)
        words = doc[first : token.i + 1].text
        vague = Count(low=None, high=None, words=words, bound="vague")
        told = People(first, token.i, doc[first].idx, token.idx + len(token), vague, read_group(words), head=token)
    return told


def several_of(token: Any) -> People:
    several = Count(low=None, high=None, words=token.text, bound="vague")
    return People(token.i, token.i, token.idx, token.idx + len(token), several, Group(), head=token, definite=True)
