"""A real server killed in the middle of decisions: what was answered is there, nothing is half there, the chain holds."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from desk_sample import seen, sign_in, token

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


def kill_amid(server: subprocess.Popen[str], answered: list[int], after: int) -> None:
    """Kill the server while it is at the decision after the ``after``-th answered one."""
    while len(answered) < after and server.poll() is None:
        time.sleep(0.005)
    time.sleep(0.02 * (after % 3))
    os.kill(server.pid, signal.SIGKILL)


def test_what_was_answered_is_there_after_a_kill(register):
    """Decisions one after another, the server killed amid them, three times over; each time all answered ones are kept."""
    httpx = pytest.importorskip("httpx2")
    kept = 0
    for after in (3, 7, 12):
        server, base = start(register)
        answered: list[int] = []
        with httpx.Client(base_url=base, follow_redirects=True, timeout=30) as client:
            assert sign_in(client, "coder").status_code == 200
            list_page = client.get("/").text
            incident = re.search(r'href="(/incidents/[^"]+)"><bdi>[^<]*Ramadi', list_page)
            assert incident is not None
            report = re.search(r'href="(/reports/[^"#]+)"><bdi>Ridge', client.get(incident[1]).text)
            assert report is not None
            page = client.get(report[1]).text
            claim = re.search(r'<dl id="(claim-[0-9a-f]+)"', page)
            assert claim is not None
            form = {"csrf": token(page), "value": "right"}
            number = int(seen(page))
            threading.Thread(target=kill_amid, args=(server, answered, after), daemon=True).start()
            try:
                while True:
                    form |= {"seen": str(number), "why": f"look {after} {len(answered)}"}
                    answer = client.post(f"{report[1]}/claims/{claim[1]}/reading", data=form, follow_redirects=False)
                    assert answer.status_code == 303
                    number += 1
                    answered.append(number)
            except httpx.TransportError:
                pass
        server.wait(30)
        if server.stdout is not None:
            server.stdout.close()
        with create_or_open(register) as book:
            assert book.verify().ok
            whys = {e.payload.decision.why: e.number for e in book.entries() if isinstance(e.payload, Decided)}
        for k, entry in enumerate(answered):
            assert whys[f"look {after} {k}"] == entry
        assert len([w for w in whys if w.startswith(f"look {after} ")]) - len(answered) in (0, 1)
        kept += len(answered)
    assert kept >= 22
