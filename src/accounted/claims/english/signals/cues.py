"""Words of time and manner near a claim (``lexicon/scope.toml``), and the clause around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.gated import Gated


@cache
def patterns_of_scope() -> dict[str, Gated]:
    """The cues, and the words at the head of a report as "report_…"."""
    data = tomllib.loads((files("accounted.claims.english") / "lexicon" / "scope.toml").read_text("utf-8"))

    def any_of(patterns: Sequence[str]) -> str:
        return "|".join(p.replace(" ", r"\s+") for p in patterns)

    singles = {name: Gated(rf"\b(?:{any_of(patterns)})\b", re.I) for name, patterns in data["cues"].items()}
    singles |= {f"report_{name}": Gated(rf"\b(?:{any_of(p)})\b", re.I) for name, p in data["report"].items()}
    return singles


@lru_cache(maxsize=512)  # claims of one sentence share its words
def cues(text: str) -> frozenset[str]:
    """Which cues of ``lexicon/scope.toml`` stand in ``text``."""
    return frozenset(
        n for n, pattern in patterns_of_scope().items() if not n.startswith("report_") and pattern.search(text)
    )


def clause_of(f: Found) -> str:
    """The words around the claim from the last to the next stop, semicolon or "but"."""
    text = f.sentence.text
    left, right = f.start - f.sentence.start, f.end - f.sentence.start
    start = max((m.end() for m in PARTS.finditer(text, 0, left)), default=0)
    stop = PARTS.search(text, right)
    return text[start : stop.start() if stop else len(text)]


PARTS = re.compile(r";|\b(?:but|while|whereas|although)\b|[.!?]\s|--")
