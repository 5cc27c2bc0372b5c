"""Whether two names are one party's: titles, "al-", hyphens, transliterations, acronyms, an office and its holder.

Every answer carries the sentence that says why. What the names cannot tell stays ``unknown``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from accounted.model import Source, Value

from .words import fold, word_set

__all__ = [
    "Sameness",
    "block_keys",
    "compare_sources",
    "is_generic",
    "name_key",
    "person_key",
    "same_organisation",
    "same_person",
    "speaks_for",
]

TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady dame capt captain col colonel lt lieutenant ltcol gen general "
    "maj major sgt sergeant cpl corporal brig brigadier adm admiral cmdr commander inspector superintendent "
    "constable sheikh shaikh sheik imam mullah maulana ayatollah sayyid sayed hajj haji rev reverend father "
    "bishop archbishop president prime minister deputy vice governor mayor senator secretary ambassador judge "
    "justice chief spokesman spokeswoman spokesperson director doctor head former acting then provincial police "
    "army military"
)
_PARTICLES = word_set("al el ul as ar az ad an at ash de del la da dos von van der bin ibn ben")
_NATIONAL = re.compile(
    r"^(?:the|an?|[a-z]+(?:ian|ean|ese|ish|iraqi|israeli|saudi|afghan|pakistani|somali|yemeni|omani))$"
)
_GENERIC = word_set(
    "police army military government ministry interior defence defense health foreign hospital hospitals "
    "authority authorities local provincial regional national federal state security force forces department "
    "directorate office officials official command coalition rebels militants militia medics medical sources "
    "source council court television tv radio media agency news presidency parliament district governorate city "
    "town mayor governor police chief spokesman spokeswoman administration rescue emergency service services "
    "civil red crescent navy air intelligence prosecutor prosecutors party opposition group local the of and s"
)
_MEDIA = frozenset({"tv", "television", "channel", "radio", "news", "agency", "newspaper", "daily"})
"""Words that a medium's name is given with or without: "Xinhua", "Xinhua news agency"."""
ACRONYMS = {
    "msf": "medecins sans frontieres",
    "doctors without borders": "medecins sans frontieres",
    "icrc": "international committee red cross",
    "international committee of the red cross": "international committee red cross",
    "red cross": "international committee red cross",
    "sohr": "syrian observatory human rights",
    "syrian observatory": "syrian observatory human rights",
    "un": "united nations",
    "unhcr": "united nations high commissioner refugees",
    "unicef": "united nations children fund",
    "unama": "united nations assistance mission afghanistan",
    "us": "united states",
    "usa": "united states",
    "centcom": "united states central command",
    "us central command": "united states central command",
    "pentagon": "united states defense department",
    "us defense department": "united states defense department",
    "us department of defense": "united states defense department",
    "nato": "north atlantic treaty organization",
    "hrw": "human rights watch",
    "ap": "associated press",
    "afp": "agence france presse",
    "agence france-presse": "agence france presse",
    "dpa": "deutsche presse agentur",
    "idf": "israel defense forces",
    "isis": "islamic state",
    "isil": "islamic state",
    "is": "islamic state",
    "daesh": "islamic state",
}
"""Acronyms and second names in general use in the field; others are told by their initials."""

NEAR_SPELLING = 88.0
"""Of rapidfuzz's 0-100: "Khazali" and "Khazaali" are 93; "Hassan" and "Hussein" 62."""


class Sameness(Value, frozen=True, kw_only=True):
    """Whether two names are one party's, and the sentence that says why."""

    answer: Literal["same", "different", "unknown"]
    why: str


class _Person(NamedTuple):
    given: tuple[str, ...]
    family: str


_TOKEN = re.compile(r"[a-z0-9#']+")


@lru_cache(maxsize=100_000)
def _tokens(name: str) -> tuple[str, ...]:
    """Folded words; "al-Dulaimi", "Al Dulaimi" and "Dulaimi" give the same."""
    text = fold(name).replace("&", " and ").replace("u.s.", "us").replace("u.n.", "un")
    text = re.sub(r"\babd(?:ul|el|al|ol)?[\s-]+(?:(?:al|el|ul|ar)[\s-]+)?", "abdul", text)
    text = re.sub(r"\babu[\s-]+", "abu", text)
    text = re.sub(r"(?<=[a-z])'s\b", "", text).replace("'", "")
    return tuple(_TOKEN.findall(text))


