"""Lists of people: names in a row under one word, and people harmed "along with" them.

"Ruiz, Colonel Brandt and Judge Kern were arrested" is one claim of three, as many as are named. A parser often loses the
middle of such a row, so it is walked here from the name that was found, over commas and "and", in both directions.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.hanging import ASIDE
from accounted.claims.english.casualties.runs import is_named, names_together, tells_who
from accounted.claims.english.casualties.sums import added, joint_group
from accounted.claims.english.casualties.victims import SPEAKS_NEXT
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.nouns import from_noun
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Count, Group, Outcome

BETWEEN = re.compile(
    r"\s*(?:\(\d{1,3}\)|,\s*(?:aged?\s+)?\d{1,3}(?:\s+years?\s+old)?(?=\s*(?:,|\sand\b)))?\s*(?:,\s*and|,|and|;\s*and|;)\s+",
    re.I,
)
"""What parts two names of a row, an age behind the first included."""
INSIDE_NAME = frozenset({"de", "del", "la", "las", "los", "al", "el", "bin", "ibn", "abu", "y", "von", "van", "-", "."})
LONGEST_NAME = 9
SPEAKS = re.compile(
    r"\s*,?\s*(?:has\s+|had\s+|also\s+)?(?:said|says|told|added|announced|reported|confirmed|stated)\b", re.I
)


def whole_row(doc: Any, people: list[People], trigger: Trigger, by_token: dict[int, CountMention]) -> list[People]:
    """``people`` with the names before and behind them in the same row, in order."""
    if not any(is_named(p) for p in people):
        return _mixed_row(doc, people, trigger, by_token)
    out = [*people, *_kin_between(doc, people, by_token)]
    taken = {i for p in out for i in range(p.first, p.last + 1)}
    taken.update(range(trigger.first, trigger.last + 1))

    def free(one: People | None) -> bool:
        return one is not None and is_named(one) and not taken & set(range(one.first, one.last + 1))

    first = min((p for p in out if is_named(p)), key=lambda p: p.first)
    plural = _plural_verb(doc, trigger)
    while plural and (one := _before(doc, first, by_token)) is not None and free(one):
        out.append(one)
        taken.update(range(one.first, one.last + 1))
        first = one
    last = max((p for p in out if is_named(p)), key=lambda p: p.last)
    behind: list[People] = []
    while (one := _behind(doc, last, by_token)) is not None and free(one):
        behind.append(one)
        taken.update(range(one.first, one.last + 1))
        last = one
    if behind and (plural or _closed(doc, out, behind)) and not SPEAKS.match(doc.text, behind[-1].end):
        out += behind
    return _mixed_row(doc, sorted(out, key=lambda p: p.first), trigger, by_token)


KIN_BETWEEN = re.compile(r",\s+(?:his|her|their)\s+(?P<who>[\w’'-]+(?:\s+[\w’'-]+){0,3}?),?\s+(?:and\s+)?")


def _kin_between(doc: Any, people: list[People], by_token: dict[int, CountMention]) -> list[People]:
    """ "Ruiz, his son, and 15 others": the son too, whom the parser takes for a word on Ruiz."""
    out = []
    for p, q in itertools.pairwise(sorted(people, key=lambda p: p.first)):
        kin = KIN_BETWEEN.fullmatch(doc.text, p.end, q.start) if is_named(p) else None
        noun = next((t for t in reversed(doc[p.last : q.first]) if t.pos_ in NOUNS), None) if kin is not None else None
        one = from_noun(doc, noun, by_token) if noun is not None and noun.idx > p.end else None
        if one is not None and one.count.low == 1 and p.last < one.first and one.last < q.first:
            out.append(one)
    return out


def _mixed_row(doc: Any, people: list[People], trigger: Trigger, by_token: dict[int, CountMention]) -> list[People]:
    """ "The murder of Father Ruiz, five other priests, and two women": counted people on in a row behind the word.

    Only a row of three or more that "and" closes: "the murder of Ruiz, and two men fled" is none.
    """
    known = [p for p in people if p.count.low is not None and p.count.bound not in ("none", "vague")]
    if not known or trigger.frame not in ("act", "done_to") or known[-1].first < trigger.first:
        return people
    behind: list[People] = []
    last = known[-1]
    while (one := _behind(doc, last, by_token, counted=True)) is not None and one.count.low is not None:
        if tells_who(known[-1], one):
            break
        behind.append(one)
        last = one
    closed = behind and "and" in [t.lower_ for t in doc[max(0, behind[-1].first - 2) : behind[-1].first]]
    return [*people, *behind] if closed and len(behind) + len(known) > 2 else people


def behind_aside(doc: Any, people: list[People], trigger: Trigger, by_token: dict[int, CountMention]) -> list[People]:
    """ "The rebels killed, with clubs, three farmers"; "six priests -- five Spaniards -- and two women were killed"."""
    if not people and trigger.frame == "done_to":
        aside = ASIDE.match(doc.text, doc[trigger.last].idx + len(doc[trigger.last]))
        at = next((t.i for t in doc[trigger.last :] if aside is not None and t.idx >= aside.end()), None)
        one = _party(doc, at, by_token) if at is not None else None
        return [one] if one is not None else people
    known = [p for p in people if p.count.low is not None and p.last < trigger.first]
    if not known or (dashes := DASHES.match(doc.text, known[-1].end)) is None:
        return people
    at = next((t.i for t in doc[known[-1].last :] if t.idx >= dashes.end()), None)
    one = _party(doc, at, by_token) if at is not None else None
    if one is None or one.last >= trigger.first or any(p.first <= one.last and one.first <= p.last for p in people):
        return people
    return [*people, one]


DASHES = re.compile(r"\s*(?:--|—|–)\s[^-—–;.]{1,80}\s(?:--|—|–)\s*,?\s*and\s+")


def _party(doc: Any, at: int, by_token: dict[int, CountMention]) -> People | None:
    return from_mention(doc, by_token[at], by_token) if at in by_token else None


def _plural_verb(doc: Any, trigger: Trigger) -> bool:
    return any(c.lower_ in ("were", "are", "have") for c in trigger.token.children if c.dep_ in ("aux", "auxpass"))


def _closed(doc: Any, people: list[People], behind: list[People]) -> bool:
    """Whether "and" stands before the last of the row, as it must where no plural verb tells that it is one."""
    last = behind[-1]
    return "and" in [t.lower_ for t in doc[max(0, last.first - 2) : last.first]]


def _behind(doc: Any, p: People, by_token: dict[int, CountMention], counted: bool = False) -> People | None:
    gap = BETWEEN.match(doc.text, p.end)
    if gap is None:
        return None
    at = next((t.i for t in doc[p.last + 1 :] if t.idx >= gap.end()), None)
    if at is None:
        return None
    i, head = at, None
    while i < len(doc) and i < at + LONGEST_NAME:
        t = doc[i]
        if i in by_token:
            return from_mention(doc, by_token[i], by_token) if counted and i <= at + 1 else None
        own = counted and doc[at].tag_ == "PRP$"  # "the six priests, a cook, and her daughter"
        if t.pos_ in NOUNS or t.lower_ in INSIDE_NAME or t.pos_ in ("ADJ", "DET") or (own and i == at):
            head = t if t.pos_ == "PROPN" or (own and t.pos_ in NOUNS) else head
            i += 1
            continue
        break
    one = from_noun(doc, head, by_token) if head is not None else None
    return one if one is not None and at <= one.first else None


def _before(doc: Any, p: People, by_token: dict[int, CountMention]) -> People | None:
    i = p.first - 1
    seen = False
    while i >= 0 and (doc[i].text in (",", ";") or doc[i].lower_ == "and"):
        seen, i = True, i - 1
    if seen and i > 1 and doc[i].like_num and len(doc[i]) < 4 and doc[i - 1].text == ",":
        i -= 2  # "Ruiz, 45, and Kern"
    if not seen or i < 0 or doc[i].pos_ != "PROPN":
        return None
    one = from_noun(doc, doc[i], by_token)
    return one if one is not None and one.last == i else None


WITH = Gated(r",?\s*\b(?P<joins>(?:along|together)\s+)?with\s+", re.I)
HARMED_WITH = re.compile(
    r"\b(?:killed|murdered|slain|died|wounded|injured|kidnapped|abducted|arrested|detained|captured|executed|assassinated|"
    r"shot(?:\s+(?:dead|down))?|gunned\s+down)$",
    re.I,
)
THEIRS = re.compile(r"(?:(?:\w+|\d+)\s+of\s+)?(?:his|her|their)\b|(?:\d+|\w+)\s+other\b", re.I)
""""Killed with two of his guards": behind a bare "with" only people of those harmed, or others."""
WITH_OUTCOMES: frozenset[Outcome] = frozenset({"killed", "injured", "missing", "detained"})


def companions(sentence: Sentence, found: list[Found], triggers: list[Trigger], people_after: Any) -> list[Found]:
    """ "Ruiz was killed along with two guards": the guards too, of whom the same was said.

    ``people_after``: reads the people of a list that begins at a character.
    """
    text, base = sentence.text, sentence.start
    out: list[Found] = []
    for m in WITH.finditer(text):
        if m["joins"] is None and not (HARMED_WITH.search(text, 0, m.start()) and THEIRS.match(text, m.end())):
            continue
        owner = (
            _harmed_beside(sentence, found, m.start(), m.end())
            or _harmed_alone(sentence, triggers, m.start())
            or (_harmed_behind(sentence, found, m) if m["joins"] is not None else None)
        )
        if owner is None:
            continue
        listed = _companions_told(people_after(sentence.doc, m.end()), text)
        beside: list[Found] = []
        for p in names_together(listed, text):
            if any(
                f.outcome == owner.outcome and f.start - base <= p.start < f.end - base and f.count == p.count
                for f in found
            ):
                continue
            beside.append(
                Found(
                    sentence,
                    min(owner.start, base + m.start()),
                    max(owner.end, base + p.end),
                    owner.outcome,
                    p.count,
                    p.group,
                    p.names,
                    part=True,
                    confidence=0.8,
                    trigger=owner.trigger,
                )
            )
        out += beside
        if beside and owner in found and owner.count.low == owner.count.high == 1 and not owner.part:
            out.append(_all_together(owner, beside))
    return out


def _companions_told(people: Sequence[People], text: str) -> list[People]:
    """Of a list behind "along with" those who are counted or named, up to where it grows vague ("some other members") or reaches whoever
    says so ("…, a trader, inspector Amin Rao told reporters")."""
    out: list[People] = []
    for p in people:
        if p.count.low is None or SPEAKS_NEXT.match(text, p.end):
            break
        if p.count.bound != "none":
            out.append(p)
    return out


def _all_together(owner: Found, beside: list[Found]) -> Found:
    """One person and those harmed along with him, added up; these are parts of the sum."""
    all_of_them = [owner, *beside]
    start, end = min(f.start for f in all_of_them), max(f.end for f in all_of_them)
    words = owner.sentence.text[start - owner.sentence.start : end - owner.sentence.start]
    total = Found(
        owner.sentence,
        start,
        end,
        owner.outcome,
        added([f.count for f in all_of_them], words),
        joint_group([f.group for f in all_of_them], owner.group.words),
        tuple(n for f in all_of_them for n in f.persons),
        total=True,
        confidence=0.8,
        trigger=owner.trigger,
    )
    for f in beside:
        f.part, f.parent = True, total
    return total  # that he is one of them too is told by the larger count beside his


def _harmed_beside(sentence: Sentence, found: list[Found], start: int, end: int) -> Found | None:
    """The claim whose people those behind "along with" joined: told before it with no other clause between, or around it."""
    base = sentence.start
    around = [f for f in found if f.start - base < start and end < f.end - base]
    before = [f for f in found if f.end - base <= start + 1 and not _verb_between(sentence, f.end - base, start)]
    near = [f for f in (around or before) if f.outcome in WITH_OUTCOMES and f.count.bound != "none"]
    return max(near, key=lambda f: f.end) if near else None


def _harmed_behind(sentence: Sentence, found: list[Found], m: re.Match[str]) -> Found | None:
    """ "Along with two others, he was hanged": whose clause opens with those who were with them."""
    text, base = sentence.text, sentence.start
    if not re.search(r"(?:^\W*|[,;]\s+(?:and\s+)?(?:who,?\s+)?)$", text[: m.start()]):
        return None
    after = [
        f for f in found if 0 < f.start - base - m.end() < 90 and f.outcome in WITH_OUTCOMES and f.count.bound != "none"
    ]
    near = min(after, key=lambda f: f.start, default=None)
    if near is None or not text[m.end() : near.start - base].rstrip().endswith(","):
        return None
    return None if _verb_between(sentence, m.end(), near.start - base) else near


def _harmed_alone(sentence: Sentence, triggers: list[Trigger], start: int) -> Found | None:
    """ "He was arrested along with four others": the word itself, where nobody could be named before it."""
    for t in reversed(triggers):
        at = t.token.idx
        if at >= start or _verb_between(sentence, at + len(t.token), start):
            continue
        passive = any(c.dep_ == "auxpass" for c in t.token.children)
        if t.outcome in WITH_OUTCOMES and (t.frame == "happens_to" or (t.frame == "done_to" and passive)):
            here = sentence.start + at
            return Found(
                sentence, here, here + len(t.token), t.outcome, Count(low=1, high=1, words=""), Group(), trigger=here
            )
        return None
    return None


def _verb_between(sentence: Sentence, left: int, right: int) -> bool:
    return right - left > 90 or any(
        t.tag_ in ("VBD", "VBZ", "VBP") or t.text == ";" for t in sentence.doc if left <= t.idx < right
    )
