"""How far two coders agree: ``python -m benchmarks.gold.agreement`` over the passages that were read twice.

Krippendorff's alpha (Krippendorff 2018, ch. 12) for what a pair of claims says: outcome, group facets, covers, scope and stance
(nominal), counts (interval metric on ln(1 + n), open ends and vague counts as values of their own, nominal); F of one coder
against the other for which claims and circumstances there are. The coders are alike: take the figures as an upper bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import permutations
from math import log
from typing import Any

import msgspec

from benchmarks.accuracy.intervals import Counts, f1
from benchmarks.gold.draw import HERE

LABELS = ("outcome", "bound", "covers", "scope", "stance")


def nominal(a: Hashable, b: Hashable) -> float:
    """0 where alike, else 1."""
    return float(a != b)


def numeric(a: Any, b: Any) -> float:
    """Squared distance of ln(1 + n); 1 where one of them is no number and the other is."""
    if isinstance(a, int) and isinstance(b, int):
        return float((log(1 + a) - log(1 + b)) ** 2)
    return float(a != b)


def alpha(units: Sequence[tuple[Any, Any]], distance: Callable[[Any, Any], float]) -> float | None:
    """Krippendorff's alpha for two coders without missing values: 1 - observed / expected disagreement."""
    if not units:
        return None
    observed = sum(distance(a, b) for a, b in units) / len(units)
    tally = Counter(v for unit in units for v in unit)
    n = sum(tally.values())
    expected = sum(distance(a, b) * tally[a] * tally[b] for a, b in permutations(tally, 2)) / (n * (n - 1))
    return None if expected == 0 else round(1 - observed / expected, 3)


def overlap_pairs(
    first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]], span: str
) -> list[tuple[int, int]]:
    """Marks of the two coders one to one, by the largest shared stretch of ``span``, alike marks first."""
    found = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            shared = min(a[span][1], b[span][1]) - max(a[span][0], b[span][0])
            if shared > 0 and a.get("aspect") == b.get("aspect"):
                alike = sum(a.get(k) == b.get(k) for k in ("outcome", "low", "high", "group"))
                found.append((alike, shared, -i, -j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(found, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def agreement(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Figures over the passages that both coders read: passage id -> row of an annotations file."""
    both = sorted(set(first) & set(second))
    claims: list[tuple[Any, Any]] = []
    tallies: dict[str, list[Counts]] = {"claims": [], "claims, outcome + interval": [], "circumstances": []}
    for passage in both:
        a, b = first[passage], second[passage]
        pairs = [(a["claims"][i], b["claims"][j]) for i, j in overlap_pairs(a["claims"], b["claims"], "quote")]
        claims += pairs
        tallies["claims"].append(Counts(len(pairs), len(b["claims"]), len(a["claims"])))
        alike = sum(_interval(x) == _interval(y) for x, y in pairs)
        tallies["claims, outcome + interval"].append(Counts(alike, len(b["claims"]), len(a["claims"])))
        shared = overlap_pairs(a["circumstances"], b["circumstances"], "words")
        tallies["circumstances"].append(Counts(len(shared), len(b["circumstances"]), len(a["circumstances"])))
    out: dict[str, Any] = {"passages read twice": len(both), "pairs of claims": len(claims)}
    out |= {f"F of {name}": f1(rows) for name, rows in tallies.items()}
    out |= {f"alpha of {f}": alpha([(a[f], b[f]) for a, b in claims], nominal) for f in LABELS}
    out |= {
        f"alpha of {f}": alpha([(_number(a, f), _number(b, f)) for a, b in claims], numeric) for f in ("low", "high")
    }
    for facet in ("status", "role", "age", "sex"):
        out[f"alpha of {facet}"] = alpha([(tuple(a[facet]), tuple(b[facet])) for a, b in claims], nominal)
    out["alpha of speaker (somebody or the report)"] = alpha(
        [(a["speaker"] is None, b["speaker"] is None) for a, b in claims], nominal
    )
    return out


def _interval(claim: Mapping[str, Any]) -> tuple[Any, ...]:
    return claim["outcome"], claim["low"], claim["high"]


def _number(claim: Mapping[str, Any], end: str) -> int | str:
    value = claim[end]
    return "open" if value is None else value


def annotations(name: str) -> dict[str, Any]:
    """Passage id -> row of ``annotations/<name>.jsonl``."""
    rows = (msgspec.json.decode(line) for line in (HERE / "annotations" / f"{name}.jsonl").read_bytes().splitlines())
    return {row["passage"]: row for row in rows}


def main() -> None:
    """Print the figures."""
    for name, value in agreement(annotations("first"), annotations("second")).items():
        print(f"{name}: {value}" if not isinstance(value, dict) else f"{name}: {value['F']} {value['interval']}")


if __name__ == "__main__":
    main()
