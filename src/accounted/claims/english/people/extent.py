"""Where a noun phrase of people begins and ends: its first word, its head, the last of "men, women and children"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.people.words import DAYS, NOUNS, QUOTES
from accounted.claims.english.words import text_of


def noun_after(doc: Any, i: int) -> Any:
    """The head noun of the phrase that goes on from token ``i``: "(ten) Iraqi security | personnel"."""
    last = None
    n = len(doc)
    while i < n:
        t = doc[i]
        if t.pos_ == "NUM" and re.match(r"[\w]+[- ]years?[- ]old", text_of(doc)[t.idx :]):  # "a 19-year-old woman"
            while i < n and doc[i].lower_ != "old":
                i += 1
            i += 1
            continue
        if t.lower_ in DAYS:  # "put at 18 today", "killed 12 Monday"
            break
        if last is not None and t.lower_ in ("dead", "wounded", "injured", "missing", "killed", "hurt"):
            break
        if last is not None and t.text == "(" and _acronym_before_people(doc, i):
            i += 3  # "1,853 National Liberation Front (NLF) | guerrillas"
            continue
        if last is not None and t.tag_ == "POS" and is_person_noun(last.lower_) and not _person_behind(doc, i + 1):
            break  # "the ten leaders' massacre": ten leaders
        if last is not None and i > 1 and doc[i - 1].text == "-" and not t.is_punct and not doc[i - 1].whitespace_:
            i += 1  # "ISIL-affiliated insurgents", "al-Nusrah gunmen": the word goes on behind its hyphen
            if t.pos_ in NOUNS:
                last = t
            continue
        if t.pos_ in NOUNS or (
            t.pos_ == "ADJ" and t.lower_ in ("civilian", "dead", "wounded", "injured", "missing", "others")
        ):
            last = t
            i += 1
        elif (
            t.pos_ in ("ADJ", "DET", "PART", "ADV")
            or t.tag_ in ("VBN", "VBG", "POS", "HYPH", "PRP$")
            or t.text in ("-", "'s", "’s", "[", "]")
            or t.is_space
            or (last is None and t.text in QUOTES)
        ):
            # "suspected militants", "Houthi-led fighters"; a participle after the noun ends the phrase
            if (
                last is not None
                and t.tag_ not in ("POS", "HYPH")
                and t.text not in ("-", "'s", "’s", "[", "]")
                and not t.is_space
            ):
                break
            i += 1
        else:
            break
    return last


def _acronym_before_people(doc: Any, i: int) -> bool:
    """Whether an opening bracket holds one acronym and people follow it."""
    return (
        i + 3 < len(doc)
        and doc[i + 2].text == ")"
        and doc[i + 1].text.isupper()
        and doc[i + 3].pos_ in NOUNS
        and is_person_noun(doc[i + 3].lower_)
    )


def _person_behind(doc: Any, i: int) -> bool:
    """Whether the noun phrase at ``i`` is of people ("the soldiers' | young wives")."""
    while i < len(doc) and doc[i].pos_ in ("ADJ", *NOUNS):
        if is_person_noun(doc[i].lower_):
            return True
        i += 1
    return False


SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "pobj", "attr", "oprd"})


def begins_clause(noun: Any) -> bool:
    """Whether a noun behind "and" is the subject of what follows, by the parse or where a verb in the past stands beside another:
    "received six bodies, and people are still digging", "killed two guards and villagers fled"."""
    if noun.dep_ in SUBJECT:
        return bool(noun.head.i > noun.i)
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return bool(after.tag_ == "VBD" and after.dep_ == "conj" and after.head.i < noun.i)


def list_end(doc: Any, i: int, by_token: dict[int, CountMention]) -> Any:
    """Last noun of "(ten) men, women and children", whose one number counts them all; None where nothing is joined."""
    j = i + 1
    n = len(doc)
    last = None
    while j + 1 < n and (doc[j].lower_ in ("and", "or") or doc[j].text == ","):
        joined = doc[j].lower_ in ("and", "or")
        k = j + 1
        if doc[j].text == "," and doc[k].lower_ in ("and", "or"):
            joined, k = True, k + 1
        if k >= n:
            break
        follower = doc[k]
        if (
            follower.i in by_token
            or follower.pos_ != "NOUN"
            or not is_person_noun(follower.lower_)
            or follower.tag_ != "NNS"
        ):
            break
        if (
            follower.i + 1 < n
            and doc[follower.i + 1].lower_ in ("among", "included", "including", "were", "was", "have", "had")
            and (not joined or doc[follower.i + 1].lower_ in ("among", "included"))
        ):
            break
        if joined and doc[i].dep_ in OBJECT and begins_clause(follower):
            break
        if joined:
            last = follower
        j = k + 1
        if joined:
            break
    return last


def phrase_start(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> int:
    """The first token of the noun's phrase: a parser may hang half the sentence to its left; only what touches it is kept."""
    left, start = noun.left_edge.i, noun.i
    while start > left:
        if _inside(doc[start - 1]):
            start -= 1
        elif (
            start - 3 > left
            and doc[start - 1].text == ")"
            and doc[start - 3].text == "("
            and doc[start - 2].text.isupper()
        ):
            start -= 3  # "1,853 National Liberation Front (NLF) guerrillas"
        else:
            break
    if start > 1 and doc[start - 1].text in QUOTES and start - 2 in by_token:
        start -= 2
    return int(start)


def _inside(t: Any) -> bool:
    if t.lower_ in ("who", "that", "which"):
        return False
    return (
        t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADV")
        or t.tag_ in ("VBN", "VBG", "POS", "HYPH", "PRP$")
        or t.text in ("-", "'s", "’s", "[", "]")
        or t.is_space
    )
