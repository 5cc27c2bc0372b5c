"""Nobody accused makes a zero, and nobody is accused by a nationality alone."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import by, claim, group, independent, nobody, rule_of, said, toll

from accounted.model import Incident, Place, Source
from accounted.reckoning import Account, load, reckon, shipped
from accounted.reckoning.method_rules import MethodRules, Setting
from accounted.reckoning.sides import Parties, accused_by

METHODS = [card.name for card in shipped()]
PENTAGON = Source(name="a Pentagon spokeswoman", kind="unnamed")
COMMAND = Source(name="US Central Command", kind="organisation")
TARN = Source(name="Maj. Ivo Tarn", kind="person", role="spokesman of the Verland army")
MAYOR = Source(name="Asla Nord", kind="person", role="mayor")


def counting_accused(name: str) -> MethodRules:
    """The method, made to let accused parties' figures count."""
    rules = load(name)
    value: Any = Setting(value="counts", document="a test", sureness="own")
    return msgspec.structs.replace(rules, sources=msgspec.structs.replace(rules.sources, accused=value))


def figures(made: Any) -> list[int]:
    return [f for f in made.fields.values() if f is not None]


# ---- zero


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("counts", [False, True])
@pytest.mark.parametrize(
    ("speaker", "party", "interest"),
    [
        (PENTAGON, "US helicopters", "unknown"),
        (COMMAND, "the United States", "unknown"),
        (COMMAND, "U.S. aircraft", "unknown"),
        (TARN, "Verland army", "unknown"),
        (Source(name="a spokesman", kind="unnamed"), "nobody named", "accused"),
        (Source(name="a spokesman", kind="unnamed", interest="accused"), "nobody named", "unknown"),
    ],
)
@pytest.mark.parametrize("stance", ["asserted", "claimed", "denied", "conceded"])
def test_none_by_the_accused_is_no_zero_under_any_method(
    method: str, counts: bool, speaker: Source, party: str, interest: str, stance: str
) -> None:
    """Officials count eleven, the accused says nobody: eleven stays the lowest, even where its figures may count."""
    none = claim(nobody(), by=speaker, stance=stance)
    rules = counting_accused(method) if counts else load(method)
    done = (by(party),) if party != "nobody named" else ()
    accounts = (
        said(claim(11, group=group("villagers")), name="officials"),
        said(claim(11, group=group("villagers")), name="hospital"),
        said(none, name="spokesman", interest=interest),
    )
    made = toll(*accounts, method=rules, done_by=done)
    assert 0 not in figures(made)
    assert rule_of(made, none) == ("response", "accused_says_none")
    if made.answer == "figures":
        assert min(figures(made)) == 11


@pytest.mark.parametrize("method", METHODS)
def test_none_by_somebody_not_accused_is_a_zero(method: str) -> None:
    """The near miss: a mayor says that nobody died. UCDP has no event then; IBC and GTD ask their own questions."""
    pair = (said(claim(nobody(), by=MAYOR), name="mayor"), said(claim(nobody(), by="The hospital"), name="hospital"))
    made = toll(*pair, method=method, done_by=(by("a rebel group"),))
    assert made.answer == ("not_an_event" if method == "ucdp-partial" else "figures")
    assert set(figures(made)) <= {0}


@pytest.mark.parametrize("method", METHODS)
def test_none_of_a_part_is_no_zero_of_the_whole(method: str) -> None:
    """ "We lost no one", "no soldier died": neither says that nobody died, whoever speaks."""
    own = claim(nobody(), by=TARN, covers="part", part_of="our own side")
    soldiers = claim(nobody(), by=MAYOR, group=group("soldiers", role="soldier"))
    eleven = [said(claim(11), name=n) for n in ("officials", "hospital")]
    made = toll(*eleven, said(own, soldiers, name="army"), method=method)
    assert min(figures(made)) == 11
    assert rule_of(made, own) == ("set_aside", "none_of_a_part")
    assert 0 not in figures(toll(said(own, soldiers, name="army"), method=method))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["whole", "part", "not_stated"])), min_size=0, max_size=3),
    st.sampled_from(["whole", "part", "not_stated"]),
    st.sampled_from(["asserted", "claimed", "denied", "conceded"]),
    st.sampled_from(METHODS),
    st.booleans(),
)
def test_the_accused_never_lowers_a_figure_by_saying_none(
    held: list[Any], covers: str, stance: str, method: str, counts: bool
) -> None:
    """Taking the accused party's "nobody" out changes no figure."""
    accounts: list[Account] = [said(claim(n, covers=c), name=f"o{i}") for i, (n, c) in enumerate(held)]
    none = said(claim(nobody(), by=TARN, covers=covers, stance=stance), name="army")
    rules = counting_accused(method) if counts else load(method)
    done = (by("Verland army"),)
    with_it, without = toll(*accounts, none, method=rules, done_by=done), toll(*accounts, method=rules, done_by=done)
    assert (with_it.fields, with_it.open_high) == (without.fields, without.open_high)


