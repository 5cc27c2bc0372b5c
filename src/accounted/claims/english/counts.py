"""Counts in English text: how many, how bounded, and what only looks like a count.

Pure text, no parser: the words are cut once, then each number word or figure is read with the modifiers around it.
Counts of anything are found ("five houses"); whoever uses them looks at the noun. Ages, dates, times, measures,
money, fractions, scores, numbers in names and ordinals are dropped. Words live in ``lexicon/numbers.toml``.
What a vague word is worth is a method's business and is not decided here.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from accounted.claims.english.groups import collective, is_demonym, is_person_noun
from accounted.model import Bound, Count

__all__ = ["CountMention", "find_counts"]


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


class _Core(NamedTuple):
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


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|[\d_]", re.UNICODE)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\Z")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]{1,2}\Z")
_DASHES = frozenset("-–—‐‑−")
_CURRENCY = frozenset("$£€¥₹₦₽₪₴")
_PRONOUNS = _set("them whom which us those these theirs")
_DETERMINERS = _set("the this that these those their his her its our a an another any every each")
_PARTITIVE = _set("the his her its their those these our whose")
_STOP_WORDS = _set(
    "the this that these those their his her its our a an another any every each of in on at by for from with"
    " to and or but as who whom whose which when where while was were is are has had have be been not no he"
    " she it they we i you there than into after before during said says so if because"
)
_VERBS = _set("were was are is died had have has did do would will of survived remain later also")
_SUPERLATIVE = _set("most least best worst biggest largest main few only")
_AFTER_AGE = _set("including of most mostly all among in on at by from and")
_NO_SINGLE = _set("dead wounded injured missing people personnel police national generals elderly military army others")
_HARMED = _set("injured wounded killed dead missing hurt injuring wounding killing")
_NUMBERED_IN_WORDS = _set("highway route flight section article brigade resolution chapter phase unit camp block")
_THEY_ARE = _set("were was are is mostly all them those anyone everyone mainly whom")
_KILLS = _set("kills kill killed falls fell hits hit leaves left wounds injures took takes claims claimed saw sees")
_ORDINALS = _set("second third fourth fifth sixth seventh eighth ninth tenth")
_FRACTIONS = _set(
    "thirds third quarters quarter fifths fifth fourths fourth sixths sixth eighths tenths tenth halves half"
)
_MODALS_AFTER_MAY = _set("have be not also still yet well never now soon")
_SEVERAL = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_NEGATIONS = _set("not without never nor neither")
_CLOCK_BEFORE = _set("at until till by since around as")
_HIGHEST = 10**12  # longer figures are account or telephone numbers, not counts


class _Words:
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
def _words() -> _Words:
    return _Words()


def _cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of the text in lower case, where each begins and where it ends."""
    found = list(_TOKEN.finditer(text))
    return [m[0].lower() for m in found], [m.start() for m in found], [m.end() for m in found]


