"""What must hold of tolls while a register grows: copies, taking back, and both clocks, from reports to figures."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Decision,
    Item,
    Period,
    Place,
    Quote,
    Reading,
    Report,
    Source,
    Toll,
    Version,
    encode,
)
from accounted.pipeline import Findings, toll, work_out
from accounted.register import Register, create_or_open

WHO = "R. Coder"
ORVEN = Place(
    words="Orven", name="Orven", country="ZZ", admin1="Marrow", lat=33.8, lon=42.5, precision="exact", gazetteer_id="g1"
)
SPEAKERS = (
    Source(name="Ilse Varga", kind="person", role="mayor of Orven"),
    Source(name="Orven hospital", kind="organisation"),
    Source(name="Marrow civil defence", kind="organisation"),
    Source(name="residents", kind="unnamed"),
)
WORDS = (
    "The blast brought down the front of the covered market shortly after the noon prayer, and neighbours dug with their hands",
    "Smoke stood over the river quarter until evening while ambulances from three towns queued at the northern bridge",
    "A generator burnt out beside the bakery, and the street was closed to traffic for the rest of the week",
    "Schools stayed shut on the following morning, and the council asked people to keep the hospital road clear",
)
"""Bodies of reports that share nothing, so that only a copy is a copy."""

Told = tuple[int, int, int, int]
"""A report: its speaker, its number, its day of April, its body."""
REPORTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 30), st.integers(14, 18), st.integers(0, 3)),
    min_size=1,
    max_size=4,
    unique_by=lambda told: (told[0], told[2], told[3]),
)  # fmt: skip


def written(told: Told) -> str:
    speaker, number, _, body = told
    return f"{WORDS[body]}.\n\nAn explosion in Orven killed {number} people, {SPEAKERS[speaker].name} said on that day."


def record(register: Register, told: Told, time: str, outlet: str) -> list[Claim]:
    """Take a report in and read it as a careful coder would."""
    speaker, number, day, _ = told
    text, item = written(told), Item(address=f"https://{outlet}.example/{'-'.join(map(str, told))}")
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    version = Version(item=item.id, sha256=sha, captured=time, size=len(data))
    report = Report(
        item=item.id, version=sha, text=text, address=item.address, outlet=outlet, published=f"2031-04-{day}", language="en"
    )  # fmt: skip
    register.take_in(version, item, data, [report], author=WHO, time=time)
    chain = (SPEAKERS[speaker], Source(name=outlet, kind="outlet"))

    def quote(words: str) -> Quote:
        start = text.index(words)
        return Quote(report=report.id, start=start, end=start + len(words), text=words)

    dead = f"killed {number} people"
    claims: list[Claim] = [
        CasualtyClaim(
            quote=quote(dead), attribution=chain, outcome="killed", covers="whole",
            count=Count(low=number, high=number, words=str(number)),
        ),
        CircumstanceClaim(quote=quote("in Orven"), attribution=chain, aspect="where", value="Orven", place=ORVEN),
        CircumstanceClaim(quote=quote("explosion"), attribution=chain, aspect="kind", value="bombing"),
        CircumstanceClaim(
            quote=quote("on that day"), attribution=chain, aspect="when", value="14 April",
            period=Period(words="14 April", start="2031-04-14", end="2031-04-14", precision="day"),
        ),
    ]  # fmt: skip
    register.record_reading(Reading(report=report.id, engine="by hand", claims=tuple(claims)), author=WHO, time=time)
    return claims


@contextmanager
def holding(reports: Sequence[Told]) -> Iterator[tuple[Register, list[list[Claim]]]]:
    """A register that took in one report a day from the first of May."""
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder) / "t.register") as register:
        yield (
            register,
            [record(register, told, f"2031-05-{n:02}T08:00:00Z", f"paper{n}") for n, told in enumerate(reports, 1)],
        )


def tolls(found: Findings) -> list[Toll]:
    return [toll(found, i, method) for i in found.incidents for method in ("plain", "gtd-2015", "ibc-partial")]


def figures(found: Findings) -> list[Any]:
    """What people take from tolls: answers, figures, and how many accounts stand behind them."""
    return [(t.method, t.answer, t.fields, t.open_high, t.origins_known, t.origins_all) for t in tolls(found)]


quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(REPORTS, st.data())
def test_adding_a_copy_changes_no_toll(reports: list[Told], data: Any) -> None:
    """Another outlet that prints a held report word for word, later, adds a report and no account."""
    with holding(reports) as (register, _):
        before = work_out(register)
        told = data.draw(st.sampled_from(reports))
        record(register, told, "2031-06-01T08:00:00Z", "reprint")
        after = work_out(register)
    assert figures(after) == figures(before)
    assert sum(len(i.reports) for i in after.incidents) == sum(len(i.reports) for i in before.incidents) + 1


def test_a_named_copy_of_unnamed_words_takes_no_other_words_with_it() -> None:
    """Residents' own figure stays theirs where another report prints their description under a body's name; and a reprint of
    that report changes nothing."""
    reports: list[Told] = [(0, 1, 14, 3), (2, 6, 18, 0), (3, 27, 18, 0)]
    with holding(reports) as (register, _):
        before = work_out(register)
        record(register, reports[1], "2031-06-01T08:00:00Z", "reprint")
        after = work_out(register)
    assert figures(after) == figures(before)
    assert {o.label for i in before.incidents for o in i.origins} >= {"Marrow civil defence", "residents"}


@quick
@given(REPORTS, st.data())
def test_taking_a_claim_away_and_back_gives_the_same_toll(reports: list[Told], data: Any) -> None:
    """A reading called wrong and then right again, and a claim set aside and used again, leave tolls as they were."""
    with holding(reports) as (register, claims):
        found = work_out(register)
        before = tolls(found)
        one = data.draw(st.sampled_from(claims))[0]
        copied = {copy for i in found.incidents for o in i.origins for copy, _ in (*o.copies, *o.altered)}
        for kind, away, back in (("reading", "wrong", "right"), ("use", "set_aside", "used")):
            for value in (away, back):
                decision = Decision(kind=kind, value=value, why="a trial", quote=one.quote, claim=one.id)  # type: ignore[arg-type]
                register.decide(decision, author=WHO, time="2031-06-02T08:00:00Z")
                if value == away and not (kind == "use" and one.id in copied):  # a copy stands aside in any case
                    assert encode(tolls(work_out(register))) != encode(before)
            assert encode(tolls(work_out(register))) == encode(before)


@quick
@given(REPORTS, REPORTS)
def test_what_was_recorded_by_a_past_day_never_changes(reports: list[Told], later: list[Told]) -> None:
    """Whatever comes later, reports and decisions, a past day's tolls stay as they were, to the byte."""
    with holding(reports) as (register, claims):
        days = [f"2031-05-{n:02}" for n in range(1, len(reports) + 1)]
        before = [encode(tolls(work_out(register, recorded_by=day))) for day in days]
        for n, told in enumerate(later):
            record(register, told, "2031-06-01T08:00:00Z", f"later{n}")
        one = claims[0][0]
        wrong = Decision(kind="reading", value="wrong", why="misread", quote=one.quote, claim=one.id)
        register.decide(wrong, author=WHO, time="2031-06-02T08:00:00Z")
        assert [encode(tolls(work_out(register, recorded_by=day))) for day in days] == before


@quick
@given(REPORTS, st.tuples(st.integers(0, 3), st.integers(1, 30), st.integers(14, 18), st.integers(0, 3)))
def test_what_was_published_by_a_day_changes_only_by_what_was_published_by_then(reports: list[Told], new: Told) -> None:
    """A report of the 17th changes nothing of what was known on the 16th."""
    with holding(reports) as (register, _):
        days = [f"2031-04-{d}" for d in range(13, 19)]
        before = {day: encode(tolls(work_out(register, published_by=day))) for day in days}
        record(register, new, "2031-06-01T08:00:00Z", "later")
        for day in days:
            if day < f"2031-04-{new[2]}":
                assert encode(tolls(work_out(register, published_by=day))) == before[day]
