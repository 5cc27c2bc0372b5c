"""From a number to a mention: the modifiers before and behind it and what they make of its bounds."""

from __future__ import annotations

from accounted.claims.english.counts.lookalikes import Lookalikes
from accounted.claims.english.counts.words import DASHES, PARTITIVE, PRONOUNS, Core, CountMention
from accounted.claims.english.groups import collective
from accounted.model import Bound, Count


class Mentions(Lookalikes):
    """A number with the modifiers around it, as a mention."""

    def backward(self, first: int, core: Core) -> tuple[int, list[str], bool]:
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
            at = place + 1 if self.low(place) in DASHES and self.glued(place) and self.glued(place + 1) else place
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

    def add(self, core: Core) -> int:
        """The mention around ``core``; returns the word to go on from."""
        start, kinds, definite = self.backward(core.first, core)
        end, behind = self.forward(core.last)
        more = "more" in kinds or "more" in behind or self.low(end) == "others"
        low, high, bound = core.low, core.high, core.bound
        if self.low(start - 1) == "but" and self.low(start - 2) == "all" and start - 2 >= self.free:
            start, low, high, bound = start - 2, None, None, "vague"  # "all but two of them" is not two
        if bound not in ("vague", "none"):
            low, high, bound = bounded(low, high, bound, behind + kinds)
        if low is None and high is not None and high < 0:
            high = 0
        head, of_them = end, False
        if self.low(end) == "of":
            following = self.low(end + 1)
            if following in PRONOUNS and not (following in {"those", "these"} and self.person_near(end + 2)):
                head, of_them = end + 2, True
            elif following in PARTITIVE:
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

    def leads_to_number(self, at: int) -> bool:
        """Whether only modifiers part ``at`` from a number ("a further | 12", "another | two dozen")."""
        for place in range(at, min(at + 4, self.size)):
            low = self.low(place)
            if low[0].isdigit() or low in self.lex.cardinals or low in self.lex.dozens or low in self.lex.scales:
                core = self.number(place)
                after = place + 1 if core is None else core.last
                return not (self.low(after) in DASHES or self.low(after) in {"year", "month", "week", "day"})
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


def bounded(low: int | None, high: int | None, bound: Bound, kinds: list[str]) -> tuple[int | None, int | None, Bound]:
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
