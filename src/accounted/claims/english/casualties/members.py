"""People said to be among the counted: "including", "among them", "ten of them", "among the dead"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.listed import list_from
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.casualties.shared import HARMED, further_parts
from accounted.claims.english.casualties.sums import NOUN_OUTCOME, added, joint_group
from accounted.claims.english.casualties.tallied import fate_of_victims
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import inherited, is_person_noun, read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.phrase import People
from accounted.model import Count, Group, Outcome

INCLUDING = Gated(
    r",?\s*(?:\bincluding\b|\bamong\s+(?:them|whom|those|the\s+(?:dead|wounded|injured|victims))(?:\s+(?:were|was|are|is))?\b|\bcounting\b)\s*",
    re.I,
)


AMONG_BEHIND = re.compile(
    r"\s+(?:of\s+(?:its|the|their|our|his|her)\s+)?(?P<nouns>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+(?:(?:were|was|are|is)\s+(?:also\s+)?among)\s+(?:the|those)\s+"
    r"(?P<what>dead|killed|victims|wounded|injured|missing|detained)\b",
    re.I,
)


def among_told_behind(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """ "Two of its citizens were among the injured": a part of those, whom the figure before "among" counts."""
    base = sentence.start
    out = []
    for m in mentions:
        behind = AMONG_BEHIND.match(sentence.text, m.end) if m.count.low else None
        if behind is None or not is_person_noun(behind["nouns"].split()[-1]):
            continue
        outcome = NOUN_OUTCOME[behind["what"].lower()]
        if any(f.outcome == outcome and f.start - base <= m.start < f.end - base for f in found):
            continue
        out.append(
            Found(
                sentence,
                base + m.start,
                base + behind.end(),
                outcome,
                m.count,
                read_group(behind["nouns"]),
                part=True,
                confidence=0.85,
                trigger=base + behind.start("what"),
            )
        )
    return out


INCLUDED = Gated(r",\s*([^,;.]{3,60}?)\s+(?:included|among\s+them)\b", re.I)


OF_THEM = re.compile(r"\b(?:of\s+(?:them|whom|those|these)|all\s+of\s+them)\b\s*(?:were|was|are|is)?\s*", re.I)


AMONG_THE = Gated(
    r"\bamong\s+(?:the\s+|those\s+|these\s+|its\s+|their\s+)(?:(?!flood|earthquake|crash|accident|storm|dead|killed|wounded|injured)[a-z]+\s+){0,2}?(?P<what>dead|killed|murdered|slain|executed|victims|wounded|injured|missing|detained|arrested|held|captured|kidnapped|abducted|hurt|displaced|casualties|disappeared|detainees|hostages|deceased)\s+(?:[\w’'-]+\s+){0,6}?(?:there\s+)?(?:is|are|was|were)\s*:?\s+",
    re.I,
)


def among_the_dead(
    sentence: Sentence, found: list[Found], by_token: dict[int, CountMention], before: Found | None = None
) -> list[Found]:
    """ "Among the dead are a woman and her baby": members of the count told before, a part each and together."""
    out: list[Found] = []
    base = sentence.start
    for m in AMONG_THE.finditer(sentence.text):
        listed = list_from(sentence.doc, m.end(), by_token)
        told = [p for p in listed if p.count.low is not None and p.count.bound != "none"]
        people = names_together(told, sentence.text)
        outcome = fate_of_victims(m["what"], NOUN_OUTCOME[m["what"].lower()], sentence, before)
        for p in people:
            if not any(f.outcome == outcome and f.start - base <= p.start < f.end - base for f in found):
                out.append(
                    Found(
                        sentence,
                        base + m.start(),
                        base + p.end,
                        outcome,
                        p.count,
                        p.group,
                        p.names,
                        part=True,
                        confidence=0.85,
                        trigger=base + m.start("what"),
                    )
                )
        if len(people) > 1:
            words = sentence.text[people[0].start : people[-1].end]
            out.append(
                Found(
                    sentence,
                    base + m.start(),
                    base + people[-1].end,
                    outcome,
                    added([p.count for p in people], words),
                    joint_group([p.group for p in people], words),
                    tuple(n for p in people for n in p.names),
                    part=True,
                    confidence=0.8,
                    trigger=base + m.start("what"),
                )
            )
    return out


OF_THE_DEAD = re.compile(
    r"\s*of\s+(?:the|those|these)\s+(?P<what>dead|killed|victims|wounded|injured|missing|detained|arrested|captured|kidnapped|abducted|deaths|bodies|corpses|killings|fatalities|injuries|casualties|arrests|detentions)\b(?:\s+(?:were|are|was|is)\s+(?P<group>(?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+(?:and|in|from|who|that|on|at)\b|$))?",
    re.I,
)


WOUNDED_WHO_DIED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:wounded|injured)\s+[\w’'-]+(?:\s+(?!and\b|or\b)[\w’'-]+)?\s+(?:(?:had|have|has|later|also|then|since|all)\s+)*(?:died|succumbed)\b",
    re.I,
)
""""Four wounded traders had died": four of the wounded, and no total of the dead."""


def outcome_of(told: re.Match[str]) -> Outcome:
    """What became of those whom the word ``what`` names: bodies are dead."""
    word = told["what"].lower()
    return "killed" if word in ("bodies", "corpses") else NOUN_OUTCOME[word]


def of_the_dead(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]
) -> list[Found]:
    """ "Eleven of the dead were civilians": a part, of whom the words behind it tell."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        rest = OF_THE_DEAD.match(text, m.end)
        if rest is None and WOUNDED_WHO_DIED.match(text, m.end):
            for f in found:
                if f.outcome == "killed" and f.start - base <= m.start < f.end - base and f.count == m.count:
                    f.part = True
        if rest is None or m.count.low is None:
            continue
        others = [
            f
            for f in found
            if f.start - base <= m.start < f.end - base and f.count == m.count and f.outcome != outcome_of(rest)
        ]
        if others:  # "three of the wounded have died": said of another outcome, and of a part
            for f in others:
                f.part = True
            continue
        outcome = outcome_of(rest)
        for f in list(found):
            if f.outcome == outcome and f.start - base <= m.start < f.end - base and f.count == m.count:
                found.remove(f)
        words = (rest["group"] or "").strip()
        group = read_group(words) if words and is_person_noun(words.split()[-1].lower()) else Group()
        out.append(
            Found(
                sentence,
                base + m.start,
                base + rest.end(),
                outcome,
                m.count,
                group,
                part=True,
                confidence=0.85,
                trigger=base + rest.start("what"),
            )
        )
        for other, sort, end in further_parts(text, rest.end(), mentions) if words else ():
            if not any(f.start - base <= other.start < f.end - base and f.count == other.count for f in found):
                out.append(
                    Found(
                        sentence,
                        base + other.start,
                        base + end,
                        outcome,
                        other.count,
                        sort,
                        part=True,
                        confidence=0.8,
                        trigger=base + other.start,
                    )
                )
    return out


