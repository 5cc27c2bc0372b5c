"""Parts told by number and place or fate: "22 of them in the valley", "12 of them fatal", "of the 20 hurt, five were nurses"."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.casualties.shared import WERE, further_parts
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.model import Group, Outcome

OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|those|these),?\s+(?:(?P<fatal>fatal(?:ly)?|dead|mortal(?:ly)?)\b|(?P<mark>(?:with|without|bearing|showing)\s+[\w’'-]+(?:\s+(?!and\b|or\b|in\b|on\b|to\b|from\b|of\b)[\w’'-]+)?)|(?:in|at|near|inside|on|by|aged|under|over)\s+(?!all\b|total\b|life\b|intensive\b|(?:an?\s+)?(?:\w+\s+)?(?:critical|serious|grave|stable)\b)\w)",
    re.I,
)
""""… 22 of them in the next valley", "… 12 of them fatal", "… 61 of them with gunshot wounds": said by place or fate, with no word for who they are."""
HOW_BADLY = re.compile(
    r"(?:\s+(?:in|at|to|by|during|when|after|on|near)\s[^,.;:]{1,40})?\s*,\s+(?:with\s+)?(?P<count>[\w-]+)(?:\s+of\s+(?:them|whom))?\s+(?:(?:more\s+)?(?:critically|seriously|severely|badly|gravely|grievously|"
    r"slightly|lightly)(?!\s+\w+ed\b(?<!\binjured)(?<!\bwounded))|in\s+(?:an?\s+)?(?:critical|serious|grave)\s+condition)\b"
)
""" "22 were injured, four critically", "... eight hurt, one of them seriously"."""
OF_THE = re.compile(r"\bof\s+(?:the|these|those)\s+$", re.I)
FATE: tuple[Outcome, ...] = ("killed", "injured", "killed_or_injured", "missing", "detained")


def parts_of(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """Parts of a count of this sentence that none of its other words have told."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start

    def part(whole: Found, m: CountMention, end: int, outcome: Outcome, group: Group) -> None:
        out.append(
            Found(
                sentence,
                min(whole.start, base + m.start),
                max(whole.end, base + end),
                outcome,
                m.count,
                group,
                part=True,
                parent=whole,
                confidence=0.85,
                trigger=whole.trigger,
            )
        )

    for i, m in enumerate(mentions):
        if m.count.low is None or m.count.bound == "none" or any(_holds(f, m, sentence) for f in found):
            continue
        hurt = next((f for f in found if f.outcome == "injured" and _counted(f) and _badly(f, m, text)), None)
        if hurt is not None and (hurt.count.low or 0) > m.count.low:
            part(hurt, m, m.end, "injured", Group())
            continue
        said = OF_THEM.match(text, m.end)
        if said is not None:
            whole = max(
                (f for f in found if f.outcome in FATE and _counted(f) and number_at(f, sentence) < m.start),
                key=lambda f: number_at(f, sentence),
                default=None,
            )
            if whole is not None and (whole.count.low or 0) >= m.count.low:
                part(
                    whole,
                    m,
                    said.end() - (0 if said["fatal"] or said["mark"] else 1),
                    "killed" if said["fatal"] else whole.outcome,
                    Group(),
                )
            continue
        were = WERE.match(text, m.end)
        before = mentions[i - 1] if i else None
        if were is not None and before is not None and OF_THE.search(text, 0, before.start):
            # "Of the 20 people hurt, five were nurses"
            whole = next((f for f in found if _holds(f, before, sentence) and f.end - base <= m.start), None)
            if (
                whole is not None
                and re.fullmatch(r"[^.;:,]{0,60},\s+", text[whole.end - base : m.start])
                and _people(were["group"])
            ):
                part(whole, m, were.end(), whole.outcome, read_group(were["group"].strip()))
                for more, group, end in further_parts(text, were.end(), mentions):
                    part(whole, more, end, whole.outcome, group)
            continue
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        if after is not None and re.fullmatch(r"\s+of\s+(?:the|these|those)\s+", text[m.end : after.start]):
            # "Nine of the 20 people hurt in the blast were children"
            whole = next((f for f in found if _holds(f, after, sentence)), None)
            if whole is None:
                continue
            tail = re.match(r"[^.;:,]{0,60}?(?=\s+(?:were|was|are)\b)", text[whole.end - base :])
            were = WERE.match(text, whole.end - base + tail.end()) if tail else None
            if were is not None and _people(were["group"]):
                part(whole, m, were.end(), whole.outcome, read_group(were["group"].strip()))
    return out


def _badly(f: Found, m: CountMention, text: str) -> bool:
    """Whether the number stands right behind the claim, with only how badly they are hurt behind it."""
    how = HOW_BADLY.match(text, f.end - f.sentence.start)
    return how is not None and how.start("count") == m.start


def _holds(f: Found, m: CountMention, sentence: Sentence) -> bool:
    return f.count.words == m.count.words and f.start - sentence.start <= m.start < f.end - sentence.start


def _counted(f: Found) -> bool:
    return f.count.low is not None and f.count.bound != "none" and not f.count.derived


def _people(words: str) -> bool:
    return bool(words.split()) and is_person_noun(words.split()[-1].lower())
