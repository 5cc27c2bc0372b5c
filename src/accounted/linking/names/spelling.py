"""One name in two spellings: letters that transliterations vary, and those that they do not.

A name that people bear in many spellings stands in ``given_names.toml``, where Hassan is not Hussein and Mohammed is not
Mahmoud. Of other names the consonants must agree, each vowel must be of one kind (a; e and i; o and u), and the endings,
which tell Belova from Belov and Haddadi from Haddad.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from ..words import fold

__all__ = ["consonants", "given_name", "heard", "heard_alike", "rough", "spelt_alike", "tokens"]

_TOKEN = re.compile(r"[a-z0-9#']+")
_SERVANT = re.compile(r"\babd(?:ul|el|al|ol|ur|ar|er|us|as)?[\s-]+(?:(?:al|el|ul|ar|ur|as|us)[\s-]+)?(?=[a-z])")
"""Abd al-Karim, Abdul Karim, Abdelkarim: one name of two words."""


@lru_cache(maxsize=100_000)
def tokens(name: str) -> tuple[str, ...]:
    """Folded words; "al-Dulaimi" gives "al" and "dulaimi", a possessive its owner."""
    text = fold(name).replace("&", " and ").replace("u.s.", "us").replace("u.n.", "un")
    text = _SERVANT.sub("abdul", text)
    text = re.sub(r"\b(?:abdel|abdal|abdur|abdar)(?=[a-z]{3})", "abdul", text)
    text = re.sub(r"\babu[\s-]+", "abu", text)
    text = re.sub(r"(?<=[a-z])'s\b", "", text)
    text = re.sub(r"(?<=s)'(?=\s|$)", "", text).replace("'", "")
    return tuple(_TOKEN.findall(text))


@cache
def _variants() -> dict[str, str]:
    raw = tomllib.loads((files("accounted.linking.names") / "given_names.toml").read_text("utf-8"))
    return {variant: names.split()[0] for names in raw["names"] for variant in names.split()}


def given_name(token: str) -> str | None:
    """The name of which ``token`` is a listed spelling; None where it is not listed."""
    return _variants().get(token)


_SAME_SOUND = (
    (re.compile(r"kh|x$"), "h"),
    (re.compile(r"ck|q|c(?=[aou]|$)|c(?=[kt])"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh|dj(?=[^aeiou])"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"sch|shch|sh|ch"), "s"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"(?<=[aeiou])w(?=[aeiou])|(?<=[aeiou])w(?=[^aeiou]|$)"), "u"),
    (re.compile(r"(?<=[aeiouy])h(?=[^aeiouy]|$)"), ""),
    (re.compile(r"(?<=[aeiou])ye?$"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ou|oo|au(?=[^aeiou]|$)|aou|uu"), "o"),
    (re.compile(r"ai|ei|ae|aa"), "a"),
    (re.compile(r"ee|ie|ii"), "i"),
    (re.compile(r"(?<=[aeiou])(?=[aeiou])"), ""),
)
_KIND = str.maketrans("eiou", "iiuu")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def _sound(token: str) -> str:
    """The token's consonants as most transliterations agree on them, its vowels by kind."""
    text = token
    for pattern, letter in _SAME_SOUND:
        text = pattern.sub(letter, text)
    return _DOUBLED.sub(r"\1", text.translate(_KIND))


_VOWELS = re.compile(r"[aeiou]+")
_SOUNDS = tuple(
    rule for rule in _SAME_SOUND if rule[1] not in ("a", "i", "o", "u") and "(?=[aeiou])" not in rule[0].pattern
)
"""Rules of consonants alone: runs of vowels are taken whole."""
_GLIDE = str.maketrans("yw", "iu")
_KINDS = str.maketrans("aeiou", "aiiuu")


@lru_cache(maxsize=200_000)
def heard(token: str) -> str:
    """One key for a name that the press spells as it hears it: Darkush, Darkoush, Darqush; Kalaiya, Kalaya; Tulear, Toliary.

    Each run of vowels is the kind of its first; a last one goes where three consonants are left to tell the name. Of two names it
    says less than :func:`spelt_alike`; it can be looked up."""
    text = token
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    text = text[:1] + text[1:].translate(_GLIDE)
    text = _DOUBLED.sub(r"\1", _VOWELS.sub(lambda run: run[0][0].translate(_KINDS), text))
    bare = text.rstrip("aiu")
    return bare if sum(letter not in "aiu" for letter in bare) >= FEW_CONSONANTS else text


@lru_cache(maxsize=100_000)
def consonants(token: str) -> str:
    """Its consonants, a first vowel as a mark: what no transliteration changes."""
    known = _variants().get(token, token)
    sound = _sound(known)
    return ("'" if sound[:1] in "aiu" else "") + re.sub(r"[aiu]", "", sound)


def _ending(sound: str) -> str:
    return sound[-1] if sound[-1:] in ("a", "i", "u") else ""


FEW_CONSONANTS = 3
"""With fewer, vowels are most of a name: "Ali" and "Ola"."""


def spelt_alike(a: str, b: str, *, loosely: bool = False) -> bool:
    """Whether two words are one name. ``loosely``: vowels inside may differ too (of a family name beside a given name
    that agrees: Jabouri, Jubouri)."""
    if a == b:
        return True
    if not a or not b:
        return False
    known = given_name(a), given_name(b)
    if None not in known:
        return known[0] == known[1]
    if a.isdigit() or b.isdigit():
        return False
    x, y = _sound(a), _sound(b)
    if x == y:
        return True
    if _ending(x) != _ending(y) or consonants(a) != consonants(b):
        return False
    bare = consonants(a).lstrip("'")
    return len(bare) >= FEW_CONSONANTS and (loosely or _vowels_meet(x, y))


def rough(token: str) -> str:
    """Its consonants where a soft s and a sharp one are one letter, as the press writes "Reza" and "Resa"."""
    return consonants(token).replace("z", "s")


def heard_alike(a: str, b: str) -> bool:
    """Whether two words have one row of consonants and end alike, whatever their vowels inside. It tells two spellings of
    one name only beside much else that agrees; two listed names that differ are two."""
    known = given_name(a), given_name(b)
    if a == b or (None not in known and known[0] == known[1]):
        return True
    if None not in known or a.isdigit() or b.isdigit():
        return False
    bare = rough(a).lstrip("'")
    return len(bare) > 1 and rough(a) == rough(b) and _ending(_sound(a)) == _ending(_sound(b))


def _vowels_meet(x: str, y: str) -> bool:
    """Whether vowels differ in number alone ("Tkachenko", "Tkachenka" do in kind): the shorter's stand in the longer's."""
    left, right = (re.sub(r"[^aiu]", "", s) for s in (x, y))
    short, long = sorted((left, right), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(vowel in rest for vowel in short)
