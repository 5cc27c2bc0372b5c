"""Moving claims between incidents on the command line: whole or refused, looked at before, and told where all went."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import reports_made
from command_line import run

from accounted.register import create_or_open


def claims(register: Path, report: str) -> dict[str, str]:
    """By their quotes, the ids of the claims of one report."""
    found = run("claims", "-r", register, "--report", report, "--circumstances", "--json").json()
    return {c["claim"]["quote"]["text"]: c["id"] for c in found}


def partition(register: Path) -> set[frozenset[str]]:
    return {frozenset(i["incident"]["claims"]) for i in run("incidents", "-r", register, "--json").json()}


def ids(register: Path) -> list[str]:
    return [i["incident"]["id"] for i in run("incidents", "-r", register, "--json").json()]


def length(register: Path) -> int:
    with create_or_open(register, readonly=True) as book:
        return len(book)


def decide(register: Path, *words: str | Path) -> Any:
    return run("decide", *words, "-r", register)


def test_a_split_by_claims_moves_those_claims_and_says_where_all_went(register: Path) -> None:
    """The doctor's seven and the thirty wounded leave together; entries name both sides; merged again, all is as before."""
    before = partition(register)
    clinic = claims(register, "clinic")
    leaving = [clinic["seven bodies"], clinic["Thirty wounded people"]]
    options = [o for c in leaving for o in ("--claims", c.removeprefix("claim-")[:8])]
    ran = decide(register, "split", "baidoa", *options, "--why", "of another bomb", "--json")
    assert ran.code == 0, ran.err
    told = ran.json()
    (held,) = told["before"]
    assert {frozenset(p["claims"]) for p in told["parts"]} == {
        frozenset(leaving),
        frozenset(held["claims"]) - set(leaving),
    }
    assert all(len(p["tolls"]) == 2 and {"people", "grades", "codes"} <= set(p) for p in told["parts"])
    assert frozenset(leaving) in partition(register)
    parts = [p["incident"] for p in told["parts"]]
    assert decide(register, "merge", *parts, "--why", "one bomb after all").code == 0
    assert partition(register) == before
    assert run("verify", "-r", register).code == 0


def test_a_report_that_tells_of_two_events_leaves_with_all_that_it_tells(tmp_path: Path) -> None:
    """Both events of one report were merged into one incident with a second report: the report leaves with both."""
    two = (
        "Four soldiers were killed in an ambush at a bridge outside Goundam on Friday, the defence ministry of Mali said.\n\n"
        "Separately, six farmers were killed in a mortar attack in Baidoa on Tuesday, the governor of the region said.\n"
    )
    reports_made.three(tmp_path / "reports")
    reports_made.put(tmp_path / "reports", "two.txt", two, published="2020-06-13", publisher="Delta Post")
    register = tmp_path / "two.register"
    assert run("record", tmp_path / "reports", "-r", register).code == 0
    found = run("incidents", "-r", register, "--json").json()
    listed = run("claims", "-r", register, "--report", "Delta Post", "--circumstances", "--json").json()
    delta = {c["id"] for c in listed}
    mine = [i["incident"] for i in found if delta & set(i["incident"]["claims"])]
    assert len(mine) == 2, "the engine no longer reads the two paragraphs as two events"
    assert decide(register, "merge", *(i["id"] for i in mine), "--why", "a trial").code == 0
    one = next(
        i["incident"] for i in run("incidents", "-r", register, "--json").json() if delta & set(i["incident"]["claims"])
    )
    assert decide(register, "split", one["id"], "--reports", "Delta Post", "--why", "tells of neither").code == 0
    for group in partition(register):
        assert not (group & delta and group - delta)


@pytest.mark.parametrize("command", ["split", "merge", "same", "not-same"])
def test_a_preview_shows_what_comes_and_writes_nothing(register: Path, command: str) -> None:
    """The parts of the preview are those of the decision; the register is as long as before, and no why is needed."""
    clinic, market = claims(register, "clinic"), claims(register, "market")
    words = {
        "split": ["baidoa", "--claims", clinic["seven bodies"]],
        "merge": ["baidoa", "goundam"],
        "same": [market["Nine people were killed"], claims(register, "bridge")["Four soldiers were killed"]],
        "not-same": [market["Nine people were killed"], clinic["seven bodies"]],
    }[command]
    before, kept = partition(register), length(register)
    shown = decide(register, command, *words, "--preview", "--json")
    assert shown.code == 0, shown.err
    assert (partition(register), length(register)) == (before, kept)
    assert "nothing was written" in decide(register, command, *words, "--dry-run").out
    done = decide(register, command, *words, "--why", "looked at it", "--json")
    assert done.code == 0, done.err
    assert done.json()["parts"] == shown.json()["parts"] != done.json()["before"]
    assert (shown.json()["entry"], shown.json()["preview"], done.json()["preview"]) == (None, True, False)
    assert "has no why" in decide(register, command, *words).line


