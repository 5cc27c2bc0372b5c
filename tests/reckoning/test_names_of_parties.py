"""A party is accused under its initials as under its name; what a report brings up counts in the incident it is about."""

from __future__ import annotations

import pytest
from reckoning_hand import by, claim, group, rule_of, said, toll

from accounted.model import Source

FRONT = Source(name="Verland Unity Front", kind="organisation")
SHORT = Source(name="VUF", kind="organisation")
BOTH = Source(name="Verland Unity Front (VUF)", kind="organisation")
HEAD = Source(name="Oda Brenn", kind="person", role="VUF spokesman", affiliation="Verland Unity Front")
SOLDIERS = group("soldiers", role="soldier", status="combatant")


@pytest.mark.parametrize("speaker", [FRONT, SHORT, BOTH, HEAD])
@pytest.mark.parametrize("party", ["Verland Unity Front", "VUF", "the VUF", "Verland Unity Front (VUF)"])
def test_a_party_is_the_same_by_name_and_by_initials(speaker: Source, party: str) -> None:
    """The group that did it says thirty soldiers; the mayor's four stand alone."""
    boast = claim(30, by=speaker, group=SOLDIERS, covers="not_stated", stance="claimed")
    made = toll(said(claim(4), name="a-mayor"), said(boast, name="b-front"), done_by=(by(party),))
    assert made.fields == {"min": 4, "max": 4}
    assert rule_of(made, boast) == ("response", "accused_beside")


@pytest.mark.parametrize(
    ("speaker", "party"),
    [
        (Source(name="Valley United Farmers", kind="organisation"), "Verland Unity Front"),
        (Source(name="VUP", kind="organisation"), "Verland Unity Front"),
        (Source(name="Verland Unity Party", kind="organisation"), "VUF"),
        (Source(name="unit sources", kind="unnamed"), "US"),
        (Source(name="Ulla Stern", kind="person", role="mayor"), "US aircraft"),
    ],
)
def test_other_names_and_initials_accuse_nobody(speaker: Source, party: str) -> None:
    """Initials of another body, and a state's two letters, are not the party's."""
    other = claim(30, by=speaker)
    made = toll(said(claim(4), name="a-mayor"), said(other, name="b"), done_by=(by(party),))
    assert rule_of(made, other) == ("used", "last_total")


def test_what_is_brought_up_counts_where_it_belongs() -> None:
    """A later report brings this incident up as its second event: its seven count. Without an event of its own they do not."""
    brought = claim(7, by="The mayor", scope="another_incident", event=1)
    loose = claim(9, by="A clerk", scope="another_incident")
    made = toll(said(claim(5), name="a"), said(brought, name="b"), said(loose, name="c"))
    assert made.fields == {"min": 5, "max": 7}
    assert rule_of(made, loose) == ("set_aside", "another_incident")
