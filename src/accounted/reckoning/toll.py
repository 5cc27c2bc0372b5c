"""From an incident's claims to a toll with its reasons, under one method.

Pure arithmetic on counts and origins: no text is read here, and nothing is guessed. Every claim that speaks of the
outcome stands in the reasons exactly once; further lines without a claim tell how the figures were drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

from accounted.model import CircumstanceClaim, Count, Incident, Outcome, Reason, Toll, Value
from accounted.reckoning import draw
from accounted.reckoning.accounts import Account, Relation, fewest, joined
from accounted.reckoning.draw import Drawn, Voice
from accounted.reckoning.groups import Asked, Policy, asked_group, policy_of
from accounted.reckoning.intervals import Interval, Unvalued
from accounted.reckoning.methods import MethodRules
from accounted.reckoning.parts import Floor, Said, what_is_said
from accounted.reckoning.sides import blamed, names_state_force
from accounted.reckoning.sifting import reason, relevant_outcomes, sift

__all__ = ["reckon"]

Answer = Literal["figures", "not_an_event", "cannot_say", "no_claim"]


class Working(Value, frozen=True, kw_only=True):
    """One run of the arithmetic under settled rules on who is a civilian."""

    answer: Answer
    figures: tuple[int | None, ...] = ()
    open_high: bool = False
    question: str | None = None
    setting: str | None = None
    reasons: tuple[Reason, ...] = ()
    behind: tuple[str, ...] = ()
    """Origins that the figures rest on."""
    asks: tuple[str, ...] = ()

    def same_answer(self, other: Working) -> bool:
        """Whether the two say the same."""
        return (self.answer, self.figures, self.open_high) == (other.answer, other.figures, other.open_high)


def reckon(
    incident: Incident,
    accounts: Sequence[Account],
    circumstances: Sequence[CircumstanceClaim],
    outcome: Outcome,
    group: str,
    method: MethodRules,
    relation: Relation,
) -> Toll:
    """What ``method`` makes of the incident's claims for ``outcome`` and ``group``.

    ``group`` is a name of :func:`groups.known_groups`; empty for the method's own headline group. ``accounts`` may come
    in any order. ``relation`` tells how two origins, by id, stand to one another. Raises ``BadInput`` for an unknown
    group.
    """
    asked = asked_group(group or method.group.counts.value)
    merged = joined(accounts, relation)
    parties = blamed(circumstances)
    working = _answer(merged, parties, outcome, asked, method, relation)
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


def _answer(
    accounts: list[Account], parties: list[str], outcome: Outcome, asked: Asked, method: MethodRules, relation: Relation
) -> Working:
    relevant = relevant_outcomes(outcome)
    if not any(s.claim.outcome in relevant for account in accounts for s in account.claims):
        return Working(answer="no_claim")
    refused = _not_recorded(accounts, outcome, asked, method)
    if refused is not None:
        return refused
    working = _settings_tried(accounts, parties, outcome, asked, method, relation)
    return _event_rules(working, parties, outcome, method)


# --------------------------------------------------------------------------- what the method does not answer


def _not_recorded(accounts: list[Account], outcome: Outcome, asked: Asked, method: MethodRules) -> Working | None:
    """The answer where the method records no such outcome, or gives no figures of such a group."""
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


def _all_aside(accounts: list[Account], outcome: Outcome, rule: str, question: str, setting: str) -> Working:
    relevant, seen, lines = relevant_outcomes(outcome), set[str](), list[Reason]()
    for account in accounts:
        for s in account.claims:
            if s.claim.outcome in relevant and s.id not in seen:
                seen.add(s.id)
                lines.append(reason(s, account, "set_aside", rule, question.partition(":")[0]))
    return Working(answer="cannot_say", question=question, setting=setting, reasons=tuple(lines))


# --------------------------------------------------------------------------- settings that nobody has set


def _settings_tried(
    accounts: list[Account], parties: list[str], outcome: Outcome, asked: Asked, method: MethodRules, relation: Relation
) -> Working:
    """Work under the method's settings; where one is unset, under each answer. Ask only where the answer matters."""
    policy: dict[str, str | None] = policy_of(method)
    base = _work(accounts, parties, outcome, asked, method, relation, policy)
    if not base.asks:
        return base
    asks = _all_asks(accounts, parties, outcome, asked, method, relation, policy, base.asks)
    tried: list[tuple[dict[str, str], Working]] = []
    for answers in itertools.product(("inside", "outside"), repeat=len(asks)):
        chosen = dict(zip(asks, answers, strict=True))
        if chosen.get("police") == "outside" and chosen.get("security_forces") == "inside":
            continue  # police are security forces
        tried.append((chosen, _work(accounts, parties, outcome, asked, method, relation, {**policy, **chosen})))
    first = tried[0][1]
    if all(w.same_answer(first) and w.answer == "figures" for _, w in tried):
        names = ", ".join(f"civilians.{name}" for name in asks)
        line = Reason(
            use="note",
            rule="setting_does_not_matter",
            sentence=f"{names}: not set, and the figures are the same either way.",
        )
        return Working(
            answer=first.answer,
            figures=first.figures,
            open_high=first.open_high,
            question=first.question,
            setting=first.setting,
            reasons=(*first.reasons, line),
            behind=first.behind,
        )
    fields = method.outcomes[outcome].fields
    lines = [
        Reason(
            use="note",
            rule="would_be",
            sentence=f"With {', '.join(f'civilians.{k} {v}' for k, v in chosen.items())}: {_in_words(w, fields)}.",
        )
        for chosen, w in tried
    ]
    *most, last = (_PEOPLE[name] for name in asks)
    kinds = f"{', '.join(most)} and {last}" if most else last
    question, setting = f"Do {kinds} count as civilians?", f"civilians.{asks[0]}"
    if first.question is not None and not any(w.answer == "figures" for _, w in tried):
        # No answer to that would give a figure: what else is missing comes first.
        also = f"Open as well: {question} ({', '.join(f'civilians.{name}' for name in asks)})."
        lines.append(Reason(use="note", rule="open_question", sentence=also))
        question, setting = first.question, first.setting or setting
    return Working(answer="cannot_say", question=question, setting=setting, reasons=(*base.reasons, *lines), asks=asks)


