"""The spliced page of the strike at al-Baghdadi, as its claims stand in docs/methods.md, under every method."""

from __future__ import annotations

import msgspec
import pytest
from reckoning_hand import by, claim, count, group, rule_of, said, toll, unknown, vague

from accounted.model import Count, Source, Toll
from accounted.reckoning import load

OBAIDI = Source(name="Obaidi", kind="unresolved", words="Obaidi")
ELEVEN = claim(
    Count(low=11, high=11, words="ten … and one", derived=("ten", "one")),
    by=Source(name="officials", kind="unnamed"), report="page", start=100, covers="whole",
    group=group("security personnel and one local official", role=("security_forces", "official")),
)  # fmt: skip
SIX = claim(6, by=OBAIDI, report="page", start=300, covers="part", part_of="police officers, in the air strike",
            group=group("police officers", role="police"))  # fmt: skip
TWENTY = claim(
    20, "injured", by=OBAIDI, report="page", start=320, covers="not_stated", group=group("others"),
    includes=(group("security officers", role="security_forces"), group("the mayor", role="official"),
              group("town's police chief", role="police")),
)  # fmt: skip
SINCE_2014 = claim(vague("thousands"), by="A website", report="page", start=250, scope="background",
                   group=group("civilian deaths", status="civilian"))  # fmt: skip
CAPTURED = claim(1, "detained", by="Joint Operations Command", report="page", start=200, covers="not_stated",
                 group=group("militant", role="militant"))  # fmt: skip
ACCOUNTS = (
    said(("2018-01-29", ELEVEN), name="officials → Reuters", identified=False),
    said(("2018-01-29", SIX), ("2018-01-29", TWENTY), name="Obaidi", identified=False),
    said(("2018-01-29", SINCE_2014), name="the page", outlet_voice=True),
    said(("2018-01-29", CAPTURED), name="Joint Operations Command"),
)
DONE_BY = (by("US helicopters"), by("the coalition"))


def of(method: object, outcome: str = "killed", group_name: str = "") -> Toll:
    return toll(*ACCOUNTS, method=method, outcome=outcome, of=group_name, done_by=DONE_BY, relation=unknown)


def test_plain_says_eleven_with_six_as_a_floor() -> None:
    """Eleven from one origin; the six police are a part and below it; the thousands are background."""
    made = of("plain")
    assert (made.answer, made.fields, made.open_high) == ("figures", {"min": 11, "max": 11}, False)
    assert rule_of(made, ELEVEN) == ("used", "last_total")
    assert rule_of(made, SIX) == ("floor", "part_is_floor")
    assert rule_of(made, SINCE_2014) == ("set_aside", "background")
    assert (made.origins_known, made.origins_all) == (1, 1)


@pytest.mark.parametrize(
    ("method", "outcome", "answer", "fields", "setting"),
    [
        ("plain", "injured", "figures", {"min": 20, "max": 20}, None),
        ("plain", "detained", "figures", {"min": 1, "max": None}, None),
        ("plain", "missing", "no_claim", {}, None),
        ("acled-partial", "killed", "figures", {"fatalities": 11}, None),
        ("acled-partial", "injured", "cannot_say", {}, "outcomes.injured"),
        ("ucdp-partial", "killed", "figures", {"low": 11, "best": 11, "high": 11}, None),
        ("ucdp-partial", "injured", "cannot_say", {}, "outcomes.injured"),
        ("gtd-2015", "killed", "cannot_say", {}, "event.state_actor"),
        ("gtd-2015", "injured", "cannot_say", {}, "event.state_actor"),
        ("airwars-observed", "killed", "cannot_say", {}, "civilians.police"),
        ("airwars-observed", "injured", "cannot_say", {}, "civilians.police"),
        ("ibc-partial", "killed", "cannot_say", {}, "sources.independent_at_least"),
        ("ibc-partial", "injured", "cannot_say", {}, "sources.independent_at_least"),
    ],
)
def test_each_method_answers_by_its_own_rules(
    method: str, outcome: str, answer: str, fields: dict[str, int | None], setting: str | None
) -> None:
    """The table of docs/methods.md, line by line."""
    made = of(method, outcome)
    assert (made.answer, made.fields, made.setting) == (answer, fields, setting)
    assert made.answer != "cannot_say" or made.question


def test_ibc_asks_for_a_second_origin_and_names_the_other_open_setting() -> None:
    """No answer on police would give a figure while nobody knows whether the two origins are independent."""
    made = of("ibc-partial")
    assert made.question is not None
    assert "independent" in made.question
    assert any(r.rule == "open_question" and "civilians.police" in r.sentence for r in made.reasons)


def test_gtd_tells_what_it_would_be() -> None:
    """Until a person says whether a state's act is an event, the figure stands only as a note."""
    made = of("gtd-2015")
    assert any(r.rule == "would_be" and "nkill 11" in r.sentence for r in made.reasons)


def test_airwars_with_both_settings_inside_counts_eleven() -> None:
    """A recorder who counts police and security forces as civilians gets a figure, and one who does not gets none."""
    rules = load("airwars-observed")
    setting = rules.civilians.officials
    assert setting is not None
    inside = msgspec.structs.replace(
        rules, civilians=msgspec.structs.replace(rules.civilians, police=setting, security_forces=setting)
    )
    assert of(inside).fields == {"min": 11, "max": 11}
    no = msgspec.structs.replace(setting, value="outside")
    outside = msgspec.structs.replace(
        rules, civilians=msgspec.structs.replace(rules.civilians, police=no, security_forces=no)
    )
    made = of(outside)
    assert made.answer == "cannot_say"
    assert rule_of(made, ELEVEN) == ("set_aside", "mixed_group")
    assert rule_of(made, SIX) == ("set_aside", "other_group")


def test_civilians_under_plain_are_not_guessed() -> None:
    """Nobody labels the dead as civilians, so plain asks and gives no figure."""
    made = of("plain", group_name="civilians")
    assert (made.answer, made.fields) == ("cannot_say", {})


def test_police_under_plain_have_a_floor_of_six() -> None:
    """For the group police the six are a part: a floor, and open above."""
    made = of("plain", group_name="police")
    assert (made.fields, made.open_high) == ({"min": 6, "max": None}, True)


def test_conformity_travels_with_every_toll() -> None:
    """A reader of a figure sees how closely its method follows its documents."""
    assert of("airwars-observed").conformity == "observed"
    assert "(partial)" in repr(of("acled-partial"))
    assert count(3).high == 3
