"""What the claim's sentence, paragraph and report count besides it, and groups joined with its own."""

from __future__ import annotations

from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import token_at
from accounted.claims.english.signals.report import Setting


def of_others(f: Found, setting: Setting) -> set[str]:
    """What the claim's sentence, paragraph and report count besides it."""
    out: set[str] = set()
    low = f.count.low
    for g in setting.found:
        if g is f or (g.start, g.end, g.outcome, g.count.low) == (f.start, f.end, f.outcome, f.count.low):
            continue
        here = g.sentence is f.sentence
        where = (
            "same_sentence" if here else "same_paragraph" if g.sentence.paragraph == f.sentence.paragraph else "report"
        )
        if g.outcome != f.outcome:
            out.add(f"{where}:other_outcome")
            continue
        if g.count.low is None or low is None:
            size = "vague"
        else:
            size = "larger" if g.count.low > low else "smaller" if g.count.low < low else "equal"
        out.add(f"{where}:{size}")
        if here:
            out.add("same_sentence:" + ("before" if g.start < f.start else "after"))
            if g.trigger == f.trigger:
                out.add("one_trigger")
    return out


def of_coordination(f: Found, setting: Setting) -> set[str]:
    """Whether those harmed are one of several groups joined by "and" under one outcome, found by the engine or not."""
    sentence = f.sentence
    if sentence.doc is None:
        return set()
    words = f.count.words or f.group.words or (f.persons[0] if f.persons else "")
    at = sentence.text.find(words, f.start - sentence.start) if words else -1
    token = token_at(sentence.doc, at) if at >= 0 else None
    steps = 0
    while (
        token is not None
        and token.dep_ in ("nummod", "det", "amod", "compound", "advmod", "quantmod", "poss")
        and steps < 5
    ):
        token, steps = token.head, steps + 1
    if token is None or token.pos_ not in ("NOUN", "PROPN", "NUM"):
        return set()
    others = {g.trigger - sentence.start for g in setting.found if g.sentence is sentence and g.outcome != f.outcome}

    def joined(other: Any) -> bool:
        return other.pos_ in ("NOUN", "PROPN", "NUM") and not any(t.idx in others for t in other.subtree)

    out = set()
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM") and token.head.idx not in others:
        out.add("joined:later")
    if any(c.dep_ == "conj" and joined(c) for c in token.children):
        out.add("joined:first")
    return out
