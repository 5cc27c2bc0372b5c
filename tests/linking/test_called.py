"""The rarer names that a text gives."""

from __future__ import annotations

import pytest
from linking_kit import report

from accounted.linking.called import MOST_NAMES, called, plain_words


def names(text: str, *without: str) -> set[str]:
    return set(called(report("North", text), None, frozenset(without)).names)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A shell fell on the hamlet of Tambrek at noon.", {"tambrek"}),
        ("Nurses at Tambrek and at Ulvenda's clinic counted.", {"tambrek", "ulvenda"}),
        ("The Iraqi minister met the United Nations envoy on Tuesday in March.", set()),
        ("Tambrek was shelled.", set()),
        ("They left. Farmers of the valley stayed, a Farmer said; a farmer wept.", set()),
        ("Nine Dead As Shells Hit Tambrek Market\n\nThey fell at noon.", set()),
        ("He spoke of TAMBREK again.", set()),
        ("It fell there: Tambrek was in flames.", set()),
    ],
)
def test_a_name_is_a_capital_inside_a_sentence(text: str, found: set[str]) -> None:
    """Villages are; states, bodies, days, openings, titles and words that also stand small are not."""
    assert names(text) == found


def test_two_names_that_stand_together_are_also_one_word() -> None:
    """Writers of other languages split a name or do not."""
    split = called(report("North", "It fell on the market of Tam Brekka at noon."))
    whole = called(report("South", "It fell on the market of Tambrekka at noon."))
    assert split.joined & whole.joined == {"tambrekka"}
    assert not split.names & whole.names


def test_what_is_compared_otherwise_is_left_out() -> None:
    """Speakers and the province are evidence of their own."""
    assert names("It fell on Tambrek in Ulvenda, said Orla Fenn.", *plain_words(["Ulvenda", "Orla Fenn"])) == {
        "tambrek"
    }


def test_only_the_stretches_of_an_event_are_looked_at() -> None:
    """A report of two events names each one's village in its own place."""
    text = "It fell on Tambrek at noon. Later men died near Ulvenda."
    rep = report("North", text)
    assert called(rep, [(0, 27)]).names == {"tambrek"}
    assert called(None).names == frozenset()


def test_a_long_text_keeps_the_names_that_it_gives_most_often() -> None:
    """The bound is on names, and the order does not hang on chance."""
    many = " ".join(f"He saw Tam{chr(97 + n // 26)}{chr(97 + n % 26)}lek there." for n in range(60))
    kept = names(f"{many} He saw Zorrabek. He left Zorrabek.")
    assert len(kept) == MOST_NAMES
    assert "zorrabek" in kept
