"""Wholes and parts: what each count of a report covers, judged against the report's other counts.

The rules, in order; the first that speaks wins:

1. people said to be among others ("ten of them police", a summand of a sum): a part
2. words of a total ("death toll", a sum of all parts): the whole
3. one hospital's or site's count ("its doctors received 29 bodies"): a part
4. a named or described person beside a larger count of the same outcome: a part
5. "the six officers", or a narrower group beside a larger count: a part
6. "three others", "two more" after another count of the same outcome: a part
7. a second, smaller figure of the same speaker for people at large: not stated (and a problem, see the engine)
8. otherwise the report gives it as what happened: the whole

Claims are judged beside those of the same scope. What the rules say is not the last word: ``judgement`` weighs it with other signals.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties import Found
from accounted.claims.english.gated import Gated
from accounted.claims.english.partnames import part_name
from accounted.model import Covers, Source, Stance

Judged = tuple[Covers, str | None]

PHASE = Gated(
    r"\b(air\s?strikes?|drone strikes?|raids?|shelling|bombing|explosion|blast|clash(?:es)?|ambush|shooting|gunfire|shootout|attack)\b",
    re.I,
)


def judge_covers(found: list[Found], speakers: list[Source | None]) -> list[Judged]:
    """``covers`` and ``part_of`` for each claim, in order; ``speakers[i]`` is who says ``found[i]`` (None: the outlet)."""
    return [_one(f, speakers[i], found, speakers) for i, f in enumerate(found)]


OWN_SIDE = re.compile(
    r"\b(?:los[et]|losses)\b|\bour\s+(?:\w+\s+){0,2}(?:forces|troops|soldiers|men|side|aircraft)\b", re.I
)
""""We lost no one", "our forces suffered no losses": nobody of the speaker's own says nothing of all others."""

NONE_OF = re.compile(
    r"\W*(?:none|no\s+one|not\s+one|nobody)\s+of\s+(?:the|them|these|those|whom|his|her|its|our|their|my)\b", re.I
)
"""Nobody of some people says nothing of all others."""

BRINGS = re.compile(r"\bbr(?:ings?|inging|ought)\b[^.;]{0,40}\bto\b", re.I)
""""…, which brings the dead to six": what the speaker told before is within the six."""

OLDER_WORDS = Gated(
    r"\bhad\s+(?:\w+\s+)?(?:told|said|spoken|put|given|reported|counted|announced|stated|spoke)\b|\b(?:earlier|initially|at\s+first|previously)\b"
    r"[^.;]{0,40}\b(?:said|told|reported|put|spoke|gave|given|announced|counted)\b|\b(?:said|told|reported|put|spoke|gave|given|announced|counted)\b[^.;]{0,40}\b(?:earlier|initially|at\s+first|previously)\b",
    re.I,
)


def _clause(f: Found) -> str:
    """What stands around a claim between semicolons."""
    text, at = f.sentence.text, f.start - f.sentence.start
    end = text.find(";", f.end - f.sentence.start)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]


def mark_superseded(found: list[Found], speakers: list[Source | None]) -> None:
    """ "On Monday he had spoken of 17": an older figure where the same speaker gives another one in the report."""
    for f, speaker in zip(found, speakers, strict=True):
        if (
            f.superseded
            or f.part
            or f.scope != "this_incident"
            or f.count.low is None
            or not OLDER_WORDS.search(_clause(f))
        ):
            continue
        for g, other in zip(found, speakers, strict=True):
            if (
                g is f
                or g.event != f.event
                or g.superseded
                or g.part
                or g.outcome != f.outcome
                or g.scope != "this_incident"
                or g.count.low in (None, f.count.low)
                or not _may_replace(g, f)
            ):
                continue
            if _name(other) == _name(speaker) and not OLDER_WORDS.search(_clause(g)):
                f.superseded = True
    # An older figure is older than another one: where the report lets none stand, the last one does.
    numbered = [f for f in found if f.count.low is not None or f.count.high is not None]
    standing = [g for g in numbered if not g.superseded and _may_replace(g, None)]
    last = {f.outcome: f for f in sorted(numbered, key=lambda f: f.start) if f.superseded}
    for outcome, f in last.items():
        if not any(g.outcome in (outcome, "killed_or_injured") and _may_replace(g, f) for g in standing):
            f.superseded = False


UNSTATED: frozenset[Stance] = frozenset({"hypothetical", "denied", "doubted", "retracted", "could_not_confirm"})
"""Nobody gives such a figure as what happened, so it is no newer one."""


