"""Updates replace only what counts the same people; an origin's narrower figure is part of its wider one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import at_least, claim, count, group, rule_of, said, toll

from accounted.model import Group

MEN = group("men", sex="m")
POLICE = group("policemen", role="police")
SOLDIERS = group("soldiers", role="soldier")
CIVILIANS = group("civilians", status="civilian")
PEOPLE = group("people")
DAY, NEXT = "2031-03-01", "2031-03-02"


# ---- the key of an update


@pytest.mark.parametrize(
    ("first", "second", "replaced"),
    [
        (PEOPLE, PEOPLE, True),
        (PEOPLE, group("villagers"), True),
        (PEOPLE, group(), True),
        (POLICE, group("police officers", role="police"), True),
        (PEOPLE, POLICE, False),
        (POLICE, PEOPLE, False),
        (POLICE, SOLDIERS, False),
        (CIVILIANS, PEOPLE, False),
    ],
)
def test_a_figure_replaces_an_older_one_of_the_same_people_only(first: Group, second: Group, replaced: bool) -> None:
    """Other words for the same people update; nine of another kind are no news of the eight."""
    old, new = claim(8, group=first), claim(9, group=second)
    made = toll(said((DAY, old), (NEXT, new), name="mayor"))
    assert (rule_of(made, old)[0] == "replaced") is replaced


def test_six_policemen_the_next_day_do_not_lower_eleven_people() -> None:
    """The later and narrower figure is a part of the older, wider one, and no correction downwards."""
    eleven, six = claim(11, group=PEOPLE), claim(6, group=POLICE)
    made = toll(said((DAY, eleven), (NEXT, six), name="mayor"))
    assert made.fields == {"min": 11, "max": 11}
    assert rule_of(made, eleven) == ("used", "last_total")
    assert rule_of(made, six) == ("floor", "narrower_beside_wider")


# ---- an origin's narrower total beside its wider one


def test_an_origins_narrower_total_is_a_floor_beside_its_wider_one() -> None:
    """ "Eight people" and "eight men" of one captain are one total and a part; of two captains they are two totals."""
    people, men = claim(8, group=PEOPLE), claim(7, group=MEN)
    one = toll(said(people, men, name="captain"))
    assert one.fields == {"min": 8, "max": 8}
    assert rule_of(one, men) == ("floor", "narrower_beside_wider")
    two = toll(said(people, name="captain"), said(men, name="mayor"))
    assert two.fields == {"min": 7, "max": 8}


def test_a_narrower_figure_above_the_wider_one_is_told() -> None:
    """Nine men of eight people cannot be: the range holds both, and a note asks a person to look."""
    made = toll(said(claim(8, group=PEOPLE), claim(9, group=MEN), name="captain"))
    assert made.fields == {"min": 8, "max": 9}
    assert any(r.rule == "floor_above_total" for r in made.reasons)


def test_a_lone_narrow_total_is_still_the_origins_total() -> None:
    """An origin that speaks of policemen only, as the whole toll, gives that as its total."""
    made = toll(said(claim(6, group=POLICE), name="mayor"))
    assert made.fields == {"min": 6, "max": 6}


def test_groups_that_one_origin_counts_apart_are_no_rivals() -> None:
    """ "Six soldiers" and "two civilians" by one origin: eight or more, where both stand in one report; never two to six."""
    soldiers, civilians = claim(6, report="r", group=SOLDIERS), claim(2, report="r", group=CIVILIANS)
    made = toll(said(soldiers, civilians, name="mayor"))
    assert (made.fields, made.open_high) == ({"min": 8, "max": None}, True)
    assert rule_of(made, soldiers) == rule_of(made, civilians) == ("floor", "counted_apart")
    assert not any(r.rule == "order_unknown" for r in made.reasons)
    days = toll(said(claim(6, group=SOLDIERS), claim(2, group=CIVILIANS), name="mayor"))
    assert (days.fields, days.open_high) == ({"min": 6, "max": None}, True)


def test_groups_that_may_overlap_stay_beside_one_another() -> None:
    """Six policemen and four men may be six or ten: both stand as totals and a person is asked to look."""
    made = toll(said(claim(6, group=POLICE), claim(4, group=MEN), name="mayor"))
    assert made.fields == {"min": 4, "max": 6}
    assert any(r.rule == "order_unknown" for r in made.reasons)


# ---- a part that its own origin's total holds


def test_a_part_inside_its_own_total_does_not_lift_others() -> None:
    """Eleven, ten of them police, beside another's eight: 8 to 11. The ten are no more than what eleven already says."""
    eleven = said(claim(11, group=PEOPLE), claim(10, covers="part", group=POLICE), name="officials")
    made = toll(eleven, said(claim(8), name="captain"))
    assert made.fields == {"min": 8, "max": 11}
    assert not any(r.rule == "floor_lifts_low" for r in made.reasons)


