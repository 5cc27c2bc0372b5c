"""What every command owes its users: help with an example, hints, JSON that keeps the schema, quiet pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer.main
from command_line import COMMAND, environment, process, run
from reports_made import MARKET, put

from accounted.cli import app


def commands() -> list[list[str]]:
    found = []
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        found += [[name, sub] for sub in below] if below else [[name]]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_helps_with_an_example(command: list[str]) -> None:
    """``--help`` ends well and shows how the command is called."""
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Example" in ran.out
    assert f"accounted {' '.join(command)}" in ran.out


def test_the_issue_s_commands_are_there() -> None:
    """The words of the design are the commands."""
    names = {c[0] for c in commands()}
    assert names >= {"record", "incidents", "explain", "claims", "toll", "decide", "problems", "methods", "places", "verify",
                     "erase", "schema", "page"}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        (["explain", "baidao"], "did you mean 'Baidoa'?"),
        (["toll", "gundam"], "did you mean 'Goundam'?"),
        (["toll", "baidoa", "--method", "plian"], "did you mean “plain”?"),
        (["explain", "baidoa", "--method", "ucdp"], "did you mean “ucdp-partial”?"),
        (["explain", "baidoa", "--outcome", "kiled"], "did you mean killed?"),
        (["toll", "baidoa", "--group", "polise"], "did you mean “police”?"),
        (["claims", "--outcome", "injurd"], "did you mean injured?"),
        (["claims", "--scope", "bckground"], "did you mean background?"),
        (["problems", "--stage", "clams"], "did you mean claims?"),
        (["decide", "interest", "defence ministri", "accused", "--why", "w"], "did you mean "),
        (["decide", "interest", "governor", "acused", "--why", "w"], "did you mean accused?"),
        (["decide", "same", "governor", "govrnor", "--why", "w"], "did you mean "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_gives_the_nearest_name(command: list[str], hint: str, register: Path) -> None:
    """Unknown names end with status 2, the nearest name and what there is."""
    ran = run(*command, "-r", register)
    assert ran.code == 2
    assert hint in ran.line


def test_a_slip_far_from_everything_gives_what_there_is(register: Path) -> None:
    """No far-fetched guess, but the names there are."""
    ran = run("explain", "zzzz", "-r", register)
    assert ran.code == 2
    assert "did you mean" not in ran.line
    assert "Baidoa" in ran.line
    assert "Goundam" in ran.line


def test_a_name_shared_by_several_incidents_lists_them(register: Path) -> None:
    """An ambiguous name is no answer."""
    ran = run("explain", "o", "-r", register)  # no digit of an id
    assert ran.code == 2
    assert "several incidents" in ran.line or "no incident" in ran.line


# --------------------------------------------------------------------------- JSON


def faults(value: Any, schema: dict[str, Any], defs: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value does not keep a schema of the kinds that msgspec writes."""
    if "$ref" in schema:
        return faults(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs, at)
    if "anyOf" in schema:
        tried = [faults(value, s, defs, at) for s in schema["anyOf"]]
        return min(tried, key=len)
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    kinds: dict[str, Any] = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
                             "integer": int, "number": (int, float)}  # fmt: skip
    kind = schema.get("type")
    if kind is not None and not isinstance(value, kinds[kind]):
        return [f"{at}: {value!r} is no {kind}"]
    found = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{at}: lacks {k}" for k in schema.get("required", []) if k not in value]
        for k, v in value.items():
            inner = known.get(k, schema.get("additionalProperties"))
            if known and k not in known:
                found.append(f"{at}: {k} is not in the schema")
            elif isinstance(inner, dict):
                found += faults(v, inner, defs, f"{at}.{k}")
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for n, v in enumerate(value):
            found += faults(v, schema["items"], defs, f"{at}[{n}]")
    return found


@pytest.fixture(scope="module")
def defs() -> dict[str, Any]:
    found: dict[str, Any] = run("schema").json()["$defs"]
    return found


