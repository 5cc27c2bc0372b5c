"""People whose status one claim leaves open and another one tells: never civilians by silence."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import at_least, by, claim, count, group, nobody, rule_of, said, toll, vague

from accounted.model import CasualtyClaim, Count, Source
from accounted.reckoning import Account, load
from accounted.reckoning.method_rules import MethodRules, Setting

POLICE = group("police officers", role="police")
SECURITY = group("security personnel", role="security_forces")
SOLDIERS = group("soldiers", role="soldier")
MILITANTS = group("militants", status="combatant", role="militant")
CIVILIANS = group("civilians", status="civilian")
OFFICIALS = group("councillors", role="official")
GUARDS = group("guards", role="guard")
PEOPLE = group("people")
ARMY = Source(name="Maj. Ivo Tarn", kind="person", role="spokesman of the Verland army")
BOTH = ("airwars-observed", "ibc-partial")


def under(method: str, **civilians: str) -> MethodRules:
    """The method with these ``[civilians]`` settings."""
    rules = load(method)
    made = {k: Setting(value=v, document="a test", sureness="own") for k, v in civilians.items()}
    return msgspec.structs.replace(rules, civilians=msgspec.structs.replace(rules.civilians, **made))


def eight(**more: Any) -> CasualtyClaim:
    return claim(8, group=PEOPLE, **more)


def second(number: Count | int = 8) -> Account:
    """A second origin of plain people, since IBC asks for two."""
    return said(claim(number, group=PEOPLE), name="z-hospital")


# ---- evidence and no evidence


@pytest.mark.parametrize("method", BOTH)
@pytest.mark.parametrize(
    ("other", "answer", "setting"),
    [
        # no evidence: civilian unless there is evidence otherwise
        (claim(2, covers="part", group=group("farm workers", role="worker")), "figures", None),
        (claim(2, covers="part", group=CIVILIANS), "figures", None),
        (claim(2, covers="part", group=OFFICIALS), "figures", None),
        (claim(2, covers="part", group=group("children", age="child")), "figures", None),
        # police and their like: the setting says
        (claim(2, covers="part", group=POLICE), "cannot_say", "civilians.police"),
        (claim(vague("several"), covers="part", group=POLICE), "cannot_say", "civilians.police"),
        (claim(2, covers="part", group=SECURITY), "cannot_say", "civilians.security_forces"),
        (claim(2, covers="part", group=GUARDS), "cannot_say", "civilians.guards"),
        (claim(20, covers="part", group=PEOPLE, includes=(POLICE,)), "cannot_say", "civilians.police"),
        (claim(2, covers="part", group=POLICE, stance="claimed"), "cannot_say", "civilians.police"),
        (claim(2, covers="part", group=POLICE, superseded=True), "cannot_say", "civilians.police"),
        # soldiers and fighters: nobody says how many were civilians
        (claim(2, covers="part", group=SOLDIERS), "cannot_say", None),
        (claim(2, covers="part", group=MILITANTS), "cannot_say", None),
        # near misses: nobody is said to have been among these dead
        (claim(2, covers="part", group=POLICE, stance="hypothetical"), "figures", None),
        (claim(2, covers="part", group=POLICE, stance="denied"), "figures", None),
        (claim(2, covers="part", group=POLICE, stance="could_not_confirm"), "figures", None),
        (claim(2, covers="part", group=SOLDIERS, scope="background"), "figures", None),
        (claim(2, covers="part", group=SOLDIERS, scope="another_incident"), "figures", None),
        (claim(2, "detained", covers="part", group=MILITANTS), "figures", None),
        (claim(2, "injured", covers="part", group=POLICE), "figures", None),
        (claim(nobody(), covers="part", group=SOLDIERS), "figures", None),
    ],
)
def test_what_others_say_of_the_dead(method: str, other: CasualtyClaim, answer: str, setting: str | None) -> None:
    """Eight people from two origins are eight civilians, unless another claim labels some of the same dead."""
    made = toll(said(eight(), name="a-mayor"), said(other, name="b-officials"), second(), method=method)
    assert (made.answer, made.setting) == (answer, setting)
    if answer == "figures":
        assert made.fields == {"min": 8, "max": 8}
    elif setting is None:
        assert made.question == "How many of the 8 killed were civilians?"


def test_a_label_that_a_person_set_aside_is_no_evidence() -> None:
    """The claim of soldiers was set aside by a decision: the eight are as before."""
    account = said(claim(2, covers="part", group=SOLDIERS), name="b")
    aside = msgspec.structs.replace(account.claims[0], set_aside="a mix-up of two towns")
    made = toll(said(eight(), name="a"), Account(origin=account.origin, claims=(aside,)), method="airwars-observed")
    assert made.fields == {"min": 8, "max": 8}


def test_a_label_that_its_origin_took_back_is_no_evidence() -> None:
    """Six soldiers, then no longer: the eight are as before."""
    six, back = claim(6, group=SOLDIERS, covers="part"), claim(6, group=SOLDIERS, stance="retracted")
    made = toll(said(eight(), name="a"), said(six, back, name="b"), method="airwars-observed")
    assert made.fields == {"min": 8, "max": 8}


@pytest.mark.parametrize(
    ("police", "answer", "fields"),
    [("inside", "figures", {"min": 8, "max": 8}), ("outside", "cannot_say", {})],
)
def test_the_setting_settles_it(police: str, answer: str, fields: dict[str, int | None]) -> None:
    """Police inside: eight civilians. Outside: nobody says how many of the eight were."""
    made = toll(
        said(eight(), name="a"), said(claim(6, covers="part", group=POLICE), name="b"),
        method=under("airwars-observed", police=police),
    )  # fmt: skip
    assert (made.answer, made.fields) == (answer, fields)


def test_civilian_claims_of_the_incident_set_the_figure() -> None:
    """Soldiers among eleven dead, two of them civilians by name: two or more as a part, two as a total."""
    eleven, soldiers = said(claim(11, group=PEOPLE), name="a"), said(claim(6, group=SOLDIERS, covers="part"), name="b")
    part = said(claim(2, group=CIVILIANS, covers="part"), name="c")
    made = toll(eleven, soldiers, part, method="airwars-observed")
    assert (made.fields, made.open_high) == ({"min": 2, "max": None}, True)
    whole = said(claim(2, group=CIVILIANS), name="c")
    assert toll(eleven, soldiers, whole, method="airwars-observed").fields == {"min": 2, "max": 2}


def test_eight_people_five_of_them_civilians_are_five() -> None:
    """Who says that five of the eight were civilians does not say it of the other three. Five told of elsewhere, in
    another report, may be an older count of the same people."""
    five = group("civilians", count(5), status="civilian")
    among = toll(said(eight(includes=(five,)), name="a"), method="airwars-observed")
    assert (among.fields, among.open_high) == ({"min": 5, "max": None}, True)
    total, part = eight(report="r", start=5), claim(5, report="r", start=5, covers="part", group=CIVILIANS)
    assert toll(said(total, part, name="a"), method="airwars-observed").fields == {"min": 5, "max": None}
    whole = claim(5, report="r", start=90, group=CIVILIANS)
    assert toll(said(total, whole, name="a"), method="airwars-observed").fields == {"min": 5, "max": 5}
    older = (("2031-03-01", claim(5, group=CIVILIANS)), ("2031-03-02", eight()))
    assert toll(said(*older, name="a"), method="airwars-observed").fields == {"min": 8, "max": 8}
    all_of_them = group("civilians", count(8), status="civilian")
    assert toll(said(eight(includes=(all_of_them,)), name="a"), method="airwars-observed").fields == {
        "min": 8,
        "max": 8,
    }


def test_several_totals_stand_in_one_question() -> None:
    """Where accounts differ on the dead, the question gives each figure once."""
    accounts = [said(claim(n, group=PEOPLE), name=f"o{i}") for i, n in enumerate((8, 11, at_least(7), 8))]
    made = toll(*accounts, said(claim(3, group=SOLDIERS, covers="part"), name="b"), method="airwars-observed")
    assert made.question == "How many of those killed were civilians (all together, accounts say 8, 11, at least 7)?"


def test_a_set_of_roles_is_not_split() -> None:
    """ "Ten security personnel and one official": with security forces outside, nobody says how many civilians."""
    both = claim(11, group=group("security personnel and one official", role=("security_forces", "official")))
    made = toll(said(both, name="a"), method="airwars-observed")
    assert (made.answer, made.setting) == ("cannot_say", "civilians.security_forces")
    out = toll(said(both, name="a"), method=under("airwars-observed", security_forces="outside", police="outside"))
    assert rule_of(out, both) == ("set_aside", "mixed_group")


def test_one_summand_is_not_the_other() -> None:
    """ "Nine people and two soldiers" of one report: the nine are not the soldiers. Another account's soldiers may be."""
    total = claim(
        Count(low=11, high=11, words="nine people and two soldiers", derived=("nine", "two")),
        report="r", start=10, group=group("people and soldiers", role="soldier", status="unknown"),
    )  # fmt: skip
    nine = claim(count(9, words="nine"), report="r", start=10, covers="part", group=PEOPLE)
    two = claim(count(2, words="two"), report="r", start=26, covers="part", group=SOLDIERS)
    made = toll(said(total, nine, two, name="a"), method="airwars-observed")
    assert made.fields == {"min": 9, "max": None}
    apart = toll(
        said(total, nine, two, name="a"), said(claim(4, group=SOLDIERS, covers="part"), name="b"),
        method="airwars-observed",
    )  # fmt: skip
    assert apart.answer == "cannot_say"


