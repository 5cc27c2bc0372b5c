"""Whose death or seizure a noun tells of: "the murder of two nuns", "the nuns' murder", "the Galan assassination".

The small parser breaks such phrases often (a date between "murder" and "of", a list behind "of"), so the words are
read from left to right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.runs import tells_who
from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import is_demonym, is_person_noun, merged, read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.claims.english.words import text_of

WHEN = re.compile(
    r"\s+(?:(?:on|in|during|last|past|this|early|late|yesterday|today|the|\d{1,2}|\d{4}|\w+day|morning|afternoon|evening|night|hours|days|weeks?|months?|years?|few|"
    r"two|three|four|five|six|seven|eight|nine|ten|"
    rf"{MONTH_NAMES}|of(?=\s+\d))\b,?\s*){{1,8}}(?=of\b)",
    re.I,
)
"""A time between the act and its "of": "the murder on 26 February of the mayor"."""
JOINED_ACTS = re.compile(
    r"(?:\s*,)?\s+(?:and\s+|or\s+)?(?:the\s+)?(?:torture|kidnapping|abduction|arrest|detention|murder|killing|assassination|disappearance|execution|"
    r"imprisonment|persecution|wounding|injury|capture|rape)s?(?=\s*(?:,|\s(?:and|or|of)\b))",
    re.I,
)
"""Further acts that share what stands behind "of": "the murder and kidnapping of politicians"."""
OF = re.compile(r"[\"”]?\s+(?:of|against)\s+")
THAT_OF = re.compile(r"\s*,?\s+(?:such\s+as|like|including|are|is|were|was)\s+(?:that|those)\s+of\s+", re.I)
""""Murders such as that of | Bishop Paz", "the killings are those of the nuns"."""
OF_BARE = re.compile(r"\s*of\s+")
INJURY_TO = re.compile(r"\s+(?:(?:caused|inflicted|done)\s+(?:to|on|upon)|to|among)\s+", re.I)
""""Causing injuries to a constable"."""
ASIDE = re.compile(
    r"(?:,\s[^,.;:]{3,45},|\s*(?:--|—|–)\s*[^-—–.;:]{3,70}?\s*(?:--|—|–))\s*(?=of\b)"
    r"|\s+(?:by|in|at|near|with|outside|under)\s+(?:[\w’'.-]+\s+){1,6}?(?=of\s+(?:\d|(?:an?|the|at\s+least|some|about|nearly|over|more|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|dozens|scores|hundreds|several)\b))",
    re.I,
)
""" "The murder, in broad daylight, of two judges", "the killing by soldiers of six priests"."""
IN_PLACE = re.compile(r"\s+(?:in|at|near|outside)\s+(?:[A-Z][\w’'.-]+\s+){1,3}(?=of\s+\S)")
""" "The murder in Riva | of student leader Ana Torv"."""
CLAUSE = re.compile(r"\s*,?\s*(?:who|whom|which|that|when|where|while|but|including|among)\b", re.I)


HIRED = frozenset({"paid", "hired", "contract", "professional", "salaried", "bribed"})
""""Paid | assassins of drug traffickers": whose men they are."""


def people_of_act(trigger: Trigger, doc: Any, by_token: dict[int, CountMention]) -> list[People]:
    """The people of a noun of an act, each part of a list on its own; nobody where it stands alone ("the killings")."""
    if trigger.token.lemma_.lower().endswith(("er", "or", "assassin")) and trigger.token.lemma_.lower() != "murder":
        told = people_behind(trigger, doc, by_token) or _before(trigger, doc, by_token)
        if trigger.first and doc[trigger.first - 1].lower_ in HIRED:
            told = [p for p in told if p.names]
        # "the army's killers", "killers of that band": whose men they are
        return [
            p
            for p in told
            if p.names or p.count.low is not None or (p.head is not None and p.head.tag_ in ("NNS", "NNPS"))
        ]
    return people_behind(trigger, doc, by_token) or _before(trigger, doc, by_token)


def people_behind(
    trigger: Trigger, doc: Any, by_token: dict[int, CountMention], between: re.Pattern[str] = OF
) -> list[People]:
    """ "(the murder) of two nuns and a guard", "(the bodies) of …", a time between them or none."""
    text, at = text_of(doc), doc[trigger.last].idx + len(doc[trigger.last])
    while (joined := JOINED_ACTS.match(text, at)) is not None:
        at = joined.end()
    when = WHEN.match(text, at)
    if when is not None:
        at = when.end() - 1
    of = between.match(text, at)
    if of is None and between is OF and trigger.frame == "act":
        of = THAT_OF.match(text, at)
    if of is None and between is OF and trigger.frame == "act":
        for pattern in (ASIDE, IN_PLACE):
            aside = pattern.match(text, at)
            of = OF_BARE.match(text, aside.end()) if aside is not None else None
            if of is not None:
                told = people_listed(doc, of.end(), by_token)
                surely = any(not p.names or (pattern is IN_PLACE and p.group.words) for p in told)
                return told if surely else []
    return [] if of is None else people_listed(doc, of.end(), by_token)


def people_listed(doc: Any, start: int, by_token: dict[int, CountMention]) -> list[People]:
    """People of a list that begins at a character: "rector Paz, five other teachers, and two women".

    A comma leads on only to more people of the list, never to what is said in apposition ("Paz, a rector, in May").
    """
    first = next((t.i for t in doc if t.idx >= start), None)
    if first is None:
        return []
    out: list[People] = []
    sure = 1  # parts that stand; what only commas lead on to is kept where an "and" closes the list
    i: int | None = first
    by_comma = False
    while i is not None and i < len(doc):
        people = _phrase(doc, i, by_token)
        beyond = _beyond_apposition(doc, i, people, out[-1]) if by_comma else None
        if beyond is not None:
            i, by_comma = beyond, False
            continue
        if out and people is not None and people.mention is not None and _of_another_fate(doc, people.last):
            break
        if people is None or people.count.bound == "none" or (by_comma and _apposed(doc, people, out[-1])):
            break
        out.append(people)
        if not by_comma or (people.mention is not None and not people.definite):
            sure = len(out)
        told = _counted_aside(doc, people, by_token)
        if told is not None:
            out[-1:], i, by_comma = told[0], _behind_dashes(doc, told[1]), False
            sure = len(out)
            continue
        i, by_comma = _next_item(doc, people)
    if len(out) > 1 and _clause_begins(doc, out):
        return out[:1]
    if len(out) == 2 and BETWEEN.search(text_of(doc), 0, start) is not None and not out[1].names:
        return out[:1]
    if sure > 1 and _several_kinds(out[:sure]) and _does_something(doc, out[sure - 1]):
        return out[:1]
    return out[:sure]


OF_ANOTHER_FATE = frozenset({"wounded", "injured", "hurt", "missing", "arrested", "detained", "captured", "dead"})
""""The death of two women and 12 | injured": the number is the last word's."""