def test_json_keeps_the_schema(register: Path, defs: dict[str, Any]) -> None:
    """Incidents, tolls, claims and problems as they are printed are what ``accounted schema`` says they are."""
    claim = {"anyOf": [{"$ref": "#/$defs/CasualtyClaim"}, {"$ref": "#/$defs/CircumstanceClaim"}]}
    checked = 0
    for one in run("incidents", "-r", register, "--json").json():
        assert faults(one["incident"], defs["Incident"], defs) == []
        for toll in one["tolls"]:
            assert faults(toll, defs["Toll"], defs) == []
            checked += 1
    for one in run("claims", "--circumstances", "-r", register, "--json").json():
        assert faults(one["claim"], claim, defs) == []
        checked += 1
    for one in run("problems", "-r", register, "--json").json():
        assert faults(one["problem"], defs["Problem"], defs) == []
    assert faults(run("toll", "baidoa", "-r", register, "--json").json(), defs["Toll"], defs) == []
    explained = run("explain", "baidoa", "-r", register, "--json").json()
    assert faults(explained["incident"], defs["Incident"], defs) == []
    place = run("places", "Deir al-Zor", "--json").json()["place"]
    assert faults(place, defs["Place"], defs) == []
    assert checked > 8
    assert faults({"words": "x", "lat": "y"}, defs["Place"], defs) != []


JSON_COMMANDS = [
    ["incidents"], ["incidents", "--possible-duplicates"], ["explain", "baidoa"], ["claims"], ["toll", "baidoa"],
    ["problems"], ["verify"],
]  # fmt: skip


@pytest.mark.parametrize("command", JSON_COMMANDS, ids=" ".join)
def test_json_is_all_that_stands_on_standard_output(command: list[str], register: Path) -> None:
    """It parses as it is, is the same twice, and says nothing on standard error."""
    first, second = (run(*command, "-r", register, "--json") for _ in range(2))
    assert first == second
    assert (first.code, first.err) == (0, "")
    first.json()


def test_methods_page_record_and_schema_in_json(reports: Path, tmp_path: Path) -> None:
    """The commands that take no look at a register, and the one that makes it, too."""
    recorded = run("record", reports, "-r", tmp_path / "r", "--json").json()
    assert (recorded["files"], recorded["new"], recorded["reports"], recorded["refused"]) == (3, 3, 3, 0)
    assert {m["name"] for m in run("methods", "list", "--json").json()} >= {"plain", "ucdp-partial"}
    run("page", "-r", tmp_path / "r", "--json").json()
    assert "$defs" in run("schema").json()


# --------------------------------------------------------------------------- streams


def test_standard_input_is_a_report(tmp_path: Path) -> None:
    """``-`` takes a report in with its options as metadata; an empty one is refused."""
    ran = run(
        "record",
        "-",
        "-r",
        tmp_path / "r",
        "--published",
        "2020-06-10",
        "--publisher",
        "Bay Ledger",
        stdin=MARKET.encode(),
    )
    assert (ran.code, ran.err) == (0, "")
    (about,) = run("explain", "baidoa", "-r", tmp_path / "r", "--json").json()["reports"].values()
    assert (about["outlet"], about["published"]) == ("Bay Ledger", "2020-06-10")
    ran = run("record", "-", "-r", tmp_path / "r")
    assert ran.code == 1
    assert "stdin: is empty" in ran.line


