"""Verifying: every tampering is named, and what cannot be seen is said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from register_makers import T1, T2, WHO, claim, file, reading

from accounted.model import Decision
from accounted.register import GENESIS, create_or_open

TEXT = "Four people were killed and nine were hurt when a boat sank off Lessel, the coast guard said."


def filled(path: Path) -> str:
    """A register of seven entries, closed; its head."""
    with create_or_open(path) as register:
        v, i, data, r = file(TEXT)
        register.take_in(v, i, data, [r], author=WHO, time=T1)
        found = claim(r, "Four people", 4)
        register.record_reading(reading(r, found), author=WHO, time=T1)
        register.decide(Decision(kind="use", value="set_aside", why="hearsay", quote=found.quote), author=WHO, time=T2)
        v, i, data, r = file("Two people drowned.", "file:second")
        register.take_in(v, i, data, [r], author=WHO, time=T2)
        return register.head()


def tamper(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def faults(path: Path, head: str | None = None) -> list[str]:
    with create_or_open(path, readonly=True) as register:
        found = register.verify(head)
    assert found.ok == (not found.faults)
    return found.faults


def test_an_untouched_register_holds(path: Path) -> None:
    """No fault, and a plain word on what the check cannot see."""
    head = filled(path)
    with create_or_open(path, readonly=True) as register:
        found = register.verify()
        assert found.ok
        assert found.entries == 7
        assert found.head == head
        assert "cut" in found.unseen
        assert "--head" in found.unseen
        assert "Nothing up to" in register.verify(head).unseen


def test_an_empty_register_holds(path: Path) -> None:
    """A register with nothing in it is whole."""
    with create_or_open(path) as register:
        assert register.verify().ok
        assert register.head() == GENESIS
        assert len(register.view().reports) == 0


@pytest.mark.parametrize("column", ["time", "author", "kind", "commitment", "previous", "hash"])
@pytest.mark.parametrize("number", [1, 4, 7])
def test_a_changed_header_is_named(path: Path, column: str, number: int) -> None:
    """One character changed in any column of any header names that entry."""
    filled(path)
    tamper(path, f"UPDATE entries SET {column} = 'f' || substr({column}, 2) || 'x' WHERE number = {number}")
    assert any(line.startswith(f"entry {number}:") for line in faults(path))


@pytest.mark.parametrize("column", ["salt", "body", "about", "aspect", "file", "kind"])
@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_a_changed_payload_is_named(path: Path, column: str, number: int) -> None:
    """What an entry carries, its salt and its keys cannot be changed unseen."""
    filled(path)
    change = f"CAST(CAST({column} AS TEXT) || ' ' AS BLOB)" if column in ("salt", "body") else f"{column} || 'x'"
    tamper(path, f"UPDATE payloads SET {column} = {change} WHERE number = {number}")
    assert any(line.startswith(f"entry {number}:") for line in faults(path))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(1, 7), data=st.data())
def test_any_one_byte_of_a_payload_is_seen(
    tmp_path_factory: pytest.TempPathFactory, number: int, data: st.DataObject
) -> None:
    """Whatever byte is changed, verify names the entry."""
    path = tmp_path_factory.mktemp("bytes") / "r.register"
    filled(path)
    connection = sqlite3.connect(path)
    (body,) = connection.execute("SELECT body FROM payloads WHERE number=?", [number]).fetchone()
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :]
    connection.execute("UPDATE payloads SET body=? WHERE number=?", [changed, number])
    connection.commit()
    connection.close()
    assert any(line.startswith(f"entry {number}:") for line in faults(path))


@pytest.mark.parametrize("number", [1, 3, 5, 6])
def test_a_missing_entry_is_named(path: Path, number: int) -> None:
    """An entry that was taken out of the middle or the beginning is named by its number."""
    filled(path)
    tamper(path, f"DELETE FROM payloads WHERE number = {number}", f"DELETE FROM entries WHERE number = {number}")
    assert f"entry {number}: is missing" in faults(path)


def test_a_missing_payload_is_named_where_no_erasure_says_so(path: Path) -> None:
    """Only a tombstone may explain an empty entry."""
    filled(path)
    tamper(path, "DELETE FROM payloads WHERE number = 4")
    assert faults(path) == ["entry 4: what it carries is missing, and no erasure names it"]


@pytest.mark.parametrize("payloads_too", [True, False])
def test_entries_that_changed_places_are_named(path: Path, payloads_too: bool) -> None:
    """Two rows swapped are both named, each with the place that it was written at."""
    filled(path)
    swap = "UPDATE {} SET number = CASE number WHEN 3 THEN -5 WHEN 5 THEN -3 END WHERE number IN (3, 5)"
    back = "UPDATE {} SET number = -number WHERE number < 0"
    for table in ["entries", "payloads"] if payloads_too else ["entries"]:
        tamper(path, swap.format(table), back.format(table))
    found = faults(path)
    assert "entry 3: is out of its place, it was written as entry 5" in found
    assert "entry 5: is out of its place, it was written as entry 3" in found


def test_changed_and_lost_bytes_are_named(path: Path) -> None:
    """Bytes as received are compared with their name; bytes that nobody names are a fault too."""
    filled(path)
    tamper(path, "UPDATE blobs SET data = (SELECT data FROM blobs ORDER BY sha256 DESC LIMIT 1)")
    assert len([line for line in faults(path) if "are not those that came" in line]) == 1
    tamper(path, "DELETE FROM blobs", "INSERT INTO blobs VALUES ('00', 0, x'789c030000000001')")
    found = faults(path)
    assert len([line for line in found if "are missing" in line]) == 2
    assert any("no entry names them" in line for line in found)


def test_a_cut_tail_is_seen_only_with_a_head_kept_elsewhere(path: Path) -> None:
    """Without the head the check says that it cannot see it; with it, it does."""
    head = filled(path)
    tamper(
        path,
        "DELETE FROM payloads WHERE number > 5",
        "DELETE FROM entries WHERE number > 5",
        "DELETE FROM blobs WHERE size < 30",
    )
    assert faults(path) == []
    assert any(head in line for line in faults(path, head))


def test_an_older_head_is_found_in_the_grown_register(path: Path) -> None:
    """A head kept last week vouches for what was there last week."""
    head = filled(path)
    with create_or_open(path) as register:
        v, i, data, r = file("Three people drowned.", "file:third")
        register.take_in(v, i, data, [r], author=WHO, time=T2)
        found = register.verify(head)
    assert found.ok
    assert "up to entry 7" in found.unseen


def test_a_stored_view_that_differs_from_the_entries_is_named(path: Path) -> None:
    """Stored folds are made again and compared."""
    filled(path)
    with create_or_open(path) as register:
        register.store_view("incidents", b"[1]")
        assert register.verify(recompute={"incidents": lambda: b"[1]"}).ok
        assert register.verify(recompute={"incidents": lambda: b"[2]"}).faults[0].startswith("stored view incidents")


def test_a_clock_that_ran_backwards_is_noted_and_no_fault(path: Path) -> None:
    """A wrong clock is told, not punished."""
    filled(path)
    with create_or_open(path) as register:
        register.decide(Decision(kind="grade", value="fair", why="two accounts"), author=WHO, time=T1)
        found = register.verify()
    assert found.ok
    assert len(found.notes) == 1
    assert "entry 8" in found.notes[0]
