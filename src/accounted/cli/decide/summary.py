"""``accounted decide summary``: an incident told in sentences that hang on claims."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.decide.standing import CITED, Standing, standing_of
from accounted.cli.names import the_claim
from accounted.cli.options import DEFAULT, By, IncidentName, RegisterFile, Why
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings
    from accounted.web.dossier.rows import SummaryView


@decide_app.command(
    epilog="Examples:\n\n  accounted decide summary I-214 --show > summary.txt\n\n  accounted decide summary I-214 --file summary.txt --why 'first telling'\n\n"
    "  echo 'Six policemen died in an air strike. [3f2a91cd 77b0e215 killed]' | accounted decide summary I-214 --file -\n\n"
    "  accounted decide summary I-214 --holds 2 --why 'the new figure changes nothing here'"
)
def summary(
    incident: IncidentName,
    file: Annotated[
        str | None,
        typer.Option(
            "--file", "-f", help="One sentence a line, each with what it rests on in brackets; - is standard input."
        ),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print it as a file to edit, with what changed under it.")
    ] = False,
    holds: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="This sentence was looked at again and stands as written.")
    ] = None,
    take_back: Annotated[bool, typer.Option("--take-back", help="There is no summary any more.")] = False,
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Tell an incident in sentences that hang on claims: when one of these changes, the sentence is flagged.

    A line is a sentence and, at its end, in brackets, ids of the claims that it rests on (accounted claims INCIDENT prints
    them), the words killed or injured for a toll, or both. Lines that begin with # are left out. A new text takes the place of
    the one before, which stays in the history.
    """
    from accounted.model import Decision
    from accounted.web.dossier.standing import held

    if sum((file is not None, show, holds is not None, take_back)) != 1:
        raise BadInput("decide summary: say one of --show, --file, --holds or --take-back")
    text = _lines(file) if file is not None else ""
    with shared.opened(register, write=not show) as book:
        found = shared.worked_out(book)
        one = found.incident(incident)
        stands = standing_of(found, one)
        if show:
            _show(stands.told)
            return
        if file is not None:
            decision = _written(found, one, stands, text, why or "written from the claims named")
        elif stands.told is None:
            raise BadInput(f"decide summary: nobody has told {one.title} yet - write it with --file")
        elif holds is not None:
            if not 1 <= holds <= len(stands.told.sentences):
                raise BadInput(f"decide summary: it has sentences 1 to {len(stands.told.sentences)} - see --show")
            sentences = held(stands.told, stands.now, holds)
            targets = dict.fromkeys([*one.claims, *(c for s in sentences for c in s.claims)])
            decision = Decision(
                kind="summary", value="holds", why=why or "looked at again: it still holds", targets=tuple(targets),
                sentences=sentences, follows=stands.latest_summary,
            )  # fmt: skip
        else:
            decision = Decision(
                kind="summary", value="withdrawn", why=why, targets=one.claims, follows=stands.latest_summary
            )
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()), again=True)


def _lines(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        what = err.strerror if isinstance(err, OSError) else "it is not UTF-8"
        raise BadInput(f"{file}: cannot be read ({what}) - give a text file of sentences") from err


def _show(told: SummaryView | None) -> None:
    from accounted.web.saying import short

    if told is None:
        typer.echo("# nobody has told it yet: write a sentence a line, as: Nine people died. [3f2a91cd killed]")
        return
    for number, sentence in enumerate(told.sentences, 1):
        typer.echo(f"# {number}: {sentence.by}, entry {sentence.entry}")
        for change in sentence.changes:
            of = short(change.of) if change.of.startswith("claim-") else change.of
            typer.echo(f"# changed: {of}: {change.then} -> {change.now}" + (f" ({change.why})" if change.why else ""))
        rests = [*(short(c) for c in sentence.claims), *sentence.tolls]
        typer.echo(f"{' '.join(sentence.text.split())} [{' '.join(rests)}]")


def _written(found: Findings, one: Incident, stands: Standing, text: str, why: str) -> Decision:
    from accounted.model import Decision, Sentence, Stood

    sentences = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = re.fullmatch(r"\s*(\S.*?)\s*\[([^\[\]]+)\]\s*", line)
        if match is None:
            raise BadInput(
                f"decide summary: line {number} rests on nothing - end it with ids of claims, killed or injured, in brackets"
            )
        words = match[2].replace(",", " ").split()
        tolls = tuple(o for o in CITED if o in words)
        claims = tuple(dict.fromkeys(the_claim(found, w).id for w in words if w not in CITED))
        for claim in claims:
            if claim not in one.claims:
                raise BadInput(f"decide summary: line {number}: claim {claim[6:14]} is of another incident, or of none")
        stood = tuple(Stood(of=of, words=stands.now[of]) for of in (*claims, *tolls) if of in stands.now)
        sentences.append(Sentence(text=match[1], claims=claims, tolls=tolls, stood=stood))
    return Decision(
        kind="summary", value="written", why=why, targets=one.claims, sentences=tuple(sentences),
        follows=stands.latest_summary,
    )  # fmt: skip
