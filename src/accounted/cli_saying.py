"""``decide`` for what people say of an incident as a whole: sign, summary, grade, note. The desk writes the same entries."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from accounted import cli
from accounted.cli import DEFAULT, By, IncidentName, RegisterFile, Why, decide_app
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident, Outcome, Toll
    from accounted.pipeline import Findings
    from accounted.web.dossier.rows import SummaryView

STEPS = ("reviewed", "second-read", "released", "draft")
CITED: tuple[Outcome, ...] = ("killed", "injured")
"""Tolls that a sentence may rest on."""


class Standing(NamedTuple):
    """How an incident's claims and tolls stand, in the words that a sentence or a signature keeps."""

    now: dict[str, str]
    told: SummaryView | None
    latest_summary: int | None
    latest_signature: int | None


def _standing(found: Findings, one: Incident) -> Standing:
    from accounted import pipeline
    from accounted.publishing.gather import LEADING
    from accounted.web.dossier.standing import signatures, stands, summary

    tolls: dict[str, Toll] = {o: pipeline.toll(found, one, LEADING, o) for o in CITED}
    now = stands(found, one, tolls)
    told, latest_summary = summary(found, one, now)
    return Standing(now, told, latest_summary, signatures(found, one)[1])


@decide_app.command(
    epilog="Examples:\n\n  accounted decide sign I-214 reviewed --by 'Recorder A'\n\n  accounted decide sign I-214 second-read --by 'Recorder B'\n\n"
    "  accounted decide sign I-214 draft --why 'a second report came'"
)
def sign(
    incident: IncidentName,
    step: Annotated[str, typer.Argument(help="reviewed, second-read, released, or draft, which takes all back.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A person went through the incident: reviewed, then second-read by somebody else, then released.

    The tolls that were signed are kept with it, so that what changed since is told. Signing again at the same step takes
    the present state. What is released is cited by its code, so open the incident first.
    """
    from accounted.model import Decision, Stood
    from accounted.web.saying import STATES

    value = cli.named("STEP", step, STEPS).replace("-", "_")
    if value == "draft" and not why.strip():
        raise BadInput("decide sign: say with --why why the signatures are taken back")
    with cli.opened(register, write=True) as book:
        found = cli.worked_out(book)
        one = found.incident(incident)
        if value == "released" and one.code is None:
            raise BadInput(
                f"decide sign: what is released is cited by its code - accounted decide open {incident} first"
            )
        stands = _standing(found, one)
        decision = Decision(
            kind="sign", value=value, why=why or f"went through it: {STATES[value]}", targets=one.claims,
            stood=tuple(Stood(of=o, words=stands.now[o]) for o in CITED), follows=stands.latest_signature,
        )  # fmt: skip
        cli.decided(book.decide(decision, author=cli.author(by), time=cli.now()), again=True)
        typer.echo(f"{one.title} is {STATES[value]} now")


# --------------------------------------------------------------------------- summary


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
    with cli.opened(register, write=not show) as book:
        found = cli.worked_out(book)
        one = found.incident(incident)
        stands = _standing(found, one)
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
        cli.decided(book.decide(decision, author=cli.author(by), time=cli.now()), again=True)


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
        claims = tuple(dict.fromkeys(cli.the_claim(found, w).id for w in words if w not in CITED))
        for claim in claims:
            if claim not in one.claims:
                raise BadInput(f"decide summary: line {number}: claim {claim[6:14]} is of another incident, or of none")
        stood = tuple(Stood(of=of, words=stands.now[of]) for of in (*claims, *tolls) if of in stands.now)
        sentences.append(Sentence(text=match[1], claims=claims, tolls=tolls, stood=stood))
    return Decision(
        kind="summary", value="written", why=why, targets=one.claims, sentences=tuple(sentences),
        follows=stands.latest_summary,
    )  # fmt: skip


# --------------------------------------------------------------------------- grade, note


def _of_incident(found: Findings, one: Incident) -> tuple[str, ...]:
    """What names an incident for good: its claims of casualties, else all."""
    from accounted.model import CasualtyClaim

    counted = tuple(c for c in one.claims if isinstance(found.claims.get(c), CasualtyClaim))
    return counted or one.claims


@decide_app.command(
    epilog="Examples:\n\n  accounted methods show airwars-observed\n\n  accounted decide grade I-214 'airwars-observed: fair' --why 'two hospitals'\n\n"
    "  accounted decide grade I-214 withdrawn --why 'one hospital was a copy'"
)
def grade(
    incident: IncidentName,
    value: Annotated[str, typer.Argument(help="METHOD: GRADE as the method's file has it, or withdrawn.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """How well an incident is attested, by a method's scale."""
    from accounted import reckoning
    from accounted.model import Decision

    scales = {r.name: r.grades for r in reckoning.graded()}
    known = [f"{name}: {one}" for name, grades in scales.items() for one in grades]
    if value != "withdrawn" and value not in known:
        raise BadInput(
            f"decide grade: {value!r} is no grade{cli.nearest(value, known)} - give one of: {'; '.join(known)}; or withdrawn"
        )
    with cli.opened(register, write=True) as book:
        found = cli.worked_out(book)
        targets = _of_incident(found, found.incident(incident))
        standing = [m.decision.targets for m in found.view.marks if m.decision.kind == "grade"]
        if value == "withdrawn":
            mine = [t for t in standing if set(t) & set(targets)]
            if not mine:
                raise BadInput("decide grade: nobody has graded it - there is nothing to take back")
            targets = mine[-1]
        decision = Decision(kind="grade", value=value, targets=targets, why=why)
        cli.decided(book.decide(decision, author=cli.author(by), time=cli.now()))


@decide_app.command(
    epilog="Examples:\n\n  accounted decide note 'rang the mayor, he was there' --claim 3f2a91cd\n\n  accounted decide note 'the page is gone since May' --report 'Example Daily'\n\n"
    "  accounted decide note 'two strikes or one?' --incident baghdadi\n\n  accounted decide note --take-back 214 --why 'settled'"
)
def note(
    words: Annotated[str, typer.Argument(help="What others should know.")] = "",
    claim: Annotated[str, typer.Option(help="On a claim: its id or the beginning of one.")] = "",
    report: Annotated[str, typer.Option(help="On a report: its id, or words of its outlet or address.")] = "",
    incident: Annotated[str, typer.Option(help="On an incident: its id or code, or words of its place.")] = "",
    take_back: Annotated[
        int | None, typer.Option("--take-back", metavar="ENTRY", help="Take back the note of this entry.")
    ] = None,
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Note what others should know of a claim, a report or an incident. No figure moves by it."""
    from accounted.model import Decision
    from accounted.register import Recorded

    if sum(map(bool, (claim, report, incident))) + (take_back is not None) != 1:
        raise BadInput("decide note: say what it is on, one of --claim, --report or --incident (or --take-back ENTRY)")
    if take_back is None and not words.strip():
        raise BadInput("decide note: has no words - write what others should know")
    with cli.opened(register, write=True) as book:
        found = cli.worked_out(book)
        if take_back is not None:
            standing: dict[int, Recorded] = {by.number: by for by in found.view.notes}
            if take_back not in standing:
                raise BadInput(f"decide note: entry {take_back} is no note that stands - see accounted notes")
            noted = standing[take_back].decision
            decision = Decision(
                kind="note", value="withdrawn", why=why, quote=noted.quote, claim=noted.claim,
                targets=(*noted.targets, f"entry-{take_back}"),
            )  # fmt: skip
        elif claim:
            on = cli.the_claim(found, claim)
            decision = Decision(kind="note", value="kept", why=words, quote=on.quote, claim=on.id)
        elif report:
            decision = Decision(kind="note", value="kept", why=words, targets=(cli.the_report(found, report).id,))
        else:
            one = found.incident(incident)
            targets = (one.code,) if one.code is not None else _of_incident(found, one)
            decision = Decision(kind="note", value="kept", why=words, targets=targets)
        cli.decided(book.decide(decision, author=cli.author(by), time=cli.now()))
