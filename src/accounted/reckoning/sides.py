"""Which speakers are accused: the party that a ``by`` claim names, and those who speak for it.

A pure rule over words, kept simple on purpose. The words that identify the party ("US", "Shabaab") must all stand in
the speaker's name, role or affiliation. Where the party is told as somebody's forces ("Israeli aircraft"), sharing a
nationality is not enough: the speaker must also be military or speak for a government or command, so that a health
ministry of the same country is not taken for the accused. Who says that its own aircraft struck is a party itself; and
where a bare "army" is named, and no force of any named state, its general staff and its ministry speak for it. Where it is known in
which state it happened, and nobody speaks of another state's forces, a bare "army" is that state's, whether it is named as having done
it or speaks. A bare adjective of nationality ("Somali") accuses nobody; a
bare state ("the United States") accuses its military only. A person can decide otherwise (``interest`` decisions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from accounted.model import CircumstanceClaim, Claim, Origin, Source
from accounted.parties.nations import HOME, NATIONALITIES, SAME_NATION, STATES

__all__ = ["Parties", "accused_by", "blamed", "maybe_accused_by", "names_state_force", "of_this"]

_WORD = re.compile(r"[^\W_]+")
_UNITED = re.compile(r"\bunited\s+states(\s+of\s+america)?\b")
_EMPTY = frozenset({"the", "a", "an", "of", "al", "el", "and", "led", "by", "for", "in", "on", "s", "its", "their",
                    "suspected", "alleged", "unidentified", "unknown", "local"})  # fmt: skip
_FORCE = frozenset({
    "force", "forces", "army", "armies", "military", "navy", "naval", "air", "aircraft", "airplane", "airplanes",
    "plane", "planes", "warplane", "warplanes", "jet", "jets", "helicopter", "helicopters", "gunship", "gunships",
    "drone", "drones", "troops", "troop", "soldier", "soldiers", "artillery", "fighter", "fighters", "militant",
    "militants", "gunman", "gunmen", "rebel", "rebels", "bomber", "bombers", "insurgent", "insurgents", "group",
    "militia", "militias", "police", "officers", "security", "government", "regime", "special", "armed", "strike",
    "strikes", "airstrike", "airstrikes", "attacker", "attackers", "men",
})  # fmt: skip
_STATE = frozenset({
    "army", "military", "navy", "air", "aircraft", "plane", "planes", "warplane", "warplanes", "jet", "jets",
    "helicopter", "helicopters", "gunship", "gunships", "drone", "drones", "troops", "soldiers", "artillery", "forces",
    "government", "regime", "police", "security",
})  # fmt: skip
_SPEAKS_FOR_FORCE = frozenset({
    "army", "military", "navy", "air", "command", "commander", "spokesman", "spokeswoman", "spokesperson", "defence",
    "defense", "forces", "force", "government", "general", "coalition", "pentagon", "troops", "security",
})  # fmt: skip
_NOT_FORCE = frozenset({"health", "hospital", "hospitals", "medical", "clinic", "doctor", "ambulance", "rescue",
                        "crescent", "cross", "civil", "defenders", "rights", "observatory", "mayor", "governor",
                        "municipality", "municipal", "council", "councillor"})  # fmt: skip
_MILITARY = frozenset({"army", "military", "navy", "air", "command", "commander", "defence", "defense", "forces",
                       "coalition", "troops", "marines"})  # fmt: skip
_STANDS_FOR = {"pentagon": ("us", "military"), "centcom": ("us", "military", "command"),
               "africom": ("us", "military", "command"), "idf": ("israeli", "army")}  # fmt: skip
_DESK = frozenset({"press", "office", "media", "cell", "bureau", "service", "public", "relations", "information"})
"""What a party calls those who publish for it."""
_ARMED_FORCES = frozenset(
    {"army", "military", "navy", "naval", "air", "troops", "soldiers", "armed", "forces", "force"}
)
_SAYS_WHOSE = frozenset({"army", "military", "navy", "naval", "troops", "soldiers", "armed", "air"})
_HIGH_COMMAND = frozenset({"general", "staff", "chief", "chiefs", "ministry", "minister", "defence", "defense", "high",
                           "supreme", "joint", "command", "headquarters", "department", "national", "spokesman",
                           "spokeswoman", "spokesperson", "colonel", "col", "gen", "major", "maj", "captain", "capt",
                           "brigadier", "lieutenant", "lt"})  # fmt: skip
REMEMBERED = 4096
"""Names whose words are kept: an incident asks for the same few with every claim and every method."""
_DENIED = ("denied", "possible")
_COUNTS = ("asserted", "claimed", "conceded")


def _plain_words(text: str | None) -> list[str]:
    joined = (text or "").casefold().replace("u.s.", "us").replace("u.k.", "uk")
    return _WORD.findall(_UNITED.sub("us", joined))


@lru_cache(maxsize=REMEMBERED)
def _words(text: str | None) -> frozenset[str]:
    words = [SAME_NATION.get(word, word) for word in _plain_words(text)]
    return frozenset(w for word in words for w in (word, *_STANDS_FOR.get(word, ()))) - _EMPTY


@lru_cache(maxsize=REMEMBERED)
def _bare_nation(party: str) -> str | None:
    """ "state" for a party told by a state's name alone, "nationality" by an adjective alone, None for anything more."""
    words = frozenset(_plain_words(party)) - _EMPTY
    if not words or not words <= STATES | NATIONALITIES:
        return None
    return "state" if words & STATES else "nationality"


