"""Copies whose number alone was changed, and an agency's own newer figure: hits and near misses side by side."""

from __future__ import annotations

import random

import msgspec
import pytest
from linking_kit import ORVEN, TAMSEY, agency, killed, outlet, person, report, unnamed, when, where

from accounted.linking import find_copies, find_origins, link
from accounted.linking.updating import tells_update
from accounted.model import CasualtyClaim, Claim, Incident, Origin, Report, Source, Toll
from accounted.reckoning import Account, Statement, load, reckon

STORY = (
    "{0} drivers were killed when gunmen opened fire on a grain convoy outside Orven late on Monday, {1} said. Most of the "
    "cargo was burned, and villagers carried the bodies to a schoolhouse. A column of smoke could be seen from the market "
    "square well into the night, and shopkeepers closed their stalls."
)
POLICE = unnamed("police")
WIRE = agency("Meridian Wire")
FIGURES = {"Seven": 7, "Eleven": 11, "Nine": 9}


def told(
    name: str, number: str, day: str | None, paper: str | None, who: Source = POLICE, *via: Source, text: str = STORY
) -> tuple[Report, Claim]:
    """A report of the story with a number, and its claim."""
    rep = report(name, text.format(number, who.name), day, paper)
    chain = (who, *via, *((outlet(paper),) if paper else ()))
    return rep, killed(rep, f"{number} drivers", FIGURES[number], *chain, covers="whole")


def reckoned(rows: list[tuple[Report, Claim]], method: str = "plain") -> tuple[Incident, Toll]:
    """The one incident of these reports and its toll of killed."""
    reports = {r.id: r for r, _ in rows}
    claims = [c for _, c in rows]
    claims += [x for r, _ in rows for x in (where(r, "Orven", ORVEN), when(r, "Monday", "2031-04-14"))]
    copies = find_copies(list(reports.values()))
    origins = find_origins(claims, reports, copies)
    (incident,) = link(reports, claims, origins, copies)
    by_id = {c.id: c for c in claims}
    accounts = [
        Account(
            origin=o,
            claims=tuple(
                Statement(id=k, claim=c, published=reports[c.quote.report].published)
                for k in o.claims
                if isinstance(c := by_id[k], CasualtyClaim)
            ),
        )
        for o in incident.origins
    ]
    accounts = [a for a in accounts if a.claims]
    return incident, reckon(incident, accounts, (), "killed", "", load(method), origins.relation)


def origin_of(incident: Incident, claim: Claim) -> Origin:
    return next(o for o in incident.origins if claim.id in o.claims)


def rule(toll: Toll, claim: Claim) -> str:
    return next(r.rule for r in toll.reasons if r.claim == claim.id)


def test_another_outlets_copy_with_the_number_alone_changed_is_no_figure_of_its_own() -> None:
    """It is set aside as a copy of the one that it names, in both reports' words and with both numbers."""
    first = told("a", "Seven", "2031-04-15", "Kettle Post")
    copy = told("b", "Eleven", "2031-04-16", "Harbour Page")
    incident, toll = reckoned([first, copy])
    assert origin_of(incident, copy[1]).altered == ((copy[1].id, first[1].id),)
    assert toll.fields == {"min": 7, "max": 7}
    line = next(r for r in toll.reasons if r.claim == copy[1].id)
    assert (line.use, line.rule, line.other) == ("set_aside", "changed_copy", first[1].id)
    for words in ("“Eleven drivers”", "“Seven drivers”", "from 7 to 11"):
        assert words in line.sentence
    assert toll.origins_all == 1


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(told("b", "Eleven", "2031-04-16", "Kettle Post"), id="the same outlet's later version"),
        pytest.param(told("b", "Eleven", "2031-04-16", "Harbour Page", POLICE, WIRE), id="an agency credited"),
        pytest.param(
            told(
                "b",
                "Eleven",
                "2031-04-16",
                "Harbour Page",
                text=STORY.replace("said.", "said in a count that has risen."),
            ),
            id="words of an update",
        ),
    ],
)
def test_what_tells_of_an_update_makes_it_one(second: tuple[Report, Claim]) -> None:
    """The same copied words with another figure replace the older one, which stays in the reasons."""
    first = told("a", "Seven", "2031-04-15", "Kettle Post")
    _, toll = reckoned([first, second])
    assert toll.fields == {"min": 11, "max": 11}
    assert rule(toll, first[1]) == "update"


def test_a_copy_that_names_somebody_else_for_its_number_is_a_claim_of_its_own() -> None:
    """Nine by a monitor in the police's words is the monitor's figure, whatever else was copied."""
    first = told("a", "Seven", "2031-04-15", "Kettle Post", person("Lin Dasht", "mayor of Orven"))
    other = told("b", "Nine", "2031-04-16", "Harbour Page", person("Ora Venn", "head of the Orven clinic"))
    incident, toll = reckoned([first, other])
    assert not any(o.altered for o in incident.origins)
    assert toll.fields == {"min": 7, "max": 9}


@pytest.mark.parametrize("days", [("2031-04-15", "2031-04-15"), ("2031-04-15", None), (None, None)])
def test_without_an_order_of_days_nobody_can_say_whose_number_was_changed(days: tuple[str | None, str | None]) -> None:
    """Both figures stand beside one another, and neither is called the copy of the other with a changed number."""
    rows = [told("a", "Seven", days[0], "Kettle Post"), told("b", "Eleven", days[1], "Harbour Page")]
    incident, toll = reckoned(rows)
    assert not any(o.altered for o in incident.origins)
    assert toll.fields == {"min": 7, "max": 11}