def test_a_part_without_a_total_of_its_origin_lifts_others() -> None:
    """Ten police by somebody who gives no total are a floor for everybody's: 10 to 11."""
    made = toll(
        said(claim(11), name="officials"),
        said(claim(8), name="captain"),
        said(claim(10, covers="part", group=POLICE), name="mayor"),
    )
    assert made.fields == {"min": 10, "max": 11}
    assert any(r.rule == "floor_lifts_low" for r in made.reasons)


def test_a_part_above_its_own_total_raises_the_top() -> None:
    """An origin whose part is more than its total contradicts itself: that is shown and not lost."""
    made = toll(said(claim(5), claim(7, covers="part", group=POLICE), name="mayor"), said(claim(6), name="captain"))
    assert made.fields == {"min": 5, "max": 7}
    assert any(r.rule == "floor_above_total" for r in made.reasons)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=4),
    st.sampled_from([POLICE, MEN, CIVILIANS]),
)
def test_a_breakdown_inside_a_total_changes_no_figure(pairs: list[tuple[int, int]], kind: Group) -> None:
    """Telling of a part of one's own total, whatever its size, moves no figure of plain's."""
    totals = [max(pair) for pair in pairs]
    bare = [said(claim(n, group=PEOPLE), name=f"o{i}") for i, n in enumerate(totals)]
    broken = [
        said(claim(n, group=PEOPLE), claim(min(pair), covers="part", group=kind), name=f"o{i}")
        for i, (n, pair) in enumerate(zip(totals, pairs, strict=True))
    ]
    assert toll(*broken).fields == toll(*bare).fields


def test_every_total_keeps_what_was_ever_stated() -> None:
    """Three first, thirty later, of one origin: three to thirty under every-total, thirty under plain."""
    account = said(("2031-03-01", claim(3)), ("2031-03-09", claim(30)), name="a")
    assert toll(account, method="plain").fields == {"min": 30, "max": 30}
    assert toll(account, method="every-total").fields == {"min": 3, "max": 30}


def test_every_total_closes_open_ends_at_the_number_stated_and_lets_no_part_lift() -> None:
    """ "More than 100" states 100, "up to 35" states 35, and a hospital's 48 is a part."""
    more = claim(count(101, None, "more_than", "more than 100"))
    up_to = claim(count(None, 35, "up_to", "up to 35"))
    part = claim(48, covers="part")
    made = toll(said(more, name="a"), said(up_to, name="b"), said(part, name="c"), method="every-total")
    assert (made.fields, made.open_high) == ({"min": 35, "max": 100}, False)
    assert any(r.rule == "part_is_floor" for r in made.reasons)


def test_a_total_beside_an_open_one_of_the_same_origin_is_not_lost() -> None:
    """ "At least nine" and "28" of one origin, in no known order: nine to 28, open above; 28 is stated."""
    made = toll(said(claim(at_least(9)), claim(28), name="a"), said(claim(26), name="b"))
    assert (made.fields, made.open_high) == ({"min": 9, "max": 28}, True)
