"""Noun phrases of people: their number, whom they are, where they begin and end.

Works on tokens of a spaCy parse and on the count grammar's mentions; knows nothing of outcomes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from accounted.claims.english.counts import CountMention
from accounted.claims.english.describing import described
from accounted.claims.english.groups import AGED, is_person_noun, read_group
from accounted.claims.english.scope import MONTHS
from accounted.claims.english.words import text_of
from accounted.model import Bound, Count, Facet, Group

NOUNS = ("NOUN", "PROPN")
PRONOUNS = {
    "they",
    "them",
    "he",
    "him",
    "she",
    "her",
    "it",
    "we",
    "us",
    "i",
    "you",
    "who",
    "whom",
    "that",
    "which",
    "those",
    "these",
    "this",
    "himself",
    "themselves",
    "everyone",
    "anyone",
    "someone",
    "somebody",
    "anybody",
    "what",
    "one",
}


DAYS = frozenset(
    {
        "today",
        "yesterday",
        "tonight",
        "tomorrow",
        "overnight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)


@dataclass(frozen=True, slots=True)
class People:
    """People in a sentence: tokens ``first``..``last``, how many, whom. ``start``/``end``: offsets in the sentence."""

    first: int
    last: int
    start: int
    end: int
    count: Count
    group: Group
    names: tuple[str, ...] = ()
    definite: bool = False
    """"the six officers": known from before."""
    more: bool = False
    mention: CountMention | None = None
    head: Any = None


def mentions_by_token(doc: Any, mentions: list[CountMention]) -> dict[int, CountMention]:
    """Token index to the count mention that covers it."""
    out: dict[int, CountMention] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                out[token.i] = mention
    return out


def _noun_after(doc: Any, i: int) -> Any:
    """The head noun of the phrase that goes on from token ``i``: "(ten) Iraqi security | personnel"."""
    last = None
    n = len(doc)
    while i < n:
        t = doc[i]
        if t.pos_ == "NUM" and re.match(r"[\w]+[- ]years?[- ]old", text_of(doc)[t.idx :]):  # "a 19-year-old woman"
            while i < n and doc[i].lower_ != "old":
                i += 1
            i += 1
            continue
        if t.lower_ in DAYS:  # "put at 18 today", "killed 12 Monday"
            break
        if last is not None and t.lower_ in ("dead", "wounded", "injured", "missing", "killed", "hurt"):
            break
        if last is not None and t.text == "(" and _acronym_before_people(doc, i):
            i += 3  # "1,853 National Liberation Front (NLF) | guerrillas"
            continue
        if last is not None and t.tag_ == "POS" and is_person_noun(last.lower_) and not _person_behind(doc, i + 1):
            break  # "the ten leaders' massacre": ten leaders
        if last is not None and i > 1 and doc[i - 1].text == "-" and not t.is_punct and not doc[i - 1].whitespace_:
            i += 1  # "ISIL-affiliated insurgents", "al-Nusrah gunmen": the word goes on behind its hyphen
            if t.pos_ in NOUNS:
                last = t
            continue
        if t.pos_ in NOUNS or (
            t.pos_ == "ADJ" and t.lower_ in ("civilian", "dead", "wounded", "injured", "missing", "others")
        ):
            last = t
            i += 1
        elif (
            t.pos_ in ("ADJ", "DET", "PART", "ADV")
            or t.tag_ in ("VBN", "VBG", "POS", "HYPH", "PRP$")
            or t.text in ("-", "'s", "’s", "[", "]")
            or t.is_space
            or (last is None and t.text in QUOTES)
        ):
            # "suspected militants", "Houthi-led fighters"; a participle after the noun ends the phrase
            if (
                last is not None
                and t.tag_ not in ("POS", "HYPH")
                and t.text not in ("-", "'s", "’s", "[", "]")
                and not t.is_space
            ):
                break
            i += 1
        else:
            break
    return last


def _acronym_before_people(doc: Any, i: int) -> bool:
    """Whether an opening bracket holds one acronym and people follow it."""
    return (
        i + 3 < len(doc)
        and doc[i + 2].text == ")"
        and doc[i + 1].text.isupper()
        and doc[i + 3].pos_ in NOUNS
        and is_person_noun(doc[i + 3].lower_)
    )


QUOTES = frozenset({'"', "“", "‘", "'", "``"})
"""A quotation mark may part a number from its noun: two "hardcore activists"."""


def _person_behind(doc: Any, i: int) -> bool:
    """Whether the noun phrase at ``i`` is of people ("the soldiers' | young wives")."""
    while i < len(doc) and doc[i].pos_ in ("ADJ", *NOUNS):
        if is_person_noun(doc[i].lower_):
            return True
        i += 1
    return False


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
    noun = _noun_after(doc, i)
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
        more_noun = _noun_after(doc, noun.i + 2)
        if more_noun is not None:
            end_token = more_noun
            words = doc[group_first : more_noun.i + 1].text
    listed = _list_end(doc, end_token.i, by_token)
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
    plain = read_group(_plain(words))
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


def _list_end(doc: Any, i: int, by_token: dict[int, CountMention]) -> Any:
    """Last noun of "(ten) men, women and children", whose one number counts them all; None where nothing is joined."""
    j = i + 1
    n = len(doc)
    last = None
    while j + 1 < n and (doc[j].lower_ in ("and", "or") or doc[j].text == ","):
        joined = doc[j].lower_ in ("and", "or")
        k = j + 1
        if doc[j].text == "," and doc[k].lower_ in ("and", "or"):
            joined, k = True, k + 1
        if k >= n:
            break
        follower = doc[k]
        if (
            follower.i in by_token
            or follower.pos_ != "NOUN"
            or not is_person_noun(follower.lower_)
            or follower.tag_ != "NNS"
        ):
            break
        if (
            follower.i + 1 < n
            and doc[follower.i + 1].lower_
            in (
                "among",
                "included",
                "including",
                "were",
                "was",
                "have",
                "had",
            )
            and (not joined or doc[follower.i + 1].lower_ in ("among", "included"))
        ):
            break
        if joined:
            last = follower
        j = k + 1
        if joined:
            break
    return last


def _more(mention: CountMention, doc: Any, last: Any) -> bool:
    after = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    return bool(mention.more) or after in ("others", "other", "more")


def _definite(doc: Any, first: Any) -> bool:
    before = doc[first.i - 1].lower_ if first.i else ""
    return first.lower_ in ("the", "all", "both") or before in ("the", "all", "these", "those")


def _plain(words: str) -> str:
    low = words.lower()
    for lead in (
        "more ",
        "other ",
        "others ",
        "further ",
        "additional ",
        "the ",
        "its ",
        "their ",
        "own ",
        "any ",
        "wounded ",
        "injured ",
        "dead ",
    ):
        if low.startswith(lead):
            words, low = words[len(lead) :], low[len(lead) :]
    words = re.sub(r"^(?:\w+|\d+)[- ]years?[- ]old\s+", "", words, flags=re.I)
    low = words.lower()
    return (
        ""
        if low
        in (
            "others",
            "more",
            "other",
            "people",
            "persons",
            "person",
            "victims",
            "dead",
            "bodies",
            "casualties",
            "wounded",
            "injured",
            "killed",
            "fatalities",
            "deaths",
            "injuries",
            "corpses",
        )
        else words
    )


def _of_people(words: str, noun: Any) -> bool:
    last = words.split()[-1].lower() if words.split() else ""
    if (
        noun.lower_ in ("others", "more", "dead", "wounded", "injured", "missing", "killed")
        or is_person_noun(last)
        or is_person_noun(noun.lower_)
    ):
        return True
    return is_person_noun(noun.lemma_.lower()) or noun.tag_ in ("NNPS",) or noun.lower_ in MASS


MASS = {
    "staff",
    "personnel",
    "police",
    "troops",
    "crew",
    "infantry",
    "cavalry",
    "clergy",
    "faithful",
    "couple",
    "trio",
    "duo",
}
"""Nouns whose number counts persons, unlike "three families"."""


def from_noun(doc: Any, noun: Any, by_token: dict[int, CountMention]) -> People | None:
    """The people of a noun phrase that hangs on a trigger, counted or not: "the mayor", "Col. Salam al-Obeidi",
    "civilians" (vague), "a policeman" (1). None for pronouns and things."""
    if noun.i in by_token:
        return from_mention(doc, by_token[noun.i], by_token)
    if noun.lower_ in PRONOUNS or noun.pos_ == "PRON":
        return None
    left = noun.left_edge.i
    # A parser may hang half the sentence to the left of a noun: keep to what touches it.
    start = noun.i
    while start > left:
        if _inside(doc[start - 1]):
            start -= 1
        elif (
            start - 3 > left
            and doc[start - 1].text == ")"
            and doc[start - 3].text == "("
            and doc[start - 2].text.isupper()
        ):
            start -= 3  # "1,853 National Liberation Front (NLF) guerrillas"
        else:
            break
    if start > 1 and doc[start - 1].text in QUOTES and start - 2 in by_token:
        start -= 2
    for i in range(start, noun.i):
        if i in by_token and not (doc[i].lower_ == "one" and doc[i + 1].pos_ == "PROPN"):  # "one Karim Dad": a name
            people = from_mention(doc, by_token[i], by_token)
            if people is not None and people.last >= noun.i:
                return people
            if by_token[i].count.bound != "none" and not by_token[i].article:
                return people
    words = list(doc[start : noun.i + 1])
    lower = [t.lower_ for t in words]
    bare = [
        t
        for t in words
        if t.lower_ not in ("the", "a", "an", "its", "their", "his", "her", "this", "that", "one", "no")
    ]
    if not bare:
        return None
    text = doc[bare[0].i : noun.i + 1].text
    proper = noun.pos_ == "PROPN" and not is_person_noun(noun.lower_)
    if proper:
        if not _name_like(words):
            return None
        name_first = noun.i
        while name_first > 0 and (
            (name_first > start and doc[name_first - 1].pos_ == "PROPN" and not _ends_date(doc, name_first - 1))
            or doc[name_first - 1].text in ("-", "al", "el", "bin", "de", "la")
        ):
            name_first -= 1
        if name_first and doc[name_first - 1].lower_ in ("in", "at", "near", "from", "outside", "around"):
            return None
        start = min(start, name_first)
        if start < name_first and _ends_date(doc, name_first - 1):
            start = name_first
        while name_first < noun.i and _is_title(doc[name_first]):
            name_first += 1
        titles = [i for i in range(name_first, noun.i - 1) if _is_title(doc[i])]
        if titles and (NO_NAME.search(doc[name_first : titles[-1]].text) or _is_office(doc[titles[-1]])):
            name_first = titles[-1] + 1  # "Riva University Rector | Otto Kern"
        end = noun.idx + len(noun)
        rest = NAME_GOES_ON.match(text_of(doc), end)
        end = rest.end() if rest else end
        name = text_of(doc)[doc[name_first].idx : end]
        if NO_NAME.search(name):
            return None
        said = max(bare[0].i, start)
        role = doc[said:name_first].text if said < name_first else ""
        group = read_group(role) if role else Group(words="")
        group = _titled(group, doc, start, name_first)
        group = described(text_of(doc), end, group, named=True)
        return People(
            start,
            noun.i,
            doc[start].idx,
            end,
            Count(low=1, high=1, words=name),
            group,
            names=(name,),
            head=noun,
            definite=True,
        )
    of = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of"
    if not (
        is_person_noun(noun.lower_)
        or is_person_noun(noun.lemma_.lower())
        or noun.lower_ in WHOLE
        or noun.lower_ in PAIRS
        or (of and noun.lower_ in ("head", "heads"))  # "the heads of these parties"
    ):
        return None
    if "any" in lower or "every" in lower or "each" in lower:
        return People(
            start,
            noun.i,
            words[0].idx,
            noun.idx + len(noun),
            Count(low=None, high=None, words=doc[start : noun.i + 1].text, bound="vague"),
            read_group(_plain(text)),
            head=noun,
        )
    plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("people", "police", "troops", "personnel")
    # In capitals a parser takes "Clergymen" for a name.
    plural = plural or noun.lower_ in MASS or (noun.tag_ == "NNP" and noun.lower_.endswith(("men", "ists", "ians")))
    plural = plural or (noun.tag_ in ("NN", "NNP") and lower[0] not in ONE_OF and _plural_form(noun.lower_))
    end = noun.idx + len(noun)
    if noun.lower_ in PAIRS and not of:
        number = PAIRS[noun.lower_]
        pair = Count(low=number, high=number, words=text)
        return People(
            start, noun.i, words[0].idx, end, pair, read_group(_plain(text)), head=noun, definite="the" in lower
        )
    if "no" in lower:
        return People(
            start,
            noun.i,
            words[0].idx,
            end,
            Count(low=0, high=0, words="no", bound="none"),
            read_group(text),
            head=noun,
        )
    if plural and (row := named_row(text_of(doc), end)) is not None:
        names, stop = row
        return People(
            start,
            noun.i,
            bare[0].idx,
            stop,
            Count(low=len(names), high=len(names), words=text_of(doc)[end:stop].strip()),
            described(text_of(doc), stop, read_group(text), named=True),
            names,
            head=noun,
            definite=True,
        )
    if plural:
        return People(
            start,
            noun.i,
            bare[0].idx,
            end,
            Count(low=None, high=None, words=text, bound="vague"),
            read_group(text),
            head=noun,
            definite="the" in lower,
        )
    behind = _counted_behind(doc, noun, by_token)
    if behind is not None and lower[0] not in ONE_OF:
        return People(
            start,
            noun.i + 1,
            words[0].idx,
            behind.end,
            behind.count,
            read_group(_plain(text)),
            mention=behind,
            head=noun,
        )
    from accounted.claims.english.groups import collective

    if collective(noun.lower_):
        return People(
            start,
            noun.i,
            words[0].idx,
            end,
            Count(low=None, high=None, words=text, bound="vague"),
            read_group(text),
            head=noun,
        )
    named = APPOSED_NAME.match(text_of(doc), end)
    names = (bare_name(named[1]),) if named else ()
    group = described(text_of(doc), named.end(1) if named else end, read_group(text), named=bool(named))
    return People(
        start,
        noun.i,
        words[0].idx,
        end,
        Count(low=1, high=1, words=doc[start : noun.i + 1].text),
        group,
        names,
        head=noun,
        definite=lower[0] in ("the", "its", "their", "his", "her"),
    )


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


BADGED = frozenset({"officer", "agent", "player", "person"})


def _ends_date(doc: Any, i: int) -> bool:
    """ "On 9 June | Ilan Torv was shot", "on Sunday | Ilan Torv was": a day's name before a person's is no part of it."""
    return doc[i].lower_ in DAYS or (doc[i].lower_ in MONTHS and i > 0 and doc[i - 1].like_num)


WHOLE = frozenset({"family", "crew", "household"})
"""Several who are harmed as one: "its crew died"."""
PAIRS = {"couple": 2, "duo": 2, "trio": 3}
""""The couple were burnt in their hut": as many as the word says."""
ONE_OF = frozenset({"a", "an", "one", "his", "her", "my"})


def _plural_form(word: str) -> bool:
    """Whether a word for people is a plural of one: "hindus", which a parser takes for a name where all is in small letters."""
    return word.endswith("s") and not word.endswith("ss") and is_person_noun(word[:-1])


NO_NAME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|Party|Army|Front|Ministry|"
    r"Government|Street|Avenue|Church|University|Hospital|Brigade|Battalion|Division|Regiment|"
    r"Institute|Committee|Assembly|Federation|Department|Congress|Council|Embassy|Airport|Materiel|Machineguns?|Rifles?|Weapons?|Ammunition|Grenades?|Mortars?|Vehicles?|Equipment|Explosives|\w+-\d+)\b"
)
"""Capitalised words that make a run of names no person's name."""
TITLES = {
    "col",
    "gen",
    "capt",
    "lt",
    "maj",
    "sgt",
    "cpl",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "gov",
    "rev",
    "fr",
    "msgr",
    "prof",
    "brig",
    "sheikh",
    "pvt",
    "adm",
    "cmdr",
}
NAME_GOES_ON = re.compile(
    r"(?:\s+(?:(?:al|el|as|ar|an|ad|ash|az)-[A-Z][\w’'-]+|(?:bin|ibn|abu|bint)\s+[A-Z][\w’'-]+))+"
)
"""The rest of a name that the parser cut at a particle: "Karim Said | al-Adib". Half a name withheld is a name shown."""
APPOSED_NAME = re.compile(
    r",\s+((?:[A-Z][\w’'.-]+|al-[A-Z][\w’'-]+)(?:\s+(?:[A-Z][\w’'-]+|al-[A-Z][\w’'-]+|bin|bint|de|la|del)){1,5}),(?=\s+(?:was|were|is|had|has|who|died|and|have)\b)"
)
""""The wanted man, Karim Said al-Adib, was arrested": the name behind a described person."""


