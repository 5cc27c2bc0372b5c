"""Who said it first: copies, one speaker's one statement, unnamed speakers, outlets, decisions."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import (
    DELLO,
    MARROW,
    ORVEN,
    agency,
    body,
    fact,
    harmed,
    killed,
    outlet,
    person,
    report,
    unnamed,
    when,
    where,
)

from accounted.linking import Origins, find_copies, find_origins, link
from accounted.model import CONTRIBUTED, UNNAMED_WIRE, Claim, Decision, Report, Source

DASHT = person("Lin Dasht", "mayor of Orven")
WIRE = (
    "Seven drivers were killed when gunmen opened fire on a grain convoy outside Orven late on Monday, and most of the "
    "cargo was burned, while villagers carried the bodies to a schoolhouse."
)


def origins_of(reports: list[Report], claims: list[Claim], *decisions: Decision) -> Origins:
    return find_origins(claims, {r.id: r for r in reports}, find_copies(reports), decisions)


def two_reports(
    *speakers: Source, days: tuple[str, str] = ("2031-04-15", "2031-04-16")
) -> tuple[list[Report], list[Claim]]:
    """Two reports, each with one figure of its own wording, by two speakers."""
    a = report("a", "Seven died near Orven, it was said.", days[0], "The Plain Dealer of Nowhere")
    b = report("b", "The convoy attack at Orven took seven lives.", days[1], "Kettle Post")
    claims = [
        killed(a, "Seven died", 7, speakers[0], outlet("The Plain Dealer of Nowhere")),
        killed(b, "seven lives", 7, speakers[1], outlet("Kettle Post")),
    ]
    return [a, b], claims


def test_a_copied_claim_has_the_origin_of_the_earlier_report() -> None:
    """Two unnamed speakers in one copied passage are one origin, and the copy names what it repeats."""
    a, b = report("a", WIRE, "2031-04-15"), report("b", "From our desk. " + WIRE, "2031-04-16")
    claims = [killed(r, "Seven drivers were killed", 7, unnamed()) for r in (a, b)]
    found = origins_of([b, a], claims)
    (origin,) = found
    assert origin.copies == ((claims[1].id, claims[0].id),)
    assert not origin.identified
    assert "Seven drivers were killed" in origin.reasons[0].sentence


def test_a_changed_figure_in_copied_text_is_the_same_origin_and_no_copy() -> None:
    """An updated wire story is a new claim by the same origin; both figures stand in the reason."""
    a, b = report("a", WIRE, "2031-04-15"), report("b", WIRE.replace("Seven", "Eleven"), "2031-04-16")
    claims = [killed(a, "Seven drivers", 7, unnamed()), killed(b, "Eleven drivers", 11, unnamed())]
    (origin,) = origins_of([a, b], claims)
    assert origin.copies == ()
    assert "from 7 to 11" in origin.reasons[0].sentence


def test_one_speakers_one_statement_is_one_origin() -> None:
    """Two outlets quoting one mayor separately are two reports and one origin."""
    reports, claims = two_reports(DASHT, person("Dasht", "mayor of Orven"))
    (origin,) = origins_of(reports, claims)
    assert origin.identified
    assert origin.label.startswith("Lin Dasht")
    assert "Dasht" in origin.reasons[0].sentence


def test_one_speaker_weeks_apart_with_no_date_of_the_event_is_not_joined() -> None:
    """Without a date of the event, two statements a month apart may be of two incidents."""
    reports, claims = two_reports(DASHT, DASHT, days=("2031-04-15", "2031-05-20"))
    assert len(origins_of(reports, claims)) == 2


def test_one_speaker_weeks_apart_on_one_dated_event_is_one_origin() -> None:
    """A body that corrects its figure a month later is still itself, so that the newer figure can replace the older."""
    reports, claims = two_reports(body("Eastern Lowland Aid Council"), body("ELAC"), days=("2031-04-15", "2031-05-20"))
    claims += [when(r, "Orven", "2031-04-14") for r in reports]
    found = origins_of(reports, claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)


def test_one_speaker_on_two_incidents_is_two_origins() -> None:
    """A ministry that speaks of two towns on one day makes two statements."""
    reports, claims = two_reports(body("Zedland Health Ministry"), body("Zedland Health Ministry"))
    claims += [where(reports[0], "Orven", ORVEN), where(reports[1], "Orven", DELLO)]
    found = origins_of(reports, claims)
    assert found.of(claims[0].id) != found.of(claims[1].id)


def test_a_name_that_many_bear_needs_its_place() -> None:
    """ "Police" are the same police only in one known province."""
    reports, claims = two_reports(body("police"), body("the police"))
    assert len(origins_of(reports, claims)) == 2
    placed = [*claims, where(reports[0], "Orven", ORVEN), where(reports[1], "Orven", MARROW)]
    found = origins_of(reports, placed)
    assert found.of(claims[0].id) == found.of(claims[1].id)


def test_unnamed_speakers_are_unknown_to_one_another() -> None:
    """Officials through two agencies may be the same officials: neither the same nor independent."""
    reports, claims = two_reports(unnamed(), unnamed("residents"))
    a, b = origins_of(reports, claims)
    found = origins_of(reports, claims)
    assert found.relation(a.id, b.id) == "unknown"
    assert found.known_range([a.id, b.id]) == (1, 2)


def test_unnamed_speakers_of_one_agency_day_and_figure_are_one_origin() -> None:
    """The same agency's officials with the same figure on the same day; another figure or day stays apart."""
    a = report("a", "Seven died near Orven, it was said.", "2031-04-15")
    b = report("b", "The convoy attack at Orven took seven lives.", "2031-04-15")
    c = report("c", "The convoy attack at Orven took nine lives.", "2031-04-15")
    chain = (unnamed("officials"), agency("Meridian Wire"))
    claims = [
        killed(a, "Seven", 7, *chain),
        killed(b, "seven", 7, unnamed("an official"), agency("Meridian Wire")),
        killed(c, "nine", 9, *chain),
    ]
    found = origins_of([a, b, c], claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)
    assert found.of(claims[0].id) != found.of(claims[2].id)


