"""Reading confidence: how likely it is that outcome and count of a casualty claim were read right.

A claim's *signals* are named yes/no facts about how it was read. Each has a weight in ``data/confidence.toml``. Their sum is brought to
what is right of so many such claims in passages that nobody made a rule from (``[unread]``: rules do better on the texts they were made from than
anywhere else), and the logistic function of that, rounded to two places, is the confidence. The weights are learned and checked by
``training/confidence``; what a signal is worth can be read in the file, so that a figure of 0.62 can be explained by a person.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from accounted.claims.english.casualties.found import Found, outcome_token
from accounted.claims.english.document import Document
from accounted.claims.english.doubts import doubts
from accounted.claims.english.gated import Gated

UNSURE = 0.35
"""Below this the engine does not claim: what it saw becomes a problem for a person."""

LEAST, MOST = 0.01, 0.99


def confidences(found: Sequence[Found], document: Document) -> list[float]:
    """The confidence of each of a report's casualty claims."""
    return [weigh(signals) for signals in all_signals(found, document)]


def weigh(signals: Sequence[str]) -> float:
    """Signals to confidence; a signal that the file does not know weighs nothing."""
    weights, unread = _tables()["weights"], _tables()["unread"]
    total = unread["base"] + unread["sum"] * (weights["base"] + sum(weights.get(s, 0.0) for s in signals))
    return min(max(round(1 / (1 + math.exp(-total)), 2), LEAST), MOST)


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    text = files("accounted.claims.english").joinpath("data/confidence.toml").read_text("utf-8")
    return {table: {k: float(v) for k, v in values.items()} for table, values in tomllib.loads(text).items()}


def all_signals(found: Sequence[Found], document: Document) -> list[tuple[str, ...]]:
    """The signals of each claim, in the order of ``found``."""
    said = Counter((f.outcome, f.count.low, f.count.high) for f in found)
    in_sentence = Counter(id(f.sentence) for f in found)
    on_word = Counter((id(f.sentence), f.trigger) for f in found)
    lower = not any(c.isupper() for c in document.report.text[:2000])
    return [
        (
            *_signals(f, document, said[f.outcome, f.count.low, f.count.high], in_sentence[id(f.sentence)], lower),
            *doubts(f, document, on_word[id(f.sentence), f.trigger]),
        )
        for f in found
    ]


def _signals(f: Found, document: Document, said: int, in_sentence: int, lower: bool) -> Iterator[str]:
    yield f"outcome {f.outcome}"
    yield f"count {_size(f)}"
    yield f"bound {f.count.bound}"
    yield f"stance {f.stance or 'asserted'}"
    if said > 1:
        yield "the same figure twice in the report"
    if in_sentence > 3:
        yield "more than three claims in the sentence"
    if document.capitals:
        yield "capitals only"
    if lower:
        yield "small letters only"
    if f.sentence.headline:
        yield "headline"
    if f.part:
        yield "part"
    if f.total:
        yield "total"
    if f.persons:
        yield "named"
    if f.includes:
        yield "includes others"
    if f.group.values():
        yield "group with a facet"
    words = f.group.words.split()
    yield "group untold" if not words else "group of many words" if len(words) > 6 else "group of few words"
    if not f.count.words:
        yield "no words for the count"
    elif any(c.isdigit() for c in f.count.words):
        yield "count in digits"
    length = len(f.sentence.text)
    yield "sentence short" if length < 120 else "sentence long" if length > 300 else "sentence middling"
    quote = f.end - f.start
    yield "quote short" if quote < 40 else "quote long" if quote > 120 else "quote middling"
    yield from _of_the_people(f)
    yield from _of_the_sentence(f)
    yield from _of_the_trigger(f)


POINTING = re.compile(r"^(?:these|those|this|that|such|the\s+same)\b", re.I)
DEFINITE = re.compile(r"^the\b", re.I)


def _of_the_people(f: Found) -> Iterator[str]:
    """How those harmed are told, beside the outcome's word."""
    text, base = f.sentence.text, f.sentence.start
    quote = text[max(0, f.start - base) : f.end - base]
    if POINTING.match(quote) or POINTING.match(f.group.words):
        yield "people pointed at"
    if f.count.low is None and f.count.high is None and DEFINITE.match(quote):
        yield "vague and definite"
    at = quote.find(f.group.words) if f.group.words else -1
    if f.count.words and at > 0:
        between = quote[:at].rstrip()
        yield "count beside the people" if between.endswith(f.count.words) else "words between count and people"
    word = f.trigger - f.start
    if at >= 0:
        yield "people before the outcome" if at < word else "people after the outcome"
        gap = abs(word - at)
        yield "people near" if gap < 30 else "people far" if gap > 90 else "people not far"


MODAL = Gated(
    r"\b(?:would|could|might|may|should|will|if|unless|whether|threat\w*|attempt\w*|plan\w*|order\w*|try|tried|intend\w*)\b",
    re.I,
)
NEGATION = Gated(r"\b(?:no|not|never|nobody|none|neither|nor|without|den(?:y|ied|ies))\b", re.I)


def _of_the_sentence(f: Found) -> Iterator[str]:
    """What else stands in the sentence that makes readers stumble."""
    text = f.sentence.text
    if MODAL.search(text):
        yield "modal words in the sentence"
    if NEGATION.search(text) and f.count.bound != "none":
        yield "negation in the sentence"
    if text.count('"') + text.count("“") + text.count("[") > 1:
        yield "quotation marks or brackets"
    if text.count(",") > 4:
        yield "many commas"
    numbers = sum(t.pos_ == "NUM" for t in f.sentence.doc) if f.sentence.doc is not None else 0
    yield "no number in the sentence" if not numbers else "one number" if numbers == 1 else "several numbers"


def _of_the_trigger(f: Found) -> Iterator[str]:
    """How the outcome's word stands in the sentence."""
    token = outcome_token(f)
    if token is None:
        yield "no outcome word"
        return
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children):
        yield "passive"
    if any(c.dep_ == "neg" for c in token.children):
        yield "negated"
    yield f"lemma {token.lemma_.lower()}"


def _size(f: Found) -> str:
    number = f.count.high if f.count.low is None else f.count.low
    if number is None:
        return "vague"
    return "6+" if number > 5 else "3-5" if number > 2 else str(number)
