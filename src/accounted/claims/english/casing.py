"""Case for texts that a wire wrote in capitals, or a site in small letters. Every function keeps length and offsets.

The word list in ``data/casing.txt`` is counted by ``training/casing.py``; words that neither it nor
``data/harm_in_small_letters.txt`` knows are taken for names and get a capital.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

BEGUN = re.compile(r"[.!?][”\"']{0,2}\s+([^\W\d_])")
"""The first letter of a sentence."""


def mostly_capitals(text: str) -> bool:
    """Whether a text of some length is written in capitals (three letters in four, at least 12 letters)."""
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    return upper + lower >= 12 and upper > 3 * lower


def mostly_small(text: str) -> bool:
    """Whether a text of 40 letters or more is written without capitals, its sentences begun in small letters.

    A header line of the site's own may have some: under two capitals in a hundred letters are none.
    """
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    if lower < 40 or 50 * upper >= lower:
        return False
    begun = [m[1] for m in BEGUN.finditer(sample)]
    return upper == 0 or 2 * sum(map(str.islower, begun)) > len(begun)


@cache
def _known() -> dict[str, str]:
    """Lower-case word to the form it has inside a sentence."""
    folder = files("accounted.claims.english").joinpath("data")
    by_hand = folder.joinpath("harm_in_small_letters.txt").read_text("utf-8").splitlines()
    counted = folder.joinpath("casing.txt").read_text("utf-8").split()
    return {
        **{word: word for line in by_hand if not line.startswith("#") for word in line.split()},
        **{form.lower(): form for form in counted if not form.startswith("#")},
    }


def is_word(word: str) -> bool:
    """Whether the list knows a word, or one that it is a form of."""
    low, known = word.lower(), _known()
    return low in known or _inflected(low, known)


def restore_case(text: str) -> str:
    """``text`` with the case it would have in mixed-case print; same length, letter for letter."""
    out: list[str] = []
    at = 0
    for found in WORD.finditer(text):
        word = found[0]
        form = word if len(word) == 1 and word.isalpha() and _dotted(text, found.start()) else _form(word)
        if not out and len(word.lower()) == len(word):  # the first word
            form = form[0].upper() + form[1:]
        out += text[at : found.start()], form if len(form) == len(word) else word
        at = found.end()
    return "".join((*out, text[at:]))


@lru_cache(maxsize=20_000)
def _form(word: str) -> str:
    """A word with the case it would have inside a sentence."""
    known = _known()
    low = word.lower()
    if len(low) != len(word):  # a letter whose lower case is longer: leave it
        return word
    if any(map(str.isdigit, word)):
        return word if not word[:-2].isdigit() else low
    if low in known:
        form = known[low]
    elif low.endswith(("'s", "’s")) and low[:-2] in known:
        form = known[low[:-2]] + low[-2:]
    elif _inflected(low, known):
        form = low
    else:
        form = low[0].upper() + low[1:]
    return form if len(form) == len(word) else low


def _dotted(text: str, at: int) -> bool:
    """Whether a letter is one of "U.S.", which no sentence writes small."""
    behind = text[at + 1 : at + 4]
    before = text[max(0, at - 2) : at]
    return (len(behind) == 3 and behind[0] == behind[2] == "." and behind[1].isalpha()) or (
        len(before) == 2 and before[1] == "." and before[0].isalpha() and behind[:1] == "."
    )


ENDINGS = (
    ("ies", "y"),
    ("s", ""),
    ("es", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


def _inflected(low: str, known: dict[str, str]) -> bool:
    """Whether an unknown word is a form of a known small one ("stoned", "purchases"), and no name."""
    for ending, instead in ENDINGS:
        stem = low[: -len(ending)]
        if low.endswith(ending) and len(stem) > 2:
            for form in (stem + instead, stem[:-1] if instead == "" and stem[-1] == stem[-2] else stem + instead):
                if len(form) > 3 and known.get(form) == form:
                    return True
    return False
