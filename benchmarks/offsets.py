"""Whether every quote stands where its claim says: ``text[start:end] == quote``, over whole corpora and the examples.

python -m benchmarks.offsets [--data ../shared/data] [--limit N]

Prints texts, claims, problems' quotes and how many of them stand elsewhere (bar: none). Exit status 1 where any does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import Problem, Quote
from accounted.pipeline import DEFAULT_ENGINE, knowledge, locate
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read, receive
from benchmarks.accuracy.held_back import allowed
from benchmarks.accuracy.multi_report import paths_of
from benchmarks.progress import bar

EXAMPLES = Path(__file__).parent.parent / "examples"
NOW = "2026-11-22T00:00:00Z"


class Checked(msgspec.Struct):
    """What was looked at, and the quotes that do not stand, each with its text's name."""

    texts: int = 0
    reports: int = 0
    claims: int = 0
    problems: int = 0
    wrong: list[str] = []


def muc4(path: Path) -> Iterator[Received]:
    """Messages as distributed, a line each."""
    for line in allowed([path])[0].read_bytes().splitlines():
        message = msgspec.json.decode(line)
        metadata = Metadata(published=(message.get("dateline") or {}).get("date"))
        yield Received(address=message["id"], name=message["id"], data=message["text"].encode(), metadata=metadata)


def files(paths: Sequence[Path]) -> Iterator[Received]:
    """Files and folders, as ``record`` takes them in; what it refuses holds no claim."""
    for received in receive(paths, Metadata()):
        if not isinstance(received, Problem):
            yield received


def check(received: Iterable[Received], reader: Engine, gazetteer: Gazetteer) -> Checked:
    """Read all, and hold every quote of claims and problems to its report's text."""
    found = Checked(wrong=[])
    for one in received:
        found.texts += 1
        for report in read(one, NOW)[1]:
            found.reports += 1
            said = locate(reader.read(report), report, gazetteer)
            found.claims += len(said.claims)
            quotes: list[Quote] = [c.quote for c in said.claims]
            of_problems = [p.quote for p in said.problems if p.quote is not None]
            found.problems += len(of_problems)
            for quote in quotes + of_problems:
                stands = 0 <= quote.start < quote.end and report.text[quote.start : quote.end] == quote.text
                if not stands or quote.report != report.id:
                    found.wrong.append(f"{one.name}: {quote!r}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Check and print; 0, 1 where a quote does not stand, 2 where there is no data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.offsets", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N texts of each corpus")
    options = parser.parse_args(arguments)
    data: Path = options.data
    if not (data / "muc4" / "dev.jsonl").is_file():
        print(f"{data}: no muc4/dev.jsonl there - give the folder of the data with --data", file=sys.stderr)
        return 2
    gazetteer = Gazetteer.open()
    reader = engine(DEFAULT_ENGINE, knowledge(gazetteer))
    corpora = {
        "examples": files([EXAMPLES]),
        "multi-report": files(list(paths_of(data).values())),
        "muc4 dev": muc4(data / "muc4" / "dev.jsonl"),
        "muc4 tst1": muc4(data / "muc4" / "tst1.jsonl"),
    }
    print(f"{'':<14}{'texts':>7}{'reports':>9}{'claims':>9}{'problems':>10}{'wrong':>7}")
    wrong: list[str] = []
    for name, received in corpora.items():
        texts = list(received)[: options.limit]
        found = check(bar(texts, name), reader, gazetteer)
        wrong += found.wrong
        print(f"{name:<14}{found.texts:>7}{found.reports:>9}{found.claims:>9}{found.problems:>10}{len(found.wrong):>7}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
