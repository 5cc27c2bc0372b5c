"""The constructed reports of the strike at al-Baghdadi, recorded and reckoned: who was a civilian is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from accounted import pipeline
from accounted.model import Toll
from accounted.reckoning import load
from accounted.reckoning.method_rules import Setting
from accounted.register import create_or_open

REPORTS = Path(__file__).parents[2] / "examples" / "al-baghdadi"


@pytest.fixture(scope="module")
def strike(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The findings, and the incident with the most reports."""
    register = create_or_open(tmp_path_factory.mktemp("strike") / "r.register")
    pipeline.record(register, [REPORTS], author="tests", time="2026-01-01T00:00:00Z")
    found = pipeline.work_out(register)
    return found, max(found.incidents, key=lambda i: (len(i.reports), i.id))


def killed(strike: Any, method: Any) -> Toll:
    found, incident = strike
    return pipeline.toll(found, incident, method, "killed", "")


@pytest.mark.parametrize("method", ["airwars-observed", "ibc-partial"])
def test_the_dead_of_a_police_convoy_are_not_reckoned_as_civilians(strike: Any, method: str) -> None:
    """Most accounts say "people", others say police and security forces: no figure before somebody says how they count,
    and what each answer would give stands beside the question."""
    made = killed(strike, method)
    assert (made.answer, made.fields, made.setting) == ("cannot_say", {}, "civilians.police")
    assert made.question is not None
    assert made.question.startswith("Do police")
    assert sum(r.rule == "would_be" for r in made.reasons) >= 3
    plain_people = [r for r in made.reasons if "says nothing of who they were" in r.sentence.casefold()]
    assert len(plain_people) >= 4
    assert all(r.use == "set_aside" for r in plain_people)


def test_with_police_outside_only_those_called_civilians_count(strike: Any, tmp_path: Path) -> None:
    """Neither police nor security forces nor guards civilians: no total of plain people moves the figure."""
    rules = load("airwars-observed")
    out = Setting(value="outside", document="a test", sureness="own")
    civilians = msgspec.structs.replace(rules.civilians, police=out, security_forces=out, guards=out)
    made = killed(strike, msgspec.structs.replace(rules, civilians=civilians))
    assert made.answer == "figures"
    assert made.fields["min"] == 2
    assert made.fields["max"] in (2, None)
