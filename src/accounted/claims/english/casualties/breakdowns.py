"""Who the counted were, told apart: lists with labels, sentences that go on with a number alone, numbers behind "of whom".

"Women: 12", "killed 15 (women 8, men 4)", "of the dead, three were nurses", "… of whom seven children", "Fourteen are women. Nine
are not yet twelve", "nine, seven in uniform and two volunteers". Each is a part of the figure told before, in whose outcome
it shares; a number that is larger than that figure, or of which anything but who they were is told, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.restated import NUMBER, anchor_of
from accounted.claims.english.casualties.sums import NOUN_OUTCOME
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import inherited, is_person_noun, read_group
from accounted.model import Group, Outcome

__all__ = ["BREAKS_DOWN", "broken_down"]

SORT = (
    r"(?:women|men|girls|boys|children|infants|babies|minors|teenagers|adults|civilians|soldiers|policemen|police\s+officers|police|officers|fighters|pupils|students|"
    r"teachers|nurses|doctors|workers|journalists|priests|villagers|elders|volunteers|guards|passengers|foreigners|males|females|elderly|worshippers|farmers|drivers)"
)
AGED = r"(?:(?:under|over|below|above|aged|of)\s+[\w-]+(?:\s+(?:to|and)\s+[\w-]+)?(?:\s+years?)?)"
LABELLED = re.compile(
    rf"(?:^|[\n.;,•*(–—-]|\band\b|\d\s)\s*(?P<who>(?:[\w’'-]+\s+)?{SORT}(?:\s+{AGED})?)\s*(?P<colon>:\s*|\s)$", re.I
)
""""Women: | 12", "Children under sixteen: | 9"; in brackets "(women | 8, men | 4)"."""
ITEM_ENDS = re.compile(r"\s*(?:[.,;)\n]|$|\band\b)|\s+(?:[\w’'-]+\s){0,4}[\w’'-]+:\s", re.I)

OF_THE = re.compile(
    r"\b(?:of|from|among)\s+(?:all\s+)?(?:the|those)\s+(?:\w+\s+)?(?P<what>dead|killed|victims|wounded|injured|missing|detained|deceased|fatalities)\s*,?\s+(?:at\s+least\s+|about\s+|some\s+)?$",
    re.I,
)
""""Of the dead, | three were nurses"."""
OF_WHOM = re.compile(r"\bof\s+(?:whom|which|these|them|those)\s*,?\s+(?:at\s+least\s+|about\s+|some\s+)?$", re.I)
OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b", re.I)
SENT = re.compile(r"\b(?:referred|transferred|sent|passed)\s+$", re.I)
SENT_ON = re.compile(
    r"(?:\s+of\s+(?:them|these|those))?\s+(?:on\s+to\s+(?:the\s+)?[A-Z][\w’'-]+|(?:on\s+)?to\s+(?:the|a|an|its|another)\s+(?:[\w’'-]+\s+){0,3}(?:hospital|clinic|infirmary))\b"
)
""""The dispensary treated 23 people and referred | six | to the provincial hospital": some of the wounded."""
OPENING = re.compile(r"^[\W\d]{0,4}(?:the\s+other\s+|another\s+)?$", re.I)
FURTHER = re.compile(r"(?:,\s+and|,|;|\band)\s+$", re.I)
BE = r"(?:were|was|are|is)"
WHO = re.compile(
    rf"\s+(?:{BE}\s+)?(?:(?:also|only|all|still|young|older?|aged|under|over|below|above|mostly|an?|the)\s+)*(?P<who>(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+)"
    r"(?=\s*[.,;:)—–”\"]|\s+(?:and|in|from|who|whom|that|on|at|of|with|by|under|over|aged)\b|$)",
    re.I,
)
YEARS = re.compile(
    rf"\s+(?:{BE}|had|have|has)\s+(?:(?:not|yet|still|all|only|barely|hardly)\s+)*(?:(?:under|over|younger\s+than|older\s+than|below|above|past|not\s+yet|between|aged|less\s+than|more\s+than)\s+(?:the\s+age\s+of\s+)?[\w-]+"
    r"|(?:reached|turned|seen|passed)\s+(?:their\s+|the\s+age\s+of\s+|his\s+|her\s+)?[\w-]+(?:\s+(?:birthdays?|years?))?)",
    re.I,
)
""""Nine | are not yet twelve", "four | had not reached their fifth birthday"."""
BELONGED = re.compile(
    rf"\s+{BE}\s+(?:(?:all|also|mostly|from|of|members?\s+of|guests?\s+of|relatives?\s+of|sons?\s+of|daughters?\s+of|related\s+to)\s+)+(?:the\s+|his\s+|her\s+|one\s+)?[\w’'-]+",
    re.I,
)
""""Eleven | were guests of the bride", "three | were from one household"."""
CHILD = re.compile(
    r"\b(?:not\s+yet|under|younger\s+than|below|less\s+than)\s+(?:the\s+age\s+of\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|1[0-8]|[1-9])\b"
    r"|\bnot\s+(?:reached|turned|seen)\b[^.;]{0,20}\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|five|six|seven|eight|nine|ten|twelve|school)\b",
    re.I,
)
NOT_WHO = re.compile(
    r"\b(?:died|dead|killed|wounded|injured|hurt|missing|arrested|detained|unhurt|released|freed|rescued|discharged|escaped|alive|safe|stable|out\s+of\s+danger|charged|suspected|unharmed|"
    r"expected|able|unable|ready|needed|present|there|enough)\b",
    re.I,
)
CONDITION = re.compile(
    r"\s+(?:of\s+(?:them|whom)\s+)?(?:(?:are|were|is|was|now|still|currently|remain(?:s|ed)?)\s+)*(?:in\s+(?:an?\s+)?(?:coma|intensive\s+care|danger|(?:serious|critical|grave)\s+condition)|on\s+(?:ventilators?|a\s+ventilator|life\s+support|respirators?)|(?:fighting|battling)\s+for\s+(?:their|his|her)\s+li(?:ves|fe)|serious(?:ly)?|critical(?:ly)?|grave(?:ly)?)\b",
    re.I,
)
"""How badly: a part of the wounded."""

ROW = re.compile(r"\s*(?:,|:|\(|—|–|\s-\s)\s+$")
BETWEEN = re.compile(r"\s+(?P<words>[^,.;:()\d]{2,45}?)(?P<join>\s*,\s+(?:and\s+)?|\s+and\s+)$")
BEHIND = re.compile(r"\s+(?P<words>[^,.;:()\d“”\"]{2,45}?)(?=\s*[.,;:)”\"]|$)")
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|said|says|died|dead|killed|wounded|injured|hurt|missing|arrested|detained|houses?|shops?|cars?|vehicles?|"
    r"schools?|buses|trucks?|days?|hours?|others?|who|which|that|when|while)\b",
    re.I,
)

BREAKS_DOWN = Anycase(
    rf"\b(?:referred|transferred|sent|passed) {NUMBER}\b|\b(?:of|from|among) (?:the|those|whom|which|these|them)\b|{SORT}[^.;\n]{{0,25}}[:\s]\s*\d|^\W{{0,3}}{NUMBER}\s+(?:were|was|are|is|had|have)\b|{NUMBER}\s*[,:(–—-]\s*(?:the\s+)?{NUMBER}\b|[,:(–—-]\s*{NUMBER}\s[^,.;:]{{2,45}}\sand\s{NUMBER}\b"
)
"""Cheap test, before a parse, that a sentence may tell apart those counted before."""


def broken_down(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], before: Sequence[Found]
) -> list[Found]:
    """The parts of a figure told in ``sentence`` or ``before`` that none of the sentence's other words have told."""
    if BREAKS_DOWN.search(sentence.text) is None:
        return []
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        if m.count.bound in ("none", "vague") or m.article or _held(m, [*found, *out], base):
            continue
        here = [
            f
            for f in found
            if f.end <= base + m.start or (number_at(f, sentence) < m.start and f.start <= base + m.start)
        ]
        told = _told(text, m, out, base)
        if told is None:
            continue
        start, end, group, outcome, lean = told
        whole = _whole(sentence, here, before, outcome, lean)
        if whole is None and (outcome is None or OF_THE.search(text, 0, m.start) is None):
            continue
        if whole is not None and lean == "opening" and whole.sentence is sentence:
            continue
        if whole is not None and _more_than(m, whole):
            continue
        out.append(
            Found(
                sentence, base + start, base + end, outcome or (whole.outcome if whole is not None else "killed"), m.count,
                inherited(group, whole.group) if whole is not None else group, part=True, parent=whole if whole is not None and whole.sentence is sentence else None,
                scope=whole.scope if whole is not None else "this_incident", of=whole, confidence=0.8, trigger=base + m.start,
            )
        )  # fmt: skip
    return out or _rows(sentence, found, mentions, before)


