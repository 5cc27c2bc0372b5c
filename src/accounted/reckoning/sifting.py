"""Each claim's place in a toll: set aside by a named rule, a party's response, a total, or a part.

The rules are tried in a fixed order and the first that fits is the claim's reason, so that every claim has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import structs

from accounted.model import CasualtyClaim, Count, Group, Outcome, Reason, Value
from accounted.reckoning import groups
from accounted.reckoning.accounts import Account, Statement
from accounted.reckoning.groups import Asked, Labels, Match, Policy
from accounted.reckoning.intervals import Interval, Unvalued, interval_of
from accounted.reckoning.labels import contested, labels_for, labels_told
from accounted.reckoning.method_rules import MethodRules
from accounted.reckoning.sides import accused_by, maybe_accused_by, of_this
from accounted.reckoning.updates import Valued

__all__ = ["Placed", "Sifted", "is_none", "reason", "relevant_outcomes", "saying", "sift"]

Kind = Literal["total", "part", "either", "unclear_outcome", "component"]

SCOPES = {
    "several_incidents": "counts several incidents together, and nothing tells this one's share",
    "background": "is background, not about this incident",
    "another_incident": "is about another incident",
    "general_practice": "tells of general practice, not of this incident",
}
STANCES = {
    "hypothetical": "is hypothetical: nobody says that it happened",
    "doubted": "is doubted in the report itself",
    "retracted": "is taken back",
    "could_not_confirm": "could not be confirmed by the one who speaks, which is neither a denial nor a zero",
    "denied": "is denied; a denial of a figure states no other figure",
}


class Placed(Value, frozen=True, kw_only=True):
    """A statement that bears on the toll. ``kind``: a total of the asked group; a part of it (a floor); people whose
    status is disputed; a count of killed or injured that does not say which; a killed or injured component of both."""

    kind: Kind
    valued: Valued
    group: Group
    note: str = ""
    one_apart: bool = False
    """A part because it is one person told apart in a report that tells of more."""


class Sifted(Value, frozen=True, kw_only=True):
    """What sifting leaves: statements that bear, reasons for those that do not, and what would tell more."""

    placed: tuple[Placed, ...]
    reasons: tuple[Reason, ...]
    asks: tuple[str, ...]
    """Unset ``[civilians]`` settings that some claim waits for."""
    unvalued: tuple[Unvalued, ...]
    unsplit: tuple[Count, ...] = ()
    """Counts of people whose status is not told, where others say that not all were civilians."""


def relevant_outcomes(outcome: Outcome) -> frozenset[Outcome]:
    """The outcomes whose claims say something of ``outcome``: "casualties" may be dead, and the dead are casualties."""
    if outcome in ("killed", "injured"):
        return frozenset({outcome, "killed_or_injured"})
    if outcome == "killed_or_injured":
        return frozenset({"killed", "injured", "killed_or_injured"})
    return frozenset({outcome})


def is_none(count: Count) -> bool:
    """Whether the words claim that there was nobody."""
    return count.bound == "none" or (count.low == 0 and count.high == 0)


def saying(statement: Statement, label: str) -> str:
    """Who says what, as the start of a sentence: "Obaidi: 6 police officers killed", "army denies 27 people killed"."""
    claim = statement.claim
    who = claim.speaker.name if claim.speaker is not None else label
    denied = claim.stance == "denied"
    if is_none(claim.count):
        figure = "any" if denied else "no"
    elif claim.count.bound == "vague":
        figure = f"“{claim.count.words}”"
    else:
        figure = repr(claim.count)
    people = claim.group.words or "people"
    if claim.count.derived:
        people = f"({people})"  # its words hold the summands
    elif claim.count.bound == "vague" and people.casefold() in claim.count.words.casefold():
        people = ""
    return " ".join(
        x for x in (f"{who} denies" if denied else f"{who}:", figure, people, claim.outcome.replace("_", " ")) if x
    )


def reason(statement: Statement, account: Account, use: str, rule: str, why: str, other: str | None = None) -> Reason:
    """One line of working for a claim; ``other``: the claim that it repeats, or that took its place."""
    named = "-" in why.partition(" ")[0]  # a method's name keeps its small letter
    return Reason(
        use=use,  # type: ignore[arg-type]
        rule=rule,
        sentence=f"{saying(statement, account.origin.label)}. {why if named else why[:1].upper() + why[1:]}.",
        claim=statement.id,
        origin=account.origin.id,
        other=other,
    )


def sift(
    accounts: Sequence[Account],
    parties: Sequence[str],
    outcome: Outcome,
    asked: Asked,
    method: MethodRules,
    policy: Policy,
) -> Sifted:
    """Place every relevant claim of every account; ``parties`` are those named as having done it."""
    relevant = relevant_outcomes(outcome)
    placed: list[Placed] = []
    reasons: list[Reason] = []
    asks: set[str] = set()
    unvalued: list[Unvalued] = []
    unsplit: list[Count] = []
    seen: set[str] = set()
    told = labels_told(accounts, parties, relevant)
    most = _most_told(accounts)
    for account in accounts:
        copies = dict(account.origin.copies)
        words = _Words.of(account)
        retractions = [s for s in account.claims if s.claim.stance == "retracted" and s.set_aside is None]
        for position, statement in enumerate(account.claims):
            claim = statement.claim
            if claim.outcome not in relevant or statement.id in seen:
                continue
            seen.add(statement.id)
            gone = _not_bearing(statement, account, copies, words.altered, retractions, parties, method)
            if gone is not None:
                reasons.append(gone)
                continue
            others = labels_for(claim, account, told, accounts)
            rival = contested(statement, account, accounts, parties) if method.persons.disputed is not None else None
            answer = _place(statement, account, position, outcome, asked, method, policy, others, rival)
            if isinstance(answer, Placed):
                answer = structs.replace(answer, valued=words.told(answer.valued))
                if answer.kind == "total" and _one_told_apart(statement, account, most):
                    answer = structs.replace(answer, kind="part", one_apart=True)
                placed.append(answer)
                continue
            why, waits, missing = answer
            reasons.append(why)
            if why.rule == "others_labelled":
                unsplit.append(claim.count)
            asks.update(waits)
            unvalued += missing
    return Sifted(placed=tuple(placed), reasons=tuple(reasons), asks=tuple(sorted(asks)), unvalued=tuple(unvalued),
                  unsplit=tuple(unsplit))  # fmt: skip


class _Words(Value, frozen=True, kw_only=True):
    """What the words of an account's reports say of its figures: which are copyists' changes, which follow older ones."""

    altered: dict[str, str]
    newer: frozenset[str]
    gave_up: dict[tuple[str, Outcome], frozenset[tuple[int | None, int | None]]]

    @classmethod
    def of(cls, account: Account) -> _Words:
        given: dict[tuple[str, Outcome], set[tuple[int | None, int | None]]] = {}
        for s in account.claims:
            if s.claim.superseded:
                key = s.claim.quote.report, s.claim.outcome
                given.setdefault(key, set()).add((s.claim.count.low, s.claim.count.high))
        return cls(
            altered=dict(account.origin.altered),
            newer=frozenset(account.origin.newer),
            gave_up={key: frozenset(figures) for key, figures in given.items()},
        )

    def told(self, valued: Valued) -> Valued:
        """The statement with what its report's words say of its place in time."""
        claim = valued.statement.claim
        gave_up = (
            self.gave_up.get((claim.quote.report, claim.outcome), frozenset()) if not claim.superseded else frozenset()
        )
        newer = valued.statement.id in self.newer
        return structs.replace(valued, newer=newer, gave_up=gave_up) if newer or gave_up else valued


