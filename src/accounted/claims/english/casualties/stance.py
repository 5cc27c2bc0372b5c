"""What a claim's own words say of its stance: asked, denied, feared, threatened, attempted, or told by the way.

The outcome word's place in the parse decides: the helping verb over it, what it is the aim or the content of, and whether it is
named as known ("denied any part in the murder of X": the murder stands, whatever is denied).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from accounted.claims.english.casualties.found import Found, outcome_token
from accounted.claims.english.casualties.untrue import untrue
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.triggers import on_a_life
from accounted.model import Count

MODAL = re.compile(
    r"\b(?:would|could|might|may(?! \d)|should|can|will|if|unless|in\s+case|risk(?:s|ed|ing)?|threat(?:en|ens|ened|ening)?|plan(?:s|ned|ning)?\s+to|"
    r"tr(?:y|ies|ied|ying)\s+to|attempt(?:s|ed|ing)?\s+to|want(?:s|ed|ing)?\s+to|vow(?:s|ed|ing)?\s+to|order(?:s|ed)?\s+to|intend(?:s|ed)?\s+to|"
    r"going\s+to|about\s+to|able\s+to|likely\s+to|ready\s+to|in\s+order\s+to|so\s+as\s+to|must|warn(?:s|ed|ing)?\s+(?:that|of))\b",
    re.I,
)
MAY_HAVE = re.compile(
    r"\b(?:may|might|could|feared|presumed|believed|thought|possibly|perhaps|maybe)\b(?:\s+\w+){0,3}\s+have\b|\b(?:feared|presumed|believed|thought)\b",
    re.I,
)
FEARS = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied)|afraid|concern(?:ed)?)\s+(?:that\s+)?(?:[\w-]+\s+){1,6}?(?:would|could|might|may|will)\s+(?!have\b)(?:\w+\s+){0,3}$",
    re.I,
)
""""Feared that thousands would be killed": what may come, where "feared dead" is a guess at what has been."""
UNPROVED = re.compile(
    r"\b(?:(?:no|not\s+any|n[’']t\s+any|never\s+any|without|little|scant)\s+(?:\w+\s+){0,2}?(?:evidence|proof|signs?|indications?|confirmation|basis|grounds|reason)\s+(?:\w+ly\s+)?"
    r"(?:that|of|for\s+(?:saying|believing)\s+that|to\s+(?:show|suggest|prove|believe|say|think|conclude)(?:\s+that)?)"
    r"|nothing\s+(?:\w+\s+)?(?:proves?|proved|shows?|showed|suggests?|suggested|indicates?|indicated|confirms?|confirmed)(?:\s+that)?)\s+"
    r"(?:(?!in\b|which\b|who\b|whose\b|when\b|because\b|after\b|before\b|part\b|involve|role\b|hand\b|respons|order|any\s+link)[\w’'-]+\s+){0,8}$",
    re.I,
)
""""Found no evidence that the detainees had been executed": nobody says that they were. "No proof that he had a hand in the murder" is none."""
WHOEVER = frozenset(["whoever", "whosoever", "anyone", "anybody"])
CAN_HAVE = re.compile(r"\b(?:may|might|could)\b(?:\s+\w+){0,3}\s+have\b", re.I)
WOULD_HAVE = re.compile(r"\bwould\s+have\b", re.I)
CONDITION = re.compile(r"\bif\b|^\W*had\s|\bunless\b", re.I)
COUNTER = re.compile(r"^\W*had\s+|\bif\s+(?:[\w’']+\s+){1,4}(?:had|hadn[’']t)\b|\bbut\s+for\b|\bhad\s+it\s+not\b", re.I)
""""Had it not been for the guard, the blast might have killed forty": what did not come to be."""
LATER = re.compile(r"\bwould\s+(?:later|eventually|subsequently|finally|soon\s+after)\b", re.I)
""""He would later die of his wounds": told as done, from then on."""
WHETHER = re.compile(r"\bwhether\b(?!\s+[\w-]+\s+or\b)[^.;,]*(?:,[^.;,]{1,60},)?[^.;,]*$", re.I)
""""Asked whether the chief had died": a question, which nobody has answered. "Whether by chance or not" is none."""
ASKED = re.compile(
    r"\b(?:asked|pressed|questioned|in\s+(?:reply|answer|response)\s+to\s+(?:a|the)\s+question)\b[^.;]{0,60}\bwhether\b",
    re.I,
)
NO_ANSWER = re.compile(
    r"\b(?:(?:did|does|do|could|would|can)\s+not|(?:did|does|do|could|would|ca)n[’']t|unable\s+to|declined\s+to|refused\s+to)\s+"
    r"(?:\w+\s+)?(?:know|say|tell|answer|comment|reply|respond|confirm)\b"
    r"|\b(?:had|has|have)\s+(?:no|not\s+any)\s+(?:\w+\s+)?(?:information|news|answer|knowledge|idea|word)\b|\bgave\s+no\s+answer\b",
    re.I,
)
""""Asked whether the chief had died, he said that he did not know": nobody says that the chief died."""
DENIES = re.compile(
    r"\b(?:denied|denies|deny|denying|rejected|rejects)\s+"
    r"(?:(?:\w+\s+){0,4}|that\s+(?:(?!in\b|which\b|who\b|whose\b|when\b|because\b|after\b|before\b)[\w-]+\s+){0,8})$",
    re.I,
)
DENIAL = re.compile(r"\b(?:denied|denies|deny|denying|den(?:ial|ials)|rejected|rejects|rejecting)\b", re.I)
KNOWING = re.compile(
    r"\b(?:denied|denies|deny|denying)\s+(?:\w+\s+){0,3}(?:know(?:ing|n|ledge)?|aware(?:ness)?|realis(?:ing|ed)|realiz(?:ing|ed)|(?:being|been)\s+told)\b",
    re.I,
)
""""Denied knowing that three had been killed": they were."""
UNDENIED = re.compile(r"\b(?:no\s+longer|nobody|no\s+one|none|never|not|n[’']t|cannot)\s+(?:\w+\s+)?$", re.I)
""""Nobody denies that 22 died"."""
AIMS = re.compile(
    r"\b(?:if|unless|in\s+case|threat(?:ened|ens|ening)?\s+to|plan(?:s|ned)?\s+to|tr(?:ied|y|ying)\s+to|attempt(?:ed)?\s+to|vowed\s+to|wanted\s+to|ordered\s+to)\s+(?:\w+\s+){0,3}$",
    re.I,
)
INSTEAD = re.compile(r"\b(?:instead\s+of|rather\s+than)\s+$", re.I)
""""Instead of arresting the rioters": they were not."""
TO_COME = re.compile(
    r"\w+\b[^.;,]{0,40}?\b(?:is|are|was|were)\s+(?:now\s+|only\s+|just\s+)?(?:imminent|likely|inevitable|a\s+matter\s+of\s+time)\b",
    re.I,
)
""""The arrest of the clerk is only a matter of time"."""
WARRANTS = re.compile(
    r"\b(?:(?:warrants?|rewards?|bount(?:y|ies))\b[^.;,]{0,80}?\b(?:for|to|in)|(?:stay(?:s|ed)|evad(?:e|es|ed|ing)|escap(?:e|ed|ing)|avoid(?:s|ed|ing)?|fear(?:s|ed|ing)?))\s+(?:the\s+|his\s+|her\s+|their\s+)?$",
    re.I,
)
""""Warrants for the arrest of eleven": of nobody yet."""
EXPECTS = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|predict(?:s|ed|ing)?|forecasts?|anticipat(?:e|es|ed|ing)|project(?:s|ed|ing))\s+(?:[\w-]+\s+){0,6}$",
    re.I,
)
""""Planners expect between 200 and 300 dead": a prediction; "as expected, 20 died" is none."""
WORDS = {
    key: frozenset(words)
    for key, words in tomllib.loads(
        (files("accounted.claims.english") / "lexicon" / "stance.toml").read_text("utf-8")
    ).items()
}
"""``lexicon/stance.toml``, which says what each list is for."""
NOBODY_ELSE = frozenset(["killed", "injured", "killed_or_injured"])


def judge_stance(f: Found, sentence: Sentence, clause_start: int) -> None:
    """Set ``stance`` and, where the words ask for it, ``asked``, ``known`` and a count of nobody. ``clause_start``: in the sentence."""
    text, base = sentence.text, sentence.start
    left, right = f.start - base, f.end - base
    before = text[clause_start : max(f.trigger - base, left)]
    verb = text[max(clause_start, left - 40) : right]
    token = outcome_token(f)
    f.known = token is not None and (_known(token) or _by_the_way(token, text[: f.trigger - base]))
    if WHETHER.search(before):
        f.stance = "could_not_confirm"
        f.asked = ASKED.search(text[: f.trigger - base]) is not None and NO_ANSWER.search(text, right) is not None
    elif (
        f.outcome != "missing"
        and not f.known
        and UNPROVED.search(text[max(0, f.trigger - base - 160) : f.trigger - base])
    ):
        f.stance = "could_not_confirm"
    elif said := untrue(text, left, right, f.trigger - base):
        f.stance = said
    elif token is not None and token.dep_ == "dobj" and token.head.lemma_ in WORDS["wishes"]:
        f.stance = "hypothetical"
    elif f.count.bound != "none" and _negated(f, token, text):
        if _nobody(f, token):
            f.count = Count(low=0, high=0, words=f.count.words, bound="none")
        else:
            f.stance = "denied"
    elif (_untold(text, verb) and not _plain_past(token)) or (not f.known and FEARS.search(before[-120:])):
        f.stance = "hypothetical"
    elif not f.known and _guessed(verb, f.trigger - base - max(clause_start, left - 40)):
        f.stance = (
            "hypothetical" if f.count.low is None and f.count.high is None and CAN_HAVE.search(verb) else "claimed"
        )
    elif token is None:
        f.stance = "hypothetical" if MODAL.search(before[-50:]) else f.stance
    elif any(c.dep_ == "amod" and c.lower_ == "possible" for c in token.children):
        f.stance = "could_not_confirm"
    elif any(c.dep_ == "amod" and c.lower_ in WORDS["alleged"] for c in token.children):
        f.stance = "claimed"
    elif helping := _there_may_be(token):
        guess = f.count.low is not None and helping & {"may", "might", "could", "can"}
        f.stance = "claimed" if guess else "hypothetical"
    elif (
        (f.outcome == "detained" and (WARRANTS.search(before[-100:]) or TO_COME.match(text, f.trigger - base)))
        or _unfulfilled(token)
        or AIMS.search(before[-45:])
        or EXPECTS.search(before[-70:])
    ):
        f.stance = "hypothetical"
    elif _accused(token):
        f.stance = "claimed"


def _guessed(verb: str, trigger: int) -> bool:
    """Whether the outcome at ``trigger`` is only believed or possible, and not what stands between commas beside it ("a man, who is
    believed to have been the guard, was killed")."""
    return any(
        m.end() > trigger or verb.count(",", m.end(), max(m.end(), trigger)) % 2 == 0 for m in MAY_HAVE.finditer(verb)
    )


def only_wished(f: Found) -> bool:
    """ "To capture the culprits", "to carry out the programme": an aim of the law without a number or name, or a thing."""
    if f.stance != "hypothetical" or f.persons:
        return False
    words = f.group.words.split()
    thing = (
        bool(words)
        and not f.group.values()
        and not is_person_noun(re.split(r" (?:of|in|for|from) ", f.group.words)[0].split()[-1].lower())
    )
    return (f.outcome == "detained" and (f.count.low is None or thing)) or (
        thing and words[-1].islower() and f.count.low == 1
    )


def _negated(f: Found, token: Any, text: str) -> bool:
    if token is None or f.outcome == "missing":
        return False
    for node in (
        token,
        token.head if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "dobj", "pobj") else token,
    ):
        if any(c.dep_ == "neg" and c.lower_ not in ("no",) and not _of_another(f, c, text) for c in node.children):
            return True
    denies = DENIES.search(text, max(0, token.idx - 40), token.idx)
    return not f.known and denies is not None and UNDENIED.search(text, 0, denies.start()) is None