def test_a_preview_names_every_report_that_moves_with_from_where_and_to_where(register: Path) -> None:
    """With one claim comes its whole report, which is named beside both incidents; what stays where it is is not. A claim
    that leaves alone is told as one of so many, to a new incident; and what was told before is what is told after."""
    market, bridge = claims(register, "market"), claims(register, "bridge")
    words = ("same", market["Nine people were killed"], bridge["Four soldiers were killed"])
    shown = decide(register, *words, "--preview").out
    assert "Sahel Desk, 2020-06-13" in shown
    assert "all of what it tells there would go from" in " ".join(shown.split())
    assert "Bay Ledger" not in shown
    assert "Coast Wire" not in shown
    (told,) = decide(register, *words, "--preview", "--json").json()["travels"]
    assert set(told["claims"]) == set(bridge.values())
    assert not told.get("new")
    known = length(register)
    done = decide(register, *words, "--why", "one day", "--json").json()
    assert (done["travels"], done["entries"]) == ([told], [known + 1])
    assert done["entry"] == known + 1
    assert decide(register, "merge", *ids(register), "--why", "all one").code in (0, 2)
    clinic = claims(register, "clinic")
    (one,) = ids(register)
    alone = " ".join(decide(register, "split", one, "--claims", clinic["seven bodies"], "--preview").out.split())
    assert re.search(r"Coast Wire, 2020-06-11 [^:]*: 1 of \d+ of what it tells there would go", alone)
    assert "to a new incident" in alone


def test_an_act_of_several_entries_tells_all_of_them(register: Path) -> None:
    """A later refusal names one of the entries: it is one of those that were told, not another number."""
    clinic = claims(register, "clinic")
    assert decide(register, "merge", *ids(register), "--why", "all one").code == 0
    options = [o for c in (clinic["seven bodies"], clinic["Thirty wounded people"]) for o in ("--claims", c)]
    known = length(register)
    out = decide(register, "split", *ids(register), *options, "--why", "of another bomb")
    first, last = (int(n) for n in re.findall(r"entries (\d+) to (\d+) written", out.out)[0])
    assert (first, last) == (known + 1, length(register))
    assert last > first
    kept = length(register)
    merged = decide(register, "merge", *ids(register), "--why", "one bomb after all")
    assert merged.code == 0
    assert f"entry {kept + 1} written; accounted decide undo takes it back" in merged.out


def test_what_an_earlier_decision_forbids_is_refused_whole(register: Path) -> None:
    """Two were kept apart, two put together: the third word that would break one of them is refused with the entry that
    stands in its way, and nothing of it is written; taken back, it can be said."""
    nine = claims(register, "market")["Nine people were killed"]
    seven = claims(register, "clinic")["seven bodies"]
    four = claims(register, "bridge")["Four soldiers were killed"]
    assert decide(register, "same", nine, four, "--why", "one day of attacks").code == 0
    assert decide(register, "not-same", seven, four, "--why", "the doctor saw one bomb").code == 0
    before, kept = partition(register), length(register)
    refused = decide(register, "same", nine, seven, "--why", "both of the market")
    assert refused.code == 2
    assert f"entry {kept} keeps" in refused.line
    assert "the doctor saw one bomb" in refused.line
    assert (partition(register), length(register)) == (before, kept)
    said = decide(register, "same", nine, seven, four, "--why", "all three, after the second visit")
    assert said.code == 0, said.err
    assert len(partition(register)) == 1


def test_a_claim_of_no_incident_is_named_with_its_reason(tmp_path: Path) -> None:
    """A background total cannot be moved: the line says why and what to do; and nothing is written of the other two."""
    folder = reports_made.three(tmp_path / "reports")
    text = reports_made.MARKET + "\nMore than 500 people have been killed in bombings in the region since 2014.\n"
    reports_made.put(folder, "market.txt", text, published="2020-06-10", publisher="Bay Ledger")
    register = tmp_path / "b.register"
    assert run("record", folder, "-r", register).code == 0
    every = run("claims", "-r", register, "--json").json()
    background = [c["id"] for c in every if c["claim"].get("scope") == "background"]
    assert background, "the sentence is no longer read as background"
    others = [claims(register, "clinic")["seven bodies"], claims(register, "bridge")["Four soldiers were killed"]]
    kept = length(register)
    for command in ("same", "not-same"):
        ran = decide(register, command, *others, background[0], "--why", "w")
        assert (ran.code, "is in no incident" in ran.line, "background" in ran.line) == (2, True, True)
    assert length(register) == kept


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "either with --reports or with --claims"),
        (["--reports", "Coast", "--claims", "aaaa"], "either with --reports or with --claims"),
        (["--claims", "nothing"], "no claim begins with"),
        (["--claims", "BRIDGE"], "is not of Baidoa"),
        (["--claims", "EVERY"], "everything would leave"),
        (["--reports", "Nobody Daily"], "no report of the incident fits"),
    ],
)
def test_a_split_that_names_nobody_is_refused(register: Path, words: list[str], told: str) -> None:
    """Neither or both ways of naming, claims of no or of another incident, all of them: one line each."""
    bridge = claims(register, "bridge")["Four soldiers were killed"]
    (one,) = (i["incident"] for i in run("incidents", "-r", register, "--json").json() if "Baidoa" in i["title"])
    given: list[str] = []
    for word in words:
        if word == "EVERY":
            given += [o for c in one["claims"] for o in ("--claims", c)][1:]
        else:
            given.append(bridge if word == "BRIDGE" else word)
    ran = decide(register, "split", "baidoa", *given, "--why", "w")
    assert ran.code == 2
    assert told in ran.line
