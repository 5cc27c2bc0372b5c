"""Persons who follow one another under one word, as one party: "Ruiz, Colonel Brandt and Judge Kern", "Ruiz, his wife and her sister".

As many as are named; counted people stay apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from accounted.claims.english.casualties.sums import joint_group
from accounted.claims.english.groups import merged
from accounted.claims.english.people.phrase import People
from accounted.model import Count


def is_named(p: People) -> bool:
    return bool(p.names) and p.mention is None and p.count.low == p.count.high == 1


def _double_titles(people: list[People], text: str) -> list[People]:
    """ "Senator and presidential candidate Kern" is one man of two offices."""
    out: list[People] = []
    for p in people:
        last = out[-1] if out else None
        title = (
            last is not None
            and not last.names
            and last.mention is None
            and last.count.low == 1
            and last.head is not None
        )
        if (
            last is not None
            and title
            and is_named(p)
            and p.group.words
            and text[last.end : p.start].strip().lower() == "and"
        ):
            bare = not re.match(r"(?:the|an?|his|her|its|their)\b", text[last.start : last.end], re.I)
            if bare:
                out[-1] = replace(p, first=last.first, start=last.start, group=merged(p.group, last.group))
                continue
        out.append(p)
    return out


def names_together(people: list[People], text: str) -> list[People]:
    """Names that follow one another as one party of as many as are named; counted people stay apart."""
    return _by_their_names(_in_runs(_double_titles(people, text), text), text)


def _by_their_names(people: list[People], text: str) -> list[People]:
    """ "Two reporters, Ruiz and Soto," are two and not four: as many names behind the comma as people were counted say who
    they are. Of one ("a reporter, Ruiz, and a driver") only between commas."""
    out: list[People] = []
    for p in people:
        last = out[-1] if out else None
        number = last.count.low if last is not None else None
        if (
            last is not None
            and last.mention is not None
            and not last.names
            and last.group.words
            and p.mention is None
            and number == last.count.high == p.count.low == len(p.names)
            and NAMELY.fullmatch(text, last.end, p.start)
            and (number > 1 or re.match(r"\s*,", text[p.end :]))
        ):
            out[-1] = replace(last, last=p.last, end=p.end, names=p.names)
            continue
        out.append(p)
    return out


NAMELY = re.compile(r"\s*(?:,|:|--|[–—])\s+(?:namely\s+|identified\s+as\s+)?")


NO_SORT = frozenset({"nationality", "local", "foreign"})


def tells_who(named: People, p: People) -> bool:
    """ "Ruiz, | a dear friend (and a great patriot)": who Ruiz was, where the words tell no sort of people: a driver or a woman would be one
    more."""
    one = p.count.low == p.count.high == 1 and not p.names and not p.definite and bool(p.group.words)
    sorts = p.group.values() | {f.value for f in p.group.other} - NO_SORT
    return bool(named.names) and one and not sorts


OWNED = re.compile(r"(?:his|her|their|my|our)\b|[^,;]*(?:[’']s|s[’'])\s", re.I)
DEAR = re.compile(r"\b(?:companion|companions|fianc[eé]e?|girlfriend|boyfriend|lover|partner|spouse|friend)$", re.I)


def _of_somebody(p: People) -> bool:
    """ "His wife", "a teacher's son": one person, known by whose he is."""
    if p.mention is not None and not p.mention.article:
        return False
    one = p.count.low == p.count.high == 1 and not p.names
    return one and (any(f.value == "kin" for f in p.group.other) or DEAR.search(p.group.words) is not None)


def _as_many_as_named(p: People) -> bool:
    return bool(p.names) and p.mention is None and p.count.low == p.count.high == len(p.names)


def _is_one_party(run: list[People], text: str) -> bool:
    """ "Ruiz, his wife and her sister"; "a teacher's wife and son"; not "his mother and her sister", of whom nobody is named."""
    if len(run) < 2:
        return False
    of_somebody = [p for p in run if not p.names]
    if len(of_somebody) < len(run):
        return all(OWNED.match(text, p.start) for p in of_somebody)
    first, *others = of_somebody
    return OWNED.match(text, first.start) is not None and all(
        re.fullmatch(r"\s*(?:,|,?\s*and)\s+", text[p.end : q.start]) for p, q in zip(of_somebody, others, strict=False)
    )


def _in_runs(people: list[People], text: str) -> list[People]:
    """Persons who follow one another as one party."""
    out: list[People] = []
    run: list[People] = []
    for p in [*people, None]:
        if p is not None and (_as_many_as_named(p) or _of_somebody(p)):
            run.append(p)
            continue
        out += [_as_one(run, text)] if _is_one_party(run, text) else run
        run = []
        if p is not None:
            out.append(p)
    return out


def _as_one(run: list[People], text: str) -> People:
    start, end = min(q.start for q in run), max(q.end for q in run)
    words, number = text[start:end], sum(q.count.low or 0 for q in run)
    return replace(
        run[0],
        first=min(q.first for q in run),
        last=max(q.last for q in run),
        start=start,
        end=end,
        count=Count(low=number, high=number, words=words),
        group=joint_group([q.group for q in run], words),
        names=tuple(n for q in run for n in q.names),
    )
