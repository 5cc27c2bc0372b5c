"""The casualty claims of a folder's reports against those that its gold gives, by the rules of ``score/reports.py``."""

from __future__ import annotations

import contextlib
import io
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from accounted.model import Claim
from accounted.pipeline import Findings
from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.claims_form import prediction_claims
from benchmarks.accuracy.scorers import loaded, sure_and_right


def coded(folder: Path) -> dict[str, list[dict[str, Any]]] | None:
    """``claims`` of ``folder/gold.json``: report to claims, in multi-report's form; None where the gold has none."""
    claims: dict[str, list[dict[str, Any]]] | None = msgspec.json.decode((folder / "gold.json").read_bytes()).get(
        "claims"
    )
    return claims


SPEAKERS = re.compile(r"speaker of .*?: gold (?P<gold>.*), predicted (?P<said>.*)")


def speakers_wrong(errors: Mapping[str, list[str]]) -> str:
    """How the speakers that are wrong are wrong, as one line: left out, put where the report speaks itself, or another's."""
    kinds = {"left out": 0, "where the report speaks itself": 0, "another": 0}
    for line in (line for lines in errors.values() for line in lines):
        found = SPEAKERS.match(line.strip())
        if found is not None:
            left_out, own = found["said"] == "None", found["gold"] == "None"
            kinds["left out" if left_out else "where the report speaks itself" if own else "another"] += 1
    return "speaker wrong: " + ", ".join(f"{kind} {n}" for kind, n in kinds.items())


def table(
    data: Path, gold: Mapping[str, list[dict[str, Any]]], found: Findings, names: Mapping[str, str], cases: bool
) -> str:
    """The scorer's table over all reports of ``gold``, how far the confidence can be trusted, and with ``cases`` each error."""
    rules = loaded(data / "score" / "reports.py")
    told: dict[str, list[Claim]] = {name: [] for name in names.values()}
    for claim in found.claims.values():
        told[names[claim.quote.report]].append(claim)
    outlets = {names[key]: report.outlet for key, report in found.reports.items()}
    given = {name: prediction_claims(claims, None) for name, claims in told.items()}
    reports = [{"id": name, "publisher": outlets.get(name), "claims": claims} for name, claims in sorted(gold.items())]
    errors: dict[str, list[str]] = defaultdict(list)
    answer = rules.score_claims(reports, given, errors)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        shown = {
            "reports": len(reports),
            "incidents": 0,
            "notes": [],
            "claims": answer,
            "cases": dict(sorted(errors.items())),
        }
        rules.show(shown, cases)
    sure = calibration(sure_and_right(rules, reports, given))
    sure.pop("bins", None)
    shown_lines = out.getvalue().split("\n", 2)[
        2
    ]  # its first line counts reports and incidents, which stand above already
    return shown_lines + speakers_wrong(errors) + "\nconfidence: " + ", ".join(f"{k} {v}" for k, v in sure.items())
