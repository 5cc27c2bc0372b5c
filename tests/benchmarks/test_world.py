"""The made world: the same seed gives the same world, quotes stand, and its truths agree with one another."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from benchmarks.world.__main__ import HELD_BACK, main
from benchmarks.world.chain import naive_incidents
from benchmarks.world.drafts import Draft
from benchmarks.world.making import World, make_world
from benchmarks.world.measures import Range, b_cubed, b_cubed_pairs, same_origin, spread

from accounted.dates import resolve
from accounted.model import CasualtyClaim, CircumstanceClaim, encode
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def world(gazetteer: Gazetteer) -> World:
    return make_world(77, 40, gazetteer)


def test_the_same_seed_gives_the_same_world(world: World, gazetteer: Gazetteer) -> None:
    """Reports, claims and truths to the byte; another seed gives another world."""
    again = make_world(77, 40, gazetteer)
    assert [encode(r) for r in again.reports.values()] == [encode(r) for r in world.reports.values()]
    assert [encode(c) for c in again.claims.values()] == [encode(c) for c in world.claims.values()]
    assert again.truths == world.truths
    assert make_world(78, 40, gazetteer).reports.keys() != world.reports.keys()


def test_quotes_stand_and_show_their_numbers(world: World) -> None:
    """Every quote is the report's own words, and the words of a count stand in its quote."""
    for claim in world.claims.values():
        text = world.reports[claim.quote.report].text
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
        if isinstance(claim, CasualtyClaim):
            assert claim.count.words.casefold() in claim.quote.text.casefold()


def test_no_mark_of_the_frames_is_left(world: World) -> None:
    """No bracket, brace, bar or unfilled name shows in a printed report."""
    for report in world.reports.values():
        assert not set("[]{}|<>") & set(report.text), report.text
        assert not re.search(r"\b(QUOTED|AND)\b|  | \.", report.text), report.text


def test_truths_agree(world: World) -> None:
    """Claims of an incident name one that happened; its kinds, its faults and who speaks are what they are said to be."""
    for key, truth in world.truths.items():
        claim = world.claims[key]
        assert (truth.happening is None) == (claim.scope in ("background", "several_incidents"))
        assert truth.happening is None or truth.happening in world.happenings
        assert truth.origin.count("|") == 1
        assert claim.attribution[-1].name == world.reports[claim.quote.report].outlet
        if isinstance(claim, CircumstanceClaim) and claim.aspect == "kind" and truth.happening:
            assert claim.value == world.happenings[truth.happening].violence
        if isinstance(claim, CircumstanceClaim) and claim.aspect == "where" and truth.happening:
            assert claim.place is not None
            at = world.happenings[truth.happening]
            right = {at.province.place.gazetteer_id, at.town.place.gazetteer_id if at.town else None}
            assert claim.place.gazetteer_id in right or "wrong_village" in truth.faults


def test_nobody_counts_one_month_twice(world: World, gazetteer: Gazetteer) -> None:
    """A morgue, or the ministry for a province, gives one count of a month."""
    for some in (world, make_world(1, 60, gazetteer)):
        months = [(h.violence, h.province.name, h.first) for h in some.happenings.values() if h.kind == "aggregate"]
        assert len(months) == len(set(months))


def test_copies_keep_who_said_it_first(world: World) -> None:
    """Every origin of a copied report stands in one of the reports that it was copied from."""
    origins: dict[str, set[str]] = {}
    for truth in world.truths.values():
        origins.setdefault(truth.draft, set()).add(truth.origin)

    def above(draft: Draft) -> set[str]:
        found = {o for p in draft.parents for o in origins.get(p, set())}
        return found | {o for p in draft.parents for o in above(world.drafts[p])}

    copies = [d for d in world.drafts.values() if d.parents]
    assert len(copies) > 100
    for draft in copies:
        assert origins.get(draft.key, set()) <= above(draft)


