"""Whose text a page is: datelines, bylines, closing credits and sign-offs, each for its own piece."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.credits import credits_of
from accounted.claims.english.document import segment
from accounted.claims.protocol import Engine
from accounted.model import Aside, CasualtyClaim, Report
from accounted.places import Gazetteer

SIX = "Six people were killed in Orven."


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def behind(text: str, words: str, asides: tuple[Aside, ...] = (), **known: object) -> list[str]:
    report = Report(item="i", version="v", text=text, asides=asides, **known)  # type: ignore[arg-type]
    at = text.index(words)
    return [s.name for s in credits_of(segment(report)).at(at, at + len(words))]


WHOLE = [
    ("ORVEN (Reuters) - Six people were killed.", ["Reuters"]),
    ("ORVEN, Zedland, April 14 (AFP) -- Six people were killed.", ["AFP"]),
    ("Orven (AP) — Six people were killed.", ["AP"]),
    ("ORVEN (Meridian Wire) — Six people were killed.", ["Meridian Wire"]),
    ("Blast in Orven\n\nBy Ann Dace, AFP\n\n" + SIX, ["AFP"]),
    ("Blast in Orven\n\nAssociated Press\n\n" + SIX, ["Associated Press"]),
    (SIX + " (Reuters)", ["Reuters"]),
    (SIX + " – AFP", ["AFP"]),
    (SIX + "\n\nReuters", ["Reuters"]),
    (SIX + "\n\nSource: Xinhua", ["Xinhua"]),
    (SIX + "\n\nAFP/Reuters", ["AFP", "Reuters"]),
    (SIX + "\n\n(Reporting by Ann Dace in Orven; Editing by Tor Abel, Reuters)", ["Reuters"]),
    (SIX + "\n\n(Reporting by Ann Dace in Orven; Editing by Tor Abel)", ["news agency"]),
    ("ORVEN (Reuters) - " + SIX + "\n\n(Reporting by Ann Dace; Editing by Tor Abel)", ["Reuters"]),
    (SIX + "\n\nStaff and agencies", ["news agency"]),
]


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_a_credit_line_tells_through_whom_a_text_came(text: str, names: list[str]) -> None:
    """Dateline, byline, line of its own, bracket or dash at the end, sign-off: known names and news services by form."""
    assert behind(text, "Six people were killed") == names


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed (police said nine) in Orven.",
        "Six people were killed by men of the Northern Front (NF).",
        "Six people were killed. (police)",
        "Six people were killed, and Reuters has an office there.",
        "Six people were killed in Orven\n\nBy Ann Dace\n\nThe dead were farmers.",
        "Six people were killed, in reporting by Ann Dace that nobody edited.",
        "Six people were killed (Monday) - nobody knows by whom.",
        SIX + "\n\nAgencies that help the poor were closed on Monday.",
    ],
)
def test_what_only_looks_like_a_credit_credits_nobody(text: str) -> None:
    """Brackets of an acronym or a speaker, a byline without an agency, an agency that the prose speaks of."""
    assert behind(text, "Six people were killed") == []


def test_the_outlet_on_its_own_page_is_no_credit() -> None:
    """An agency's own site credits itself."""
    assert behind(SIX + " (Reuters)", "Six people", outlet="Reuters") == []
    assert behind(SIX + " (Reuters)", "Six people", outlet="Kettle Post") == ["Reuters"]


PAGE = (
    "Blast in Orven\n\nORVEN (Reuters) - Six people were killed, police said.\n\n"
    "More news: A ferry is found\n\n"
    "Nine people were hurt, a nurse said. (AFP)\n\n"
    "Two children died, their uncle told UPI.\n\n"
    "By Ann Dace, Xinhua\n\nFour guards were shot at the mill.\n\n"
    "Three houses burnt and five people fled. – EFE"
)
TEASER = (Aside(start=PAGE.index("More news"), end=PAGE.index("More news") + 28, kind="teaser"),)


def test_a_spliced_page_has_a_credit_for_each_of_its_pieces() -> None:
    """Five stretches, four credits by line and one in a sentence: none is carried into another's piece."""
    expected = {
        "Six people": ["Reuters"],
        "Nine people": ["AFP"],
        "Two children": [],
        "Four guards": ["Xinhua"],
        "five people": ["EFE"],
    }
    assert {words: behind(PAGE, words, TEASER) for words in expected} == expected


def test_a_page_of_two_stories_without_teasers_is_cut_at_its_credits() -> None:
    """A closing credit ends its story, a dateline begins the next."""
    text = "Six people were killed.\n\nAll were farmers. (AFP)\n\nTAMSEY (AP) - Nine people were hurt.\n\nThe road is shut."
    assert behind(text, "Six people") == behind(text, "farmers") == ["AFP"]
    assert behind(text, "Nine people") == behind(text, "road is shut") == ["AP"]


def test_one_dateline_stands_for_the_whole_story_across_teasers() -> None:
    """Related links between the paragraphs of one story do not end its dateline."""
    text = "ORVEN (Reuters) - Six people were killed.\n\nMore news: A ferry\n\nNine people were hurt."
    teaser = Aside(start=text.index("More"), end=text.index("More") + 18, kind="teaser")
    assert behind(text, "Nine people", (teaser,)) == ["Reuters"]


GAVE = [
    ("With files from AFP", ["AFP"]),
    ("(With inputs from PTI and ANI)", ["PTI", "ANI"]),
    ("The Associated Press contributed to this report.", ["Associated Press"]),
    ("Additional reporting by Reuters", ["Reuters"]),
    ("Ann Dace contributed to this report.", []),
    ("With files from the archive", []),
]


@pytest.mark.parametrize(("line", "names"), GAVE)
def test_a_contribution_stands_last_and_is_nobodys_word(line: str, names: list[str], offline: Engine) -> None:
    """ "With files from X" does not say what is X's: behind the outlet, with that said, and only for agencies."""
    report = Report(item="i", version="v", text=f"{SIX}\n\n{line}", outlet="Kettle Post", language="en")
    claim = next(c for c in offline.read(report).claims if isinstance(c, CasualtyClaim))
    assert [s.name for s in claim.attribution] == ["Kettle Post", *names]
    assert all(s.contributed and "contributed" in s.link for s in claim.attribution[1:])
    assert claim.speaker is not None
    assert not claim.speaker.contributed


def test_the_credited_agency_stands_between_speaker_and_outlet(offline: Engine) -> None:
    """police → Reuters → the page; and the page's own voice is the agency's."""
    text = "Six people were killed in Orven, police said. Nine people were wounded. (Reuters)"
    report = Report(item="i", version="v", text=text, outlet="Kettle Post", language="en")
    chains = [[s.name for s in c.attribution] for c in offline.read(report).claims if isinstance(c, CasualtyClaim)]
    assert chains == [["police", "Reuters", "Kettle Post"], ["Reuters", "Kettle Post"]]
