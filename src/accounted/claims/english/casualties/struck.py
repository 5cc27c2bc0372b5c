"""People who were shot, stabbed or beaten, where no word tells what became of them.

"A tailor was stabbed" is killed-or-injured: the words do not say which. A limb ("stabbed in the thigh") or a condition ("and is stable")
tells that he lived; a row of people who are lined up and shot, that they did not. Where the sentence says it in a word of its own
("shot and wounded"), that word stands alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.sums import claims_of
from accounted.claims.english.casualties.victims import people_of
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Outcome

UNTOLD = frozenset(
    {
        "shoot",
        "stab",
        "knife",
        "bayonet",
        "spear",
        "bludgeon",
        "burn",
        "hack",
        "attack",
        "hit",
        "strike",
        "graze",
        "pepper",
        "riddle",
        "torch",
        "set",
    }
)
"""What may kill or wound."""
OF_FORM = {
    "shot": "shoot", "knifed": "knife", "knifing": "knife", "riddled": "riddle", "torched": "torch", "speared": "spear", "caned": "cane",
    "bayoneted": "bayonet", "bayonetted": "bayonet", "clubbed": "club", "flogged": "flog", "whipped": "whip",
}  # fmt: skip
"""Forms whose lemma the parser misses."""
HURTFUL = frozenset(
    {"thrash", "flog", "whip", "lash", "cane", "torture", "slash", "cut", "mutilate", "beat", "rape", "batter", "club"}
)
"""What wounds, if nothing worse is told."""
ACTS: dict[str, Outcome] = {
    "burning": "killed_or_injured",
    "stabbing": "killed_or_injured",
    "shooting": "killed_or_injured",
    "knifing": "killed_or_injured",
    "beating": "injured",
    "flogging": "injured",
    "torture": "injured",
    "rape": "injured",
}
""""The burning of two drivers"."""
STRIKES = Anycase(
    r"\b(?:shot|shoot(?:s|ing)?|stab\w*|knif\w+|bayonet\w*|spear\w*|bludgeon\w*|hack\w*|burning|burnt|burned|thrash\w*|flog\w*|whip\w*|lash\w*|can(?:ed|ing)|"
    r"tortur\w+|slash\w*|rape|cut|mutilat\w+|beat\w*|rap(?:ed|ing)|batter\w*|club\w*|attacked|hit(?:ting)?|struck|grazed|peppered|riddled|torch\w*|set)\b"
)
BODY = (
    r"(?:hip|thigh|leg|knee|foot|feet|toe|ankle|arm|elbow|wrist|hand|finger|shoulder|buttock|back|side|jaw|cheek|ear|nose|lip|eye|face|mouth|neck|throat|"
    r"stomach|abdomen|belly|groin|chest|rib|limb|scalp)s?"
)
IN_A_LIMB = re.compile(
    rf"[^.;:]{{0,25}}?\b(?:in|on|through|across|above|below)\s+(?!the\s+back\s+of\b)(?:(?:the|his|her|their|one|both)\s+)?(?:(?:left|right|upper|lower|both)\s+)*{BODY}\b",
    re.I,
)
LIVES = re.compile(
    r"\b(?:condition|serious|critical(?:ly)?|stable|hospital|hospitali[sz]ed|surgery|ventilator|amputat\w*|back\s+at\s+work|discharged|recover\w*|survived?|treated|first\s+aid|injur\w+|wound\w*|hurt)\b",
    re.I,
)
DEADLY = re.compile(
    r"\b(?:lined|line|lining)\s+(?:\w+\s+){0,3}up\b|\bagainst\s+(?:a|the)\s+(?:\w+\s+)?wall\b|\bfiring\s+squad\b"
    r"|\b(?:not\s+one|none)\s+of\s+them\s+(?:lived|survived)\b|\b(?:nobody|no\s+one|none)\s+(?:lived|survived)\b",
    re.I,
)
"""With these it is an execution, where it is done to those who were taken."""
NOT_A_STRIKE: dict[str, re.Pattern[str]] = {
    "shoot": re.compile(
        r"\s+the\s+messenger\b|\s+(?:them|it)\s+into\s+the\s+(?:air|sky)\b|\s+(?:at|down|up|off|out|over|past|wide|into|towards?|back|a\s+(?:film|video|scene|glance|look))\b",
        re.I,
    ),
    "cut": re.compile(
        r"(?![^.;:]{0,25}\b(?:hands?|faces?|arms?|legs?|neck|throat|machetes?|kni(?:fe|ves)|glass|blades?)\b)", re.I
    ),
    "beat": re.compile(
        r"(?!\s+(?:him|her|them)\s+(?:until|so|before|unconscious|and|up|badly|while|there)\b|(?<=been\sbeaten)(?=\s*(?:[.,;]|$)|\s+(?:and|or|to|while|when|on|during|inside)\b)|\s+up\b|\s+(?:badly|severely|brutally|savagely|unconscious|mercilessly)\b|[^.;:]{0,40}?\b(?:with|by)\s+(?:the\s+|a\s+|an\s+|his\s+|their\s+|some\s+)?(?:\w+\s+)?"
        r"(?:police\w*|mobs?|crowds?|soldiers?|guards?|men|thugs|youths|villagers|jailers|warders|captors|truncheons?|batons?|sticks?|lathis?|rods?|rifles?|butts?|clubs?|fists?|chains?|whips?|cables?|sticks|belts?|pipes?)\b)",
        re.I,
    ),
    "attack": re.compile(
        r"(?![^.;:]{0,40}?\bwith\s+(?:\w+\s+){0,3}?(?:knives|knife|machetes?|swords?|axes?|acid|iron\s+rods?|rods|daggers?|razors?|cleavers?|hatchets?|sickles?)\b)",
        re.I,
    ),
    **dict.fromkeys(
        ("hit", "strike", "graze", "pepper"),
        re.compile(
            r"(?!\s+(?:\w+\s+){0,4}?(?:by|with)\s+(?:an?\s+|the\s+|two\s+|several\s+|some\s+|police\s+|army\s+)*(?:stray\s+|rubber\s+|plastic\s+|flying\s+|live\s+|sniper[’']?s?\s+)?"
            r"(?:bullets?|shrapnel|splinters|pellets|shards|buckshot|gunfire|gunshots?|arrows?|shell\s+fragments?|tear\s?gas\s+(?:canister|shell)s?)\b)",
            re.I,
        ),
    ),
    "riddle": re.compile(r"(?!\s+(?:\w+\s+)?(?:with|by)\s+(?:\w+\s+)?(?:bullets?|gunfire|shots)\b)", re.I),
    "set": re.compile(r"(?!\s+(?:(?:[\w’'-]+\s+){1,5}?)?(?:on\s+fire|ablaze|alight|afire)\b)", re.I),
    "club": re.compile(r"\s+together\b", re.I),
    "hack": re.compile(r"\s+(?:into|off|phones?)\b", re.I),
    "whip": re.compile(r"\s+up\b", re.I),
    "lash": re.compile(r"\s+(?:out|back)\b", re.I),
    "burn": re.compile(r"\s+(?:out|down)\b", re.I),
}
BADLY = re.compile(r"\b(?:badly|severely|brutally|savagely|mercilessly)\s+$", re.I)
FIRING = re.compile(r"\b(?:fir(?:ed?|ing)|shots?|shoot\w*|bullets?|volley|gunmen)\b", re.I)
STILL_TO_COME = re.compile(
    r"\bto\s+(?:be\s+|get\s+|have\s+been\s+)?$|\b(?:will|would|could|might|may|should|can|must|shall|if|unless|not|never|n[’']t|want\w*|order\w*|threat\w*)\s+(?:\w+\s+){0,2}$",
    re.I,
)
THEM = frozenset({"them", "him", "her"})
TELLS_WHICH: frozenset[Outcome] = frozenset({"killed", "injured", "killed_or_injured"})


def holds_strike(text: str) -> bool:
    """Whether a sentence holds such a word at all."""
    return STRIKES.search(text) is not None


def struck(
    sentence: Sentence,
    found: list[Found],
    triggers: list[Trigger],
    mentions: list[CountMention],
    by_token: dict[int, CountMention],
) -> list[Found]:
    """Claims of those struck of whom ``found`` tells nothing."""
    if not holds_strike(sentence.text):
        return []
    doc, text, base = sentence.doc, sentence.text, sentence.start
    taken = {i for t in triggers for i in range(t.first, t.last + 1)}
    told = [f for f in found if f.outcome in TELLS_WHICH]
    out: list[Found] = []
    for token in doc:
        lemma = OF_FORM.get(token.lower_) or token.lemma_.lower()
        if token.i in taken or (lemma not in UNTOLD | HURTFUL and token.lower_ not in ACTS):
            continue
        trigger = _strike(token, lemma, text)
        if trigger is None:
            continue
        people, sure = _people(trigger, doc, by_token, mentions, triggers)
        people = [p for p in people if _are_people(p, trigger)]
        before = list(out)
        new = [
            _of_the_dead(replace(f, confidence=min(sure, 0.7), struck=True), told, text, base)
            for f in claims_of(sentence, trigger, people, sure)
        ]
        out += [
            f for f in new
            if not any(_same(f, g, token.idx + base) for g in [*told, *before])
        ]  # fmt: skip
    return out


def _are_people(p: People, trigger: Trigger) -> bool:
    """No scooters ("set afire seven scooters"), and no town: "the burning of Dogo" may be of one."""
    words = p.group.words.split()
    if p.mention is not None and words:
        return any(is_person_noun(w.strip(",'’\"")) for w in words) or bool(p.group.values())
    return trigger.frame != "act" or bool(words) or p.mention is not None


def _of_the_dead(f: Found, told: list[Found], text: str, base: int) -> Found:
    """ "The four attackers were also dead: two blew themselves up and two were shot": the two are of the four."""
    for g in told:
        if (
            g.outcome == "killed"
            and not f.group.words
            and g.end <= f.start
            and ":" in text[g.end - base : f.start - base]
            and f.count.low is not None
            and (g.count.low or 0) > f.count.low
        ):
            return replace(f, outcome="killed", part=True, parent=g)
    return f


def _same(f: Found, g: Found, at: int) -> bool:
    """Whether ``g`` tells what became of the people of ``f``: of as many, by a word joined to the strike, or by a pronoun behind it."""
    if g.start < f.end and f.start < g.end:
        return f.count == g.count or f.count.low is None or g.count.low is None or abs(g.trigger - at) < 25
    bare = not g.group.words and not g.persons
    return bare and g.trigger > at and (g.count.low is None or g.count.low == g.count.high == f.count.low)


def _strike(token: Any, lemma: str, text: str) -> Trigger | None:
    after = token.idx + len(token)
    outcome: Outcome
    if token.pos_ == "NOUN" or token.tag_ in ("NN", "NNS", "NNP"):
        if token.lower_ not in ACTS or not text.startswith(" of ", after):
            return None
        outcome = ACTS[token.lower_]
        return Trigger(token, outcome, "act", token.i, token.i)
    if lemma == "burn":
        return None  # "two were burnt" has its word among those that wound
    if token.pos_ not in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBD", "VBG"):
        return None
    bad = NOT_A_STRIKE.get(lemma)
    if bad is not None and bad.match(text, after) and not _struck_all_the_same(token, lemma, text):
        return None
    if STILL_TO_COME.search(text, max(0, token.idx - 40), token.idx):
        return None
    passive = any(c.dep_ == "auxpass" for c in token.children)
    if not passive and token.tag_ in ("VB", "VBP", "VBZ"):
        return None
    deadly = DEADLY.search(text) is not None
    if lemma in HURTFUL or (not deadly and (IN_A_LIMB.match(text, after) or LIVES.search(text, after))):
        outcome = "injured"
    elif lemma == "shoot" and deadly:
        outcome = "killed"
    else:
        outcome = "killed_or_injured"
    return Trigger(token, outcome, "done_to", token.i, token.i)


def _struck_all_the_same(token: Any, lemma: str, text: str) -> bool:
    """ "Savagely beaten"; "opened fire, hitting a vendor"."""
    if lemma == "beat":
        return BADLY.search(text, 0, token.idx) is not None
    return token.lower_ == "hitting" and FIRING.search(text, 0, token.idx) is not None


def _people(
    trigger: Trigger, doc: Any, by_token: dict[int, CountMention], mentions: list[CountMention], triggers: list[Trigger]
) -> tuple[list[People], float]:
    pronoun = next((c for c in trigger.token.children if c.dep_ == "dobj" and c.lower_ in THEM), None)
    if pronoun is not None:
        meant = _meant(pronoun, trigger, doc, by_token)
        if meant is not None:
            return [meant], 0.7
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in trigger.token.children)
    objects = any(c.dep_ in ("dobj", "obj") for c in trigger.token.children)
    if (
        trigger.frame == "done_to"
        and not passive
        and not objects
        and trigger.token.dep_ not in ("acl", "amod", "conj", "relcl")
    ):
        return [], 0.0
    covered = {i for t in triggers for i in range(t.first, t.last + 1)}
    people, sure = people_of(trigger, doc, by_token, mentions, covered, triggers)
    return [p for p in people if p.count.bound != "none"], sure


def _meant(pronoun: Any, trigger: Trigger, doc: Any, by_token: dict[int, CountMention]) -> People | None:
    """Whom "them" or "him" stands for, where the verb is joined to another of which they are told as the object."""
    plural = pronoun.lower_ == "them"
    joined = {trigger.token.i}
    verb = trigger.token
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
        joined.add(verb.i)
    for token in reversed(doc[: trigger.token.i]):
        over = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head
        if over.i not in joined:
            continue
        if token.dep_ in ("dobj", "nsubjpass", "pobj") and (token.pos_ in NOUNS or token.pos_ == "NUM"):
            people = from_noun(doc, token, by_token)
            if people is None or people.count.bound == "none":
                continue
            one = people.count.low == people.count.high == 1
            if one != plural:
                return people
    return None


def told_elsewhere(found: list[Found]) -> list[Found]:
    """``found`` without those struck of whom the report tells in other words what became of them.

    A name is looked for in the whole report; one person, a pronoun or "the guards" in the same paragraph and those beside it.
    """
    if not any(f.struck for f in found):
        return found
    named: set[str] = set()
    near: dict[int, list[Found]] = {}
    dead = any(g.outcome == "killed" and not g.struck and g.count.bound != "none" for g in found)
    for g in found:
        if g.struck or g.outcome not in TELLS_WHICH or g.count.bound == "none":
            continue
        named.update(n.split()[-1].lower() for n in g.persons if n.split())
        near.setdefault(g.sentence.paragraph, []).append(g)
    out: list[Found] = []
    counts: set[tuple[int, object, object, object]] = set()
    for f in found:
        if f.struck:
            key = (f.sentence.paragraph, f.outcome, f.count.low, f.count.high)
            if any(n.split()[-1].lower() in named for n in f.persons if n.split()):
                continue
            if dead and f.count.low is None and f.definite and f.outcome != "injured":
                continue  # "the priests were shot in the garden", whose murder is told
            beside = [g for d in (-1, 0, 1) for g in near.get(f.sentence.paragraph + d, ())]
            if any(_the_same(f, g) for g in beside) or (key in counts and (f.definite or not f.group.words)):
                continue
            counts.add(key)
        out.append(f)
    return out


def _the_same(f: Found, g: Found) -> bool:
    if (
        f.outcome == g.outcome == "injured"
        and f.sentence is not g.sentence
        and g.start < f.start
        and not f.definite
        and f.group.words
    ):
        return f.count == g.count and f.group.words == g.group.words
    if f.count.low is None:
        return f.definite or not f.group.words
    told = f.group.words or f.persons
    if told and not f.definite and (g.group.words or g.persons):
        return (
            f.count == g.count and bool(set(f.group.words.lower().split()) & set(g.group.words.lower().split()))
        ) or f.sentence is g.sentence
    if told and g.start < f.start and f.sentence is not g.sentence and not g.group.words:
        return False  # "He died at once. His friend was cut on the hands": another
    return (f.count.low, f.count.high) == (g.count.low, g.count.high)
