"""Death threats, attempts told by a noun and warrants: whom they are for, and that nothing was done to them yet."""

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


def told(offline: Engine, text: str) -> set[tuple[str, int | None, str, str]]:
    report = Report(item="i", version="v", text=text)
    return {
        (c.outcome, c.count.low, c.group.words, c.stance)
        for c in offline.read(report).claims
        if isinstance(c, CasualtyClaim)
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The judge has received death threats.", ("killed", 1, "judge")),
        ("Three judges had been getting anonymous death threats for weeks.", ("killed", 3, "judges")),
        ("He himself has received death threats.", ("killed", 1, "")),
        ("The union, whose lawyers have been receiving death threats, closed its office.", ("killed", None, "lawyers")),
        ("Death threats were made against the bishop on the radio.", ("killed", 1, "bishop")),
        ("The militia made death threats against two priests.", ("killed", 2, "priests")),
        ("The editor was the target of death threats.", ("killed", 1, "editor")),
        ("The teacher was threatened with death.", ("killed", 1, "teacher")),
        ("Commander Sol has threatened union leaders with death.", ("killed", None, "union leaders")),
        ("The bishop fled to the capital because of death threats.", ("killed", 1, "bishop")),
        ("Five envoys were evacuated in the face of assassination threats by the militia.", ("killed", 5, "envoys")),
        ("The consulate staff left town because of death threats.", ("killed", None, "consulate staff")),
        ("The minister is hiding abroad from the cartel's assassination threats.", ("killed", 1, "minister")),
        ("Kidnapping threats against two students worried the town.", ("missing", 2, "students")),
    ],
)
def test_whom_threats_of_death_are_for(offline: Engine, text: str, want: tuple[str, int | None, str]) -> None:
    """Who gets them, whom they are against, who flees from them."""
    assert told(offline, text) == {(*want, "hypothetical")}


@pytest.mark.parametrize(
    "text",
    [
        "The strike was enforced by death threats.",
        "The newspaper received a threat of a strike.",
        "The bank received bomb threats.",
        "The judge denied having made death threats.",
        "The militia issued death threats on the radio.",
        "The judge has not received any death threats.",
        "The office had received death threats.",
        "Floods threatened the farmers with ruin.",
    ],
)
def test_threats_for_nobody_who_is_told_are_no_claim(offline: Engine, text: str) -> None:
    """No person gets them, or they are of something else, or there were none."""
    assert told(offline, text) == set()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The mayor survived an assassination attempt.", ("killed", 1, "mayor")),
        ("An assassination attempt against the mayor failed.", ("killed", 1, "mayor")),
        ("Police uncovered a murder plot against two judges.", ("killed", 2, "judges")),
        ("There was an attempt on his life in May.", ("killed", 1, "")),
        ("An attempt on the life of the mayor failed.", ("killed", 1, "mayor")),
        ("The guard foiled a kidnap attempt on the envoy.", ("missing", 1, "envoy")),
    ],
)
def test_whom_an_attempt_was_on(offline: Engine, text: str, want: tuple[str, int | None, str]) -> None:
    """An attempt that failed is a claim of what did not come to be."""
    assert told(offline, text) == {(*want, "hypothetical")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The court issued arrest warrants for six officers.", {("detained", 6, "officers", "hypothetical")}),
        ("The judge ordered that six officers be arrested.", {("detained", 6, "officers", "hypothetical")}),
        ("The judge ordered the arrest of six officers.", {("detained", 6, "officers", "hypothetical")}),
        ("The judge announced the arrest of six officers.", {("detained", 6, "officers", "asserted")}),
        ("The arrest order also includes two sergeants.", {("detained", 2, "sergeants", "hypothetical")}),
        ("The minister ordered troops to arrest two mayors.", {("detained", 2, "mayors", "hypothetical")}),
        ("The arrest was carried out in good order.", set()),
        ("The court withdrew the arrest warrant for the officer.", set()),
        ("An arrest warrant was issued.", set()),
    ],
)
def test_whom_a_warrant_is_for(offline: Engine, text: str, want: set[tuple[str, int | None, str, str]]) -> None:
    """Wanted and not yet held."""
    assert told(offline, text) == want
