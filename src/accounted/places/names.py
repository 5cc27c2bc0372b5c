"""Keys of place names: one spelling for the many ways a name is written.

The same function makes the keys of the gazetteer when it is built and looks them up when it is read, so a change
here asks for a new build (``training/gazetteer/build.py``). anyascii is used and not Unidecode, which is GPL.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

ARTICLES = frozenset(["ad", "al", "an", "ar", "as", "ash", "at", "az", "ed", "el", "en", "es", "ez", "of", "the", "ul"])
"""Words that reporters write or leave out before a name ("al-Hasakah", "the Hague")."""

TYPE_WORDS = frozenset(["province", "governorate", "district", "state", "region", "city", "town"])
"""Words that say what a name is of; the phrase's reader keeps them apart, keys leave them out."""

_APOSTROPHES = re.compile("['`‘’ʻʼʿʾ]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def literal(name: str) -> str:
    """``name`` in lower-case ASCII words: "Deir ez-Zor" → "deir ez zor"."""
    return " ".join(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name)).lower())).split())


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The key under which ``name`` is filed, "" where it has no letter or digit.

    Articles and type words are left out unless nothing else is there: "Al Anbar province" → "anbar".
    """
    words = literal(name).split()
    words = [w for w in words if w not in ARTICLES] or words
    return " ".join([w for w in words if w not in TYPE_WORDS] or words)


def has_dropped_words(name: str) -> bool:
    """Whether the key leaves out an article of ``name``: what tells "El Salvador" from "Salvador"."""
    words = [w for w in literal(name).split() if w not in TYPE_WORDS]
    return any(w in ARTICLES for w in words)
