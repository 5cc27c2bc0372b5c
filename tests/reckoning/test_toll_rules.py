"""The rules that place a claim, each with a near miss beside it."""

from __future__ import annotations

import msgspec
import pytest
from reckoning_hand import (
    INCIDENT,
    at_least,
    by,
    claim,
    count,
    group,
    independent,
    nobody,
    rule_of,
    said,
    toll,
    unknown,
    vague,
)  # fmt: skip

from accounted.model import BadInput, Count, Group, Source
from accounted.reckoning import Account, load, reckon
from accounted.reckoning.groups import Match, asked_group, compare, disjoint, policy_of
from accounted.reckoning.intervals import Interval, Unvalued, interval_of, vague_key
from accounted.reckoning.sides import accused_by

SPOKESMAN = Source(name="Maj. Ivo Tarn", kind="person", role="spokesman of the Verland army")
CLINIC = Source(name="Verland health ministry", kind="organisation")


# ---- updates


def test_a_later_statement_replaces_the_older_of_the_same_origin() -> None:
    """A toll that rises over three days ends at the last figure, each older one pointing to what replaced it."""
    days = [("2031-03-01", claim(5)), ("2031-03-02", claim(9)), ("2031-03-03", claim(12))]
    made = toll(said(*days, name="mayor"))
    assert made.fields == {"min": 12, "max": 12}
    assert [rule_of(made, c) for _, c in days] == [
        ("replaced", "update"),
        ("replaced", "update"),
        ("used", "last_total"),
    ]


def test_a_correction_downwards_counts_and_is_flagged() -> None:
    """The last figure counts also where it is lower, and a flag asks a person to look."""
    first, second = claim(12), claim(9)
    made = toll(said(("2031-03-01", first), ("2031-03-03", second), name="mayor"))
    assert made.fields == {"min": 9, "max": 9}
    assert rule_of(made, first) == ("replaced", "update_downwards")


@pytest.mark.parametrize(
    ("before", "after", "falls"),
    [
        (at_least(14), count(21), False), (at_least(14), count(14), False), (at_least(14), at_least(16), False),
        (at_least(14), count(10), True), (at_least(14), at_least(9), True), (count(14), at_least(9), True),
        (at_least(14), count(None, 9, "up_to", "up to 9"), True), (count(21), count(14), True),
        (count(None, 9, "up_to", "up to 9"), count(7), True),
    ],
)  # fmt: skip
def test_a_number_at_or_above_an_open_figure_is_no_fall(before: Count, after: Count, falls: bool) -> None:
    """21 after "at least 14" is told as an update; 10 after it, and a lower end of any kind, as a correction downwards."""
    first, second = claim(before), claim(after)
    made = toll(said(("2031-03-01", first), ("2031-03-03", second), name="mayor"))
    assert rule_of(made, first) == ("replaced", "update_downwards" if falls else "update")
    told = next(r.sentence for r in made.reasons if r.claim == first.id)
    assert ("LOWER" in told) is falls


def test_another_origin_is_never_replaced() -> None:
    """A later figure by somebody else stands beside the older one."""
    made = toll(said(("2031-03-01", claim(5)), name="mayor"), said(("2031-03-02", claim(9)), name="hospital"))
    assert made.fields == {"min": 5, "max": 9}


def test_an_undated_statement_replaces_nothing() -> None:
    """Where no order can be told, both figures stand and a note says so."""
    made = toll(said(("2031-03-01", claim(5)), (None, claim(9)), name="mayor"))
    assert made.fields == {"min": 5, "max": 9}
    assert any(r.rule == "order_unknown" for r in made.reasons)


def test_an_old_paragraph_under_a_new_lead_does_not_replace_it() -> None:
    """In one report a lower figure further down stands beside the higher one; a higher one further down replaces."""
    down = said(("2031-03-01", claim(11, report="r", start=1)), ("2031-03-01", claim(8, report="r", start=9)), name="m")
    assert toll(down).fields == {"min": 8, "max": 11}
    up = said(("2031-03-01", claim(8, report="r", start=1)), ("2031-03-01", claim(11, report="r", start=9)), name="m")
    assert toll(up).fields == {"min": 11, "max": 11}


def test_a_statement_made_earlier_than_it_was_published_counts_from_its_day() -> None:
    """A report of the third day that quotes the first day's statement brings no update."""
    old = claim(5, stated="2031-03-01")
    made = toll(said(("2031-03-02", claim(9)), ("2031-03-03", old), name="mayor"))
    assert made.fields == {"min": 9, "max": 9}


