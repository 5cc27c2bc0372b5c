"""Who was kept from harm or was to be caught, who fell victim, who was imprisoned; and towns that were captured."""

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


def told(offline: Engine, text: str) -> set[tuple[str, int | None, str]]:
    report = Report(item="i", version="v", text=text)
    return {(c.outcome, c.count.low, c.stance) for c in offline.read(report).claims if isinstance(c, CasualtyClaim)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The police hope to prevent judges from being murdered.", ("killed", None, "hypothetical")),
        ("The escort kept four ministers from being killed.", ("killed", 4, "hypothetical")),
        ("Six judges narrowly escaped being murdered.", ("killed", 6, "hypothetical")),
        ("Nothing could prevent the two prisoners from being lynched.", ("killed", 2, "asserted")),
    ],
)
def test_who_is_kept_from_harm(offline: Engine, text: str, want: tuple[str, int | None, str]) -> None:
    """The object of "prevent … from", the subject of "escape"; in vain, it was done."""
    assert told(offline, text) == {want}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The mission had the aim of capturing Rodrigo Gacha.", {("detained", 1, "hypothetical")}),
        ("The army captured Rodrigo Gacha.", {("detained", 1, "asserted")}),
        ("The rebels captured San Vicente.", set()),
        ("The rebels captured Fort Aurel on Monday.", set()),
        ("Mount Orsa was captured by the rebels.", set()),
        ("The rebels insisted on capturing Port Harlan.", set()),
        ("The rebels kidnapped Santa Ruiz.", {("missing", 1, "asserted")}),
    ],
)
def test_men_are_captured_and_so_are_towns(offline: Engine, text: str, want: set[tuple[str, int | None, str]]) -> None:
    """A name of two words may be a place's too."""
    assert told(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The imprisonment of six journalists was condemned.", {("detained", 6, "asserted")}),
        ("The clerk's imprisonment ended in May.", {("detained", 1, "asserted")}),
        ("The law might lead to the imprisonment of Major Daub.", {("detained", 1, "hypothetical")}),
        ("He was sentenced to imprisonment of two years.", set()),
        ("He faces life imprisonment.", set()),
        ("Imprisonment is the penalty for arson.", set()),
    ],
)
def test_imprisonment_is_of_people_and_not_of_years(
    offline: Engine, text: str, want: set[tuple[str, int | None, str]]
) -> None:
    """Whom it is of, and no penalty."""
    assert told(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Three policemen became the victims of the attack.", {("killed_or_injured", 3, "asserted")}),
        ("Three policemen fell victim to the gunmen.", {("killed_or_injured", 3, "asserted")}),
        ("My two sons may become victims of this war.", {("killed_or_injured", 2, "hypothetical")}),
        ("The policy fell victim to the budget.", set()),
        ("Many farmers fell victim to floods.", set()),
        ("The bombs caused more casualties among the men of the camp.", {("killed_or_injured", None, "asserted")}),
        ("The mortars could cause more casualties among the villagers.", {("killed_or_injured", None, "hypothetical")}),
    ],
)
def test_who_falls_victim_to_violence(offline: Engine, text: str, want: set[tuple[str, int | None, str]]) -> None:
    """People, by violence; how they were harmed is not said."""
    assert told(offline, text) == want


def test_a_verb_is_no_word_of_the_group(offline: Engine) -> None:
    """ "Farmers have been victims": the farmers."""
    report = Report(item="i", version="v", text="Over 100 farmers have been victims of the death squads.")
    (claim,) = (c for c in offline.read(report).claims if isinstance(c, CasualtyClaim))
    assert claim.group.words == "farmers"
