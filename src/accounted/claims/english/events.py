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

from accounted.claims.english.acts_told import Act, acts_of
from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated
from accounted.claims.english.items import BESIDE_THEM, SAME, goes_on
from accounted.claims.english.parting import (
    APART,
    Days,
    days_by,
    hit_in,
    looks_back,
    meet,
    moved,
    opens,
    reaches_over,
    resumes,
    shifted,
)
from accounted.claims.protocol import Knowledge

LATER = Gated(
    r"\b(?:died|succumbed|dies)\b[^.;]{0,60}\b(?:hospital|clinic|wounds?|injur\w+|surgery|burns)\b|\bbur(?:ied|ial)\b|"
    r"\b(?:bod(?:y|ies)|corpses?|remains|survivors?)\b[^.;]{0,60}\b(?:pulled|recovered|retrieved|dug|extracted|brought\s+out|removed)\b|"
    r"\b(?:pulled|recovered|retrieved|dug|extracted|brought\s+out|removed)\b[^.;]{0,40}\b(?:bod(?:y|ies)|corpses?|remains|survivors?)\b|"
    r"\bfunerals?\b|\bfound\b|\bdiscovered\b|\bresponsib\w+|\bclaimed\b|\bthe\s+(?:death\s+)?toll\b",
    re.I,
)
"""Of these the day is not the act's: deaths from wounds, burials, finds, claims of responsibility."""
COUNTING = Gated(
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
_RITE = Gated(
    r"\b(?:as|while|when)\b[^,.;]*\b(?:bur(?:ied|ying|ial)|funerals?)\b[^,.;]*"
    r"|\b(?:attack\w*|struck|hit|bomb\w*|blew|fire|stormed|shelled|raid\w*|detonat\w*|killed|walked|mourners)\b[^,.;]{0,40}\b(?:at|in|into|on|inside|outside)\s+an?\s+"
    r"(?:\w+\s+){0,2}?(?:funerals?|burial)\b",
    re.I,
)
"""A burial that was attacked, and is not what follows an act."""
MURDER = re.compile(
    r"\b(?:murder|assassination|slaying|execution|killing|death)s?\s+of\b"
    r"|['’]s?\s+(?:murder|assassination|slaying|execution|killing|death)s?\b",
    re.I,
)
"""A killing told as a thing known: who is named beside it is its victim."""


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
    killed: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """How many were killed, and who, of each count told."""
    others: bool = False
    looked_back: bool = False
    """Brought up beside the report's own, by no words that open an act of its own: the report goes back to its own after it."""
    names: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    begun: int = -1
    """Where the sentence begins that opened it."""
    aside: int | None = None
    """The paragraph that alone tells of it, the report going back to its own after it."""
    over: bool = False
    """It sums up acts at several places."""

    def take(self, act: Act) -> None:
        self.persons |= act.persons
        if act.group:
            self.groups.add((act.group, act.count))
        if act.outcome == "killed" and act.count:
            self.killed.append((act.count, act.harmed))
        if act.where is not None:
            self.places.append(act.where)
            self.over = self.over or (act.casualty and reaches_over(act.sentence.text))
        if act.name is not None:
            self.names.add(act.name)
        self.sites |= hit_in(act.sentence.text)
        if act.days is not None and not _later(act.sentence.text):
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
    acts = acts_of(document, found, circumstances, knowledge)
    main = _Event(0)
    told = [main]
    current: _Event | None = None
    scene: Act | None = None
    placed: list[tuple[Act, _Event]] = []
    for act in acts:
        if act.role != "told":
            glanced = None if current is None else _glanced(act, told, current, knowledge)
            if glanced is None:
                scene = act if act.role == "scene" else None
                continue
            event = glanced
            if event.number == len(told):
                told.append(event)
        else:
            found_in = _event_of(act, told, current, knowledge)
            if found_in is None:
                event = main if current is None and not act.others else _brought_up(act, len(told))
                if event is not main:
                    told.append(event)
            else:
                event = found_in
        event.take(act)
        if scene is not None and scene.sentence.paragraph == act.sentence.paragraph:
            if event.number and (scene.where, scene.name) == (act.where, act.name):
                placed.append((scene, event))  # the sentence that set the scene tells of the same
            scene = None
        placed.append((act, event))
        if not act.sentence.headline and not act.beside:
            current = event
    if len(told) == 1:
        return
    placed = _headlines(placed, told)
    by_start = {(a.start, a.end, a.casualty): e.number for a, e in placed}
    for f in found:
        f.event = by_start.get((f.start, f.end, True), 0) if f.of is None else f.of.event
    in_sentence: dict[int, list[tuple[Act, _Event]]] = {}
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


def _headlines(placed: Sequence[tuple[Act, _Event]], told: Sequence[_Event]) -> list[tuple[Act, _Event]]:
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


def _gap(act: Act, c: Circumstance) -> int:
    """Letters between them. Of a circumstance inside its quote an older figure is as far as its own number is."""
    if act.start <= c.start < act.at:
        return act.at - c.end
    return max(0, act.start - c.end, c.start - act.end)


def _event_of(act: Act, told: Sequence[_Event], current: _Event | None, knowledge: Knowledge) -> _Event | None:
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
    if current is not None and current.begun == act.sentence.start and _fits(act, current, knowledge):
        return current  # what one sentence that opens an incident tells of it
    if current is not None and not act.others and (words := _moved(act, current)) is not None:
        by = days_by(words)
        act.days = shifted(current.days[-1], by) if by is not None and _one_day(current) else None
        fit = [e for e in reversed(told) if e is not current and act.days and e.days and _fits(act, e, knowledge)]
        return fit[0] if fit else None
    if act.others or _opens(act, current):
        fit = [e for e in reversed(told) if e.others and _fits(act, e, knowledge) and (act.where or act.days)]
        if fit:
            return fit[0]
        bare = act.where is None and act.days is None and not act.persons
        if act.others and bare and not APART.search(act.sentence.text):
            return current if current is not None and current.others else told[0]
        return None
    if current is not None and SAME.search(act.sentence.text):
        return current
    if act.group and act.count is not None and act.count > 1:
        again = [e for e in reversed(told) if (act.group, act.count) in e.groups and _fits(act, e, knowledge)]
        if again:
            return again[0]
    if (
        current is not None
        and (current.looked_back or (current.aside is not None and current.aside != act.sentence.paragraph))
        and not act.others
        and not resumes(act.sentence.text)
        and act.where is None
        and _fits(act, told[0], knowledge)
    ):
        return told[0]
    named = [e for e in reversed(told) if _named(act, e) and _fits(act, e, knowledge)]
    if named and current not in named:
        return named[0]
    if current is not None and _fits(act, current, knowledge):
        if _another_murder(act, current) or _another_item(act, current):
            return None
        return current
    if (
        act.where is None
        and (act.days is None or _later(act.sentence.text))
        and not (_counts_a_month(act, current is not None and current.counted))
    ):
        return current
    fit = [e for e in reversed(told) if _fits(act, e, knowledge) and (e.places or e.days or e.months)]
    return fit[0] if fit else None


def _brought_up(act: Act, number: int) -> _Event:
    """An event of its own that an act begins."""
    opened = APART.search(act.sentence.text) is not None
    aside = act.sentence.paragraph if moved(act.sentence.text) is not None and not opened else None
    begun = -1 if act.others else act.sentence.start
    return _Event(number, others=act.others, looked_back=act.others and not opened, begun=begun, aside=aside)


def _glanced(act: Act, told: Sequence[_Event], current: _Event, knowledge: Knowledge) -> _Event | None:
    """The incident that a sentence turns to which only names its place, or speaks of violence as known; None where it turns to none.

    Violence at a place or on a day that is nobody's, "after Tuesday's bombing in …", is an incident of its own.
    """
    if _fits(act, current, knowledge) and (_named(act, current) or not any(_named(act, e) for e in told)):
        return None
    others = [e for e in reversed(told) if e is not current and _fits(act, e, knowledge)]
    fit = [e for e in others if _named(act, e)] or [e for e in others if e.places and act.where is not None]
    if fit:
        return fit[0]
    return _Event(len(told), looked_back=True) if act.role == "back" else None


def _named(act: Act, event: _Event) -> bool:
    """Whether an act's place is told of an incident in the same words."""
    return (act.where is not None and act.where in event.places) or (act.name is not None and act.name in event.names)


def _moved(act: Act, current: _Event) -> re.Match[str] | None:
    """The words that set an act days away from the incident told last, where it is told as something new."""
    text = act.sentence.text
    if not (act.new or (act.casualty and looks_back(text))):
        return None
    if act.sentence.headline or _later(text) or act.sentence.start == current.begun:
        return None
    if not (current.places or current.days or current.groups):
        return None
    return moved(text)


def _opens(act: Act, current: _Event | None) -> bool:
    """Whether the words of an act open an incident of its own."""
    text = act.sentence.text
    sites = hit_in(text)
    other = act.new and current is not None and bool(sites and current.sites) and not sites & current.sites
    return opens(text[: max(0, act.end - act.sentence.start)], other)


def _one_day(event: _Event) -> bool:
    return bool(event.days) and event.days[-1][0] == event.days[-1][1]


def _another_murder(act: Act, event: _Event) -> bool:
    """Whether a lone named victim stands beside another one, or one of another office: "the murder of Ruiz", "the killing of
    Soto"; "on 5 January the mayor of Riva was killed"."""
    if not act.persons or act.count != 1:
        return False
    text, left, right = act.sentence.text, act.start - act.sentence.start, act.end - act.sentence.start
    most = max((n for n, _ in event.killed), default=0)
    if MURDER.search(text[left:right]) is not None:
        # Of six priests told before, Father Ruiz may be one; a union leader is none.
        others = frozenset().union(*(harmed for _, harmed in event.killed))
        return bool(event.persons) or bool(most > 1 and act.harmed and others and not act.harmed & others)
    if act.outcome != "killed" or most != 1 or not event.persons or act.sentence.headline:
        return False
    own = act.days is not None or act.where is not None
    return own and BESIDE_THEM.search(text) is None


def _another_item(act: Act, event: _Event) -> bool:
    """Whether a sentence goes on to another item of the report and tells an act of its own."""
    if not act.casualty or not act.new or not (event.groups or event.persons or event.killed):
        return False
    return (act.group, act.count) not in event.groups and goes_on(act.sentence.text)


def _fits(act: Act, event: _Event, knowledge: Knowledge) -> bool:
    """Whether nothing in an act's place and day speaks against its being of an incident."""
    if act.where is not None and _elsewhere(act, event, knowledge):
        return False
    if event.house and act.days is not None and not _house_month(act, True) and not _later(act.sentence.text):
        return False  # an attack of a day, told beside what a morgue took in over a month
    if event.months and act.months is not None and _counts_a_month(act, event.counted):
        return any(act.months[0] <= m[1] and m[0] <= act.months[1] for m in event.months)
    if act.days is None or not event.days or _later(act.sentence.text):
        return True
    return any(meet(act.days, d) for d in event.days)


def _elsewhere(act: Act, event: _Event, knowledge: Knowledge) -> bool:
    """Whether the place of an act is another than those of an incident. An area that holds another of its places says nothing; one
    in which several acts are summed up is not the place of any."""
    where, places = act.where, list(event.places)
    if where is None or not places or where in places:
        return False
    if event.over and act.casualty and all(knowledge.holds(p, where) for p in places):
        return (act.group, act.count) not in event.groups
    finer = [p for p in places if not any(q != p and knowledge.holds(p, q) for q in places)]
    known = [p for p in finer or places if knowledge.settled(p)]
    return all(knowledge.apart(where, p) for p in known or finer or places)


def _later(text: str) -> bool:
    """Whether the day that a sentence tells is not the act's."""
    return LATER.search(_RITE.sub(" ", text)) is not None


def _house_month(act: Act, beside: bool = False) -> bool:
    """Whether an act is what a morgue took in over a month, and of no one day; ``beside``: such a count is told before it."""
    if act.months is None or act.days is not None or not act.casualty or act.outcome != "killed":
        return False
    return act.house or (beside and _counts_a_month(act, True))


def _counts_a_month(act: Act, beside: bool = False) -> bool:
    """Whether an act is a count over a month or longer: "in May it received 61 bodies"; ``beside``: another such count is told
    before it, with which it may be compared in fewer words."""
    text = act.sentence.text
    counts = beside or COUNTING.search(text) is not None
    return act.months is not None and act.casualty and counts and AFTERWARDS.search(text) is None


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
