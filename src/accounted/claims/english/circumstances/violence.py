"""What kind of violence a sentence tells, and with what it was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.told import Circumstance, lexicon, unreal, unreal_at
from accounted.claims.english.document import Document, Sentence, token_at
from accounted.claims.english.word_lists import word_set
from accounted.model import Scope, Stance

SAME_KIND = {"car_bombing": "bombing", "strike": "attack", "ambush": "attack", "murder": "other"}
"""Lexicon entries that are told apart only so that their words are found first; murder is no kind of its own."""
GENERAL = frozenset({"attack", "raid"})
"""Kinds that say little."""
ONE_ACT = 30
"""Characters between two mentions of one kind that tell one act: "a bomb that had been hidden exploded"."""
NEAR = 400
"""Characters within which a word for violence of no kind, said again in one paragraph, tells nothing new."""
BACK = re.compile(r"\b(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){0,2}$", re.I)
"""Before a noun of violence: an act told before."""

NOT_USED = word_set("""seize recover find discover confiscate capture deliver carry buy sell smuggle lose hide crash land down destroy
    damage defuse dismantle supply export import donate evacuate""")
"""Verbs whose objects are things of violence that harmed nobody here: "seized 40 rifles", "the helicopter crashed"."""


IN_STORE = re.compile(
    r"\b(?:recover|find|found|seiz|discover|b(?:uy|ought)|purchas|stock|order|suppl(?:y|i)|procur|equip|issu)\w*\s+(?:\w+\s+){0,4}$",
    re.I,
)
"""Before tear gas that nobody has used."""


def kind_and_means(sentence: Sentence, scope: Scope) -> Iterator[Circumstance]:
    """Each kind of violence that one sentence tells, and each thing that it says was used, as its words stand."""
    yield from _kinds(sentence, scope)
    yield from _means(sentence, scope)


def _kinds(sentence: Sentence, scope: Scope) -> Iterator[Circumstance]:
    """Acts in order of the text. Words of several kinds are of the more telling one; mentions of one kind that stand
    close to one another are one act."""
    words = lexicon()
    text, base = sentence.text, sentence.start
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in (*words.kinds, *words.soft):
        value = SAME_KIND.get(kind, kind) if (kind, pattern) not in words.soft else "other"
        for m in pattern.finditer(text):
            if kind == "gas" and IN_STORE.search(text[: m.start()]):
                continue
            if not any(a < m.end() and m.start() < b for a, b, _ in spans):
                spans.append((m.start(), m.end(), value))
    spans.sort()
    merged: list[tuple[int, int, str]] = []
    for start, end, value in spans:
        if merged and value == merged[-1][2] and value != "other" and start - merged[-1][1] <= ONE_ACT:
            merged[-1] = (merged[-1][0], end, value)
        elif (
            merged
            and value == "bombing"
            and start - merged[-1][1] <= ONE_ACT
            and words.weak.fullmatch(text, *merged[-1][:2])
        ):
            merged[-1] = (merged[-1][0], end, merged[-1][2])  # "a grenade exploded" is no bombing beside
        else:
            merged.append((start, end, value))
    merged = _once(merged, text, words.weak)
    plain = any(value not in GENERAL and value != "other" for _, _, value in merged)
    for start, end, value in merged:
        if value == "attack" and plain and BACK.search(text[:start]):
            continue
        stance: Stance | None = "hypothetical" if unreal_at(text, start) else None
        sure = 0.6 if value in GENERAL else 0.7 if value == "other" else 0.8
        yield Circumstance("kind", value, base + start, base + end, scope=scope, stance=stance, confidence=sure)


def _once(acts: list[tuple[int, int, str]], text: str, weak: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """One mention of each kind ("other": of each word), the first that names the act and not a thing or those who did it."""
    best: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for start, end, value in acts:
        key = value, stem(text[start:end]) if value == "other" else ""
        best[key] = min(best.get(key, (True, start, end)), (weak.fullmatch(text, start, end) is not None, start, end))
    return sorted((start, end, value) for (value, _), (_, start, end) in best.items())


def _means(sentence: Sentence, scope: Scope) -> Iterator[Circumstance]:
    words = lexicon()
    text, base = sentence.text, sentence.start
    tokens = {t.idx: t for t in sentence.doc}
    seen: set[str] = set()
    for m in words.means.finditer(text):
        value = m[0]
        last = token_at(sentence.doc, m.end() - 1)
        if value.lower() in seen or last is None or m.start() not in tokens or not _used(last, text):
            continue
        seen.add(value.lower())
        yield Circumstance(
            "means",
            value,
            base + m.start(),
            base + m.end(),
            scope=scope,
            stance="hypothetical" if unreal(text) else None,
            confidence=0.75,
        )


def _used(noun: Any, text: str) -> bool:
    """Whether a thing of violence was used, not hit, found, lost or merely flown in."""
    if noun.pos_ == "VERB":
        return noun.lower_ in ("bombs",) and noun.i > 0  # a headline's "bombs", mistaken by nobody
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    if noun.dep_ in ("dobj", "obj", "nsubjpass") and verb.lemma_.lower() in NOT_USED | {
        "hit",
        "attack",
        "shoot",
        "bomb",
        "target",
    }:
        return False
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in ("crash", "land", "evacuate", "deliver", "transport"):
        return False
    # "a bomb disposal team", "helicopter pilots", "the drone programme": a word before another thing
    follows = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.dep_ == "compound" and follows in BEFORE_OTHER:
        return False
    return not (
        noun.dep_ == "pobj"
        and verb.lower_ in ("on", "against", "into", "towards", "near")
        and verb.head.lemma_.lower() in TARGETED
    )


BEFORE_OTHER = word_set(
    "disposal pilot pilots crash programme program base squad factory industry test tests maker makers"
)
TARGETED = word_set("fire attack strike raid shoot assault ambush")


WOUNDS = re.compile(r"[\s-]+(?:wounds?|injur(?:y|ies))\b", re.I)
A_MONTH = re.compile(
    r"\b(?:in|during|for|over|throughout)\s+(?:(?:the|all\s+of)\s+)?(?:(?:last|past|previous|whole|same)\s+)?"
    r"(?:month|year|week|quarter|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b|\blast\s+(?:month|year)\b",
    re.I,
)
HOUSE_OF_THE_DEAD = re.compile(r"\b(?:morgues?|mortuar(?:y|ies))\b", re.I)


def without_wounds_counted(found: list[Circumstance], casualties: Sequence[Found]) -> list[Circumstance]:
    """``found`` without acts that are only the wounds which a morgue counted over a month: "61 of them with gunshot wounds" tells of
    many deaths, and of no one shooting."""
    months = {
        f.sentence.start: f.sentence
        for f in casualties
        if HOUSE_OF_THE_DEAD.search(f.site or "") and A_MONTH.search(f.sentence.text)
    }

    def counted(c: Circumstance) -> bool:
        return c.aspect in ("kind", "means") and any(
            s.start <= c.start < s.end
            and (WOUNDS.match(s.text, c.end - s.start) or WOUNDS.search(s.text, c.start - s.start, c.end - s.start))
            for s in months.values()
        )

    return [c for c in found if not counted(c)] if months else found


def told_once(document: Document, found: list[Circumstance]) -> list[Circumstance]:
    """``found`` without the kinds that only point back: "the attack", "those killings" where the paragraph, or for
    "attack" the report, has told the act itself before."""
    kinds = sorted((c for c in found if c.aspect == "kind"), key=lambda c: c.start)
    drop: set[int] = set()
    done = [(c.start, c.end) for c in found if c.aspect == "by"]
    plain: set[Scope] = set()
    last: dict[tuple[int, str, str], int] = {}
    sentences = iter(document.sentences)
    s = next(sentences, None)
    for c in kinds:
        while s is not None and s.end <= c.start:
            s = next(sentences, None)
        if s is None:
            break
        at = c.start - s.start
        noun = s.doc is not None and any(t.idx == at and t.pos_ in ("NOUN", "PROPN") for t in s.doc)
        back = noun and BACK.search(s.text[:at]) is not None
        key = (s.paragraph, c.value, stem(s.text[c.start - s.start : c.end - s.start]) if c.value == "other" else "")
        before = last.get(key)
        near = before is not None and (back or (c.value == "other" and c.start - before < NEAR))
        if any(a < c.end and c.start < b for a, b in done):
            pass  # it is said who did it: told anew
        elif near and before is not None and before < s.start and ARRESTS.match(s.text, at) and _predicate(s, at):
            pass  # "these men were arrested for ...": an arrest told by its own verb in a sentence of its own
        elif near or (back and c.value == "attack" and c.scope in plain):
            drop.add(id(c))
        if c.value != "other":
            plain.add(c.scope)
        last[key] = c.start
    return [c for c in found if id(c) not in drop]


ARRESTS = re.compile(r"(?:(?:the|these|those)\s+)?(?:\w+\s+)?(?:arrest|nabb|detain|apprehend)", re.I)
MADE = re.compile(r"(?:(?:the|these)\s+)?arrests?\s+(?:was|were|have\s+been|had\s+been)\s+made\b", re.I)


def _predicate(s: Sentence, at: int) -> bool:
    """Whether an arrest is told by a verb: "were arrested", "the arrests were made"."""
    if MADE.match(s.text, at):
        return True
    token = None if s.doc is None else token_at(s.doc, at)
    return token is not None and token.pos_ == "VERB"


def stem(words: str) -> str:
    """The first letters of the first word: "murder" and "murders" are one."""
    return re.sub(r"\W", "", words.lower())[:6]
