"""The scorers that come with the data, called as they stand: what they say is what is printed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy.held_back import INCIDENTS, allowed

Result = Mapping[str, Any]
"""What a scorer wrote with its ``--json``."""


class ScorerFailed(RuntimeError):
    """A scorer stopped; ``str()`` is what it said."""


def score_reports(data: Path, prediction: Mapping[str, Any], cases: bool = False) -> tuple[str, Result]:
    """The table and the figures of ``score/reports.py``, without the incidents that are held back."""
    with tempfile.TemporaryDirectory() as folder:
        guess, answer = Path(folder, "prediction.json"), Path(folder, "result.json")
        guess.write_bytes(msgspec.json.encode(prediction))
        options = ["--gold", str(data / "multi-report" / "gold.json"), "--pred", str(guess), "--json", str(answer)]
        options += ["--skip", ",".join(INCIDENTS), *(["--cases"] if cases else [])]
        return _run(data / "score" / "reports.py", options), msgspec.json.decode(answer.read_bytes())


def score_muc4(gold: Path, scorer: Path, predictions: Sequence[Mapping[str, Any]], scope: str) -> tuple[str, Result]:
    """The table and the figures of ``score/score.py muc4``; ``scope`` is ``all`` or ``casualty``."""
    (gold,) = allowed([gold])
    with tempfile.TemporaryDirectory() as folder:
        guess, answer = Path(folder, "prediction.jsonl"), Path(folder, "result.json")
        guess.write_bytes(b"".join(msgspec.json.encode(p) + b"\n" for p in predictions))
        options = ["muc4", "--gold", str(gold), "--pred", str(guess), "--scope", scope, "--json", str(answer)]
        return _run(scorer, options), msgspec.json.decode(answer.read_bytes())


def _run(script: Path, options: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-B", str(script), *options], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise ScorerFailed(f"{script.name}: {done.stderr.strip() or f'stopped with exit code {done.returncode}'}")
    return done.stdout + done.stderr
