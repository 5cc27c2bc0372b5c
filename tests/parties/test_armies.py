"""Whose "the army" of a report is, and whom an interest reaches that a person gives to a body."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Count, Origin, Place, Quote, Source
from accounted.parties.armies import army_of, told_fully, with_interests
from accounted.places import demonym
from accounted.reckoning.sides import accused_by, maybe_accused_by

QUOTE = Quote(report="report-1", start=0, end=1, text="x")
CHAD = Source(name="Chadian army", kind="organisation")
BARE = Source(name="army", kind="organisation")
OFFICER = Source(name="Idris Kosso", kind="person", role="army spokesman Colonel", affiliation="army")


def killed(speaker: Source, number: int = 8) -> CasualtyClaim:
    return CasualtyClaim(quote=QUOTE, attribution=(speaker,), outcome="killed", count=Count(low=number, high=number, words=str(number)))  # fmt: skip


def where(country: str) -> CircumstanceClaim:
    place = Place(words="w", name="w", country=country, precision="exact")
    return CircumstanceClaim(quote=QUOTE, attribution=(), aspect="where", value="w", place=place)


def by(party: str) -> CircumstanceClaim:
    return CircumstanceClaim(quote=QUOTE, attribution=(), aspect="by", value=party)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ([killed(CHAD), where("TD")], "Chadian army"),
        ([by("Chadian army aircraft"), where("TD")], "Chadian army aircraft"),
        ([killed(CHAD), where("SD")], None),
        ([killed(CHAD)], None),
        ([killed(CHAD), by("Libyan army jets"), where("TD")], None),
        ([by("Chadian aircraft"), where("TD")], None),
        ([killed(BARE), where("TD")], None),
        ([killed(Source(name="Chadian health ministry", kind="organisation")), where("TD")], None),
    ],
)
def test_the_army_of_a_report_is_the_one_that_it_names_of_its_country(
    claims: Sequence[Claim], name: str | None
) -> None:
    """Not one of another country, one of two, one that is told by its aircraft alone, and nobody where none is named."""
    army = army_of(claims, demonym)
    assert (army.name if army else None) == name


def test_who_speaks_for_a_bare_army_speaks_for_the_one_that_is_named() -> None:
    """An officer and the army itself; a colonel of rebels and an army told as another's do not, and no claim's id changes."""
    army = army_of([killed(CHAD), where("TD")], demonym)
    for speaker in (BARE, OFFICER):
        told = told_fully(killed(speaker), army)
        assert told.attribution[0].affiliation == "Chadian army"
        assert told.id == killed(speaker).id
    for other in (
        Source(name="Sudanese army", kind="organisation"),
        Source(name="Liberation Army of Orne", kind="organisation"),
        Source(name="Hassan Bello", kind="person", role="doctor", affiliation="army hospital"),
    ):
        assert told_fully(killed(other), army) == killed(other)
    assert told_fully(killed(BARE), None) == killed(BARE)


def test_an_interest_reaches_those_who_speak_for_the_body() -> None:
    """By the body's name, by another name of the state's forces, and by the bare name in that state's report."""
    army = army_of([killed(CHAD), where("TD")], demonym)
    interests = {"chadian army": "accused"}

    def interest(speaker: Source, here: bool = True) -> str:
        return with_interests(killed(speaker), interests, army if here else None).attribution[0].interest  # type: ignore[arg-type]

    assert interest(CHAD) == interest(BARE) == interest(OFFICER) == "accused"
    assert interest(Source(name="Chadian armed forces", kind="organisation")) == "accused"
    assert interest(Source(name="Ali Deby", kind="person", affiliation="Chadian army")) == "accused"
    assert interest(BARE, here=False) == interest(Source(name="Sudanese army", kind="organisation")) == "unknown"
    assert interest(Source(name="Chadian Red Cross", kind="organisation")) == "unknown"


def test_an_accused_armys_own_count_is_a_response_only_where_it_is_told_whose_it_is() -> None:
    """The officer of the army whose aircraft are named is accused; of a bare aircraft it is said that others say whose."""
    army = army_of([killed(CHAD), where("TD")], demonym)
    origin = Origin(id="origin-1", label="army", claims=())
    speaker = told_fully(killed(OFFICER), army).attribution[0]
    assert accused_by(origin, speaker, ["Chadian army aircraft"]) is not None
    assert accused_by(origin, OFFICER, ["Chadian army aircraft"]) is None
    assert "others name “Chadian army aircraft”" in str(
        maybe_accused_by(origin, OFFICER, ["Chadian army aircraft", "Jet"])
    )
    assert "nobody says whose" in str(maybe_accused_by(origin, OFFICER, ["Jet"]))
