"""Keeping: recording twice, versions, both clocks, decisions of every kind, erasing, verifying; end to end."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from command_line import Ran, run
from reports_made import BRIDGE, CLINIC, LATER, MARKET, put, three

T1, T2, T3 = "2020-07-01T09:00:00Z", "2020-07-05T09:00:00Z", "2020-07-09T09:00:00Z"


def head(register: Path) -> str:
    found: str = run("verify", "-r", register, "--json").json()["head"]
    return found


def toll(register: Path, incident: str, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = run("toll", incident, "-r", register, "--json", *more).json()
    return found


def claim(register: Path, words: str) -> str:
    """The id of the one claim whose quote holds the words."""
    rows = [c for c in run("claims", "-r", register, "--json").json() if words in c["claim"]["quote"]["text"]]
    assert len(rows) == 1, [c["claim"]["quote"]["text"] for c in rows]
    found: str = rows[0]["id"]
    return found


def decided(ran: Ran) -> None:
    assert (ran.code, ran.err) == (0, ""), ran
    assert "entry" in ran.out or "entries" in ran.out


def sound(register: Path) -> None:
    assert run("verify", "-r", register).code == 0


# --------------------------------------------------------------------------- recording again


def test_recording_twice_changes_nothing(reports: Path, tmp_path: Path) -> None:
    """The head, the number of entries and every answer are the same to the byte."""
    register = tmp_path / "r"
    assert run("record", reports, "-r", register, time=T1).code == 0
    looks: list[list[str | Path]] = [
        [c, "-r", register, "--json"] for c in ("incidents", "claims", "problems", "verify")
    ]
    before = [run(*look) for look in looks]
    for again in (["record", reports], ["record", reports, "--reread"], ["record", reports, reports]):
        ran = run(*again, "-r", register, time=T2)
        assert (ran.code, ran.err) == (0, "")
        assert " 0 new" in ran.out
        assert [run(*look) for look in looks] == before


def test_a_new_capture_of_a_known_address_is_a_new_version(tmp_path: Path) -> None:
    """The later text speaks; one report, not two accounts; the earlier stays as history under the register's clock."""
    register = tmp_path / "r"
    known = {"published": "2020-06-10", "publisher": "Bay Ledger", "url": "https://ledger.example/market"}
    put(tmp_path / "one", "m.txt", MARKET, **known)
    put(tmp_path / "two", "other-name.txt", LATER, **known)
    assert run("record", tmp_path / "one", "-r", register, time=T1).code == 0
    assert run("record", tmp_path / "two", "-r", register, time=T2).code == 0
    (one,) = run("incidents", "-r", register, "--json").json()
    assert len(one["incident"]["reports"]) == 1
    assert toll(register, "baidoa")["fields"]["max"] == 11
    assert toll(register, "baidoa", "--recorded-by", "2020-07-02")["fields"]["max"] == 9
    sound(register)


def test_two_clocks(tmp_path: Path) -> None:
    """What was held then, and what had been published by then as it is held now, are two different answers."""
    register = tmp_path / "r"
    put(tmp_path / "one", "bridge.txt", BRIDGE, published="2020-06-13", url="https://sahel.example/bridge")
    put(tmp_path / "two", "market.txt", MARKET, published="2020-06-10", url="https://ledger.example/market")
    assert run("record", tmp_path / "one", "-r", register, time=T1).code == 0
    assert run("record", tmp_path / "two", "-r", register, time=T2).code == 0

    def titles(*clock: str) -> list[str]:
        ran = run("incidents", "-r", register, "--json", *clock)
        assert ran.code == 0, ran.err
        return sorted(i["title"].split(",")[0] for i in ran.json())

    assert titles() == ["Baidoa", "Goundam"]
    assert titles("--recorded-by", "2020-06-30") == []
    assert titles("--recorded-by", "2020-07-01") == ["Goundam"]
    assert titles("--recorded-by", "2020-07-05") == ["Baidoa", "Goundam"]
    assert titles("--published-by", "2020-06-09") == []
    assert titles("--published-by", "2020-06-12") == ["Baidoa"]
    assert titles("--published-by", "2020-06-13") == ["Baidoa", "Goundam"]
    assert titles("--published-by", "2020-06-12", "--recorded-by", "2020-07-01") == []


