"""Accounts to learn the weights of linking from, as JSON lines of columns: reads reports with the shipped engine.

PYTHONPATH=src:. python training/linking/accounts.py --data ../shared/data --out FOLDER

Five populations: ``multi-report`` (the incidents that may be looked at), the project's ``examples``, ``muc`` (MUC-4 dev and
TST1) and made worlds (``benchmarks/world``, other seeds than any that are measured). Whose incident an account is: of
multi-report the gold says it, of examples the folder, of worlds the truth. ``told`` are the invented sets that may be read
(``benchmarks/told/sets``), reports that tell one incident at length alone. Of MUC-4, where each message has its own
key, only messages with one template and one account are taken; two are of one incident where their templates give one exact
date, one place and one type: a silver standard, which tells nothing of dates and places but something of the rest.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from benchmarks.accuracy.held_back import allowed
from benchmarks.progress import bar
from benchmarks.world.making import make_world

from accounted.linking import find_copies
from accounted.linking.evidence import Telling, passages_between
from accounted.linking.rows import row
from accounted.linking.units import Unit, units_of
from accounted.model import CasualtyClaim, Claim, Report, encode
from accounted.places import Gazetteer

SEEDS = range(501, 513)
"""Worlds to learn from; ``benchmarks.world`` measures others."""
SIZE = 60
TOLD = ("first", "second", "third", "fifth")
"""Sets of told reports that may be read; the others measure."""

Read = tuple[list[Report], list[Claim], dict[str, str]]
"""Reports, their claims, and report id to the name under which its truth is known."""


def readings(name: str, data: Path, keep: Path) -> Read:
    """What the engine reads, kept in ``keep`` so that a second run does not read again."""
    path = keep / f"{name}.json"
    if not path.exists():
        found = _read(name, data)
        path.write_bytes(msgspec.json.encode(found))
    return msgspec.json.decode(path.read_bytes(), type=Read)


def _read(name: str, data: Path) -> Read:
    from benchmarks.accuracy.multi_report import paths_of

    from accounted.claims.engines import engine
    from accounted.pipeline import DEFAULT_ENGINE, knowledge, locate
    from accounted.reading import Metadata, Received, receive
    from accounted.reading import read as reports_in

    gazetteer = Gazetteer.open()
    reader = engine(DEFAULT_ENGINE, knowledge(gazetteer))
    found: list[tuple[str, Any]] = []
    if name.startswith("muc"):
        (path,) = allowed([data / "muc4" / f"{name.removeprefix('muc-')}.jsonl"])
        for line in path.read_bytes().splitlines():
            m = msgspec.json.decode(line)
            meta = Metadata(published=(m["dateline"] or {}).get("date"), language="en")
            found.append(
                (
                    m["id"],
                    Received(address=f"file:{m['id']}", name="message.txt", data=m["text"].encode(), metadata=meta),
                )
            )
    elif name == "told":
        for key, path in told_paths().items():
            found += [(key, received) for received in receive([path], Metadata(), None, [])]
    else:
        folders = {p.name: p for p in sorted(Path("examples").iterdir()) if p.is_dir() and p.name != "expected"}
        for key, path in (paths_of(data) if name == "multi-report" else folders).items():
            found += [(key, received) for received in receive([path], Metadata(), None, [])]
    reports: list[Report] = []
    claims: list[Claim] = []
    names: dict[str, str] = {}
    for key, received in bar(found, name):
        if not isinstance(received, Received):
            continue
        for report in reports_in(received, "2026-11-23T00:00:00Z")[1]:
            reports.append(report)
            names[report.id] = key
            claims += locate(reader.read(report), report, gazetteer).claims
    return reports, claims, names


def told_paths() -> dict[str, Path]:
    """Set, incident and name of each report that tells one incident at length, to its path."""
    found = {}
    for name in TOLD:
        folder = Path("benchmarks/told/sets") / name
        for key, told in msgspec.json.decode((folder / "gold.json").read_bytes())["reports"].items():
            if len(told["incidents"]) == 1:
                found[f"{name}/{told['incidents'][0]}/{key}"] = folder / "reports" / f"{key}.txt"
    return dict(sorted(found.items()))


def main_units(reports: list[Report], claims: list[Claim]) -> list[Unit]:
    """Of each report the account that holds most of its casualties."""
    best: dict[str, Unit] = {}
    for unit in units_of(claims, {r.id: r for r in reports}):
        if unit.report not in best or len(unit.harmed) > len(best[unit.report].harmed):
            best[unit.report] = unit
    return list(best.values())


def muc_labels(data: Path) -> dict[str, str]:
    """Message id to its silver incident, for messages with one template."""
    labels = {}
    for name in ("dev", "tst1"):
        (path,) = allowed([data / "muc4" / f"{name}.jsonl"])
        for line in path.read_bytes().splitlines():
            m = msgspec.json.decode(line)
            if len(m["templates"]) != 1:
                continue
            t = m["templates"][0]
            dates = [d for d in t["date"]["alternatives"] if d["start"] == d["end"] and d["start"]] if t["date"] else []
            places = (
                [p["path"][-1]["name"] for p in t["location"]["alternatives"] if p["path"]] if t["location"] else []
            )
            if len(dates) == 1 and len(places) == 1:
                labels[m["id"]] = f"{dates[0]['start']} {places[0]} {t['type']['values'][0]}"
            else:
                labels[m["id"]] = f"alone {m['id']}"
    return labels


def populations(data: Path, keep: Path) -> Iterator[tuple[str, list[Report], list[Unit], Mapping[str, str]]]:
    """Name, reports, accounts, and the incident of each account by key."""
    reports, claims, names = readings("multi-report", data, keep)
    units = main_units(reports, claims)
    yield "multi-report", reports, units, {u.key: _incident(names[u.report]) for u in units}
    reports, claims, names = readings("examples", data, keep)
    units = main_units(reports, claims)
    yield "examples", reports, units, {u.key: names[u.report] for u in units}
    reports, claims, names = readings("told", data, keep)
    units = main_units(reports, claims)
    yield "told", reports, units, {u.key: "/".join(names[u.report].split("/")[:2]) for u in units}
    silver = muc_labels(data)
    read = [readings(f"muc-{part}", data, keep) for part in ("dev", "tst1")]
    named = {k: v for _, _, names in read for k, v in names.items()}
    reports = [r for found, _, _ in read for r in found if named[r.id] in silver]
    wanted = {r.id for r in reports}
    every = list(
        units_of((c for _, found, _ in read for c in found if c.quote.report in wanted), {r.id: r for r in reports})
    )
    single = Counter(u.report for u in every)
    units = [u for u in every if single[u.report] == 1]
    yield "muc", reports, units, {u.key: silver[named[u.report]] for u in units}
    gazetteer = Gazetteer.open()
    for seed in SEEDS:
        world = make_world(seed, SIZE, gazetteer)
        units = list(units_of(world.claims.values(), world.reports))
        truth = {}
        for u in units:
            told = Counter(
                world.truths[c].happening or f"alone {u.key}"
                for c in u.claims
                if isinstance(world.claims[c], CasualtyClaim)
            )
            if told:
                truth[u.key] = min(told, key=lambda h: (-told[h], h))
        yield f"world-{seed}", list(world.reports.values()), [u for u in units if u.key in truth], truth


def _incident(name: str) -> str:
    return name if name.startswith("distractors") else name.split("/")[0]


def write(out: Path, name: str, reports: list[Report], units: Iterable[Unit], truth: Mapping[str, str]) -> None:
    """Columns of each account with ``label``, its place and its words; and the copied passages between accounts."""
    units = list(units)
    passages = passages_between([Telling(u.report, u.key, u.telling) for u in units], find_copies(reports))
    lines = []
    for u in units:
        columns = row(u, 0)
        columns |= {"label": truth[u.key], "place": encode(u.context.place).decode(), "packed": ""}
        lines.append(msgspec.json.encode(columns))
    (out / f"{name}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    (out / f"{name}.passages.json").write_bytes(
        msgspec.json.encode([(a, b, p.kind) for (a, b), p in sorted(passages.items())])
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True, help="a folder outside of the repository")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, reports, units, truth in populations(options.data, options.out):
        write(options.out, name, reports, units, truth)
        print(f"{name}: {len(units)} accounts of {len(set(truth.values()))} incidents")


if __name__ == "__main__":
    main()
