"""Names of organisations, offices, agencies and outlets: second names and acronyms, spelling, order, nationality."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from accounted.parties import bodies
from accounted.parties.nations import NATIONALITIES, SAME_NATION

from ..words import word_set
from .persons import singular
from .sameness import Sameness, different, same, unknown
from .spelling import consonants, spelt_alike, tokens

__all__ = ["here_key", "is_generic", "name_key", "name_keys", "only_one_here", "rank_words", "same_organisation"]

_GENERIC = word_set(
    "police army military government ministry interior defense health foreign hospital hospitals education "
    "authority authorities local provincial regional national federal state security force forces department "
    "directorate office officials official command coalition rebels militants militia medics medical sources "
    "source council court television tv radio media agency news presidency parliament district governorate city "
    "town mayor governor police chief spokesman spokeswoman administration rescue emergency service services "
    "civil red crescent navy air intelligence prosecutor prosecutors party opposition group local the of and s "
    "minister field general central main university teaching commissioner clinic morgue county province head deputy"
)
_MEDIA = frozenset({"tv", "television", "channel", "radio", "news", "agency", "newspaper", "daily"})
"""Words that a medium's name is given with or without: "Xinhua", "Xinhua news agency"."""
_SMALL = frozenset({"the", "a", "an", "some", "several", "s", "of", "for", "and", "in", "al", "el", "at"})
_SPELLINGS = {
    "defence": "defense",
    "centre": "center",
    "organisation": "organization",
    "mobilisation": "mobilization",
    "programme": "program",
    "labour": "labor",
    "director": "head",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "television": "tv",
}
_KIND_OF_AREA = frozenset(
    {"province", "provincial", "city", "county", "district", "governorate", "town", "region", "state"}
)
"""Words that an area's name is given with or without: "Anbar", "Anbar province"."""
_KIND_OF_BODY = frozenset({"group", "movement", "organization", "society", "association", "agency"})
"""Words that a body's own name is given with or without: "Kenya Red Cross Society"."""
RANKS = word_set("former ex deputy vice assistant acting adviser advisor aide interim outgoing incoming")
"""Words that make another office of an office."""


@cache
def _second_names() -> dict[str, str | None]:
    """Any name of a known party, folded, to the folded first one; None where two parties go by it."""
    found: dict[str, str | None] = {
        "us": "united states",
        "usa": "united states",
        "pentagon": "united states defense department",
    }
    for kind in ("bodies", "forces", "media"):
        for names in bodies(kind):
            first = _folded(names[0])
            for name in names:
                key = _folded(name)
                found[key] = first if found.get(key, first) == first else None
    return found


_OWN_ACRONYM = re.compile(r"\s*\([A-Z][A-Za-z.&-]{1,9}\)\s*$")
"""What a name is followed by where a report introduces it: "Lowland Relief Union (LRU)"."""


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    name = _OWN_ACRONYM.sub("", name)
    return " ".join(t for t in tokens(name) if t not in ("the", "a", "an", "some", "several", "s"))


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """A name for comparing: folded, without article, acronyms and second names resolved, words in the singular, one
    spelling for two, a state and its people by one word."""
    text = _folded(name)
    known = _second_names().get(text)
    words = [w for w in (known or text).split() if w not in _SMALL]
    words = [_one_word(w) for w in words]
    if known is None:
        words = _core(words)
    return " ".join(words)


def _one_word(word: str) -> str:
    word = _SPELLINGS.get(word, word)
    word = SAME_NATION.get(word, word)
    return word if word in NATIONALITIES else singular(word)


def _core(words: list[str]) -> list[str]:
    """Without the words that such a name is given with or without, as long as what stays is no everybody's name."""
    core = list(words)
    while len(core) > 1 and (core[-1] in _MEDIA or core[-1] in _KIND_OF_BODY):
        core.pop()
    if len(core) < len(words) and not is_generic(" ".join(core)):
        return core
    return words


@lru_cache(maxsize=100_000)
def is_generic(key: str) -> bool:
    """Whether many parties bear the name: "police", "the health ministry". Only its place tells whose it is."""
    if key in _known_keys():
        return False
    return all(t in _GENERIC or singular(t) in _GENERIC or f"{t}s" in _GENERIC for t in key.split())


@cache
def _known_keys() -> frozenset[str]:
    """First names of known parties, as ``name_key`` gives them."""
    firsts = {first for first in _second_names().values() if first is not None}
    return frozenset(" ".join(_one_word(w) for w in first.split() if w not in _SMALL) for first in firsts)


def rank_words(text: str) -> frozenset[str]:
    """The words in it that make another office of an office."""
    return frozenset(tokens(text)) & RANKS


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words)


