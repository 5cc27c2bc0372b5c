"""What only looks like people harmed: things that were seized, people whom a committee or a camp is named for."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.document import token_at
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.people.words import ANYBODY, DAYS

DONE_TO_THINGS = re.compile(
    r"(?:seiz|captur|los[et]|burn|destroy|recover|hit|eliminat|neutrali|bur(?:y|ied)|hang|hung|t[ao]k)", re.I
)
MODEL = re.compile(r"\b[A-Z]{1,4}-?\d+s?\b|^\s*\.\d|\b\d+[- ]?mm\b|[- ]cali(?:ber|bre)\b")
"""The make of a weapon: "M-16", "AK-47s", ".45-caliber", "60 mm"."""


MONEY = re.compile(
    r"(?:(?:tens|hundreds)\s+of\s+)?(?:millions|thousands|billions|hundreds)\s+(?:(?:in|of|worth\s+of)\s+)(?:\w+\s+)?(?:loss(?:es)?|damages?|dollars|pesos|rupees|pounds|euros|property|material)\b",
    re.I,
)
""""Left six hurt and | millions in losses"."""


def no_people(f: Found) -> bool:
    """Whether a claim that was read counts things or tells of people in a name only."""
    return _of_things(f) or _named_for(f)


def _of_things(f: Found) -> bool:
    """ "Seized | four M-16 rifles", "lost | two trucks": a number with no people behind it, of a verb that is done to things too."""
    if f.count.low is None and MONEY.match(f.sentence.text, number_at(f, f.sentence)) is not None:
        return True
    if f.count.low is None or f.count.bound == "none" or f.persons or f.sentence.doc is None:
        return False
    text, base = f.sentence.text, f.sentence.start
    if DONE_TO_THINGS.match(text, f.trigger - base) is None:
        return False
    at = number_at(f, f.sentence)
    if at + base < f.trigger:
        return False
    if f.group.words:
        return MODEL.search(f.group.words) is not None
    end = at + len(f.count.words)
    if MODEL.search(text[end : end + 14]) is not None:
        return True
    behind = token_at(f.sentence.doc, end + len(text[end:]) - len(text[end:].lstrip()))
    if behind is None or behind.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    low = behind.lower_
    return not (
        low in ANYBODY
        or low in DAYS
        or is_person_noun(low)
        or is_person_noun(behind.lemma_.lower())
        or low in ("prisoner", "prisoners")
    )


BODY = (
    r"(?:committees?|federations?|associations?|organi[sz]ations?|commissions?|leagues?|foundations?|coordinating\s+(?:body|committee)|"
    r"ministr(?:y|ies)|departments?|institutes?|societ(?:y|ies)|agenc(?:y|ies)|secretariat|high\s+commissioner)"
)
NAMED_FOR = re.compile(
    rf"\b(?:{BODY}|(?-i:Group|Union|Office|Movement|Front|Council|Network))\s+(?:(?:of|for|on)\s+[^.;:]{{0,80}}?)?(?:of|for|on)\s+(?:the\s+)?[^.;:]{{0,60}}$|"
    r"\b(?:relatives|mothers|famil(?:y|ies)|wives|widows|parents)\s+of\s+(?:political\s+)?prisoners[^.;:]{0,40}$",
    re.I,
)
SHELTERS = re.compile(
    r"\b(?:camps?|settlements?|shelters?|colon(?:y|ies)|hostels?|cent(?:er|re)s?|villages?|refuges?|homes?|quarters)\s+(?:of|for)\s+(?:the\s+|\w+\s+){0,2}$",
    re.I,
)
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _named_for(f: Found) -> bool:
    """ "The Committee of Relatives of | Missing People", "a camp for | displaced persons": whom it is there for, and no harm told."""
    if (
        f.count.low is not None
        or f.count.high is not None
        or f.sentence.doc is None
        or f.outcome not in ("missing", "killed", "detained", "displaced")
    ):
        return False
    text, at = f.sentence.text, f.start - f.sentence.start
    if f.outcome == "displaced" and SHELTERS.search(text, 0, at) is not None:
        return True
    named = NAMED_FOR.search(text, 0, at)
    return named is not None and not any(t.tag_ in VERBS for t in f.sentence.doc if named.start() <= t.idx < at)
