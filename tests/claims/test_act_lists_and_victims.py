"""Lists behind the noun of an act, victims told by who they are, and people told by what became of them: hits and near misses."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import found_in

Told = set[tuple[str, int | None, int | None, str]]


def told(text: str) -> Told:
    """(outcome, low, high, a role, age or sex) of each claim that no sum made."""
    return {
        (f.outcome, f.count.low, f.count.high, "+".join(sorted(f.group.values())))
        for f in found_in(text)
        if not f.count.derived
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The letter spoke of the murder of Bishop Arana, dock workers, two nuns and Dr. Lemus.",
            {
                ("killed", 1, 1, "religious"),
                ("killed", None, None, "worker"),
                ("killed", 2, 2, "f+religious"),
                ("killed", 1, 1, ""),
            },
        ),
        (
            "A reward is offered for news of the murder of the teachers -- four women and one man -- and a cook.",
            {("killed", 4, 4, "adult+f+teacher"), ("killed", 1, 1, "adult+m+teacher"), ("killed", 1, 1, "worker")},
        ),
        (
            "A curfew followed after the killings during the past two days of a mayor, a surgeon, and a driver.",
            {("killed", 1, 1, "official"), ("killed", 1, 1, "medic"), ("killed", 1, 1, "driver")},
        ),
        (
            "He condemned the killing in Panama of student leader Rosa Tello and her driver Luis Paz.",
            {("killed", 2, 2, "leader+student")},
        ),
        (
            "The court heard of the murder of the CNT [National Workers' Union] drivers.",
            {("killed", None, None, "driver")},
        ),
        # near misses: those behind the comma act, a time of a thing, an aside that counts nobody
        ("After the murder of Bishop Arana, priests and nuns asked for calm.", {("killed", 1, 1, "religious")}),
        ("The killings in the last two days of the siege were many.", set()),
        ("The murder of the teachers -- it was in 1988 -- is unsolved.", {("killed", None, None, "teacher")}),
    ],
)
def test_everybody_on_a_list_behind_an_act_is_told(text: str, expected: Told) -> None:
    """The murder of a named man, of others uncounted beside him, of those whom an aside counts, a place or time before "of"."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A new victim of the terror is union leader Rosa Tello.", {("killed_or_injured", 1, 1, "leader")}),
        ("The latest fatal victim was Pedro Vidal.", {("killed", 1, 1, "")}),
        ("Among the war victims are six nuns.", {("killed", 6, 6, "f+religious")}),
        ("Fatal victims of the violence amount to about 12,000.", {("killed", 12000, 12000, "")}),
        ("Senator Pedro Vidal is the latest victim of the killings.", {("killed_or_injured", 1, 1, "politician")}),
        # near misses: no person, another harm, a figure of speech
        ("The first victim of the war is the truth.", set()),
        ("The latest victim of the fraud is banker Rosa Tello.", set()),
        ("Senator Pedro Vidal is the victim of a smear.", set()),
        ("Among the flood victims are six nuns.", set()),
    ],
)
def test_a_victim_is_told_by_who_it_is(text: str, expected: Told) -> None:
    """Without a word of how, a victim was killed or injured; "fatal" says which."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of the injured persons is corporal Luis Mora.", {("injured", 1, 1, "soldier")}),
        (
            "Among the nuns murdered was Sister Ana Paz.",
            {("killed", 1, 1, "f+religious"), ("killed", None, None, "f+religious")},
        ),
        ("Twelve of those arrested are linked to the raid.", {("detained", 12, 12, "")}),
        (
            "The rebels left two dead and three wounded, including a sergeant.",
            {("killed", 2, 2, ""), ("injured", 3, 3, ""), ("killed_or_injured", 1, 1, "soldier")},
        ),
        # near miss: of the second count alone
        (
            "The mob killed three men and wounded 20 others, including two children.",
            {("killed", 3, 3, "adult+m"), ("injured", 20, 20, ""), ("injured", 2, 2, "child")},
        ),
    ],
)
def test_members_of_those_counted_have_their_outcome(text: str, expected: Told) -> None:
    """One of the injured is injured; one of two dead and three wounded is either."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Several officials continued to be held hostage.", {("missing", None, None, "official")}),
        ("Two teachers appear to have been killed.", {("killed", 2, 2, "teacher")}),
        ("Five nuns were on the way home when they were abducted.", {("missing", 5, 5, "f+religious")}),
        ("The operator of a radio tower was killed by a bomb.", {("killed", 1, 1, "")}),
        ("The other victim, Juan Mora, is recovering in a hospital of the port.", {("injured", 1, 1, "")}),
        ("The driver was taken to a clinic, where he passed away.", {("killed", 1, 1, "")}),
        ("They wiped out dozens of enemy troops.", {("killed", None, None, "combatant+soldier")}),
        ("One man had serious head wounds.", {("injured", 1, 1, "adult+m")}),
        # near misses
        ("Two soldiers guarded three prisoners when they were shot dead.", {("killed", None, None, "")}),
        ("The former minister passed away at his home.", set()),
        ("The government wiped out the debt of the farmers.", set()),
        ("Before surrendering their rifles the rebels shot them into the air.", set()),
        ("He took over as chairman after the death of Swami Devanand.", set()),
        ("He took over after the death of Colonel Mora in a bombing.", {("killed", 1, 1, "soldier")}),
        ("The minister is recovering from a cold.", set()),
    ],
)
def test_further_words_tell_of_harm(text: str, expected: Told) -> None:
    """Verbs that go on or seem, deaths in hospital, and what is done to rifles, debts and thrones."""
    assert told(text) == expected


