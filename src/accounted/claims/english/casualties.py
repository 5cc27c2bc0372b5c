"""Casualty claims: who hangs on which outcome word, how many, and what the sentence says about the saying.

Per sentence: 1. count mentions, 2. outcome triggers, 3. people of each trigger (by the parse, else by position), 4. parts,
sums and "including", 5. stance and scope. What a whole report says of wholes and parts is ``covers.py``'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from accounted.claims.english.counts import CountMention, find_counts
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.phrases import NOUNS, People, from_mention, from_noun, mentions_by_token
from accounted.claims.english.scope import scope_of
from accounted.claims.english.triggers import Trigger, find_triggers
from accounted.model import Count, Group, Outcome, Problem, Quote, Scope, Stance


@dataclass(slots=True)
class Found:
    """A casualty claim in the making. ``start``/``end``: report offsets of its quote."""

    sentence: Sentence
    start: int
    end: int
    outcome: Outcome
    count: Count
    group: Group
    persons: tuple[str, ...] = ()
    includes: tuple[Group, ...] = ()
    part: bool = False
    """Said to be part of another count in the same sentence."""
    total: bool = False
    """Said to be the total, or summed from its parts."""
    more: bool = False
    definite: bool = False
    scope: Scope = "this_incident"
    stance: Stance | None = None
    """Only what the claim's own words say (modal, denial); the speaker's stance comes from the attribution."""
    superseded: bool = False
    site: str | None = None
    confidence: float = 0.9
    trigger: int = 0
    """Report offset of the outcome word."""
    event: int = 0
    """Which of the report's incidents."""
    parent: Found | None = field(default=None, repr=False)


AUX = {"be", "have", "get", "were", "was", "been", "being", "is", "are", "had", "has", "leave", "remain", "feared", "fear", "report", "reportedly",
       "believe", "also", "confirm", "presume", "either", "all", "already", "still", "find", "lie", "both", "immediately", "later", "known", "know", "now",
       "other", "badly", "seriously", "severely", "critically", "slightly", "lightly", "mortally", "fatally", "brutally", "to", "declare", "pronounce", "list"}
"""Lemmas and words that may stand between people and their outcome."""

MODAL = re.compile(r"\b(?:would|could|might|may(?! \d)|should|can|will|if|unless|in\s+case|risk(?:s|ed|ing)?|threat(?:en|ens|ened|ening)?|plan(?:s|ned|ning)?\s+to|"
                   r"tr(?:y|ies|ied|ying)\s+to|attempt(?:s|ed|ing)?\s+to|want(?:s|ed|ing)?\s+to|vow(?:s|ed|ing)?\s+to|order(?:s|ed)?\s+to|intend(?:s|ed)?\s+to|"
                   r"going\s+to|about\s+to|able\s+to|likely\s+to|ready\s+to|in\s+order\s+to|so\s+as\s+to|must|warn(?:s|ed|ing)?\s+(?:that|of))\b", re.I)
MAY_HAVE = re.compile(r"\b(?:may|might|could|feared|presumed|believed|thought|possibly|perhaps|maybe)\b(?:\s+\w+){0,3}\s+have\b|\b(?:feared|presumed|believed|thought)\b", re.I)
NOT = re.compile(r"\b(?:not|n['’]t|never|without|neither|nor|denied|denies|deny|rejects?|rejected|refuted)\b", re.I)
TOTAL = re.compile(r"\b(?:death\s+toll|toll|in\s+all|in\s+total|altogether|a\s+total\s+of|total(?:s|led|ing|ling)?|overall|bringing|brings|brought)\b", re.I)
SITE = re.compile(r"\b(?:hospitals?|clinics?|morgues?|mortuary|mortuaries|doctors|medics|surgeons)\b[^.;]{0,60}\b(?:received|receiving|took\s+in|taken\s+in|taking\s+in|treated|treating|admitted|"
                  r"counted|recorded|registered|got)\b|\b(?:brought|taken|rushed|admitted|transferred|carried|came|sent|delivered)\s+(?:in\s+)?(?:to|at|into)\s+(?:\w+\s+|[’']s\s+){0,5}(?:hospitals?|clinics?|morgues?|mortuary)\b|"
                  r"\bat\s+(?:the|one|a)\s+(?:\w+\s+){0,2}(?:hospital|clinic|morgue)\s+alone\b|\bin\s+(?:one|a\s+single)\s+(?:village|house|home|hospital|family|building)\b", re.I)
SUPERSEDED = re.compile(r"\b(?:up|down|rose|risen|rising|climbed|climbing|increased|jumped|revised|raised|grew|lowered|cut|fell|dropped)\s+(?:\w+\s+){0,4}?from\s+(?:an\s+|a\s+|the\s+)?(?:\w+\s+){0,4}$|"
                        r"\b(?:earlier|initial|initially|previous|previously|at\s+first|first)\s+(?:\w+\s+){0,5}$|\binstead\s+of\s+(?:the\s+)?$|\b(?:replac\w+|correct\w+|withdr[ae]w\w*|not)\s+(?:the\s+|an\s+|its\s+)?(?:\w+\s+){0,3}$", re.I)
