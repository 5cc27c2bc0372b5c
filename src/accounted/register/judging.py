"""Applying people's decisions to what engines read.

What a person decided is tied to a report, a span and the words there. It holds for whatever a newer engine makes of
those words, and in a newer text: where the words have moved they are looked for again, and a decision that finds
nothing to hang on is listed with the reason, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

import msgspec

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Decision, Quote, Reading, Report, Sentence, Value

__all__ = ["Corrected", "Judged", "Judgement", "Moved", "Orphaned", "Past", "Recorded", "Rejected", "judge", "stand"]

GROUPS = {"same": "same", "not_same": "same", "merge": "merge", "split": "merge"}
"""Kinds of which the later undoes the earlier on the same targets."""


class Recorded(Value, frozen=True, kw_only=True):
    """A decision with who, when, and its entry's number."""

    number: int
    time: str
    author: str
    decision: Decision


class Rejected(Value, frozen=True, kw_only=True):
    """A claim that a person says was read wrong."""

    claim: Claim
    by: Recorded


class Corrected(Value, frozen=True, kw_only=True):
    """A claim as the engine read it (None where it read none), and as a person says that it should read."""

    claim: Claim | None
    correction: Claim
    by: Recorded


class Orphaned(Value, frozen=True, kw_only=True):
    """A decision that hangs on nothing now, and why."""

    by: Recorded
    reason: str


class Moved(Value, frozen=True, kw_only=True):
    """A decision whose words stand elsewhere now."""

    by: Recorded
    now: Quote


class Judgement(Value, frozen=True, kw_only=True):
    """The claims of one report that anybody has judged, with the judgements applied. ``as_read``: they are as the engine
    read them."""

    claims: tuple[Claim, ...]
    as_read: bool = False


class Judged(Value, frozen=True, kw_only=True):
    """What all decisions together come to."""

    by_report: dict[str, Judgement]
    links: tuple[Recorded, ...]
    marks: tuple[Recorded, ...]
    casualties: tuple[Recorded, ...]
    opened: tuple[Recorded, ...]
    summaries: tuple[Recorded, ...]
    signed: tuple[Recorded, ...]
    rejected: tuple[Rejected, ...]
    corrected: tuple[Corrected, ...]
    set_aside: dict[str, Recorded]
    confirmed: dict[str, Recorded]
    orphaned: tuple[Orphaned, ...]
    moved: tuple[Moved, ...]
    closing: dict[str, Recorded]
    used: frozenset[str]
    """Claims of which a person said that they may bear on a toll."""
    triage: dict[str, Recorded]
    """By current report, where a person said that it goes."""
    translations: tuple[Recorded, ...]
    searches: tuple[Recorded, ...]
    notes: tuple[Recorded, ...]


class Past(Protocol):
    """What the register held before: see ``views``."""

    def claim(self, claim: str, report: str | None) -> Claim | None: ...

    def text(self, report: str, before: int, words: str, start: int) -> str | None: ...


Anchoring = Callable[[Quote, Recorded], Quote | str]
"""A quote where its words stand now, or the reason why they stand nowhere."""


