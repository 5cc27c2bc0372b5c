"""Taking in: once, whole, as versions of items."""

from __future__ import annotations

from pathlib import Path

import pytest
from register_makers import T1, T2, T3, WHO, claim, file, item, reading, report, version

from accounted.model import BadInput, Item, Problem
from accounted.register import Capture, Register, ReportMade, create_or_open

TEXT = "Six dock workers were killed when a crane fell in the port of Varsk, port officials said on Friday."


def take(register: Register, text: str = TEXT, time: str = T1, **more: object):  # type: ignore[no-untyped-def]
    v, i, data, r = file(text, **more)
    return register.take_in(v, i, data, [r], author=WHO, time=time), r


def test_a_file_is_kept_with_its_bytes_and_text(register: Register) -> None:
    """What came in can be had again: item, version, bytes and report."""
    taken, r = take(register)
    assert taken.new
    assert taken.entries == (2, 3)
    view = register.view()
    assert view.reports[r.id] == r
    assert [v.sha256 for v in view.versions[r.item]] == [r.version]
    assert register.bytes_of(r.version) == TEXT.encode()
    assert [e.kind for e in register.entries()] == ["opened", "capture", "report"]


def test_the_same_file_again_changes_nothing(register: Register) -> None:
    """The same bytes with the same metadata add no entry, however much later they are captured."""
    take(register)
    head = register.head()
    v, i, data, r = file(TEXT, captured=T3)
    taken = register.take_in(v, i, data, [r], author=WHO, time=T2)
    assert not taken.new
    assert taken.entries == ()
    assert register.head() == head


def test_new_bytes_at_a_known_address_are_a_new_version_not_a_second_report(register: Register) -> None:
    """The later version speaks; the earlier one is history."""
    _, old = take(register)
    _, new = take(register, TEXT.replace("Six", "Eight"), time=T2)
    view = register.view()
    assert list(view.reports) == [new.id]
    assert list(view.superseded) == [old.id]
    assert len(view.items) == 1


def test_metadata_learnt_later_supersedes_the_same_report(register: Register) -> None:
    """The same bytes with another outlet are one report, as it was last described."""
    _, first = take(register)
    taken, second = take(register, time=T2, outlet="Varsk Dispatch")
    assert first.id == second.id
    assert len(taken.entries) == 1
    assert register.view().reports[first.id].outlet == "Varsk Dispatch"
    assert register.view(recorded_by="2024-03-01").reports[first.id].outlet is None


def test_bytes_that_came_before_are_told_as_an_older_version(register: Register) -> None:
    """Two files of one address, recorded twice, do not take turns for ever."""
    take(register)
    take(register, TEXT.replace("Six", "Eight"))
    head = register.head()
    taken, _ = take(register, time=T2)
    assert taken.older
    assert not taken.new
    assert register.head() == head


def test_many_reports_of_one_file_are_parts(register: Register) -> None:
    """Lines of one file are reports of their own; a later version of the file replaces them all."""
    of, data = item("file:feed.jsonl"), b"one\ntwo"
    lines = [report(data, of, text=t, part=f"line {n}") for n, t in enumerate(("One man died.", "Two men died."), 1)]
    register.take_in(version(data, of), of, data, lines, author=WHO, time=T1)
    assert len(register.view().reports) == 2
    data = b"one"
    register.take_in(
        version(data, of), of, data, [report(data, of, text="One man died.", part="line 1")], author=WHO, time=T2
    )
    assert [r.text for _, r in register.view().reports.stream()] == ["One man died."]


def test_problems_of_a_file_stand_until_its_next_version(register: Register) -> None:
    """A truncated file is a problem; the mended file closes it; the same problem again is no news."""
    of = item("file:ministry.pdf")
    cut = Problem(stage="reading", code="truncated", seen="ends in the middle of a page", address=of.address)
    for _ in range(2):
        register.take_in(version(b"%PDF-", of), of, b"%PDF-", [], [cut], author=WHO, time=T1)
    assert list(register.view().problems()) == [cut]
    assert len(register) == 3
    register.take_in(version(b"whole", of), of, b"whole", [report(b"whole", of)], author=WHO, time=T2)
    assert list(register.view().problems()) == []
    assert list(register.view(recorded_by=T1).problems()) == [cut]


def test_a_file_that_could_not_be_opened_is_a_problem_until_it_can(register: Register) -> None:
    """A problem of an address with no bytes is kept, and closed by the capture; a relapse is news again."""
    of = item("file:locked.html")
    shut = Problem(stage="reading", code="unreadable", seen="may not be opened", address=of.address, severity="refused")
    assert register.take_problems(of.address, [shut], author=WHO, time=T1) is not None
    assert register.take_problems(of.address, [shut], author=WHO, time=T1) is None
    assert list(register.view().problems()) == [shut]
    register.take_in(version(b"text", of), of, b"text", [report(b"text", of)], author=WHO, time=T2)
    assert list(register.view().problems()) == []
    assert register.take_problems(of.address, [shut], author=WHO, time=T3) is not None
    assert list(register.view().problems()) == [shut]


