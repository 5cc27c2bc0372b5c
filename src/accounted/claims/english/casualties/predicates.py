"""People told as the predicate of an outcome word, or the word as theirs, with nothing but "be" or "include" between.

"Also killed were two guards", "the injured included a nurse", "the dead were identified as Ruiz and Ost", "two nurses were
among those wounded". The parser hangs such people on the helping verb or on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.casualties.sums import NOUN_OUTCOME
from accounted.claims.english.casualties.tallied import fate_of_victims
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.model import Outcome

OF_DEEDS: dict[str, Outcome] = {
    "shot dead": "killed",
    "gunned down": "killed",
    "burnt alive": "killed",
    "burned alive": "killed",
    "hanged": "killed",
    "executed": "killed",
    "beheaded": "killed",
    "lynched": "killed",
    "massacred": "killed",
    "assassinated": "killed",
    "shot": "killed_or_injured",
    "stabbed": "killed_or_injured",
    "hit": "killed_or_injured",
    "held": "detained",
    "taken away": "missing",
    "led away": "missing",
    "taken hostage": "missing",
    "nabbed": "detained",
    "seized": "detained",
    "rounded up": "detained",
    "picked up": "detained",
}
"""What was done to those among whom somebody is told; of two that begin alike the longer comes first."""
OUTCOMES: dict[str, Outcome] = {
    **NOUN_OUTCOME,
    "slain": "killed",
    "murdered": "killed",
    "deceased": "killed",
    "hurt": "injured",
    "kidnapped": "missing",
    "abducted": "missing",
    "arrested": "detained",
    "captured": "detained",
    **OF_DEEDS,
}
_DEEDS = "|".join(words.replace(" ", r"\s+") for words in OF_DEEDS)
_WHAT = "killed|dead|slain|murdered|wounded|injured|hurt|missing|kidnapped|abducted|arrested|detained|captured"
INVERTED = Gated(
    rf"(?:^\W*|[;,]\s+(?:and\s+)?)(?:also\s+|reported\s+|seriously\s+|slightly\s+|reportedly\s+){{0,2}}(?P<what>{_WHAT})\b"
    r"(?:\s+(?:in|at|on|during|by|with|along|as|there|yesterday|today|earlier)\b[^.;:]{0,70}?)?\s+(?:was|were|is|are)\s+",
    re.I,
)
"""The word before its verb: "Also killed were …", "Wounded in the blast was …"."""
IDENTIFIED = Gated(
    r"(?<!\bamong\s)\b(?:the|those)\s+(?:\w+\s+)?(?P<what>dead|deceased|slain|killed|murdered|wounded|injured|missing|detained|arrested|captured|kidnapped|abducted|detainees|hostages|casualties|victims)\s+(?:also\s+)?"
    r"(?:includ(?:e|es|ed)|(?:were|was|are|is|have\s+been|has\s+been)\s+(?:identified|named)\s+as|(?:were|are)(?=\s+(?:an?\s|[A-Z])))\s+",
    re.I,
)
"""The word as subject: "the injured included …", "the dead were identified as …"."""
ONE_OF = Gated(
    r"\b(?:one|another|two|three|four)\s+of\s+(?:the|those)\s+(?P<what>dead|deceased|killed|slain|murdered|wounded|injured|missing|detained|kidnapped|abducted|arrested)"
    r"(?:\s+(?:persons?|people|men|women|officers|policemen|soldiers|passengers|guards|students))?\s+(?:is|was|are|were)\s+(?:identified\s+as\s+)?(?=[A-Z]|an?\s|the\s|\w+\s+[A-Z])",
    re.I,
)
""""One of the injured persons is | corporal Luis Paz"."""
NAMED = Gated(
    r"\b(?:named?|names|naming|identified|identifies|identifying|listed)\s+(?:\w+\s+of\s+)?(?:the|those)\s+(?:\w+\s+)?"
    r"(?P<what>dead|deceased|slain|killed|murdered|wounded|injured|missing|detained|victims)(?:\s+(?:persons?|people|men|women|\w+s))?\s*(?:as|:)\s+",
    re.I,
)
""""He named two of the dead as Ana Ruiz, 51, and her daughter Eva": whom the figure is of."""
INCLUDED = Gated(
    r"(?:^\W*|\b(?:the|these|those|their|its|such|confirmed|\d)\s+(?:\w+\s+)?|[:;]\s+)(?P<what>casualties)\b(?:\s*,\s[^,.;:]{1,50},)?(?:\s+(?:on|in|at|of|from|among)\b[^.,;:]{0,40}?)?\s*"
    r"(?:,?\s*(?:also\s+)?include[sd]?|,?\s*including)\s+",
    re.I,
)
""""Casualties include soldiers, rebels and civilians": each sort a part, counted or not."""
AMONG = Gated(
    rf"\b(?P<be>was|were|is|are)\s+(?:also\s+|reportedly\s+)?(?:among|included\s+(?:in|among))\s+(?:the|those)\s+(?:\w+\s+)?(?P<what>{_DEEDS}|{_WHAT}|casualties|victims)\b",
    re.I,
)
"""The people as subject: "two nurses were among those wounded"."""
UNKNOWN = re.compile(r"\b(?:whether|if)\b[^.;]*$", re.I)
ListAfter = Callable[[Any, int], list[People]]


def predicates(
    sentence: Sentence,
    found: list[Found],
    by_token: dict[int, CountMention],
    list_after: ListAfter,
    before: Found | None = None,
) -> list[Found]:
    """``found`` with the people of such phrases. ``list_after``: reads the people of a list that begins at a character."""
    out = list(found)
    for pattern in (INVERTED, IDENTIFIED, INCLUDED, ONE_OF):
        for m in pattern.finditer(sentence.text):
            outcome = fate_of_victims(m["what"], OUTCOMES[m["what"].lower()], sentence, before)
            told = [p for p in list_after(sentence.doc, m.end()) if p.count.bound != "none"]
            if pattern is not INCLUDED:
                told = [p for p in told if p.count.low is not None]
            if not told or sentence.text[m.end() : told[0].start].strip().lower() not in ("", "the", '"', "“"):
                continue
            if pattern is INVERTED and _acts(sentence, told[-1]):
                continue
            if pattern is ONE_OF:  # "one of | the injured persons" tells of no more than the one
                out = [f for f in out if f.trigger != sentence.start + m.start("what") or f.count.low is not None]
            for p in names_together(told, sentence.text):
                _add(
                    out,
                    sentence,
                    m,
                    outcome,
                    p,
                    part=pattern in (INCLUDED, ONE_OF) or (pattern is IDENTIFIED and p.mention is not None),
                )
    for m in AMONG.finditer(sentence.text):
        if UNKNOWN.search(sentence.text, 0, m.start()):
            continue
        subject = _subject(sentence, m.start("be"))
        one = from_noun(sentence.doc, subject, by_token) if subject is not None else None
        if one is None or one.count.bound == "none":
            continue
        what = sentence.start + m.start("what")
        out = [f for f in out if f.trigger != what or f.count.low is not None]
        _add(out, sentence, m, OUTCOMES[" ".join(m["what"].lower().split())], one, part=True)
    return out


def named_of_the_dead(sentence: Sentence, found: list[Found], list_after: ListAfter) -> list[Found]:
    """``found`` with the names that a sentence gives to some of the dead or hurt, on the figure that it tells of them."""
    out = list(found)
    for m in NAMED.finditer(sentence.text):
        _name(out, sentence, m, [p for p in list_after(sentence.doc, m.end()) if p.names])
    return out


OF_THEM = re.compile(r"\bof\s+(?:the\s+)?$", re.I)
""""Named two of the | dead as": there are more; "the dead men as Ruiz and Kern" are the two."""


def _name(out: list[Found], sentence: Sentence, m: re.Match[str], told: list[People]) -> None:
    """Give the figure before the names its persons; where it has none, or another number, each of them is a claim."""
    names = tuple(name for p in told for name in p.names)
    if not names or sentence.text[m.end() : told[0].start].strip().lower() not in ("", "the"):
        return
    trigger = sentence.start + m.start("what")
    for f in out:
        if f.start <= trigger < f.end and not f.persons and f.count.low == len(names):
            f.persons = names
            return
    outcome = OUTCOMES.get(m["what"].lower(), "killed")
    of_them = OF_THEM.search(sentence.text, 0, m.start("what")) is not None
    out[:] = [f for f in out if of_them or f.count.low is not None or not f.start <= trigger < f.end]
    for p in names_together(told, sentence.text):
        _add(out, sentence, m, outcome, p, part=True)


def _add(out: list[Found], sentence: Sentence, m: re.Match[str], outcome: Outcome, p: People, part: bool) -> None:
    base = sentence.start
    if any(f.outcome == outcome and f.start - base <= p.start < f.end - base and f.count == p.count for f in out):
        return
    start, end = min(m.start("what"), p.start), max(m.end("what"), p.end)
    out.append(
        Found(sentence, base + start, base + end, outcome, p.count, p.group, p.names, part=part, more=p.more,
              definite=p.definite, confidence=0.85, trigger=base + m.start("what"))
    )  # fmt: skip


def _subject(sentence: Sentence, at: int) -> Any:
    """The head of the people before "were among": the verb's subject."""
    verb = next((t for t in sentence.doc if t.idx == at), None)
    if verb is None:
        return None
    if verb.dep_ in ("auxpass", "aux"):
        verb = verb.head  # "a lieutenant was included in the casualties"
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in (*NOUNS, "NUM")), None)


def _acts(sentence: Sentence, people: People) -> bool:
    """ "Killed in the raid were buried": what follows the verb is its own."""
    after = sentence.text[people.end : people.end + 12].split()
    return bool(after) and after[0].lower() in ("said", "told", "says")
