"""The gold set: marks become offsets, agreement and pairing are what their definitions say, and no text is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.intervals import Counts, f1, share
from benchmarks.accuracy.own_gold import Told, pair
from benchmarks.gold.agreement import alpha, nominal, numeric
from benchmarks.gold.draw import HERE, Passage, passages
from benchmarks.gold.take_in import Slip, stand_off
from hypothesis import given
from hypothesis import strategies as st

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXT = "The mayor spoke at noon.\n\nTwo policemen\nwere killed in Orven, the mayor said."
PASSAGE = Passage("p1", "muc4", "D1", 26, len(TEXT), "random", "development", False)
MARK = {
    "quote": "Two policemen were killed",
    "outcome": "killed",
    "low": 2,
    "high": 2,
    "bound": "exact",
    "count": "Two",
    "group": "policemen",
    "role": ["police"],
    "speaker": "the mayor",
    "covers": "whole",
    "scope": "this_incident",
    "stance": "asserted",
}


def test_words_of_a_mark_become_offsets() -> None:
    """A line break counts as a blank; nothing of the text is left in what is kept."""
    row = stand_off({"claims": [MARK], "circumstances": [{"aspect": "where", "words": "in Orven"}]}, PASSAGE, TEXT)
    (claim,) = row["claims"]
    assert TEXT[slice(*claim["quote"])] == "Two policemen\nwere killed"
    assert TEXT[slice(*claim["group"])] == "policemen"
    assert TEXT[slice(*claim["speaker"])] == "the mayor"
    assert TEXT[slice(*row["circumstances"][0]["words"])] == "in Orven"
    assert "policemen" not in json.dumps(row)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"quote": "Three policemen were killed"}, "do not stand in the passage"),
        ({"outcome": "dead"}, "outcome is 'dead'"),
        ({"low": "two"}, "neither a whole number nor null"),
        ({"speaker": "the bishop"}, "stands neither in the passage nor before it"),
    ],
)
def test_a_mark_that_does_not_fit_is_told_to_the_coder(change: dict[str, object], complaint: str) -> None:
    """Each slip says what is wrong with it."""
    with pytest.raises(Slip, match=complaint):
        stand_off({"claims": [MARK | change], "circumstances": []}, PASSAGE, TEXT)


def test_the_split_keeps_documents_on_one_side() -> None:
    """A third of 600 passages is for testing, and what trains comes from other documents."""
    rows = passages()
    gold = [p for p in rows if p.part != "training"]
    testing = {p.document for p in rows if p.part == "test"}
    assert len(gold) == 600
    assert 195 <= sum(p.part == "test" for p in gold) <= 200
    assert sum(p.stratum == "random" for p in gold) == 300
    assert not testing & {p.document for p in rows if p.part != "test"}
    assert sum(p.double for p in gold) == 150


def test_the_annotations_hold_no_text() -> None:
    """Offsets and labels of the codebook; the longest string is an id or a label."""

    def strings(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [s for v in value.values() for s in strings(v)]
        return [s for v in value for s in strings(v)] if isinstance(value, list) else []

    for path in sorted((HERE / "annotations").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert all(len(s.split()) == 1 or len(s) <= 40 for s in strings(row)), path.name


def told(low: int | None, words: str, start: int = 0, outcome: str = "killed") -> Told:
    return Told(
        outcome=outcome,
        low=low,
        high=low,
        quote=(start, start + 10),
        group_words=words,
        facets=frozenset(),
        speaker=None,
        covers="whole",
        scope="this_incident",
        stance="asserted",
    )


def test_pairs_are_one_to_one_and_of_the_same_people_where_it_can_be() -> None:
    """Two single victims go to their own gold claims; a third with another name is an error and no repetition."""
    gold = [told(1, "Ana Ruiz", 0), told(1, "Luis Soto", 40)]
    said = [told(1, "Luis Soto", 42), told(1, "Ana Ruiz", 2), told(1, "Pedro Gil", 80)]
    pairs, again = pair(gold, said)
    assert pairs == [(0, 1), (1, 0)]
    assert again == set()


def test_a_figure_said_again_is_set_aside() -> None:
    """Coders mark a figure once."""
    pairs, again = pair([told(6, "policemen")], [told(6, "policemen"), told(6, "", 90)])
    assert pairs == [(0, 0)]
    assert again == {1}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab")), min_size=1, max_size=30))
def test_alpha_is_one_for_equal_coders_and_never_more(units: list[tuple[str, str]]) -> None:
    """Krippendorff's alpha: 1 without disagreement, undefined where nothing varies."""
    value = alpha(units, nominal)
    if value is not None:
        assert value <= 1.0
        assert (value == 1.0) == all(a == b for a, b in units)


def test_alpha_of_a_worked_example() -> None:
    """Ten units, eight alike, values five of a and fifteen of b: 1 - 0.2 / (2 * 5 * 15 / (20 * 19))."""
    units = [("a", "b"), ("a", "b"), ("b", "b")] + [("b", "b")] * 5 + [("a", "a"), ("a", "b")]
    tally = sum(u.count("a") for u in units)
    expected = 2 * tally * (20 - tally) / (20 * 19)
    assert alpha(units, nominal) == round(1 - 0.3 / expected, 3)
    assert numeric(3, 3) == 0
    assert numeric(3, "open") == 1


def test_f_and_its_interval() -> None:
    """F of summed counts; the interval holds it; nothing to divide by is None."""
    figure = f1([Counts(3, 4, 5), Counts(1, 1, 2), Counts(0, 2, 1)])
    assert figure["F"] == round(2 * 4 / (7 + 8), 3)
    assert figure["interval"][0] <= figure["F"] <= figure["interval"][1]
    assert f1([Counts(0, 0, 0)])["F"] is None
    assert share([(1, 2), (2, 2)])["share"] == 0.75


def test_calibration_of_an_honest_and_of_a_boastful_reader() -> None:
    """Who says 0.8 and is right in four of five is calibrated; who says 0.99 of the same is not."""
    right = [1, 1, 1, 1, 0] * 20
    honest, boastful = calibration([(0.8, r) for r in right]), calibration([(0.99, r) for r in right])
    assert honest["Brier"] == honest["Brier of the constant"]
    assert boastful["Brier"] > boastful["Brier of the constant"]
    assert boastful["share at 0.95 or more"] == 1.0
    assert boastful["right at 0.95 or more"] == 0.8


@pytest.mark.skipif(not (DATA / "muc4").is_dir(), reason="the corpora are not beside the checkout")
def test_the_same_seed_draws_the_same_passages() -> None:
    """What is committed is what the script draws."""
    from benchmarks.gold.draw import draw, draw_training

    gold = draw(DATA)
    assert [*gold, *draw_training(DATA, gold)] == passages()