def _told(
    text: str, m: CountMention, out: list[Found], base: int
) -> tuple[int, int, Group, Outcome | None, str | None] | None:
    """Where the words of a part start and end, whom they name, the outcome where they tell it, and how they lean."""
    near = max(0, m.start - 60)
    label = LABELLED.search(text, near, m.start)
    if label is not None and ITEM_ENDS.match(text, m.end) and (":" in label["colon"] or "(" in text[near : m.start]):
        return label.start("who"), m.end, read_group(label["who"]), None, "label"
    of_the = OF_THE.search(text, near, m.start)
    of_whom = OF_WHOM.search(text, near, m.start)
    if SENT.search(text, near, m.start) and (on := SENT_ON.match(text, m.end)):
        return m.start, on.end(), Group(), "injured", None
    # The row goes on: "…, of whom four are women and | two boys"
    goes_on = bool(out) and FURTHER.search(text, near, m.start) is not None and m.start - (out[-1].end - base) < 8
    opening = OPENING.match(text[: m.start]) is not None
    badly = CONDITION.match(text, m.end)
    if badly is not None and OF_THEM.match(text, m.end):
        return m.start, badly.end(), Group(), "injured", "badly"
    if not (of_the or of_whom or goes_on or opening):
        return None
    if badly is not None and (of_the is not None or of_whom is not None or goes_on):
        return m.start, badly.end(), Group(), "injured", "badly"
    said = _who(text, m.end, must_be=opening)
    if said is None:
        return None
    group, end = said
    outcome = NOUN_OUTCOME.get(of_the["what"].lower(), "killed") if of_the else None
    at = of_the.start() if of_the else m.start
    return at, end, group, outcome, "opening" if opening else None


