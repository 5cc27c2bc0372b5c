"""What is a total of a report's own incident, and what is some of its dead or another incident's."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.counts import find_counts
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def killed(offline: Engine, text: str, number: int) -> list[CasualtyClaim]:
    """The claims of so many killed."""
    report = Report(item="i", version="v", text=text, published="2031-06-10", language="en")
    claims = [c for c in offline.read(report).claims if isinstance(c, CasualtyClaim)]
    return [c for c in claims if c.outcome == "killed" and c.count.low == number]


HEAD = "A mortar shell killed nine people at a depot in Mosul on Sunday.\n\n"


@pytest.mark.parametrize(
    ("text", "number", "covers"),
    [
        ("Two of the nine died in the ambulance, the mayor said.", 2, "part"),
        ("A guard said that four of those who died were porters.", 4, "part"),
        ("A neighbour said he counted seven bodies in the yard.", 7, "part"),
        ("Six bodies, which her team washed, lay in the school, said a nurse.", 6, "part"),
        ("Three were beheaded.", 3, "part"),
        ("On the road three have died, a driver of the convoy confirmed.", 3, "part"),
        ("Five died on the spot, among them a clerk.", 5, "part"),
        ("The army said that it had lost two of its own.", 2, "part"),
        ("Among the victims one counts also two apprentices who were killed at their bench.", 2, "part"),
        ("A family of four was wiped out, neighbours said.", 4, "part"),
        ("Three people died on the operating table, said Dr. Umar.", 3, "part"),
        ("Two clerks died when a wall collapsed as they ran.", 2, "part"),
        ("A second shell killed three people who had come to help.", 3, "part"),
        ("The Red Crescent said its volunteers had collected six bodies.", 6, "part"),
        ("On the eastern side of the yard four people lay dead.", 4, "part"),
        ('"I saw two people die in front of me," said Bala Isa.', 2, "part"),
        ("The second shell killed everybody: the mayor speaks of 14 dead.", 14, "whole"),
        ("His two nephews were cut down beside him, a clerk said.", 2, "part"),
        ("Among the victims figure one counts also two pupils who returned from a walk.", 2, "part"),
        ("Three of our compatriots were martyred, the district governor said.", 3, "whole"),
        ("Seven were killed, the district governor said.", 7, "whole"),
    ],
)
def test_some_of_the_dead_are_a_part_and_another_speaker_s_figure_is_none(
    offline: Engine, text: str, number: int, covers: str
) -> None:
    """Who were counted by hand, died at one time or are called some of the dead are a part; a rival total is not."""
    found = killed(offline, HEAD + text, number)
    assert found
    assert {c.covers for c in found} == {covers}


def test_a_bare_number_without_a_larger_one_before_it_stands(offline: Engine) -> None:
    """Where nothing larger is told, a bare number is what the report counts."""
    (claim,) = killed(offline, "Gunmen stopped a lorry near Mosul on Sunday. Three were beheaded.", 3)
    assert claim.covers == "whole"


def test_bodies_that_were_found_are_no_part(offline: Engine) -> None:
    """A grave that is opened is told whole, unlike the bodies that somebody saw."""
    (claim,) = killed(offline, "Police found 14 bodies in a well near Mosul on Sunday.", 14)
    assert claim.covers == "whole"


def test_a_party_s_own_count_of_dead_civilians_is_a_total(offline: Engine) -> None:
    """It contradicts the larger figure that others give, and tells of no part of it."""
    text = HEAD + "The army said that five civilians died."
    (claim,) = killed(offline, text, 5)
    assert claim.covers == "whole"
    (claim,) = killed(offline, HEAD + "Five civilians died there.", 5)
    assert claim.covers == "part"


def test_the_sum_of_a_sentence_is_whole_where_nothing_larger_is_told(offline: Engine) -> None:
    """ "Two clerks and a porter" are three, and where the report has no other figure three is what it counts."""
    (claim,) = killed(offline, "Two clerks and a porter were killed on Sunday when a shell hit a depot in Mosul.", 3)
    assert claim.covers == "whole"


@pytest.mark.parametrize(
    "later",
    [
        "Three days earlier the air force struck a feast in Tikrit, where 25 people were killed.",
        "The group said nothing about the bombing of a wake in Tikrit the next day, in which 25 people were killed.",
    ],
)
def test_an_act_of_another_day_is_an_incident_of_its_own(offline: Engine, later: str) -> None:
    """The days between them part the two."""
    (claim,) = killed(offline, HEAD + later, 25)
    (main,) = killed(offline, HEAD + later, 9)
    assert claim.event != main.event


def test_what_was_said_a_day_earlier_is_of_the_same_incident(offline: Engine) -> None:
    """An older figure is no other act."""
    (claim,) = killed(offline, HEAD + "A day earlier officials had put the dead at five.", 5)
    (main,) = killed(offline, HEAD, 9)
    assert claim.event == main.event


def test_news_that_comes_after_another_act_is_of_its_own_incident(offline: Engine) -> None:
    """The act it follows is another incident's, and the news that stands in the main clause is not."""
    text = "Barely a week after a raid that killed four farmers in Tikrit, gunmen stormed a school in Mosul on Sunday, killing nine people."
    (news,) = killed(offline, text, 9)
    assert news.scope == "this_incident"
    (before,) = killed(offline, "The bomb went off a day after four guards were killed at a gate in Tikrit.", 4)
    assert before.scope == "another_incident"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Between Saturday night and Tuesday night 11 people were murdered in the north of the province.", "several_incidents"),
        ("Between Saturday night and Sunday morning 11 people were murdered at a depot in Mosul.", "this_incident"),
    ],
)  # fmt: skip
def test_a_count_over_days_is_of_several_incidents(offline: Engine, text: str, scope: str) -> None:
    """One night lies between two days; three days hold more than one act."""
    (claim,) = killed(offline, text, 11)
    assert claim.scope == scope


