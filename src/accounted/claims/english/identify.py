"""Who an unnamed speaker of a report turns out to be: "a provincial police officer said" and, two paragraphs on,
"Captain Samir Adel, of the provincial police, said".

Only where exactly one named speaker of the report fits the words, and the words fit nobody else. "Another officer",
"officials" and a page put together from pieces are left alone: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accounted.claims.english.names import Register, head_noun, replace_words
from accounted.claims.english.speaking import speaking
from accounted.model import Source


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of one speech: the source, and the speech's sentence and paragraph."""

    source: Source
    sentence: int
    paragraph: int
    at: int


OTHER = re.compile(
    r"(?i)\b(?:another|other|second|third|different|former|ex|retired|separate|some|several|two|both|many|"
    r"unnamed|anonymous|anonymity)\b|named\b"
)
RANK = re.compile(
    r"\b(?:Captain|Colonel|Lieutenant|Major|General|Brigadier|Sergeant|Inspector|Superintendent|Commander|Admiral|Commissioner)\b"
)
FITS: dict[str, str] = {
    "officer": r"(?i)\b(?:officer|captain|colonel|lieutenant|major|general|brigadier|sergeant|inspector|superintendent|"
    r"commander|chief|admiral|commissioner)\b",
    "commander": r"(?i)\b(?:commander|commanding|commands|head|chief)\b",
    "official": r"(?i)\b(?:official|director|head|chief|deputy|secretary|coordinator|administrator|adviser|advisor|"
    r"spokes\w+|manager|representative|commissioner)\b",
    "spokesman": r"(?i)\bspokes(?:man|person)\b|\bspeaks for\b",
    "spokeswoman": r"(?i)\bspokes(?:woman|person)\b|\bspeaks for\b",
    "spokesperson": r"(?i)\bspokes\w+\b|\bspeaks for\b",
    "doctor": r"(?i)\b(?:doctor|dr|surgeon|physician)\b",
    "medic": r"(?i)\b(?:medic|doctor|dr|surgeon|nurse|paramedic)\b",
    "chief": r"(?i)\b(?:chief|head|commander)\b",
    "head": r"(?i)\b(?:head|director|chief)\b",
    "director": r"(?i)\b(?:director|head)\b",
}
"""What a role may say of the person whom the report first called by that noun."""
BODIES = frozenset(
    [
        "police", "army", "military", "health", "hospital", "clinic", "municipal", "ministry", "security", "interior",
        "defence", "defense", "navy", "coalition", "rescue", "ambulance", "border", "government", "medical", "aid",
        "mission", "directorate", "tribal", "council", "foreign", "intelligence", "rebel", "militia", "party",
        "red", "crescent", "cross", "fire", "justice", "prosecution", "un",
    ]
)  # fmt: skip
"""Words that tell one body from another: an army officer is no police captain."""
LEVELS = frozenset(
    [
        "senior", "local", "provincial", "regional", "state", "district", "town", "city", "national", "top", "high-ranking",
        "ranking", "same", "s", "of", "the", "a", "an", "for", "in", "at", "from", "department", "departmental", "county",
        "area", "said", "chief", "deputy", "public", "official", "central", "who", "with", "its", "their", "force", "forces",
    ]
)  # fmt: skip
"""Words that tell nobody from anybody."""


def identify(voices: list[Voice], register: Register, text: str) -> dict[str, Source]:
    """Name of an unnamed speaker → the person it is, for those of which the report leaves no doubt.

    ``voices`` in order of the text, nearest speaker of each speech only; ``text`` is the report's.
    """
    named: dict[str, Voice] = {}
    for voice in voices:
        if voice.source.kind == "person" and len(voice.source.name.split()) > 1:
            named.setdefault(voice.source.name, voice)
    unnamed: dict[str, Voice] = {}
    for voice in voices:
        source = voice.source
        if source.kind in ("unnamed", "office") and _one(source):
            unnamed.setdefault(source.name, voice)
    out: dict[str, Source] = {}
    for name, voice in sorted(unnamed.items(), key=lambda x: x[1].at):
        head = head_noun(name)
        alone = sum(head_noun(n) == head for n in unnamed) == 1
        fits = [v for v in named.values() if _fits(voice, v, text, alone)]
        if not fits:
            follows = _follows(voice, voices, register, text)
            fits = [follows] if follows is not None else []
        if len(fits) == 1:
            out[name] = fits[0].source
    # Two unnamed speakers are two people, unless one of them says less of the same words.
    for person in sorted({s.name for s in out.values()}):
        mine = [n for n, s in out.items() if s.name == person]
        heads = {frozenset(_content(n)) for n in mine}
        if len(mine) > 1 and not any(all(h <= other for h in heads) for other in heads):
            for n in mine:
                del out[n]
    return out


def _one(source: Source) -> bool:
    """Whether the words mean one person whom a name could fit."""
    words = source.words or source.name
    head = head_noun(source.name)
    nouns = speaking().nouns
    if OTHER.search(words) or " and " in source.name or head not in nouns["unnamed"] | nouns["offices"]:
        return False
    return head not in ("police", "people", "staff", "family", "report", "authority")


