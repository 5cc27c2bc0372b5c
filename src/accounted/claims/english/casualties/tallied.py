"""Victims under a number where no word says what became of them: "left 163 civilian victims"."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import read_group
from accounted.model import Group, Outcome

VICTIMS = re.compile(
    r"\s+(?:(?:more|new|other|further)\s+)?(?P<group>(?:(?!(?:have|has|had|been|be|becomes?|became|fell|fallen)\b)[\w’'-]+\s+){0,3}?)victims\b"
    r"(?!\s+(?:of\s+(?:the\s+)?(?:flood|earthquake|storm|hurricane|cyclone|drought|disease|accident)))",
    re.I,
)
DEFINITE = re.compile(r"\b(?:the|these|those|all|its|their|other)\s+$", re.I)
""""The six victims" are known from before."""
CAUSED = re.compile(r"\b(?:claim(?:ed|s|ing)|caus(?:ed|es|ing)|left|leaving|produced)\s+$", re.I)
""""Claimed several victims": without a number only where the words say that somebody became one."""
NUMBER_OF = re.compile(
    r"\b(?:number|tally|count)\s+of\s+(?P<group>(?:[\w’'-]+\s+){0,3}?)victims\b(?:\s+(?:of|in|from|at)\s+[^.;:,]{1,90}?)?,?\s+"
    r"(?:(?:is|was|stands\s+at|stood\s+at|reache[sd]|has\s+reached|totals|totall?ed|rose\s+to|has\s+risen\s+to|amounts\s+to|comes\s+to)\s+)"
    r"(?:now\s+)?$",
    re.I,
)
""""The number of victims of the blast is | 59": people harmed, and nothing of how."""
NO_HARM = re.compile(
    r"\b(?:mines?|kidnap\w*|abduct\w*|rape\w*|tortur\w*|fraud|crime|flood\w*|earthquakes?|storms?|hurricane|cyclone|drought|disease|"
    r"epidemic|aids|accidents?)\b",
    re.I,
)
FATAL = re.compile(r"\b(?:fatal|dead|mortal|murder)\b", re.I)
NO_PEOPLE = re.compile(r"\b(?:the|sets?|of|kinds?|sorts?|groups?)\b", re.I)
WOUNDED = re.compile(r"\b(?:injur\w+|wound\w*|stab\w*|burns?|gunshot|bullet)\b", re.I)


def victims_told(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """Counts of victims that no outcome word took: killed or injured, unless a word before "victims" tells which."""
    out = _numbers_of_victims(sentence, found, mentions)
    base = sentence.start
    for m in mentions:
        if m.article or m.count.bound == "none" or DEFINITE.search(sentence.text[: m.start]):
            continue
        if m.count.low is None and m.count.high is None and not CAUSED.search(sentence.text, 0, m.start):
            continue
        told = VICTIMS.match(sentence.text, m.end)
        if (
            told is None
            or NO_PEOPLE.search(told["group"])
            or any(f.start - base <= m.start < f.end - base for f in found)
        ):
            continue
        words = told["group"].strip()
        outcome: Outcome = (
            "killed" if FATAL.search(words) else "injured" if WOUNDED.search(words) else "killed_or_injured"
        )
        group = read_group(words) if words and outcome == "killed_or_injured" else Group()
        out.append(
            Found(
                sentence,
                base + m.start,
                base + told.end(),
                outcome,
                m.count,
                group,
                confidence=0.75,
                trigger=base + told.end() - len("victims"),
            )
        )
    return out


def _numbers_of_victims(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """ "The number of victims of the blast is 59": killed or injured, unless a word before "victims" tells which."""
    out: list[Found] = []
    base = sentence.start
    for m in mentions:
        if m.article or m.count.low is None or m.count.bound == "none":
            continue
        told = NUMBER_OF.search(sentence.text, max(0, m.start - 160), m.start)
        if told is None or NO_HARM.search(told[0]) or any(f.start - base <= m.start < f.end - base for f in found):
            continue
        words = told["group"].strip()
        killed, hurt = FATAL.search(words), WOUNDED.search(words)
        outcome: Outcome = "killed" if killed else "injured" if hurt else "killed_or_injured"
        group = read_group(words) if words and outcome == "killed_or_injured" else Group()
        at = base + told.start()
        out.append(Found(sentence, at, base + m.end, outcome, m.count, group, total=True, confidence=0.75, trigger=at))
    return out


def fate_of_victims(word: str, outcome: Outcome, sentence: Sentence, before: Found | None) -> Outcome:
    """What became of "victims": what the figure told right before tells ("20 were kidnapped. Among the victims is a nurse"); else
    ``outcome``."""
    if word.lower() != "victims" or before is None or sentence.paragraph - before.sentence.paragraph > 1:
        return outcome
    return before.outcome if before.outcome in ("missing", "injured", "killed_or_injured") else outcome
