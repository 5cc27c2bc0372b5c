"""What a decision names must stand in the register at the moment when it is written: looked up inside the transaction."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from accounted.model import BadInput, Decision
from accounted.register.history import payload_of
from accounted.register.known import latest_payload
from accounted.register.payloads import Decided, ReportMade
from accounted.register.storage import payloads

_OPENINGS = (
    sa.select(payloads.c.number, payloads.c.body)
    .where(payloads.c.kind == "decision", payloads.c.aspect == "open")
    .order_by(payloads.c.number)
)

Sealed = Callable[..., bool]
"""Whether what these words name was erased for good: a kind and an id."""


def check_fitting(connection: sa.Connection, decision: Decision, sealed: Sealed) -> None:
    """Refuse what quotes words that stand nowhere, names what was erased or never came, or opens what is open."""
    _check_quotes(connection, decision)
    _check_named(decision, sealed)
    _check_reports(connection, decision)
    _check_opening(connection, decision)
    _check_undoing(connection, decision)


def _check_quotes(connection: sa.Connection, decision: Decision) -> None:
    for quote in (decision.quote, None if decision.correction is None else decision.correction.quote):
        if quote is None:
            continue
        made = latest_payload(connection, "report", quote.report)
        if not isinstance(made, ReportMade):
            raise BadInput(f"report {quote.report}: is not in the register; name the report of the claim")
        if not quote.text or quote.text not in made.report.text:
            raise BadInput(f"decision: {quote!r} does not stand in report {quote.report}; quote it word for word")


def _check_named(decision: Decision, sealed: Sealed) -> None:
    """Refuse what names a claim or a problem of an erased report: its why would bring back what was erased."""
    mine = () if decision.claim is None else (decision.claim,)
    for thing in (*decision.targets, *decision.apart, *decision.rests, *mine):
        if sealed("named", thing) or sealed("report", thing):
            raise BadInput(f"decide: {thing} was erased with its report; nothing can be decided on it any more")


def _check_reports(connection: sa.Connection, decision: Decision) -> None:
    for target in decision.targets:
        if target.startswith("report-") and latest_payload(connection, "report", target) is None:
            raise BadInput(f"report {target}: is not in the register; name the report as it is")


def _check_opening(connection: sa.Connection, decision: Decision) -> None:
    """Refuse to open what stands open: one incident has one code, also when two persons open it at once."""
    if decision.kind != "open":
        return
    for number, data in connection.execute(_OPENINGS):
        earlier = payload_of("decision", data)
        if isinstance(earlier, Decided) and set(earlier.decision.targets) == set(decision.targets):
            raise BadInput(f"decide open: these claims are open already (entry {number}); cite the code they have")


def _check_undoing(connection: sa.Connection, decision: Decision) -> None:
    if decision.undoes is None:
        return
    kind = sa.select(payloads.c.aspect).where(payloads.c.kind == "decision", payloads.c.number == decision.undoes)
    if connection.execute(kind).scalar() is None:
        raise BadInput(f"undo: entry {decision.undoes} is no decision, or it was erased; name one that stands")