def test_all_kinds_habits_and_errors_are_there(world: World) -> None:
    """Four kinds of incidents, neighbours, every way of copying, errors, undated reports, late ones and retractions."""
    assert {h.kind for h in world.happenings.values()} == {"event", "series", "discovery", "aggregate"}
    assert {"second_strike", "funeral"} <= {h.like.split(" of ")[0] for h in world.happenings.values()}
    kinds = Counter(d.kind for d in world.drafts.values())
    assert {
        "report",
        "copy, whole",
        "copy, cut",
        "copy, edited",
        "copy, spliced",
        "copy, reordered",
        "round_up",
    } <= set(kinds)
    assert {"verified", "concession", "correction"} & set(kinds)
    faults = Counter(f for t in world.truths.values() for f in t.faults)
    assert {"wrong_day", "wrong_village", "number_spoilt_in_copy", "attribution_forgotten", "wrong_digit"} <= set(
        faults
    )
    assert sum(r.published is None for r in world.reports.values()) > 10
    stances = Counter(c.stance for c in world.claims.values())
    scopes = Counter(c.scope for c in world.claims.values())
    assert {"asserted", "claimed"} <= set(stances)
    assert {"this_incident", "another_incident", "background"} <= set(scopes)


def test_days_are_read_as_the_product_reads_them(world: World) -> None:
    """Words that tell one day give the same day by the shipped dates."""
    seen = 0
    for claim in world.claims.values():
        if not isinstance(claim, CircumstanceClaim) or claim.period is None or claim.period.precision != "day":
            continue
        told, _ = resolve(claim.value, world.reports[claim.quote.report].published)
        assert (told.start, told.end) == (claim.period.start, claim.period.end), claim.value
        seen += 1
    assert seen > 100


def test_naive_groups_are_days_of_provinces(world: World) -> None:
    """The naive linker leaves background out and never joins two provinces."""
    for key, group in naive_incidents(world).items():
        assert world.claims[key].scope in ("this_incident", "another_incident")
        assert group


def test_b_cubed_by_hand() -> None:
    """Four claims, two and two in truth, all in one group: each has half its company right and all its right company."""
    score = b_cubed(dict.fromkeys("abcd", 1), {"a": 1, "b": 1, "c": 2, "d": 2})
    assert score.figures() == pytest.approx((50.0, 100.0, 200 / 3))
    apart = b_cubed({k: k for k in "abcd"}, {"a": 1, "b": 1, "c": 2, "d": 2})
    assert apart.figures() == pytest.approx((100.0, 50.0, 200 / 3))


def test_two_voices_of_one_body_are_left_out() -> None:
    """Shown as one or as two, a ministry and its spokesman cost nothing; two bodies shown as one do."""
    origins = {"a": "ministry|", "b": "ministry|Spokesman", "c": "police|"}

    def same(x: str, y: str) -> bool | None:
        return same_origin(origins[x], origins[y])

    assert b_cubed_pairs({"a": 1, "b": 2, "c": 3}, same).figures()[2] == 100
    assert b_cubed_pairs({"a": 1, "b": 1, "c": 3}, same).figures()[2] == 100
    assert b_cubed_pairs({"a": 1, "b": 2, "c": 1}, same).figures()[0] < 100


def test_ranges_hold_what_they_say() -> None:
    """An open top holds what is above; shut, it does not; no figure holds nothing."""
    assert Range(8, None, open_at=8).holds(11)
    assert not Range(8, None, open_at=8).holds_closed(11)
    assert Range(8, 12).holds(11)
    assert not Range(8, 12).holds(13)
    assert not Range(answered=False).holds(0)
    assert Range(3, 3).width() == 0


def test_intervals_over_seeds_by_hand() -> None:
    """Mean 2 of 1, 2, 3: 4.303 times 1 over the root of 3 to either side."""
    assert spread([1.0, 2.0, 3.0]) == pytest.approx((2.0, 2 - 4.303 / 3**0.5, 2 + 4.303 / 3**0.5))


def test_the_command_prints_rows_and_no_case_of_what_is_held_back(capsys: pytest.CaptureFixture[str]) -> None:
    """Small worlds through the shipped chain: figures for both columns, cases of the shown seed alone."""
    assert main(["--seeds", "1", "--held-back", "1", "--size", "12", "--cases"]) == 0
    shown = capsys.readouterr().out
    assert "incidents F" in shown
    assert "seed 1\n" in shown
    assert str(HELD_BACK[0]) not in shown
    assert main(["--size", "3"]) == 2
