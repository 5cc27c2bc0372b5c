"""What titles, appositions, ages and the bearer of casualties say of the people of a claim."""

from __future__ import annotations

import pytest
from tests.claims.test_casualties import found_in

from accounted.claims.english.groups import read_group


def facets(text: str) -> list[list[str]]:
    return [sorted(f.group.values()) for f in found_in(text) if not f.count.derived]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dario Vellini, mayor of Castrona, was murdered on Friday.", ["official"]),
        ("Deputy Ornella Pastrik was assassinated in her car.", ["politician"]),
        ("Colonel Ivo Brandt was killed at the gate.", ["soldier"]),
        ("Colonel Ivo Brandt, commander of the Castrona police, was killed.", ["police"]),
        ("The murder of Colonel Ivo Brandt of the police force shocked the town.", ["police"]),
        ("Ivo Brandt, president of the Castrona bank, was killed.", []),
        ("Ivo Brandt, a judge of the high court, was murdered.", ["judge"]),
        ("Father Ivo Brandt was murdered at the altar.", ["religious"]),
        ("Presidential candidate Ivo Brandt was shot dead.", ["politician"]),
        ("Opposition leader Ivo Brandt was assassinated.", ["leader", "politician"]),
        ("Ivo Brandt, 45, was shot dead at the bridge.", ["adult"]),
        ("Ivo Brandt (12) was shot dead at the bridge.", ["child"]),
        ("A 70-year-old woman was shot dead at the bridge.", ["elderly", "f"]),
        ("A 19-year-old man was shot dead.", ["adult", "m"]),
        ("Two men who worked as cooks were killed.", ["adult", "m", "worker"]),
        ("The murder of Riva Senator Ivo Brandt shocked all.", ["politician"]),
        ("Justo Pastor Brandt Silva was murdered.", []),
        # near misses: another person in a list, a company's president, whose father it is
        ("His father Ivo was murdered.", ["m"]),
    ],
)
def test_title_apposition_and_age_say_who_a_victim_was(text: str, expected: list[str]) -> None:
    """The words beside a name give its facets; a rank of the police is no soldier's."""
    assert facets(text)[0] == expected


def test_the_next_of_a_list_is_no_apposition() -> None:
    """ "Brandt, a driver and two guards were killed": three parties, and nothing is said of Brandt."""
    assert facets("Ivo Brandt, a driver and two guards were killed.")[0] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels inflicted 24 casualties on the 4th Brigade.", ["soldier"]),
        ("The guerrillas suffered 40 casualties.", ["combatant", "militant"]),
        ("The police, who sustained 14 casualties, withdrew.", ["police"]),
        # near misses: a road, a town
        ("There were 24 casualties on the highway.", []),
        ("The town suffered 40 casualties.", []),
    ],
)
def test_casualties_are_of_those_who_bore_them(text: str, expected: list[str]) -> None:
    """On whom casualties were inflicted, or who suffered them, is the group that a tally counts."""
    assert [f for f in facets(text) if f == expected]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("police captain", {"police"}),
        ("army captain", {"soldier"}),
        ("deputy foreign minister", {"official"}),
        ("director of the newspaper", {"journalist"}),
        ("president of the supreme court", {"judge"}),
        ("charity's staff", {"aid_worker"}),
        ("staff", set()),
        ("peasants", {"farmer"}),
        ("jawans", {"combatant", "soldier"}),
        ("six-year-old boy", {"child", "m"}),
        ("two-month-old girl", {"baby", "f"}),
        ("passers-by", set()),
        ("hostages", set()),
    ],
)
def test_words_around_a_noun_decide_its_role(phrase: str, expected: set[str]) -> None:
    """Shared ranks and offices are read by what stands beside them."""
    assert read_group(phrase).values() == expected
