"""Alternatives of a pattern put in another form: what matches stays."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from accounted.claims.english.alternatives import by_first_letter, edges_once

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


def test_the_edge_of_a_word_is_asked_for_once() -> None:
    """Alternatives keep their order, those without an edge stay where they stand."""
    assert edges_once(r"\bkilled|\bdied|hurt|\bshot") == r"\b(?:killed|died)|hurt|\bshot"
    assert edges_once(r"\b(?:a|b)|[|]\b|\bc") == r"\b(?:a|b)|[|]\b|\bc"


BODIES = st.sampled_from(
    ["kill", "killed", "ki(?:d|l)", "no ", "(?P<x>shot)", r"\bdie", "[ks]ing", "", "x+", r"\|", "d?ie"]
)


@given(
    st.lists(st.tuples(st.booleans(), BODIES), min_size=1, max_size=6, unique_by=lambda two: two[1]),
    st.lists(st.sampled_from(["kill", "ed", "kid", "shot", "no ", "king", "die", "x", "|", " ", "-"])).map("".join),
)
def test_spans_and_groups_stay_where_edges_are_asked_for_once(alternatives: list[tuple[bool, str]], text: str) -> None:
    """The same alternative wins at the same place."""
    pattern = "|".join((r"\b" if edge else "") + body for edge, body in alternatives)
    plain, quick = re.compile(pattern), re.compile(edges_once(pattern))
    assert [(m.span(), m.groupdict()) for m in quick.finditer(text)] == [
        (m.span(), m.groupdict()) for m in plain.finditer(text)
    ]