class _OneReport:
    """The judgements of one report while they are being gathered; the latest on each claim wins."""

    def __init__(self, reading: Reading | None) -> None:
        self.machine: dict[str, Claim] = {} if reading is None else {claim.id: claim for claim in reading.claims}
        self.people: dict[str, tuple[Claim, Recorded]] = {}
        """Claims that a person gave: corrections, and claims that no engine reads now."""
        self.added: dict[str, None] = {}
        """Those of them that stand in no engine's claim's place."""
        self.reading: dict[str, tuple[Recorded, Claim | None]] = {}
        self.use: dict[str, Recorded] = {}

    def claim(self, key: str) -> Claim | None:
        if key in self.machine:
            return self.machine[key]
        return self.people[key][0] if key in self.people else None

    def at(self, quote: Quote) -> list[str]:
        """Claims at a quote: with that very span; else with a span that holds it or lies in it."""
        here = {**self.machine, **{key: self.people[key][0] for key in self.added}}
        exact = [key for key, claim in here.items() if (claim.quote.start, claim.quote.end) == (quote.start, quote.end)]
        if exact:
            return exact
        return [key for key, claim in here.items() if _nested(claim.quote, quote)]


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
    work: dict[str, _OneReport] = {}
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
            work[now.report] = _OneReport(readings.get(now.report))
        reason = _apply(work[now.report], by, now, anchored, past)
        if reason is not None:
            orphaned.append(Orphaned(by=by, reason=reason))

    named = _present([n for n in notes.values() if n.decision.targets], work, readings, successor, past, orphaned)
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
        result.by_report[report] = _settle(one, rejected, corrected, result.set_aside, result.confirmed, used)
    links = _present(
        sorted([*groups.values(), *relations], key=lambda by: by.number), work, readings, successor, past, orphaned
    )
    triage: dict[str, Recorded] = {}
    joining = _present(triaged, work, readings, successor, past, orphaned)
    # The report stands first among what it is kept apart from too, so that none of them is left out.
    parting = _present([_of_apart(by) for by in triaged], work, readings, successor, past, orphaned)
    for by, other in zip(joining, parting, strict=True):
        report, *apart = other.decision.targets
        if by.decision.value == "withdrawn":
            triage.pop(report, None)
        else:
            decision = msgspec.structs.replace(by.decision, apart=tuple(apart))
            triage[report] = msgspec.structs.replace(by, decision=decision)
    people = _present(casualties, work, readings, successor, past, orphaned)
    return msgspec.structs.replace(
        result,
        links=tuple(links),
        casualties=tuple(people),
        opened=tuple(_present(opened, work, readings, successor, past, orphaned)),
        summaries=tuple(_present(whole["summary"], work, readings, successor, past, orphaned)),
        signed=tuple(_present(whole["sign"], work, readings, successor, past, orphaned)),
        rejected=tuple(rejected),
        corrected=tuple(corrected),
        orphaned=tuple(sorted(orphaned, key=lambda lost: lost.by.number)),
        used=frozenset(used),
        triage=triage,
        translations=tuple(by for _, by in sorted(translated.items())),
        searches=tuple(searches.values()),
    )


def stand(quote: Quote, text: str, old: Callable[[], str | None]) -> int | str:
    """Where a quote's words stand in ``text``: where they did; else the same one of as many occurrences as the old text
    had; else the one occurrence nearest to the old offset. The reason, where that leaves none or a choice.

    ``old`` gives the text in which they stood, or None; it is asked only where the words are not unique.
    """
    words = quote.text
    if not words:
        return "it quotes no words"
    if text[quote.start : quote.start + len(words)] == words and _same_text(text, quote, old):
        return quote.start
    places = _occurrences(text, words)
    if not places:
        return "its words stand nowhere in the present text"
    if len(places) == 1:
        return places[0]
    before = old()
    if isinstance(before, str):
        places_before = _occurrences(before, words)
        if len(places_before) == len(places) and quote.start in places_before:
            return places[places_before.index(quote.start)]
    distances = sorted((abs(place - quote.start), place) for place in places)
    if distances[0][0] == distances[1][0]:
        return "its words stand at two places of the present text, equally near"
    return distances[0][1]


def _same_text(text: str, quote: Quote, old: Callable[[], str | None]) -> bool:
    """Whether words at the very offset are surely the ones meant: there are no others, or the text is the old one."""
    if text.find(quote.text) == text.rfind(quote.text):
        return True
    before = old()
    return not isinstance(before, str) or before == text or len(_occurrences(before, quote.text)) != len(
        _occurrences(text, quote.text)
    )  # fmt: skip


