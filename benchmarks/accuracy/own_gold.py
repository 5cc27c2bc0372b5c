"""The product against our own gold set (``benchmarks/gold``, ``docs/codebook.md``): what coders marked, passage by passage.

Each document is read whole and alone, as its corpus distributes it; claims whose quote begins in the passage are compared.
The codebook's words and the model's differ in three things, mended in ``claims_form``: "more than N" is N and open, a total
that the engine added up is left out, a counted share ("among them three children") is a claim of its own.

- **outcome + interval**: one to one, the same outcome and the same interval, best fit of quote, group and speaker first. A
  prediction left over that says again what a pair says (same outcome and interval, quotes that touch or no other group) is set
  aside, as coders mark a figure once. Hypothetical claims are not counted here.
- **group**: facet values (status, role, age, sex) of the pairs.
- **scope, stance**: claims of the kind over all claims, hypothetical ones too; a pair counts where both sides say it.
- **speaker, covers**: share of the pairs; beside it what a constant answer would reach.
- **circumstances**: recall: a claim of the aspect whose quote touches the coder's words and shares a word with them; for
  kind also the value.
- **confidence**: right is a prediction in a pair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from accounted.claims.engines import engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Count, Group
from accounted.pipeline import DEFAULT_ENGINE, knowledge
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read
from benchmarks.accuracy.claims_form import interval, speaker
from benchmarks.accuracy.intervals import Counts, f1, share
from benchmarks.gold.corpora import Document, documents
from benchmarks.gold.draw import HERE, Passage, passages
from benchmarks.progress import bar

NOW = "2026-11-22T00:00:00Z"
FACETS = ("status", "role", "age", "sex")
OFF = ("denied", "retracted", "hypothetical")
"""Stances that put a figure out of the toll."""
BINS = ("0", "1", "2", "3-5", "6+")


class Told(msgspec.Struct, frozen=True):
    """A casualty claim, a coder's or the product's, in the terms in which the two are compared. Spans are of the document."""

    outcome: str
    low: int | None
    high: int | None
    quote: tuple[int, int]
    group_words: str
    facets: frozenset[str]
    speaker: str | None
    covers: str
    scope: str
    stance: str
    confidence: float = 1.0
    speaker_words: str | None = None
    """The words that stand at the claim for the speaker ("a spokesman"), where the report names them elsewhere."""

    @property
    def interval(self) -> tuple[str, int | None, int | None]:
        return self.outcome, self.low, self.high


class Read(msgspec.Struct, frozen=True):
    """One passage: what the coder marked and what the product says."""

    passage: Passage
    text: str
    gold: list[Told]
    said: list[Told]
    marked: list[dict[str, Any]]
    """Circumstances as the coder marked them."""
    circumstances: list[CircumstanceClaim]


def readings(data: Path, part: str) -> list[Read]:
    """The passages of ``part`` ("development", "test" or "training") with both readings."""
    of_id = {p.id: p for p in passages() if p.part == part}
    name = "training" if part == "training" else "first"
    rows = [msgspec.json.decode(line) for line in (HERE / "annotations" / f"{name}.jsonl").read_bytes().splitlines()]
    by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["passage"] in of_id:
            by_document[row["document"]].append(row)
    reader = engine(DEFAULT_ENGINE, knowledge(Gazetteer.open()))
    texts = [d for d in documents(data) if d.id in by_document]
    out = []
    for document in bar(texts, f"own gold, {part}: reading"):
        text, claims = read_document(document, reader)
        for row in by_document[document.id]:
            passage = of_id[row["passage"]]
            inside = [c for c in claims if passage.start <= c.quote.start < passage.end]
            out.append(
                Read(
                    passage=passage,
                    text=text,
                    gold=[_gold(c, text) for c in row["claims"]],
                    said=list(_said(inside)),
                    marked=row["circumstances"],
                    circumstances=[c for c in inside if isinstance(c, CircumstanceClaim)],
                )
            )
    return out


def read_document(document: Document, reader: Any) -> tuple[str, list[Claim]]:
    """What the product reads in one document. Offsets are the report's, shifted to the document's where reading trimmed it."""
    received = Received(
        address="file:document.txt",
        name="document.txt",
        data=document.text.encode(),
        metadata=Metadata(published=document.published, language="en"),
    )
    _, reports, _ = read(received, NOW)
    if not reports:
        return document.text, []
    (report,) = reports
    if report.text != document.text:
        shift = document.text.find(report.text)
        if shift < 0:
            raise ValueError(f"{document.id}: the text as kept is not a stretch of the document")
        return document.text, [_shifted(c, shift) for c in reader.read(report).claims]
    return document.text, list(reader.read(report).claims)


def _shifted(claim: Claim, by: int) -> Claim:
    quote = msgspec.structs.replace(claim.quote, start=claim.quote.start + by, end=claim.quote.end + by)
    return msgspec.structs.replace(claim, quote=quote)


def _gold(mark: Mapping[str, Any], text: str) -> Told:
    def words(span: Sequence[int] | None) -> str:
        return " ".join(text[span[0] : span[1]].split()) if span else ""

    return Told(
        outcome=mark["outcome"],
        low=mark["low"],
        high=mark["high"],
        quote=(mark["quote"][0], mark["quote"][1]),
        group_words=words(mark["group"]),
        facets=frozenset(v for f in FACETS for v in mark[f]),
        speaker=words(mark["speaker"]) or None,
        covers=mark["covers"],
        scope=mark["scope"],
        stance=mark["stance"],
    )


def _said(claims: Sequence[Claim]) -> Iterator[Told]:
    for claim in claims:
        if isinstance(claim, CasualtyClaim):
            if not claim.count.derived:
                yield _told(claim, claim.count, claim.group, claim.covers)
            for among in claim.includes:
                if among.count is not None:
                    yield _told(claim, among.count, among, "part")


def _told(claim: CasualtyClaim, count: Count, group: Group, covers: str) -> Told:
    low, high = interval(count)
    named = ", ".join(claim.persons) if group is claim.group else ""
    return Told(
        outcome=claim.outcome,
        low=low,
        high=high,
        quote=(claim.quote.start, claim.quote.end),
        group_words=f"{group.words} {named}".strip(),
        facets=group.values() - {"unknown"},
        speaker=speaker(claim, None),
        covers=covers,
        scope=claim.scope,
        stance=claim.stance,
        confidence=claim.confidence,
        speaker_words=(claim.speaker.words or None) if claim.speaker is not None else None,
    )


# --------------------------------------------------------------------------- pairing


def pair(gold: Sequence[Told], said: Sequence[Told]) -> tuple[list[tuple[int, int]], set[int]]:
    """Pairs (gold, said) of one outcome and interval, best fit first; and which of ``said`` only say a pair again."""
    fits = sorted(
        ((_fit(g, s), -i, -j) for i, g in enumerate(gold) for j, s in enumerate(said) if g.interval == s.interval),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in fits:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    again = {
        j
        for j, s in enumerate(said)
        if j not in pairs.values() and any(gold[i].interval == s.interval and _same_people(gold[i], s) for i in pairs)
    }
    return sorted(pairs.items()), again


def _fit(gold: Told, said: Told) -> tuple[int, int, int]:
    overlap = min(gold.quote[1], said.quote[1]) - max(gold.quote[0], said.quote[0])
    shared = _words(gold.group_words) & _words(said.group_words)
    return len(shared), int(overlap > 0), max(overlap, -2000)


def _same_people(gold: Told, said: Told) -> bool:
    a, b = _words(gold.group_words), _words(said.group_words)
    return bool(a & b) or not a or not b


def _words(text: str) -> set[str]:
    return {w.rstrip("s") for w in re.findall(r"\w+", text.lower()) if len(w) > 2} - {
        "the",
        "and",
        "who",
        "person",
        "people",
    }


# --------------------------------------------------------------------------- figures


def figures(read: Sequence[Read], names_agree: Any) -> dict[str, Any]:
    """All measures over ``read``, with 95 % intervals from resampling passages."""
    rows = [_row(r, names_agree) for r in read]
    out: dict[str, Any] = {"passages": len(read)}
    for name in ("outcome + interval", "not vague", "group", "scope not this incident", "denied, retracted, hypothetical", "+ speaker",
                 "casualty claims at all"):  # fmt: skip
        out[name] = f1([row[name] for row in rows])
    for bin_ in BINS:
        out[f"count {bin_}"] = f1([row[f"count {bin_}"] for row in rows])
    for name in ("covers", "speaker", "scope", "stance"):
        out[f"{name} right"] = share([row[f"{name} right"] for row in rows])
        values = Counter(v for row in rows for v in row[f"{name} gold"])
        out[f"{name} constant"] = round(max(values.values()) / sum(values.values()), 3) if values else None
    aspects = sorted({a for row in rows for a in row["aspects"]})
    out["circumstances"] = {a: share([(x[0], x[1]) for row in rows if (x := row["aspects"].get(a))]) for a in aspects}
    out["cases"] = {r.passage.id: row["cases"] for r, row in zip(read, rows, strict=True) if row["cases"]}
    out["confidence"] = [x for row in rows for x in row["confidence"]]
    return out


def _row(read: Read, names_agree: Any) -> dict[str, Any]:
    firm_gold = [g for g in read.gold if g.stance != "hypothetical"]
    firm_said = [s for s in read.said if s.stance != "hypothetical"]
    pairs, again = pair(firm_gold, firm_said)
    kept = [j for j in range(len(firm_said)) if j not in again]
    both = [(firm_gold[i], firm_said[j]) for i, j in pairs]
    row: dict[str, Any] = {
        "outcome + interval": Counts(len(pairs), len(kept), len(firm_gold)),
        "not vague": Counts(
            sum(g.interval[1:] != (None, None) for g, _ in both),
            sum(firm_said[j].interval[1:] != (None, None) for j in kept),
            sum(g.interval[1:] != (None, None) for g in firm_gold),
        ),
        "group": Counts(
            sum(len(g.facets & s.facets) for g, s in both),
            sum(len(s.facets) for _, s in both),
            sum(len(g.facets) for g, _ in both),
        ),
        "casualty claims at all": Counts(
            int(bool(read.gold and read.said)), int(bool(read.said)), int(bool(read.gold))
        ),
    }
    for bin_ in BINS:
        row[f"count {bin_}"] = Counts(
            sum(_bin(g) == bin_ for g, _ in both),
            sum(_bin(firm_said[j]) == bin_ for j in kept),
            sum(_bin(g) == bin_ for g in firm_gold),
        )
    every, repeats = pair(read.gold, read.said)
    all_both = [(read.gold[i], read.said[j]) for i, j in every]
    all_kept = [s for j, s in enumerate(read.said) if j not in repeats]
    row["scope not this incident"] = _kind(all_both, all_kept, read.gold, lambda c: c.scope != "this_incident")
    row["denied, retracted, hypothetical"] = _kind(all_both, all_kept, read.gold, lambda c: c.stance in OFF)
    agrees = [_speaker_right(g, s, names_agree) for g, s in both]
    row["+ speaker"] = Counts(sum(agrees), len(kept), len(firm_gold))
    row["speaker right"] = (sum(agrees), len(agrees))
    row["speaker gold"] = ["nobody" if g.speaker is None else "somebody" for g, _ in both]
    for name in ("covers", "scope", "stance"):
        row[f"{name} right"] = (sum(_alike(name, g, s) for g, s in all_both), len(all_both))
        row[f"{name} gold"] = [getattr(g, name) for g, _ in all_both]
    row["aspects"] = _aspects(read)
    row["cases"] = _cases(firm_gold, firm_said, pairs, kept)
    row["confidence"] = answers(read)
    return row


def answers(read: Read) -> list[tuple[float, int]]:
    """Confidence of each claim that the product makes in a passage, and whether it is right (1, 0): the same outcome and
    interval as a coder's, a repetition of one that is right being right."""
    gold = [g for g in read.gold if g.stance != "hypothetical"]
    said = [s for s in read.said if s.stance != "hypothetical"]
    pairs, again = pair(gold, said)
    right = {j for _, j in pairs} | again
    return [(s.confidence, int(j in right)) for j, s in enumerate(said)]


