"""Who speaks where the report does not introduce the speaker: known bodies, trades, channels, the sentence before."""

from __future__ import annotations

import pytest

from accounted.claims.english.document import parse, segment
from accounted.claims.english.names import describe
from accounted.claims.english.organisations import bodies_named, known_body, one_body
from accounted.claims.english.speakers import attribute
from accounted.model import Report


def speaker(text: str, words: str) -> str | None:
    """The name nearest to the event behind ``words`` in ``text``; None where the report itself speaks."""
    document = segment(Report(item="i", version="v", text=text))
    parse(document.sentences)
    at = text.index(words)
    chain = attribute(document).at(at, at + len(words)).chain
    return chain[0].name if chain else None


HITS = [
    ("Six drivers died on the pass, according to MSF.", "Six drivers", "MSF"),
    ("Lamp and Bread feeds the camp. The charity said two cooks were killed.", "two cooks", "Lamp and Bread"),
    ("MSF runs the ward.\n\nThree of the charity’s nurses are dead, it said.", "Three of", "MSF"),
    ("Widows came to the gate. They say 14 men were shot.", "14 men", "Widows"),
    ("A gravedigger stopped us: nine were killed, he said.", "nine were killed", "gravedigger"),
    ("Ten were killed, our sister paper La Duna reported.", "Ten were killed", "La Duna"),
    ("From two porters she had the figure of 30 dead, wrote Ada Brenn.", "30 dead", "two porters"),
    ("Elder Bo Lann said he had been told by herders that 5 boys died.", "5 boys", "herders"),
    ("The clerks hid the killing of a boy, the ombudsman found.", "killing of a boy", "ombudsman"),
    ("The strike left 12 dead (police) or 15 dead (the hospital).", "15 dead", "hospital"),
    ("Ada Brenn, who sells bread: “We saw six dead men by the oven.”", "six dead", "Ada Brenn"),
    ("On Friday 17 people were killed in Bern, police said.", "17 people", "police"),
    ("The dead were put at 18 on Monday by the Red Cross.", "18", "Red Cross"),
    ("Data issued on Monday by the harbour council show 18 dead.", "18 dead", "harbour council"),
    ("The cellar held six bodies, their captain, Joao Lembe, said.", "six bodies", "Joao Lembe"),
]


@pytest.mark.parametrize(("text", "words", "name"), HITS)
def test_the_speaker_is_whom_the_words_mean(text: str, words: str, name: str) -> None:
    """Named, described or taken up again, the one nearest to the event."""
    assert speaker(text, words) == name


NEAR = [
    ("Lamp and Bread feeds the camp. Two cooks were killed at noon.", "Two cooks", None),
    ("Two men fell by the fountain. “Six died,” he said.", "Six died", "he"),
    ("The strike left 12 dead (in all) and the town dark.", "12 dead", None),
    ("Two cooks were killed when he was given a rifle by the rebels.", "Two cooks", None),
    ("On Friday in Bern, police said, 17 people were killed.", "17 people", "police"),
]


@pytest.mark.parametrize(("text", "words", "name"), NEAR)
def test_nobody_is_made_a_speaker(text: str, words: str, name: str | None) -> None:
    """Who only stands near the figure does not say it, and a pronoun without its noun stays one."""
    assert speaker(text, words) == name


def test_a_pronoun_after_nested_speech_is_the_outer_speaker() -> None:
    """The officer goes on, and not the informer whom he quotes."""
    text = "An officer said that an informer had seen trucks. He added that 30 men were killed."
    assert speaker(text, "30 men") == "officer"


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("the historian Pell Aranda", "Pell Aranda", "person"),
        ("the harbour master", "harbour master", "unnamed"),
        ("Foreign Secretary Ada Brenn", "Ada Brenn", "person"),
        ("a hospital source quoted by AFP", "hospital source quoted by AFP", "unnamed"),
        ("Save the Children", "Save the Children", "organisation"),
        ("the chancellery", "chancellery", "organisation"),
    ],
)
def test_phrases_for_speakers_are_described(words: str, name: str, kind: str) -> None:
    """People by what they do, and bodies by their names."""
    source = describe(words)
    assert source is not None
    assert (source.name, source.kind) == (name, kind)


@pytest.mark.parametrize("words", ["the river", "the letter box", "the winter", "the disaster", "the computer"])
def test_things_whose_words_end_like_peoples_do_not_speak(words: str) -> None:
    """A river is nobody who rives."""
    assert describe(words) is None


def test_names_of_a_known_body_are_one() -> None:
    """Short forms and translations; never by letter case alone."""
    assert one_body("MSF", "Doctors Without Borders")
    assert known_body("the ICRC") == "International Committee of the Red Cross"
    assert known_body("who") is None
    assert not one_body("MSF", "ICRC")
    assert [name for _, name in bodies_named("Staff of MSF and of Human Rights Watch, who care")] == [
        "MSF",
        "Human Rights Watch",
    ]
