"""One text while its counts are read, and looking around in it."""

from __future__ import annotations

from accounted.claims.english.counts.words import STOP_WORDS, CountMention, cut, lexicon
from accounted.claims.english.groups import collective, is_person_noun


class Look:
    """One text while its counts are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lows, self.begins, self.ends = cut(text)
        self.size = len(self.lows)
        self.lex = lexicon()
        self.mentions: list[CountMention] = []
        self.free = 0  # first word that no mention has taken
        self.dropped = -1  # where the last date or age ended: "aged 7, 9 and 12", "January 27, 2018"
        self.item = 0  # the last number of a numbered list
        self.cased = not text.isupper() and not text.islower()

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
            if low in STOP_WORDS or not low[0].isalpha():
                return False
        return False
