"""Who hangs on an outcome word: by the parse first, by position where the parse gives nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import read_group
from accounted.claims.english.phrases import NOUNS, People, from_mention, from_noun
from accounted.claims.english.triggers import Trigger
from accounted.model import Count, Group

AUX = {
    "be",
    "have",
    "get",
    "were",
    "was",
    "been",
    "being",
    "is",
    "are",
    "had",
    "has",
    "leave",
    "remain",
    "feared",
    "fear",
    "report",
    "reportedly",
    "believe",
    "also",
    "confirm",
    "presume",
    "either",
    "all",
    "already",
    "still",
    "find",
    "lie",
    "both",
    "immediately",
    "later",
    "known",
    "know",
    "now",
    "other",
    "badly",
    "seriously",
    "severely",
    "critically",
    "slightly",
    "lightly",
    "mortally",
    "fatally",
    "brutally",
    "to",
    "declare",
    "pronounce",
    "list",
}
"""Lemmas and words that may stand between people and their outcome."""


def people_of(
    trigger: Trigger,
    doc: Any,
    by_token: dict[int, CountMention],
    mentions: list[CountMention],
    covered: set[int],
    triggers: list[Trigger],
) -> tuple[list[People], float]:
    """People of a trigger and how sure the link is: by the parse first, by position where the parse gives nobody."""
    heads = _by_parse(trigger, doc)
    people: list[People] = []
    for head in heads:
        for noun in [head, *_conjuncts(head)]:
            if noun.i in covered and noun.i != head.i:
                continue
            one = from_noun(doc, noun, by_token)
            if one is not None and (_among(doc, one) or (noun.i != head.i and SPEAKS_NEXT.match(doc.text, one.end))):
                continue
            if one is not None and not any(p.first <= one.last and one.first <= p.last for p in people):
                people.append(one)
    counted = [p for p in people if p.count.bound != "vague"]
    if counted or (people and not _near(trigger, doc, by_token, triggers)):
        return people, 0.93
    near = _near(trigger, doc, by_token, triggers)
    if near:
        extra = [p for p in people if not any(q.first <= p.last and p.first <= q.last for q in near)]
        return near if near[0].count.bound != "vague" or not people else people + extra, 0.85
    return people, 0.9


AMONG_AFTER = re.compile(r"\s+(?:among\s+(?:them|whom)|included)\b", re.I)


INCLUDING_BEFORE = re.compile(r"\b(?:including|among\s+them|among\s+whom)\b[^.;]{0,80}$", re.I)


SPEAKS_NEXT = re.compile(
    r"(?:\s*,[^,.;:]{1,60})?\s*,?\s*(?:has\s+|had\s+|have\s+|also\s+)?"
    r"(?:said|says|say|told|tells|added|announced|reported|confirmed|stated|wrote|tweeted|estimated|according)\b",
    re.I,
)
""""… injuring 15, the governor, Ana Ruiz, said": the governor speaks and is not the sixteenth."""


def _among(doc: Any, people: People) -> bool:
    """Members of a group already counted ("three children among them", "including the mayor") are no summands."""
    return bool(AMONG_AFTER.match(doc.text, people.end)) or bool(
        INCLUDING_BEFORE.search(doc.text[max(0, people.start - 80) : people.start])
    )


def _by_parse(trigger: Trigger, doc: Any) -> list[Any]:
    """Head tokens of the people whom the parse hangs on the trigger."""
    t = trigger.token
    children = list(t.children)
    out: list[Any] = []
    if trigger.frame == "done_to":
        passive = [c for c in children if c.dep_ == "nsubjpass"]
        objects = [c for c in children if c.dep_ in ("dobj", "obj")]
        has_aux = any(c.dep_ in ("auxpass",) for c in children)
        if passive:
            out = _antecedents(passive, t)
        elif objects and not (t.tag_ == "VBN" and has_aux):
            out = objects
        elif t.dep_ in ("acl", "amod") and t.tag_ in ("VBN", "JJ", "VBD"):
            out = [t.head] if t.head.pos_ in (*NOUNS, "NUM", "PRON") else []
        elif t.dep_ == "conj":
            out = _of_conjunct(t)
        if not out:
            subjects = [c for c in children if c.dep_ == "nsubj"]
            follow = t.nbor(1) if t.i + 1 < len(doc) else None
            if (
                subjects
                and t.tag_ in ("VBN", "VBD")
                and not objects
                and (follow is None or follow.pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PROPN"))
            ):
                out = _antecedents(subjects, t)
        if not out:
            # "killed or wounded twelve people": the object hangs on the last verb
            for c in t.conjuncts:
                if c.i > t.i:
                    out = [x for x in c.children if x.dep_ in ("dobj", "nsubjpass")]
                    if out:
                        break
    elif trigger.frame == "happens_to":
        subjects = [c for c in children if c.dep_ in ("nsubj", "nsubjpass")]
        out = _antecedents(subjects, t)
        if not out and t.dep_ == "conj":
            out = _of_conjunct(t)
        if not out and t.dep_ == "xcomp":
            out = _antecedents([c for c in t.head.children if c.dep_ in ("nsubj", "nsubjpass")], t.head)
        if not out and t.dep_ in ("acl", "relcl") and t.head.pos_ in (*NOUNS, "NUM"):
            out = [t.head]
    elif trigger.frame == "state":
        if OF_STATE.search(doc.text[max(0, t.idx - 10) : t.idx]):
            return []  # "three of the wounded": whose outcome is told elsewhere, see of_the_dead
        if t.dep_ in ("amod", "acl", "relcl", "appos") and t.head.pos_ in (*NOUNS, "NUM"):
            out = [t.head]
        elif t.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp"):
            out = [c for c in t.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i < t.i][-1:]
            out = _antecedents(out, t.head)
        if not out:
            out = _antecedents([c for c in children if c.dep_ in ("nsubj", "nsubjpass")], t)
        if not out and any(c.dep_ in ("nummod",) for c in children):
            out = [t]
    elif trigger.frame == "act":
        for c in children:
            if c.dep_ == "prep" and c.lower_ == "of":
                out += [x for x in c.children if x.dep_ == "pobj"]
            elif c.dep_ == "poss" and c.pos_ in NOUNS:
                out.append(c)
    elif trigger.frame == "bodies":
        out = [x for c in children if c.dep_ == "prep" and c.lower_ == "of" for x in c.children if x.dep_ == "pobj"]
    return [x for x in out if x.i not in (t.i,) or trigger.frame == "state"]


PUT_THE = re.compile(
    r"\b(?:put|puts|putting|number|numbers|numbered|count|counts|counted|estimate[sd]?)\s+(?:the|its|their)\s+(?:number\s+of\s+)?(?:the\s+)?$",
    re.I,
)


GOES_UP = re.compile(
    r"\b(?:go|goes|went|gone|rise|rises|rose|risen|rising|climb(?:s|ed|ing)?|move[sd]?|bring|brings|brought|take|takes|took|push(?:es|ed)?|jump(?:s|ed)?|is|was|now|put)\s+$",
    re.I,
)


OF_STATE = re.compile(r"\bof\s+(?:the|those|them|these)\s+$", re.I)


def _antecedents(subjects: list[Any], verb: Any) -> list[Any]:
    """Subjects with "who" and "that" replaced by the noun that they stand for."""
    out = []
    for s in subjects:
        if s.lower_ in ("who", "that", "which", "whom"):
            node = verb
            while node.dep_ not in ("relcl", "acl", "ROOT") and node.head.i != node.i:
                node = node.head
            if node.dep_ in ("relcl", "acl") and node.head.pos_ in (*NOUNS, "NUM", "PRON"):
                out.append(node.head)
        else:
            out.append(s)
    return out


def _of_conjunct(t: Any) -> list[Any]:
    """For "six were killed and wounded": the people of the verb that ``t`` is joined to, if none stand between them."""
    head = t.head
    while head.dep_ == "conj" and head.head.i != head.i:
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
            break
        head = head.head
    people = [c for c in head.children if c.dep_ == "nsubjpass"]
    if t.lemma_ in ("die", "perish") or not people:
        people = (
            people or [c for c in head.children if c.dep_ == "nsubj"]
            if t.tag_ in ("VBN", "VBD") and t.lemma_ in ("die", "perish", "succumb")
            else people
        )
    between = [x for x in t.doc[min(head.i, t.i) + 1 : t.i] if x.pos_ == "NUM"]
    return [] if between else _antecedents(people, head)


def _conjuncts(noun: Any) -> list[Any]:
    """Nouns joined to ``noun`` by commas and "and"; stops at one that is the subject of a verb of its own."""
    out = []
    for c in noun.conjuncts:
        if c.i < noun.i:
            continue
        if c.pos_ not in (*NOUNS, "NUM"):
            continue
        if any(x.dep_ in ("nsubj", "nsubjpass", "acl") for x in c.children):
            break
        out.append(c)
    return out


def _near(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], triggers: list[Trigger]) -> list[People]:
    """People beside a trigger: "12 (were) dead", "left 12 people dead", "killed at least 12", "dead: 12", "toll of 12"."""
    others = {i for t in triggers if t.token.i != trigger.token.i for i in range(t.first, t.last + 1)}
    if trigger.frame == "state" and PUT_THE.search(doc.text[max(0, trigger.token.idx - 30) : trigger.token.idx]):
        trigger = replace(trigger, frame="toll")
    if trigger.frame == "state" and OF_STATE.search(doc.text[max(0, trigger.token.idx - 10) : trigger.token.idx]):
        return []
    back = _near_before(trigger, doc, by_token, others) if trigger.frame not in ("toll", "act") else []
    fore = _near_after(trigger, doc, by_token, others)
    if trigger.frame in ("toll", "act"):
        return fore
    if trigger.frame == "tally":
        return back or (fore if trigger.token.lower_ in ("dead",) else [])
    if trigger.frame == "bodies":
        after = doc[trigger.last + 1].lower_ if trigger.last + 1 < len(doc) else ""
        return back or (fore if after == "of" else [])
    if trigger.frame == "done_to" and trigger.token.tag_ in ("VBG", "VB", "VBZ", "VBP"):
        return fore
    if trigger.frame == "done_to":
        passive = any(c.dep_ == "auxpass" for c in trigger.token.children)
        return back or ([] if passive else fore)
    if trigger.frame == "state":
        return back or fore
    return back


def _near_before(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], others: set[int]) -> list[People]:
    i = trigger.first - 1
    steps = 0
    while i >= 0 and steps < 9:
        t = doc[i]
        if i in others:
            # "12 killed and wounded" shares its people; anything else belongs to the other word
            return []
        if i in by_token:
            people = (
                _of_tally(trigger, doc, by_token[i])
                if trigger.frame == "tally"
                else from_mention(doc, by_token[i], by_token)
            )
            if people is None:
                return []
            gap = doc[people.last + 1 : trigger.first]
            if all(_may_stand_between(x) for x in gap):
                return [people]
            return []
        if t.pos_ in ("VERB",) and t.lemma_ not in AUX and t.lower_ not in AUX and t.tag_ != "VBN":
            return []
        if t.text in (";", ":", "(", ")", "”", "“", '"') or t.lower_ in ("but", "while", "that", "because"):
            return []
        i -= 1
        steps += 1
    return []


def _of_tally(trigger: Trigger, doc: Any, mention: CountMention) -> People | None:
    """ "112 civilian deaths": the words between number and tally say of whom."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    first, last = span[0], span[-1]
    between = [t for t in doc[last.i + 1 : trigger.first] if t.lower_ not in ("of", "more", "other")]
    if len(between) > 3 or any(t.pos_ not in (*NOUNS, "ADJ", "ADV") and t.tag_ != "VBN" for t in between):
        return None
    words = doc[between[0].i : trigger.first].text if between else ""
    end = doc[trigger.first - 1]
    return People(
        first.i,
        max(last.i, end.i),
        mention.start,
        max(mention.end, end.idx + len(end)),
        mention.count,
        read_group(words) if words else Group(),
        mention=mention,
        head=trigger.token,
    )