def test_children_are_nobodys_soldiers_and_women_may_be_police() -> None:
    """Three children stay a floor for civilians beside policemen; three women wait for the setting."""
    police = said(claim(6, group=POLICE, covers="part"), name="b")
    children = claim(3, covers="part", group=group("children", age="child"))
    made = toll(said(children, name="a"), police, method=under("airwars-observed", police="outside"))
    assert made.fields == {"min": 3, "max": None}
    women = said(claim(3, covers="part", group=group("women", sex="f")), name="a")
    assert toll(women, police, method="airwars-observed").setting == "civilians.police"


def test_men_of_a_civilian_count_are_civilian_men() -> None:
    """Airwars' men are civilians: eight men beside policemen wait for the setting; plain's men are men."""
    men, police = said(claim(8, group=group("men", sex="m")), name="a"), said(claim(6, group=POLICE), name="b")
    made = toll(men, police, method="airwars-observed", of="men")
    assert (made.answer, made.setting) == ("cannot_say", "civilians.police")
    assert toll(men, method="airwars-observed", of="men").fields == {"min": 8, "max": 8}
    assert toll(men, police, method="plain", of="men").fields == {"min": 8, "max": 8}


# ---- labels by the accused party


def test_the_attackers_label_is_context_under_airwars_and_a_question_under_ibc() -> None:
    """ "Eight terrorists", says only the army that struck: eight people stay civilians where the method says so."""
    label = claim(8, by=ARMY, group=MILITANTS)
    accounts = (said(eight(), name="a"), said(label, name="b-army"), second())
    done = (by("Verland army"),)
    made = toll(*accounts, method="airwars-observed", done_by=done)
    assert made.fields == {"min": 8, "max": 8}
    assert rule_of(made, label) == ("response", "accused_beside")
    asked = toll(*accounts, method="ibc-partial", done_by=done)
    assert (asked.answer, asked.setting) == ("cannot_say", "civilians.labelled_by_accused")
    assert asked.question == "Do people whom only the accused party calls combatants count as civilians?"


