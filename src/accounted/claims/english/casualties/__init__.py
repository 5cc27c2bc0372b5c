"""Casualty claims: who was harmed, how many, how.

Per sentence: 1. count mentions, 2. outcome triggers, 3. people of each trigger (``victims``), 4. claims and sums (``sums``),
5. older figures and bare totals (``older``), 6. members and parts (``members``), 7. stance and scope (``judging``),
8. names on lists of the dead (``rolls``). What a whole report says of wholes and parts is ``covers``' matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from accounted.claims.english.alternatives import by_first_letter
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties.adjacent import numbers_beside
from accounted.claims.english.casualties.alike import alike
from accounted.claims.english.casualties.bearers import bearer
from accounted.claims.english.casualties.breakdowns import BREAKS_DOWN, broken_down
from accounted.claims.english.casualties.ellipsis import counted_by_word, shared_outcome
from accounted.claims.english.casualties.fell_victim import fell_victim
from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.gathered import gathered
from accounted.claims.english.casualties.houses import house_leans, taken_in
from accounted.claims.english.casualties.judging import judge_words
from accounted.claims.english.casualties.listed import list_from
from accounted.claims.english.casualties.lists import behind_aside, companions, whole_row
from accounted.claims.english.casualties.members import (
    among_the_dead,
    among_told_behind,
    of_the_dead,
    tell_members,
)
from accounted.claims.english.casualties.menaced import holds_menace, menaced
from accounted.claims.english.casualties.named_victims import named_victims
from accounted.claims.english.casualties.nature import natural
from accounted.claims.english.casualties.no_people import no_people
from accounted.claims.english.casualties.none import nobody_harmed
from accounted.claims.english.casualties.older import (
    FOLLOWS,
    bare_totals,
    changed_figures,
    older_figures,
    second_figures,
)
from accounted.claims.english.casualties.outcomes import elliptical, one_outcome_each, without_known_fates
from accounted.claims.english.casualties.parts import parts_of
from accounted.claims.english.casualties.plurals import bare_plurals
from accounted.claims.english.casualties.predicates import named_of_the_dead, predicates
from accounted.claims.english.casualties.pronouns import only_repeats, those_of_the_clause, without_those_who_died_there
from accounted.claims.english.casualties.restated import RESTATES, restated, stance_of
from accounted.claims.english.casualties.rolls import names_of_the_dead
from accounted.claims.english.casualties.rows import items, neighbours
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.casualties.several import of_many_each
from accounted.claims.english.casualties.shared import none_besides
from accounted.claims.english.casualties.stance import only_wished
from accounted.claims.english.casualties.struck import holds_strike, struck, told_elsewhere
from accounted.claims.english.casualties.subjects import whole_subject
from accounted.claims.english.casualties.sums import breakdown, claims_of, without_repeats
from accounted.claims.english.casualties.tallied import victims_told
from accounted.claims.english.casualties.tally import HEAD, tallies
from accounted.claims.english.casualties.victims import (
    people_of,
    without_appositions,
    without_places,
    without_speakers,
)
from accounted.claims.english.casualties.whereabouts import unaccounted
from accounted.claims.english.casualties.wounds import wounds_borne
from accounted.claims.english.counts import CountMention, find_counts
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.people.phrase import People, mentions_by_token
from accounted.claims.english.triggers import find_triggers
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Outcome, Problem, Quote

__all__ = ["Found", "find_casualties"]


REST_OF = re.compile(r"(?:all\s+but\s+\w+|most|half|some|many|all|none)\s+of\s+(?:the|them|those|whom)\b", re.I)
""""All but two of the injured": tells of people counted elsewhere and gives no count of its own."""


TELLS_OTHERWISE = Anycase(
    by_first_letter(
        r"\bwhereabouts\b|\bheard\s|\bidea\b|\bamong (?:the|those)\b|\btrace\b|amputated|blew|tore|wounds|\bcuts\b|gashes|bruises|(?:hostages|detainees)\s(?:are|were|is|was)\s|\bknow|\bnews\b|\bword\b|ing for\b|\bburns\b|bullets?\b|shrapnel|fractured|broken|severed|\bmarks\b|scars"
    )
)
"""Words by which harm is told without an outcome's word; their sentence is read as well."""
HARMED_SO = re.compile(
    r"of\s+(?:the|those|them|whom)\s+(?:\w+\s+)?(?:detain|arrest|captur|abduct|kidnap|prison|miss|hostage)\w*", re.I
)
SOME_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|most|half|both|another)\s+of\s+$",
    re.I,
)
""""Two of | those wounded died": it is of the two that something is told."""


