"""Figures that a sentence calls false or takes back, and what a denial leaves standing."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.casualties.untrue import untrue
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine(pipeline.DEFAULT_ENGINE, pipeline.knowledge(Gazetteer.open()))


def told(offline: Engine, text: str) -> set[tuple[int | None, str]]:
    report = Report(item="i", version="v", text=text)
    return {(c.count.low, c.stance) for c in offline.read(report).claims if isinstance(c, CasualtyClaim)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ministry took back its statement that 18 soldiers had died.", {(18, "retracted")}),
        ("Foreign stations fabricate that 30 loggers died.", {(30, "denied")}),
        ("Foreign stations fabricate news, and 30 loggers died.", {(30, "asserted")}),
        ("No one died by action of the guard, the colonel said.", {(0, "denied")}),
        ("No one died at the hands of the guard, the colonel said.", {(0, "denied")}),
        ("No one died by noon, the colonel said.", {(0, "asserted")}),
        ("Nobody was killed by our patrol, the colonel said.", {(0, "denied")}),
        ("Nobody was killed, the colonel said.", {(0, "asserted")}),
        ("None of our men killed anyone there, the colonel said.", {(0, "denied")}),
        ("None of our men was killed there, the colonel said.", {(0, "asserted")}),
        ("The talk of 27 martyrs is a fabrication.", {(27, "denied")}),
        ("The talk was of 27 martyrs and of a fabrication plant.", {(27, "asserted")}),
        ("The ministry took back the town after 18 soldiers had died.", {(18, "asserted")}),
        ("The Red Crescent said its earlier figure of six dead had been an error.", {(6, "retracted")}),
        ("The Red Crescent gave a figure of six dead after an error of the pilot.", {(6, "asserted")}),
        ("The radio apologised for having reported 40 deaths.", {(40, "retracted")}),
        ("The radio reported that the army had apologised for 40 deaths.", {(40, "asserted")}),
        ("An earlier version of this article said that three people died; that was wrong.", {(3, "retracted")}),
        ("Three people died, and that was wrong, the earlier bishop said.", {(3, "asserted")}),
        ("The statement that 40 gunmen had been killed was taken back an hour later.", {(40, "retracted")}),
        ("The statement that 40 gunmen had been killed came when the guard was withdrawn.", {(40, "asserted")}),
        ("The station told of two dead pupils, a claim that it withdrew within the hour.", {(2, "retracted")}),
        ("The station told of two dead pupils, a crime that it condemned.", {(2, "asserted")}),
        ("The union dropped the claim that six miners had been wounded.", {(6, "retracted")}),
        ("The union dropped its claim for the widows of six killed miners.", {(6, "asserted")}),
        ("The paper apologised on Tuesday for its report that nine guards had been shot dead.", {(9, "retracted")}),
        ("The envoy apologised on Tuesday for the death of nine guards.", {(9, "asserted")}),
    ],
)
def test_a_figure_that_its_own_source_takes_back_is_retracted(
    offline: Engine, text: str, want: set[tuple[int | None, str]]
) -> None:
    """Beside each, the same words of something else."""
    assert told(offline, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The general called the report of 22 dead a fabrication.", {(22, "denied")}),
        ("The general called the death of 22 recruits a disgrace.", {(22, "asserted")}),
        ("The commander branded reports of 35 deaths enemy propaganda.", {(35, "denied")}),
        ("Reports that five settlers had been killed proved untrue.", {(5, "denied")}),
        ("Nobody denies that 22 people were killed.", {(22, "asserted")}),
        ("The government no longer denies that 22 people were killed.", {(22, "asserted")}),
        ("The club denied that 13 supporters had been injured.", {(13, "denied")}),
        ("It is simply false, the chief said, that our men burned nine people alive.", {(9, "denied")}),
        ("It is false that the guard slept while nine people were burned alive.", {(9, "asserted")}),
        ("Two of the soldiers named as dead turned up alive on Monday.", {(2, "denied")}),
        ("Two soldiers were dead, and one of the guides turned up alive on Monday.", {(2, "asserted")}),
    ],
)
def test_a_figure_that_is_called_a_lie_is_denied(offline: Engine, text: str, want: set[tuple[int | None, str]]) -> None:
    """And one that nobody denies stands."""
    assert told(offline, text) == want


@pytest.mark.parametrize(
    "text",
    [
        "He denied having ordered the shooting in which three men were killed.",
        "The general denied knowing that three men had been killed.",
    ],
)
def test_what_a_denial_names_by_the_way_stands(offline: Engine, text: str) -> None:
    """The deed is denied or that it was known, and not the deaths."""
    assert told(offline, text) == {(3, "asserted")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Nothing could prevent the lynching of the driver.", "asserted"),
        ("Police prevented the lynching of the driver.", "hypothetical"),
        ("Only luck kept the blast from killing 20 people.", "hypothetical"),
        ("Nothing kept the men from killing 20 people.", "asserted"),
        ("He would later die of his wounds in the hospital of Varna.", "asserted"),
        ("He would die under torture there, the doctors said.", "hypothetical"),
        ("There should be an inquiry into the deaths of 100 villagers, the lawyer said.", "asserted"),
        ("Had it not been for the guard, the blast might have killed forty pupils.", "hypothetical"),
        ("The court asked that four generals be put to death.", "hypothetical"),
        ("Twelve nurses have continued to die of their wounds.", "asserted"),
        ("Nurses will continue to die of the bombing, the mayor said.", "hypothetical"),
        ("A man, who is believed to have been the guard, was killed by the bomb.", "asserted"),
        ("A man is believed to have been killed by the bomb.", "claimed"),
    ],
)
def test_what_was_kept_from_happening_is_hypothetical(offline: Engine, text: str, want: str) -> None:
    """Where it was not kept, it happened."""
    assert {stance for _, stance in told(offline, text)} == {want}


def test_only_the_figure_behind_not_is_denied(offline: Engine) -> None:
    """ "Nine, not six": the nine stand."""
    assert (9, "asserted") in told(offline, "Nine people died, not six, as the radio had it.")


def test_words_of_other_sentences_do_not_take_back() -> None:
    """The words have to stand beside the figure."""
    text = "They took back the hill. Six died."
    assert untrue(text, 25, 33, 29) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The commission found no evidence that 15 prisoners had been executed.", "could_not_confirm"),
        ("Nothing suggests that the guards killed 15 prisoners.", "could_not_confirm"),
        ("The mayor saw no reason for a curfew after 15 prisoners were killed.", "asserted"),
        ("There is no evidence that the sergeant had a hand in the murder of the 15 prisoners.", "asserted"),
        ("Doctors fear that 50 patients may die if the power fails.", "hypothetical"),
        ("Doctors fear that the men who killed 50 patients may come back.", "asserted"),
        ("They will go on killing farmers until someone stops them.", "hypothetical"),
        ("They went on killing farmers until someone stopped them.", "asserted"),
        ("They do not want any more casualties, the bishop said.", "hypothetical"),
        ("He offered a reward to whoever kills a policeman.", "hypothetical"),
        ("He offered a reward to the man who killed a policeman.", "asserted"),
    ],
)
def test_what_nobody_has_shown_or_only_fears_is_no_fact(offline: Engine, text: str, want: str) -> None:
    """Beside each, the same words where somebody was harmed."""
    assert {stance for _, stance in told(offline, text)} == {want}


def test_not_a_single_one_is_nobody(offline: Engine) -> None:
    """And no denial of one."""
    assert told(offline, "The general said that his troops had not lost a single man.") == {(0, "asserted")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The news that two nuns had been killed was denied today.", {(2, "denied")}),
        ("Reports of 20 people killed have since been denied.", {(20, "denied")}),
        ("The rumour that six clerks had been arrested proved false.", {(6, "denied")}),
        ("The news that two nuns had been killed was read out today.", {(2, "asserted")}),
        ("The report that two nuns had been killed came when aid was denied to the town.", {(2, "asserted")}),
        ("It was first reported that two nuns had been killed, but this was denied.", {(2, "denied")}),
        ("It was first reported that two nuns had been killed, but the town was not named.", {(2, "asserted")}),
        ("The army said that two nuns had been killed, but this was denied.", {(2, "asserted")}),
    ],
)
def test_a_report_that_was_denied_by_whomever(offline: Engine, text: str, want: set[tuple[int | None, str]]) -> None:
    """Denied in the passive, of a report that nobody owns; a party that says it goes on saying so."""
    assert told(offline, text) == want
