"""``accounted decide split``: some of an incident is of another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.apps import decide_app
from accounted.cli.decide.moving import PREVIEWED, move
from accounted.cli.names import the_claim
from accounted.cli.options import DEFAULT, AsJson, By, IncidentName, Preview, RegisterFile, Why
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings


@decide_app.command(
    epilog="Examples:\n\n  accounted decide split 3f2a --reports 'Example Daily' --preview\n\n"
    "  accounted decide split 3f2a --reports 'Example Daily' --why 'that page tells the next day’s attack'\n\n"
    "  accounted decide split 3f2a --claims 77b0e215 --claims 5cc01d9e --why 'the second paragraph is of the other village'"
)
def split(
    incident: IncidentName,
    reports: Annotated[
        list[str],
        typer.Option("--reports", help="Words of the reports (outlet, address) whose claims are another incident's."),
    ] = [],  # noqa: B006
    claims: Annotated[
        list[str],
        typer.Option("--claims", help="Ids of claims, or beginnings of them, that are of one other incident."),
    ] = [],  # noqa: B006
    why: Why = "",
    preview: Preview = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Some reports of this incident, or single claims of it, speak of another one.

    By reports, everything that they tell of it leaves, and evidence says where it belongs. By claims, those named leave
    together and nothing else does: name where and when it was too, if they are of another place or day (accounted claims
    INCIDENT --circumstances lists them). Answers with the claims, people, grades and tolls of each part.
    """
    from accounted.moves import splitting

    if bool(reports) == bool(claims):
        raise BadInput("decide split: say who leaves, either with --reports or with --claims")

    def deciding(found: Findings) -> tuple[list[Incident], list[Decision]]:
        one = found.incident(incident)
        out = _of_reports(found, one, reports) if reports else _of_claims(found, one, claims)
        return [one], splitting(found, one, out, why or PREVIEWED, as_one=bool(claims))

    move("decide split", register, by, why, preview, as_json, deciding)


def _of_reports(found: Findings, one: Incident, words: Sequence[str]) -> set[str]:
    def leaves(claim: str) -> bool:
        r = found.reports[found.claims[claim].quote.report]
        return any(w.lower() in f"{r.id} {r.address} {r.outlet} {r.title}".lower() for w in words)

    out = {c for c in one.claims if leaves(c)}
    if not out or len(out) == len(one.claims):
        raise BadInput(
            f"decide split: {'no' if not out else 'every'} report of the incident fits {list(words)} - name some of: "
            + "; ".join(sorted({found.reports[r].outlet or found.reports[r].address for r in one.reports}))
        )
    return out


def _of_claims(found: Findings, one: Incident, names: Sequence[str]) -> set[str]:
    out = {the_claim(found, n).id for n in names}
    foreign = sorted(out - set(one.claims))
    if foreign:
        raise BadInput(
            f"decide split: claim {foreign[0].removeprefix('claim-')[:8]} is not of {one.title} - name claims that accounted "
            "claims INCIDENT prints"
        )
    return out
