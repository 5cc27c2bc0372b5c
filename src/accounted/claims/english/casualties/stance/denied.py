"""What is denied or told of nobody."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found

SAYS_NEXT = (
    r"(?:and|but|yet|then)\s+(?:(?:also|then|instead|later|only|\w+ly)\s+)?"
    r"(?:said|says|say|claimed|claims|told|insisted|insists|stated|states|announced|announces|added|adds|reported|reports|"
    r"asserted|maintained|maintains|declared|argued|put|admitted|acknowledged|confirmed|conceded|accused|blamed)\b"
)
""""Denied it and said that six had died": what is said behind is not denied."""
DENIES = re.compile(
    r"\b(?:denied|denies|deny|denying|rejected|rejects)\s+"
    rf"(?:(?:(?!{SAYS_NEXT})\w+\s+){{0,4}}|that\s+(?:(?!in\b|which\b|who\b|whose\b|when\b|because\b|after\b|before\b|{SAYS_NEXT})[\w-]+\s+){{0,8}})$",
    re.I,
)
UNDENIED = re.compile(r"\b(?:no\s+longer|nobody|no\s+one|none|never|not|n[’']t|cannot)\s+(?:\w+\s+)?$", re.I)
""""Nobody denies that 22 died"."""
NOBODY_ELSE = frozenset(["killed", "injured", "killed_or_injured"])


def is_negated(f: Found, token: Any, text: str) -> bool:
    if token is None or f.outcome == "missing":
        return False
    for node in (
        token,
        token.head if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "dobj", "pobj") else token,
    ):
        if any(c.dep_ == "neg" and c.lower_ not in ("no",) and not _of_another(f, c, text) for c in node.children):
            return True
    denies = DENIES.search(text, max(0, token.idx - 40), token.idx)
    return not f.known and denies is not None and UNDENIED.search(text, 0, denies.start()) is None


def _of_another(f: Found, negation: Any, text: str) -> bool:
    """ "Nine people died, not six": the nine are not denied."""
    at = f.start - f.sentence.start
    return text[: negation.idx].rstrip().endswith(",") and at < negation.idx


def of_nobody(f: Found, token: Any) -> bool:
    """ "The driver was not hurt", "did not lose any men": nobody was harmed. "Did not kill 14 people" denies a figure, and an
    active verb with its victim ("did not kill the priests") denies the deed."""
    if f.outcome not in NOBODY_ELSE or (f.count.low is not None and f.count.words and f.count.low > 1):
        return False
    any_of = re.match(r"(?:any|(?:a )?single|even one)\b", f"{f.count.words} {f.group.words}".strip(), re.I) or any(
        c.lower_ == "any" for n in token.children for c in n.children
    )
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children) or token.dep_ in ("acomp", "oprd")
    return bool(any_of) or (passive and f.outcome == "injured")


def disowns(token: Any) -> bool:
    """ "We did not kill anyone", "he says that he did not hurt anybody": of oneself; of others ("the gunmen did not kill anyone") it is
    a count of none."""
    verb = token
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _subjects(verb):
        verb = verb.head
    subjects = _subjects(verb)
    if (
        token.pos_ != "VERB"
        or token.lemma_ == "lose"
        or not subjects
        or any(c.dep_ == "auxpass" for v in (token, verb) for c in v.children)
    ):
        return False
    who = subjects[0].lower_
    if who in ("i", "we"):
        return True
    return verb.dep_ == "ccomp" and who in ("he", "she", "they") and who in [c.lower_ for c in _subjects(verb.head)]


def _subjects(verb: Any) -> list[Any]:
    return [c for c in verb.children if c.dep_ == "nsubj"]
