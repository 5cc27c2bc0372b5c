"""What lags behind does not come back; what is a copy names what it copies, in both reports' words."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import claim, rule_of, said, toll

from accounted.model import Reason, Toll
from accounted.reckoning.accounts import Statement
from accounted.reckoning.intervals import Interval
from accounted.reckoning.updates import Valued, settle

FIRST, SECOND, THIRD, FOURTH = "2031-03-01", "2031-03-02", "2031-03-03", "2031-03-04"


def line_of(made: Toll, claim_id: str) -> Reason:
    return next(r for r in made.reasons if r.claim == claim_id)


def test_a_late_report_with_a_figure_given_up_before_does_not_bring_it_back() -> None:
    """Eight, then eleven, then another page with eight: eleven stands, and the late one says behind what it lags."""
    old, new, late = claim(8), claim(11), claim(8)
    made = toll(said((FIRST, old), (SECOND, new), (THIRD, late), name="mayor"))
    assert made.fields == {"min": 11, "max": 11}
    assert rule_of(made, old) == ("replaced", "update")
    assert rule_of(made, late) == ("replaced", "lags_behind")
    assert line_of(made, late.id).other == line_of(made, old.id).other == new.id


def test_it_lags_behind_the_newest_figure_and_after_further_updates_too() -> None:
    """Eight, eleven, eight again, twelve: the last figure stands, whatever lagged in between."""
    late = claim(8)
    made = toll(said((FIRST, claim(8)), (SECOND, claim(11)), (THIRD, late), (FOURTH, claim(12)), name="mayor"))
    assert made.fields == {"min": 12, "max": 12}
    assert rule_of(made, late) == ("replaced", "lags_behind")


def test_a_figure_that_is_new_or_said_to_be_mended_is_a_correction() -> None:
    """Nine after eleven was never given up; eight that calls eleven an older figure is a correction; both are flagged."""
    first = claim(11)
    made = toll(said((FIRST, claim(8)), (SECOND, first), (THIRD, claim(9)), name="mayor"))
    assert made.fields == {"min": 9, "max": 9}
    new, mended, older = claim(11), claim(8, report="r", start=5), claim(11, report="r", start=9, superseded=True)
    made = toll(said((FIRST, claim(8)), (SECOND, new), (THIRD, mended), (THIRD, older), name="mayor"))
    assert made.fields == {"min": 8, "max": 8}
    assert rule_of(made, new) == ("replaced", "update_downwards")


def test_what_most_reports_hold_on_to_is_not_lagging() -> None:
    """One page alone had eleven, and two came after it with eight: that one is the odd one out."""
    odd = claim(11)
    made = toll(said((FIRST, claim(8)), (SECOND, odd), (THIRD, claim(8)), (FOURTH, claim(8)), name="mayor"))
    assert made.fields == {"min": 8, "max": 8}
    assert rule_of(made, odd) == ("replaced", "update_downwards")


def test_another_origin_with_the_older_figure_does_not_lag() -> None:
    """Lagging is of one origin: a hospital that says eight on the third day says it itself."""
    made = toll(said((FIRST, claim(8)), (SECOND, claim(11)), name="mayor"), said((THIRD, claim(8)), name="hospital"))
    assert made.fields == {"min": 8, "max": 11}


def test_an_undated_or_same_day_report_with_a_figure_given_up_before_lags_behind() -> None:
    """Eight on the first day, eleven on the second: eight without a day, or on the second day too, brings nothing back."""
    for day in (None, SECOND):
        old, new, late = claim(8), claim(11), claim(8)
        made = toll(said((FIRST, old), (SECOND, new), (day, late), name="mayor"))
        assert made.fields == {"min": 11, "max": 11}
        assert rule_of(made, late) == ("replaced", "lags_behind")
        assert line_of(made, late.id).other == new.id


def test_an_undated_figure_that_was_never_given_up_stands_beside_the_newer_one() -> None:
    """Nine without a day may be the newest of all; so may eight that calls the eleven an older figure."""
    made = toll(said((FIRST, claim(8)), (SECOND, claim(11)), (None, claim(9)), name="mayor"))
    assert made.fields == {"min": 9, "max": 11}
    mended, older = claim(8, report="m", start=5), claim(11, report="m", start=9, superseded=True)
    made = toll(said((FIRST, claim(8)), (SECOND, claim(11)), (None, mended), (None, older), name="mayor"))
    assert made.fields == {"min": 8, "max": 8}


def test_words_tell_the_order_where_no_day_and_no_clock_does() -> None:
    """ "Rose to eleven" comes after eight of the same day or of none; it does not come after fourteen, nor before its own day."""
    for first, second in ((FIRST, FIRST), (None, None), (FIRST, None), (None, SECOND)):
        old, new = claim(8), claim(11)
        made = toll(said((first, old), (second, new), name="mayor", newer=(new.id,)))
        assert made.fields == {"min": 11, "max": 11}
        assert rule_of(made, old) == ("replaced", "update")
    old, new = claim(14), claim(11)
    assert toll(said((None, old), (None, new), name="mayor", newer=(new.id,))).fields == {"min": 11, "max": 14}
    new, later = claim(11), claim(8)
    made = toll(said((FIRST, new), (SECOND, later), name="mayor", newer=(new.id,)))
    assert made.fields == {"min": 8, "max": 8}


def test_a_report_that_calls_the_other_figure_old_is_the_later_of_two_undated_ones() -> None:
    """ "Six, not eight as first said" takes the place of another undated page's eight, upwards and downwards."""
    for figure in (6, 11):
        old, new = claim(8), claim(figure, report="m", start=5)
        older = claim(8, report="m", start=9, superseded=True)
        made = toll(said((None, old), (None, new), (None, older), name="mayor"))
        assert made.fields == {"min": figure, "max": figure}


