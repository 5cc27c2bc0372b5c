"""Surviving: kills, full disks, two writers, damaged, foreign and newer files. Clear lines, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from register_makers import T1, T2, WHO, claim, file, reading

import accounted
from accounted.model import BadInput
from accounted.register import (
    DamagedRegister,
    NewerRegister,
    NoRegister,
    NotARegister,
    RegisterError,
    RegisterFull,
    RegisterInUse,
    create_or_open,
    storage,
)

RECORDER = Path(__file__).with_name("register_recorder.py")


def recorder(path: Path, name: str, files: int, batch: int) -> subprocess.Popen[str]:
    source = Path(accounted.__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{RECORDER.parent}"}
    command = [sys.executable, str(RECORDER), str(path), name, str(files), str(batch)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def fill(path: Path, files: int = 3) -> None:
    with create_or_open(path) as register:
        for n in range(files):
            v, i, data, r = file(f"{n} died.", f"file:{n}")
            register.take_in(v, i, data, [r], author=WHO, time=T1)


def told_faults(path: Path) -> list[str]:
    """What opening and verifying a file says is wrong with it."""
    try:
        with create_or_open(path, readonly=True) as register:
            return register.verify().faults
    except (DamagedRegister, NotARegister) as err:
        return [str(err)]


# --------------------------------------------------------------------------- kills


@pytest.mark.parametrize("batch", [1, 25])
def test_a_kill_at_any_moment_leaves_the_register_whole(path: Path, batch: int) -> None:
    """Killed at random points again and again, it verifies, holds every acknowledged report, and none half."""
    chance = random.Random(20180127 + batch)
    acknowledged: set[str] = set()
    for round_ in range(4):
        process = recorder(path, f"round {round_}", 100_000, batch)
        assert process.stdout is not None
        first = process.stdout.readline().strip()  # it is recording now
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        # A kill can cut the last line short: only whole ids were acknowledged.
        acknowledged |= {line for line in [first, *rest.split("\n")] if len(line) == len(first)}
        with create_or_open(path) as register:
            found = register.verify()
            assert found.ok, found.faults
            view = register.view()
            assert acknowledged <= set(view.reports)
            assert acknowledged <= set(view.readings)
            assert all(r.version in {v.sha256 for v in view.versions[r.item]} for r in view.reports.values())
    assert len(acknowledged) >= 4


def test_two_writers_at_once_both_end_well(path: Path) -> None:
    """Two programs that record into one register take turns; nothing of either is lost."""
    both = [recorder(path, name, 300, 20) for name in ("left", "right")]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, "")
    with create_or_open(path, readonly=True) as register:
        assert register.verify().ok
        assert len(register.view().readings) == 600
        assert [e.kind for e in register.entries()].count("opened") == 1


def test_a_writer_that_never_ends_is_told_as_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot get a turn is told so in one line, and loses nothing that was there."""
    monkeypatch.setattr(storage, "PATIENCE", 0.2)
    fill(path)
    with create_or_open(path) as first, create_or_open(path) as second, first.batch():
        v, i, data, r = file("Nine died.", "file:9")
        first.take_in(v, i, data, [r], author=WHO, time=T1)
        with pytest.raises(RegisterInUse, match="in use") as told:
            second.take_in(v, i, data, [r], author=WHO, time=T1)
        assert "\n" not in str(told.value)
        assert len(second.view().reports) == 3  # reading goes on meanwhile
    with create_or_open(path) as register:
        assert len(register.view().reports) == 4
        assert register.verify().ok


# --------------------------------------------------------------------------- a full disk


@pytest.fixture
def small_disk() -> Iterator[list[int]]:
    """Lets no register grow beyond so many pages: SQLite then says what it says on a full disk."""
    pages = [2**30]

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages[0]}")

    sa.event.listen(sa.Engine, "connect", limit)
    yield pages
    sa.event.remove(sa.Engine, "connect", limit)


def test_a_full_disk_leaves_out_one_file_whole_and_says_so(path: Path, small_disk: list[int]) -> None:
    """What was in stays in, nothing of the file that did not fit is there, and with room again it goes in."""
    fill(path)
    small_disk[0] = 40
    v, i, data, r = file(os.urandom(200_000).hex(), "file:big")
    with create_or_open(path) as register:
        head = register.head()
        with pytest.raises(RegisterFull, match="the disk is full") as told:
            register.take_in(v, i, data, [r], author=WHO, time=T2)
        assert str(path) in str(told.value)
        assert "\n" not in str(told.value)
        assert register.head() == head
        assert register.verify().ok
        assert register.bytes_of(v.sha256) is None
    small_disk[0] = 2**30
    with create_or_open(path) as register:
        assert register.take_in(v, i, data, [r], author=WHO, time=T2).new
        assert register.verify().ok