def _occurrences(text: str, words: str) -> list[int]:
    places = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def _nested(one: Quote, other: Quote) -> bool:
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two readings of overlapping words come to the same, for a decision on one to hold for the other."""
    if isinstance(one, CasualtyClaim) and isinstance(other, CasualtyClaim):
        return (one.outcome, one.count.low, one.count.high) == (other.outcome, other.count.low, other.count.high)
    if isinstance(one, CircumstanceClaim) and isinstance(other, CircumstanceClaim):
        return (one.aspect, one.value) == (other.aspect, other.value)
    return False


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _targets(one: _OneReport, by: Recorded, now: Quote, past: Past) -> tuple[list[str], Claim | None]:
    """The claims that a decision is of, as they are read now; and the claim as it stood, where none is it now."""
    named = by.decision.claim
    if named is None:
        return one.at(now), None
    if one.claim(named) is not None:
        return [named], None
    assert by.decision.quote is not None
    stood = past.claim(named, by.decision.quote.report)
    if stood is None:
        there = [key for key in one.at(now) if (one.machine.get(key) or one.people[key][0]).quote == now]
        return (there if len(there) == 1 else []), None
    known = {**one.machine, **{key: claim for key, (claim, _) in one.people.items()}}
    same = [key for key, claim in known.items() if _overlap(claim.quote, now) and _says_the_same(stood, claim)]
    return same, msgspec.structs.replace(stood, quote=now) if stood.quote.text == now.text else None


def _apply(one: _OneReport, by: Recorded, now: Quote, anchored: Anchoring, past: Past) -> str | None:
    """Note one judgement; the reason, where there is nothing for it to hold for."""
    decision = by.decision
    if decision.value == "added":
        return _add(one, by, anchored)
    targets, stood = _targets(one, by, now, past)
    if decision.value == "withdrawn":
        return _withdraw(one, decision.kind, targets)
    if decision.kind == "use":
        for key in targets:
            one.use[key] = by
        return None if targets else "no engine reads its claim there now"
    if decision.value == "corrected":
        given = decision.correction
        assert given is not None
        quote = anchored(given.quote, by)
        if isinstance(quote, str):
            return f"its correction: {quote}"
        correction = msgspec.structs.replace(given, quote=quote)
        one.people[correction.id] = (correction, by)
        if not targets:
            one.added[correction.id] = None
            one.reading.pop(correction.id, None)
        for key in targets:
            one.reading[key] = (by, correction)
        return None
    if not targets and decision.value == "right" and stood is not None:
        # A person read it and said that it is right: a newer engine that misses it does not outrank them.
        one.people[stood.id] = (stood, by)
        one.added[stood.id] = None
        targets = [stood.id]
    for key in targets:
        one.reading[key] = (by, None)
    return None if targets else "no engine reads its claim there now"


def _add(one: _OneReport, by: Recorded, anchored: Anchoring) -> str | None:
    """A claim that a person read and no engine did: it stands beside what is there and takes nothing's place."""
    given = by.decision.correction
    assert given is not None
    quote = anchored(given.quote, by)
    if isinstance(quote, str):
        return f"its claim: {quote}"
    claim = msgspec.structs.replace(given, quote=quote)
    one.people[claim.id] = (claim, by)
    one.added[claim.id] = None
    one.reading.pop(claim.id, None)
    return None


def _withdraw(one: _OneReport, kind: str, targets: list[str]) -> str | None:
    """Take back every judgement of a kind: the claim is as the engine read it and as nobody judged it."""
    for key in targets:
        if kind == "use":
            one.use.pop(key, None)
        else:
            one.reading.pop(key, None)
            one.added.pop(key, None)
    return None if targets else "no engine reads its claim there now"


def _settle(
    one: _OneReport,
    rejected: list[Rejected],
    corrected: list[Corrected],
    set_aside: dict[str, Recorded],
    confirmed: dict[str, Recorded],
    used: set[str],
) -> Judgement:
    """The claims of a report as they stand after all judgements."""
    claims: dict[str, Claim] = {}
    for key in [*one.machine, *(added for added in one.added if added not in one.machine)]:
        claim = one.machine[key] if key in one.machine else one.people[key][0]
        use = one.use.get(key)
        judged = one.reading.get(key)
        passed = {key}
        while judged is not None:
            by, correction = judged
            if correction is None:
                break
            corrected.append(Corrected(claim=claim, correction=correction, by=by))
            claim, use = correction, one.use.get(correction.id, use)
            if correction.id in passed:
                judged = None
                break
            passed.add(correction.id)
            judged = one.reading.get(correction.id)
        if judged is not None and judged[0].decision.value == "wrong":
            rejected.append(Rejected(claim=claim, by=judged[0]))
            continue
        claims[claim.id] = claim
        if judged is not None:
            confirmed[claim.id] = judged[0]
        if use is not None and use.decision.value == "set_aside":
            set_aside[claim.id] = use
        elif use is not None:
            used.add(claim.id)
    for key in one.added:
        if key in claims:
            given, giver = one.people[key]
            if giver.decision.value in ("corrected", "added"):
                corrected.append(Corrected(claim=None, correction=given, by=giver))
    after = tuple(claims.values())
    return Judgement(claims=after, as_read=after == tuple(one.machine.values()))


