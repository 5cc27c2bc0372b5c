"""One person named and others counted beside: plural verbs, "killed with", and numbers of victims."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Outcome, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def casualties(offline: Engine, text: str) -> list[CasualtyClaim]:
    found = offline.read(Report(item="i", version="v", text=text, published="2031-06-10", language="en"))
    return [c for c in found.claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Mira Sold, second judge of instruction, and two of her guards from the court, were shot dead.", 3),
        ("Mira Sold, mayor of Ruda, her husband and three children were killed on Friday.", 5),
        ("Captain Ilan Torv, commander of the Ruda police, and his driver, Sergeant Ira Venn, were killed.", 2),
        ("Mira Sold, whose brother owns the mill, and a friend were killed on Friday.", 2),
        ("Mira Sold, the mayor of Ruda, said two guards were killed on Friday.", 2),
        ("Mira Sold, the mayor of Ruda, was killed on Friday, and her husband fled.", 1),
    ],
)
def test_a_plural_verb_has_all_of_its_subject(offline: Engine, text: str, most: int) -> None:
    """Others behind an apposition are harmed too; who somebody is, and who speaks, are nobody more."""
    assert max(c.count.low or 0 for c in casualties(offline, text)) == most


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Senator Ilan Torv was killed with three of his guards in Ruda.", 4),
        ("Senator Ilan Torv, together with his driver and a guard, was killed in Ruda.", 3),
        ("Senator Ilan Torv was killed along with two guards in Ruda.", 3),
        ("Senator Ilan Torv was killed with a police pistol in Ruda.", 1),
        ("Senator Ilan Torv was killed with three shots from his rifle in Ruda.", 1),
    ],
)
def test_those_killed_with_somebody_are_added_to_him(offline: Engine, text: str, most: int) -> None:
    """One person and those harmed along with him make a sum whose parts they are; weapons are nobody."""
    said = casualties(offline, text)
    assert max(c.count.low or 0 for c in said) == most
    assert [c.covers for c in said if c.count.low == most] == ["whole"]


def test_two_of_hers_are_whom_the_noun_says(offline: Engine) -> None:
    """ "Two of her cousins" are cousins, as "two of his" are."""
    assert {c.group.words for c in casualties(offline, "The blast wounded two of her cousins.")} == {"cousins"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The number of victims of the blast in Ruda is 59, the prefect said.", [("killed_or_injured", 59)]),
        ("The number of fatal victims of the attack stands at 61.", [("killed", 61)]),
        ("The number of victims of the epidemic has reached 900.", []),
        ("The number of victims who came to the hearing is 12.", []),
    ],
)
def test_a_number_of_victims_is_of_people_harmed(offline: Engine, text: str, said: list[tuple[Outcome, int]]) -> None:
    """How they were harmed is left open unless a word tells; victims of an epidemic are none of violence."""
    assert [(c.outcome, c.count.low) for c in casualties(offline, text)] == said