class _Text:
    """One text while its counts are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lows, self.begins, self.ends = _cut(text)
        self.size = len(self.lows)
        self.lex = _words()
        self.mentions: list[CountMention] = []
        self.free = 0  # first word that no mention has taken
        self.dropped = -1  # where the last date or age ended: "aged 7, 9 and 12", "January 27, 2018"
        self.item = 0  # the last number of a numbered list
        self.cased = not text.isupper() and not text.islower()

    # ---------------------------------------------------------------- looking around

    def low(self, at: int) -> str:
        return self.lows[at] if 0 <= at < self.size else ""

    def glued(self, at: int) -> bool:
        """Whether word ``at`` touches the one before it."""
        return 0 < at < self.size and self.begins[at] == self.ends[at - 1]

    def capital(self, at: int) -> bool:
        """Whether word ``at`` looks like a name, as far as the text's letter case can tell."""
        if not 0 <= at < self.size:
            return False
        letter = self.text[self.begins[at]]
        return letter.isupper() if self.cased else letter.isalpha()

    def person_near(self, at: int, reach: int = 3) -> bool:
        """Whether a word for people stands at ``at`` or shortly after, in the same phrase."""
        for place in range(at, min(at + reach, self.size)):
            low = self.lows[place]
            if is_person_noun(low) or (collective(low) and low.endswith("s")) or low in {"other", "others"}:
                return True
            if low in _STOP_WORDS or not low[0].isalpha():
                return False
        return False

    # ---------------------------------------------------------------- numbers

    def figure(self, at: int) -> tuple[int, int | float, bool] | None:
        """Digits at ``at``: (next word, value, whether plain digits), or None where they are no number."""
        raw = self.lows[at]
        if raw.isdigit():
            value: int | float = int(raw) if len(raw) <= 12 else _HIGHEST + 1
            after = self.low(at + 1)
            # "12 000": a thin or hard space, or a thousand that no other reading explains
            if len(raw) <= 3 and len(after) == 3 and after.isdigit() and after.isascii() and raw[0] != "0":
                gap = self.text[self.ends[at] : self.begins[at + 1]]
                if gap in {"\u00a0", "\u202f", "\u2009"} or (gap == " " and after == "000"):
                    return at + 2, int(raw + after), False
            return at + 1, value, True
        if _THOUSANDS.match(raw):
            return at + 1, int(raw.replace(",", "")), False
        if _DECIMAL.match(raw) and self.low(at + 1) in self.lex.scales:
            return at + 1, float(raw), False
        if _DOTTED.match(raw) and (raw.count(".") > 1 or is_person_noun(self.low(at + 1))):
            return at + 1, int(raw.replace(".", "")), False
        return None

    def link(self, at: int) -> int:
        """Past a hyphen inside a number word ("twenty-three", also broken at a line's end)."""
        if self.low(at) in _DASHES and self.glued(at) and at + 1 < self.size:
            between = self.text[self.ends[at] : self.begins[at + 1]]
            if between == "" or between.strip(" ") == "\n":
                return at + 1
        return at

    def spelled(self, at: int) -> tuple[int, int] | None:
        """Number words at ``at`` up to the scales: (next word, value)."""
        lex, total, part, seen = self.lex, 0, 0, False
        place, last, smallest = at, 0, 10**12
        while place < self.size:
            here = self.link(place) if seen else place
            low = self.low(here)
            if (
                seen
                and low == "and"
                and here == place
                and (last in (100, 1000, 10**6))
                and self.low(here + 1) in lex.cardinals
            ):
                here += 1
                low = self.low(here)
            if low in lex.cardinals:
                value = lex.cardinals[low]
                if not seen or last >= 100:
                    if seen and value == 0:
                        break
                    part += value
                elif 20 <= last <= 90 and 0 < value < 10:
                    part += value
                else:
                    break
                last = value
            elif low in lex.scales and seen and not (here != place and last < 100 and low not in lex.scales):
                scale = lex.scales[low]
                if scale == 100:
                    if not 0 < part < 100:
                        break
                    part *= 100
                else:
                    if scale >= smallest or part == 0:
                        break
                    total += part * scale
                    part, smallest = 0, scale
                last = scale
            else:
                break
            seen = True
            place = here + 1
        return (place, total + part) if seen else None

    def number(self, at: int) -> _Core | None:
        """One number at ``at``, in figures or words, with its scale ("3.5 million", "two dozen", "a hundred")."""
        lex, low = self.lex, self.low(at)
        if not low:
            return None
        value: int | float
        digits, plain, scale = False, False, 1
        place = at
        if low[0].isascii() and low[0].isdigit():
            read = self.figure(at)
            if read is None:
                return None
            place, value, plain = read
            digits = True
        elif low in lex.cardinals:
            spelled = self.spelled(at)
            if spelled is None:
                return None
            place, value = spelled
        elif low in {"a", "an"} and (self.low(at + 1) in lex.scales or self.low(at + 1) in lex.dozens):
            if self.low(at + 1) in lex.scales:
                place, value = self.spelled_after_a(at + 1)
                if place == at + 2 and [self.low(place + step) for step in range(3)] == ["and", "a", "half"]:
                    place, value = place + 3, value + value // 2
                return _Core(at, place, value, value, "exact", scale=lex.scales[self.low(at + 1)])
            place, value = at + 1, 1
        elif low == "half" or (low == "a" and self.low(at + 1) == "half"):
            dozen = self.link(at + (low == "a") + 1)
            dozen += self.low(dozen) == "a"
            if self.low(dozen) in lex.dozens:
                return _Core(at, dozen + 1, 6, 6, "exact", scale=12)
            if lex.scales.get(self.low(dozen), 0) >= 1000:
                value = lex.scales[self.low(dozen)] // 2
                return _Core(at, dozen + 1, value, value, "exact", scale=value)  # "half a million"
            return None
        elif low in lex.dozens:
            place, value = at, 1
        else:
            return None
        if (after := self.low(place)) in lex.dozens or (
            self.low(place) in _DASHES and self.low(self.link(place)) in lex.dozens
        ):
            place = place + 1 if after in lex.dozens else self.link(place) + 1
            value, scale = value * 12, 12
        elif digits and self.low(place) in lex.scales:
            scale = lex.scales[self.low(place)]
            value, place = value * scale, place + 1
        elif not digits and place > at and self.low(place - 1) in lex.scales:
            scale = lex.scales[self.low(place - 1)]
        if value > _HIGHEST:
            return _Core(at, place, -1, -1, "exact", plain)
        whole = round(value)
        return _Core(at, place, whole, whole, "none" if whole == 0 else "exact", plain and scale == 1, scale)

    def spelled_after_a(self, at: int) -> tuple[int, int]:
        """After "a": "hundred and twenty", "thousand two hundred"."""
        value, place = self.lex.scales[self.low(at)], at + 1
        after = place + (self.low(place) == "and")
        if self.low(after) in self.lex.cardinals and self.lex.cardinals[self.low(after)] > 0:
            rest = self.spelled(after)
            if rest is not None and rest[1] < value and (after > place or value >= 1000 or rest[1] >= 10):
                return rest[0], value + rest[1]
        if value == 100 and self.low(place) in {"thousand", "million"}:
            return place + 1, value * self.lex.scales[self.low(place)]
        return place, value

    def numeric(self, at: int) -> _Core | None:
        """A number or a range at ``at``."""
        first = self.number(at)
        if first is None or first.low is None or first.low < 0:
            return first
        sign, place = self.low(first.last), first.last + 1
        if sign in _DASHES:
            while self.low(place) in _DASHES:
                return first  # "--" is a dash between clauses
            hyphen = self.glued(first.last) == self.glued(place)
            if not hyphen:
                return first
            if self.low(place) == "to" and self.low(place + 1) in _DASHES:  # "three-to-five"
                place += 2
        elif sign == "to" or sign == "or" or (sign == "and" and self.low(first.first - 1) == "between"):
            pass
        else:
            return first
        second = self.number(place)
        if second is None or second.low is None or second.low < 0 or self.low(place) in {"a", "an"}:
            return first
        low, high = first.low, second.low
        if second.scale > 1 and first.scale == 1 and low < 1000 and low < high // second.scale:
            low *= second.scale  # "20 to 30 thousand"
        elif sign in _DASHES and "," in self.low(place) and low < 1000 <= high and low < high // 1000:
            low *= 1000  # "10-15,000"
        if sign in {"to", "and"} and self.changed(at):
            return first
        if high <= low:
            return (
                _Core(at, second.last, -1, -1, "exact") if sign in _DASHES or (sign == "to" and first.digits) else first
            )
        if (
            sign in _DASHES
            and first.digits
            and second.digits
            and len(self.low(place)) == 4
            and len(self.low(first.first)) == 3
        ):
            return _Core(at, second.last, -1, -1, "exact")  # 555-1234
        if sign == "or" and second.low > 3 * low + 3:
            return first
        if (
            sign in _DASHES
            and self.low(second.last) in _DASHES
            and self.glued(second.last)
            and self.low(second.last + 1).isdigit()
        ):
            return _Core(at, second.last + 2, -1, -1, "exact")  # 2018-01-29, 1-800-555
        return _Core(at, second.last, low, high, "range", first.digits and second.digits, second.scale)

    def changed(self, at: int) -> bool:
        """Whether "from N to M" before ``at`` tells of a figure that changed."""
        if self.low(at - 1) != "from":
            return False
        return any(self.low(place) in self.lex.change for place in range(max(0, at - 8), at))

    # ---------------------------------------------------------------- what only looks like a count

    def measured(self, at: int) -> bool:
        """Whether a unit, a currency, a time of day or "percent" follows at ``at``."""
        lex = self.lex
        low = self.low(at)
        if low in _DASHES and self.glued(at):
            at, low = at + 1, self.low(at + 1)
        if low in {"%", "°", "º", "‰"} or low in _CURRENCY:
            return True
        if low in lex.units:
            return low != "second"
        if low in {"a", "p"} and (self.low(at + 1) == "m" or (self.low(at + 1) == "." and self.low(at + 2) == "m")):
            return True
        if low == "in" and self.low(at + 1) == "the" and self.low(at + 2) in {"morning", "afternoon", "evening"}:
            return True
        if low == "at" and self.low(at + 1) == "night":
            return True
        if low == "u" and self.low(at + 1) == "." and self.low(at + 2) == "s":
            return self.low(at + 4 if self.low(at + 3) == "." else at + 3) in lex.money
        if low == "and":
            return [self.low(at + 1), self.low(at + 2)] == ["a", "half"] and self.low(at + 3) in lex.units
        if low in lex.between:
            place = at
            for _ in range(3):
                place += 1
                if self.low(place) in lex.units:
                    return not (low in {"and", "or", "of", "a"} and place > at + 2)
                if self.low(place) not in lex.between:
                    return False
        return False

    def rejected(self, core: _Core) -> bool:
        """Whether the number is an age, a date, a measure, a name's number or the like."""
        lex, first, last = self.lex, core.first, core.last
        before, after = self.low(first - 1), self.low(last)
        spelled_one = core.low == 1 and self.low(first) == "one" and last == first + 1
        figures = self.low(first)[0].isdigit()
        if core.low == -1 or (
            core.scale > 1 and before == "of" and self.low(first - 2) in {"quarter", "third", "tenth"}
        ):
            return True
        if self.glued(first) and (before in _DASHES or before in "./:#@&'’_+*\\=") and before:
            dash = before in _DASHES and (self.low(first - 2) in _DASHES or not self.glued(first - 1) or first == 1)
            if not dash and before not in {"’", "'"}:
                # "AK-47", "mid-1990", "9:17"; "30-40" was read whole
                return not (before in {"—", "–"} and self.low(first - 2).isalpha())
        if figures and before in _DASHES and self.glued(first - 1) and self.low(first - 2).isalpha():
            return self.text[self.ends[first - 1] : self.begins[first]] == "\n"  # "M-" at a line's end
        if self.glued(first) and (self.low(first - 1)[:1].isalnum() or before in _CURRENCY):
            return True
        if before in _CURRENCY or before in {"rs", "usd", "eur", "nis", "pkr", "inr"}:
            return True
        if before == "." and self.low(first - 2) in {"rs", "no", "nos", "vol", "ext", "art", "sec"} and figures:
            return True
        if figures and self.glued(last) and (after[:1].isalnum() or (after in ":/.'’°_" and self.glued(last + 1))):
            return True  # 3rd, 5am, 05:30, 9/11
        if after in _DASHES and self.glued(last) and self.glued(last + 1) and self.low(last + 1) not in {"plus", "odd"}:
            return not (self.low(last + 1) in _DASHES or after in {"—", "–"})  # three-vehicle, 34-year-old, two-thirds
        if self.measured(last):
            return True
        if core.bound == "range" and figures and before in lex.scored:
            return True
        if after in _FRACTIONS and core.high is not None and core.high < 20:
            return True
        if after == "in" and spelled_one and self.low(last + 1) in lex.cardinals:
            return True
        if before in {"in", "out"} and self.low(first - 2) == "one":
            return True
        if self.dated(core) or self.aged(core):
            self.dropped = last
            return True
        listed = self.dropped >= 0 and self.dropped == first - 1 and before in {"and", "or", "to", ",", "-", "–"}
        if listed and figures and after not in lex.starts and not self.person_near(last):
            self.dropped = last
            return True
        if spelled_one and self.pronoun(first):
            return True
        if not figures:
            return before in _NUMBERED_IN_WORDS and not self.person_near(last) and after not in _VERBS - {"of"}
        return self.named(core) or self.listed(core)

    def dated(self, core: _Core) -> bool:
        lex, first, last = self.lex, core.first, core.last
        before, after = self.low(first - 1), self.low(last)
        month = self.low(first - 2) if before == "." else before
        people = self.person_near(last)
        if month in lex.months and core.digits and self.named_month(first - (2 if before == "." else 1), people):
            place = first - (3 if before == "." else 2)
            return not (people and self.low(place) in {"in", "since", "last", "this"})
        if (
            after in lex.months
            and core.high is not None
            and core.high <= 31
            and (core.digits or after not in {"may", "march"})
        ):
            modal = self.low(last + 1) in _MODALS_AFTER_MAY or (self.cased and self.text[self.begins[last]].islower())
            return not (after in {"may", "march", "mar"} and modal)
        if before == "the" and after == "of" and self.low(last + 1) in lex.months:
            return True
        if not core.digits or core.bound not in ("exact", "range"):
            return False
        raw = self.low(first)
        if len(raw) == 4 and core.low is not None and 1900 <= core.low <= 2099:
            return before in lex.year_after - {"the", "of", "for", "after", "by", "from"} or not people
        if len(raw) != 4 or people:
            return False
        clock = int(raw[:2]) < 24 and int(raw[2:]) < 60
        while before in {"about", "around", "approximately", "exactly", "nearly"}:
            first -= 1
            before = self.low(first - 1)
        if before == "of" and self.low(first - 2) == "as":
            before = "as"  # "as of 1618"
        return raw[0] == "0" or (clock and before in _CLOCK_BEFORE)

    def named_month(self, at: int, people: bool) -> bool:
        """Whether the word at ``at``, before a figure, is the month: not "on the march 15 people fell"."""
        return self.low(at) not in {"may", "march", "mar"} or not people or not self.cased or self.capital(at)

    def aged(self, core: _Core) -> bool:
        lex, first, last = self.lex, core.first, core.last
        if core.low is None or core.high is None or core.high > 120 or core.bound == "none":
            return False
        before, after = self.low(first - 1), self.low(last)
        if before in lex.age_before:
            return True
        for place in range(first - 1, max(-1, first - 5), -1):
            low = self.low(place)
            if low in lex.age_before:
                return self.low(place) != "age" or self.low(place - 1) != "of" or self.low(place + 1) in lex.before
            if low not in {
                "of",
                "between",
                "from",
                "under",
                "over",
                "about",
                "around",
                "at",
                "least",
                "nearly",
                "just",
                "only",
                "below",
                "above",
            }:
                break
        whom = self.low(first - 2)
        if before == "yet" and whom == "not" and not self.person_near(last):
            return True  # "not yet 15"
        if before in {"under", "below"} and whom in _THEY_ARE and not self.person_near(last):
            return True  # "most of whom were under ten"
        limited = before in {"under", "over", "above", "below"} and is_person_noun(whom) and whom not in _HARMED
        if limited and not self.person_near(last):
            return True  # "children under five"
        name = self.low(first - 2)
        if not name or not name[0].isalpha() or name in _HARMED or name in lex.months:
            return False
        person = is_person_noun(name) and not name.endswith(("s", "men", "people", "children"))
        if not (self.capital(first - 2) or person) or name in _STOP_WORDS:
            return False
        if before == "(" and after == ")":
            return True
        if before == "," and self.low(first - 3) in {"in", "at", "near"}:
            return False  # "five in Homs, 12 in Hama"
        if before == "," and core.low == core.high and core.high >= 1 and after in {",", ".", ";", ")", "and", ""}:
            if after == "," and self.low(last + 1) in _AFTER_AGE - {"in", "on", "at", "by", "from", "and", "of"}:
                return False
            return not (after == "and" and not core.digits)
        return False

    def pronoun(self, at: int) -> bool:
        """Whether the "one" at ``at`` stands for no number."""
        lex, before, after = self.lex, self.low(at - 1), self.low(at + 1)
        if after == "of" and self.low(at + 2) in _PARTITIVE:
            for place in range(at + 3, min(at + 7, self.size)):
                low = self.low(place)
                if (
                    low in _SUPERLATIVE
                    or (low.endswith("est") and len(low) > 5)
                    or low in _STOP_WORDS
                    or not low[0].isalpha()
                ):
                    return True
                if is_person_noun(low):
                    following = self.low(place + 1)
                    return (
                        following in lex.things
                        or following in {"'s", "’s", "’", "'"}
                        or not low.endswith(("s", "n", "e"))
                    )
            return True
        if (
            before in lex.one_after
            and not self.person_near(at + 1, 2)
            and after not in {"killed", "dead", "wounded", "injured"}
        ):
            return True
        if (before == "only" and self.low(at - 2) == "the") or (after in {"had", "has"} and self.low(at + 2) == "to"):
            return True
        return after in lex.one_before

    def named(self, core: _Core) -> bool:
        """Whether the figures belong to a name: "Brigade 3", "Flight 203", "Apollo 11"."""
        lex, first, last = self.lex, core.first, core.last
        at = first - 1
        before = self.low(at)
        if before == "." and self.low(at - 1) in lex.numbered and self.glued(at):
            at, before = at - 1, self.low(at - 1)
        if before == "of" and self.low(at - 1) == "group" and self.low(at - 2) == "the":
            return not self.person_near(last)
        if before in lex.numbered:
            determined = any(self.low(place) in _DETERMINERS for place in range(max(0, at - 3), at))
            return not (determined and (self.person_near(last) or self.low(last) in _VERBS))
        if self.cased and self.capital(at) and before.isalpha() and before not in _STOP_WORDS and at > 0:
            sentence_first = self.low(at - 1) in {".", "!", "?", '"', "“", ":", ""}
            known = before in lex.before or is_person_noun(before) or before in _HARMED
            return not sentence_first and not known and self.low(last) in {"", ".", ",", ";", ")"}
        return False

    def listed(self, core: _Core) -> bool:
        """Whether the figures number a list: "1." or "(2)" at the start of a line."""
        first, last = core.first, core.last
        if not core.digits or len(self.low(first)) > 3 or self.low(last) not in {".", ")"} or not self.glued(last):
            return False
        at = first - 1 if self.low(first - 1) == "(" else first
        line = self.text.rfind("\n", 0, self.begins[at])
        if self.begins[at] - line > 40 or self.text[line + 1 : self.begins[at]].strip():
            return False
        earlier = self.text[max(line - 80, 0) : max(line, 0)].rstrip(" \t")
        follows = core.low is not None and core.low == self.item + 1
        if last + 1 < self.size and (follows or not earlier.strip() or earlier[-1] in ".:;!?\n"):
            self.item = core.low or 0
            return True
        return False

    # ---------------------------------------------------------------- modifiers

    def backward(self, first: int, core: _Core) -> tuple[int, list[str], bool]:
        """Modifiers that end before ``first``: (new first word, kinds from the inside out, whether definite)."""
        kinds: list[str] = []
        definite = False
        start = place = first
        while place > self.free:
            low = self.low(place - 1)
            entries = self.lex.before.get(low)
            taken = 0
            if entries is not None:
                for phrase, kind in entries:
                    length = len(phrase)
                    if place - length >= self.free and all(
                        self.lows[place - 1 - step] == phrase[step] for step in range(1, length)
                    ):
                        if kind == "plain" and ("all" in phrase or "the" in phrase):
                            definite = True
                        if (
                            kind == "more"
                            and low == "other"
                            and self.low(place - 2) not in {"the", "two"}
                            and place - 2 >= 0
                        ):
                            definite = definite or self.low(place - 2) == "the"
                        kinds.append(kind)
                        taken = length
                        break
            if taken:
                place -= taken
                start = place
            elif low in {"the", "these", "those"} and place - 1 >= self.free:
                definite = True
                # "the" is not kept, but may stand inside: "all of the 12"
                if self.low(place - 2) in {"all", "of"} or self.low(place - 2) in self.lex.before:
                    place -= 1
                    continue
                break
            elif low in {"between", "from"} and core.bound == "range" and place == first:
                place -= 1
                start = place
                if self.low(place - 1) in {"anywhere", "somewhere"} and place - 1 >= self.free:
                    place -= 1
                    start = place
            else:
                break
        return start, kinds, definite

    def forward(self, last: int) -> tuple[int, list[str]]:
        """Modifiers that start at ``last``: (new end, kinds)."""
        kinds: list[str] = []
        place = last
        while place < self.size:
            if self.low(place) == "+" and self.glued(place):
                kinds.append("at_least")
                place += 1
                continue
            at = place + 1 if self.low(place) in _DASHES and self.glued(place) and self.glued(place + 1) else place
            found = 0
            for phrase, kind in self.lex.after.get(self.low(at), ()):
                if all(self.low(at + step) == phrase[step] for step in range(1, len(phrase))):
                    following = self.low(at + len(phrase))
                    if kind == "more" and following == "than":
                        continue
                    if phrase == ("plus",) and at == place and not self.person_near(at + 1):
                        continue
                    if phrase[0] == "at" and following in self.lex.starts:
                        continue
                    if phrase == ("odd",) and at == place and not self.person_near(at + 1):
                        continue
                    kinds.append(kind)
                    found = at + len(phrase)
                    break
            if not found:
                break
            place = found
        return place, kinds

    # ---------------------------------------------------------------- putting a mention together

    def add(self, core: _Core) -> int:
        """The mention around ``core``; returns the word to go on from."""
        start, kinds, definite = self.backward(core.first, core)
        end, behind = self.forward(core.last)
        more = "more" in kinds or "more" in behind or self.low(end) == "others"
        low, high, bound = core.low, core.high, core.bound
        if self.low(start - 1) == "but" and self.low(start - 2) == "all" and start - 2 >= self.free:
            start, low, high, bound = start - 2, None, None, "vague"  # "all but two of them" is not two
        if bound not in ("vague", "none"):
            low, high, bound = _bounded(low, high, bound, behind + kinds)
        if low is None and high is not None and high < 0:
            high = 0
        head, of_them = end, False
        if self.low(end) == "of":
            following = self.low(end + 1)
            if following in _PRONOUNS and not (following in {"those", "these"} and self.person_near(end + 2)):
                head, of_them = end + 2, True
            elif following in _PARTITIVE:
                head, of_them = end + 1, True
            elif core.bound == "vague" or core.scale > 1:
                end = head = end + 1
                more = more or self.low(end) in {"other", "others"}
        family = self.low(start - 1) == "of" and collective(self.low(start - 2)) and bound != "none"
        if (
            family
            and self.mentions
            and self.mentions[-1].article
            and self.mentions[-1].head_start <= self.begins[start]
        ):
            at = self.mentions[-1].head_start
            if start >= 2 and self.begins[start - 4 if start >= 4 else 0] <= at <= self.begins[start - 2]:
                self.mentions.pop()  # "a family of five" is one count
        self.emit(start, end, head, low, high, bound, more=more, of_them=of_them, family=family,
                  definite=definite or core.definite, some=core.some)  # fmt: skip
        return max(end, core.last)

    def emit(
        self, start: int, end: int, head: int, low: int | None, high: int | None, bound: Bound, *, more: bool = False,
        article: bool = False, of_them: bool = False, family: bool = False, definite: bool = False, some: bool = False,
    ) -> None:  # fmt: skip
        first, last = self.begins[start], self.ends[end - 1]
        count = Count(low=low, high=high, words=" ".join(self.text[first:last].split()), bound=bound)
        behind = self.begins[head] if head < self.size else last
        self.mentions.append(CountMention(first, last, count, behind, more, article, of_them, family, definite, some))
        self.free = end

    # ---------------------------------------------------------------- the other kinds of count

    def vague(self, at: int) -> _Core | None:
        """A word or phrase without a number of its own at ``at``."""
        lex, low = self.lex, self.low(at)
        place = 0
        for phrase, _ in lex.vague_phrases.get(low, ()):
            if all(self.low(at + step) == phrase[step] for step in range(1, len(phrase))):
                place = at + len(phrase)
                break
        if not place and low in {"a", "an"} and self.low(at + 1) in lex.number_adjectives:
            step = at + 1
            while self.low(step) in lex.number_adjectives or self.low(step) in {"but", "as", "yet"}:
                step += 1
            if self.low(step) == "number" and self.low(step + 1) == "of":
                place = step + 2
        if not place and low in lex.number_adjectives and self.low(at + 1) == "numbers" and self.low(at + 2) == "of":
            place = at + 3
        if place and self.low(place - 1) == "of":
            following = self.low(place)
            if following in _PRONOUNS or following in _PARTITIVE:
                place -= 1
        if not place and low in lex.plurals:
            place = at + 1
            while self.low(place) == "of" and self.low(place + 1) in lex.plurals:
                place += 2
            if self.low(place) == "and" and self.low(place + 1) == low:  # "hundreds and hundreds"
                place += 2
            return _Core(at, place, None, None, "vague")
        if not place and low in lex.vague:
            if self.low(at - 1) in {"how", "as", "too"} or (low == "many" and self.low(at - 1) == "so"):
                return None
            if low == "few" and self.low(at - 1) in {"as", "very", "so", "the", "too", "last", "past", "no"}:
                return None
            if low in {"multiple", "various"} and not self.person_near(at + 1):
                return None
            place = at + 1
        if place:
            after = self.low(place)
            if after in lex.dozens or after in lex.scales or after in lex.plurals:
                place += 1
                while self.low(place) == "of" and self.low(place + 1) in lex.plurals:
                    place += 2
            return _Core(at, place, None, None, "vague")
        return None

    def couple(self, at: int) -> _Core | None:
        """ "a couple of", "a pair of", "a couple dozen"."""
        place = at + (self.low(at) in {"a", "another"})
        low = self.low(place)
        if low == "couple" and (self.low(place + 1) in self.lex.dozens or self.low(place + 1) in self.lex.scales):
            return _Core(at, place + 2, None, None, "vague")
        if self.low(place + 1) != "of" or low not in {"couple", "pair", "trio"}:
            return None
        if (
            self.low(place + 2) in self.lex.dozens
            or self.low(place + 2) in self.lex.scales
            or self.low(place + 2) in self.lex.plurals
        ):
            return _Core(at, place + 3, None, None, "vague")
        value = 3 if low == "trio" else 2
        partitive = self.low(place + 2) in _PARTITIVE or self.low(place + 2) in _PRONOUNS
        return _Core(at, place + 1 if partitive else place + 2, value, value, "exact", scale=2)

    def partial(self, at: int) -> _Core | None:
        """ "most of them", "half of the victims", "two-thirds of those killed", "all of them", "some of whom"."""
        low, place = self.low(at), at + 1
        if low in self.lex.cardinals or low == "a":
            place = self.link(place)
            if self.low(place) not in _FRACTIONS:
                return None
            place += 1
        if self.low(place) == "of":
            following = self.low(place + 1)
            people = self.person_near(place + 2) or self.low(place + 2) in _HARMED | {"who", "arrested", "detained"}
            if following in _PRONOUNS - _PARTITIVE or (following in _PARTITIVE and people):
                return _Core(at, place, None, None, "vague", some=low == "some", definite=low == "all")
        return None

    def some(self, at: int) -> _Core | None:
        """A bare "some" before people."""
        if self.person_near(at + 1) or (
            self.low(at + 1) in {"were", "are", "died", "have"} and self.low(at - 1) in {"", ".", "and", "while", ","}
        ):
            return _Core(at, at + 1, None, None, "vague", some=True)
        return None

    def nobody(self, at: int) -> int | None:
        """A claim of nobody at ``at``: emits it and returns the word to go on from."""
        lex, low = self.lex, self.low(at)
        after = self.low(at + 1)
        if low == "neither":
            if after != "of":
                return None
            end = at + 1
            place = at + 2 + (self.low(at + 2) in _PARTITIVE)
            if self.low(place) == "two":
                end = place + 1
            self.emit(at, end, end, 0, 0, "none", of_them=True)
            return end
        if low in {"nobody", "none"}:
            head, of_them = at + 1, False
            if after == "of" and (self.low(at + 2) in _PRONOUNS or self.low(at + 2) in _PARTITIVE):
                head, of_them = at + (3 if self.low(at + 2) in _PRONOUNS else 2), True
            if low == "none" and after in {"the", "too"}:
                return None
            self.emit(at, at + 1, head, 0, 0, "none", of_them=of_them)
            return at + 1
        if low == "not":
            if after == "one":
                end = at + 2
            elif after == "a" and self.low(at + 2) == "single":
                end = at + 3
            else:
                return None
            of_them = self.low(end) == "of"
            if (
                not of_them
                and low == "not"
                and after == "a"
                and not (self.person_near(end) or self.low(end) in lex.none_nouns)
            ):
                return None
            self.emit(at, end, end, 0, 0, "none", of_them=of_them)
            return end
        if low == "no" and after in {"one", "-"}:
            end = at + 2 if after == "one" else at + 3
            if self.low(end - 1) == "one":
                self.emit(at, end, end, 0, 0, "none")
                return end
            return None
        more = after in {"other", "more", "further", "additional"}
        for place in range(at + 1, min(at + 5, self.size)):
            noun = self.low(place)
            if noun == "other":
                continue
            if noun in lex.none_nouns or is_person_noun(noun):
                following = self.low(place + 1)
                if following in lex.none_nouns or (is_person_noun(following) and following not in lex.not_before):
                    continue
                if (
                    following in lex.not_before
                    or following in lex.things
                    or (self.glued(place + 1) and following in "'’-")
                ):
                    return None
                if noun == "loss" and following != "of":
                    return None
                if low == "without" and noun not in lex.none_nouns:
                    return None
                end = at + 2 if more and place > at + 1 else at + 1
                self.emit(at, end, end, 0, 0, "none", more=more)
                return end
            if noun in _STOP_WORDS or not noun[0].isalpha():
                return None
        return None

    def not_any(self, at: int) -> int | None:
        """ "(did not cause) any casualties", "without losing any men": emits nobody; None where nothing negates "any"."""
        for place in range(at - 1, max(-1, at - 9), -1):
            low = self.low(place)
            if low in {"whether", "if", "unless", "until", "before", "when"} or low in {".", ";", ":"}:
                return None
            if low in _NEGATIONS or low.endswith(("n't", "n’t")):
                break
        else:
            return None
        for place in range(at + 1, min(at + 5, self.size)):
            noun = self.low(place)
            if noun in self.lex.none_nouns or is_person_noun(noun):
                if self.low(place + 1) in self.lex.not_before or self.low(place + 1) in self.lex.things:
                    return None
                self.emit(at, at + 1, at + 1, 0, 0, "none")
                return at + 1
            if noun in _STOP_WORDS or not noun[:1].isalpha():
                return None
        return None

    def one_person(self, at: int) -> int | None:
        """ "a soldier", "another two-year-old girl", "a family": emits it and returns the word to go on from."""
        place, more = at + 1, self.low(at) == "another"
        limit = min(at + 10, self.size)
        while place < limit:
            low = self.low(place)
            if low in _DASHES and self.glued(place):
                place += 1
                continue
            if low in _ORDINALS and place == at + 1:
                more = True
            if low in {"further", "additional"} and place == at + 1:
                more = True
            person = is_person_noun(low) or collective(low)
            following = self.low(place + 1)
            if person:
                if following in {"'s", "’s"} or (following in _DASHES and self.glued(place + 1)):
                    place += 2
                    continue
                if is_person_noun(following) or collective(following):
                    place += 1
                    continue
                plain = following.isalpha() and following not in _STOP_WORDS and following not in _VERBS
                if following in self.lex.things or (plain and self.low(place + 2) in self.lex.things):
                    return None  # "a police station", "a terrorist rocket attack"
                if is_demonym(low) and following[:1].isalpha() and following not in _STOP_WORDS | _VERBS | _HARMED:
                    place += 1
                    continue
                if low in _NO_SINGLE:
                    place += 1
                    continue
                several = _SEVERAL.get(low, 1)
                self.emit(at, at + 1, at + 1, several, several, "exact", more=more, article=True)
                return at + 1
            if (
                low in _STOP_WORDS
                or low in _KILLS
                or not low[:1].isalnum()
                or (low.endswith(("'s", "’s")) and place == limit - 1)
            ):
                return None
            place += 1
        return None

    def both(self, at: int) -> _Core | None:
        following = self.low(at + 1)
        if following in _VERBS or is_person_noun(following):
            return (
                None
                if self.low(at + 2) == "and" and is_person_noun(following)
                else _Core(at, at + 1, 2, 2, "exact", definite=True)
            )
        for place in range(at + 1, min(at + 6, self.size)):
            low = self.low(place)
            if low == "and" or low in {"sides", "ways", "cases"}:
                return None
            if low in {".", ",", ";"}:
                break
        return _Core(at, at + 1, 2, 2, "exact", definite=True)

    # ---------------------------------------------------------------- reading on

    def read(self) -> list[CountMention]:
        starts = self.lex.starts
        at = 0
        while at < self.size:
            low = self.lows[at]
            if (
                low in starts
                or "0" <= low[0] <= "9"
                or (low in self.lex.number_adjectives and self.low(at + 1) == "numbers")
            ):
                at = self.step(at, low)
            else:
                at += 1
        return self.mentions

    def step(self, at: int, low: str) -> int:
        """Reads what starts at ``at``; returns the word to go on from."""
        if low in {"no", "not", "without", "nobody", "none", "neither"}:
            if low == "no" and self.low(at + 1) == "." and self.low(at + 2)[:1].isdigit():
                return at + 1
            done = self.nobody(at)
            return at + 1 if done is None else done
        if low == "any":
            done = self.not_any(at)
            return at + 1 if done is None else done
        core = (
            self.partial(at)
            if low in {"most", "half", "all", "some", "many", "few", "a"} or low in self.lex.cardinals
            else None
        )
        if core is not None:
            return self.add(core)
        core = self.couple(at) if low in {"a", "another", "couple", "pair"} else None
        if core is None:
            core = self.numeric(at)
        if core is None:
            core = self.vague(at)
        if core is None and low == "both":
            core = self.both(at)
        if core is None and low == "some" and not self.leads_to_number(at + 1):
            core = self.some(at)
        if core is not None:
            if core.bound == "vague":
                if self.measured(core.last) or self.measured_of(core.last) or self.low(core.last) in self.lex.units:
                    return core.last
            elif self.rejected(core) or self.measured_of(core.last):
                return core.last
            return self.add(core)
        if low in {"a", "an", "another"} and not self.leads_to_number(at + 1):
            done = self.one_person(at)
            return at + 1 if done is None else done
        return at + 1

    def measured_of(self, at: int) -> bool:
        """ "hundreds of miles", "a couple of hours", "thousands of U.S. dollars"."""
        if self.low(at) == "of" and self.low(at + 1) not in _PARTITIVE:
            at += 1
        elif self.low(at - 1) != "of":
            return False
        return self.low(at) in self.lex.units or (
            self.low(at) in self.lex.between and self.low(at + 1) in self.lex.units
        )

    def leads_to_number(self, at: int) -> bool:
        """Whether only modifiers part ``at`` from a number ("a further | 12", "another | two dozen")."""
        for place in range(at, min(at + 4, self.size)):
            low = self.low(place)
            if low[0].isdigit() or low in self.lex.cardinals or low in self.lex.dozens or low in self.lex.scales:
                core = self.number(place)
                after = place + 1 if core is None else core.last
                return not (self.low(after) in _DASHES or self.low(after) in {"year", "month", "week", "day"})
            if low in self.lex.plurals or low in {"several", "few"}:
                return True
            if low not in {
                "further",
                "additional",
                "total",
                "of",
                "mere",
                "minimum",
                "maximum",
                "reported",
                "estimated",
                "full",
                "combined",
                "half",
                "a",
            }:
                return False
        return False


def _bounded(low: int | None, high: int | None, bound: Bound, kinds: list[str]) -> tuple[int | None, int | None, Bound]:
    """The interval under its modifiers. A floor or a ceiling outweighs "about" ("at least about 20")."""
    if "at_least" in kinds:
        return low, None, "at_least"
    if "more_than" in kinds:
        return (None if low is None else low + 1), None, "more_than"
    if "less_than" in kinds:
        return None, (None if high is None else high - 1), "up_to"
    if "up_to" in kinds:
        return None, high, "up_to"
    if bound == "range":
        return low, high, bound
    if "nearly" in kinds:
        return low, high, "nearly"
    if "about" in kinds:
        return low, high, "about"
    return low, high, bound


def find_counts(text: str) -> list[CountMention]:
    """All counts in ``text``, in order and disjoint. Letter case does not matter; any text is taken.

    Bounds follow :class:`accounted.model.Count`: "at least ten" 10..None, "more than 70" 71..None, "fewer than 20"
    None..19, "up to 20" None..20, "dozens" None..None, "no one" 0..0. A figure that rose "from 22 to 30" is two counts.
    """
    return _Text(text).read()
