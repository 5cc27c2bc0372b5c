"""Sources and the relations between them: listed, decided, dated, taken back, and kept in the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run
from reports_made import put

COUNCIL = (
    "Eight people died and 19 were wounded when a car bomb exploded beside the vegetable market in Baidoa on Tuesday, the Bay Relief Council "
    "said in a statement.\n"
)


@pytest.fixture
def two(register: Path, tmp_path: Path) -> Path:
    """A register in which a governor and a relief council speak of one bombing."""
    council = put(tmp_path / "more", "council.txt", COUNCIL, published="2020-06-11", publisher="Plain Post")
    assert run("record", council, "-r", register, time="2020-07-02T09:00:00Z").code == 0
    return register


def relation(register: Path, *words: str, time: str = "2020-08-01T09:00:00Z", why: str = "its imprint, page 2") -> str:
    ran = run("decide", "relation", *words, "--why", why, "-r", register, time=time)
    assert ran.code == 0, ran.err
    return ran.out


def behind(register: Path, *more: str) -> str:
    """The origins that explain counts for the bombing at the market."""
    line = run("explain", "baidoa", "-r", register, *more).out.splitlines()[1]
    return line.partition("reports, ")[2].partition(" · ")[0]


def test_the_sources_are_listed_with_what_they_say(register: Path) -> None:
    """Who speaks, in what words, how often; and only those whose words are asked for."""
    told = run("sources", "-r", register, "--json").json()
    by_name = {s["name"]: s for s in told["sources"]}
    assert by_name["governor of the region"]["kind"] == "office"
    assert by_name["governor of the region"]["claims"] >= 3
    assert told["relations"] == []
    only = run("sources", "defence", "-r", register, "--json").json()
    assert [s["kind"] for s in only["sources"]] == ["organisation"]
    assert "governor of the region" in run("sources", "-r", register).out
    missing = run("sources", "nobody", "-r", register)
    assert missing.code == 2
    assert "accounted sources" in missing.line


def test_a_relation_changes_origins_from_then_on_and_the_history_keeps_it(two: Path) -> None:
    """Two or three origins before, one to three after; as before at the entry before, and when it is taken back."""
    pair = ("Bay Relief Council", "relies-on", "governor of the region")
    assert behind(two) == "2 to 3 origins"
    out = relation(two, *pair)
    assert "1 of 2 incidents now count other origins" in out
    assert behind(two) == "1 to 3 origins"
    assert behind(two, "--recorded-by", "2020-07-15") == "2 to 3 origins"
    relation(two, *pair, "--take-back", why="it sends doctors of its own", time="2020-08-02T09:00:00Z")
    assert behind(two) == "2 to 3 origins"
    assert behind(two, "--recorded-by", "2020-08-01") == "1 to 3 origins"
    told = run("sources", "council", "-r", two, "--json").json()
    assert [(r["value"], r["taken_back"], r["stands"]) for r in told["relations"]] == [
        ("relies_on", False, False),
        ("relies_on", True, False),
    ]
    shown = run("sources", "-r", two).out
    assert "no longer stands" in shown
    assert "taken back: “Bay Relief Council” relies on “governor of the region”" in shown
    assert run("verify", "-r", two).code == 0


def test_a_rule_that_asks_for_two_independent_origins_is_met_by_known_ones_alone(two: Path) -> None:
    """A governor and a council make two; tied they are one, and the bounds are provisional again."""
    before = run("toll", "baidoa", "-m", "ibc-partial", "-o", "injured", "-r", two, "--json").json()
    relation(two, "Bay Relief Council", "same-interest", "governor of the region")
    after = run("toll", "baidoa", "-m", "ibc-partial", "-o", "injured", "-r", two, "--json").json()
    assert (before.get("answer"), before.get("origins_known")) == ("figures", 2)
    assert after["answer"] == "cannot_say"
    assert after["setting"] == "sources.independent_at_least"


def test_a_relation_has_days_and_a_reason(register: Path) -> None:
    """They are printed as given, and listed under the clock of the register alone."""
    relation(
        register,
        "governor of the region",
        "same-interest",
        "defence ministry of Mali",
        "--from",
        "2019-05",
        "--to",
        "2021",
    )
    (one,) = run("sources", "-r", register, "--json").json()["relations"]
    assert (one["since"], one["until"], one["why"]) == ("2019-05", "2021", "its imprint, page 2")
    assert run("sources", "-r", register, "--recorded-by", "2020-07-15", "--json").json()["relations"] == []


BAD = [
    (
        ("governor of the region", "part-off", "doctor"),
        "did you mean part-of? - give one of: part-of, relies-on, same-interest",
    ),
    (("govrnor of the region", "part-of", "nobody at all"), "did you mean governor of the region?"),
    (("governor of the region", "part-of", "defence ministry of Mal"), "did you mean defence ministry of Mali?"),
    (("governor of the region", "part-of", "the governor of the region"), "two sources"),
    (("governor of the region", "part-of", "The  Governor of The Region"), "two sources"),
    (("governor of the region", "relies-on", "..."), "is no name"),
    (("governor of the region", "relies-on", ""), "is no name"),
    (("governor of the region", "part-of", "Quarry Board", "--from", "2019", "--to", "2018"), "before it begins"),
    (("governor of the region", "part-of", "defence ministry of Mali", "--from", "yesterday"), "2018-01-29"),
    (
        ("governor of the region", "part-of", "defence ministry of Mali", "--from", "2019", "--to", "2018-12"),
        "before it begins",
    ),
    (("governor of the region", "part-of", "defence ministry of Mali", "--take-back"), "no such relation stands"),
]


@pytest.mark.parametrize(("words", "line"), BAD)
def test_what_could_not_be_followed_is_refused_in_one_line(register: Path, words: tuple[str, ...], line: str) -> None:
    """A wrong relation, name or day changes nothing and says what to give."""
    ran = run("decide", "relation", *words, "--why", "w", "-r", register)
    assert ran.code == 2
    assert line in ran.line
    assert ran.out == ""
    assert run("sources", "-r", register, "--json").json()["relations"] == []


def test_a_party_that_no_report_quotes_may_be_named(register: Path) -> None:
    """A ministry that never speaks can still be what two spokesmen are part of; a line says that it is new."""
    ran = run("decide", "relation", "governor of the region", "part-of", "Southern Bloc", "--why", "w", "-r", register)
    assert ran.code == 0
    assert "speaks in no report yet" in ran.err
    assert run("sources", "-r", register, "--json").json()["relations"][0]["second"] == "Southern Bloc"


def test_only_what_stands_can_be_taken_back(register: Path) -> None:
    """Another first day, another kind, another direction or a second time: refused, and no entry is written."""
    pair = ("governor of the region", "defence ministry of Mali")

    def taken(kind: str, *words: str, names: tuple[str, str] = pair) -> int:
        ran = run("decide", "relation", names[0], kind, names[1], *words, "--take-back", "--why", "w", "-r", register)
        if ran.code == 2:
            assert "no such relation stands - see accounted sources" in ran.line
        return ran.code

    def entries() -> int:
        return int(run("verify", "-r", register, "--json").json()["entries"])

    relation(register, pair[0], "relies-on", pair[1], "--from", "2020")
    relation(register, pair[0], "same-interest", pair[1])
    before = entries()
    assert taken("relies-on", "--from", "2021") == 2
    assert taken("part-of") == 2
    assert taken("relies-on", names=pair[::-1]) == 2
    assert taken("same-interest", "--from", "2020") == 2
    assert entries() == before
    assert taken("relies-on", "--from", "2020") == 0
    assert taken("relies-on", "--from", "2020") == 2
    assert taken("relies-on") == 2
    assert taken("same-interest", names=pair[::-1]) == 0
    assert taken("same-interest") == 2
    assert entries() == before + 2
    relation(register, pair[0], "relies-on", pair[1], "--from", "2020")
    assert taken("relies-on") == 0


def test_one_name_twice_is_no_decision(two: Path) -> None:
    """Two spellings of one name, one name or one claim given twice: refused; two names, and two claims, may be joined."""
    claims = [c["id"] for c in run("claims", "-r", two, "--json").json()[:2]]
    council, governor = "Bay Relief Council", "governor of the region"
    for names in (
        [council, council],
        [council, "bay relief council"],
        [council, "the Bay Relief Council"],
        [council, governor, council],
        [claims[0], claims[0]],
        [*claims, claims[1][:14]],
    ):
        for command in ("same", "not-same"):
            ran = run("decide", command, *names, "--why", "w", "-r", two)
            assert (ran.code, ran.out) == (2, "")
            assert f"decide {command}: " in ran.line
            assert "twice" in ran.line or "are one name" in ran.line
    for sound in ([council, governor], claims):
        assert run("decide", "same", *sound, "--why", "w", "-r", two).code == 0
