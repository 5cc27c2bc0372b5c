"""What an incident's claims say of who the people were, for claims that say nothing of it.

"Civilian unless there is evidence otherwise" holds only as long as nobody gives that evidence. A total of plain
"people" cannot be taken as civilians where another account of the same harm counts policemen or soldiers among them.
The label is what matters here, not its number: an older figure of six soldiers, since replaced, still tells of soldiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from accounted.model import CasualtyClaim, Outcome, Value
from accounted.reckoning import groups
from accounted.reckoning.accounts import Account, Statement
from accounted.reckoning.groups import Labels
from accounted.reckoning.sides import maybe_accused_by, of_this

__all__ = ["Label", "contested", "labels_for", "labels_told"]

TELLS = ("asserted", "claimed", "conceded")
"""Stances whose label counts: what is doubted, denied, taken back or only imagined labels nobody."""


class Label(Value, frozen=True, kw_only=True):
    """One claim that says who some of the people were."""

    claim: CasualtyClaim
    names: frozenset[str]
    """``[civilians]`` settings that say whether they are civilians; ``armed`` for combatants."""
    sentence: str


def labels_told(accounts: Iterable[Account], parties: Sequence[str], outcomes: frozenset[Outcome]) -> list[Label]:
    """The labels that standing claims of ``outcomes`` give; ``parties`` are those named as having done it.

    That only the accused party calls people combatants is a setting of its own; what it concedes is taken as said.
    """
    found: list[Label] = []
    for account, claim in _telling(accounts, outcomes):
        accused = maybe_accused_by(account.origin, claim.speaker, parties) is not None and claim.stance != "conceded"
        named: set[str] = set()
        words: list[str] = []
        for group in (claim.group, *claim.includes):
            label = groups.labels_of(group)
            if label and (group.count is None or group.count.high != 0):
                named |= label
                words.append(group.words or ", ".join(sorted(group.values())))
        if accused and "armed" in named:
            named = (named - {"armed"}) | {"labelled_by_accused"}
        if named:
            who = claim.speaker.name if claim.speaker is not None else account.origin.label
            found.append(Label(claim=claim, names=frozenset(named), sentence=f"{who}: {words[0]}"))
    return found


def labels_for(claim: CasualtyClaim, account: Account, told: Iterable[Label], accounts: Iterable[Account]) -> Labels:
    """Those labels that could be of people whom ``claim``, made by ``account``, counts.

    In "nine people and two soldiers" the nine are not the two: one summand's label says nothing of another summand.
    "Eight people, five of them civilians" says of the other three that they are not told to be civilians.
    """
    sums = [
        s.claim.quote
        for account in accounts
        for s in account.claims
        if s.claim.quote.report == claim.quote.report
        and s.claim.outcome == claim.outcome
        and claim.count.words.casefold() in {w.casefold() for w in s.claim.count.derived}
        and s.claim.quote.start <= claim.quote.start
        and claim.quote.end <= s.claim.quote.end
    ]
    bearing = [
        label
        for label in told
        if not any(q.report == label.claim.quote.report and q.start <= label.claim.quote.start < q.end for q in sums)
    ]
    names = frozenset(name for label in bearing for name in label.names)
    sentences = {label.sentence for label in bearing}
    some = _some_civilians(claim, account)
    if some is not None:
        sentences.add(some)
    return Labels(
        settings=names - {"armed"},
        armed="armed" in names,
        some_civilians=some is not None,
        told=tuple(sorted(sentences)),
    )


def _some_civilians(claim: CasualtyClaim, account: Account) -> str | None:
    """Fewer civilians that the same account counts among these people, in the same breath or report; None for none."""
    number = claim.count.low
    if number is None:
        return None
    counted = [(part.count, part) for part in claim.includes if part.count is not None]
    for _, other in _telling([account], frozenset({claim.outcome})):
        if other.quote.report != claim.quote.report or other.superseded:
            continue
        together = other.quote.start < claim.quote.end and claim.quote.start < other.quote.end
        if together or other.covers == "whole":
            counted.append((other.count, other.group))
    for count, group in counted:
        if groups.whole_status(group) == "civilian" and count.low is not None and 0 < count.low < number:
            return f"{account.origin.label}: {count!r} {group.words or 'civilians'} among them"
    return None


def contested(
    statement: Statement, account: Account, accounts: Iterable[Account], parties: Sequence[str]
) -> str | None:
    """Who gives the same whole number of people the opposite status; None where nobody does.

    Narrow on purpose: only where two origins each count the *whole*, with one and the same number, and one calls them
    all civilians and the other all combatants, are they taken to speak of the same people; not where either of them
    counts both kinds. What the accused party calls them contests nothing.
    """
    claim = statement.claim
    status = groups.whole_status(claim.group)
    if status is None or claim.covers != "whole" or claim.count.low is None:
        return None
    if maybe_accused_by(account.origin, claim.speaker, parties) is not None:
        return None
    told = list(_telling(accounts, frozenset({claim.outcome})))
    both = {a.origin.id for a, c in told if groups.whole_status(c.group) == "civilian"} & {
        a.origin.id for a, c in told if groups.whole_status(c.group) == "combatant"
    }
    if account.origin.id in both:
        return None
    for other, theirs in told:
        opposite = groups.whole_status(theirs.group)
        if (
            other.origin.id in {account.origin.id, *both}
            or opposite is None
            or opposite == status
            or theirs.covers != "whole"
        ):
            continue
        if theirs.superseded or (theirs.count.low, theirs.count.high) != (claim.count.low, claim.count.high):
            continue
        if maybe_accused_by(other.origin, theirs.speaker, parties) is None:
            return theirs.speaker.name if theirs.speaker is not None else other.origin.label
    return None


def _telling(accounts: Iterable[Account], outcomes: frozenset[Outcome]) -> Iterator[tuple[Account, CasualtyClaim]]:
    for account in accounts:
        back = [s.claim for s in account.claims if s.claim.stance == "retracted" and s.set_aside is None]
        copies = {copy for copy, _ in account.origin.copies}
        for statement in account.claims:
            if statement.id in copies:
                continue  # the claim that it repeats tells it, if that bears at all
            claim = statement.claim
            if claim.outcome not in outcomes or not of_this(claim) or claim.stance not in TELLS:
                continue
            if statement.set_aside is not None or claim.count.bound == "none" or claim.count.high == 0:
                continue
            taken = any(b.outcome == claim.outcome and b.group.values() == claim.group.values() for b in back)
            if not taken:
                yield account, claim