def test_the_latest_reading_of_the_present_text_speaks(register: Register) -> None:
    """A newer engine replaces an older one; a reading of a text that was made anew since is no reading of it."""
    _, r = take(register)
    one, two = reading(r, claim(r, "Six dock workers", 6)), reading(r, engine="offline 2")
    assert register.record_reading(one, author=WHO, time=T1) is not None
    assert register.record_reading(one, author=WHO, time=T1) is None
    assert list(register.view().claims()) == list(one.claims)
    register.record_reading(two, author=WHO, time=T2)
    assert register.view().readings[r.id].engine == "offline 2"
    register.take_in(*file(TEXT)[:3], [report(TEXT.encode(), item(), text="Varsk\n\n" + TEXT)], author=WHO, time=T2)
    view = register.view()
    assert view.unread == {"en": 1}
    assert list(view.claims()) == []
    assert register.record_reading(two, author=WHO, time=T3) is not None
    assert register.view().unread == {}


def test_a_reading_must_quote_its_report_word_for_word(register: Register) -> None:
    """A quote that does not stand there is refused, and so is the reading of a report that never came."""
    _, r = take(register)
    wrong = claim(r, "Six dock workers", 6, start=3)
    with pytest.raises(BadInput, match="does not stand"):
        register.record_reading(reading(r, wrong), author=WHO, time=T1)
    *_, stranger = file("Nobody was hurt.", "https://other.example/1")
    with pytest.raises(BadInput, match="not in the register"):
        register.record_reading(reading(stranger), author=WHO, time=T1)
    assert len(register) == 3


def test_unread_languages_are_counted(register: Register) -> None:
    """Reports that no engine read are counted by language, unknown ones as such."""
    take(register)
    take(register, "قتل ستة عمال في الميناء", address="https://dispatch.example/ar", language="ar")
    take(register, "…", address="https://dispatch.example/x", language=None)
    assert register.view().unread == {"ar": 1, "en": 1, "unknown": 1}


@pytest.mark.parametrize("text", ["", "\x00", "\u202eמתו שישה\u202c 👩‍👩‍👧 \U0010ffff\r\n\u2028"])
def test_text_of_any_kind_comes_back_as_it_went_in(register: Register, text: str) -> None:
    """Control characters, both directions of writing and characters beyond the first plane are kept."""
    _, r = take(register, text)
    assert register.view().reports[r.id].text == text
    assert register.verify().ok


def test_half_a_character_is_refused_in_one_line(register: Register) -> None:
    """A lone surrogate is no text: nothing is taken in of that file, and the next one is."""
    data = b"x"
    odd = Item(address="file:\udcff.txt")
    with pytest.raises(BadInput, match="lone surrogate"):
        register.take_in(version(data, odd), odd, data, [], author=WHO, time=T1)
    assert len(register) == 0
    assert take(register)[0].new


def test_what_does_not_belong_together_is_refused(register: Register) -> None:
    """Another item's version, another version's report, other bytes, no author and no time are each refused."""
    v, i, data, r = file(TEXT)
    cases = [
        lambda: register.take_in(v, item("file:other"), data, [r], author=WHO, time=T1),
        lambda: register.take_in(v, i, data, [report(b"other", i)], author=WHO, time=T1),
        lambda: register.take_in(v, i, b"other", [r], author=WHO, time=T1),
        lambda: register.take_in(v, i, data, [r], author=" ", time=T1),
        lambda: register.take_in(v, i, data, [r], author=WHO, time="yesterday"),
    ]
    for case in cases:
        with pytest.raises(BadInput):
            case()
    assert len(register) == 0
    assert register.verify().ok


def test_a_batch_is_whole_and_an_error_undoes_only_its_own_verb(register: Register, path: Path) -> None:
    """Files before and after a refused one in a batch are kept."""
    with register.batch():
        for n in range(5):
            take(register, f"{n} people died.", address=f"file:{n}")
        v, i, _data, r = file("other", "file:bad")
        with pytest.raises(BadInput):
            register.take_in(v, i, b"not these", [r], author=WHO, time=T1)
        take(register, "Six people died.", address="file:6")
        assert len(register.view().reports) == 6
    with create_or_open(path, readonly=True) as reader:
        assert len(reader.view().reports) == 6
        assert reader.verify().ok


def test_history_tells_who_and_when(register: Register) -> None:
    """Entries carry author, time in UTC, and what they carry."""
    v, i, data, r = file(TEXT)
    register.take_in(v, i, data, [r], author="N. Second", time="2024-03-01T11:00:00+03:00")
    history = list(register.entries(first=2))
    assert [(e.author, e.time) for e in history] == [("N. Second", T1)] * 2
    assert isinstance(history[0].payload, Capture)
    assert isinstance(history[1].payload, ReportMade)


def test_a_stored_view_is_good_until_the_next_entry(register: Register) -> None:
    """A fold is kept, told as out of date once anything is added, and can be dropped."""
    take(register)
    register.store_view("incidents", b"[]")
    assert register.load_view("incidents") == b"[]"
    assert register.load_view("other") is None
    register.drop_views()
    assert register.load_view("incidents") is None
    register.store_view("incidents", b"[]", upto=2)
    assert register.load_view("incidents") is None
    register.store_view("incidents", b"[]")
    take(register, address="file:2")
    assert register.load_view("incidents") is None
