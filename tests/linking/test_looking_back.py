"""What a text tells looking back at another incident is no name and no place of its own."""

from __future__ import annotations

import pytest
from linking_kit import DELLO, ORVEN, report, where

from accounted.linking.called import called
from accounted.linking.looking_back import looking_back, without_looks_back
from accounted.linking.names.spelling import heard


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "Nine died here three days after a raid on Tambrek, said a nurse.",
            ["three days after a raid on Tambrek"],
        ),
        (
            "Nine died here. A bomb had gone off in Tambrek the day before. He wept.",
            ["A bomb had gone off in Tambrek the day before"],
        ),
        ("A school in Tambrek was attacked too.", ["A school in Tambrek was attacked too"]),
        ("The mayor spoke the day after a raid on Tambrek.", []),
        ("Nine died in Tambrek two days ago.", []),
        ("It was hit the day before yesterday.", []),
    ],
)
def test_words_that_look_back_or_aside(text: str, back: list[str]) -> None:
    """A clause after "days after", a sentence of "the day before"; not the day of a statement, nor "ago"."""
    assert [text[a:b].strip() for a, b in looking_back(text)] == back


def test_a_name_that_stands_there_alone_is_left_out_and_else_kept() -> None:
    """Unless the text has no other name."""
    text = "Nine died in the tents of Ulvenda. A bomb had gone off in Tambrek the day before."
    assert called(report("North", text)).names == {heard("ulvenda")}
    assert called(report("North", f"{text} They came from Tambrek.")).names == {heard("ulvenda"), heard("tambrek")}
    assert called(report("North", "A bomb had gone off in Tambrek the day before.")).names == {heard("tambrek")}


def test_a_place_that_is_told_there_is_left_out_where_another_is_told() -> None:
    """The last word stays with the only place that there is."""
    rep = report("North", "Nine died in Orven. A bomb had gone off in Dello the day before.")
    here, there = where(rep, "Orven", ORVEN), where(rep, "Dello", DELLO)
    assert without_looks_back([here, there], rep) == [here]
    assert without_looks_back([there], rep) == [there]
    assert without_looks_back([here, there], None) == [here, there]
