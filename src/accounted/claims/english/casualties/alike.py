"""What is said of all who were counted: "16 people, all civilians", "killing nine, all of them women", "two men, both teachers".

Only "all" and "both" say it of everybody; "most of them", "nearly all" and "all but two" leave some out and add nothing.
"""

from __future__ import annotations

import re

import msgspec

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun, merged, read_group
from accounted.model import Group

ALL = re.compile(
    r"(?:,|\s[–—-]{1,2}|\()\s*(?P<word>all|both)\s+(?:of\s+(?:them|whom)\s+)?(?:(?:were|are)\s+)?(?:the\s+|its\s+|their\s+|his\s+|her\s+)?"
    r"(?P<who>[\w’'-]+(?:\s+[\w’'-]+){0,3}?(?:\s+(?:and|or)\s+[\w’'-]+)?)"
    r"(?=\s*(?:[,.;:)”\"]|$|--|–|—)|\s+(?:were|was|had|have|are|from|in|at|of|on|who|aged|under|over|between|when|as|by|while|with|working|serving|living|was)\b)",
    re.I,
)
HEDGED = re.compile(
    r"\b(?:but|except|apart|besides|said|reported(?:ly)?|believed|thought|alleged(?:ly)?|suspected|apparently|described|presumed|probably|likely|not|non)\b",
    re.I,
)
"""Such a label is not simply given, or not of all."""


def alike(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> None:
    """Give each count the sort of people that its own sentence says all of its people were."""
    text = sentence.text
    if "all" not in text and "both" not in text:
        return
    for m in ALL.finditer(text):
        who = m["who"]
        if HEDGED.search(who) or not all(
            is_person_noun(part.split()[-1]) for part in re.split(r"\s+(?:and|or)\s+", who)
        ):
            continue
        # Of several counts the one told last, with no other number between.
        counted = [x for x in mentions if x.end <= m.start() and not x.article]
        last = max(counted, key=lambda x: x.end, default=None)
        if last is None or last.count.low in (0, 1) or (m["word"].lower() == "both" and last.count.low != 2):
            continue
        sort = read_group(who)
        if not sort.values():
            continue
        for f in found:
            if f.count.words == last.count.words and number_at(f, sentence) == last.start and not f.persons:
                f.group = _joined(f.group, sort)


def _joined(group: Group, sort: Group) -> Group:
    """``group`` with what ``sort`` says of the same people; where nothing told who they were, its words too."""
    both = merged(group, sort)
    return both if group.words else msgspec.structs.replace(both, words=sort.words)
