"""Tallies that change: "the number of dead … now stands at 30, up from 22", "killings rose from 14 to 23".

A tally has a head that tells the outcome ("death toll", "number of policemen wounded") and figures that say where it
stands, often far behind it. Of "to 41 from 56" the first is the newer one, whichever of the two is larger.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.sums import NOUN_OUTCOME
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.phrase import People
from accounted.model import Count, Group, Outcome

_WHAT = (
    r"killed|dead|deaths|fatalities|killings|murders|martyrs|martyred|murdered|slain|massacred|wounded|injured|injuries|missing|disappearances|kidnappings|detained|"
    r"displaced|casualties|arrests"
)
_DONE = r"arrested|seized|captured|kidnapped|abducted|assassinated|executed|lynched|gunned\s+down|shot\s+dead"
HEAD = Gated(
    rf"\b(?:number|count|tally|toll)\s+of\s+(?P<group>(?:[\w’'-]+\s+){{0,4}}?)(?P<what>{_WHAT})\b"
    rf"|\b(?:number|count)\s+(?P<bare>killed|dead|wounded|injured|missing|detained|displaced)\b"
    rf"|\b(?:put|puts|putting|placed?|estimated?s?)\s+(?:the|its)\s+(?P<put>{_WHAT})\b(?=[^.;:]{{0,90}}\sat\s)"
    r"|\b(?P<toll>(?:death|casualty|injury)\s+toll|toll)\b"
    rf"|\b(?P<acts>{_WHAT})\b(?=[^.;:]{{0,90}}\b(?:rose|rise|risen|climbed|fell|fallen|dropped|jumped|increased|grew|went\s+up|doubled)\b)"
    rf"|\b(?P<many>casualties|{_WHAT})\b(?=\s+(?:[\w’'-]+\s+){{0,2}}?(?:number(?:s|ed)?|total(?:s|l?ed)?|amount(?:s|ed)?\s+to)\b)",
    re.I,
)
TALLY_OUTCOME: dict[str, Outcome] = {
    **NOUN_OUTCOME,
    "seized": "detained",
    "assassinated": "killed",
    "lynched": "killed",
    "gunned down": "killed",
    "shot dead": "killed",
    "killings": "killed",
    "murders": "killed",
    "martyred": "killed",
    "murdered": "killed",
    "slain": "killed",
    "massacred": "killed",
    "disappearances": "missing",
    "kidnappings": "missing",
    "toll": "killed",
    "death toll": "killed",
    "casualty toll": "killed_or_injured",
    "injury toll": "injured",
}
STANDS = re.compile(
    r"\b(?:at|to|is|was|of|as|now|number(?:s|ed)?|total(?:s|l?ed)?|reach(?:es|ed|ing)|exceed(?:s|ed)|pass(?:es|ed)|topp?(?:s|ed)|stands|stood)\s+(?:\w+\s+){0,2}$",
    re.I,
)
WAS = re.compile(
    r"\bfrom\s+(?:(?!to\s)\w+\s+){0,4}$"
    r"|\b(?:previously|earlier|initially|originally|at\s+first|first)\s+(?:\w+\s+){0,2}(?:as|at|to|was|of)\s+$"
    r"|\b(?:compared\s+(?:with|to)|instead\s+of|rather\s+than|not)\s+(?:\w+\s+){0,2}$",
    re.I,
)
BRINGS_TO = re.compile(
    r"\b(?:br(?:ings?|inging|ought)|rais(?:es|ed|ing)|tak(?:es|ing)|took|puts?|putting)\s+to\s+$", re.I
)
THE_NUMBER = re.compile(
    rf"\s+(?:the|its)\s+(?:\w+\s+)?(?:number|count|tally|toll)\s+of\s+(?P<group>(?:[\w’'-]+\s+){{0,7}}?)"
    rf"(?:(?:who|that)\s+(?:(?:have|had|has)\s+been|were|was|are)\s+)?(?P<what>{_WHAT}|{_DONE})\b",
    re.I,
)
UP_TO = re.compile(
    r"\b(?:takes?|took|taking|brings?|brought|bringing|push(?:es|ed|ing)?|rises?|rose|risen|climb\w*|goes|went)\b", re.I
)
""""It took the number of dead up to 32" is 32."""
OF_OTHERS = re.compile(r"\b(?:of|among)\s+(?:whom|which|them)\b", re.I)
""""The number of the dead is nine, and 30 were hurt, of whom 18 have left hospital": 18 are some of those told last."""
REACH = 130
"""Characters between a tally's head and its figure: a place, a day and a "which" may stand there."""


def tallies(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]
) -> list[Found]:
    """The figures of the sentence's tallies that no outcome word has taken yet, older ones marked as superseded."""
    text, base = sentence.text, sentence.start
    heads = list(HEAD.finditer(text))
    out: list[Found] = []
    for m in mentions:
        if (m.count.low is None and m.count.high is None) or m.count.bound == "none" or m.article:
            continue
        taken = next(
            (f for f in found if f.start - base <= m.start < f.end - base and f.count.words == m.count.words), None
        )
        behind = THE_NUMBER.match(text, m.end) if BRINGS_TO.search(text, 0, m.start) else None
        head = behind or next(
            (
                h
                for h in reversed(heads)
                if h.end() <= m.start <= h.end() + REACH and not re.search(r"[.;:]\s", text[h.end() : m.start])
            ),
            None,
        )
        if head is None:
            continue
        lead = text[head.end() : m.start]
        was = behind is None and WAS.search(lead) is not None
        rises = m.count.bound == "up_to" and UP_TO.search(text, 0, m.start) is not None
        if behind is None and not was and not rises and (not STANDS.search(lead) or OF_OTHERS.search(lead)):
            continue
        outcome = _outcome(head)
        count = m.count
        if rises:
            count = Count(low=count.high, high=count.high, words=count.words)
        if taken is not None:
            if taken.outcome == outcome or behind is not None:
                taken.superseded = taken.superseded or was
                taken.total = True
            continue
        people = from_mention(sentence.doc, m, by_token)
        if behind is None and people is None:
            continue
        end = behind.end() if behind else m.end
        out.append(
            Found(
                sentence,
                base + (m.start if behind else head.start()),
                base + end,
                outcome,
                count,
                _group(head, people),
                total=True,
                superseded=was,
                confidence=0.85,
                trigger=base + head.start(),
            )
        )
    newer = {f.outcome for f in (*found, *out) if not f.superseded and f.count.low is not None}
    return [f for f in out if not f.superseded or f.outcome in newer]


def _outcome(head: re.Match[str]) -> Outcome:
    words = head.groupdict()
    said = (
        words.get("what")
        or words.get("bare")
        or words.get("put")
        or words.get("toll")
        or words.get("acts")
        or words.get("many")
        or ""
    )
    return TALLY_OUTCOME[re.sub(r"\s+", " ", said.lower())]


def _group(head: re.Match[str], people: People | None) -> Group:
    """ "The number of policemen wounded": the sort of people stands in the head."""
    words = (head.groupdict().get("group") or "").split()
    while words and words[0].lower() in ("the", "all", "its", "their"):
        words = words[1:]
    if words and words[-1].lower() not in ("people", "persons") and is_person_noun(words[-1].lower()):
        return read_group(" ".join(words))
    return people.group if people is not None else Group()
