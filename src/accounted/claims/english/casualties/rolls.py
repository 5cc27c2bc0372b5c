"""Names on a list of the dead: how those who record the killed count them.

"Our register has 28 names, all of them killed": N names are N killed only where the text itself says that the named are
dead: beside the names, in the sentence behind ("All of them were dead by evening"), or of the list in the sentence before
("a list of the dead. It holds 28 names"). Names of the missing, the wounded, voters or suspects are none, and a list that
mixes the dead with others is not a number of the dead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.judging import judge_words
from accounted.claims.english.counts import CountMention, find_counts
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.model import Group

ROLL = (
    r"(?:lists?|registers?|rolls?|rosters?|ledgers?|(?:note|copy|log|exercise\s+)?books?|records?|files?|sheets?|pages?"
    r"|papers?|documents?|databases?|archives?|memorial|plaque|tally)"
)
PEOPLE = r"(?:[\w’'-]+\s+){1,3}?"
DEATH = r"(?:killed|dead|died|murdered|slain|perished|massacred|executed|shot\s+dead)"
OF_THE_DEAD = re.compile(
    rf"\b(?:of|about)\s+(?:(?:all\s+)?(?:the|those|its|our|their)\s+)?(?:(?:dead|killed|deceased|fallen|martyrs)\b"
    rf"|{PEOPLE}(?:who\s+)?(?:(?:were|was|had|have|has|are|been|confirmed|known|to\s+have)\s+){{0,4}}{DEATH}\b)"
    rf"|\b(?:all|each|every\s+one)\b(?:\s+of\s+(?:them|those|these))?[^,;]{{0,15}}\b{DEATH}\b",
    re.I,
)
"""Words that tie names, or the list that holds them, to the dead."""
NAMES = re.compile(r"\s+(?:[a-z]+\s+){0,2}?names\b", re.I)
WRITTEN = re.compile(
    rf"\b(?:{ROLL}|writ(?:e|es|ten)|wrote|list(?:s|ed)|record(?:s|ed)|note[sd]|collect(?:s|ed)|compile[sd]|gather(?:s|ed)"
    r"|read\s+(?:out|aloud)|publish(?:es|ed)|holds?|held|contains?|contained|has|bears?|bore|carries)\b",
    re.I,
)
OTHER_FATE = re.compile(
    r"\b(?:missing|disappeared|vanished|wounded|injured|hurt|survivors?|survived|alive|living|detain\w*|arrest\w*|prison\w*|captives?|hostages?|abducted"
    r"|kidnapped|displaced|suspect\w*|wanted|accused|convicted|charged|perpetrators?|killers?|attackers?|deserters?|informers?|voters?|elect\w*|candidates?|donors?"
    r"|sign\w*|volunteers?|witness\w*|applicants?|staff|employees|players)\b",
    re.I,
)
NOT = re.compile(r"\b(?:not|no|never|none|without|if|whether|unless)\b|n[’']t\b", re.I)
PIECE = re.compile(r";|\bbut\b|\bwhile\b|\bwhereas\b|,\s+and\b", re.I)
NEXT_DEAD = re.compile(
    rf"\W*(?:(?:all|each|every\s+one)(?:\s+of\s+(?:them|those|these))?|they(?:\s+all)?|these)\b(?:,[^,;.]{{1,40}},)?\s+"
    rf"(?:(?:were|was|are|is|had|have|has|been|all|now|already)\s+){{0,4}}{DEATH}\b[^;.]*",
    re.I,
)
""""All of them, she said, were dead by evening": said of the names in the sentence before."""
IT_HOLDS = re.compile(r"\b(?:it|that|this|there|(?:the|his|her|their|its|our)\s+(?:\w+\s+)?" + ROLL + r")\b", re.I)
ROLL_OF_DEAD = re.compile(rf"\b{ROLL}\s+(?:{OF_THE_DEAD.pattern})", re.I)

OF_THE_NAMES = re.compile(
    rf"\s+of\s+(?:the|its|those|these|his|her|their|our)\s+(?:[\w-]+\s+)?names\b(?:\s+(?:in|on)\s+(?:the|his|her|its|their|that)\s+(?:\w+\s+)?{ROLL})?"
    r"[^.;]{0,40}?\b(?:belong(?:s|ed)?(?:,[^,;.]{1,40},)?\s+to|(?:are|were|is|was)(?:,[^,;.]{1,40},)?\s+(?:those\s+)?of)\s+(?:the\s+|an?\s+)?"
    r"(?P<who>(?:[\w’'-]+\s+){0,2}?[\w’'-]+)(?P<rest>\s+(?:who\b|killed\b|shot\b|murdered\b)[^.;]*)?(?=\s*[,.;”\"]|\s*$)",
    re.I,
)
SHOT = re.compile(rf"\b(?:{DEATH}|shot|stabbed|beheaded|hanged|lynched|blown\s+up)\b(?P<how>[^.;]*)", re.I)
NO_VIOLENCE = re.compile(
    r"\b(?:illness|sick\w*|disease|malaria|cholera|cancer|fever|old\s+age|natural|heart|hunger|accident\w*|crash\w*|drown\w*|childbirth|snake\w*)\b",
    re.I,
)
OWN_SETTING = re.compile(r"\b(?:in|at|on|during|by|near|after|before|over|years?|months?|weeks?|days?)\b", re.I)


class _Roll(NamedTuple):
    """Report offsets of the quote: from the count, or the list told of before, to the words that prove the names to be
    the dead's; ``sentence`` is the one that it begins in."""

    start: int
    end: int
    sentence: Sentence


