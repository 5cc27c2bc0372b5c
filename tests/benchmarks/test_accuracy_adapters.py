"""The adapters between our claims and the scorers' forms, on made-up claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from benchmarks.accuracy import claims_form, muc4, muc4_relevance
from benchmarks.accuracy.held_back import allowed
from benchmarks.accuracy.multi_report import paths_of

from accounted.model import CasualtyClaim, CircumstanceClaim, Count, Facet, Group, Quote, Source

QUOTE = Quote(report="report-1", start=0, end=4, text="Nine")
OUTLET = Source(name="Lantern Wire", kind="outlet")
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def claim(low: int | None = 9, high: int | None = 9, bound: Any = "exact", **more: Any) -> CasualtyClaim:
    """A claim of nine killed, changed as said."""
    given = {"outcome": "killed", "attribution": (OUTLET,), **more}
    return CasualtyClaim(quote=QUOTE, count=Count(low=low, high=high, words="nine", bound=bound), **given)


@pytest.mark.parametrize(
    ("low", "high", "bound", "want"),
    [
        (71, None, "more_than", (70, None)),
        (70, None, "at_least", (70, None)),
        (None, 20, "up_to", (None, 20)),
        (20, 20, "about", (20, 20)),
        (None, None, "vague", (None, None)),
        (0, 0, "none", (0, 0)),
    ],
)
def test_intervals_are_said_as_the_gold_says_them(low: Any, high: Any, bound: Any, want: Any) -> None:
    """Only "more than N" differs between the model and the gold; a claim of nobody stays zero."""
    assert claims_form.interval(Count(low=low, high=high, words="x", bound=bound)) == want


def test_own_outlet_is_no_speaker_and_a_cited_one_is() -> None:
    """The outlet's own voice is null; another outlet that it cites, or an official, is named with role."""
    cited = Source(name="Quarry Radio", kind="outlet")
    mayor = Source(name="Lena Orvat", kind="person", role="mayor of Tessin")
    assert claims_form.speaker(claim(), "Lantern Wire") is None
    assert claims_form.speaker(claim(attribution=()), "Lantern Wire") is None
    assert claims_form.speaker(claim(attribution=(cited, OUTLET)), "Lantern Wire") == "Quarry Radio"
    assert claims_form.speaker(claim(attribution=(mayor, OUTLET)), "Lantern Wire") == "Lena Orvat, mayor of Tessin"


def test_the_agency_of_the_dateline_is_the_reports_own_voice() -> None:
    """No words at the claim cite it; an agency that is cited has its words and is a speaker."""
    dateline, cited = (
        Source(name="Brine Wire", kind="agency"),
        Source(name="Brine Wire", kind="agency", words="the wire"),
    )
    assert claims_form.speaker(claim(attribution=(dateline,)), None) is None
    assert claims_form.speaker(claim(attribution=(cited,)), None) == "Brine Wire"


def test_added_up_totals_are_left_out_and_counted_shares_are_claims() -> None:
    """Of "ten guards and a clerk" the gold has ten and one; of "nine, four of them children" nine and four."""
    total = CasualtyClaim(
        quote=QUOTE, attribution=(OUTLET,), outcome="killed",
        count=Count(low=11, high=11, words="ten and a", derived=("ten", "a")),
    )  # fmt: skip
    children = Group(
        words="children", age=(Facet(value="child", words="children"),), count=Count(low=4, high=4, words="four")
    )
    rows = claims_form.prediction_claims([total, claim(includes=(children,))], "Lantern Wire")
    assert [(r["low"], r["group"]) for r in rows] == [(9, ["civilian"]), (4, ["children", "civilian"])]
    assert len(claims_form.prediction_claims([total], None, derived=True)) == 1
    assert len(claims_form.prediction_claims([claim(includes=(children,))], None, includes=False)) == 1


def test_shares_without_a_number_are_no_claims() -> None:
    """ "Nine, among them the mayor" is one claim; the mayor's group is an answer only where the nine have none."""
    mayor = Group(words="the mayor", role=(Facet(value="official", words="mayor"),))
    soldiers = Group(words="soldiers", role=(Facet(value="soldier", words="soldiers"),))
    (row,) = claims_form.prediction_claims([claim(group=soldiers, includes=(mayor,))], None)
    assert row["group"] == ["soldiers", "military"]


def test_every_scope_and_stance_of_the_model_has_its_word_in_the_form() -> None:
    """A new word in the model must not fall through the adapter."""
    from typing import get_args

    from accounted.model import Outcome, Scope, Stance

    assert set(claims_form.SCOPES) == set(get_args(Scope))
    assert set(claims_form.STANCES) == set(get_args(Stance))
    assert set(muc4.EFFECTS) == set(get_args(Outcome))


