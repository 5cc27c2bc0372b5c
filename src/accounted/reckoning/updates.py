"""Within one origin: a later statement of the same thing replaces the older one.

"The same thing" is the same outcome, group and covers. A statement is later only where that can be told: by the day it
was made, else by the day (and time) of its report. In one report, with nothing else to go by, a *higher* figure
further down replaces a lower one; a lower one further down does not, because older paragraphs are often left standing
under a new lead. Where no day tells, and in reports of one day without clocks, words do: a report that gives the other's figure as an
older one is later, and so is a higher figure whose sentence says that it follows an older one ("rose to", "now"). Statements
whose order cannot be told stand side by side.

A report that comes late with a figure that the origin had given up before lags behind, and does not bring it back: unless
it says itself that the newer figure was mended ("eight, not eleven as first said"), or more reports hold the old figure
after the new one than ever gave the new one. An undated report, or one of the same day as the newer figure, lags behind too where
it has a figure that the origin gave on an earlier day: nothing tells that it was said anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import Value
from accounted.reckoning.accounts import Statement
from accounted.reckoning.intervals import Interval

__all__ = ["Replaced", "Valued", "day_of", "fell", "is_later", "lower", "settle"]


class Valued(Value, frozen=True, kw_only=True):
    """A statement with the interval that the method makes of it, and what it bears on."""

    statement: Statement
    interval: Interval
    origin: str
    key: tuple[str, ...]
    """Statements with equal keys speak of the same thing."""
    position: int
    """Place in the account."""
    newer: bool = False
    """Its sentence says that the figure follows an older one."""
    gave_up: frozenset[tuple[int | None, int | None]] = frozenset()
    """Figures (low, high) that its report gives as older ones of this."""

    def interval_differs(self, other: Valued) -> bool:
        """Whether the two say different figures."""
        return (self.interval.low, self.interval.high) != (other.interval.low, other.interval.high)


class Replaced(Value, frozen=True, kw_only=True):
    """A statement that another one took the place of."""

    older: Valued
    newer: Valued
    rule: str
    sentence: str


def day_of(statement: Statement) -> str | None:
    """The day on which the statement was made as far as known, else published; None where neither is known."""
    return statement.claim.stated or statement.published


def _later_time(left: str, right: str) -> bool:
    """Whether ISO time ``left`` is surely after ``right``: by the parts that both have, clock times in one zone."""
    if left[:10] != right[:10] or len(left) <= 10 or len(right) <= 10:
        size = min(len(left), len(right), 10)
        return left[:size] > right[:size]
    if left[19:] != right[19:] or len(left) != len(right):
        return False
    return left > right


def is_later(left: Valued, right: Valued) -> bool:
    """Whether ``left`` was surely stated after ``right``."""
    a, b = day_of(left.statement), day_of(right.statement)
    if a is not None and b is not None:
        if _later_time(a, b):
            return True
        if _later_time(b, a):
            return False
        # The same day: only the reports' clocks can tell, and not against statement days that differ in precision.
        pa, pb = left.statement.published, right.statement.published
        if a[:10] == b[:10] and pa is not None and pb is not None:
            if _later_time(pa, pb):
                return True
            if _later_time(pb, pa):
                return False
    one_report = left.statement.claim.quote.report == right.statement.claim.quote.report
    if one_report:
        after = left.statement.claim.quote.start > right.statement.claim.quote.start
        return after and not lower(left.interval, right.interval)
    if left.gave_up or right.gave_up:
        given_up, taken = _figure(right) in left.gave_up, _figure(left) in right.gave_up
        if given_up != taken:
            return given_up
    return left.newer and not right.newer and left.interval_differs(right) and not lower(left.interval, right.interval)


def _figure(valued: Valued) -> tuple[int | None, int | None]:
    return valued.statement.claim.count.low, valued.statement.claim.count.high


def lower(left: Interval, right: Interval) -> bool:
    """Whether ``left`` is below ``right`` at either end (an open end is above every number)."""
    if left.low is not None and right.low is not None and left.low < right.low:
        return True
    if left.high is not None:
        return right.high is None or left.high < right.high
    return False


def fell(new: Interval, old: Interval) -> bool:
    """Whether ``new`` says fewer than ``old``. An open end states nothing that a number could be below: 21 after "at least
    14" is no fall, 10 after it is one; and "at most 9" after it is one."""
    if new.low is not None and old.low is not None and new.low < old.low:
        return True
    if new.high is None:
        return False
    return new.high < old.high if old.high is not None else old.low is not None and new.high < old.low


Mended = frozenset[tuple[str, int | None, int | None]]
"""(Report, low, high) of every figure that a report itself gives as an older one."""


