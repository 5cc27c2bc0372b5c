"""The group reader: whom a count is of, and the words that say so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.english.groups import collective, is_demonym, is_person_noun, read_group
from accounted.model import Group


def _told(group: Group) -> set[str]:
    return {
        f"{part}:{facet.value}={facet.words}"
        for part in ("status", "role", "age", "sex", "other")
        for facet in getattr(group, part)
    }


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("civilians", {"status:civilian=civilians"}),
        ("non-combatants", {"status:civilian=non-combatants"}),
        ("policemen", {"role:police=policemen"}),
        ("police officers", {"role:police=police officers"}),
        ("PEASANTS", {"role:farmer=PEASANTS"}),
        ("women and children", {"sex:f=women", "age:adult=women", "age:child=children"}),
        ("suspected militants", {"status:combatant=militants", "role:militant=militants", "other:suspected=suspected"}),
        ("security personnel", {"role:security_forces=security personnel"}),
        ("schoolchildren", {"role:student=schoolchildren", "age:child=schoolchildren"}),
        ("aid workers", {"role:aid_worker=aid workers"}),
        ("workers", {"role:worker=workers"}),
        ("Iraqi soldiers", {"status:combatant=soldiers", "role:soldier=soldiers", "other:nationality=Iraqi"}),
        ("former soldiers", {"role:soldier=soldiers", "other:former=former"}),
        ("a bodyguard", {"role:guard=bodyguard", "other:bodyguard=bodyguard"}),
        ("Jesuit priests", {"role:religious=Jesuit priests"}),
        ("medical staff", {"role:medic=medical staff"}),
        ("babies", {"age:baby=babies"}),
        ("boys", {"age:child=boys", "sex:m=boys"}),
        ("worshippers", {"role:religious=worshippers"}),
        ("migrants", {"other:displaced=migrants"}),
        ("detainees", {"role:prisoner=detainees"}),
        ("the mayor", {"role:official=mayor"}),
        ("judges", {"role:judge=judges"}),
        ("a soldier's wife", {"sex:f=wife", "other:kin=wife"}),
        ("soldiers' families", {"other:kin=families"}),
        ("members of the family", {"other:kin=family"}),
        ("members of the security forces", {"role:security_forces=security forces"}),
        ("children of soldiers", {"age:child=children"}),
        ("students from the city police academy", {"role:student=students"}),
        ("stray dogs", set()),
        ("", set()),
    ],
)
def test_facets_carry_the_words_that_say_them(phrase: str, expected: set[str]) -> None:
    """Each facet holds its words as they stand; possessors and what hangs on with "from" add nothing."""
    assert _told(read_group(phrase)) == expected


def test_words_keep_the_whole_phrase() -> None:
    """The phrase itself is kept, white space made single, whatever is understood of it."""
    assert read_group("unlisted \n trapeze  folk").words == "unlisted trapeze folk"


_PEOPLE = (
    "people persons residents villagers victims bodies corpses colonel Colonels nurse NURSES Iraqis Palestinians"
    " Salvadorans men women children policemen passers-by wives priest shepherds guerrillas brother-in-law spokeswoman"
    " recruits others trapper blacksmiths zookeeper brickmakers ornithologist cyclists goatherds thieves"
)


@pytest.mark.parametrize("word", sorted(_PEOPLE.split()))
def test_knows_nouns_for_people(word: str) -> None:
    """Singular and plural, in any letter case."""
    assert is_person_noun(word)


@pytest.mark.parametrize(
    "word",
    [
        "houses",
        "rifle",
        "station",
        "Tuesday",
        "quickly",
        "bombs",
        "army",
        "armed",
        "former",
        "suspected",
        "pacemaker",
        "persists",
        "lists",
    ],
)
def test_things_and_adjectives_are_no_people(word: str) -> None:
    """Near misses: things, adjectives and bodies of troops are no nouns for people."""
    assert not is_person_noun(word)


def test_collectives_and_demonyms() -> None:
    """One word for several people is a collective; adjectives of nationality are known as such."""
    assert all(collective(word) for word in ("family", "crew", "group", "couple", "families"))
    assert not any(collective(word) for word in ("soldier", "brick"))
    assert is_demonym("Iraqi")
    assert not is_demonym("iron")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_phrase_is_read_and_its_facets_quote_it(phrase: str) -> None:
    """No phrase raises, and each facet's words stand in the phrase."""
    group = read_group(phrase)
    for part in (group.status, group.role, group.age, group.sex, group.other):
        assert all(facet.words in phrase for facet in part)
