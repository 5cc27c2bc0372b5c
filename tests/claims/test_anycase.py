"""Patterns without regard to case find what ``re.I`` finds, at the text's own offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.claims.english.anycase import Anycase

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
