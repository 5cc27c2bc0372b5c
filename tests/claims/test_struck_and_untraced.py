"""Harm told without an outcome's own word: people shot, stabbed, held, untraced, or told by their wounds. Near misses beside."""

from __future__ import annotations

import pytest
from test_casualties import found_in, said

VAGUE = (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot the headmaster in front of his pupils.", {("killed_or_injured", 1, 1)}),
        ("They tied the three fishermen to a tree and shot them.", {("killed_or_injured", 3, 3)}),
        ("The rebels lined three clerks up against a wall and shot them.", {("killed", 3, 3)}),
        ("A rickshaw driver was knifed in the thigh near the bazaar.", {("injured", 1, 1)}),
        ("Two persons were stabbed in the old town and one is in hospital.", {("injured", 2, 2)}),
        ("The burning of two lorry drivers has angered the union.", {("killed_or_injured", 2, 2)}),
        ("Eleven detainees were tortured in the barracks.", {("injured", 11, 11)}),
        ("The warder was clubbed with a rifle butt.", {("injured", 1, 1)}),
        ("Two clerks and a porter were set on fire by the mob.", {("killed_or_injured", 2, 2), ("killed_or_injured", 1, 1)}),
        ("The mob shot and wounded two drivers.", {("injured", 2, 2)}),
        ("Two drivers were shot and killed.", {("killed", 2, 2)}),
    ],
)  # fmt: skip
def test_people_struck_are_harmed_and_not_said_how(
    text: str, expected: set[tuple[str, int | None, int | None]]
) -> None:
    """Killed or injured where no word tells which; a limb, a condition or a wall tells it."""
    assert said(text) >= expected
    assert {k[0] for k in said(text)} == {k[0] for k in expected}


@pytest.mark.parametrize(
    "text",
    [
        "The striker shot wide twice and was beaten by the goalkeeper.",
        "The chairman was shot down by the board over his plan.",
        "The stabbing pain in his side grew worse.",
        "The mob set afire seven scooters.",
        "The soldiers burned their boats and waited.",
        "A clerk was shot at by four men on Saturday.",
        "The burning of Dogo went on all night.",
        "The guards were told to shoot looters.",
    ],
)
def test_no_one_is_struck_by_a_figure_of_speech(text: str) -> None:
    """Shots that miss, games, things and orders harm nobody."""
    assert said(text) == set()