def test_the_same_label_by_somebody_not_accused_is_evidence() -> None:
    """Nobody names the army as having done it, or residents say it as well: then it counts."""
    label = said(claim(8, by=ARMY, group=MILITANTS), name="b-army")
    assert toll(said(eight(), name="a"), label, method="airwars-observed").answer == "cannot_say"
    neighbours = said(claim(3, by="residents", group=MILITANTS, covers="part"), name="c")
    made = toll(said(eight(), name="a"), label, neighbours, method="airwars-observed", done_by=(by("Verland army"),))
    assert made.answer == "cannot_say"


def test_what_the_accused_party_concedes_is_taken_as_said() -> None:
    """The army owns up to having hit soldiers of an ally: that is no claim of militancy to excuse itself."""
    label = said(claim(4, by=ARMY, group=SOLDIERS, stance="conceded", covers="part"), name="b-army")
    made = toll(said(eight(), name="a"), label, method="airwars-observed", done_by=(by("Verland army"),))
    assert made.question == "How many of the 8 killed were civilians?"


def test_contested_people_are_none_to_all_of_either() -> None:
    """Five civilians by one, the same five militants by another who is not accused: 0 to 5 of each. Five beside five, told of
    by one origin, or three beside five, or five soldiers, are other people."""
    ours, theirs = claim(5, group=CIVILIANS), claim(5, group=MILITANTS)
    pair = (said(ours, name="a"), said(theirs, name="b"))
    made = toll(*pair, method="airwars-observed")
    assert made.fields == {"min": 0, "max": 5}
    assert toll(*pair, method="airwars-observed", of="combatants").fields == {"min": 0, "max": 5}
    near = toll(said(ours, name="a"), said(claim(3, group=MILITANTS), name="b"), method="airwars-observed")
    assert near.fields == {"min": 5, "max": 5}
    both = toll(said(ours, claim(5, group=MILITANTS), name="a"), said(theirs, name="b"), method="airwars-observed")
    assert both.fields == {"min": 5, "max": 5}
    soldiers = toll(said(ours, name="a"), said(claim(5, group=SOLDIERS), name="b"), method="airwars-observed")
    assert soldiers.fields == {"min": 5, "max": 5}
    accused = toll(
        said(ours, name="a"), said(claim(5, by=ARMY, group=MILITANTS), name="b"), method="airwars-observed",
        done_by=(by("Verland army"),),
    )  # fmt: skip
    assert accused.fields == {"min": 5, "max": 5}


