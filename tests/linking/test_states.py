"""States follow the claims that people signed."""

from __future__ import annotations

from accounted.linking import Signed, with_states
from accounted.model import Incident


def incident(name, *claims):
    return Incident(id=f"incident-{name}", claims=claims)


def test_a_state_stays_with_most_of_what_was_signed():
    """After a split the larger part is signed and the smaller is a draft; a merge keeps what was said last."""
    signed = [Signed(number=5, value="reviewed", claims=("a", "b", "c"))]
    parts = [incident("one", "a", "b"), incident("two", "c"), incident("three", "x")]
    assert [i.state for i in with_states(parts, signed)] == ["reviewed", "draft", "draft"]
    signed += [
        Signed(number=9, value="second_read", claims=("a", "b")),
        Signed(number=7, value="reviewed", claims=("x",)),
    ]
    whole = [incident("all", "a", "b", "c", "x")]
    assert [i.state for i in with_states(whole, signed)] == ["second_read"]
    assert with_states(whole, signed)[0].signatures == (5, 7, 9)
    signed.append(Signed(number=10, claims=("a", "x", "b")))
    assert with_states(whole, signed)[0].summaries == (10,)
    assert with_states(parts, signed)[2].summaries == ()
    signed.append(Signed(number=11, value="draft", claims=("a", "b", "c", "x")))
    assert [i.state for i in with_states(whole, signed)] == ["draft"]


def test_what_is_read_no_more_signs_nothing():
    """A signature under claims that are in no incident now is nobody's."""
    assert (
        with_states([incident("one", "a")], [Signed(number=3, value="released", claims=("gone",))])[0].state == "draft"
    )
