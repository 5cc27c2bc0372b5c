"""The words that tell an outcome: hits and near misses side by side."""

from __future__ import annotations

import pytest
from test_casualties import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels kidnapped three farmers near the river.", {("missing", 3, 3)}),
        ("Three farmers were abducted near the river.", {("missing", 3, 3)}),
        ("Four students who had been kidnapped were freed.", {("missing", 4, 4)}),
        ("The gunmen killed seven soldiers and kidnapped 15.", {("killed", 7, 7), ("missing", 15, 15)}),
        ("Twenty villagers are being held hostage by the rebels.", {("missing", 20, 20)}),
        ("The rebels took ten nurses hostage.", {("missing", 10, 10)}),
        ("Two drivers were nabbed at the checkpoint.", {("detained", 2, 2)}),
        ("Two drivers were remanded in police custody.", {("detained", 2, 2)}),
        ("Two drivers were caught by the police.", {("detained", 2, 2)}),
        ("The army took 40 prisoners.", {("detained", 40, 40)}),
        ("Ten labourers were burnt alive in the shed.", {("killed", 10, 10)}),
        ("Ten labourers were burnt in the shed.", {("injured", 10, 10)}),
        ("Three children sustained minor stab injuries.", {("injured", 3, 3)}),
        ("Two nurses escaped with minor burns.", {("injured", 2, 2)}),
        ("34 people were admitted with bullet and stab injuries.", {("injured", 34, 34)}),
        ("Two nurses are in serious condition.", {("injured", 2, 2)}),
        ("The gang incinerated five guards.", {("killed", 5, 5)}),
        ("The gang burned five guards alive.", {("killed", 5, 5)}),
        ("Two trappers were killed by raiders.", {("killed", 2, 2)}),
        ("The raiders shot dead a tax collector.", {("killed", 1, 1)}),
        ("A blast wounded six brickmakers.", {("injured", 6, 6)}),
        ("Four bodies lay in the street.", {("killed", 4, 4)}),
        ("The party mourned the violent death of two rebels.", {("killed", 2, 2)}),
        ("Two families were killed.", {("killed", None, None)}),
        ("A group of soldiers was killed near the bridge.", {("killed", None, None)}),
        ("A family of five was killed in the blast.", {("killed", 5, 5)}),
        ("Twelve crew were killed, and 30 staff hurt.", {("killed", 12, 12), ("injured", 30, 30)}),
    ],
)
def test_an_outcome_is_read_from_its_words(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Words for kidnapping, arrest, burning and injury, each with its people."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shed was engulfed in flames.",
        "Two drivers were caught by surprise.",
        "The bus is in good condition.",
        "The editor was held in high regard.",
        "He was admitted to the bar with honours.",
        "Police picked up the trail again.",
        "The body of the judgement was read out.",
        "Unions, colleges and several other bodies are holding meetings.",
        "Four civic bodies demanded an inquiry.",
        "The accord seals the political death of the militia.",
        "It was the rebels' death as a movement, he said.",
    ],
)
def test_words_of_another_sense_tell_no_outcome(text: str) -> None:
    """The same words said of things, or in another sense, claim nothing."""
    assert said(text) == set()
