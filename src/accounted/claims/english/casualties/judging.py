"""What a claim's own words say of its scope, its site and its age; ``stance`` has the rest."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.houses import HOUSE_OF_THE_DEAD
from accounted.claims.english.casualties.stance import judge_stance
from accounted.claims.english.document import Document, Sentence, token_at
from accounted.claims.english.gated import Gated
from accounted.claims.english.partnames import site_name
from accounted.claims.english.scope import OF_A_DAY, scope_of, without_comparison
from accounted.claims.english.word_lists import MONTH_NAMES

TOTAL = Gated(
    r"\b(?:death\s+toll|toll|in\s+all|in\s+total|altogether|a\s+total\s+of|total(?:s|led|ing|ling)?|overall|bringing|brings|brought)\b",
    re.I,
)


SITE = Gated(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|mortuaries|doctors|medics|surgeons|(?:stabili[sz]ation|aid|medical|trauma|dressing)\s+(?:points?|posts?|stations?|cent(?:re|er)s?))\b[^.;]{0,60}\b(?:receiv(?:ed|ing)(?!\s+(?:\w+\s+)?(?:treatment|care|attention|aid|help)\b)|took\s+in|taken\s+in|taking\s+in|treated|treating|admitted|"
    r"counted|recorded|registered|got|handled)\b|\b(?:brought|taken|rushed|admitted|transferred|carried|came|come|arrived|passed|sent|delivered)\s+(?:in\s+)?(?:to|at|into|through)\s+(?:\w+\s+|[’']s\s+){1,5}(?:hospital|clinic|morgue|mortuary)\b|"
    r"\b(?:hospitals?|clinics?|morgues?|mortuary)\b(?:\s+(?:in|at|of|across)(?:\s+[\w’'-]+){1,3})?\s+(?:reported|logged|listed)\s+(?:at\s+least\s+|about\s+|some\s+|over\s+)?(?!that\b|the\b|an?\b)[\w,]+\s+(?:\w+\s+)?(?:dead|deaths|wounded|injured|bodies)\b|\b(?:in|at)\s+(?!\d)(?:[\w’'-]+\s+){1,5}alone\b|\bat\s+(?:the|one|a)\s+(?:\w+\s+){0,2}(?:hospital|clinic|morgue)\s+alone\b|\bin\s+(?:one|a\s+single)\s+(?:village|house|home|hospital|family|building)\b",
    re.I,
)


SUPERSEDED = re.compile(
    r"\b(?:up|down|rose|risen|rising|climbed|climbing|increased|jumped|revised|raised|grew|lowered|cut|fell|dropped)\s+(?:\w+\s+){0,4}?from\s+(?:an\s+|a\s+|the\s+)?(?:(?!to\s)\w+\s+){0,4}$|"
    r"\b(?:earlier|initial|initially|previous|previously|at\s+first|first)\s+(?:\w+\s+){0,5}$|\binstead\s+of\s+(?:the\s+)?$|\b(?:replac\w+|correct\w+|withdr[ae]w\w*|not)\s+(?:the\s+|an\s+|its\s+)?(?:\w+\s+){0,3}$",
    re.I,
)


SUPERSEDED_AFTER = re.compile(
    r"^(?:\W+(?!\d)\w+){0,4}\W+(?:given|reported|announced|stated|said)\s+(?:\w+\s+){0,2}(?:before|earlier|previously|at\s+first|initially)\b|^(?:\W+(?!\d)\w+){0,3}\W+(?:earlier|previously|initially|before(?=\W*$|\s*[.,;:)”\"–—]|\s+(?:and|but|or|while)\b))\b"
    # "Before he fled" tells when he counted, and of no newer count. "The 29 given on Monday", and not "29, police said on Monday".
    r"|^(?:\s+(?!\d)\w+){0,3}\s+(?:given|reported|announced|stated|published)\s+(?:\w+\s+){0,2}on\s+\w+day\b",
    re.I,
)


ANOTHER_PERIOD = re.compile(
    r"\W*(?:\w+\s+){0,3}?(?:(?:in|during|for|over)\s+(?:(?:the|all\s+of)\s+)?(?:(?:same|previous|preceding|prior|last|first|second|third|fourth)\s+)?"
    rf"(?:period|year|month|week|quarter|half|(?:19|20)\d\d|{MONTH_NAMES})\b"
    r"|(?:the|a|one)\s+(?:year|month|week|quarter)\s+(?:before|earlier|ago)\b|(?:last|the\s+previous)\s+(?:year|month|week|quarter)\b)",
    re.I,
)
""""Up from 22 in the year before": both figures hold, each for its own time."""


MONTH_BEFORE = re.compile(r"\b(?:before|earlier|ago|previous|preceding|prior)\b", re.I)
"""A morgue's "87 the month before" is of a time that no words of the report date: it stands beside, in no incident."""