SUPERSEDED_AFTER = re.compile(r"^(?:\W+\w+){0,4}\W+(?:given|reported|announced|stated|said)\s+(?:\w+\s+){0,2}(?:before|earlier|previously|at\s+first|initially|on\s+\w+day)\b|^(?:\W+\w+){0,3}\W+(?:before|earlier|previously|initially)\b", re.I)


def find_casualties(document: Document, is_place: Callable[[str], bool]) -> tuple[list[Found], list[Problem]]:
    """All casualty claims of a parsed document, in order of their quotes, and what was seen and not understood."""
    found: list[Found] = []
    problems: list[Problem] = []
    last: Found | None = None
    for sentence in document.sentences:
        if sentence.doc is None:
            continue
        here, trouble = _in_sentence(sentence, document, is_place, last)
        found += here
        problems += trouble
        if here:
            last = here[-1]
    return found, problems


def _in_sentence(sentence: Sentence, document: Document, is_place: Callable[[str], bool], before: Found | None) -> tuple[list[Found], list[Problem]]:
    doc = sentence.doc
    triggers = find_triggers(doc)
    if not triggers and not (before is not None and FOLLOWS.search(sentence.text)):
        return [], []
    mentions = find_counts(sentence.text)
    by_token = mentions_by_token(doc, mentions)
    taken: dict[tuple[int, Outcome], Trigger] = {}
    hung: list[tuple[Trigger, list[People], float]] = []
    covered = {i for t in triggers for i in range(t.first, t.last + 1)}
    for trigger in triggers:
        people, sure = _people_of(trigger, doc, by_token, mentions, covered, triggers)
        people = [p for p in people if not _is_name_of_place(p, is_place) and (p.mention is None or (p.mention.start, trigger.outcome) not in taken)]
        for p in people:
            if p.mention is not None:
                taken[p.mention.start, trigger.outcome] = trigger
        hung.append((trigger, people, sure))
    hung = _one_outcome_each(hung, doc)
    found: list[Found] = []
    for trigger, people, sure in _elliptical(hung, doc):
        found += _claims(sentence, trigger, people, sure)
    found = _without_repeats(found)
    found += _older_figures(sentence, found, mentions, by_token)
    if not found:
        found += _breakdown(sentence, found, mentions, by_token, before)
    found += _bare_totals(sentence, found, mentions, by_token, before)
    found += _number_of(sentence, found, mentions, by_token)
    found += _among_the_dead(sentence, found, by_token)
    found += _of_the_dead(sentence, found, mentions, by_token)
    _includes(sentence, found, mentions, by_token, before)
    found += _breakdown(sentence, found, mentions, by_token, before)
    for f in found:
        _judge(f, sentence, document)
    problems = _not_understood(sentence, document, found, mentions)
    return sorted(found, key=lambda f: (f.start, f.end)), problems


# --------------------------------------------------------------------------- who hangs on a trigger


def _people_of(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], mentions: list[CountMention], covered: set[int],
               triggers: list[Trigger]) -> tuple[list[People], float]:
    """People of a trigger and how sure the link is: by the parse first, by position where the parse gives nobody."""
    heads = _by_parse(trigger, doc)
    people: list[People] = []
    for head in heads:
        for noun in [head, *_conjuncts(head)]:
            if noun.i in covered and noun.i != head.i:
                continue
            one = from_noun(doc, noun, by_token)
            if one is not None and _among(doc, one):
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


