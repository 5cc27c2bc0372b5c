"""Whether those of a claim were harmed in company of others, as its signals tell it."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.casualties import find_casualties
from accounted.claims.english.document import parse, segment
from accounted.claims.english.signals.company import of_company
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


def signals(text: str) -> list[set[str]]:
    """The signals of each claim of ``text``, in the order in which they stand."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: False)
    places = {s.start: i for i, s in enumerate(document.sentences)}
    ordered = sorted(found, key=lambda f: f.start)
    return [of_company(f, ordered, places[f.sentence.start], places) for f in ordered]


@pytest.mark.parametrize(
    ("text", "name", "holds"),
    [
        ("Two of her bodyguards were killed.", "company:of_them", True),
        ("Two bodyguards were killed.", "company:of_them", False),
        ("His driver was killed.", "company:whose", True),
        ("The driver was killed.", "company:whose", False),
        ("The minister was killed along with two guards.", "company:along", True),
        ("The minister was killed by two guards.", "company:along", False),
    ],
)
def test_words_tell_of_company(text: str, name: str, holds: bool) -> None:
    """Beside each, the same without them."""
    assert any(name in names for names in signals(text)) == holds


def test_who_was_also_killed_was_one_among_others() -> None:
    """Both claims are told so: who was also killed, and who was killed beside."""
    minister, corporal = signals("The minister was shot dead on Monday. A corporal of the guard was also killed.")
    assert "company:also" in corporal
    assert "company:also_they" in minister
    assert {"company:beside"} <= minister & corporal


def test_one_told_twice_is_alone() -> None:
    """The same people told again are no company."""
    assert all("company:alone" in names for names in signals("The bishop was killed. The bishop was killed at noon."))


def test_another_outcome_is_no_company() -> None:
    """The injured beside the dead make neither a part of the other."""
    assert all(
        "company:alone" in names for names in signals("The bishop was killed. Four nuns were injured in the chapel.")
    )


def test_those_killed_beside_others_are_a_part() -> None:
    """What the signals are for."""
    offline = engine(pipeline.DEFAULT_ENGINE, pipeline.knowledge(Gazetteer.open()))
    text = (
        "Two gunmen attacked the house of Judge Orvat on Monday. The judge was killed, and two of his guards also died."
    )
    claims = [c for c in offline.read(Report(item="i", version="v", text=text)).claims if isinstance(c, CasualtyClaim)]
    assert {c.covers for c in claims if c.count.low == 2} == {"part"}
