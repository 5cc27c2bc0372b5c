"""How a killed range lies to the gold's, and why an end of it differs."""

from __future__ import annotations

import pytest
from benchmarks.told.killed import Range, Row, table, verdict


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((9, 23), "equal"),
        ((3, 40), "contains"),
        ((9, 40), "contains"),
        ((10, 20), "within"),
        ((5, 20), "crosses"),
        ((10, None), "crosses"),
        ((9, None), "contains"),
        ((24, 30), "misses"),
        ((0, 8), "misses"),
        ((None, None), "none"),
    ],
)
def test_a_range_is_told_by_how_it_lies_to_the_golds(said: Range, expected: str) -> None:
    """An open end reaches beyond any figure."""
    assert verdict(said, (9, 23)) == expected


def test_the_table_counts_every_kind_and_every_cause() -> None:
    """Cases are printed only where they are asked for."""
    some = [
        Row("a", (9, 23), (9, 23), "equal", 3, 3, ()),
        Row("b", (4, 23), (9, 23), "contains", 2, 3, ("low: a report of another incident",)),
    ]
    told = table(some, cases=False)
    assert "equal 1, contains 1" in told
    assert "of 2; low end right 1, high end right 2" in told
    assert "1 x low: a report of another incident" in told
    assert "b: 4-23 for 9-23" not in told
    assert "b: 4-23 for 9-23, contains; 2 of 3 reports" in table(some, cases=True)