def _among(doc: Any, people: People) -> bool:
    """Members of a group already counted ("three children among them", "including the mayor") are no summands."""
    return bool(AMONG_AFTER.match(doc.text, people.end)) or bool(INCLUDING_BEFORE.search(doc.text[max(0, people.start - 80) : people.start]))


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
            if subjects and t.tag_ in ("VBN", "VBD") and not objects and (follow is None or follow.pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PROPN")):
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
            return []  # "three of the wounded": whose outcome is told elsewhere, see _of_the_dead
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


PUT_THE = re.compile(r"\b(?:put|puts|putting|number|numbers|numbered|count|counts|counted|estimate[sd]?)\s+(?:the|its|their)\s+(?:number\s+of\s+)?(?:the\s+)?$", re.I)
GOES_UP = re.compile(r"\b(?:go|goes|went|gone|rise|rises|rose|risen|rising|climb(?:s|ed|ing)?|move[sd]?|bring|brings|brought|take|takes|took|push(?:es|ed)?|jump(?:s|ed)?|is|was|now|put)\s+$", re.I)
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
        people = people or [c for c in head.children if c.dep_ == "nsubj"] if t.tag_ in ("VBN", "VBD") and t.lemma_ in ("die", "perish", "succumb") else people
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
            people = _of_tally(trigger, doc, by_token[i]) if trigger.frame == "tally" else from_mention(doc, by_token[i], by_token)
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
    """"112 civilian deaths": the words between number and tally say of whom."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    first, last = span[0], span[-1]
    between = [t for t in doc[last.i + 1 : trigger.first] if t.lower_ not in ("of", "more", "other")]
    if len(between) > 3 or any(t.pos_ not in (*NOUNS, "ADJ", "ADV") and t.tag_ != "VBN" for t in between):
        return None
    words = doc[between[0].i : trigger.first].text if between else ""
    end = doc[trigger.first - 1]
    return People(first.i, max(last.i, end.i), mention.start, max(mention.end, end.idx + len(end)), mention.count, read_group(words) if words else Group(),
                  mention=mention, head=trigger.token)


def _may_stand_between(t: Any) -> bool:
    return t.lemma_.lower() in AUX or t.lower_ in AUX or t.pos_ in ("AUX", "ADV", "ADJ") or t.lower_ in ("who", "that", "as", "were") or t.tag_ in ("VBN",) or (
        t.pos_ in NOUNS and t.dep_ in ("compound", "nmod", "amod"))


PASSES = re.compile(r"\b(?:pass(?:es|ed)|tops?|topped|exceed(?:s|ed)|surpass(?:es|ed)|beyond|past)\s+$", re.I)
FORE_SKIP = {"passes", "tops", "surpasses", "past", "beyond", ":", "at", "to", "of", "as", "has", "had", "have", "was", "were", "is", "are", "the", "rose", "risen", "rise", "rises", "stands", "stood", "reached", "reaches", "climbed",
             "climbs", "increased", "jumped", "now", "from", "by", "up", "in", "that", "hit", "put", "had", "been", "be", "might", "may", "could", "would", "exceed", "exceeds", "exceeded", "be", "stand",
             "passed", "surpassed", "topped", "on", "remained", "remains", "both", "-", "–", "—", "least", "still", "currently", "also", "toll", "its", "his", "their", "all", "fell", "dropped",
             "revised", "lowered", "downward", "down", "upward", "official", "rising", "climbing", "or"}


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
            if people is not None and trigger.frame == "toll" and PASSES.search(doc.text[: by_token[i].start]) and people.count.bound == "exact" and people.count.low is not None:
                people = replace(people, count=Count(low=people.count.low + 1, high=None, words=people.count.words, bound="more_than"))
            if people is not None and trigger.frame == "toll" and people.count.bound == "up_to" and GOES_UP.search(doc.text[: by_token[i].start]):
                # "the toll goes up to 23" is 23
                people = replace(people, count=Count(low=people.count.high, high=people.count.high, words=people.count.words))
            if people is None:
                if trigger.frame == "toll":
                    i = by_token[i] and i + 1
                    steps += 1
                    continue
                return []
            # "killed on Monday, 12 people were wounded": what follows with its own outcome word is not ours
            after = doc[people.last + 1 : people.last + 4]
            if trigger.frame != "toll" and any(x.i in others for x in after) and not any(x.lower_ in ("and", ",") for x in doc[people.last + 1 : people.last + 2]):
                return []
            return [people]
        if trigger.frame == "toll":
            if i in others or t.text in (";", "."):
                return []
            if t.pos_ in NOUNS or t.lower_ in FORE_SKIP or t.pos_ in ("ADP", "DET", "ADJ", "AUX", "ADV", "VERB", "PART", "PROPN", "PUNCT"):
                i += 1
                steps += 1
                continue
        if t.lower_ in FORE_SKIP and t.lower_ not in ("in", "by", "on", "was", "were", "the", "had") or (t.lower_ == "the" and steps == 0):
            i += 1
            steps += 1
            continue
        return []
    return []


def _is_name_of_place(p: People, is_place: Callable[[str], bool]) -> bool:
    """"killed in Mosul": a lone proper name that the gazetteer knows is no person."""
    return bool(p.names) and p.group == Group() and " " not in p.names[0] and is_place(p.names[0])


def _one_outcome_each(hung: list[tuple[Trigger, list[People], float]], doc: Any) -> list[tuple[Trigger, list[People], float]]:
    """"dead or wounded", "killed and wounded twelve": one count under two outcome words is killed-or-injured."""
    out: list[tuple[Trigger, list[People], float]] = []
    used: dict[tuple[int, int], int] = {}
    empty: list[Trigger] = []
    for trigger, people, sure in hung:
        keep = []
        for p in people:
            key = (p.first, p.last)
            at = used.get(key)
            if at is None:
                used[key] = len(out)
                keep.append(p)
                continue
            other = out[at][0]
            if {other.outcome, trigger.outcome} == {"killed", "injured"}:
                joined = replace(other, outcome="killed_or_injured", first=min(other.first, trigger.first), last=max(other.last, trigger.last))
                mine = [q for q in out[at][1] if (q.first, q.last) == key]
                rest = [q for q in out[at][1] if (q.first, q.last) != key]
                out[at] = (joined, mine, sure) if not rest else (other, rest, sure)
                if rest:
                    out.append((joined, mine, sure))
        if keep:
            out.append((trigger, keep, sure))
        elif not people:
            empty.append(trigger)
    # "12 dead and wounded", "dozens killed or injured": a second word with no people of its own right beside the first
    for trigger in empty:
        for k, (other, people, sure) in enumerate(out):
            if {other.outcome, trigger.outcome} != {"killed", "injured"}:
                continue
            low, high = sorted((other.token.i, trigger.token.i))
            middle = [t.lower_ for t in doc[low + 1 : high]]
            if 0 < len(middle) <= 3 and set(middle) <= {"and", "or", "/", "either", ",", "were", "been"} and set(middle) & {"and", "or", "/"}:
                out[k] = (replace(other, outcome="killed_or_injured", first=min(other.first, trigger.first), last=max(other.last, trigger.last)), people, sure)
    return out


def _elliptical(hung: list[tuple[Trigger, list[People], float]], doc: Any) -> list[tuple[Trigger, list[People], float]]:
    """"62 soldiers were killed and 100 wounded": a bare number joined by "and" is of the group told just before."""
    out: list[tuple[Trigger, list[People], float]] = []
    last: People | None = None
    for trigger, people, sure in hung:
        mine = []
        for p in people:
            if last is not None and p.mention is not None and not p.group.words and not p.more and last.last < p.first <= last.last + 7:
                between = [t.lower_ for t in doc[last.last + 1 : p.first]]
                bare = p.last == p.first or p.end == p.mention.end
                if bare and "and" in between and not set(between) & {"but", ";", "while", "including"}:
                    p = replace(p, group=last.group)
            mine.append(p)
            if p.group.words:
                last = p
        out.append((trigger, mine, sure))
    return out


# --------------------------------------------------------------------------- from people to claims


def _claims(sentence: Sentence, trigger: Trigger, people: list[People], sure: float) -> list[Found]:
    doc = sentence.doc
    t0, t1 = doc[trigger.first].idx, doc[trigger.last].idx + len(doc[trigger.last])
    toll = trigger.frame in ("toll",)
    out: list[Found] = []

    def found(start: int, end: int, count: Count, group: Group, persons: tuple[str, ...], **more: Any) -> Found:
        return Found(sentence, sentence.start + min(start, t0), sentence.start + max(end, t1), trigger.outcome, count, group, persons,
                     trigger=sentence.start + t0, confidence=sure, **more)

    people = [p for p in people if _worth(p, trigger)]
    known = [p for p in people if p.count.low is not None and p.count.bound != "none"]
    for p in people:
        group = p.group
        if trigger.frame == "bodies" and p.mention is None and p.count.low is None:
            continue
        out.append(found(p.start, p.end, p.count, group, p.names, more=p.more, definite=p.definite, total=toll))
    if len(known) > 1 and len(known) == len(people):
        low = sum(p.count.low or 0 for p in known)
        highs = [p.count.high for p in known]
        high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
        start, end = min(p.start for p in known), max(p.end for p in known)
        words = sentence.text[start:end]
        bound = "at_least" if high is None else "exact" if low == high else "range"
        total = found(start, end, Count(low=low, high=high, words=words, bound=bound, derived=tuple(p.count.words for p in known)),
                      _common([p.group for p in known], words), tuple(n for p in known for n in p.names), total=True)
        for f in out:
            f.part, f.parent = True, total
        out.append(total)
    return out


def _common(groups: list[Group], words: str) -> Group:
    """The group of a sum: facets that all summands share, under the words of them all."""
    def shared(name: str) -> tuple[Any, ...]:
        sets = [{f.value for f in getattr(g, name)} for g in groups]
        both = set.intersection(*sets) if sets else set()
        return tuple(f for f in getattr(groups[0], name) if f.value in both)

    return Group(words=words, status=shared("status"), role=shared("role"), age=shared("age"), sex=shared("sex"))


def _worth(p: People, trigger: Trigger) -> bool:
    if trigger.outcome == "injured" and p.count.low is None and re.match(r"(?:\w+\s)*casualties$", p.count.words, re.I):
        return False  # "casualties were taken to hospital" says nothing of dead or hurt
    if trigger.frame in ("act",) and p.count.bound == "vague" and p.mention is None:
        return False  # "the killing of civilians": an act without number or name says nothing that can be counted
    return True


def _without_repeats(found: list[Found]) -> list[Found]:
    """One claim where two triggers said the same of the same people ("found dead", "shot dead")."""
    out: list[Found] = []
    for f in found:
        twin = next((g for g in out if g.outcome == f.outcome and g.count == f.count and g.start < f.end and f.start < g.end), None)
        if twin is None:
            out.append(f)
        else:
            twin.start, twin.end = min(twin.start, f.start), max(twin.end, f.end)
    return out


OLDER = re.compile(r"\b(?:up|down|rose|risen|rising|climbed|climbing|increased|jumped|revised|raised|grew|lowered|cut|fell|dropped|compared|instead|rather|not)\b(?:\s+\w+){0,3}?\s+(?:from|with|of|than)\s+(?:an?\s+|the\s+|its\s+)?(?:(?:earlier|initial|previous|first|preliminary)\s+)?(?:\w+\s+){0,3}$", re.I)
GIVEN_BEFORE = re.compile(r"^(?:\s+\w+){0,2}\s+(?:given|reported|announced|stated|put\s+out|published)\s+(?:\w+\s+){0,2}?(?:before|earlier|previously|at\s+first|initially)\b", re.I)


def _older_figures(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]) -> list[Found]:
    """"… 31, up from 22": the 22 is a claim too, superseded by the one that stands before it."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        if m.count.low is None or m.count.bound == "none" or any(f.start - base <= m.start and m.end <= f.end - base and f.count == m.count for f in found):
            continue
        if not (OLDER.search(text[max(0, m.start - 60) : m.start]) or GIVEN_BEFORE.search(text[m.end : m.end + 60])):
            continue
        near = [f for f in found if f.count.low is not None and not f.part and abs(f.start - base - m.start) < 140]
        if not near:
            continue
        newer = min(near, key=lambda f: (abs(f.start - base - m.start), f.start))
        people = from_mention(sentence.doc, m, by_token)
        if people is None:
            continue
        start, end = min(newer.start, base + m.start), max(newer.end, base + people.end)
        out.append(Found(sentence, start, end, newer.outcome, m.count, newer.group, superseded=True, confidence=0.85, trigger=newer.trigger, total=newer.total))
    return out


FOLLOWS = re.compile(r"\b(?:total|tally|counts?|counted|lists?|listed|document(?:s|ed)|confirm(?:s|ed)?|record(?:s|ed)|regist(?:er|ers|ered)|figure|number|of (?:them|whom|those|these)|number of)\b", re.I)
"""Words by which a sentence without an outcome word leans on the claim told before."""
COUNTS = {"count", "list", "tally", "confirm", "document", "record", "register"}
"""Verbs whose object is a count of those told of before: "the station counts 22 children"."""
BARE_TOTAL = re.compile(r"\b(?:given|gave|giving|gives|with|put\s+out|cited|had)\s+(?:a|the)\s+(?:\w+\s+)?(?:figure|number|count|tally|total)\s+of\s+(?:only\s+|just\s+)?$|"
                        r"\b(?:(?:new|latest|revised|current|updated|final|overall|official)\s+(?:total|count|tally|figure)|(?:total|tally|count)\s+(?:now\s+)?(?:stands?|stood|reached|rose|is|was))\b(?:\s+\w+){0,3}?\s+(?:of|at|to|is|was)?\s*$", re.I)


def _bare_totals(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention], before: Found | None) -> list[Found]:
    """"The new total of 30 …": the outcome is that of the claim told before, in this paragraph or the last."""
    if before is None or found or sentence.paragraph - before.sentence.paragraph > 1:
        return []
    out: list[Found] = []
    for m in mentions:
        if m.count.low is None or m.article:
            continue
        lead = BARE_TOTAL.search(sentence.text[max(0, m.start - 50) : m.start])
        people = from_mention(sentence.doc, m, by_token)
        if people is None:
            continue
        counted = lead is None and people.group.words and any(
            t.pos_ == "VERB" and t.lemma_ in COUNTS and t.i < people.first and people.first - t.i <= 3 for t in sentence.doc)
        if lead is None and not counted:
            continue
        start = max(0, m.start - 50) + lead.start() if lead else m.start
        out.append(Found(sentence, sentence.start + start, sentence.start + people.end, before.outcome, m.count, people.group, total=True, confidence=0.7,
                         trigger=sentence.start + start))
    return [*out, *_older_figures(sentence, out, mentions, by_token)]


