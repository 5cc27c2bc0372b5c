"""``decide`` for what belongs together: same, not-same, merge, split. What cannot be followed as written is refused whole,
and every one of them can be looked at before (``--preview``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from accounted import cli
from accounted.cli import DEFAULT, AsJson, By, IncidentName, RegisterFile, Why, decide_app
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings
    from accounted.register import Entry

Preview = Annotated[
    bool,
    typer.Option(
        "--preview", "--dry-run", help="Only show which claims, people, grades and tolls would be where; write nothing."
    ),
]
OfClaims = Annotated[
    list[str], typer.Argument(metavar="NAME...", help="Names of sources, or ids of claims; two or more.")
]
PREVIEWED = "preview"
"""The why of what is not written down."""

Deciding = Callable[["Findings"], tuple[list["Incident"], list["Decision"]]]
"""From findings to the incidents that a decision is about, and the decision, which may take several entries."""


def _move(
    name: str, register: Path, by: str | None, why: str, preview: bool, as_json: bool, deciding: Deciding
) -> None:
    """Write decisions down whole, where they can be followed as written; or only show what they would do."""
    from accounted import printing
    from accounted.moves import followed, moved
    from accounted.pipeline import store, work_out

    if not preview and not why.strip():
        raise BadInput(f"{name}: has no why; say on what grounds with --why, or look at it first with --preview")
    with cli.opened(register, write=not preview) as book:
        found = cli.worked_out(book)
        before, decisions = deciding(found)
        after = followed(found, decisions, name)
        number = None
        if not preview:
            number = book.decide_all(
                decisions, author=cli.author(by), time=cli.now(), seen=found.view.entries, clashes=_moves
            )[-1]
            after = work_out(book)
            store(book, after)
        stood, _ = moved(before, found)
        parts, homeless = moved(before, after)
        if as_json:
            cli.show({"entry": number, "preview": preview, "before": stood, "parts": parts, "in_no_incident": homeless})
            return
        if number is not None:
            cli.decided(number)
        printing.moved(stood, parts, homeless, preview=preview)
        number_of = "1 incident" if len(after.incidents) == 1 else f"{len(after.incidents)} incidents"
        typer.echo(f"{number_of} {'then; nothing was written' if preview else 'now'}")


def _moves(entry: Entry) -> bool:
    """Whether an entry of another program may change what was just worked out: it moves claims, or changes what is read."""
    from accounted.register import Decided

    carried = entry.payload
    if isinstance(carried, Decided):
        return carried.decision.kind in ("same", "not_same", "merge", "split", "triage", "reading")
    return entry.kind != "opened"


# --------------------------------------------------------------------------- same, not the same


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
            ids = [cli.the_claim(found, n).id for n in names]
            if len(set(ids)) < len(ids):
                raise BadInput(f"{name}: one claim is named twice - give different ones")
            homes = [i for i in found.incidents if not set(ids).isdisjoint(i.claims)]
            return homes, [Decision(kind=kind, targets=tuple(ids), why=why or PREVIEWED)]

        _move(name, register, by, why, preview, as_json, deciding)
        return
    if preview or as_json:
        raise BadInput(f"{name}: sources move no claim, so there is nothing to show before - leave --preview out")
    with cli.opened(register, write=True) as book:
        found = cli.worked_out(book)
        sources = [cli.source_named(found, n) for n in names]
        distinct(name, sources)
        decision = Decision(kind=kind, targets=tuple(sources), why=why)
        cli.decided(book.decide(decision, author=cli.author(by), time=cli.now()))


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


# --------------------------------------------------------------------------- merge, split


@decide_app.command(
    epilog="Examples:\n\n  accounted decide merge 3f2a 81bc --preview\n\n"
    "  accounted decide merge 3f2a 81bc --why 'one strike, two villages share the name'"
)
def merge(
    incidents: Annotated[list[str], typer.Argument(metavar="INCIDENT...", help="Two or more incidents.")],
    why: Why = "",
    preview: Preview = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """These incidents are one."""
    from accounted.moves import merging

    def deciding(found: Findings) -> tuple[list[Incident], list[Decision]]:
        parts = [found.incident(i) for i in incidents]
        if len({p.id for p in parts}) < 2:
            raise BadInput("decide merge: give at least two different incidents - see accounted incidents")
        return parts, merging(parts, why or PREVIEWED)

    _move("decide merge", register, by, why, preview, as_json, deciding)


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

    _move("decide split", register, by, why, preview, as_json, deciding)


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
    out = {cli.the_claim(found, n).id for n in names}
    foreign = sorted(out - set(one.claims))
    if foreign:
        raise BadInput(
            f"decide split: claim {foreign[0].removeprefix('claim-')[:8]} is not of {one.title} - name claims that accounted "
            "claims INCIDENT prints"
        )
    return out
