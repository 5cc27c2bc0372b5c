"""From people to claims: each count, sums of what one phrase joins, and counts that break a total down."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import inherited, is_person_noun, read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Bound, Count, Facet, Group, Outcome

ALTERNATIVES = re.compile(r"\b(?:maybe|possibly|perhaps|or|even|if\s+not)\b", re.I)
""""62 soldiers, and maybe more than 100": two readings of one number, no sum."""

ATTACKERS = re.compile(
    r"\b(?:attackers?|assailants?|gunm[ae]n|bombers?|hijackers?|hostage[- ]takers?|kidnappers?|shooters?|perpetrators?|assassins?|raiders?)$",
    re.I,
)
""""147 people and four attackers were killed": tolls leave out who did it, and nobody gave the sum of the two."""


def claims_of(sentence: Sentence, trigger: Trigger, people: list[People], sure: float) -> list[Found]:
    doc = sentence.doc
    t0, t1 = doc[trigger.first].idx, doc[trigger.last].idx + len(doc[trigger.last])
    toll = trigger.frame in ("toll",)
    out: list[Found] = []

    def found(start: int, end: int, count: Count, group: Group, persons: tuple[str, ...], **more: Any) -> Found:
        return Found(
            sentence,
            sentence.start + min(start, t0),
            sentence.start + max(end, t1),
            trigger.outcome,
            count,
            group,
            persons,
            trigger=sentence.start + t0,
            confidence=sure,
            **more,
        )

    people = [p for p in people if _worth(p, trigger)]
    known = [p for p in people if p.count.low is not None and p.count.bound != "none"]
    for p in people:
        group = p.group
        if trigger.frame == "bodies" and p.mention is None and p.count.low is None and not p.group.words:
            continue
        start = _negation(sentence.text, p.start) if p.count.words == "any" else p.start
        out.append(found(start, p.end, p.count, group, p.names, more=p.more, definite=p.definite, total=toll))
    if len(known) == len(people) == 2 and _one_number(known, sentence.text):
        first, second = known
        high = second.count.high if second.count.bound in ("up_to", "exact", "range") else None
        bound: Bound = "at_least" if high is None else "range"
        words = sentence.text[first.start : second.end]
        both = Count(low=first.count.low, high=high, words=words, bound=bound)
        return [found(first.start, second.end, both, first.group, first.names, more=first.more, total=toll)]
    if (
        len(known) > 1
        and len(known) == len(people)
        and not ALTERNATIVES.search(sentence.text[known[0].end : known[-1].start])
        and len({ATTACKERS.search(p.group.words) is None for p in known}) == 1
    ):
        if _told_one_by_one(known, sentence.text):
            for f in out[1:]:
                f.part, f.parent = True, out[0]
            return out
        start, end = min(p.start for p in known), max(p.end for p in known)
        words = sentence.text[start:end]
        total = found(
            start,
            end,
            added([p.count for p in known], words),
            joint_group([p.group for p in known], words),
            tuple(n for p in known for n in p.names),
            total=True,
        )
        for f in out:
            f.part, f.parent = True, total
        out.append(total)
    return out


def _told_one_by_one(people: list[People], text: str) -> bool:
    """ "Three people, a nun and two guards": those behind the comma come to the number of the first, who have no other name
    than people. "Four soldiers, two policemen and two guards" are eight."""
    first, rest = people[0], people[1:]
    return (
        len(rest) > 1
        and first.count.low == first.count.high == sum(p.count.low or 0 for p in rest)
        and (not first.group.words or ANYBODY.search(first.group.words) is not None)
        and re.fullmatch(r"\s*(?:,|:|--|[–—])\s*", text[first.end : rest[0].start]) is not None
        and all(p.group.words or p.names for p in rest)
    )


ANYBODY = re.compile(r"(?:^|\s)(?:people|persons|individuals|victims|civilians)$", re.I)
MAYBE = re.compile(r"[\w ]{0,20}?,?\s*(?:and |or )?(?:maybe|possibly|perhaps|even|if not)\b", re.I)


def _one_number(people: list[People], text: str) -> bool:
    """ "62 soldiers at least, and maybe more than 100": two bounds of one number."""
    first, second = people
    return (
        (not second.group.words or second.group.words == first.group.words)
        and (second.count.low or second.count.high or 0) > (first.count.low or 0)
        and MAYBE.match(text, first.end, second.end) is not None
    )


NEGATION = re.compile(r"\b(?:not|without|never|nor|neither)\b|n['’]t\b", re.I)


def _negation(text: str, start: int) -> int:
    """Where the word stands that makes "any casualties" none, so that the quote shows it."""
    return max((m.start() for m in NEGATION.finditer(text, max(0, start - 80), start)), default=start)


def added(counts: list[Count], words: str) -> Count:
    """The sum of several counts, each with a low end; open above where one of them is."""
    low = sum(c.low or 0 for c in counts)
    highs = [c.high for c in counts]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    bound: Bound = "at_least" if high is None else "exact" if low == high else "range"
    return Count(low=low, high=high, words=words, bound=bound, derived=tuple(c.words for c in counts))


def joint_group(groups: list[Group], words: str) -> Group:
    """The group of a sum: every facet of its summands, as a set that is never split, under the words of them all.

    A facet of only some of them stands too: eleven people of whom ten are security personnel are not eleven people of
    whom nothing is known.
    """

    def every(name: str) -> tuple[Facet, ...]:
        return tuple(dict.fromkeys(f for g in groups for f in getattr(g, name)))

    return Group(words=words, status=every("status"), role=every("role"), age=every("age"), sex=every("sex"))


CORPSES = re.compile(r"\b(?:corpses?|cadavers?|remains)$", re.I)


def _worth(p: People, trigger: Trigger) -> bool:
    """ "Casualties were taken to hospital" says nothing of dead or hurt."""
    if trigger.outcome == "injured" and CORPSES.search(p.group.words):
        return False  # "burnt and mangled corpses"
    return not (
        trigger.outcome == "injured" and p.count.low is None and re.match(r"(?:\w+\s)*casualties$", p.count.words, re.I)
    )


def without_repeats(found: list[Found]) -> list[Found]:
    """One claim where two triggers said the same of the same people ("found dead", "shot dead")."""
    out: list[Found] = []
    for f in found:
        twin = next(
            (
                g
                for g in out
                if g.outcome == f.outcome
                and g.count == f.count
                and g.start < f.end
                and f.start < g.end
                and (g.group.words == f.group.words or not g.group.words or not f.group.words)
            ),
            None,
        )
        if twin is None:
            out.append(f)
        else:
            twin.start, twin.end = min(twin.start, f.start), max(twin.end, f.end)
    return out


NOUN_OUTCOME: dict[str, Outcome] = {
    "killed": "killed",
    "dead": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "killings": "killed",
    "detentions": "detained",
    "martyrs": "killed",
    "victims": "killed",
    "wounded": "injured",
    "injured": "injured",
    "injuries": "injured",
    "missing": "missing",
    "hurt": "injured",
    "kidnapped": "missing",
    "abducted": "missing",
    "disappeared": "missing",
    "arrested": "detained",
    "detainees": "detained",
    "hostages": "missing",
    "deceased": "killed",
    "captured": "detained",
    "held": "detained",
    "detained": "detained",
    "arrests": "detained",
    "displaced": "displaced",
    "casualties": "killed_or_injured",
    "murdered": "killed",
    "slain": "killed",
    "executed": "killed",
}


OF_A_NAME = re.compile(r"[A-Z][\w’'-]+(?:,\s*(?:aged?\s+)?\d{1,3}(?:\s+years?\s+old)?|\s*\(\d{1,3}\))?,\s+$")
""""Three journalists: Rob Navas, | a photographer": who he is, and not one more."""
OPENS_SHARES = re.compile(r"(?:--|[-–—:(])\s*$")
SHARE = re.compile(r"\s+(?:in|by|at|from|near|on|during)\s")


def breakdown(
    sentence: Sentence,
    found: list[Found],
    mentions: list[CountMention],
    by_token: dict[int, CountMention],
    before: Found | None,
) -> list[Found]:
    """ "26 were killed: twenty-two civilians and four soldiers": counts that add up to a total just told are its parts."""
    base = sentence.start
    free = [
        m
        for m in mentions
        if m.count.low is not None
        and m.count.low > 0
        and not (m.article and OF_A_NAME.search(sentence.text, 0, m.start))
        and not any(f.start - base <= m.start < f.end - base and f.count == m.count for f in found)
    ]
    listed = _listed(sentence, found, free, by_token)
    if listed:
        return listed
    told = sum(f.count.low or 0 for f in found if f.part and f.parent is None)
    if not free or (len(free) < 2 and not told):
        return []
    totals = [
        f
        for f in found
        if f.count.low is not None and not f.count.derived and not f.superseded and (not f.part or _summand(f))
    ]
    if (
        not totals
        and before is not None
        and before.count.low is not None
        and sentence.paragraph - before.sentence.paragraph <= 1
    ):
        totals = [before]
    for total in sorted(totals, key=lambda f: -(f.count.low or 0)):
        for i in range(len(free)):
            run: list[CountMention] = []
            for m in free[i:]:
                if total.sentence is sentence and m.start < total.start - base:
                    break
                run.append(m)
                if sum(x.count.low or 0 for x in run) >= (total.count.low or 0):
                    break
            beside = told if total is before else 0
            if len(run) + bool(beside) < 2 or sum(x.count.low or 0 for x in run) + beside != total.count.low:
                continue
            if _summand(total) and any(m.article for m in run):
                continue
            people = [grouped(sentence, from_mention(sentence.doc, m, by_token)) for m in run]
            # "Three persons -- two in a stabbing and one in the firing"
            shares = OPENS_SHARES.search(sentence.text, 0, run[0].start) is not None and all(
                SHARE.match(sentence.text, m.end) for m in run
            )
            if shares:
                people = [People(0, 0, m.start, m.end, m.count, Group(), mention=m) for m in run]
            elif any(p is None for p in people) or sum(bool(p and p.group.words) for p in people) + bool(beside) < min(
                2, len(people) + bool(beside)
            ):
                continue
            return [
                Found(
                    sentence,
                    base + p.start,
                    base + p.end,
                    total.outcome,
                    p.count,
                    inherited(p.group, total.group),
                    part=True,
                    parent=total,
                    confidence=0.8,
                    trigger=base + p.start,
                )
                for p in people
                if p is not None
            ]
    return []


def _summand(f: Found) -> bool:
    """A part only because other people are told beside it, whom the sum joins: it may have parts itself."""
    return f.parent is not None and bool(f.parent.count.derived)


def _listed(
    sentence: Sentence, found: list[Found], free: list[CountMention], by_token: dict[int, CountMention]
) -> list[Found]:
    """ "Fourteen were killed: six men, five women and two children": parts by the colon, whatever they add up to."""
    text, base = sentence.text, sentence.start
    for total in found:
        if total.part or total.count.low is None or total.count.derived or total.superseded:
            continue
        colon = re.match(r"[^.:;]{0,80}:\s+", text[total.end - base :])
        if colon is None:
            continue
        at = total.end - base + colon.end()
        run: list[People] = []
        for m in free:
            if m.start < at:
                continue
            if run and not re.fullmatch(r",?\s+(?:and\s+)?", text[run[-1].end : m.start]):
                break
            if not run and m.start != at:
                break
            people = from_mention(sentence.doc, m, by_token)
            if people is None or not people.group.words or (m.count.low or 0) >= total.count.low:
                break
            run.append(people)
        if len(run) > 1 and re.match(r"\s*(?:[.;,]|$)", text[run[-1].end :]):
            return [
                Found(
                    sentence,
                    base + p.start,
                    base + p.end,
                    total.outcome,
                    p.count,
                    p.group,
                    part=True,
                    parent=total,
                    confidence=0.8,
                    trigger=base + p.start,
                )
                for p in run
            ]
    return []


WERE_GROUP = re.compile(r"\s+(?:were|was|are)\s+((?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+(?:and|in|from|who|that|on|at)\b|$)")


def grouped(sentence: Sentence, people: People | None) -> People | None:
    """ "three were soldiers": the group stands behind the verb."""
    if people is None or people.group.words:
        return people
    rest = WERE_GROUP.match(sentence.text, people.end) or re.match(
        r"\s+of\s+(?:the|them)\s+\w+" + WERE_GROUP.pattern, sentence.text[people.end :]
    )
    if rest is None or not is_person_noun(rest[1].split()[-1].lower()):
        return people
    end = people.end + len(rest[0])
    return replace(people, group=read_group(rest[1]), end=end)