INCLUDING = re.compile(r",?\s*(?:\bincluding\b|\bamong\s+(?:them|whom|those|the\s+(?:dead|wounded|injured|victims))(?:\s+(?:were|was|are|is))?\b|\bcounting\b)\s*", re.I)
INCLUDED = re.compile(r",\s*([^,;.]{3,60}?)\s+(?:included|among\s+them)\b", re.I)
OF_THEM = re.compile(r"\b(?:of\s+(?:them|whom|those|these)|all\s+of\s+them)\b\s*(?:were|was|are|is)?\s*", re.I)


NUMBER_OF = re.compile(
    r"\bnumber\s+of\s+(?:[\w’'-]+\s+){0,4}?(?P<what>killed|dead|deaths|fatalities|martyrs|wounded|injured|injuries|missing|detained|displaced|casualties|arrests)\b"
    r"[^.;:]{0,90}?\b(?:at|to|is|was|of|reached|reaches|exceeds|exceeded|stands|now|with)\s+(?:\w+\s+){0,2}$", re.I)
NOUN_OUTCOME: dict[str, Outcome] = {
    "killed": "killed", "dead": "killed", "deaths": "killed", "fatalities": "killed", "martyrs": "killed", "victims": "killed", "wounded": "injured", "injured": "injured",
    "injuries": "injured", "missing": "missing", "detained": "detained", "arrests": "detained", "displaced": "displaced", "casualties": "killed_or_injured"}