# ---- who is accused


@pytest.mark.parametrize(
    ("party", "speaker", "accused"),
    [
        # a bare nationality is too thin
        ("Iraqi", Source(name="Iraqi officials", kind="unnamed"), False),
        ("Iraqi", Source(name="an Iraqi army spokesman", kind="unnamed"), False),
        ("Somali", Source(name="Gen. Axmed Dhoore", kind="person", role="Somali police commander"), False),
        ("American", Source(name="American officials", kind="unnamed"), False),
        ("Kenyans", Source(name="Kenyan government", kind="organisation"), False),
        ("foreign", Source(name="foreign ministry", kind="organisation"), False),
        # a bare state: its military, and nobody else of it
        ("U.S.", COMMAND, True),
        ("the United States", Source(name="the US military", kind="organisation"), True),
        ("the United States", Source(name="US-led coalition", kind="organisation"), True),
        ("the United States", Source(name="US officials", kind="unnamed"), False),
        ("the United States", Source(name="United Nations spokesman", kind="unnamed"), False),
        ("Somalia", Source(name="Somali National Army", kind="organisation"), True),
        ("Somalia", Source(name="Somali health ministry", kind="organisation"), False),
        ("Somalia", Source(name="Somali police", kind="organisation"), False),
        # a force or an organisation in the value
        ("US helicopters", PENTAGON, True),
        ("US helicopters", Source(name="AFRICOM", kind="organisation"), True),
        ("US helicopters", Source(name="United Nations spokesman", kind="unnamed"), False),
        ("US helicopters", Source(name="Iraqi police", kind="organisation"), False),
        ("American aircraft", COMMAND, True),
        ("Iraqi aircraft", Source(name="Iraqi police spokesman", kind="unnamed"), False),
        ("Iraqi aircraft", Source(name="spokesman of the Iraqi defence ministry", kind="unnamed"), True),
        ("Iraqi aircraft", Source(name="the Iraqi mayor of the town", kind="office"), False),
        ("Iraqi police", Source(name="Iraqi police spokesman", kind="unnamed"), True),
        ("Israeli forces", Source(name="the IDF", kind="organisation"), True),
        ("al-Shabaab", Source(name="Shabaab spokesman", kind="unnamed"), True),
        ("al-Shabaab", Source(name="Somali army", kind="organisation"), False),
    ],
)
def test_who_is_accused_by_a_claim_of_who_did_it(party: str, speaker: Source, accused: bool) -> None:
    """A state's force accuses those who speak for it; a word of nationality accuses nobody."""
    origin = said(claim(1), name="x").origin
    assert (accused_by(origin, speaker, [party]) is not None) is accused


def test_a_military_that_may_have_flown_clears_nobody() -> None:
    """ "Aircraft" struck, and nobody says whose: the General Staff's "no civilian" is no zero, its "terrorists" no proof.
    A mayor's "no civilian" is a zero, and the staff's own figure of the dead stays a figure."""
    staff = Source(name="General Staff", kind="organisation")
    civilians = group("civilian", status="civilian")
    none, label = (
        claim(nobody(), by=staff, group=civilians),
        claim(8, by=staff, group=group("terrorists", role="militant")),
    )
    people = said(claim(19, group=group("people")), name="watch")
    done = (by("aircraft"),)
    made = toll(people, said(none, label, name="staff"), method="airwars-observed", done_by=done)
    assert made.fields == {"min": 19, "max": 19}
    assert rule_of(made, none) == ("response", "accused_says_none")
    mayor = said(claim(nobody(), by=MAYOR, group=civilians), name="mayor")
    assert toll(people, mayor, method="airwars-observed", done_by=done).fields == {"min": 0, "max": 19}
    assert toll(people, said(label, name="staff"), done_by=done).fields == {"min": 8, "max": 19}


STAFF = Source(name="General Staff", kind="organisation")


@pytest.mark.parametrize(
    ("parties", "speaker", "accused"),
    [
        (["army"], STAFF, True),
        (["soldiers"], Source(name="the Ministry of Defence", kind="organisation"), True),
        (["the air force"], Source(name="Army press office", kind="organisation"), True),
        (["army"], Source(name="Edo Marn", kind="person", role="spokesman of the General Staff"), True),
        (["General Staff Press Office"], STAFF, True),
        # an army of some other state, or speakers who are not of the armed forces
        (["army"], COMMAND, False),
        (["army"], Source(name="Ministry of Health", kind="organisation"), False),
        (["army"], Source(name="Edo Marn", kind="person", role="general manager"), False),
        (["army", "Verland aircraft"], STAFF, False),
        (["aircraft"], STAFF, False),
        (["rebel army"], STAFF, False),
    ],
)
def test_the_high_command_speaks_for_an_army_that_nobody_names_more_closely(
    parties: list[str], speaker: Source, accused: bool
) -> None:
    """ "The army" struck and the General Staff speaks: one side, where only one army is spoken of."""
    assert (accused_by(said(claim(1), name="x").origin, speaker, parties) is not None) is accused


