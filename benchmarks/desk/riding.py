"""Requests that arrive at random, whether or not the ones before are answered, and how long each waits."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx2

PASSWORD = "quiet lantern over the ford"
NAME = "Rider"
LIMIT = 60.0


@dataclass(frozen=True)
class Answered:
    """One request: its kind of page, how long it took from its time of arrival, and its status."""

    kind: str
    seconds: float
    status: int


def add_person(register: Path) -> None:
    """Somebody who may sign in."""
    from accounted.web.access.people import People

    people = People(register)
    if people.get(NAME) is None:
        people.add(NAME, "coder", PASSWORD)


class Server:
    """``accounted serve`` in a process of its own, held to one core where the system can."""

    def __init__(self, register: Path, core: int | None) -> None:
        command = [sys.executable, "-m", "accounted", "serve", "--register", str(register), "--port", "0"]
        # Compiled once, as where it is installed; some environments say that nothing compiled is to be kept.
        here = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**here, "OMP_NUM_THREADS": "1"}
        )
        if core is not None:
            os.sched_setaffinity(self.process.pid, {core})
        self.address = self._address()

    def _address(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(r"http://\S+/", line)
            if found:
                return found[0].rstrip("/")
        raise RuntimeError("the desk ended before it told its address")

    def megabytes(self) -> int:
        """Memory at its largest so far; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        found = re.search(r"VmHWM:\s+(\d+) kB", told)
        return int(found[1]) // 1024 if found else 0

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def signed_in(address: str, cookies: dict[str, str] | None = None) -> dict[str, str]:
    """The session's cookie. Signs in where there is none."""
    if cookies:
        return cookies
    with httpx2.Client(base_url=address, follow_redirects=True, timeout=LIMIT) as client:
        token = re.search(r'name="csrf" value="([^"]+)"', client.get("/sign-in").text)
        assert token is not None
        form = {"csrf": token[1], "name": NAME, "password": PASSWORD, "to": "/password"}
        client.post("/sign-in", data=form).raise_for_status()
        return dict(client.cookies)


def first_page(server: Server, cookies: dict[str, str]) -> float:
    """Seconds from the start of the server to the whole list, for somebody who had signed in before."""
    with httpx2.Client(base_url=server.address, cookies=cookies, timeout=LIMIT) as client:
        answer = client.get("/")
        answer.raise_for_status()
        assert "sign-in" not in str(answer.url)
    return time.perf_counter() - server.started


async def ride(
    address: str,
    cookies: dict[str, str],
    pages: dict[str, Callable[[random.Random], str]],
    rate: float,
    seconds: float,
    seed: int,
) -> list[Answered]:
    """Ask for pages of all kinds alike, ``rate`` a second on average, at random times (a Poisson process)."""
    rng = random.Random(seed)
    answered: list[Answered] = []
    async with httpx2.AsyncClient(base_url=address, cookies=cookies, timeout=LIMIT) as client:

        async def ask(kind: str, path: str, due: float) -> None:
            answer = await client.get(path)
            answered.append(Answered(kind, time.perf_counter() - due, answer.status_code))

        begun = due = time.perf_counter()
        waiting = []
        kinds = sorted(pages)
        while due - begun < seconds:
            due += rng.expovariate(rate)
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            kind = rng.choice(kinds)
            waiting.append(asyncio.create_task(ask(kind, pages[kind](rng), due)))
        await asyncio.gather(*waiting)
    return answered
