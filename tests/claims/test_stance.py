"""What is only aimed at, denied, wondered at or told by the way, and what was done."""

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


def claims(offline: Engine, text: str) -> list[CasualtyClaim]:
    report = Report(item="i", version="v", text=text)
    return [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim)]


def stances(offline: Engine, text: str) -> set[str]:
    return {c.stance for c in claims(offline, text)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("An attempt was made against the deputy minister's life on Monday.", {"hypothetical"}),
        ("The court sentenced three rebels to death.", {"hypothetical"}),
        ("Three rebels were sentenced to death and hanged on Friday.", {"asserted"}),
        ("They had the mission of assassinating President Weil.", {"hypothetical"}),
        ("The plan would have included the kidnapping of celebrities.", {"hypothetical"}),
        ("It may cause riots which may lead to the killing of innocent people.", {"hypothetical"}),
        ("The riots led to the killing of innocent people.", {"asserted"}),
        ("The bombing may have caused many casualties.", {"hypothetical"}),
        ("The attempted murder of Judge Orvat shocked the town.", {"hypothetical"}),
        ("The murder of Judge Orvat shocked the town.", {"asserted"}),
        ("The soldiers managed to kill two rebels.", {"asserted"}),
        ("The soldiers wanted to kill two rebels.", {"hypothetical"}),
        ("Colonel Weil gave the order to assassinate six priests.", {"asserted"}),
        ("They went so far as to murder priests.", {"asserted"}),
    ],
)
def test_aims_threats_and_attempts_are_hypothetical_claims(offline: Engine, text: str, want: set[str]) -> None:
    """Neither silence nor an assertion; beside each, what was done."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    "text",
    ["The police raided the house in an effort to capture the culprits.", "The council will execute the programme."],
)
def test_the_aims_of_the_law_and_of_offices_are_no_claims(offline: Engine, text: str) -> None:
    """Nobody is counted or named there, or nobody is meant."""
    assert claims(offline, text) == []


@pytest.mark.parametrize(
    ("text", "want", "speaker"),
    [
        ("Police denied the killing of peasants in Cayo.", "denied", "Police"),
        ("The army denied having killed 14 peasants.", "denied", "army"),
        ("The false report of the killing of 20 people is groundless.", "denied", None),
        ("Sandoval denied that the delay is due to the arrest of eight soldiers.", "asserted", None),
        ("Escobar denies any part in the assassination of Arno Weil.", "asserted", None),
        ("Sandoval denied involvement in the attack that killed nine guards.", "asserted", None),
        ("The Red Hand claimed responsibility for the attack on the base, killing an officer.", "asserted", None),
        ("The Red Hand claimed that it had killed an officer.", "claimed", "Red Hand"),
        ("Unconfirmed reports say two more people have been killed.", "could_not_confirm", "Unconfirmed reports"),
        ("By design or not, ten people were killed.", "asserted", None),
        ("Whether deliberate or accidental, it was an attack in which ten people were killed.", "asserted", None),
        ("The envoy condemned the alleged murder of two nuns.", "claimed", None),
    ],
)
def test_a_denial_touches_what_it_denies_and_nothing_else(
    offline: Engine, text: str, want: str, speaker: str | None
) -> None:
    """Who disowns a deed does not deny the deaths; nor does who owns to it merely claim them."""
    assert {(c.stance, c.speaker.name if c.speaker else None) for c in claims(offline, text)} == {(want, speaker)}


@pytest.mark.parametrize(
    "text",
    [
        "He was not wounded in the attack.",
        "His children were not injured.",
        "We did not lose any men.",
    ],
)
def test_nobody_harmed_is_a_claim_of_none(offline: Engine, text: str) -> None:
    """Not a denial of somebody's word."""
    (claim,) = claims(offline, text)
    assert (claim.count.low, claim.count.high, claim.stance) == (0, 0, "asserted")


def test_a_figure_that_is_denied_stays_a_denial(offline: Engine) -> None:
    """Near miss: a number, and a deed that is denied."""
    assert stances(offline, "The patrol did not kill 14 farmers.") == {"denied"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("There will be no more killings of farmers, the rebels promised.", {"hypothetical"}),
        ("There were more killings of farmers, the mayor said.", {"asserted"}),
        ("There might be many people wounded in the valley.", {"hypothetical"}),
        ("There could be 30 people dead under the ruins, the mayor said.", {"claimed"}),
        ("There are many people wounded in the valley.", {"asserted"}),
        ("The herders demanded that the police arrest four militiamen.", {"hypothetical"}),
        ("The herders knew that the police arrested four militiamen.", {"asserted"}),
        ("Three victims of the blast will be buried on Sunday.", {"asserted"}),
        ("Three hostages will be killed on Sunday, the rebels said.", {"hypothetical"}),
    ],
)
def test_what_there_may_be_or_is_asked_for_is_not_told_as_done(offline: Engine, text: str, want: set[str]) -> None:
    """Helping verbs over "there is", the bare verb of a demand; a burial to come is of one who has died."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Governor Salim Haddad said that the figure of 15 dead given by some media was not true.", {"denied"}),
        ("Reports of 20 people killed were false, the army said.", {"denied"}),
        ("The report of 20 people killed was confirmed, the army said.", {"asserted"}),
        ("Fifteen people were killed and the first report was wrong about the place.", {"asserted"}),
    ],
)
def test_a_figure_that_is_called_false_is_denied(offline: Engine, text: str, want: set[str]) -> None:
    """Who says that a number is not true gives no number."""
    assert stances(offline, text) == want