def test_the_number_of_those_martyred_is_a_toll(offline: Engine) -> None:
    """And who of the hurt have gone home are no toll."""
    text = (
        "The office makes clear that the number of those martyred in this act is nine. "
        "The number of the dead is nine, and that of the hurt 30, of whom 18 have left the ward."
    )
    assert killed(offline, text, 9)
    assert not killed(offline, text, 18)


def test_witnesses_told_before_are_none_of_those_killed(offline: Engine) -> None:
    """ "Including" reaches over no "that"."""
    text = "Monitors met 14 witnesses, including two medics, and verified that eight civilians (five women and three men) were killed."
    assert killed(offline, text, 8)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Aug. 24 — Four farmers have been killed", [4]),
        ("24 - 34 farmers have been killed", [24]),
        ("20–30 people", [20]),
    ],
)
def test_a_dateline_s_dash_makes_no_range(text: str, numbers: list[int]) -> None:
    """Figures and words are of no one range, and a day of a month behind a spaced dash is none either."""
    assert [m.count.low for m in find_counts(text)] == numbers


def test_an_office_is_no_person_who_died(offline: Engine) -> None:
    """Before a colon stands who speaks."""
    assert not killed(offline, "Sound News Information Team: No civilian died at Mosul, and pictures are old", 1)


def test_nobody_makes_a_sum_of_the_victims_and_who_killed_them(offline: Engine) -> None:
    """Tolls leave the attackers out; two sorts of victims are added."""
    assert not killed(offline, "Some 147 students and four gunmen were killed at a college in Mosul on Sunday.", 151)
    assert killed(offline, "Some 147 students and four guards were killed at a college in Mosul on Sunday.", 151)


def test_what_came_before_the_latest_attack_is_another_incident(offline: Engine) -> None:
    """The latest attack itself is the report's own."""
    (before,) = killed(
        offline,
        HEAD + "The latest attack shook a state that is yet to recover from the loss of 33 lives in Tikrit.",
        33,
    )
    assert before.scope == "another_incident"
    (own,) = killed(offline, "The latest attack killed nine people at a depot in Mosul on Sunday.", 9)
    assert own.scope == "this_incident"


def test_none_of_some_people_is_nobody_of_a_part(offline: Engine) -> None:
    """Nobody at all is another matter."""
    (guards,) = killed(offline, "A lorry hit a mine near Mosul on Sunday. None of the guards was killed.", 0)
    assert guards.covers == "part"
    (all_of_them,) = killed(offline, "A lorry hit a mine near Mosul on Sunday. Nobody was killed.", 0)
    assert all_of_them.covers == "whole"


def test_a_boast_that_was_dismissed_is_doubted(offline: Engine) -> None:
    """Nobody in the report holds to it."""
    (claim,) = killed(offline, HEAD + "The brigade's boast of thirty was dismissed by investigators.", 30)
    assert claim.stance == "doubted"


def test_a_quarter_is_not_the_town_of_its_name(offline: Engine) -> None:
    """Where a report names nothing but a town's quarter, it is that quarter."""
    text = "With sorrow we mourn the martyrs of Karima quarter, who had gone out for bread. 14 martyrs are on our list."
    report = Report(item="i", version="v", text=text, published="2031-06-10", language="en")
    places = [c.value for c in offline.read(report).claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    assert places == ["Karima quarter"]


@pytest.mark.parametrize(
    "text",
    [
        "In March a bomb killed six people at a market in Tikrit.",
        "In clashes that followed, soldiers shot dead six protesters.",
    ],
)
def test_an_earlier_month_and_what_followed_are_other_incidents(offline: Engine, text: str) -> None:
    """Behind a report's head, a month without a day looks back; clashes that follow an attack are none of its dead."""
    (claim,) = killed(offline, HEAD + text, 6)
    assert claim.scope == "another_incident"


def test_a_day_of_a_month_is_no_look_back(offline: Engine) -> None:
    """ "On 8 June" tells when it was."""
    found = killed(offline, HEAD + "On 8 June the shell killed 11 people, the mayor said.", 11)
    assert [c.scope for c in found] == ["this_incident"]