def tell_members(
    sentence: Sentence,
    found: list[Found],
    mentions: list[CountMention],
    by_token: dict[int, CountMention],
    before_sentence: Found | None = None,
) -> None:
    """ "…, including the mayor", "ten of them police", "three children among them": members, and part claims where counted."""
    text, base = sentence.text, sentence.start
    doc = sentence.doc
    new: list[Found] = []

    def owner(at: int) -> Found | None:
        before = [f for f in found if min(f.end - base, number_at(f, sentence) + len(f.count.words)) <= at + 2]
        before = [f for f in before if not f.count.low == f.count.high == 1]  # one man has no members
        whole = [f for f in before if not f.part]
        return max(whole or before, key=lambda f: (number_at(f, sentence), f.count.low or 0)) if before else None

    def member(people: People, parent: Found) -> None:
        people = replace(people, group=inherited(people.group, parent.group))
        counted = people.count.low is not None and people.count.bound != "none"
        fates = [f for f in found if f is not parent and f.outcome != parent.outcome and f.count == people.count]
        fates = [f for f in fates if f.start - base <= people.start < f.end - base]
        if fates and parent.outcome == "killed_or_injured":  # "32 casualties, including 9 dead"
            fates[0].part, fates[0].parent = True, parent
            return
        parent.includes = (
            *parent.includes,
            _with(people.group, people.count if counted else None, text[people.start : people.end]),
        )
        told = counted and people.mention is not None and not people.mention.article
        if told and not any(
            f.start - base <= people.start < f.end - base and f.count == people.count and f is not parent for f in found
        ):
            new.append(
                Found(
                    sentence,
                    parent.start,
                    max(parent.end, base + people.end),
                    parent.outcome,
                    people.count,
                    people.group,
                    part=True,
                    parent=parent,
                    confidence=0.85,
                    trigger=parent.trigger,
                )
            )

    def drop(people: People, parent: Found) -> None:
        """A member is no claim of its own beside the claim it is counted in."""
        for f in list(found):
            if (
                f is not parent
                and f.start <= base + people.start
                and base + people.end <= f.end
                and f.count == people.count
                and f.outcome == parent.outcome
            ):
                found.remove(f)

    for m in INCLUDING.finditer(text):
        parent = owner(m.start())
        if parent is None or _others_between(doc, parent, m.start(), mentions, by_token):
            continue
        both = _dead_and_hurt(found, parent, sentence)
        for people in list_from(doc, m.end(), by_token):
            drop(people, parent)
            if both is None:
                member(people, parent)
            elif people.count.low is not None and people.count.bound != "none":
                drop(people, both)
                start, end = min(both.start, parent.start), max(parent.end, base + people.end)
                new.append(
                    Found(sentence, start, end, "killed_or_injured", people.count, people.group, people.names, part=True,
                          confidence=0.8, trigger=base + people.start)
                )  # fmt: skip
    for m in INCLUDED.finditer(text):
        parent = owner(m.start())
        if parent is None:
            continue
        for people in list_from(doc, m.start(1), by_token, m.end(1)):
            drop(people, parent)
            member(people, parent)
    for m in OF_THEM.finditer(text):
        mention = next((x for x in mentions if 0 <= m.start() - x.end <= 2), None)
        if mention is None:
            continue
        parent = owner(mention.start)
        if (
            parent is None
            and before_sentence is not None
            and sentence.paragraph - before_sentence.sentence.paragraph <= 1
        ):
            parent = before_sentence
        if parent is None or (
            parent.count.low is not None and mention.count.low is not None and mention.count.low > parent.count.low
        ):
            continue
        rest = re.match(
            r"(?:the\s+)?((?:[\w’'-]+\s?){1,3}?)(?=[,.;]|\s+(?:and|were|was|who|in|at|on|have|had|when|as|under|over|aged|from|of|between)\b|$)",
            text[m.end() :],
        )
        words = rest[1].strip() if rest else ""
        last = words.split()[-1] if words else ""
        if not (last and is_person_noun(last.lower())) or words.split()[0].lower() in HARMED:
            continue  # "three of those wounded are children": of another count than the one told before
        for f in list(found):
            if f is not parent and f.start - base <= mention.start < f.end - base and f.count == mention.count:
                found.remove(f)
        group = inherited(read_group(words), parent.group)
        parent.includes = (
            *parent.includes,
            _with(
                group,
                mention.count if mention.count.low is not None else None,
                text[mention.start : m.end() + len(words)],
            ),
        )
        if mention.count.low is not None:
            here = parent.sentence is sentence
            new.append(
                Found(
                    sentence,
                    parent.start if here else base + mention.start,
                    max(parent.end if here else 0, base + m.end() + len(words)),
                    parent.outcome,
                    mention.count,
                    group,
                    part=True,
                    parent=parent,
                    confidence=0.85,
                    trigger=parent.trigger if here else base + mention.start,
                )
            )
    found += new


