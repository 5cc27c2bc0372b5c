"""The counts grammar: what is found, how it is bounded, and what is no count."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.english.counts import CountMention, find_counts

_FLAGS = ("more", "article", "of_them", "family", "definite", "some")
_TABLE = tomllib.loads(Path(__file__).with_name("cases_counts.toml").read_text(encoding="utf-8"))
_CASES = [
    pytest.param(marked, expected, id=f"{part}: {marked}")
    for part, tables in _TABLE.items()
    for table in tables
    for marked, expected in table["case"]
]


def _told(mention: CountMention) -> str:
    count = mention.count
    flags = [flag for flag in _FLAGS if getattr(mention, flag)]
    low = "" if count.low is None else str(count.low)
    high = "" if count.high is None else str(count.high)
    interval = [] if count.bound == "vague" and not low + high else [f"{low}..{high}"]
    return " ".join([*interval, count.bound, *flags])


@pytest.mark.parametrize(("marked", "expected"), _CASES)
def test_finds_the_bracketed_words_and_nothing_else(marked: str, expected: list[str]) -> None:
    """Each count of the table is found with its interval and flags; near misses stay unread."""
    text = marked.replace("[", "").replace("]", "")
    mentions = find_counts(text)
    assert [text[m.start : m.end] for m in mentions] == re.findall(r"\[(.*?)\]", marked, flags=re.DOTALL)
    assert [_told(m) for m in mentions] == expected


def test_the_table_is_large_enough() -> None:
    """The table holds at least 150 sentences."""
    assert len(_CASES) >= 150


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_letter_case_does_not_matter_for_most_sentences(case: Callable[[str], str]) -> None:
    """The table's first parts read the same in capitals and in small letters."""
    for part in ("figures_and_words", "ranges", "modifiers", "vague", "nobody", "part_of_them"):
        for table in _TABLE[part]:
            for marked, expected in table["case"]:
                text = case(marked.replace("[", "").replace("]", ""))
                assert [_told(m) for m in find_counts(text)] == expected, text


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("ten of them police", "police"),
        ("six of whom were girls", "were girls"),
        ("two of the victims", "the victims"),
        ("seven others were hurt", "others were hurt"),
        ("seven more nurses", "nurses"),
        ("dozens of people", "people"),
        ("at least two dozen men", "men"),
        ("no civilian casualties", "civilian casualties"),
        ("twelve", ""),
    ],
)
def test_head_start_points_at_the_noun_phrase(text: str, behind: str) -> None:
    """``head_start`` is where the noun phrase begins, behind "of them" and "more"."""
    (mention,) = find_counts(text)
    assert text[mention.head_start :] == behind


_PIECES = st.sampled_from(
    [
        "at least",
        "more than",
        "twenty",
        "-",
        "three",
        "12",
        "1,200",
        "dozens",
        "of",
        "them",
        "no one",
        "a",
        "an",
        "January",
        "may",
        ",",
        ".",
        "(",
        ")",
        "34",
        "aged",
        "soldier",
        "killed",
        "$",
        "km",
        "between",
        "and",
        "to",
        "or",
        "half",
        "hundred",
        "million",
        "no",
        "not",
        "without",
        "another",
        "the",
        "others",
        "more",
        "\n",
        "İ",
        "ß",
        "１２",
        "٣",
        "\xa0",
        "’s",
        "''",
        "²",
        "from",
        "some",
        "all",
        "one",
        "both",
        "couple",
        "1.5",
        "2018",
        "05:30",
        "number",
        "large",
        "+",
        "%",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=25).map("".join)
    )
)
def test_any_text_gives_ordered_disjoint_spans_within_bounds(text: str) -> None:
    """No text raises; spans are not empty, lie within the text, are in order and do not overlap."""
    end = 0
    for mention in find_counts(text):
        assert end <= mention.start < mention.end <= mention.head_start <= len(text)
        assert text[mention.start : mention.end].strip()
        low, high = mention.count.low, mention.count.high
        assert low is None or low >= 0
        assert low is None or high is None or low <= high
        end = mention.end


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]


def _spell(number: int, joined: bool) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + ("-" + _ONES[number % 10] if number % 10 else "")
    for scale, name in ((1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            link = " and " if joined and 0 < rest < 100 else " "
            return _spell(number // scale, joined) + " " + name + (link + _spell(rest, joined) if rest else "")
    raise AssertionError(number)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 9999), st.booleans(), st.booleans(),
    st.sampled_from([("", 0, 0), ("at least ", 0, None), ("more than ", 1, None), ("up to ", None, 0),
                     ("fewer than ", None, -1), ("about ", 0, 0), ("nearly ", 0, 0)]),
)  # fmt: skip
def test_spelled_numbers_come_back(
    number: int, joined: bool, capitals: bool, modifier: tuple[str, int | None, int | None]
) -> None:
    """Every number up to 9999, spelled and with a modifier, is read as the interval that it says."""
    phrase, low, high = modifier
    words = phrase + _spell(number, joined)
    text = f"There {words} villagers died."
    text = text.upper() if capitals else text
    (mention,) = find_counts(text)
    assert text[mention.start : mention.end].lower() == words
    assert mention.count.low == (None if low is None else number + low)
    assert mention.count.high == (None if high is None else number + high)


def test_reads_fast() -> None:
    """A sentence of some 25 words takes well under half a millisecond even on a busy machine."""
    sentence = (
        "At least 23 people, among them three children and a nurse, were killed on 3 March and some 40 others hurt when"
        " shells hit the market, officials said."
    )
    find_counts(sentence)
    best = min(_clock(sentence) for _ in range(5))
    assert best < 0.0005


def _clock(sentence: str) -> float:
    start = time.process_time()
    for _ in range(200):
        find_counts(sentence)
    return (time.process_time() - start) / 200
