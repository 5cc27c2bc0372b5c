"""The acts that a text tells, in its order: casualties, and the violence of sentences without one, each with its place and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accounted.claims.english.casualties import Found
from accounted.claims.english.casualties.found import number_at
from accounted.claims.english.casualties.houses import HOUSE_OF_THE_DEAD
from accounted.claims.english.circumstances import Circumstance
from accounted.claims.english.circumstances.setting.settings import names_town
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.parting import Days, moved, told_days
from accounted.claims.protocol import Knowledge

__all__ = ["Act", "acts_of"]

BACK = re.compile(r"(?:\b(?:the|this|that|these|those|its|their|his|her)|['’]s?)\s+(?:[\w-]+\s+)?$", re.I)
"""Before a word of violence: one that was told before, "Sunday's strike"."""
OF_ONE = re.compile(r"\s+(?:of|on|at|against|in|near|outside)\s+an?\s", re.I)
"""Behind one: "the bombing of a wake", which nobody has told of yet."""
SCENE = re.compile(r"\W{0,3}(?:in|at|near|outside|around|inside)\s+(?:the\s+)?(?:nearby\s+)?(?:\w+\s+){0,3}?$", re.I)
"""Before the place that a sentence opens with."""


@dataclass(slots=True)
class Act:
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
    role: Literal["told", "back", "scene"] = "told"
    """``back``: violence spoken of as known, "Tuesday's bombing in …"; ``scene``: only a place that a sentence opens with."""
    name: str | None = None
    """A place's name that the gazetteer does not know, which parts nothing and is known again."""
    new: bool = False
    """Its sentence tells violence as something not told before."""
    harmed: frozenset[str] = frozenset()
    """Who was harmed, as facets: "judge", "religious"."""


def acts_of(
    document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance], knowledge: Knowledge
) -> list[Act]:
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
        if (
            f.of is None
            and f.stance not in ("hypothetical",)
            and not f.passing
            and f.scope in ("this_incident", "another_incident")
        ):
            counted.setdefault(f.sentence.start, []).append(f)
    out: list[Act] = []
    scene: tuple[int, str | None, str | None, Days | None] | None = None
    unknown = _unknown_names(document.report.text, knowledge)
    for s in document.sentences:
        settings = by_sentence.get(s.start, [])
        casualties = counted.get(s.start, [])
        if scene is not None and (s.paragraph != scene[0] or any(_town(c) for c in settings)):
            scene = None
        kind = next((c for c in settings if _plain(c) and c.aspect == "kind" and c.stance is None), None)
        back = kind is not None and not s.headline and BACK.search(s.text[: kind.start - s.start]) is not None
        new = kind is not None and (not back or OF_ONE.match(s.text, kind.end - s.start) is not None)
        set_in = next((c for c in settings if _town(c) and SCENE.fullmatch(s.text[: c.start - s.start])), None)
        if set_in is not None and not s.headline:
            where, days, _ = _setting(set_in.start, set_in.end, settings, False, published, knowledge)
            scene = (s.paragraph, set_in.value, None, days)
            if not casualties and kind is None:
                out.append(_bare(set_in.start, set_in.end, s, set_in.value, days, "scene"))
        name = next((m["name"] for m in _AT_A_NAME.finditer(s.text) if m["name"] in unknown), None)
        opening = _AT_A_NAME.match(s.text)
        if opening is not None and opening["name"] in unknown and not s.headline and not _SAID.search(s.text):
            _, days, _ = _setting(s.start, s.start + opening.end(), settings, False, published, knowledge)
            scene = (s.paragraph, None, opening["name"], days)
            if not casualties:
                out.append(_bare(s.start, s.start + opening.end(), s, None, days, "scene", opening["name"]))
        if casualties:
            for f in sorted(casualties, key=lambda f: (f.start, f.end)):
                others = f.scope == "another_incident"
                where, days, months = _setting(f.start, f.end, settings, others, published, knowledge)
                called = name
                if scene is not None and where is None and name is None and not others:
                    where, called, days = scene[1], scene[2], days if days is not None else scene[3]
                count = f.count.low if f.count.low == f.count.high else None
                house = any(HOUSE_OF_THE_DEAD.search(words) for words in (s.text, f.site or ""))
                out.append(
                    Act(
                        start=f.start,
                        end=f.end,
                        sentence=s,
                        others=others,
                        persons=_names(f.persons),
                        group=" ".join(f.group.words.lower().split()[-1:]),
                        count=count,
                        outcome=f.outcome,
                        where=where,
                        days=days,
                        months=months,
                        casualty=True,
                        beside=f.beside,
                        house=house,
                        at=s.start + number_at(f, s),
                        name=called,
                        new=new,
                        harmed=frozenset(f.group.values()),
                    )
                )
        elif kind is not None:
            where, days, _ = _setting(kind.start, kind.end, settings, False, published, knowledge)
            if where is not None:
                out.append(_bare(kind.start, kind.end, s, where, days, "back" if back else "told", name))
    return out


def _bare(
    start: int,
    end: int,
    s: Sentence,
    where: str | None,
    days: Days | None,
    role: Literal["told", "back", "scene"],
    name: str | None = None,
) -> Act:
    """An act without a casualty."""
    act = Act(start, end, s, False, frozenset(), "", None, "", where, days, None, casualty=False)
    act.role, act.new, act.name = role, role == "told", name
    return act


_AT_A_NAME = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round)\s+(?P<name>[A-Z][\w’'-]{2,}(?:[ -][A-Z][\w’'-]{2,})?)(?![\w’'-]|\s+[A-Z])"
)
_SAID = re.compile(r"\b(?:said|says|told|reporters|according|officials|minister|spokes\w+|statement)\b", re.I)


def _unknown_names(text: str, knowledge: Knowledge) -> frozenset[str]:
    """Names that a text gives twice or more, once at least as where something is, and that the gazetteer does not know."""
    found = {m["name"] for m in _AT_A_NAME.finditer(text)}
    return frozenset(
        name
        for name in found
        if text.count(name) > 1
        and not knowledge.is_place(name)
        and knowledge.country_of(name) is None
        and not knowledge.find_dates(name)
    )


def _plain(c: Circumstance) -> bool:
    return c.scope == "this_incident" and not c.beside


def _town(c: Circumstance) -> bool:
    return c.aspect == "where" and c.scope == "this_incident" and names_town(c.value)


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
    times = [c for c in near if c.aspect == "when"]
    # "A day earlier" counts from what was told before it and not from the report.
    told = (told_days(c.value, published, knowledge) for c in times if moved(c.value) is None)
    days = next((d for d in told if d is not None), None)
    months = next((d for c in times if (d := knowledge.months_of(c.value, published)) is not None), None)
    return where, days, months