_NAME = r"[\"“]?[A-Z][\w’'.-]+(?:\s+(?:[A-Z][\w’'.-]+|al-[A-Z][\w’'-]+|bin|bint|de|la|del|y)){0,5}[\"”]?(?:\s*\([^()]{1,30}\))?"
NAMED_ROW = re.compile(rf"\s+(?P<names>{_NAME}(?:\s*,\s+{_NAME})*\s*,?\s+and\s+{_NAME})(?=\s*(?:[,.;:]|$)|\s+[a-z])")
"""Names right behind a plural: "leaders Omar Said and Abu Karim"."""


def named_row(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """The names that a plural noun ending at ``at`` is followed by, and where they end; None where none follow."""
    row = NAMED_ROW.match(text, at)
    if row is None or NO_NAME.search(row["names"]):
        return None
    names = [
        bare_name(re.sub(r"\s*\([^()]*\)|[\"“”]", "", n)) for n in re.split(r"\s*,?\s+and\s+|\s*,\s+", row["names"])
    ]
    return tuple(n for n in names if n), row.end()


def bare_name(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    while len(words) > 1 and (words[0].rstrip(".").lower() in TITLES or is_person_noun(words[0].rstrip(".").lower())):
        words = words[1:]
    return " ".join(words)


def _is_title(t: Any) -> bool:
    word = t.lower_.rstrip(".")
    return is_person_noun(word) or word in TITLES


OFFICES = frozenset({"politician", "official", "judge", "soldier", "police", "leader"})


def _is_office(t: Any) -> bool:
    """Whether the word is an office, and no name that a trade or a calling has become ("Pastor", "Baker")."""
    return bool(OFFICES & read_group(t.text).values())


def _titled(group: Group, doc: Any, start: int, name_first: int) -> Group:
    """ "Father Ellacuria" is a priest, where nothing says whose father."""
    before = doc[name_first - 1] if name_first else None
    if before is None or before.lower_ not in ("father", "sister", "brother") or before.i < start:
        return group
    if before.i and (doc[before.i - 1].tag_ in ("PRP$", "POS", "DT") or doc[before.i - 1].text.endswith(("’s", "'s"))):
        return group
    return Group(
        words=group.words,
        role=(Facet(value="religious", words=before.text),),
        sex=(Facet(value="f", words=before.text),) if before.lower_ == "sister" else (),
        other=tuple(f for f in group.other if f.value != "kin"),
    )


def _inside(t: Any) -> bool:
    if t.lower_ in ("who", "that", "which"):
        return False
    return (
        t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADV")
        or t.tag_ in ("VBN", "VBG", "POS", "HYPH", "PRP$")
        or t.text in ("-", "'s", "’s", "[", "]")
        or t.is_space
    )


def _name_like(words: list[Any]) -> bool:
    """A run of capitalised words with a first name or a title, not a lone acronym or place."""
    last = words[-1]
    if last.text.isupper() and len(last.text) <= 5:
        return False
    return last.text[:1].isupper() or "-" in last.text
