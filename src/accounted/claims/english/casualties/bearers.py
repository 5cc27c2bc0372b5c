"""Whose casualties: "inflicted 24 casualties on the brigade", "the rebels suffered 40 losses"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of
from accounted.model import Group

ON_WHOM = re.compile(
    r"\s*(?:,[^,;.]{1,40},\s*)?,?\s*(?:on|upon|against|among|to)\s+(?P<who>(?:[\w’'-]+\s){0,9}?[\w’'-]+)"
    r"(?=\s*(?:[,.;:()\[]|--|$)|\s+(?:in|at|near|during|on|when|while|of|and|who|which|that|since|after|before|by|than|this|yesterday|today|last)\b)",
    re.I,
)
LOSSES = frozenset({"casualty", "loss", "dead", "wounded", "fatality", "death", "injury"})
SUFFER = frozenset({"suffer", "sustain", "incur", "take", "bear", "endure"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "enemy"})


def bearer(trigger: Trigger, doc: Any) -> Group | None:
    """The group that bore the casualties of a tally word: named behind it, or the subject of "suffer"; None otherwise.

    Only people whom the lexicon knows: of "on the highway" or "the region suffered" nothing is said.
    """
    token = trigger.token
    if trigger.frame != "tally" or token.lemma_.lower() not in LOSSES:
        return None
    behind = ON_WHOM.match(text_of(doc), doc[trigger.last].idx + len(doc[trigger.last]))
    if behind is not None and (group := _known(behind["who"])) is not None:
        return group
    verb = token.head
    while verb.pos_ in ("NOUN", "NUM", "ADJ", "ADP") and verb.head.i != verb.i:
        verb = verb.head
    if verb.lemma_.lower() not in SUFFER or not verb.i < token.i:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None or subject.i > verb.i:
        return None
    left = min(t.i for t in subject.subtree)
    right = max((t.i for t in subject.subtree if t.i < verb.i and t.dep_ not in ("relcl", "punct")), default=subject.i)
    right = next((t.i - 1 for t in doc[left : right + 1] if t.lower_ in ("who", "which", "that")), right)
    return _known(doc[max(left, right - 14) : right + 1].text)


def _known(phrase: str) -> Group | None:
    words = phrase.split()
    while words and words[0].lower() in ARTICLES:
        words = words[1:]
    group = read_group(" ".join(words))
    return group if group.status or group.role or (words and is_person_noun(words[-1].lower())) else None