def test_words_of_a_report_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Brackets stand as they are and are no markup; escape sequences are taken out of what is printed."""
    text = "Nine [bold]policemen[/bold] [/] were killed in Baidoa on Tuesday, the \x1b[2Jgovernor [x] said.\n"
    put(tmp_path / "in", "a.txt", text, published="2020-06-10", publisher="[red]Bay[/] Ledger\x1b[1m")
    assert run("record", tmp_path / "in", "-r", tmp_path / "r").code == 0
    for command in (
        ["incidents"],
        ["claims", "--circumstances"],
        ["problems"],
        ["explain", "baidoa"],
        ["toll", "baidoa"],
    ):
        ran = run(*command, "-r", tmp_path / "r")
        assert ran.code in (0, 2), ran.err
        assert "\x1b" not in ran.out + ran.err
    assert "[red]Bay[/]" in run("explain", "baidoa", "-r", tmp_path / "r").out


def test_output_into_a_closed_pipe_is_no_fault(register: Path) -> None:
    """``| head -1`` takes one line, and nobody complains."""
    for command in ("claims --circumstances --json", "methods list"):
        told = "" if command.startswith("methods") else f"-r {register}"
        line = f"{' '.join(COMMAND)} {command} {told} | head -1"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment(), timeout=60)
        assert done.stderr == ""
        assert len(done.stdout.splitlines()) <= 1


def test_closed_streams_and_narrow_encodings(register: Path) -> None:
    """A closed standard output or input is no fault; a terminal without the letters gets them spelt out."""
    env = environment()
    for shell in (f"incidents -r {register} >&-", f"nonsense -r {register} 2>&-"):
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(COMMAND)} {shell}"], capture_output=True, text=True, env=env, timeout=60
        )
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 2)
    ran = process("incidents", "-r", register, env={"PYTHONIOENCODING": "ascii"})
    assert ran.code == 0
    assert ran.out.isascii()


def test_no_colour_and_no_progress_where_there_is_no_terminal(reports: Path, tmp_path: Path) -> None:
    """Into files go plain words only; on a terminal NO_COLOR is kept, and progress goes to standard error."""
    ran = process("record", reports, "-r", tmp_path / "r", env={"TERM": "xterm-256color"})
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) <= 2
    assert "\x1b" not in ran.out
    master, slave = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "explain", "baidoa", "-r", str(tmp_path / "r")], stdout=slave, stderr=subprocess.PIPE, timeout=60,
        env=environment({"NO_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "100"}),
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while chunk := _read(master):
        shown += chunk
    os.close(master)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not re.search(rb"\x1b\[(?:\d+;)*(?:[34][0-8]|9[0-7])[;m]", shown)
    assert "Baidoa" in shown.decode()


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other end was closed
        return b""


def test_a_fault_of_the_program_is_one_line_and_status_70(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw is no traceback either, unless somebody asks for one."""
    from accounted import cli
    from accounted.printing import claims

    def broken(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(claims, "print_claims", broken)
    monkeypatch.setattr("sys.argv", ["accounted", "claims", "-r", str(register)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 70
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "nobody foresaw this" in told
    monkeypatch.setenv("ACCOUNTED_TRACEBACK", "1")
    with pytest.raises(KeyError):
        cli.main()


def test_an_engine_that_fails_on_one_report_does_not_stop_the_others(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a problem of that report; the others are read, and reading again after an upgrade mends it."""
    from accounted.claims.english.engine import OfflineEnglish

    whole = OfflineEnglish.read

    def failing(self: OfflineEnglish, report: Any) -> Any:
        if "clinic" in report.text:
            raise RuntimeError("a rule that was not thought through")
        return whole(self, report)

    with monkeypatch.context() as patched:
        patched.setattr(OfflineEnglish, "read", failing)
        ran = run("record", reports, "-r", tmp_path / "r", "--json")
    assert ran.code == 1
    assert [p["code"] for p in ran.json()["problems"]] == ["engine_failed"]
    outlets = {json.dumps(c["claim"]["attribution"][-1]) for c in run("claims", "-r", tmp_path / "r", "--json").json()}
    assert len(outlets) == 2
    assert run("record", reports, "-r", tmp_path / "r", "--reread").code == 0
    assert [
        p for p in run("problems", "-r", tmp_path / "r", "--json").json() if p["problem"]["code"] == "engine_failed"
    ] == []
