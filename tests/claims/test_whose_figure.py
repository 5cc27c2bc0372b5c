"""Whose a figure is where nobody is said to speak: a noun's owner, a participle's, a letterhead's, a colon's."""

from __future__ import annotations

import pytest

from accounted.claims.english.document import parse, segment
from accounted.claims.english.speakers import attribute
from accounted.model import Report, Stance


def said(text: str, words: str) -> tuple[list[str], Stance]:
    """The names of the chain behind ``words``, and the stance."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    at = text.index(words)
    found = attribute(document).at(at, at + len(words))
    return [s.name for s in found.chain], found.stance


OWNED = [
    ("The army's figure of nine dead is questioned by all who were there.", "nine dead", ["army"]),
    ("An earlier police count of four killed was withdrawn.", "four killed", ["police"]),
    ("The Red Crescent's own count of 61 killed and 200 wounded is the higher.", "200 wounded", ["Red Crescent"]),
    ("City hall's toll of eight dead had been premature.", "eight dead", ["City hall"]),
    ("The army has not touched its figure of eleven civilians killed.", "eleven civilians", ["army"]),
    ("The army has not touched its figure of eleven dead, to which it adds four.", "eleven dead", ["army"]),
    ("To the seventeen dead announced by the governor the list adds four.", "seventeen dead", ["governor"]),
    ("Half of the 30 dead reported by the ministry of health were children.", "30 dead", ["ministry of health"]),
    ("The opposition's count is higher: 51 dead, most of them students.", "51 dead", ["opposition"]),
    ("The list read out by the prefect on Sunday: nine dead and a boy hurt.", "nine dead", ["prefect"]),
    ("By evening the village head, Musa Danlo, was talking of fifteen killed.", "fifteen killed", ["Musa Danlo"]),
    ("Nurses had earlier spoken of eight.", "eight", ["Nurses"]),
]
NOBODYS = [
    ("The death toll of 12 dead was raised in the evening.", "12 dead"),
    ("Nor is the figure of fifty dead borne out by anything.", "fifty dead"),
    ("The toll of the attack: nine dead.", "nine dead"),
    ("Nine dead were found, and the figure of the governor hung on the wall.", "Nine dead"),
    ("In the count of votes nine died.", "nine died"),
    ("Two men hit by the army lay dead.", "Two men"),
]


@pytest.mark.parametrize(("text", "words", "chain"), OWNED)
def test_a_figure_is_its_owners_where_nobody_says_it(text: str, words: str, chain: list[str]) -> None:
    """The noun or participle that holds the figure tells whose it is."""
    assert said(text, words)[0] == chain


@pytest.mark.parametrize(("text", "words"), NOBODYS)
def test_a_figure_that_nobody_owns_is_the_reports(text: str, words: str) -> None:
    """A death toll is nobody's, and a figure that the report questions is not that of its verb."""
    assert said(text, words)[0] == []


def test_a_boast_is_claimed_and_a_denied_figure_stays_the_deniers() -> None:
    """The noun colours the figure; who disowns another's figure is asked before its owner."""
    assert said("The Dawn Brigade's boast of thirty dead was met with silence.", "thirty dead") == (
        ["Dawn Brigade"],
        "claimed",
    )
    assert said("The army denied the villagers' claim of 30 dead.", "30 dead") == (["army"], "denied")


def test_a_deed_that_somebody_owned_to_is_no_speech() -> None:
    """ "A bomb it admitted to planting": the police speak of the dead, not it."""
    text = "In May a bomb it admitted to planting killed three people in Ipil, police have said."
    assert said(text, "three people") == (["police"], "asserted")


TABLE = (
    "PLAINS RIGHTS MONITOR\nBulletin 12\n\nWe have verified 31 deaths in Gorvale.\n\nWomen: 12\nChildren: 5\nMen: 14\n"
)


def test_the_heading_of_a_row_counts_nobody() -> None:
    """ "Women: 12" tells whom the number is of; "Police: 12 dead" tells who says it."""
    assert said(TABLE, "12\nChildren")[0] == ["Plains Rights Monitor"]
    assert said("Women: 12\nChildren: 5\nMen: 14", "5\n")[0] == []
    assert said("Police: 12 dead in the raid", "12 dead")[0] == ["Police"]


HEADS = [
    (
        "PRESS NOTE\nDistrict Police Office, Barkhan\n\nTwo persons died on the spot.",
        ["District Police Office, Barkhan"],
    ),
    (
        "Doctors on Wheels / field update\n\nOur teams treated 53 people. Two persons died on the spot.",
        ["Doctors on Wheels"],
    ),
    ("Port Sudan / field update\n\nOur teams treated 53 people. Two persons died on the spot.", []),
    ("The Daily Monitor\nBulletin 12\n\nWe saw 53 people. Two persons died on the spot.", []),
]


@pytest.mark.parametrize(("text", "chain"), HEADS)
def test_a_paper_is_its_heads(text: str, chain: list[str]) -> None:
    """A body's name on a line with its seat, or with the kind of paper, puts the paper out; a town or a newspaper does not."""
    assert said(text, "Two persons died")[0] == chain


KNOWN_LATER = [
    (
        "Amina, who sells millet, told how the men came. She had counted seven bodies on the path.",
        "seven bodies",
        ["Amina"],
    ),
    (
        "Hadiza Barro fled with her mother.\n\n“My uncle and a cousin were killed,” she said.",
        "My uncle",
        ["Hadiza Barro"],
    ),
    (
        "The Sons of the Estuary, an armed group, claimed responsibility for the raid. The group claimed it killed 12 men.",
        "12 men",
        ["Sons of the Estuary"],
    ),
    (
        "A bomb killed ten recruits, a military spokesman said.\n\nThe spokesman, Colonel Hatem Oraby, said more were ill.",
        "ten recruits",
        ["Hatem Oraby"],
    ),
    (
        "A missionary who lived there told the Weekly that it was full.\n\n“I fear it is nine dead,” he wrote in an email after talks.",
        "nine dead",
        ["missionary"],
    ),
    (
        "Two monks were killed when a shell hit the roof, a villager helping them told this station.",
        "Two monks",
        ["villager helping them", "station"],
    ),
]


@pytest.mark.parametrize(("text", "words", "chain"), KNOWN_LATER)
def test_a_speaker_is_known_by_what_the_report_tells(text: str, words: str, chain: list[str]) -> None:
    """One name, a group's own name, a post named below, somebody who is told of by a clause."""
    assert said(text, words)[0] == chain