def test_a_figure_superseded_in_its_own_report_never_counts() -> None:
    """ "Now 30, up from 22": the 22 is replaced."""
    old = claim(22, superseded=True)
    made = toll(said(old, claim(30), name="m"))
    assert made.fields == {"min": 30, "max": 30}
    assert rule_of(made, old) == ("replaced", "superseded_in_report")


def test_a_retraction_takes_the_same_origins_figure_back() -> None:
    """The origin's figure goes, another origin's equal figure stays."""
    first, back, other = claim(12), claim(12, stance="retracted"), claim(12)
    made = toll(said(("2031-03-01", first), ("2031-03-02", back), name="mayor"), said(other, name="hospital"))
    assert rule_of(made, first) == ("replaced", "retracted_by_origin")
    assert rule_of(made, other) == ("used", "last_total")


# ---- sides


def test_an_accused_partys_figure_stands_beside() -> None:
    """The army that is named as having done it answers beside the range; a health ministry of the same state counts."""
    answer, figure = claim(1, by=SPOKESMAN), claim(7, by=CLINIC)
    made = toll(said(answer, name="army"), said(figure, name="clinic"), done_by=(by("Verland army jets"),))
    assert made.fields == {"min": 7, "max": 7}
    assert rule_of(made, answer) == ("response", "accused_beside")


@pytest.mark.parametrize(
    ("stance", "number", "want"),
    [
        ("denied", 27, "Verland army denies 27 people killed."),
        ("denied", 0, "Verland army denies any people killed."),
        ("asserted", 27, "Verland army: 27 people killed."),
        ("asserted", 0, "Verland army: no people killed."),
    ],
)
def test_a_figure_that_an_accused_party_denies_is_told_as_denied(stance: str, number: int, want: str) -> None:
    """Beside the range stands what the party says: a figure of its own or a denial of somebody else's."""
    counted = nobody() if number == 0 else number
    answer, figure = claim(counted, by="Verland army", stance=stance), claim(7, by=CLINIC)
    made = toll(said(answer, name="army"), said(figure, name="clinic"), done_by=(by("Verland army jets"),))
    assert [r.sentence.startswith(want) for r in made.reasons if r.claim == answer.id] == [True]
    assert made.fields == {"min": 7, "max": 7}


def test_nobody_is_accused_by_a_denied_or_merely_possible_claim() -> None:
    """Without a standing claim of who did it, the spokesman is a source like any other."""
    done = (by("Verland army", certainty="denied"), by("Verland army", certainty="possible"))
    assert toll(said(claim(1, by=SPOKESMAN), name="army"), done_by=done).fields == {"min": 1, "max": 1}


@pytest.mark.parametrize(
    ("party", "speaker", "accused"),
    [
        ("US helicopters", Source(name="Col. Dale Marsh", kind="person", role="US Army spokesman"), True),
        ("US helicopters", Source(name="US-based Rights Observatory", kind="organisation"), False),
        ("suspected Red Dawn militants", Source(name="Abu Qays", kind="person", affiliation="Red Dawn"), True),
        ("gunmen", Source(name="police", kind="organisation"), False),
        ("the police", Source(name="police spokesman", kind="office"), True),
    ],
)
def test_who_speaks_for_the_accused(party: str, speaker: Source, accused: bool) -> None:
    """A shared nationality alone does not make a speaker the accused party."""
    origin = said(claim(1), name="x").origin
    assert (accused_by(origin, speaker, [party]) is not None) is accused


def test_only_the_accused_speaking_is_a_question() -> None:
    """The accused party's figure alone sets no bound: the setting that would let it is named. No setting lets its
    "nobody" stand."""
    made = toll(said(claim(2, by=SPOKESMAN), name="army"), done_by=(by("Verland army"),))
    assert (made.answer, made.setting) == ("cannot_say", "sources.accused")
    none = toll(said(claim(nobody(), by=SPOKESMAN), name="army"), done_by=(by("Verland army"),))
    assert (none.answer, none.setting) == ("cannot_say", None)
    assert none.question == "Only the accused party says that nobody was killed: does anybody else?"


