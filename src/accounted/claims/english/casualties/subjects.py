"""Subjects of a plural verb that the parse leaves at one person: "Ruiz, the mayor of Riva, her husband and two guards were shot".

What stands between commas behind a name says who that is ("the mayor of Riva") or names another ("her husband"); a plural verb
tells that there is another. Read from the words, since a parser takes what follows an apposition for more of it.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of

LONGEST = 220
"""Characters between the first of the harmed and the verb."""
SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:--\s*)?|--\s*|[–—]\s*)(?P<and>(?:and|as\s+well\s+as)\s+)?|\s+(?P<bare>and)\s+", re.I
)
ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
RELATIVE = re.compile(r"(?:who|whom|whose|which|that|where|when)\b", re.I)
WHOSE = re.compile(r"(?:his|her|their|its)\b", re.I)
STOP = re.compile(r"[;:]")


def whole_subject(doc: Any, people: list[People], trigger: Trigger, by_token: dict[int, CountMention]) -> list[People]:
    """``people`` with the others of their subject, where a plural verb has no more than one of them."""
    plural = _plural_verb(trigger)
    known = [p for p in people if p.count.bound != "none"]
    if plural is None or len(known) != 1 or known[0].count.low != 1 or known[0].count.high != 1:
        return people
    first = known[0]
    text = text_of(doc)
    end = plural.idx
    if not first.end < end <= first.end + LONGEST or STOP.search(text, first.end, end):
        return people
    others = _others(doc, first, end, by_token)
    return [*people, *others] if others else people


def _plural_verb(trigger: Trigger) -> Any:
    """The auxiliary that tells of more than one: "were shot", "have been shot"; None where it tells nothing."""
    if trigger.frame != "done_to":
        return None
    helpers = [c for c in trigger.token.children if c.dep_ in ("aux", "auxpass") and c.i < trigger.first]
    return next((c for c in helpers if c.lower_ in ("were", "are", "have")), None)


def _others(doc: Any, first: People, end: int, by_token: dict[int, CountMention]) -> list[People]:
    text = text_of(doc)
    out: list[People] = []
    named = bool(first.names)
    joined = False
    at = first.end
    while True:
        while (aside := ASIDE.match(text, at, end)) is not None:
            at = aside.end()
        gap = SEPARATOR.search(text, at, end)
        if gap is None:
            break
        at = gap.end()
        opens = next((t for t in doc if t.idx >= at), None)
        if opens is None or opens.idx >= end:
            break
        nearer = SEPARATOR.search(text, at, end)
        stop = nearer.start() if nearer is not None else end
        told = gap["and"] is not None or gap["bare"] is not None
        if not RELATIVE.match(text, at) and _has_verb(doc, opens.i, stop):
            return []  # "Ruiz, the mayor, said two guards were shot"
        one = _member(doc, opens, told, named, by_token)
        before = out[-1] if out else None
        if one is not None and not told and one.mention is None:
            if before is not None and one.names and set(one.names) <= set(before.names):
                one = None  # "his driver, Sergeant Paz": who the driver is
            elif before is not None and before.names and WHOSE.match(text, at):
                one = None  # "Ruiz, the mayor, Soto, his deputy": who Soto is
        if one is not None:
            out.append(one)
            named, joined = bool(one.names), joined or told
            at = max(at, one.end)
    return out if joined else []


def _member(doc: Any, opens: Any, told: bool, named: bool, by_token: dict[int, CountMention]) -> People | None:
    """Another person who is named here; None for words that say who the one before is. ``told``: "and" stands before it;
    ``named``: the one before has a name, so that a name behind a comma is another's."""
    mention = by_token.get(opens.i)
    if mention is not None and not mention.article:
        one = from_mention(doc, mention, by_token)
        return one if one is not None and (told or one.group.words) and one.count.low else None
    text = text_of(doc)
    if not (told or WHOSE.match(text, opens.idx) or (named and opens.pos_ == "PROPN")):
        return None
    head, i = None, opens.i
    while i < len(doc) and i < opens.i + 9:
        t = doc[i]
        if t.pos_ in NOUNS:
            head = t
        elif not (t.pos_ in ("ADJ", "DET") or t.tag_ == "PRP$" or t.tag_ in ("POS", "HYPH") or t.text in ("-", ".")):
            break
        i += 1
    one = from_noun(doc, head, by_token) if head is not None else None
    if one is None or one.first < opens.i or one.count.low is None or one.count.bound == "none":
        return None
    if not told and not WHOSE.match(text, opens.idx) and not one.names:
        return None
    return one


def _has_verb(doc: Any, first: int, end: int) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first:] if t.idx < end)
