"""Who hangs on an outcome word: by the parse first, by position where the parse gives nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from accounted.claims.english.casualties.beside import people_beside
from accounted.claims.english.casualties.brackets import behind_brackets, outside_brackets
from accounted.claims.english.casualties.hanging import hung_by_parse, joined_nouns
from accounted.claims.english.casualties.harm_nouns import INJURY_TO, people_behind, people_of_act
from accounted.claims.english.casualties.pronouns import people_of_pronoun
from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of
from accounted.model import Group


def people_of(
    trigger: Trigger,
    doc: Any,
    by_token: dict[int, CountMention],
    mentions: list[CountMention],
    covered: set[int],
    triggers: list[Trigger],
) -> tuple[list[People], float]:
    """People of a trigger and how sure the link is: by the parse first, by position where the parse gives nobody."""
    if trigger.frame == "act":
        told = people_of_act(trigger, doc, by_token)
        if told:
            return told, 0.9
    if trigger.frame == "tally" and trigger.token.lower_ == "lives":
        told = people_behind(trigger, doc, by_token)
        if told:
            return told, 0.9
    if trigger.token.lemma_ == "injury":
        told = people_behind(trigger, doc, by_token, INJURY_TO)
        if told:
            return told, 0.9
    numbered = any(i in by_token and not by_token[i].article for i in range(trigger.first - 2, trigger.first))
    if trigger.frame == "bodies" and not numbered:
        told = people_behind(trigger, doc, by_token)
        if told:
            return told, 0.9
    heads = hung_by_parse(trigger, doc)
    right_behind = _counted_right_behind(trigger, doc, by_token)
    if right_behind is not None and not any(h.i > trigger.last for h in heads):
        return [right_behind], 0.85
    people: list[People] = []
    for head in heads:
        for noun in [head, *joined_nouns(head)]:
            if noun.i != head.i and (noun.i in covered or _has_its_own(trigger, noun, covered)):
                continue
            one = from_noun(doc, noun, by_token) or people_of_pronoun(trigger, noun)
            if one is not None and (
                _among(doc, one) or (noun.i != head.i and SPEAKS_NEXT.match(text_of(doc), one.end))
            ):
                continue
            if one is not None and not any(p.first <= one.last and one.first <= p.last for p in people):
                people.append(one)
    next_to = by_token.get(trigger.first - 1)
    if next_to is not None and not next_to.article and trigger.frame in ("state", "done_to"):
        # "three dead and ten | injured": the number right before the word is of the word
        people = [p for p in people if p.mention is None or p.mention is next_to or p.first > trigger.last]
    follow = by_token.get(trigger.last + 1)
    if (
        follow is not None
        and not follow.article
        and trigger.token.tag_ in ("VBD", "VBN")
        and trigger.frame == "done_to"
    ):
        passive = any(c.dep_ == "auxpass" for c in trigger.token.children)
        if not passive and any(t.first < trigger.first for t in triggers):
            # "killed 25 soldiers, wounded | 30": the number right behind
            people = [p for p in people if p.first > trigger.last]
    people = outside_brackets(doc, people)
    people += behind_brackets(trigger, doc, by_token, people)
    counted = [p for p in people if p.count.bound != "vague"]
    if counted or (people and not _without_doers(trigger, people_beside(trigger, doc, by_token, triggers))):
        return people, 0.93
    near = _without_doers(trigger, people_beside(trigger, doc, by_token, triggers))
    if near:
        extra = [p for p in people if not any(q.first <= p.last and p.first <= q.last for q in near)]
        return near if near[0].count.bound != "vague" or not people else people + extra, 0.85
    return people, 0.9


def _without_doers(trigger: Trigger, people: list[People]) -> list[People]:
    """``people`` beside a verb without its own subject, where it has an object: "two men who stabbed | them"."""
    verb = trigger.token
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.left_edge.i == verb.i + 1]
    if trigger.frame != "done_to" or not objects or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return people
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    subjects = [verb.head if c.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else c for c in subjects]
    return [p for p in people if p.count.bound == "none" or not any(p.first <= s.i <= p.last for s in subjects)]


def _counted_right_behind(trigger: Trigger, doc: Any, by_token: dict[int, CountMention]) -> People | None:
    """ "A group of soldiers murdered | 17 fishermen", where the parser gives the fishermen to a later verb; None where no people are
    counted right behind an active verb."""
    mention = by_token.get(trigger.last + 1)
    if (
        mention is None
        or mention.article
        or trigger.frame != "done_to"
        or trigger.token.tag_ not in ("VBD", "VBZ", "VBP")
    ):
        return None
    if mention.count.low is None or any(c.dep_ in ("auxpass", "aux") for c in trigger.token.children):
        return None
    told = from_mention(doc, mention, by_token)
    return told if told is not None and told.group.words and is_person_noun(told.group.words.split()[-1]) else None


def _has_its_own(trigger: Trigger, noun: Any, covered: set[int]) -> bool:
    """ "Three dead and ten | injured": what stands right before another outcome word is that word's."""
    after = noun.i + 1
    return after in covered and not trigger.first <= after <= trigger.last


