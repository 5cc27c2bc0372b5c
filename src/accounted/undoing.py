"""Taking back what a person decided last. All of it is told from the register, so that it outlives the program that wrote
it: which entries were one act, which of them were taken back since, and what stood before.

An undoing is an appended entry like any other and names the entry that it takes back. What had been decided of the same
thing before holds again; where nothing had, the judgement is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from accounted.model import BadInput, Decision, Value
from accounted.register import Decided, Entry, Recorded, Register

__all__ = ["UNDOABLE", "Act", "Acts", "acts_of", "is_undoing", "not_undone", "others_since", "taking_back"]

UNDOABLE = ("reading", "use", "same", "not_same", "merge", "split", "close_problem", "note", "grade", "triage", "translation",
            "search")  # fmt: skip
"""Kinds that are taken back by an entry of the same kind. A code, once given, lasts; signatures, summaries, a person's
states and relations of sources are taken back where they are given, in words of their own."""
UNDOES = re.compile(r"undoes entry ([1-9][0-9]*)")
"""By their why, undoings of a register of before they named their entry."""
LOOKED_BACK = 5000
"""Latest decisions of a register among which a person's acts are looked for when nobody has looked yet."""
REMEMBERED = 200
"""Acts of one person."""
GROUPS = {"same": ("same", "not_same"), "not_same": ("same", "not_same"), "merge": ("merge", "split"),
          "split": ("merge", "split")}  # fmt: skip


class Act(Value, frozen=True, kw_only=True):
    """What a person did at once: one entry, or several that were written together."""

    author: str
    entries: tuple[Recorded, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(by.number for by in self.entries)


def is_undoing(decision: Decision) -> int | None:
    """The entry that a decision takes back; None for one that takes back nothing."""
    if decision.undoes is not None:
        return decision.undoes
    found = UNDOES.match(decision.why)
    return int(found[1]) if found else None


class Acts:
    """The acts of everybody that stand and can be taken back, read from the register and kept up with it."""

    def __init__(self) -> None:
        self._by: dict[str, list[Act]] = {}
        self._upto = 0
        self._head = ""

    def follow(self, register: Register) -> None:
        """Take in what was decided since; begin anew where something was erased, or the register is another one."""
        if self._upto:
            kinds = register.kinds_since(self._upto, self._head)
            if kinds is not None and not kinds:
                return
            if kinds is None or "erase" in kinds:
                self._by, self._upto = {}, 0
        number, head = register.at()
        for by in register.decisions_after(self._upto, None if self._upto else LOOKED_BACK):
            if by.number <= number:
                self._add(by)
        self._upto, self._head = number, head

    def _add(self, by: Recorded) -> None:
        undone = is_undoing(by.decision)
        if undone is not None:
            for mine in self._by.values():
                mine[:] = [act for act in mine if undone not in act.numbers]
            return
        mine = self._by.setdefault(by.author, [])
        last = mine[-1] if mine else None
        follows = by.decision.nth > 0 and last is not None and last.numbers[-1] == by.number - 1
        if follows and last is not None:
            mine[-1] = msgspec.structs.replace(last, entries=(*last.entries, by))
        elif by.decision.nth == 0:
            mine.append(Act(author=by.author, entries=(by,)))
            del mine[:-REMEMBERED]

    def of(self, author: str) -> list[Act]:
        """Acts of a person that stand and can be taken back, oldest first."""
        return [
            act
            for act in self._by.get(author, ())
            if all(by.decision.kind in UNDOABLE and by.decision.value != "withdrawn" for by in act.entries)
        ]


def acts_of(register: Register, author: str) -> list[Act]:
    """Acts of a person that stand and can be taken back, oldest first."""
    acts = Acts()
    acts.follow(register)
    return acts.of(author)


def not_undone(some: Iterable[Recorded]) -> list[Recorded]:
    """The judgements that are not taken back, oldest first. An undoing is none of its own: it takes one away."""
    standing: list[Recorded] = []
    for by in some:
        undone = is_undoing(by.decision)
        if undone is None:
            standing.append(by)
        else:
            standing = [s for s in standing if s.number != undone]
    return standing


# --------------------------------------------------------------------------- what takes it back


def taking_back(register: Register, act: Act) -> list[Decision]:
    """What takes back an act, entry for entry, the last one first. Raises ``BadInput`` for what cannot be taken back so."""
    return [_taking_back(register, by) for by in reversed(act.entries)]


def _taking_back(register: Register, by: Recorded) -> Decision:
    decision = by.decision
    if decision.kind not in UNDOABLE:
        raise BadInput(
            f"undo: entry {by.number} ({decision.kind.replace('_', ' ')}) is not taken back so - decide again"
        )
    if decision.kind in ("note", "search"):
        named = (f"entry-{by.number}",)
        targets = named if decision.kind == "search" else (*decision.targets, *named)
        return _undoing(msgspec.structs.replace(decision, value="withdrawn", targets=targets), by.number)
    if decision.kind == "close_problem":
        return _undoing(msgspec.structs.replace(decision, value="open"), by.number)
    before = not_undone(_same_thing(register, by))
    if before:
        last = before[-1].decision
        return _undoing(last, by.number, f"; as before: {last.why}")
    gone = msgspec.structs.replace(decision, value="withdrawn", correction=None, text="", apart=_apart(decision))
    return _undoing(gone, by.number)


def _apart(decision: Decision) -> tuple[str, ...]:
    return decision.apart if decision.kind == "split" else ()


def _undoing(decision: Decision, number: int, more: str = "") -> Decision:
    return msgspec.structs.replace(
        decision, why=f"undoes entry {number}{more}", undoes=number, nth=0, was=(), became=(), rests=()
    )


def _same_thing(register: Register, by: Recorded) -> list[Recorded]:
    """Decisions on the very same thing before an entry, oldest first."""
    decision = by.decision
    if decision.quote is not None or decision.kind == "triage":
        report = decision.targets[0] if decision.quote is None else decision.quote.report
        some = [o for o in register.decided_on(report) if o.number < by.number and o.decision.kind == decision.kind]
        if decision.kind == "triage":
            return some
        if decision.kind == "translation":
            return [o for o in some if o.decision.quote == decision.quote]
        return [o for o in some if o.decision.claim == decision.claim]
    kinds = GROUPS.get(decision.kind, (decision.kind,))
    mine = {*decision.targets, *decision.apart}
    return [o for o in register.decisions_before(by.number, kinds) if {*o.decision.targets, *o.decision.apart} == mine]


# --------------------------------------------------------------------------- others meanwhile


def others_since(act: Act) -> Callable[[Entry], bool]:
    """Entries of others on the same words or the same things: what they decided is not to be taken back unseen."""
    decisions = [by.decision for by in act.entries]
    quotes = [d.quote for d in decisions if d.quote is not None and d.kind != "note"]
    named = {t for d in decisions if d.kind != "note" for t in (*d.targets, *d.apart)}

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if entry.author == act.author or not isinstance(carried, Decided) or carried.decision.kind == "note":
            return False
        theirs = carried.decision
        quote = theirs.quote
        if quote is not None:
            return any(quote.report == q.report and quote.start < q.end and q.start < quote.end for q in quotes)
        return theirs.kind in MOVED and not named.isdisjoint((*theirs.targets, *theirs.apart))

    return clashes


MOVED: Sequence[str] = ("same", "not_same", "merge", "split", "close_problem", "grade", "triage")