def _may_stand_between(t: Any) -> bool:
    return (
        t.lemma_.lower() in AUX
        or t.lower_ in AUX
        or t.pos_ in ("AUX", "ADV", "ADJ")
        or t.lower_ in ("who", "that", "as", "were")
        or t.tag_ in ("VBN",)
        or (t.pos_ in NOUNS and t.dep_ in ("compound", "nmod", "amod"))
    )


PASSES = re.compile(r"\b(?:pass(?:es|ed)|tops?|topped|exceed(?:s|ed)|surpass(?:es|ed)|beyond|past)\s+$", re.I)


FORE_SKIP = {
    "passes",
    "tops",
    "surpasses",
    "past",
    "beyond",
    ":",
    "at",
    "to",
    "of",
    "as",
    "has",
    "had",
    "have",
    "was",
    "were",
    "is",
    "are",
    "the",
    "rose",
    "risen",
    "rise",
    "rises",
    "stands",
    "stood",
    "reached",
    "reaches",
    "climbed",
    "climbs",
    "increased",
    "jumped",
    "now",
    "from",
    "by",
    "up",
    "in",
    "that",
    "hit",
    "put",
    "been",
    "be",
    "might",
    "may",
    "could",
    "would",
    "exceed",
    "exceeds",
    "exceeded",
    "stand",
    "passed",
    "surpassed",
    "topped",
    "on",
    "remained",
    "remains",
    "both",
    "-",
    "–",
    "—",
    "least",
    "still",
    "currently",
    "also",
    "toll",
    "its",
    "his",
    "their",
    "all",
    "fell",
    "dropped",
    "revised",
    "lowered",
    "downward",
    "down",
    "upward",
    "official",
    "rising",
    "climbing",
    "or",
}


