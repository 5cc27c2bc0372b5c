"""The scorers that come with the data, called as they stand: what they say is what is printed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy.held_back import INCIDENTS

Result = Mapping[str, Any]
"""What a scorer wrote with its ``--json``."""


class ScorerFailed(RuntimeError):
    """A scorer stopped; ``str()`` is what it said."""


def score_reports(
    data: Path, prediction: Mapping[str, Any], cases: bool = False, untuned: bool = False
) -> tuple[str, Result]:
    """The table and the figures of ``score/reports.py``: without the incidents that are held back, or of them alone."""
    with tempfile.TemporaryDirectory() as folder:
        guess, answer = Path(folder, "prediction.json"), Path(folder, "result.json")
        guess.write_bytes(msgspec.json.encode(prediction))
        options = ["--gold", str(data / "multi-report" / "gold.json"), "--pred", str(guess), "--json", str(answer)]
        options += ["--only" if untuned else "--skip", ",".join(INCIDENTS), *(["--cases"] if cases else [])]
        return _run(data / "score" / "reports.py", options), msgspec.json.decode(answer.read_bytes())


def score(
    task: str, gold: Path, data: Path, predictions: Sequence[Mapping[str, Any]], *options: str
) -> tuple[str, Result]:
    """The table and the figures of ``score/score.py``. ``task``: muc4, police or spans; ``options``: its own, further ones."""
    with tempfile.TemporaryDirectory() as folder:
        guess, answer = Path(folder, "prediction.jsonl"), Path(folder, "result.json")
        guess.write_bytes(b"".join(msgspec.json.encode(p) + b"\n" for p in predictions))
        given = [task, "--gold", str(gold), "--pred", str(guess), "--json", str(answer), *options]
        return _run(data / "score" / "score.py", given), msgspec.json.decode(answer.read_bytes())


def names_agree(data: Path) -> Callable[[str, str], bool]:
    """The rule of ``score/reports.py`` for whether two ways of naming a speaker mean the same one."""
    rule: Callable[[str, str], bool] = loaded(data / "score" / "reports.py").names_agree
    return rule


def right_or_wrong(data: Path, prediction: Mapping[str, Any], untuned: bool = False) -> list[tuple[float, int]]:
    """``sure_and_right`` over multi-report: without the incidents that are held back, or over them alone."""
    rules = loaded(data / "score" / "reports.py")
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    cut = {"only": INCIDENTS} if untuned else {"skip": INCIDENTS}
    given = {r["id"]: r["claims"] for r in prediction["reports"]}
    return sure_and_right(rules, rules.select(gold, **cut)["reports"], given)


def sure_and_right(
    rules: Any, reports: Sequence[Mapping[str, Any]], given: Mapping[str, Sequence[Mapping[str, Any]]]
) -> list[tuple[float, int]]:
    """Confidence of each claim that ``score/reports.py`` (``rules``) counts as given, and whether it finds it in the gold (1, 0).

    By that scorer's own rules: equal claims of a report are one (the surest speaks), a figure's second form is left
    aside, and so are hypothetical claims. ``reports``: the gold's, each with id and claims; ``given``: claims by id.
    """
    answers = []
    for report in reports:
        told = [c for c in given.get(report["id"], []) if c["stance"] != "hypothetical"]
        told = [c for c in told if c["outcome"] in rules.OUTCOMES]
        said = rules.collapse(told)
        pairs, _, aside = rules.match_claims(rules.collapse(report["claims"]), said, report.get("publisher"))
        found = set(pairs.values())
        for n, claim in enumerate(said):
            if n not in aside:
                key = (claim["outcome"], claim["low"], claim["high"])
                sure = max(c["confidence"] for c in told if (c["outcome"], c["low"], c["high"]) == key)
                answers.append((sure, int(n in found)))
    return answers


def loaded(path: Path) -> Any:
    """A scorer as a module, for the rules in it."""
    spec = importlib.util.spec_from_file_location(f"{path.stem}_scorer", path)
    if spec is None or spec.loader is None:
        raise ScorerFailed(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


def _run(script: Path, options: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-B", str(script), *options], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise ScorerFailed(f"{script.name}: {done.stderr.strip() or f'stopped with exit code {done.returncode}'}")
    return done.stdout + done.stderr