def test_an_undated_report_counts_from_its_capture(tmp_path: Path) -> None:
    """Nobody knows when it was published, so it is not said to have been published before it came."""
    put(tmp_path / "in", "market.txt", MARKET, url="https://ledger.example/market")
    assert run("record", tmp_path / "in", "-r", tmp_path / "r", time=T1).code == 0
    assert run("incidents", "-r", tmp_path / "r", "--published-by", "2020-06-30", "--json").json() == []
    assert len(run("incidents", "-r", tmp_path / "r", "--published-by", "2020-07-01", "--json").json()) == 1


# --------------------------------------------------------------------------- decisions


def test_a_use_decision_bears_on_the_toll_and_is_undone(register: Path, reports: Path) -> None:
    """Set aside with why, printed with it, kept through reading again, and back when it is decided so."""
    before = toll(register, "goundam")
    target = claim(register, "Four soldiers")
    decided(run("decide", "use", target, "set_aside", "--why", "implausible: no such bridge", "-r", register))
    after = toll(register, "goundam")
    assert (after["answer"], after.get("fields")) != (before["answer"], before["fields"])
    assert "no such bridge" in json.dumps(after)
    assert run("record", reports, "--reread", "-r", register).code == 0
    assert toll(register, "goundam") == after
    assert [c["set_aside"] for c in run("claims", "-r", register, "--json").json() if c["id"] == target] == [True]
    decided(run("decide", "use", target[:14], "used", "--why", "the bridge is there", "-r", register))
    assert toll(register, "goundam")["fields"] == before["fields"]
    sound(register)


def test_a_reading_decision_takes_a_claim_out_and_back(register: Path, reports: Path) -> None:
    """A claim that was read wrong is no claim, through reading again too; right makes it one."""
    target = claim(register, "Four soldiers")
    before = toll(register, "goundam")
    decided(run("decide", "reading", target, "wrong", "--why", "the ministry spoke of a drill", "-r", register))
    assert run("record", reports, "--reread", "-r", register).code == 0
    assert toll(register, "goundam") != before
    left = {c["id"] for c in run("claims", "-r", register, "--json").json()}
    assert target not in left
    sound(register)


def test_a_corrected_reading_speaks_instead(register: Path, tmp_path: Path) -> None:
    """The claim as a person read it counts; what is no claim, or not a file, is refused."""
    target = claim(register, "Four soldiers")
    (row,) = [c["claim"] for c in run("claims", "-r", register, "--json").json() if c["id"] == target]
    row["count"] = {**row["count"], "low": 5, "high": 5, "words": "Four"}
    mended = put(tmp_path, "mended.json", json.dumps(row))
    decided(run("decide", "reading", target, "corrected", "--correction", mended, "--why", "w", "-r", register))
    assert toll(register, "goundam")["fields"]["max"] == 5
    for bad in (put(tmp_path, "bad.json", b"{"), put(tmp_path, "list.json", b"[]"), tmp_path / "none.json", tmp_path):
        ran = run("decide", "reading", target, "corrected", "--correction", bad, "--why", "w", "-r", register)
        assert ran.code == 2
        assert ran.line
    assert run("decide", "reading", target, "corrected", "--why", "w", "-r", register).code == 2
    sound(register)


