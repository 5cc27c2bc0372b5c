"""Counts that a report says to hold people who died of no violence: a morgue's month that "includes deaths of natural causes".

How many of them died by violence is then not told: the count only bounds it from above. That is shown as a problem too, as no
reading of these words can settle it.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.document import Document, Sentence
from accounted.model import Count, Problem, Quote

NATURAL = r"(?:natural(?:ly|\s+(?:causes|deaths?))|old\s+age|illness(?:es)?|sickness|diseases?|(?:road|traffic|car)\s+(?:accidents?|crashes)|accidents?|drown(?:ed|ings?)|malnutrition|starvation|hunger)"
HOLDS = re.compile(
    rf"\b(?:figures?|numbers?|counts?|totals?|tall(?:y|ies)|tolls?|list|bodies|corpses|dead|deaths|they|it|these|those|that|this)\b[^.;]{{0,30}}?"
    rf"\b(?:includ(?:es?|ed|ing)|cover(?:s|ed)?|contain(?:s|ed)?|count(?:s|ed)?)\b[^.;]{{0,60}}?\b(?P<cause>{NATURAL})\b"
    rf"|\b(?:some|several|many|most|not\s+all|others?|[\w-]+)\s+of\s+(?:them|these|those|whom|the\s+(?:dead|bodies|deaths))\b[^.;,]{{0,40}}?\b(?:died|deaths?|dead)\b[^.;,]{{0,20}}?\b(?P<of>{NATURAL})\b",
    re.I,
)
NOT = re.compile(r"\b(?:not|no|never|exclud\w+|except|without|nor|none)\b|n[’']t\b", re.I)
VIOLENT = re.compile(
    r"\b(?:gunshots?|bullets?|shot|stab\w*|shrapnel|blast|bomb\w*|explo\w+|violen\w+|killed|murder\w*|execut\w+|tortur\w+|behead\w*|strangl\w+|shell\w*|knife|machete)\b",
    re.I,
)
MORGUE = re.compile(r"\b(?:morgues?|mortuar(?:y|ies))\b", re.I)
OF_BODIES = re.compile(r"\s*of\s+(?:the|these|those|them)\b(?:\s+(?:bodies|corpses|dead))?", re.I)
BEHIND = 50
"""Characters behind a count in which its cause is looked for."""


def with_natural_deaths(document: Document, found: list[Found]) -> list[Problem]:
    """Bound a morgue's counts only from above where the report says that they hold natural deaths, and tell of it."""
    counts = [f for f in found if f.outcome == "killed" and f.count.low is not None and f.count.bound != "none"]
    if not any(MORGUE.search(f.site or "") for f in counts):
        return []
    said = next((m for s in document.sentences if (m := _says(s)) is not None), None)
    if said is None:
        return []
    for f in counts:
        behind = f.sentence.text[(at := number_at(f, f.sentence)) : at + len(f.count.words) + BEHIND]
        own = behind.split(",")[0]
        part = OF_BODIES.match(f.sentence.text, at + len(f.count.words)) is not None
        if (MORGUE.search(f.site or "") or part) and not VIOLENT.search(own):
            f.count = _from_above(f.count)
    start, end = said
    words = document.report.text[start:end]
    return [
        Problem(
            stage="claims",
            code="natural_deaths_included",
            seen=f"“{' '.join(words.split())}”: how many of those counted died by violence is not told",
            expected="a count of people who died by violence",
            settle="find how many of them died by violence, and code that count by hand",
            report=document.report.id,
            quote=Quote(report=document.report.id, start=start, end=end, text=words),
        )
    ]


def _says(sentence: Sentence) -> tuple[int, int] | None:
    for m in HOLDS.finditer(sentence.text):
        if not NOT.search(m[0].replace("not all", "")):
            return sentence.start, sentence.start + len(sentence.text.rstrip())
    return None


def _from_above(count: Count) -> Count:
    if count.high is None:
        return Count(low=None, high=None, words=count.words, bound="vague")
    return Count(low=None, high=count.high, words=count.words, bound="up_to")
