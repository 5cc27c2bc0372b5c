"""Copied passages: word for word, lightly edited, with a changed number; and what is no copy."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import report

from accounted.linking import find_copies, near_copies
from accounted.model import Aside

WIRE = (
    "Gunmen in two pickup trucks opened fire on a grain convoy outside Orven late on Monday, "
    "leaving seven drivers dead "
    "and burning most of the cargo, the district administrator told reporters. Villagers carried the bodies to a "
    "schoolhouse because the road to the clinic was blocked by a fallen pylon."
)
OTHER = (
    "A bridge inspector found cracks in three pillars of the river crossing, and the council "
    "closed it to lorries until "
    "spring, although shopkeepers on the far bank complained that nobody had asked them."
)


def test_a_reprint_is_a_whole_copy() -> None:
    """The same text under another name is one passage over all of it, the earlier report on the left."""
    late, early = report("b", WIRE, "2031-04-16"), report("a", WIRE, "2031-04-15")
    (copied,) = find_copies([late, early])
    assert (copied.left, copied.right, copied.kind, copied.share) == (early.id, late.id, "whole_copy", 1.0)
    assert late.text[copied.right_start : copied.right_end] == WIRE.rstrip(".")


def test_a_changed_number_does_not_break_a_copy() -> None:
    """An updated wire story is one passage, the new figure inside it."""
    newer = report("b", WIRE.replace("seven drivers", "11 drivers"), "2031-04-16")
    (copied,) = find_copies([report("a", WIRE), newer])
    assert "11 drivers" in newer.text[copied.right_start : copied.right_end]
    assert copied.kind == "whole_copy"


def test_small_edits_are_tolerated() -> None:
    """A few words changed, put in and cut leave one passage."""
    edited = WIRE.replace("late on Monday", "on Monday night").replace("most of the cargo", "much of the cargo")
    edited = edited.replace("a fallen pylon", "a pylon")
    (copied,) = find_copies([report("a", WIRE), report("b", edited)])
    assert copied.words >= 40


def test_a_passage_spliced_into_another_report_has_exact_spans() -> None:
    """Only what is shared is in the span, on both sides."""
    first = WIRE.split(". ")[0]
    spliced = report("b", OTHER + "\n\n" + first + ".\n\n" + "Traders expect prices to climb before the feast.")
    (copied,) = find_copies([report("a", WIRE), spliced])
    assert spliced.text[copied.right_start : copied.right_end] == first
    assert copied.kind in ("shared_passage", "whole_copy")


def test_two_tellings_of_one_incident_are_not_copies() -> None:
    """The same facts in other words share no passage."""
    retold = (
        "Seven lorry drivers died when their grain trucks were shot at near Orven on Monday night. "
        "The attackers came in "
        "two vehicles, according to the district administrator, and the flour burned."
    )
    assert find_copies([report("a", WIRE), report("b", retold), report("c", OTHER)]) == []


def test_a_stock_sentence_is_not_a_copy() -> None:
    """Nine words that every agency writes stay under the bar."""
    stock = " No group has immediately claimed responsibility for the attack."
    assert find_copies([report("a", WIRE + stock), report("b", OTHER + stock)]) == []


def test_asides_are_left_out() -> None:
    """A shared strip of related stories is not copied text."""
    strip = " Read more about the ten best walks along the northern shore, and why the lighthouse keeper never went home again."
    texts = [WIRE + strip, OTHER + strip]
    asides = [(Aside(start=len(t) - len(strip), end=len(t), kind="teaser"),) for t in texts]
    marked = [report(n, t, asides=a) for n, t, a in zip("ab", texts, asides, strict=True)]
    assert find_copies(marked) == []
    assert len(find_copies([report(n, t) for n, t in zip("ab", texts, strict=True)])) == 1


def test_words_in_quotation_marks_are_a_shared_quotation() -> None:
    """One statement quoted by two outlets is told from copied reporting."""
    said = "“We asked them twice to wait for us and twice they fired over our heads instead”"
    left = report("a", f"The mayor was angry. {said}, he told a crowd in the square. " + OTHER)
    right = report("b", f"{said} were the words of the mayor yesterday. " + WIRE)
    (copied,) = find_copies([left, right])
    assert copied.kind == "same_quotation"


def test_near_copies_names_pairs() -> None:
    """Pairs that share a third of the shorter one's words or more."""
    a, b, c = report("a", WIRE), report("b", WIRE + " " + OTHER), report("c", OTHER[:90])
    assert (min(a.id, b.id), max(a.id, b.id)) in [tuple(sorted(p)) for p in near_copies(find_copies([a, b, c]))]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.text(max_size=60))
def test_order_of_arrival_changes_nothing(rng: random.Random, noise: str) -> None:
    """Shuffled reports give the same copies, and every offset lies in its text, whatever the characters."""
    reports = [
        report("a", WIRE),
        report("b", noise + "\n\n" + WIRE + noise),
        report("c", OTHER),
        report("d", OTHER + noise),
    ]
    copies = find_copies(reports)
    shuffled = list(reports)
    rng.shuffle(shuffled)
    assert find_copies(shuffled) == copies
    length = {r.id: len(r.text) for r in reports}
    for c in copies:
        assert 0 <= c.left_start < c.left_end <= length[c.left]
        assert 0 <= c.right_start < c.right_end <= length[c.right]


def test_time_grows_with_the_number_of_reports() -> None:
    """Four times the reports take well under sixteen times as long (the square)."""
    rng = random.Random(7)
    vocabulary = [f"word{i}" for i in range(8000)]

    def seconds(count: int) -> float:
        batch = [report(f"r{i}", " ".join(rng.choices(vocabulary, k=120))) for i in range(count)]
        start = time.process_time()
        find_copies(batch)
        return time.process_time() - start

    seconds(20)
    assert seconds(800) < 9 * max(seconds(200), 0.01)


LONG = " ".join(
    [
        WIRE,
        OTHER,
        "The governor flew over the valley at noon and promised tarpaulins, seed potatoes and a new pylon before the rains.",
        "Farmers on both banks of the Orven have traded barley for salt since their grandfathers' time, and few own a rifle.",
        "A deputy from the coast asked parliament why the escort had turned back at the quarry although its radio worked.",
    ]
)


def _reworded(text: str, share: float, seed: int) -> str:
    """``text`` with a share of its words put out for words that stand nowhere in it."""
    dice = random.Random(seed)
    return " ".join(f"w{dice.randrange(10**6)}x" if dice.random() < share else word for word in text.split())


def test_a_copy_with_half_of_its_words_changed_is_found() -> None:
    """No run of words is left; what is left stands in the same order."""
    for seed in range(5):
        first, second = report("a", LONG), report("b", _reworded(LONG, 0.45, seed))
        (pair,) = near_copies(find_copies([first, second]))
        assert set(pair) == {first.id, second.id}


def test_the_same_words_in_another_order_are_no_copy() -> None:
    """Two accounts of one event share names and nouns, not their order."""
    words = LONG.split()
    for seed in range(5):
        random.Random(seed).shuffle(words)
        assert near_copies(find_copies([report("a", LONG), report("b", " ".join(words))])) == []


def test_an_edited_passage_says_so_and_lies_in_both_texts() -> None:
    """Its spans are offsets into both texts, and it is told from a passage with runs of words."""
    first, second = report("a", LONG), report("b", _reworded(LONG, 0.45, 1))
    for copied in find_copies([first, second]):
        assert 0 <= copied.left_start < copied.left_end <= len(first.text)
        assert 0 <= copied.right_start < copied.right_end <= len(second.text)
    assert any(c.edited for c in find_copies([first, second]))
