"""Whom a force met before it, or those whom it called, fired "on them": the pronoun's people are what was attacked.

Only where an act of fire in the same sentence or the next is aimed at "them" and nobody else plural has been met, seen or
named in between, to whom the word could go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.actors.finder import Finder
from accounted.claims.english.circumstances.actors.words import GROUP_NOUNS
from accounted.claims.english.circumstances.told import Circumstance, practice, unreal
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.speakers import Attributions
from accounted.claims.english.word_lists import word_set
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

MEETS = word_set("meet encounter spot see notice observe detect confront sight")
MEETS_BY = {"run": ("into",), "come": ("across", "upon"), "stumble": ("on", "upon", "across", "into")}
CUE = Gated(
    r"\b(?:met|meets?|encounter\w*|spot(?:s|ted)|s[ae]w|sees|noticed|observed|detected|confronted|sighted|ran\s+into|(?:came|stumbled)\s+(?:across|upon|on|into))\b",
    re.I,
)
ON_THEM = re.compile(
    r"\b(?:open(?:ed|s|ing)?\s+fire|fir(?:ed|es|ing)|shot|shooting|shoots)\s+(?:on|at|upon|into)\s+them\b"
    r"|\b(?:hit|struck|strik(?:es|ing)|attack(?:ed|s|ing)|bomb(?:ed|s|ing)|engag(?:ed|es|ing)|target(?:ed|s|ing)|straf(?:ed|es|ing)|shell(?:ed|s|ing)"
    r"|ambush(?:ed|es|ing)|neutrali[sz](?:ed|es|ing)|kill(?:ed|s|ing))\s+(?:all\s+of\s+|most\s+of\s+)?them\b",
    re.I,
)


def met_and_attacked(
    document: Document, about: dict[int, Scope], knowledge: Knowledge, said: Attributions
) -> list[Circumstance]:
    """Claims of ``against`` for people who were met and then fired on as "them"."""
    out: list[Circumstance] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.doc is None or CUE.search(sentence.text) is None or unreal(sentence.text):
            continue
        for verb, head in _met(sentence):
            fired = _fired(document, number, head)
            if fired is None or about.get(id(fired)) != "this_incident":
                continue
            if about.get(id(sentence), "this_incident") != "this_incident" or practice(sentence.text):
                continue
            finder = Finder(sentence, "this_incident", knowledge, said)
            finder.target(head, verb)
            out += finder.out
    return out


def _met(sentence: Sentence) -> Iterator[tuple[Any, Any]]:
    """(verb, head of the noun phrase) of people or a body of people who were met or seen."""
    for t in sentence.doc:
        if t.pos_ != "VERB" or any(c.dep_ == "neg" for c in t.children):
            continue
        lemma = t.lemma_.lower()
        heads = [c for c in t.children if c.dep_ == "dobj"] if lemma in MEETS else []
        for c in t.children:
            if c.dep_ in ("prep", "prt") and c.lower_ in MEETS_BY.get(lemma, ()):
                heads += [p for p in c.children if p.dep_ == "pobj"]
        for head in heads:
            if any(c.lower_ == "no" for c in head.children):
                continue
            if is_person_noun(head.lower_) or head.lower_ in GROUP_NOUNS:
                yield t, head


def _fired(document: Document, number: int, head: Any) -> Sentence | None:
    """The sentence, this one or the next, that fires on "them" who were met, and not on others told of in between."""
    here = document.sentences[number]
    after = document.sentences[number + 1] if number + 1 < len(document.sentences) else None
    for s in (here, after):
        if s is None or s.doc is None or s.paragraph != here.paragraph:
            continue
        m = ON_THEM.search(s.text, head.idx if s is here else 0)
        if m is None:
            continue
        spans = [(here, head.idx, m.start() if s is here else len(here.text))]
        if s is not here:
            spans.append((s, 0, m.start()))
        return None if any(_others(x, head, a, b) for x, a, b in spans) else s
    return None


def _others(sentence: Sentence, head: Any, start: int, end: int) -> bool:
    """Whether other people in the plural stand in a span as an object, so that "them" may be these."""
    return any(
        t.tag_ in ("NNS", "NNPS")
        and is_person_noun(t.lower_)
        and t.dep_ in ("dobj", "pobj")
        and not (t.doc is head.doc and t.i == head.i)
        and not any(a.i == head.i and a.doc is head.doc for a in t.ancestors)
        and t.head.lower_ not in ("for", "as", "by")
        for t in sentence.doc
        if start <= t.idx < end
    )
