"""What is said of all who were counted, of one person by age and office, and what parts are called."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Reading, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def reading(offline: Engine, text: str) -> Reading:
    return offline.read(Report(item="i", version="v", text=text, published="2031-06-10", language="en"))


def casualties(offline: Engine, text: str) -> list[CasualtyClaim]:
    return [c for c in reading(offline, text).claims if isinstance(c, CasualtyClaim)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The elder said that 16 people, all civilians, had died in Ruda.", {"civilian"}),
        ("Eleven people, all of them women, were killed in the raid on Ruda.", {"adult", "f"}),
        ("Two teachers, both women, were shot dead in Ruda.", {"adult", "f", "teacher"}),
        ("Eleven people, most of them women, were killed in the raid on Ruda.", set()),
        ("Eleven people, nearly all of them women, were killed in the raid on Ruda.", set()),
        ("Twelve people were killed in Ruda on Monday, all believed to be civilians.", set()),
        ("Five people were killed in Ruda on Monday, all of them from one family.", set()),
    ],
)
def test_what_is_said_of_all_is_their_group(offline: Engine, text: str, values: set[str]) -> None:
    """ "All" and "both" say it of everybody; "most", "nearly all" and what is only believed do not."""
    claim, *_ = casualties(offline, text)
    assert claim.group.values() == values


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Among the dead was Ilan Torv, 51, a baker.", [1]),
        ("Among the dead was Ilan Torv (51), a baker from Osta.", [1]),
        ("Among the dead was Ilan Torv, 51, a baker, and his wife.", [2]),
        ("Among the dead were Ilan Torv, 51, a baker, and Mira Sold, 20, a student.", [2]),
        ("The victims were named as Ira Venn, 28, a nurse, and Tor Wick, 41, a driver.", [2]),
    ],
)
def test_a_name_with_age_and_office_is_one_person(offline: Engine, text: str, counts: list[int]) -> None:
    """Who somebody was is no further victim; "and his wife" makes two."""
    assert sorted(c.count.low or 0 for c in casualties(offline, text)) == counts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doctors at Ruda Hospital said they had received 12 bodies.", "Ruda Hospital"),
        ("The main mortuary in Ruda took in 12 bodies after the raid.", "the main mortuary in Ruda"),
        ("At the Ruda Hospital alone, eight bodies were counted after the blast.", "the Ruda Hospital"),
        ("Doctors received 12 bodies after the raid on Ruda.", "doctors"),
        ("In the village of Osta alone, 14 people were killed.", "the village of Osta"),
        (
            "Two of those hurt in Monday's market blast died, bringing the dead to eight.",
            "two of those hurt in Monday's market blast",
        ),
    ],
)
def test_a_part_is_called_by_whole_words(offline: Engine, text: str, name: str) -> None:
    """By its house or place, by who works there, or by the words around its number."""
    assert name in [c.part_of for c in casualties(offline, text) if c.covers == "part"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In all, 16 people have been killed in the two attacks in Ruda.", "several_incidents"),
        ("Police in Ruda said that 21 people had been killed in both attacks.", "several_incidents"),
        ("Sixteen people were killed in the attack in Ruda, and two shops burned.", "this_incident"),
        ("Two blasts at the market in Ruda killed 16 people on Monday.", "this_incident"),
    ],
)
def test_a_figure_of_both_attacks_is_of_several(offline: Engine, text: str, scope: str) -> None:
    """Where the attacks are counted together; two blasts at one market are one incident."""
    assert {c.scope for c in casualties(offline, text)} == {scope}


def speakers(offline: Engine, text: str) -> dict[int | None, str | None]:
    return {c.count.low: c.speaker.name if c.speaker else None for c in casualties(offline, text)}


def test_who_died_does_not_speak(offline: Engine) -> None:
    """ "Two died, raising the toll": what happened moved the figure, and police said so. An office that puts it higher speaks."""
    said = speakers(
        offline,
        "Two of those hurt in Monday's blast in Ruda died in hospital, raising the death toll to 11, police said.",
    )
    assert said == {2: "police", 11: "police"}
    said = speakers(offline, "The governor said that five people had died in Ruda, raising his earlier figure to five.")
    assert set(said.values()) == {"governor"}


def test_a_number_given_in_a_sentence_of_its_own(offline: Engine) -> None:
    """ "A doctor gave the number as 12" is a count of the outcome told before, and another speaker's."""
    said = speakers(
        offline, "Nine people died in a blast in Ruda on Monday, the mayor said. A doctor gave the number as 12."
    )
    assert said == {9: "mayor", 12: "doctor"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            'The army denied that its aircraft had struck Ruda. "No civilian was killed," its spokesman Colonel Ader said.',
            "denied",
        ),
        ("The ministry denied that its planes had struck Ruda. It said that nobody had been killed.", "denied"),
        (
            "The ministry denied that its planes had struck Ruda. The mayor of Ruda said that nobody had been killed.",
            "asserted",
        ),
        ("The fire service said that nobody had been killed when a rocket landed near Ruda.", "asserted"),
    ],
)
def test_none_by_who_denies_is_a_denial(offline: Engine, text: str, stance: str) -> None:
    """Who disowns the deed goes on denying; another's "nobody" is a count of none."""
    assert [(c.count.low, c.stance) for c in casualties(offline, text)] == [(0, stance)]