_NUMBERED = frozenset({"one", "1", "single", "sole"})
FEWEST_BESIDE = 3


def _most_told(accounts: Sequence[Account]) -> dict[tuple[str, int, Outcome], int]:
    """By report, event and outcome the highest low end of a claim that stands."""
    found: dict[tuple[str, int, Outcome], int] = {}
    for account in accounts:
        for s in account.claims:
            c = s.claim
            if c.count.low is not None and c.stance not in STANCES and s.set_aside is None and of_this(c):
                key = c.quote.report, c.event, c.outcome
                found[key] = max(found.get(key, 0), c.count.low)
    return found


def _one_told_apart(statement: Statement, account: Account, most: dict[tuple[str, int, Outcome], int]) -> bool:
    """Whether a count of one is a person told apart ("a clerk was killed") and no total: told by an article or a bare noun,
    or in the outlet's own voice, in a report that gives at least :data:`FEWEST_BESIDE`. "One was killed, police said" beside
    another's "seven" is a total that contradicts."""
    c = statement.claim
    if (c.count.low, c.count.high) != (1, 1) or c.superseded or c.count.derived:
        return False
    if most.get((c.quote.report, c.event, c.outcome), 0) < FEWEST_BESIDE:
        return False
    return account.origin.outlet_voice or not _NUMBERED & set(c.count.words.casefold().split())


