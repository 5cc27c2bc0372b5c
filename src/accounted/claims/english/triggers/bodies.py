"""Bodies and coffins: the dead, and no councils, texts or joiners' work."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.words import text_of

FOUND_DEAD = re.compile(
    r"\b(?:found|find|recover\w*|discover\w*|identif\w+|lying|lay|buried|grave|morgue|mortuary|hospital|autops\w+|post-?mortem|dumped|fished|floating|"
    r"dead|charred|burnt|burned|decompos\w+|mutilated|headless|naked|unidentified|riddled|lifeless|wounds|bullets?|tortures?|stab\w*|cremat\w+|funeral|"
    r"handed|brought|taken|removed|retrieved|exhumed|shot|killed|tortured|hanging|father|mother|wife|husband|son|daughter)\b",
    re.I,
)


def is_corpse(token: Any) -> bool:
    """Whether "body" is somebody's dead body and no council: "an elected body", "the governing body of the club".

    The dead have one body each: "a body of experts" is none of theirs.
    """
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    of = [x for p in token.children if p.lower_ == "of" for x in p.children if x.dep_ == "pobj"]
    if any(x.tag_ in ("NNS", "NNPS") or WRITINGS.fullmatch(x.lower_) for x in of):
        return False
    if owner is not None or any(x.pos_ == "PROPN" or is_person_noun(x.lower_) for x in of):
        return True
    text = text_of(token.doc)
    return FOUND_DEAD.search(text, max(0, token.idx - 70), token.idx + 80) is not None


def is_owned_corpse(token: Any) -> bool:
    """Whether somebody's body is told as a corpse's: "Brandt's body was found", "showed signs of torture".

    The living have theirs hit, burned and tattooed: "a bullet struck Brandt's body", "various parts of Brandt's body".
    """
    if token.dep_ in ("dobj", "pobj") and (
        token.head.lemma_ in STRIKES or LIMBS.search(text_of(token.doc), 0, token.idx)
    ):
        return False
    return FOUND_DEAD.search(text_of(token.doc), max(0, token.idx - 40), token.idx + 80) is not None


STRIKES = frozenset(
    {"hit", "strike", "pierce", "enter", "penetrate", "burn", "injure", "wound", "cover", "into", "through", "on", "to"}
)
LIMBS = re.compile(
    r"\b(?:parts?|areas?|places?|side|half|rest|hairs?|bullets?|splinters?|blows?)\s+(?:of|in|on|from|to)\s+[^.,;:]{1,60}$",
    re.I,
)
WRITINGS = re.compile(
    "judgement|judgment|text|report|letter|law|statute|evidence|work|research|document|opinion|literature|"
    "constitution|water|car|vehicle|truck|bus|aircraft|plane|helicopter|ship|boat|church"
)
""""In the body of the judgement", "the body of the car": nobody's."""
COUNCIL = re.compile(
    "civic|local|elected|governing|international|regional|national|professional|sporting|statutory|public|religious|"
    "corporate|municipal|autonomous|regulatory|legislative|advisory|supervisory|administrative|official|"
    "representative|government|student|trade|rights"
)
CONVENES = re.compile(
    "hold|meet|say|demand|call|condemn|urge|organise|organize|appeal|plan|protest|decide|announce|criticise|"
    "criticize|ask|claim|issue|agree|vote|oppose|support|reject|welcome|recommend|investigate|monitor"
)


def are_councils(token: Any) -> bool:
    """Whether "bodies" are councils or unions: "civic bodies", "several other bodies are holding meetings"."""
    if any(c.dep_ in ("amod", "compound") and COUNCIL.fullmatch(c.lower_) for c in token.children):
        return True
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return (
        token.dep_ == "nsubj"
        and token.head.pos_ == "VERB"
        and CONVENES.fullmatch(token.head.lemma_.lower()) is not None
    )


MOURNED = re.compile(
    r"\b(?:bur(?:y|ied|ial)|funeral|mourn\w*|grave(?:s|yard|side)?|cemetery|altar|draped|procession|killed|died|dead|bombed|massacre|lowered|wept|weeping|prayers?|mass|pallbearers|lined\s+up|flag)\b",
    re.I,
)
""""Seven coffins stood before the altar": a coffin each; a joiner's coffins hold nobody."""
