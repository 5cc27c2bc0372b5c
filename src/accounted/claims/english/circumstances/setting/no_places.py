"""Where-claims whose words name no place of what happened: persons, bodies, words cut from longer names, distant powers."""

from __future__ import annotations

import re
from collections.abc import Collection

from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.english.word_lists import word_set
from accounted.claims.protocol import Knowledge

NO_PLACE_ALONE = word_set(
    """national river church cathedral embassy radio television station school hospital army congress senate catholic international
    government front republic nation state states department ministry council federation union party lake mountain street avenue"""
)
"""Words that stand for no place by themselves, though towns be called so: what a text in capitals leaves of a longer name."""
TITLED = word_set(
    "senator president colonel general captain major lieutenant minister father monsignor msgr archbishop bishop dr judge deputy"
)
"""Titles that open no name of a place; "Mayor" and "Saint" do."""
ABROAD = re.compile(
    r"^(?:the\s+)?(?:united\s+states|u\.?s\.?(?:a\.?)?|united\s+kingdom|great\s+britain|britain|france|russia|soviet\s+union)$",
    re.I,
)
"""Powers that reports from everywhere speak of."""
DONE_THERE = re.compile(
    r"\b(?:kill|murder|assassinat|attack|bomb|shot|shoot|wound|injur|die[ds]?\b|explo|kidnap|massacr|blast|strike|dead)\w*"
    r"(?:,?\s+[\w’'-]+){0,5}\s+(?:in|across|throughout)\s+$"
    r"|\b(?:t(?:ook|akes?|aken)\s+place|occurr\w+|happen\w+|carried\s+out|perpetrated|committed|staged)\s+(?:[\w’'-]+\s+){0,4}in\s+$",
    re.I,
)
DONE_NEXT = re.compile(
    r"[,\s][^.;]{0,45}?\b(?:kill|murder|assassinat|attack|bomb|shot|wound|injur|die[ds]?\b|explo|kidnap|massacr|blast|dead)",
    re.I,
)
""" "In Ecuador, three men were shot"."""


def names_no_place(c: Circumstance, persons: Collection[str]) -> bool:
    """Whether the words of a where-claim are of no place: a person of the report ("the murder of Porth"; there are towns of
    that name too), somebody with a title, or a word that names nothing by itself ("the National")."""
    words = {w for n in persons for w in n.split()}
    if c.value in words or any(n in c.value for n in persons):
        return True
    parts = re.sub(r"^(?:the|The)\s+", "", c.value).split()
    if not parts or parts[0].lower().rstrip(".") in TITLED:
        return True
    return len(parts) == 1 and parts[0].lower() in NO_PLACE_ALONE


def power_abroad(document: Document, c: Circumstance, knowledge: Knowledge) -> bool:
    """Whether a where-claim names no more than another country than the one that the report is set in, by words that tell no
    act there: "the witness is safe in the United States", "the rebels' leaders in Costa Rica said"."""
    report = document.report
    power = ABROAD.match(c.value) is not None
    if not power and not (c.value[:1].isupper() or c.value.startswith("the ")):
        return False
    if DONE_THERE.search(report.text[max(0, c.start - 90) : c.start]):
        return False
    if not power and DONE_NEXT.match(report.text, c.end):
        return False
    spoken = knowledge.set_in(report.text, report.headline_end)  # dear: asked last
    if not spoken or ABROAD.match(spoken[0][1]):
        return False
    if power:
        return True
    home = spoken[0]
    words = re.sub(r"^(?:the|The)\s+", "", c.value).lower()
    other = next((x for x in spoken[1:] if x[1].lower() == words), None)
    return other is not None and other[2] < home[2]
