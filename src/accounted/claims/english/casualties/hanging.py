"""People whom the parse hangs on an outcome word."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.pronouns import ORDINALS
from accounted.claims.english.people.extent import OBJECT, begins_clause
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.speaking import speaking
from accounted.claims.english.triggers.bodies import is_owned_corpse
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of


def hung_by_parse(trigger: Trigger, doc: Any) -> list[Any]:
    """Head tokens of the people whom the parse hangs on the trigger."""
    t = trigger.token
    children = list(t.children)
    out: list[Any] = []
    if of_those(trigger, doc):
        return []  # "three of the wounded": whose outcome is told elsewhere, see of_the_dead
    one_more = _another_before(t) if t.tag_ in ("VBN", "VBD") and trigger.frame in ("done_to", "happens_to") else None
    if one_more is not None:
        return [one_more]
    if trigger.frame == "done_to":
        passive = [c for c in children if c.dep_ == "nsubjpass"]
        if not passive:  # "over 80 workers were on Wednesday taken into custody"
            passive = [
                c for a in children if a.dep_ == "auxpass" for c in a.children if c.dep_ in ("nsubj", "nsubjpass")
            ]
        objects = [c for c in children if c.dep_ in ("dobj", "obj")]
        has_aux = any(c.dep_ in ("auxpass",) for c in children)
        if passive:
            out = antecedents(passive, t)
        elif objects and not (t.tag_ == "VBN" and has_aux):
            out = [*antecedents(objects, t), *_objects_joined(t, objects[-1])]
        elif t.dep_ == "relcl" and t.head.pos_ in (*NOUNS, "NUM") and _reduced(t):
            out = [t.head]  # "the farmers they have kidnapped"
        elif (
            t.dep_ == "amod"
            and t.tag_ == "VBG"
            and t.head.i == t.i + 1
            and t.head.tag_ == "NNS"
            and t.i
            and (doc[t.i - 1].pos_ in ("CCONJ", "ADP", "PUNCT"))
        ):
            out = [t.head]  # the parser takes "and arresting persons" for "arresting officers"
        elif t.dep_ == "compound" and t.tag_ in ("VB", "VBP") and t.head.i == t.i + 1:
            out = [t.head]  # the parser takes "massacre Hindus" for a compound
        elif t.dep_ in ("acl", "amod") and t.tag_ in ("VBN", "JJ", "VBD"):
            out = [t.head] if t.head.pos_ in (*NOUNS, "NUM", "PRON") or t.head.lower_ == "those" else []
        elif (
            t.dep_ == "conj"
            and t.tag_ == "VBN"
            and t.head.dep_ == "amod"
            and t.head.head.i == t.i + 1
            and not any(c.dep_ == "nummod" for c in t.head.head.children)
        ):
            out = [t.head.head]  # "killed, tortured and detained | civilians"
        elif t.dep_ == "conj":
            out = _of_conjunct(t)
        if not out and t.dep_ in ("xcomp", "oprd", "ccomp", "acomp") and t.head.lemma_ == "find":
            # "two men were found shot to death"
            out = antecedents([c for c in t.head.children if c.dep_ == "nsubjpass"], t.head)
        if not out and t.dep_ == "xcomp" and has_aux and t.head.lemma_ in GOES_ON:
            out = antecedents([c for c in t.head.children if c.dep_ == "nsubj"], t.head)
        if not out and has_aux:
            out = _spared(t)
        joined = [c for c in t.conjuncts if c.i > t.i and not any(x.pos_ == "NUM" for x in t.doc[t.i : c.i])]
        if not out and joined and t.i + 1 < len(doc) and doc[t.i + 1].pos_ == "CCONJ":
            # "they kidnapped and killed eleven people"
            out = [x for c in joined for x in c.children if x.dep_ == "dobj"]
        if not out:
            subjects = [c for c in children if c.dep_ == "nsubj"]
            follow = t.nbor(1) if t.i + 1 < len(doc) else None
            if (
                subjects
                and t.tag_ in ("VBN", "VBD")
                and not objects
                and (follow is None or follow.pos_ in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PROPN"))
                and not ASIDE.match(text_of(doc), doc[trigger.last].idx + len(doc[trigger.last]))
            ):
                out = antecedents(subjects, t)
        if not out and not has_aux:
            # "killed or wounded twelve people": the object hangs on the last verb
            for c in t.conjuncts:
                if c.i > t.i:
                    out = [x for x in c.children if x.dep_ in ("dobj", "nsubjpass")]
                    if out:
                        break
    elif trigger.frame == "happens_to":
        subjects = [c for c in children if c.dep_ in ("nsubj", "nsubjpass")]
        out = antecedents(subjects, t)
        if not out and t.dep_ == "conj":
            out = _of_conjunct(t, of_subject=True)
        if not out and t.dep_ == "xcomp":
            out = antecedents([c for c in t.head.children if c.dep_ in ("nsubj", "nsubjpass")], t.head)
        if not out and t.dep_ in ("acl", "relcl") and t.head.pos_ in (*NOUNS, "NUM"):
            out = [t.head]
    elif trigger.frame == "state":
        if t.tag_ == "VBG" and t.i + 1 < len(doc) and any(c.dep_ == "dobj" and c.i == t.i + 1 for c in children):
            out = [doc[t.i + 1]]  # "kidnappings and missing people"
        elif t.i and any(c.dep_ == "nummod" and c.i == t.i - 1 for c in children):
            out = [t]  # "148 casualties (93 dead": the number beside the word is its own
        elif t.dep_ in ("amod", "acl", "relcl", "appos") and t.head.pos_ in (*NOUNS, "NUM"):
            out = [t.head]
        elif t.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") for c in children):
            # A clause with its own subject: "the governor said that eight of the nine dead were from ..." is not of the governor.
            counted = t.i > 1 and doc[t.i - 1].pos_ == "NUM" and doc[t.i - 2].tag_ in ("DT", "PRP$", "PDT")
            out = [doc[t.i - 1]] if counted else []
        elif t.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advcl", "advmod"):
            out = [c for c in t.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i < t.i][-1:]
            out = [] if _says(t.head) and out and out[0].dep_ == "nsubj" else antecedents(out, t.head)
            if not out and t.dep_ == "oprd" and t.head.dep_ == "acl" and t.head.head.pos_ in NOUNS:
                out = [t.head.head]  # "families left homeless"
        if not out:
            out = antecedents([c for c in children if c.dep_ in ("nsubj", "nsubjpass")], t)
        if not out and any(c.dep_ in ("nummod",) for c in children):
            out = [t]
    elif trigger.frame == "bodies":
        out = [x for c in children if c.dep_ == "prep" and c.lower_ == "of" for x in c.children if x.dep_ == "pobj"]
        if not out:  # "THE DRIVER'S BODY"
            out = [c for c in children if c.dep_ == "compound" and c.i + 2 == t.i and doc[c.i + 1].tag_ == "POS"]
        if not out and is_owned_corpse(t):
            out = [c for c in children if c.dep_ == "poss" and c.pos_ in NOUNS]
    return [x for x in out if x.i not in (t.i,) or trigger.frame == "state"]


def _another_before(verb: Any) -> Any | None:
    """ "One man was killed and another (was seriously) | injured", "a third died": the word that stands for the one more."""
    doc, i = verb.doc, verb.i - 1
    if any(c.dep_ in ("dobj", "obj") for c in verb.children):
        return None  # "another wounded two soldiers"
    while i >= 0 and (doc[i].pos_ in ("ADV", "AUX") or doc[i].lower_ in ("critically", "later", "also")):
        i -= 1
    if i < 1:
        return None
    if doc[i].lower_ == "another":
        return doc[i]
    return doc[i] if doc[i].lower_ in ORDINALS and doc[i - 1].lower_ == "a" else None


def _spared(t: Any) -> list[Any]:
    """ "Kept the guards from being | killed", "the guards escaped being | killed": whom it would have been done to."""
    over = t.head.head if t.dep_ == "pcomp" and t.head.lower_ == "from" else t.head if t.dep_ == "xcomp" else None
    if over is None or over.pos_ != "VERB" or (t.dep_ == "xcomp" and over.lemma_ not in ESCAPES):
        return []
    whom = [c for c in over.children if c.dep_ in ("dobj", "nsubjpass")] if t.dep_ == "pcomp" else []
    return antecedents(whom or [c for c in over.children if c.dep_ == "nsubj" and t.dep_ == "xcomp"], over)


ESCAPES = frozenset({"escape", "avoid", "miss", "evade", "dodge", "elude"})
GOES_ON = frozenset({"continue", "appear", "seem", "remain"})
""""Several guests continued to be held hostage", "two guards appear to have been killed": their subject is whom it is said of."""


def _says(verb: Any) -> bool:
    """Whether the verb is one of speech: who "wrote of scores of dead and even more injured" is none of them."""
    return verb.lower_ in speaking().verbs or verb.lemma_.lower() in ("write", "speak", "talk", "tell")


def _reduced(verb: Any) -> bool:
    """Whether a relative clause has a subject of its own before its verb and nothing behind it that is done to."""
    children = list(verb.children)
    subject = [c for c in children if c.dep_ == "nsubj" and c.lower_ not in ("who", "that", "which", "whom")]
    return (
        bool(subject)
        and subject[0].i > verb.head.i
        and not any(c.dep_ in ("dobj", "obj", "nsubjpass", "auxpass") for c in children)
    )


def _objects_joined(verb: Any, last: Any) -> list[Any]:
    """ "Killed a commander and two of his deputies": what the parser joins to the verb is one more object."""
    return [
        c
        for c in verb.children
        if c.dep_ == "conj"
        and c.i > last.i
        and (c.pos_ in NOUNS or (c.pos_ == "NUM" and any(x.lower_ == "of" for x in c.children)))
        and not any(x.dep_ in ("nsubj", "nsubjpass", "acl", "aux", "auxpass") for x in c.children)
        and (c.i + 1 >= len(c.doc) or c.nbor(1).lower_ not in OTHER_FATE)
        and c.left_edge.i
        and c.doc[c.left_edge.i - 1].lower_ == "and"
        and not any(x.pos_ in ("VERB", "AUX") for x in c.doc[last.i + 1 : c.i])
    ]


ASIDE = re.compile(r",\s+(?:with|using)\b[^,;.]{1,50},", re.I)
""""The rebels killed, with clubs, three farmers": the subject is who did it."""

OF_STATE = re.compile(r"\bof\s+(?:the|those|them|these)\s+$", re.I)


def of_those(trigger: Trigger, doc: Any) -> bool:
    """ "(Three) of the wounded": the word tells who they are, not what the sentence says of them."""
    t = trigger.token
    if trigger.frame != "state" and (trigger.frame != "done_to" or t.dep_ != "pobj"):
        return False
    return OF_STATE.search(text_of(doc)[max(0, t.idx - 10) : t.idx]) is not None


def antecedents(subjects: list[Any], verb: Any) -> list[Any]:
    """Subjects with "who" and "that" replaced by the noun that they stand for."""
    out = []
    for s in subjects:
        if s.lower_ in ("who", "that", "which", "whom"):
            node = verb
            while node.dep_ not in ("relcl", "acl", "ROOT") and node.head.i != node.i:
                node = node.head
            if (
                node.dep_ in ("relcl", "acl")
                and (told := _before_some_of_them(node.head) or _one_who(node.head)) is not None
            ):
                out.append(told)
            elif node.dep_ in ("relcl", "acl") and node.head.pos_ in (*NOUNS, "NUM", "PRON"):
                out.append(_counted_before_names(node.head, node) or _counted_of_those(node.head))
        else:
            out.append(_behind_dateline(s))
    return out


def _before_some_of_them(noun: Any) -> Any | None:
    """ "Six nuns, five of them | Italians, who were killed": the nuns; None where it is not so."""
    doc, i = noun.doc, noun.i
    if i < 4 or doc[i - 1].lower_ not in ("them", "whom") or doc[i - 2].lower_ != "of":
        return None
    comma = next((j for j in range(i - 3, max(0, i - 8), -1) if doc[j].text == ","), None)
    return doc[comma - 1] if comma and doc[comma - 1].pos_ in NOUNS else None


def _one_who(noun: Any) -> Any | None:
    """ "The ambassador's daughter is the one | who was hurt": the daughter; None where it is not so."""
    if noun.lower_ not in ("one", "ones") or noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return None
    return next((c for c in noun.head.children if c.dep_ == "nsubj" and c.pos_ in NOUNS), None)


def _counted_before_names(noun: Any, verb: Any) -> Any:
    """ "Two militants, (identified as) Raza and Ali, who were caught": the two, whose names these are; None where it is not so."""
    if noun.pos_ != "PROPN" or not any(c.lower_ in ("were", "are", "have", "had") for c in verb.children):
        return None
    counted = None
    if noun.dep_ == "appos":
        counted = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lower_ in ("identified", "named", "known"):
        counted = noun.head.head.head
    if counted is None or counted.tag_ != "NNS" or not any(c.dep_ == "nummod" for c in counted.children):
        return None
    return counted


def _counted_of_those(token: Any) -> Any:
    """ "Seven of those who died": the seven."""
    if (
        token.lower_ in ("those", "people")
        and token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.pos_ == "NUM"
    ):
        return token.head.head
    return token


def _behind_dateline(subject: Any) -> Any:
    """ "Riva: around 30 activists were arrested": the parser takes the activists for a word on Riva."""
    for c in subject.children:
        if c.dep_ != "appos" or c.i > subject.head.i:
            continue
        if subject.nbor(1).text == ":" or (subject.pos_ == "PROPN" and any(x.dep_ == "nummod" for x in c.children)):
            return c  # "in the villages of Riva and Ombra, 50 guards were arrested"
    return subject


def _of_conjunct(t: Any, of_subject: bool = False) -> list[Any]:
    """For "six were killed and wounded": the people of the verb that ``t`` is joined to, if none stand between them.

    ``of_subject``: what happens to a verb's own subject ("survived, but lost a leg")."""
    head = t.head
    if head.dep_ in ("oprd", "acomp", "attr"):
        head = head.head  # "he was found guilty and executed"
    while head.dep_ == "conj" and head.head.i != head.i:
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
            break
        head = head.head
    people = [c for c in head.children if c.dep_ == "nsubjpass"]
    if t.lemma_ in ("die", "perish") or not people:
        people = (
            people or [c for c in head.children if c.dep_ == "nsubj"]
            if t.tag_ in ("VBN", "VBD") and t.lemma_ in ("die", "perish", "succumb")
            else people
        )
    passive = any(c.dep_ == "auxpass" for v in _chain(t) for c in v.children)
    if not people and (
        (of_subject and t.tag_ in ("VBD", "VBN")) or passive
    ):  # "three men entered the shop and were arrested"
        people = [c for c in head.children if c.dep_ == "nsubj"]
    if not people and head.dep_ in ("acl", "relcl") and head.head.pos_ in (*NOUNS, "NUM", "PRON"):
        people = [head.head]  # "those killed and injured"
    # "Two teachers were killed and several pupils hurt": the pupils stand before a word of their own
    between = [
        x for x in t.doc[min(head.i, t.i) + 1 : t.i] if x.pos_ == "NUM" or (x.tag_ in ("NNS", "NN") and x.i == t.i - 1)
    ]
    return [] if between else antecedents(people, head)


def _chain(t: Any) -> list[Any]:
    """A verb and those it is joined to, up to the first that is not joined itself."""
    out = [t]
    while out[-1].dep_ == "conj" and out[-1].head.dep_ == "conj" and out[-1].head.i != out[-1].i:
        out.append(out[-1].head)
    return out


OTHER_FATE = frozenset({"dead", "wounded", "injured", "missing", "hurt", "killed"})


def joined_nouns(noun: Any) -> list[Any]:
    """Nouns joined to ``noun`` by commas and "and"; stops at one that is the subject of a verb of its own."""
    out = []
    for c in noun.conjuncts:
        if c.i < noun.i:
            continue
        if c.pos_ not in (*NOUNS, "NUM"):
            continue
        if c.pos_ == "NUM" and any(x.i == c.i + 1 and (x.tag_ == "VBN" or x.lower_ in OTHER_FATE) for x in c.children):
            continue  # "93 dead and 55 wounded": the number has an outcome of its own
        if any(x.dep_ in ("nsubj", "nsubjpass", "acl") for x in c.children):
            break
        if noun.dep_ in OBJECT and begins_clause(c):
            break
        out.append(c)
    return out
