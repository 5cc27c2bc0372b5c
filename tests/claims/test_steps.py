"""Shots that a text numbers, and a strike that is told by whom it killed, as steps of what happened."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def order(offline: Engine, text: str) -> list[str]:
    found = offline.read(Report(item="i", version="v", text=text, published="2018-06-29", language="en"))
    steps = {c.value: c.order or 0 for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "sequence"}
    return sorted(steps, key=steps.__getitem__)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Just after six something hit the lead truck. A second rocket fell on those who ran to it, killing five.",
            ["first rocket", "second rocket"],
        ),
        (
            "The first missile hit the house and the second missile struck the rescuers, killing six.",
            ["first missile", "second missile"],
        ),
        (
            "Jets bombed the market. A second bomb fell as people ran, and the third blast killed six.",
            ["first bomb", "second bomb", "third blast"],
        ),
        # near misses: one alone, another attack, another time
        ("A second rocket fell on the bridge and killed five.", []),
        ("A shell hit the school and killed six. It was the second strike on the town this week.", []),
        ("A bomb exploded and killed six. In March a second bomb had killed ten people.", []),
    ],
)
def test_numbered_shots_are_steps_of_their_own(offline: Engine, text: str, steps: list[str]) -> None:
    """What hit before "a second rocket fell" was the first; a second one of another day is none of these."""
    assert order(offline, text) == steps


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Five guards died in an air strike at dawn. They had set out to help troops raiding a house in Kirkuk.",
            ["raid", "fire"],
        ),
        ("Six men were killed by a drone strike after troops stormed the farm.", ["raid", "fire"]),
        ("Six men were killed in an air strike.", []),
        ("Four workers died when they went on strike, and troops raided a house.", []),
    ],
)
def test_a_strike_told_by_its_dead_is_a_step(offline: Engine, text: str, steps: list[str]) -> None:
    """ "Died in an air strike" tells the strike as a step, where another step is told."""
    assert order(offline, text) == steps
