"""Which claims speak of the same event, and which neighbours must stay apart."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from incident_kit import Told, account, duplicates, groups, linked
from linking_kit import (
    COUNTRY,
    DELLO,
    MARROW,
    ORVEN,
    TAMSEY,
    body,
    fact,
    harmed,
    killed,
    person,
    report,
    unnamed,
    when,
    where,
)
from msgspec.structs import replace

from accounted.linking import find_origins, link
from accounted.model import Claim, Decision, Incident, Period, Place, Report


def test_accounts_of_one_town_and_day_are_one_incident_though_their_tolls_differ() -> None:
    """Time, place and kind join; the incident carries place, period, kinds and origins."""
    told = [account("a", 7), account("b", 9), account("c", 11, day=None)]
    (incident,) = linked(told)
    assert len(incident.reports) == 3
    assert incident.place == ORVEN
    assert incident.period.end == "2031-04-14"
    assert incident.violence == ("shooting",)
    assert set(incident.claims) == {c.id for _, group in told for c in group}
    assert {c for o in incident.origins for c in o.claims} == set(incident.claims)
    assert any("Orven" in r.sentence for r in incident.reasons)


def test_neighbours_stay_apart() -> None:
    """An ambush on Monday at a checkpoint and a bombing on Tuesday in a market of the same province are two."""
    told = [
        account("a", 7, "shooting", MARROW, "2031-04-14"),
        account("b", 7, "bombing", MARROW, "2031-04-15", "2031-04-16"),
        account("c", 8, "shooting", ORVEN, "2031-04-14"),
        account("d", 8, "bombing", TAMSEY, "2031-04-15", "2031-04-16"),
    ]
    assert all(len({"a", "c"} & g) == 0 or len({"b", "d"} & g) == 0 for g in groups(told))


def test_two_strikes_on_one_day_in_two_towns_stay_apart() -> None:
    """Thirty kilometres between two named towns are two incidents, the same figure notwithstanding."""
    told = [account("a", 12, "air_strike", ORVEN), account("b", 12, "air_strike", TAMSEY)]
    assert groups(told) == {frozenset("a"), frozenset("b")}


def test_an_account_of_the_province_does_not_bridge_two_towns() -> None:
    """What fits both as well as each other joins neither, and a person is shown the pairs."""
    told = [
        account("a", 12, "air_strike", ORVEN),
        account("b", 12, "air_strike", TAMSEY),
        account("c", 12, "air_strike", MARROW),
    ]
    assert groups(told) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert len(duplicates(told)) == 2


def test_another_date_is_another_incident() -> None:
    """The same town a week later is another attack, whatever else agrees."""
    told = [account("a", 7), account("b", 7, day="2031-04-21", published="2031-04-22")]
    assert len(groups(told)) == 2


def test_an_account_without_place_joins_by_its_speaker_and_figure() -> None:
    """No place, but the mayor's one statement with the same figure on the same day."""
    mayor = person("Lin Dasht", "mayor of Orven")
    told = [
        account("a", 7, speaker=mayor),
        account("b", 7, place=None, speaker=mayor),
        account("c", 4, place=None, kind="arson"),
    ]
    assert groups(told) == {frozenset("ab"), frozenset("c")}


def test_an_account_without_place_or_date_joins_by_copied_text() -> None:
    """The claims stand in a copied passage, so the page is of that incident."""
    wire = (
        " The deaths of seven drivers whose grain convoy was shot at outside the town shook the "
        "valley, where lorries have "
        "travelled without guards since the truce was signed last autumn."
    )
    told = [
        account("a", 7, text="the deed, the spot, the day." + wire),
        account("b", 7, place=None, day=None, published=None, text="A page: the deed." + wire),
    ]
    assert groups(told) == {frozenset("ab")}


def test_copied_background_joins_nothing() -> None:
    """A shared paragraph in which neither report makes a claim says nothing of their incidents."""
    tail = (
        " The valley has seen unrest since the salt works closed, and thousands of "
        "families moved to the coast to look for pay."
    )
    first = account("a", 7, text="the deaths, the deed, the spot, the day." + tail)
    second = account("b", 3, "bombing", DELLO, "2031-04-15", text="the deaths, the deed, the spot, the day." + tail)
    assert len(groups([first, second])) == 2


def test_reports_without_harm_or_violence_form_no_incident() -> None:
    """A visit, a background total and a threat are no incident."""
    rep = report("a", "The visit. Thousands died since 2020. Ten may die.")
    claims = [
        where(rep, "visit", ORVEN),
        killed(rep, "Thousands died", 1000, unnamed(), scope="background"),
        killed(rep, "Ten may die", 10, unnamed(), stance="hypothetical"),
    ]
    assert linked([(rep, claims)]) == []


def test_background_claims_are_in_no_incident() -> None:
    """Of a report with an incident, the claims of another scope stay out."""
    rep, claims = account("a", 7, text="the deaths, the deed, the spot, the day. Thousands since 2020.")
    background = killed(rep, "Thousands", 1000, unnamed(), scope="background")
    (incident,) = linked([(rep, [*claims, background])])
    assert background.id not in incident.claims