def test_two_identified_speakers_are_independent_unless_of_one_body() -> None:
    """A mayor and a relief council are two; a spokeswoman and her command are shown as two and count once."""
    reports, claims = two_reports(DASHT, body("Northern Relief Council"))
    a, b = (o.id for o in origins_of(reports, claims))
    assert origins_of(reports, claims).relation(a, b) == "independent"
    assert origins_of(reports, claims).known_range([a, b]) == (2, 2)
    spokeswoman = person("Joan Merrick", "spokeswoman for the Joint Field Command")
    reports, claims = two_reports(spokeswoman, body("Joint Field Command"))
    found = origins_of(reports, claims)
    a, b = (o.id for o in found)
    relation, why = found.relation_with_reason(a, b)
    assert relation == "unknown"
    assert "one organisation" in why
    assert found.known_range([a, b]) == (1, 2)


def test_an_outlets_own_voice_is_known_for_what_it_is() -> None:
    """Nobody but the outlet speaks: an origin, marked, and independent of nothing."""
    reports, claims = two_reports(DASHT, DASHT)
    claims[1] = killed(reports[1], "seven lives", 7, outlet("Kettle Post"))
    found = origins_of(reports, claims)
    mayor, own = found.get(found.of(claims[0].id)), found.get(found.of(claims[1].id))
    assert own.outlet_voice
    assert not mayor.outlet_voice
    assert own.label == "Kettle Post"
    assert found.relation(mayor.id, own.id) == "unknown"


def test_an_unresolved_surname_is_nobodys() -> None:
    """A bare surname that nobody introduced joins nobody."""
    reports, claims = two_reports(DASHT, Source(name="Dasht", kind="unresolved"))
    assert len(origins_of(reports, claims)) == 2


def test_a_persons_decision_on_sources_outranks_the_names() -> None:
    """*Same* joins what names cannot; *not the same* keeps apart what names would join, and the last word holds."""
    reports, claims = two_reports(person("Qadir Morrow"), person("Abu Zinn"))
    same = Decision(kind="same", why="his war name", targets=("Qadir Morrow", "Abu Zinn"))
    apart = Decision(kind="not_same", why="two men, seen together", targets=("Qadir Morrow", "Abu Zinn"))
    assert len(origins_of(reports, claims, same)) == 1
    assert len(origins_of(reports, claims, same, apart)) == 2
    reports, claims = two_reports(person("Qadir Morrow"), person("Q. Morrow"))
    assert len(origins_of(reports, claims)) == 1
    found = origins_of(
        reports, claims, Decision(kind="not_same", why="brothers", targets=("Qadir Morrow", "Q. Morrow"))
    )
    assert len(found) == 2
    assert found.relation(*(o.id for o in found)) == "independent"


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(rng: random.Random) -> None:
    """Shuffled reports and claims give the same origins with the same reasons."""
    reports, claims = two_reports(DASHT, person("Dasht", "mayor of Orven"))
    extra = [
        report("c", WIRE, "2031-04-15"),
        report("d", "Late. " + WIRE, "2031-04-15"),
        report("e", WIRE, "2031-04-17"),
    ]
    claims += [killed(r, "Seven drivers", 7, unnamed(), agency("Meridian Wire")) for r in extra]
    reports += extra
    expected = list(origins_of(reports, claims))
    rng.shuffle(reports)
    rng.shuffle(claims)
    assert list(origins_of(reports, claims)) == expected