def settle(
    statements: Sequence[Valued], mended: Mended = frozenset(), keep_older: bool = False
) -> tuple[list[Valued], list[Replaced]]:
    """What of one origin's statements of one thing stands, and what was replaced by what.

    Of statements that say the same figure and both stand, the first is kept; the others are its repeats.
    ``keep_older``: newer ones replace nothing.
    """
    replaced: list[Replaced] = []
    standing: list[Valued] = []
    late: dict[int, Valued] = {}
    for n, statement in enumerate(statements):
        newer_one = None if keep_older else _given_up(statement, statements, mended)
        if newer_one is not None:
            late[n] = newer_one
    for n, statement in enumerate(statements):
        if n in late:
            text = (
                f"the same figure that the same origin had given up before for {late[n].interval!r}: it lags behind, and "
                "does not bring it back"
            )
            replaced.append(Replaced(older=statement, newer=late[n], rule="lags_behind", sentence=text))
    statements = [s for n, s in enumerate(statements) if n not in late]
    for older in statements:
        newer = [
            s
            for s in statements
            if not keep_older and s is not older and is_later(s, older) and s.interval_differs(older)
        ]
        if not newer:
            standing.append(older)
            continue
        last = max(newer, key=lambda s: (day_of(s.statement) or "", s.statement.published or "", s.position))
        down = fell(last.interval, older.interval)
        replaced.append(Replaced(
            older=older, newer=last, rule="update_downwards" if down else "update",
            sentence=f"the same origin later says {last.interval!r}" + (
                ": LOWER than before, so a person should look at it" if down else ""),
        ))  # fmt: skip
    given = {r.older.position: r for r in replaced if r.rule in ("update", "update_downwards")}
    for statement in list(standing):
        behind = None if keep_older else _not_anew(statement, statements, list(given.values()), mended)
        if behind is not None:
            text = (
                f"the same figure that the same origin had given up before for {behind.interval!r}, and nothing tells that it was "
                "said anew: it lags behind, and does not bring it back"
            )
            standing.remove(statement)
            replaced.append(Replaced(older=statement, newer=behind, rule="lags_behind", sentence=text))
    kept: list[Valued] = []
    for statement in standing:
        same = next((k for k in kept if not k.interval_differs(statement)), None)
        if same is None:
            kept.append(statement)
        else:
            replaced.append(Replaced(older=statement, newer=same, rule="repeat",
                                     sentence="the same origin says the same again"))  # fmt: skip
    return kept, replaced


def _given_up(late: Valued, statements: Sequence[Valued], mended: Mended) -> Valued | None:
    """The newer statement behind which ``late`` lags; None where it does not."""
    if late.statement.claim.stated is not None or late.statement.claim.superseded:
        return None
    report = late.statement.claim.quote.report
    between = [
        s
        for s in statements
        if s.interval_differs(late) and s.statement.claim.quote.report != report and is_later(late, s)
    ]
    given_up = [
        s
        for s in between
        if any(
            not old.interval_differs(late) and old.statement.claim.quote.report != report and is_later(s, old)
            for old in statements
            if old is not late
        )
    ]
    if not given_up:
        return None
    newest = max(given_up, key=lambda s: (day_of(s.statement) or "", s.statement.published or "", s.position))
    count = newest.statement.claim.count
    if (report, count.low, count.high) in mended:
        return None
    new = {s.statement.claim.quote.report for s in statements if not s.interval_differs(newest)}
    again = {s.statement.claim.quote.report for s in statements if not s.interval_differs(late) and is_later(s, newest)}
    return newest if len(again) <= len(new) else None


def _not_anew(
    statement: Valued, statements: Sequence[Valued], replaced: Sequence[Replaced], mended: Mended
) -> Valued | None:
    """The newer figure behind which a statement lags whose own day does not tell; None where it does not lag."""
    claim = statement.statement.claim
    if claim.stated is not None or claim.superseded:
        return None
    newest = None
    for r in replaced:
        if r.older.interval_differs(statement) or is_later(statement, r.newer) or is_later(r.newer, statement):
            continue
        if any(not other.older.interval_differs(r.newer) for other in replaced):
            continue  # that figure was given up as well: nobody can say which of the two stands
        count = r.newer.statement.claim.count
        if r.newer.statement.claim.quote.report == claim.quote.report or (
            (claim.quote.report, count.low, count.high) in mended
        ):
            continue
        new = {s.statement.claim.quote.report for s in statements if not s.interval_differs(r.newer)}
        again = {
            s.statement.claim.quote.report
            for s in statements
            if not s.interval_differs(statement) and not is_later(r.newer, s)
        }
        if len(again) <= len(new):
            newest = r.newer
    return newest
