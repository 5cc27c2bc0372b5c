"""People told of as taken, buried, treated or unharmed by what became of their bodies, and things that only look so."""

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


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Armed men led away five teachers from the school at Huma.", [("missing", 5)]),
        ("Soldiers marched six young men off to the barracks.", [("detained", 6)]),
        ("Stretcher parties led away five wounded teachers.", [("injured", 5)]),
        ("Two lorry drivers have not returned since the ambush.", [("missing", 2)]),
        ("Half of the 200 tourists have not returned to the coast this season.", []),
        ("Five of the crew are still in the hands of the pirates.", [("missing", 5)]),
        ("The mine is in the hands of a Swiss company.", []),
        ("Three nuns could not be located after the assault on the mission.", [("missing", 3)]),
        ("The three gunmen could not be located.", []),
        ("Rescue teams are digging for six people beneath the ruins of the shelled hostel.", [("missing", 6)]),
        ("Nineteen victims of the attack were laid to rest on Sunday.", [("killed", 19)]),
        ("Four soldiers fell during the defence of the bridge.", [("killed", 4)]),
        ("Four soldiers fell asleep during the defence of the bridge.", []),
        ("Two brought to the aid post without a pulse were shot in the neck.", [("killed", 2)]),
        ("The joiner delivered thirty coffins to the city.", []),
        ("The girl lost her left arm to a mine.", [("injured", 1)]),
        ("The cook needed twelve stitches after the attack.", [("injured", 1)]),
        ("Ten are still being treated at the military hospital after the ambush.", [("injured", 10)]),
        ("Forty children are being treated for cholera.", []),
        ("The clinic treated 23 people after the explosion and referred six to the provincial hospital.", [("injured", 23), ("injured", 6)]),
        ("The garage treated 23 vehicles for rust.", []),
        ("The minister escaped the ambush without a scratch.", [("injured", 0)]),
        ("Her two sons came to no harm.", [("injured", 0)]),
        ("The marines put seven rebels out of action.", [("killed_or_injured", 7)]),
        ("The gunners put two tanks out of action.", []),
        ("The club lost six players over the summer.", []),
    ],
)  # fmt: skip
def test_people_are_told_by_body_and_place(offline: Engine, text: str, want: list[tuple[str, int | None]]) -> None:
    """Words for what was done with people tell the outcome; the same words of things tell none."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    assert [(c.outcome, c.count.low) for c in claims if isinstance(c, CasualtyClaim) and not c.count.derived] == want
