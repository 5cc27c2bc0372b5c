"""What is only aimed at, conditional, threatened, demanded or to come."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.hanging import ESCAPES
from accounted.claims.english.casualties.stance.words import WORDS
from accounted.claims.english.triggers import on_a_life

WHOEVER = frozenset(["whoever", "whosoever", "anyone", "anybody"])
LATER = re.compile(r"\bwould\s+(?:later|eventually|subsequently|finally|soon\s+after)\b", re.I)
""""He would later die of his wounds": told as done, from then on."""
MADE_TO = frozenset(
    {"enable", "cause", "lead", "force", "oblige", "compel", "drive", "push", "prompt", "have", "provoke"}
)
""""Enabled the rebels to kill six", "had to kill the hostage": told in the past, it was done."""
ON_ANOTHER = frozenset(
    {"for", "into", "over", "about", "after", "since", "behind", "regarding", "concerning", "following", "to"}
)
""""Revenge for the killing", "an inquiry into it", "an end to it": what is aimed at is the other thing, and it has been."""
ARRESTS = frozenset({"arrest", "detain", "capture", "imprison", "jail", "apprehend"})
CUSTODY = frozenset({"arrest", "detention", "capture", "imprisonment"})
IN_CUSTODY = re.compile(r"\s+(?:\w+\s+)?(?:in\b|behind\b|under\b)", re.I)
INSTEAD = re.compile(r"\b(?:instead\s+of|rather\s+than)\s+$", re.I)
""""Instead of arresting the rioters": they were not."""
ALL_BUT = re.compile(
    r"(?<!not\s)\b(?:almost|nearly|practically|virtually|(?:came|comes?|coming)\s+(?:\w+\s+)?(?:close|near)\s+to\s+(?:being|getting)?"
    r"|(?:on|to)\s+the\s+(?:point|verge|brink)\s+of\s+(?:being|getting)?)\s*$",
    re.I,
)
""""Was almost killed", "nearly died", "came close to being lynched": it stopped short of it."""
NOT_ENOUGH = re.compile(r"\bit\s+(?:was|were|is)\s*(?:not|n[’']t)\s+(?:enough|sufficient)\b", re.I)
""""As if it were not enough to kill the boy, they came back": he was killed."""
STOPS_SHORT = frozenset({"almost", "nearly", "practically", "virtually", "being", "getting", "to", "of"})
"""One of these stands right before the outcome there."""
MADE_POSSIBLE = frozenset({"possible", "easy", "easier", "simple"})


def is_unfulfilled(token: Any) -> bool:
    """Whether the outcome is only aimed at, conditional, threatened or to come."""
    if on_a_life(token):
        return True
    if token.i and token.nbor(-1).lower_ in STOPS_SHORT and ALL_BUT.search(token.doc.text, 0, token.idx):
        return True
    if token.lemma_ in WORDS["after_death"]:
        return False  # "will be buried tomorrow": the death is no plan
    if token.lemma_ in ("remain", "stay") and IN_CUSTODY.match(token.doc.text, token.idx + len(token)):
        return False  # "will remain in custody": where they are
    if token.lemma_ in ("sentence", "condemn"):  # to death; "…, and was hanged" tells that it was done
        return not any(t.lemma_ in WORDS["executed"] and t.i > token.i and t.tag_ in ("VBN", "VBD") for t in token.doc)
    if token.pos_ in ("NOUN", "PROPN") and token.tag_ != "VBG" and not any(c.dep_ == "aux" for c in token.children):
        return _aimed_act(token)
    node = token
    for _ in range(3):
        children = list(node.children)
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "lest") for c in children):
            return True
        helping = [c for c in children if c.dep_ == "aux"]
        if any(c.lower_ in WORDS["future"] for c in helping):
            return LATER.search(token.doc.text, max(0, node.left_edge.idx)) is None
        if any(c.lower_ == "to" for c in helping):
            if any(c.lower_ == "have" for c in helping):
                return False  # "are known to have been wounded"
            head = node.head.lemma_.lower()
            if _made_possible(node) or _made_to(node):
                return False
            if head == "order" and node.lemma_ in ARRESTS:
                return True  # "ordered troops to arrest two mayors", where the order to kill is told of the killed
            if head == "order" and node.head.i and node.head.nbor(-1).lower_ == "in":
                return True  # "in order to kill them"
            if head == "dare" and _dares_another(node):
                return True
            if head in WORDS["done"] and node.head.i != node.i and _to_come(node.head):
                return True  # "will continue to die"
            return head not in WORDS["told_of"] and head not in WORDS["done"] and not _so_far(node) and node.dep_ in (
                "xcomp", "advcl", "acl", "ccomp", "relcl", "pcomp", "conj", "attr"
            )  # fmt: skip
        if (
            node.dep_ == "conj"
            and node.head.pos_ in ("VERB", "AUX")
            and not any(c.dep_.startswith("nsubj") for c in children)
        ):
            node = node.head  # "would attack the village and kill its people"
            continue
        if node.tag_ == "VBN" and node.dep_ in ("ccomp", "xcomp", "oprd") and node.head.lemma_ in WORDS["wishes"]:
            return True  # "want the culprits arrested"
        if node.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in children):
            if node.dep_ == "xcomp" and node.head.lemma_ in ESCAPES:
                return not any(c.dep_ == "neg" for c in node.head.children)
            return node.dep_ == "pcomp" and _aimed_act(node)  # "kept them from being killed"
        if node.tag_ == "VBG":
            if INSTEAD.search(node.doc.text, max(0, node.idx - 14), node.idx):
                return True
            over = node.head.head if node.dep_ == "pcomp" else node.head
            return (over.lemma_ in WORDS["goes_on"] and _to_come(over)) or _aimed_act(node)
        if node.tag_ in ("VBZ", "VBP") and any(c.dep_ == "nsubj" and _whoever(c, node) for c in children):
            return True
        return not helping and _demanded(node)
    return False


def _dares_another(verb: Any) -> bool:
    """ "Dared the government to arrest him": nobody was, where "he dared to kill" tells a deed."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or any(
        c.dep_ in ("dobj", "nsubjpass") for c in verb.head.children
    )