def names_of_the_dead(document: Document, number: int, found: list[Found], known: bool) -> list[Found]:
    """Claims of sentence ``number`` that count names of the dead; ``found``: what it says otherwise.

    ``known``: a roll of the dead has been told of before, of which "two of the names" may speak.
    """
    sentence = document.sentences[number]
    if "names" not in sentence.text:
        return []
    out: list[Found] = []
    base = sentence.start
    for m in find_counts(sentence.text):
        if m.count.low is None or m.count.bound == "none":
            continue
        if any(f.start - base <= m.start < f.end - base and f.count == m.count for f in found):
            continue
        if known and (part := _of_the_names(m, sentence, document)) is not None:
            out.append(part)
            continue
        names = NAMES.match(sentence.text, m.end)
        roll = _roll(m, names.end(), document, number) if names else None
        if names is None or roll is None:
            continue
        group = _group(sentence.text, names.end())
        one = Found(
            roll.sentence,
            roll.start,
            max(roll.end, base + names.end()),
            "killed",
            m.count,
            group,
            confidence=0.75,
            trigger=roll.start,
        )
        judge_words(one, roll.sentence, document)
        out.append(one)
    return out


def _piece(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece of a sentence around a span, up to a semicolon, "but", "while" or ", and"."""
    left = max((m.end() for m in PIECE.finditer(text, 0, start)), default=0)
    right = PIECE.search(text, end)
    return left, right.start() if right else len(text)


def _roll(m: CountMention, end: int, document: Document, number: int) -> _Roll | None:
    """What proves that the names counted by ``m`` are the dead's, or None."""
    sentence = document.sentences[number]
    text, base = sentence.text, sentence.start
    left, right = _piece(text, m.start, end)
    piece = text[left:right]
    if OTHER_FATE.search(piece) or NOT.search(piece):
        return None
    dead = OF_THE_DEAD.search(text, end, right) or OF_THE_DEAD.search(text, left, m.start)
    if dead and (WRITTEN.search(piece) or text[end : dead.start()].strip() == ""):
        return _Roll(base + min(m.start, dead.start()), base + dead.end(), sentence)
    if not WRITTEN.search(piece):
        return None
    following = _beside(document, number, 1)
    if following is not None and right == len(text):
        proof = NEXT_DEAD.match(following.text)
        if proof and not OTHER_FATE.search(proof[0]) and not NOT.search(proof[0]):
            said = re.search(rf"\b{DEATH}\b", proof[0], re.I)
            stop = said.end() if said else proof.end()
            return _Roll(base + m.start, following.start + stop, sentence)
    before = _beside(document, number, -1)
    if before is not None and IT_HOLDS.search(piece):
        told = ROLL_OF_DEAD.search(before.text)
        if told and not OTHER_FATE.search(before.text) and not NOT.search(before.text):
            return _Roll(before.start + told.start(), base + end, before)
    return None


def _beside(document: Document, number: int, step: int) -> Sentence | None:
    at = number + step
    if not 0 <= at < len(document.sentences):
        return None
    other = document.sentences[at]
    return other if other.paragraph == document.sentences[number].paragraph else None


def _group(text: str, end: int) -> Group:
    """ "28 names of farmers who were killed": the farmers."""
    who = re.match(rf"\s+of\s+(?:the\s+)?(?P<who>{PEOPLE})(?:who|killed|dead)\b", text[end:], re.I)
    words = who["who"].strip() if who else ""
    plain = words.lower() in ("", "people", "persons", "those", "all", "victims")
    return Group() if plain or not is_person_noun(words.split()[-1].lower()) else read_group(words)


def _of_the_names(m: CountMention, sentence: Sentence, document: Document) -> Found | None:
    """ "Two of the names belong to men who were shot elsewhere": killed, but not here; without more, a part of the dead."""
    text, base = sentence.text, sentence.start
    names = OF_THE_NAMES.match(text, m.end)
    if names is None or NOT.search(names[0]) or not is_person_noun(names["who"].split()[-1].lower()):
        return None
    rest = names["rest"]
    fate = SHOT.search(rest) if rest else None
    if OTHER_FATE.search(names[0]) or (rest and (fate is None or NO_VIOLENCE.search(rest))):
        return None
    one = Found(
        sentence,
        base + m.start,
        base + (names.end() if fate is None else names.start("rest") + fate.start("how")),
        "killed",
        m.count,
        read_group(names["who"]),
        part=fate is None,
        confidence=0.65,
        trigger=base + m.start,
    )
    judge_words(one, sentence, document)
    if fate is not None and OWN_SETTING.search(fate["how"]) and one.scope == "this_incident":
        one.scope = "another_incident"  # told apart from the others on the list by when, where or why they died
    return one
