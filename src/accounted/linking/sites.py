"""What stood where an act of violence hit: a market, a school, a checkpoint, a funeral.

Two attacks in one town on one day are told apart by what they hit more often than by anything else. The words are looked for in
the sentences that tell of the act or of its dead, and in what claims say was hit; a sentence about where the wounded were
taken, or who speaks, says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from accounted.model import CircumstanceClaim, Claim, Report

from .looking_back import inside, looking_back
from .words import fold, word_set

__all__ = ["RARE_SITES", "counters_of", "sites_of"]

SITES = {
    "market": r"markets?|marketplaces?|bazaars?|souks?|souqs?|row of shops|shopping (?:cent(?:er|re)|mall|street)",
    "school": r"schools?|universit(?:y|ies)|colleges?|madr[ae]ss?[ae]hs?|madrass?as?|seminar(?:y|ies)|kindergartens?|dormitor(?:y|ies)|hostels?",
    "worship": r"mosques?|church(?:es)?|chapels?|cathedral|monaster(?:y|ies)|pagodas?|temples?|shrines?|synagogues?|friday prayers|worshippers",
    "wedding": r"weddings?",
    "funeral": r"funerals?|mourners|burial of|wake for",
    "buses": r"bus (?:station|stop|terminal|park)s?|minibus(?:es)?|bus(?:es)?|coach station|taxi rank",
    "trains": r"(?:railway|train|metro) station|trains?",
    "airport": r"airports?|airfields?|airstrip",
    "fuel": r"(?:fuel|oil) (?:depot|tankers?|truck)|(?:petrol|gas|filling) station|refinery",
    "bridge": r"bridges?",
    "bakery": r"baker(?:y|ies)|bread queue",
    "eating": r"restaurants?|caf[eé]s?|tea ?(?:shop|house)s?|coffee ?(?:shop|house)s?|diners?|eater(?:y|ies)",
    "hotel": r"hotels?|guest ?houses?",
    "home": r"homes?|houses?|residential|apartment|dwellings?|compounds?|flats",
    "camp": r"(?:refugee|displacement|idp|displaced(?:[- ](?:people|persons?)['’]?s?['’]?)?) (?:camps?|sites?)|(?:camps?|sites?) (?:for|of) (?:the )?(?:internally )?(?:displaced|refugees)",
    "sport": r"(?:football|soccer|sports?|playing) (?:field|pitch|ground)|stadium",
    "police": r"police (?:station|headquarters|post|base|academy|academ\w+)",
    "checkpoint": r"check ?points?|check ?posts?|roadblocks?",
    "base": r"(?:army|military|air) (?:post|base|outpost|camp)|barracks|garrison|outposts?",
    "convoy": r"convoys?|motorcades?",
    "patrol": r"patrols?",
    "recruits": r"recruit\w* (?:cent(?:er|re)|office|station)|recruits|recruitment",
    "prison": r"prisons?|jails?|detention (?:cent(?:er|re)|facility)",
    "court": r"court ?houses?",
    "square": r"(?:a|the|main|central|public|town|city|crowded|busy) square",
    "embassy": r"embass(?:y|ies)|consulates?",
    "boat": r"boats?|canoes?|dinghy|ferr(?:y|ies)|vessels?",
    "rally": r"rall(?:y|ies)|demonstrat\w+|protest(?:s|ers)?",
    "farm": r"farms?|orchards?|fields of",
    "mine": r"(?:coal|gold|diamond|jade|copper|emerald) (?:mines?|pits?)|mine ?shafts?|mining (?:site|camp|pit)s?|quarr(?:y|ies)",
    "parade": r"parades?",
}
"""Kinds of sites, each with its words."""
RARE_SITES = word_set(
    "school worship wedding funeral trains airport fuel bakery hotel camp sport recruits prison court embassy boat rally mine parade health"
)
"""Kinds of sites of which one town has few, or that are seldom hit: a hospital, a wedding; not homes, markets, patrols."""
_HIT = r"(?:on|at|hit|struck|bombed|shelled|stormed|raided|targeted|attacked|outside|inside) (?:the |a |an )?(?:[\w'’-]+ ){0,3}?"
_CARE = re.compile(_HIT + r"(?P<health>hospitals?|clinics?|health cent(?:er|re))\b(?! (?:said|official|source))")
"""Hospitals stand in most reports as where the wounded are: one is a site only where it was hit."""
_SITE = re.compile(r"\b(?:" + "|".join(rf"(?P<{name}>(?:{words})\b)" for name, words in SITES.items()) + ")")
_TAKEN = re.compile(r"\b(?:taken|rushed|brought|admitted|evacuated|transferred|received|treated)\b")
_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(A-Z0-9])|\n\s*\n|\n(?=[A-Z])")
LONGEST = 600
"""Characters on either side of a claim within which its sentence must end."""


def sites_of(claims: Sequence[Claim], report: Report | None) -> frozenset[str]:
    """The kinds of sites that the claims of one event tell of; empty where none is told."""
    told: dict[str, None] = {}
    back = looking_back(report.text) if report is not None else ()
    for claim in claims:
        if inside(claim.quote.start, back):
            continue  # what was hit the day before
        if isinstance(claim, CircumstanceClaim):
            if claim.aspect == "against":
                told[f"hit {fold(claim.value)}"] = None
            if claim.aspect not in ("kind", "against"):
                continue
        elif claim.outcome not in ("killed", "injured", "killed_or_injured", "missing"):
            continue
        if report is not None:
            told[fold(_sentence(report.text, claim.quote.start, claim.quote.end))] = None
    return frozenset(_named(told))


_COUNTER = re.compile(
    r"\b(?:(?P<morgue>morgues?|mortuar(?:y|ies)|forensic)|(?P<ministry>ministr(?:y|ies))|(?P<police>police)|"
    r"(?P<hospital>hospitals?)|(?P<mission>united nations|\bun\b|mission)|(?P<monitor>monitor\w*|observatory|rights group))\b"
)


def counters_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Of a month's total, who counted it: a morgue's month and a ministry's are two totals of one town."""
    told: set[str] = set()
    for claim in claims:
        if not isinstance(claim, CircumstanceClaim):
            words = " ".join([claim.quote.text, *(s.name for s in claim.attribution[:1])])
            told |= {f"counted by {m.lastgroup}" for m in _COUNTER.finditer(fold(words))}
    return frozenset(told)


def _named(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found |= {m.lastgroup for m in _SITE.finditer(text) if m.lastgroup is not None}
        if not _TAKEN.search(text) and _CARE.search(text):
            found.add("health")
    return found


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a quote."""
    low = max(0, start - LONGEST)
    ends = [m.end() for m in _END.finditer(text, low, start)]
    first = ends[-1] if ends else low
    last = _END.search(text, end, end + LONGEST)
    return text[first : last.start() + 1 if last else min(len(text), end + LONGEST)]
