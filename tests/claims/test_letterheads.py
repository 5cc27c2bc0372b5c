"""Papers that name their own author above the text: what stands in them is that body's word."""

from __future__ import annotations

import pytest

from accounted.claims.english.document import parse, segment
from accounted.claims.english.speakers import attribute
from accounted.model import Report


def speaker(text: str, words: str, outlet: str | None = None) -> tuple[str, str | None] | None:
    """Name and affiliation of who stands behind ``words``; None where the report itself speaks."""
    document = segment(Report(item="i", version="v", text=text, outlet=outlet))
    parse(document.sentences)
    at = text.index(words)
    chain = attribute(document).at(at, at + len(words)).chain
    return (chain[0].name, chain[0].affiliation) if chain else None


HITS = [
    (
        "STATEMENT\nUpper Sarn Rights Observatory (USRO)\n7 March 2031\n\nTen days of interviews bear out that six men died.",
        "six men died",
        ("Upper Sarn Rights Observatory", "USRO"),
    ),
    (
        "HALMERA RED CRESCENT\nSituation note no. 4\n\nEleven bodies were recovered from the market on Tuesday.",
        "Eleven bodies",
        ("Halmera Red Crescent", None),
    ),
    (
        "PROVINCIAL POLICE – COMMUNICATIONS OFFICE\nCommuniqué to public opinion\n\n1. Twelve officers were injured.",
        "Twelve officers",
        ("Provincial Police", None),
    ),
    (
        "PREFECTURE OF THE LAKE\nPress release\n\nThe Prefect of the Lake informs the public of a grave crime. On Friday two boys were killed.",
        "two boys were killed",
        ("Prefect of the Lake", "Prefecture of the Lake"),
    ),
    (
        "Republic of Orda\nMinistry of Health\n\nAnnouncement\n\nThe Ministry regrets that nine patients were killed.",
        "nine patients",
        ("Ministry of Health", "Republic of Orda"),
    ),
    (
        "THEY SHOT AT OUR CHILDREN\n\nCommittee of Fishers of Balm\n\nFour of us fell on the quay. We name them below.",
        "Four of us",
        ("Committee of Fishers of Balm", None),
    ),
    (
        "Justice for Talva, a local NGO, condemns the burning of the camp. Thirty persons perished in it.\n\n"
        "The NGO calls for an inquiry.",
        "Thirty persons",
        ("Justice for Talva", None),
    ),
]


@pytest.mark.parametrize(("text", "words", "source"), HITS)
def test_a_paper_under_its_authors_name_is_the_authors_word(
    text: str, words: str, source: tuple[str, str | None]
) -> None:
    """A name on a line of its own and a second mark: the paper's kind, its office, "we", a body that acts in writing."""
    assert speaker(text, words) == source


NEAR = [
    ("Four dead on the quay\n\nSarn Valley Radio\n\nFour men were killed. We have asked the army.", "Four men"),
    ("Army kills four on the quay\n\nThe Balm Courier\n\nFour men were killed on Monday.", "Four men"),
    ("Committee of Fishers of Balm\n\nFour men were killed on Monday, when the boats came in.", "Four men"),
    (
        "Press release\nCommittee of Fishers of Balm\n\nFour men died. The Committee of Fishers of Balm said it would sue.",
        "Four men",
    ),
    ("The Fishers Union condemns the attack. Four men were killed on Monday when the boats came in.", "Four men"),
]


@pytest.mark.parametrize(("text", "words"), NEAR)
def test_an_outlets_own_head_makes_nobody_a_speaker(text: str, words: str) -> None:
    """A newspaper's name, a body's name with no second mark, an article about the body: the report speaks itself."""
    assert speaker(text, words) is None


def test_a_body_that_publishes_its_own_paper_is_its_outlet() -> None:
    """Told beside the text who published it, the head says nothing more."""
    text = "HALMERA RED CRESCENT\nSituation note no. 4\n\nEleven bodies were recovered on Tuesday."
    assert speaker(text, "Eleven bodies", "Halmera Red Crescent") is None


def test_who_speaks_inside_a_paper_comes_first() -> None:
    """A paper that quotes the other side: the other side, through the paper's author."""
    text = "STATEMENT\nUpper Sarn Rights Observatory\n\nSix men died. According to the army, two men died."
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    at = text.index("two men died")
    chain = attribute(document).at(at, at + 12).chain
    assert [s.name for s in chain] == ["army", "Upper Sarn Rights Observatory"]
