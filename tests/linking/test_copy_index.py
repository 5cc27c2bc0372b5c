"""Adding reports to an index of copies: the same answer as all at once, whatever came first, and from disk as from memory."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import report

from accounted.linking import CopyIndex, find_copies, find_new
from accounted.linking.copies import Changes
from accounted.linking.copy_index import LARGEST_ANCHOR, LARGEST_EDGE, LARGEST_SHINGLE
from accounted.model import BadInput, Report

SENTENCES = (
    "Gunmen in two pickup trucks opened fire on a grain convoy outside Orven late on Monday and burned most of its cargo.",
    "The district administrator counted seven dead drivers and said that the escort had turned back at the quarry bridge.",
    "Villagers carried the bodies to a schoolhouse because a fallen pylon blocked the only road to the valley clinic.",
    "A bridge inspector found cracks in three pillars of the river crossing, which the council has now closed to lorries.",
    "Shopkeepers on the far bank complained that nobody had asked them, and traders expect barley to cost more by spring.",
    "The governor flew over the valley at noon and promised tarpaulins, seed potatoes and a new pylon before the rains.",
)
FOOT = "The Lantern Courier is paid for by the people who read it and belongs to nobody else at all in Marrow."


def made(seed: int, number: int) -> list[Report]:
    """Reports that repeat one another: whole, cut, edited, with a foot, some on earlier days than those before them."""
    dice = random.Random(seed)
    out = []
    for n in range(number):
        words = " ".join(dice.sample(SENTENCES, dice.randrange(1, 5))).split()
        if dice.random() < 0.5:
            words = [w if dice.random() > 0.15 else f"x{dice.randrange(50)}y" for w in words]
        text = " ".join(words) + (" " + FOOT if dice.random() < 0.4 else "")
        out.append(report(f"r{seed}-{n}", text, f"2031-04-{dice.randrange(1, 9):02}"))
    return out


def joined(batches: list[list[Report]]) -> tuple[list[object], CopyIndex]:
    """Copies after adding one batch after the other."""
    known: list[object] = []
    index = CopyIndex.empty()
    texts: dict[str, Report] = {}
    for batch in batches:
        texts.update((r.id, r) for r in batch)
        changes, index = find_new(batch, index, texts.__getitem__)
        known = list(changes.applied(known))  # type: ignore[arg-type]
    return known, index


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 18), st.lists(st.integers(0, 18), max_size=3))
def test_batch_by_batch_is_all_at_once(seed: int, number: int, cuts: list[int]) -> None:
    """However the reports are cut into batches, applying what each changes gives what one search of all gives."""
    reports = made(seed, number)
    edges = [0, *sorted(min(c, number) for c in cuts), number]
    known, _ = joined([reports[a:b] for a, b in pairwise(edges)])
    assert known == find_copies(reports)


def test_a_phrase_that_becomes_stock_is_taken_back() -> None:
    """One more text with it, and what many texts have is copied no longer; old pairs are told of it."""
    phrase = (
        "the eleventh commission on river crossings has asked all its members for papers that were never sent to anyone"
    )
    texts = [
        f"Note {n} k{n}a k{n}b k{n}c says that {phrase}, and q{n}d q{n}e q{n}f q{n}g."
        for n in range(LARGEST_SHINGLE + 1)
    ]
    reports = [report(f"p{n}", text) for n, text in enumerate(texts)]
    before, index = joined([reports[:-1]])
    assert before
    changes, _ = find_new(reports[-1:], index, {r.id: r for r in reports}.__getitem__)
    assert changes.applied(before) == find_copies(reports) == []  # type: ignore[arg-type]
    assert LARGEST_ANCHOR <= LARGEST_SHINGLE


def test_a_foot_that_becomes_an_outlets_own_is_taken_back() -> None:
    """Two or three reports that end alike may be copies; a fourth that ends so, too, makes it the outlet's standing foot."""
    reports = [report(f"f{n}", f"{SENTENCES[n]} {FOOT}") for n in range(LARGEST_EDGE + 1)]
    before, index = joined([reports[:-1]])
    assert len(before) == LARGEST_EDGE
    changes, _ = find_new(reports[-1:], index, {r.id: r for r in reports}.__getitem__)
    assert changes.applied(before) == []  # type: ignore[arg-type]


def test_an_earlier_reprint_takes_the_place_of_a_later_one() -> None:
    """All copies are then copies of it."""
    text = " ".join(SENTENCES[:3])
    late, copy = report("late", text, "2031-04-09"), report("copy", text + " " + SENTENCES[4], "2031-04-10")
    early = report("early", text, "2031-04-01")
    known, _ = joined([[late, copy], [early]])
    assert known == find_copies([copy, early, late])
    assert {(c.left, c.right) for c in find_copies([copy, early, late])} == {(early.id, late.id), (early.id, copy.id)}


def test_what_is_in_the_index_is_not_added_twice() -> None:
    """Adding the same reports again changes nothing."""
    reports = made(3, 8)
    _, index = joined([reports])
    changes, again = find_new(reports, index, None)
    assert changes == Changes((), frozenset(), frozenset())
    assert len(again) == len(index) == 8


def test_an_index_on_disk_is_the_index(tmp_path: Path) -> None:
    """What was saved and loaded answers as what was built, and can be saved over."""
    reports = made(5, 14)
    _, index = joined([reports[:6], reports[6:10]])
    index.save(tmp_path / "copies")
    loaded = CopyIndex.load(tmp_path / "copies")
    texts = {r.id: r for r in reports}
    here, wider = find_new(reports[10:], index, texts.__getitem__)
    there, same = find_new(reports[10:], loaded, texts.__getitem__)
    assert here == there
    same.save(tmp_path / "copies")
    assert len(CopyIndex.load(tmp_path / "copies")) == len(wider) == 14


def test_half_an_index_is_refused_in_one_line(tmp_path: Path) -> None:
    """A folder that is not there, or not whole, is named, and what to do is said."""
    _, index = joined([made(5, 3)])
    index.save(tmp_path / "copies")
    (tmp_path / "copies" / "index.json").unlink()
    for folder in (tmp_path / "none", tmp_path / "copies"):
        with pytest.raises(BadInput, match="make it anew"):
            CopyIndex.load(folder)


def test_a_text_that_cannot_be_found_is_named() -> None:
    """An index without the function that finds its texts says which one it would have needed."""
    reports = made(5, 6)
    _, index = joined([reports[:3]])
    with pytest.raises(KeyError, match="no function was given"):
        find_new([report("again", reports[0].text + " Indeed.", "2031-05-01")], index)
