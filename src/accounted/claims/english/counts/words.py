"""What the steps of reading counts share: a mention, a bare number, word lists, the lexicon, the cut text."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from accounted.claims.english.word_lists import word_set
from accounted.model import Bound, Count


class CountMention(msgspec.Struct, frozen=True):
    """A count at ``text[start:end]``: modifiers and number, up to the noun ("at least two dozen", "some 1,200").

    ``head_start`` is where the noun phrase starts: the next word; after "of them", "of whom" and the like the word
    behind the pronoun ("ten of them | police"); of "seven others" it is "others".
    """

    start: int
    end: int
    count: Count
    head_start: int
    more: bool = False
    """Besides people told of before: "another", "N more", "N others", "a second soldier"."""
    article: bool = False
    """"a", "an" or "another" before a word for a person or several ("a family"): one, if the sentence counts."""
    of_them: bool = False
    """A part of people mentioned: "ten of them", "six of whom", "most of the victims", "one of the guards"."""
    family: bool = False
    """The number follows a collective: "a family of five"."""
    definite: bool = False
    """"the six", "these two", "both", "all 12": people that the text has told of, or all there were."""
    some: bool = False
    """A bare "some": the weakest of the vague words."""


class Core(NamedTuple):
    """A number as it stands, words ``first`` to ``last`` exclusive."""

    first: int
    last: int
    low: int | None
    high: int | None
    bound: Bound
    digits: bool = False
    scale: int = 1
    some: bool = False
    definite: bool = False


TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|[\d_]", re.UNICODE)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\Z")
DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
DECIMAL = re.compile(r"[0-9]+\.[0-9]{1,2}\Z")
DASHES = frozenset("-–—‐‑−")
CURRENCY = frozenset("$£€¥₹₦₽₪₴")
PRONOUNS = word_set("them whom which us those these theirs")
DETERMINERS = word_set("the this that these those their his her its our a an another any every each")
PARTITIVE = word_set("the his her its their those these our whose")
STOP_WORDS = word_set(
    "the this that these those their his her its our a an another any every each of in on at by for from with"
    " to and or but as who whom whose which when where while was were is are has had have be been not no he"
    " she it they we i you there than into after before during said says so if because"
)
VERBS = word_set("were was are is died had have has did do would will of survived remain later also")
SUPERLATIVE = word_set("most least best worst biggest largest main few only")
AFTER_AGE = word_set("including of most mostly all among in on at by from and")
NO_SINGLE = word_set(
    "dead wounded injured missing people personnel police national generals elderly military army others"
)
HARMED = word_set("injured wounded killed dead missing hurt injuring wounding killing")
NUMBERED_IN_WORDS = word_set("highway route flight section article brigade resolution chapter phase unit camp block")
THEY_ARE = word_set("were was are is mostly all them those anyone everyone mainly whom")
KILLS = word_set("kills kill killed falls fell hits hit leaves left wounds injures took takes claims claimed saw sees")
ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
FRACTIONS = word_set(
    "thirds third quarters quarter fifths fifth fourths fourth sixths sixth eighths tenths tenth halves half"
)
MODALS_AFTER_MAY = word_set("have be not also still yet well never now soon")
SEVERAL = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
NEGATIONS = word_set("not without never nor neither")
CLOCK_BEFORE = word_set("at until till by since around as")
HIGHEST = 10**12  # longer figures are account or telephone numbers, not counts


class Words:
    """The lexicon, in the shape that reading needs."""

    def __init__(self) -> None:
        text = files("accounted.claims.english").joinpath("lexicon/numbers.toml").read_text(encoding="utf-8")
        raw: dict[str, Any] = tomllib.loads(text)
        self.cardinals: dict[str, int] = raw["cardinals"]
        self.scales: dict[str, int] = raw["scales"]
        self.before = self._phrases(raw["before"], backwards=True)
        self.after = self._phrases(raw["after"], backwards=False)
        self.plurals = frozenset(raw["vague"]["plurals"])
        self.vague = frozenset(raw["vague"]["words"])
        self.vague_phrases = self._phrases({"vague": raw["vague"]["phrases"]}, backwards=False)
        self.number_adjectives = frozenset(raw["vague"]["number_adjectives"])
        self.none = frozenset(raw["none"]["words"])
        self.none_nouns = frozenset(raw["none"]["nouns"])
        self.not_before = frozenset(raw["none"]["not_before"])
        self.units = frozenset(word for words in raw["measures"].values() for word in words) - frozenset(
            raw["measures"]["between"]
        )
        self.money = frozenset(raw["measures"]["money"])
        self.between = frozenset(raw["measures"]["between"])
        self.months = frozenset(raw["dates"]["months"])
        self.year_after = frozenset(raw["dates"]["year_after"])
        self.age_before = frozenset(raw["dates"]["age_before"])
        self.numbered = frozenset(raw["numbered"]["names"])
        self.change = frozenset(raw["context"]["change"])
        self.scored = frozenset(raw["context"]["scored"])
        self.one_after = frozenset(raw["context"]["one_after"])
        self.one_before = frozenset(raw["context"]["one_before"])
        self.things = frozenset(raw["context"]["things"])
        self.dozens = frozenset(raw["groups_of"])
        # Every word at which a count can start; all others are passed over with one look-up.
        self.starts = (
            frozenset(self.cardinals) | frozenset(self.scales) | self.plurals | self.vague | self.none | self.dozens
            | frozenset(self.vague_phrases)
            | {"a", "an", "another", "no", "not", "neither", "without", "both", "some", "half", "most", "all"}
            | {"couple", "pair", "any"}
        )  # fmt: skip

    @staticmethod
    def _phrases(lists: dict[str, list[str]], *, backwards: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Phrases by the word that is met first, longest first."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, phrases in lists.items():
            for phrase in phrases:
                words = tuple(phrase.split())
                words = words[::-1] if backwards else words
                found.setdefault(words[0], []).append((words, kind))
        for entries in found.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return found


@lru_cache(maxsize=1)
def lexicon() -> Words:
    return Words()


def cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of the text in lower case, where each begins and where it ends."""
    found = list(TOKEN.finditer(text))
    return [m[0].lower() for m in found], [m.start() for m in found], [m.end() for m in found]
