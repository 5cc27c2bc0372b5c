"""Who does a verb and what it is done to, in a parse: subjects shared by "and", objects behind prepositions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.actors.words import CALENDAR
from accounted.claims.english.circumstances.told import lexicon
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of


def objects_behind(t: Any, prepositions: tuple[str, ...]) -> Iterator[Any]:
    """The nouns that stand behind ``prepositions`` under ``t``; behind "by" those joined to them as well."""
    for c in t.children:
        if c.dep_ in ("prep", "agent") and c.lower_ in prepositions:
            for p in c.children:
                if p.dep_ == "pobj":
                    yield p
                    yield from (x for x in p.conjuncts if x.i > p.i and c.lower_ == "by" and not _says(x))


SAYS = word_set("said say says added adding told reported confirmed")


def _says(noun: Any) -> bool:
    """ "By two miscreants, police said": the last is who says it."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in SAYS


def subject_of(t: Any) -> Any:
    """Who does ``t``: its own subject, the noun that a relative clause stands at, or the subject it shares by "and"."""
    for c in t.children:
        if c.dep_ == "nsubj":
            if c.lower_ not in ("who", "that", "which") or t.dep_ != "relcl":
                return c
            between = text_of(t.doc)[t.head.idx : c.idx]
            return None if ";" in between or len(between) > 80 else t.head
    before = t.nbor(-1) if t.i else None
    if before is not None and before.dep_ == "pobj" and before.lower_ in lexicon().actors and before.i >= 2:
        day = before.nbor(-1)  # "On Friday gunmen fired": the day taken for a part of the noun
        return before if CALENDAR.match(day.text) and before.head.lower_ == "on" else None
    if t.dep_ == "conj" and t.head.pos_ == "VERB" and t.head.lemma_.lower() not in ("say", "tell", "add"):
        return next((c for c in t.head.children if c.dep_ == "nsubj"), None)
    if t.dep_ == "xcomp" and t.head.lemma_.lower() in GOES_ON:
        return next((c for c in t.head.children if c.dep_ == "nsubj"), None)
    return None


GOES_ON = word_set("try attempt manage continue begin start decide proceed go")
"""Verbs whose subject does what the verb under them says: "tried to kill", "continued to bomb"."""


def subject_above(verb: Any) -> Any:
    """The subject of ``verb``, its own or that of the verb it depends on, three steps up at most."""
    node = verb
    for _ in range(3):
        subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            if subject.lower_ in ("who", "that", "which") and node.dep_ == "relcl":
                return node.head
            return subject
        if node.head.i == node.i:
            return None
        node = node.head
    return None
