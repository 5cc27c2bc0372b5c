"""A report as its claims are judged in it: its head, its day, what its first sentences tell; where in it a claim stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.signals.cues import patterns_of_scope
from accounted.claims.english.signals.grammar import is_main
from accounted.claims.english.signals.timing import Anchor, anchor_of
from accounted.claims.english.word_lists import word_set

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = word_set(
    """the and who was were has have had been that this with from for not are his her their its they which when than
    more least about after before into over also other others another people person persons said told according two
    three four five six seven eight nine ten killed killing murder murdered murders assassinated assassination death
    deaths dead died wounded injured arrested detained kidnapped massacre bodies body attack attacks today yesterday
    members member men man group some several many one"""
)
"""Words that say nothing of who was harmed."""
LEAD = 3
"""Sentences at the head of a report that tell what it is news of."""


@dataclass(slots=True)
class Setting:
    """A report as its claims are judged in it."""

    document: Document
    found: list[Found]
    anchor: Anchor | None
    lead: list[Sentence]
    lead_words: frozenset[str]
    lead_found: list[Found]
    of_report: tuple[str, ...]
    places: dict[int, int] = field(default_factory=dict)
    """Sentence start to its number."""


def setting_of(document: Document, found: list[Found]) -> Setting:
    """What is the same for all claims of a report."""
    text = document.report.text
    body = [s for s in document.sentences if not s.headline]
    lead = [s for s in document.sentences if s.headline] + body[:LEAD]
    dateline = text[slice(*document.dateline)] if document.dateline else ""
    anchor = anchor_of(document.report.published, [dateline, *(s.text for s in lead)])
    lead_found = [f for f in found if f.sentence in lead]
    patterns = patterns_of_scope()
    head = text[: (document.dateline[1] if document.dateline else 0) + 120]
    of_report = {name for name in ("report_opinion", "report_recorded") if patterns[name].search(head)}
    firm = [f for f in lead_found if f.stance not in ("hypothetical", "denied")]
    of_report.add("lead_tells" if firm else "lead_tells_none")
    if firm and any(is_main(f) for f in firm):
        of_report.add("lead_news")
    speaking = sum(1 for s in document.sentences if patterns["first_person"].search(s.text))
    share = speaking / max(1, len(document.sentences))
    of_report.add("first_person_many" if share > 0.4 else "first_person_some" if share > 0.1 else "first_person_no")
    n = len(document.sentences)
    of_report.add("short" if n <= 6 else "middling" if n <= 15 else "long")
    of_report.add("claims_1" if len(found) == 1 else "claims_2-3" if len(found) <= 3 else "claims_4+")
    return Setting(
        document=document,
        found=found,
        anchor=anchor,
        lead=lead,
        lead_words=frozenset(w for s in lead for w in _words(s.text)),
        lead_found=lead_found,
        of_report=tuple(sorted(of_report)),
        places={s.start: i for i, s in enumerate(document.sentences)},
    )


def _words(text: str) -> set[str]:
    return {w.lower().rstrip("s") for w in WORD.findall(text)} - COMMON


def of_place(f: Found, setting: Setting) -> set[str]:
    """Where in the report the claim stands, and whether the head of the report tells of the same people."""
    number = setting.places.get(f.sentence.start, 0)
    share = number / max(1, len(setting.document.sentences) - 1)
    out = set(setting.of_report)
    in_lead = f.sentence in setting.lead
    if f.sentence.headline:
        out.add("headline")
    if in_lead:
        out.add(f"lead:{setting.lead.index(f.sentence)}" if not f.sentence.headline else "lead")
        out.add("lead")
        if is_main(f):
            out.add("lead:main")
    else:
        out.add("early" if share < 0.35 else "mid" if share < 0.7 else "late")
        firm = [g for g in setting.lead_found if g.stance not in ("hypothetical", "denied")]
        who = _words(f.group.words + " " + " ".join(f.persons))
        if who and who & setting.lead_words:
            out.add("who_in_lead")
        elif who:
            out.add("who_not_in_lead")
        if any(g.outcome == f.outcome and g.count.low == f.count.low and f.count.low is not None for g in firm):
            out.add("count_in_lead" if (f.count.low or 0) > 1 else "one_in_lead")
        if any(g.outcome == f.outcome for g in firm):
            out.add("outcome_in_lead")
        around = _words(f.sentence.text) - who
        shared = len(around & setting.lead_words) / max(1, len(around))
        out.add(
            "words_shared:"
            + ("none" if shared < 0.1 else "few" if shared < 0.25 else "some" if shared < 0.45 else "many")
        )
    if setting.found and f is setting.found[0]:
        out.add("first_claim")
    if f.sentence.paragraph == 0 or (
        setting.document.sentences and f.sentence.paragraph == setting.document.sentences[0].paragraph
    ):
        out.add("first_paragraph")
    return out