@lru_cache(maxsize=100_000)
def person_key(name: str) -> tuple[tuple[str, ...], str]:
    """Given names and family name without titles and particles; a single name is a family name."""
    head = name.split(",")[0]
    tokens = [t for t in _tokens(head) if t not in _PARTICLES]
    while len(tokens) > 1 and tokens[0] in TITLES:
        tokens.pop(0)
    if not tokens:
        return (), ""
    return tuple(tokens[:-1]), tokens[-1]


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """An organisation's, office's or unnamed party's name for comparing: folded, without article, acronym resolved."""
    tokens = [t for t in _tokens(name) if t not in ("the", "a", "an", "some", "several", "s")]
    text = " ".join(tokens)
    if text in ACRONYMS:
        return ACRONYMS[text]
    tokens = [_singular(t) for t in tokens if t not in ("of", "for", "and", "in", "al", "el")]
    core = list(tokens)
    while len(core) > 1 and core[-1] in _MEDIA:
        core.pop()
    if len(core) < len(tokens) and not is_generic(" ".join(core)):
        tokens = core
    text = " ".join(tokens)
    return ACRONYMS.get(text, text)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def is_generic(key: str) -> bool:
    """Whether many parties bear the name: "police", "the health ministry". Only its place tells whose it is."""
    return all(t in _GENERIC or _singular(t) in _GENERIC or f"{t}s" in _GENERIC for t in key.split())


def _near(a: str, b: str) -> bool:
    if a == b:
        return True
    if not a or not b or a[0] != b[0] or min(len(a), len(b)) < 4:
        return False
    from rapidfuzz import fuzz

    return float(fuzz.ratio(a, b)) >= NEAR_SPELLING


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Given names are compatible: the shorter list is found in the longer one, an initial standing for a name."""
    short, long = sorted((a, b), key=len)
    return all(any(_given_near(s, t) for t in long) for s in short)


def _skeleton(word: str) -> str:
    """A name without its vowels and doubled letters, for transliterations: Mohammed and Muhammad."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def _given_near(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return _near(a, b) or (a[0] == b[0] and len(_skeleton(a)) > 2 and _skeleton(a) == _skeleton(b))


def _role_words(source: Source) -> frozenset[str]:
    text = " ".join(x for x in (source.role, source.affiliation) if x)
    stop = ("the", "of", "for", "a", "an", "in", "and", "al", "el", "s")
    return frozenset(_singular(t) for t in _tokens(text) if t not in stop)


def same_person(a: Source, b: Source) -> Sameness:
    """Two named persons: the family name must agree, given names too where both have one, else the office must."""
    left, right = _Person(*person_key(a.name)), _Person(*person_key(b.name))
    both = f"“{a!r}” and “{b!r}”"
    if not left.family or not right.family or not _near(left.family, right.family):
        if left.family and right.family and _transliterated(left, right):
            return Sameness(answer="same", why=f"{both}: one name in two spellings")
        return Sameness(answer="different", why=f"{both}: different family names")
    spelling = "the same family name" if left.family == right.family else "family names spelt nearly alike"
    if left.given and right.given:
        if not _given_agree(left.given, right.given):
            return Sameness(answer="different", why=f"{both}: {spelling}, different given names")
        return Sameness(answer="same", why=f"{both}: {spelling} and compatible given names")
    shared = _role_words(a) & _role_words(b)
    if shared:
        return Sameness(answer="same", why=f"{both}: {spelling}, and the office agrees ({', '.join(sorted(shared))})")
    if _role_words(a) and _role_words(b):
        return Sameness(answer="unknown", why=f"{both}: {spelling}, but nothing in common in what they are")
    if a.name.strip() == b.name.strip() or left == right or (left.family == right.family and left.given != right.given):
        return Sameness(answer="unknown", why=f"{both}: {spelling}, and no given name or office to tell by")
    return Sameness(answer="unknown", why=f"{both}: {spelling} only")