def _number_of(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]) -> list[Found]:
    """"The number of people killed in the market stands at 26"."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        if m.count.low is None or any(f.start - base <= m.start < f.end - base and f.count == m.count for f in found):
            continue
        lead = NUMBER_OF.search(text[: m.start])
        if lead is None:
            continue
        people = from_mention(sentence.doc, m, by_token)
        if people is not None:
            out.append(Found(sentence, base + lead.start(), base + people.end, NOUN_OUTCOME[lead["what"].lower()], m.count, people.group, total=True, confidence=0.85,
                             trigger=base + lead.start("what")))
    return out


AMONG_THE = re.compile(r"\bamong\s+(?:the\s+|those\s+)(?P<what>dead|killed|victims|wounded|injured|missing|detained)\s+(?:\w+\s+){0,5}?(?:is|are|was|were)\s+", re.I)


def _among_the_dead(sentence: Sentence, found: list[Found], by_token: dict[int, CountMention]) -> list[Found]:
    """"Among the dead are a woman and her baby": members of the count told before, a part each and together."""
    out: list[Found] = []
    base = sentence.start
    for m in AMONG_THE.finditer(sentence.text):
        people = [p for p in _list_from(sentence.doc, m.end(), by_token) if p.count.low is not None and p.count.bound != "none"]
        outcome = NOUN_OUTCOME[m["what"].lower()]
        for p in people:
            if not any(f.outcome == outcome and f.start - base <= p.start < f.end - base for f in found):
                out.append(Found(sentence, base + m.start(), base + p.end, outcome, p.count, p.group, p.names, part=True, confidence=0.85, trigger=base + m.start("what")))
        if len(people) > 1:
            low = sum(p.count.low or 0 for p in people)
            highs = [p.count.high for p in people]
            high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
            words = sentence.text[people[0].start : people[-1].end]
            out.append(Found(sentence, base + m.start(), base + people[-1].end, outcome,
                             Count(low=low, high=high, words=words, bound="at_least" if high is None else "exact" if low == high else "range", derived=tuple(p.count.words for p in people)),
                             _common([p.group for p in people], words), tuple(n for p in people for n in p.names), part=True, confidence=0.8, trigger=base + m.start("what")))
    return out


OF_THE_DEAD = re.compile(r"\s*of\s+(?:the|those)\s+(?P<what>dead|killed|victims|wounded|injured|missing|detained)\b(?:\s+(?:were|are|was|is)\s+(?P<group>(?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+and\b|\s+in\b|\s+from\b|$))?", re.I)


def _of_the_dead(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]) -> list[Found]:
    """"Eleven of the dead were civilians": a part, of whom the words behind it tell."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        rest = OF_THE_DEAD.match(text, m.end)
        if rest is None or m.count.low is None:
            continue
        if any(f.start - base <= m.start < f.end - base and f.count == m.count and f.outcome != NOUN_OUTCOME[rest["what"].lower()] for f in found):
            continue  # "three of the wounded have been detained": said of another outcome
        outcome = NOUN_OUTCOME[rest["what"].lower()]
        for f in list(found):
            if f.outcome == outcome and f.start - base <= m.start < f.end - base and f.count == m.count:
                found.remove(f)
        words = (rest["group"] or "").strip()
        group = read_group(words) if words and is_person_noun(words.split()[-1].lower()) else Group()
        out.append(Found(sentence, base + m.start, base + rest.end(), outcome, m.count, group, part=True, confidence=0.85, trigger=base + rest.start("what")))
    return out


