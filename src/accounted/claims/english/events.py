"""Which incident each claim of a report tells: one told again is one, another day, place or victim is another.

Acts are followed in the order of the text. One goes with the incident told last unless its words say otherwise: a named
victim of an earlier one, a place that lies elsewhere, another day, or "in another attack"; a count of another month is another
count. Places and days are compared as what they mean ("yesterday" and "18 August", a suburb and its city), not as words. Where words do not tell
two acts apart they are one: to split one event in two counts its dead twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from accounted.claims.english.casualties import Found
from accounted.claims.english.casualties.found import number_at
from accounted.claims.english.casualties.houses import HOUSE_OF_THE_DEAD
from accounted.claims.english.circumstances import Circumstance
from accounted.claims.english.circumstances.settings import names_town
from accounted.claims.english.document import Document, Sentence
from accounted.claims.protocol import Knowledge

Days = tuple[str, str]
"""First and last day, ISO."""

APART = re.compile(
    r"\b(?:in|during|after)\s+(?:another|a\s+(?:separate|second|third|different|similar))\s+(?:\w+\s+){0,2}?"
    r"(?:attack|incident|strike|air\s*strike|raid|bombing|explosion|blast|ambush|clash|shooting|operation|case|action|event|murder|killing)\b"
    r"|\b(?:elsewhere|separately)\b|\bin\s+(?:yet\s+)?another\s+part\b|\bon\s+the\s+other\s+hand\b",
    re.I,
)
"""Words that open an act of its own."""
LATER = re.compile(
    r"\b(?:died|succumbed|dies)\b[^.;]{0,60}\b(?:hospital|clinic|wounds?|injur\w+|surgery|burns)\b|\bbur(?:ied|ial)\b|"
    r"\b(?:bod(?:y|ies)|corpses?|remains|survivors?)\b[^.;]{0,60}\b(?:pulled|recovered|retrieved|dug|extracted|brought\s+out|removed)\b|"
    r"\b(?:pulled|recovered|retrieved|dug|extracted|brought\s+out|removed)\b[^.;]{0,40}\b(?:bod(?:y|ies)|corpses?|remains|survivors?)\b|"
    r"\bfunerals?\b|\bfound\b|\bdiscovered\b|\bresponsib\w+|\bclaimed\b|\bthe\s+(?:death\s+)?toll\b",
    re.I,
)
"""Of these the day is not the act's: deaths from wounds, burials, finds, claims of responsibility."""
COUNTING = re.compile(
    r"\b(?:morgues?|mortuar(?:y|ies)|bodies|corpses|receiv\w+|admitted|took\s+in|taken\s+in|brought\s+(?:in|to|there)|record(?:s|ed)|"
    r"register(?:s|ed)|document(?:s|ed)|count(?:s|ed)|tall(?:y|ied)|logged|listed|verified|deaths|killings|murders|homicides|"
    r"fatalities|casualties|statistics|figures?|totals?|totall?ed|monthly)\b",
    re.I,
)
"""Words of counting over a time: two months of one count are two counts."""
AFTERWARDS = re.compile(
    r"\b(?:died|succumbed|dies)\b[^.;]{0,60}\b(?:hospital|clinic|wounds?|injur\w+|surgery|burns)\b|\bbur(?:ied|ial)\b|"
    r"\bfunerals?\b|\bresponsib\w+|\bclaimed\b|\b(?:death\s+)?toll\s+(?:rose|has|had|climbed|was|stood|of)\b|"
    r"\b(?:raised|revised|corrected|updated)\b",
    re.I,
)
"""Of these the month is not the count's."""
MURDER = re.compile(
    r"\b(?:murder|assassination|slaying|execution|killing|death)s?\s+of\b"
    r"|['’]s?\s+(?:murder|assassination|slaying|execution|killing|death)s?\b",
    re.I,
)
"""A killing told as a thing known: who is named beside it is its victim."""


BACK = re.compile(r"(?:\b(?:the|this|that|these|those|its|their|his|her)|['’]s?)\s+(?:[\w-]+\s+)?$", re.I)
"""Before a word of violence: one that was told before, "Sunday's strike"."""


