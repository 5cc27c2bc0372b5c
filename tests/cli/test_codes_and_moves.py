"""Opening, merging and splitting incidents as people call it, and what the program says went where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import run

from accounted.register import Register, RegisterInUse, create_or_open


def incidents(register: Path) -> dict[str, Any]:
    """By place, the incidents as they are now."""
    return {i["title"]: i["incident"] for i in run("incidents", "-r", register, "--json").json()}


def test_an_opened_incident_has_a_code_by_which_everything_finds_it(register: Path) -> None:
    """The code is printed, stands in the table, and names the incident; it is not given twice."""
    ran = run("decide", "open", "baidoa", "--why", "a file of its own", "-r", register)
    assert ran.code == 0, ran.err
    code = next(i["code"] for i in incidents(register).values() if "code" in i)
    assert f"is {code} from now on" in ran.out
    assert code in run("incidents", "-r", register).out
    assert "Baidoa" in run("explain", code.lower(), "-r", register).out
    again = run("decide", "open", code, "--why", "again", "-r", register)
    assert (again.code, code in again.line) == (2, True)
    assert "has no why" in run("decide", "open", "goundam", "-r", register).line


def test_codes_outlive_a_merge_and_its_undoing(register: Path) -> None:
    """Merged, the older code leads and both find it; split again, each part has its own code back."""
    for name in ("baidoa", "goundam"):
        assert run("decide", "open", name, "--why", "w", "-r", register).code == 0
    opened = {i["code"]: i for i in incidents(register).values() if "code" in i}
    before = {i["code"]: title for title, i in incidents(register).items() if "code" in i}
    first, second = sorted(before, key=lambda code: int(code[2:]))
    ran = run("decide", "merge", first, second, "--why", "a trial", "-r", register)
    assert ran.code == 0, ran.err
    assert f"{first}, {second}" in ran.out
    merged = next(i for i in incidents(register).values() if i.get("code") == first)
    assert merged["codes"] == [first, second]
    assert run("toll", second, "-r", register, "--json").json()["incident"] == merged["id"]
    apart = [option for report in opened[second]["reports"] for option in ("--reports", report)]
    assert run("decide", "split", first, *apart, "--why", "two after all", "-r", register).code == 0
    assert {i["code"]: title for title, i in incidents(register).items() if "code" in i} == before


def test_a_split_says_what_went_where(register: Path) -> None:
    """Claims, people, grades and figures of each part, for people and for machines."""
    one = next(i for title, i in incidents(register).items() if len(i["reports"]) > 1)
    leaving = one["reports"][0]
    before = len(one["claims"])
    made = run("decide", "split", one["id"], "--reports", leaving, "--why", "another day", "--json", "-r", register)
    assert made.code == 0, made.err
    parts = made.json()["parts"]
    assert len(parts) >= 2
    assert sum(len(p["claims"]) for p in parts) + len(made.json()["in_no_incident"]) == before
    assert all(len(p["tolls"]) == 2 for p in parts)
    ids = {i["incident"]["id"] for i in run("incidents", "-r", register, "--json").json()}
    assert {p["incident"] for p in parts} <= ids


def entries(register: Path) -> list[str]:
    """The kinds of the register's entries, oldest first."""
    with create_or_open(register, readonly=True) as book:
        return [e.kind for e in book.entries()]


@pytest.mark.parametrize("fails", [1, 2])
def test_a_split_that_is_broken_off_leaves_no_half_of_itself(
    register: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    """One split keeps several reports apart with as many entries, and one more tells what it did to the figures: broken off
    at any of them, none is there; done again, all are, and the register holds."""
    for name in ("baidoa", "goundam"):
        assert run("decide", "open", name, "--why", "w", "-r", register).code == 0
    opened = [i for i in incidents(register).values() if "code" in i]
    assert run("decide", "merge", *(i["code"] for i in opened), "--why", "a trial", "-r", register).code == 0
    apart = [option for report in opened[0]["reports"] for option in ("--reports", report)]
    several = len(opened[0]["reports"]) * len(opened[1]["reports"])
    several += several > 1
    before = entries(register)
    written = 0
    append = Register._append

    def broken(self: Register, author: str, time: str, kind: str, payload: Any) -> int:
        nonlocal written
        written += 1
        if written == fails:
            raise RegisterInUse("another program is writing")
        return append(self, author, time, kind, payload)

    split = ("decide", "split", opened[0]["code"], *apart, "--why", "two after all", "-r", register)
    with monkeypatch.context() as patch:
        patch.setattr(Register, "_append", broken)
        ran = run(*split)
    assert several >= fails == written, "the split takes fewer entries than this test breaks off at"
    assert ran.code != 0
    assert entries(register) == before
    assert run(*split).code == 0
    assert entries(register) == [*before, *["decision"] * several]
    assert run("verify", "-r", register).code == 0


def test_claims_are_named_as_the_tables_print_them(register: Path) -> None:
    """Eight letters of an id do for same and not-same; so does the whole."""
    held = [c["id"] for c in run("claims", "-r", register, "--json").json()][:2]
    short = [c.removeprefix("claim-")[:8] for c in held]
    for names in (short, held):
        ran = run("decide", "same", *names, "--why", "one event", "-r", register)
        assert ran.code == 0, ran.err
    wrong = run("decide", "reading", short[0], "wrong", "--why", "misread", "-r", register)
    assert wrong.code == 0
    back = run("decide", "reading", short[0], "right", "--why", "read again", "-r", register)
    assert back.code == 0, back.err
