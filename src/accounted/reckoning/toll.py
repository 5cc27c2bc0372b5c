"""From an incident's claims to a toll with its reasons, under one method.

Pure arithmetic on counts and origins: no text is read here, and nothing is guessed. Every claim that speaks of the
outcome stands in the reasons exactly once; further lines without a claim tell how the figures were drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from accounted.model import CircumstanceClaim, Incident, Outcome, Reason, Toll
from accounted.reckoning.accounts import Account, Relation, fewest, joined
from accounted.reckoning.case import Case, Working
from accounted.reckoning.draw import Voice
from accounted.reckoning.groups import Policy, asked_group
from accounted.reckoning.intervals import Interval, Unvalued
from accounted.reckoning.lifting import drawn_from, held
from accounted.reckoning.method_rules import MethodRules
from accounted.reckoning.parts import Floor, Said, what_is_said
from accounted.reckoning.persons import Casualty, ever_of, named_floor
from accounted.reckoning.recording import event_rules, sources_asked_for
from accounted.reckoning.sides import Parties, blamed
from accounted.reckoning.sifting import reason, relevant_outcomes, sift
from accounted.reckoning.unsaid import distinct, vague_note, why_nothing
from accounted.reckoning.unset import settings_tried

__all__ = ["reckon"]


def reckon(
    incident: Incident,
    accounts: Sequence[Account],
    circumstances: Sequence[CircumstanceClaim],
    outcome: Outcome,
    group: str,
    method: MethodRules,
    relation: Relation,
    casualties: Sequence[Casualty] = (),
) -> Toll:
    """What ``method`` makes of the incident's claims for ``outcome`` and ``group``.

    ``casualties``: those whom people accepted by name in this incident, whatever became of them; their origins have
    accounts, if without claims.

    ``group`` is a name of :func:`groups.known_groups`; empty for the method's own headline group. ``accounts`` may come
    in any order. ``relation`` tells how two origins, by id, stand to one another. Raises ``BadInput`` for an unknown
    group.
    """
    asked = asked_group(group or method.group.counts.value)
    merged = joined(accounts, relation)
    case = Case(
        accounts=tuple(merged),
        parties=Parties.of(
            blamed(circumstances),
            incident.place.country,
            (s.claim.speaker for account in merged for s in account.claims),
        ),
        casualties=tuple(_with_origins(casualties, merged, relation)),
        outcome=outcome,
        asked=asked,
        method=method,
        relation=relation,
    )
    working = _answer(case)
    names = method.outcomes[outcome].fields if outcome in method.outcomes else ()
    figures = dict(zip(names, working.figures, strict=False)) if working.answer == "figures" else {}
    order = {s.id: (i, j) for i, account in enumerate(merged) for j, s in enumerate(account.claims)}
    lines = sorted(
        working.reasons,
        key=lambda r: (_ORDER.index(r.use), order.get(r.claim or "", (-1, 0)), r.rule, r.sentence),
    )
    behind = working.behind if working.answer == "figures" else ()
    return Toll(
        incident=incident.id,
        outcome=outcome,
        group=asked.name,
        method=method.name,
        version=method.version,
        conformity=method.conformity,
        answer=working.answer,
        fields=figures,
        open_high=working.open_high,
        question=working.question,
        setting=working.setting,
        reasons=tuple(lines),
        origins_known=fewest(behind, relation),
        origins_all=len(set(behind)),
    )


_ORDER = ("used", "floor", "response", "replaced", "set_aside", "note")


def _with_origins(casualties: Sequence[Casualty], merged: Sequence[Account], relation: Relation) -> Iterator[Casualty]:
    """The casualties with their origins' ids as they are after the same ones were joined."""
    ids = [account.origin.id for account in merged]
    for one in casualties:
        now = {next((m for m in ids if m == o or relation(m, o) == "same"), o) for o in one.origins}
        yield structs.replace(one, origins=tuple(sorted(now)))


def _answer(case: Case) -> Working:
    relevant = relevant_outcomes(case.outcome)
    claimed = any(s.claim.outcome in relevant for account in case.accounts for s in account.claims)
    if not claimed and not ever_of(case.casualties, case.outcome):
        return Working(answer="no_claim")
    refused = _not_recorded(case)
    if refused is not None:
        return refused
    return event_rules(case, settings_tried(case, _work))