def _of_another_fate(doc: Any, last: int) -> bool:
    return any(t.lower_ in OF_ANOTHER_FATE for t in doc[last : last + 2])


BETWEEN = re.compile(r"\bbetween\s+(?:(?!\band\b)[^.;:]){0,160}$", re.I)
""""A link between those who took part in the murder of the priests and | the guerrillas": the "and" is of "between"."""
DASHED = re.compile(r"\s*(?:--|—|–)\s*(?P<told>[^-—–;:.]{3,70}?)\s*(?:--|—|–)\s*")


def _counted_aside(doc: Any, people: People, by_token: dict[int, CountMention]) -> tuple[list[People], int] | None:
    """ "(The murder of) the teachers -- four women and a man -- …": those whom the aside counts, in place of "the teachers", and where
    it ends; None where there is no such aside or the people are counted themselves."""
    if people.mention is not None or people.names or people.count.low is not None:
        return None
    aside = DASHED.match(text_of(doc), people.end)
    if aside is None:
        return None
    first = next((t.i for t in doc if t.idx >= aside.start("told")), None)
    told: list[People] = []
    while first is not None and first < len(doc) and doc[first].idx < aside.end("told"):
        one = from_mention(doc, by_token[first], by_token) if first in by_token else None
        if one is None or one.count.low is None or one.end > aside.end("told"):
            return None
        told.append(replace(one, group=merged(one.group, people.group)))
        first, _ = _next_item(doc, one) if one.end < aside.end("told") else (None, False)
    return (told, aside.end()) if told and told[-1].end == aside.end("told") else None


def _behind_dashes(doc: Any, at: int) -> int | None:
    """Where the list goes on behind an aside: only behind "and"."""
    joined = next((t for t in doc if t.idx >= at), None)
    return joined.i + 1 if joined is not None and joined.lower_ == "and" and joined.i + 1 < len(doc) else None