def _not_bearing(
    statement: Statement, account: Account, copies: dict[str, str], altered: dict[str, str], retractions: Iterable[Statement],
    parties: Sequence[str], method: MethodRules,
) -> Reason | None:  # fmt: skip
    """Rules that set a claim aside whatever group was asked for; None where none fits."""
    claim = statement.claim

    def line(use: str, rule: str, why: str) -> Reason:
        return reason(statement, account, use, rule, why)

    if statement.id in copies:
        why = f"{_repeated(statement, copies[statement.id], account)}, and adds no account"
        return reason(statement, account, "set_aside", "copy", why, copies[statement.id])
    if statement.id in altered and not method.figures.keeps_older:
        why = _changed(statement, altered[statement.id], account)
        return reason(statement, account, "set_aside", "changed_copy", why, altered[statement.id])
    if statement.set_aside is not None:
        return line("set_aside", "person_set_aside", f"a person set it aside: {statement.set_aside.rstrip('.')}")
    if not of_this(claim):
        return line("set_aside", claim.scope, SCOPES[claim.scope])
    if claim.superseded and not method.figures.keeps_older:
        return line("replaced", "superseded_in_report", "the report itself gives a newer figure")
    accused = accused_by(account.origin, claim.speaker, parties)
    clearing = maybe_accused_by(account.origin, claim.speaker, parties) if is_none(claim.count) else None
    none_said = is_none(claim.count) and clearing is None
    if claim.stance in STANCES and claim.stance != "denied":
        return line("set_aside", claim.stance, STANCES[claim.stance])
    if clearing is not None:
        return line(
            "response", "accused_says_none", f"a zero needs a claim of none by somebody not accused: {clearing}"
        )
    if accused is not None and method.sources.accused.value == "beside":
        return line("response", "accused_beside", f"stands beside the figures, not in them: {accused}")
    if claim.stance == "denied" and not none_said:
        return line("set_aside", "denied", STANCES["denied"])
    if any(_retracts(other, statement) for other in retractions):
        return line("replaced", "retracted_by_origin", "the same origin took it back")
    out = method.sources.leave_out
    if out is not None and (word := _left_out(claim, out.value)) is not None:
        return line("set_aside", "source_left_out", f"{method.name} does not take “{word}” ({out.document})")
    return None


def _repeated(statement: Statement, of: str, account: Account) -> str:
    """ "“Seven drivers” repeats claim …, “Seven truck drivers”": a copy with the words of both."""
    own = " ".join(statement.claim.quote.text.split())
    first = next((s.claim.quote.text for s in account.claims if s.id == of), None)
    if first is None:
        return f"“{own}” repeats claim {of}"
    told = " ".join(first.split())
    return f"“{own}” repeats claim {of} word for word" if told == own else f"“{own}” repeats claim {of}, “{told}”"


def _changed(statement: Statement, of: str, account: Account) -> str:
    """ "“Eleven drivers” stands in words copied from claim …, “Seven drivers”; the number alone was changed from 7 to 11"."""
    own = " ".join(statement.claim.quote.text.split())
    first = next((s.claim for s in account.claims if s.id == of), None)
    told = "" if first is None else f", “{' '.join(first.quote.text.split())}”"
    was = "" if first is None else f" from {first.count!r}"
    return (
        f"“{own}” stands in words copied from claim {of}{told}; the number alone was changed{was} to {statement.claim.count!r}, "
        "nobody else is named for it and nothing tells of an update, so it is no figure of its own"
    )


def _retracts(retraction: Statement, statement: Statement) -> bool:
    back, claim = retraction.claim, statement.claim
    if retraction.id == statement.id or back.outcome != claim.outcome or back.group.values() != claim.group.values():
        return False
    unsaid = back.count.low is None and back.count.high is None
    return unsaid or (back.count.low, back.count.high) == (claim.count.low, claim.count.high)


def _left_out(claim: CasualtyClaim, words: Sequence[str]) -> str | None:
    if claim.speaker is None:
        return None
    said = " ".join(x for x in (claim.speaker.name, claim.speaker.role, claim.speaker.affiliation) if x).casefold()
    return next((word for word in words if word.casefold() in said), None)


_Aside = tuple[Reason, tuple[str, ...], list[Unvalued]]


