"""What linking gave is used again as long as nothing changed that it reads, and brought up step by step where it did."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted import linking, pipeline
from accounted.model import BadInput, encode
from accounted.pipeline import linking_files
from accounted.register import Register, create_or_open
from accounted.register.chain import GENESIS

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
from view_kit import made_decision

DAY = "2031-06-01T09:00:00Z"
FORGET = linking_files.forget
PLACES = ("Ramadi", "Mosul", "Basra")
KINDS = (
    "shells hit the market in",
    "gunmen attacked a bus in",
    "a car bomb exploded in",
    "an air strike hit a house in",
)
WHO = ("a doctor", "police", "the mayor, Salim Inventedson", "the army", "residents")
BOILER = "The Lantern Courier is paid for by the people who read it and belongs to nobody else at all in the valley.\n"


def written(folder: Path, rng: random.Random, number: int, texts: list[str]) -> Path:
    """A report of an event, that may copy an earlier one, whole or in part, or be another version of it."""
    place, kind, who = rng.choice(PLACES), rng.choice(KINDS), rng.choice(WHO)
    day = rng.choice(("Sunday", "Monday", "Saturday"))
    killed, hurt = rng.randrange(2, 30), rng.randrange(2, 60)
    text = f"{place.upper()}, Iraq, March {rng.randrange(3, 9)} - {killed} people were killed when {kind} {place} on {day}, {who} said.\n"
    if rng.random() < 0.5:
        text += f"\nHe said {hurt} others were wounded and taken to the hospital behind the old mill by ferry and by cart.\n"
    if texts and rng.random() < 0.4:
        text += "\n" + rng.choice(texts)
    if texts and rng.random() < 0.15:
        text = rng.choice(texts)
    if rng.random() < 0.3:
        text += "\n" + BOILER
    texts.append(text)
    path = folder / f"r{number}.txt"
    path.write_text(text, encoding="utf-8")
    about = {
        "publisher": f"{rng.choice(('Ridge', 'Delta', 'Hill'))} Post",
        "published": f"2031-03-{rng.randrange(3, 9):02}",
    }
    path.with_suffix(".json").write_text(json.dumps(about), encoding="utf-8")
    return path


def act(register: Register, folder: Path, rng: random.Random, texts: list[str], step: int) -> None:
    """Something comes in, or somebody decides."""
    findings = pipeline.work_out(register, recorded_by=None)
    what = rng.randrange(10)
    if what < 3 or not findings.incidents:
        some = [written(folder, rng, 100 * step + n, texts) for n in range(rng.randrange(1, 4))]
        pipeline.record(register, some, author="A B", time=DAY)
    elif what == 3:  # the same file, changed: a later version of its item
        path = rng.choice(sorted(folder.glob("r*.txt")))
        path.write_text(
            path.read_text(encoding="utf-8") + "\nTwo more people died later, police said.\n", encoding="utf-8"
        )
        pipeline.record(register, [path], author="A B", time=DAY)
    elif what == 4 and rng.random() < 0.4:
        register.erase(rng.choice(sorted(findings.reports)), "asked for", author="A B", time=DAY)
    else:
        try:
            register.decide(made_decision(rng, findings), author="A B", time=DAY)
        except (BadInput, IndexError, ValueError):
            return  # opened already, or there is too little to choose from


def same(one: pipeline.Findings, other: pipeline.Findings) -> None:
    """All that both come to."""
    assert encode(list(one.copies)) == encode(list(other.copies))
    assert encode(list(one.origins)) == encode(list(other.origins))
    assert encode(list(one.incidents)) == encode(list(other.incidents))
    assert encode(dict(one.near)) == encode(dict(other.near))
    assert encode(list(one.claims.values())) == encode(list(other.claims.values()))
    for incident in one.incidents:
        assert one.accounts_behind(incident) == other.accounts_behind(incident)


@pytest.mark.parametrize("worth", [0, 10**6])
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(seed=st.integers(0, 10**6))
def test_findings_are_those_of_linking_everything(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, worth: int, seed: int
) -> None:
    """Reports come in any order, with judgements, merges, splits, new versions and erasures in between, with files beside the
    register and without: at every step the findings are those of nothing kept."""
    monkeypatch.setattr(linking_files, "WORTH", worth)
    rng = random.Random(seed)
    folder = tmp_path_factory.mktemp("kept")
    with create_or_open(folder / "sample.register") as register:

        def forget(path: Path) -> None:
            assert "erase" in (register.kinds_since(0, GENESIS) or ()), "what was kept could not be gone on with"
            FORGET(path)

        monkeypatch.setattr(linking_files, "forget", forget)
        texts: list[str] = []
        first = [written(folder, rng, n, texts) for n in range(4)]
        pipeline.record(register, first, author="A B", time=DAY)
        for step in range(1, 8):
            act(register, folder, rng, texts, step)
            now = pipeline.work_out(register)
            same(now, pipeline.findings_of(register.view()))
            pipeline.store(register, now)
            same(pipeline.work_out(register), now)
        assert register.verify(recompute=pipeline.recompute(register)).ok


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Twelve reports, with files beside the register."""
    rng = random.Random(7)
    texts: list[str] = []
    (tmp_path / "texts").mkdir()
    some = [written(tmp_path / "texts", rng, n, texts) for n in range(12)]
    book = create_or_open(tmp_path / "sample.register")
    pipeline.record(book, some, author="A B", time=DAY)
    return book


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the costly steps as they are taken."""
    taken: list[str] = []
    for module, name in (
        (linking, "find_copies"),
        (linking, "find_new"),
        (linking, "link_and_near"),
        (linking_files, "_stepwise"),
    ):
        old = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, old=old, name=name, **k: (taken.append(name), old(*a, **k))[1])
    return taken


def test_what_linking_does_not_read_links_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim set aside, read right, a code, a note and a grade leave the linking alone; a reading found wrong does not."""
    from accounted.model import CasualtyClaim, Decision

    findings = pipeline.work_out(register)
    pipeline.store(register, findings)
    taken = counted(monkeypatch)
    claim = next(c for c in findings.claims.values() if isinstance(c, CasualtyClaim))
    more = {"why": "looked", "quote": claim.quote, "claim": claim.id}
    for decision in (
        Decision(kind="use", value="set_aside", **more),
        Decision(kind="reading", value="right", **more),
        Decision(kind="note", value="kept", **more),
        Decision(kind="open", targets=findings.incidents[0].claims, why="to cite it"),
        Decision(kind="grade", value="fair", targets=("Ridge Post",), why="two accounts"),
        Decision(kind="sign", value="reviewed", targets=findings.incidents[0].claims, why="gone through"),
    ):
        register.decide(decision, author="A B", time=DAY)
        now = pipeline.work_out(register)
        pipeline.store(register, now)
        assert not taken
    assert now.incidents[0].code is not None
    assert now.incidents[0].state == "reviewed"
    register.decide(Decision(kind="reading", value="wrong", **more), author="A B", time=DAY)
    pipeline.work_out(register)
    assert taken == ["link_and_near"]  # the copies are known


