"""Tolls of several incidents added up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import at_least, claim, said, toll

from accounted.model import BadInput, Incident, Toll
from accounted.reckoning import Casualty, State, add_up


def reckoned(name: str, *figures: Any, kind: str = "event", **more: Any) -> tuple[Incident, Toll]:
    """An incident with one origin for each figure, and its toll."""
    accounts = [said(claim(n), name=f"{name}-{i}") for i, n in enumerate(figures)]
    made = toll(*accounts, **more)
    return Incident(id=name, kind=kind), type(made)(**{**_fields(made), "incident": name})  # type: ignore[arg-type]


def _fields(made: Toll) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__struct_fields__}


def test_lows_and_highs_are_added_apart() -> None:
    """Two ranges make a range of their ends."""
    made = add_up([reckoned("a", 3, 5), reckoned("b", 10)])
    assert made.fields == {"min": 13, "max": 15}
    assert (made.incidents, made.unknown, made.open_high) == (("a", "b"), (), False)


def test_an_unknown_number_is_told_and_never_a_zero() -> None:
    """Dozens of dead that the method puts no number on are "plus 1 incident with unknown number"."""
    from reckoning_hand import vague

    made = add_up([reckoned("a", 4), reckoned("b", vague("dozens"))])
    assert made.fields == {"min": 4, "max": 4}
    assert made.unknown == ("b",)


def test_an_incident_of_which_nobody_speaks_is_no_zero_either() -> None:
    """Where no claim tells of the outcome, the incident is named as silent."""
    accounts = said(claim(6, "injured"), name="x")
    silent = (Incident(id="b"), toll(accounts))
    made = add_up([reckoned("a", 4), silent])
    assert (made.fields["min"], made.silent, made.unknown) == (4, ("b",), ())


def test_an_open_top_keeps_the_sum_open() -> None:
    """At least seven and exactly three: ten or more, and no highest number."""
    made = add_up([reckoned("a", at_least(7)), reckoned("b", 3)])
    assert made.fields == {"min": 10, "max": None}
    assert made.open_high


def test_an_aggregate_is_left_out_and_named() -> None:
    """A morgue's month may hold the dead of the strike beside it."""
    made = add_up([reckoned("strike", 4), reckoned("month", 210, kind="aggregate")])
    assert made.fields == {"min": 4, "max": 4}
    assert [(x.incident, x.rule) for x in made.left_out] == [("month", "aggregate")]


def test_what_a_method_does_not_record_is_left_out() -> None:
    """An incident that is no event under the method adds nothing, and is named."""
    inside, outside = reckoned("a", 30, method="ucdp-partial"), reckoned("b", 2, method="ucdp-partial")
    assert inside[1].answer in ("figures", "cannot_say")
    refused = Toll(**{**_fields(outside[1]), "answer": "not_an_event", "fields": {}, "question": "too small"})
    made = add_up([(outside[0], refused), inside])
    assert [x.rule for x in made.left_out] == ["not_an_event"]


@pytest.mark.parametrize(
    "other",
    [{"method": "ibc-partial"}, {"outcome": "injured"}, {"of": "children"}],
)
def test_only_like_is_added_to_like(other: dict[str, Any]) -> None:
    """Different methods, outcomes or groups make no sum."""
    with pytest.raises(BadInput, match="one at a time"):
        add_up([reckoned("a", 4), reckoned("b", 4, **other)])


def test_nothing_and_the_same_incident_twice_are_refused() -> None:
    """An empty choice and a repeated incident get a clear line."""
    with pytest.raises(BadInput, match="no incident to add up"):
        add_up([])
    with pytest.raises(BadInput, match="twice"):
        add_up([reckoned("a", 4), reckoned("a", 4)])


def test_a_person_accepted_in_two_incidents_is_counted_once() -> None:
    """Who is on the lists of both the strike and the funeral died once."""
    one = Casualty(person="A. Example", states=(State(state="killed", number=1),))
    made = add_up([reckoned("a", 3), reckoned("b", 4)], {"a": [one], "b": [one]})
    assert (made.fields, made.shared) == ({"min": 6, "max": 6}, 1)
    assert "1 taken off" in " ".join(made.notes)


def test_best_is_added_only_where_every_incident_has_one() -> None:
    """A sum of best figures with one of them missing would be a guess."""
    agreed, torn = reckoned("a", 30, 30, method="ucdp-partial"), reckoned("b", 30, 40, method="ucdp-partial")
    made = add_up([agreed, torn])
    assert made.fields == {"low": 60, "best": None, "high": 70}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(1, 50), min_size=1, max_size=3), min_size=1, max_size=5), st.randoms())
def test_order_does_not_matter_and_ends_stay_ordered(figures: list[list[int]], rng: Any) -> None:
    """The same incidents in any order give the same sum, whose low end is not above its high one."""
    tolls = [reckoned(f"i{n}", *some) for n, some in enumerate(figures)]
    mixed = list(tolls)
    rng.shuffle(mixed)
    made = add_up(tolls)
    assert add_up(mixed) == made
    assert made.fields["min"] == sum(min(some) for some in figures)
    assert made.fields["max"] == sum(max(some) for some in figures)
