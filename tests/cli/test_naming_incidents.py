"""Which incident somebody means: a whole title, a part of one, and several that bear the same."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import pytest

from accounted.model import BadInput, Incident
from accounted.pipeline import Findings, work_out
from accounted.register import create_or_open


def renamed(one: Incident, **place: str | None) -> Incident:
    return msgspec.structs.replace(one, place=msgspec.structs.replace(one.place, **place))


@pytest.fixture
def found(register: Path) -> Findings:
    with create_or_open(register, readonly=True) as book:
        return work_out(book)


def with_places(found: Findings, first: dict[str, str | None], second: dict[str, str | None]) -> Findings:
    a, b = found.incidents[:2]
    return dataclasses.replace(found, incidents=[renamed(a, **first), renamed(b, **second)])


TOWN = {"name": "Selma Well", "admin1": "North Plain", "country": "SD"}
PROVINCE = {"name": "North Plain", "admin1": "North Plain", "country": "SD"}


def test_a_whole_title_names_its_incident_though_others_hold_it(found: Findings) -> None:
    """ "North Plain, SD" is the province and not a town in it; its beginning alone fits both and is refused."""
    both = with_places(found, TOWN, PROVINCE)
    town, province = both.incidents
    assert province.title in town.title
    assert both.incident(province.title) is province
    assert both.incident(province.title.lower()) is province
    assert both.incident("selma well") is town
    with pytest.raises(BadInput, match="several incidents are called 'north plain'"):
        both.incident("north plain")


def test_incidents_of_one_title_are_listed_with_ids_days_and_figures(found: Findings) -> None:
    """Alike in title, they are told apart by what the table shows of them: id, day and people killed."""
    both = with_places(found, PROVINCE, PROVINCE)
    with pytest.raises(BadInput) as refused:
        both.incident(both.incidents[0].title)
    said = str(refused.value)
    for one in both.incidents:
        assert one.id.removeprefix("incident-")[:8] in said
        assert str(one.period.end) in said
    assert said.count("killed ") == 2
