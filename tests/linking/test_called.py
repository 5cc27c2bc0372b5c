"""The rarer names that a text gives."""

from __future__ import annotations

import pytest
from linking_kit import report

from accounted.linking.called import MOST_NAMES, called, plain_words
from accounted.linking.names.spelling import heard


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
    assert names(text) == set(map(heard, found))


def test_two_names_that_stand_together_are_also_one_word() -> None:
    """Writers of other languages split a name or do not."""
    split = called(report("North", "It fell on the market of Tam Brekka at noon."))
    whole = called(report("South", "It fell on the market of Tambrekka at noon."))
    assert split.joined & whole.joined == {heard("tambrekka")}
    assert not split.names & whole.names


def test_what_is_compared_otherwise_is_left_out() -> None:
    """Speakers and the province are evidence of their own."""
    assert names("It fell on Tambrek in Ulvenda, said Orla Fenn.", *plain_words(["Ulvenda", "Orla Fenn"])) == {
        heard("tambrek")
    }


def test_only_the_stretches_of_an_event_are_looked_at() -> None:
    """A report of two events names each one's village in its own place."""
    text = "It fell on Tambrek at noon. Later men died near Ulvenda."
    rep = report("North", text)
    assert called(rep, [(0, 27)]).names == {heard("tambrek")}
    assert called(None).names == frozenset()


def test_a_long_text_keeps_the_names_that_it_gives_most_often() -> None:
    """The bound is on names, and the order does not hang on chance."""
    letters = "bdfgklmnprt"
    many = " ".join(f"He saw Z{x}o{y}elem there." for x in letters for y in letters)
    kept = names(f"{many} He saw Zorrabek. He left Zorrabek.")
    assert len(kept) == MOST_NAMES
    assert heard("zorrabek") in kept


@pytest.mark.parametrize("spellings", ["Tambrek Tambreek Tambreq", "Kelaiya Kelaia Kelaya", "Tolear Toliara Toliary"])
def test_spellings_of_one_name_are_one(spellings: str) -> None:
    """The press writes a village as it hears it."""
    texts = [f"A shell fell on the hamlet of {name} at noon." for name in spellings.split()]
    assert len({called(report("North", text)).names for text in texts}) == 1
    assert called(report("North", "It fell on the hamlet of Tombruk.")).names not in [
        called(report("North", t)).names for t in texts
    ]


def test_the_first_lines_tell_what_a_report_is_about() -> None:
    """A place that is named far down may be any."""
    filler = "They counted in the dark and wept for those who had gone. " * 10
    told = called(report("North", f"A shell fell on the hamlet of Tambrek. {filler} He went to Ulvenda."))
    assert told.lead == {heard("tambrek")}
    assert told.names == {heard("tambrek"), heard("ulvenda")}
