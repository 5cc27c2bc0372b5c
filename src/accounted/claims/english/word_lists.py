"""Words that several readers look for, each list said once."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
"""The months, to stand in a pattern."""