def test_merge_and_split(tmp_path: Path) -> None:
    """Two incidents made one and parted again; that a person did it stands among the reasons."""
    register = tmp_path / "r"
    assert run("record", three(tmp_path / "in"), "-r", register).code == 0
    assert len(run("incidents", "-r", register, "--json").json()) == 2
    ran = run("decide", "merge", "baidoa", "goundam", "--why", "one convoy met both", "-r", register)
    decided(ran)
    assert "1 incident now" in ran.out
    (one,) = run("incidents", "-r", register, "--json").json()
    assert "A person put the two together" in one["incident"]["reasons"][0]["sentence"]
    name = one["incident"]["id"]
    ran = run("decide", "split", name, "--reports", "Sahel Desk", "--why", "two towns", "-r", register)
    decided(ran)
    assert "2 incidents now" in ran.out
    for reports in (["nobody"], ["example"]):
        ran = run("decide", "split", "baidoa", "--reports", *reports, "--why", "w", "-r", register)
        assert ran.code == 2
        assert "Bay Ledger" in ran.line
    sound(register)


def test_sources_called_the_same_are_one_origin_and_not_the_same_two(register: Path) -> None:
    """A decision on names of sources joins their origins; the opposite decision undoes it."""

    def origins() -> int:
        (one,) = [i["incident"] for i in run("incidents", "-r", register, "--json").json() if "Baidoa" in i["title"]]
        return len(one["origins"])

    before = origins()
    names = sorted(
        {c["claim"]["attribution"][0]["name"] for c in run("claims", "baidoa", "-r", register, "--json").json()}
    )
    assert len(names) >= 2
    decided(run("decide", "same", names[0], names[1], "--why", "one briefing", "-r", register))
    joined = origins()
    decided(run("decide", "not-same", names[0], names[1], "--why", "two people after all", "-r", register))
    assert joined <= before <= origins()
    sound(register)


def test_an_accused_source_stands_beside_the_toll(register: Path) -> None:
    """Its figure is shown as a response and sets no bound; told unknown again, it does."""
    before = toll(register, "goundam")
    speaker = next(
        c["claim"]["attribution"][0]["name"] for c in run("claims", "goundam", "-r", register, "--json").json()
    )
    decided(run("decide", "interest", speaker, "accused", "--why", "its soldiers fired", "-r", register))
    after = toll(register, "goundam")
    assert (after["answer"], after.get("fields")) != (before["answer"], before["fields"])
    assert "response" in {r["use"] for r in after["reasons"]}
    decided(run("decide", "interest", speaker, "unknown", "--why", "an error of ours", "-r", register))
    assert toll(register, "goundam")["fields"] == before["fields"]
    sound(register)


def test_a_problem_is_closed_with_why(tmp_path: Path) -> None:
    """It is no longer open, and stays closed when the same is recorded again."""
    register = tmp_path / "r"
    put(tmp_path / "in", "empty.txt", b"")
    put(tmp_path / "in", "market.txt", MARKET)
    assert run("record", tmp_path / "in", "-r", register).code == 1
    rows = run("problems", "-r", register, "--stage", "reading", "--json").json()
    (target,) = [r["id"] for r in rows if "is empty" in r["problem"]["seen"]]
    assert run("problems", "--close", target, "-r", register).code == 2  # no why
    assert run("problems", "--close", target, "--why", "the file holds nothing", "-r", register).code == 0
    assert target not in {r["id"] for r in run("problems", "-r", register, "--json").json()}
    run("record", tmp_path / "in", "-r", register)
    assert target not in {r["id"] for r in run("problems", "-r", register, "--json").json()}
    sound(register)


DECISIONS: list[list[str]] = [
    ["reading", "CLAIM", "right"], ["use", "CLAIM", "set_aside"], ["same", "governor", "defence ministry"],
    ["not-same", "governor", "defence ministry"], ["merge", "baidoa", "goundam"],
    ["split", "baidoa", "--reports", "Coast"], ["interest", "governor", "accused"],
]  # fmt: skip


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda d: d[0])
def test_a_decision_needs_its_why(decision: list[str], register: Path) -> None:
    """Without one it is refused and nothing is written."""
    before = head(register)
    args = [claim(register, "Four soldiers") if a == "CLAIM" else a for a in decision]
    ran = run("decide", *args, "-r", register)
    assert ran.code == 2
    assert "why" in ran.line or "no source" in ran.line
    assert head(register) == before