def test_an_unknown_outlet_may_be_the_same_one() -> None:
    """Where a page does not tell who published it, changed copied words stay an update."""
    rows = [told("a", "Seven", "2031-04-15", "Kettle Post"), told("b", "Eleven", "2031-04-16", None)]
    assert reckoned(rows)[1].fields == {"min": 11, "max": 11}


def test_every_total_keeps_the_changed_number_as_one_that_was_printed() -> None:
    """The method that asks for all figures ever printed has it; the others leave it out."""
    rows = [told("a", "Seven", "2031-04-15", "Kettle Post"), told("b", "Eleven", "2031-04-16", "Harbour Page")]
    assert reckoned(rows, "every-total")[1].fields == {"min": 7, "max": 11}


def test_copies_of_a_changed_copy_change_no_toll_in_any_order() -> None:
    """However many pages reprint the changed number, it stays nobody's; and the order of arrival changes nothing."""
    rows = [told("a", "Seven", "2031-04-15", "Kettle Post"), told("b", "Eleven", "2031-04-16", "Harbour Page")]
    alone = reckoned(rows)[1]
    more = [*rows, told("c", "Eleven", "2031-04-17", "Tide"), told("d", "Seven", "2031-04-18", "Plain Dealer")]
    for seed in range(4):
        random.Random(seed).shuffle(more)
        incident, toll = reckoned(more)
        assert (toll.fields, toll.origins_known, toll.origins_all) == (
            alone.fields,
            alone.origins_known,
            alone.origins_all,
        )
        assert {c for o in incident.origins for c, _ in o.altered} == {c.id for r, c in more if "Eleven" in r.text}


ROSE = "The death toll of Monday's attack on a grain convoy outside Orven {0} to eleven, officials told Meridian Wire."


def wire_pair(words: str, day: str | None = "2031-04-15", place: str = "Orven", through: Source = WIRE) -> list[Origin]:
    """The origins of casualties of an agency's first story and of a later one, told in words of their own."""
    one = report(
        "a", "Gunmen killed seven people on a road near Orven on Monday, officials said.", "2031-04-15", "Tide"
    )
    two = report("b", words, day, "Harbour Page")
    claims = [
        killed(one, "seven people", 7, unnamed(), WIRE, outlet("Tide"), covers="whole"),
        killed(two, "eleven", 11, unnamed(), through, outlet("Harbour Page"), covers="whole"),
        where(one, "Orven", ORVEN),
        where(two, "Orven", ORVEN if place == "Orven" else TAMSEY),
        *(when(r, "Monday", "2031-04-14") for r in (one, two)),
    ]
    origins = find_origins(claims, {r.id: r for r in (one, two)}, [])
    wanted = {origins.of(c.id) for c in claims[:2]}
    return [o for o in origins if o.id in wanted]


@pytest.mark.parametrize("day", ["2031-04-15", "2031-04-16", None])
def test_an_agencys_next_story_that_says_the_toll_rose_is_the_same_unnamed_speakers(day: str | None) -> None:
    """Officials through one agency, one event, a sentence that says the figure has risen: one origin, with the reason."""
    (origin,) = wire_pair(ROSE.format("rose"), day)
    assert len(origin.newer) == 1
    assert any(r.name == "wire_update" and "7" in r.left and "11" in r.right for r in origin.reasons)


@pytest.mark.parametrize(
    ("words", "day", "place", "through"),
    [
        pytest.param(
            "Gunmen killed eleven near Orven on Monday, officials said.", "2031-04-16", "Orven", WIRE, id="no word"
        ),
        pytest.param(ROSE.format("rose"), "2031-04-14", "Orven", WIRE, id="an earlier day"),
        pytest.param(ROSE.format("rose"), "2031-04-16", "Tamsey", WIRE, id="another town"),
        pytest.param(ROSE.format("rose"), "2031-04-16", "Orven", agency("Coastal Press"), id="another agency"),
    ],
)
def test_unnamed_speakers_are_not_made_one_by_less(words: str, day: str, place: str, through: Source) -> None:
    """Without a word of an update, by another agency, elsewhere or before, they stay unknown to one another."""
    assert len(wire_pair(words, day, place, through)) == 2


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("The toll has risen to eleven dead, the mayor said.", True),
        ("Eleven are now known to have died, up from seven.", True),
        ("Officials raised the number of dead to eleven.", True),
        ("Eleven died when the river rose in the night.", False),
        ("Eleven died in the town, now held by the rebels.", False),
        ("The toll rose on Monday. Eleven were buried in one grave.", False),
    ],
)
def test_words_of_an_update_are_told_from_their_likes(text: str, yes: bool) -> None:
    """A toll that rises, and not a river; the claim's own sentence, and not its neighbour."""
    rep = report("a", text)
    words = "eleven" if "eleven" in text else "Eleven"
    assert tells_update(killed(rep, words, 11), rep) is yes


def test_a_figure_that_its_report_calls_old_is_not_the_newer_one() -> None:
    """In "eleven, up from seven" the seven tells of no update of its own."""
    rep = report("a", "Eleven are dead, up from seven.")
    assert not tells_update(killed(rep, "seven", 7, superseded=True), rep)
    assert tells_update(killed(rep, "Eleven", 11), rep)


def test_origins_with_changed_numbers_go_to_json_and_back() -> None:
    """What was added to an origin is plain data, and is left out where there is none."""
    incident, _ = reckoned(
        [told("a", "Seven", "2031-04-15", "Kettle Post"), told("b", "Eleven", "2031-04-16", "Harbour Page")]
    )
    data = msgspec.json.encode(incident)
    assert msgspec.json.decode(data, type=Incident) == incident
