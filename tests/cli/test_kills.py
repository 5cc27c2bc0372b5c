"""Kills for real: ``record`` dies at random moments, and what is recorded in the end is what would have been."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from command_line import COMMAND, environment, process, run
from reports_made import put

PLACES = ("Baidoa", "Goundam", "Tal Afar", "Caloto", "Garoua", "Kismayo")
FILES, ROUNDS = 60, 3


def many(folder: Path) -> Path:
    """Sixty reports of six places, some of them copies, a few of them bad."""
    for n in range(FILES):
        place, day = PLACES[n % 6], 1 + n % 9
        text = (
            f"At least {3 + n % 7} people were killed and {10 + n % 5} wounded in an attack on a market in {place} on "
            f"{day} June 2020, the governor said.\n\nA hospital there had received {n % 4 + 2} bodies, a nurse told "
            f"Wire {n % 11}.\n" + "The roads were closed after it. " * 40
        )
        put(
            folder,
            f"{n:02}.txt",
            "" if n % 20 == 13 else text,
            published=f"2020-06-{day + 1:02}",
            url=f"https://wire{n % 11}.example/{n}",
        )
    return folder


def state(register: Path) -> dict[str, Any]:
    """What the register comes to, without times of recording."""
    incidents = run("incidents", "-r", register, "--json").json()
    claims = run("claims", "-r", register, "--circumstances", "--json").json()
    problems = run("problems", "-r", register, "--json").json()
    return {"incidents": incidents, "claims": sorted(claims, key=str), "problems": sorted(problems, key=str)}


def test_killed_at_random_moments_and_recorded_again_it_is_as_if_never_killed(tmp_path: Path) -> None:
    """After each kill the register verifies; in the end reports, claims and incidents equal an undisturbed run's."""
    folder, register, whole = many(tmp_path / "in"), tmp_path / "killed", tmp_path / "whole"
    began = time.monotonic()
    undisturbed = process("record", folder, "-r", whole)
    took = time.monotonic() - began
    assert undisturbed.code == 1
    assert len(undisturbed.err.splitlines()) == 3
    chance = random.Random(20200610)
    killed = 0
    for round_ in range(ROUNDS):
        running = subprocess.Popen(
            [*COMMAND, "record", str(folder), "-r", str(register)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=environment(),
        )  # fmt: skip
        # The moments that matter come after the start: while files are taken in, while claims are read and linked.
        time.sleep(took * (0.25 + 0.7 * (round_ + chance.random()) / ROUNDS))
        running.send_signal(signal.SIGKILL)
        killed += running.wait() == -signal.SIGKILL
        if register.exists():
            checked = run("verify", "-r", register, "--json")
            assert (checked.code, checked.json()["faults"]) == (0, [])
    assert killed >= 1
    again = run("record", folder, "-r", register)
    assert (again.code, again.err) == (1, undisturbed.err)
    assert run("verify", "-r", register).code == 0
    assert state(register) == state(whole)


def test_stopped_by_the_keyboard_it_says_what_is_kept(tmp_path: Path) -> None:
    """Control-C ends it with one line and status 130; the register is whole and can be gone on with."""
    folder, register = many(tmp_path / "in"), tmp_path / "r"
    running = subprocess.Popen(
        [*COMMAND, "record", str(folder), "-r", str(register)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=environment(),
    )  # fmt: skip
    while not register.exists() and running.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert "Traceback" not in errors
    if running.returncode == 130:
        assert errors.splitlines()[-1] == "accounted: stopped; what was recorded so far is kept"
    assert run("verify", "-r", register).code == 0
    assert run("record", folder, "-r", register).code == 1
    assert run("verify", "-r", register).code == 0
