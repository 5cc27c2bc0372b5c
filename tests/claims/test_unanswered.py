"""What is only asked about, and not answered, is nobody's claim that people were harmed."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Reading, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def read(offline: Engine, text: str) -> Reading:
    return offline.read(Report(item="i", version="v", text=text, published="2018-01-29", language="en"))


def counts(found: Reading) -> list[tuple[int | None, str]]:
    return [(c.count.low, c.stance) for c in found.claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the judge, Idris Kamal, had died of his burns, the nurse said she did not know.",
        "Asked whether four shepherds had been killed, the general declined to comment.",
        "In reply to a question whether four shepherds had been killed, she said that she had no information.",
    ],
)
def test_a_question_without_an_answer_is_no_claim(offline: Engine, text: str) -> None:
    """The one who asks asserts nothing, and the one who is asked neither."""
    assert counts(read(offline, text)) == []


def test_the_name_in_such_a_question_stays_unconfirmed(offline: Engine) -> None:
    """The name is told for whoever has to look, as one that could not be confirmed."""
    found = read(
        offline, "Asked whether the judge, Idris Kamal, had died of his burns, the nurse said she did not know."
    )
    named = [(c.value, c.stance) for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "person"]
    assert named == [("Idris Kamal", "could_not_confirm")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mission could not confirm whether four shepherds had been killed.", [(4, "could_not_confirm")]),
        ("The mission could not confirm that four shepherds had been killed.", [(4, "could_not_confirm")]),
        (
            "Asked whether the road was open, he said that four shepherds had been killed and that he did not know why.",
            [(4, "asserted")],
        ),
        ("Four shepherds were killed; the mayor said he did not know by whom.", [(4, "asserted")]),
    ],
)
def test_what_somebody_says_stays_a_claim(offline: Engine, text: str, expected: list[tuple[int, str]]) -> None:
    """A figure that a body could not confirm is on record as such; an answer that counts the dead is a claim."""
    assert counts(read(offline, text)) == expected
