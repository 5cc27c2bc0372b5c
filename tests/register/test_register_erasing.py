"""Erasing: gone for good, with a tombstone, while the chain holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from register_makers import T1, T2, T3, WHO, claim, file, item, reading, report, version

from accounted.model import BadInput, Decision, Problem
from accounted.register import Erasure, Register, RegisterInUse, create_or_open

SECRET = "The witness from Quillwater street saw five men fall."
OTHER = "Officials in Tarn counted five dead."


def traces(path: Path, words: str) -> list[str]:
    """Files of the register that still hold the words."""
    return [p.name for p in path.parent.iterdir() if words.encode() in p.read_bytes()]


def fill(register: Register) -> str:
    """One file with a reading, a problem and a decision, and another file; the first report's id."""
    v, i, data, r = file(SECRET, "https://dispatch.example/witness")
    odd = Problem(stage="reading", code="odd", seen="Quillwater is in no list", report=r.id)
    register.take_in(v, i, data, [r], [odd], author=WHO, time=T1)
    found = claim(r, "five men", 5)
    register.record_reading(reading(r, found), author=WHO, time=T1)
    register.decide(Decision(kind="reading", value="right", why="as it says", quote=found.quote), author=WHO, time=T1)
    register.take_in(*_args(OTHER, "file:other"), author=WHO, time=T1)
    register.store_view("incidents", SECRET.encode())
    return r.id


def _args(text: str, address: str):  # type: ignore[no-untyped-def]
    v, i, data, r = file(text, address)
    return v, i, data, [r]


@pytest.mark.parametrize("by", ["address", "item", "report"])
def test_an_item_is_erased_for_good_and_the_chain_holds(register: Register, path: Path, by: str) -> None:
    """Text, bytes, reading, problem, decision and stored views go; headers, tombstone and the other file stay."""
    r = fill(register)
    assert traces(path, "Quillwater")
    what = {
        "address": "https://dispatch.example/witness",
        "item": item("https://dispatch.example/witness").id,
        "report": r,
    }[by]
    sha = register.view().reports[r].version
    number = register.erase(what, "asked for by the witness", author="D. Keeper", time=T2)
    view = register.view()
    assert [x.text for _, x in view.reports.stream()] == [OTHER]
    assert list(view.claims()) == []
    assert view.decisions == ()
    assert list(view.problems()) == []
    assert register.bytes_of(sha) is None
    assert register.load_view("incidents") is None
    tombstone = list(register.entries())[-1]
    assert tombstone.number == number
    assert tombstone.kind == "erase"
    assert tombstone.author == "D. Keeper"
    assert isinstance(tombstone.payload, Erasure)
    assert tombstone.payload.numbers == (2, 3, 4, 5, 6)
    assert "witness" in tombstone.payload.grounds
    assert register.verify().ok
    register.close()
    assert traces(path, "Quillwater") == []
    assert traces(path, "dispatch.example/witness") == []


def test_what_was_erased_is_not_taken_in_again(register: Register) -> None:
    """Recording the same folder again does not bring it back, nor does a later version of the address."""
    fill(register)
    register.erase("https://dispatch.example/witness", "asked for", author=WHO, time=T2)
    head = register.head()
    for text in (SECRET, SECRET + " Later more."):
        taken = register.take_in(*_args(text, "https://dispatch.example/witness"), author=WHO, time=T3)
        assert not taken.new
        assert taken.erased == 2
    assert register.head() == head
    assert register.take_in(*_args("Another account.", "file:third"), author=WHO, time=T3).new


def test_one_line_of_a_file_is_erased_and_the_others_stay(register: Register, path: Path) -> None:
    """The bytes go with the one report, since they hold its text; the other lines' texts stay, and new bytes that
    bring the line again are not kept."""
    of, data = item("file:feed.jsonl"), f"{SECRET}\n{OTHER}".encode()
    lines = [report(data, of, text=t, part=f"line {n}") for n, t in enumerate((SECRET, OTHER), 1)]
    register.take_in(version(data, of), of, data, lines, author=WHO, time=T1)
    register.erase(lines[0].id, "asked for", author=WHO, time=T2)
    assert [x.text for _, x in register.view().reports.stream()] == [OTHER]
    assert register.bytes_of(lines[0].version) is None
    assert register.verify().ok
    assert not register.take_in(version(data, of), of, data, lines, author=WHO, time=T3).new
    data += b"\nThird"
    lines = [report(data, of, text=t, part=f"line {n}") for n, t in enumerate((SECRET, OTHER, "Third"), 1)]
    taken = register.take_in(version(data, of), of, data, lines, author=WHO, time=T3)
    assert taken.new
    assert taken.erased == 1
    assert [x.text for _, x in register.view().reports.stream()] == [OTHER, "Third"]
    assert register.bytes_of(lines[0].version) is None
    assert register.verify().ok
    register.close()
    assert traces(path, "Quillwater") == []


def test_bytes_that_another_item_holds_stay_there(register: Register) -> None:
    """The same file under another address is another item; the tombstone says that it holds the bytes still."""
    for address in ("file:a", "file:b"):
        register.take_in(*_args(SECRET, address), author=WHO, time=T1)
    number = register.erase("file:a", "wrong folder", author=WHO, time=T2)
    (left,) = register.view().reports.values()
    assert left.address == "file:b"
    assert register.bytes_of(left.version) == SECRET.encode()
    tombstone = next(iter(register.entries(number))).payload
    assert isinstance(tombstone, Erasure)
    assert tombstone.also_held == (item("file:b").id,)
    assert register.verify().ok


def test_erasing_the_later_version_lets_the_earlier_one_speak(register: Register) -> None:
    """The latest version that is not erased speaks."""
    for text in (OTHER, SECRET):
        register.take_in(*_args(text, "file:a"), author=WHO, time=T1)
    (speaking,) = register.view().reports
    register.erase(speaking, "asked for", author=WHO, time=T2)
    assert [x.text for _, x in register.view().reports.stream()] == [OTHER]
    assert register.verify().ok


def test_an_erasure_needs_something_to_erase_and_grounds(register: Register) -> None:
    """Nothing is recorded for an unknown address or without grounds."""
    fill(register)
    head = register.head()
    with pytest.raises(BadInput, match="nothing is recorded under"):
        register.erase("https://elsewhere.example/", "asked for", author=WHO, time=T2)
    with pytest.raises(BadInput, match="grounds"):
        register.erase("file:other", " ", author=WHO, time=T2)
    assert register.head() == head


def test_a_reader_in_another_program_delays_the_scrubbing_and_is_told(register: Register, path: Path) -> None:
    """The erasure is recorded; its traces go when the reader lets go and the register is scrubbed."""
    fill(register)
    with create_or_open(path, readonly=True) as reader, reader._store.reading() as reading_on:
        reading_on.exec_driver_sql("SELECT count(*) FROM entries").scalar()
        with pytest.raises(RegisterInUse, match="scrub again"):
            register.erase("https://dispatch.example/witness", "asked for", author=WHO, time=T2)
    assert len(register.view().reports) == 1
    register.scrub()
    register.close()
    assert traces(path, "Quillwater") == []