# --------------------------------------------------------------------------- what the method does not answer


def _not_recorded(case: Case) -> Working | None:
    """The answer where the method records no such outcome, or gives no figures of such a group."""
    accounts, outcome, asked, method = case.accounts, case.outcome, case.asked, case.method
    own, parts = method.group.counts, method.group.parts.value
    if outcome not in method.outcomes:
        known = ", ".join(name.replace("_", " ") for name in method.outcomes)
        plain = outcome.replace("_", " ")
        question = f"{method.name} records {known} and not {plain}: ask it for one of these, or another method"
        return _all_aside(accounts, outcome, "outcome_not_recorded", question, f"outcomes.{outcome}")
    whole = asked.name == own.value
    if not whole and (asked.name == "all persons" or not {"any", asked.name} & set(parts)):
        also = f" and {', '.join(parts)}" if parts and "any" not in parts else ""
        has = f"{method.name} gives figures of {own.value}{also} ({own.document})"
        question = f"{has}, not of {asked.name}: ask it for {own.value}"
        setting = "group.counts" if asked.name == "all persons" else "group.parts"
        return _all_aside(accounts, outcome, "group_not_recorded", question, setting)
    return None


def _all_aside(accounts: Sequence[Account], outcome: Outcome, rule: str, question: str, setting: str) -> Working:
    relevant, seen, lines = relevant_outcomes(outcome), set[str](), list[Reason]()
    for account in accounts:
        for s in account.claims:
            if s.claim.outcome in relevant and s.id not in seen:
                seen.add(s.id)
                lines.append(reason(s, account, "set_aside", rule, question.partition(":")[0]))
    return Working(answer="cannot_say", question=question, setting=setting, reasons=tuple(lines))


# --------------------------------------------------------------------------- the arithmetic


def _work(case: Case, policy: Policy) -> Working:
    """One run of the arithmetic under settled rules on who is a civilian."""
    accounts, outcome, method = case.accounts, case.outcome, case.method
    sifted = sift(accounts, case.parties, outcome, case.asked, method, policy)
    reasons = list(sifted.reasons)
    said: list[Said] = []
    for account in accounts:
        mine = [p for p in sifted.placed if p.valued.origin == account.origin.id]
        if mine:
            said.append(what_is_said(account, mine, outcome, method))
    said = _outlets_apart(said, method, reasons)
    for one in said:
        reasons += one.reasons
    voices = [one.voice for one in said if one.voice is not None]
    # A part that its own origin's total already holds says nothing beyond that total: were it let to lift the others'
    # low figure, one account's breakdown would outweigh the totals that disagree with it.
    floors = [floor for one in said for floor in one.floors if not held(floor, one)]
    floors += _named(case, policy, reasons)
    if method.figures.floors_beside and voices:
        floors = []
    missing = list(sifted.unvalued)
    voices += _unclear_outcomes(said, bool(voices or floors), outcome, method, reasons, missing)
    reasons += [vague_note(u) for u in distinct(missing)]
    behind = tuple(sorted({v.origin for v in voices} | {o for f in floors for o in f.origins}))
    if not behind:
        answer, question, setting = why_nothing(reasons, missing, sifted.unsplit, outcome, case.asked, method)
        return Working(answer=answer, question=question, setting=setting, reasons=tuple(reasons), asks=sifted.asks)
    refused = sources_asked_for(case, behind, reasons)
    if refused is not None:
        return Working(
            answer=refused[0], question=refused[1], setting=refused[2], reasons=tuple(reasons), asks=sifted.asks
        )
    drawn = drawn_from(voices, floors, method, case.relation)
    if drawn is None:
        question = "Does a second independent source publish the lowest figure, and one the highest?"
        line = Reason(
            use="note", rule="provisional", sentence="Provisional: no figure is published by two independent origins."
        )
        return Working(
            answer="cannot_say",
            question=question,
            setting="sources.reading",
            reasons=(*reasons, line),
            asks=sifted.asks,
        )
    lows = [v.interval.low for v in voices if v.interval.low is not None]
    lifting = {o for f in floors if not lows or f.number > min(lows) for o in f.origins}
    behind = tuple(sorted({v.origin for v in voices} | lifting))
    notes = [Reason(use="note", rule=rule, sentence=f"{text[:1].upper()}{text[1:]}.") for rule, text in drawn.notes]
    return Working(
        answer="figures",
        figures=drawn.figures,
        open_high=drawn.open_high,
        question=drawn.question,
        setting=drawn.setting,
        reasons=(*reasons, *notes),
        behind=behind,
        asks=sifted.asks,
    )


