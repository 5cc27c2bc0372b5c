"""People from their noun: "the mayor", "civilians", "the couple", "soldier 83", and the readers of names where it is one."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.describing import described
from accounted.claims.english.groups import collective, is_person_noun, read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.extent import phrase_start
from accounted.claims.english.people.named import APPOSED_NAME, bare_name, name_like, named_person, named_row
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import (
    ONE_OF,
    PAIRS,
    POINTING,
    PRONOUNS,
    WHOLE,
    is_plural,
    without_counting_words,
)
from accounted.claims.english.words import text_of
from accounted.model import Count


def from_noun(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> People | None:
    """The people of a noun phrase that hangs on a trigger, counted or not: "the mayor", "Col. Salam al-Obeidi",
    "civilians" (vague), "a policeman" (1). None for pronouns and things."""
    if noun.i in by_token:
        return from_mention(doc, by_token[noun.i], by_token)
    if noun.lower_ in PRONOUNS or noun.pos_ == "PRON":
        return None
    start = phrase_start(doc, noun, by_token)
    for i in range(start, noun.i):
        if i in by_token and not (doc[i].lower_ == "one" and doc[i + 1].pos_ == "PROPN"):  # "one Karim Dad": a name
            people = from_mention(doc, by_token[i], by_token)
            if people is not None and people.last >= noun.i:
                return people
            if by_token[i].count.bound != "none" and not by_token[i].article:
                return people
    words = list(doc[start : noun.i + 1])
    said = next((t.i for t in words if t.lower_ not in POINTING), None)
    if said is None:
        return None
    if noun.tag_ == "NNPS" and said == noun.i and not is_person_noun(noun.lower_) and noun.lower_ not in PLACES:
        several = Count(
            low=None, high=None, words=noun.text, bound="vague"
        )  # "their Cronies", in a text whose case was put back
        return People(
            noun.i,
            noun.i,
            noun.idx,
            noun.idx + len(noun),
            several,
            read_group(noun.text),
            head=noun,
            definite=start < said,
        )
    if noun.pos_ == "PROPN" and not is_person_noun(noun.lower_):
        return named_person(doc, noun, start, said) if name_like(words) else None
    if not (
        is_person_noun(noun.lower_)
        or is_person_noun(noun.lemma_.lower())
        or noun.lower_ in WHOLE
        or noun.lower_ in PAIRS
        or (_of_follows(doc, noun) and noun.lower_ in ("head", "heads"))  # "the heads of these parties"
    ):
        return None
    return _told_by_noun(doc, noun, start, said, by_token)


PLACES = frozenset(
    {"philippines", "netherlands", "states", "nations", "americas", "maldives", "seychelles", "indies", "heights", "hills", "bahamas",
     "falklands", "malvinas", "balkans", "andes", "alps", "comoros", "airlines", "fields"}
)  # fmt: skip
"""Names in the plural that are no people's."""


def _of_follows(doc: Any, noun: Any) -> bool:
    return bool(noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of")


GUARD = re.compile(
    r"\b(?:(?:National|Civil|Republican|Revolutionary|Coast|Home)\s+Guard|(?-i:(?:Presidential|Border|Frontier|Royal|Imperial|Palace)\s+Guard))$",
    re.I,
)
"""Forces by name. "A border guard" in small letters may be one man; the Border Guard is none."""


def _told_by_noun(doc: Any, noun: Any, start: int, said: int, by_token: dict[int, CountMention]) -> People:
    """The people of a common noun from token ``start`` on: as many as its form says. ``said``: its first token that is no article."""
    whole, text = doc[start : noun.i + 1].text, doc[said : noun.i + 1].text
    lower = [t.lower_ for t in doc[start : noun.i + 1]]
    begin, bare_begin, end = doc[start].idx, doc[said].idx, noun.idx + len(noun)
    if "any" in lower or "every" in lower or "each" in lower:
        uncounted = Count(low=None, high=None, words=whole, bound="vague")
        return People(start, noun.i, begin, end, uncounted, read_group(without_counting_words(text)), head=noun)
    if noun.lower_ in PAIRS and not _of_follows(doc, noun):
        number = PAIRS[noun.lower_]
        pair = Count(low=number, high=number, words=text)
        return People(
            start,
            noun.i,
            begin,
            end,
            pair,
            read_group(without_counting_words(text)),
            head=noun,
            definite="the" in lower,
        )
    if "no" in lower:
        nobody = Count(low=0, high=0, words="no", bound="none")
        return People(start, noun.i, begin, end, nobody, read_group(text), head=noun)
    plural = is_plural(noun, lower[0])
    if plural and (row := named_row(text_of(doc), end)) is not None:
        names, stop = row
        return People(
            start,
            noun.i,
            bare_begin,
            stop,
            Count(low=len(names), high=len(names), words=text_of(doc)[end:stop].strip()),
            described(text_of(doc), stop, read_group(text), named=True),
            names,
            head=noun,
            definite=True,
        )
    several = Count(low=None, high=None, words=text, bound="vague")
    if plural:
        return People(start, noun.i, bare_begin, end, several, read_group(text), head=noun, definite="the" in lower)
    behind = _counted_behind(doc, noun, by_token)
    if behind is not None and lower[0] not in ONE_OF:
        group = read_group(without_counting_words(text))
        return People(start, noun.i + 1, begin, behind.end, behind.count, group, mention=behind, head=noun)
    if collective(noun.lower_) or GUARD.search(text) is not None:
        return People(start, noun.i, begin, end, several, read_group(text), head=noun)
    named = APPOSED_NAME.match(text_of(doc), end)
    return People(
        start,
        noun.i,
        begin,
        end,
        Count(low=1, high=1, words=whole),
        described(text_of(doc), named.end(1) if named else end, read_group(text), named=bool(named)),
        (bare_name(named[1]),) if named else (),
        head=noun,
        definite=lower[0] in ("the", "its", "their", "his", "her"),
    )


BADGED = frozenset({"officer", "agent", "player", "person"})
"""Behind these a number is a badge's or a name: "suspect 12" and "officer 23"."""


def _counted_behind(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> CountMention | None:
    """The number of "soldier 83 is killed", as machine translation has it: of two digits and more, right behind a bare noun and before
    its verb. Of "suspect 12" the number is a name (``counts.lookalikes``)."""
    mention = by_token.get(noun.i + 1)
    if mention is None or mention.article or mention.count.bound != "exact" or (mention.count.low or 0) < 10:
        return None
    after = noun.i + 1
    while by_token.get(after) is mention:
        after += 1
    verb = after < len(doc) and doc[after].pos_ in ("VERB", "AUX")
    return mention if verb and mention.start == noun.idx + len(noun) + 1 and noun.lower_ not in BADGED else None