def _place(
    statement: Statement, account: Account, position: int, outcome: Outcome, asked: Asked, method: MethodRules,
    policy: Policy, others: Labels, rival: str | None,
) -> Placed | _Aside:  # fmt: skip
    """Where a claim that counts stands to the asked group. ``others``: what other claims say of who the people were;
    ``rival``: who gives the same people the opposite status."""
    claim = statement.claim
    match = _match(claim.group, claim.includes, asked, method, policy, others)

    def aside(rule: str, why: str, asks: tuple[str, ...] = (), missing: Unvalued | None = None) -> _Aside:
        found = [missing] if missing is not None else []
        return reason(statement, account, "set_aside", rule, why), asks, found

    none_said = is_none(claim.count)
    if match.relation == "ask" and not none_said:
        names = ", ".join(f"civilians.{name}" for name in match.asks)
        if match.by_others:
            why = (
                f"says nothing of who they were, and others do ({_few(others.told)}); whether those are civilians is "
                f"not set ({names})"
            )
        else:
            why = f"{method.name} does not say whether they are civilians ({names})"
        return aside("setting_unset", why, match.asks)
    kind: Kind
    if none_said:
        nobody = claim.covers != "part" and match.relation in ("equal", "wider", "mixed", "ask", "unclear")
        if match.relation == "unclear" or not nobody:
            return aside("none_of_a_part", "nobody of a part says nothing of all of them")
        if claim.outcome not in ("killed_or_injured", outcome):
            return _placed("component", statement, account, position, claim.group, claim.count, method)
        return _placed("total", statement, account, position, claim.group, claim.count, method)
    if match.relation in ("equal", "narrower", "either") or (match.relation == "disjoint" and rival is not None):
        if match.relation == "either" or (rival is not None and asked.facet == "status"):
            kind = "either"
        elif rival is not None and match.relation == "disjoint":
            return aside("other_group", f"is of other people than {asked.name}")
        elif claim.outcome != outcome:
            kind = "component" if outcome == "killed_or_injured" else "unclear_outcome"
        elif claim.covers == "part" or (match.relation == "narrower" and claim.covers == "not_stated"):
            kind = "part"
        else:
            kind = "total"
        return _placed(kind, statement, account, position, claim.group, claim.count, method)
    if claim.outcome == outcome:
        for part in claim.includes:
            inside = _match(part, (), asked, method, policy, others).relation in ("equal", "narrower")
            if inside and part.count is not None and not is_none(part.count):
                return _placed("part", statement, account, position, part, part.count, method)
    if match.by_others:
        why = f"says nothing of who they were, and others do ({_few(others.told)}): nobody says how many were civilians"
        return aside("others_labelled", why)
    why = {
        "wider": f"is of a wider group than {asked.name}, and nobody says how many of them",
        "disjoint": f"is of other people than {asked.name}",
        "mixed": f"holds {asked.name} and others together, and is never split",
        "unclear": f"does not tell whether they are among {asked.name}",
    }[match.relation]
    return aside({"wider": "wider_group", "disjoint": "other_group", "mixed": "mixed_group"}.get(
        match.relation, "group_not_said"), why)  # fmt: skip


def _match(
    group: Group, includes: tuple[Group, ...], asked: Asked, method: MethodRules, policy: Policy, others: Labels
) -> Match:
    """How the group stands to the asked one. Under a method that counts civilians, its women are civilian women: people
    who are inside by sex or age must be so by status as well."""
    match = groups.compare(group, includes, asked, policy, others)
    if asked.facet not in ("age", "sex") or method.group.counts.value != "civilians":
        return match
    if match.relation not in ("equal", "narrower"):
        return match
    status = groups.compare(group, includes, groups.asked_group("civilians"), policy, others)
    return match if status.relation in ("equal", "narrower", "unclear") else status


def _few(told: Sequence[str]) -> str:
    shortest = sorted(told, key=lambda text: (len(text), text))
    return shortest[0] + (f"; and {len(told) - 1} more" if len(told) > 1 else "") if shortest else "elsewhere"


def _placed(
    kind: Kind, statement: Statement, account: Account, position: int, group: Group, count: Count, method: MethodRules
) -> Placed | _Aside:
    interval: Interval | Unvalued = interval_of(count, method)
    if isinstance(interval, Unvalued):
        line = reason(statement, account, "set_aside", interval.rule, interval.sentence)
        return line, (), [interval]
    claim = statement.claim
    if kind in ("part", "either"):
        others = sorted(f"{f.value}/{f.words}" for f in group.other)
        key = (kind, claim.outcome, claim.covers, *sorted(group.values()), *others, (claim.part_of or "").casefold())
    else:
        key = (kind, claim.outcome, claim.covers, *sorted(group.values()))
    valued = Valued(statement=statement, interval=interval, origin=account.origin.id, key=key, position=position)
    return Placed(kind=kind, valued=valued, group=group, note=interval.note)