def _transliterated(left: _Person, right: _Person) -> bool:
    """Full names whose consonants agree throughout: "Salam al-Obeidi", "Salaam al-Obaidi"."""
    return (
        bool(left.given)
        and bool(right.given)
        and left.family[0] == right.family[0]
        and len(_skeleton(left.family)) > 1
        and _skeleton(left.family) == _skeleton(right.family)
        and _given_agree(left.given, right.given)
    )


def _initials(key: str) -> str:
    return "".join(t[0] for t in key.split())


def same_organisation(a: str, b: str) -> Sameness:
    """Two names of organisations, agencies, outlets or offices."""
    left, right = name_key(a), name_key(b)
    both = f"“{a}” and “{b}”"
    if not left or not right:
        return Sameness(answer="unknown", why=f"{both}: a name is missing")
    if left == right:
        return Sameness(answer="same", why=f"{both}: one name")
    for short, long in ((left, right), (right, left)):
        plain = " ".join(t for t in long.split() if not _NATIONAL.match(t) and t != "iraqi")
        if len(short) > 2 and " " not in short and short in (_initials(long), _initials(plain)):
            return Sameness(answer="same", why=f"{both}: the acronym and the full name")
        if short == plain and not is_generic(short):
            return Sameness(answer="same", why=f"{both}: the same name with and without a nationality")
    if not is_generic(left) and sorted(left.split()) == sorted(right.split()):
        return Sameness(answer="same", why=f"{both}: the same words")
    if len(left) > 7 and len(right) > 7 and _near(left, right):
        return Sameness(answer="same", why=f"{both}: names spelt nearly alike")
    return Sameness(answer="different", why=f"{both}: different names")


def compare_sources(a: Source, b: Source) -> Sameness:
    """Whether two sources are one party; an unresolved one never is known to be another."""
    kinds = {a.kind, b.kind}
    both = f"“{a!r}” and “{b!r}”"
    if "unresolved" in kinds:
        return Sameness(answer="unknown", why=f"{both}: the text does not say who speaks")
    if "unnamed" in kinds:
        return Sameness(answer="unknown", why=f"{both}: unnamed speakers may be the same or not")
    if kinds == {"person"}:
        return same_person(a, b)
    if "person" in kinds:
        holder, office = (a, b) if a.kind == "person" else (b, a)
        if office.kind == "office" and holder.role:
            words = frozenset(name_key(office.name).split())
            if words and words <= frozenset(name_key(f"{holder.role} {holder.affiliation or ''}").split()):
                return Sameness(answer="same", why=f"{both}: the office and its holder")
        return Sameness(answer="different", why=f"{both}: a person and a body")
    return same_organisation(a.name, b.name)


def speaks_for(person: Source, body: Source) -> bool:
    """Whether a named person's office is one of a body that many places have: "the district police commander" of
    "police". Only beside one another in one report does that tell more than the body's name."""
    if person.kind != "person" or body.kind != "organisation":
        return False
    key = name_key(body.name)
    words = frozenset(_singular(t) for t in key.split())
    return bool(words) and is_generic(key) and words <= _role_words(person)


def block_keys(source: Source) -> frozenset[str]:
    """Keys of which two forms of one name share at least one, so that only such pairs need comparing."""
    if source.kind == "person":
        _, family = person_key(source.name)
        keys = {f"p:{family[:1]}{_skeleton(family)[:3]}"} if family else set()
        if family:
            keys.add(f"p:{family[:4]}")
        if source.role:
            keys |= {f"r:{t}" for t in name_key(source.role).split() if t in ("mayor", "governor")}
        return frozenset(keys)
    key = name_key(source.name)
    keys = {f"o:{key}"} if key else set()
    plain = " ".join(t for t in key.split() if not _NATIONAL.match(t) and t != "iraqi")
    keys |= {f"o:{plain}", f"o:{_initials(key)}", f"o:{_initials(plain)}", f"o:{' '.join(sorted(key.split()))}"}
    if len(key) > 7:
        keys.add(f"n:{key[:6]}")
    if source.kind == "office":
        keys |= {f"r:{t}" for t in key.split() if t in ("mayor", "governor")}
    return frozenset(k for k in keys if len(k) > 3)