def _breakdown(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention], before: Found | None) -> list[Found]:
    """"26 were killed: twenty-two civilians and four soldiers": counts that add up to a total just told are its parts."""
    base = sentence.start
    free = [m for m in mentions if m.count.low is not None and m.count.low > 0 and not any(f.start - base <= m.start < f.end - base and f.count == m.count for f in found)]
    told = sum(f.count.low or 0 for f in found if f.part and f.parent is None)
    if not free or len(free) < 2 and not told:
        return []
    totals = [f for f in found if f.count.low is not None and not f.part and not f.count.derived and not f.superseded]
    if not totals and before is not None and before.count.low is not None and sentence.paragraph - before.sentence.paragraph <= 1:
        totals = [before]
    for total in sorted(totals, key=lambda f: -(f.count.low or 0)):
        for i in range(len(free)):
            run: list[CountMention] = []
            for m in free[i:]:
                if total.sentence is sentence and m.start < total.start - base:
                    break
                run.append(m)
                if sum(x.count.low or 0 for x in run) >= (total.count.low or 0):
                    break
            beside = told if total is before else 0
            if len(run) + bool(beside) < 2 or sum(x.count.low or 0 for x in run) + beside != total.count.low:
                continue
            people = [_grouped(sentence, from_mention(sentence.doc, m, by_token)) for m in run]
            if any(p is None for p in people) or sum(bool(p and p.group.words) for p in people) + bool(beside) < min(2, len(people) + bool(beside)):
                continue
            return [Found(sentence, base + p.start, base + p.end, total.outcome, p.count, p.group, part=True, parent=total, confidence=0.8, trigger=base + p.start)
                    for p in people if p is not None]
    return []


WERE_GROUP = re.compile(r"\s+(?:were|was|are)\s+((?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+and\b|$)")


def _grouped(sentence: Sentence, people: People | None) -> People | None:
    """"three were soldiers": the group stands behind the verb."""
    if people is None or people.group.words:
        return people
    rest = WERE_GROUP.match(sentence.text, people.end) or re.match(r"\s+of\s+(?:the|them)\s+\w+" + WERE_GROUP.pattern, sentence.text[people.end :])
    if rest is None or not is_person_noun(rest[1].split()[-1].lower()):
        return people
    end = people.end + len(rest[0])
    return replace(people, group=read_group(rest[1]), end=end)


