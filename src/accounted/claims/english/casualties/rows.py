"""Counted people in a row, read by the words alone: "12 teachers and 10 pupils were killed", "21, made up of nine staff,
eight patients and four bodies".

A parser loses the ends of such rows as often as not (it takes "Saturday 12" for a date, hangs "10 patients" on the figure
before). A row is what its words say: a number, people, a comma or "and", a number, people.
"""

from __future__ import annotations

import re
from itertools import pairwise

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.sums import added, joint_group
from accounted.claims.english.casualties.victims import SPEAKS_NEXT
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import inherited, is_person_noun, read_group
from accounted.claims.english.people.phrase import People
from accounted.model import Group

NOUNS = r"(?P<nouns>(?:(?:of\s+)?(?:the|its|our|their|other|more)\s+)?(?:[\w’'-]+\s+){0,3}?(?:(?:[A-Z][\w’'-]*\s+){2,6}?\([A-Z]{2,8}\)\s+)?[\w’'-]+)"
GAP = re.compile(rf"\s+{NOUNS}\s*(?:,\s*and|,|\s(?:and|plus|as well as)|\s?&)\s+$")
"""Between two numbers of a row: the people of the first, and what joins."""
LAST = re.compile(
    rf"\s+{NOUNS}(?=\s*(?:[.,;:)”\"—–]|$)|\s+(?:in|at|on|near|from|during|when|after|who|that|whose|inside|outside|were|was|have|had|dead|killed|"
    r"wounded|injured|hurt|missing|died|as|and|to)\b)"
)
COLLECTIVE = frozenset({"staff", "personnel", "crew", "police", "clergy", "remains", "corpses", "bodies", "family"})
NOT_HARMED = re.compile(
    r"\b(?:by|with|from|against|carrying|aboard|than)\s+(?:(?:about|some|at\s+least|around|over|nearly)\s+)*$", re.I
)
HELPING = re.compile(r"\s+(?:(?:have|had|has|were|was|also|been|all|reportedly)\s+){1,4}", re.I)
ITEMS = re.compile(
    r"\b(?:made\s+up\s+of|composed\s+of|consist(?:s|ed|ing)\s+of|compris(?:es|ed|ing)|broken\s+down\s+(?:as|into)|that\s+is|namely|i\.e\.|"
    r"being)\s*:?,?\s+",
    re.I,
)
"""What opens the items of a total."""


CLAUSE = re.compile(
    r"(?i)\b(?:were|was|are|is|be|had|have|has|who|whom|that|which|said|says|died|dead|killed|wounded|injured)\b"
)
"""Between the two a verb or an outcome stands: no row of people."""


def _people(words: str) -> Group | None:
    """The group that the words between two numbers name; None where they name no people."""
    if CLAUSE.search(words):
        return None
    head = words.split()[-1].lower()
    if head in ("bodies", "corpses", "remains"):
        return Group(words=words) if len(words.split()) == 1 else read_group(words)
    if not is_person_noun(head) and head not in COLLECTIVE:
        return None
    return read_group(re.sub(r"^(?:of\s+)?(?:the|its|our|their)\s+", "", words))


def _holds(f: Found, m: CountMention) -> bool:
    base = f.sentence.start
    return f.start - base <= m.start and m.end <= f.end - base and f.count.words == m.count.words


def _usable(m: CountMention) -> bool:
    return m.count.low is not None and m.count.low > 0 and not m.article and m.count.bound not in ("none", "vague")


OF_THOSE = re.compile(r"\s+of\s+(?:whom|which|them|these|those)\b", re.I)
""""Five men, one of whom died": the one is of the five, and the word is of him alone."""