def _near_after(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], others: set[int]) -> list[People]:
    i = trigger.last + 1
    limit = 11 if trigger.frame == "toll" else 4
    steps = 0
    while i < len(doc) and steps < limit:
        t = doc[i]
        if i in by_token:
            people = from_mention(doc, by_token[i], by_token)
            if by_token[i].article and trigger.frame != "done_to":
                return []
            if (
                people is not None
                and trigger.frame == "toll"
                and PASSES.search(doc.text[: by_token[i].start])
                and people.count.bound == "exact"
                and people.count.low is not None
            ):
                people = replace(
                    people,
                    count=Count(low=people.count.low + 1, high=None, words=people.count.words, bound="more_than"),
                )
            if (
                people is not None
                and trigger.frame == "toll"
                and people.count.bound == "up_to"
                and GOES_UP.search(doc.text[: by_token[i].start])
            ):
                # "the toll goes up to 23" is 23
                people = replace(
                    people, count=Count(low=people.count.high, high=people.count.high, words=people.count.words)
                )
            if people is None:
                if trigger.frame == "toll":
                    i += 1
                    steps += 1
                    continue
                return []
            # "killed on Monday, 12 people were wounded": what follows with its own outcome word is not ours
            after = doc[people.last + 1 : people.last + 4]
            if (
                trigger.frame != "toll"
                and any(x.i in others for x in after)
                and not any(x.lower_ in ("and", ",") for x in doc[people.last + 1 : people.last + 2])
            ):
                return []
            return [people]
        if trigger.frame == "toll":
            if i in others or t.text in (";", "."):
                return []
            if (
                t.pos_ in NOUNS
                or t.lower_ in FORE_SKIP
                or t.pos_ in ("ADP", "DET", "ADJ", "AUX", "ADV", "VERB", "PART", "PROPN", "PUNCT")
            ):
                i += 1
                steps += 1
                continue
        if (t.lower_ in FORE_SKIP and t.lower_ not in ("in", "by", "on", "was", "were", "the", "had")) or (
            t.lower_ == "the" and steps == 0
        ):
            i += 1
            steps += 1
            continue
        return []
    return []