def _includes(sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention], before_sentence: Found | None = None) -> None:
    """"…, including the mayor", "ten of them police", "three children among them": members, and part claims where counted."""
    text, base = sentence.text, sentence.start
    doc = sentence.doc
    new: list[Found] = []

    def owner(at: int) -> Found | None:
        before = [f for f in found if min(f.end - base, _number_at(f, sentence) + len(f.count.words)) <= at + 2]
        whole = [f for f in before if not f.part]
        return max(whole or before, key=lambda f: (_number_at(f, sentence), f.count.low or 0)) if before else None

    def member(people: People, parent: Found) -> None:
        counted = people.count.low is not None and people.count.bound != "none"
        parent.includes = (*parent.includes, _with(people.group, people.count if counted else None, text[people.start : people.end]))
        if counted and people.mention is not None and not people.mention.article and not any(
            f.start - base <= people.start < f.end - base and f.count == people.count and f is not parent for f in found
        ):
            new.append(Found(sentence, parent.start, max(parent.end, base + people.end), parent.outcome, people.count, people.group, part=True,
                             parent=parent, confidence=0.85, trigger=parent.trigger))

    def drop(people: People, parent: Found) -> None:
        """A member is no claim of its own beside the claim it is counted in."""
        for f in list(found):
            if f is not parent and f.start <= base + people.start and base + people.end <= f.end and f.count == people.count and f.outcome == parent.outcome:
                found.remove(f)

    for m in INCLUDING.finditer(text):
        parent = owner(m.start())
        if parent is None:
            continue
        for people in _list_from(doc, m.end(), by_token):
            drop(people, parent)
            member(people, parent)
    for m in INCLUDED.finditer(text):
        parent = owner(m.start())
        if parent is None:
            continue
        for people in _list_from(doc, m.start(1), by_token, m.end(1)):
            drop(people, parent)
            member(people, parent)
    for m in OF_THEM.finditer(text):
        mention = next((x for x in mentions if 0 <= m.start() - x.end <= 2), None)
        if mention is None:
            continue
        parent = owner(mention.start)
        if parent is None and before_sentence is not None and sentence.paragraph - before_sentence.sentence.paragraph <= 1:
            parent = before_sentence
        if parent is None or (parent.count.low is not None and mention.count.low is not None and mention.count.low > parent.count.low):
            continue
        rest = re.match(r"(?:the\s+)?((?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+(?:and|were|was|who|in|at|on|have|had|when|as)\b|$)", text[m.end() :])
        words = rest[1].strip() if rest else ""
        last = words.split()[-1] if words else ""
        if not (last and is_person_noun(last.lower())):
            continue
        for f in list(found):
            if f is not parent and f.start - base <= mention.start < f.end - base and f.count == mention.count:
                found.remove(f)
        group = read_group(words)
        parent.includes = (*parent.includes, _with(group, mention.count if mention.count.low is not None else None, text[mention.start : m.end() + len(words)]))
        if mention.count.low is not None:
            here = parent.sentence is sentence
            new.append(Found(sentence, parent.start if here else base + mention.start, max(parent.end if here else 0, base + m.end() + len(words)), parent.outcome, mention.count,
                             group, part=True, parent=parent, confidence=0.85, trigger=parent.trigger if here else base + mention.start))
    found += new


def _with(group: Group, count: Count | None, words: str) -> Group:
    return Group(words=group.words or words, status=group.status, role=group.role, age=group.age, sex=group.sex, other=group.other, count=count)


def _list_from(doc: Any, start: int, by_token: dict[int, CountMention], end: int | None = None) -> list[People]:
    """People of a list that begins at a character: "four women, a doctor and the mayor"."""
    first = next((t.i for t in doc if t.idx >= start), None)
    if first is None:
        return []
    out: list[People] = []
    i = first
    misses = 0
    while i < len(doc) and (end is None or doc[i].idx < end):
        t = doc[i]
        if t.pos_ in ("VERB",) and t.tag_ in ("VBD", "VBZ", "VBP") or t.text in (".", ";") or t.lower_ in ("who", "when", "after", "as", "in", "at", "while", "that", "said", "according"):
            break
        if i in by_token:
            people = from_mention(doc, by_token[i], by_token)
            if people is None or people.last < i:
                break
            out.append(people)
            i = people.last + 1
            continue
        if t.pos_ in NOUNS and (i + 1 >= len(doc) or doc[i + 1].pos_ not in NOUNS):
            people = from_noun(doc, t, by_token)
            if people is None:
                misses += 1
                if misses > 1:
                    break
            else:
                out.append(people)
        i += 1
    return out


# --------------------------------------------------------------------------- stance and scope of the words themselves


