"""What the product says police did, sentence by sentence, in the form of ``score/score.py police``.

A story is read whole, with its day; a claim belongs to the sentence in which its quote begins.

- KILL: a killed claim of somebody, and in the same sentence a by-claim of police that tells more than an arrest.
- ARREST: a detained claim of somebody or a kind claim whose words tell of an arrest, and no by-claim in the sentence
  that names anybody but police.
- FORCE: KILL, or such a by-claim of police together with a kind (other than of an arrest), a means or an injured claim in the
  sentence; or a kind or means that only police use, whoever is named ("teargas shells were lobbed").
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
    r"task force|anti-terror\w* squad|security (?:forces?|personnel)|commandos?|homeguards?|home guards?)\b|^(?:the )?force$",
    re.IGNORECASE,
)
"""Whom the corpus' question "did police ..." was answered yes for, as far as words tell it."""

ONLY_POLICE = re.compile(
    r"\btear[- ]?gas|\b(?:lathi|cane|baton)[- ]?charg|\bwater cannon|\b(?:rubber|plastic) bullets?", re.IGNORECASE
)
"""What nobody but keepers of order does."""
OTHERS_WAY = re.compile(r"\b(?:stabb\w+|hacked|lynched|burn\w+|charred|stoned|roasted|knifed)\b", re.IGNORECASE)
"""How a mob kills and police do not: such a death beside a deed of the police is not theirs."""

ARREST = re.compile(
    r"\b(?:arrest\w*|nabbed|round\w* (?:\w+ )?up|picked (?:\w+ )?up|detained|apprehended|custody|captured?|caught|booked|held|remanded|behind bars|locked up)\b",
    re.IGNORECASE,
)
"""The product's kind of an arrest is "other"; its quote says which."""

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
    by = [c.value for c in about if c.aspect == "by" and c.certainty != "denied"]
    police = any(POLICE.search(value) for value in by)
    acts = any(
        c.aspect == "by" and c.certainty != "denied" and POLICE.search(c.value) and not ARREST.search(c.quote.text)
        for c in about
    )
    harmed = {
        c.outcome
        for c in told
        if isinstance(c, CasualtyClaim) and c.count.bound != "none" and not OTHERS_WAY.search(c.quote.text)
    }
    out = []
    if "killed" in harmed and acts:
        out.append("KILL")
    kinds = [c.quote.text for c in about if c.aspect == "kind"]
    if ("detained" in harmed or any(map(ARREST.search, kinds))) and (police or not by):
        out.append("ARREST")
    forced = not all(map(ARREST.search, kinds)) or any(c.aspect == "means" for c in about)
    only = [c for c in about if c.aspect in ("kind", "means") and ONLY_POLICE.search(c.quote.text)]
    if (acts and ("killed" in harmed or "injured" in harmed or forced)) or only:
        out.append("FORCE")
    return [*out, "ANY_ACTION"] if out else out
