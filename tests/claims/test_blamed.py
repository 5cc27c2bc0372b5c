"""Who is blamed, by the fixed forms of blame, and places told by what they are."""

from __future__ import annotations

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.english.circumstances.actors.blamed import _phrase_at, _phrase_before
from accounted.claims.english.circumstances.setting.sites import sites
from accounted.claims.protocol import Engine
from accounted.model import CircumstanceClaim, Report
from accounted.places import Gazetteer


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


def by(offline: Engine, text: str) -> list[str]:
    """Values of the by-claims of a text."""
    report = Report(item="i", version="v", text=text, published="2018-01-29", language="en")
    return [c.value for c in offline.read(report).claims if isinstance(c, CircumstanceClaim) and c.aspect == "by"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "A clerk was wounded in the attack staged last night by urban guerrilla commandos on the mill.",
            "urban guerrilla commandos",
        ),
        ("Two farmers died. The attack was attributed to the drug traffickers.", "drug traffickers"),
        (
            "Two farmers were killed by alleged members of the 12th Front of the FARC.",
            "alleged members of the 12th Front of the FARC",
        ),
        (
            "Papers were found linking right-wing paramilitary groups with the attack that killed two.",
            "right-wing paramilitary groups",
        ),
        ("Two clerks were killed. The killers of the clerk were FMLN guerrillas.", "FMLN guerrillas"),
    ],
)
def test_the_forms_of_blame_name_who_did_it(offline: Engine, text: str, value: str) -> None:
    """The noun phrase at the fixed place of the form is the actor, with the body that it belongs to."""
    assert value in by(offline, text)


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed in the attack. The attack was condemned by the army.",
        "Four people were killed. The explosion was heard by soldiers on the hill.",
        "Nobody was hurt by the river, and four people were killed in a blast.",
        "No front has claimed responsibility for the attack that killed four.",
    ],
)
def test_who_heard_or_condemned_an_attack_did_not_do_it(offline: Engine, text: str) -> None:
    """Near misses: the same "by" after words of hearing and condemning, and nobody at all."""
    assert by(offline, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("carried out by armed men wearing hoods", "armed men"),
        ('carried out by the "Red Dawn" rebels yesterday', 'Red Dawn" rebels'),
        ("carried out by troops of the 3d Brigade at noon", "troops of the 3d Brigade"),
    ],
)
def test_a_phrase_ends_where_something_else_is_told(text: str, found: str) -> None:
    """Dress and time are no part of who it was."""
    span = _phrase_at(text, text.index("by ") + 3)
    assert span is not None
    assert text[span[0] : span[1]] == found


def test_a_phrase_before_a_verb_goes_back_to_its_article() -> None:
    """What stands before the article is another thing."""
    text = "He said that yesterday the members of the Blue Front"
    span = _phrase_before(text)
    assert span is not None
    assert text[span[0] : span[1]] == "members of the Blue Front"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bomb exploded on 13th Street and 57th Avenue.", "13th Street and 57th Avenue"),
        (
            "It was on the El Ocotal path, in Guarica municipality, southern Cesar department.",
            "the El Ocotal path, in Guarica municipality, southern Cesar department",
        ),
        ("Two were shot near this northern city.", "this northern city"),
        ("Clashes went on in the eastern part of the country.", "the eastern part of the country"),
        ("They were seized from their homes at dawn.", "their homes"),
    ],
)
def test_a_place_is_told_by_its_noun(text: str, found: str) -> None:
    """Streets, hamlets and parts of a country need no gazetteer to be places."""
    assert found in [text[a:b] for a, b, _, _ in sites(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He spoke to reporters in the Las Lomas neighborhood.",
        "They were taken to the Santa Rita school.",
        "The Upala area commander was killed.",
    ],
)
def test_where_people_speak_or_are_taken_is_no_place_of_the_act(text: str) -> None:
    """Near misses with the same nouns."""
    assert [text[a:b] for a, b, _, _ in sites(text)] == []