def test_an_outlet_counts_only_where_nobody_else_speaks() -> None:
    """The outlet's own 20 is set aside beside a hospital's 9, and counts alone."""
    own = claim(20, by=Source(name="The Verland Post", kind="outlet"))
    assert toll(said(own, name="post", outlet_voice=True)).fields == {"min": 20, "max": 20}
    made = toll(said(own, name="post", outlet_voice=True), said(claim(9), name="hospital"))
    assert made.fields == {"min": 9, "max": 9}
    assert rule_of(made, own) == ("set_aside", "outlet_voice")


def test_a_persons_decision_is_named_with_its_reason() -> None:
    """A claim that a person set aside keeps that person's words."""
    account = said(claim(90), claim(9), name="mayor")
    first = msgspec.structs.replace(account.claims[0], set_aside="a slip of the pen")
    made = toll(Account(origin=account.origin, claims=(first, account.claims[1])))
    assert made.fields == {"min": 9, "max": 9}
    assert any("a slip of the pen" in r.sentence for r in made.reasons if r.rule == "person_set_aside")


# ---- zero


def test_a_claim_of_none_is_a_zero_and_a_part_without_any_is_not() -> None:
    """ "No one was killed" is zero; "no one was killed at the school" says nothing of the whole."""
    assert toll(said(claim(nobody()), name="mayor")).fields == {"min": 0, "max": 0}
    assert toll(said(claim(nobody(), covers="part"), name="mayor")).answer == "cannot_say"


def test_denying_is_a_claim_of_none_only_with_the_words_and_by_somebody_not_accused() -> None:
    """A denial of a figure states none; a denial that anybody died does, unless the accused says it."""
    assert toll(said(claim(nobody(), stance="denied"), name="mayor")).fields == {"min": 0, "max": 0}
    assert toll(said(claim(7, stance="denied"), name="mayor")).answer == "cannot_say"
    accused = said(claim(nobody(), by=SPOKESMAN, stance="denied"), name="army")
    assert toll(accused, done_by=(by("Verland army"),)).answer == "cannot_say"


def test_civilians_are_unknown_where_only_soldiers_are_told_of() -> None:
    """Friendly fire: nobody speaks of civilians, so their number is not known; a claim of none makes it zero."""
    soldiers = said(claim(9, group=group("soldiers", role="soldier")), name="command")
    made = toll(soldiers, method="airwars-observed")
    assert (made.answer, made.fields) == ("cannot_say", {})
    none = said(claim(nobody(), group=group("civilians", status="civilian")), name="mayor")
    assert toll(soldiers, none, method="airwars-observed").fields == {"min": 0, "max": 0}


def test_ucdp_records_no_event_without_a_death() -> None:
    """At least one direct death in any field makes an event."""
    assert toll(said(claim(nobody()), name="m"), method="ucdp-partial").answer == "not_an_event"
    assert toll(said(claim(1), name="m"), method="ucdp-partial").fields == {"low": 1, "best": 1, "high": 1}


# ---- parts


def test_men_and_women_of_one_report_add_up_and_overlapping_parts_do_not() -> None:
    """4 men and 3 women are seven people at least; 4 men and 3 journalists may be four."""
    men, women = group("men", sex="m"), group("women", sex="f")
    parts = said(
        claim(4, report="r", covers="part", group=men), claim(3, report="r", covers="part", group=women), name="m"
    )
    assert toll(parts).fields == {"min": 7, "max": None}
    press = group("journalists", role="journalist")
    overlap = said(
        claim(4, report="r", covers="part", group=men), claim(3, report="r", covers="part", group=press), name="m"
    )
    assert toll(overlap).fields == {"min": 4, "max": None}


def test_a_number_among_the_counted_is_a_floor_for_its_group() -> None:
    """ "20 killed, among them three children": children are three or more."""
    c = claim(20, includes=(group("children", count(3), age="child"),))
    made = toll(said(c, name="mayor"), of="children")
    assert made.fields == {"min": 3, "max": None}
    assert rule_of(made, c) == ("floor", "included_is_floor")


def test_casualties_give_no_more_than_a_ceiling() -> None:
    """ "20 dead or hurt" is at most 20 killed, and is not used beside a claim that says killed."""
    both = claim(20, "killed_or_injured")
    assert toll(said(both, name="m")).fields == {"min": None, "max": 20}
    made = toll(said(both, name="m"), said(claim(6), name="h"))
    assert made.fields == {"min": 6, "max": 6}
    assert rule_of(made, both) == ("note", "killed_or_injured")


