"""What is named as known, told by the way behind a denial, or charged to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.casualties.stance.words import WORDS
from accounted.claims.english.gated import Gated

DENIAL = Gated(r"\b(?:denied|denies|deny|denying|den(?:ial|ials)|rejected|rejects|rejecting)\b", re.I)
KNOWING = re.compile(
    r"\b(?:denied|denies|deny|denying)\s+(?:\w+\s+){0,3}(?:know(?:ing|n|ledge)?|aware(?:ness)?|realis(?:ing|ed)|realiz(?:ing|ed)|(?:being|been)\s+told)\b",
    re.I,
)
""""Denied knowing that three had been killed": they were."""


def _heads(token: Any) -> Iterator[Any]:
    """The token and what it hangs on, upwards, at most eight steps."""
    for _ in range(8):
        yield token
        if token.head is token or token.head.i == token.i:
            return
        token = token.head


def is_charged(token: Any) -> bool:
    """ "Suspected of killing X": the deed is charged to somebody."""
    if token.tag_ != "VBG" or token.dep_ not in ("pcomp", "conj"):
        return False
    prep = token.head if token.dep_ == "pcomp" else token.head.head
    return prep.dep_ == "prep" and prep.lower_ in ("of", "with") and prep.head.lemma_ in WORDS["accused"]


def told_by_the_way(token: Any, before: str) -> bool:
    """Behind a denial: "denied having ordered the shooting in which three men died", "denied knowing that three had died"."""
    if token.pos_ not in ("VERB", "AUX") or DENIAL.search(before) is None:
        return False
    if KNOWING.search(before):
        return True
    for node in _heads(token):
        if node.dep_ == "relcl":
            said = node.head.lemma_ in WORDS["spoken_of"]
            return not said and any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in node.head.children)
        if node.dep_ not in ("conj", "xcomp"):
            return False
    return False


def is_known(token: Any) -> bool:
    """Whether the outcome is named as known: "the murder of X", "X's arrest", not what a report or claim is of."""
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ == "VBG":
        return False
    if any(c.dep_ == "amod" and c.lower_ in WORDS["alleged"] for c in token.children):
        return False
    if not any(
        (c.lower_ in ("the", "this", "these", "that") and c.dep_ == "det") or c.dep_ == "poss" for c in token.children
    ):
        return False
    node = token
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            return False
        if node.dep_ == "dobj" and node is not token:
            return True  # "denied any part in the murder", "claimed responsibility for the murder"
        if node.dep_ == "dobj":
            return head.lemma_ not in (
                "deny",
                "doubt",
                "dispute",
                "dismiss",
                "refute",
                "retract",
                "claim",
                "allege",
                "confirm",
                "report",
            )
        if node.dep_ in ("nsubj", "nsubjpass", "ccomp", "advcl", "acl", "relcl", "acomp"):
            return True
        if head.pos_ == "NOUN" and head.lemma_ in WORDS["spoken_of"]:
            return False
        if head.pos_ in ("VERB", "AUX") and node.dep_ in ("prep", "agent"):
            return True
        node = head
    return False
