"""Names count nobody until a person accepts them; then they are a floor."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import INCIDENT, claim, group, independent, said

from accounted.model import CircumstanceClaim, Group, Quote, Toll
from accounted.reckoning import Account, Casualty, State, load, reckon
from accounted.reckoning.persons import group_of, standing


def person(name: str, *states: Any, of: Group | None = None, origins: tuple[str, ...] = ("list",)) -> Casualty:
    """A casualty with its states; a state may come with its day."""
    made = tuple(
        State(state=s if isinstance(s, str) else s[0], number=n, day=None if isinstance(s, str) else s[1])  # type: ignore[arg-type]
        for n, s in enumerate(states, 1)
    )
    return Casualty(person=name, states=made, group=of or Group(), claims=(f"claim-{name}",), origins=origins)


def reckoned(
    *accounts: Account, people: list[Casualty], of: str = "", outcome: str = "killed", method: str = "plain"
) -> Toll:
    naming = said(claim(1, "missing"), name="list")
    return reckon(INCIDENT, [*accounts, naming], (), outcome, of, load(method), independent, people)  # type: ignore[arg-type]


def rules(made: Toll) -> set[str]:
    return {r.rule for r in made.reasons}


def test_accepted_dead_lift_the_low_figure() -> None:
    """Two reported, three accepted by name: three or more, and the reason says why."""
    people = [person(n, "killed") for n in "abc"]
    made = reckoned(said(claim(2), name="x"), said(claim(5), name="y"), people=people)
    assert made.fields == {"min": 3, "max": 5}
    assert {"named_casualties", "floor_lifts_low"} <= rules(made)


def test_accepted_dead_lift_above_every_total() -> None:
    """A claim of a part above all totals refutes none of them; people whom somebody identified do."""
    made = reckoned(said(claim(2), name="x"), people=[person(n, "killed") for n in "abc"])
    assert made.fields == {"min": 3, "max": 3}
    assert "floor_above_total" in rules(made)


def test_a_list_shorter_than_the_toll_changes_no_figure() -> None:
    """Three names under a total of eight: eight."""
    made = reckoned(said(claim(8), name="x"), people=[person(n, "killed") for n in "abc"])
    assert made.fields == {"min": 8, "max": 8}
    assert made.origins_all == 1


def test_who_turns_out_alive_lowers_the_floor_and_stays_in_the_history() -> None:
    """Reported dead, found alive two days later: one less, and a line says so."""
    people = [person("a", "killed"), person("b", ("killed", "2031-03-01"), ("alive", "2031-03-03"))]
    made = reckoned(people=people)
    assert made.fields["min"] == 1
    assert "named_no_longer" in rules(made)


def test_who_died_later_counts_among_the_dead_and_no_more_among_the_hurt() -> None:
    """An injured person who dies moves from one toll to the other."""
    one = [person("a", ("injured", "2031-03-01"), ("died_later", "2031-03-09"))]
    assert reckoned(people=one).fields["min"] == 1
    assert reckoned(people=one, outcome="injured").answer in ("no_claim", "cannot_say")


def test_one_name_accepted_twice_is_one_person() -> None:
    """Two decisions on one name are two states of one person."""
    assert reckoned(people=[person("a", "killed", "killed")]).fields["min"] == 1


def test_a_floor_of_a_group_takes_those_surely_in_it() -> None:
    """A girl is a child; of whom nothing is told, only all persons hold a place."""
    people = [person("a", "killed", of=group("girl", age="child", sex="f")), person("b", "killed")]
    assert reckoned(people=people, of="children").fields["min"] == 1
    assert "named_of_other_group" in rules(reckoned(people=people, of="children"))
    assert reckoned(people=people, of="all persons").fields["min"] == 2


def test_names_are_in_no_reason() -> None:
    """Tolls are published; names of casualties are not."""
    made = reckoned(said(claim(1), name="x"), people=[person("Zebulon Quarterly", "killed")])
    assert "Zebulon" not in " ".join(r.sentence for r in made.reasons)


def test_a_method_that_asks_for_two_origins_is_not_met_by_one_list() -> None:
    """Accepted names rest on who names them: one list is one origin."""
    made = reckoned(people=[person("a", "killed")], method="ibc-partial")
    assert made.answer == "cannot_say"


@pytest.mark.parametrize(
    ("states", "now"),
    [
        ((State(state="killed", number=1, day="2031-03-02"), State(state="missing", number=2, day="2031-03-01")), "killed"),
        ((State(state="killed", number=1, day="2031-03-02"), State(state="alive", number=2)), "alive"),
        ((State(state="killed", number=1), State(state="withdrawn", number=2)), "withdrawn"),
    ],
)  # fmt: skip
def test_the_state_that_holds(states: tuple[State, ...], now: str) -> None:
    """The latest day where all are dated, else the last decision."""
    assert standing(states).state == now


def test_claims_that_differ_leave_a_facet_unsaid() -> None:
    """Called a man here and a woman there: neither, while the age that both give stands."""

    def named(age: int | None, sex: str | None) -> CircumstanceClaim:
        return CircumstanceClaim(
            quote=Quote(report="r", start=0, end=1, text="x"),
            attribution=(),
            aspect="person",
            value="x",
            age=age,
            sex=sex,
        )

    made = group_of([named(12, "m"), named(12, "f")])
    assert (made.sex, [f.value for f in made.age]) == ((), ["child"])


STATE = st.sampled_from(["killed", "injured", "missing", "died_later", "alive", "withdrawn"])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.lists(STATE, min_size=1, max_size=3)),
        max_size=6,
        unique_by=lambda p: p[0],
    ),
    st.lists(st.integers(1, 8), max_size=3),
)
def test_the_floor_is_never_above_those_who_stand_dead(people: list[Any], totals: list[int]) -> None:
    """The low figure is the claims' own, or the number of accepted dead, whichever is higher; nothing else."""
    accounts = [said(claim(n), name=f"o{i}") for i, n in enumerate(totals)]
    made = reckoned(*accounts, people=[person(name, *states) for name, states in people])
    dead = sum(states[-1] in ("killed", "died_later") for _, states in people)
    lowest = max(min(totals, default=0), dead)
    if lowest:
        assert made.fields["min"] == lowest
    else:
        assert made.answer in ("no_claim", "cannot_say")
