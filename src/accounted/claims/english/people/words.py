"""Words of noun phrases of people: what stands for somebody, what only counts, what is several by itself."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.word_lists import word_set

NOUNS = ("NOUN", "PROPN")
"""Parts of speech."""
PRONOUNS = word_set("""they them he him she her it we us i you who whom that which those these this himself themselves everyone
    anyone someone somebody anybody what one""")
"""Words that stand for somebody or something and have no group of their own."""
DAYS = word_set("today yesterday tonight tomorrow overnight monday tuesday wednesday thursday friday saturday sunday")
"""Days that stand right behind a number or before a name: "put at 18 today"."""
QUOTES = frozenset({'"', "“", "‘", "'", "``"})
"""A quotation mark may part a number from its noun: two "hardcore activists"."""


COUNTS_BEFORE = (
    "more",
    "other",
    "others",
    "further",
    "additional",
    "the",
    "its",
    "their",
    "own",
    "any",
    "wounded",
    "injured",
    "dead",
)
"""Words before those counted that tell of the number or the harm and not of whom; taken off in this order."""
ANYBODY = word_set("""others more other people persons person victims dead bodies casualties wounded injured killed fatalities deaths injuries
    corpses""")
"""Words that count somebody and tell nothing of whom."""
AGE_BEFORE = re.compile(r"^(?:\w+|\d+)[- ]years?[- ]old\s+", re.I)


def without_counting_words(words: str) -> str:
    """The words that tell whom a count is of: "more wounded soldiers" -> "soldiers"; "" of "other people"."""
    low = words.lower()
    for word in COUNTS_BEFORE:
        if low.startswith(word + " "):
            words, low = words[len(word) + 1 :], low[len(word) + 1 :]
    words = AGE_BEFORE.sub("", words)
    return "" if words.lower() in ANYBODY else words


MASS = word_set("staff personnel police troops crew infantry cavalry clergy faithful couple trio duo")
"""Nouns whose number counts persons, unlike "three families"."""
POINTING = word_set("the a an its their his her this that whose one no")
"""Words before a noun that say nothing of whom it means."""


WHOLE = frozenset({"family", "crew", "household"})
"""Several who are harmed as one: "its crew died"."""
PAIRS = {"couple": 2, "duo": 2, "trio": 3}
""""The couple were burnt in their hut": as many as the word says."""
ONE_OF = frozenset({"a", "an", "one", "his", "her", "my"})


def is_plural(noun: Any, lead: str) -> bool:
    """Whether a noun is of several. ``lead``: its phrase's first word."""
    if (
        noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in ("people", "police", "troops", "personnel")
        or noun.lower_ in MASS
    ):
        return True
    # In capitals a parser takes "Clergymen" for a name.
    if noun.tag_ == "NNP" and noun.lower_.endswith(("men", "ists", "ians")):
        return True
    return noun.tag_ in ("NN", "NNP") and lead not in ONE_OF and _plural_form(noun.lower_)


def _plural_form(word: str) -> bool:
    """Whether a word for people is a plural of one: "hindus", which a parser takes for a name where all is in small letters."""
    return word.endswith("s") and not word.endswith("ss") and is_person_noun(word[:-1])
