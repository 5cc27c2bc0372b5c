"""Where the noun phrase of an actor or a target begins and ends, as characters."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.circumstances.actors.words import GROUP_NOUNS

DAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
LEFT_OF_HEAD = ("compound", "amod", "nmod", "poss", "nummod", "quantmod", "case", "punct", "npadvmod", "advmod")
NOT_IN_NAME = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        ",",
        ";",
        "“",
        "”",
        '"',
        "-",
        "--",
        "(",
        ")",
    }
)


def phrase(head: Any) -> tuple[int, int]:
    """Character span of a noun phrase up to its head, and its "of" where that belongs to the name; articles off."""
    doc = head.doc
    first = head
    while first.i > 0:
        before = doc[first.i - 1]
        inside = head.is_ancestor(before) or (first.i != head.i and first.is_ancestor(before))
        if not inside or before.dep_ in ("det", "prep", "nsubj", "dobj", "pobj", "nsubjpass", "cc", "conj"):
            break
        if before.pos_ in ("VERB", "AUX", "SCONJ", "ADP") and before.dep_ not in LEFT_OF_HEAD:
            break
        if before.text in (",", ";", "“", "”", '"', "--", "(", ")", ":"):
            break
        first = before
    while first.i < head.i and (first.lower_ in NOT_IN_NAME or first.pos_ == "PUNCT" or DAY.match(first.text)):
        first = doc[first.i + 1]
    last = head
    while (
        last.i + 1 < len(doc)
        and doc[last.i + 1].pos_ == "PROPN"
        and last.pos_ == "PROPN"
        and doc[last.i + 1].head.i == last.i
    ):
        last = doc[last.i + 1]
    if head.lower_ in GROUP_NOUNS and last.i + 1 < len(doc) and doc[last.i + 1].lower_ == "of":
        inner = next((c for c in doc[last.i + 1].children if c.dep_ == "pobj" and c.i - last.i <= 6), None)
        if inner is not None and inner.pos_ in ("NOUN", "PROPN"):
            last = inner
            while (
                last.i + 1 < len(doc)
                and doc[last.i + 1].pos_ == "PROPN"
                and (doc[last.i + 1].head.i in (last.i, inner.i) or last.head.i == doc[last.i + 1].i)
            ):
                last = doc[last.i + 1]
    return first.idx, last.idx + len(last)