@dataclass(slots=True)
class _Act:
    """Something told: a casualty or a kind of violence. ``others``: its scope is another incident."""

    start: int
    end: int
    sentence: Sentence
    others: bool
    persons: frozenset[str]
    group: str
    count: int | None
    outcome: str
    where: str | None
    days: Days | None
    months: Days | None
    casualty: bool
    beside: bool = False
    """Only set beside the act of its sentence: what follows is not of it."""
    house: bool = False
    """A morgue counted."""
    at: int = 0
    """Where its own number stands, from which what is near it is told: the quote of an older figure holds the newer one too."""


@dataclass(slots=True)
class _Event:
    number: int
    persons: set[str] = field(default_factory=set)
    groups: set[tuple[str, int | None]] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    months: list[Days] = field(default_factory=list)
    counted: bool = False
    """It is a count over a month or longer."""
    house: bool = False
    """It is what a morgue took in over a month."""
    others: bool = False
    looked_back: bool = False
    """Brought up beside the report's own, by no words that open an act of its own: the report goes back to its own after it."""

    def take(self, act: _Act) -> None:
        self.persons |= act.persons
        if act.group:
            self.groups.add((act.group, act.count))
        if act.where is not None:
            self.places.append(act.where)
        if act.days is not None and not LATER.search(act.sentence.text):
            self.days.append(act.days)
        if act.months is not None and not AFTERWARDS.search(act.sentence.text):
            self.months.append(act.months)
        self.counted = self.counted or _counts_a_month(act)
        self.house = self.house or _house_month(act, self.house)


def events(
    document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance], knowledge: Knowledge
) -> None:
    """Set the number of its incident on each claim: 0 for the main one or what is not told."""
    if document.spliced:
        return
    acts = _acts(document, found, circumstances, knowledge)
    main = _Event(0)
    told = [main]
    current: _Event | None = None
    placed: list[tuple[_Act, _Event]] = []
    for act in acts:
        event = _event_of(act, told, current, knowledge)
        if event is None:
            event = main if current is None and not act.others else _brought_up(act, len(told))
            if event is not main:
                told.append(event)
        event.take(act)
        placed.append((act, event))
        if not act.sentence.headline and not act.beside:
            current = event
    if len(told) == 1:
        return
    placed = _headlines(placed, told)
    by_start = {(a.start, a.end, a.casualty): e.number for a, e in placed}
    for f in found:
        f.event = by_start.get((f.start, f.end, True), 0)
    in_sentence: dict[int, list[tuple[_Act, _Event]]] = {}
    for act, event in placed:
        in_sentence.setdefault(act.sentence.start, []).append((act, event))
    last = 0
    number = iter(document.sentences)
    sentence = next(number, None)
    for c in sorted(circumstances, key=lambda c: c.start):
        while sentence is not None and c.start >= sentence.end:
            here = in_sentence.get(sentence.start)
            own = [event.number for act, event in here or () if not act.beside]
            if own:
                last = own[-1]
            sentence = next(number, None)
        here = in_sentence.get(sentence.start) if sentence is not None else None
        if here:
            near = min(here, key=lambda p: (p[0].beside != c.beside, _gap(p[0], c), p[0].start))
            c.event = near[1].number
        else:
            c.event = last


def _headlines(placed: Sequence[tuple[_Act, _Event]], told: Sequence[_Event]) -> list[tuple[_Act, _Event]]:
    """The acts of a headline that counts whom one other incident of the report alone counts go to that one: "one dead" above a
    report of two attacks is of the attack that killed one."""

    def counts(of: _Event) -> set[tuple[str, int]]:
        return {(a.outcome, a.count) for a, e in placed if e is of and not a.sentence.headline and a.count is not None}

    main = counts(told[0])
    outcomes = {a.outcome for a, e in placed if e is told[0] and a.casualty and not a.sentence.headline}
    home: dict[int, _Event] = {}
    for head, _ in placed:
        if not head.sentence.headline or head.count is None:
            continue
        if head.outcome not in outcomes or (head.outcome, head.count) in main:
            continue
        fit = [e for e in told[1:] if not e.looked_back and (head.outcome, head.count) in counts(e)]
        if len(fit) == 1:
            home[head.sentence.start] = fit[0]
    return [(a, home.get(a.sentence.start, e) if a.sentence.headline else e) for a, e in placed]


