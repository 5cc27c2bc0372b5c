"""Words of harm that tell of none: things lost, hurt feelings, warrants, plots, deaths of parties."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.words import text_of

LOSS_OF = re.compile(r"\bloss(?:es)?\s+of\s+(?:[\w,.’'-]+\s+){0,4}$", re.I)


def is_loss_of(token: Any) -> bool:
    """ "The loss of human lives", "the loss of 30 lives", "loss of life"."""
    return LOSS_OF.search(text_of(token.doc), max(0, token.idx - 50), token.idx) is not None


WARRANTED = re.compile(
    r"\b(?:warrants?|orders?|demand\w*|call\w*|reward|bounty)\s+(?:\w+\s+)?for\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:\w+\s+)?$"
    r"|\bfor\s+not\s+$|\bfail(?:ed|ing|ure|s)?\s+(?:to|in|of)\s+$|\brefus(?:ed|ing|al)\s+to\s+$|\bwithout\s+$",
    re.I,
)
"""Nobody is held yet: "a warrant for the arrest of", "for not arresting", "failed to arrest"."""
MISSING_FROM = re.compile(
    r"\s+from\s+(?:the\s+|an?\s+|this\s+|that\s+|its\s+|their\s+)?(?:\w+\s+){0,2}?(?:functions?|meetings?|sessions?|ceremon(?:y|ies)|events?|lists?|"
    r"rall(?:y|ies)|debates?|talks|conferences?|class(?:es)?|dut(?:y|ies)|programmes?|scene|agenda|records?|shelves)\b",
    re.I,
)
"""Absent and not missing: "three ministers were missing from the function"."""
NOT_DONE = frozenset(
    [
        "attempt",
        "attempts",
        "plot",
        "plots",
        "plan",
        "plans",
        "threat",
        "threats",
        "bid",
        "squad",
        "squads",
        "penalty",
        "sentence",
        "sentences",
        "row",
        "certificate",
        "warrant",
        "warrants",
    ]
)
"""Behind the noun of an act these tell that it was not done ("assassination attempt") or of something else ("death squad")."""
FIGURATIVE = re.compile(
    r"\b(?:political|civil|civic|social|moral|spiritual|symbolic|electoral|legal|professional|artistic)\s+$", re.I
)
AS_A_FORCE = re.compile(
    r"\s+as\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:force|party|movement|power|organi[sz]ation|institution|option|actor)\b",
    re.I,
)
"""What tells that a death is nobody's: "the political death of the rebels", "their death as a movement"."""
OF_THINGS = frozenset({"hang", "burn", "hurt", "eliminate", "bury", "capture", "neutralise", "neutralize"})
"""What is done to things as well: "capturing the town", "burning houses"."""


def has_people_behind(token: Any) -> bool:
    """Whether a participle has people for its object: "capturing eight of its members", "eliminating two snipers"."""
    for c in token.children:
        if c.dep_ == "dobj" and c.i > token.i:
            of = [x for p in c.children if p.lower_ == "of" for x in p.children] if c.pos_ == "NUM" else []
            return _is_full_name(c) or any(is_person_noun(x.lower_) for x in (c, *of))
    return False


def _is_full_name(noun: Any) -> bool:
    """ "Capturing Rodrigo Gacha": a name of two words or more, be it a place's."""
    first = noun.doc[noun.left_edge.i]
    return noun.pos_ == "PROPN" and noun.i > first.i and all(t.pos_ == "PROPN" for t in noun.doc[first.i : noun.i])


CLIENTELE = frozenset(
    ["player", "client", "customer", "voter", "subscriber", "supporter", "viewer", "reader", "employee", "investor"]
)
"""Whom a club or a shop loses."""


def loses_people(token: Any) -> bool:
    """ "Lost 15 men" and "lost their lives", but not "lost limbs" or "lost ground"."""
    for c in token.children:
        if c.dep_ in ("dobj", "obj"):
            of = [x for p in c.children if p.lower_ == "of" for x in p.children]
            if c.lemma_.lower() in CLIENTELE:
                return False
            return c.pos_ in ("NUM", "PRON", "PROPN") or any(
                is_person_noun(x.lower_) or is_person_noun(x.lemma_.lower()) or x.lower_ in ("life", "lives", "all")
                for x in (c, *of)
            )
    return False


FEELINGS = re.compile(
    r"\s+(?:by|at|over|to|when|that|with)\s+(?:the\s+|his\s+|her\s+|their\s+|this\s+|these\s+|such\s+|such\s+an?\s+|an?\s+|its\s+)?(?:\w+[’']s\s+)?(?:\w+\s+)?"
    r"(?:announcements?|remarks?|statements?|decisions?|words?|comments?|allegations?|accusations?|criticisms?|behaviou?r|attitude|conduct|refusal|silence|"
    r"indifference|see|hear|learn|read|know|incidents?|events?|developments?|policy|policies|sanctions|crisis|find|article|reports?)\b",
    re.I,
)


def is_in_feelings(token: Any) -> bool:
    """ "He was deeply hurt by this announcement", "it hurt the culture of the country": nobody's body."""
    objects = [c for c in token.children if c.dep_ == "dobj" and c.i > token.i]
    if objects:
        o = objects[0]
        return (
            o.pos_ in ("NOUN", "PROPN")
            and not is_person_noun(o.lower_)
            and not any(c.pos_ == "NUM" for c in o.children)
        )
    return FEELINGS.match(text_of(token.doc), token.idx + len(token)) is not None


def is_of_corpses(token: Any) -> bool:
    """ "Burned the bodies": the dead, whom it does not hurt."""
    return any(
        c.dep_ in ("dobj", "nsubjpass") and c.lower_ in ("body", "bodies", "corpse", "corpses", "remains")
        for c in token.children
    )


TERMS = frozenset({"year", "month", "week", "day", "term", "life", "sort", "kind"})


def is_of_people(token: Any) -> bool:
    """ "The imprisonment of six clerks", "the clerk's imprisonment", and no sentence ("imprisonment of two years", "life imprisonment")."""
    whom = [x for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for x in c.children if x.dep_ == "pobj"]
    whom += [c for c in token.children if c.dep_ == "poss"]
    return bool(whom) and not any(x.lemma_.lower() in TERMS for x in whom)