# ---- the strike at al-Baghdadi, in short


def test_a_convoy_of_police_is_not_a_convoy_of_civilians() -> None:
    """Totals of eight and eleven people, six police, ten security personnel, two civilians: ask, with each answer."""
    accounts = (
        said(eight(), name="captain"),
        said(claim(11, group=PEOPLE), name="province"),
        said(claim(6, group=POLICE, covers="part"), name="mayor"),
        said(claim(10, group=SECURITY, covers="part"), name="officials"),
        said(claim(2, group=CIVILIANS, covers="part"), name="security official"),
    )
    for method in BOTH:
        made = toll(*accounts, method=method)
        assert (made.answer, made.setting) == ("cannot_say", "civilians.police")
    made = toll(*accounts, method="airwars-observed")
    would = [r.sentence for r in made.reasons if r.rule == "would_be"]
    assert any(
        "police outside, civilians.security_forces outside: min 2, max not stated (open above)" in w for w in would
    )
    assert toll(*accounts, method="plain").fields == {"min": 10, "max": 11}


# ---- what must hold


NUMBERS = st.one_of(st.integers(1, 20), st.integers(1, 20).map(at_least), st.just(vague("several")))
COVERS = st.sampled_from(["whole", "part", "not_stated"])
OPEN = st.sampled_from([PEOPLE, group(), group("men", sex="m"), CIVILIANS, group("workers", role="worker")])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(NUMBERS, COVERS, OPEN), min_size=1, max_size=4),
    st.lists(st.tuples(NUMBERS, COVERS), min_size=1, max_size=2),
    st.sampled_from(BOTH),
)
def test_police_never_stand_in_a_civilian_figure_while_the_setting_is_open(
    people: list[Any], police: list[Any], method: str
) -> None:
    """With police among the dead and ``civilians.police`` unset, a figure is given only if it is the same with police
    outside: no claim of police, or of unlabelled people beside them, moves it."""
    held = [said(claim(n, covers=c, group=g), name=f"o{i}") for i, (n, c, g) in enumerate(people)]
    marked = [said(claim(n, covers=c, group=POLICE), name=f"p{i}") for i, (n, c) in enumerate(police)]
    made = toll(*held, *marked, method=method)
    outside = toll(*held, *marked, method=under(method, police="outside", security_forces="outside"))
    if made.answer == "figures":
        assert (outside.answer, outside.fields, outside.open_high) == (made.answer, made.fields, made.open_high)
    if not any(g.status or g.role for _, _, g in people):
        assert made.answer != "figures"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NUMBERS, COVERS, OPEN), min_size=1, max_size=4), NUMBERS, COVERS)
def test_soldiers_never_lend_their_number_to_civilians(people: list[Any], soldiers: Any, covers: str) -> None:
    """Beside soldiers, unlabelled people bear on no civilian figure."""
    made = toll(
        *(said(claim(n, covers=c, group=g), name=f"o{i}") for i, (n, c, g) in enumerate(people)),
        said(claim(soldiers, covers=covers, group=SOLDIERS), name="s"), method="airwars-observed",
    )  # fmt: skip
    told = [said(claim(n, covers=c, group=g), name=f"o{i}") for i, (n, c, g) in enumerate(people) if g.status or g.role]
    alone = toll(*told, method="airwars-observed") if told else None
    if alone is None or alone.answer != "figures":
        assert made.answer == "cannot_say"
    else:
        assert (made.fields, made.open_high) == (alone.fields, alone.open_high)