def _several_kinds(listed: list[People]) -> bool:
    """Whether uncounted people follow one who is named, told apart from him by nothing but their number."""
    return bool(listed[0].names) and any(p.count.low is None and p.mention is None for p in listed[1:])


def _does_something(doc: Any, last: People) -> bool:
    """ "After the murder of Riva, priests and nuns | asked the court": those behind the name act."""
    after = next((t for t in doc if t.idx >= last.end), None)
    return (
        after is not None
        and after.tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD")
        and after.lower_ not in ("was", "is", "has")
    )


def _clause_begins(doc: Any, listed: list[People]) -> bool:
    """ "Since the murder of the priests, senators and bishops have called …": those behind the comma do something.

    Not so behind one more "of": "documents on the murders of Ruiz, Kern, and of Judge Ost were found".
    """
    if doc[listed[-1].first - 1].lower_ == "of":
        return False
    after = listed[-1].last + 1
    if listed[0].last + 1 >= len(doc) or doc[listed[0].last + 1].text != "," or after >= len(doc):
        return False
    return doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD") and any(
        a.dep_ == "prep" for a in list(doc[listed[0].first].ancestors)[1:4] if a.lower_ not in ("of", "against")
    )


def _phrase(doc: Any, i: int, by_token: dict[int, CountMention]) -> People | None:
    """The people of the noun phrase that begins at token ``i``."""
    n = len(doc)
    while i < n and doc[i].lower_ in ("of", "the", "all", "these", "those", "both"):
        if i in by_token and not by_token[i].article:
            break
        i += 1
    if i >= n:
        return None
    if i in by_token and not by_token[i].article:
        return from_mention(doc, by_token[i], by_token)
    head = None
    j = i
    while j < n and j - i < 14:
        t = doc[j]
        if t.lower_ == "ago":
            return None  # "and a few minutes ago the judges …": when something else happened
        if t.lower_ in (",", "and") and j > i and j + 1 < n and is_demonym(doc[j - 1].text):
            if not (is_demonym(doc[j + 1].text) or doc[j + 1].lower_ == "and"):
                break  # "Swiss, French and Japanese citizens" is one phrase
        elif t.pos_ in NOUNS or (t.pos_ == "NUM" and head is None) or _taken_for_adjective(t):
            head = t
        elif t.text == "," and head is None and i < j < n - 1 and _describes(doc[j - 1]) and _describes(doc[j + 1]):
            pass  # "of a young, unarmed teacher"
        elif (
            not (
                t.pos_ in ("ADJ", "DET", "PART", "ADV")
                or t.tag_ in ("VBN", "VBG", "POS", "HYPH", "PRP$")
                or t.text in ("-", "[", "]", '"', "“", "”", ".")
                or (t.is_space and j > i)
            )
            or (t.text == "." and j + 1 == n)
            or (head is not None and t.tag_ in ("VBN", "VBG"))
        ):
            break
        j += 1
    if head is None:
        return None
    if is_demonym(head.text) and head.tag_ not in ("NNS", "NNPS"):
        return None
    return from_noun(doc, head, by_token)


def _describes(t: Any) -> bool:
    return t.tag_ in ("JJ", "JJR", "JJS", "VBN", "RB") and t.lower_ not in ("not", "then", "also")


def _taken_for_adjective(t: Any) -> bool:
    """ "The lives of a major and two drivers": the parser joins the two and takes the first for an adjective."""
    after = t.nbor(1).lower_ if t.i + 1 < len(t.doc) else "."
    return t.pos_ == "ADJ" and after in ("and", ",") and is_person_noun(t.lower_) and not is_demonym(t.text)


def _apposed(doc: Any, people: People, before: People) -> bool:
    """Whether people behind a comma only describe those before it: "Paz, a rector (who …)"."""
    if people.mention is not None and not people.mention.article:
        return False
    if people.count.low is None and not people.definite and before.count.low == before.count.high == 1:
        return False  # "Bishop Paz, dock workers, and …": one man is no workers
    if tells_who(before, people):
        return True  # "Ruiz, a dear friend and a great patriot"; a driver or a woman would be one more
    goes_on = text_of(doc)[people.end :]
    return bool(before.names) and not people.names and re.match(r"(?:\s*,)?\s+and\b", goes_on) is None


