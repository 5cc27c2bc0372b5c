"""What may have gone wrong in reading a claim, as signals of its confidence."""

from __future__ import annotations

import pytest

from accounted.claims.english.casualties import find_casualties
from accounted.claims.english.confidence import all_signals
from accounted.claims.english.document import parse, segment
from accounted.model import Report


def signals(text: str) -> tuple[str, ...]:
    """The signals of the first claim of ``text``."""
    document = segment(Report(item="i", version="v", text=text, published="2019-05-20"))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: False)
    return all_signals(found, document)[0]


@pytest.mark.parametrize(
    ("text", "holds", "fails"),
    [
        ("The van crashed near Port Arlen and killed 12 people.", "accident in the sentence", "question"),
        ("A bomb killed 12 farmers near Port Arlen.", "people known", "accident in the sentence"),
        (
            "Seven herders and a teacher were killed near Port Arlen.",
            "outcome word of several claims",
            "vague in words",
        ),
        ("Gunmen killed dozens of herders near Port Arlen.", "vague in words", "vague and bare"),
        ("Gunmen killed herders near Port Arlen.", "vague and bare", "vague in words"),
        ("Gunmen killed Dorvo Anselm near Port Arlen.", "name", "name of one word"),
        ("Were 12 people killed near Port Arlen?", "question", "no finite verb"),
        ("Twelve herders killed.", "no finite verb", "parse in pieces"),
    ],
)
def test_a_doubt_is_seen_where_it_is_and_not_elsewhere(text: str, holds: str, fails: str) -> None:
    """A hit and a near miss for each."""
    seen = signals(text)
    assert holds in seen
    assert fails not in seen


def test_signals_do_not_depend_on_how_often_they_are_asked_for() -> None:
    """The same claim gives the same signals in the same order."""
    text = "Seven farmers (all from one village) were killed, the mayor said, near Port Arlen."
    assert signals(text) == signals(text)
