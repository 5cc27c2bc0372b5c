"""Outcome words behind "be" or "include", nouns of harm in the plural, and harm with no violence in it."""

from __future__ import annotations

import pytest
from test_casualties import said

Told = set[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Also killed were two guards and a driver.", {("killed", 2, 2), ("killed", 1, 1)}),
        ("Wounded in the blast were three nurses.", {("injured", 3, 3)}),
        ("The injured included two nurses.", {("injured", 2, 2)}),
        ("The dead were identified as Ruben Orsa and Luis Alvear.", {("killed", 2, 2)}),
        ("Two nurses were among those wounded.", {("injured", 2, 2)}),
        ("A guard was among the dead.", {("killed", 1, 1)}),
        ("The governor said that eight of the nine dead, all of them farmers, were from Ardal.", {("killed", 9, 9)}),
        ("The governor said that two nurses were dead.", {("killed", 2, 2)}),
        ("The governor said that he had found three guards dead.", {("killed", 3, 3)}),
        # near misses
        ("The dead were honoured at noon.", set()),
        ("The wounded were doing well.", set()),
        ("Two nurses were among those who sang.", set()),
    ],
)
def test_people_are_told_as_predicates(text: str, expected: Told) -> None:
    """The word may be subject or predicate of those harmed; what else the dead and wounded do tells of nobody new."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike caused civilian casualties.", {("killed_or_injured", None, None)}),
        ("There were casualties on both sides.", {("killed_or_injured", None, None)}),
        ("There have been many deaths among the villagers.", {("killed", None, None)}),
        ("Numerous murders of recent weeks remain unsolved.", {("killed", None, None)}),
        ("Several kidnappings were reported.", {("missing", None, None)}),
        ("There has been a great loss of human life.", {("killed", None, None)}),
        ("The bombing caused the loss of 30 lives.", {("killed", 30, 30)}),
        ("The bomb claimed several victims.", {("killed_or_injured", None, None)}),
        ("The bodies of farmers lay in the street.", {("killed", None, None)}),
        # near misses
        ("The command makes every effort to avoid civilian casualties.", set()),
        ("The command looks into reports of civilian casualties.", set()),
        ("The killings shocked the town.", set()),
        ("Road deaths continue to rise.", set()),
        ("The firm reported the loss of 30 jobs.", set()),
        ("The victims need blankets.", set()),
    ],
)
def test_a_bare_plural_of_harm_is_vague(text: str, expected: Told) -> None:
    """Many, caused, there were: it happened, to nobody knows how many. Reports, fears and efforts tell of nothing."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb killed 40 people.", {("killed", 40, 40)}),
        ("The earthquake killed 40 people.", set()),
        ("The priest died in a car accident.", set()),
        ("The priest died of his wounds.", {("killed", 1, 1)}),
        ("Gunmen killed 40 people sheltering from the flood.", {("killed", 40, 40)}),
        ("Three ministers were missing from the meeting.", set()),
        ("Three ministers were missing from their homes.", {("missing", 3, 3)}),
    ],
)
def test_harm_with_no_violence_in_it_is_no_claim(text: str, expected: Told) -> None:
    """Earthquakes, accidents and illness kill without a claim, unless violence stands beside them; the absent are not missing."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels must release the 1,000 farmers they have kidnapped.", {("missing", 1000, 1000)}),
        (
            "The raid killed a commander and two of his deputies.",
            {("killed", 1, 1), ("killed", 2, 2), ("killed", 3, 3)},
        ),
        ("The army broke up the cell, capturing eight of its members.", {("detained", 8, 8)}),
        ("The army broke up the cell, capturing eight of its rifles.", set()),
        ("Troops killed rebel leaders Omar Ost and Abu Karim in the raid.", {("killed", 2, 2)}),
        ("Families left homeless by the shelling slept outside.", {("displaced", None, None)}),
        ("The shelling forced 12,000 people from their homes.", {("displaced", 12000, 12000)}),
        ("The noise forced 12,000 people from their seats.", set()),
        ("The 39 guards now in jail were tried.", {("detained", 39, 39)}),
        ("riva: around 30 party workers, including the unit chief, were arrested on monday.", {("detained", 30, 30)}),
        ("The blast did not hurt anyone.", {("injured", 0, 0)}),
        ("The crew escaped injury.", {("injured", 0, 0)}),
    ],
)
def test_people_whom_the_parse_hides(text: str, expected: Told) -> None:
    """Clauses without a pronoun, objects joined to the verb, names behind a plural, datelines run into the lead."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people died in police firing and 15 in stabbing.", {("killed", 4, 4), ("killed", 15, 15)}),
        (
            "Five people were hurt--two in stabbing and three in police firing.",
            {("injured", 5, 5), ("injured", 2, 2), ("injured", 3, 3)},
        ),
        ("Four people died in police firing and 15 in the crowd fled.", {("killed", 4, 4)}),
    ],
)
def test_counts_go_on_by_the_deed(text: str, expected: Told) -> None:
    """The outcome told once holds for each deed of a row; a verb of its own ends it."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A body was found in a ditch.", {("killed", 1, 1)}),
        ("The body of the rector was brought home.", {("killed", 1, 1)}),
        ("An elected body of the farmers was formed.", set()),
        ("The body of the judgement was read out.", set()),
        ("The arrest of Omar Ost was announced.", {("detained", 1, 1)}),
        ("A warrant for the arrest of Omar Ost was revoked.", set()),
        ("They blamed the mayor for not arresting the party leaders.", set()),
        ("He is a die hard follower of the club.", set()),
        ("massacre takes death toll to 158 opposition seeks dismissal", {("killed", 158, 158)}),
        ("The toll road to 158 farms was closed.", set()),
        ("Its crew died when the plane was shot down.", {("killed", None, None)}),
        ("Its crew sang when the plane was shot down.", set()),
        ("The mob threw stones, causing injuries to a constable.", {("injured", 1, 1)}),
        ("In the villages of Sorva and Ombrane, 50 bodyguards were detained.", {("detained", 50, 50)}),
    ],
)
def test_words_of_harm_with_another_sense_beside_them(text: str, expected: Told) -> None:
    """Bodies of the dead and bodies that govern, arrests made and only wanted, tolls of deaths and of roads."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least five military and rebel deaths were counted.", {("killed", 5, None)}),
        ("We regret the deaths among our soldiers.", {("killed", None, None)}),
        ("We regret the deaths.", set()),
        ("Sixteen sailors were injured. All the injured sailors are getting help.", {("injured", 16, 16)}),
        ("The injured sailors are getting help.", {("injured", None, None)}),
    ],
)
def test_the_harmed_told_again_are_no_new_claim(text: str, expected: Told) -> None:
    """Deaths among a group are vague; "the injured sailors" points back where their number was told."""
    assert said(text) == expected