def _no_count(f: Found, sentence: Sentence) -> bool:
    """ "How many people were killed is not known": a question and no number; and see :data:`REST_OF`.

    "Charged at the crowd, injuring many of them" tells of it for the first time.
    """
    at = number_at(f, sentence)
    if REST_OF.match(sentence.text, at) is not None and sentence.start + at < f.trigger:
        return f.outcome not in ("detained", "missing") or HARMED_SO.search(sentence.text, at, at + 60) is not None
    if f.count.words.lower() == "those" and SOME_OF.search(sentence.text, 0, at) is not None:
        return True
    return re.search(r"\bhow\s+$|\bhow\s+(?:many|numerous)\b[^.;,]{0,25}$", sentence.text[:at], re.I) is not None


def find_casualties(document: Document, is_place: Callable[[str], bool]) -> tuple[list[Found], list[Problem]]:
    """All casualty claims of a parsed document, in order of their quotes, and what was seen and not understood."""
    found: list[Found] = []
    problems: list[Problem] = []
    last: Found | None = None
    rolled = False
    for number, sentence in enumerate(document.sentences):
        if sentence.doc is None:
            continue
        here, trouble = _in_sentence(sentence, document, is_place, last)
        here = _with_figures(here, sentence, document, number, found)
        named = names_of_the_dead(document, number, here, rolled)
        rolled = rolled or bool(named)
        for f in here:
            of_many_each(f)
        here = [f for f in here if not only_repeats(f, [*found, *here])]
        if named:  # "17 names of farmers killed": no claim of its own is made of the farmers
            here = [f for f in here if f.count.low is not None or not any(n.start <= f.start < n.end for n in named)]
            here = sorted([*here, *named], key=lambda f: (f.start, f.end))
        found += here
        problems += trouble
        if here:
            last = next((f for f in reversed(here) if not f.superseded and f.count.bound != "none"), last or here[-1])
    return told_elsewhere(found), problems


def _worth_reading(text: str) -> bool:
    """Whether a sentence without an outcome's word may tell harm all the same."""
    return (
        HEAD.search(text) is not None
        or "victim" in text.lower()
        or holds_strike(text)
        or holds_menace(text)
        or TELLS_OTHERWISE.search(text) is not None
    )


