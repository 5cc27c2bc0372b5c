"""Reports as they are written: sentences whose claims hang on marked stretches, so that quotes stand whatever a copy does.

A frame is text with marks: ``[K … ]`` is the quote of the claim labelled K; ``{K}`` its number and noun, ``{K.n}`` its number,
``{K.was}`` was or were; ``{W}`` the words of a circumstance; ``<…>`` the words that attribute, which a copy may
drop; ``{speaker}`` and other names stand in ``Sentence.fill``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from accounted.model import (
    Aspect,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Outcome,
    Place,
    Quote,
    Report,
    Scope,
    Source,
)
from benchmarks.world.statements import Figure
from benchmarks.world.wording import count_of, counted, group_of, period_of

TOKEN = re.compile(r"\[([A-Z]) |\]|\{([A-Za-z]+)(?:\.([a-z]+))?\}|<|>")


@dataclass(frozen=True)
class Said:
    """A claim in the making and its truth: the happening that it speaks of (None: none of them, or no single one) and
    the origin, who said it first. ``faults``: what an error in the press did to it."""

    label: str
    happening: str | None
    origin: str
    chain: tuple[Source, ...]
    words: str
    figure: Figure | None = None
    noun: str = ""
    aspect: Aspect | None = None
    value: str = ""
    place: Place | None = None
    scope: Scope = "this_incident"
    certainty: str | None = None
    outcome: Outcome | None = None
    superseded: bool = False
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """``role``: headline, lede, fact, quote, colour, background, note. ``opens``: begins a paragraph."""

    frame: str
    said: tuple[Said, ...] = ()
    fill: dict[str, str] = field(default_factory=dict)
    role: str = "fact"
    opens: bool = True
    via: Source | None = None
    """An agency that the attributing words name."""

    def get(self, label: str) -> Said | None:
        """The claim of that label."""
        return next((s for s in self.said if s.label == label), None)


@dataclass(frozen=True)
class Draft:
    """A report before it is printed. ``parents``: drafts from which its sentences were copied."""

    key: str
    outlet: Source
    published: date | None
    day: date
    """When it truly came out, also where the report does not tell."""
    main: str
    sentences: tuple[Sentence, ...]
    credit: Source | None = None
    dateline: str = ""
    parents: tuple[str, ...] = ()
    kind: str = "report"
    wrong_day: bool = False


@dataclass(frozen=True)
class Truth:
    """What is known of a claim."""

    happening: str | None
    origin: str
    draft: str
    role: str
    faults: tuple[str, ...]


def without_attribution(sentence: Sentence) -> Sentence:
    """The sentence with its attributing words dropped, so that the claims stand in the outlet's own voice."""
    frame = re.sub(r"<[^<>]*>", "", sentence.frame)
    said = tuple(replace(s, chain=(), faults=(*s.faults, "attribution_forgotten")) for s in sentence.said)
    return replace(sentence, frame=frame, said=said, via=None)


def _shape(sentence: Sentence) -> tuple[str, list[tuple[Said, int, int]]]:
    """The sentence as printed and the stretch of each of its claims."""
    out: list[str] = []
    length = 0
    open_at: list[tuple[str, int]] = []
    spans: list[tuple[Said, int, int]] = []
    at = 0

    def put(text: str) -> None:
        nonlocal length
        out.append(text)
        length += len(text)

    for m in TOKEN.finditer(sentence.frame):
        put(sentence.frame[at : m.start()])
        at = m.end()
        if m[1]:
            open_at.append((m[1], length))
        elif m[0] == "]":
            label, start = open_at.pop()
            if (said := sentence.get(label)) is not None:
                spans.append((said, start, length))
        elif m[2]:
            put(_slot(sentence, m[2], m[3]))
    put(sentence.frame[at:])
    text = "".join(out)
    letter = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:letter] + text[letter : letter + 1].upper() + text[letter + 1 :], spans


def _slot(sentence: Sentence, name: str, form: str | None) -> str:
    said = sentence.get(name) if len(name) == 1 else None
    if said is None:
        return sentence.fill[name]
    if said.figure is None:
        return said.words
    if form == "n":
        return said.words.removesuffix(" of")
    if form == "was":
        return "was" if said.figure.number == 1 else "were"
    return counted(said.words, said.noun, said.figure)


def printed(draft: Draft) -> tuple[Report, list[tuple[Claim, Truth]]]:
    """The report with its claims and their truths. A claim told twice in the same words at the same place is one."""
    text, placed, head_end = "", [], 0
    for sentence in draft.sentences:
        words, spans = _shape(sentence)
        gap = (
            ""
            if not text
            else "\n\n"
            if sentence.opens or sentence.role == "headline" or len(text) == head_end
            else " "
        )
        before = draft.dateline if draft.dateline and text and len(text) == head_end else ""
        start = len(text) + len(gap) + len(before)
        text += gap + before + words
        placed += [(sentence, said, start + a, start + b) for said, a, b in spans]
        if sentence.role == "headline":
            head_end = len(text)
    address = f"https://{re.sub('[^a-z]', '', draft.outlet.name.lower())}.example/{draft.key}"
    report = Report(
        item=address, version=sha256(text.encode()).hexdigest(), text=text, headline_end=head_end, address=address, url=address,
        outlet=draft.outlet.name, published=draft.published.isoformat() if draft.published else None, language="en",
        extractor="made", synthetic=True,
    )  # fmt: skip
    order = _events(draft)
    out: dict[str, tuple[Claim, Truth]] = {}
    for sentence, said, a, b in placed:
        chain = [_as_told(c, text) for c in said.chain]
        for later in (sentence.via, draft.credit, draft.outlet):
            if later is not None and all(later.name != c.name for c in chain):
                chain.append(later)
        quote = Quote(report=report.id, start=a, end=b, text=text[a:b])
        if said.figure is not None and "{" + said.label + "}" not in sentence.frame:
            said = replace(said, figure=replace(said.figure, whom=None))
        claim = _claim(said, quote, tuple(chain), order.get(said.happening or "", 0), draft.published)
        out.setdefault(claim.id, (claim, Truth(said.happening, said.origin, draft.key, sentence.role, said.faults)))
    return report, list(out.values())


def _as_told(source: Source, text: str) -> Source:
    """The speaker as this report lets one know it: a surname alone where what introduced it was cut."""
    if source.kind != "person" or source.name in text:
        return source
    surname = source.name.split()[-1]
    return Source(name=surname, kind="unresolved", words=surname)


def _events(draft: Draft) -> dict[str, int]:
    """Which of the report's incidents each happening is: the main one 0, the others as they come."""
    order = {draft.main: 0}
    for sentence in draft.sentences:
        for said in sentence.said:
            if said.happening is not None:
                order.setdefault(said.happening, len(order))
    return order


def _claim(said: Said, quote: Quote, chain: tuple[Source, ...], event: int, published: date | None) -> Claim:
    if said.figure is not None:
        f = said.figure
        return CasualtyClaim(
            quote=quote, attribution=chain, outcome=f.outcome, count=count_of(f, said.words), group=group_of(f.whom, said.noun, f),
            covers=f.covers, part_of=f.part_of, scope=said.scope, stance=f.stance, superseded=said.superseded, event=event,
            engine="made",
        )  # fmt: skip
    assert said.aspect is not None
    return CircumstanceClaim(
        quote=quote, attribution=chain, aspect=said.aspect, value=said.value or said.words, scope=said.scope, event=event,
        certainty=said.certainty, outcome=said.outcome, place=said.place, engine="made",  # type: ignore[arg-type]
        period=period_of(said.words, published) if said.aspect == "when" else None,
    )  # fmt: skip
