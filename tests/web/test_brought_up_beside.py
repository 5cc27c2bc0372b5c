"""Of a large register the view is brought up in another process, and by several; what is read meanwhile is told to be old."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_sample import sign_in
from starlette.testclient import TestClient

from accounted import pipeline
from accounted.model import Decision
from accounted.register import create_or_open
from accounted.web import create_app
from accounted.web.view import stored
from accounted.web.view.stored import Stored

LATER = "2031-06-02T10:00:00Z"
OLD = "Being brought up to date"
PATIENCE = 120.0


def waited(ask: Callable[[], str], for_what: Callable[[str], bool]) -> str:
    """What is answered once it is as wanted; fails after a while."""
    ends = time.monotonic() + PATIENCE
    while not for_what(told := ask()):
        assert time.monotonic() < ends, told[:2000]
        time.sleep(0.3)
    return told


def decided(register: Path) -> None:
    """Somebody finds a claim read wrong by another program: what is linked may change."""
    with create_or_open(register) as book:
        findings = pipeline.work_out(book)
        claim = findings.claims[findings.incidents[0].claims[0]]
        decision = Decision(kind="reading", value="wrong", why="for the test", quote=claim.quote, claim=claim.id)
        book.decide(decision, author="Test Coder", time=LATER)


def test_pages_show_the_state_before_and_say_so(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a view the answer is that it is being made; after a decision the pages stay as they were, tell that they are
    not up to date, and are so a little later. After an erasure nothing of before is shown."""
    monkeypatch.setattr(stored, "LARGE", 0)
    app = create_app(register)
    client = TestClient(app)
    try:
        answer = client.get("/sign-in")
        assert answer.status_code == 200
        signed = sign_in(client, "reader")
        assert signed.status_code in (200, 503)

        def shown() -> str:
            answer = client.get("/")
            assert answer.status_code in (200, 503)
            assert answer.status_code == 200 or "retry-after" in answer.headers
            return answer.text

        first = waited(shown, lambda text: "The pages are being made" not in text)
        assert OLD not in first
        decided(register)
        old = shown()
        assert OLD in old
        assert "1 later entry is not in it yet" in old
        new = waited(shown, lambda text: OLD not in text)
        with create_or_open(register, readonly=True) as book:
            head, length = book.head(), len(book)
        assert f"{head[:8]}…{head[-4:]}</span>, entry {length}" in new
        with create_or_open(register) as book:
            report = sorted(book.view().reports)[0]
            book.erase(report, "asked for", author="Test Coder", time=LATER)
        assert "The pages are being made" in shown()
        waited(shown, lambda text: "The pages are being made" not in text)
    finally:
        app.state.desk.close()


def test_what_cannot_be_brought_up_is_told_and_not_tried_again(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that fails leaves the pages as they are, with its last words; the same head is not tried twice."""
    monkeypatch.setattr(stored, "LARGE", 0)
    with create_or_open(register) as book:
        Stored(book).refresh()
        looking = Stored(book, apart=True)
        decided(register)
        monkeypatch.setattr(sys, "executable", shutil.which("false"))
        looking.refresh()
        assert looking.behind
        making = looking._making
        assert making is not None
        waited(lambda: looking.refresh() or looking.failed, bool)  # type: ignore[func-returns-value]
        assert making._process is None
        looking.refresh()
        assert making._process is None
        looking.close()


def test_several_processes_write_what_one_writes(register: Path, tmp_path: Path) -> None:
    """Row by row and number by number, the view made by three processes is the view made by one."""
    if not hasattr(__import__("os"), "fork"):
        pytest.skip("this system forks no process")
    told = []
    for processes in (1, 3):
        path = tmp_path / f"by{processes}.register"
        shutil.copy(register, path)
        code = (
            "import sys; from accounted.web.view import making, sharing; sharing.WORTH = 0; "
            "making.main(sys.argv[1], int(sys.argv[2]))"
        )
        subprocess.run([sys.executable, "-c", code, str(path), str(processes)], check=True)
        with sqlite3.connect(f"{path}.view") as db:
            told.append(list(db.iterdump()))
    assert told[0] == told[1]
    assert any(line.startswith('INSERT INTO "queue"') for line in told[0])


def test_a_fault_in_another_process_is_told() -> None:
    """Where the work of one of several processes fails, the whole fails with its words and nothing waits for it."""
    code = (
        "from accounted.web.view.sharing import shared\n"
        "def work(n):\n"
        "    if n == 401: raise ValueError('no such thing as 401')\n"
        "    return [(False, str(n), ())]\n"
        "try:\n"
        "    print(sum(1 for _ in shared(range(1000), work, 2, lambda: None)))\n"
        "except Exception as err: print(err)\n"
        "print([s[0][1] for s in shared(range(500), lambda n: [(False, str(n), ())], 3, lambda: None)] == [str(n) for n in range(500)])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE)
    assert done.stdout.splitlines() == [
        "rows of the view could not be worked out: ValueError: no such thing as 401",
        "True",
    ]
