"""People in a sentence, as every reader of casualties passes them on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.model import Count, Group


@dataclass(frozen=True, slots=True)
class People:
    """People in a sentence: tokens ``first``..``last``, how many, whom. ``start``/``end``: offsets in the sentence."""

    first: int
    last: int
    start: int
    end: int
    count: Count
    group: Group
    names: tuple[str, ...] = ()
    definite: bool = False
    """"the six officers": known from before."""
    more: bool = False
    mention: CountMention | None = None
    head: Any = None


def mentions_by_token(doc: Any, mentions: list[CountMention]) -> dict[int, CountMention]:
    """Token index to the count mention that covers it."""
    out: dict[int, CountMention] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                out[token.i] = mention
    return out