def same_organisation(a: str, b: str, *, editions: bool = False) -> Sameness:
    """Two names of organisations, agencies, outlets or offices, wherever they are: callers weigh the place of a generic
    one. ``editions``: a nationality tells two apart (The Guardian, The Guardian Nigeria)."""
    left, right = name_key(a), name_key(b)
    both = f"“{a}” and “{b}”"
    if not left or not right:
        return unknown(f"{both}: a name is missing")
    if left == right:
        return same(f"{both}: one name")
    x, y = left.split(), right.split()
    if frozenset(x) & RANKS != frozenset(y) & RANKS:
        return different(f"{both}: one rank and another")
    if sorted(x) == sorted(y) and not is_generic(left):
        return same(f"{both}: the same words")
    names = _second_names()
    for short, long, given in ((x, y, a), (y, x, b)):
        known = names.get(_folded(given)) is not None
        if len(short) == 1 and len(short[0]) > 2 and not known and _by_initials(short[0], long):
            return same(f"{both}: the acronym and the full name")
        if not editions and _without(long, NATIONALITIES) == short and not is_generic(" ".join(short)):
            return same(f"{both}: the same name with and without a nationality")
        for dropped in (_KIND_OF_AREA, frozenset({"national"})):
            if sorted(_without(long, dropped)) == sorted(short) and not is_generic(" ".join(short)) and not known:
                return same(f"{both}: the same words but for one that is often left out")
    if len(x) == len(y) and all(_word_alike(p, q) for p, q in zip(sorted(x), sorted(y), strict=True)):
        return same(f"{both}: names spelt nearly alike")
    return different(f"{both}: different names")


_FEW = frozenset(
    frozenset(words.split())
    for words in (
        "police",
        "army",
        "coalition",
        "government",
        "interior ministry",
        "health ministry",
        "defense ministry",
        "foreign ministry",
    )
)
"""Bodies of which one incident mostly has one: the police of its province, the army of its state."""
_ALIKE_FORCES = {"military": "army", "force": "", "troop": "", "armed": "army"}


def only_one_here(a: str, b: str) -> Sameness | None:
    """Whether two names that speak of *one incident* are one body, told once with and once without its place or
    nationality: "police" and "Basra police". None where that says nothing; two places tell two bodies apart."""
    both = f"“{a}” and “{b}”"
    (core, left), (other, right) = _core_and_rest(a), _core_and_rest(b)
    if core != other or core not in _FEW or (left and right and left != right):
        return None
    return same(f"{both}: one incident has one {' '.join(sorted(core))}, told with and without its place")


@lru_cache(maxsize=100_000)
def here_key(name: str) -> str | None:
    """A key that two names share which :func:`only_one_here` may take for one body; None for other names."""
    core, _ = _core_and_rest(name)
    return f"i:{' '.join(sorted(core))}" if core in _FEW else None


def _core_and_rest(name: str) -> tuple[frozenset[str], frozenset[str]]:
    words = [_ALIKE_FORCES.get(w, w) for w in name_key(name).split()]
    core = frozenset(w for w in words if w and is_generic(w) and w not in NATIONALITIES)
    return core, frozenset(w for w in words if w and w not in core)


def _by_initials(acronym: str, words: list[str]) -> bool:
    if " ".join(words) in _second_names().values():
        return False  # a known party's acronyms are known too
    return len(words) > 1 and acronym in (_initials(words), _initials(_without(words, NATIONALITIES)))


def _without(words: list[str], some: frozenset[str]) -> list[str]:
    return [w for w in words if w not in some]


LONG = 5
"""Letters from which two spellings of a word of a body's name are compared by sound."""


def _word_alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= LONG and a not in _GENERIC and b not in _GENERIC and spelt_alike(a, b))


@lru_cache(maxsize=100_000)
def name_keys(name: str) -> frozenset[str]:
    """Keys of which two forms of one name share at least one, so that only such pairs need comparing."""
    key = name_key(name)
    words = key.split()
    plain = _without(words, NATIONALITIES)
    keys = {f"o:{' '.join(sorted(words))}", f"o:{' '.join(sorted(plain))}"}
    keys |= {f"o:{_initials(some)}" for some in (words, plain) if len(some) > 2}
    short = [w for w in words if w not in _KIND_OF_AREA and w != "national"]
    keys.add(f"o:{' '.join(sorted(short))}")
    telling = sorted(w for w in plain if w not in _GENERIC and len(w) >= LONG)
    if telling:
        keys.add(f"n:{' '.join(consonants(w) for w in telling)}")
    return frozenset(k for k in keys if len(k) > 3)