def test_two_events_of_one_report_are_two_incidents() -> None:
    """Claims, not reports, are linked: each event goes to its own incident."""
    first = account("a", 7)
    rep = report("b", "Seven in Orven; three bombed in Dello on the next day.", "2031-04-16", "b Gazette")
    both = [
        killed(rep, "Seven", 7, unnamed()),
        where(rep, "Orven", ORVEN),
        when(rep, "in", "2031-04-14"),
        fact(rep, "Seven", "kind", "shooting"),
        killed(rep, "three", 3, unnamed(), event=1),
        where(rep, "Dello", DELLO, event=1),
        when(rep, "next day", "2031-04-15", event=1),
        fact(rep, "bombed", "kind", "bombing", event=1),
    ]
    assert groups([first, (rep, both)]) == {frozenset("ab"), frozenset("b")}


def test_the_day_of_a_statement_is_not_the_day_of_the_event() -> None:
    """ "The toll rose on Thursday from Tuesday's blast": a follow-up joins the report of the day itself."""
    first = account("a", 7, "bombing", day="2031-04-15", published="2031-04-15")
    rep, claims = account("b", 22, "bombing", day="2031-04-17", published="2031-04-17")
    claims.append(when(rep, "spot", "2031-04-15"))
    (incident,) = linked([first, (rep, claims)])
    assert incident.period.end == "2031-04-15"
    alone = account("c", 22, "bombing", day="2031-04-17", published="2031-04-17")
    assert len(linked([first, alone])) == 2


def test_an_undated_report_months_later_needs_more_than_place_and_kind() -> None:
    """The same town and kind join an undated report of the same days, and not one of the next year."""
    mayor = person("Lin Dasht", "mayor of Orven")
    told = [account("a", 7), account("b", 9, day=None), account("c", 9, day=None, published="2032-02-01")]
    assert groups(told) == {frozenset("ab"), frozenset("c")}
    unknown = [
        account("a", 7, published=None, day=None, speaker=mayor),
        account("b", 9, published=None, day=None, speaker=mayor),
        account("c", 4, published=None, day=None),
    ]
    assert groups(unknown) == {frozenset("ab"), frozenset("c")}


def test_a_country_is_no_ground_for_joining() -> None:
    """The same country, day and kind alone leave two accounts apart."""
    told = [account("a", 7, place=COUNTRY), account("b", 5, place=COUNTRY)]
    assert len(groups(told)) == 2


def test_the_most_precise_supported_place_is_the_incidents() -> None:
    """A town that agrees with the province of the others is kept; the country alone stays the country."""
    told = [account("a", 23, place=MARROW), account("b", 23, place=ORVEN), account("c", 23, place=COUNTRY)]
    (incident,) = linked(told)
    assert incident.place == ORVEN
    (alone,) = linked([account("z", 23, place=COUNTRY)])
    assert alone.place.precision == "country"
    assert alone.place.lat is None


def test_decisions_bind() -> None:
    """Merge and split hold against the evidence, and the later of two decisions outranks the earlier."""
    a, b = account("a", 7), account("b", 7)
    far = account("c", 3, "bombing", DELLO, "2031-06-01", "2031-06-02")
    split = Decision(kind="split", why="two attacks", targets=(a[1][0].id, b[1][0].id))
    merge = Decision(kind="merge", why="wrong date in c", targets=(a[1][0].id, far[1][0].id))
    assert groups([a, b, far]) == {frozenset("ab"), frozenset("c")}
    assert groups([a, b, far], split) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert groups([a, b, far], merge) == {frozenset("abc")}
    assert groups([a, b, far], merge, split) == {frozenset("ac"), frozenset("b")}
    again = Decision(kind="merge", why="one after all", targets=split.targets)
    assert groups([a, b, far], split, again) == {frozenset("ab"), frozenset("c")}
    assert duplicates([a, b], split) == []


def test_a_split_within_one_report_parts_its_claims() -> None:
    """A claim that the engine put into the wrong event can be taken out."""
    rep, claims = account("a", 7, text="the deaths, the deed, the spot, the day, and the wounded.")
    hurt = harmed(rep, "wounded", "injured", 3, unnamed())
    split = Decision(kind="split", why="the wounded are of the day before", targets=(claims[0].id, hurt.id))
    incidents = linked([(rep, [*claims, hurt])], split)
    assert len(incidents) == 2
    assert not any({claims[0].id, hurt.id} <= set(i.claims) for i in incidents)


def test_kinds_of_incident_by_clear_words() -> None:
    """Graves are a discovery, a month's count an aggregate, and an aggregate joins no event."""
    rep = report("g", "A mass grave with the remains of 30 people was found near Orven.")
    (grave,) = linked(
        [(rep, [killed(rep, "mass grave with the remains of 30 people", 30, unnamed()), where(rep, "Orven", ORVEN)])]
    )
    assert grave.kind == "discovery"
    count = report("m", "The morgue in Orven counted 212 dead in April, shooting victims all.", "2031-05-02")
    month = when(count, "in April", "2031-04-01", "2031-04-30")
    period = month.period
    assert period is not None
    month = replace(month, period=replace(period, precision="month"))
    total = [killed(count, "counted 212 dead in April", 212, body("Orven morgue")), month, where(count, "Orven", ORVEN)]
    incidents = linked([(count, total), account("a", 7)])
    assert sorted(i.kind for i in incidents) == ["aggregate", "event"]


