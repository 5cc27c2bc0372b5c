"""The force that a report has named, carried to deeds of its that are told without it."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def doers_of_last(offline: Engine, text: str) -> list[str]:
    """Whom the last sentence of ``text`` is said to tell of as having done it."""
    last = text.rstrip(".").rfind(". ") + 2
    found = offline.read(Report(item="i", version="v", text=text, published="2019-05-02", language="en"))
    return [
        c.value.lower()
        for c in found.claims
        if isinstance(c, CircumstanceClaim)
        and c.aspect == "by"
        and c.certainty != "denied"
        and c.stance != "hypothetical"
        and c.quote.start >= last
    ]


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("Police opened fire on the weavers at the sluice. Six of them were hurt in the firing.", True),
        ("Police shot dead two men at the sluice. A third succumbed to bullet injuries in the night.", True),
        (
            "Police opened fire at the sluice and killed three men. The dead were identified as Ruiz Sand and Tor Ost.",
            True,
        ),
        ("The police burst gas shells near the mint. Nine people were wounded in the firing that followed.", True),
        ("Policemen blocked the lane to the mint. They fired four rounds at the marchers.", True),
        ("The marchers threw stones at policemen. Twelve rounds were fired to disperse them.", True),
        ("A police picket stood at the mint. The mob was dispersed after three rounds of firing.", True),
        ("The gang had robbed two banks, police said. Its leader was killed in an encounter on Sunday.", True),
        ("Gunmen opened fire on police at the sluice. Six people were hurt in the firing.", False),
        (
            "Police fired on the weavers at the sluice. Gunmen later attacked a bus and two were hurt in the firing.",
            False,
        ),
        ("Police reached the mint an hour late. Six people were hurt in the firing.", False),
        ("Police opened fire at the mint. In the next lane two men were stabbed and died on the spot.", False),
        ("Police opened fire at the mint. The crowd said that no shots were fired to disperse it.", False),
        ("Policemen blocked the lane. The traders met the mayor, and they fired their manager.", False),
        ("Police opened fire at the mint. The firing of the coach angered the club.", False),
        ("A nurse told of the riot. Twelve rounds were fired to disperse the marchers.", False),
    ],
)
def test_a_force_is_carried_to_its_own_deeds_and_no_further(offline: Engine, text: str, did: bool) -> None:
    """The firing again, a pronoun, and what only keepers of order do; not where others fired, or nobody is named."""
    assert any("police" in value for value in doers_of_last(offline, text)) is did


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The collector said that eleven of those held in the case are minors.", True),
        ("Twenty men have been booked for rioting at the mint.", True),
        ("He was produced before a magistrate at Orven.", True),
        ("The two were lodged in the Orven central jail.", True),
        ("Detectives paraded six suspected forgers at Orven.", True),
        ("These men were arrested for carrying swords, and five men had been arrested before.", True),
        ("The guild dared the governor to arrest its clerk.", False),
        ("The court issued warrants for the arrest of four brokers.", False),
        ("The broker moved to Orven to escape arrest.", False),
        ("None of the rioters has been arrested.", False),
        ("We shall court arrest in thousands, the guild said.", False),
        ("There were rumours that the broker had been arrested.", False),
        ("She booked three rooms for the players.", False),
    ],
)
def test_custody_in_its_many_words(offline: Engine, text: str, told: bool) -> None:
    """Cells, jails and magistrates tell an arrest; wishes, warrants and rumours none."""
    found = offline.read(Report(item="i", version="v", text=text, published="2019-05-02", language="en"))
    kinds = [
        c
        for c in found.claims
        if isinstance(c, CircumstanceClaim) and c.aspect == "kind" and c.stance != "hypothetical"
    ]
    assert bool(kinds) is told, [repr(c) for c in found.claims]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The guild dared the governor to arrest its clerk.", "hypothetical"),
        ("The widow wants the four brokers arrested.", "hypothetical"),
        ("Instead of arresting the four brokers, the police gave them tea.", "hypothetical"),
        ("The police dared to arrest the four brokers.", "asserted"),
        ("The police have arrested the four brokers.", "asserted"),
    ],
)
def test_arrests_that_nobody_made_are_hypothetical(offline: Engine, text: str, stance: str) -> None:
    """Dares, wishes and warrants; not what was dared and done."""
    found = offline.read(Report(item="i", version="v", text=text, published="2019-05-02", language="en"))
    assert {c.stance for c in found.claims if isinstance(c, CasualtyClaim) and c.outcome == "detained"} == {stance}
