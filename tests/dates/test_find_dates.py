"""Spans of time expressions in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.dates import find


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in find(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Seven bakers died late on Friday when a shell hit.", ["late on Friday"]),
        ("At 5 a.m. on Saturday the gate was blown open.", ["At 5 a.m. on Saturday"]),
        ("The raid began at dawn on Saturday, Jan. 27, residents said.", ["at dawn on Saturday, Jan. 27"]),
        ("THE BLAST OCCURRED ON 12 MARCH, AND POLICE CAME YESTERDAY.", ["ON 12 MARCH", "YESTERDAY"]),
        ("Shells fell in the night to Saturday and again overnight.", ["in the night to Saturday", "overnight"]),
        ("Clashes between 2 and 5 May left three dead.", ["between 2 and 5 May"]),
        ("Hundreds have died since 2014.", ["since 2014"]),
        ("In May the bridge was hit.", ["In May"]),
        ("Monday's strike was the third.", ["Monday"]),
        ("A bomb went off during Friday prayers.", ["Friday"]),
        ("He died two days later.", ["two days later"]),
        ("The well was filled in during the autumn of 1994.", ["during the autumn of 1994"]),
        ("It was shelled in late spring 2016 and again last winter.", ["in late spring 2016", "last winter"]),
    ],
)
def test_words_of_time_are_found(text: str, spans: list[str]) -> None:
    """The whole expression, and nothing beside it."""
    assert found(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old driver was hurt.",
        "Prices fall and springs dry up.",
        "The tanks ended the Prague Spring of 1968.",
        "The fire burned for three hours.",
        "They may march on the town.",
        "The Sunday Times reported it.",
        "The Friday prayers leader spoke to him.",
        "The Sunday Lantern reported it.",
        "A fighter of the May 17 Brigade was held.",
        "Twelve people were killed in 20 villages near Highway 5.",
        "Mrs May refused to comment.",
    ],
)
def test_near_misses_are_not_time(text: str) -> None:
    """Ages, durations, verbs, outlets and names."""
    assert found(text) == []


@given(st.text(max_size=200))
def test_spans_are_ordered_and_apart(text: str) -> None:
    """Whatever the text, spans lie inside it, in order, and never overlap."""
    at = 0
    for a, b in find(text):
        assert at <= a < b <= len(text)
        at = b


def test_a_long_text_without_time_hides_nothing() -> None:
    """What is found in a sentence is found in the midst of a long text too, where it stands."""
    padding = "The council met and the road stayed shut. " * 40
    text = padding + "Two guards died at dawn on Saturday. " + padding + "It fell between 2 and 5 May. " + padding
    assert found(text) == ["at dawn on Saturday", "between 2 and 5 May"]
