"""After decisions that leave alone what is linked, only what they touch is worked out anew; and the view is what it would be
made from nothing."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from test_view_kept import from_nothing
from view_kit import content, plain_decision

from accounted import pipeline
from accounted.linking.few import few, origins_of
from accounted.model import BadInput, CasualtyClaim, Decision, Search, Sentence
from accounted.register import Register, View, create_or_open
from accounted.register.cuts import cut_of
from accounted.web.view import filling, stored, touched
from accounted.web.view.keeping import KeptIncident, KeptReport
from accounted.web.view.packing import unpack
from accounted.web.view.scoping import Scopes
from accounted.web.view.stored import Stored

LATER = "2031-06-02T10:00:00Z"
FULLER = {
    "Echo Sheet": "RAMADI, Iraq, March 3 - Shelling of the market in Ramadi killed at least nine people on Sunday, a hospital "
    "official, Karim Testname, said.\n\nThe police said that fourteen people were killed in the market.\n",
    "Tanager Wire": "MOSUL, Iraq, May 12 - A roadside bomb killed two soldiers near Mosul on Saturday, police said. In Ramadi, the "
    "mayor of Ramadi, Salim Inventedson, said in March that twelve people were killed when the market was shelled on March 2.\n",
}


@pytest.fixture(scope="session")
def fuller(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with two more reports: one copies words of another, one tells of two events."""
    folder = tmp_path_factory.mktemp("fuller")
    path = folder / "sample.register"
    shutil.copy(recorded, path)
    texts = folder / "texts"
    texts.mkdir()
    for n, (outlet, text) in enumerate(FULLER.items()):
        (texts / f"{n}.txt").write_text(text, encoding="utf-8")
        about = {"publisher": outlet, "published": "2031-05-12", "title": "Told again"}
        (texts / f"{n}.json").write_text(json.dumps(about), encoding="utf-8")
    with create_or_open(path) as book:
        pipeline.record(book, [texts], author="Test Coder", time="2031-06-01T12:00:00Z")
    return path


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6))
def test_the_view_after_any_of_them_is_the_view_made_from_nothing(
    fuller: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Judgements, notes, signatures, grades, casualties, closed problems and now and then anything else, one or a few at a time,
    seen by two that look: table by table, after each, the view holds what one made of the same entries at once holds."""
    rng = random.Random(seed)
    folder = tmp_path_factory.mktemp("touched")
    path = folder / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book, create_or_open(path) as other:
        looking = (Stored(book), Stored(other))
        looking[0].refresh()
        for _ in range(8):
            findings = pipeline.work_out(book)
            for _ in range(rng.choice((1, 1, 2, 4))):
                try:
                    book.decide(plain_decision(rng, findings), author="Test Coder", time=LATER)
                except BadInput:
                    continue
            rng.choice(looking).refresh()
        looking[0].refresh()
        there = content(looking[0].path)
    anew = from_nothing(path, folder)
    assert sorted(there) == sorted(anew)
    for table in anew:
        assert there[table] == anew[table], table


def the_short_way_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works out the whole register fails."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the whole register was worked out")

    monkeypatch.setattr(stored.pipeline, "work_out", refused)


def decisions_of_each_kind(findings: pipeline.Findings) -> list[Decision]:
    incident = next(i for i in findings.incidents if "Ramadi" in i.title)
    claim = next(c for k in incident.claims if isinstance(c := findings.claims[k], CasualtyClaim))
    report, quote, why = claim.quote.report, claim.quote, "for the test"
    told = Sentence(text="It was told so.", claims=(claim.id,))
    named = Decision(kind="note", value="kept", targets=(incident.id,), why=why)
    problem = next(p for p in findings.view.problems() if p.report in findings.reports)
    return [
        Decision(kind="use", value="set_aside", quote=quote, claim=claim.id, why=why),
        Decision(kind="use", value="used", quote=quote, claim=claim.id, why=why),
        Decision(kind="reading", value="right", quote=quote, claim=claim.id, why=why),
        Decision(kind="note", value="kept", quote=quote, claim=claim.id, why=why),
        Decision(kind="note", value="kept", targets=(report,), why=why),
        named,
        Decision(kind="casualty", value="killed", person="Nadia Fabricated", targets=(claim.id,), why=why),
        Decision(kind="summary", value="written", targets=incident.claims, sentences=(told,), why=why),
        Decision(kind="sign", value="reviewed", targets=incident.claims, why=why),
        Decision(kind="grade", value="ucdp-partial: clear", targets=incident.claims[:1], why=why),
        Decision(kind="close_problem", targets=(problem.id,), why=why),
        Decision(kind="translation", value="fr", quote=quote, text="on raconte", why=why),
        Decision(kind="open", targets=incident.claims, why=why),
        Decision(kind="search", value="nothing", search=Search(day="2031-03-03", source="archive", found=0), why=why),
    ]


def test_no_decision_of_these_kinds_reads_the_whole_register(
    fuller: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of each, by a process that had the view before and by one that comes fresh: nothing is folded, and the view is exact."""
    path = tmp_path / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book:
        looking = Stored(book)
        looking.refresh()
        with monkeypatch.context() as patch:
            some = decisions_of_each_kind(pipeline.work_out(book))
            the_short_way_alone(patch)
            for n, decision in enumerate(some):
                book.decide(decision, author="Test Coder", time=LATER)
                (Stored(book) if n % 2 else looking).refresh()
            looking.refresh()
        there = content(looking.path)
    assert there == from_nothing(path, tmp_path)


def whole_way(findings: pipeline.Findings, register: Register) -> list[Decision]:
    """Near misses: decisions that look like those and may change what is linked, or more than is told by what they name."""
    claim = next(c for c in findings.claims.values() if isinstance(c, CasualtyClaim))
    name = claim.attribution[0].name
    why = "for the test"
    mended = structs.replace(claim, count=structs.replace(claim.count, low=3, high=3))
    return [
        Decision(kind="reading", value="wrong", quote=claim.quote, claim=claim.id, why=why),
        Decision(kind="reading", value="corrected", quote=claim.quote, claim=claim.id, correction=mended, why=why),
        Decision(kind="grade", value="fair", targets=(name,), why=why),
        Decision(kind="note", value="kept", targets=("claim-of-nobody",), why=why),
        Decision(kind="triage", value="background", targets=(claim.quote.report,), why=why),
        Decision(kind="use", value="used", quote=claim.quote, claim=claim.id, why="though its report is background"),
    ]


def test_what_may_change_more_goes_the_whole_way(fuller: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim read wrong or otherwise, a grade of a source, a claim of a report that is out of every incident: the whole
    register is worked out, and the view is exact."""
    path = tmp_path / "sample.register"
    shutil.copy(fuller, path)
    asked: list[int] = []
    old = pipeline.work_out
    with create_or_open(path) as book:
        looking = Stored(book)
        looking.refresh()
        some = whole_way(pipeline.work_out(book), book)
        monkeypatch.setattr(
            stored.pipeline, "work_out", lambda *given, **more: (asked.append(1), old(*given, **more))[1]
        )
        for n, decision in enumerate(some, 1):
            book.decide(decision, author="Test Coder", time=LATER)
            looking.refresh()
            assert len(asked) == n, decision
        there = content(looking.path)
    monkeypatch.undo()
    assert there == from_nothing(path, tmp_path)


def test_a_step_that_fails_leaves_the_view_whole(fuller: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the rows of the incident: readers find the state of before, and the next look brings it up."""
    path = tmp_path / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book:
        looking = Stored(book)
        looking.refresh()
        before = content(looking.path)
        book.decide(decisions_of_each_kind(pipeline.work_out(book))[0], author="Test Coder", time=LATER)
        the_short_way_alone(monkeypatch)

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("stopped")

        with monkeypatch.context() as patch:
            patch.setattr(filling, "fill_report", broken)
            with pytest.raises(RuntimeError):
                looking.refresh()
        assert content(looking.path) == before
        looking.refresh()
        assert content(looking.path) != before


def test_a_large_register_is_not_behind_after_such_a_decision(
    fuller: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where everything else is worked out beside, a claim set aside is seen at once; one read wrong is not."""
    path = tmp_path / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book:
        Stored(book).refresh()
        some = decisions_of_each_kind(pipeline.work_out(book))
        monkeypatch.setattr(stored, "LARGE", 0)
        looking = Stored(book, apart=True)
        try:
            book.decide(some[0], author="Test Coder", time=LATER)
            with looking.reading() as db:
                assert db.execute("SELECT value FROM meta WHERE key = 'head'").fetchone() == (book.head(),)
            assert not looking.behind
            book.decide(structs.replace(some[2], value="wrong"), author="Test Coder", time=LATER)
            looking.refresh()
            assert looking.behind
        finally:
            looking.close()


def test_too_many_at_once_are_none_of_its_business(
    fuller: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More entries, or more reports, than somebody waits for: the whole way, and as exact."""
    for name in ("MOST_ENTRIES", "MOST_TOUCHED"):
        path = tmp_path / f"{name}.register"
        shutil.copy(fuller, path)
        with create_or_open(path) as book, monkeypatch.context() as patch:
            looking = Stored(book)
            looking.refresh()
            book.decide(decisions_of_each_kind(pipeline.work_out(book))[0], author="Test Coder", time=LATER)
            patch.setattr(touched, name, 0)
            assert not looking._touch()
            looking.refresh()
            there = content(looking.path)
        assert there == from_nothing(path, tmp_path)


# --------------------------------------------------------------------------- what is kept


OWN = ("register", "entries", "head", "items", "versions", "superseded", "unread", "_by_hand", "_judged", "searches")
"""Fields of a view that a cut does not hold, or holds less of."""


def told(view: View) -> dict[str, Any]:
    found = {f.name: getattr(view, f.name) for f in dataclasses.fields(view) if f.name not in OWN}
    found["reports"] = dict(view.reports.stream())
    found["readings"] = dict(view.readings.stream())
    found["read"] = {r: view.is_read(r) for r in view.reports}
    found["claims"] = sorted(view.claims(), key=lambda c: c.id)
    found["reread"] = {r: view.reread(r) for r in view.reports}
    found["standing"] = sorted(view.standing(by.number for by in view.decisions))
    return found


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6))
def test_a_view_restored_from_a_cut_is_the_view_cut(
    fuller: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """After any decisions: of each incident and each report, what is restored from the few entries that it rests on is, field by
    field, what is cut out of the fold of all; and its origins stand to one another as among all."""
    rng = random.Random(seed)
    path = tmp_path_factory.mktemp("cut") / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book:
        for _ in range(6):
            try:
                book.decide(plain_decision(rng, pipeline.work_out(book)), author="Test Coder", time=LATER)
            except BadInput:
                continue
        findings = pipeline.work_out(book)
        scopes = Scopes(findings)
        restoring = book.restoring(findings.view.register, findings.view.entries, findings.view.head)
        cuts = [scopes.incident(i) for i in findings.incidents] + [scopes.report(r) for r in findings.reports]
        plain = 0
        for part in cuts:
            kept = cut_of(part.view, part.reports, part.claims, {})
            if kept is not None:
                plain += 1
                assert told(restoring.view(kept)) == told(part.view)
        assert plain
        for incident in findings.incidents:
            ids = [o.id for o in incident.origins]
            some = origins_of(few(findings.origins, ids))
            assert some.known_range(ids) == findings.origins.known_range(ids)
            for a in ids:
                for b in ids:
                    assert some.relation_with_reason(a, b) == findings.origins.relation_with_reason(a, b)
                    assert (some.tie(a, b), some.parted(a, b)) == (
                        findings.origins.tie(a, b),
                        findings.origins.parted(a, b),
                    )


def test_every_row_that_is_kept_can_be_read(fuller: Path, tmp_path: Path) -> None:
    """Of a register that nobody decided on, every incident and every report can be followed from what is kept."""
    path = tmp_path / "sample.register"
    shutil.copy(fuller, path)
    with create_or_open(path) as book:
        looking = Stored(book)
        with looking.reading() as db:
            incidents = [unpack(body, KeptIncident) for (body,) in db.execute("SELECT body FROM kept_incidents")]
            reports = [unpack(body, KeptReport) for (body,) in db.execute("SELECT body FROM kept_reports")]
        assert {k.incident.id for k in incidents} == {i.id for i in pipeline.work_out(book).incidents}
        assert len(reports) == len(book.view().reports)
        looking.close()