_PEOPLE = {
    "police": "police",
    "security_forces": "members of security forces",
    "officials": "officials",
    "guards": "guards and bodyguards",
    "unlabelled": "people whose status nobody states",
    "labelled_by_accused": "people whom only the accused party calls combatants",
}


def _all_asks(
    accounts: list[Account],
    parties: list[str],
    outcome: Outcome,
    asked: Asked,
    method: MethodRules,
    relation: Relation,
    policy: Policy,
    found: tuple[str, ...],
) -> tuple[str, ...]:
    """Every setting that some claim waits for, also those that show only when another one is answered."""
    asks = set(found)
    while True:
        more: set[str] = set()
        for value in ("inside", "outside"):
            trial = {**policy, **dict.fromkeys(asks, value)}
            more |= set(_work(accounts, parties, outcome, asked, method, relation, trial).asks)
        if more <= asks:
            return tuple(sorted(asks, key=list(_PEOPLE).index))
        asks |= more


def _in_words(working: Working, fields: tuple[str, ...]) -> str:
    if working.answer != "figures":
        return working.answer.replace("_", " ")
    figures = ", ".join(
        f"{k} {'not stated' if v is None else v}" for k, v in zip(fields, working.figures, strict=False)
    )
    return figures + (" (open above)" if working.open_high else "")


# --------------------------------------------------------------------------- the arithmetic


def _work(
    accounts: list[Account],
    parties: list[str],
    outcome: Outcome,
    asked: Asked,
    method: MethodRules,
    relation: Relation,
    policy: Policy,
) -> Working:
    sifted = sift(accounts, parties, outcome, asked, method, policy)
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
    floors = [floor for one in said for floor in one.floors if not _held(floor, one)]
    missing = list(sifted.unvalued)
    voices += _unclear_outcomes(said, bool(voices or floors), outcome, method, reasons, missing)
    reasons += [_vague_note(u) for u in _distinct(missing)]
    behind = tuple(sorted({v.origin for v in voices} | {f.origin for f in floors}))
    if not behind:
        answer, question, setting = _why_nothing(reasons, missing, sifted.unsplit, outcome, asked, method)
        return Working(answer=answer, question=question, setting=setting, reasons=tuple(reasons), asks=sifted.asks)
    refused = _sources_asked_for(behind, accounts, method, relation, reasons)
    if refused is not None:
        return Working(
            answer=refused[0], question=refused[1], setting=refused[2], reasons=tuple(reasons), asks=sifted.asks
        )
    drawn = _drawn(voices, floors, method, relation)
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
    lifting = {f.origin for f in floors if not lows or f.number > min(lows)}
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