AMONG_AFTER = re.compile(r"\s+(?:among\s+(?:them|whom)|included)\b", re.I)


INCLUDING_BEFORE = re.compile(r"\b(?:including|among\s+them|among\s+whom)\b(?:(?!\bthat\b)[^.;]){0,80}$", re.I)
"""Not over a "that": "14 witnesses, including two medics, and verified that eight civilians were killed"."""


SPEAKS_NEXT = re.compile(
    r"(?:\s+(?:in|at|of|from|near|with|for|on)\s[^,.;:]{1,50}?|\s+and\s+(?!(?:a|an|two|three|\d)\b[^,.;:]*\sand\b)[^,.;:]{1,40}?)?"
    r"(?:\s+(?:spokes\w+|sources?|officials?|officers?|commanders?|leaders?|authorities))?(?:\s*,[^,.;:]{1,60},)?\s+(?:has\s+|had\s+|have\s+|also\s+|later\s+|both\s+)?"
    r"(?:said|says|say|told|tells|added|announced|reported|confirmed|stated|wrote|tweeted|estimated)\b(?!\s+(?:to\s|dead|killed|missing|on\s+the))",
    re.I,
)
""""… injuring 15, the governor, Ana Ruiz, said": the governor speaks and is not the sixteenth; nor are, behind "killing three
farmers", the "two officials in the area" who said so."""


SAID_BEHIND = re.compile(
    r"\s*[,”\"]{1,2}\s*(?:said|says|tweeted|wrote|added|announced|reported|according\s+to)\s", re.I
)
""" "The figure of 77 injured, tweeted Ana Ruiz"."""


def without_speakers(doc: Any, people: list[People], trigger: Trigger) -> list[People]:
    """People behind an outcome word without those who, behind a comma, turn out to speak."""
    text = text_of(doc)
    if SAID_BEHIND.match(text, doc[trigger.last].idx + len(doc[trigger.last])):
        people = [p for p in people if p.start < trigger.token.idx]
    for n in range(1, len(people)):
        if people[n].first < trigger.last or people[n].count.bound == "none":
            continue
        comma = text.rfind(",", people[n - 1].end, people[n].start)
        if comma >= 0 and SPEAKS_NEXT.match(text, people[n].end):
            return people[:n]
    return people


def without_appositions(doc: Any, people: list[People]) -> list[People]:
    """ "Two members of the escort, members of the secret police, were hurt": the second words say who the first are."""
    text = text_of(doc)
    out: list[People] = []
    for n, p in enumerate(people):
        if n + 1 < len(people) and _is_dateline(p, people[n + 1], text):
            continue
        if ADDRESSED.fullmatch(text, p.start, p.end) and text.startswith(",", p.end):
            continue
        if out and CALLED.match(text, p.start):
            continue
        before = next((q for q in reversed(out) if q.end <= p.start), None)
        bare = p.count.bound == "vague" and p.mention is None and before is not None and before.count.low is not None
        bare = (
            bare and before is not None and before.count.high != 1
        )  # "Bishop Paz, dock workers and nuns": one man is no workers
        if (
            bare
            and before is not None
            and OF_THEIRS.fullmatch(text, before.end, p.start)
            and re.match(r"[^.;:,]{0,60},\s", text[p.end :])
        ):
            continue
        out.append(p)
    return out


def _is_dateline(p: People, behind: People, text: str) -> bool:
    """ "Riva -- police chief Kern was murdered": the town, which the parser takes for one of the two."""
    return (
        bool(p.names)
        and not p.group.words
        and not text[: p.start].strip()
        and DATELINE_ENDS.fullmatch(text, p.end, behind.start) is not None
    )