def test_a_strike_is_not_told_again_where_its_end_is_told() -> None:
    """ "They stabbed him. He died": one death; another person in the same paragraph stands for himself."""
    told = said("Two men stabbed a grocer in the back. He died at noon. His friend Sani, 25, was cut on the hands.")
    assert told == {("killed", 1, 1), ("injured", 1, 1)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The whereabouts of nine councillors remain unknown.", {("missing", 9, 9)}),
        ("A clerk whose whereabouts are unknown was last seen in a van.", {("missing", 1, 1)}),
        ("He has no idea where his parents are.", {("missing", *VAGUE)}),
        ("She has not heard from her two sons since the raid.", {("missing", 2, 2)}),
        ("The rebels carried off five youths.", {("missing", 5, 5)}),
        ("The treasurer was seized by men in plain clothes.", {("missing", 1, 1)}),
        ("The treasurer was seized by the police.", {("detained", 1, 1)}),
        ("The whereabouts of the stolen van are unknown.", set()),
        ("He has no idea where his keys are.", set()),
    ],
)
def test_nobody_knows_where_they_are(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Those whom nobody can trace are missing; things are not."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk, with 25 per cent burns, is being treated in Riva.", {("injured", 1, 1)}),
        ("The sentry collapsed with a bullet in his stomach.", {("injured", 1, 1)}),
        ("Dozens had their heads broken.", {("injured", *VAGUE)}),
        ("Nine prisoners bore the marks of whips.", {("injured", 9, 9)}),
        ("The sentry survived, but lost his left leg.", {("injured", 1, 1)}),
        ("An old man is fighting for his life in Riva.", {("injured", 1, 1)}),
        ("The bodies bore the marks of torture.", {("killed", *VAGUE)}),
        ("The broken arm of the statue was mended.", set()),
    ],
)
def test_wounds_tell_the_wounded(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Who has wounds is injured, unless they are on a body."""
    assert said(text) in (expected, set() if "bodies" in text else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade has trouble evacuating its wounded.", {("injured", *VAGUE)}),
        ("They left their dead and wounded behind.", {("killed_or_injured", *VAGUE)}),
        ("They prayed for the wounded.", set()),
        ("Casualties include shepherds, conscripts and a nurse.", {("killed_or_injured", *VAGUE), ("killed_or_injured", 1, 1)}),
        ("Fifty are dead, mostly civilians.", {("killed", 50, 50)}),
        ("Twenty were hurt, mostly from the north.", {("injured", 20, 20)}),
        ("The murder, in broad daylight, of two judges shook Riva.", {("killed", 2, 2)}),
        ("The killing by soldiers of six priests shook Riva.", {("killed", 6, 6)}),
        ("The ambush cost the lives of a major and two drivers.", {("killed", 1, 1), ("killed", 2, 2), ("killed", 3, 3)}),
        ("Along with two others, Captain Rossi was hanged.", {("killed", 2, 2), ("killed", 1, 1), ("killed", 3, 3)}),
        ("Three men entered the shop and were arrested.", {("detained", 3, 3)}),
        ("Most of the deserters were caught within hours.", {("detained", *VAGUE)}),
        ("About 15 persons were rounded up after the riot.", {("detained", 15, 15)}),
        ("Six persons were held for questioning.", {("detained", 6, 6)}),
        ("Two commuters were caught in the rain.", set()),
        ("Five survivors were picked up by a trawler.", set()),
        ("The blast blew off the legs of a conscript.", {("injured", 1, 1)}),
        ("A surgeon operated on 17 people with gunshot wounds.", {("injured", 17, 17)}),
        ("Four guerrillas fell in the encounter.", {("killed", 4, 4)}),
        ("Four guerrillas fell in the river.", set()),
        ("Police are holding a locksmith on suspicion of murder.", {("detained", 1, 1)}),
        ("Police are holding talks with the union.", set()),
        ("Two guards were tied up, but not hurt.", {("injured", 0, 0)}),
        ("The couple and their son were burnt alive.", {("killed", 2, 2), ("killed", 1, 1), ("killed", 3, 3)}),
        ("Five men, one of whom died, left the camp.", {("killed", 1, 1)}),
        ("A bus overturned near Riva, leaving 14 passengers dead.", set()),
    ],
)  # fmt: skip
def test_long_tail_constructions(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Phrases in which the people stand far from the word, or the word is no verb of harm."""
    assert said(text) == expected


def test_who_stands_accused_does_not_speak() -> None:
    """ "Three farmers accused of theft" say nothing."""
    (found,) = found_in("Members of the group killed, with machetes and sticks, three farmers accused of theft.")
    assert (found.outcome, found.count.low, found.group.words) == ("killed", 3, "farmers")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amir Kalota (47) was picked up by police along with Omar Jamesha (52), a trader, inspector Vipul Rao told reporters on Sunday.",
            {("detained", 1, 1), ("detained", 2, 2)},
        ),
        (
            "Police did not produce Kamran Siddiq, secretary of the board, who was detained along with some other members, for planning a march "
            "from Delhi to Agra.",
            {("detained", 1, 1)},
        ),
        ("Instead of shooting the messenger, the government should restore calm.", set()),
    ],
)
def test_companions_end_where_words_grow_vague_or_somebody_speaks(
    text: str, expected: set[tuple[str, int | None, int | None]]
) -> None:
    """Whoever says so is no companion, nor is anybody named behind "some others"; a messenger who is shot is a figure of speech."""
    assert said(text) == expected