def _kind(both: Any, said: Sequence[Told], gold: Sequence[Told], holds: Any) -> Counts:
    return Counts(sum(holds(g) and holds(s) for g, s in both), sum(map(holds, said)), sum(map(holds, gold)))


def _speaker_right(gold: Told, said: Told, names_agree: Any) -> bool:
    if gold.speaker is None or said.speaker is None:
        return gold.speaker is said.speaker
    # A coder marks the words of the passage, or the name from the lines before it: the product keeps both.
    return any(names_agree(gold.speaker, form) for form in (said.speaker, said.speaker_words) if form)


def _alike(name: str, gold: Told, said: Told) -> bool:
    """Whether a field is the same. A lone victim is all there is, or not said to be: the codebook takes either."""
    a, b = getattr(gold, name), getattr(said, name)
    return bool(a == b or (name == "covers" and gold.low == gold.high == 1 and "part" not in (a, b)))


def _bin(claim: Told) -> str | None:
    number = claim.high if claim.low is None else claim.low
    if number is None:
        return None
    return "6+" if number > 5 else "3-5" if number > 2 else str(number)


def _aspects(read: Read) -> dict[str, tuple[int, int]]:
    """Aspect -> (found, marked); for kind also "kind, value right"."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for mark in read.marked:
        start, end = mark["words"]
        words = _words(read.text[start:end])
        near = [
            c for c in read.circumstances if c.quote.start < end and start < c.quote.end and c.aspect == mark["aspect"]
        ]
        if mark["aspect"] == "kind":
            out["kind, value right"].update(marked=1, found=int(any(c.value == mark.get("value") for c in near)))
        elif mark["aspect"] not in ("inquiry", "requested", "approved", "not_told", "friendly_fire"):
            near = [c for c in near if _words(c.value) & words or not words]
        out[mark["aspect"]].update(marked=1, found=int(bool(near)))
    return {aspect: (n["found"], n["marked"]) for aspect, n in out.items()}


def _cases(
    gold: Sequence[Told], said: Sequence[Told], pairs: Sequence[tuple[int, int]], kept: Sequence[int]
) -> list[str]:
    """The errors of one passage, by outcome, interval and offsets; no words of the text."""
    found, given = {i for i, _ in pairs}, {j for _, j in pairs}
    out = [f"missed {_say(g)}" for i, g in enumerate(gold) if i not in found]
    out += [f"extra {_say(said[j])}" for j in kept if j not in given]
    for i, j in pairs:
        g, s = gold[i], said[j]
        if g.facets != s.facets:
            out.append(f"group {_say(g)}: {sorted(s.facets)} for {sorted(g.facets)}")
        for name in ("covers", "scope", "stance"):
            if not _alike(name, g, s):
                out.append(f"{name} {_say(g)}: {getattr(s, name)} for {getattr(g, name)}")
    return out


def _say(claim: Told) -> str:
    return f"{claim.outcome} {claim.low}..{claim.high} [{claim.quote[0]}:{claim.quote[1]}]"
