"""Coded claims with their signals: what the judge of scope and covers is trained and tested on.

Passages of MUC-4 and re3d (their licences allow trained weights) of the development and training parts of ``benchmarks/gold``,
the paragraphs of ``training/labels`` (MUC-4, and three incidents of multi-report) and our own example reports. Never the
test part. India trains nothing: its development passages are read only where ``corpora`` names it, to measure on.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from benchmarks.accuracy.claims_form import interval
from benchmarks.gold.corpora import Document, documents
from benchmarks.gold.draw import HERE, passages
from training.labels import labelled
from training.labels.corpora import texts

from accounted import pipeline
from accounted.claims.english import speakers as speech
from accounted.claims.english.casualties import Found, find_casualties
from accounted.claims.english.casualties.judging import judge_words
from accounted.claims.english.covers import judge_covers, mark_superseded
from accounted.claims.english.discovery import missing_before
from accounted.claims.english.document import Document as Parsed
from accounted.claims.english.document import parse, segment
from accounted.claims.english.engine import worth_parsing
from accounted.claims.english.groups import read_group
from accounted.claims.english.partial import mark_parts
from accounted.claims.english.signals import signals
from accounted.claims.english.signals.report import Setting, setting_of
from accounted.claims.english.triggers import find_triggers
from accounted.model import Count, Report
from accounted.pipeline import knowledge
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read
from accounted.register import create_or_open

CORPORA = ("muc4", "tst1", "re3d", "multi-report")
PARTS = ("development", "training", "labels")


@dataclass(frozen=True, slots=True)
class Sample:
    """One coded claim. ``read``: whether the engine found it (else its place in the sentence is the coder's)."""

    corpus: str
    """muc4, tst1, re3d, multi-report, examples, or india."""
    document: str
    start: int
    """Of the quote, in the report."""
    part: str
    read: bool
    lone: bool
    """One victim: the codebook takes whole and not stated alike."""
    signals: tuple[str, ...]
    rule_scope: str
    rule_covers: str
    scope: str
    covers: str


def samples(data: Path, parts: tuple[str, ...] = PARTS, corpora: tuple[str, ...] = CORPORA) -> list[Sample]:
    """Every coded claim of ``parts``, in order of document and quote, and those expected of our own example reports."""
    part_of = {p.id: p.part for p in passages()}
    rows: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for name in ("first", "training"):
        for line in (HERE / "annotations" / f"{name}.jsonl").read_bytes().splitlines():
            row = msgspec.json.decode(line)
            part = part_of[row["passage"]]
            if part in parts:
                rows[row["document"]] += [(part, claim) for claim in row["claims"]]
    if "labels" in parts:
        for row in labelled.rows(labelled.TEACHING_SCOPE):
            rows[row["document"]] += [("labels", {"bound": _bound(claim), **claim}) for claim in row["claims"]]
    is_place = knowledge(Gazetteer.open()).is_place
    out: list[Sample] = []
    for document in _texts(data):
        if document.corpus not in corpora or not rows[document.id]:
            continue
        metadata = Metadata(published=document.published, language="en")
        received = Received(address="file:d.txt", name="d.txt", data=document.text.encode(), metadata=metadata)
        _, reports, _ = read(received, NOW)
        if not reports:
            continue
        (report,) = reports
        shift = document.text.find(report.text)
        if shift < 0:
            continue
        moved = [(part, _moved(claim, shift)) for part, claim in rows[document.id]]
        out += _of_report(document.corpus, document.id, report, moved, is_place)
    return out + of_told(TOLD, is_place) + of_examples(EXAMPLES, is_place)


def _texts(data: Path) -> Iterator[Document]:
    """Every document once: those of the gold set, then those that only the labels know."""
    known = set()
    for document in chain(documents(data), texts(data)):
        if document.id not in known:
            known.add(document.id)
            yield document


def _bound(claim: dict[str, Any]) -> str:
    """How a labelled interval is bounded, as far as its numbers tell."""
    low, high = claim["low"], claim["high"]
    if low == high:
        return "vague" if low is None else "none" if low == 0 else "exact"
    return "at_least" if high is None else "up_to" if low is None else "range"


NOW = "2026-11-22T00:00:00Z"
EXAMPLES = Path(__file__).parents[2] / "examples"


def of_examples(folder: Path, is_place: Callable[[str], bool]) -> list[Sample]:
    """What careful readers expect of the example reports, which we wrote: news of tolls, which the corpora have little of."""
    with TemporaryDirectory() as scratch:
        register = create_or_open(Path(scratch) / "examples.register")
        pipeline.record(register, [folder], author="training", time=NOW)
        findings = pipeline.work_out(register)
        reports = list(findings.reports.values())
        names = {v.name: item for item in findings.view.items for v in findings.view.versions[item]}
    out: list[Sample] = []
    for path in sorted((folder / "expected").glob("*.json")):
        expected = json.loads(path.read_text("utf-8"))
        if "casualties" not in expected or not expected["casualties"]:
            continue
        item = names.get(expected["report"].rsplit("/", 1)[-1])
        part = expected.get("part", "")
        report = next((r for r in reports if r.item == item and r.part == (part or r.part)), None)
        if report is None or report.language not in (None, "en"):
            continue
        claims = []
        for entry in expected["casualties"]:
            pattern = r"\s+".join(re.escape(w) for w in entry["quote"].split())
            at = re.search(pattern, report.text)
            if at is not None and entry.get("scope"):
                claims.append(("examples", {**entry, "quote": at.span(), "group": None}))
        out += _of_report("examples", path.stem, report, claims, is_place)
    return out


TOLD = tuple(HERE.parent / "told" / "sets" / name for name in ("third",))
"""Reports with every claim coded, written for this by people who had not seen the engine. ``fourth`` is never among them."""
ELSEWHERE = {"incident": "this_incident", "other_incident": "another_incident", "background": "background"}


def of_told(folders: Sequence[Path], is_place: Callable[[str], bool]) -> list[Sample]:
    """Coded reports of today's press, in multi-report's form. What a figure covers is taken from ``includes_total``, but for older
    figures, of which it says that they no longer count."""
    out: list[Sample] = []
    for folder in folders:
        for name, coded in sorted(msgspec.json.decode((folder / "gold.json").read_bytes())["claims"].items()):
            data = (folder / "reports" / f"{name}.txt").read_bytes()
            received = Received(address="file:d.txt", name="d.txt", data=data, metadata=Metadata(language="en"))
            _, reports, _ = read(received, NOW)
            if not reports:
                continue
            (report,) = reports
            claims = []
            for entry in coded:
                pattern = r"\s+".join(re.escape(w) for w in entry["evidence"].split())
                at = re.search(pattern, report.text)
                if at is None:
                    continue
                vague = entry["bound"] == "vague"
                claim = {
                    **entry,
                    "quote": at.span(),
                    "group": None,
                    "low": None if vague else entry["low"],
                    "high": None if vague else entry["high"],
                    "scope": ELSEWHERE[entry["scope"]],
                    "covers": "whole" if entry["includes_total"] else "part",
                }
                claims.append(("told", {"bound": _bound(claim), **claim}))
            out += _of_report("told", f"{folder.name}/{name}", report, claims, is_place)
    return out


def _moved(claim: dict[str, Any], shift: int) -> dict[str, Any]:
    """A coder's claim with offsets of the report."""
    start, end = claim["quote"]
    group = claim["group"]
    return {
        **claim,
        "quote": (start - shift, end - shift),
        "group": (group[0] - shift, group[1] - shift) if group else None,
    }


def _of_report(
    corpus: str, name: str, report: Report, claims: list[tuple[str, dict[str, Any]]], is_place: Callable[[str], bool]
) -> list[Sample]:
    parsed = segment(report)
    parse([s for s in parsed.sentences if worth_parsing(s.text)])
    found, _ = find_casualties(parsed, is_place)
    found = [f for f in found if not f.asked]
    missing_before(parsed, found)
    said = speech.attribute(parsed)
    chains = [said.at(f.start, f.end) for f in found]
    speakers = [c.chain[0] if c.chain else None for c in chains]
    mark_parts(found, speakers)
    mark_superseded(found, speakers)
    ruled = dict(zip(map(id, found), judge_covers(found, speakers), strict=True))
    setting = setting_of(parsed, found)
    out = []
    taken: set[int] = set()
    for part, claim in claims:
        f = _of(claim, found, taken)
        known = f is not None
        if f is None and part != "examples":
            f = _made(claim, parsed)
        if f is None:
            continue
        taken.add(id(f))
        rule = ruled[id(f)][0] if known else judge_covers([*found, f], [*speakers, None])[-1][0]
        out.append(_sample(corpus, name, part, known, claim, f, setting, rule))
    return out


def _sample(
    corpus: str, document: str, part: str, known: bool, claim: dict[str, Any], f: Found, setting: Setting, rule: str
) -> Sample:
    return Sample(
        corpus=corpus,
        document=document,
        start=f.start,
        part=part,
        read=known,
        lone=part != "examples" and claim["low"] == claim["high"] == 1 and claim["covers"] != "part",
        signals=tuple(signals(f, setting, rule)),
        rule_scope=f.scope,
        rule_covers=rule,
        scope=_either(claim, "scope", f.scope),
        covers=_either(claim, "covers", rule),
    )


def _either(claim: dict[str, Any], field: str, rule: str) -> str:
    """What was coded; where several answers were, the rule's if it is one of them."""
    return rule if rule in claim.get(f"{field}_also", ()) else str(claim[field])


def _of(claim: dict[str, Any], found: list[Found], taken: set[int]) -> Found | None:
    """The engine's claim of the same outcome and interval at the same words."""
    start, end = claim["quote"]
    fits = [
        f
        for f in found
        if id(f) not in taken
        and f.outcome == claim["outcome"]
        and interval(f.count) == (claim["low"], claim["high"])
        and f.start < end
        and start < f.end
    ]
    words = claim["group"] or claim["quote"]
    return min(fits, key=lambda f: (abs(f.start - words[0]), f.start), default=None)


def _made(claim: dict[str, Any], parsed: Parsed) -> Found | None:
    """A claim that the engine missed, as it would have it: judged with the rest of its report."""
    start, end = claim["quote"]
    sentence = next((s for s in parsed.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    if sentence.doc is None:
        parse([sentence])
    triggers = [t for t in find_triggers(sentence.doc) if start <= sentence.start + t.token.idx < end]
    same = [t for t in triggers if t.outcome == claim["outcome"]] or triggers
    group = claim["group"]
    words = sentence.text[group[0] - sentence.start : group[1] - sentence.start] if group else ""
    named = words.istitle() or (
        bool(words) and claim["low"] == 1 and " " in words and not words.lower().startswith(("a ", "an ", "the "))
    )
    f = Found(
        sentence,
        start,
        min(end, sentence.end),
        claim["outcome"],
        Count(low=claim["low"], high=claim["high"], words="", bound=claim["bound"]),
        read_group(" ".join(words.split())),
        persons=(words,) if named and claim.get("low") == 1 else (),
        definite=words.lower().startswith("the "),
        trigger=sentence.start + same[0].token.idx if same else start,
    )
    judge_words(f, sentence, parsed)
    return f
