"""What each method makes of the spliced page, from bytes to tolls. The answers and their working: docs/methods.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted import pipeline, reading
from accounted.model import Toll
from accounted.register import create_or_open

PAGE = Path(__file__).parents[3] / "shared" / "reports" / "spliced-page.txt"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="../shared is not beside the checkout")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Findings:
    register = create_or_open(tmp_path_factory.mktemp("spliced") / "page.register")
    metadata = reading.Metadata(published="2018-01-29")
    pipeline.record(register, [PAGE], author="tests", time="2026-01-01T00:00:00Z", metadata=metadata)
    return pipeline.work_out(register)


def answer(found: pipeline.Findings, method: str, outcome: str = "killed") -> Toll:
    (incident,) = found.incidents
    return pipeline.toll(found, incident, method, outcome)  # type: ignore[arg-type]


def test_plain_rests_on_one_origin_with_the_mayors_six_as_a_floor(found: pipeline.Findings) -> None:
    """Eleven, derived, from officials through Reuters; the six officers of the air strike are a part, never a rival."""
    toll = answer(found, "plain")

    assert toll.fields == {"min": 11, "max": 11}
    assert (toll.open_high, toll.origins_all) == (False, 1)
    uses = {(found.claims[r.claim].count.low, r.use) for r in toll.reasons if r.claim}  # type: ignore[union-attr]
    assert uses == {(11, "used"), (10, "floor"), (1, "floor"), (6, "floor")}


def test_injured_and_detained(found: pipeline.Findings) -> None:
    """Twenty injured by Obaidi's word; one detained by the command's."""
    assert answer(found, "plain", "injured").fields == {"min": 20, "max": 20}
    assert answer(found, "plain", "detained").fields["min"] == 1


@pytest.mark.parametrize(
    ("method", "expected", "setting"),
    [
        ("acled-partial", "figures", None),
        ("ucdp-partial", "figures", None),
        ("airwars-observed", "cannot_say", "civilians.police"),
        ("ibc-partial", "cannot_say", "sources.independent_at_least"),
        ("gtd-2015", "cannot_say", "event.state_actor"),
    ],
)
def test_each_method_answers_by_its_own_rules(
    found: pipeline.Findings, method: str, expected: str, setting: str | None
) -> None:
    """Where a method lacks a rule it asks, and names the setting that would answer."""
    toll = answer(found, method)

    assert (toll.answer, toll.setting) == (expected, setting)
    if expected == "figures":
        assert set(toll.fields.values()) == {11}
    else:
        assert toll.question


def test_background_and_other_years_are_in_no_toll(found: pipeline.Findings) -> None:
    """The thousands since 2014 and the charge of July 2017 bear on nothing; related lines make no claim."""
    (incident,) = found.incidents
    outside = [c for k, c in found.claims.items() if k not in incident.claims]

    assert all(c.scope != "this_incident" for c in outside)
    assert "Amnesty International" not in {s.name for k in incident.claims for s in found.claims[k].attribution}
    page = PAGE.read_text("utf-8")
    teasers = [i for i in range(len(page)) if page.startswith("More news", i)]
    assert teasers
    assert not any(c.quote.start <= t < c.quote.end for c in found.claims.values() for t in teasers)


def test_the_place_is_a_country_and_the_date_is_not_stated(found: pipeline.Findings) -> None:
    """Neither Ramadi nor Baghdad; and no day is taken from the sentences of background."""
    (incident,) = found.incidents

    assert (incident.place.country, incident.place.precision, incident.place.lat) == ("IQ", "country", None)
    assert incident.period.end is None
    assert "place_not_stated" in {p.code for p in found.view.problems()}
