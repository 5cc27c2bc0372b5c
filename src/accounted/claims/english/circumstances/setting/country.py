"""The country, for an event whose own words tell no place: as a country and never more, with a problem that says so.

The country that the whole report is set in (its dateline, the countries and peoples that it names) outweighs a single
nationality in a sentence: "the daughter of the Egyptian ambassador was hurt" is told of a foreigner because she is one.
Where the whole report settles nothing, the nationality of the victims or the command counts, not that of forces which
often act abroad.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.setting.settings import names_town, plain
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.protocol import Knowledge
from accounted.model import Problem

FOREIGN_FORCES = frozenset({"US", "GB", "RU", "FR"})
"""Whose forces act abroad so often that their adjective says nothing of where."""
OWN = 2
"""Mentions of a report that one in the event's own sentences is worth."""
ABROAD = 0.5
"""... and one of nationals in the plural: "five of them Spaniards" is told where they are foreigners."""
NATIONALS = re.compile(r"(?:ns|ds|[^s]es|is|ks)$", re.I)
CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+\b")


def countries(
    document: Document,
    casualties: Sequence[Found],
    found: Sequence[Circumstance],
    knowledge: Knowledge,
) -> tuple[list[Circumstance], list[Problem]]:
    """A where-claim of a country for each event of the report that tells no place, and the problem for each.

    The problem says where the report puts another of its events: a reader who finds a place in the report would else take
    the problem for wrong.
    """
    told: dict[int, list[tuple[int, int]]] = {}
    for c in found:
        if c.aspect == "kind" and (c.scope == "this_incident" or c.event):
            told.setdefault(c.event, []).append((c.start, c.end))
    for f in casualties:
        if (f.scope == "this_incident" or f.event) and f.stance != "hypothetical":
            told.setdefault(f.event, []).append((f.start, f.end))
    placed = {c.event for c in found if c.aspect == "where" and (names_town(c.value) if c.event else plain(c))}
    out: list[Circumstance] = []
    problems: list[Problem] = []
    used = {(c.start, c.end) for c in found if c.aspect == "where"}
    elsewhere = sorted((c for c in found if c.aspect == "where" and names_town(c.value)), key=lambda c: c.start)
    for event in sorted(told.keys() - placed):
        where = _country(document, told[event], knowledge, used)
        if where is not None:
            where.event = event
            used.add((where.start, where.end))
            out.append(where)
        said = "; taken is the country that the report is set in" if where is not None else ""
        others = dict.fromkeys(c.value for c in elsewhere if c.event != event)
        if others:
            named = " and ".join(f"“{v}”" for v in list(others)[:2])
            said = f" for one of the incidents of this report; it names {named} for another{said}"
        problems.append(
            Problem(
                stage="claims",
                code="place_not_stated",
                seen=f"no place of what happened was found{said}",
                expected="a town, district or province in a sentence that tells the incident",
                settle="find where it happened in another report, or code the place by hand",
                report=document.report.id,
            )
        )
    return out, problems


def _country(
    document: Document, told: Sequence[tuple[int, int]], knowledge: Knowledge, used: Collection[tuple[int, int]]
) -> Circumstance | None:
    """The country of most votes: of the whole report, those of the event's own sentences :data:`OWN` times more.

    Quoted by a mention that is not in ``used``, of which another event was told: a claim is known by its words.
    """
    report = document.report
    votes: dict[str, float] = defaultdict(float)
    own: dict[str, list[tuple[int, int]]] = {}
    for s in document.sentences:
        if not any(s.start <= start < s.end for start, _ in told):
            continue
        for m in CAPITALISED.finditer(s.text):
            code = knowledge.country_of(m[0])
            if code and code not in FOREIGN_FORCES:
                votes[code] += OWN if not NATIONALS.search(m[0]) else ABROAD
                own.setdefault(code, []).append((s.start + m.start(), s.start + m.end()))
    names: dict[str, tuple[str, int, int]] = {}
    for code, name, mentions, start, end in knowledge.set_in(report.text, report.headline_end):
        votes[code] += mentions
        names[code] = name, start, end
    ranked = sorted((c for c in votes if votes[c] >= 1), key=lambda c: (-votes[c], c))
    if not ranked:
        return None
    code = ranked[0]
    for start, end in own.get(code, ()):
        if (start, end) not in used:
            return Circumstance("where", report.text[start:end], start, end, confidence=0.5)
    name, start, end = names.get(code, ("", 0, 0))
    spans = [(start, end)] if name else []
    spans += [m.span() for m in CAPITALISED.finditer(report.text) if knowledge.country_of(m[0]) == code]
    spans += [m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", report.text, re.I)] if name else []
    near = min(start for start, _ in told)
    free = [span for span in spans if span not in used] or spans
    start, end = free[0] if name and free[0] == spans[0] else min(free, key=lambda x: (abs(x[0] - near), x))
    while (start, end) in used and (more := re.compile(r"\W+\w+").match(report.text, end)) is not None:
        end = more.end()  # the country is mentioned once: told by that and the next words
    return Circumstance("where", name or report.text[start:end], start, end, confidence=0.4)
