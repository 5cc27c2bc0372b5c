"""Pairwise precision and recall of reports that are read raw and joined: does what belongs together come together?

python -m benchmarks.told                 MUC-4 (dev, TST1): messages whose keys leave no doubt that they are of one incident, or of two
python -m benchmarks.told --folder DIR    DIR/reports and DIR/gold.json (measuring.folder_texts has its form)
python -m benchmarks.told --cases         the pairs that went wrong, by id

MUC-4 is read twice: with the days of publication, and without them, the day struck from each dateline. A report's home is the
incident that holds most of its claims. Recall is that of the pairs, and, so that one attack told forty times does not drown the others,
the mean over reports of the share of its fellows that it is joined to. Where the gold of a folder codes claims too, they are scored as
those of multi-report are.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.told import claims, famous, killed
from benchmarks.told.measuring import Joined, Pairs, folder_texts, home_of, of_texts


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.told", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="these reports and this gold instead of MUC-4")
    parser.add_argument("--cases", action="store_true", help="print the ids of pairs that went wrong")
    options = parser.parse_args(arguments)
    if options.folder is not None:
        if not (options.folder / "gold.json").is_file():
            print(f"{options.folder}: no gold.json there - give the folder that holds it", file=sys.stderr)
            return 2
        texts, pairs = folder_texts(options.folder)
        found, names = of_texts(texts)
        home = home_of(found, names)
        _tell("as they stand", pairs, home, options.cases)
        print(killed.table(killed.rows(options.folder, found, home, names), options.cases))
        gold = claims.coded(options.folder)
        if gold is not None:
            print(claims.table(options.data, gold, found, names, options.cases))
        return 0
    if not (options.data / "muc4" / "dev.jsonl").is_file():
        print(f"{options.data}: no muc4/dev.jsonl there - give the folder of the data with --data", file=sys.stderr)
        return 2
    messages = famous.messages(options.data)
    pairs = Pairs.of({m.id: m.key for m in messages}, famous.judge)
    dated = {m.id: (m.text, {"published": m.published} if m.published else {}) for m in messages}
    undated = {m.id: (famous.without_day(m.text), {}) for m in messages}
    _tell("MUC-4, with days of publication", pairs, home_of(*of_texts(dated)), options.cases)
    _tell("MUC-4, without", pairs, home_of(*of_texts(undated)), options.cases)
    return 0


def _tell(name: str, pairs: Pairs, home: dict[str, str], cases: bool) -> None:
    found = Joined.of(pairs, home)
    print(f"{name}: {len(pairs.reports)} reports, pairs of one incident {len(pairs.same)}, of two {len(pairs.two)}")
    print(
        f"  joined {found.right} of {len(pairs.same)}, wrongly {found.wrong}: pairwise P {found.precision:.2f} R {found.recall:.2f}, "
        f"mean over reports R {found.by_report:.2f}; reports in no incident {found.homeless}"
    )
    if cases:
        for what, some in (("apart", found.missed), ("wrongly together", found.false)):
            for a, b in some:
                print(f"  {what}: {a} {b}")


if __name__ == "__main__":
    raise SystemExit(main())