def _dead_and_hurt(found: list[Found], parent: Found, sentence: Sentence) -> Found | None:
    """ "Two dead and three wounded, including a sergeant": the other of the two counts, of either of which he may be one."""
    if parent.outcome not in ("killed", "injured"):
        return None
    base = sentence.start
    for f in found:
        if f is not parent and {f.outcome, parent.outcome} == {"killed", "injured"} and f.end <= parent.start:
            between = sentence.text[f.end - base : parent.start - base]
            if re.fullmatch(r"\s*,?\s*and\s+", between) and TWO_STATES.search(
                sentence.text, f.start - base, parent.end - base
            ):
                return f
    return None


TWO_STATES = re.compile(
    r"\b(?:dead|killed|deaths)\s*,?\s*and\s+[\w-]+\s+(?:\w+\s+)?(?:wounded|injured|hurt)\s*$|\b(?:wounded|injured|hurt)\s*,?\s*and\s+[\w-]+\s+(?:dead|killed)\s*$",
    re.I,
)


def _others_between(
    doc: Any, parent: Found, at: int, mentions: list[CountMention], by_token: dict[int, CountMention]
) -> bool:
    """ "Two were killed, and five officers, among them a captain, were praised": the captain is one of the five."""
    end = parent.end - parent.sentence.start
    for m in mentions:
        if end <= m.start < at and m.count.low is not None and not m.article:
            people = from_mention(doc, m, by_token)
            if people is not None and at - 2 <= people.end <= at:
                return True
    return False


def _with(group: Group, count: Count | None, words: str) -> Group:
    return Group(
        words=group.words or words,
        status=group.status,
        role=group.role,
        age=group.age,
        sex=group.sex,
        other=group.other,
        count=count,
    )
