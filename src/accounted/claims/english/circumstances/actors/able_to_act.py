"""Which nouns may be who did it, and which words before a strike say whose it is. A place is none."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.circumstances.actors.noun_phrases import phrase
from accounted.claims.english.circumstances.actors.words import CALENDAR, NO_ACTOR, STATES
from accounted.claims.english.circumstances.told import lexicon
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.names import is_media
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of
from accounted.claims.protocol import Knowledge


def can_act(t: Any, knowledge: Knowledge, *, named: bool = False) -> bool:
    """Whether a noun may be who did it. ``named``: under blame or an admission, where any body or name will do."""
    low, words = t.lower_, lexicon()
    if low in NO_ACTOR or t.pos_ == "PRON" or CALENDAR.match(t.text):
        return False
    if low in words.actors or low in words.groups or t.text in STATES:
        return True
    if t.pos_ == "PROPN" and t.text[:1].isupper():
        if is_media(t.text) is not None:
            return False
        left, right = phrase(t)
        whole = text_of(t.doc)[left:right]
        return not knowledge.is_place(whole) or _names_country(whole, knowledge) or whole.isupper()
    return bool(t.pos_ == "NOUN" and is_person_noun(low) and not named)


SORT_OF_STRIKE = word_set("air car truck suicide drone ground armed terrorist criminal sniper bomber artillery")
"""Words before a strike that say what sort it was and not whose."""


def owns(t: Any, knowledge: Knowledge) -> bool:
    """Whether a word before a strike says whose it is. Of names only those that are no place: "the Goundam strike"."""
    words = lexicon()
    if CALENDAR.match(t.text) or t.lower_ in SORT_OF_STRIKE:
        return False
    if t.lower_ in words.actors or t.lower_ in words.groups or t.text in STATES:
        return True
    if knowledge.country_of(t.text) is not None:
        return True
    if re.search(r"-(?:led|backed)$", t.text) or t.lower_ in ("led", "backed"):
        return bool(t.pos_ != "VERB")
    if t.pos_ != "PROPN" or not t.text[:1].isupper():
        return False
    left, right = phrase(t)
    whole = text_of(t.doc)[left:right]
    if any(knowledge.is_place(x) for x in (whole, t.text, f"al-{t.text}")):
        return False
    # an acronym, or a name given as an owner: "the FMLN attack", "Ansar Dine's raid"
    return bool(re.fullmatch(r"[A-Z][A-Z0-9.&-]{1,7}", t.text)) or (t.dep_ == "poss" and not is_media(whole))


def _names_country(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a country's, so far as a demonym can be told from it: "Israel bombed"."""
    return (
        name in STATES
        or name.lower() in lexicon().groups
        or any(
            knowledge.country_of(name + ending) is not None or knowledge.country_of(name[:-1] + ending) is not None
            for ending in ("i", "n", "an", "ian", "ese", "ish", "sh")
        )
        or knowledge.country_of(name) is not None
    )