def test_a_new_report_is_linked_to_what_is_kept(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the new one is compared, and the files stand for the new state."""
    monkeypatch.setattr(linking_files, "WORTH", 3)
    pipeline.work_out(register)
    assert linking_files.files_of(register.path)
    late = written(tmp_path, random.Random(99), 99, [])
    pipeline.record(register, [late], author="A B", time=DAY)
    taken = counted(monkeypatch)
    looked: list[int] = []
    old = linking.find_new
    monkeypatch.setattr(linking, "find_new", lambda new, *a: (looked.append(len(list(new))), old(new, *a))[1])
    now = pipeline.work_out(register)
    assert looked == [1]
    assert "link_and_near" not in taken
    same(now, pipeline.findings_of(register.view()))


@pytest.mark.parametrize("damage", ["database", "index", "empty", "garbage"])
def test_damaged_files_are_begun_anew(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """Whatever became of what is kept, the findings are the same, and what is kept afterwards is good."""
    monkeypatch.setattr(linking_files, "WORTH", 3)
    pipeline.work_out(register)
    for path in linking_files.files_of(register.path):
        if damage == "database" and path.suffix == ".duckdb":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif damage == "index" and path.suffix == ".npy":
            path.write_bytes(path.read_bytes()[:20])
        elif damage == "empty" and path.suffix == ".npy":
            path.write_bytes(b"")
        elif damage == "garbage" and path.suffix in (".json", ".jsonl"):
            path.write_bytes(b"{}")
    late = written(tmp_path, random.Random(99), 99, [])
    pipeline.record(register, [late], author="A B", time=DAY)
    now = pipeline.work_out(register)
    same(now, pipeline.findings_of(register.view()))
    pipeline.record(register, [written(tmp_path, random.Random(5), 98, [])], author="A B", time=DAY)
    same(pipeline.work_out(register), pipeline.findings_of(register.view()))


def test_files_that_another_program_holds_are_left_to_it(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot take them links in memory, and finds the same."""
    import subprocess

    monkeypatch.setattr(linking_files, "WORTH", 3)
    pipeline.work_out(register)
    register.drop_views()
    path = linking_files.folder_of(register.path) / linking_files.ACCOUNTS
    script = f"import duckdb, sys; con = duckdb.connect({str(path)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline().strip() == b"held"
        before = path.stat().st_mtime_ns
        same(pipeline.work_out(register), pipeline.findings_of(register.view()))
        assert path.stat().st_mtime_ns == before
        other.stdin.close()
    same(pipeline.work_out(register), pipeline.findings_of(register.view()))


def test_an_erasure_deletes_what_linking_kept(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """accounted erase leaves no file of before; one that comes back by a copy is not gone on with."""
    from typer.testing import CliRunner

    from accounted.cli import app

    monkeypatch.setattr(linking_files, "WORTH", 3)
    findings = pipeline.work_out(register)
    kept = {p: p.read_bytes() for p in linking_files.files_of(register.path)}
    report = min(findings.reports)
    register.close()
    done = CliRunner().invoke(app, ["erase", report, "--grounds", "asked for", "-r", str(register.path)])
    assert done.exit_code == 0, done.output
    claims = [c for c in findings.claims.values() if c.quote.report == report]
    assert claims
    for path in linking_files.files_of(register.path):
        assert report.encode() not in path.read_bytes()
    for path, data in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with create_or_open(register.path) as book:
        book.drop_views()
        same(pipeline.work_out(book), pipeline.findings_of(book.view()))
    for path in linking_files.files_of(register.path):
        assert report.encode() not in path.read_bytes()


def test_what_linking_keeps_is_no_report(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording the register's own folder takes in nothing of it."""
    monkeypatch.setattr(linking_files, "WORTH", 3)
    pipeline.work_out(register)
    assert linking_files.files_of(register.path)
    done = pipeline.record(register, [register.path.parent], author="A B", time=DAY)
    assert done.refused == 0
    assert not [p for p in done.problems if ".linking" in (p.address or "")]
    assert not [i.address for i in register.view().items.values() if ".linking" in i.address]
