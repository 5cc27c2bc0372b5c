"""Names of places in other scripts than Latin, put so that the phrase's reader can take them apart.

Words for kinds of places ("مدينة", a city) become English ones, names of countries (CLDR's, by Babel) those of the gazetteer, and
vowel points go. The names of towns stay as they are: the gazetteer files many of them, under keys that leave vowels out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from accounted.places.gazetteer import Gazetteer

__all__ = ["countries_in", "is_latin", "names_in", "readable", "skeleton"]

KINDS = {
    "city": "مدينة شهر شہر город місто", "town": "بلدة قصبة городок", "village": "قرية روستا گاؤں село деревня посёлок селище",
    "province": "محافظة استان صوبہ область провинция", "state": "ولاية", "district": "منطقة قضاء ناحية район ضلع",
    "region": "إقليم край регион регіон", "camp": "مخيم лагерь", "quarter": "حي محلة", "market": "سوق рынок ринок",
    "hospital": "مستشفى больница лікарня",
}  # fmt: skip
"""Words for kinds of places that stand before a name, by the English word."""
BEFORE = {"near": "قرب قرب_من возле около біля", "in": "في به در в у", "of": "من"}
"""Words that tie a name to a sentence."""
LOCALES = {
    "ARABIC": ("ar", "fa", "ur", "ps"), "CYRILLIC": ("ru", "uk", "bg", "sr"), "HEBREW": ("he",), "GREEK": ("el",),
    "DEVANAGARI": ("hi", "ne"), "BENGALI": ("bn",), "ETHIOPIC": ("am", "ti"), "ARMENIAN": ("hy",), "GEORGIAN": ("ka",),
    "CJK": ("zh", "ja"), "HANGUL": ("ko",), "THAI": ("th",), "MYANMAR": ("my",),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Letters of a country's name that is looked for in a text: shorter ones are words too ("لاو")."""


def is_latin(text: str) -> bool:
    """Whether all letters are Latin ones."""
    return text.isascii() or all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())


def _bare(text: str) -> str:
    """Without vowel points and lengthening; Arabic letters that are written in two ways as one."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c) and c != "ـ")


@cache
def _kinds() -> dict[str, str]:
    said = {_bare(w): f"{kind} of" for kind, words in KINDS.items() for w in words.split()}
    return said | {_bare(w): word for word, words in BEFORE.items() for w in words.split()}


@cache
def _countries(script: str) -> dict[str, str]:
    """Names of countries in the languages of a script, without vowel points, to ISO codes."""
    from babel import Locale

    out: dict[str, set[str]] = {}
    for name in LOCALES.get(script, ()):
        for code, told in Locale.parse(name).territories.items():
            if len(code) == 2 and code.isalpha():
                out.setdefault(_bare(str(told)).casefold(), set()).add(code)
    return {name: codes.pop() for name, codes in out.items() if len(codes) == 1 and len(name) >= _LEAST}


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(c, " ").split(" ")[0] for c in text if c.isalpha() and not c.isascii()}


@cache
def _pattern(script: str) -> re.Pattern[str] | None:
    names = sorted(_countries(script), key=lambda n: (-len(n), n))
    if not names:
        return None
    # "والسودان", "بالسودان": and, in, to are written with the word
    return re.compile(rf"(?<!\w)(?:[وبلف](?=ال))?({'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


def countries_in(text: str) -> Counter[str]:
    """ISO codes of the countries that a text names in another script, with how often."""
    found: Counter[str] = Counter()
    bare = _bare(text)
    for script in sorted(_scripts(text) & LOCALES.keys()):
        pattern = _pattern(script)
        for m in pattern.finditer(bare) if pattern is not None else ():
            found[_countries(script)[m[1].casefold()]] += 1
    return found


def names_in(text: str, gazetteer: Gazetteer) -> list[str]:
    """Names of provinces, of two or three words in another script, that a text begins with or speaks of, in order."""
    words = [m for m in _WORD.finditer(_bare(text[:20_000])) if not is_latin(m[0])]
    out: dict[str, None] = {}
    for size in (3, 2):
        for i in range(len(words) - size + 1):
            name = " ".join(m[0] for m in words[i : i + size])
            if gazetteer.knows(name) and (first := gazetteer.lookup(name)[:1]) and first[0].kind == "admin1":
                out[name] = None
    return list(out)


def readable(words: str, gazetteer: Gazetteer) -> str:
    """Words of a where-claim with kinds of places and countries in English; those of Latin letters as they are."""
    if is_latin(words):
        return words
    text = _bare(words).replace("،", ",")
    for script in sorted(_scripts(text) & LOCALES.keys()):
        pattern, known = _pattern(script), _countries(script)
        for m in reversed(list(pattern.finditer(text)) if pattern is not None else []):
            name = gazetteer.country_name(known[m[1].casefold()])
            text = text if name is None else f"{text[: m.start()]}{name}{text[m.end() :]}"
    return _WORD.sub(lambda m: _kinds().get(m[0]) or _kinds().get(m[0].removeprefix("ب")) or m[0], text)


def skeleton(key: str) -> str:
    """The consonants of a key: what a name in Arabic or Hebrew letters keeps of it."""
    return re.sub(r"[aeiouy\s]+|(.)(?=\1)", "", key)
