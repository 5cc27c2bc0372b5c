"""Whose word a whole text is: mails, signatures, posts and source lines; and figures told across a sentence's end."""

from __future__ import annotations

import pytest

from accounted.claims.english.document import parse, segment
from accounted.claims.english.speakers import attribute
from accounted.model import Report


def chain(text: str, words: str) -> list[str]:
    """The names behind ``words``, the nearest to the event first."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    at = text.index(words)
    return [s.name for s in attribute(document).at(at, at + len(words)).chain]


BODY = "Nine men were killed at the ford on Monday and the road to our clinic is cut by water and by armed men."
THEIRS = BODY.replace("our clinic", "the clinic")
PAPERS = [
    (f"From: Field office Sumbe\nTo: Desk\nSubject: the ford\n\n{THEIRS}", ["Field office Sumbe"]),
    (f"Update on the ford\nPrepared by the Coordination Cell with partners\n\n{THEIRS}", ["Coordination Cell"]),
    (f"{BODY}\n\nMilitary Information Office\nBrigades of the Free Delta\n9 March", ["Brigades of the Free Delta"]),
    (f"{BODY}\n\nFor the Association of Families of Taym,\nThe Secretary", ["Association of Families of Taym"]),
    ("Figures of the day\n\nNine men were killed.\n\nSource: Ministry of Health, North", ["Ministry of Health"]),
    (
        f"Bridges to Hope\nBorena: the ford\n\n{BODY} Bridges to Hope has suspended its work in the town.",
        ["Bridges to Hope"],
    ),
    (
        f"Redwick Police @RedwickPolice\n{THEIRS}\n\nRedwick Police @RedwickPolice\nA suspect is held.",
        ["Redwick Police"],
    ),
    (f"Governor Ilya Vorst | Telegram, 07:12\n\n{THEIRS}", ["Ilya Vorst"]),
    (f"Notes from the press briefing of the Regional Command, 22 July\n\n{THEIRS}", ["Regional Command"]),
    (f"Lakeshore Violence Tracker - weekly summary, 5 to 11 May\n\n{THEIRS}", ["Lakeshore Violence Tracker"]),
]
OUTLETS = [
    f"{BODY}\n\nThe Delta Courier\nBridge Street 9",
    f"{THEIRS}\n\nBrigades of the Free Delta",
    f"The ford\n\n{THEIRS} The mayor said that eight died.\n\nSource: Ministry of Health",
    f"Bridges to Hope\n\n{THEIRS}",
    f"BBC News @BBCNews\n{THEIRS}",
    f"Prepared by Ada Brenn\n\n{THEIRS}",
    f"To the Commission of Inquiry\n\n{BODY}",
    f"The minister wrote on Telegram that he was well.\n\n{THEIRS}",
]


@pytest.mark.parametrize(("text", "names"), PAPERS)
def test_a_text_is_its_authors_word(text: str, names: list[str]) -> None:
    """A sender, a maker, a signature below, a source line, a name taken up by "our", an account, a briefing."""
    assert chain(text, "Nine men") == names


@pytest.mark.parametrize("text", OUTLETS)
def test_a_name_without_a_second_mark_makes_no_author(text: str) -> None:
    """Newspapers, a name under a text that speaks for nobody, a source line under a story, an addressee."""
    assert chain(text, "Nine men") == []


def test_a_post_in_an_article_is_its_own_paragraph() -> None:
    """What follows the post is the article's again."""
    text = f"The ford is cut.\n\nRedwick Police @RedwickPolice\n{THEIRS}\n\nTen men were hurt the day before."
    assert chain(text, "Nine men") == ["Redwick Police"]
    assert chain(text, "Ten men") == []