MONTH = (
    "The central morgue of Ruda received 112 bodies in April, 61 of them with gunshot wounds, its director said on Friday. "
    "He said that 23 of the bodies had not been identified. "
)


def test_a_morgues_month_has_parts_and_no_shooting(offline: Engine) -> None:
    """Wounds counted and bodies without a name are parts of the month, and the wounds tell of no one shooting."""
    found = reading(offline, MONTH)
    claims = [c for c in found.claims if isinstance(c, CasualtyClaim)]
    assert {(c.count.low, c.covers) for c in claims} == {(112, "part"), (61, "part"), (23, "part")}
    assert not [c for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind"]
    assert not [p for p in found.problems if p.code == "natural_deaths_included"]


def test_natural_deaths_bound_a_morgues_count_from_above(offline: Engine) -> None:
    """Where some died of no violence the count is a most, but for those whose wounds are told; and a problem says so."""
    found = reading(offline, MONTH + "The figures include people who died of natural causes.")
    claims = [c for c in found.claims if isinstance(c, CasualtyClaim)]
    assert {(c.count.low, c.count.high) for c in claims} == {(None, 112), (61, 61), (None, 23)}
    (problem,) = [p for p in found.problems if p.code == "natural_deaths_included"]
    assert problem.quote is not None
    assert problem.quote.text == "The figures include people who died of natural causes."


@pytest.mark.parametrize(
    "text",
    [
        MONTH + "The figures do not include people who died of natural causes.",
        "A blast in Ruda killed 12 people on Monday. The list includes a man who fell to his death.",
    ],
)
def test_counts_without_natural_deaths_stand(offline: Engine, text: str) -> None:
    """Left out, or not told of: nothing is bounded."""
    assert all(c.count.low is not None for c in casualties(offline, text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A shell hit a school in Ruda on Monday, killing nine people.", {"shelling"}),
        ("Nine people were killed in Ruda on Monday; the shell of the school stood empty.", set()),
    ],
)
def test_a_single_shell_is_shelling(offline: Engine, text: str, kinds: set[str]) -> None:
    """Where it hits; the shell of a building does not."""
    found = reading(offline, text).claims
    assert {c.value for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "kind"} == kinds


def test_a_day_or_month_is_no_place(offline: Engine) -> None:
    """There are towns called May and Tuesday; behind "in May" and before the speaker stands none."""
    text = "The morgue of Ruda received 45 bodies in May. Nine people died in Ruda on Tuesday, the Red Crescent said."
    found = reading(offline, text).claims
    places = [c.value for c in found if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    assert not [p for p in places if p.startswith(("May", "Tuesday"))]