def police_and(
    officer: Source, figure: int = 9, name: str = "a", day: str = "2031-04-15"
) -> tuple[Report, list[Claim]]:
    """A report whose lead is by the police, and in which an officer speaks further down."""
    rep = report(name, f"Nine died at Orven, police said. It was {figure}, the officer told {name}.", day)
    claims = [killed(rep, "Nine died", 9, body("police")), killed(rep, f"was {figure}", figure, officer)]
    return rep, [*claims, where(rep, "Orven", ORVEN), when(rep, "Orven", "2031-04-14")]


def test_police_and_the_one_officer_quoted_beside_them_are_one_origin() -> None:
    """ "Police said" in the lead is the commander who is named below."""
    rep, claims = police_and(person("Tov Arden", "district police commander"))
    found = origins_of([rep], claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)


def test_police_and_somebody_else_or_another_figure_stay_apart() -> None:
    """A mayor is no policeman; an officer who gives another figure is not the one whom the lead has."""
    for officer, figure in ((DASHT, 9), (person("Tov Arden", "district police commander"), 12)):
        rep, claims = police_and(officer, figure)
        found = origins_of([rep], claims)
        assert found.of(claims[0].id) != found.of(claims[1].id)


def test_two_officers_are_not_made_one_by_their_police() -> None:
    """Two reports with "police" in the lead and another officer each."""
    a, first = police_and(person("Tov Arden", "district police commander"))
    b, second = police_and(person("Mira Quell", "police captain"), name="b")
    found = origins_of([a, b], first + second)
    assert found.of(first[1].id) != found.of(second[1].id)


def test_what_an_agency_gave_and_nobody_marked_is_not_the_agencys_word() -> None:
    """ "With files from X" stands in the chain, behind the outlet; it is neither the label nor the way to one origin."""
    gave = Source(name="Meridian Wire", kind="agency", role=CONTRIBUTED)
    a = report("a", "Seven died near Orven, it was said.", "2031-04-15")
    b = report("b", "The convoy attack at Orven took seven lives.", "2031-04-15")
    claims = [
        killed(a, "Seven", 7, unnamed(), outlet("Kettle Post"), gave),
        killed(b, "seven", 7, unnamed(), agency("Meridian Wire")),
    ]
    found = origins_of([a, b], claims)
    assert len(found) == 2
    assert found.get(found.of(claims[0].id)).label == "officials"


def test_an_agency_that_signs_and_is_not_named_speaks_in_nobodys_voice() -> None:
    """Two pages signed by reporters and editors: own voices, unknown to one another and never joined by that."""
    signed = Source(name=UNNAMED_WIRE, kind="unnamed", role="signs with reporters and editors")
    reports, claims = two_reports(signed, signed)
    found = origins_of(reports, claims)
    a, b = found
    assert a.outlet_voice
    assert b.outlet_voice
    assert found.relation(a.id, b.id) == "unknown"
    assert found.known_range([a.id, b.id]) == (1, 2)


STOCK = (
    "{0} people were killed when gunmen opened fire on a grain convoy beside the mill at Orven on Monday, {1} said in a "
    "statement."
)


def stock(
    *told: tuple[str, int, Source],
) -> tuple[list[Report], list[Claim]]:
    """Reports in the same stock words, each with a figure and a speaker of its own."""
    reports = [
        report(f"s{n}", STOCK.format(words, s.name), f"2031-04-1{n + 5}") for n, (words, _, s) in enumerate(told)
    ]
    claims = [killed(r, f"{words} people", number, s) for r, (words, number, s) in zip(reports, told, strict=True)]
    return reports, claims


def test_stock_words_with_another_speaker_and_figure_are_no_copy() -> None:
    """A governor's nine and a council's eight in one set phrase: two independent origins, and no update of one."""
    council = body("Northern Relief Council")
    reports, claims = stock(("Nine", 9, DASHT), ("Eight", 8, council))
    found = origins_of(reports, claims)
    a, b = found
    assert found.relation(a.id, b.id) == "independent"
    assert not a.copies + b.copies
    for speaker in (unnamed("officials"), unnamed("residents")):
        reports, claims = stock(("Nine", 9, DASHT), ("Eight", 8, speaker))
        assert len(origins_of(reports, claims)) == 2