def _to_come(verb: Any) -> bool:
    """Under a helping verb of what is to come or may be, or meant: "they were going to | continue"."""
    for c in verb.children:
        if c.dep_ == "aux" and c.lower_ in WORDS["future"]:
            return True
        if c.dep_ == "aux" and c.lower_ == "to" and verb.dep_ == "xcomp":
            over = verb.head
            return over.lower_ == "going" or over.lemma_.lower() not in WORDS["done"] | WORDS["told_of"]
    return False


def _made_to(verb: Any) -> bool:
    """ "Enabled the rebels to kill six", "had to kill him"; "said that he had to be killed" tells a wish."""
    head = verb.head
    if head.lemma_.lower() not in MADE_TO or head.tag_ not in ("VBD", "VBN") or _to_come(head):
        return False
    return head.lemma_ != "have" or not any(c.dep_ == "auxpass" for c in verb.children)


def _made_possible(verb: Any) -> bool:
    """ "The arms made it possible to kill hundreds", "it was not enough to kill him": told as done."""
    head = verb.head
    if NOT_ENOUGH.search(verb.doc.text, 0, verb.idx) and head.lower_ in ("enough", "sufficient", "was", "is", "were"):
        return True
    return (
        head.lower_ in MADE_POSSIBLE
        and head.head.lemma_ == "make"
        and head.head.tag_ in ("VBD", "VBN")
        and not _to_come(head.head)
    ) or (
        head.lemma_ == "make" and head.tag_ in ("VBD", "VBN") and any(c.lower_ in MADE_POSSIBLE for c in head.children)
    )


def _whoever(subject: Any, verb: Any) -> bool:
    """ "A reward for whoever kills a policeman", "anyone who kills one": nobody has."""
    return subject.lower_ in WHOEVER or (subject.lower_ == "who" and verb.head.lower_ in WHOEVER)