def _who(text: str, at: int, must_be: bool) -> tuple[Group, int] | None:
    """Whom the words behind a number name, and where they end; None where they tell anything else."""
    years = YEARS.match(text, at)
    if years is not None:
        child = CHILD.search(years[0] + text[years.end() : years.end() + 12]) is not None
        return read_group("children" if child else ""), years.end()
    who = WHO.match(text, at)
    if (
        who is not None
        and not NOT_WHO.search(who[0])
        and (not must_be or re.match(rf"\s+{BE}\b", who[0], re.I))
        and is_person_noun(who["who"].split()[-1].lower())
    ):
        return read_group(who["who"]), who.end()
    belonged = BELONGED.match(text, at)
    return None if belonged is None or NOT_WHO.search(belonged[0]) else (Group(), belonged.end())


def _whole(
    sentence: Sentence, here: Sequence[Found], before: Sequence[Found], outcome: Outcome | None, lean: str | None
) -> Found | None:
    """The figure that a part is of: in the sentence, else the one told last."""
    fits = [f for f in here if f.count.bound != "none" and not f.persons and outcome in (None, f.outcome)]
    whole = [f for f in fits if not f.part] or fits
    if whole:
        return max(whole, key=lambda f: number_at(f, sentence))
    same = [f for f in before if outcome in (None, f.outcome)]
    anchor = anchor_of(sentence, same)
    if anchor is None and lean == "label":  # "The list of those killed. Men: seven. Women: four."
        last = same[-1] if same else None
        return (
            last
            if last is not None and sentence.paragraph - last.sentence.paragraph <= 2 and not last.persons
            else None
        )
    return anchor


def _more_than(m: CountMention, whole: Found) -> bool:
    """Whether a number is larger than the figure it would be a part of."""
    most = whole.count.low if whole.count.low is not None else whole.count.high
    return most is not None and (m.count.low or m.count.high or 0) > most


def _rows(sentence: Sentence, found: list[Found], mentions: list[CountMention], before: Sequence[Found]) -> list[Found]:
    """ "Nine, seven in uniform and two volunteers": numbers behind a total that add up to it, with no verb between."""
    text, base = sentence.text, sentence.start
    usable = [m for m in mentions if m.count.bound == "exact" and (m.count.low or 0) > 0]
    for n, total in enumerate(usable):
        whole = next((f for f in found if f.count == total.count and number_at(f, sentence) == total.start), None)
        if whole is None or whole.count.derived:
            continue
        run: list[CountMention] = []
        pieces: list[str] = []
        for m in usable[n + 1 :]:
            gap = text[run[-1].end : m.start] if run else text[total.end : m.start]
            if not run:
                if VERBLESS.fullmatch(gap) is None:
                    break
            else:
                between = BETWEEN.fullmatch(gap)
                if between is None or VERB.search(between["words"]):
                    break
                pieces.append(between["words"])
            run.append(m)
        behind = BEHIND.match(text, run[-1].end) if run else None
        if (
            len(run) < 2
            or behind is None
            or VERB.search(behind["words"])
            or sum(m.count.low or 0 for m in run) != total.count.low
        ):
            continue
        if any(_held(m, found, base) for m in run):
            continue
        pieces.append(behind["words"])
        return [
            Found(
                sentence, base + m.start, base + m.end + 1 + len(words), whole.outcome, m.count, _sort(words, whole), part=True, parent=whole,
                scope=whole.scope, of=whole, confidence=0.8, trigger=base + m.start,
            )
            for m, words in zip(run, pieces, strict=True)
        ]  # fmt: skip
    return []


VERBLESS = re.compile(r"(?:\s+[\w’'-]+){0,8}?\s*(?:,|:|\(|—|–|\s-)\s*")
"""Between a total and its first part: "ten bodies were recovered, | six in uniform"."""


def _sort(words: str, whole: Found) -> Group:
    head = re.split(r"\s+(?:in|from|of|with|at)\s+", words)[0]
    return inherited(read_group(head), whole.group) if is_person_noun(head.split()[-1].lower()) else whole.group


def _held(m: CountMention, found: Sequence[Found], base: int) -> bool:
    return any(f.start - base <= m.start < f.end - base and f.count.words == m.count.words for f in found)
