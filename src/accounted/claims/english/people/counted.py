"""People from their number on: "ten Iraqi security personnel", "20 others", "fifty people at least", "12"."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from accounted.claims.english.counts import CountMention
from accounted.claims.english.describing import described
from accounted.claims.english.groups import AGED, is_person_noun, read_group
from accounted.claims.english.people.extent import list_end, noun_after
from accounted.claims.english.people.named import APPOSED_NAME
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import MASS, without_counting_words
from accounted.claims.english.words import text_of
from accounted.model import Bound, Count, Group


def from_mention(doc: Any, mention: CountMention, by_token: dict[int, CountMention]) -> People | None:
    """The people that a count mention counts: "ten Iraqi security personnel", "20 others", "12". None for things."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    first, last = span[0], span[-1]
    i = last.i + 1
    n = len(doc)
    group_first = i
    if i < n and doc[i].lower_ == "of" and mention.count.bound == "vague":
        i += 1  # "dozens of people"
        while i < n and doc[i].lower_ in ("the", "its", "their", "his", "our", "my"):
            i += 1
        group_first = i
    elif (
        i < n
        and doc[i].lower_ == "of"
        and i + 1 < n
        and doc[i + 1].lower_ in ("the", "its", "their", "our", "his", "her", "my", "them")
    ):
        i += 2  # "three of the charity's staff"
        group_first = i
    if i < n and doc[i].lower_ in ("more", "others", "other", "further", "additional", "unidentified"):
        pass
    if (
        i < n
        and doc[i].lower_ in ("dead", "wounded", "injured", "victims", "killed", "missing", "detained")
        and group_first == i
        and i > last.i + 1
    ):
        return People(
            first.i,
            doc[i].i,
            mention.start,
            doc[i].idx + len(doc[i]),
            mention.count,
            Group(),
            mention=mention,
            head=doc[i],
        )
    noun = noun_after(doc, i)
    if noun is None or noun.i - group_first > (14 if any(t.text == "(" for t in doc[group_first : noun.i]) else 7):
        # a bare number: "12 were killed"
        return People(
            first.i,
            last.i,
            mention.start,
            mention.end,
            mention.count,
            Group(),
            more=_more(mention, doc, last),
            mention=mention,
            head=last,
            definite=_definite(doc, first),
        )
    words = doc[group_first : noun.i + 1].text
    end_token = noun
    # "members of the security forces", "people on the staff of X", "men, women and children"
    if (
        noun.i + 1 < n
        and doc[noun.i + 1].lower_ == "of"
        and noun.lemma_.lower()
        in ("member", "people", "person", "group", "civilian", "resident", "body", "employee", "officer")
    ):
        more_noun = noun_after(doc, noun.i + 2)
        if more_noun is not None:
            end_token = more_noun
            words = doc[group_first : more_noun.i + 1].text
    listed = list_end(doc, end_token.i, by_token)
    if listed is not None:
        end_token = listed
        words = doc[group_first : listed.i + 1].text
    if not _of_people(words, noun):
        return None
    count, end, end_i = _bound_after(doc, end_token, mention.count)
    return People(
        first.i,
        end_i,
        mention.start,
        end,
        count,
        _group_of(words, text_of(doc), end),
        more=_more(mention, doc, last),
        mention=mention,
        head=noun,
        definite=_definite(doc, first),
    )


def _group_of(words: str, text: str, end: int) -> Group:
    """The group of a counted phrase: its words without what only counts, its facets from them all and what follows."""
    plain = read_group(without_counting_words(words))
    if AGED.search(words):
        plain = msgspec.structs.replace(plain, age=read_group(words).age)
    named = APPOSED_NAME.match(text, end)
    return described(text, named.end(1) if named else end, plain, named=bool(named))


AT_LEAST_AFTER = re.compile(
    r"\s*,?\s*(?:at (?:the very )?least|or more|or possibly more|and possibly more|if not more|at a minimum)\b", re.I
)
AT_MOST_AFTER = re.compile(r"\s*,?\s*(?:at (?:the very )?most|or fewer|at a maximum)\b", re.I)


def _bound_after(doc: Any, last: Any, count: Count) -> tuple[Count, int, int]:
    """The count with a bound that stands behind its noun: "fifty people at least", "15 soldiers or more"."""
    end = last.idx + len(last)
    if count.bound not in ("exact", "about") or count.low is None:
        return count, end, last.i
    bounds: tuple[tuple[re.Pattern[str], Bound], ...] = ((AT_LEAST_AFTER, "at_least"), (AT_MOST_AFTER, "up_to"))
    for pattern, bound in bounds:
        m = pattern.match(text_of(doc), end)
        if m:
            span = doc.char_span(end, m.end(), alignment_mode="expand")
            low, high = (count.low, None) if bound == "at_least" else (None, count.high)
            return (
                Count(low=low, high=high, words=f"{count.words}{m[0]}", bound=bound),
                m.end(),
                span[-1].i if span is not None else last.i,
            )
    return count, end, last.i


def _more(mention: CountMention, doc: Any, last: Any) -> bool:
    after = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    return bool(mention.more) or after in ("others", "other", "more")


def _definite(doc: Any, first: Any) -> bool:
    before = doc[first.i - 1].lower_ if first.i else ""
    return first.lower_ in ("the", "all", "both") or before in ("the", "all", "these", "those")


def _of_people(words: str, noun: Any) -> bool:
    last = words.split()[-1].lower() if words.split() else ""
    if (
        noun.lower_ in ("others", "more", "dead", "wounded", "injured", "missing", "killed")
        or is_person_noun(last)
        or is_person_noun(noun.lower_)
    ):
        return True
    return is_person_noun(noun.lemma_.lower()) or noun.tag_ in ("NNPS",) or noun.lower_ in MASS
