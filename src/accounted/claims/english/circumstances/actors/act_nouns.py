"""By whom and against whom, as nouns of violence tell it: "the murder of two deacons by a militia", "clashes between the
army and raiders", "combat with rebels", "the judge's kidnapping"; and those said to have a part in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.told import lexicon
from accounted.claims.english.word_lists import word_set

OF_VICTIMS = word_set("""murder murders killing killings assassination assassinations massacre massacres kidnapping kidnappings abduction
    abductions execution executions lynching lynchings burning slaying slayings slaughter shooting bombing bombings shelling torture
    persecution siege beheading demolition ambush torching stabbing stabbings hijacking strafing bombardment genocide""")
"""Nouns whose "of" names those harmed or what was destroyed."""
TWO_SIDES = word_set("""clash clashes combat combats fighting battle battles skirmish skirmishes crossfire cross-fire confrontation confrontations
    gunfight gunfights gunbattle shootout shootouts encounter encounters firefight firefights exchange fight fights""")
"""Nouns whose "between" and "with" name those who fought."""
DEEDS = (
    OF_VICTIMS
    | TWO_SIDES
    | word_set("""attack attacks assault assaults raid raids offensive offensives invasion operation operations strike
    strikes airstrike airstrikes explosion explosions blast blasts ambushes crime crimes violence riot riots arson aggression repression firing
    shooting arrest arrests capture detention harassment atrocities bombs bomb""")
)
PART_IN = word_set("involve implicate participate partake")
HELD_FOR = word_set("suspect accuse charge convict")


def nouns(finder: Any) -> None:
    """The claims that nouns of violence make in one sentence, added to ``finder``."""
    for t in finder.sentence.doc:
        low = t.lower_
        if low in DEEDS and t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
            _of_noun(finder, t, low)
        elif t.pos_ in ("VERB", "ADJ"):
            _part_in(finder, t)


def _of_noun(finder: Any, noun: Any, low: str) -> None:
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    # "died in combat with rebels": the parser may give "with" to the verb
    astray = (
        [after]
        if after is not None and after.lower_ in ("with", "between", "against", "by") and after.head.i != noun.i
        else []
    )
    for c in [*noun.children, *astray]:
        if c.dep_ == "poss" and low in OF_VICTIMS and c.i < noun.i:
            finder.victim(c, noun)
        if c.dep_ not in ("prep", "agent"):
            continue
        for p in _with_conjuncts(c):
            if c.lower_ == "of" and low in OF_VICTIMS:
                finder.victim(p, noun)
            elif c.lower_ == "by" or (c.lower_ in ("between", "with") and low in TWO_SIDES):
                finder.actor(p, noun)
            elif p.lower_.endswith(("day", "night")) or p.lower_ in ("morning", "afternoon", "evening"):
                continue
            elif c.lower_ == "against" or (c.lower_ == "on" and low not in lexicon().actors):
                finder.target(p, noun)
            # "the murder of two deacons by a militia": the parser gives "by" to the deacons
            for b in p.children:
                if c.lower_ == "of" and b.dep_ == "prep" and b.lower_ == "by":
                    for x in _with_conjuncts(b):
                        finder.actor(x, noun)


def _with_conjuncts(preposition: Any) -> Iterator[Any]:
    for p in preposition.children:
        if p.dep_ == "pobj":
            yield p
            yield from (x for x in p.conjuncts if x.i > p.i and x.pos_ in ("NOUN", "PROPN"))


def _part_in(finder: Any, t: Any) -> None:
    """ "Three officers implicated in the murder", "men suspected of killing the judge", "the front is responsible for it"."""
    lemma = t.lemma_.lower()
    if lemma not in PART_IN | HELD_FOR and t.lower_ != "responsible":
        return
    if any(c.dep_ == "neg" for c in t.children) or not _of_a_deed(t):
        return
    who = next((c for c in t.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if who is None and t.dep_ in ("acl", "amod", "relcl"):
        who = t.head
    if who is None and t.lower_ == "responsible" and t.head.lemma_ == "be":
        who = next((c for c in t.head.children if c.dep_ == "nsubj"), None)
    if lemma in ("accuse", "suspect", "charge") and not (
        t.dep_ == "acl" or any(c.dep_ in ("nsubjpass", "auxpass") for c in t.children)
    ):
        return  # the active form is read with the other words of blame
    if who is not None and who.lower_ in ("who", "that", "which") and t.dep_ == "relcl":
        who = t.head
    if who is None or who.pos_ not in ("NOUN", "PROPN") or not finder.may_act(who):
        return
    held = finder.certainty(who)
    fact = lemma in PART_IN or t.lower_ == "responsible" or lemma == "convict"
    finder.add_phrase(
        "by",
        who,
        t,
        held if fact and held != "reported_as_fact" else "reported_as_fact" if fact else "suspected_or_accused",
    )


def _of_a_deed(t: Any) -> bool:
    """Whether what follows is an act of violence: "of killing", "in the attack", "for the murders"."""
    for c in t.children:
        if c.dep_ == "prep" and c.lower_ in ("of", "in", "for", "with"):
            for p in c.children:
                inner = [p, *p.children, *(g for k in p.children for g in k.children)]
                if any(
                    x.lower_ in DEEDS
                    or x.lemma_.lower() in ("kill", "murder", "assassinate", "kidnap", "bomb", "attack", "massacre")
                    for x in inner
                ):
                    return True
    return False
