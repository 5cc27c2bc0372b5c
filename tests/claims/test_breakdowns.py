"""Parts of a figure told apart by label, by a sentence that starts with a number, or behind "of whom"."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine(pipeline.DEFAULT_ENGINE, pipeline.knowledge(Gazetteer.open()))


def told(offline: Engine, text: str) -> list[tuple[str, int | None]]:
    report = Report(item="i", version="v", text=text)
    claims = [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim) and not c.count.derived]
    return [(c.outcome, c.count.low) for c in claims]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The shelling killed 14 people.\n\nMen: 7\nWomen: 4\nChildren under ten: 3",
            [("killed", 14), ("killed", 7), ("killed", 4), ("killed", 3)],
        ),
        ("The shelling killed 14 people.\n\nSchools: 7\nRooms: 4", [("killed", 14)]),
        ("Killed 12 (women 5, men 6, boys 1).", [("killed", 12), ("killed", 5), ("killed", 6), ("killed", 1)]),
        ("Of the dead, three were nurses.", [("killed", 3)]),
        ("From the wounded, two are guards.", [("injured", 2)]),
        ("Of the delegates, three were nurses.", []),
        (
            "Twenty-one people died in the shelling of the school, of whom eight were pupils and two cooks.",
            [("killed", 21), ("killed", 8), ("killed", 2)],
        ),
        (
            "Thirty men were arrested, of whom four are minors.",
            [("detained", 30), ("detained", 4)],
        ),
        (
            "Eighteen people were killed at the wedding. Eleven were guests of the bride. Four had not reached their fifth birthday.",
            [("killed", 18), ("killed", 11), ("killed", 4)],
        ),
        (
            "Eighteen people were killed at the wedding. Forty were guests of the bride.",
            [("killed", 18)],
        ),
        ("Twelve delegates met in the hall. Seven were women. Three were under thirty.", []),
        (
            "Ten bodies were recovered, six in police uniform and four in plain clothes.",
            [("killed", 10), ("killed", 6), ("killed", 4)],
        ),
        (
            "Ten bodies were recovered, six in police uniform and five in plain clothes.",
            [("killed", 10)],
        ),
        ("The blast wounded nine people, two of them now in a coma.", [("injured", 9), ("injured", 2)]),
        ("The blast wounded nine people, two of them now in the choir.", [("injured", 9)]),
    ],
)  # fmt: skip
def test_parts_are_told_apart(offline: Engine, text: str, want: list[tuple[str, int | None]]) -> None:
    """A number of people behind a figure is a part of it where it fits into it and says who they were."""
    assert told(offline, text) == want