def of_this(claim: Claim) -> bool:
    """Whether a claim of the incident is about it: what one report brings up as another incident with its own number is
    in an incident as what it tells of that one."""
    return claim.scope == "this_incident" or (claim.scope == "another_incident" and claim.event != 0)


class Parties(tuple[str, ...]):
    """Those named as having done it. ``home``: words of the state whose army a bare "army" is; empty where that is not known."""

    home: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], country: str | None, speakers: Iterable[Source | None]) -> Parties:
        """``names`` in an incident that happened in ``country`` (ISO 3166; None: not known), of which ``speakers`` speak.

        Where one of them is a force of another state, or of a state told as forces in ``names``, a bare "army" may be that one's.
        """
        made = cls(names)
        home = HOME.get(country or "", frozenset())
        told = [_words(name) for name in made]
        told += [
            w
            for s in speakers
            if s is not None and (w := _words(s.name) | _words(s.role) | _words(s.affiliation)) & _MILITARY
        ]
        if home and not any(w & _STATE and w & _NATIONS - home - _NOBODYS for w in told):
            made.home = home
        return made


_NATIONS = NATIONALITIES | STATES
_NOBODYS = frozenset({"north", "northern", "south", "southern", "western", "foreign", "english"})
"""Words among those of nationality that are as often of a region, a language or of nobody."""
_OF_THE_STATE = frozenset({"government", "regime", "state"})
_ARMS = frozenset({"aircraft", "plane", "planes", "warplane", "warplanes", "jet", "jets", "helicopter", "helicopters", "gunship",
                   "gunships", "drone", "drones", "artillery", "strike", "strikes", "airstrike", "airstrikes"})  # fmt: skip
"""What an army strikes with: whose it is they do not say themselves."""


def _army_at_home(party: frozenset[str], speaker: Source, home: frozenset[str]) -> bool:
    """Whether both are the army of the state in which it happened, as far as either says whose it is."""
    plain = party - home
    if not plain & _ARMED_FORCES or not plain <= _ARMED_FORCES | _OF_THE_STATE | _ARMS:
        return False
    if not plain & (_SAYS_WHOSE | _OF_THE_STATE) and not party & home:
        return False  # "forces" alone, or "air": anybody's
    body = _words(speaker.role) | _words(speaker.affiliation)
    if speaker.kind != "person":
        body |= _words(speaker.name)
    body -= _DESK | home
    commands = body & (_SAYS_WHOSE | {"defence", "defense"}) or {"general", "staff"} <= body
    return bool(commands) and body <= _ARMED_FORCES | _HIGH_COMMAND | _OF_THE_STATE


def blamed(circumstances: Iterable[CircumstanceClaim]) -> list[str]:
    """The parties that claims of this incident name as having done it, sorted; denied and merely possible ones not.

    A military body that says it of aircraft, forces or troops that it calls its own is named with them.
    """
    found: set[str] = set()
    for claim in circumstances:
        if claim.aspect != "by" or not of_this(claim) or claim.stance not in _COUNTS:
            continue
        if claim.certainty in _DENIED:
            continue
        found.add(claim.value)
        speaker = claim.speaker
        if claim.certainty == "claimed_or_admitted" and speaker is not None and speaker.kind == "organisation":
            own, name = _words(claim.value), _words(speaker.name)
            if own and own <= _STATE and (name & _MILITARY or {"general", "staff"} <= name):
                found.add(speaker.name)
    return sorted(found)


