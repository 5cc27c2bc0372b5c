"""How claims and tolls stand, in words; and what is not as it was when a person wrote a sentence or signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accounted.model import CasualtyClaim, Claim, Incident, Sentence, Stood, Toll
from accounted.pipeline import Findings
from accounted.publishing.signed import signatures, toll_words
from accounted.register import Recorded
from accounted.web.dossier.rows import Change, SentenceView, SignatureView, SummaryView
from accounted.web.saying import claim_line

__all__ = ["changes", "held", "signature_view", "signatures", "stand_of", "stands", "summary", "toll_words"]

USES = {"used": "used", "floor": "a part, so a floor", "replaced": "replaced by a later figure", "set_aside": "set aside by a rule",
        "response": "a response"}  # fmt: skip


def stands(
    findings: Findings, incident: Incident, tolls: Mapping[str, Toll], others: Iterable[str] = ()
) -> dict[str, str]:
    """Each claim of the incident and each toll (by outcome) as it stands now; and the ``others`` that its page shows."""
    uses: dict[str, list[str]] = {}
    for toll in tolls.values():
        for reason in toll.reasons:
            if reason.claim is not None and reason.use in USES:
                uses.setdefault(reason.claim, []).append(USES[reason.use])
    found = {outcome: toll_words(toll) for outcome, toll in tolls.items()}
    for key in dict.fromkeys([*incident.claims, *others]):
        claim = findings.claims.get(key)
        if claim is not None:
            found[key] = stand_of(claim, uses.get(key, ()), key in findings.view.set_aside)
    return found


def stand_of(claim: Claim, uses: Iterable[str], aside: bool) -> str:
    told = list(dict.fromkeys(uses))
    if aside:
        told = ["set aside"]
    if not told and isinstance(claim, CasualtyClaim):
        told = ["bears on no toll"]
    return " · ".join([claim_line(claim), *told])


def changes(stood: Iterable[Stood], now: Mapping[str, str], findings: Findings) -> tuple[Change, ...]:
    """What does not stand as it did, with what came between where a person did it."""
    out = []
    for one in stood:
        after, why = (now[one.of], _why(one.of, findings)) if one.of in now else _gone(one.of, findings)
        if after == one.words:
            continue
        out.append(Change(of=one.of, then=one.words, now=after, why=why))
    return tuple(out)


def _why(claim: str, findings: Findings) -> str:
    view = findings.view
    aside = view.set_aside.get(claim)
    if aside is not None:
        return f"{_by(aside)}: {aside.decision.why}"
    return ""


def _gone(claim: str, findings: Findings) -> tuple[str, str]:
    """Why a claim is none of this incident's now."""
    for wrong in findings.view.rejected:
        if wrong.claim.id == claim:
            return "read wrong", f"{_by(wrong.by)}: {wrong.by.decision.why}"
    for mended in findings.view.corrected:
        if mended.claim is not None and mended.claim.id == claim:
            return f"corrected: {claim_line(mended.correction)}", f"{_by(mended.by)}: {mended.by.decision.why}"
    if claim in findings.claims:
        return "told of another incident, or of none", ""
    return "read no more in the reports of this incident", ""


def _by(entry: Recorded) -> str:
    return f"{entry.author}, entry {entry.number}"


# --------------------------------------------------------------------------- what people wrote and signed


def summary(findings: Findings, incident: Incident, now: Mapping[str, str]) -> tuple[SummaryView | None, int | None]:
    """The summary that stands, each sentence with what changed under it; and the latest entry of one, taken back or not."""
    mine = set(incident.summaries)
    told = [by for by in findings.view.summaries if by.number in mine]
    if not told:
        return None, None
    last = told[-1]
    if last.decision.value == "withdrawn":
        return None, last.number
    since = next((n for n in range(len(told) - 1, -1, -1) if told[n].decision.value == "withdrawn"), -1)
    line = told[since + 1 :]
    sentences = []
    for sentence in last.decision.sentences:
        first = next(by for by in line if any(s.text == sentence.text for s in by.decision.sentences))
        sentences.append(
            SentenceView(
                text=sentence.text, claims=sentence.claims, tolls=sentence.tolls,
                changes=changes(sentence.stood, now, findings), by=first.author, entry=first.number,
                held=_held(line, sentence.text, first.number),
            )
        )  # fmt: skip
    written = [by for by in line if by.decision.value == "written"] or line
    return (
        SummaryView(entry=last.number, by=written[-1].author, time=written[-1].time, sentences=tuple(sentences)),
        last.number,
    )


def _held(line: list[Recorded], text: str, first: int) -> tuple[str, int] | None:
    """Who last found that a sentence holds though what it rests on had changed."""
    before = None
    found = None
    for by in line:
        sentence = next((s for s in by.decision.sentences if s.text == text), None)
        if sentence is not None and by.number > first and by.decision.value == "holds" and before != sentence.stood:
            found = (by.author, by.number)
        before = None if sentence is None else sentence.stood
    return found


def held(told: SummaryView, now: Mapping[str, str], nth: int) -> tuple[Sentence, ...]:
    """The sentences of a summary of which the ``nth`` (from 1) was looked at again and holds on what its claims are now; the
    others rest on what they rested on."""
    sentences = []
    for n, s in enumerate(told.sentences, 1):
        changed = {c.of: c.now if n == nth else c.then for c in s.changes}
        stood = tuple(Stood(of=of, words=changed.get(of, now.get(of, ""))) for of in (*s.claims, *s.tolls))
        sentences.append(Sentence(text=s.text, claims=s.claims, tolls=s.tolls, stood=stood))  # type: ignore[arg-type]
    return tuple(sentences)


def signature_view(by: Recorded) -> SignatureView:
    return SignatureView(entry=by.number, value=by.decision.value, by=by.author, time=by.time, why=by.decision.why)