def neighbours(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """Those beside a counted claim in the same row who were lost: before it, and behind it where its outcome word comes first."""
    text, base = sentence.text, sentence.start
    usable = [m for m in mentions if _usable(m)]
    out: list[Found] = []
    for first, second in pairwise(usable):
        gap = GAP.fullmatch(text, first.end, second.start)
        if gap is None or (group := _people(gap["nouns"])) is None or OF_THOSE.match(text, second.end):
            continue
        every = [*found, *out]
        left = [f for f in every if _holds(f, first)]
        right = [f for f in every if _holds(f, second)]
        if bool(left) == bool(right):
            continue
        known = (left or right)[0]
        if known.count.derived or known.superseded or known.persons or (known.part and known.parent is None):
            continue
        trigger = known.trigger - base
        if right:
            if NOT_HARMED.search(text[: first.start]) or not (trigger < first.start or trigger >= second.end):
                continue
            missed, start, end = first, first.start, first.end + len(gap["nouns"]) + 1
        else:
            behind = LAST.match(text, second.end)
            # What a verb follows is the subject of a clause of its own, where the word stood before the row.
            if behind is None or (theirs := _people(behind["nouns"])) is None:
                continue
            both = trigger > behind.end() and HELPING.fullmatch(text, behind.end(), trigger) is not None
            if trigger > first.start and not both:
                continue
            if (not both and re.match(r"\s+(?:were|was|died)\b", text[behind.end() :])) or SPEAKS_NEXT.match(
                text, behind.end()
            ):
                continue
            group = theirs
            missed, start, end = second, second.start, behind.end()
        lost = _beside(sentence, known, missed, group, start, end)
        out.append(lost)
        if known.parent is None and not known.part:
            out.append(_sum(sentence, known, lost, text))
    return out


def _beside(sentence: Sentence, known: Found, m: CountMention, group: Group, start: int, end: int) -> Found:
    base = sentence.start
    at = known.trigger - base
    return Found(
        sentence,
        base + min(start, at) if at < start else base + start,
        max(base + end, known.end if at >= end else base + end),
        known.outcome,
        m.count,
        group,
        stance=known.stance,
        confidence=0.8,
        trigger=known.trigger,
        part=known.part,
        parent=known.parent,
        total=False,
    )


def _sum(sentence: Sentence, known: Found, lost: Found, text: str) -> Found:
    """The two together, as :func:`sums.claims_of` has it for rows that the parse kept."""
    base = sentence.start
    start, end = min(known.start, lost.start), max(known.end, lost.end)
    words = text[start - base : end - base]
    both = sorted((known, lost), key=lambda f: f.start)
    people = [People(0, 0, f.start - base, f.end - base, f.count, f.group) for f in both]
    total = Found(
        sentence, start, end, known.outcome, added([p.count for p in people], words), joint_group([p.group for p in people], words),
        total=True, stance=known.stance, confidence=known.confidence, trigger=known.trigger,
    )  # fmt: skip
    for f in both:
        f.part, f.parent = True, total
    return total


def items(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], before: Found | None
) -> tuple[list[Found], list[Found]]:
    """The items of a total behind "made up of" and the like, and the claims among ``found`` that they take the place of."""
    text, base = sentence.text, sentence.start
    for cue in ITEMS.finditer(text):
        run: list[tuple[CountMention, Group, int]] = []
        for m in mentions:
            if m.start < cue.end() or not _usable(m):
                continue
            if not run and m.start != cue.end():
                break
            if run and GAP.fullmatch(text, run[-1][0].end, m.start) is None:
                break
            behind = LAST.match(text, m.end)
            group = _people(behind["nouns"]) if behind is not None else None
            if behind is None or group is None:
                break
            run.append((m, group, behind.end()))
        if len(run) < 2:
            continue
        sum_of = sum(m.count.low or 0 for m, *_ in run)
        inside = [f for f in found if any(_holds(f, m) for m, *_ in run)]
        totals = [f for f in found if f not in inside and f.end - base <= cue.start() + 1 and f.count.low is not None]
        if (
            not totals
            and before is not None
            and re.match(r"\W*(?:it|this|that|they|the\s+[\w ]{3,30}?)\s+(?:is|are|was|were)\b", text, re.I)
        ):
            totals = [before] if sentence.paragraph - before.sentence.paragraph <= 1 else []
        exact = [f for f in totals if f.count.low == sum_of]
        whole = (exact or [f for f in totals if (f.count.low or 0) >= sum_of])[-1:]
        if not whole:
            continue
        parts = [
            Found(
                sentence, base + m.start, base + end, whole[0].outcome, m.count,
                inherited(group, whole[0].group), part=True, parent=whole[0], confidence=0.85, trigger=base + m.start,
            )
            for m, group, end in run
        ]  # fmt: skip
        return parts, inside
    return [], []
