"""A report as wording: the words that are compared with other reports', and what they are worth.

What is nobody's reporting is left out of the comparison: asides, the dateline and what editors put in square brackets. A
passage that is copied may run across these; it cannot be made of them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from accounted.model import Report

from .words import NUMBER_WORDS, fold, quoted_spans

__all__ = ["BARRIER", "NUMBER", "Wording"]

NUMBER = "#"
"""What every number is folded to, in digits or in words: a changed figure does not hide that the text around it was copied."""
BARRIER = "\x00"
"""Begins a word that equals no other, where an aside was left out: no run of words crosses it."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")
_PAREN = r"\([^()]{2,60}\)"
_DATELINE = re.compile(
    rf"""\s*(?:
        [^\n()]{{2,60}}(?:{_PAREN}[^\n()]{{0,40}}?)?\s*{_PAREN}  # a place and an agency; a country or a day between them
      | [^\n()]{{2,60}}(?:{_PAREN})?[^\n()]{{0,5}}\b
        (?:\d{{1,2}}\s[^\W\d]{{3,9}}\.?(?:\s\d{{2,4}})?|[^\W\d]{{3,9}}\.?\s\d{{1,2}})  # a place and a day
      | [^\W\d_a-z]{{3}}[^\n().!?\d]{{0,40}}  # a place in capital letters
    )\s*(?:--|[–—]|-(?=\s))\s""",
    re.VERBOSE,
)
"""The head of an agency's message up to the dash, at the very beginning of a text or of its body."""
MOST_IN_DATELINE = 14
"""Words; what is longer is a sentence."""
_ENDS = re.compile(r"[.!?…؟。।]")

_FUNCTION = frozenset(
    [
        "a",
        "about",
        "after",
        "against",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "me",
        "more",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "over",
        "said",
        "she",
        "should",
        "since",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "until",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "would",
        "you",
    ]
)


class Wording:
    """The words of one report in order, folded: ``words[i]`` stands at ``report.text[starts[i]:ends[i]]``."""

    __slots__ = ("_counted", "_quoted", "_stops", "ends", "report", "starts", "words")

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self._counted: array[int] | None = None
        self._quoted: array[int] | None = None
        self._stops: array[int] | None = None
        for low, high, parted in _stretches(report):
            if parted and self.words:
                self.words.append(f"{BARRIER}{report.id}{low}")
                self.starts.append(low)
                self.ends.append(low)
            spans = [match.span() for match in _WORD.finditer(report.text, low, high)]
            self.words += [_compared(report.text[start:end]) for start, end in spans]
            self.starts.extend([start for start, _ in spans])
            self.ends.extend([end for _, end in spans])

    def __len__(self) -> int:
        return len(self.words)

    def counted(self, low: int, high: int) -> int:
        """How many from word ``low`` to word ``high`` (exclusive) are words: numbers tell nothing."""
        if self._counted is None:
            self._counted = array(
                "I", accumulate((int(w != NUMBER and w[:1] != BARRIER) for w in self.words), initial=0)
            )
        return self._counted[high] - self._counted[low]

    def quoted(self, low: int, high: int) -> int:
        """How many from word ``low`` to word ``high`` (exclusive) stand in quotation marks."""
        if self._quoted is None:
            marks = bytearray(len(self.words))
            for start, end in quoted_spans(self.report.text):
                first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
                marks[first:last] = b"\x01" * (last - first)
            self._quoted = array("I", accumulate(marks, initial=0))
        return self._quoted[high] - self._quoted[low]

    def last_stop(self, low: int, high: int) -> int:
        """The word after the last end of a sentence between ``low`` and ``high`` (exclusive); ``low`` where there is none."""
        if self._stops is None:
            text, nexts = self.report.text, [*self.starts[1:], len(self.report.text)]
            self._stops = array("I", [0])
            for at, (end, start) in enumerate(zip(self.ends, nexts, strict=True)):
                found = _ENDS.search(text, end, start) is not None
                self._stops.append(at + 1 if found else self._stops[-1])
        return max(low, self._stops[high])

    def prose(self, low: int, high: int) -> float:
        """Share of function words from ``low`` to ``high`` (exclusive): sentences have them, lists of headlines hardly."""
        return sum(w in _FUNCTION for w in self.words[low:high]) / max(1, high - low)


@lru_cache(maxsize=200_000)
def _compared(word: str) -> str:
    """A word as it is compared."""
    folded = fold(word)
    return NUMBER if folded in NUMBER_WORDS or folded[:1].isdigit() else folded


def _stretches(report: Report) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a report's text that are its reporting, in order, and whether an aside lies before each."""
    text = report.text
    left_out = [(aside.start, aside.end, True) for aside in report.asides]
    left_out += [(*match.span(), False) for match in _BRACKETS.finditer(text)]
    for begin in sorted({0, report.headline_end}):
        head = _DATELINE.match(text, begin, begin + 200)
        if head is not None and len(_WORD.findall(head.group())) <= MOST_IN_DATELINE:
            left_out.append((*head.span(), False))
    at, parted = 0, False
    for low, high, aside in sorted(left_out):
        if low > at:
            yield at, low, parted
            parted = False
        parted = parted or aside
        at = max(at, high)
    if at < len(text):
        yield at, len(text), parted