def test_a_full_disk_in_a_batch_keeps_the_files_before(path: Path, small_disk: list[int]) -> None:
    """The files of the batch that fitted are in; the next one is told as left out."""
    fill(path)
    small_disk[0] = 60
    with create_or_open(path) as register:
        with register.batch():
            for n in range(3, 6):
                v, i, data, r = file(f"{n} died.", f"file:{n}")
                register.take_in(v, i, data, [r], author=WHO, time=T2)
            v, i, data, r = file(os.urandom(300_000).hex(), "file:big")
            with pytest.raises(RegisterFull) as told:
                register.take_in(v, i, data, [r], author=WHO, time=T2)
        held = len(register.view().reports)
        assert held == 6 or "left out" in str(told.value)
        assert held in (3, 6)
        assert register.verify().ok


# --------------------------------------------------------------------------- opening


def test_a_register_of_a_newer_version_is_refused_untouched(path: Path) -> None:
    """It names both formats and what to do, and changes no byte."""
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=7")
    connection.close()
    before = path.read_bytes()
    for readonly in (True, False):
        with pytest.raises(NewerRegister, match="format 7"):
            create_or_open(path, readonly=readonly)
    assert path.read_bytes() == before


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    """A folder, a text, another program's database, nothing at all, an empty file to read: each in one line."""
    text, other, empty = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "empty"
    text.write_text("not a database at all, but long enough to be looked at as one " * 20)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    empty.touch()
    cases = [(tmp_path, False, NotARegister), (text, False, NotARegister), (other, False, NotARegister),
             (tmp_path / "none", True, NoRegister), (tmp_path / "no" / "where", False, NoRegister),
             (empty, True, NotARegister)]  # fmt: skip
    for path, readonly, error in cases:
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(error) as told:
            create_or_open(path, readonly=readonly)
        assert isinstance(told.value, BadInput)
        assert str(path) in str(told.value)
        assert "\n" not in str(told.value)
        assert (path.read_bytes() if path.is_file() else b"") == before
    assert not (tmp_path / "none").exists()
    with create_or_open(empty) as register:  # an empty file to write is where a register may begin
        assert len(register) == 0


def test_a_register_cut_short_is_told_as_damaged(path: Path) -> None:
    """Half a file is refused on opening, or its verify names the fault; it is never taken for whole."""
    fill(path, 40)
    whole = path.read_bytes()
    for part in (0.02, 0.3, 0.6, 0.9):
        path.write_bytes(whole[: int(len(whole) * part)])
        assert told_faults(path)


def test_overwritten_pages_are_found(path: Path) -> None:
    """Noise in the middle of the file is a fault with one line each, never an unexplained error."""
    fill(path, 60)
    whole = bytearray(path.read_bytes())
    for page in range(2, len(whole) // 4096, 3):
        noisy = whole.copy()
        noisy[page * 4096 : page * 4096 + 2048] = b"\xa5" * 2048
        path.write_bytes(noisy)
        lines = told_faults(path)
        assert lines
        assert all("\n" not in line for line in lines)


def test_a_register_missing_a_table_is_damaged(path: Path) -> None:
    """The line says what it lacks."""
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE blobs")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedRegister, match="blobs"):
        create_or_open(path)


def test_reading_only_changes_nothing(path: Path) -> None:
    """Every verb that writes is refused."""
    fill(path)
    v, i, data, r = file("Nine died.", "file:9")
    with create_or_open(path, readonly=True) as register:
        assert len(register.view().reports) == 3
        with pytest.raises(RegisterError, match="reading only"):
            register.take_in(v, i, data, [r], author=WHO, time=T2)
        with pytest.raises(RegisterError, match="reading only"):
            register.erase("file:1", "asked for", author=WHO, time=T2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_register_that_may_not_be_written_can_be_read(path: Path) -> None:
    """From a medium that cannot be written it can still be read; writing is refused in one line."""
    fill(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with create_or_open(path, readonly=True) as register:
            assert register.verify().ok
        with pytest.raises(RegisterError):
            create_or_open(path).take_in(*file("x", "file:x")[:3], author=WHO, time=T1)
    finally:
        path.parent.chmod(0o755)


def test_the_cost_of_a_file_does_not_grow_with_the_register(path: Path) -> None:
    """Every look-up of a taking in goes by an index: no statement reads a whole table."""
    fill(path, 5)
    seen: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        seen.append((statement, parameters))

    with create_or_open(path) as register:
        sa.event.listen(sa.Engine, "before_cursor_execute", note)
        v, i, data, r = file("Nine died.", "file:9")
        register.take_in(v, i, data, [r], author=WHO, time=T2)
        register.record_reading(reading(r, claim(r, "Nine", 9)), author=WHO, time=T2)
        register.take_problems("file:locked", [], author=WHO, time=T2)
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    asked = [(s, p) for s, p in seen if s.startswith("SELECT")]
    assert len(asked) > 5
    connection = sqlite3.connect(path)
    for statement, parameters in asked:
        for *_, plan in connection.execute("EXPLAIN QUERY PLAN " + statement, parameters):  # type: ignore[arg-type]
            # Sorting the few rows that an index found is no reading of the table.
            assert "SEARCH" in plan or "SCAN entries" in plan or "TEMP B-TREE" in plan, (statement, plan)
            if "SCAN" in plan:  # only the last entry, by the primary key
                assert "ORDER BY entries.number DESC" in statement.replace("\n", " ")
    connection.close()
