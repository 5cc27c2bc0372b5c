"""Counts in English text: how many, how bounded, and what only looks like a count.

Pure text, no parser: the words are cut once, then each number word or figure is read with the modifiers around it.
Counts of anything are found ("five houses"); whoever uses them looks at the noun. Ages, dates, times, measures,
money, fractions, scores, numbers in names and ordinals are dropped. Words live in ``lexicon/numbers.toml``.
What a vague word is worth is a method's business and is not decided here.


Each module of this folder adds one job to the text being read: ``look``, ``numbers``, ``lookalikes``, ``mentions``, ``kinds``.
"""

from __future__ import annotations

from functools import lru_cache

from accounted.claims.english.counts.kinds import Kinds
from accounted.claims.english.counts.words import CountMention

__all__ = ["CountMention", "find_counts"]


class Text(Kinds):
    """A text read from its first word to its last."""

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


def find_counts(text: str) -> list[CountMention]:
    """All counts in ``text``, in order and disjoint. Letter case does not matter; any text is taken.

    Bounds follow :class:`accounted.model.Count`: "at least ten" 10..None, "more than 70" 71..None, "fewer than 20"
    None..19, "up to 20" None..20, "dozens" None..None, "no one" 0..0. A figure that rose "from 22 to 30" is two counts.
    """
    return list(_counts(text))


@lru_cache(maxsize=64)  # asked of one sentence again and again
def _counts(text: str) -> list[CountMention]:
    return Text(text).read()
