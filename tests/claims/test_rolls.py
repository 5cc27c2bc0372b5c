"""Names on a list of the dead are counted as killed; names of anybody else are not."""

from __future__ import annotations

import pytest

from accounted.claims.english.casualties import Found, find_casualties
from accounted.claims.english.document import parse, segment
from accounted.model import Report


def counted(text: str) -> list[Found]:
    document = segment(Report(item="i", version="v", text=text, published="2021-05-10"))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: False)
    return [f for f in found if f.count.low is not None]


def killed(text: str) -> list[tuple[int | None, str, bool]]:
    return [(f.count.low, f.scope, f.part) for f in counted(text) if f.outcome == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "The priest read out 17 names of the dead.",
        "“There are 17 names in our ledger,” the clerk said, speaking of those who were killed.",
        "In her notebook she has written 17 names, all of them killed by the shells.",
        "The council keeps a register of the dead. It now holds 17 names.",
        "His copybook has 17 names. All of them, he says, were dead before noon.",
        "The committee collected 17 names. They were killed in the market.",
        "The school published 17 names of pupils killed in the raid.",
    ],
)
def test_names_of_the_dead_are_killed(text: str) -> None:
    """Beside the names, of the list, or in the sentence behind: the text itself says that the named are dead."""
    assert killed(text) == [(17, "this_incident", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The ledger has 17 names.",
        "The priest read out 17 names of the missing.",
        "The priest read out 17 names of the dead and the missing.",
        "The ledger holds 17 names. All of them were wounded or dead.",
        "The ledger holds 17 names. Not all of them were killed.",
        "The ledger holds 17 names. All of them are alive.",
        "The police list has 17 names of suspects in a killing.",
        "The roll has 17 names of voters who died last year.",
        "The court has a list of 17 names of men wanted over the dead.",
        "The council keeps a register of the missing. It now holds 17 names.",
        "The council keeps a register of the dead. The square was renamed, and 17 names of streets with it.",
        "Soldiers called out 17 names. The street was empty.",
    ],
)
def test_other_names_are_nobody_killed(text: str) -> None:
    """The missing, the wounded, voters, suspects, mixed lists, streets, and names of whom nothing is told."""
    assert killed(text) == []


LEDGER = "The ledger holds 43 names, all of them killed on Sunday. "


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Six of the names are those of children.", [(6, "this_incident", True)]),
        (
            "Two of the names belong, he thinks, to men who were shot in a feud in March.",
            [(2, "another_incident", False)],
        ),
        ("Two of the names in the ledger belong to boys who were killed by thieves.", [(2, "another_incident", False)]),
        ("Two of the names are misspelt.", []),
        ("Two of the names belong to men who died of malaria.", []),
        ("Two of the names belong to women who are alive.", []),
        ("Two of the names do not belong to farmers.", []),
    ],
)
def test_some_of_the_names(more: str, expected: list[tuple[int, str, bool]]) -> None:
    """Some of the names on a roll of the dead are a part of them, or, where told apart, dead of something else."""
    assert killed(LEDGER + more) == [(43, "this_incident", False), *expected]


def test_some_of_the_names_need_a_roll_of_the_dead() -> None:
    """Where no roll of the dead has been told of, "two of the names" are nobody's death."""
    assert killed("The ledger holds 43 names. Six of the names are those of children.") == []


def test_the_quote_holds_the_proof() -> None:
    """The quote runs from the number to the words that say that the named are dead."""
    text = "His copybook has 17 names. All of them, he says, were dead before noon."
    (f,) = counted(text)
    assert text[f.start : f.end] == "17 names. All of them, he says, were dead"
