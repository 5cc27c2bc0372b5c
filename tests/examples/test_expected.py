"""The program is held to what careful readers expect of the examples, written before any engine read them.

What it does not reach yet stands in ``known_misses.toml``, line by line. A new miss fails; so does a line there that is
mended, so that the list only says what is true. ``python tests/examples/test_expected.py`` writes the list anew.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import compare

from accounted import pipeline
from accounted.model import CasualtyClaim, Report
from accounted.register import create_or_open

EXAMPLES = Path(__file__).parents[2] / "examples"
KNOWN = Path(__file__).with_name("known_misses.toml")
STEMS = sorted(p.stem for p in (EXAMPLES / "expected").glob("*.json") if p.stem != "incidents")


def known(key: str) -> list[str]:
    return tomllib.loads(KNOWN.read_text("utf-8")).get(key, []) if KNOWN.exists() else []


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return recorded(tmp_path_factory.mktemp("examples") / "examples.register")


def recorded(path: Path) -> pipeline.Findings:
    """All examples in a new register, worked out; the register stays open for as long as the findings are used."""
    register = create_or_open(path)
    pipeline.record(register, [EXAMPLES], author="tests", time="2026-01-01T00:00:00Z")
    return pipeline.work_out(register)


def the_report(found: pipeline.Findings, name: str, part: str) -> Report:
    file = name.rsplit("/", 1)[-1]
    for item in found.view.items:
        for version in found.view.versions[item]:
            if version.name != file:
                continue
            for r in found.reports.values():
                if r.item == item and r.part == (part or r.part):
                    return r
    raise AssertionError(f"{name} {part}: is not in the register")


def misses_of(found: pipeline.Findings, expected: dict[str, Any]) -> list[str]:
    report = the_report(found, expected["report"], expected.get("part", ""))
    if report.language not in (None, "en"):
        return []
    claims = [c for c in found.claims.values() if c.quote.report == report.id]
    return [
        *compare.casualty_misses(expected, claims, report.text),
        *compare.circumstance_misses(expected, claims, report.text),
        *compare.place_misses(expected, claims),
        *compare.period_misses(expected, claims),
    ]


def load(stem: str) -> dict[str, Any]:
    return dict(json.loads((EXAMPLES / "expected" / f"{stem}.json").read_text("utf-8")))


@pytest.mark.parametrize("stem", STEMS)
def test_claims_are_those_that_a_careful_reader_expects(found: pipeline.Findings, stem: str) -> None:
    """Every expected claim with its speaker, covers, scope and stance; no claim that nobody expects."""
    misses = misses_of(found, load(stem))

    assert sorted(set(misses)) == sorted(known(stem))


def test_every_quote_stands_in_its_report(found: pipeline.Findings) -> None:
    """report.text[start:end] is the quote, for every claim of every example."""
    for claim in found.claims.values():
        quote = claim.quote
        assert found.reports[quote.report].text[quote.start : quote.end] == quote.text


def incident_misses(found: pipeline.Findings) -> list[str]:
    """Which reports are together, and what ``plain`` makes of each incident, against ``incidents.json``."""
    expected = json.loads((EXAMPLES / "expected" / "incidents.json").read_text("utf-8"))["incidents"]
    out: list[str] = []
    home: dict[str, set[str]] = {}
    for i in found.incidents:
        for c in i.claims:
            claim = found.claims[c]
            if isinstance(claim, CasualtyClaim):
                home.setdefault(claim.quote.report, set()).add(i.id)
    used: set[str] = set()
    for want in expected:
        ids = [the_report(found, r["report"], r.get("part", "")).id for r in want["reports"]]
        votes = [i for r in ids for i in home.get(r, ())]
        if not votes:
            out.append(f"{want['id']}: no incident")
            continue
        # A report that tells of two incidents votes for both: of equals it is the one that no other has taken.
        best = max(sorted(set(votes)), key=lambda i: (votes.count(i), i not in used))
        if best in used:
            out.append(f"{want['id']}: merged with another expected incident")
        used.add(best)
        for r, key in zip(want["reports"], ids, strict=True):
            if key in home and best not in home[key]:
                out.append(f"{want['id']}: {r['report']} {r.get('part', '')} is in another incident".replace("  ", " "))
        incident = next(i for i in found.incidents if i.id == best)
        # What a report of something else brings up of this incident is in it; the report need not be.
        beside = [the_report(found, r["report"], r.get("part", "")).id for r in want.get("background_in", ())]
        strangers = set(incident.reports) - {*ids, *beside}
        out += [f"{want['id']}: holds {found.reports[s].outlet} as well" for s in sorted(strangers)]
        for outcome, figures in want["plain"].items():
            toll = pipeline.toll(found, incident, "plain", outcome, "all persons")
            got = (toll.answer, toll.fields.get("min"), toll.fields.get("max"), toll.open_high)
            wanted = (figures.get("answer", "figures"), figures["min"], figures["max"], figures["open_high"])
            open_ended = wanted[3] and got == (wanted[0], wanted[1], None, True)
            if got != wanted and not open_ended:
                out.append(
                    f"{want['id']}: {outcome} is {got[1]}..{got[2]}{' open' if got[3] else ''}, not {wanted[1]}..{wanted[2]}{' open' if wanted[3] else ''}"
                )
    return out


def test_incidents_and_tolls_are_those_expected(found: pipeline.Findings) -> None:
    """Accounts of one event are together, neighbours apart, and plain's range is the one worked out by hand."""
    assert sorted(incident_misses(found)) == sorted(known("incidents"))


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        all_found = recorded(Path(folder) / "examples.register")
        rows = {stem: misses_of(all_found, load(stem)) for stem in STEMS} | {"incidents": incident_misses(all_found)}
    lines = ["# What the program does not reach yet on the examples. Written by tests/examples/test_expected.py.", ""]
    for stem, misses in sorted(rows.items()):
        if misses:
            lines += [f"{stem} = [", *(f"  {json.dumps(m, ensure_ascii=False)}," for m in sorted(set(misses))), "]", ""]
    KNOWN.write_text("\n".join(lines), encoding="utf-8")
    print(sum(len(m) for m in rows.values()), "misses")
