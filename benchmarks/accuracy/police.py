"""What the product says police did, sentence by sentence, in the form of ``score/score.py police``.

A story is read whole, with its day; a claim belongs to the sentence in which its quote begins.

- KILL: a killed claim of somebody, told of nobody else's deed, and in the same sentence a by-claim of police that tells more
  than an arrest, a search or gas.
- ARREST: a detained claim of somebody, a kind claim or a by-claim of police whose words tell of an arrest, and no by-claim that
  names anybody but police for that very arrest.
- FORCE: KILL, or a by-claim of police that tells more than an arrest or a search together with a kind (other than these), a
  means or an injured claim in the sentence; or a kind or means that only police use, whoever is named ("teargas shells were
  lobbed").
- FAIL is not said: the model has no word for what was not done. ANY_ACTION: any of the above.

Denied, retracted, doubted and hypothetical claims say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from accounted.claims.engines import engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer
from benchmarks.accuracy.own_gold import read_document
from benchmarks.gold.corpora import Document
from benchmarks.progress import bar

POLICE = re.compile(
    r"\b(?:police\w*|cops?|constables?|inspectors?|sub-inspectors?|srpf?|crpf|raf|rapid action force|reserve police|jawans?|paramilitar\w+|bsf|rpf|stf|"
    r"task force|anti-terror\w* squad|security (?:forces?|personnel)|commandos?|homeguards?|home guards?|detectives?|lawmen|gendarm\w+|rangers|rab|rapid action battalion|general service unit|frontier corps|operatives of the (?:\w+ )?command|crime branch|cid|cbi|anti-[a-z]+ (?:unit|squad|agents|team|cell)|(?<!army )(?<!military )(?<!customs )officers)\b|^(?:the )?force$",
    re.IGNORECASE,
)
"""Whom the corpus' question "did police ..." was answered yes for, as far as words tell it."""

ONLY_POLICE = re.compile(
    r"\btear[- ]?(?:gas|smoke)|\bgas shells?\b|\b(?:lathi|cane|baton)[- ]?charg|\bwater cannon|\b(?:rubber|plastic) bullets?",
    re.IGNORECASE,
)
"""What nobody but keepers of order does."""
OTHERS_WAY = re.compile(r"\b(?:stabb\w+|hacked|lynched|burn\w+|charred|stoned|roasted|knifed)\b", re.IGNORECASE)
"""How a mob kills and police do not: such a death beside a deed of the police is not theirs."""

ARREST = re.compile(
    r"\b(?:arrest\w*|nabbed|round\w* (?:\w+ )?up|pick\w* (?:\w+ )?up|detain\w*|apprehend\w*|custody|captured?|caught|book(?:ed)?|held|remanded|behind bars|locked up"
    r"|cells?|lock-?up|jail(?:s|ed)?|prison|paraded|remand|handcuff\w*|vans?|police station|questioning|interrogation|handed over|produced|net|hands)\b",
    re.IGNORECASE,
)
"""The product's kind of an arrest is "other"; its quote says which."""
SEIZES = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|nabbed|rounded up|picked up|detained|apprehended|captured|caught|booked)$|^(?:arrest\w*|nabbed|rounded|picked|detained|apprehended|caught|captured)\b",
    re.IGNORECASE,
)
"""The same of a by-claim: its quote ends or begins with the deed."""
SEARCH = re.compile(r"\b(?:raid\w*|search\w*|combing|atrocit\w+|excesses|confrontation\w*)\b", re.IGNORECASE)
"""What police do that is no force told: a raid, a search, "atrocities" that nobody describes."""
SOFT = re.compile(r"\btear[- ]?gas|\b(?:lathi|cane|baton)|\bwater cannon|\bdispers", re.IGNORECASE)
"""Force that kills nobody by itself."""
SHOT = re.compile(r"\b(?:fir(?:ed?|ing)|shot|shoot\w*|bullets?|rounds?|kill\w*|encounter)\b", re.IGNORECASE)
FORCEFUL = re.compile(
    SHOT.pattern + r"|\b(?:rough|thrash|beat|kick|charg|man-?handl|can(?:ed|ing)\b|clash|assault)|" + SOFT.pattern,
    re.IGNORECASE,
)

UNTOLD = ("hypothetical", "denied", "retracted", "could_not_confirm", "doubted")


def predict(gold: Path) -> list[dict[str, Any]]:
    """A prediction for each story of an India file."""
    stories = [msgspec.json.decode(line) for line in gold.read_bytes().splitlines() if line.strip()]
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    out = []
    for story in bar(stories, "India: reading"):
        document = Document("india", story["id"], story["text"], story["date"], ())
        _, claims = read_document(document, reader)
        sentences = [
            {"sent_id": s["sent_id"], "labels": labels([c for c in claims if s["start"] <= c.quote.start < s["end"]])}
            for s in story["sentences"]
        ]
        out.append({"id": story["id"], "sentences": sentences})
    return out


def labels(claims: Sequence[Claim]) -> list[str]:
    """The labels of one sentence from the claims that begin in it."""
    told = [c for c in claims if c.stance not in UNTOLD and c.scope != "general_practice"]
    about = [c for c in told if isinstance(c, CircumstanceClaim)]
    by = [c for c in about if c.aspect == "by" and c.certainty != "denied"]
    police = [c for c in by if POLICE.search(c.value)]
    others = [c for c in by if not POLICE.search(c.value)]
    acts = [c for c in police if not _only(c, ARREST) and not _only(c, SEARCH)]
    harmed = [
        c
        for c in told
        if isinstance(c, CasualtyClaim) and c.count.bound != "none" and not OTHERS_WAY.search(c.quote.text)
    ]
    kinds = [c for c in about if c.aspect == "kind"]
    out = []
    deadly = [c for c in acts if not _only(c, SOFT)]
    if any(c.outcome == "killed" and (_touches(c, deadly) or not _touches(c, others)) for c in harmed if deadly):
        out.append("KILL")
    arrests: list[Claim] = [c for c in harmed if c.outcome == "detained"]
    arrests += [c for c in kinds if ARREST.search(c.quote.text)]
    arrests += [c for c in police if SEIZES.search(c.quote.text)]
    if any(not _touches(c, others) for c in arrests):
        out.append("ARREST")
    forced = any(not _only(c, ARREST) and not _only(c, SEARCH) for c in kinds)
    forced |= any(c.aspect == "means" for c in about) or any(c.outcome in ("killed", "injured") for c in harmed)
    forced |= any(FORCEFUL.search(c.quote.text) for c in acts)
    only = [c for c in about if c.aspect in ("kind", "means") and ONLY_POLICE.search(c.quote.text)]
    if (acts and forced) or only:
        out.append("FORCE")
    return [*out, "ANY_ACTION"] if out else out


def _only(claim: Claim, words: re.Pattern[str]) -> bool:
    """Whether a claim's quote tells that and no shots."""
    stronger = SHOT if words is SOFT else FORCEFUL
    return words.search(claim.quote.text) is not None and stronger.search(claim.quote.text) is None


def _touches(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether somebody else is named for what ``claim`` tells: their quotes share characters."""
    return any(c.quote.start < claim.quote.end and claim.quote.start < c.quote.end for c in others)