def _of_another(f: Found, negation: Any, text: str) -> bool:
    """ "Nine people died, not six": the nine are not denied."""
    at = f.start - f.sentence.start
    return text[: negation.idx].rstrip().endswith(",") and at < negation.idx


def _untold(text: str, verb: str) -> bool:
    """Whether the sentence tells what would have been, had something else been so."""
    would = WOULD_HAVE.search(text) and CONDITION.search(text)
    return bool(would or (CAN_HAVE.search(verb) and COUNTER.search(text)))


def _plain_past(token: Any) -> bool:
    """ "More than the six who died would have been lost": who died did so, whatever would have been."""
    return token is not None and token.tag_ == "VBD" and not any(c.dep_ == "aux" for c in token.children)


def _nobody(f: Found, token: Any) -> bool:
    """ "The driver was not hurt", "did not lose any men": nobody was harmed. "Did not kill 14 people" denies a figure, and an
    active verb with its victim ("did not kill the priests") denies the deed."""
    if f.outcome not in NOBODY_ELSE or (f.count.low is not None and f.count.words and f.count.low > 1):
        return False
    any_of = re.match(r"(?:any|(?:a )?single|even one)\b", f"{f.count.words} {f.group.words}".strip(), re.I) or any(
        c.lower_ == "any" for n in token.children for c in n.children
    )
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children) or token.dep_ in ("acomp", "oprd")
    return bool(any_of) or (passive and f.outcome == "injured")