def _may_replace(g: Found, f: Found | None) -> bool:
    """Whether ``g`` can be the newer figure of what ``f`` (None: anything) counts: given as so, of this incident, and not of
    fewer people than a total that it would take the place of: "three children" is no newer figure of "14 people"."""
    if g.stance in UNSTATED or g.scope in ("another_incident", "background", "general_practice"):
        return False
    if f is None:
        return True
    if g.part and not f.part:
        return False
    narrower = bool(g.group.values()) and not f.group.values()
    return not (narrower and (g.count.low or 0) < (f.count.low or 0))


def _brings(g: Found, f: Found) -> bool:
    """Whether ``g`` is the figure that the dead were brought to, and ``f`` was told before that."""
    m = BRINGS.search(g.sentence.text)
    if m is None:
        return False
    if f.sentence is g.sentence:
        return f.end - f.sentence.start <= m.start() < g.end - g.sentence.start
    return BRINGS.search(f.sentence.text) is None


def _breadth(f: Found) -> int:
    """How many facets narrow the group: 0 is people at large."""
    g = f.group
    return sum(bool(x) for x in (g.role, g.age, g.sex, g.status))


def _name(s: Source | None) -> str:
    return s.name if s else ""


def _one(f: Found, speaker: Source | None, found: list[Found], speakers: list[Source | None]) -> Judged:
    if f.part:
        return "part", label_of(f)
    rivals = [
        (g, s)
        for g, s in zip(found, speakers, strict=True)
        if g is not f
        and g.outcome == f.outcome
        and g.event == f.event
        and g.scope == f.scope
        and not g.part
        and g.count.bound != "none"
        and g.stance not in ("hypothetical", "denied")
    ]
    low = f.count.low
    larger = [(g, s) for g, s in rivals if g.count.low is not None and (low is None or g.count.low > low)]
    if f.total and not (f.count.derived and any(not g.superseded for g, _ in larger)):
        return "whole", None
    if f.count.derived:
        # "Two monks and a woman were killed": where nothing larger is told, their sum is what was.
        wider = any(not g.group.values() or g.group.values() & f.group.values() for g, _ in larger)
        return ("part", label_of(f)) if wider else ("whole", None)
    if f.count.bound == "none":
        if OWN_SIDE.search(
            f.sentence.text[
                f.start - f.sentence.start - 40 if f.start - f.sentence.start > 40 else 0 : f.end - f.sentence.start
            ]
        ):
            return "part", "the speaker's own side"
        if NONE_OF.match(f.sentence.text, f.start - f.sentence.start):
            return "part", label_of(f)
        narrow = f.group.words and not f.group.status and not f.group.age and not f.group.sex
        return ("part", label_of(f)) if narrow else ("whole", None)
    if any(_name(s) == _name(speaker) and _brings(g, f) for g, s in larger):
        return "part", label_of(f)
    if f.site or any(g.site and g.sentence.paragraph == f.sentence.paragraph for g, _ in larger):
        if not f.site:
            return "part", label_of(f)
        return "part", f.site
    if f.persons and low == 1 and rivals:
        return "part", label_of(f)
    if larger and low is not None and low == 1 and f.count.high == 1 and f.group.words:
        return "part", label_of(f)
    if _breadth(f) and not _of_civilians(f, speaker, larger):
        wider = any(_breadth(g) < _breadth(f) or _overlap(f, g) for g, _ in larger)
        if wider and any(_name(s) == _name(speaker) or _breadth(g) == 0 for g, s in larger):
            return "part", label_of(f)
        if f.definite and low is not None and low > 1:
            return "part", label_of(f)
    if f.more and any(
        g.sentence.paragraph <= f.sentence.paragraph and g.start < f.start and g.count.low != low for g, _ in rivals
    ):
        return "part", label_of(f)
    if f.superseded:
        return "whole", None
    if (
        any(_name(s) == _name(speaker) and g.start < f.start and not f.superseded for g, s in larger)
        and low is not None
    ):
        return "not_stated", None
    if low is None and larger:
        return "not_stated", None
    return "whole", None


def _of_civilians(f: Found, speaker: Source | None, larger: list[tuple[Found, Source | None]]) -> bool:
    """Whether a party gives its own count of dead civilians beside a larger one that others give: "the army says that eleven civilians
    died". Who counts only civilians says that nobody else of whom it knows did; it contradicts, and tells of no part."""
    own = f.outcome == "killed" and f.group.values() == {"civilian"} and (f.count.low or 0) > 1 and not f.definite
    return own and speaker is not None and all(_name(s) != _name(speaker) for _, s in larger)


def _overlap(f: Found, g: Found) -> bool:
    return bool(f.group.values() - g.group.values())


def label_of(f: Found) -> str:
    words = f.group.words or ", ".join(f.persons) or part_name(f)
    phase = PHASE.search(f.sentence.text)
    return f"{words}, in the {phase[0].lower()}" if phase and f.definite else words
