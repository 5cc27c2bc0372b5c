"""The two clocks, and that the fold is a fold: properties over arbitrary histories."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from register_makers import T1, T2, T3, T4, WHO, claim, file, reading

from accounted.model import BadInput, Decision, encode
from accounted.register import Register, View, create_or_open

TIMES = (T1, T2, T3, T4)


def take(register: Register, text: str, address: str, time: str = T1, **more: Any) -> str:
    v, i, data, r = file(text, address, **more)
    register.take_in(v, i, data, [r], author=WHO, time=time)
    return r.id


def test_what_was_recorded_by_a_day_is_what_was_held_at_its_end(register: Register) -> None:
    """A day is meant to its end; a full time to its second; before the first entry there is nothing."""
    first, second = take(register, "One died.", "file:1", T1), take(register, "Two died.", "file:2", T2)
    assert list(register.view(recorded_by="2024-02-29").reports) == []
    assert list(register.view(recorded_by="2024-03-01").reports) == [first]
    assert list(register.view(recorded_by="2024-03-02T07:59:59Z").reports) == [first]
    assert list(register.view(recorded_by="2024-03-02T10:00:00+02:00").reports) == [first, second]
    assert register.view(recorded_by="2024-03-01").entries == 3


def test_a_clock_set_back_does_not_reach_into_the_past(register: Register) -> None:
    """An entry with an early time that came after a late one is not part of what was held early."""
    first = take(register, "One died.", "file:1", T1)
    take(register, "Two died.", "file:2", T3)
    take(register, "Three died.", "file:3", T1)
    assert list(register.view(recorded_by="2024-03-01").reports) == [first]
    assert len(register.view().reports) == 3


def test_what_was_published_by_a_day(register: Register) -> None:
    """Dated reports by their date; an undated one from its first capture, marked; a month by its end."""
    dated = take(register, "One died.", "file:1", published="2024-02-10T23:00:00+02:00")
    undated = take(register, "Two died.", "file:2", published=None)
    month = take(register, "Three died.", "file:3", published="2024-02")

    def by(day: str) -> list[str]:
        return list(register.view(published_by=day).reports)

    assert by("2024-02-09") == []
    assert by("2024-02-10") == [dated] == by("2024-02-28")
    assert by("2024-02-29") == [dated, month]
    assert by("2024-03-01") == [dated, undated, month]
    assert register.view().undated == {undated, month}


def test_an_undated_report_captured_again_counts_from_the_first_time(register: Register) -> None:
    """A later capture of the same bytes moves nothing."""
    from register_makers import version

    v, i, data, r = file("One died.", "file:1", published=None)
    register.take_in(v, i, data, [r], author=WHO, time=T1)
    register.take_in(version(data, i, captured=T4), i, data, [r], author=WHO, time=T4)
    assert list(register.view(published_by="2024-03-01").reports) == [r.id]


def test_the_version_that_had_been_published_speaks(register: Register) -> None:
    """By a day before the update, the first version speaks; after it, the update."""
    old = take(register, "One died.", "file:1", T1, published="2024-02-01")
    new = take(register, "Two died.", "file:1", T2, published="2024-02-05")
    assert list(register.view(published_by="2024-02-04").reports) == [old]
    assert list(register.view(published_by="2024-02-05").reports) == [new]


@pytest.mark.parametrize("published", ["2024-13", "last week", "2024-2-3", "١٢", ""])
def test_a_date_that_is_none_is_as_good_as_no_date(register: Register, published: str) -> None:
    """What cannot be read as a date counts from the capture, marked, and breaks nothing."""
    r = take(register, "One died.", "file:1", published=published)
    assert list(register.view(published_by="2024-02-28").reports) == []
    assert register.view(published_by="2024-03-01").undated == {r}


@pytest.mark.parametrize("day", ["yesterday", "2024", "2024-02-30", "2024-03-01T99:00", "01/03/2024"])
def test_a_day_that_is_none_is_refused(register: Register, day: str) -> None:
    """One line that says how a day is written."""
    with pytest.raises(BadInput, match="2018-01-29"):
        register.view(recorded_by=day)
    with pytest.raises(BadInput, match="2018-01-29"):
        register.view(published_by=day)


# --------------------------------------------------------------------------- properties

texts = st.sampled_from(["One man died.", "Two men died.", "Three men died, one man later.", ""])
step = st.one_of(
    st.tuples(st.just("take"), texts, st.integers(0, 2), st.sampled_from([None, "2024-02", "2024-02-28"])),
    st.tuples(st.just("read"), st.integers(0, 9), st.integers(0, 2)),
    st.tuples(
        st.just("decide"), st.integers(0, 9), st.sampled_from(["right", "wrong", "set_aside", "used", "corrected"])
    ),
    st.tuples(st.just("erase"), st.integers(0, 9)),
    st.tuples(st.just("again")),
)


def do(register: Register, what: tuple[Any, ...], time: str, *, erasing: bool) -> None:
    """One step of a random history, on whatever the register holds."""
    reports = [*register.view().reports.values(), *register.view().superseded.values()]
    if what[0] == "take":
        take(register, what[1], f"file:{what[2]}", time, published=what[3])
    elif not reports:
        return
    elif what[0] == "again":
        register.close()
    elif what[0] == "read":
        r = reports[what[1] % len(reports)]
        places = [i for i in range(len(r.text)) if r.text.startswith("m", i)]
        found = [claim(r, "m", i, start=i) for i in places[: what[2]]]
        register.record_reading(reading(r, *found, engine=f"offline {what[2]}"), author=WHO, time=time)
    elif what[0] == "decide":
        claims = list(register.view().claims())
        if claims:
            c = claims[what[1] % len(claims)]
            kind = "use" if what[2] in ("set_aside", "used") else "reading"
            given = claim_of(c) if what[2] == "corrected" else None
            made = Decision(kind=kind, value=what[2], why="seen", quote=c.quote, claim=c.id, correction=given)  # type: ignore[arg-type]
            register.decide(made, author=WHO, time=time)
    elif erasing:
        register.erase(reports[what[1] % len(reports)].id, "asked for", author=WHO, time=time)


def claim_of(c: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(c, outcome="injured")


def picture(view: View) -> list[Any]:
    """Everything that a view says."""
    return [
        view.entries, view.head, list(view.reports), list(view.superseded), sorted(view.undated), view.unread,
        [encode(c) for c in view.claims()], [encode(x) for x in view.rejected + view.corrected + view.orphaned],
        sorted(view.set_aside), sorted(view.confirmed), [encode(p) for p in view.problems()],
        [encode(r) for r in view.reports.values()],
    ]  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(past=st.lists(step, max_size=8), future=st.lists(step, max_size=8))
def test_the_past_never_changes(past: list[tuple[Any, ...]], future: list[tuple[Any, ...]]) -> None:
    """What was recorded by a time is the same after anything that is recorded later, decisions included."""
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder) / "r") as register:
        for what in past:
            do(register, what, T1, erasing=False)
        before = picture(register.view())
        assert picture(register.view(recorded_by=T2)) == before
        for what in future:
            do(register, what, T3, erasing=False)
        assert picture(register.view(recorded_by=T2)) == before
        assert register.verify().ok


@settings(max_examples=20, deadline=None)
@given(history=st.lists(step, max_size=12))
def test_whatever_is_done_verify_holds_and_quotes_are_exact(history: list[tuple[Any, ...]]) -> None:
    """After any history, erasures included: verify holds, every claim's quote stands in its report's present text,
    and every decision is applied, waiting or listed."""
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder) / "r") as register:
        for n, what in enumerate(history):
            do(register, what, TIMES[min(n // 3, 3)], erasing=True)
        found = register.verify(register.head())
        assert found.ok, found.faults
        view = register.view()
        for c in view.claims():
            assert view.reports[c.quote.report].text[c.quote.start : c.quote.end] == c.quote.text
        ids = [c.id for c in view.claims()]
        assert len(ids) == len(set(ids))
        assert set(view.set_aside) <= set(ids)
        assert not {x.claim.id for x in view.rejected} & set(ids)


@settings(max_examples=20, deadline=None)
@given(files=st.lists(st.tuples(texts, st.integers(0, 5)), unique_by=lambda f: f[1], max_size=6), data=st.data())
def test_the_order_of_independent_files_does_not_matter(files: list[tuple[str, int]], data: st.DataObject) -> None:
    """Files of different addresses come to the same state in any order, and a second time to no change."""
    shuffled = data.draw(st.permutations(files))
    states = []
    for order in (files, shuffled, [*files, *shuffled]):
        with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder) / "r") as register, register.batch():
            for text, address in order:
                take(register, text, f"file:{address}")
            view = register.view()
            states.append(
                (len(register), sorted(encode(r) for r in view.reports.values()), sorted(view.items), view.unread)
            )
    assert states[0] == states[1] == states[2]
