"""Quotations: stretched over by the speech that opens or closes them, or given to whoever they belong to.

A whole quotation with no speaker in its sentence is of whoever spoke just before, or of the person whom the sentence beside it
tells of ("The sexton shook his head. “Eleven dead.”"); else its speaker is not given, and that is a problem.
"""

from __future__ import annotations

import re

from accounted.claims.english.carry import Discourse, background, one_who_acts
from accounted.claims.english.document import Document
from accounted.claims.english.speech import Attributions, Speech, unresolved_at
from accounted.model import Source

__all__ = ["quotations"]

QUOTE_MARK = re.compile(r"[“”\"]")
REOPENS = re.compile(r"[.!?]\s*\n\s*$")
SHORTEST = 25
"""Characters: a shorter quotation is a word held at arm's length, not a statement of its own."""


def _paragraph_spans(document: Document) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        old = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = (old[0] if old else sentence.start, sentence.end)
    return [spans[k] for k in sorted(spans)]


def _quote_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands in double quotation marks; one left open ends with its paragraph."""
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in QUOTE_MARK.finditer(text, start, end):
        if opened is not None and mark[0] == '"' and REOPENS.search(text, max(start, mark.start() - 8), mark.start()):
            # The next paragraph of one speech opens anew; none closed before.
            out.append((opened, mark.start()))
            opened = mark.start()
            continue
        closing = mark[0] == "”" or (mark[0] == '"' and opened is not None)
        if opened is not None and closing:
            out.append((opened, mark.end()))
            opened = None
        elif opened is None and not closing:
            opened = mark.start()
    if opened is not None:
        out.append((opened, end))
    return out


def quotations(
    document: Document, discourse: Discourse, out: Attributions, identity: str, voices: list[tuple[int, int]]
) -> None:
    """Stretch speeches over the quotations that they open or close; give a quotation of its own to whom it belongs."""
    text = document.report.text
    heads = {s.start: n for n, s in enumerate(document.sentences)}
    verbal = [s for s in out.speeches if s.chain and not s.owned]
    opened: Speech | None = None
    for left, right in _paragraph_spans(document):
        going_on, opened = opened, None
        for start, end in _quote_spans(text, left, right):
            left_open = end == right and text[end - 1] not in '”"'
            if going_on is not None and start - left <= 1 and not any(a <= start < b for a, b in voices):
                # The paragraph before ended inside a quotation that this one goes on with.
                going_on.spans.append((start, end))
                opened = going_on if left_open else None
                continue
            if end - start < SHORTEST:
                continue
            # A statement set in quotation marks is its issuer's already.
            if any(a == start for a, _ in voices):
                continue
            # A speech told inside the quotation stays inside it.
            near = [s for s in verbal if not start <= s.anchor[0] < end and left <= s.anchor[0] < right]
            touching = [
                s
                for s in near
                if s.overlap(start, end) > 0 or 0 <= s.anchor[0] - end <= 3 or 0 <= start - s.anchor[1] <= 3
            ]
            if touching:
                closest = min(
                    touching,
                    key=lambda s: (
                        -s.overlap(start, end),
                        min(abs(s.anchor[0] - end), abs(start - s.anchor[1])),
                        s.anchor[0],
                    ),
                )
                if closest.overlap(start, end) < end - start:
                    closest.spans.append((start, end))
                opened = closest if left_open else None
                continue
            # What stands in a turn or a statement has a speaker already.
            if any(a <= start < b for a, b in voices):
                continue
            if start in heads or any(h == start + 1 for h in heads):
                _own(document, discourse, out, verbal, start, end, identity, left)
                opened = out.speeches[-1] if left_open else None


def _own(
    document: Document,
    discourse: Discourse,
    out: Attributions,
    verbal: list[Speech],
    start: int,
    end: int,
    identity: str,
    paragraph: int,
) -> None:
    """A whole quotation with no speaker in its sentence: whoever spoke just before, in this paragraph or the last."""
    here = next((n for n, s in enumerate(document.sentences) if s.start <= start + 1 < s.end), None)
    if here is None:
        return
    number = document.sentences[here].paragraph
    before = [s for s in verbal if s.anchor[0] < start]
    last = max(before, key=lambda s: s.anchor[0], default=None)
    if last is not None:
        there = document.sentences[last.sentence].paragraph
        silent = here - last.sentence - 1
        allowed = there == number or (number - there == 1 and not document.spliced and silent <= 0)
        if allowed and not background(document.sentences[last.sentence], document.report.published):
            same = [s for s in before if s.sentence == last.sentence]
            outer = max(same, key=lambda s: s.size)
            out.speeches.append(
                Speech([(start, end)], outer.chain, "asserted", outer.problems, (start, start), here, True)
            )
            return
    sentence = document.sentences[here]
    teller = _beside(document, discourse, here, number) if not document.spliced else None
    if teller is not None:
        out.speeches.append(Speech([(start, end)], (teller,), "asserted", (), (start, start), here, True))
        return
    cut = min(end, sentence.end)
    span = (max(0, start - sentence.start), cut - sentence.start)
    problem = unresolved_at(document.report, identity, sentence.start + span[0], sentence.start + span[1])
    nobody = Source(name="speaker not given", kind="unresolved", words="")
    out.speeches.append(Speech([(start, end)], (nobody,), "asserted", (problem,), (start, start), here, True))


def _beside(document: Document, discourse: Discourse, here: int, paragraph: int) -> Source | None:
    """Who is told of right before or else right behind a quotation, in its paragraph: "The sexton shrugs. “I dug.”"."""
    for number in (here - 1, here + 1):
        if 0 <= number < len(document.sentences) and document.sentences[number].paragraph == paragraph:
            found = one_who_acts(document.sentences[number], discourse.register)
            if found is not None:
                return found
    return None