def _content(words: str) -> set[str]:
    return {w.lower() for w in re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", words))} - LEVELS


def _fits(unnamed: Voice, person: Voice, text: str, alone: bool) -> bool:
    """Whether the person's role holds what the unnamed one's words say, and nothing against it.

    ``alone``: no other unnamed speaker of the report goes by the same noun.
    """
    source, other = unnamed.source, person.source
    head = head_noun(source.name)
    role = f"{other.role or ''} {other.affiliation or ''}".strip()
    definite = re.match(r"(?i)(?:the|its|their)\b|\w+[’']s\b", source.words) is not None or source.kind == "office"
    if not definite and person.at < unnamed.at:
        return False  # "a police officer" behind a named one is somebody else
    if person.sentence == unnamed.sentence:
        return False
    if not role:
        return False
    if alone and _returns(other.name, head, text):
        return True
    fitting = re.compile(FITS.get(head, rf"(?i)\b{re.escape(head)}\b"))
    if not fitting.search(role):
        return False
    told, held = _content(source.name) - {head}, _content(role)
    bodies = told & BODIES
    proper = {w.lower() for w in re.findall(r"\b[A-Z][\w-]+", re.sub(r"[’']s\b", "", source.name))} & told
    if (held & BODIES) - bodies and not bodies <= held and bodies:
        return False
    if bodies - held or (proper - held and not (other.affiliation is None and head in role.lower())):
        return False
    shared = bool(bodies & held) or bool(proper & held)
    same_post = head in {w.lower() for w in re.findall(r"\w+", role)} and head not in (
        "officer",
        "official",
        "doctor",
        "medic",
    )
    if not shared and not same_post:
        return False
    # A rank of its own, against the one in the words ("a police captain", "Colonel …").
    rank = RANK.search(source.name.title())
    return rank is None or rank[0].lower() in role.lower() or rank[0] == "Commander"


def _returns(name: str, head: str, text: str) -> bool:
    """Whether the report says "Samir Adel, the commander, …" or "The commander, Samir Adel, …": the post has been told before."""
    return (
        re.search(rf"{re.escape(name)},\s+the\s+{re.escape(head)}\b(?!\s+(?:of|for|at|in)\b)", text) is not None
        or re.search(rf"\b[Tt]he\s+{re.escape(head)},\s+(?:[A-Z][\w.]+\s+){{0,3}}{re.escape(name)}\b", text) is not None
    )


COURTESY = re.compile(r"(?:Dr|Prof|Professor|Sister|Fr|Father|Mr|Mrs|Ms|Sheikh)\.?")
"""Titles that tell no post."""
TOLD_OTHERWISE = re.compile(r",\s+(?:who|whose|an?|one of|\d)\b")
"""A name that is told who it is ("Ana Sorel, who sells bread") is not told again."""


def _follows(unnamed: Voice, voices: list[Voice], register: Register, text: str) -> Voice | None:
    """The full name that speaks next, without a word of who that is: news names a post first and then its holder."""
    later = [v for v in voices if v.at > unnamed.at and v.source.name != unnamed.source.name]
    if not later:
        return None
    after = later[0]
    source = after.source
    head = head_noun(unnamed.source.name)
    if head not in speaking().nouns["offices"] and head not in ("doctor", "medic", "surgeon", "official", "nurse"):
        return None
    if (
        source.kind != "person"
        or len(source.name.split()) < 2
        or (source.role and not COURTESY.fullmatch(source.role))
        or source.affiliation
    ):
        return None
    if (
        after.paragraph - unnamed.paragraph > 1
        or after.sentence - unnamed.sentence > 2
        or after.sentence == unnamed.sentence
    ):
        return None
    known = register.persons.get(source.name)
    if known is not None and known.role and not COURTESY.fullmatch(known.role):
        return None
    # First heard of here, and nobody else of the sort about.
    first = text.find(source.name)
    if first >= 0 and TOLD_OTHERWISE.match(text, first + len(source.name)):
        return None
    return after if first < 0 or first > unnamed.at else None


SPOKEN_FOR = {
    "police": re.compile(r"(?i)\bpolice\b"),
    "army": re.compile(r"(?i)\b(?:army|military)\b"),
    "military": re.compile(r"(?i)\b(?:army|military)\b"),
    "gendarmerie": re.compile(r"(?i)\bgendarmerie\b"),
}
"""Bodies whose word a lead gives before it names who spoke for them."""


def spoken_for(voices: list[Voice]) -> dict[int, Source]:
    """Who spoke for "police" in a lead: the offset of each such speech → the one officer whom the report then names.

    Only where no other officer of theirs speaks anywhere, and the one does so within two paragraphs.
    """
    out: dict[int, Source] = {}
    for body, told in SPOKEN_FOR.items():
        officers = [
            v
            for v in voices
            if v.source.kind == "person" and told.search(f"{v.source.role or ''} {v.source.affiliation or ''}")
        ]
        if not officers or len({v.source.name for v in officers}) != 1:
            continue
        first = officers[0]
        for voice in voices:
            lead = voice.source.kind == "organisation" and voice.source.name.lower() == body
            if lead and voice.at < first.at and 0 <= first.paragraph - voice.paragraph <= 2:
                out[voice.at] = first.source
    return out


def renamed(chain: tuple[Source, ...], known: dict[str, Source]) -> tuple[Source, ...]:
    """The chain with its unnamed speakers named; the report's own words stay beside each."""
    return tuple(
        replace_words(known[s.name], s.words) if s.kind in ("unnamed", "office") and s.name in known else s
        for s in chain
    )
