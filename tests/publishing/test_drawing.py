"""Drawings: one scale from zero, marks where their numbers are, a sentence for each."""

from __future__ import annotations

import re

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.publishing.drawing import LEFT, RIGHT, axis, cell, mini, scale_of
from accounted.publishing.view import Mark, TollView


def toll(low: int | None, high: int | None, *, open_high: bool = False) -> TollView:
    return TollView(anchor="a", outcome="killed", group="all persons", method="plain", version="1", conformity="full", answer="figures",
                    figure="x", spoken="killed: x", is_words=False, low=low, high=high, open_high=open_high)  # fmt: skip


@given(st.integers(0, 10**9))
def test_a_scale_begins_at_zero_and_holds_its_numbers(largest: int) -> None:
    """Few round ticks, the largest number inside."""
    scale = scale_of(largest)
    assert scale.ticks[0] == 0
    assert 2 <= len(scale.ticks) <= 7
    assert scale.top >= largest
    assert scale.at(0) == LEFT
    assert LEFT <= scale.at(largest) <= RIGHT


@given(st.sampled_from(["used", "floor", "replaced", "set_aside", "response", "not_stated"]), st.none() | st.integers(0, 5000), st.none() | st.integers(0, 5000),
       st.text(max_size=40), st.booleans())  # fmt: skip
def test_any_mark_gives_well_formed_markup(
    kind: str, low: int | None, high: int | None, label: str, about: bool
) -> None:
    """Whatever the label holds, the drawing is XML and says what it shows."""
    label = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", label)
    mark = Mark(kind=kind, low=low, high=high, label=label, about=about, sentence=label, quote="q-1", number=1)  # type: ignore[arg-type]
    svg = str(cell((mark,), scale_of(500), toll(3, 300), "killed"))
    root = lxml.etree.fromstring(svg)
    assert root.get("aria-label")
    assert root.find("title") is not None
    assert root.find("desc") is not None


@pytest.mark.parametrize(
    ("mark", "holds"),
    [
        (Mark(kind="used", low=8, high=8, label="8", sentence="8"), "m-used"),
        (Mark(kind="used", low=8, high=None, label="at least 8", sentence="8"), "stroke-dasharray"),
        (Mark(kind="used", low=8, high=8, about=True, label="about 8", sentence="8"), "q3.5-6"),
        (Mark(kind="floor", low=6, high=6, label="≥ 6, police", sentence="6"), "m-floor"),
        (Mark(kind="set_aside", low=6, high=6, label="6", sentence="6"), "m-aside"),
        (Mark(kind="response", label="gives no number", sentence="none"), "m-resp"),
        (Mark(kind="not_stated", label="not stated", sentence="not stated"), "l-unknown"),
    ],
)
def test_each_uncertainty_has_its_mark(mark: Mark, holds: str) -> None:
    """Exact, open, about, floor, set aside, response and not stated look different."""
    assert holds in cell((mark,), scale_of(20), toll(7, 11), "killed")


def test_a_claim_of_none_is_a_dot_on_the_zero_line() -> None:
    """Zero is drawn at zero, and is not the same as nothing said."""
    svg = cell(
        (Mark(kind="used", low=0, high=0, label="0", sentence="nobody killed"),), scale_of(20), toll(0, 0), "killed"
    )
    assert f'<svg x="{LEFT:g}%"' in svg
    assert "l-unknown" not in svg


def test_labels_stay_inside_the_cell() -> None:
    """A label at the right end is written to the left of its mark."""
    far = cell(
        (Mark(kind="used", low=1000, high=1000, label="about 1,000", sentence="x"),), scale_of(1000), None, "killed"
    )
    assert 'text-anchor="end"' in far


def test_a_figure_beyond_the_scale_stands_at_its_edge() -> None:
    """What was set aside does not squeeze what counts."""
    svg = cell(
        (Mark(kind="set_aside", low=5000, high=5000, label="5,000", sentence="x"),), scale_of(11), toll(7, 11), "killed"
    )
    assert "5,000, beyond" in svg


def test_an_open_top_fades_and_points() -> None:
    """The band of an open range has no edge."""
    assert "url(#fade)" in cell((), scale_of(20), toll(7, 11, open_high=True), "killed")
    assert "url(#fade)" not in cell((), scale_of(20), toll(7, 11), "killed")
    assert "stroke-dasharray" in mini(toll(7, 11, open_high=True), scale_of(20))
    assert "l-unknown" in mini(toll(None, None), scale_of(20))


def test_an_axis_letters_every_tick() -> None:
    """Thousands are parted by commas."""
    assert re.findall(r">([\d,]+)</text>", str(axis(scale_of(4800), None))) == [
        "0",
        "1,000",
        "2,000",
        "3,000",
        "4,000",
        "5,000",
    ]