@pytest.mark.parametrize("value", ["rihgt", "", "true"])
def test_a_judgement_of_an_unknown_value_is_refused(value: str, register: Path) -> None:
    """Only the values of the design are taken."""
    target = claim(register, "Four soldiers")
    for kind in ("reading", "use"):
        ran = run("decide", kind, target, value, "--why", "w", "-r", register)
        assert ran.code == 2
        assert "used" in ran.line or "right" in ran.line


# --------------------------------------------------------------------------- erasing, verifying


def test_what_is_erased_is_gone_from_the_file_and_the_chain_holds(tmp_path: Path) -> None:
    """No word of it is left in the file or beside it, it is not taken in again, and the tombstone says why."""
    register, folder = tmp_path / "r", three(tmp_path / "in")
    put(folder, "clinic.txt", CLINIC + "Zanzibarquux Ellerbeckington was among them.\n", published="2020-06-11",
        publisher="Coast Wire", url="https://coast.example/clinic")  # fmt: skip
    assert run("record", folder, "-r", register).code == 0
    ran = run("erase", "https://coast.example/clinic", "--grounds", "the family asked", "-r", register)
    assert (ran.code, ran.err) == (0, "")
    for path in tmp_path.glob("r*"):
        data = path.read_bytes()
        for words in (b"Ellerbeckington", b"coast.example", b"Coast Wire", b"seven bodies"):
            assert words not in data
    sound(register)
    assert run("record", folder, "-r", register).code == 0
    assert "Coast Wire" not in run("claims", "-r", register).out
    assert len(run("incidents", "-r", register, "--json").json()) == 2
    sound(register)
    assert run("erase", "https://coast.example/clinic", "--grounds", " ", "-r", register).code == 2
    assert run("erase", "https://nobody.example/", "--grounds", "g", "-r", register).code == 2


def test_a_head_kept_elsewhere_tells_a_cut_tail(register: Path, reports: Path, tmp_path: Path) -> None:
    """Without it a cut is not seen, and verify says so; with it, it is."""
    early = head(register)
    copy = tmp_path / "early"
    shutil.copy(register, copy)
    put(reports, "later.txt", LATER, url="https://ledger.example/later")
    assert run("record", reports, "-r", register).code == 0
    late = head(register)
    assert early != late
    assert run("verify", "-r", register, "--head", early).code == 0
    assert run("verify", "-r", register, "--head", late).code == 0
    assert run("verify", "-r", copy).code == 0
    assert "Not seen by this check" in run("verify", "-r", copy).out
    ran = run("verify", "-r", copy, "--head", late)
    assert ran.code == 1
    assert late in ran.out.replace("\n", "").replace(" ", "")


def test_a_stored_view_that_was_changed_is_found(register: Path) -> None:
    """What is kept to be quick is held against the entries."""
    connection = sqlite3.connect(register)
    connection.execute("UPDATE stored_views SET body = (SELECT body FROM payloads LIMIT 1)")
    connection.commit()
    connection.close()
    ran = run("verify", "-r", register)
    assert ran.code == 1
    assert "stored view" in ran.out
    assert len(run("incidents", "-r", register, "--json").json()) == 2  # worked out anew


def test_the_page_keeps_names_in_unless_internal(tmp_path: Path) -> None:
    """A casualty's name stands on no page for readers; the internal page is stamped."""
    put(
        tmp_path / "in",
        "a.txt",
        MARKET + "\nAmong the dead was Hodan Exampleson, 34, a trader.\n",
        published="2020-06-10",
    )
    assert run("record", tmp_path / "in", "-r", tmp_path / "r").code == 0
    page, desk = tmp_path / "p.html", tmp_path / "deep" / "desk.html"
    assert run("page", "-r", tmp_path / "r", "-O", page).code == 0
    assert run("page", "-r", tmp_path / "r", "-O", desk, "--internal").code == 0
    assert "Exampleson" not in page.read_text()
    assert "internal" in desk.read_text().lower()
    assert "<script src" not in page.read_text()
    assert run("page", "-r", tmp_path / "r", "-O", "-").out == page.read_text()
