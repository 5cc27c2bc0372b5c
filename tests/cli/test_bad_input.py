"""Bad input, through the command line: one clear line, the right exit status, the rest recorded, nothing lost."""

from __future__ import annotations

import io
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from command_line import COMMAND, Ran, environment, run, sound
from pypdf import PdfReader, PdfWriter
from reports_made import BRIDGE, LATER, MARKET, minimal_pdf, put, three

LINE = "Six people were killed in a raid on the village of Goundam on Sunday, the mayor said."


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(minimal_pdf(LINE))))
    writer.encrypt("a password that nobody gave", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def holds(register: Path, reports: int) -> None:
    """The register verifies and holds so many reports."""
    checked = run("verify", "-r", register, "--json")
    assert (checked.code, checked.json()["faults"]) == (0, [])
    connection = sqlite3.connect(register)
    assert connection.execute("SELECT count(*) FROM payloads WHERE kind='report'").fetchone() == (reports,)
    connection.close()


BAD_FILES = {
    "empty": (b"", "is empty"),
    "binary noise": (bytes(range(256)) * 40, "is binary data"),
    "truncated PDF": (minimal_pdf(LINE)[:150], "is a PDF that breaks off"),
    "password-protected PDF": (locked_pdf(), "password"),
    "broken JSON": (b'{"text": "Six people were killed', "JSON"),
    "no words": (b"\n  --- \n ... \n", "no words"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_told_and_the_rest_of_the_batch_recorded(kind: str, reports: Path, tmp_path: Path) -> None:
    """The line names the file, what is wrong and what to do; the status is 1; three reports and the problem are held."""
    data, wrong = BAD_FILES[kind]
    put(reports, "a-bad-one", data)
    register = tmp_path / "r"
    ran = run("record", reports, "-r", register)
    assert ran.code == 1
    assert "a-bad-one: " in ran.line
    assert wrong in ran.line
    assert len(ran.line.split(" - ", 1)[1]) > 8
    holds(register, 3)
    told = run("problems", "-r", register, "--stage", "reading", "--json").json()
    assert [p["problem"]["seen"] for p in told] == [ran.line.removeprefix("accounted: ").split(" - ")[0]]


def test_a_good_pdf_of_the_same_make_is_read(tmp_path: Path) -> None:
    """The near miss of the two bad ones: the whole, open PDF gives its claim."""
    put(tmp_path, "whole", minimal_pdf(LINE))
    ran = run("record", tmp_path / "whole", "-r", tmp_path / "r")
    assert (ran.code, ran.err) == (0, "")
    assert [c["claim"]["count"]["low"] for c in run("claims", "-r", tmp_path / "r", "--json").json()] == [6]


def test_invalid_utf8_is_read_and_marked(tmp_path: Path) -> None:
    """Words in an encoding that had to be judged are kept, with a note; their claims stand."""
    put(
        tmp_path,
        "old.txt",
        "Three people were killed in the café of Goundam on Sunday.\n".encode("latin-1") + b"\x80\x81\n",
    )
    ran = run("record", tmp_path / "old.txt", "-r", tmp_path / "r")
    assert ran.code in (0, 1)
    told = run("problems", "-r", tmp_path / "r", "--stage", "reading", "--json").json()
    assert "UTF-8" in told[0]["problem"]["seen"]
    assert [c["claim"]["count"]["low"] for c in run("claims", "-r", tmp_path / "r", "--json").json()] == [3]
    holds(tmp_path / "r", 1)


def test_links_that_go_round_end(reports: Path, tmp_path: Path) -> None:
    """A link to a folder above, one to itself and one to nowhere are each told; the reports are taken in once."""
    (reports / "round").symlink_to(reports)
    (reports / "self").symlink_to("self")
    (reports / "gone").symlink_to("nowhere")
    ran = run("record", reports, "-r", tmp_path / "r")
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert ["gone: " in lines[0], "round: " in lines[1], "self: " in lines[2]] == [True] * 3
    holds(tmp_path / "r", 3)


def test_pipes_and_sockets_are_not_waited_for(reports: Path, tmp_path: Path) -> None:
    """What is no regular file is told, and nobody waits for it."""
    os.mkfifo(reports / "pipe")
    here = os.getcwd()
    os.chdir(reports)  # a socket's name may be only so long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")
            ran = run("record", ".", "-r", tmp_path / "r")
    finally:
        os.chdir(here)
    assert ran.code == 1
    assert ["no regular file" in line for line in ran.err.splitlines()] == [True, True]
    holds(tmp_path / "r", 3)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(reports: Path, tmp_path: Path) -> None:
    """Permission is the one thing asked for; the others are recorded."""
    (reports / "market.txt").chmod(0)
    ran = run("record", reports, "-r", tmp_path / "r")
    assert ran.code == 1
    assert "market.txt: may not be read" in ran.line
    holds(tmp_path / "r", 2)


def test_a_file_that_vanishes_or_fails_is_told(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails under one file is a problem of that file (said as root, too, who may read everything)."""
    from accounted.reading import walk

    whole = walk.read_bytes

    def failing(path: Path, limit: int) -> bytes | None:
        if path.name == "market.txt":
            raise PermissionError(13, "Permission denied")
        if path.name == "clinic.txt":
            raise OSError(5, "Input/output error")
        return whole(path, limit)

    monkeypatch.setattr(walk, "read_bytes", failing)
    ran = run("record", reports, "-r", tmp_path / "r")
    assert ran.code == 1
    assert "clinic.txt: cannot be read (Input/output error)" in ran.err
    assert "market.txt: may not be read" in ran.err
    assert len(ran.err.splitlines()) == 2
    holds(tmp_path / "r", 1)


@pytest.mark.parametrize(
    "name", ["الخبر — news.txt", "two\nlines.txt", "[bold]red[\x1b[2J].txt", "-dash.txt", "a" * 240 + ".txt"]
)
def test_odd_file_names(name: str, tmp_path: Path) -> None:
    """Any name that a file system takes is taken, in good files and in complaints of bad ones."""
    put(tmp_path / "in", name, MARKET)
    put(tmp_path / "in", "x" + name[:200], b"\0\1\2" * 400)
    ran = run("record", tmp_path / "in", "-r", tmp_path / "r")
    assert ran.code == 1
    assert "binary" in ran.line
    for command in ("incidents", "claims", "problems"):
        assert run(command, "-r", tmp_path / "r").code == 0
    holds(tmp_path / "r", 1)


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    """Bytes of a name that are not UTF-8 are spelt out; reports and registers may bear such names."""
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"m\xff.txt")).write_text(MARKET)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (folder / os.fsdecode(b"e\xff.txt")).touch()
    register = tmp_path / os.fsdecode(b"r\xff.register")
    ran = run("record", folder, "-r", register)
    assert ran.code == 1
    assert r"e\xff.txt: is empty" in ran.line
    holds(register, 1)


# --------------------------------------------------------------------------- options


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--published", "yesterday"], "--published 'yesterday'"),
        (["--published", "2018-13-45"], "--published '2018-13-45'"),
        (["--published", "-5"], "--published '-5'"),
        (["--url", "no address"], "--url 'no address'"),
    ],
)
def test_an_option_that_says_nothing_stops_before_anything_is_made(
    options: list[str], said: str, reports: Path, tmp_path: Path
) -> None:
    """One line, status 2, and no empty register left behind."""
    ran = run("record", reports, "-r", tmp_path / "r", *options)
    assert ran.code == 2
    assert said in ran.line
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    "day", ["garbage", "-5", "20200101", "2018-02-30", "", "2018-01-29T25:00:00Z", "٢٠٢٠-٠١-٠١", "9" * 400]
)
@pytest.mark.parametrize("clock", ["--published-by", "--recorded-by"])
def test_a_clock_needs_a_day(clock: str, day: str, register: Path) -> None:
    """What is no ISO day is refused with an example of one."""
    ran = run("incidents", "-r", register, f"{clock}={day}")
    assert ran.code == 2
    assert "2018-01-29" in ran.line


def test_a_path_that_is_not_there(reports: Path, tmp_path: Path) -> None:
    """It is told, and what else was given is recorded; an empty path, which a script's slip gives, stops everything."""
    ran = run("record", tmp_path / "nothing", reports, "-r", tmp_path / "r")
    assert ran.code == 1
    assert "nothing: there is no such file or folder" in ran.line
    holds(tmp_path / "r", 3)
    ran = run("record", "", "-r", tmp_path / "r2")
    assert ran.code == 2
    assert "empty" in ran.line


# --------------------------------------------------------------------------- registers


def no_register(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "thing"
    if kind == "folder":
        path.mkdir()
    elif kind == "PDF":
        path.write_bytes(minimal_pdf(LINE) * 5)
    elif kind == "text":
        path.write_text(MARKET * 20)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "other database":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t (x)")
        connection.close()
    elif kind == "no folder":
        path = path / "deep" / "r"
    return path


@pytest.mark.parametrize("kind", ["folder", "PDF", "text", "pipe", "other database", "no folder"])
def test_what_is_no_register_is_left_alone(kind: str, reports: Path, tmp_path: Path) -> None:
    """Reading and writing commands refuse it in one line that names it, with status 2, and change no byte."""
    path = no_register(tmp_path, kind)
    before = path.read_bytes() if path.is_file() else b""
    for ran in (run("record", reports, "-r", path), run("incidents", "-r", path), run("verify", "-r", path)):
        assert ran.code == 2
        assert str(path) in ran.line
    assert (path.read_bytes() if path.is_file() else b"") == before


COMMANDS: list[list[str]] = [
    ["incidents"], ["explain", "baidoa"], ["claims"], ["toll", "baidoa"], ["problems"], ["verify"], ["page", "-O", "-"],
    ["erase", "x", "--grounds", "y"], ["decide", "reading", "x", "right", "--why", "y"],
    ["decide", "use", "x", "used", "--why", "y"], ["decide", "same", "x", "y", "--why", "z"],
    ["decide", "merge", "x", "y", "--why", "z"], ["decide", "split", "x", "--reports", "y", "--why", "z"],
    ["decide", "interest", "x", "accused", "--why", "z"], ["problems", "--close", "x", "--why", "y"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_looking_makes_no_register(command: list[str], tmp_path: Path) -> None:
    """Only ``record`` makes one; a slip in the name is told."""
    ran = run(*command, "-r", tmp_path / "slip")
    assert ran.code == 2
    assert "there is no register here" in ran.line
    assert not (tmp_path / "slip").exists()


def test_a_register_of_a_newer_version_is_refused_untouched(register: Path, reports: Path) -> None:
    """It names both formats and says what to do."""
    connection = sqlite3.connect(register)
    connection.execute("PRAGMA user_version=9")
    connection.close()
    before = register.read_bytes()
    for ran in (
        run("record", reports, "-r", register),
        run("incidents", "-r", register),
        run("verify", "-r", register),
    ):
        assert ran.code == 2
        assert "format 9" in ran.line
        assert "upgrade" in ran.line
    assert register.read_bytes() == before


def quiet_register(register: Path) -> None:
    """Everything in the one file, none in a log beside it."""
    connection = sqlite3.connect(register)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def damaged(ran: Ran) -> None:
    """Told plainly, in one line or in verify's list, or not met by what was looked at."""
    assert ran.code in (0, 1, 2)
    assert ran.code == 0 or ran.line if ran.err else ran.code == 0 or "fault" in ran.out


def test_a_register_cut_short_or_overwritten_is_told(register: Path) -> None:
    """Whatever page is hit, verify says so, and no command answers with a traceback."""
    quiet_register(register)
    whole = register.read_bytes()
    pages = len(whole) // 4096
    hurts = [("cut", whole[: 4096 * n + 100]) for n in (0, 1, pages // 2, pages - 1)]
    for page in range(0, pages, max(1, pages // 6)):
        noisy = bytearray(whole)
        noisy[page * 4096 + 8 : page * 4096 + 2000] = b"\xa5" * 1992
        hurts.append((f"page {page}", bytes(noisy)))
    for what, data in hurts:
        register.write_bytes(data)
        checked = run("verify", "-r", register)
        assert checked.code in (1, 2), what
        for command in COMMANDS[:7]:
            damaged(run(*command, "-r", register))


def test_a_changed_entry_is_named(register: Path) -> None:
    """A figure changed behind the program's back is found and its entry named, in the table and in JSON."""
    connection = sqlite3.connect(register)
    number, body = connection.execute(
        "SELECT number, body FROM payloads WHERE kind='report' ORDER BY number"
    ).fetchone()
    connection.execute("UPDATE payloads SET body=? WHERE number=?", (body.replace(b"Nine", b"Five"), number))
    if b"Nine" not in body:
        connection.execute("UPDATE payloads SET body=body || ' ' WHERE number=?", (number,))
    connection.commit()
    connection.close()
    ran = run("verify", "-r", register)
    assert ran.code == 1
    assert f"entry {number}: " in ran.out
    assert any(f.startswith(f"entry {number}: ") for f in run("verify", "-r", register, "--json").json()["faults"])


# --------------------------------------------------------------------------- full disks


@pytest.fixture
def small_disk() -> Iterator[list[int]]:
    """Lets no register grow beyond so many pages: SQLite then says what it says on a full disk."""
    pages = [2**30]

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages[0]}")

    sa.event.listen(sa.Engine, "connect", limit)
    yield pages
    sa.event.remove(sa.Engine, "connect", limit)


def test_a_full_disk_stops_the_batch_whole(register: Path, tmp_path: Path, small_disk: list[int]) -> None:
    """It says that the disk is full and what to do; what was in stays in; with room the batch goes in."""
    small_disk[0] = register.stat().st_size // 4096 + 6
    for n in range(30):
        put(tmp_path / "more", f"{n:02}.txt", f"{MARKET}\n{os.urandom(4000).hex()}", url=f"https://ledger.example/{n}")
    ran = run("record", tmp_path / "more", "-r", register)
    assert ran.code == 1
    assert "the disk is full" in ran.line
    assert str(register) in ran.line
    before = run("verify", "-r", register, "--json").json()
    assert before["ok"]
    small_disk[0] = 2**30
    assert run("record", tmp_path / "more", "-r", register).code == 0
    holds(register, 33)


def test_a_disk_that_fills_under_a_process(tmp_path: Path) -> None:
    """The same with a limit that the system sets on the files that a process writes."""
    folder = tmp_path / "in"
    for n in range(40):
        put(folder, f"{n:02}.txt", f"{MARKET}\n{os.urandom(20_000).hex()}")

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    done = subprocess.run(
        [*COMMAND, "record", str(folder), "-r", str(tmp_path / "r")], capture_output=True, text=True, env=environment(),
        preexec_fn=limit, timeout=120,
    )  # fmt: skip
    ran = sound(Ran(done.returncode, done.stdout, done.stderr))
    assert ran.code == 1
    assert "make room and run again" in ran.line
    assert run("verify", "-r", tmp_path / "r").code == 0
    assert run("record", folder, "-r", tmp_path / "r").code == 0
    holds(tmp_path / "r", 40)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_output_that_cannot_be_written_is_told(register: Path) -> None:
    """A full disk under the output is told in one line; a device given for a page's file is left alone."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "claims", "--json", "-r", str(register)], stdout=full, stderr=subprocess.PIPE, text=True,
            env=environment(), timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert "could not be written (No space left on device)" in Ran(1, "", done.stderr).line
    pretended = register.with_name("device")
    os.mkfifo(pretended)
    ran = run("page", "-r", register, "-O", pretended)
    assert ran.code == 2
    assert pretended.is_fifo()


# --------------------------------------------------------------------------- methods


def test_a_faulty_method_file_tells_all_its_faults(register: Path, tmp_path: Path) -> None:
    """``methods check`` lists them all; a command that is to use it refuses in one line; the copy that it was is sound."""
    good = tmp_path / "mine.toml"
    good.write_text(run("methods", "show", "plain").out)
    assert run("methods", "check", good).code == 0
    assert run("incidents", "-r", register, "--method", good).code == 0
    bad = tmp_path / "faulty.toml"
    bad.write_text(good.read_text().replace("conformity", "conformty") + "\n[nonsense]\nx = 1\n")
    checked = run("methods", "check", bad)
    assert checked.code == 2
    assert len(checked.out.splitlines()) >= 2
    assert f"{bad}: {len(checked.out.splitlines())} faults" in checked.err
    refused = run("incidents", "-r", register, "--method", bad)
    assert refused.code == 2
    assert "faulty.toml" in refused.line


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"= nothing", b"a = " + b"[" * 5000, b"name = 3\n"])
def test_what_is_no_method_file_at_all(data: bytes, register: Path, tmp_path: Path) -> None:
    """Noise instead of TOML is a fault like any other."""
    path = put(tmp_path, "noise.toml", data)
    assert run("methods", "check", path).code == 2
    for command in (["incidents"], ["toll", "baidoa"], ["explain", "baidoa"]):
        ran = run(*command, "-r", register, "--method", path)
        assert ran.code == 2
        assert "noise.toml" in ran.line


# --------------------------------------------------------------------------- two at once


def test_two_runs_on_one_register_at_once(tmp_path: Path) -> None:
    """Both end well, or one says that the register is in use and can be run again; nothing of either is lost."""
    register = tmp_path / "r"
    folders = [tmp_path / "left", tmp_path / "right"]
    for side, folder in enumerate(folders):
        for n in range(25):
            put(folder, f"{n}.txt", f"{BRIDGE}\nNote {side}-{n}.\n", url=f"https://sahel.example/{side}/{n}")
    both = [
        subprocess.Popen(
            [*COMMAND, "record", str(f), "-r", str(register)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment(),
        )
        for f in folders
    ]  # fmt: skip
    for one, folder in zip(both, folders, strict=True):
        _, errors = one.communicate(timeout=120)
        assert "Traceback" not in errors
        if one.returncode != 0:
            assert "in use" in Ran(1, "", errors).line
            assert run("record", folder, "-r", register).code == 0
    holds(register, 50)
    connection = sqlite3.connect(register)
    read = connection.execute("SELECT count(DISTINCT about) FROM payloads WHERE kind='reading'").fetchone()
    connection.close()
    assert read == (50,)


# --------------------------------------------------------------------------- vast input


MEASURED = """
import resource, sys
from accounted.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("used", used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def vast_page() -> bytes:
    paragraph = f"<p>{LINE}</p>\n"
    return f"<html><body><article>{paragraph * (50_000_000 // len(paragraph))}</article></body></html>".encode()


def vast_text() -> bytes:
    return b"nothing happened at all " * 250_000


SLOW = pytest.mark.skipif("ACCOUNTED_SLOW" not in os.environ, reason="takes half a minute; set ACCOUNTED_SLOW=1")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(vast_page, "50 MB of HTML", id="50 MB of HTML"),
        pytest.param(vast_text, "a million words", id="a million words", marks=SLOW),
    ],
)
def test_vast_input_is_read_or_refused_at_a_stated_limit(data: Callable[[], bytes], name: str, tmp_path: Path) -> None:
    """Within a minute of work and 1 GB: read, or refused as a problem that states the limit; the next file is read."""
    put(tmp_path / "in", name, data())
    put(tmp_path / "in", "small.txt", MARKET)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "record", str(tmp_path / "in"), "-r", str(tmp_path / "r")], capture_output=True,
        text=True, env=environment(), timeout=300,
    )  # fmt: skip
    *lines, used = done.stderr.splitlines()
    _, seconds, kilobytes = used.split()
    assert float(seconds) < 60  # of the processor's time, since others may use the machine
    assert int(kilobytes) < 1_000_000
    if done.returncode == 1:
        assert len(lines) == 1
        assert f"{name}: " in lines[0]
        assert "limit" in lines[0]
    else:
        assert (done.returncode, lines) == (0, [])
    holds(tmp_path / "r", len(list((tmp_path / "in").iterdir())) - done.returncode)


def test_a_register_in_a_folder_of_reports_is_no_report(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer who records the folder in which the register stands is not told of the program's own files."""
    monkeypatch.chdir(reports)
    for _ in range(2):
        ran = run("record", ".")
        assert (ran.code, ran.err) == (0, "")
    holds(reports / "accounted.register", 3)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(reports: Path, tmp_path: Path) -> None:
    """A register can be neither made there nor a page written."""
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    assert run("record", reports, "-r", shut / "r").code in (1, 2)
    assert run("record", reports, "-r", tmp_path / "r").code == 0
    assert "cannot be written" in run("page", "-r", tmp_path / "r", "-O", shut / "p.html").line


def test_a_new_version_after_a_bad_one(tmp_path: Path) -> None:
    """A file that was refused and is then mended is taken in under the same address, and its problem is closed."""
    put(tmp_path / "in", "day.txt", b"")
    assert run("record", tmp_path / "in", "-r", tmp_path / "r").code == 1
    put(tmp_path / "in", "day.txt", LATER)
    assert run("record", tmp_path / "in", "-r", tmp_path / "r").code == 0
    assert run("problems", "-r", tmp_path / "r", "--stage", "reading", "--json").json() == []
    shutil.rmtree(tmp_path / "in")
    three(tmp_path / "in")
    assert run("record", tmp_path / "in", "-r", tmp_path / "r").code == 0
    holds(tmp_path / "r", 4)


EVERY_USE = [
    ("incidents",),
    ("verify",),
    ("page", "-O", "-"),
    ("record", "reports"),
    ("decide", "use", "claim-1", "used", "--why", "w"),
    ("erase", "x", "--grounds", "g"),
    ("serve",),
]


@pytest.mark.parametrize("command", EVERY_USE)
def test_a_register_s_path_that_nobody_can_look_at_is_told(
    command: tuple[str, ...], reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name too long, links that go round, a folder that may not be entered: one line and status 2 for every command."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "round").symlink_to("round")
    closed, look = tmp_path / "closed", os.stat

    def refused(path: object, *args: object, **options: object) -> os.stat_result:
        if str(path).startswith(str(closed)):  # root may enter everything
            raise PermissionError(13, "Permission denied")
        return look(path, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "stat", refused)
    for path in (tmp_path / ("x" * 300), tmp_path / "round", closed / "r"):
        ran = run(*command, "-r", path)
        assert (ran.code, ran.out) == (2, "")
        assert "cannot be looked at" in ran.line
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reports", "round"]