def _gap(act: _Act, c: Circumstance) -> int:
    """Letters between them. Of a circumstance inside its quote an older figure is as far as its own number is."""
    if act.start <= c.start < act.at:
        return act.at - c.end
    return max(0, act.start - c.end, c.start - act.end)


def _event_of(act: _Act, told: Sequence[_Event], current: _Event | None, knowledge: Knowledge) -> _Event | None:
    """The incident of ``told`` that an act belongs to; None for one of its own."""
    if current is None and not act.others:
        other = _house_month(act) and not told[0].house and (told[0].groups or told[0].days or told[0].places)
        return None if other else told[0]
    known = [e for e in reversed(told) if e.persons & act.persons]
    if known:
        return known[0]
    if _house_month(act, current is not None and current.house):
        # A morgue's month is no part of an attack's dead, and stands beside other months of its own.
        fit = [e for e in reversed(told) if e.house and _fits(act, e, knowledge)]
        return fit[0] if fit else None
    if act.others or APART.search(act.sentence.text[: max(0, act.end - act.sentence.start)]):
        fit = [e for e in reversed(told) if e.others and _fits(act, e, knowledge) and (act.where or act.days)]
        if fit:
            return fit[0]
        if act.where is None and act.days is None and not act.persons and not APART.search(act.sentence.text):
            return current if current is not None and current.others else told[0]
        return None
    if act.group and act.count is not None and act.count > 1:
        again = [e for e in reversed(told) if (act.group, act.count) in e.groups and _fits(act, e, knowledge)]
        if again:
            return again[0]
    if (
        current is not None
        and current.looked_back
        and not act.others
        and act.where is None
        and _fits(act, told[0], knowledge)
    ):
        return told[0]
    if current is not None and _fits(act, current, knowledge):
        if _another_murder(act, current):
            return None
        return current
    if (
        act.where is None
        and (act.days is None or LATER.search(act.sentence.text))
        and not (_counts_a_month(act, current is not None and current.counted))
    ):
        return current
    fit = [e for e in reversed(told) if _fits(act, e, knowledge) and (e.places or e.days or e.months)]
    return fit[0] if fit else None


def _brought_up(act: _Act, number: int) -> _Event:
    """An event of its own that an act begins."""
    return _Event(number, others=act.others, looked_back=act.others and APART.search(act.sentence.text) is None)


def _another_murder(act: _Act, event: _Event) -> bool:
    """Whether a lone named victim of a murder stands beside another one: "the murder of Ruiz", "the killing of Soto"."""
    if not act.persons or act.count != 1 or not event.persons:
        return False
    return MURDER.search(act.sentence.text[act.start - act.sentence.start : act.end - act.sentence.start]) is not None


def _fits(act: _Act, event: _Event, knowledge: Knowledge) -> bool:
    """Whether nothing in an act's place and day speaks against its being of an incident."""
    if act.where is not None and event.places and all(knowledge.apart(act.where, p) for p in event.places):
        return False
    if event.house and act.days is not None and not _house_month(act, True) and not LATER.search(act.sentence.text):
        return False  # an attack of a day, told beside what a morgue took in over a month
    if event.months and act.months is not None and _counts_a_month(act, event.counted):
        return any(act.months[0] <= m[1] and m[0] <= act.months[1] for m in event.months)
    if act.days is None or not event.days or LATER.search(act.sentence.text):
        return True
    return any(act.days[0] <= d[1] and d[0] <= act.days[1] for d in event.days)


def _house_month(act: _Act, beside: bool = False) -> bool:
    """Whether an act is what a morgue took in over a month, and of no one day; ``beside``: such a count is told before it."""
    if act.months is None or act.days is not None or not act.casualty or act.outcome != "killed":
        return False
    return act.house or (beside and _counts_a_month(act, True))


def _counts_a_month(act: _Act, beside: bool = False) -> bool:
    """Whether an act is a count over a month or longer: "in May it received 61 bodies"; ``beside``: another such count is told
    before it, with which it may be compared in fewer words."""
    text = act.sentence.text
    counts = beside or COUNTING.search(text) is not None
    return act.months is not None and act.casualty and counts and AFTERWARDS.search(text) is None