def is_name_of_place(p: People, is_place: Callable[[str], bool]) -> bool:
    """ "killed in Mosul": a lone proper name that the gazetteer knows is no person."""
    return bool(p.names) and p.group == Group() and " " not in p.names[0] and is_place(p.names[0])


def one_outcome_each(
    hung: list[tuple[Trigger, list[People], float]], doc: Any
) -> list[tuple[Trigger, list[People], float]]:
    """ "dead or wounded", "killed and wounded twelve": one count under two outcome words is killed-or-injured."""
    out: list[tuple[Trigger, list[People], float]] = []
    used: dict[tuple[int, int], int] = {}
    empty: list[Trigger] = []
    parted: list[tuple[Trigger, list[People], float]] = []
    for trigger, people, sure in hung:
        keep = []
        for p in people:
            key = (p.first, p.last)
            at = used.get(key)
            if at is None:
                used[key] = len(out)
                keep.append(p)
                continue
            if at == len(out):
                continue  # the same people twice under this one word
            other = out[at][0]
            if {other.outcome, trigger.outcome} == {"killed", "injured"}:
                joined = replace(
                    other,
                    outcome="killed_or_injured",
                    first=min(other.first, trigger.first),
                    last=max(other.last, trigger.last),
                )
                mine = [q for q in out[at][1] if (q.first, q.last) == key]
                rest = [q for q in out[at][1] if (q.first, q.last) != key]
                out[at] = (joined, mine, sure) if not rest else (other, rest, sure)
                if rest:
                    parted.append((joined, mine, sure))
        if keep:
            out.append((trigger, keep, sure))
        elif not people:
            empty.append(trigger)
    out += parted
    # "12 dead and wounded", "dozens killed or injured": a second word with no people of its own right beside the first
    for trigger in empty:
        for k, (other, people, sure) in enumerate(out):
            if {other.outcome, trigger.outcome} != {"killed", "injured"}:
                continue
            low, high = sorted((other.token.i, trigger.token.i))
            middle = [t.lower_ for t in doc[low + 1 : high]]
            if (
                0 < len(middle) <= 3
                and set(middle) <= {"and", "or", "/", "either", ",", "were", "been"}
                and set(middle) & {"and", "or", "/"}
            ):
                out[k] = (
                    replace(
                        other,
                        outcome="killed_or_injured",
                        first=min(other.first, trigger.first),
                        last=max(other.last, trigger.last),
                    ),
                    people,
                    sure,
                )
    return out


def elliptical(hung: list[tuple[Trigger, list[People], float]], doc: Any) -> list[tuple[Trigger, list[People], float]]:
    """ "62 soldiers were killed and 100 wounded": a bare number joined by "and" is of the group told just before."""
    out: list[tuple[Trigger, list[People], float]] = []
    last: People | None = None
    for trigger, people, sure in hung:
        mine = []
        for p in people:
            if (
                last is not None
                and p.mention is not None
                and not p.group.words
                and not p.more
                and last.last < p.first <= last.last + 7
            ):
                between = [t.lower_ for t in doc[last.last + 1 : p.first]]
                bare = p.last == p.first or p.end == p.mention.end
                if bare and "and" in between and not set(between) & {"but", ";", "while", "including"}:
                    p = replace(p, group=last.group)
            mine.append(p)
            if p.group.words:
                last = p
        out.append((trigger, mine, sure))
    return out
