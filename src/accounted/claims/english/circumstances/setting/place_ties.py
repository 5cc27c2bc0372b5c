"""What ties a place to what happened: "in the town of X", "hits X", "the X strike", "the shelling of X"."""

from __future__ import annotations

from typing import Any

from accounted.claims.english.circumstances.actors.act_nouns import DEEDS
from accounted.claims.english.circumstances.setting.place_names import EVENT_NOUNS
from accounted.claims.english.circumstances.told import lexicon
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.word_lists import word_set
from accounted.claims.english.words import text_of

LEADS = word_set(
    "in at near outside around inside across on off between hits hit rocks rocked jolts shakes strikes along"
)
NOT_A_PLACE_BEFORE = word_set(
    "university president minister ministry spokesman bank army government embassy people king prince mr mrs dr colonel captain general"
)


def names_event(doc: Any, first: int, last: int) -> bool:
    """Whether a place stands before an event as its name: "the Goundam strike", "Baidoa blast"; never "US strike"."""
    follows = doc[last + 1] if last + 1 < len(doc) else None
    if follows is not None and follows.lower_ in ("'s", "’s") and last + 2 < len(doc):
        return False
    steps = 0
    while (
        follows is not None
        and follows.pos_ in ("NOUN", "ADJ", "PROPN")
        and follows.lower_ not in EVENT_NOUNS
        and steps < 2
    ):
        steps += 1
        follows = doc[follows.i + 1] if follows.i + 1 < len(doc) else None
    if follows is None or follows.lower_ not in EVENT_NOUNS:
        return False
    name = text_of(doc)[doc[first].idx : doc[last].idx + len(doc[last])]
    return (
        len(name) > 3
        and not name.isupper()
        and doc[first].lower_ not in ("coalition", "police", "taliban", "army", "state", "islamic")
    )


SHELLED = word_set(
    "strike airstrike attack raid bombing assault shelling bombardment siege strikes airstrikes attacks raids bombings"
)
"""Events that are named by the place that they hit; not those of which persons are the victims."""
TOWN_OF = word_set("the town city village district of nearby besieged")


def is_hit(doc: Any, first: int, last: int) -> bool:
    """Whether a place is what violence hit: "the shelling of Saraqib", "a strike on the town of Jabalia"; not "on X Brigade"."""
    follows = doc[last + 1] if last + 1 < len(doc) else None
    if follows is not None and follows.pos_ in ("NOUN", "PROPN") and follows.lower_ not in ("'s", "’s"):
        return False
    k = first - 1
    while k > 1 and doc[k].lower_ in TOWN_OF and doc[k - 1].lower_ in TOWN_OF | {"on", "of"}:
        k -= 1
    return k > 0 and doc[k].lower_ in ("on", "of") and doc[k - 1].lower_ in SHELLED


RUINS = word_set("ruins rubble wreckage debris site scene remains well river grave")


def tie_before(doc: Any, first: int) -> int | None:
    """Index of the preposition or verb that ties a place name to what happened: "in the town of X", "hits X"."""
    k, steps = first - 1, 0
    while k >= 0 and steps < 6:
        t = doc[k]
        if t.lower_ in LEADS:
            return int(k)
        if (
            t.lower_ == "of"
            or t.pos_ in ("DET", "ADJ", "NOUN", "PROPN")
            or t.lower_.endswith("ern")
            or t.text in ("’s", "'s", "-", ",")
            or (t.tag_ == "VBN" and k > 0 and doc[k - 1].pos_ == "DET")  # "in the besieged city of X"
        ):
            if (
                t.lower_ in NOT_A_PLACE_BEFORE
                or (t.lower_ in DEEDS and t.lower_ not in lexicon().actors and doc[k + 1].lower_ == "of")
                or t.lower_ in lexicon().actors
                or (t.pos_ == "NOUN" and is_person_noun(t.lower_))
                or (t.text == "," and doc[k - 1].pos_ != "PROPN")
            ):
                return None
            k -= 1
            steps += 1
            continue
        if t.lower_ == "from" and k + 2 < len(doc) and any(x.lower_ in RUINS for x in doc[k + 1 : k + 4]):
            return int(k)
        return None
    return None


def is_tied(doc: Any, first: int) -> bool:
    """Whether a place name that begins at token ``first`` is tied to what happened by the words before it."""
    before = doc[first - 1].lower_ if first else ""
    return before in ("in", "at", "near", "of", "on", ":", "around", "outside") or tie_before(doc, first) is not None
