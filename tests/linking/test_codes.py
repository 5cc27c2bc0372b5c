"""Codes are minted once, outlive merges and splits, and are never used again."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from accounted.linking import Opened, lost_codes, with_codes
from accounted.model import Incident


def incident(*claims: str) -> Incident:
    return Incident(id="incident-" + "".join(claims), claims=claims)


def codes(incidents: list[Incident], *opened: Opened) -> dict[str, tuple[str, ...]]:
    return {"".join(i.claims): i.codes for i in with_codes(incidents, opened)}


A, B = Opened(number=12, claims=("a", "b", "c")), Opened(number=30, claims=("d", "e"))


def test_a_code_stays_while_the_incident_grows() -> None:
    """New claims change the working id and not the code."""
    assert codes([incident("a", "b", "c", "x", "y", "z", "w")], A) == {"abcxyzw": ("I-12",)}


def test_a_merge_keeps_both_codes_and_the_older_leads() -> None:
    """Whoever cited either finds the incident."""
    made = with_codes([incident("a", "b", "c", "d", "e")], [B, A])[0]
    assert (made.code, made.codes) == ("I-12", ("I-12", "I-30"))


def test_a_split_leaves_the_code_with_most_of_its_claims() -> None:
    """The smaller part is a draft again."""
    assert codes([incident("a", "b"), incident("c")], A) == {"ab": ("I-12",), "c": ()}


def test_half_and_half_the_code_stays_with_the_first_claim() -> None:
    """A tie has one answer."""
    assert codes([incident("e"), incident("d")], B) == {"e": (), "d": ("I-30",)}


def test_a_code_whose_claims_are_gone_is_lost_and_given_to_nobody() -> None:
    """Claims read no more take their code with them; the next opened incident has its own."""
    assert lost_codes([incident("x")], [A]) == ["I-12"]
    assert codes([incident("x")], A) == {"x": ()}


CLAIMS = "abcdefgh"


@st.composite
def histories(draw: Any) -> tuple[list[Incident], list[Opened]]:
    parts: dict[int, list[str]] = {}
    for c in CLAIMS:
        parts.setdefault(draw(st.integers(0, 3)), []).append(c)
    opened = [
        Opened(number=n, claims=tuple(sorted(draw(st.sets(st.sampled_from(CLAIMS + "xyz"), min_size=1)))))
        for n in sorted(draw(st.sets(st.integers(1, 99), max_size=4)))
    ]
    return [incident(*some) for some in parts.values()], opened


@given(histories(), st.randoms())
def test_every_code_is_in_one_place_in_any_order(history: tuple[list[Incident], list[Opened]], rng: Any) -> None:
    """Each opening's code is on exactly one incident or lost, whatever the order of incidents and decisions."""
    incidents, opened = history
    found = codes(incidents, *opened)
    held = [code for some in found.values() for code in some]
    assert sorted(held + lost_codes(incidents, opened)) == sorted(f"I-{o.number}" for o in opened)
    mixed, shuffled = list(incidents), list(opened)
    rng.shuffle(mixed)
    rng.shuffle(shuffled)
    assert codes(mixed, *shuffled) == found
