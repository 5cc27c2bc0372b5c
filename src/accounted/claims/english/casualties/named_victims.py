"""Victims told by who they are: "the latest victim of the terror is Ana Torv", "fatal victims amount to 900".

Nothing says how a victim was harmed but a word before it ("fatal"): else killed or injured. Of floods, fraud and illness there are victims
too, and of a war the truth is one: people have to be named or counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.casualties.tallied import NO_HARM
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.people.phrase import People
from accounted.model import Group, Outcome

_WHICH = r"(?:latest|newest|new|first|second|third|fourth|next|most\s+recent|only|last|sole)"
_OF = r"(?:\s+of\s+[^.;:,]{2,60}?)?"
VICTIM_IS = re.compile(
    rf"\b(?:the|an?|another|one)\s+(?:{_WHICH}\s+)?(?P<sort>(?:fatal|mortal|murder)\s+)?victim{_OF},?\s+(?:is|was|has\s+been)\s+(?!(?:a|the)\s+victim)",
    re.I,
)
""""A new victim of the terror is | union leader Ana Torv"."""
IS_VICTIM = re.compile(
    rf"\s*,?\s+(?:is|was|became|has\s+become|are|were)\s+(?:the|another|also\s+the)\s+{_WHICH}\s+(?P<sort>(?:fatal|mortal|murder)\s+)?victims?\s+of\s+[^.;:,]{{0,40}}?"
    r"(?:violence|terror\w*|killings?|murders?|attacks?|war|repression|death|crimes?|bombings?|assassinations?|shootings?|massacres?|guns?|gangs?|squads?)\b",
    re.I,
)
""""Senator Paz | is the latest victim of this spiral of violence"."""
AMOUNT = re.compile(
    r"\b(?P<sort>fatal|mortal)\s+victims\b(?:\s+[^.;:]{2,90}?)?\s+(?:amount(?:s|ed)?\s+to|total(?:s|l?ed)?|number(?:s|ed)?|(?:has|have)\s+reached|reach(?:ed)?|(?:are|were)\s+put\s+at)\s+$",
    re.I,
)
""""Fatal victims of the violence amount to | 900"."""
ListAfter = Callable[[Any, int], list[People]]


def _outcome(m: re.Match[str]) -> Outcome:
    return "killed" if m["sort"] else "killed_or_injured"


def named_victims(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], list_after: ListAfter
) -> list[Found]:
    """Claims of victims who are told by name, trade or number as the predicate or subject of "victim", that ``found`` has not.

    ``list_after``: reads the people of a list that begins at a character.
    """
    text = sentence.text
    at = text.lower().find("victim")
    if at < 0:
        return []
    out: list[Found] = []
    for m in VICTIM_IS.finditer(text):
        if NO_HARM.search(m[0]):
            continue
        told = [p for p in list_after(sentence.doc, m.end()) if p.count.low is not None and p.count.bound != "none"]
        if not told or text[m.end() : told[0].start].strip().lower() not in ("", "the", '"', "“"):
            continue
        for p in names_together(told, text):
            if p.count.low == 1 and _somebody(p):
                _add(out, found, sentence, _outcome(m), p, m.start())
    for m in IS_VICTIM.finditer(text):
        who = _subject_of(sentence, m.start(), list_after)
        if who is not None and not NO_HARM.search(m[0]):
            _add(out, found, sentence, _outcome(m), who, m.end() - 1)
    for mention in mentions:
        if mention.article or mention.count.low is None or mention.count.bound == "none":
            continue
        amount = AMOUNT.search(text, max(0, mention.start - 160), mention.start)
        if amount is not None:
            bare = People(0, 0, mention.start, mention.end, mention.count, Group(), mention=mention)
            base = sentence.start
            found[:] = [
                f for f in found if not (f.count.low is None and f.start - base <= amount.start() + 12 < f.end - base)
            ]
            _add(out, found, sentence, "killed", bare, amount.start())
    return out


def _somebody(p: People) -> bool:
    """Whether the one is known for a person: by a full name, or by what he or she is."""
    return bool(p.group.words) or any(" " in name for name in p.names)


def _subject_of(sentence: Sentence, at: int, list_after: ListAfter) -> People | None:
    """The one person who stands as the subject before the verb at ``at``: the first of the clause, his age and trade behind commas."""
    verb = next((t for t in sentence.doc if t.idx >= at and t.pos_ in ("AUX", "VERB")), None)
    subject = None if verb is None else next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None:
        return None
    told = [p for p in list_after(sentence.doc, subject.left_edge.idx) if p.start < at]
    return told[0] if told and told[0].count.low == told[0].count.high == 1 and _somebody(told[0]) else None


def _add(out: list[Found], found: list[Found], sentence: Sentence, outcome: Outcome, p: People, at: int) -> None:
    base = sentence.start
    if any(f.start - base <= p.start < f.end - base and f.count.low is not None for f in (*found, *out)):
        return
    start, end = base + min(at, p.start), base + max(at + 1, p.end)
    out.append(
        Found(sentence, start, end, outcome, p.count, p.group, p.names, definite=p.definite, confidence=0.8, trigger=base + at)
    )  # fmt: skip
