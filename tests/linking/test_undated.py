"""Reports without a day, and without a day of publication: what brings them together, and what keeps them apart."""

from __future__ import annotations

from incident_kit import Told, account, groups
from linking_kit import COUNTRY, ORVEN, fact, killed, outlet, person, report, unnamed
from msgspec import structs

from accounted.model import CircumstanceClaim, Period, Place


def told(
    name: str,
    number: int,
    text: str = "",
    kind: str = "air_strike",
    place: Place | None = COUNTRY,
    words: str = "",
    more: tuple[tuple[str, str], ...] = (),
) -> Told:
    """A report without any date; ``words``: of a time that comes to no day; ``more``: aspects and values."""
    rep, claims = account(
        name, number, kind, place, None, None, text=f"In {name}: the deaths, the deed, the spot, the day. {text}"
    )
    if words:
        period = Period(words=words)
        claims.append(structs.replace(fact(rep, "day", "when", words), period=period))
    claims += [fact(rep, "deed", aspect, value) for aspect, value in more]
    return rep, claims


HIT = (("against", "a wedding"), ("by", "the air force"))


def test_a_village_that_no_gazetteer_knows_brings_reports_together() -> None:
    """Kind, site and toll are alike and only the country can be placed; the name in both texts is one in a thousand."""
    here = told("North", 19, "It was in the hamlet of Tambrek, they said.", more=HIT)
    there = told("South", 21, "Guests from Tambrek were buried at dusk.", more=HIT)
    other = told("West", 20, "It was in the hamlet of Ulvenda, they said.", more=HIT)
    assert frozenset({"North", "South"}) in groups([here, there, other])


def test_one_town_and_one_kind_of_deed_are_not_enough_without_a_day() -> None:
    """Many bombs go off in a large town; a figure that is the same, and large, is another matter."""
    bombs = (("means", "car bomb"),)
    assert len(groups([told("North", 2, kind="bombing", place=ORVEN, more=bombs), told("South", 2, kind="bombing", place=ORVEN, more=bombs)])) == 2  # fmt: skip
    assert len(groups([told("North", 37, kind="bombing", place=ORVEN, more=bombs), told("South", 37, kind="bombing", place=ORVEN, more=bombs)])) == 1  # fmt: skip


def test_a_mayor_who_speaks_of_both_is_nothing_rare_without_a_day() -> None:
    """He speaks of whatever befalls his town: it takes a large figure, or another thing that few incidents share, beside him."""
    mayor = person("Lin Dasht", "mayor of Orven")

    def said(name: str, number: int) -> Told:
        return account(name, number, "bombing", ORVEN, None, None, speaker=mayor)

    assert len(groups([said("North", 3), said("South", 5)])) == 2
    assert len(groups([said("North", 37), said("South", 37)])) == 1


def test_another_day_of_the_year_keeps_reports_apart_and_the_same_one_does_not() -> None:
    """Whatever the year, 17 September is not 3 October; a dated report has its day of the year as well."""

    def pair(words: str) -> int:
        dated = account("North", 19, "air_strike", ORVEN, "2031-09-17", "2031-09-18")
        return len(groups([dated, told("South", 21, "", place=ORVEN, words=words)]))

    assert pair("on 17 September") == 1
    assert pair("on 3 October") == 2


def test_a_day_of_the_week_speaks_for_and_against() -> None:
    """14 April 2031 is a Monday."""

    def pair(words: str) -> int:
        text = "It was near Tambrek."
        rep, claims = account("North", 9, "shooting", COUNTRY, "2031-04-14", "2031-04-15")
        rep = structs.replace(rep, text=f"{rep.text} {text}")
        claims = [structs.replace(c, quote=structs.replace(c.quote, report=rep.id)) for c in claims]
        return len(groups([(rep, claims), told("South", 8, text, "shooting", COUNTRY, words)]))

    assert pair("on Monday") == 1
    assert pair("on Thursday") == 2


def test_one_dead_who_is_named_by_fewer_names_is_one_dead() -> None:
    """A person is killed once, in whatever way reports tell the rest."""

    def victim(name: str, who: str) -> Told:
        rep = report(name, f"In {name} the death was told with other words.", None, None)
        claims = [
            killed(rep, "death", 1, unnamed(), outlet(f"{name} Gazette")),
            CircumstanceClaim(
                quote=killed(rep, "death", 1).quote, attribution=(), aspect="person", value=who, outcome="killed"
            ),
        ]
        return rep, claims

    assert len(groups([victim("North", "Oren Talva Misk"), victim("South", "Oren Misk")])) == 1
    assert len(groups([victim("North", "Oren Talva Misk"), victim("South", "Oren Dasht")])) == 2