def test_copied_words_with_another_speaker_and_the_same_figure_are_tied_and_shown_as_two() -> None:
    """One of the two names may be the copyist's: nobody knows, so they count once."""
    reports, claims = stock(("Nine", 9, DASHT), ("Nine", 9, body("Northern Relief Council")))
    found = origins_of(reports, claims)
    a, b = found
    relation, why = found.relation_with_reason(a.id, b.id)
    assert relation == "unknown"
    assert "copied" in why
    assert found.known_range([a.id, b.id]) == (1, 2)


def test_the_same_speaker_or_nobody_else_with_another_figure_is_an_update() -> None:
    """One mayor twice, "officials" and "security officials", a pronoun: an updated story of one origin."""
    for second in (person("Dasht", "mayor of Orven"), Source(name="he", kind="unresolved")):
        reports, claims = stock(("Nine", 9, DASHT), ("Eleven", 11, second))
        assert len(origins_of(reports, claims)) == 1
    reports, claims = stock(("Nine", 9, unnamed("officials")), ("Eleven", 11, unnamed("security officials")))
    assert len(origins_of(reports, claims)) == 1


def test_a_late_copy_bridges_no_two_statements() -> None:
    """A copy between two dates at which one speaker cannot be told to mean one incident does not make them one."""
    a = report("a", WIRE + " So said the mayor.", "2031-04-15")
    late = report("b", WIRE + " So said the mayor.", "2031-04-18")
    other = report("c", "Seven died in the convoy attack, in the words of the mayor.", "2031-04-21")
    claims = [killed(r, w, 7, DASHT) for r, w in ((a, "Seven drivers"), (late, "Seven drivers"), (other, "Seven died"))]
    found = origins_of([a, late, other], claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)
    assert found.of(claims[0].id) != found.of(claims[2].id)


def headed(*body: tuple[str, int, Source], title: str = "Nine dead at Orven") -> tuple[Report, list[Claim]]:
    """A report whose headline has nine in the outlet's own voice; then one sentence for each speaker."""
    sentences = [f"{words} died, {speaker.name} said." for words, _, speaker in body]
    text = title + "\n\n" + " ".join(sentences)
    rep = report("h", text, "2031-04-15", "Kettle Post", headline_end=len(title))
    claims = [killed(rep, "Nine dead", 9, outlet("Kettle Post"))]
    claims += [killed(rep, f"{words} died", number, speaker, outlet("Kettle Post")) for words, number, speaker in body]
    return rep, claims


def test_a_headline_is_the_word_of_the_speaker_who_gives_its_figure() -> None:
    """The lede's mayor, or officials: one origin with the headline, labelled by the speaker and as known as he is."""
    rep, claims = headed(("Nine", 9, DASHT), ("Seven", 7, body("Northern Relief Council")))
    found = origins_of([rep], claims)
    assert found.of(claims[0].id) == found.of(claims[1].id) != found.of(claims[2].id)
    origin = found.get(found.of(claims[0].id))
    assert (origin.label, origin.identified, origin.outlet_voice) == ("Lin Dasht, mayor of Orven", True, False)
    assert "headline has 9 killed" in origin.reasons[0].sentence
    rep, claims = headed(("Nine", 9, unnamed("officials")))
    (origin,) = origins_of([rep], claims)
    assert (origin.label, origin.identified, origin.outlet_voice) == ("officials", False, False)


def test_a_headline_with_a_figure_of_nobody_or_of_two_further_down_stays_the_outlets() -> None:
    """Another figure is not the speaker's; of two who give it, only the one whom the report begins with."""
    rep, claims = headed(("Seven", 7, DASHT))
    assert len(origins_of([rep], claims)) == 2
    rep, claims = headed(("Nine", 9, DASHT), ("Nine more", 9, body("Northern Relief Council")))
    found = origins_of([rep], claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)
    rep, claims = headed(("Six", 6, unnamed()), ("Nine", 9, DASHT), ("Nine more", 9, body("Northern Relief Council")))
    found = origins_of([rep], claims)
    assert found.get(found.of(claims[0].id)).outlet_voice


