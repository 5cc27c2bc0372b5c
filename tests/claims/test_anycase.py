"""Patterns without regard to case find what ``re.I`` finds, at the text's own offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.claims.english.anycase import Anycase, by_first_letter

PATTERNS = (r"\b(?:killed|Wounded)\W+\w+", r"(?P<month>March|May)\s+\d+", r"[A-F]{2}\S*", r"\bdied?\b|“")


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("KkIlLeEdDwWoOuUnNaAbBcCmMrRhHyYİß“ 12.", max_size=40))
def test_spans_are_those_of_a_search_without_case(pattern: str, text: str) -> None:
    """Lower case changes no offset; a text whose lower case is longer is searched as it stands."""
    there = [m.span() for m in re.finditer(pattern, text, re.I)]
    assert [m.span() for m in Anycase(pattern).finditer(text)] == there
    first = Anycase(pattern).search(text)
    assert (first.span() if first else None) == (there[0] if there else None)


def test_capitals_of_a_pattern_are_folded_and_its_classes_are_not() -> None:
    """``\\S`` stays what it is; a month written with its capital is found in any case."""
    assert Anycase(r"\bMay\S+").search("in MAYHEM and may")
    assert Anycase(r"\bMay\S+").search("in may and MAY ") is None
    assert Anycase("killed").match("x killed", 2)
    assert Anycase("killed").search("killed", 0, 3) is None


ALTERNATIVES = r"""kill|\bshot|kidnap|(?:cut|hack)ed|\bno\s|k?not|[ks]ing|a[|)]b|
    \bso(?:w|n)\b|ki{2}|\|x|\(y
    |end"""


def test_alternatives_are_sorted_by_how_they_begin() -> None:
    """Letters stand before their alternatives, edges of words before all that begin at one."""
    assert by_first_letter(r"kill|kidnap|\bshot|die|\bshell|\d") == r"(?:\d)|d(?:ie)|k(?:ill|idnap)|\b(?:s(?:hot|hell))"


@given(
    st.lists(
        st.sampled_from(
            [
                "kill",
                "ki",
                "shot",
                "kidnap",
                "cuted",
                "no ",
                "not",
                "king",
                "a|b",
                "a)b",
                "son",
                "|x",
                "(y",
                "end",
                "x",
                " ",
            ]
        )
    ).map("".join)
)
def test_patterns_sorted_so_hold_and_lack_the_same_texts(text: str) -> None:
    """Escapes, classes and brackets are no bars between alternatives."""
    plain, quick = re.compile(ALTERNATIVES, re.X), re.compile(by_first_letter(ALTERNATIVES), re.X)
    assert (quick.search(text) is None) == (plain.search(text) is None)
