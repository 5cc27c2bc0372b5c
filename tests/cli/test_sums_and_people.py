"""Sums over incidents, casualties accepted by name, and methods side by side, as people call them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import run


def incidents(register: Path, *options: str) -> list[dict[str, Any]]:
    return run("incidents", "-r", register, "--json", *options).json()  # type: ignore[no-any-return]


def test_a_sum_says_what_it_adds_and_what_it_leaves(register: Path) -> None:
    """The sum is that of the incidents' own figures, with method and group beside it."""
    lows = [i["tolls"][0]["fields"]["min"] for i in incidents(register) if i["tolls"][0]["answer"] == "figures"]
    made = run("sum", "-r", register, "--json").json()
    assert made["fields"]["min"] == sum(lows)
    told = run("sum", "-r", register)
    assert told.code == 0
    assert "documented ranges added up · all persons · method plain 1, conformity full" in told.out


def test_a_sum_of_chosen_incidents(register: Path) -> None:
    """By name, by country, by day; a choice of nothing is refused."""
    one = run("sum", "baidoa", "-r", register, "--json").json()
    assert len(one["incidents"]) + len(one.get("unknown", [])) + len(one.get("silent", [])) == 1
    country = run("sum", "-r", register, "--country", "so", "--json").json()
    assert country["incidents"] == one["incidents"]
    for refused in (
        ["--country", "AQ"],
        ["--since", "2999-01-01"],
        ["--since", "yesterday"],
        ["baidoa", "baidoa"],
        ["--method", "plian"],
    ):
        assert run("sum", *refused, "-r", register).code == 2


def test_two_methods_stand_side_by_side_over_the_same_claims(register: Path) -> None:
    """One table an outcome: figures on top, and what each method does with each claim."""
    told = run("explain", "baidoa", "-r", register, "-m", "plain", "-m", "ibc-partial", "-o", "killed")
    assert told.code == 0
    assert "killed, under 2 methods" in told.out
    head = next(line for line in told.out.splitlines() if "plain 1" in line)
    assert "ibc-partial 1" in head
    claims = run("explain", "baidoa", "-r", register, "-o", "killed", "--json").json()["tolls"][0]["reasons"]
    for r in claims:
        if "claim" in r:
            assert r["claim"].removeprefix("claim-")[:8] in told.out.replace("\n", "")


def test_an_accepted_casualty_is_a_floor_and_alive_again_is_none(register: Path) -> None:
    """Accepted as dead it stands under the toll; found alive it is history; no name is printed."""
    one = next(i["incident"] for i in incidents(register) if "Baidoa" in i["title"])
    claims = run("claims", "-r", register, "--json").json()
    held = next(c for c in claims if c["id"] in one["claims"])["id"]
    done = run(
        "decide", "casualty", held, "killed", "--person", "Z. Quill", "--why", "named by two lists", "-r", register
    )
    assert done.code == 0, done.err
    told = run("explain", "baidoa", "-r", register)
    assert "1 person accepted by name as killed here: a floor of 1" in " ".join(told.out.split())
    assert "Quill" not in told.out
    run(
        "decide",
        "casualty",
        held,
        "alive",
        "--person",
        "Z. Quill",
        "--since",
        "2020-07-03",
        "--why",
        "called",
        "-r",
        register,
    )
    told = run("explain", "baidoa", "-r", register)
    assert "no longer counted" in " ".join(told.out.split())
    assert "alive since 2020-07-03" in told.out
    assert run("verify", "-r", register).code == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["kiled", "--person", "A", "--why", "w"], "did you mean killed?"),
        (["killed", "--person", " ", "--why", "w"], "has no name"),
        (["killed", "--person", "A"], "has no why"),
        (["killed", "--person", "\u200b", "--why", "w"], "has no name"),
        (["killed", "--person", "A\x1b[31m", "--why", "w"], "control character"),
        (["killed", "--person", "A", "--since", "soon", "--why", "w"], "is no day"),
    ],
)
def test_a_casualty_that_cannot_be_followed_is_refused(register: Path, words: list[str], line: str) -> None:
    """A slip in the state, a missing name, no grounds, no day: one line, and nothing is written."""
    held = run("claims", "-r", register, "--json").json()[0]["id"]
    ran = run("decide", "casualty", held, *words, "-r", register)
    assert ran.code == 2
    assert line in ran.line


DAYS = ["20180101", "2020-W10-1", "2020W101", "2020-1-1", "2020-02-30", "2020-06", " 2020-06-10", "２０２０-06-10"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_of_a_sum_has_one_form(option: str, day: str, register: Path) -> None:
    """Another form would be compared letter by letter and choose wrongly: refused; the plain form chooses."""
    ran = run("sum", option, day, "-r", register)
    assert (ran.code, ran.out) == (2, "")
    assert "write it as 2018-01-29" in ran.line
    plain = {"--since": "2020-01-01", "--until": "2020-12-31"}[option]
    assert run("sum", option, plain, "-r", register).code == 0


def test_a_country_is_a_code(register: Path) -> None:
    """A country's name says what is wanted instead of finding no incident; its code finds them in either case."""
    for name in ("Somalia", "", "S", "S0", "SOM"):
        ran = run("sum", "--country", name, "-r", register)
        assert (ran.code, ran.out) == (2, "")
        assert "give its two letters, such as IQ" in ran.line
    for code in ("SO", "so"):
        assert run("sum", "--country", code, "-r", register).code == 0