def test_two_agencies_in_the_same_stock_words_wrote_each_their_own() -> None:
    """A short shared passage under two agencies' names is no copy; a whole copy is one whatever name it bears."""
    words = STOCK.format("Nine", "residents")
    for more, origins in (
        ((" ".join(f"road{n} mill{n}" for n in range(20)), " ".join(f"flood{n} hill{n}" for n in range(20))), 2),
        (("", ""), 1),
    ):
        reports = [report(f"w{n}", f"{words} {m}".strip(), f"2031-04-1{n + 5}") for n, m in enumerate(more)]
        wires = (agency("Meridian Wire"), agency("Northern Wire"))
        claims = [killed(r, "Nine people", 9, unnamed("residents"), w) for r, w in zip(reports, wires, strict=True)]
        assert len(origins_of(reports, claims)) == origins


VICTIMS = (
    "Ferry pilot Saro Bint, who was thirty-four and had two small girls, lay among the dead that relatives carried from the "
    "quay at dusk before the river police closed the northern road to all but ambulances and the water carts."
)


def carrying(words: str = VICTIMS, *, figures: bool) -> tuple[list[Report], list[Claim]]:
    """Two outlets with one sentence on a victim in common, each with (``figures``) a figure in its own voice, and in other words."""
    openings = ("Nine people died when the jetty burned.", "Fire on the water left a toll of twelve.")
    more = (" ".join(f"road{n} mill{n}" for n in range(60)), " ".join(f"flood{n} hill{n}" for n in range(60)))
    reports = [report(f"v{n}", f"{o} {words} {m}", f"2031-04-1{n + 5}") for n, (o, m) in enumerate(zip(openings, more, strict=True))]  # fmt: skip
    claims: list[Claim] = []
    for rep, told, number, paper in zip(
        reports, ("Nine people", "twelve"), (9, 12), ("Ledger", "Lantern"), strict=True
    ):
        own = outlet(paper)
        claims.append(msgspec.structs.replace(fact(rep, "Saro Bint", "person", outcome="killed"), attribution=(own,)))
        if figures:
            claims.append(killed(rep, told, number, own))
    return reports, claims


def test_a_circumstance_in_copied_words_makes_no_origin_of_two_that_give_figures() -> None:
    """Whose the figures are is told by their own words, not by a victim's name in a sentence that both have."""
    reports, claims = carrying(figures=True)
    found = origins_of(reports, claims)
    assert found.of(claims[1].id) != found.of(claims[3].id)
    assert found.get(found.of(claims[0].id)).copies == ((claims[2].id, claims[0].id),)
    reports, claims = carrying(figures=False)
    found = origins_of(reports, claims)
    assert found.of(claims[0].id) == found.of(claims[1].id)
    assert found.origins[0].copies == ((claims[1].id, claims[0].id),)


def test_another_number_of_other_people_in_the_same_frame_is_no_changed_figure() -> None:
    """Soldiers in the place of children, and five in that of nine: the frame was used again; children alone were counted anew."""
    for role, origins in (("soldier", 2), ("student", 1)):
        head, rest = (
            "Late on Sunday beside the old quay of the river town",
            "were among those whom the burning jetty caught when the evening ferry came in from the salt works with its lamps out",
        )
        reports = [
            report(f"f{n}", f"{head} {w} {rest}.", f"2031-04-1{n + 5}")
            for n, w in enumerate(("nine people", "five people"))
        ]
        claims = [
            harmed(reports[0], "nine people", "killed", 9, unnamed(), role="student"),
            harmed(reports[1], "five people", "killed", 5, unnamed(), role=role),
        ]
        assert len(origins_of(reports, claims)) == origins


def test_two_spellings_of_one_name_in_one_incident_are_one_voice() -> None:
    """Vowels and s and z as two desks heard them: one person where both speak of one incident, two where the consonants
    or what they are told to be differ."""
    for name, role, voices in (
        ("Rezasen Werodur", "miller", 1),
        ("Rezasen Werotur", "miller", 2),
        ("Rezasen Werodur", "nurse", 2),
        ("Rezasen Werodur", None, 1),
    ):
        told = (person("Razasen Werodoor", "miller"), person(name, role))
        reports = [report(f"p{n}", f"Nine died at Orven on Monday. Story {n}.", "2031-04-15") for n in range(2)]
        claims: list[Claim] = []
        for rep, who in zip(reports, told, strict=True):
            claims += [killed(rep, "Nine died", 9, who), where(rep, "Orven", ORVEN), when(rep, "Monday", "2031-04-14")]
            claims.append(fact(rep, "died", "kind", "shooting"))
        by_id = {r.id: r for r in reports}
        (incident,) = link(by_id, claims, find_origins(claims, by_id, []), [])
        assert len([o for o in incident.origins if o.identified]) == voices
