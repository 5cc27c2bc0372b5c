"""Two voices of one organisation, and relations between sources that a person wrote down: shown as two, counted once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import agency, body, killed, outlet, person, report, unnamed

from accounted.linking import Origins, find_copies, find_origins
from accounted.linking.bodies import body_of, one_body
from accounted.linking.deciding import lasting_relations
from accounted.model import Decision, Source
from accounted.reckoning.accounts import fewest


def office(name: str) -> Source:
    return Source(name=name, kind="office")


def said_by(*speakers: Source, decisions: tuple[Decision, ...] = (), days: tuple[str, ...] = ()) -> Origins:
    """Each speaker with a figure of his own in a report of his own."""
    reports, claims = [], []
    for n, speaker in enumerate(speakers):
        day = days[n] if days else "2031-04-15"
        rep = report(f"r{n}", f"Note {n}: {n + 3} died near Orven.", day, f"Kettle Post {n}")
        reports.append(rep)
        claims.append(killed(rep, f"{n + 3} died", n + 3, speaker, outlet(f"Kettle Post {n}")))
    return find_origins(claims, {r.id: r for r in reports}, find_copies(reports), decisions)


def relation(value: str, first: str, second: str, **more: str) -> Decision:
    return Decision(kind="relation", value=value, targets=(first, second), why="its own charter says so", **more)


ONE_BODY = [
    (person("Joan Merrick", "spokeswoman for the health ministry"), person("Tor Abel", "health ministry spokesman")),
    (person("Joan Merrick", "director of Fenwick hospital"), body("Fenwick Hospital")),
    (person("Joan Merrick", "director of Fenwick hospital"), body("the hospital")),
    (body("Zedland Ministry of Health"), person("Tor Abel", "a health ministry official")),
    (person("Tor Abel", "spokesman for the ELAC", "ELAC"), body("Eastern Lowland Aid Council")),
    (person("Tor Abel", "mayor of Orven"), office("mayor of Orven")),
    (body("Joint Field Command"), body("Joint Field Command Media Cell")),
]
TWO_BODIES = [
    (person("Joan Merrick", "a doctor"), person("Tor Abel", "a doctor")),
    (person("Joan Merrick", "resident of Orven"), person("Tor Abel", "resident of Orven")),
    (person("Joan Merrick", "resident of Orven"), person("Tor Abel", "mayor of Orven")),
    (person("Joan Merrick", "director of Fenwick hospital"), body("Tamsey Hospital")),
    (body("Orven police"), body("Tamsey police")),
    (body("Northern Relief Council"), body("Southern Relief Council")),
    (person("Joan Merrick"), person("Tor Abel")),
]


@pytest.mark.parametrize(("a", "b"), ONE_BODY)
def test_two_voices_of_one_body_count_once_and_are_shown_as_two(a: Source, b: Source) -> None:
    """A spokesman and his ministry, a director and her hospital: two origins, unknown to one another."""
    left, right = body_of(a), body_of(b)
    assert left is not None
    assert right is not None
    assert one_body(left, right)
    assert one_body(right, left)
    found = said_by(a, b)
    ids = [o.id for o in found]
    if len(ids) == 2:
        assert found.relation(*ids) == "unknown"
        assert "one organisation" in found.relation_with_reason(*ids)[1]
        assert found.known_range(ids) == (1, 2)


@pytest.mark.parametrize(("a", "b"), TWO_BODIES)
def test_people_of_one_trade_or_town_and_like_named_bodies_are_independent(a: Source, b: Source) -> None:
    """Two named doctors, two neighbours, the hospitals of two towns: each is a source of its own."""
    found = said_by(a, b)
    ids = [o.id for o in found]
    assert found.relation(*ids) == "independent"
    assert found.known_range(ids) == (2, 2)


def test_three_in_a_row_are_at_least_two() -> None:
    """Where the first and the last share nothing, the one between them cannot make them one account."""
    between = person("Ann Dace", "police officer at Fenwick hospital", "Fenwick hospital")
    found = said_by(body("Fenwick Hospital"), between, body("Orven police"), unnamed())
    ids = [o.id for o in found]
    assert found.known_range(ids) == (2, 4)


RELATIONS = [
    relation("part_of", "Ridge Media Cell", "Ridge Front"),
    relation("relies_on", "Ridge Media Cell", "Ridge Front"),
    relation("relies_on", "Ridge Front", "Ridge Media Cell"),
    relation("same_interest", "Ridge Front", "Ridge Media Cell"),
]


@pytest.mark.parametrize("decided", RELATIONS)
def test_a_relation_ties_two_sources_and_leaves_them_two(decided: Decision) -> None:
    """Part of, relies on, same interest: independent before, unknown after, and the sentence says who decided and why."""
    pair = (body("Ridge Media Cell"), body("The Ridge Front"))
    free, tied = said_by(*pair), said_by(*pair, decisions=(decided,))
    ids = [o.id for o in tied]
    assert free.relation(*ids) == "independent"
    relation_, why = tied.relation_with_reason(*ids)
    assert relation_ == "unknown"
    assert "its own charter says so" in why
    assert tied.known_range(ids) == (1, 2)
    assert tied.tie(*ids) is not None


def test_a_relation_reaches_through_others_and_to_spokesmen() -> None:
    """A spokesman of a cell that is part of a front, and a council that relies on that front."""
    decisions = (
        relation("part_of", "Ridge Media Cell", "Ridge Front"),
        relation("relies_on", "Eastern Lowland Aid Council", "Ridge Front"),
    )
    spokesman = person("Tor Abel", "spokesman for the Ridge Media Cell", "Ridge Media Cell")
    found = said_by(spokesman, body("Eastern Lowland Aid Council"), body("Orven police"), decisions=decisions)
    by_label = {o.label.partition(",")[0]: o.id for o in found}
    a, b, c = (by_label[name] for name in ("Tor Abel", "Eastern Lowland Aid Council", "Orven police"))
    assert found.relation(a, b) == "unknown"
    assert found.relation(a, c) == found.relation(b, c) == "independent"
    assert found.known_range([a, b, c]) == (2, 3)


def test_a_relation_holds_for_its_days_alone() -> None:
    """From and to are days of what is said; where a report is undated, it cannot be told that it does not hold."""
    pair = (body("Ridge Media Cell"), body("Ridge Front"))
    decided = relation("part_of", "Ridge Media Cell", "Ridge Front", since="2031-05", until="2032")
    for days, answer in (
        (("2031-04-30", "2031-05-03"), "independent"),
        (("2031-05-01", "2031-05-03"), "unknown"),
        (("2032-12-31", "2032-12-31"), "unknown"),
        (("2033-01-01", "2033-01-01"), "independent"),
        (("", ""), "unknown"),
    ):
        found = said_by(*pair, decisions=(decided,), days=days)
        assert found.relation(*(o.id for o in found)) == answer


def test_a_relation_is_taken_back_and_the_last_word_holds() -> None:
    """Taking back one first day leaves another; without a day all of that kind go; an end may be added later."""
    early = relation("part_of", "Ridge Media Cell", "Ridge Front", since="2030")
    late = relation("part_of", "Ridge Media Cell", "Ridge Front", since="2033")
    ended = relation("part_of", "Ridge Media Cell", "Ridge Front", since="2030", until="2031")

    def back(**more: str) -> Decision:
        return Decision(
            kind="no_relation", value="part_of", why="misread", targets=("Ridge Media Cell", "Ridge Front"), **more
        )

    assert len(lasting_relations([early, late])) == 2
    assert len(lasting_relations([early, late, back(since="2033")])) == 1
    assert lasting_relations([early, late, back()]) == ()
    assert len(lasting_relations([early, back(), late])) == 1
    (one,) = lasting_relations([early, ended])
    assert one.holds_in(None)
    assert "to 2031" in one.sentence


def test_not_the_same_of_one_ministry_still_counts_once() -> None:
    """That two spokesmen are two men makes them no two organisations; that a captain speaks for other police does."""
    two = (
        person("Joan Merrick", "spokeswoman for the Field Command"),
        person("Tor Abel", "spokesman for the Field Command"),
    )
    apart = Decision(kind="not_same", why="two people", targets=("Joan Merrick", "Tor Abel"))
    found = said_by(*two, decisions=(apart,))
    ids = [o.id for o in found]
    assert found.relation(*ids) == "unknown"
    assert found.known_range(ids) == (1, 2)
    captain = (body("police"), person("Tor Abel", "police captain of Orven"))
    other = Decision(kind="not_same", why="the police of another town", targets=("police", "Tor Abel"))
    found = said_by(*captain, decisions=(other,))
    assert found.relation(*(o.id for o in found)) == "independent"


SPEAKERS = st.sampled_from(
    [
        person("Joan Merrick", "spokeswoman for the health ministry"),
        person("Tor Abel", "spokesman for the Field Command"),
        person("Ann Dace", "a farmer"),
        person("Lin Dasht", "mayor of Orven"),
        body("Field Command"),
        body("Health Ministry"),
        body("Fenwick Hospital"),
        body("the hospital"),
        body("Ridge Front"),
        unnamed("officials"),
        unnamed("residents"),
        agency("Meridian Wire"),
        outlet("Kettle Post"),
    ]
)
NAMES = ("officials", "Lin Dasht", "Ann Dace", "Field Command", "Fenwick Hospital", "Ridge Front", "Tor Abel")
DECISIONS = st.lists(
    st.builds(
        lambda kind, value, pair: Decision(
            kind=kind, value=value if kind == "relation" else "", targets=tuple(pair), why="w"
        ),
        st.sampled_from(["not_same", "relation"]),
        st.sampled_from(["part_of", "relies_on", "same_interest"]),
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SPEAKERS, min_size=1, max_size=7), DECISIONS)
def test_fewest_and_most_agree_with_the_relations_two_by_two(speakers: list[Source], decided: list[Decision]) -> None:
    """The relation has no order, and the fewest accounts are what the reckoning makes of it too."""
    found = said_by(*speakers, decisions=tuple(decided))
    ids = [o.id for o in found]
    for a in ids:
        for b in ids:
            assert found.relation(a, b) == found.relation(b, a)
            assert (found.relation(a, b) == "same") == (a == b)
    low, high = found.known_range(ids)
    assert high == len(ids)
    assert low == max(1, fewest(ids, found.relation))
