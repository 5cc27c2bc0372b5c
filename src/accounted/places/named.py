"""One name and what holds it, and several names in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.model import Place, Problem
from accounted.places.answers import CODES, place_from, place_of, problem_of, unsettled, with_candidates
from accounted.places.gazetteer import Entry, Gazetteer
from accounted.places.homonyms import DOMINANT_PEOPLE, FOREIGN_PEOPLE, Choice, Evidence, choose, hold
from accounted.places.phrase import Mention, Phrase, read

_SEA = re.compile(
    r"\boff(?:\s+the)?(?:\s+\w+)?\s+(?:coast|shores?)\b|\boff\s+(?=[A-Z])|\b(?:territorial|international)\s+waters\b"
    r"|\bwaters\s+(?:off|of)\b|\bat\s+sea\b|\bairspace\b|\bmid-?air\b",
    re.IGNORECASE,
)


def named_place(words: str, text: str, around: Evidence, gaz: Gazetteer) -> tuple[Place, list[Problem]]:
    phrase = read(text, gaz.knows)
    mentions = [m for m in phrase.mentions if not (m.border and m.role == "reference")]
    at_sea = _SEA.search(text) is not None
    targets = [m for m in mentions if m.role == "target"]
    targets += (
        [m for m in mentions if m.linked and m.role == "container" and m not in targets] if _listed(mentions) else []
    )
    if not mentions or (not targets and not any(m.role == "container" for m in mentions)):
        if phrase.demonyms and at_sea:
            return place_of(words, None, phrase.demonyms[0], "sea_or_air"), []
        return Place(words=words), []
    if _listed(mentions):
        return _list(words, phrase, mentions, around, gaz)
    target = targets[0] if targets else mentions[-1]
    holders = [m for m in mentions if m is not target and m.role == "container"]
    return _one(words, target, holders, phrase.demonyms, around, gaz, at_sea)


def _one(
    words: str, target: Mention, holders: list[Mention], demonyms: Sequence[str], around: Evidence, gaz: Gazetteer,
    at_sea: bool = False,
) -> tuple[Place, list[Problem]]:  # fmt: skip
    held, holder, area = hold(holders, demonyms, around, gaz)
    if target.hint in ("facility", "part") and holder is not None:
        choice = Choice(None) if target.hint == "part" else choose(target, held, around, gaz)
        if choice.entry is None or target.hint == "part":
            return place_from(words, holder, None, gaz), []
    choice = choose(target, held, around, gaz)
    if (
        choice.entry is not None
        and target.hint in ("facility", "part")
        and not _named_for(choice.entry, target, words, around)
    ):
        choice = Choice(None)
    if choice.entry is not None and holder is None and not choice.entry.primary and NAMED_AFTER_PEOPLE.search(words):
        choice = Choice(None)  # a school's own name, and another of some town's names
    if choice.entry is not None:
        return place_from(words, choice.entry, target, gaz, choice.shared, at_sea), []
    problem, rivals = unsettled(words, target, choice, held, around, gaz)
    if area is not None:
        place = place_from(words, area, None, gaz, at_sea=at_sea)
        return with_candidates(place, rivals), [problem]
    return Place(words=words, candidates=rivals), [problem]


NAMED_AFTER_PEOPLE = re.compile(
    r"\b(?:square|street|avenue|boulevard|park|plaza|hotel|theat(?:er|re)|restaurant|cafe|club|nightclub|school|college|building|stadium|roundabout|"
    r"bank|mall|palace|cathedral|church)\b",
    re.IGNORECASE,
)
"""Sites that bear the names of people and saints more often than of where they stand: Bolivar Square is in no Bolivar."""


def _named_for(e: Entry, m: Mention, words: str, around: Evidence) -> bool:
    """Whether a site or a part of a town, with nothing that holds it, is told by a place of its name: not by one abroad,
    and a square or a hotel only by a town that all know; nor by what is one of a place's other names."""
    if not around.countries and not e.primary:
        return False
    if e.kind == "country":
        return True
    if around.countries and e.country not in around.countries[:1]:
        return e.population >= FOREIGN_PEOPLE
    if m.near:
        return True
    if not e.primary:
        return False
    return NAMED_AFTER_PEOPLE.search(words) is None or (e.kind == "town" and e.population >= DOMINANT_PEOPLE)


def _listed(mentions: list[Mention]) -> bool:
    return len(mentions) > 1 and any(m.linked for m in mentions[1:])


def _list(
    words: str, phrase: Phrase, mentions: list[Mention], around: Evidence, gaz: Gazetteer
) -> tuple[Place, list[Problem]]:
    """ "A and B provinces", "A, B and C": what holds them all, coarser than each."""
    last = max(n for n, m in enumerate(mentions) if m.linked)
    listed, rest = mentions[: last + 1], mentions[last + 1 :]
    hint = listed[-1].hint or listed[0].hint
    held, _, holder = hold([m for m in rest if m.role == "container"], phrase.demonyms, around, gaz)
    entries, problems = [], []
    for m in listed:
        named = Mention(m.text, m.start, m.known, m.hint or hint)
        choice = choose(named, held, around, gaz)
        if choice.entry is None and m.hint is None and hint is not None:
            choice = choose(Mention(m.text, m.start, m.known), held, around, gaz)
        if choice.entry is None:
            problems.append(unsettled(words, m, choice, held, around, gaz)[0])
        else:
            entries.append(choice.entry)
    if not entries:
        return (place_from(words, holder, None, gaz) if holder else Place(words=words)), problems
    if len(entries) == 1:
        return place_from(words, entries[0], listed[0], gaz), problems
    countries = {e.country for e in entries}
    if len(countries) > 1:
        return Place(words=words, candidates=tuple(e.label() for e in entries)), [
            *problems, problem_of("place_ambiguous", f"“{words}” names places in several countries", "one place")
        ]  # fmt: skip
    areas = {e.admin1_id for e in entries}
    name = " and ".join(e.name for e in entries)
    iso = entries[0].country
    if any(e.kind == "country" for e in entries):
        return place_of(words, gaz.country_name(iso), iso, "country"), problems
    same = len(areas) == 1 and None not in areas
    ucdp, acled = CODES["province" if same else "line"]
    place = Place(
        words=words, name=name, country=iso or None, admin1=entries[0].admin1 if same else None,
        precision="province" if same else "line", ucdp=ucdp, acled=acled,
        candidates=tuple(e.label() for e in entries),
    )  # fmt: skip
    return place, problems
