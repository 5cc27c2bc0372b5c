"""``accounted decide same`` and ``not-same``: of two names, whether they are one party; of claims, whether they are of one
incident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.decide.moving import PREVIEWED, move
from accounted.cli.names import source_named, the_claim
from accounted.cli.options import DEFAULT, AsJson, By, Preview, RegisterFile, Why
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings

OfClaims = Annotated[
    list[str], typer.Argument(metavar="NAME...", help="Names of sources, or ids of claims; two or more.")
]


def _alike(
    kind: Literal["same", "not_same"],
    names: Sequence[str],
    why: str,
    preview: bool,
    as_json: bool,
    register: Path,
    by: str | None,
) -> None:
    from accounted.model import Decision
    from accounted.sources import distinct

    name = f"decide {kind.replace('_', '-')}"
    if len(names) < 2:
        raise BadInput(f"{name}: give two names of sources as explain prints them, or two claims")
    # As the tables print them, or in full.
    if all(re.fullmatch(r"claim-[0-9a-f]+|(?=[0-9a-f]*\d)[0-9a-f]{6,20}", n) for n in names):

        def deciding(found: Findings) -> tuple[list[Incident], list[Decision]]:
            ids = [the_claim(found, n).id for n in names]
            if len(set(ids)) < len(ids):
                raise BadInput(f"{name}: one claim is named twice - give different ones")
            homes = [i for i in found.incidents if not set(ids).isdisjoint(i.claims)]
            return homes, [Decision(kind=kind, targets=tuple(ids), why=why or PREVIEWED)]

        move(name, register, by, why, preview, as_json, deciding)
        return
    if preview or as_json:
        raise BadInput(f"{name}: sources move no claim, so there is nothing to show before - leave --preview out")
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        sources = [source_named(found, n) for n in names]
        distinct(name, sources)
        decision = Decision(kind=kind, targets=tuple(sources), why=why)
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()))


@decide_app.command(
    epilog="Examples:\n\n  accounted decide same 'officials' 'provincial officials' --why 'one briefing, see both pages'\n\n"
    "  accounted decide same 3f2a91cd 77b0e215 5cc01d9e --preview"
)
def same(
    names: OfClaims,
    why: Why = "",
    preview: Preview = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """These sources are one party, or these claims speak of one incident.

    With a claim comes what its report tells of the same event. Claims are put together all of them or not at all: where an
    earlier decision keeps two of them apart, the answer says which one.
    """
    _alike("same", names, why, preview, as_json, register, by)


@decide_app.command(
    "not-same",
    epilog="Examples:\n\n  accounted decide not-same 'the mayor' 'the mayor of Hit' --why 'two towns'\n\n"
    "  accounted decide not-same 3f2a91cd 77b0e215 --why 'two shootings in one report'",
)
def not_same(
    names: OfClaims,
    why: Why = "",
    preview: Preview = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """These sources are not one party, or these claims speak of different incidents, every two of them. Lasts as long as
    *same* does.

    Claims of one report are parted too; what nobody parted stays with the one that the report tells first.
    """
    _alike("not_same", names, why, preview, as_json, register, by)