def _drawn(voices: list[Voice], floors: list[Floor], method: MethodRules, relation: Relation) -> Drawn | None:
    """Figures from totals, lifted by floors; None where a strict reading finds no figure."""
    kind = method.figures.draw.value
    size = len(next(iter(method.outcomes.values())).fields)
    reading = method.sources.reading
    if reading is not None and reading.value == "strict":
        least = method.sources.independent_at_least
        found = draw.twice_published(voices, 2 if least is None else least.value, relation)
        return None if found is None else Drawn(figures=found)
    if not voices:
        return _floors_only(floors, kind, size)
    if kind == "range":
        drawn = draw.range_of(voices)
    elif kind == "lowest":
        drawn = draw.lowest(voices)
    elif kind == "low_best_high":
        drawn = draw.low_best_high(voices)
    else:
        drawn = draw.recent_majority_lowest(voices, relation)
    return _lifted(drawn, floors, kind)


def _held(floor: Floor, one: Said) -> bool:
    """Whether the origin's own total is at least as high as its floor."""
    return one.voice is not None and one.voice.interval.low is not None and floor.number <= one.voice.interval.low


def _top(floors: list[Floor]) -> Floor:
    return max(floors, key=lambda f: (f.number, f.origin, f.claims))


def _floors_only(floors: list[Floor], kind: str, size: int) -> Drawn:
    top = _top(floors)
    figures: tuple[int | None, ...] = (top.number, *(None,) * (size - 1))
    question = "Which source is the most reliable, and what total does it give?" if kind == "low_best_high" else None
    note = f"no origin gives a total: the figure is a floor ({top.sentence}), and what is above it is not stated"
    return Drawn(figures=figures, open_high=True, question=question, notes=(("floor_only", note),))


def _lifted(drawn: Drawn, floors: list[Floor], kind: str) -> Drawn:
    """A floor lifts a lower figure, and the highest figure only where it is itself below the floor; always told."""
    if not floors:
        return drawn
    top = _top(floors)
    low, high = drawn.figures[0], drawn.figures[-1]
    if low is not None and low >= top.number:
        return drawn
    notes = list(drawn.notes)
    told = "not stated" if low is None else str(low)
    notes.append(
        (
            "floor_lifts_low",
            f"{top.label} tells of a part ({top.sentence}): the low figure, {told}, becomes {top.number}",
        )
    )
    if len(drawn.figures) == 1:
        figures: tuple[int | None, ...] = (top.number,)
    else:
        lifted = high
        if high is not None and high < top.number and drawn.open_high:
            lifted = None
        elif high is not None and high < top.number:
            lifted = top.number
            notes.append(
                (
                    "floor_above_total",
                    f"a part, or a count that does not say what it covers ({top.number}), is more than the highest "
                    f"total ({high}): a total has risen or accounts contradict one another, and a person should look",
                )
            )
        middle = drawn.figures[1:-1]
        figures = (top.number, *(None if m is not None and m < top.number else m for m in middle), lifted)
    question = drawn.question
    if kind == "low_best_high" and figures[1] is None and question is None:
        question = "Which source is the most reliable? Its figure is best."
    return Drawn(
        figures=figures, open_high=drawn.open_high, question=question, setting=drawn.setting, notes=tuple(notes)
    )


# --------------------------------------------------------------------------- rules on sources and events


def _sources_asked_for(
    behind: tuple[str, ...], accounts: list[Account], method: MethodRules, relation: Relation, reasons: list[Reason]
) -> tuple[Answer, str, str] | None:
    """The answer where the method asks for more, or for other, sources than there are; None where they suffice."""
    rule = method.sources.interested_only
    origins = {account.origin.id: account.origin for account in accounts}
    interested = all(origins[name].interest in ("accused", "victims_side") for name in behind)
    if rule is not None and rule.value == "not_recorded" and interested:
        text = f"{method.name} does not record what only interested parties report ({rule.document})"
        reasons.append(Reason(use="note", rule="interested_only", sentence=text + "."))
        return "not_an_event", text, "sources.interested_only"
    least = method.sources.independent_at_least
    if least is None:
        return None
    surely = fewest(behind, relation)
    if surely >= least.value:
        return None
    labels = "; ".join(origins[name].label for name in behind)
    single = method.sources.single_source
    text = (
        f"{surely} surely independent origin{'' if surely == 1 else 's'} of {least.value} asked for ({least.document})"
    )
    if single is not None and single.value == "marked":
        reasons.append(Reason(use="note", rule="single_source_marked", sentence=f"Let in and marked: {text}."))
        return None
    reasons.append(Reason(use="note", rule="provisional", sentence=f"Provisional: {text}."))
    if len(behind) >= least.value:
        question = f"Are these origins independent of one another: {labels}?"
    else:
        question = f"Does an origin independent of this one tell of it: {labels}?"
    return "cannot_say", question, "sources.independent_at_least"


