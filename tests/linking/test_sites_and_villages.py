"""What was hit tells two attacks of one town apart; and a village may be misread where all else agrees."""

from __future__ import annotations

import pytest
from incident_kit import Told, account, groups, linked
from linking_kit import MARROW, ORVEN, TAMSEY, body, fact, harmed, killed, person, report, when, where
from msgspec.structs import replace

from accounted.linking.sites import sites_of
from accounted.model import Place

WILLOW = Place(words="Willow Ford", name="Willow Ford", country="ZZ", admin1="Marrow", lat=33.1, lon=41.9, precision="exact",
               gazetteer_id="g7")  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "sites"),
    [
        ("A car bomb near a crowded market: the deaths.", {"market"}),
        ("Jets bombed two houses: the deaths.", {"home"}),
        ("Gunmen attacked the burial of a clerk: the deaths.", {"funeral"}),
        ("A shell hit the Salt Street clinic: the deaths.", {"health"}),
        ("Men with guns stormed the college hostel: the deaths.", {"school"}),
        ("Shells fell on the displaced people's site: the deaths.", {"camp"}),
        ("A grenade thrown into a chapel: the deaths.", {"worship"}),
        ("Raiders fired into a mine shaft: the deaths.", {"mine"}),
        ("The deaths were put on a site for readers who were displaced from the paper.", set()),
        ("Of the deaths two were at a hospital to which they were taken.", set()),
        ("Hospital officials told of the deaths.", set()),
        ("The deaths were on the road. A school stands near it.", set()),
        ("The deaths were in a field of three square kilometres.", set()),
    ],
)
def test_sites_are_told_in_the_sentence_of_the_act(sentence: str, sites: set[str]) -> None:
    """A site stands in the sentence of the dead or the deed; where the wounded were taken is none."""
    rep = report("a", sentence)
    assert sites_of([killed(rep, "deaths", 5, body("Ferry Guard"))], rep) == sites


def test_what_claims_say_was_hit_is_a_site() -> None:
    """A claim of what it was against tells the site, wherever it stands."""
    rep = report("a", "The deaths came first. Later it was said that a wedding party had been the target.")
    told = [killed(rep, "deaths", 5), fact(rep, "a wedding party", "against")]
    assert sites_of(told, rep) == {"wedding"}


def at(name: str, number: int, site: str, day: str = "2031-04-14", **more: object) -> Told:
    """A bombing at a site."""
    text = f"In {name}: the deaths in the deed near {site} at the spot, the day."
    return account(name, number, "bombing", day=day, published=None, text=text, **more)  # type: ignore[arg-type]


def test_two_bombs_of_one_town_and_day_at_two_sites_are_two() -> None:
    """A market and a bus station are two; two reports of the market are one, and who tells no site stays open."""
    told = [at("a", 12, "a market"), at("b", 3, "a bus station"), at("c", 9, "the vegetable market")]
    assert groups(told) == {frozenset("ac"), frozenset("b")}
    assert groups([at("a", 12, "a market"), at("b", 9, "the wall")]) == {frozenset("ab")}
    (one,) = linked([told[0], told[2]])
    assert any("market" in r.sentence for r in one.reasons)


def test_the_funeral_of_yesterdays_dead_is_another_attack() -> None:
    """A bomb at the mourners on the next day stays apart from the bomb at the station."""
    told = [at("a", 12, "a bus station"), at("b", 12, "a funeral", "2031-04-15")]
    assert groups(told) == {frozenset("a"), frozenset("b")}


MAYOR = person("Lin Dasht", "mayor of Orven")
WORDS = "Grain lorries burned beside the salt works at the northern ford while ferrymen watched."


def misread(name: str, place: Place, dead: int, hurt: int, day: str = "2031-04-14") -> Told:
    """A bombing with its dead and wounded, told by the mayor in words of its own."""
    rep, claims = account(name, dead, "bombing", place, day, "2031-04-15", f"{WORDS} In {name}: the deaths, the wounded, the deed, the spot, the day.",
                          MAYOR)  # fmt: skip
    return rep, [*claims, harmed(rep, "wounded", "injured", hurt, MAYOR)]


def test_a_misread_village_does_not_keep_an_account_apart() -> None:
    """Forty-one dead and nineteen hurt of one day by one mayor in like words: a report that names another village of the
    province joins, and the place that most tell stays the incident's."""
    told = [misread("a", ORVEN, 41, 19), misread("b", ORVEN, 41, 19), misread("c", WILLOW, 41, 19)]
    (one,) = linked(told)
    assert one.place == ORVEN


def test_another_village_with_other_figures_or_day_is_another_attack() -> None:
    """A second strike of the day in the province, and one a week later, stay apart, the same mayor notwithstanding."""
    first = misread("a", ORVEN, 41, 19)
    assert groups([first, misread("c", WILLOW, 12, 19)]) == {frozenset("a"), frozenset("c")}
    assert groups([first, misread("c", WILLOW, 41, 19, "2031-04-18")]) == {frozenset("a"), frozenset("c")}
    plain = [account("a", 41, "bombing", ORVEN), account("b", 41, "bombing", TAMSEY)]
    assert groups(plain) == {frozenset("a"), frozenset("b")}


def month(name: str, words: str, number: int, who: str, which: str, days: tuple[str, str], spot: Place = ORVEN) -> Told:
    """A month's total."""
    rep = report(name, f"In {name}: {words} at the spot {which}.", "2031-06-03", f"{name} Gazette")
    told = when(rep, which, *days)
    period = told.period  # type: ignore[union-attr]
    told = replace(told, period=replace(period, precision="month"))
    return rep, [killed(rep, words, number, body(who)), where(rep, "spot", spot), told]


APRIL, MAY = ("2031-04-01", "2031-04-30"), ("2031-05-01", "2031-05-31")


def test_totals_are_one_by_month_place_and_who_counted() -> None:
    """Two papers of one morgue's April are one total, the figure misread in one; its May, and the ministry's April, are others."""
    first = month("a", "the morgue counted 212 dead", 212, "Orven morgue", "in April", APRIL)
    again = month("b", "the morgue counted 221 dead", 221, "Orven morgue", "in April", APRIL)
    later = month("c", "the morgue counted 212 dead", 212, "Orven morgue", "in May", MAY)
    other = month("d", "340 violent deaths were registered", 340, "Ministry of Health", "in April", APRIL)
    assert groups([first, again]) == {frozenset("ab")}
    assert groups([first, later]) == {frozenset("a"), frozenset("c")}
    assert groups([first, other]) == {frozenset("a"), frozenset("d")}
    wide = [
        month(n, "210 deaths were registered", 210 + k, "Ministry of Health", "in April", APRIL, MARROW)
        for k, n in enumerate("ef")
    ]
    assert groups(wide) == {frozenset("ef")}