def test_killed_and_injured_of_one_origin_make_killed_or_injured() -> None:
    """6 killed and 14 injured are 20 casualties; another origin's 5 killed alone are a floor."""
    made = toll(said(claim(6), claim(14, "injured"), name="m"), outcome="killed_or_injured")
    assert made.fields == {"min": 20, "max": 20}
    assert toll(said(claim(5), name="h"), outcome="killed_or_injured").fields == {"min": 5, "max": None}


def test_disputed_persons_are_held_once_as_either() -> None:
    """Two civilians and three contested men: civilians 2 to 5, combatants 0 to 3, and never eight in all."""
    civilians = claim(2, group=group("civilians", status="civilian"))
    contested = claim(3, covers="part", group=group("contested men", status="disputed"))
    account = said(civilians, contested, name="m")
    assert toll(account, method="airwars-observed").fields == {"min": 2, "max": 5}
    assert toll(account, method="airwars-observed", of="combatants").fields == {"min": 0, "max": 3}


def test_up_to_five_beside_ten_has_no_lower_end() -> None:
    """Somebody says five at most and no least: ten is not the lowest claim, and the low end is not stated."""
    five = claim(count(None, 5, "up_to", "up to five"))
    assert toll(said(five, name="a"), said(claim(10), name="b")).fields == {"min": None, "max": 10}
    assert toll(said(claim(count(None, 20, "up_to")), name="a"), said(claim(10), name="b")).fields == {
        "min": 10,
        "max": 20,
    }


# ---- groups and words


@pytest.mark.parametrize(
    ("made", "asked", "relation"),
    [
        (group("people"), "all persons", "equal"),
        (group("policemen", role="police"), "all persons", "narrower"),
        (group("Verlanders", other="Verland"), "all persons", "narrower"),
        (group("girls", sex="f", age="child"), "children", "narrower"),
        (group("women and children", sex="f", age="child"), "children", "mixed"),
        (group("girls", sex="f", age="child"), "women", "disjoint"),
        (group("women", sex="f"), "men", "disjoint"),
        (group("policemen", role="police"), "security forces", "narrower"),
        (group("security personnel", role="security_forces"), "police", "wider"),
        (group("people"), "civilians", "wider"),
        (group("policemen", role="police"), "civilians", "ask"),
        (group("civilians", status="civilian"), "civilians", "equal"),
        (group("rebels", role="rebel"), "civilians", "disjoint"),
        (group("disputed men", status="disputed"), "civilians", "either"),
    ],
)
def test_how_groups_stand_to_one_another(made: Group, asked: str, relation: str) -> None:
    """Inside, around, beside, or not to be told, under plain's settings."""
    assert compare(made, (), asked_group(asked), policy_of(load("plain"))).relation == relation


def test_an_unset_setting_is_named() -> None:
    """Whether police are civilians is asked by the name of its setting."""
    police = group("policemen", role="police")
    assert compare(police, (), asked_group("civilians"), policy_of(load("plain"))) == Match(
        relation="ask", asks=("police",)
    )


def test_a_setting_that_changes_nothing_is_not_asked() -> None:
    """Two policemen as a floor below five civilians: the same figures either way, so a note and no question."""
    civilians = said(claim(5, group=group("civilians", status="civilian")), name="m")
    police = said(claim(2, covers="part", group=group("policemen", role="police")), name="h")
    made = toll(civilians, police, method="airwars-observed")
    assert made.fields == {"min": 5, "max": 5}
    assert any(r.rule == "setting_does_not_matter" for r in made.reasons)


def test_unsure_groups_are_not_taken_as_disjoint() -> None:
    """Police and journalists may overlap by what is said; soldiers and rebels may not."""
    assert not disjoint(group("police", role="police"), group("press", role="journalist"))
    assert disjoint(group("soldiers", role="soldier"), group("rebels", role="rebel"))
    assert not disjoint(group("men and women", sex=("m", "f")), group("women", sex="f"))


@pytest.mark.parametrize(
    ("words", "key"),
    [("dozens of villagers", "dozens"), ("several dozen", "several_dozen"), ("several", "several"),
     ("a large number of people", "a_large_number"), ("A number of shoppers", "a_number"), ("a family", "family"),
     ("villagers", "bare_plural"), ("hundreds of thousands", "hundreds_of_thousands")],
)  # fmt: skip
def test_words_without_a_number_have_names(words: str, key: str) -> None:
    """The longer phrase wins, and a plural alone has its own name."""
    assert vague_key(words) == key