def test_clocks_of_one_day_outrank_words() -> None:
    """Eleven at noon, eight in the evening: eight is the later one, whatever the noon page says of a rise."""
    noon, evening = "2031-03-01T12:00:00", "2031-03-01T19:30:00"
    new, later = claim(11), claim(8)
    made = toll(said((noon, new), (evening, later), name="mayor", newer=(new.id,)))
    assert made.fields == {"min": 8, "max": 8}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, None]), st.integers(5, 8)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_what_stands_does_not_depend_on_the_order_given(rows: list[tuple[str | None, int]], rng: random.Random) -> None:
    """Settled in any order, the same figures stand and each other one points to what it was replaced by."""
    statements = []
    for n, (day, number) in enumerate(rows):
        one = claim(number, report=f"report-{n}", start=n)
        statements.append(
            Valued(
                statement=Statement(id=one.id, claim=one, published=day),
                interval=Interval(low=number, high=number, rule="exact"),
                origin="o",
                key=("killed",),
                position=n,
            )
        )
    kept, replaced = settle(statements)
    figures = {v.interval.low for v in kept}
    assert len(kept) + len(replaced) == len(rows)
    assert not rows or kept
    shuffled = list(statements)
    rng.shuffle(shuffled)
    again, others = settle(shuffled)
    assert {v.interval.low for v in again} == figures
    moved = {(r.older.statement.id, r.newer.statement.id, r.rule) for r in others if r.rule != "repeat"}
    assert moved == {(r.older.statement.id, r.newer.statement.id, r.rule) for r in replaced if r.rule != "repeat"}


def test_a_copy_names_what_it_copies_with_both_quotes() -> None:
    """Word for word it says so; edited, the words of both stand in the line."""
    first, same, edited = claim(7), claim(7), claim(7)
    account = said((FIRST, first), (SECOND, same), (THIRD, edited), name="mayor")
    import msgspec

    quote = msgspec.structs.replace(edited.quote, text="seven drivers dead")
    edited = msgspec.structs.replace(edited, quote=quote)
    statements = (*account.claims[:2], Statement(id=edited.id, claim=edited, published=THIRD))
    origin = msgspec.structs.replace(account.origin, copies=((same.id, first.id), (edited.id, first.id)))
    made = toll(msgspec.structs.replace(account, claims=statements, origin=origin))
    one, other = line_of(made, same.id), line_of(made, edited.id)
    assert one.rule == other.rule == "copy"
    assert one.other == other.other == first.id
    assert f"“7” repeats claim {first.id} word for word" in one.sentence
    assert f"“seven drivers dead” repeats claim {first.id}, “7”" in other.sentence
