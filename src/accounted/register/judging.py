"""Applying people's decisions to what engines read.

What a person decided is tied to a report, a span and the words there. It holds for whatever a newer engine makes of
those words, and in a newer text: where the words have moved they are looked for again, and a decision that finds
nothing to hang on is listed with the reason, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from accounted.model import Quote, Reading, Report
from accounted.register.judged import Corrected, Judged, Moved, Orphaned, Past, Recorded, Rejected
from accounted.register.one_report import OneReport, apply, settle
from accounted.register.present import present_of
from accounted.register.quoting import stand

GROUPS = {"same": "same", "not_same": "same", "merge": "merge", "split": "merge"}
"""Kinds of which the later undoes the earlier on the same targets."""


def judge(
    decided: Iterable[Recorded],
    *,
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    successor: Mapping[str, str],
    out_of_view: frozenset[str],
    past: Past,
) -> Judged:
    """Apply the decisions, oldest first, to the current readings.

    ``successor``: by superseded report, the current one in its place. ``out_of_view``: reports that the view's clock
    leaves out; decisions on them wait and are not orphaned.
    """
    work: dict[str, OneReport] = {}
    orphaned: list[Orphaned] = []
    moved: list[Moved] = []
    groups: dict[tuple[str, tuple[str, ...]], Recorded] = {}
    marks: dict[tuple[str, tuple[str, ...]], Recorded] = {}
    casualties: list[Recorded] = []
    opened: list[Recorded] = []
    whole: dict[str, list[Recorded]] = {"summary": [], "sign": []}
    closing: dict[str, Recorded] = {}
    relations: list[Recorded] = []
    triaged: list[Recorded] = []
    translated: dict[tuple[str, int, int], Recorded] = {}
    searches: dict[int, Recorded] = {}
    texts: dict[str, str] = {}
    notes: dict[int, Recorded] = {}

    def anchored(quote: Quote, by: Recorded) -> Quote | str:
        """The quote where its words stand now, or the reason why it stands nowhere."""
        report = quote.report if quote.report in reports else successor.get(quote.report)
        if report is None:
            return "its report is erased or superseded, and nothing has its place"
        if report not in texts:
            texts[report] = reports[report].text
        start = stand(quote, texts[report], lambda: past.text(quote.report, by.number, quote.text, quote.start))
        if isinstance(start, str):
            return start
        return msgspec.structs.replace(quote, report=report, start=start, end=start + len(quote.text))

    for by in decided:
        decision = by.decision
        if decision.kind in GROUPS:
            on = (GROUPS[decision.kind], tuple(sorted({*decision.targets, *decision.apart})))
            if decision.value == "withdrawn":
                groups.pop(on, None)
            else:
                groups[on] = by
            continue
        if decision.kind in ("relation", "no_relation"):
            relations.append(by)
            continue
        if decision.kind in ("grade", "interest"):
            of = (decision.kind, tuple(sorted(decision.targets)))
            if decision.value == "withdrawn":
                marks.pop(of, None)
            else:
                marks[of] = by
            continue
        if decision.kind == "casualty":
            casualties.append(by)  # every state stays: a person's history is what a toll's floor is worked out from
            continue
        if decision.kind == "open":
            opened.append(by)
            continue
        if decision.kind in whole:
            whole[decision.kind].append(by)  # the earlier ones stay: who signed what, and who wrote which sentence
            continue
        if decision.kind == "close_problem":
            for target in decision.targets:
                if decision.value in ("open", "reopen"):
                    closing.pop(target, None)
                else:
                    closing[target] = by
            continue
        if decision.kind == "search":
            if decision.value == "withdrawn":
                searches.pop(int(decision.targets[0].removeprefix("entry-")), None)
            else:
                searches[by.number] = by
            continue
        if decision.kind == "triage":
            here = [t if t in reports else successor.get(t, t) for t in decision.targets if t.startswith("report-")]
            if here[0] in reports:
                rest = [t for t in decision.targets if not t.startswith("report-")]
                triaged.append(
                    msgspec.structs.replace(by, decision=msgspec.structs.replace(decision, targets=(*here, *rest)))
                )
            elif decision.targets[0] not in out_of_view:
                orphaned.append(Orphaned(by=by, reason="its report is erased or superseded, and nothing has its place"))
            continue
        quote = decision.quote
        if decision.kind == "note" and decision.value == "withdrawn":
            for target in decision.targets:
                notes.pop(int(target[6:]) if target.startswith("entry-") else 0, None)
            continue
        if decision.kind == "note" and quote is None:
            hung = tuple(t if t in reports else successor.get(t, t) for t in decision.targets)
            notes[by.number] = msgspec.structs.replace(by, decision=msgspec.structs.replace(decision, targets=hung))
            continue
        if quote is None:
            orphaned.append(Orphaned(by=by, reason="it quotes nothing"))
            continue
        now = anchored(quote, by)
        if isinstance(now, str) and quote.report in out_of_view:
            continue
        if isinstance(now, str):
            orphaned.append(Orphaned(by=by, reason=now))
            continue
        if (now.report, now.start) != (quote.report, quote.start):
            moved.append(Moved(by=by, now=now))
        if decision.kind == "translation":
            where = (now.report, now.start, now.end)
            if decision.value == "withdrawn":
                translated.pop(where, None)
            else:
                told = msgspec.structs.replace(decision, quote=now)
                translated[where] = msgspec.structs.replace(by, decision=told)
            continue
        if decision.kind == "note":
            notes[by.number] = msgspec.structs.replace(by, decision=msgspec.structs.replace(decision, quote=now))
            continue
        if now.report not in work:
            work[now.report] = OneReport(readings.get(now.report))
        reason = apply(work[now.report], by, now, anchored, past)
        if reason is not None:
            orphaned.append(Orphaned(by=by, reason=reason))

    named = present_of([n for n in notes.values() if n.decision.targets], work, readings, successor, past, orphaned)
    noted = sorted([*named, *(n for n in notes.values() if not n.decision.targets)], key=lambda by: by.number)
    result = Judged(
        by_report={},
        links=(),
        marks=tuple(sorted(marks.values(), key=lambda by: by.number)),
        casualties=(),
        opened=(),
        summaries=(),
        signed=(),
        rejected=(),
        corrected=(),
        set_aside={},
        confirmed={},
        orphaned=(),
        moved=tuple(moved),
        closing=closing,
        used=frozenset(),
        triage={},
        translations=(),
        searches=(),
        notes=tuple(noted),
    )
    rejected: list[Rejected] = []
    corrected: list[Corrected] = []
    used: set[str] = set()
    for report, one in work.items():
        result.by_report[report] = settle(one, rejected, corrected, result.set_aside, result.confirmed, used)
    links = present_of(
        sorted([*groups.values(), *relations], key=lambda by: by.number), work, readings, successor, past, orphaned
    )
    triage: dict[str, Recorded] = {}
    joining = present_of(triaged, work, readings, successor, past, orphaned)
    # The report stands first among what it is kept apart from too, so that none of them is left out.
    parting = present_of([_of_apart(by) for by in triaged], work, readings, successor, past, orphaned)
    for by, other in zip(joining, parting, strict=True):
        report, *apart = other.decision.targets
        if by.decision.value == "withdrawn":
            triage.pop(report, None)
        else:
            decision = msgspec.structs.replace(by.decision, apart=tuple(apart))
            triage[report] = msgspec.structs.replace(by, decision=decision)
    people = present_of(casualties, work, readings, successor, past, orphaned)
    return msgspec.structs.replace(
        result,
        links=tuple(links),
        casualties=tuple(people),
        opened=tuple(present_of(opened, work, readings, successor, past, orphaned)),
        summaries=tuple(present_of(whole["summary"], work, readings, successor, past, orphaned)),
        signed=tuple(present_of(whole["sign"], work, readings, successor, past, orphaned)),
        rejected=tuple(rejected),
        corrected=tuple(corrected),
        orphaned=tuple(sorted(orphaned, key=lambda lost: lost.by.number)),
        used=frozenset(used),
        triage=triage,
        translations=tuple(by for _, by in sorted(translated.items())),
        searches=tuple(searches.values()),
    )


def _of_apart(by: Recorded) -> Recorded:
    decision = msgspec.structs.replace(by.decision, targets=(by.decision.targets[0], *by.decision.apart))
    return msgspec.structs.replace(by, decision=decision)
