"""A real server killed in the middle of decisions: what was answered is there, nothing is half there, the chain holds."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from desk_sample import seen, sign_in, token

from accounted.model import CasualtyClaim
from accounted.register import Decided, create_or_open

ROOT = Path(__file__).resolve().parents[2]


def start(register: Path) -> tuple[subprocess.Popen[str], str]:
    """The server on a free port, and its address as it tells it."""
    command = [sys.executable, "-m", "accounted", "serve", "--register", str(register), "--port", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    assert server.stdout is not None
    for line in server.stdout:
        found = re.search(r"http://\S+/", line)
        if found:
            return server, found[0].rstrip("/")
    raise AssertionError("the server ended before it told its address")


DECISIONS = 100
SEED = 20261123


def kill_amid(server: subprocess.Popen[str], answered: list[str], after: int, moment: float) -> None:
    """Kill the server so many seconds after it gave the ``after``-th answer: while it is at one of the next decisions."""
    while len(answered) < after and server.poll() is None:
        time.sleep(0.001)
    time.sleep(moment)
    os.kill(server.pid, signal.SIGKILL)


def decide_until_killed(client: Any, answered: list[str], asked: list[str], item: tuple[str, str]) -> None:
    """One decision after another: lines of the search log, and every seventh time reading and use of one claim in one act.
    What is sent is noted before, what is answered after."""
    page = client.get("/intake/searches").text
    csrf, number = token(page), int(seen(page))
    claim, report = item
    while True:
        name = f"decision {len(asked)}"
        form = {"csrf": csrf, "seen": str(number)}
        asked.append(name)
        if len(asked) % 7 == 0:
            more = {"choice": "/review", "report": report, "reading": "right", "use": "used", "shows": name}
            answer = client.post(f"/review/{claim}/keep", data=form | more, follow_redirects=False)
        else:
            more = {"day": "2031-06-02", "source": "Ridge Courier", "terms": "market", "found": "0", "why": name}
            answer = client.post("/intake/searches", data=form | more, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        number += 2 if len(asked) % 7 == 0 else 1
        answered.append(name)


def test_a_hundred_decisions_survive_a_server_killed_amid_them(register):
    """The server is killed at five to eight moments drawn beforehand, until a hundred decisions are answered: each time all
    that were answered are there, at most the one that was under way besides, an act of two entries whole or not at all, and
    the chain holds; the register opens and goes on."""
    httpx = pytest.importorskip("httpx2")
    pick = random.Random(SEED)
    answered: list[str] = []
    asked: list[str] = []
    kills = 0
    with create_or_open(register, readonly=True) as book:
        found = book.view()
        claim = next(c for c in found.claims() if isinstance(c, CasualtyClaim) and c.count.low == 12)
    while len(answered) < DECISIONS:
        server, base = start(register)
        before, kills = len(answered), kills + 1
        with httpx.Client(base_url=base, follow_redirects=True, timeout=60) as client:
            assert sign_in(client, "coder").status_code == 200
            after, moment = before + pick.randint(14, 24), pick.uniform(0.0, 0.05)
            killer = threading.Thread(target=kill_amid, args=(server, answered, after, moment), daemon=True)
            killer.start()
            with contextlib.suppress(httpx.TransportError):
                decide_until_killed(client, answered, asked, (claim.id, claim.quote.report))
        server.wait(30)
        killer.join(30)
        if server.stdout is not None:
            server.stdout.close()
        assert server.returncode == -signal.SIGKILL
        with create_or_open(register) as book:
            assert book.verify().ok
            decided = [(e.number, e.payload.decision) for e in book.entries() if isinstance(e.payload, Decided)]
        there = [d.why for _, d in decided if d.kind != "reading"]
        assert len(there) == len(set(there))
        assert set(answered) <= set(there) <= set(asked)
        assert len(set(there) - set(answered)) <= kills
        acts = {n: d for n, d in decided if d.kind in ("reading", "use")}
        for number, decision in acts.items():
            twin = acts[number + 1 if decision.nth == 0 else number - 1]
            assert {decision.kind, twin.kind} == {"reading", "use"}
    assert kills >= 5
    assert len(asked) - len(answered) == kills
