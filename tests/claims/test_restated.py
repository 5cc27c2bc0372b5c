"""Bare numbers that stand for the dead told of before, and bare numbers that count something else."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer

Told = list[tuple[str, int | None, int | None]]


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine(pipeline.DEFAULT_ENGINE, pipeline.knowledge(Gazetteer.open()))


def told(offline: Engine, text: str) -> Told:
    report = Report(item="i", version="v", text=text)
    claims = [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim) and not c.count.derived]
    return [(c.outcome, c.count.low, c.count.high) for c in claims]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "A mortar round hit the grain market of Tellek. The director counts nine dead, the commander counts five.",
            [("killed", 9, 9), ("killed", 5, 5)],
        ),
        (
            "The governor's office says that six passengers were killed. The navy's statement says fourteen.",
            [("killed", 6, 6), ("killed", 14, 14)],
        ),
        (
            "The governor's office says that six passengers were killed and four boats sunk. The navy says fourteen.",
            [("killed", 6, 6)],
        ),
        (
            "A bomb in the bus station killed 19 people. The prefect had announced twelve.",
            [("killed", 19, 19), ("killed", 12, 12)],
        ),
        (
            "A bomb in the bus station killed 19 people. The prefect had announced twelve reforms.",
            [("killed", 19, 19)],
        ),
        (
            "The blast killed 31 people, the coroner said. On Monday evening it was 24.",
            [("killed", 31, 31), ("killed", 24, 24)],
        ),
        (
            "The blast killed 31 people, the coroner said. It was seven when she left the hall.",
            [("killed", 31, 31)],
        ),
        (
            "Our morning edition spoke of 13 dead. The correct number is ten.",
            [("killed", 13, 13), ("killed", 10, 10)],
        ),
        (
            "Twenty-two people died in the market. To the seventeen announced by the prefect she adds four.",
            [("killed", 22, 22), ("killed", 17, 17)],
        ),
        (
            "Ministry of health: eight confirmed dead. Villagers: at least fifteen.",
            [("killed", 8, 8), ("killed", 15, None)],
        ),
        (
            "The raid killed 11 people. How many gunmen were there? The mayor counts four.",
            [("killed", 11, 11)],
        ),
        (
            "The raid killed 11 people. The mayor heard three, four shots.",
            [("killed", 11, 11)],
        ),
        (
            "Asked about the wounded, the surgeon said that there were seven.",
            [("injured", 7, 7)],
        ),
        (
            "The ambush killed 11 people. The raiders, in number of a dozen, wore helmets.",
            [("killed", 11, 11)],
        ),
        ("The ministry says eight schools are closed; the union says eleven.", []),
        ("The colonel counts two hundred men in his battalion, the mayor counts ninety.", []),
    ],
)  # fmt: skip
def test_a_bare_number_restates_the_figure_told_before(offline: Engine, text: str, want: Told) -> None:
    """What somebody else "counts" is of the people told of, unless the number may count other things."""
    assert told(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The shelling killed nine people. Nor is the figure of forty supported by any list.", [(9, "asserted"), (40, "doubted")]),
        ("The shelling killed nine people. The figure of forty is that of the province.", [(9, "asserted"), (40, "asserted")]),
        ("The shelling killed nine people. In the bazaar people say twelve.", [(9, "asserted"), (12, "claimed")]),
    ],
)  # fmt: skip
def test_how_sure_a_restated_figure_is(offline: Engine, text: str, want: list[tuple[int, str]]) -> None:
    """A figure that nothing supports is doubted, and what people say is claimed."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    assert [(c.count.low, c.stance) for c in claims if isinstance(c, CasualtyClaim)] == want