def test_synthetic_only_where_all_its_reports_are() -> None:
    """A constructed example never passes for a report, nor a report for an example."""
    made = [account("a", 7, synthetic=True), account("b", 7, synthetic=True)]
    assert [i.synthetic for i in linked(made)] == [True]
    assert [i.synthetic for i in linked([made[0], account("c", 7)])] == [False]


PROVINCES = [f"Province {n}" for n in range(12)]


def archive(rng: random.Random, incidents: int, reports_each: int) -> list[Told]:
    """Reports of many incidents over a year in one country, each told by a few reports of its own wording."""
    told = []
    for n in range(incidents):
        province = rng.choice(PROVINCES)
        place = Place(words="t", name=f"Town {n}", country="ZZ", admin1=province, lat=rng.uniform(20, 40),
                      lon=rng.uniform(30, 50), precision="exact", gazetteer_id=f"t{n}")  # fmt: skip
        wide = Place(
            words="p", name=province, country="ZZ", admin1=province, precision="province", gazetteer_id=province
        )
        day = f"2031-{rng.randint(1, 12):02d}-{rng.randint(1, 26):02d}"
        for m in range(reports_each):
            text = "the deaths, the deed, the spot, the day. " + " ".join(f"w{rng.randint(0, 5000)}" for _ in range(30))
            told.append(account(f"{n}-{m}", 3 + n % 40, "bombing", place if m else wide, day, day, text))
    return told


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(rng: random.Random) -> None:
    """Shuffled reports and claims give the same incidents, byte for byte."""
    told = [
        *archive(random.Random(3), 8, 3),
        account("a", 7),
        account("b", 9, place=MARROW),
        account("c", 7, place=COUNTRY),
        account("d", 12, "air_strike", TAMSEY),
    ]
    expected = linked(told)
    shuffled = [(r, rng.sample(claims, len(claims))) for r, claims in told]
    rng.shuffle(shuffled)
    assert linked(shuffled) == expected


def test_time_grows_with_the_number_of_reports() -> None:
    """Four times the reports take well under sixteen times as long (the square)."""

    def seconds(incidents: int) -> float:
        told = archive(random.Random(1), incidents, 3)
        reports = {r.id: r for r, _ in told}
        claims = [c for _, group in told for c in group]
        origins = find_origins(claims, reports, [])
        start = time.process_time()
        link(reports, claims, origins, [])
        return time.process_time() - start

    seconds(10)
    assert seconds(280) < 10 * max(seconds(70), 0.02)


def test_a_telling_kind_comes_before_a_bare_attack() -> None:
    """Three accounts of an attack, two of them of a shooting: a shooting. One voice among five tells little of the kind."""
    told = [account("a", 7, kind="attack"), account("b", 7), account("c", 7), account("d", 7, kind="attack")]
    assert linked(told)[0].violence == ("shooting", "attack")
    many = [account(name, 7, kind="attack") for name in "abcde"] + [account("f", 7)]
    assert linked(many)[0].violence == ("attack", "shooting")


def two_months(second: str = "director of the morgue", **more: object) -> list[Incident]:
    """A report in which a morgue tells what it took in in April, with its town, and somebody what was counted in May."""
    rep = report("m", "In April the morgue of Orven took in 84 bodies. In May it received 61 bodies.", "2031-06-10")
    claims = [
        killed(rep, "84 bodies", 84, unnamed("director of the morgue"), part_of="morgue took in", covers="part"),
        killed(rep, "61 bodies", 61, unnamed(second), event=1, part_of="morgue took in", covers="part"),
        where(rep, "Orven", ORVEN),
        month(rep, "In April", "2031-04-01", "2031-04-30"),
        month(rep, "In May", "2031-05-01", "2031-05-31", event=1),
    ]
    return linked([(rep, claims)])


def month(rep: Report, words: str, first: str, last: str, **more: object) -> Claim:
    return fact(rep, words, "when", period=Period(words=words, start=first, end=last, precision="month"), **more)


def test_two_months_of_one_morgue_are_two_totals_of_one_place() -> None:
    """The second month's place is that of the first, told once for the same counter; neither holds the other."""
    april, may = two_months()
    assert (april.kind, may.kind) == ("aggregate", "aggregate")
    assert april.place.name == may.place.name == "Orven"
    assert not set(april.claims) & set(may.claims)


def test_what_somebody_else_counted_need_not_be_of_the_same_place() -> None:
    """A second counter in the report tells no place of its own, so it has none."""
    april, may = two_months("head of the clinic")
    assert (april.place.name, may.place.name) == ("Orven", None)
