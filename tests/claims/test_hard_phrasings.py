"""The offline engine is held to what a careful coder says of hard phrasings, written before it read them.

The cases stand in ``hard_phrasings/*.toml``: hits and near misses side by side, each with all the casualty claims of its
text. Outcome and interval are compared one to one, and of the other fields those that a case names. What the engine does
not reach yet stands in ``known_misses.toml``, line by line. A new miss fails; so does a line there that is mended.
``python tests/claims/test_hard_phrasings.py`` writes the list anew.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from accounted import pipeline
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, Count, Group, Report
from accounted.places import Gazetteer

FOLDER = Path(__file__).with_name("hard_phrasings")
KNOWN = FOLDER / "known_misses.toml"
OUTLET = "The Harbour Wire"
CASES: dict[tuple[str, str], dict[str, Any]] = {
    (path.stem, case["name"]): case
    for path in sorted(FOLDER.glob("*.toml"))
    if path != KNOWN
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
}


@dataclass(frozen=True)
class Said:
    """A claim of the engine, or people included in one, which a coder marks as a claim of their own."""

    claim: CasualtyClaim
    count: Count
    group: Group
    included: bool = False

    @property
    def key(self) -> tuple[str, int | None, int | None]:
        """Outcome and interval as the codebook writes them: "over ten" is 10 and open, not 11."""
        low = self.count.low
        return self.claim.outcome, low - 1 if self.count.bound == "more_than" and low else low, self.count.high

    def value(self, field: str) -> Any:
        if field in ("role", "age", "sex", "status"):
            return sorted({f.value for f in getattr(self.group, field)})
        if field == "covers":
            return "part" if self.included else self.claim.covers
        if field == "speaker":
            said = self.claim.speaker
            own_voice = said is None or (said.kind == "outlet" and said.name == OUTLET)
            return "" if own_voice or said is None else said.name
        if field == "group":
            return self.group.words
        return getattr(self.claim, field)


FIELDS = ("group", "status", "role", "age", "sex", "covers", "scope", "stance", "speaker", "superseded")


def fold(words: str) -> list[str]:
    return [w for w in re.findall(r"\w+", words.lower()) if w not in ("the", "a", "an", "s")]


def agree(field: str, wanted: Any, said: Said) -> bool:
    """Names and groups agree where one's words are all among the other's; the rest is compared as it is."""
    got = said.value(field)
    if field == "speaker":
        speaker = said.claim.speaker
        if not wanted:
            return not got
        a, b = set(fold(wanted)), set(fold(f"{got} {speaker.role or ''}" if speaker else got))
        return bool(got) and (a <= b or set(fold(got)) <= a)
    if field == "group":
        a, b = set(fold(wanted)), set(fold(got))
        return bool(b) and (a <= b or b <= a)
    if isinstance(wanted, list):
        return sorted(wanted) == got
    return bool(wanted == got)


def same_people(a: Group, b: Group) -> bool:
    """As the ruler has it: their words share one, or one of them is not told further."""
    return not a.words or not b.words or bool(set(fold(a.words)) & set(fold(b.words)))


def read(offline: Engine, case: dict[str, Any]) -> list[Said]:
    """All that the engine claims from a case's text, its headline being the first paragraph."""
    headline = case.get("headline", "")
    text = "\n\n".join(p for p in (headline, case["text"].strip()) if p)
    published = case.get("published", "2019-05-20")
    report = Report(
        item="i", version="v", text=text, headline_end=len(headline), published=published, language="en", outlet=OUTLET
    )
    out = []
    for c in offline.read(report).claims:
        if isinstance(c, CasualtyClaim) and not c.count.derived:
            out.append(Said(c, c.count, c.group))
    return out + [Said(s.claim, p.count, p, True) for s in out for p in s.claim.includes if p.count is not None]


def figure(outcome: str, low: int | None, high: int | None) -> str:
    return f"{outcome} {'' if low is None else low}..{'' if high is None else high}"


def misses_of(offline: Engine, case: dict[str, Any]) -> list[str]:
    left, told, out = read(offline, case), [], []
    # Those that say most choose first, so that of two equal figures each finds its own.
    for want in sorted(case["claims"], key=lambda w: (bool(w.get("optional")), -len(w))):
        key = (want["outcome"], want.get("low"), want.get("high"))
        hits = [s for s in left if s.key == key or (want.get("any_count") and s.key[0] == key[0])]
        named = [f for f in FIELDS if f in want]
        if not hits:
            if not want.get("optional"):
                out.append(f"missed {figure(*key)}")
            continue
        best = max(hits, key=lambda s: sum(agree(f, want[f], s) for f in named))
        left.remove(best)
        told.append(best)
        for f in named:
            if not agree(f, want[f], best) and not want.get("optional"):
                out.append(f"{f} is {best.value(f)!r}, not {want[f]!r}: {figure(*key)}")
    for s in left:
        if not any(t.key == s.key and same_people(t.group, s.group) for t in told):  # it says a claim again
            out.append(f"unexpected {figure(*s.key)}: “{' '.join(s.claim.quote.text.split())}”")
    return sorted(out)


def known() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(KNOWN.read_text("utf-8")) if KNOWN.exists() else {}


@pytest.fixture(scope="module")
def offline() -> Engine:
    return engine("offline-english", pipeline.knowledge(Gazetteer.open()))


@pytest.mark.parametrize(("file", "name"), CASES)
def test_hard_phrasings_are_read_as_a_careful_coder_does(offline: Engine, file: str, name: str) -> None:
    """Every expected claim with the fields that its case names; no claim besides; nothing listed that is mended."""
    assert misses_of(offline, CASES[file, name]) == known().get(file, {}).get(name, [])


def test_every_known_miss_is_of_a_case() -> None:
    """A case that is renamed takes its line in the list along."""
    assert {(file, name) for file, names in known().items() for name in names} <= set(CASES)


def test_every_kind_of_hard_phrasing_has_its_cases() -> None:
    """At least fourteen in each file, some of them with nothing to claim, each saying why it is there."""
    sizes = Counter(file for file, _ in CASES)
    assert len(sizes) >= 8
    assert min(sizes.values()) >= 14
    assert all(case["why"] for case in CASES.values())
    assert sum(not case["claims"] for case in CASES.values()) >= 8


def write_known() -> None:
    offline_engine = engine("offline-english", pipeline.knowledge(Gazetteer.open()))
    lines = ["# What the offline engine does not reach yet. Written by tests/claims/test_hard_phrasings.py.", ""]
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for file in sorted({f for f, _ in CASES}):
        lines.append(f"[{file}]")
        for (where, name), case in CASES.items():
            misses = misses_of(offline_engine, case) if where == file else []
            if misses:
                total[file] += len(misses)
                wrong[file] += 1
                quoted = [f"  {json.dumps(m, ensure_ascii=False)}," for m in misses]
                lines += [f"{json.dumps(name)} = [", *quoted, "]"]
        lines.append("")
        print(f"{file}: {total[file]} misses in {wrong[file]} of {sum(f == file for f, _ in CASES)} cases")
    KNOWN.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(total.total(), "misses")


if __name__ == "__main__":
    write_known()