OF_A_WAR = 10_000
"""So many dead are those of a war, "the killing of over 60,000 villagers", unless their sentence tells of a day."""


def judge_words(f: Found, sentence: Sentence, document: Document) -> None:
    text, base = sentence.text, sentence.start
    left, right = f.start - base, f.end - base
    clause_start, clause_end = _clause(text, left, right)
    clause = text[clause_start:clause_end]
    f.scope = scope_of(
        without_comparison(clause, right - clause_start), without_comparison(text, right), document.report.published
    )
    if (
        f.scope == "this_incident"
        and f.outcome == "killed"
        and (f.count.low or 0) >= OF_A_WAR
        and not OF_A_DAY.search(text)
    ):
        f.scope = "background"
    if f.scope == "this_incident":
        after = DAY_AFTER.search(text, clause_start, max(f.trigger - base, left))
        if after is not None and _within(sentence, after.start("after"), f.trigger - base):
            f.scope = "another_incident"
    if f.scope == "this_incident" and sentence.paragraph > 0 and IN_A_MONTH.match(text):
        f.scope = "another_incident"
    judge_stance(f, sentence, clause_start)
    if TOTAL.search(text[max(0, left - 40) : right]):
        f.total = f.total or not f.part
    site = SITE.search(clause)
    if site:
        f.site = site_name(sentence.doc, clause_start + site.start(), clause_start + site.end())
    head = text[:left] + text[left : number_at(f, sentence)]
    tail = text[number_at(f, sentence) + len(f.count.words) : right + 40]
    if SUPERSEDED.search(head[-60:]) or SUPERSEDED_AFTER.search(tail):
        f.superseded = True
    if f.superseded and (period := ANOTHER_PERIOD.match(tail)) and not GIVEN.search(period[0]):
        f.superseded = False
        if MONTH_BEFORE.search(period[0]) and HOUSE_OF_THE_DEAD.search(text) and f.scope == "this_incident":
            f.scope = "background"


GIVEN = re.compile(r"\b(?:gave|given|reported|announced|stated|said|published|issued)\b", re.I)
""""The 29 that we gave last week": the day is that of the older figure and not of the dead."""


DAY_AFTER = Gated(
    r"\b(?:a|an|one|two|three|four|five|six|several|few|\d+)\s+(?:days?|weeks?|months?|years?|hours?)\s+(?P<after>after|since)\b[^.;]*$",
    re.I,
)
""""It exploded a day after five officers were killed": those five are another incident's."""


IN_A_MONTH = re.compile(
    r"\W*(?:back\s+)?in\s+(?:early\s+|late\s+|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d{1,2}\b)",
    re.I,
)
""""In August a bomb killed three": behind a report's head, a month without a day looks back."""


def _within(sentence: Sentence, after: int, trigger: int) -> bool:
    """Whether what is told at ``trigger`` is what the word at ``after`` governs: "a day after gunmen took two, soldiers killed five" tells
    of the five as news. Where the parse does not tell, it is."""
    word, told = token_at(sentence.doc, after), token_at(sentence.doc, trigger)
    if word is None or told is None:
        return True
    top = word.head if word.dep_ == "mark" else word
    return bool(top.i == told.i or top.is_ancestor(told))


def _clause(text: str, left: int, right: int) -> tuple[int, int]:
    """The clause around a span: from the last to the next semicolon, "but" or "while", or the sentence's ends."""
    start = max(
        (m.end() for m in re.finditer(r";|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|[.!?]\s", text[:left])), default=0
    )
    stop = re.search(r";|,?\s\bbut\b|,?\s\bwhile\b|\bwhereas\b|\balthough\b|[.!?]\s", text[right:])
    return start, right + stop.start() if stop else len(text)