def _acts(
    document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance], knowledge: Knowledge
) -> list[_Act]:
    """Casualties, and the violence of sentences without one, in order of the text."""
    published = document.report.published
    by_sentence: dict[int, list[Circumstance]] = {}
    ordered = sorted((c for c in circumstances if c.aspect in ("where", "when", "kind")), key=lambda c: c.start)
    n = 0
    for s in document.sentences:
        while n < len(ordered) and ordered[n].start < s.end:
            if ordered[n].start >= s.start:
                by_sentence.setdefault(s.start, []).append(ordered[n])
            n += 1
    counted: dict[int, list[Found]] = {}
    for f in found:
        if f.stance not in ("hypothetical",) and not f.passing and f.scope in ("this_incident", "another_incident"):
            counted.setdefault(f.sentence.start, []).append(f)
    out: list[_Act] = []
    for s in document.sentences:
        settings = by_sentence.get(s.start, [])
        casualties = counted.get(s.start, [])
        if casualties:
            for f in sorted(casualties, key=lambda f: (f.start, f.end)):
                others = f.scope == "another_incident"
                where, days, months = _setting(f.start, f.end, settings, others, published, knowledge)
                group = " ".join(f.group.words.lower().split()[-1:])
                count = f.count.low if f.count.low == f.count.high else None
                who = _names(f.persons)
                house = (
                    HOUSE_OF_THE_DEAD.search(s.text) is not None or HOUSE_OF_THE_DEAD.search(f.site or "") is not None
                )
                at = s.start + number_at(f, s)
                out.append(
                    _Act(
                        f.start,
                        f.end,
                        s,
                        others,
                        who,
                        group,
                        count,
                        f.outcome,
                        where,
                        days,
                        months,
                        True,
                        f.beside,
                        house,
                        at,
                    )
                )
            continue
        kind = next(
            (c for c in settings if c.aspect == "kind" and c.scope == "this_incident" and c.stance is None), None
        )
        if kind is not None and (s.headline or not BACK.search(s.text[: kind.start - s.start])):
            where, days, _ = _setting(kind.start, kind.end, settings, False, published, knowledge)
            if where is not None:
                out.append(_Act(kind.start, kind.end, s, False, frozenset(), "", None, "", where, days, None, False))
    return out


def _names(persons: Sequence[str]) -> frozenset[str]:
    """The words by which a person may be named again: all but the first of a name, and that of a lone name."""
    return frozenset(w for p in persons for w in (p.split()[1:] or p.split()) if len(w) > 2)


def _setting(
    start: int, end: int, settings: Sequence[Circumstance], others: bool, published: str | None, knowledge: Knowledge
) -> tuple[str | None, Days | None, Days | None]:
    """The place, the days and the months that stand nearest to an act in its sentence, those after it before those ahead."""
    scope = "another_incident" if others else "this_incident"
    near = sorted(
        (c for c in settings if c.scope == scope or not others),
        key=lambda c: min(abs(c.start - end), abs(start - c.end)),
    )
    where = next((c.value for c in near if c.aspect == "where" and c.scope == scope and names_town(c.value)), None)
    days = next(
        (d for c in near if c.aspect == "when" and (d := knowledge.days_of(c.value, published)) is not None), None
    )
    times = [c for c in near if c.aspect == "when"]
    months = next((d for c in times if (d := knowledge.months_of(c.value, published)) is not None), None)
    return where, days, months


def of_its_own(found: Sequence[Found], circumstances: Sequence[Circumstance]) -> None:
    """Where every casualty of the main event was judged to be of another incident, that incident is an event of its own.

    A report that only brings up a killing still tells of it: its claims belong to that incident, and to none of the report's
    news. An arrest for it is no casualty that would make another main event.
    """
    main = [f for f in found if f.event == 0 and f.stance != "hypothetical" and f.outcome != "detained"]
    others = [f for f in main if f.scope == "another_incident"]
    if not others or any(f.scope == "this_incident" for f in main):
        return
    number = 1 + max([*(f.event for f in found), *(c.event for c in circumstances)])
    for f in others:
        f.event = number
    for c in circumstances:
        if c.event == 0 and c.scope in ("this_incident", "another_incident"):
            c.event = number
