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


NAMED = "Ilvane Torrush"
ABOUT_PEOPLE = ("casualty", "open", "merge", "split", "same", "not_same")


def _named(kind: str, *targets: str) -> Decision:
    more = {"value": "killed", "person": NAMED} if kind == "casualty" else {}
    return Decision(kind=kind, targets=targets, why=f"{NAMED} is told of", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", ["address", "report"])
@pytest.mark.parametrize("kind", ABOUT_PEOPLE)
def test_a_decision_that_names_a_claim_only_by_its_id_goes_with_its_report(
    register: Register, path: Path, kind: str, by: str
) -> None:
    """Casualty, opening, merge, split and sameness quote nothing; their names and reasons are erased all the same."""
    r = fill(register)
    told = next(iter(register.view().claims()))
    register.decide(_named(kind, "claim-elsewhere", told.id), author=WHO, time=T1)
    assert traces(path, NAMED)
    register.erase(r if by == "report" else "https://dispatch.example/witness", "asked for", author=WHO, time=T2)
    assert register.view().decisions == ()
    assert register.verify().ok
    register.close()
    assert traces(path, NAMED) == []


def test_decisions_on_earlier_readings_and_mended_claims_go_too(register: Register, path: Path) -> None:
    """A claim that only an older engine read, and one that a person gave, were of the erased report as well."""
    r = fill(register)
    told = register.view().reports[r]
    old = claim(told, "five men", 5)
    register.record_reading(reading(told, claim(told, "saw five men", 5), engine="offline 2"), author=WHO, time=T1)
    mended = claim(told, "five men fall", 5, outcome="injured")
    correction = Decision(
        kind="reading", value="corrected", why="hurt only", quote=old.quote, claim=old.id, correction=mended
    )
    register.decide(correction, author=WHO, time=T1)
    register.decide(_named("casualty", old.id), author=WHO, time=T1)
    register.decide(_named("casualty", mended.id), author=WHO, time=T1)
    register.erase(r, "asked for", author=WHO, time=T2)
    assert register.verify().ok
    register.close()
    assert traces(path, NAMED) == []
    assert traces(path, "hurt only") == []


def test_decisions_on_other_reports_outlast_an_erasure(register: Register, path: Path) -> None:
    """A near miss: the same kinds of decision on the claim of a report that stays, and on a name, stay."""
    r = fill(register)
    (other,) = (x for _, x in register.view().reports.stream() if x.id != r)
    five = claim(other, "five dead", 5)
    register.record_reading(reading(other, five), author=WHO, time=T1)
    for kind in ABOUT_PEOPLE:
        register.decide(_named(kind, five.id), author=WHO, time=T1)
    register.decide(_named("interest", "Tarn officials"), author=WHO, time=T1)
    register.erase(r, "asked for", author=WHO, time=T2)
    assert [x.decision.kind for x in register.view().decisions] == [*ABOUT_PEOPLE, "interest"]
    assert register.verify().ok
    register.close()
    assert traces(path, NAMED)


def test_a_reason_for_closing_a_problem_goes_with_the_problem(register: Register, path: Path) -> None:
    """What was written down on a problem of the erased report may tell of it."""
    r = fill(register)
    (odd,) = register.view().problems()
    register.decide(_named("close_problem", odd.id), author=WHO, time=T1)
    register.erase(r, "asked for", author=WHO, time=T2)
    assert register.verify().ok
    register.close()
    assert traces(path, NAMED) == []


@pytest.mark.parametrize("kind", ABOUT_PEOPLE)
def test_a_decision_that_waited_behind_an_erasure_is_refused(register: Register, path: Path, kind: str) -> None:
    """Another program opened the register before the erasure and decides after it: no erased name is written again;
    on a claim of a report that stays it can decide."""
    r = fill(register)
    (other,) = (x for _, x in register.view().reports.stream() if x.id != r)
    five = claim(other, "five dead", 5)
    register.record_reading(reading(other, five), author=WHO, time=T1)
    with create_or_open(path) as late:
        (told,) = late.view().claims(r)
        register.erase(r, "asked for", author=WHO, time=T2)
        head = late.head()
        with pytest.raises(BadInput, match="was erased with its report"):
            late.decide(_named(kind, five.id, told.id), author=WHO, time=T3)
        assert late.head() == head
        assert traces(path, NAMED) == []
        late.decide(_named(kind, five.id), author=WHO, time=T3)
        assert late.verify().ok


def test_a_problem_of_an_erased_report_is_not_closed_afterwards(register: Register) -> None:
    """Its why would stay in the register with nothing that it is about."""
    r = fill(register)
    (odd,) = register.view().problems()
    register.erase(r, "asked for", author=WHO, time=T2)
    with pytest.raises(BadInput, match="was erased with its report"):
        register.decide(_named("close_problem", odd.id), author=WHO, time=T3)


@pytest.mark.parametrize("by", ["address", "report"])
def test_a_name_on_a_claim_carried_over_to_a_newer_text_goes_with_it(register: Register, path: Path, by: str) -> None:
    """A person confirmed a claim in the first text; in the second it stands elsewhere, no engine reads it, and only the
    decision holds it up. A casualty named there is erased with the second text as with all of the item."""
    r = fill(register)
    (told,) = register.view().claims(r)
    right = Decision(kind="reading", value="right", why="it says so", quote=told.quote, claim=told.id)
    register.decide(right, author=WHO, time=T1)
    register.take_in(*_args("Corrected. " + SECRET, "https://dispatch.example/witness"), author=WHO, time=T2)
    (carried,) = register.view().claims()
    assert carried.id != told.id
    register.decide(_named("casualty", carried.id), author=WHO, time=T2)
    what = carried.quote.report if by == "report" else "https://dispatch.example/witness"
    register.erase(what, "asked for", author=WHO, time=T3)
    assert register.verify().ok
    with pytest.raises(BadInput, match="was erased with its report"):
        register.decide(_named("casualty", carried.id), author=WHO, time=T3)
    register.close()
    assert traces(path, NAMED) == []


def test_bytes_that_only_an_erased_capture_names_go_too(register: Register, path: Path) -> None:
    """The report is erased, comes again under its address (its bytes are not kept then), and once more under another: when
    that one is erased too, nothing of the text is left, and the register is whole."""
    first, again, other = (_args(SECRET, address) for address in ("file:one", "file:one", "file:two"))
    register.take_in(*first, author=WHO, time=T1)
    register.erase(first[3][0].id, "asked for", author=WHO, time=T2)
    register.take_in(*again, author=WHO, time=T2)
    register.take_in(*other, author=WHO, time=T2)
    register.erase(other[3][0].id, "asked for", author=WHO, time=T3)
    assert register.bytes_of(other[3][0].version) is None
    found = register.verify(register.head())
    assert found.ok, found.faults
    register.close()
    assert traces(path, SECRET) == []
