"""What is said of people behind the words that name them: "X, mayor of Riva, 45", "a man who worked as a cook".

Reads the text after a name or noun; adds facets, never a count. Only a noun for people makes a description: of
"Ruiz, Judge Lopez and two guards" nothing is said of Ruiz.
"""

from __future__ import annotations

import re

from accounted.claims.english.groups import age_of, is_person_noun, merged, read_group
from accounted.model import Facet, Group

__all__ = ["described"]

AGE = re.compile(
    r"\s*(?:\(\s*(?:aged?\s+)?(\d{1,3})\s*\)|,\s*(?:aged?\s+)?(\d{1,3})(?=\s*(?:,|;|\)|\.|$|and\b|was\b|who\b))(?:\s+years?\s+old)?"
    r"|,?\s*(?:aged?\s+|who\s+was\s+)(\d{1,3})\b|,\s*(\d{1,3})\s+years?\s+old\b)",
    re.I,
)
""""Ruiz, 45, ", "Ruiz (32)", "Ruiz, aged 12"."""
OPENS = re.compile(r"\s*(?:,|--|\(|—|–)\s*")
ARTICLE = re.compile(r"(?:(?:who\s+(?:is|was)\s+)?(?:an?|the|one\s+of\s+the|also)\s+|former\s+)", re.I)
STOPS = re.compile(
    r"[,;:().\"“”\[\]]|--|—|–|\b(?:who|whom|whose|which|that|was|were|is|are|has|had|have|died|today|yesterday|said|says|when|while|after)\b",
    re.I,
)
PREPOSITION = re.compile(r"\b(?:of|in|at|from|for|with|by|on|to|near|under|during|inside|outside)\b", re.I)
WHO = re.compile(
    r"\s*,?\s*who\s+(?:(?:is|was|were|are|had\s+been|has\s+been|have\s+been)\s+(?:also\s+)?"
    r"(?:(?:working|acting|serving|employed|posing)\s+(?:there\s+)?as\s+|(?P<guarding>guarding)\b|(?P<studying>studying)\b)?"
    r"|(?:worked|acted|served|works|serves)\s+as\s+)",
    re.I,
)
PLURAL_VERB = re.compile(r"\s*,?\s*(?:were|are|have)\b", re.I)
NEXT_IN_LIST = re.compile(r"\s*,?\s*and\s+(?:an?|two|three|four|five|six|several|\d+|another)\b", re.I)
TAIL = re.compile(r"\s+(?:of|from|for|in)\s+(?:the\s+|an?\s+)?[^,;:.()\"“”]{1,60}", re.I)


def described(text: str, end: int, group: Group, *, named: bool) -> Group:
    """``group`` with what the words behind ``text[:end]`` say of the same people: an age, an office, a trade.

    ``named``: a person's name ends at ``end``, behind which an apposition may stand; behind a noun only a relative
    clause or an age is read.
    """
    behind = text[end : end + 200]
    at = 0
    extra: list[Group] = []
    age = AGE.match(behind)
    if age is not None:
        number = next(g for g in age.groups() if g is not None)
        value = age_of(number)
        if value is not None:
            group = _aged(group, Facet(value=value, words=number))
        at = age.end()
    if named and (office := _apposed(behind[at:])) is not None:
        extra.append(office)
    who = WHO.match(behind, at)
    if who is not None:
        extra += _clause(behind, who)
    tail = TAIL.match(behind)
    if tail is not None and group.role:
        group = _corrected(group, group.words + tail[0])
    return merged(group, *extra) if extra else group


def _aged(group: Group, age: Facet) -> Group:
    if group.age and group.age[0].value == age.value:
        return group
    return Group(
        words=group.words, status=group.status, role=group.role, age=(age,), sex=group.sex, other=group.other,
        count=group.count,
    )  # fmt: skip


def _corrected(group: Group, phrase: str) -> Group:
    """The roles under the words that go on: "colonel ... of the police force", "president of the company"."""
    role = read_group(phrase).role
    return Group(
        words=group.words, status=group.status, role=role, age=group.age, sex=group.sex, other=group.other,
        count=group.count,
    )  # fmt: skip


def _apposed(behind: str) -> Group | None:
    """The office or trade in an apposition at the start of ``behind``, or None."""
    opens = OPENS.match(behind)
    if opens is None:
        return None
    start = opens.end()
    stop = STOPS.search(behind, start)
    phrase = behind[start : stop.start() if stop else len(behind)].rstrip()
    article = ARTICLE.match(phrase)
    pieces = re.split(r"\s+and\s+", phrase)
    first = _office(pieces[0], article is not None)
    if first is None:
        return None
    rest = behind[start + len(pieces[0]) :]
    if article is not None and NEXT_IN_LIST.match(rest):
        return None  # "Ruiz, a guard and two drivers": a list
    closed = behind[start + len(phrase) :]
    if opens[0].strip() == "," and PLURAL_VERB.match(closed):
        return None
    more = [g for piece in pieces[1:] if (g := _office(piece, False)) is not None]
    return merged(first, *more)


def _office(piece: str, article: bool) -> Group | None:
    """The group of one noun phrase for one person, with what hangs on its noun kept as context."""
    cut = PREPOSITION.search(piece)
    lead = piece[: cut.start()] if cut else piece
    words = lead.split()
    if not words or len(words) > 8:
        return None
    last = words[-1].lower().rstrip(".")
    if not is_person_noun(last) or last.endswith("men") or (last.endswith("s") and not last.endswith("ss")):
        return None
    if not article and cut is None and len(words) > 5:
        return None
    group = read_group(piece)
    return group if any((group.status, group.role, group.age, group.sex)) else None


def _clause(behind: str, who: re.Match[str]) -> list[Group]:
    if who["guarding"]:
        return [Group(role=(Facet(value="guard", words=who["guarding"]),))]
    if who["studying"]:
        return [Group(role=(Facet(value="student", words=who["studying"]),))]
    stop = STOPS.search(behind, who.end())
    phrase = behind[who.end() : stop.start() if stop else len(behind)]
    cut = PREPOSITION.search(phrase)
    words = (phrase[: cut.start()] if cut else phrase).split()
    if words and words[0].lower() in ("a", "an", "the", "her", "his", "their", "its"):
        words = words[1:]
    if not words or len(words) > 4 or not is_person_noun(words[-1].lower()):
        return []
    group = read_group(" ".join(words))
    return [group] if any((group.role, group.age, group.sex)) else []