OFFICE = re.compile(
    r"(?P<what>(?:an?\s+|the\s+|then\s+|former\s+)?[^,.;:]{3,70}),\s+(?:and|as\s+well\s+as)\s+(?:of\s+)?(?=[A-Z])(?!(?:That|This|The|In|On|It|He|She)\b)"
)
"""Who the one before is, up to a comma, with one more name to come: "(Ruiz,) editor of the Horizon, and | Judge Kern"."""


def _beyond_apposition(doc: Any, i: int, people: People | None, before: People) -> int | None:
    """ "The deaths of Ruiz, editor of the Horizon, and Judge Kern": the token at which the next name of the row begins, where the words from
    token ``i`` on only tell who ``before`` is; else None."""
    if not before.names or (people is not None and (people.names or people.count.low != 1)):
        return None
    if people is not None and people.mention is not None and not people.mention.article:
        return None
    office = OFFICE.match(text_of(doc), doc[i].idx)
    if office is None or _has_verb(t for t in doc[i:] if t.idx < office.end("what")):
        return None
    at = next((t.i for t in doc[i:] if t.idx >= office.end()), None)
    one = _phrase(doc, at, {}) if at is not None else None
    if one is None or not one.names or one.count.low != 1:
        return None
    after = next((t for t in doc if t.idx >= one.end), None)
    if after is not None and (after.tag_ == "POS" or (after.tag_ in FINITE and _has_verb(doc[: before.first]))):
        return None  # "He deplored the murder of Ruiz, editor of the Horizon, and Judge Kern | agreed"
    return at


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _has_verb(tokens: Any) -> bool:
    return any(t.tag_ in FINITE for t in tokens)


def _next_item(doc: Any, people: People) -> tuple[int | None, bool]:
    """Where the next part of the list begins, and whether only a comma stands before it."""
    i = people.last + 1
    n = len(doc)
    while i < n and doc[i].idx < people.end:
        i += 1
    if (
        i + 1 < n and doc[i].lower_ == "of" and doc[i + 1].pos_ == "PROPN"
    ):  # "the governor of Antioquia, another judge, and …"
        i += 1
        while i < n and doc[i].pos_ == "PROPN":
            i += 1
    if i >= n or CLAUSE.match(text_of(doc), people.end):
        return None, False
    comma = doc[i].text == ","
    if comma:
        i += 1
    joined = i < n and doc[i].lower_ in ("and", "or")
    if joined:
        i += 1
    if not (comma or joined) or i >= n:
        return None, False
    return i, comma and not joined


def _before(trigger: Trigger, doc: Any, by_token: dict[int, CountMention]) -> list[People]:
    """ "The six priests' murder", "the Galan assassination"."""
    t = trigger.token
    owner = next((c for c in t.children if c.dep_ == "poss" and c.pos_ in NOUNS), None)
    if owner is None and trigger.first >= 2 and doc[trigger.first - 1].tag_ == "POS":
        owner = doc[trigger.first - 2] if doc[trigger.first - 2].pos_ in NOUNS else None
    if owner is not None:
        people = _counted_owner(doc, owner, by_token) or from_noun(doc, owner, by_token)
        return [] if people is None else [people]
    name = doc[trigger.first - 1] if trigger.first >= 2 else None
    if name is None or name.pos_ != "PROPN" or t.lower_ not in ONE_ACT or doc[trigger.first - 2].pos_ != "PROPN":
        return []
    people = from_noun(doc, name, by_token)
    return [people] if people is not None and people.names else []


def _counted_owner(doc: Any, owner: Any, by_token: dict[int, CountMention]) -> People | None:
    """ "The six priests' murder": the count before the noun that owns the act."""
    i = owner.i - 1
    while i >= 0 and owner.i - i < 5 and i not in by_token and doc[i].pos_ in (*NOUNS, "ADJ"):
        i -= 1
    mention = by_token.get(i)
    if mention is None or mention.article or not is_person_noun(owner.lower_):
        return None
    while i and by_token.get(i - 1) is mention:
        i -= 1
    end = owner.idx + len(owner)
    words = doc.text[mention.end : end]
    return People(
        i, owner.i, mention.start, end, mention.count, read_group(words), mention=mention, head=owner, definite=True
    )


ONE_ACT = frozenset({"murder", "killing", "assassination", "slaying", "death", "kidnapping", "abduction", "execution"})
"""Acts done to one: before "massacre" or "killings" stands a place sooner than a person."""