def _judge(f: Found, sentence: Sentence, document: Document) -> None:
    text, base = sentence.text, sentence.start
    left, right = f.start - base, f.end - base
    clause_start, clause_end = _clause(text, left, right)
    clause = text[clause_start:clause_end]
    before = text[clause_start : max(f.trigger - base, left)]
    verb = text[max(clause_start, left - 40) : right]
    f.scope = scope_of(clause, text, document.report.published)
    if f.scope == "this_incident" and DAY_AFTER.search(text[clause_start : max(f.trigger - base, left)]):
        f.scope = "another_incident"
    if f.count.bound != "none" and _negated(f, sentence):
        f.stance = "denied"
    elif re.search(r"\bwould\s+have\b", text, re.I) and re.search(r"\bif\b|^\W*had\s|\bunless\b", text, re.I):
        f.stance = "hypothetical"
    elif MAY_HAVE.search(verb):
        f.stance = "claimed"
    elif _hypothetical(f, sentence, before):
        f.stance = "hypothetical"
    if TOTAL.search(text[max(0, left - 40) : right]):
        f.total = f.total or not f.part
    site = SITE.search(clause)
    if site:
        f.site = site[0]
    head = text[:left] + text[left : _number_at(f, sentence)]
    tail = text[_number_at(f, sentence) + len(f.count.words) : right + 40]
    if SUPERSEDED.search(head[-60:]) or SUPERSEDED_AFTER.search(tail):
        f.superseded = True


DAY_AFTER = re.compile(r"\b(?:a|an|one|two|three|four|five|six|several|few|\d+)\s+(?:days?|weeks?|months?|years?|hours?)\s+(?:after|since)\b[^.;]*$", re.I)
""""It exploded a day after five officers were killed": those five are another incident's."""


def _number_at(f: Found, sentence: Sentence) -> int:
    at = sentence.text.find(f.count.words, f.start - sentence.start)
    return at if at >= 0 else f.start - sentence.start


def _clause(text: str, left: int, right: int) -> tuple[int, int]:
    """The clause around a span: from the last to the next semicolon, "but" or "while", or the sentence's ends."""
    start = max((m.end() for m in re.finditer(r";|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|[.!?]\s", text[:left])), default=0)
    stop = re.search(r";|,?\s\bbut\b|,?\s\bwhile\b|\bwhereas\b|\balthough\b|[.!?]\s", text[right:])
    return start, right + stop.start() if stop else len(text)


def _trigger_token(f: Found, sentence: Sentence) -> Any:
    at = f.trigger - sentence.start
    return next((t for t in sentence.doc if t.idx <= at < t.idx + len(t)), None)


def _negated(f: Found, sentence: Sentence) -> bool:
    token = _trigger_token(f, sentence)
    if token is None or f.outcome == "missing":
        return False
    for node in (token, token.head if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "dobj", "pobj") else token):
        if any(c.dep_ == "neg" and c.lower_ not in ("no",) for c in node.children):
            return True
    before = sentence.text[max(0, token.idx - 40) : token.idx]
    return bool(re.search(r"\b(?:denied|denies|deny|denying|rejected|rejects)\s+(?:\w+\s+){0,4}$", before, re.I))


def _hypothetical(f: Found, sentence: Sentence, before: str) -> bool:
    token = _trigger_token(f, sentence)
    if token is None:
        return bool(MODAL.search(before[-50:]))
    for c in token.children:
        if c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "may", "should", "can", "will", "must", "shall", "'ll", "to"):
            if c.lower_ == "to" and any(x.lower_ == "have" for x in token.children):
                continue  # "are known to have been wounded"
            if c.lower_ == "to":
                head = token.head.lemma_.lower()
                return head not in ("confirm", "report", "say", "believe", "know", "think", "claim", "presume", "fear") and token.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl")
            return True
    short = before[-45:]
    return bool(re.search(r"\b(?:if|unless|in\s+case|threat(?:ened|ens|ening)?\s+to|plan(?:s|ned)?\s+to|tr(?:ied|y|ying)\s+to|attempt(?:ed)?\s+to|vowed\s+to|wanted\s+to|ordered\s+to)\s+(?:\w+\s+){0,3}$", short, re.I))


TOLL_WORDS = re.compile(r"\b(?:the\s+)?(?:figure|number\s+of\s+(?:victims|casualties|dead|deaths|people\s+killed))\s+(?:\w+\s+){0,3}(?:at|to|was|is|of)\s*$", re.I)


def _not_understood(sentence: Sentence, document: Document, found: list[Found], mentions: list[CountMention]) -> list[Problem]:
    """A number right after words of a tally that no outcome took: shown, not swallowed."""
    base = sentence.start
    out = []
    for m in mentions:
        if m.count.low is None or any(f.start - base <= m.start < f.end - base for f in found):
            continue
        if TOLL_WORDS.search(sentence.text[max(0, m.start - 60) : m.start]):
            start, end = sentence.start + m.start, sentence.start + m.end
            report = document.report
            out.append(Problem(stage="claims", code="count_without_outcome", seen=f"“{report.text[start:end]}” counts people, and no outcome could be tied to it",
                               expected="a count with killed, injured or another outcome", settle="read the sentence and code the claim by hand, or close this",
                               report=report.id, quote=Quote(report=report.id, start=start, end=end, text=report.text[start:end])))
    return out