def _of_one_army(party: frozenset[str], speaker: Source, parties: Iterable[str]) -> bool:
    """Whether the speaker is the high command or the ministry of the one army that is spoken of: "the army" struck, and
    the General Staff speaks. Not where either says of which state it is, or another party is a named state's force."""
    if not party & _SAYS_WHOSE or not party <= _ARMED_FORCES:
        return False
    if any(_words(other) & _STATE and _words(other) - _FORCE for other in parties):
        return False
    body = _words(speaker.role) | _words(speaker.affiliation)
    if speaker.kind != "person":
        body |= _words(speaker.name)
    body -= _DESK
    commands = body & (_SAYS_WHOSE | {"defence", "defense"}) or {"general", "staff"} <= body
    return bool(commands) and body <= _ARMED_FORCES | _HIGH_COMMAND


_SHORT = re.compile(r"\b[A-Z]{2,6}\b")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({"the", "of", "for", "and", "in", "de", "del", "la", "el", "al", "du", "des"})


def _by_its_initials(party: str, speaker: Source) -> bool:
    """Whether one of the two is the other's initials: "NLF" and "National Liberation Front". Two letters are too few
    where a state has them ("US")."""
    for told in (speaker.name, speaker.affiliation or ""):
        one, other = _short(party), _short(told)
        if one & other or _initials(told) in one or _initials(party) in other:
            return True
    return False


@lru_cache(maxsize=REMEMBERED)
def _short(text: str) -> frozenset[str]:
    return frozenset(m[0] for m in _SHORT.finditer(text) if m[0].casefold() not in STATES)


@lru_cache(maxsize=REMEMBERED)
def _initials(text: str) -> str:
    words = [w for w in _NAME_WORD.findall(re.sub(r"\(.*?\)", "", text)) if w.casefold() not in _SMALL_WORDS]
    return "".join(w[0] for w in words) if len(words) > 1 and all(w[0].isupper() for w in words) else ""


def accused_by(origin: Origin, speaker: Source | None, parties: Iterable[str]) -> str | None:
    """Why this speaker counts as accused: a clause for a sentence, or None."""
    if origin.interest == "accused" or (speaker is not None and speaker.interest == "accused"):
        return "the party is marked as accused"
    if speaker is None or speaker.kind in ("outlet", "agency", "unresolved"):
        return None
    said = _words(speaker.name) | _words(speaker.role) | _words(speaker.affiliation)
    home = parties.home if isinstance(parties, Parties) else frozenset()
    parties = list(parties)
    for party in parties:
        if home and _army_at_home(_words(party), speaker, home):
            return f"“{party}” is named as having done it"
        if _by_its_initials(party, speaker):
            return f"“{party}” is named as having done it"
        words = _words(party)
        words = words - _DESK or words
        identity = words - _FORCE
        if not words or said & (_NOT_FORCE - words):
            continue
        bare = _bare_nation(party)
        if bare is not None:
            if bare == "state" and words <= said and said & _MILITARY and "police" not in said:
                return f"“{party}” is named as having done it"
            continue
        if "police" in said and words & _STATE and not words & {"police", "security"} and not said & _MILITARY:
            continue  # a state's police are not its air force
        named = words <= said or "coalition" in words & said
        if not identity:
            spoken_for = False
        elif words & _STATE:
            spoken_for = identity <= said and bool(said & _SPEAKS_FOR_FORCE)
        else:
            spoken_for = identity <= said
        if named or spoken_for or _of_one_army(words, speaker, [p for p in parties if p != party]):
            return f"“{party}” is named as having done it"
    return None


def maybe_accused_by(origin: Origin, speaker: Source | None, parties: Iterable[str]) -> str | None:
    """Like :func:`accused_by`, and also for a military that may be the one told of as "aircraft" or "army" and no more.

    For what an accused party would say to clear itself: that nobody was hurt, or that the dead were fighters.
    """
    named = parties if isinstance(parties, Parties) else list(parties)
    sure = accused_by(origin, speaker, named)
    if sure is not None or speaker is None or speaker.kind in ("outlet", "agency", "unresolved"):
        return sure
    said = _words(speaker.name) | _words(speaker.role) | _words(speaker.affiliation)
    if not (said & _MILITARY or {"general", "staff"} <= said):
        return None
    told = [p for p in named if _words(p) & _STATE and _words(p) - _FORCE]
    whose = f"others name {' and '.join(f'“{p}”' for p in told)}" if told else "nobody says whose"
    for party in named:
        words = _words(party)
        if words & (_STATE - {"police", "security", "government"}) and not words - _FORCE:
            return f"“{party}” is named as having done it, and {whose}: this speaker's force may be the one"
    return None


def names_state_force(parties: Iterable[str], state_words: Iterable[str]) -> str | None:
    """The first party whose words hold one of ``state_words`` ("army", "helicopters"); None where none does."""
    wanted = {word.casefold() for word in state_words}
    for party in parties:
        if wanted & {word.casefold() for word in _WORD.findall(party)}:
            return party
    return None
