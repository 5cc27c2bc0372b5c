"""Case for texts that a wire wrote in capitals. Every function keeps length and offsets.

The word list in ``data/casing.txt`` is counted by ``training/casing.py``; words that it does not know are taken for
names and get a capital.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def mostly_capitals(text: str) -> bool:
    """Whether a text of some length is written in capitals (three letters in four, at least 12 letters)."""
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    return upper + lower >= 12 and upper > 3 * lower


@cache
def _known() -> dict[str, str]:
    """Lower-case word to the form it has inside a sentence."""
    data = files("accounted.claims.english").joinpath("data/casing.txt").read_text("utf-8")
    return {form.lower(): form for form in data.split() if not form.startswith("#")}


def restore_case(text: str) -> str:
    """``text`` with the case it would have in mixed-case print; same length, letter for letter."""
    known = _known()
    out = list(text)
    first = True
    for found in WORD.finditer(text):
        word = found[0]
        low = word.lower()
        if len(low) != len(word):  # a letter whose lower case is longer: leave it
            first = False
            continue
        if any(map(str.isdigit, word)):
            form = word if not word[:-2].isdigit() else low
        elif low in known:
            form = known[low]
        elif low.endswith(("'s", "’s")) and low[:-2] in known:
            form = known[low[:-2]] + low[-2:]
        else:
            form = low[0].upper() + low[1:]
        if len(form) != len(word):
            form = low
        if first:
            form = form[0].upper() + form[1:]
            first = False
        out[found.start() : found.end()] = form if len(form) == len(word) else word
    return "".join(out)
