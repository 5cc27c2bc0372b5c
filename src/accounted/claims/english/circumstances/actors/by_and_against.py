"""By whom and against whom or what, of a sentence that tells violence.

An actor is named by grammar (the subject of an act of violence, its agent in the passive, the owner of a strike), by
blame or by an admission (``responsibility``, ``blamed``). A place is never an actor ("the Mosul strike" says where), nor is
a pronoun: "it had carried out the attack" names the speaker, where the report lets it be known who speaks.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.circumstances.actors.act_nouns import nouns
from accounted.claims.english.circumstances.actors.blamed import blamed
from accounted.claims.english.circumstances.actors.finder import Finder
from accounted.claims.english.circumstances.actors.headlines import headline_actors
from accounted.claims.english.circumstances.actors.police import deeds
from accounted.claims.english.circumstances.actors.responsibility import told_responsible
from accounted.claims.english.circumstances.actors.verbs_and_objects import objects_behind, subject_of
from accounted.claims.english.circumstances.actors.words import ACTS, AIMED, HARMED, LIGHT, STRIKE_NOUNS, WITH_OBJECT
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Sentence
from accounted.claims.english.speakers import Attributions
from accounted.claims.english.word_lists import word_set
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

HURT = re.compile(r"\b(?:killed|died|dead|wounded|injured|hit|hurt)\b", re.I)
RIDING = word_set("riding rode travelling traveling travelled traveled driving")
VEHICLES = word_set("convoy bus minibus car vehicle truck van taxi pickup lorry train jeep ambulance boat motorcade")


def by_and_against(sentence: Sentence, scope: Scope, knowledge: Knowledge, said: Attributions) -> list[Circumstance]:
    """Who did it, how surely, and whom or what it hit, of one sentence that tells violence."""
    finder = Finder(sentence, scope, knowledge, said)
    headline_actors(finder)
    blamed(finder)
    for t in sentence.doc:
        lemma = t.lemma_.lower()
        if t.pos_ == "VERB" and lemma in ACTS:
            _act(finder, t, lemma)
        elif t.lower_ in RIDING and (HURT.search(finder.text) or _of_the_hurt(t)):
            # what the hurt were in was hit: "killed while riding in a convoy"
            for p in objects_behind(t, ("in", "aboard", "on")):
                if p.lower_ in VEHICLES:
                    finder.add_phrase("against", p, t)
        elif t.lower_ in STRIKE_NOUNS and t.pos_ in ("NOUN", "PROPN"):
            finder.owner(t)
            for p in objects_behind(t, ("on", "against")):
                finder.target(p, t)
    nouns(finder)
    told_responsible(finder)
    for left, right, force in deeds(sentence):
        held = finder.certainty_at(left)
        finder.add("by", left, right, force, held, 0.75)
    return finder.out


def _act(finder: Finder, t: Any, lemma: str) -> None:
    objects = [c for c in t.children if c.dep_ in ("dobj", "obj")]
    if lemma in LIGHT and not any(o.lemma_.lower() in LIGHT[lemma] for o in objects):
        passive_light = any(c.dep_ == "nsubjpass" and c.lemma_.lower() in LIGHT[lemma] for c in t.children)
        of_noun = t.dep_ == "acl" and t.tag_ == "VBN" and t.head.lemma_.lower() in LIGHT[lemma]
        ablaze = lemma == "set" and ABLAZE.search(t.doc.text[t.idx : t.right_edge.idx + len(t.right_edge)])
        if not (passive_light or of_noun or ablaze):
            return
    if any(c.dep_ == "neg" for c in t.children):
        return
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in t.children) or (t.dep_ == "acl" and t.tag_ == "VBN")
    for p in objects_behind(t, ("by",)):
        finder.actor(p, t)
    if lemma in WITH_OBJECT and not objects:
        return
    if not passive:
        who = subject_of(t)
        if who is not None:
            finder.actor(who, t)
    if lemma in HARMED:
        for o in [c for c in t.children if c.dep_ == "nsubjpass"] if passive else objects:
            for x in (o, *(x for x in o.conjuncts if x.i > o.i)):
                finder.victim(x, t)
    if lemma in AIMED or lemma == "set":
        for o in [c for c in t.children if c.dep_ == "nsubjpass"] if passive else objects:
            finder.target(o, t)
    if lemma == "fire" or (lemma == "open" and objects):
        for p in [
            *objects_behind(t, ("on", "at", "upon", "into")),
            *(p for o in objects for p in objects_behind(o, ("on", "at", "upon", "into"))),
        ]:
            if p.i > t.i:
                finder.target(p, t)


ABLAZE = re.compile(r"\b(?:on\s+fire|ablaze|afire|alight)\b", re.I)


def _of_the_hurt(verb: Any) -> bool:
    """ "The men", "the dead", "they" before "were riding in a convoy": people told of before."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in ("men", "women", "dead", "victims", "killed", "wounded", "officers"):
        return False
    return any(c.lower_ in ("the", "all", "those") for c in subject.children)
