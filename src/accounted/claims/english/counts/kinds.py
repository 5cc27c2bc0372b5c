"""Counts that no number tells: vague words, nobody, one person, a couple, both."""

from __future__ import annotations

from accounted.claims.english.counts.mentions import Mentions
from accounted.claims.english.counts.words import (
    DASHES,
    FRACTIONS,
    HARMED,
    KILLS,
    NEGATIONS,
    NO_SINGLE,
    ORDINALS,
    PARTITIVE,
    PRONOUNS,
    SEVERAL,
    STOP_WORDS,
    VERBS,
    Core,
)
from accounted.claims.english.groups import collective, is_demonym, is_person_noun


class Kinds(Mentions):
    """Counts without a number: vague words, nobody, one person, a couple, both."""

    def vague(self, at: int) -> Core | None:
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
            if following in PRONOUNS or following in PARTITIVE:
                place -= 1
        if not place and low in lex.plurals:
            place = at + 1
            while self.low(place) == "of" and self.low(place + 1) in lex.plurals:
                place += 2
            if self.low(place) == "and" and self.low(place + 1) == low:  # "hundreds and hundreds"
                place += 2
            return Core(at, place, None, None, "vague")
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
            return Core(at, place, None, None, "vague")
        return None

    def couple(self, at: int) -> Core | None:
        """ "a couple of", "a pair of", "a couple dozen"."""
        place = at + (self.low(at) in {"a", "another"})
        low = self.low(place)
        if low == "couple" and (self.low(place + 1) in self.lex.dozens or self.low(place + 1) in self.lex.scales):
            return Core(at, place + 2, None, None, "vague")
        if self.low(place + 1) != "of" or low not in {"couple", "pair", "trio"}:
            return None
        if (
            self.low(place + 2) in self.lex.dozens
            or self.low(place + 2) in self.lex.scales
            or self.low(place + 2) in self.lex.plurals
        ):
            return Core(at, place + 3, None, None, "vague")
        value = 3 if low == "trio" else 2
        partitive = self.low(place + 2) in PARTITIVE or self.low(place + 2) in PRONOUNS
        return Core(at, place + 1 if partitive else place + 2, value, value, "exact", scale=2)

    def partial(self, at: int) -> Core | None:
        """ "most of them", "half of the victims", "two-thirds of those killed", "all of them", "some of whom"."""
        low, place = self.low(at), at + 1
        if low in self.lex.cardinals or low == "a":
            place = self.link(place)
            if self.low(place) not in FRACTIONS:
                return None
            place += 1
        if self.low(place) == "of":
            following = self.low(place + 1)
            people = self.person_near(place + 2) or self.low(place + 2) in HARMED | {"who", "arrested", "detained"}
            if following in PRONOUNS - PARTITIVE or (following in PARTITIVE and people):
                return Core(at, place, None, None, "vague", some=low == "some", definite=low == "all")
        return None

    def some(self, at: int) -> Core | None:
        """A bare "some" before people."""
        if self.person_near(at + 1) or (
            self.low(at + 1) in {"were", "are", "died", "have"} and self.low(at - 1) in {"", ".", "and", "while", ","}
        ):
            return Core(at, at + 1, None, None, "vague", some=True)
        return None

    def nobody(self, at: int) -> int | None:
        """A claim of nobody at ``at``: emits it and returns the word to go on from."""
        lex, low = self.lex, self.low(at)
        after = self.low(at + 1)
        if low == "neither":
            if after != "of":
                return None
            end = at + 1
            place = at + 2 + (self.low(at + 2) in PARTITIVE)
            if self.low(place) == "two":
                end = place + 1
            self.emit(at, end, end, 0, 0, "none", of_them=True)
            return end
        if low in {"nobody", "none"}:
            head, of_them = at + 1, False
            if after == "of" and (self.low(at + 2) in PRONOUNS or self.low(at + 2) in PARTITIVE):
                head, of_them = at + (3 if self.low(at + 2) in PRONOUNS else 2), True
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
            if noun in STOP_WORDS or not noun[0].isalpha():
                return None
        return None

    def not_any(self, at: int) -> int | None:
        """ "(did not cause) any casualties", "without losing any men": emits nobody; None where nothing negates "any"."""
        for place in range(at - 1, max(-1, at - 9), -1):
            low = self.low(place)
            if low in {"whether", "if", "unless", "until", "before", "when"} or low in {".", ";", ":"}:
                return None
            if low in NEGATIONS or low.endswith(("n't", "n’t")):
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
            if noun in STOP_WORDS or not noun[:1].isalpha():
                return None
        return None

    def one_person(self, at: int) -> int | None:
        """ "a soldier", "another two-year-old girl", "a family": emits it and returns the word to go on from."""
        place, more = at + 1, self.low(at) == "another"
        limit = min(at + 10, self.size)
        while place < limit:
            low = self.low(place)
            if low in DASHES and self.glued(place):
                place += 1
                continue
            if low in ORDINALS and place == at + 1:
                more = True
            if low in {"further", "additional"} and place == at + 1:
                more = True
            person = is_person_noun(low) or collective(low)
            following = self.low(place + 1)
            if person:
                if following in {"'s", "’s"} or (following in DASHES and self.glued(place + 1)):
                    place += 2
                    continue
                if is_person_noun(following) or collective(following):
                    place += 1
                    continue
                plain = following.isalpha() and following not in STOP_WORDS and following not in VERBS
                if following in self.lex.things or (plain and self.low(place + 2) in self.lex.things):
                    return None  # "a police station", "a terrorist rocket attack"
                if is_demonym(low) and following[:1].isalpha() and following not in STOP_WORDS | VERBS | HARMED:
                    place += 1
                    continue
                if low in NO_SINGLE:
                    place += 1
                    continue
                several = SEVERAL.get(low, 1)
                self.emit(at, at + 1, at + 1, several, several, "exact", more=more, article=True)
                return at + 1
            if (
                low in STOP_WORDS
                or low in KILLS
                or not low[:1].isalnum()
                or (low.endswith(("'s", "’s")) and place == limit - 1)
            ):
                return None
            place += 1
        return None

    def both(self, at: int) -> Core | None:
        following = self.low(at + 1)
        if following in VERBS or is_person_noun(following):
            return (
                None
                if self.low(at + 2) == "and" and is_person_noun(following)
                else Core(at, at + 1, 2, 2, "exact", definite=True)
            )
        for place in range(at + 1, min(at + 6, self.size)):
            low = self.low(place)
            if low == "and" or low in {"sides", "ways", "cases"}:
                return None
            if low in {".", ",", ";"}:
                break
        return Core(at, at + 1, 2, 2, "exact", definite=True)
