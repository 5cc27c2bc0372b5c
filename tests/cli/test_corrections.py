"""explain shows corrections where a figure rests on a corrected claim: before, after, who, when, why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from command_line import run

ROSE = """Toll of the bridge bombing climbs

A bomb hidden under a bridge in Jalalabad, Afghanistan killed eleven people on Sunday, the mayor said, up from eight whom he had reported at first.
"""
PLAIN = """Bridge bombed in Jalalabad, Afghanistan

A bomb hidden under a bridge in Jalalabad, Afghanistan killed eleven people on Sunday, the mayor said. Four others were wounded.
"""


def made(folder: Path, text: str) -> Path:
    """A register that holds this one report."""
    folder.mkdir()
    (folder / "one.txt").write_text(text)
    (folder / "one.txt.json").write_text(json.dumps({"publisher": "Kettle Post", "published": "2021-04-15"}))
    register = folder / "r"
    assert run("record", folder / "one.txt", "-r", register).code == 0
    return register


def incident(register: Path) -> str:
    """The one incident's id."""
    (one,) = run("incidents", "-r", register, "--json").json()
    return str(one["incident"]["id"])


def corrections(register: Path, *outcomes: str) -> list[dict[str, Any]]:
    asked = [part for o in outcomes for part in ("-o", o)]
    return list(run("explain", incident(register), "-r", register, "--json", *asked).json()["corrections"])


def target(register: Path, words: str) -> dict[str, Any]:
    rows = run("claims", "-r", register, "--json").json()
    return next(dict(r) for r in rows if words in r["claim"]["quote"]["text"])


def mend(register: Path, folder: Path, row: dict[str, Any], number: int, why: str) -> None:
    """A person's correction of the number of a claim."""
    claim = row["claim"] | {"count": row["claim"]["count"] | {"low": number, "high": number}}
    path = folder / f"mended-{number}.json"
    path.write_text(json.dumps(claim))
    ran = run("decide", "reading", row["id"], "corrected", "--correction", path, "--why", why, "-r", register)
    assert ran.code == 0, ran.err


def test_a_report_that_corrects_itself_is_told(tmp_path: Path) -> None:
    """The older figure, the newer one, who gives them and the day stand with the toll that rests on the newer."""
    register = made(tmp_path / "in", ROSE)
    (line,) = corrections(register, "killed")
    assert line["by"] == "report"
    assert line["before"].startswith("8 ")
    assert line["after"].startswith("11 ")
    assert (line["who"], line["when"]) == ("mayor", "2021-04-15")
    words = " ".join(run("explain", incident(register), "-r", register).out.split())
    assert "Corrected claims that these figures rest on" in words
    assert "in its own report" in words


def test_a_persons_correction_is_told_with_who_when_and_why(tmp_path: Path) -> None:
    """Each step of a claim that was corrected twice, in order; and nothing where the toll asked for does not rest on it."""
    register = made(tmp_path / "in", PLAIN)
    mend(register, tmp_path, target(register, "eleven"), 12, "the page was misread")
    (line,) = corrections(register, "killed")
    assert (line["by"], line["why"]) == ("person", "the page was misread")
    assert line["before"].startswith("11 ")
    assert line["after"].startswith("12 ")
    assert line["who"]
    assert line["when"]
    assert line["entry"] > 0
    mend(register, tmp_path, target(register, "eleven"), 13, "counted again")
    assert [(c["before"][:2], c["after"][:2]) for c in corrections(register, "killed")][-1] == ("12", "13")
    assert corrections(register, "injured") == []
    words = " ".join(run("explain", incident(register), "-r", register).out.split())
    assert "counted again" in words


def test_without_corrections_nothing_is_said_of_them(tmp_path: Path) -> None:
    """No heading, and an empty list for machines."""
    register = made(tmp_path / "in", PLAIN)
    assert corrections(register, "killed", "injured") == []
    assert "Corrected claims" not in run("explain", incident(register), "-r", register).out