def _demanded(node: Any) -> bool:
    """ "Demanded that the police arrest the killers": the bare verb of what is asked for."""
    bare = node.tag_ in ("VB", "VBP") or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in node.children)
    return (
        node.dep_ == "ccomp"
        and bare
        and node.head.lemma_ in WORDS["asks"]
        and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    )


def there_may_be(token: Any) -> frozenset[str]:
    """ "There will be no more killings", "there might be 30 dead": the helping verbs by which it is not told that there are."""
    node = token
    for _ in range(4):
        head = node.head
        if head.i == node.i or node.dep_ not in (
            "attr",
            "nsubj",
            "dobj",
            "acl",
            "amod",
            "conj",
            "appos",
            "pobj",
            "prep",
        ):
            return frozenset()
        if head.lemma_ == "be" and any(c.dep_ == "expl" for c in head.children):
            helping = frozenset(c.lower_ for c in head.children if c.dep_ == "aux")
            return helping & WORDS["future"] if "have" not in helping else frozenset()
        if head.pos_ in ("VERB", "AUX"):
            return frozenset()
        if node.dep_ == "prep" and node.lower_ != "of":
            return frozenset()  # "there should be an inquiry into the deaths": the deaths are known
        node = head
    return frozenset()


def _so_far(node: Any) -> bool:
    """ "Went so far as to kill": it was done."""
    return (
        re.search(r"\bas\s+to\s*$", node.doc.text[max(0, node.left_edge.idx - 3) : node.idx], re.I) is not None
        and "so far" in node.doc.text
    )


def _aimed_act(token: Any) -> bool:
    """ "The plan would include the kidnapping of …", "the mission of killing …", "threatened the execution of …"."""
    if any(c.dep_ == "amod" and c.lower_ in WORDS["tried"] for c in token.children):
        return True
    if token.nbor(-1).lower_ in WORDS["tried"] if token.i else False:
        return True
    if token.lemma_ in CUSTODY and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in WORDS["orders"]:
        return True
    node, itself, by_another = token, True, False
    for _ in range(6):
        head = node.head
        if node.lower_ == "from" and head.lemma_ in WORDS["keeps_off"]:
            return not _in_vain(head)
        if head.i == node.i or node.dep_ in ("nsubj", "nsubjpass", "relcl", "advcl", "ccomp"):
            return False
        if node.dep_ in ("dobj", "pobj", "pcomp", "xcomp", "prep", "conj", "compound", "appos", "attr", "amod"):
            if head.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children):
                if itself and head.lemma_ in WORDS["wants"] and node.dep_ in ("dobj", "xcomp"):
                    return not _in_vain(head)
                if (
                    head.lemma_ in WORDS["brings"]
                    and not by_another
                    and any(c.dep_ == "aux" and c.lower_ in WORDS["future"] for c in head.children)
                ):
                    return True
                if head.lemma_ in WORDS["holds"] and any(
                    c.dep_ == "nsubj" and c.lemma_ in WORDS["aim"] for c in head.children
                ):
                    return True  # "the plan provided for the assassination of …"
                return bool(
                    head.lemma_ in WORDS["calls_for"]
                    and any(c.lower_ == "for" for c in head.children if c.dep_ == "prep")
                )
            if head.pos_ == "NOUN" and head.lemma_ in WORDS["aim"]:
                return not by_another
            itself = itself and node.dep_ == "conj"
            # "could have done it in revenge for the killing": what is brought about is another thing
            by_another = by_another or (
                node.dep_ == "prep" and node.lower_ in ON_ANOTHER and head.pos_ not in ("VERB", "AUX")
            )
            node = head
            continue
        return False
    return False


def _in_vain(verb: Any) -> bool:
    """ "Nothing could prevent the lynching", "failed to avert the killing": it came to be."""
    if verb.lemma_ not in WORDS["keeps_from"] | WORDS["keeps_off"]:
        return False
    if verb.head.lemma_ == "fail" and verb.dep_ == "xcomp":
        return True
    return any(
        c.dep_ == "neg" or (c.dep_ == "nsubj" and c.lower_ in ("nothing", "nobody", "none")) for c in verb.children
    ) and not any(c.dep_ == "aux" and c.lower_ in ("will", "would", "may", "might") for c in verb.children)
