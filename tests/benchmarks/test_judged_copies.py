"""The pairs of stories that were judged by hand: whole, stand-off, and drawn as the script draws them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.copies.draw_pairs import BANDS, TEST, draw, judged_pairs

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def test_every_pair_is_judged_and_its_kind_fits() -> None:
    """150 pairs, a third for testing, more than half under a fifth; whole copies and passages are copies, nothing else is."""
    rows = judged_pairs()
    assert len({r.id for r in rows}) == len({(r.left, r.right) for r in rows}) == 150
    assert Counter(r.part for r in rows) == {"test": TEST, "development": 150 - TEST}
    assert sum(r.share < BANDS[2][0] for r in rows) > 75
    for row in rows:
        assert row.copy is (row.kind in ("whole_copy", "shared_passage")), row.id
        assert row.kind in ("whole_copy", "shared_passage", "same_quotation", "none"), row.id
        assert 0 < len(row.note.split()) < 20, row.id


@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data")
def test_the_pairs_are_those_that_the_script_draws() -> None:
    """Drawing again gives the same pairs in the same parts."""
    drawn = [(r.id, r.left, r.right, r.share, r.part) for r in draw(DATA)]
    assert drawn == [(r.id, r.left, r.right, r.share, r.part) for r in judged_pairs()]
