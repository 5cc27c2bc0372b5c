"""Parts beside totals that they contradict, parts of totals that were taken back, and one person told apart."""

from __future__ import annotations

from reckoning_hand import at_least, claim, count, group, rule_of, said, toll


def test_a_part_above_every_total_refutes_none_though_another_leaves_its_top_open() -> None:
    """Five by one, "four or more" by another, eight fighters by a third: the low figure stays at four. Where nobody closes
    the top, eight is what must have died at least."""
    five = said(claim(5), name="Mayor")
    four = said(claim(at_least(4)), name="Clinic")
    eight = said(claim(8, covers="part", group=group("fighters", role="fighter")), name="Field Command")
    made = toll(five, four, eight)
    assert made.fields["min"] == 4
    assert made.open_high
    assert toll(four, eight).fields["min"] == 8
    held = toll(said(claim(11), name="Mayor"), four, eight)
    assert held.fields["min"] == 8


def test_an_open_total_that_a_part_stays_under_still_lets_it_lift() -> None:
    """Five by one and "nine or more" by another: eight is below nine, and lifts."""
    made = toll(
        said(claim(5), name="Mayor"),
        said(claim(at_least(9)), name="Clinic"),
        said(claim(8, covers="part", group=group("fighters", role="fighter")), name="Field Command"),
    )
    assert made.fields["min"] == 8


def test_parts_of_a_total_that_was_taken_back_go_with_it() -> None:
    """A governor's thirteen of fourteen do not outlive his ten; three children of the fourteen may be among the ten."""
    old = claim(14, report="a", by="Governor")
    soldiers = claim(13, report="a", by="Governor", covers="part", group=group("soldiers", role="soldier"))
    children = claim(3, report="a", by="Governor", covers="part", group=group("children", age="child"))
    new = claim(10, report="b", by="Governor")
    account = said(
        ("2031-04-10", old), ("2031-04-10", soldiers), ("2031-04-10", children), ("2031-04-12", new), name="Governor"
    )
    made = toll(account, said(claim(9), name="Clinic"))
    assert rule_of(made, soldiers) == ("replaced", "part_of_replaced")
    assert rule_of(made, children) == ("floor", "part_is_floor")
    assert (made.fields["min"], made.fields["max"]) == (9, 10)


def test_parts_of_a_total_that_rose_stand() -> None:
    """Six policemen of the first day's eight are a floor under the second day's eleven."""
    police = claim(6, report="a", by="Governor", covers="part", group=group("policemen", role="police"))
    account = said(
        ("2031-04-10", claim(8, report="a", by="Governor")), ("2031-04-10", police),
        ("2031-04-12", claim(11, report="b", by="Governor")), name="Governor",
    )  # fmt: skip
    assert rule_of(toll(account), police) == ("floor", "part_is_floor")


def test_one_person_told_apart_is_no_total() -> None:
    """ "A clerk was killed" in a report of twenty is a part; alone in its report it is a total; and "one was killed" by
    another speaker contradicts the twenty."""
    twenty = claim(20, report="a", by="Mayor")
    clerk = claim(count(1, words="a"), report="a", by="Ferry Guard", covers="whole")
    beside = toll(said(twenty, name="Mayor"), said(clerk, name="Ferry Guard"))
    assert rule_of(beside, clerk) == ("floor", "one_told_apart")
    assert beside.fields["min"] == 20
    alone = claim(count(1, words="a"), report="b", by="Ferry Guard", covers="whole")
    assert toll(said(twenty, name="Mayor"), said(alone, name="Ferry Guard")).fields["min"] == 1
    one = claim(count(1, words="one"), report="a", by="Ferry Guard", covers="whole")
    assert toll(said(twenty, name="Mayor"), said(one, name="Ferry Guard")).fields["min"] == 1
    two = toll(said(claim(2, report="a", by="Mayor"), name="Mayor"), said(clerk, name="Ferry Guard"))
    assert two.fields["min"] == 1


def test_the_notes_of_an_open_top_name_who_leaves_it_open_and_why_a_higher_count_is_no_end() -> None:
    """ "At least 9", a total of 12 and a count of 20 of whom nobody says that it is all: the two notes agree that 12 is the
    highest total, 20 stands beside it with its speaker, and neither is told as the highest figure. Beside closed totals the
    same count becomes the highest figure, and the note says so."""
    twenty = said(claim(20, covers="part", group=group("fighters", role="fighter")), name="Ferry Guard")
    made = toll(said(claim(at_least(9)), name="Clinic"), said(claim(12), name="Mayor"), twenty)
    assert (made.fields, made.open_high) == ({"min": 9, "max": None}, True)
    notes = {r.rule: r.sentence for r in made.reasons if r.use == "note"}
    assert "Clinic: 9 or more" in notes["open_high"]
    assert "the highest total that these figures rest on is 12" in notes["open_high"]
    assert "(Ferry Guard: 20)" in notes["floor_above_total"]
    assert "highest total (12); the top is open, so neither is given" in notes["floor_above_total"]
    closed = toll(said(claim(9), name="Clinic"), said(claim(12), name="Mayor"), twenty)
    assert (closed.fields, closed.open_high) == ({"min": 9, "max": 20}, False)
    told = next(r.sentence for r in closed.reasons if r.rule == "floor_above_total")
    assert "the highest figure becomes 20" in told
    lower = toll(
        said(claim(at_least(9)), name="Clinic"),
        said(claim(12), name="Mayor"),
        said(claim(8, covers="part", group=group("fighters", role="fighter")), name="Ferry Guard"),
    )
    assert lower.fields == {"min": 9, "max": 12}
    assert not any(r.rule == "floor_above_total" for r in lower.reasons)