def test_an_open_top_stays_open_beside_a_closed_one() -> None:
    """The highest figure is one that somebody states as an end, empty where none does; the top is open all the same."""
    seven, eleven = said(claim(at_least(7)), name="a"), said(claim(11), name="b")
    made = toll(seven, eleven)
    assert (made.fields, made.open_high) == ({"min": 7, "max": 11}, True)
    alone = toll(seven)
    assert (alone.fields, alone.open_high) == ({"min": 7, "max": None}, True)
    above = toll(said(claim(at_least(12)), name="a"), eleven)
    assert (above.fields, above.open_high) == ({"min": 11, "max": None}, True)


def test_what_counts_are_worth() -> None:
    """The same words under different methods: open, closed, or without any worth."""
    plain, airwars, acled = load("plain"), load("airwars-observed"), load("acled-partial")
    more = count(71, None, "more_than", "more than 70")
    assert repr(interval_of(more, plain)) == "71 or more"
    assert repr(interval_of(more, airwars)) == "71"
    assert isinstance(interval_of(more, acled), Unvalued)
    assert repr(interval_of(count(None, 20, "up_to"), plain)) == "up to 20"
    tens = interval_of(vague("tens of people"), acled)
    assert isinstance(tens, Interval)
    assert (tens.low, tens.high) == (10, 10)
    about = interval_of(count(20, 20, "about", "about 20"), plain)
    assert isinstance(about, Interval)
    assert "about" in about.note


def test_unvalued_words_alone_are_a_question() -> None:
    """ACLED gives "several" no worth that could be read: the setting that would is named."""
    made = toll(said(claim(vague("several people")), name="m"), method="acled-partial")
    assert (made.answer, made.setting) == ("cannot_say", "vague.several")


# ---- sources


def test_ibc_asks_whether_unknown_origins_are_independent() -> None:
    """Two origins that nobody can tell apart may be one: provisional, with the question."""
    pair = (said(claim(8), name="officials"), said(claim(9), name="residents"))
    made = toll(*pair, method="ibc-partial", relation=unknown)
    assert (made.answer, made.setting) == ("cannot_say", "sources.independent_at_least")
    assert toll(*pair, method="ibc-partial", relation=independent).fields == {"min": 8, "max": 9}


def test_origins_that_are_the_same_count_once() -> None:
    """Two origins that a person called the same are one account with one last figure."""
    made = toll(
        said(("2031-03-01", claim(8)), name="a"), said(("2031-03-02", claim(9)), name="b"), relation=lambda a, b: "same"
    )  # fmt: skip
    assert made.fields == {"min": 9, "max": 9}
    assert made.origins_all == 1


def test_gtd_takes_the_majority_of_equally_recent_accounts_else_the_lowest() -> None:
    """Two of three say nine; where all differ, the lowest is taken."""
    day = "2031-03-01"
    most = [said((day, claim(n)), name=f"o{i}") for i, n in enumerate((9, 9, 14))]
    assert toll(*most, method="gtd-2015").fields == {"nkill": 9}
    differ = [said((day, claim(n)), name=f"o{i}") for i, n in enumerate((9, 12, 14))]
    assert toll(*differ, method="gtd-2015").fields == {"nkill": 9}


def test_gtd_does_not_record_what_only_interested_parties_report() -> None:
    """One third party beside them is enough to record it."""
    side = said(claim(9), name="a", interest="victims_side")
    assert toll(side, method="gtd-2015").answer == "not_an_event"
    assert toll(side, said(claim(9), name="b"), method="gtd-2015").fields == {"nkill": 9}


def test_an_unknown_group_has_a_hint() -> None:
    """A misspelt group is refused with the nearest name."""
    with pytest.raises(BadInput, match="did you mean “children”"):
        reckon(INCIDENT, [], [], "killed", "childern", load("plain"), unknown)  # type: ignore[arg-type]


def test_no_claim_is_said_so() -> None:
    """Nothing said of the outcome, or only background, is no claim: never zero."""
    assert toll().answer == "no_claim"
    assert toll(said(claim(400, scope="background"), name="m")).answer == "no_claim"
    assert toll(said(claim(at_least(3), stance="hypothetical"), name="m")).answer == "no_claim"
