"""What kind of violence a sentence tells, and with what it was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.told import Circumstance, lexicon, unreal, word_set
from accounted.claims.english.document import Sentence
from accounted.model import Scope, Stance

SAME_KIND = {"car_bombing": "bombing", "strike": "attack"}
"""Lexicon entries that are told apart only so that their words are found first."""
GENERAL = frozenset({"attack", "raid"})
"""Kinds that say little; kept only where the report tells no plainer one."""

NOT_USED = word_set("""seize recover find discover confiscate capture deliver carry buy sell smuggle lose hide crash land down destroy
    damage defuse dismantle supply export import donate evacuate""")
"""Verbs whose objects are things of violence that harmed nobody here: "seized 40 rifles", "the helicopter crashed"."""


def kind_and_means(sentence: Sentence, scope: Scope) -> Iterator[Circumstance]:
    """The most telling kind of one sentence, and each thing that it says was used, as its words stand."""
    words = lexicon()
    text, base = sentence.text, sentence.start
    stance: Stance | None = "hypothetical" if unreal(text) else None
    for kind, pattern in words.kinds:
        m = pattern.search(text)
        if m:
            value = SAME_KIND.get(kind, kind)
            sure = 0.6 if value in GENERAL else 0.8
            yield Circumstance(
                "kind", value, base + m.start(), base + m.end(), scope=scope, stance=stance, confidence=sure
            )
            break
    tokens = {t.idx: t for t in sentence.doc}
    seen: set[str] = set()
    for m in words.means.finditer(text):
        value = m[0]
        last = _token_at(sentence.doc, m.end() - 1)
        if value.lower() in seen or last is None or m.start() not in tokens or not _used(last, text):
            continue
        seen.add(value.lower())
        yield Circumstance(
            "means", value, base + m.start(), base + m.end(), scope=scope, stance=stance, confidence=0.75
        )


def _token_at(doc: Any, at: int) -> Any:
    return next((t for t in doc if t.idx <= at < t.idx + len(t)), None)


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


def drop_general(found: list[Circumstance]) -> list[Circumstance]:
    """``found`` without "attack" where the report itself tells a plainer kind of this incident: "the attack" means that."""
    plain = any(
        c.aspect == "kind" and c.scope == "this_incident" and c.stance is None and c.value not in GENERAL for c in found
    )
    return [c for c in found if not (plain and c.aspect == "kind" and c.value == "attack")]
