"""What a claim's own words say of its stance: asked, denied, feared, threatened, attempted, or told by the way.

The outcome word's place in the parse decides: the helping verb over it, what it is the aim or the content of (``unfulfilled``), and
whether it is named as known (``known``: "denied any part in the murder of X": the murder stands, whatever is denied).
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found, outcome_token
from accounted.claims.english.casualties.stance.denied import disowns, is_negated, of_nobody
from accounted.claims.english.casualties.stance.known import is_charged, is_known, told_by_the_way
from accounted.claims.english.casualties.stance.supposed import CAN_HAVE, is_plain_past, is_supposed
from accounted.claims.english.casualties.stance.unfulfilled import is_unfulfilled, there_may_be
from accounted.claims.english.casualties.stance.words import WORDS
from accounted.claims.english.casualties.untrue import untrue
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun
from accounted.model import Count

MODAL = re.compile(
    r"\b(?:would|could|might|may(?! \d)|should|can|will|if|unless|in\s+case|risk(?:s|ed|ing)?|threat(?:en|ens|ened|ening)?|plan(?:s|ned|ning)?\s+to|"
    r"tr(?:y|ies|ied|ying)\s+to|attempt(?:s|ed|ing)?\s+to|want(?:s|ed|ing)?\s+to|vow(?:s|ed|ing)?\s+to|order(?:s|ed)?\s+to|intend(?:s|ed)?\s+to|"
    r"going\s+to|about\s+to|able\s+to|likely\s+to|ready\s+to|in\s+order\s+to|so\s+as\s+to|must|warn(?:s|ed|ing)?\s+(?:that|of))\b",
    re.I,
)
MAY_HAVE = Gated(
    r"\b(?:may|might|could|feared|presumed|believed|thought|possibly|perhaps|maybe)\b(?:\s+\w+){0,3}\s+have\b|\b(?:feared|presumed|believed|thought)\b",
    re.I,
)
FEARS = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied)|afraid|concern(?:ed)?)\s+(?:that\s+)?(?:[\w-]+\s+){1,6}?(?:would|could|might|may|will)\s+(?!have\b)(?:\w+\s+){0,3}$",
    re.I,
)
""""Feared that thousands would be killed": what may come, where "feared dead" is a guess at what has been."""
UNPROVED = Gated(
    r"\b(?:(?:no|not\s+any|n[’']t\s+any|never\s+any|without|little|scant)\s+(?:\w+\s+){0,2}?(?:evidence|proof|signs?|indications?|confirmation|basis|grounds|reason)\s+(?:\w+ly\s+)?"
    r"(?:that|of|for\s+(?:saying|believing)\s+that|to\s+(?:show|suggest|prove|believe|say|think|conclude)(?:\s+that)?)"
    r"|nothing\s+(?:\w+\s+)?(?:proves?|proved|shows?|showed|suggests?|suggested|indicates?|indicated|confirms?|confirmed)(?:\s+that)?)\s+"
    r"(?:(?!in\b|which\b|who\b|whose\b|when\b|because\b|after\b|before\b|part\b|involve|role\b|hand\b|respons|order|any\s+link)[\w’'-]+\s+){0,8}$",
    re.I,
)
""""Found no evidence that the detainees had been executed": nobody says that they were. "No proof that he had a hand in the murder" is none."""
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
AIMS = re.compile(
    r"\b(?:if|unless|in\s+case|threat(?:ened|ens|ening)?\s+to|plan(?:s|ned)?\s+to|tr(?:ied|y|ying)\s+to|attempt(?:ed)?\s+to|vowed\s+to|wanted\s+to|ordered\s+to)\s+(?:\w+\s+){0,3}$",
    re.I,
)
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
PROVIDED = Gated(
    r"\b(?:next\s+time|in\s+the\s+event\s+(?:that|of)|in\s+case\s+(?:that|of)|on\s+condition\s+that|provided\s+that)\b[^.;,]*$",
    re.I,
)
""""The next time a farmer is killed, we shall march"."""
EXPECTS = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|predict(?:s|ed|ing)?|forecasts?|anticipat(?:e|es|ed|ing)|project(?:s|ed|ing))\s+(?:[\w-]+\s+){0,6}$",
    re.I,
)
""""Planners expect between 200 and 300 dead": a prediction; "as expected, 20 died" is none."""


ALLOWED = re.compile(r"\b(?:can(?:not)?|may|should|must|shall)\b", re.I)
""""Nobody can be arrested without a warrant": a rule, and nobody's fate."""


def judge_stance(f: Found, sentence: Sentence, clause_start: int) -> None:
    """Set ``stance`` and, where the words ask for it, ``asked``, ``known`` and a count of nobody. ``clause_start``: in the sentence."""
    text, base = sentence.text, sentence.start
    left, right = f.start - base, f.end - base
    before = text[clause_start : max(f.trigger - base, left)]
    verb = text[max(clause_start, left - 40) : right]
    token = outcome_token(f)
    f.known = token is not None and (is_known(token) or told_by_the_way(token, text[: f.trigger - base]))
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
    elif f.count.bound != "none" and is_negated(f, token, text):
        if of_nobody(f, token):
            f.count = Count(low=0, high=0, words=f.count.words, bound="none")
        else:
            f.stance = "denied"
    elif (is_supposed(text, verb) and not is_plain_past(token)) or (not f.known and FEARS.search(before[-120:])):
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
    elif helping := there_may_be(token):
        guess = f.count.low is not None and helping & {"may", "might", "could", "can"}
        f.stance = "claimed" if guess else "hypothetical"
    elif (
        (f.outcome == "detained" and (WARRANTS.search(before[-100:]) or TO_COME.match(text, f.trigger - base)))
        or is_unfulfilled(token)
        or (AIMS.search(before[-45:]) and (not f.known or _brought_about(token)))
        or EXPECTS.search(before[-70:])
        or (not f.known and PROVIDED.search(before))
    ):
        f.stance = "hypothetical"
    elif is_charged(token):
        f.stance = "claimed"
    if f.count.bound == "none" and f.stance is None and token is not None and disowns(token):
        f.stance = "denied"


def _brought_about(noun: Any) -> bool:
    """ "Tried to commit the murder", where "tried to avenge the murder" tells of one that was done."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in WORDS["brings"]


def _guessed(verb: str, trigger: int) -> bool:
    """Whether the outcome at ``trigger`` is only believed or possible, and not what stands between commas beside it ("a man, who is
    believed to have been the guard, was killed")."""
    return any(
        m.end() > trigger or verb.count(",", m.end(), max(m.end(), trigger)) % 2 == 0 for m in MAY_HAVE.finditer(verb)
    )


def only_wished(f: Found) -> bool:
    """ "To capture the culprits", "to carry out the programme": an aim of the law without a number or name, or a thing; a rule of what nobody may suffer."""
    if f.stance != "hypothetical" or f.persons:
        return False
    if f.count.bound == "none" and ALLOWED.search(
        f.sentence.text, f.start - f.sentence.start, f.end - f.sentence.start
    ):
        return True
    words = f.group.words.split()
    thing = (
        bool(words)
        and not f.group.values()
        and not is_person_noun(re.split(r" (?:of|in|for|from) ", f.group.words)[0].split()[-1].lower())
    )
    return (f.outcome == "detained" and (f.count.low is None or thing)) or (
        thing and words[-1].islower() and f.count.low == 1
    )