def _in_sentence(
    sentence: Sentence, document: Document, is_place: Callable[[str], bool], before: Found | None
) -> tuple[list[Found], list[Problem]]:
    doc = sentence.doc
    triggers = find_triggers(doc)
    leans = before is not None and FOLLOWS.search(sentence.text) is not None
    leans = leans or house_leans(sentence, before)
    if not triggers and not leans and not _worth_reading(sentence.text):
        return [], []
    mentions = find_counts(sentence.text)
    by_token = mentions_by_token(doc, mentions)
    taken: dict[tuple[int, Outcome], Trigger] = {}
    hung: list[tuple[Trigger, list[People], float]] = []
    covered = {i for t in triggers for i in range(t.first, t.last + 1)}
    for trigger in triggers:
        people, sure = people_of(trigger, doc, by_token, mentions, covered, triggers)
        people = behind_aside(doc, whole_row(doc, people, trigger, by_token), trigger, by_token)
        people = whole_subject(doc, people, trigger, by_token)
        people = without_appositions(doc, without_speakers(doc, people, trigger))
        if not people and (several := counted_by_word(trigger, doc)) is not None:
            people = [several]
        people = [
            p
            for p in without_places(people, is_place, sentence.text)
            if p.mention is None or (p.mention.start, trigger.outcome) not in taken
        ]
        borne = bearer(trigger, doc) if any(not p.group.words for p in people) else None
        if borne is not None:
            people = [p if p.group.words else replace(p, group=borne) for p in people]
        for p in people:
            if p.mention is not None:
                taken[p.mention.start, trigger.outcome] = trigger
        hung.append((trigger, people, sure))
    hung = one_outcome_each(numbers_beside(hung, doc, by_token), doc)
    found: list[Found] = []
    for trigger, people, sure in elliptical(hung, doc):
        found += claims_of(sentence, trigger, names_together(people, sentence.text), sure)
    found = [f for f in without_repeats(found) if not (f.count.low is None and _no_count(f, sentence))]
    numbered = tallies(sentence, found, mentions, by_token)
    found = [
        f for f in found if f.count.low is not None or not any(n.start <= f.start < n.end for n in numbered)
    ] + numbered
    found += older_figures(sentence, found, mentions, by_token)
    listed, instead = items(sentence, found, mentions, before)
    found = [f for f in found if f not in instead] + listed
    if not found:
        found += breakdown(sentence, found, mentions, by_token, before)
    found += bare_totals(sentence, found, mentions, by_token, before)
    found += second_figures(sentence, found, mentions)
    found += changed_figures(sentence, found, mentions)
    found += taken_in(sentence, found, mentions, before)
    found += shared_outcome(sentence, found, mentions)
    found += neighbours(sentence, found, mentions)
    found = predicates(sentence, found, by_token, lambda doc, at: list_from(doc, at, by_token), before)
    found += companions(sentence, found, triggers, lambda doc, at: list_from(doc, at, by_token))
    found += among_the_dead(sentence, found, by_token, before)
    found += among_told_behind(sentence, found, mentions)
    found += of_the_dead(sentence, found, mentions, by_token)
    found += none_besides(sentence, found, mentions)
    found += victims_told(sentence, found, mentions)
    found = named_of_the_dead(sentence, found, lambda doc, at: list_from(doc, at, by_token))
    found += named_victims(sentence, found, mentions, lambda doc, at: list_from(doc, at, by_token))
    found += bare_plurals(sentence, found, triggers)
    found += struck(sentence, found, triggers, mentions, by_token)
    found += menaced(sentence, found, by_token)
    found += fell_victim(sentence, found, by_token)
    found += wounds_borne(sentence, found, by_token)
    found += unaccounted(sentence, found, by_token)
    found += gathered(sentence, found, before)
    found = [f for f in nobody_harmed(sentence, found) if not natural(f, document) and not no_people(f)]
    found = [
        those_of_the_clause(f, lambda a, b: names_together(list_from(doc, a, by_token, b), sentence.text))
        for f in found
    ]
    found = without_those_who_died_there(found)
    tell_members(sentence, found, mentions, by_token, before)
    found = without_known_fates(found)
    alike(sentence, found, mentions)
    found += parts_of(sentence, found, mentions)
    found += breakdown(sentence, found, mentions, by_token, before)
    for f in found:
        judge_words(f, sentence, document)
    found = [f for f in found if not only_wished(f)]
    problems = _not_understood(sentence, document, found, mentions)
    return sorted(found, key=lambda f: (f.start, f.end)), problems


def _with_figures(
    here: list[Found], sentence: Sentence, document: Document, number: int, before: list[Found]
) -> list[Found]:
    """``here`` with the bare figures of the sentence that stand for people told of in it or before, and with their parts."""
    restates, breaks = RESTATES.search(sentence.text), BREAKS_DOWN.search(sentence.text)
    if restates is None and breaks is None:
        return here
    mentions = find_counts(sentence.text)
    more: list[Found] = []
    if restates is not None:
        more += restated(sentence, document, number, here, mentions, before)
    if breaks is not None:
        more += broken_down(sentence, [*here, *more], mentions, before)
    for f in more:
        scope = f.scope
        judge_words(f, sentence, document)
        f.scope = scope if f.scope == "this_incident" else f.scope
        f.stance = stance_of(f) or (None if f.stance in ("hypothetical", "denied") else f.stance)
    return sorted([*here, *more], key=lambda f: (f.start, f.end)) if more else here


TOLL_WORDS = re.compile(
    r"\b(?:the\s+)?(?:figure|number\s+of\s+(?:victims|casualties|dead|deaths|people\s+killed))\s+(?:\w+\s+){0,3}(?:at|to|was|is|of)\s*$",
    re.I,
)


def _not_understood(
    sentence: Sentence, document: Document, found: list[Found], mentions: list[CountMention]
) -> list[Problem]:
    """A number right after words of a tally that no outcome took: shown, not swallowed."""
    base = sentence.start
    out = []
    for m in mentions:
        if m.count.low is None or any(f.start - base <= m.start < f.end - base for f in found):
            continue
        if TOLL_WORDS.search(sentence.text[max(0, m.start - 60) : m.start]):
            start, end = sentence.start + m.start, sentence.start + m.end
            report = document.report
            out.append(
                Problem(
                    stage="claims",
                    code="count_without_outcome",
                    seen=f"“{report.text[start:end]}” counts people, and no outcome could be tied to it",
                    expected="a count with killed, injured or another outcome",
                    settle="read the sentence and code the claim by hand, or close this",
                    report=report.id,
                    quote=Quote(report=report.id, start=start, end=end, text=report.text[start:end]),
                )
            )
    return out
