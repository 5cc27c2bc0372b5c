"""The product over ``multi-report``: reports recorded in one register, linked, copies found, tolls under ``plain``."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from accounted import linking
from accounted.model import Claim, Toll
from accounted.pipeline import Findings, record, toll, work_out
from accounted.register import create_or_open
from benchmarks.accuracy.claims_form import prediction_claims
from benchmarks.accuracy.held_back import INCIDENTS, allowed
from benchmarks.progress import bar

NOW = "2026-11-22T00:00:00Z"
"""The time given to the register; no figure depends on it."""


def paths_of(data: Path, untuned: bool = False) -> dict[str, Path]:
    """Gold id to text file, of every report that may be looked at, or with ``untuned`` of those held back.

    A distractor goes with its near incident.
    """
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    rows = [*gold["reports"], *gold["distractors"]]
    names = sorted(r["id"] for r in rows if ((r.get("incident") or r.get("near_incident")) in INCIDENTS) is untuned)
    paths = [data / "multi-report" / "reports" / f"{name}.txt" for name in names]
    return dict(zip(names, allowed(paths, untuned), strict=True))


def with_sidecars(data: Path, paths: Mapping[str, Path], folder: Path) -> list[Path]:
    """Copies of the texts in ``folder``, each with a sidecar of what the gold tells of its report besides the text:
    publisher, address and day of publication, as a recorder has them who saved the page."""
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    known = {r["id"]: r for r in [*gold["reports"], *gold["distractors"]]}
    made = []
    for name, path in paths.items():
        copy = folder / f"{name.replace('/', '-')}.txt"
        copy.write_bytes(path.read_bytes())
        told = {k: known[name].get(k) for k in ("publisher", "url", "published")}
        copy.with_name(copy.name + ".json").write_bytes(msgspec.json.encode({k: v for k, v in told.items() if v}))
        made.append(copy)
    return made


def predict(
    data: Path, *, untuned: bool = False, derived: bool = False, includes: bool = True, sidecars: bool = False
) -> dict[str, Any]:
    """What the product says, as ``reports.py`` wants it. ``sidecars``: it is told publisher, address and day as well."""
    paths = paths_of(data, untuned)
    name_of = {sha256(path.read_bytes()).hexdigest(): name for name, path in paths.items()}
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder, "benchmark.register")) as register:
        steps = bar(range(len(paths)), "multi-report: reading", len(paths))

        def tick(step: str, done: int, total: int | None) -> None:
            if step == "reading claims":
                next(steps, None)

        given = with_sidecars(data, paths, Path(folder)) if sidecars else list(paths.values())
        record(register, given, author="benchmark", time=NOW, progress=tick)
        next(steps, None)
        findings = work_out(register)
        return prediction(findings, name_of, derived=derived, includes=includes)


def prediction(
    findings: Findings, name_of: Mapping[str, str], *, derived: bool = False, includes: bool = True
) -> dict[str, Any]:
    """``findings`` in the scorer's form. ``name_of``: SHA-256 of a report's bytes to its gold id."""
    names = {key: name_of[report.version] for key, report in findings.reports.items()}
    claims: dict[str, list[Claim]] = {key: [] for key in sorted(names, key=names.__getitem__)}
    for c in findings.claims.values():
        claims[c.quote.report].append(c)
    home_of = homes(findings)
    return {
        "reports": [
            {
                "id": names[key],
                "claims": prediction_claims(found, findings.reports[key].outlet, derived=derived, includes=includes),
            }
            for key, found in claims.items()
        ],
        "incidents": [
            {
                "id": incident.id,
                "reports": sorted(names[r] for r, home in home_of.items() if home == incident.id),
                "killed": _range(toll(findings, incident, "plain", "killed")),
                "injured": _range(toll(findings, incident, "plain", "injured")),
            }
            for incident in findings.incidents
        ],
        "near_copies": sorted(sorted((names[a], names[b])) for a, b in linking.near_copies(findings.copies)),
    }


def homes(findings: Findings) -> dict[str, str]:
    """Report to the incident that holds most of its claims; of equals, the one told first in its text (ids hang on where a file lies)."""
    held: dict[str, dict[str, tuple[int, int]]] = {}
    for incident in findings.incidents:
        for quote in (findings.claims[c].quote for c in incident.claims if c in findings.claims):
            counts = held.setdefault(quote.report, {})
            n, first = counts.get(incident.id, (0, quote.start))
            counts[incident.id] = (n + 1, min(first, quote.start))
    return {r: min(counts, key=lambda i: (-counts[i][0], counts[i][1], i)) for r, counts in sorted(held.items())}


def _range(answer: Toll) -> dict[str, int | None]:
    """A toll's lowest and highest; an open end stays open, and no figures are null to null."""
    if answer.answer != "figures":
        return {"low": None, "high": None}
    return {"low": answer.fields.get("min"), "high": None if answer.open_high else answer.fields.get("max")}