def _event_rules(working: Working, parties: list[str], outcome: Outcome, method: MethodRules) -> Working:
    """Whether the method records such an incident at all."""
    rules = method.event
    if working.answer == "figures" and rules.deaths_at_least is not None and outcome == "killed":
        least = rules.deaths_at_least
        highest = max((f for f in working.figures if f is not None), default=None)
        if highest is not None and highest < least.value and not working.open_high:
            text = f"{method.name} records events with at least {least.value} killed ({least.document})"
            line = Reason(use="note", rule="deaths_at_least", sentence=text + ".")
            return Working(
                answer="not_an_event", question=text, setting="event.deaths_at_least", reasons=(*working.reasons, line)
            )
    rule, words = rules.state_actor, rules.state_actor_words
    if rule is None or words is None or rule.value == "counts":
        return working
    party = names_state_force(parties, words.value)
    if party is None:
        return working
    fields = method.outcomes[outcome].fields
    line = Reason(use="note", rule="would_be", sentence=f"If the incident counts: {_in_words(working, fields)}.")
    if rule.value == "outside":
        text = f"{method.name} does not record acts of a state's forces, and “{party}” is named ({rule.document})"
        return Working(
            answer="not_an_event", question=text, setting="event.state_actor", reasons=(*working.reasons, line)
        )
    question = f"“{party}” is named as having done it: is an act of a state's forces an event under {method.name}?"
    return Working(
        answer="cannot_say", question=question, setting="event.state_actor", reasons=(*working.reasons, line)
    )


# --------------------------------------------------------------------------- when nothing can be said


def _distinct(missing: list[Unvalued]) -> list[Unvalued]:
    return sorted({(u.rule, u.setting, u.sentence): u for u in missing}.values(), key=lambda u: (u.setting, u.sentence))


def _vague_note(unvalued: Unvalued) -> Reason:
    return Reason(
        use="note", rule="open_question", sentence=f"Open: {unvalued.sentence}; {unvalued.setting} would say it."
    )


_SPEAKS_OF_NOTHING_HERE = frozenset({"background", "another_incident", "general_practice", "hypothetical", "copy"})


def _how_many(unsplit: tuple[Count, ...], outcome: Outcome) -> str:
    """ "How many of the 8 killed were civilians?" """
    told = sorted({repr(count) for count in unsplit}, key=lambda text: (len(text), text))
    plain = outcome.replace("_", " ")
    if len(told) == 1:
        return f"How many of the {told[0]} {plain} were civilians?"
    return f"How many of those {plain} were civilians (all together, accounts say {', '.join(told)})?"


def _why_nothing(
    reasons: list[Reason],
    missing: list[Unvalued],
    unsplit: tuple[Count, ...],
    outcome: Outcome,
    asked: Asked,
    method: MethodRules,
) -> tuple[Answer, str | None, str | None]:
    """What to answer where no claim bears on the figures: no claim at all, or a question that would settle it."""
    rules = {r.rule for r in reasons if r.claim is not None}
    plain = outcome.replace("_", " ")
    if rules <= _SPEAKS_OF_NOTHING_HERE:
        return "no_claim", None, None
    if missing:
        first = _distinct(missing)[0]
        return "cannot_say", f"What is it worth? {first.sentence[:1].upper()}{first.sentence[1:]}.", first.setting
    if unsplit:
        return "cannot_say", _how_many(unsplit, outcome), None
    if "accused_says_none" in rules and not rules & {"accused_beside", "wider_group", "group_not_said"}:
        return "cannot_say", f"Only the accused party says that nobody was {plain}: does anybody else?", None
    if "accused_beside" in rules:
        return (
            "cannot_say",
            f"Only the accused party speaks of {asked.name} {plain}: may its word set a figure?",
            "sources.accused",
        )
    if asked.facet == "status" and rules & {"wider_group", "group_not_said"}:
        return "cannot_say", f"Do people whose status nobody states count as {asked.name}?", "civilians.unlabelled"
    if "outlet_voice" in rules:
        return "cannot_say", "Only outlets speak, in their own voice: may they set a figure?", "sources.outlet_voice"
    if "source_left_out" in rules:
        return "cannot_say", "Only sources that the method leaves out speak of it: may they count?", "sources.leave_out"
    if "disputed_unset" in rules:
        return "cannot_say", "Status is disputed: in which groups may these people stand?", "persons.disputed"
    return "cannot_say", f"No account states how many {asked.name} were {plain} here: is there one that does?", None