def test_whoever_remains_in_custody_is_in_it() -> None:
    """ "Will remain in custody" is no plan; "will be taken into custody" is one."""
    (here,) = found_in("The two men will remain in custody until Monday.")
    (planned,) = found_in("The two men will be taken into custody on Monday.")
    assert (here.stance, planned.stance) == (None, "hypothetical")


def test_a_private_citizen_is_no_soldier() -> None:
    """ "Private" before a common noun is no rank; before a name it is one."""
    assert found_in("A private citizen was wounded.")[0].group.values() == frozenset()
    assert "soldier" in found_in("Private Luis Mora was killed.")[0].group.values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One man was killed and another seriously injured this evening.",
            {("killed", 1, 1, "adult+m"), ("injured", 1, 1, "")},
        ),
        ("Two guards were killed and another wounded.", {("killed", 2, 2, "guard"), ("injured", 1, 1, "")}),
        ("A third died in hospital.", {("killed", 1, 1, "")}),
        ("There was a clash in which one was killed.", {("killed", 1, 1, "")}),
        ("Two persons were killed in police firing and one in stabbing.", {("killed", 2, 2, ""), ("killed", 1, 1, "")}),
        # near misses: whoever did it, and things
        (
            "One rebel was killed and another wounded two nuns.",
            {("killed", 1, 1, "militant"), ("injured", 2, 2, "f+religious")},
        ),
        ("A bus was burned and another was seized.", set()),
        ("There is a way in which one is wounded by words.", set()),
    ],
)
def test_another_is_one_more(text: str, expected: Told) -> None:
    """Who was hurt beside the one killed is one more person, and does not make of both one who was killed or hurt."""
    assert {(o, a, b, g.replace("combatant+", "")) for o, a, b, g in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He deplored murders such as that of Bishop Arana.", {("killed", 1, 1, "religious")}),
        ("The daughter of the Dutch ambassador is the one who was injured.", {("injured", 1, 1, "f")}),
        (
            "He went to the funeral of six nuns, five of them Italians, who were killed on Thursday.",
            {("killed", 6, 6, "f+religious"), ("killed", 5, 5, "religious")},
        ),
        ("A group of rebels murdered 17 dockers.", {("killed", 17, 17, "worker")}),
        ("Two of their men are currently in detention.", {("detained", 2, 2, "adult+m")}),
        # near misses: money, days, the dead under a word for hurt
        ("The strike has caused daily losses of $800,000.", set()),
        ("The rebels murdered 17 days after the truce.", set()),
        ("There were burnt and mangled corpses.", set()),
    ],
)
def test_people_stand_where_the_words_put_them(text: str, expected: Told) -> None:
    """Behind "that of", before "the one who", before "five of them", right behind an active verb; and losses of money are nobody's."""
    assert told(text) == expected
