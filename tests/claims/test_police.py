"""What police do, in the words of reports in capitals, in sentences and in small letters."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Reading, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def read(offline: Engine, text: str) -> Reading:
    return offline.read(Report(item="i", version="v", text=text, published="2019-05-02", language="en"))


def doers(found: Reading) -> list[str]:
    return [
        c.value.lower()
        for c in found.claims
        if isinstance(c, CircumstanceClaim)
        and c.aspect == "by"
        and c.certainty != "denied"
        and c.stance != "hypothetical"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two marchers were killed in police firing near the mill.",
        "police had to open fire when the crowd reached the gate.",
        "The mob fell back after police lobbed six tear gas shells.",
        "police lathicharged the students outside the court.",
        "A trader was shot dead by police at the ferry.",
        "Villagers clashed with the police over the dam.",
        "the reserve police fired ten rounds in the air.",
        "Jawans resorted to firing as stones rained on the post.",
        "A shepherd died of police bullets, his brother said.",
    ],
)
def test_police_are_named_where_they_act(offline: Engine, text: str) -> None:
    """The force is said to have done it, beside the kind of what it did."""
    found = read(offline, text)
    assert any(w in value for value in doers(found) for w in ("police", "jawans")), [repr(c) for c in found.claims]
    assert any(isinstance(c, CircumstanceClaim) and c.aspect == "kind" for c in found.claims)


@pytest.mark.parametrize(
    "text",
    [
        "Police said that two men were killed in a blast near the mill.",
        "The police were ordered to fire on anyone who broke the curfew.",
        "Stones were thrown at the police station and a guard was hurt.",
        "Police would open fire if the crowd came back, the collector warned.",
        "no arrests have been made so far, police said.",
    ],
)
def test_police_who_speak_or_are_ordered_have_done_nothing(offline: Engine, text: str) -> None:
    """A source, a target and an order are no deed."""
    assert not any("police" in value for value in doers(read(offline, text)))


def test_tear_gas_shells_are_no_shelling(offline: Engine) -> None:
    """The shell is of gas."""
    found = read(offline, "Police burst teargas shells at the bridge and lobbed tear gas shells into a school.")
    kinds = {c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind"}
    assert kinds == {"other"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested nine men after the fair.", True),
        ("police rounded up 40 people for the attack on the depot.", True),
        ("the ringleader was picked up by police and remanded on friday.", True),
        ("The union demanded the arrest of the mill's owner.", False),
        ("the old man died of a cardiac arrest.", False),
        ("No arrests have been made, police said.", False),
        ("an arrest warrant was withdrawn.", False),
    ],
)
def test_arrests_are_police_action(offline: Engine, text: str, told: bool) -> None:
    """Arrests that were made; not those that were asked for, refused or of the heart."""
    kinds = [
        c
        for c in read(offline, text).claims
        if isinstance(c, CircumstanceClaim) and c.aspect == "kind" and c.stance != "hypothetical"
    ]
    assert bool(kinds) is told


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("Three members of the police were killed in Orven on Monday.", False),
        ("Two police were later wounded and one was captured in Orven.", False),
        ("Police were forced to open fire in Orven, and two men died.", True),
        ("Police shot dead two men in Orven.", True),
    ],
)
def test_police_to_whom_it_was_done_did_not_do_it(offline: Engine, text: str, did: bool) -> None:
    """A passive names the victims, though the force stands before the verb."""
    assert bool(doers(read(offline, text))) is did


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("jawans of the srp charged at the strikers with batons near the dyeing mill.", True),
        ("policemen entered the hostel and thrashed everyone they found in its corridors.", True),
        ("the clerks were cane-charged and pushed into a van by the police.", True),
        ("weavers were roughed up by plainclothesmen and policemen outside the mint.", True),
        ("a porter was hit by a bullet fired by a constable on market duty.", True),
        ("police wielded the lathi to clear the ghat of pilgrims.", True),
        ("two robbers were eliminated by a joint team of rangers and local police.", True),
        ("the boatmen beat up two policemen at the ferry.", False),
        ("the porters charged at the police post with batons.", False),
        ("policemen entered the hostel, where the boys had thrashed a warden.", False),
        ("the police visited the fans who were roughed up by a rival club.", False),
    ],
)
def test_force_without_a_shot_is_told_too(offline: Engine, text: str, did: bool) -> None:
    """Batons, fists and a second verb of one force; not what is done to police or beside them."""
    assert any(w in value for w in ("police", "srp", "constable") for value in doers(read(offline, text))) is did


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one of the looters fell to police bullets at the grain depot.", 1),
        ("cops shoot dead youth near the tram shed", 1),
        ("the teams fell to third place and the police band played on.", None),
    ],
)
def test_people_fall_to_bullets_and_are_shot_dead_in_headlines(offline: Engine, text: str, told: int | None) -> None:
    """Words of killing that newspapers of the region use."""
    killed = [c.count.low for c in read(offline, text).claims if isinstance(c, CasualtyClaim) and c.outcome == "killed"]
    assert killed == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cops bust forged-ticket ring, three held", True),
        ("five held for stripping copper from the signal box", True),
        ("the mla courted arrest with forty followers.", True),
        ("three held on to the roof of the bus for an hour.", False),
        ("a meeting was held for the flood victims.", False),
    ],
)
def test_those_held_in_headlines_are_arrested(offline: Engine, text: str, told: bool) -> None:
    """ "Three held" by itself is an arrest; a meeting that is held is none."""
    arrests = [c for c in read(offline, text).claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind"]
    assert any("held" in c.quote.text or "arrest" in c.quote.text for c in arrests) is told