def _heads(token: Any) -> Iterator[Any]:
    """The token and what it hangs on, upwards, at most eight steps."""
    for _ in range(8):
        yield token
        if token.head is token or token.head.i == token.i:
            return
        token = token.head


def _unfulfilled(token: Any) -> bool:
    """Whether the outcome is only aimed at, conditional, threatened or to come."""
    if on_a_life(token):
        return True
    if token.lemma_ in WORDS["after_death"]:
        return False  # "will be buried tomorrow": the death is no plan
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
    """Under a helping verb of what is to come or may be."""
    return any(c.dep_ == "aux" and c.lower_ in WORDS["future"] for c in verb.children)


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


def _there_may_be(token: Any) -> frozenset[str]:
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
    node, itself = token, True
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
                if head.lemma_ in WORDS["brings"] and any(
                    c.dep_ == "aux" and c.lower_ in WORDS["future"] for c in head.children
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
                return True
            itself = itself and node.dep_ == "conj"
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


def _accused(token: Any) -> bool:
    """ "Suspected of killing X": the deed is charged to somebody."""
    if token.tag_ != "VBG" or token.dep_ not in ("pcomp", "conj"):
        return False
    prep = token.head if token.dep_ == "pcomp" else token.head.head
    return prep.dep_ == "prep" and prep.lower_ in ("of", "with") and prep.head.lemma_ in WORDS["accused"]


def _by_the_way(token: Any, before: str) -> bool:
    """Behind a denial: "denied having ordered the shooting in which three men died", "denied knowing that three had died"."""
    if token.pos_ not in ("VERB", "AUX") or DENIAL.search(before) is None:
        return False
    if KNOWING.search(before):
        return True
    for node in _heads(token):
        if node.dep_ == "relcl":
            said = node.head.lemma_ in WORDS["spoken_of"]
            return not said and any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in node.head.children)
        if node.dep_ not in ("conj", "xcomp"):
            return False
    return False


def _known(token: Any) -> bool:
    """Whether the outcome is named as known: "the murder of X", "X's arrest", not what a report or claim is of."""
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ == "VBG":
        return False
    if any(c.dep_ == "amod" and c.lower_ in WORDS["alleged"] for c in token.children):
        return False
    if not any(
        (c.lower_ in ("the", "this", "these", "that") and c.dep_ == "det") or c.dep_ == "poss" for c in token.children
    ):
        return False
    node = token
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            return False
        if node.dep_ == "dobj" and node is not token:
            return True  # "denied any part in the murder", "claimed responsibility for the murder"
        if node.dep_ == "dobj":
            return head.lemma_ not in (
                "deny",
                "reject",
                "doubt",
                "dispute",
                "dismiss",
                "refute",
                "retract",
                "claim",
                "allege",
                "confirm",
                "report",
            )
        if node.dep_ in ("nsubj", "nsubjpass", "ccomp", "advcl", "acl", "relcl", "acomp"):
            return True
        if head.pos_ == "NOUN" and head.lemma_ in WORDS["spoken_of"]:
            return False
        if head.pos_ in ("VERB", "AUX") and node.dep_ in ("prep", "agent"):
            return True
        node = head
    return False
