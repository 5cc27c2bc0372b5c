"""Harm that is known and only spoken of under "if", "tried to" or "rejected", and harm that was stopped short of or only meant."""

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
        ("The guerrillas could have set the bomb in revenge for the death of 12 fighters in May.", {"asserted"}),
        ("The blast could cause the death of 12 fighters.", {"hypothetical"}),
        ("The demand for an end to the killing of herders was refused.", {"asserted"}),
        ("The plans for the killing of two ministers were found.", {"hypothetical"}),
        ("If the killing of herders does not stop, the union will march.", {"asserted"}),
        ("They tried to avenge the death of Commander Sol.", {"asserted"}),
        ("They tried to carry out the murder of the two nuns.", {"hypothetical"}),
        ("The judges will meet again to try to clarify the deaths of the two nuns.", {"asserted"}),
    ],
)
def test_a_known_death_stands_whatever_is_aimed_at_for_its_sake(offline: Engine, text: str, want: set[str]) -> None:
    """Revenge for it, an inquiry into it, an end to it; beside each, the death that is the aim."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The boy was almost killed by the blast.", {"hypothetical"}),
        ("The mob came close to lynching the two teachers.", {"hypothetical"}),
        ("The driver nearly died of his wounds.", {"hypothetical"}),
        ("The blast killed nearly 30 people.", {"asserted"}),
        ("Almost all the guards were killed.", {"asserted"}),
        ("They searched the hall for the union's leaders in order to kill them.", {"hypothetical"}),
        ("Colonel Weil gave the order to kill six monks.", {"asserted"}),
        ("They vowed that they were going to continue killing teachers.", {"hypothetical"}),
        ("The next time soldiers kill a farmer, the union will march.", {"hypothetical"}),
        ("At the next stop soldiers killed a farmer.", {"asserted"}),
        ("The preacher said that three clerks had to be killed.", {"hypothetical"}),
        ("The militia vowed to keep killing teachers.", {"hypothetical"}),
        ("The militia continued killing teachers.", {"asserted"}),
    ],
)
def test_what_was_stopped_short_of_or_meant_is_not_told_as_done(offline: Engine, text: str, want: set[str]) -> None:
    """ "Almost" before the outcome, "in order to", "going to continue"; not "nearly 30"."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The rifles made it possible to kill hundreds of herders.", {"asserted"}),
        ("The rifles would make it possible to kill hundreds of herders.", {"hypothetical"}),
        ("The tunnel enabled the rebels to kill six guards.", {"asserted"}),
        ("The tunnel would enable the rebels to kill six guards.", {"hypothetical"}),
        ("It was not enough to kill the young priest: the soldiers came back and burnt his house.", {"asserted"}),
        ("The guards had to kill four rebels.", {"asserted"}),
        ("The guards have to kill four rebels.", {"hypothetical"}),
    ],
)
def test_what_somebody_was_made_or_enabled_to_do_was_done(offline: Engine, text: str, want: set[str]) -> None:
    """Told in the past, an infinitive that tells a deed."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("All parties rejected the murder of Judge Orvat.", {"asserted"}),
        ("The army denied the murder of six farmers.", {"denied"}),
        ("The council rejected a proposal for a truce to evacuate 30 wounded fighters.", {"asserted"}),
        ("The minister rejected reports that 40 soldiers had died.", {"denied"}),
        ("The general dismissed the claim that 14 civilians were killed.", {"denied"}),
        ("Ombra said that he did not beat or kill anyone.", {"asserted"}),
        ("He said that he did not beat or kill anyone.", {"denied"}),
        ("He said that the blast did not kill anyone.", {"asserted"}),
    ],
)
def test_who_refuses_or_condemns_denies_nothing_and_who_disowns_does(
    offline: Engine, text: str, want: set[str]
) -> None:
    """A truce is turned down, a murder condemned; of oneself "I killed nobody" is a denial, of a blast a count of none."""
    assert stances(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Nobody can be arrested without a warrant.", 0),
        ("No one should be killed for his faith.", 0),
        ("Nobody will be arrested, the mayor promised.", 1),
        ("Nobody was arrested.", 1),
    ],
)
def test_a_rule_of_what_nobody_may_suffer_is_no_claim(offline: Engine, text: str, want: int) -> None:
    """Near misses: a promise, and what was so."""
    assert len(claims(offline, text)) == want


def test_burnt_bodies_wound_nobody(offline: Engine) -> None:
    """The dead are told; that they were burnt adds nobody."""
    assert [c.outcome for c in claims(offline, "The soldiers burned the bodies of six villagers.")] == ["killed"]
    assert [c.outcome for c in claims(offline, "The mob burned two thieves.")] == ["injured"]