def _present(
    links: list[Recorded],
    work: Mapping[str, _OneReport],
    readings: Mapping[str, Reading],
    successor: Mapping[str, str],
    past: Past,
    orphaned: list[Orphaned],
) -> list[Recorded]:
    """Decisions on claims with the ids that these have now; what finds none of its claims is orphaned."""
    wanted = {target for by in links for target in _named(by.decision) if target.startswith("claim-")}
    if not wanted:
        return links
    present = {claim.id for reading in _values(readings) for claim in reading.claims if claim.id in wanted}
    present |= {key for one in work.values() for key in one.people if key in wanted}
    found: list[Recorded] = []
    for by in links:
        named = _named(by.decision)
        here: dict[str, list[str]] = {}
        for target in named:
            if target in present or not target.startswith("claim-"):
                here[target] = [target]
                continue
            stood = past.claim(target, None)
            here[target] = [] if stood is None else _claims_now(stood, readings, successor)
        lost = sum(not here[target] for target in named)
        if lost:
            reason = f"{lost} of its {len(named)} claims are read no more"
            orphaned.append(Orphaned(by=by, reason=reason))
        targets = dict.fromkeys(now for target in by.decision.targets for now in here[target])
        if targets:
            first = {target: some[0] for target, some in here.items() if some}
            sentences = tuple(_sentence_now(s, first) for s in by.decision.sentences)
            decision = msgspec.structs.replace(by.decision, targets=tuple(targets), sentences=sentences)
            if by.decision.kind == "split" and by.decision.apart:
                apart = dict.fromkeys(now for target in by.decision.apart for now in here[target])
                if not apart:
                    continue  # nothing is left that they were parted from: no word on how they stand to each other
                decision = msgspec.structs.replace(decision, apart=tuple(apart))
            found.append(msgspec.structs.replace(by, decision=decision))
    return found


def _named(decision: Decision) -> tuple[str, ...]:
    """What a decision names: of a split also the claims that its targets leave. (Of triage those are looked up apart.)"""
    return (*decision.targets, *decision.apart) if decision.kind == "split" else decision.targets


def _sentence_now(sentence: Sentence, now: Mapping[str, str]) -> Sentence:
    """A sentence of a summary with the ids that its claims have now; one that is read no more keeps the id it had."""
    return msgspec.structs.replace(
        sentence,
        claims=tuple(dict.fromkeys(now.get(c, c) for c in sentence.claims)),
        stood=tuple(msgspec.structs.replace(s, of=now.get(s.of, s.of)) for s in sentence.stood),
    )


def _claims_now(stood: Claim, readings: Mapping[str, Reading], successor: Mapping[str, str]) -> list[str]:
    """What an earlier reading's claim is in the present readings: by its span, or in a newer text by its words."""
    quote = stood.quote
    report = successor.get(quote.report, quote.report)
    reading = readings.get(report)
    if reading is None:
        return []
    alike = [claim for claim in reading.claims if _says_the_same(stood, claim)]
    here = [claim.id for claim in alike if report == quote.report and _overlap(claim.quote, quote)]
    return here or [claim.id for claim in alike if claim.quote.text == quote.text]


def _of_apart(by: Recorded) -> Recorded:
    decision = msgspec.structs.replace(by.decision, targets=(by.decision.targets[0], *by.decision.apart))
    return msgspec.structs.replace(by, decision=decision)


def _values(readings: Mapping[str, Reading]) -> Iterable[Reading]:
    stream = getattr(readings, "stream", None)
    return (reading for _, reading in stream()) if stream is not None else readings.values()