ADDRESSED = re.compile(r"\s*\[[^\]]{1,60}\]\s*(?:(?:mr|mrs|ms|madam)\.?\s+)?[\w.]+", re.I)
""""[Reporter] Commander, …": whom the question is put to."""
DATELINE_ENDS = re.compile(r"\s*(?:--|[–—:])\s*")
CALLED = re.compile(r"(?:alias|a\.?k\.?a|nicknamed|code-?named|nom\s+de\s+guerre)\b", re.I)
""""Ruiz, | alias Condor": one man."""
OF_THEIRS = re.compile(r"(?:\s+of\s+[^,.;:]{2,40})?,\s+(?:all\s+|the\s+)?")


def _among(doc: Any, people: People) -> bool:
    """Members of a group already counted ("three children among them", "including the mayor") are no summands."""
    return bool(AMONG_AFTER.match(text_of(doc), people.end)) or bool(
        INCLUDING_BEFORE.search(text_of(doc)[max(0, people.start - 80) : people.start])
    )


ONLY_TO_PEOPLE = frozenset({"kill", "murder", "wound", "injure", "arrest", "kidnap", "assassinate", "detain"})
DONE_TO_ONE = frozenset({"kidnapping", "abduction", "murder", "assassination", "arrest", "death", "body", "corpse"})


def without_places(people: list[People], is_place: Callable[[str], bool], text: str) -> list[People]:
    """``people`` without lone names that are a place's, but for those in a row with a person's: "brothers Emil, Riva and Otto Kern"."""
    places = [is_name_of_place(p, is_place) for p in people]
    kept = [not place for place in places]
    for n, p in enumerate(people):
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(people) and kept[m] and people[m].names]
        kept[n] = kept[n] or any(_in_a_row(p, people[m], text) for m in beside)
    return [p for p, keep in zip(people, kept, strict=True) if keep]


def _in_a_row(p: People, q: People, text: str) -> bool:
    first, second = (p, q) if p.start < q.start else (q, p)
    return IN_A_ROW.fullmatch(text, first.end, second.start) is not None


IN_A_ROW = re.compile(r"\s*(?:,|,?\s*and)\s+", re.I)


TAKES_PLACES = frozenset({"capture", "seize", "burn", "hit", "eliminate", "lose"})
""""The rebels captured San Vicente": what is done to towns as well as to people."""
OF_PLACES_FIRST = frozenset(
    {"fort", "mount", "port", "san", "santa", "lake", "camp", "hill", "new", "north", "south", "east", "west", "saint", "point", "cape",
     "isla", "tel", "deir", "khan", "jebel", "jabal", "puerto", "villa", "ciudad"}
)  # fmt: skip
OF_PLACES_LAST = frozenset(
    {"city", "town", "airport", "base", "bridge", "hill", "hills", "island", "airfield", "camp", "ridge", "valley", "province", "county",
     "junction", "crossing", "pass", "harbour", "harbor", "district", "dam", "heights"}
)  # fmt: skip
"""Words at the head or the end of a place's name."""


def is_name_of_place(p: People, is_place: Callable[[str], bool]) -> bool:
    """ "killed in Mosul": a lone proper name that the gazetteer knows is no person, unless it is the verb's own subject."""
    verb = p.head.head if p.head is not None else None
    if (
        verb is not None
        and verb.lemma_.lower() in TAKES_PLACES
        and p.names
        and p.group == Group()
        and " " in p.names[0]
    ):
        words = p.names[0].lower().split()
        if (
            words[0] in OF_PLACES_FIRST
            or words[-1] in OF_PLACES_LAST
            or (p.head.dep_ == "dobj" and is_place(p.names[0]))
        ):
            return True
    if verb is not None and p.head.dep_ == "nsubjpass" and any(c.lower_ == "was" for c in verb.children):
        return False
    if verb is not None and p.head.dep_ == "poss" and verb.lemma_.lower() in DONE_TO_ONE:
        return False
    joined = verb is not None and p.head.dep_ == "nsubjpass" and any(c.dep_ == "conj" for c in p.head.children)
    if verb is not None and joined and verb.lemma_.lower() in ONLY_TO_PEOPLE:
        return False  # "Riva, Ost and Ombra were murdered"
    return bool(p.names) and p.group == Group() and " " not in p.names[0] and is_place(p.names[0])
