"""Counts of families, groups and patrols: how many people these are is not said.

"Two families were killed" is no count of two people, and "a group of soldiers" none of one.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.model import Count

SEVERAL_EACH = re.compile(
    r"famil(?:y|ies)|groups?|gangs?|households?|teams?|squads?|patrols?|platoons?|delegations?|clans?|tribes?|crowds?|contingents?|crews|couples",
    re.I,
)
"""Several people in one: not "staff" nor "crew", of whom twelve are twelve people, nor "a couple", who are two."""
ENDS = re.compile(r"\s+(?:of|from|in|at|on|with|who|that|which)\b|,")


def of_many_each(f: Found) -> None:
    """Make the number of ``f`` unknown where its count is of such bodies."""
    if f.outcome == "displaced":
        return  # "200 families have been displaced": those who flee are counted in families, and the group says so
    if f.persons or f.count.bound == "none" or f.count.low is None or f.count.derived or not f.count.words:
        return
    head = ENDS.split(f.group.words, maxsplit=1)[0].split()
    if not head or not (SEVERAL_EACH.fullmatch(head[-1]) or (head[-1].lower() == "crew" and f.count.low == 1)):
        return
    text = f.sentence.text
    at = text.find(f.count.words, max(0, f.start - f.sentence.start))
    behind = text.lower().find(head[-1].lower(), at, at + len(f.count.words) + 60) if at >= 0 else -1
    if behind >= 0:  # else "a family of five", whose number follows
        f.count = Count(low=None, high=None, words=text[at : behind + len(head[-1])], bound="vague")