def _named(case: Case, policy: Policy, reasons: list[Reason]) -> list[Floor]:
    """The floor that casualties accepted by name make; its reasons give no names."""
    counted, told = named_floor(case.casualties, case.outcome, case.asked, policy)
    reasons += told
    if not counted:
        return []
    floor = Floor(
        number=len(counted),
        origin="",
        label="The list of casualties accepted by name",
        claims=tuple(sorted({c for one in counted for c in one.claims})),
        sentence=f"a floor of {len(counted)}",
        named_by=tuple(sorted({o for one in counted for o in one.origins})),
    )
    return [floor]


def _outlets_apart(said: list[Said], method: MethodRules, reasons: list[Reason]) -> list[Said]:
    """Set aside what outlets say in their own voice, where the method lets it count only alone, or never."""
    rule = method.sources.outlet_voice
    others = any(not s.account.origin.outlet_voice and (s.voice is not None) for s in said)
    if rule.value == "counts" or (rule.value == "only_alone" and not others):
        return said
    kept: list[Said] = []
    for one in said:
        if not one.account.origin.outlet_voice:
            kept.append(one)
            continue
        why = (
            "an outlet's own voice counts only where no other origin gives a total"
            if rule.value == "only_alone"
            else (f"{method.name} does not take an outlet's own voice")
        )
        by_id = {s.id: s for s in one.account.claims}
        mine = {r.claim for r in one.reasons if r.claim is not None} | {p.valued.statement.id for p in one.unclear}
        replaced = {r.claim: r for r in one.reasons if r.use == "replaced"}
        for name in sorted(c for c in mine if c is not None):
            line = replaced.get(name)
            reasons.append(line or reason(by_id[name], one.account, "set_aside", "outlet_voice", why))
    return kept


def _unclear_outcomes(
    said: list[Said],
    others: bool,
    outcome: Outcome,
    method: MethodRules,
    reasons: list[Reason],
    missing: list[Unvalued],
) -> list[Voice]:
    """Counts of killed or injured that do not say which: 0 to n of either at most, used only where nothing else is."""
    voices: list[Voice] = []
    rule = method.persons.killed_or_injured
    plain = outcome.replace("_", " ")
    for one in said:
        for p in one.unclear:
            statement, high = p.valued.statement, p.valued.interval.high
            most = "an open number" if high is None else str(high)
            if others:
                why = f"does not say which: from none to {most} of them {plain}; claims that say it are used instead"
                reasons.append(reason(statement, one.account, "note", "killed_or_injured", why))
            elif rule is None:
                gap = Unvalued(
                    rule="killed_or_injured_unvalued",
                    setting="persons.killed_or_injured",
                    sentence=f"{method.name} has no rule for counts that do not say killed or injured",
                )
                missing.append(gap)
                reasons.append(reason(statement, one.account, "set_aside", gap.rule, gap.sentence))
            elif high is None:
                why = f"does not say which, and is open above: nothing follows for {plain}"
                reasons.append(reason(statement, one.account, "set_aside", "killed_or_injured", why))
            else:
                low = rule.low if isinstance(rule.low, int) else None
                why = f"does not say which: at most {most} of them {plain} ({rule.document}, {rule.sureness})"
                reasons.append(reason(statement, one.account, "used", "killed_or_injured", why))
                voices.append(
                    Voice(
                        origin=one.account.origin.id,
                        label=one.account.origin.label,
                        interval=Interval(low=low, high=high, rule="killed_or_injured"),
                        statements=(p.valued,),
                    )
                )
    return voices
