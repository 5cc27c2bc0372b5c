"""People of whom nobody knows where they are: "whose whereabouts are unknown", "he has no idea where his parents are"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.harm_nouns import people_listed
from accounted.claims.english.casualties.pronouns import one_person
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence, token_at
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS

KIN = (
    r"(?:parents?|mother|father|sons?|daughters?|children|child|wife|husband|brothers?|sisters?|family|relatives?|uncle|aunt|cousins?|nephews?|nieces?|"
    r"grandparents?|grand(?:mother|father|son|daughter)|bab(?:y|ies)|friends?|colleagues?|neighbours?|neighbors?)"
)
UNKNOWN = re.compile(
    r"\bwhereabouts\b(?:\s+of\b[^.;]{1,80}?)?\s+(?:(?:is|are|was|were|have|has|had|remain(?:s|ed)?|been|still)\s+){1,3}(?:still\s+|yet\s+|also\s+|currently\s+)?"
    r"(?:unknown|not\s+(?:yet\s+)?(?:been\s+)?(?:known|clear|established|determined)|a\s+mystery)\b"
    r"|\b(?:unable\s+to|could\s+not|couldn[’']t|cannot|failed\s+to|not\s+been\s+able\s+to|did\s+not|do(?:es)?\s+not|no\s+one|nobody)\s+"
    r"(?:know\w*|determine|establish|find(?:\s+out)?|learn|trace|disclose|reveal)\s+(?:of\s+)?(?:the\s+|(?:[\w’'-]+\s+){1,4}?)whereabouts\b",
    re.I,
)
WORD = re.compile(r"\bwhereabouts\b", re.I)
OF = re.compile(r"\s+of\s+")
NO_IDEA = re.compile(
    rf"\b(?:no\s+idea|not\s+know|n[’']t\s+know|do(?:es)?\s+not\s+know|nobody\s+knows|no\s+one\s+knows|unaware)\s+(?:of\s+)?where\s+(?P<who>(?:his|her|their|my|our)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?{KIN})\s+(?:is|are|was|were|went|might\s+be|may\s+be)\b"
    r"|\bno\s+(?:trace|sign|word|news)\s+(?:has|have|had)\s+(?:yet\s+)?been\s+(?:found|seen|heard|received)\s+of\s+(?P<of>)"
    rf"|\b(?:not\s+heard\s+(?:anything\s+)?(?:from|of)|n[’']t\s+heard\s+(?:from|of)|no\s+(?:news|word|trace|sign)\s+(?:of|from)|(?:looking|searching)\s+(?:everywhere\s+|desperately\s+)?for)\s+"
    rf"(?P<from>(?:his|her|their|my|our)\s+(?:(?!own\b)[\w-]+\s+){{0,2}}?{KIN})\s+(?:since|for\s+(?:\w+\s+){{1,2}}(?:days|weeks|months|years)|after)\b",
    re.I,
)


def unaccounted(sentence: Sentence, found: list[Found], by_token: dict[int, CountMention]) -> list[Found]:
    """Claims of the missing that such phrases tell."""
    text = sentence.text
    low = text.lower()
    out: list[Found] = []
    if "whereabouts" in low:
        for m in UNKNOWN.finditer(text):
            word = WORD.search(text, m.start())
            if word is not None:
                out += _claims(
                    sentence, [*found, *out], word.start(), m.end(), _people(sentence.doc, text, word, by_token)
                )
    if "heard" in low or "where " in low or "no " in low or "ing for" in low:
        for m in NO_IDEA.finditer(text):
            name = "who" if m["who"] else "from" if m["from"] else "of"
            out += _claims(
                sentence, [*found, *out], m.start(), m.end(), people_listed(sentence.doc, m.start(name), by_token)[:1]
            )
    return out


def _people(doc: Any, text: str, word: re.Match[str], by_token: dict[int, CountMention]) -> list[People]:
    of = OF.match(text, word.end())
    if of is not None:
        return people_listed(doc, of.end(), by_token)
    token = token_at(doc, word.start())
    owner = next((c for c in token.children if c.dep_ == "poss"), None) if token is not None else None
    if owner is None:
        return []
    if owner.lower_ == "whose":
        node = token
        while node.dep_ not in ("relcl", "acl", "ROOT") and node.head.i != node.i:
            node = node.head
        one = from_noun(doc, node.head, by_token) if node.dep_ in ("relcl", "acl") else None
        return [] if one is None else [one]
    if owner.pos_ in NOUNS:
        one = from_noun(doc, owner, by_token)
        return [] if one is None else [one]
    alone = {"his": "he", "her": "she"}.get(owner.lower_)
    return [one_person(owner, alone)] if alone is not None else []


def _claims(sentence: Sentence, found: list[Found], start: int, end: int, people: list[People]) -> list[Found]:
    base = sentence.start
    out = []
    for p in people:
        if p.count.bound == "none" or any(
            f.outcome == "missing" and f.start - base <= p.start < f.end - base for f in found
        ):
            continue
        out.append(
            Found(sentence, base + min(start, p.start), base + max(end, p.end), "missing", p.count, p.group, p.names,
                  definite=p.definite, confidence=0.8, trigger=base + start)
        )  # fmt: skip
    return out