def test_victims_are_told_once_each_with_name_number_and_effect() -> None:
    """A repeated claim is one victim; a named person who is counted already does not stand twice; none is nobody."""
    judge = Group(words="judge", role=(Facet(value="judge", words="judge"),))
    one = claim(1, 1, group=judge, persons=("Ivo Sarn",))
    person = CircumstanceClaim(quote=QUOTE, attribution=(), aspect="person", value="Ivo Sarn", outcome="killed")
    farmers = claim(None, None, "vague", group=Group(words="farmers"), outcome="injured")
    nobody = claim(0, 0, "none", group=Group(words="guards"))
    assert muc4.victims([one, one, person, farmers, nobody]) == [
        {"name": "Ivo Sarn", "description": "judge", "effects": ["DEATH"], "number": {"low": 1, "high": 1}},
        {"name": None, "description": "farmers", "effects": ["INJURY"], "number": {"low": 2, "high": None}},
    ]


def test_victims_told_again_in_fewer_words_are_the_same() -> None:
    """A surname, a lone "judge" and a number of people that the named make up add nobody."""
    full = claim(1, 1, group=Group(words="judge"), persons=("Ivo Sarn",))
    short = claim(1, 1, group=Group(), persons=("Sarn",))
    judge = claim(1, 1, group=Group(words="judge"))
    guards = claim(2, 2, group=Group(words="two guards"))
    people = claim(3, 3, group=Group())
    assert [(v["name"], v["description"]) for v in muc4.victims([people, short, full, judge, guards])] == [
        ("Ivo Sarn", "judge"),
        (None, "two guards"),
    ]


def test_perpetrators_are_persons_and_the_bodies_that_their_words_name() -> None:
    """An acronym or an army is an organisation, whoever acts for it a person, a bare name either."""
    assert muc4.perpetrators(["FLX rebels", "hooded men", "army soldiers", "Ivo Sarn"]) == [
        {"name": "FLX", "type": "organization"},
        {"name": "FLX rebels", "type": "individual"},
        {"name": "hooded men", "type": "individual"},
        {"name": "army", "type": "organization"},
        {"name": "army soldiers", "type": "individual"},
        {"name": "Ivo Sarn"},
    ]


def form(victims: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "kind": "attack",
        "date": {"start": "1990-03-01", "end": "1990-03-01"},
        "place": {"name": "Cali", "admin": [], "country": "Colombia"},
        "perpetrators": [],
        "physical_targets": [],
        "victims": [{"name": None, "effects": ["DEATH"], **v} for v in victims],
        "killed": None,
        "injured": None,
    } | more


def test_relevance_keeps_the_murder_and_drops_the_clash_and_the_wars_total() -> None:
    """What the conference asked for is kept, what it left out is not, and guerrillas are no victims of its kind."""
    told = (
        "A JUDGE WAS MURDERED BY UNIDENTIFIED MEN AT HIS HOME TODAY, POLICE SAID. ",
        "OUR UNITS INFLICTED CASUALTIES ON THE ENEMY BATTALION IN HEAVY COMBAT. ",
        "THE PRESIDENT SPOKE OF PEACE AND OF ALL WHO HAVE DIED IN A DECADE OF WAR. ",
    )
    text, starts = "", []
    for sentence in told:
        starts.append(len(text))
        text += sentence + "." * 400
    judge = form([{"description": "judge", "number": {"low": 1, "high": 1}}, {"description": "guerrillas"}])
    clash = form([{"description": "soldiers"}, {"description": "rebels"}], kind="clash")
    total = form([{"description": "people"}], killed={"low": 70000, "high": None}, place=None, date=None)
    forms = [f | {"at": [at]} for f, at in zip((judge, clash, total), starts, strict=True)]
    kept = muc4_relevance.relevant(forms, "1990-03-02", text)
    assert [[v["description"] for v in f["victims"]] for f in kept] == [["judge"]]


@pytest.mark.parametrize("name", ["muc4/tst2.jsonl", "multi-report/reports/garissa-2015/01.txt"])
def test_held_back_texts_are_refused(name: str) -> None:
    """A path to a text that is kept for the end is never opened."""
    with pytest.raises(ValueError, match="held back"):
        allowed([Path(name)])


def test_texts_for_development_are_allowed() -> None:
    """Names that only resemble those held back are not refused."""
    assert allowed([Path("muc4/tst1.jsonl"), Path("tst20/a.txt")])


@pytest.mark.skipif(not (DATA / "multi-report").is_dir(), reason="the corpora are not beside the checkout")
def test_no_report_of_a_held_back_incident_is_listed() -> None:
    """Reports and distractors of the two test incidents are left out by name."""
    names = paths_of(DATA)
    assert names
    assert not any(name.startswith(("tajoura", "garissa")) for name in names)


def test_relevance_weighs_the_words_of_a_message_and_those_near_the_harm() -> None:
    """The same form is likelier in a message of murders than in one of combat; names weigh nothing."""
    judge = form([{"description": "judge", "number": {"low": 1, "high": 1}}], at=[20])
    murder = "THE JUDGE WAS MURDERED BY UNIDENTIFIED TERRORISTS WITH DYNAMITE"
    combat = "OUR FORCES INFLICTED CASUALTIES ON THE ENEMY BATTALION IN COMBAT"
    likely = [muc4_relevance.likelihood(judge, "1990-03-02", 1, text) for text in (murder, combat)]
    assert likely[0] > likely[1]
    assert "ZZYXQ" not in muc4_relevance.common_words("ZZYXQ THE JUDGE")
