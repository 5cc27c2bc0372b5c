"""Figures that are no counts: ages, dates, times, measures, money, names, list numbers."""

from __future__ import annotations

from accounted.claims.english.counts.numbers import Numbers
from accounted.claims.english.counts.words import (
    AFTER_AGE,
    CLOCK_BEFORE,
    CURRENCY,
    DASHES,
    DETERMINERS,
    FRACTIONS,
    HARMED,
    MODALS_AFTER_MAY,
    NUMBERED_IN_WORDS,
    PARTITIVE,
    STOP_WORDS,
    SUPERLATIVE,
    THEY_ARE,
    VERBS,
    Core,
)
from accounted.claims.english.groups import is_person_noun

DEEDS_OF_ONE = frozenset(
    {"stabbing", "stabbings", "firing", "police", "violence", "clashes", "shooting", "shelling", "riots"}
)


class Lookalikes(Numbers):
    """Ages, dates, measures, names and list numbers: what only looks like a count."""

    def measured(self, at: int) -> bool:
        """Whether a unit, a currency, a time of day or "percent" follows at ``at``."""
        lex = self.lex
        low = self.low(at)
        if low in DASHES and self.glued(at):
            at, low = at + 1, self.low(at + 1)
        if low in {"%", "°", "º", "‰"} or low in CURRENCY:
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

    def rejected(self, core: Core) -> bool:
        """Whether the number is an age, a date, a measure, a name's number or the like."""
        lex, first, last = self.lex, core.first, core.last
        before, after = self.low(first - 1), self.low(last)
        spelled_one = core.low == 1 and self.low(first) == "one" and last == first + 1
        figures = self.low(first)[0].isdigit()
        if core.low == -1 or (
            core.scale > 1 and before == "of" and self.low(first - 2) in {"quarter", "third", "tenth"}
        ):
            return True
        if self.glued(first) and (before in DASHES or before in "./:#@&'’_+*\\=") and before:
            dash = before in DASHES and (self.low(first - 2) in DASHES or not self.glued(first - 1) or first == 1)
            if not dash and before not in {"’", "'"}:
                # "AK-47", "mid-1990", "9:17"; "30-40" was read whole
                return not (before in {"—", "–"} and self.low(first - 2).isalpha())
        if figures and before in DASHES and self.glued(first - 1) and self.low(first - 2).isalpha():
            return self.text[self.ends[first - 1] : self.begins[first]] == "\n"  # "M-" at a line's end
        if self.glued(first) and (self.low(first - 1)[:1].isalnum() or before in CURRENCY):
            return True
        if before in CURRENCY or before in {"rs", "usd", "eur", "nis", "pkr", "inr"}:
            return True
        if before == "." and self.low(first - 2) in {"rs", "no", "nos", "vol", "ext", "art", "sec"} and figures:
            return True
        if figures and self.glued(last) and (after[:1].isalnum() or (after in ":/.'’°_" and self.glued(last + 1))):
            return True  # 3rd, 5am, 05:30, 9/11
        if after in DASHES and self.glued(last) and self.glued(last + 1) and self.low(last + 1) not in {"plus", "odd"}:
            return not (self.low(last + 1) in DASHES or after in {"—", "–"})  # three-vehicle, 34-year-old, two-thirds
        if self.measured(last):
            return True
        if after in {"member", "man"} and core.high is not None and core.high > 1:
            return True  # "a 134 member body"
        if core.bound == "range" and figures and before in lex.scored:
            return True
        if after in FRACTIONS and core.high is not None and core.high < 20:
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
            return before in NUMBERED_IN_WORDS and not self.person_near(last) and after not in VERBS - {"of"}
        return self.named(core) or self.listed(core)

    def dated(self, core: Core) -> bool:
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
            modal = self.low(last + 1) in MODALS_AFTER_MAY or (self.cased and self.text[self.begins[last]].islower())
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
        return raw[0] == "0" or (clock and before in CLOCK_BEFORE)

    def named_month(self, at: int, people: bool) -> bool:
        """Whether the word at ``at``, before a figure, is the month: not "on the march 15 people fell"."""
        return self.low(at) not in {"may", "march", "mar"} or not people or not self.cased or self.capital(at)

    def aged(self, core: Core) -> bool:
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
        if before in {"under", "below"} and whom in THEY_ARE and not self.person_near(last):
            return True  # "most of whom were under ten"
        limited = before in {"under", "over", "above", "below"} and is_person_noun(whom) and whom not in HARMED
        if limited and not self.person_near(last):
            return True  # "children under five"
        name = self.low(first - 2)
        if not name or not name[0].isalpha() or name in HARMED or name in lex.months:
            return False
        person = is_person_noun(name) and not name.endswith(("s", "men", "people", "children"))
        if not (self.capital(first - 2) or person) or name in STOP_WORDS:
            return False
        if before == "(" and after == ")":
            return True
        if before == "," and self.low(first - 3) in {"in", "at", "near"}:
            return False  # "five in Homs, 12 in Hama"
        if before == "," and core.low == core.high and core.high >= 1 and after in {",", ".", ";", ")", "and", ""}:
            if after == "," and self.low(last + 1) in AFTER_AGE - {"in", "on", "at", "by", "from", "and", "of"}:
                return False
            return not (after == "and" and not core.digits)
        return False

    def pronoun(self, at: int) -> bool:
        """Whether the "one" at ``at`` stands for no number."""
        lex, before, after = self.lex, self.low(at - 1), self.low(at + 1)
        if after == "of" and self.low(at + 2) in PARTITIVE:
            for place in range(at + 3, min(at + 7, self.size)):
                low = self.low(place)
                if (
                    low in SUPERLATIVE
                    or (low.endswith("est") and len(low) > 5)
                    or low in STOP_WORDS
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
        if before == "which" and self.low(at - 2) == "in" and after in {"was", "died"}:
            return False  # "a clash in which one was killed"
        if before in {"and", ","} and after == "in" and self.low(at + 2) in DEEDS_OF_ONE:
            return False  # "two in police firing and one in stabbing"
        if (
            before in lex.one_after
            and not self.person_near(at + 1, 2)
            and after not in {"killed", "dead", "wounded", "injured"}
        ):
            return True
        if (before == "only" and self.low(at - 2) == "the") or (after in {"had", "has"} and self.low(at + 2) == "to"):
            return True
        return after in lex.one_before

    def named(self, core: Core) -> bool:
        """Whether the figures belong to a name: "Brigade 3", "Flight 203", "Apollo 11"."""
        lex, first, last = self.lex, core.first, core.last
        at = first - 1
        before = self.low(at)
        if before == "." and self.low(at - 1) in lex.numbered and self.glued(at):
            at, before = at - 1, self.low(at - 1)
        if before == "of" and self.low(at - 1) == "group" and self.low(at - 2) == "the":
            return not self.person_near(last)
        if before in lex.numbered:
            determined = any(self.low(place) in DETERMINERS for place in range(max(0, at - 3), at))
            return not (determined and (self.person_near(last) or self.low(last) in VERBS))
        if self.cased and self.capital(at) and before.isalpha() and before not in STOP_WORDS and at > 0:
            sentence_first = self.low(at - 1) in {".", "!", "?", '"', "“", ":", ""}
            known = before in lex.before or is_person_noun(before) or before in HARMED
            return not sentence_first and not known and self.low(last) in {"", ".", ",", ";", ")"}
        return False

    def listed(self, core: Core) -> bool:
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

    def measured_of(self, at: int) -> bool:
        """ "hundreds of miles", "a couple of hours", "thousands of U.S. dollars"."""
        if self.low(at) == "of" and self.low(at + 1) not in PARTITIVE:
            at += 1
        elif self.low(at - 1) != "of":
            return False
        return self.low(at) in self.lex.units or (
            self.low(at) in self.lex.between and self.low(at + 1) in self.lex.units
        )
