"""Counts that come on top of others, counts of the buried, and figures that replace nothing."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def killed(offline: Engine, text: str) -> list[CasualtyClaim]:
    found = offline.read(Report(item="i", version="v", text=text, published="2031-06-10", language="en"))
    return [c for c in found.claims if isinstance(c, CasualtyClaim) and c.outcome == "killed"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Twelve people were killed when a rocket hit a bakery in Ruda on Monday, the governor said. "
            "Four more bodies were recovered from the ruins on Tuesday, he said.",
            [(12, "whole", 0), (4, "part", 0)],
        ),
        (
            "Three more people died of their wounds on Tuesday, after Monday's shelling of a mill in Ruda killed nine.",
            [(3, "part", 0), (9, "whole", 0)],
        ),
        (
            "Six people died when rockets hit a bakery in Ruda on Monday. Another two died later in hospital.",
            [(6, "whole", 0), (2, "part", 0)],
        ),
        ("Gunmen killed two more farmers in the Osta hills on Tuesday.", [(2, "whole", 0)]),
        ("Another three soldiers were killed in an ambush near Ruda on Tuesday.", [(3, "whole", 0)]),
        ("The blast in Ruda killed four people and wounded six more.", [(4, "whole", 0)]),
    ],
)
def test_what_comes_on_top_is_a_part(offline: Engine, text: str, wanted: list[tuple[int, str, int]]) -> None:
    """Bodies found and deaths from wounds after an attack, in one event with it; "more" of another attack is that one's whole."""
    assert [(c.count.low, c.covers, c.event) for c in killed(offline, text)] == wanted


def test_no_sum_is_made_of_an_increment(offline: Engine) -> None:
    """Nine and three more are nine and three, as nobody gives twelve."""
    said = killed(offline, "Shells killed nine people in Ruda on Monday. Three more died of their wounds on Tuesday.")
    assert sorted(c.count.low or 0 for c in said) == [3, 9]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Five mourners died in Ruda on Tuesday when a car bomb struck a burial procession. "
            "Relatives were burying four victims of Sunday's shelling, the mayor said.",
            [(5, "whole", "this_incident"), (4, "part", "another_incident")],
        ),
        (
            "A blast at a mill in Ruda killed seven workers on Monday. Five victims of the blast were buried on Friday.",
            [(7, "whole", "this_incident"), (5, "part", "this_incident")],
        ),
        ("We have buried 21 people since the raid, a baker in Ruda said.", [(21, "whole", "this_incident")]),
        (
            "Nine people were buried under rubble when a shell hit a house in Ruda on Monday.",
            [(9, "whole", "this_incident")],
        ),
        (
            "Police in Ruda buried five officers on Tuesday who had died in an ambush the day before.",
            [(5, "whole", "this_incident")],
        ),
    ],
)
def test_the_buried_are_a_part(offline: Engine, text: str, wanted: list[tuple[int, str, str]]) -> None:
    """Of the incident, or of the one before where the funeral itself was struck. Who counts by graves, and rubble, are else."""
    assert [(c.count.low, c.covers, c.scope) for c in killed(offline, text)] == wanted


def test_a_struck_funeral_keeps_the_sentences_behind_it(offline: Engine) -> None:
    """Who did it is told of the attack on the funeral, though the burial of another attack's dead was told between."""
    text = (
        "Gunmen shot at a funeral in Ruda on Saturday, killing four mourners. The mourners were burying two victims of "
        "Friday's bombing, a priest said. The Osta Front claimed responsibility for the attack on the funeral."
    )
    report = Report(item="i", version="v", text=text, published="2031-06-08", language="en")
    assert {c.event for c in offline.read(report).claims if "Osta Front" in c.quote.text} == {0}


@pytest.mark.parametrize(
    ("text", "older"),
    [
        (
            "A colonel said that he had seen more than 40 bodies in Ruda before he left the square. "
            '"Had the shell come at noon, 300 would have been killed," he said.',
            [],
        ),
        ("The mayor had counted 14 dead in Ruda on Monday. He later said that three children died.", []),
        ("Police had earlier counted 14 dead in Ruda. On Tuesday police said that 16 people had been killed.", [14]),
    ],
)
def test_only_a_figure_given_as_so_supersedes(offline: Engine, text: str, older: list[int]) -> None:
    """Neither what would have been, nor the fewer of a narrower group; a later figure of the same people does."""
    assert [c.count.low for c in killed(offline, text) if c.superseded] == older