def test_a_military_that_says_its_own_aircraft_struck_is_accused() -> None:
    """Its figure stands beside; that of a mayor, or of a staff that tells of aircraft at large, is in."""
    own = by("aircraft", certainty="claimed_or_admitted", attribution=(STAFF,))
    anybody = by("aircraft", attribution=(STAFF,))
    mayors = by("aircraft", certainty="claimed_or_admitted", attribution=(MAYOR,))
    fighters = claim(8, by=STAFF, group=group("terrorists", role="militant"))
    accounts = said(claim(19), name="watch"), said(fighters, name="staff")
    assert toll(*accounts, done_by=(own,)).fields == {"min": 19, "max": 19}
    for other in (anybody, mayors):
        assert toll(*accounts, done_by=(other,)).fields == {"min": 8, "max": 19}


def army(name: str = "army", **more: str) -> Source:
    return Source(name=name, kind="organisation", **more)  # type: ignore[arg-type]


SPOKESMAN = Source(name="Edo Marn", kind="person", role="army spokesman")


@pytest.mark.parametrize(
    ("parties", "speaker", "country", "accused"),
    [
        # the army of the state in which it happened, told by its name or by none
        (["Malian army"], army(), "ML", True),
        (["Malian army"], army("the military"), "ML", True),
        (["Malian soldiers"], SPOKESMAN, "ML", True),
        (["Mali's army"], army("General Staff"), "ML", True),
        (["soldiers"], army("Malian army"), "ML", True),
        (["troops"], army("Malian Ministry of Defence"), "ML", True),
        (["army helicopters"], army(), "ML", True),
        (["government troops"], army("the army"), "ML", True),
        # another state's army is blamed, and the army of the place speaks; or nobody knows where it was
        (["US aircraft"], army(), "IQ", False),
        (["US soldiers"], army(), "IQ", False),
        (["Malian army"], army(), "NE", False),
        (["Malian army"], army(), None, False),
        (["soldiers", "French aircraft"], army("Malian army"), "ML", False),
        # no army at all
        (["soldiers"], army("Malian Ministry of Health"), "ML", False),
        (["soldiers"], army("Malian police"), "ML", False),
        (["security forces"], army(), "ML", False),
        (["gunmen"], army("Malian army"), "ML", False),
        (["Karen army"], army(), "MM", False),
        (["soldiers"], Source(name="residents", kind="unnamed"), "ML", False),
    ],
)
def test_a_bare_army_is_that_of_the_state_where_it_happened(
    parties: list[str], speaker: Source, country: str | None, accused: bool
) -> None:
    """Whoever of the two is told by "army" alone, where nobody speaks of another state's forces."""
    named = Parties.of(parties, country, [speaker])
    assert (accused_by(said(claim(1), name="x").origin, speaker, named) is not None) is accused


def test_where_another_states_forces_speak_a_bare_army_may_be_theirs() -> None:
    """With a French command among the speakers nobody can say whose spokesman "the army" has."""
    foreign = Source(name="French army command", kind="organisation")
    named = Parties.of(["Malian army"], "ML", [army(), foreign])
    assert accused_by(said(claim(1), name="x").origin, army(), named) is None


def test_what_an_army_says_of_those_it_killed_stands_beside_and_proves_no_fighters() -> None:
    """ "Fifteen terrorists", says the army; soldiers shot them, say residents: the figure of the accused sets no bound, and its
    label takes no civilian away. Elsewhere, or where gunmen shot them, it is a figure like any other."""
    label = claim(15, by=army(), group=group("terrorists", role="militant", status="combatant"))
    people = said(claim(9, group=group("villagers", status="civilian")), name="residents")
    accounts = [people, said(label, name="army")]
    for method in ("plain", "airwars-observed"):
        rules = load(method)
        home, elsewhere = (
            reckon(
                Incident(id="incident-1", place=Place(words="", country=state, precision="country")),
                accounts,
                (by(done),),
                "killed",
                "all persons" if method == "plain" else "civilians",
                rules,
                independent,  # type: ignore[arg-type]
            )
            for state, done in (("ML", "soldiers"), ("ML", "gunmen"))
        )
        assert home.fields == {"min": 9, "max": 9}
        assert rule_of(home, label) == ("response", "accused_beside")
        assert rule_of(elsewhere, label)[1] != "accused_beside"
