"""Which stretches of a sentence each of its speeches covers."""

from __future__ import annotations

import re

from accounted.claims.english.frames.frame import BOUNDARY, FRONTED_SOURCE, TIME, Frame


def spread_content(text: str, found: list[Frame]) -> None:
    """Fill in ``content``: which stretches of the sentence each frame covers."""
    end = len(text)
    floor = 0
    bounds: list[tuple[int, int]] = []
    for number, frame in enumerate(found):
        upper = end
        nest = False
        for later in found[number + 1 :]:
            cut, nest = _cut(text, frame, later)
            if nest:
                if frame.verb == FRONTED_SOURCE and later.pre:
                    upper = min(upper, later.anchor[0])
                continue
            upper = cut
            break
        bounds.append((floor, upper))
        # What a nested frame covers stays inside its outer one.
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None:
            cut, nest = _cut(text, frame, following)
            if not nest:
                floor = max(frame.anchor[1], cut)
            elif not following.pre:
                floor = max(frame.anchor[1], following.anchor[0])
            # An outer speech told behind the inner one ("Y had it from X, the mayor says") begins where the inner does.
    outer_end: list[tuple[Frame, int]] = []
    for frame, (lower, upper) in zip(found, bounds, strict=True):
        limits = [e for f, e in outer_end if f.anchor[1] <= frame.anchor[0] < e]
        upper = min([upper, *limits])
        if frame.pre and lower < frame.anchor[0]:
            frame.content.append((lower, frame.anchor[0]))
        ended = frame.pre and TELLS_WHEN.match(text, frame.anchor[1], upper)
        if frame.anchor[1] < upper and (frame.post or not frame.pre) and not ended:
            frame.content.append((frame.anchor[1], upper))
        outer_end.append((frame, upper))


TELLS_WHEN = re.compile(
    r"(?i)\s*,\s+(?:(?:just|only|barely|less than|more than|some|about|nearly|almost|several|a few)\s+)*(?:(?:an?|\d+|[a-z]+)\s+)?"
    r"(?:hours?|days?|weeks?|months?|years?|minutes?)\s+(?:after|before|since)\b"
)
""" "…, the staff announced, three days after a blast that killed seventeen": what happened before is the report's own word."""


ADVERB_ONLY = re.compile(
    rf"(?i)\s*(?:(?:that|however|meanwhile|later|earlier|also|then|in turn|for (?:its|their|"
    rf"his|her) part|{TIME}),?\s*)*"
)


def _cut(text: str, frame: Frame, later: Frame) -> tuple[int, bool]:
    """Where ``frame`` ends because ``later`` begins, and whether ``later`` lies inside it instead."""
    left, right = frame.anchor[1], later.anchor[0]
    between = text[left:right]
    if later.same:
        return right, False
    if later.pre and not later.post:
        return left, False
    gaps = list(BOUNDARY.finditer(text, left, right))
    if later.pre:
        # What the later one says begins at the last joint between the two; without one, the first stands inside it.
        strong = [m for m in gaps if re.search(r"(?i)but|while|whereas|though|yet|;|,\s*and", m[0])]
        if strong:
            return strong[-1].start(), False
        if frame.pre and re.match(r"\s*[,.;]", between):
            return left, False
        return right, True
    if re.fullmatch(r"\s*,?\s*(?:that)?\s*[:“\"]?\s*", between):
        return right, True
    if gaps:
        last = gaps[-1]
        if re.fullmatch(ADVERB_ONLY, text[last.end() : right]):
            if re.search(r"(?i)\bthat\s*$", text[last.end() : right]):
                return right, True
            return last.start(), False
    if re.search(r"(?i)\bthat\s*$", between):
        return right, True
    if later.token is not None and later.token.dep_ == "relcl":
        return right, True
    if frame.token is not None and later.token is not None and later.token is not frame.token:
        chain = [later.token, *later.token.ancestors]
        if frame.token in chain:
            step = chain[chain.index(frame.token) - 1]
            if step.dep_ in ("ccomp", "xcomp", "advcl") and not (
                later.token.dep_ == "conj" and later.token.head is frame.token
            ):
                return right, True
    comma = max(between.rfind(","), between.rfind(";"))
    return (left + comma if comma >= 0 else right), False
