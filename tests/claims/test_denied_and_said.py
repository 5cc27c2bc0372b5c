"""Where a denial ends and what its speaker says begins; people known by what they are when something befalls them."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine(pipeline.DEFAULT_ENGINE, pipeline.knowledge(Gazetteer.open()))


def told(offline: Engine, text: str) -> set[tuple[str, str, int | None, str]]:
    """Speaker, outcome, low end and stance of every claim."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    return {
        (c.attribution[0].name if c.attribution else "", c.outcome, c.count.low, c.stance)
        for c in claims
        if isinstance(c, CasualtyClaim)
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The garrison denied that any trader had been hurt and said it had killed 22 raiders.",
            {("garrison", "injured", 0, "denied"), ("garrison", "killed", 22, "asserted")},
        ),
        (
            "The police denied shooting and said 12 constables were hurt.",
            {("police", "injured", 12, "asserted")},
        ),
        ("The army denied it and said 12 soldiers died.", {("army", "killed", 12, "asserted")}),
        (
            "The minister denied that the mayor had been hurt and said four guards died.",
            {("minister", "injured", 0, "denied"), ("minister", "killed", 4, "asserted")},
        ),
        (
            "Police denied that officers had opened fire and put the number of dead at three.",
            {("Police", "killed", 3, "asserted")},
        ),
        (
            "The rebels denied killing the mayor but said they had shot dead two guards.",
            {("rebels", "killed", 1, "denied"), ("rebels", "killed", 2, "asserted")},
        ),
        # what stays denied
        (
            "The governor denied that 30 had died and that 40 were hurt.",
            {("governor", "killed", 30, "denied"), ("governor", "injured", 40, "denied")},
        ),
        (
            "The rebels denied that they had attacked the village and killed 30 people.",
            {("rebels", "killed", 30, "denied")},
        ),
        (
            "The mayor denied killing four traders and wounding six.",
            {("mayor", "killed", 4, "denied"), ("mayor", "injured", 6, "denied")},
        ),
    ],
)
def test_a_denial_ends_where_its_speaker_says_something_else(
    offline: Engine, text: str, want: set[tuple[str, str, int | None, str]]
) -> None:
    """Behind "and said" begins another clause of the same speaker; "and that" and a second deed go on with the denial."""
    assert told(offline, text) == want


def test_people_of_a_denial_are_not_those_of_what_is_said_next(offline: Engine) -> None:
    """ "Denied that civilians were hurt and said it killed 22": of whom the 22 were, nobody says."""
    text = "The army denied that civilians were hurt and said it killed 22."
    claims = [c for c in offline.read(Report(item="i", version="v", text=text)).claims if isinstance(c, CasualtyClaim)]
    assert [c.group.words for c in claims if c.count.low == 22] == [""]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Five displaced people were killed and seven wounded.", {("killed", 5), ("injured", 7)}),
        ("Five displaced people shot dead near Bakaro", {("killed", 5)}),
        ("Gunmen killed three displaced women.", {("killed", 3)}),
        ("Three detained men were shot dead.", {("killed", 3)}),
        ("Two missing children were found dead in a well.", {("killed", 2)}),
        ("Four missing boys found dead", {("killed", 4)}),
        ("Four wounded men died in the ward.", {("killed", 4)}),
        ("Six displaced people are missing.", {("missing", 6)}),
        ("The raid killed five displaced people and displaced 300 others.", {("killed", 5), ("displaced", 300)}),
        # what says who they are is all that is told of them
        ("Five displaced people live in the school.", {("displaced", 5)}),
        ("The fighting displaced 500 people.", {("displaced", 500)}),
        ("Nine detained students remain in custody.", {("detained", 9)}),
        ("Three detained men may be shot.", {("detained", 3)}),
        ("Eight people were detained and later killed.", {("detained", 8), ("killed", 8)}),
        ("Volunteers found four bodies and two wounded women.", {("killed", 4), ("injured", 2)}),
    ],
)
def test_who_people_are_is_no_second_outcome(offline: Engine, text: str, want: set[tuple[str, int | None]]) -> None:
    """ "Displaced", "detained", "missing" and "wounded" before a noun of people who are told to have met with something else."""
    assert {(outcome, low) for _, outcome, low, _ in told(offline, text)} == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("We have received fourteen bodies, and people are still bringing in the hurt.", ""),
        ("The clinic took in three dead, and relatives waited outside.", ""),
        ("They killed four soldiers and villagers fled.", "soldiers"),
        ("The blast wounded six nurses and patients fled.", "nurses"),
        ("The bomb killed ten men, women and children.", "men, women and children"),
        ("Ten men, women and children were killed.", "men, women and children"),
        ("The blast killed three soldiers and civilians.", "soldiers and civilians"),
    ],
)
def test_the_subject_of_a_new_clause_is_in_no_list_of_the_harmed(offline: Engine, text: str, want: str) -> None:
    """ "Received fourteen bodies, and people are …": the people do something and are counted with nobody."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    first = next(c for c in claims if isinstance(c, CasualtyClaim) and (c.count.low or 0) > 2)
    assert first.group.words == want


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("Four wounded traders had died on the road, the nurse said.", "part"),
        ("Four traders had died on the road, the nurse said.", "whole"),
        ("Four wounded traders and a guard survived; nine people had died.", "whole"),
    ],
)
def test_the_wounded_who_died_are_a_part_of_the_dead(offline: Engine, text: str, covers: str) -> None:
    """Who dies of wounds adds to the dead told before; the number is no total."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    assert [c.covers for c in claims if isinstance(c, CasualtyClaim) and c.outcome == "killed"] == [covers]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ministry denied shooting and said rebels had shot two guards.", "suspected_or_accused"),
        ("The army denied that soldiers had shot nine pupils.", "denied"),
        ("The ministry said rebels had shot two guards.", "reported_as_fact"),
    ],
)
def test_whom_a_denier_names_instead_it_accuses(offline: Engine, text: str, want: str) -> None:
    """ "Denied shooting and said rebels had": the doer is another's word; what is denied itself stays denied."""
    claims = offline.read(Report(item="i", version="v", text=text)).claims
    assert [c.certainty for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "by"] == [want]
