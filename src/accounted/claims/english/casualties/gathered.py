"""The wounded and the dead whom somebody gathers or leaves: "evacuating its wounded", "left their dead behind".

That there are such people is told with no number. "The wounded" alone points back; where an army carries them off it is news.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import read_group
from accounted.claims.english.people.words import NOUNS
from accounted.model import Count, Group, Outcome

GATHERED = re.compile(
    r"\b(?:evacuat(?:e[sd]?|ing|ion\s+of)|carry(?:ing)?|carri(?:ed|es)|collect(?:ed|ing|s)?|pick(?:ed|ing|s)?\s+up|retriev(?:e[sd]?|ing)|recover(?:ed|ing|s)?|rescu(?:e[sd]?|ing)|"
    r"remov(?:e[sd]?|ing)|drag(?:ged|ging|s)?(?:\s+away)?|leav(?:e|es|ing)(?:\s+behind)?|left(?:\s+behind)?|abandon(?:ed|ing|s)?|count(?:ed|ing|s)?|bur(?:y|ied|ying)|tend(?:ed|ing|s)?(?:\s+to)?|"
    r"treat(?:ed|ing|s)?|airlift(?:ed|ing|s)?|fl(?:y|ew|ying)\s+out|ferr(?:y|ied|ying)|relief\s+to|help\s+(?:for|to)|aid\s+to)\s+"
    r"(?P<whose>the|its|their|his|our)\s+(?:own\s+|many\s+|numerous\s+)?(?P<what>wounded\s+and\s+(?:the\s+)?dead|dead\s+and\s+(?:the\s+)?wounded|wounded|injured|dead)(?=\s*(?:[.,;:)]|$|\s(?:from|to|behind|in|into|on|at|and|out|away|who|by|because|under|during|as)\b))",
    re.I,
)
OWN = re.compile(
    r"\b(?:its|their)\s+(?:own\s+)?(?P<what>dead\s+and\s+wounded|wounded\s+and\s+dead|dead\s+and\s+injured)\b", re.I
)
WHOSE = frozenset({"its", "their", "his", "our"})
HURTS: tuple[Outcome, ...] = ("injured", "killed_or_injured", "killed")


def gathered(sentence: Sentence, found: list[Found], before: Found | None) -> list[Found]:
    """A vague claim for such words; none where the sentence, or the claim before it in the same paragraph, counts them."""
    text, base = sentence.text, sentence.start
    low = text.lower()
    if "wounded" not in low and "injured" not in low and " dead" not in low:
        return []
    out: list[Found] = []
    for pattern in (GATHERED, OWN):
        for m in pattern.finditer(text):
            words = m["what"].lower()
            outcome: Outcome = "killed_or_injured" if " and " in words else "killed" if words == "dead" else "injured"
            if pattern is GATHERED and m["whose"].lower() == "the" and outcome == "killed":
                continue  # "to bury the dead"
            if any(
                f.outcome in HURTS
                for f in [*found, *out]
                if f.outcome == outcome or f.start - base <= m.start("what") < f.end - base
            ):
                continue
            if (
                before is not None
                and before.outcome in (outcome, "killed_or_injured")
                and sentence.paragraph - before.sentence.paragraph <= 1
            ):
                continue
            count = Count(low=None, high=None, words=text[m.start("what") : m.end("what")], bound="vague")
            out.append(
                Found(sentence, base + m.start(), base + m.end(), outcome, count, _whose(sentence, m), confidence=0.7,
                      trigger=base + m.start("what"))
            )  # fmt: skip
    return out


def _whose(sentence: Sentence, m: re.Match[str]) -> Group:
    """ "The army is evacuating its wounded": soldiers. The last noun phrase of people before "its" tells whose they are."""
    word = (m.groupdict().get("whose") or m[0].split()[0]).lower()
    if word not in WHOSE or sentence.doc is None:
        return Group()
    at = m.start("what")
    for token in reversed([t for t in sentence.doc if t.idx < at]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in NOUNS:
            left = [t for t in token.subtree if t.i <= token.i]
            group = read_group(sentence.doc[left[0].i : token.i + 1].text)
            return group if group.status or group.role else Group()
    return Group()