ACROSS = [
    (
        "Nineteen people died. That is the count given by the health director, Sunna Veld.",
        "Nineteen people",
        ["Sunna Veld"],
    ),
    ("Forty rebels were killed. So says Colonel Brask Idriss, who leads there.", "Forty rebels", ["Brask Idriss"]),
    ("Forty rebels were killed. That, at least, is what the army says.", "Forty rebels", ["army"]),
    ("Forty rebels were killed. The figures are from the army.", "Forty rebels", ["army"]),
    ("City hall: 8 in all. That is eight dead, from its officer, Girlie Dan.", "eight dead", ["Girlie Dan"]),
    ("The sexton shook his head. “Eleven men were killed that night.”", "Eleven men", ["sexton"]),
    (
        "The nurse said ten died. Six injured are in the wards. Two of them, she said, are boys.",
        "Six injured",
        ["nurse"],
    ),
    (
        "A guard, Tom Lee, said ten died.\n\nAmong the dead were two cooks. Nine were ill, he said.",
        "two cooks",
        ["Tom Lee"],
    ),
]
NOT_ACROSS = [
    ("The mayor said it rained. That is the bridge built by the army. Nine men died.", "Nine men"),
    ("Nine men died. That is the town that the army left.", "Nine men"),
    ("Nine men died. So far the army has been silent.", "Nine men"),
    ("The nurse said ten died. Six injured are in the wards. The road is open.", "Six injured"),
    ("The nurse said ten died. Six injured are in the wards. Two are boys, a guard said.", "Six injured"),
]


@pytest.mark.parametrize(("text", "words", "names"), ACROSS)
def test_a_speaker_reaches_over_a_sentences_end(text: str, words: str, names: list[str]) -> None:
    """The next sentence tells whose the figure was, somebody acts beside a quotation, or one speaker stands on both sides."""
    assert chain(text, words) == names


@pytest.mark.parametrize(("text", "words"), NOT_ACROSS)
def test_a_figure_beside_somebody_elses_words_stays_the_reports(text: str, words: str) -> None:
    """ "That is" and "so" alone give nothing, and two speakers do not lend what stands between them."""
    assert chain(text, words) == []


def test_the_sentence_before_keeps_its_own_speaker() -> None:
    """A figure that somebody gave is not handed on to who is named next."""
    assert chain("Nine men died, the mayor said. That is what the army says too.", "Nine men") == ["mayor"]


def test_police_in_a_lead_are_their_one_officer() -> None:
    """The lead's police are the superintendent whom the report names; two officers leave it open."""
    lead = "A bomb killed six people, police said.\n\nPolice director Superintendent Rolan Mags told reporters it was home-made."
    assert chain(lead, "six people") == ["Rolan Mags"]
    other = f"{lead} Police spokeswoman Ana Lind said the hall was full."
    assert chain(other, "six people") == ["police"]


TOLD = [
    ("The sexton said eleven men were killed.", "eleven men", ["sexton"]),
    ("Eleven men were killed, the committee has established.", "Eleven men", ["committee"]),
    ("Police believe that eleven men were killed.", "eleven men", ["Police"]),
    ("An agency photographer saw 12 bodies at the morgue.", "12 bodies", ["agency photographer"]),
    ("The committee has the names of 61 dead.", "61 dead", ["committee"]),
    ("Per the army, sixteen men were killed.", "sixteen men", ["army"]),
    ("In the mayor's account nine men died.", "nine men", ["mayor"]),
    ("Sixteen dead is the army's figure.", "Sixteen dead", ["army"]),
    ("The figure of sixteen dead came from the army.", "sixteen dead", ["army"]),
    ("Reports from Kalbeya speak of ten dead.", "ten dead", ["Reports from Kalbeya"]),
    ("The mission was able to verify 40 deaths.", "40 deaths", ["mission"]),
]
NOT_TOLD = [
    ("The law said that murder is a crime, and eleven men were killed.", "eleven men"),
    ("The clinic saw 26 bodies brought in.", "26 bodies"),
    ("A man suspected of having killed nine men was seen.", "nine men"),
    ("Nine men are feared dead.", "Nine men"),
    ("The union mourned nine dead.", "nine dead"),
    ("The clinic is treating 17 wounded.", "17 wounded"),
    ("The rebels hold nine dead in a barn.", "nine dead"),
]


@pytest.mark.parametrize(("text", "words", "names"), TOLD)
def test_verbs_and_nouns_by_which_a_figure_is_told(text: str, words: str, names: list[str]) -> None:
    """Whoever says is somebody, whatever the noun; who believes, saw, counted or keeps a list tells of it."""
    assert chain(text, words) == names


@pytest.mark.parametrize(("text", "words"), NOT_TOLD)
def test_verbs_that_tell_nothing(text: str, words: str) -> None:
    """Laws, clinics that treat, suspects, mourners."""
    assert chain(text, words) == []
