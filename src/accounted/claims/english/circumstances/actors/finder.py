"""The claims of by whom and against whom of one sentence, as its readers find them: each distinct fact once."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.circumstances.actors.able_to_act import can_act, owns
from accounted.claims.english.circumstances.actors.noun_phrases import phrase
from accounted.claims.english.circumstances.actors.words import NO_TARGET, PEOPLE, SAYING, STRIKE_NOUNS
from accounted.claims.english.circumstances.told import Certainty, Circumstance, unreal_at
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.names import is_media
from accounted.claims.english.speakers import Attributions
from accounted.claims.protocol import Knowledge
from accounted.model import Scope, Source

DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.I)
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b", re.I)
SAYS_ELSE = re.compile(
    r"\b(?:and|but|saying|adding|insisting|claiming|instead)\s+(?:\w+\s+){0,2}?(?:said|says|claim(?:s|ed)?|insist(?:s|ed)?|told|stated?|that)\b(?<!and\sthat)|\bsaying\b",
    re.I,
)
""""Denied shooting and said that | rebels | had shot two guards": whom a denier names instead, it accuses."""
HELD = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|believed|accused|blamed|presumed|apparently|reportedly|thought)\b", re.I
)
MAYBE = re.compile(r"\b(?:possibl[ey]|may\s+have|might\s+have|perhaps|unclear)\b", re.I)


class Finder:
    """The claims of one sentence, each distinct fact once."""

    def __init__(self, sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> None:
        self.sentence, self.scope, self.knowledge, self.said = sentence, scope, knowledge, said
        self.text = sentence.text
        self.seen: set[tuple[str, str]] = set()
        self.out: list[Circumstance] = []

    def add(
        self, aspect: Any, left: int, right: int, value: str, certainty: Certainty | None, sure: float = 0.75
    ) -> None:
        """One claim at sentence offsets ``left`` to ``right``, unless the sentence has already said it."""
        value = " ".join(value.split()).strip(" ,")
        if (
            not value
            or unreal_at(self.text, right if aspect == "by" else left)
            or any(a == aspect and (value.lower() in v or v in value.lower()) for a, v in self.seen)
        ):
            return
        self.seen.add((aspect, value.lower()))
        base = self.sentence.start
        self.out.append(
            Circumstance(aspect, value, base + left, base + right, certainty, scope=self.scope, confidence=sure)
        )

    def add_phrase(self, aspect: Any, head: Any, verb: Any, certainty: Certainty | None = None) -> None:
        """The noun phrase of ``head``; the quote takes in ``verb``."""
        left, right = phrase(head)
        value = self.text[left:right]
        self.add(aspect, min(left, verb.idx), max(right, verb.idx + len(verb)), value, certainty)

    def actor(self, head: Any, verb: Any) -> None:
        """``head`` as the one who did it, where it can be."""
        if can_act(head, self.knowledge):
            own = self.speakers_own(head)
            self.add_phrase("by", head, verb, "claimed_or_admitted" if own else self.certainty(head))
        elif head.lemma_.lower() in STRIKE_NOUNS or head.lower_ in STRIKE_NOUNS:
            self.owner(head)
        elif head.pos_ == "PRON" and head.lower_ in ("it", "they", "we"):
            self.speaker(head, verb)

    def speaker(self, pronoun: Any, verb: Any) -> None:
        """ "It had carried out the attack", "we hit a column": the speaker's own, where the speaker is a body that acts."""
        start = self.sentence.start
        chain = self.said.at(start + pronoun.idx, start + verb.idx + len(verb)).chain
        who = chain[0] if chain else None
        name = _body(who) if who is not None else None
        if name is None or who is None or who.kind in ("outlet", "agency") or is_media(name):
            return
        # "It" and "they" are the speaker's only under the speaker's own verb: "X said that it had carried out ..."
        clause = verb.head if verb.dep_ == "conj" else verb
        if pronoun.lower_ != "we" and not (clause.dep_ == "ccomp" and clause.head.lemma_.lower() in SAYING):
            return
        self.add("by", pronoun.idx, verb.idx + len(verb), name, "claimed_or_admitted", 0.65)

    def speakers_own(self, head: Any) -> bool:
        """Whether ``head`` is the speaker's own, where the speaker is a body: "our jets", and "its aircraft" in a sentence
        that names the body before it, and between them nobody else whose aircraft they could be."""
        whose = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in ("its", "our")), None)
        if whose is None or DENIED.search(self.text[max(0, head.idx - 60) : head.idx]):
            return False
        start = self.sentence.start
        chain = self.said.at(start + head.idx, start + head.idx + len(head)).chain
        name = _body(chain[0]) if chain else None
        if name is None or chain[0].kind in ("outlet", "agency") or is_media(name):
            return False
        if whose.lower_ == "our":
            return True
        words = name.split()
        ends = [m.end() for m in re.finditer(rf"\b{re.escape(' '.join(words[:2]))}\b", self.text[: whose.idx])]
        between = [t for t in head.doc if ends and ends[-1] <= t.idx < whose.idx]
        return bool(ends) and not any(
            t.pos_ in ("NOUN", "PROPN") and t.tag_ in ("NN", "NNP") and can_act(t, self.knowledge) for t in between
        )

    def certainty(self, head: Any) -> Certainty:
        return self.certainty_at(head.idx, head.idx + len(head))

    def certainty_at(self, left: int, right: int | None = None) -> Certainty:
        denies = DENIES.search(self.text, 0, left)
        if denies is not None and SAYS_ELSE.search(self.text, denies.end(), left) is not None:
            return "suspected_or_accused"
        around = self.text[max(0, left - 60) : (right or left) + 20]
        if DENIED.search(around):
            return "denied"
        if HELD.search(around):
            return "suspected_or_accused"
        return "possible" if MAYBE.search(around) else "reported_as_fact"

    def owner(self, noun: Any) -> None:
        """Whose strike: "a US-led coalition air strike", "Israeli shelling", "an attack by gunmen"."""
        for c in noun.children:
            if c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < noun.i and owns(c, self.knowledge):
                self.add_phrase("by", c, noun, self.certainty(c))
            if c.dep_ in ("prep", "agent") and c.lower_ == "by":
                for p in c.children:
                    if p.dep_ == "pobj" and can_act(p, self.knowledge):
                        self.add_phrase("by", p, noun, self.certainty(p))

    def may_act(self, head: Any) -> bool:
        """Whether a noun may be who did it."""
        return can_act(head, self.knowledge)

    def victim(self, head: Any, verb: Any) -> None:
        """``head`` as those whom the act was aimed at: people, or what :meth:`target` takes."""
        if head.lower_ in PEOPLE:
            self.add_phrase("against", head, verb)
        else:
            self.target(head, verb)

    def target(self, head: Any, verb: Any) -> None:
        """``head`` as what was attacked, where it is a thing or a body of people and no place, time or count."""
        if head.pos_ not in ("NOUN", "PROPN") or head.lower_ in NO_TARGET or head.lemma_.lower() in NO_TARGET:
            return
        if head.like_num or head.lower_.endswith("day") or self.knowledge.find_dates(head.text):
            return
        if head.pos_ == "PROPN" and not is_person_noun(head.lower_):
            left, right = phrase(head)
            named = self.text[left:right]
            if self.knowledge.is_place(named) or (" " not in named and self.knowledge.is_place(head.text)):
                return
        self.add_phrase("against", head, verb)


def _body(who: Source) -> str | None:
    """The body that a speaker speaks for, as far as the report tells."""
    if who.kind == "organisation":
        return who.name
    if who.kind in ("person", "office") and who.affiliation:
        return who.affiliation
    return None
