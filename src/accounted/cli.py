"""The command line: parses arguments, calls one function, prints. Tables for people, ``--json`` for machines.

Exit status: 0 all well; 1 something of a batch was refused, or a check failed; 2 bad input or options; 70 a fault of the
program itself; 130 stopped by the keyboard.
"""

from __future__ import annotations

import errno
import getpass
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast, get_args

import typer

from accounted import __version__
from accounted.model import AccountedError, BadInput, Outcome, Scope, SourceRelation

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.register import Register

app = typer.Typer(
    name="accounted",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="From conflicting reports of violence to a register of incidents in which no figure stands without a reason, "
    "and no reason without a quote.\n\n"
    "Start with [bold]accounted record FOLDER[/], then [bold]accounted incidents[/], then [bold]accounted explain PLACE[/]. "
    "Nothing leaves this machine.",
)
decide_app = typer.Typer(
    no_args_is_help=True,
    help="Write down what a person decided, with why. The last one is taken back by undo, others by deciding again.",
)
methods_app = typer.Typer(
    no_args_is_help=True, help="The rule sets by which tolls are drawn: list, show, check your own."
)
app.add_typer(decide_app, name="decide")
app.add_typer(methods_app, name="methods")

RegisterFile = Annotated[
    Path, typer.Option("--register", "-r", envvar="ACCOUNTED_REGISTER", help="The register's file.", show_default=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON for machines instead of a table.")]
By = Annotated[
    str | None, typer.Option("--by", envvar="ACCOUNTED_AUTHOR", help="Who does this; your system name if not given.")
]
RecordedBy = Annotated[str | None, typer.Option("--recorded-by", metavar="DAY", help="What this register held then.")]
PublishedBy = Annotated[
    str | None,
    typer.Option("--published-by", metavar="DAY", help="What had been published by then, by what is held now."),
]
MethodName = Annotated[
    list[str], typer.Option("--method", "-m", help="A shipped method or your own TOML file; may be repeated.")
]
OneMethod = Annotated[str, typer.Option("--method", "-m", help="A shipped method or your own TOML file.")]
GroupName = Annotated[
    str,
    typer.Option(
        "--group", "-g", help="Of whom: all persons, civilians, children, women, police …; empty: the method's own."
    ),
]
IncidentName = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="Its id, the beginning of one, or words of its place.")
]
DEFAULT = Path("accounted.register")


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def author(given: str | None) -> str:
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@contextmanager
def opened(path: Path, *, write: bool = False, make: bool = False) -> Iterator[Register]:
    """The register, for a while. Only ``record`` makes one."""
    from accounted.register import DamagedRegister, create_or_open

    if write and not make and not os.path.exists(path):
        create_or_open(path, readonly=True).close()  # says that there is none, or why nobody can tell
    with create_or_open(path, readonly=not write) as register:
        try:
            yield register
        except (AccountedError, OSError, MemoryError):
            raise
        except Exception as err:
            # What nobody foresaw is the register's damage, where it has some; else a fault of the program.
            from accounted.pipeline import recompute

            faults = register.verify(recompute=recompute(register)).faults
            if not faults:
                raise
            raise DamagedRegister(
                f"{path}: is damaged ({' '.join(faults[0].split())}) - see accounted verify, and bring back a copy"
            ) from err


def worked_out(register: Register, recorded_by: str | None = None, published_by: str | None = None) -> Findings:
    from accounted.pipeline import work_out

    return work_out(register, recorded_by=recorded_by, published_by=published_by)


def show(value: Any) -> None:
    """JSON on standard output, keys in order."""
    from accounted.model import encode

    sys.stdout.write(json.dumps(json.loads(encode(value)), ensure_ascii=False, indent=1) + "\n")


# --------------------------------------------------------------------------- record


@app.command(
    epilog="Examples:\n\n  accounted record reports/\n\n  accounted record page.html --published 2018-01-29 --publisher 'Example Daily'\n\n"
    "  cat note.txt | accounted record - --url https://ngo.example/note-7"
)
def record(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.")],
    register: RegisterFile = DEFAULT,
    published: Annotated[str | None, typer.Option(help="Day of publication, ISO (2018-01-29).")] = None,
    publisher: Annotated[str | None, typer.Option(help="The outlet.")] = None,
    url: Annotated[str | None, typer.Option(help="Address it was published at.")] = None,
    title: Annotated[str | None, typer.Option(help="Its headline, where the file has none.")] = None,
    by: By = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read the claims of all reports again, after an upgrade.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take reports in and read their claims.

    Text, HTML, PDF, JSON and JSON lines, told by content. Metadata comes from these options, else from a sidecar
    (report.json beside report.txt with published, publisher, url, title, author, language), else from the page.
    Recording the same again changes nothing; new bytes at a known address are a new version.
    """
    from accounted import pipeline, printing
    from accounted.reading import Metadata
    from accounted.reading.metadata import understood

    given = Metadata(published=published, publisher=publisher, url=url, title=title)
    _, faults = understood(given)
    if faults:
        raise BadInput(f"--{faults[0]}")
    if "" in paths:  # an unset variable of a script; as a path it would mean all of the present folder
        raise BadInput("record: one of the paths is empty - give a file or folder, or . for this folder")
    with opened(register, write=True, make=True) as book, printing.progress() as progress:
        done = pipeline.record(
            book,
            paths,
            author=author(by),
            time=now(),
            metadata=given,
            stdin=None if sys.stdin is None else sys.stdin.buffer,
            reread=reread,
            progress=progress,
        )
        progress("linking", 0, None)
        findings = pipeline.work_out(book)
        pipeline.store(book, findings)
        unread = dict(findings.view.unread)
        incidents = len(findings.incidents)
    if as_json:
        show(
            {
                "register": str(register),
                "files": done.files,
                "new": done.new,
                "known": done.known,
                "reports": done.reports,
                "read": done.read,
                "claims": done.claims,
                "refused": done.refused,
                "incidents": incidents,
                "unread": unread,
                "problems": list(done.problems),
            }
        )
    else:
        printing.recorded(register, done, incidents, unread)
    if done.refused or any(p.severity == "problem" for p in done.problems):
        raise typer.Exit(1)


# --------------------------------------------------------------------------- looking


@app.command(
    epilog="Examples:\n\n  accounted incidents\n\n  accounted incidents --method ibc-partial --json\n\n  accounted incidents --published-by 2018-01-28"
)
def incidents(
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    possible_duplicates: Annotated[
        bool, typer.Option("--possible-duplicates", help="Pairs of incidents worth a look, with reasons.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The incidents, with what a method makes of each."""
    from accounted import linking, pipeline, printing
    from accounted.reckoning import load

    rules = load(method)
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        if possible_duplicates:
            decisions = [d.decision for d in found.view.links]
            pairs = linking.possible_duplicates(found.reports, found.claims.values(), found.copies, decisions)
            if as_json:
                show([{"left": a, "right": b, "reasons": list(r)} for a, b, r in pairs])
            else:
                printing.duplicates(found, pairs)
            return
        tolls = {
            i.id: [pipeline.toll(found, i, rules, o, group) for o in ("killed", "injured")] for i in found.incidents
        }
        problems = printing.problems_by_report(found.view.problems())
        if as_json:
            show([{"incident": i, "title": i.title, "tolls": tolls[i.id]} for i in found.incidents])
        else:
            printing.incidents(found, tolls, rules, problems)


@app.command(
    epilog="Examples:\n\n  accounted explain baghdadi\n\n  accounted explain baghdadi --method plain --method ucdp-partial\n\n  accounted explain 3f2a --outcome injured --json\n\n  accounted explain baghdadi --picture origins.svg"
)
def explain(
    incident: IncidentName,
    register: RegisterFile = DEFAULT,
    method: MethodName = ["plain"],  # noqa: B006
    outcome: Annotated[
        list[str],
        typer.Option("--outcome", "-o", help="killed, injured, missing, detained, displaced …; may be repeated."),
    ] = ["killed", "injured"],  # noqa: B006
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the origin graph as SVG too: who said it first, who copied what."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Everything behind an incident's figures: reasons, claims used and set aside, quotes, corrections, circumstances, origins
    with what flows from each, problems."""
    from accounted import pipeline, printing
    from accounted.corrections import corrections
    from accounted.reckoning import load
    from accounted.writing import may_be_written, write_whole

    if picture is not None:
        if str(picture) == "-":
            raise BadInput("--picture: standard output holds the answer in words - give a file, such as origins.svg")
        may_be_written(picture, "--picture", register)
    rules = [load(m) for m in method]
    outcomes = [outcome_named(o) for o in outcome]
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        one = found.incident(incident)
        tolls = [pipeline.toll(found, one, r, cast(Any, o), group) for o in outcomes for r in rules]
        members = set(one.reports)
        problems = [p for p in found.view.problems() if p.report in members]
        people = pipeline.casualties(found, one)
        if picture is not None:
            from accounted.publishing import flow_svg, origin_picture

            drawn = str(flow_svg(origin_picture(found, one), alone=True)) + "\n"
            write_whole(picture, drawn, "--picture", register)
        if as_json:
            show(
                {
                    "incident": one,
                    "title": one.title,
                    "tolls": tolls,
                    "casualties": people,
                    "corrections": corrections(found, tolls),
                    "claims": {k: found.claims[k] for k in one.claims if k in found.claims},
                    "reports": {r: _about(found.reports[r]) for r in one.reports},
                    "problems": problems,
                    "graph": found.graph(one),
                }
            )
        else:
            printing.explained(found, one, tolls, people, problems)


def _about(report: Any) -> dict[str, Any]:
    """A report without its text, which is not for passing on."""
    return {
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "language": report.language,
        "synthetic": report.synthetic,
    }


OUTCOMES = get_args(Outcome)
SCOPES = get_args(Scope)
STAGES = ("reading", "claims", "places", "linking", "reckoning", "register")


def outcome_named(name: str) -> str:
    return named("--outcome", name, OUTCOMES)


def named(option: str, name: str, names: tuple[str, ...]) -> str:
    """The one of ``names`` that is meant; ``BadInput`` with the nearest where there is none."""
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    for one in names:
        if one.replace("-", "_") == key:
            return one
    what = option.removeprefix("--")
    raise BadInput(f"{option}: no {what} is called {name!r}{nearest(key, names)} - give one of: {', '.join(names)}")


def nearest(name: str, names: tuple[str, ...] | list[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, names, 1, 0.5)
    return f", did you mean {close[0]}?" if close else ""


@app.command(
    epilog="Examples:\n\n  accounted claims\n\n  accounted claims baghdadi --outcome killed\n\n  accounted claims --scope background --json"
)
def claims(
    incident: Annotated[str | None, typer.Argument(metavar="INCIDENT", help="Only of this incident.")] = None,
    register: RegisterFile = DEFAULT,
    outcome: Annotated[str | None, typer.Option(help="Only of this outcome.")] = None,
    scope: Annotated[
        str | None, typer.Option(help="Only of this scope: this_incident, background, another_incident …")
    ] = None,
    report: Annotated[
        str | None, typer.Option(help="Only of reports whose id, address or outlet holds these words.")
    ] = None,
    circumstances: Annotated[bool, typer.Option("--circumstances", help="Circumstance claims too.")] = False,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """The claims with their quotes, whether in an incident or not."""
    from accounted import printing
    from accounted.model import CasualtyClaim

    wanted = None if outcome is None else outcome_named(outcome)
    scope = None if scope is None else named("--scope", scope, SCOPES)
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        keep = set(found.incident(incident).claims) if incident else None
        rows = []
        for key, claim in found.claims.items():
            about = found.reports[claim.quote.report]
            if keep is not None and key not in keep:
                continue
            if not circumstances and not isinstance(claim, CasualtyClaim):
                continue
            if wanted is not None and claim.outcome != wanted:
                continue
            if scope is not None and claim.scope != scope:
                continue
            if report is not None and report.lower() not in f"{about.id} {about.address} {about.outlet}".lower():
                continue
            rows.append((key, claim))
        if as_json:
            show([{"id": k, "claim": c, "set_aside": k in found.view.set_aside} for k, c in rows])
        else:
            printing.claims(found, rows)


@app.command(
    epilog="Examples:\n\n  accounted toll baghdadi --method ibc-partial\n\n  accounted toll baghdadi --outcome injured --group police --json"
)
def toll(
    incident: IncidentName,
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    outcome: Annotated[str, typer.Option("--outcome", "-o")] = "killed",
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """One figure of one incident, with its reasons."""
    from accounted import pipeline, printing
    from accounted.reckoning import load

    rules, what = load(method), outcome_named(outcome)
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        answer = pipeline.toll(found, found.incident(incident), rules, cast(Any, what), group)
        if as_json:
            show(answer)
        else:
            printing.toll(answer, found)


@app.command(
    epilog="Examples:\n\n  accounted sources\n\n  accounted sources 'health ministry'\n\n  accounted sources --recorded-by 2020-07-01 --json"
)
def sources(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only those that these words name.")] = None,
    register: RegisterFile = DEFAULT,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """Who speaks in the reports, for whom, with what interest; and the relations between them, with who decided and why.

    Sources that are tied (part of, relies on, same interest; or two voices of one organisation) are shown as two and
    count once wherever independent origins are asked for. Write one down with accounted decide relation.
    """
    from accounted import printing_sources
    from accounted.sources import speakers

    with opened(register) as book:
        told = speakers(worked_out(book, recorded_by, published_by), name)
    if as_json:
        show(told)
    else:
        printing_sources.sources(told)


@app.command(
    epilog="Examples:\n\n  accounted problems\n\n  accounted problems --stage claims --json\n\n  accounted problems --close problem-1f2e --why 'the speaker is the mayor'"
)
def problems(
    register: RegisterFile = DEFAULT,
    stage: Annotated[str | None, typer.Option(help="Only of this stage: reading, claims, places …")] = None,
    close: Annotated[str | None, typer.Option(metavar="ID", help="Close this problem.")] = None,
    why: Annotated[str, typer.Option(help="Why it is closed.")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """What was seen and could not be taken in or understood, and what would settle it."""
    from accounted import printing
    from accounted.model import Decision

    stage = None if stage is None else named("--stage", stage, STAGES)
    with opened(register, write=close is not None) as book:
        view = book.view()
        rows = [p for p in view.problems() if stage is None or p.stage == stage]
        if close is not None:
            target = [p for p in rows if p.id.startswith(close) or p.id.removeprefix("problem-").startswith(close)]
            if len(target) != 1:
                raise BadInput(
                    f"--close: {'several problems begin' if target else 'no open problem begins'} with {close!r} - see accounted problems"
                )
            book.decide(Decision(kind="close_problem", targets=(target[0].id,), why=why), author=author(by), time=now())
            typer.echo(f"closed: {target[0].seen}")
            return
        if as_json:
            show([{"id": p.id, "problem": p} for p in rows])
        else:
            printing.problems(rows, view)


# --------------------------------------------------------------------------- deciding


@app.command(
    "sum",
    epilog="Examples:\n\n  accounted sum\n\n  accounted sum --since 2031-03-01 --until 2031-03-31 --country IQ\n\n  accounted sum baghdadi ramadi --outcome injured --method ibc-partial --json",
)
def sum_up(
    incidents: Annotated[
        list[str] | None, typer.Argument(metavar="[INCIDENT]...", help="Which incidents; all of them if none is named.")
    ] = None,
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    outcome: Annotated[str, typer.Option("--outcome", "-o")] = "killed",
    group: GroupName = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only incidents that ended on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only incidents that ended on this day or before.")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only in this country (ISO code: IQ).")] = None,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """Tolls of several incidents added up: one outcome, group and method; what is unknown is said, never taken as zero."""
    from accounted import pipeline, printing
    from accounted.reckoning import load

    rules, what = load(method), outcome_named(outcome)
    for option, day in (("--since", since), ("--until", until)):
        if day is not None:
            iso_day(option, day)
    if country is not None and not re.fullmatch("[A-Za-z]{2}", country):
        raise BadInput(f"--country: {country!r} is no country's code - give its two letters, such as IQ for Iraq")
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        some = [found.incident(name) for name in incidents] if incidents else list(found.incidents)
        if country is not None:
            some = [i for i in some if i.place.country == country.upper()]
        undated = [i for i in some if i.period.end is None] if since or until else []
        if since is not None:
            some = [i for i in some if i.period.end is not None and i.period.end >= since]
        if until is not None:
            some = [i for i in some if i.period.end is not None and i.period.end <= until]
        answer = pipeline.add_up(found, some, rules, cast(Any, what), group)
        if as_json:
            show(answer)
        else:
            printing.summed(answer, found, len(undated))


def iso_day(option: str, day: str) -> None:
    """``BadInput`` where the words are no day as YYYY-MM-DD: days are compared as they are written."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):  # Python reads 20180129 and 2018-W05-1 as days too
            raise ValueError(day)
        date.fromisoformat(day)
    except ValueError as err:
        raise BadInput(f"{option}: {day!r} is no day - write it as 2018-01-29") from err


Why = Annotated[str, typer.Option("--why", help="The reason; kept for good.")]
ClaimName = Annotated[
    str, typer.Argument(metavar="CLAIM", help="Its id or the beginning of one, see accounted claims.")
]


def the_claim(found: Findings, name: str) -> Any:
    # Also those that somebody called wrong: such a decision is undone by another on the same claim.
    every = {**{r.claim.id: r.claim for r in found.view.rejected}, **found.claims}
    hits = [c for k, c in every.items() if k.startswith(name) or k.removeprefix("claim-").startswith(name)]
    if len(hits) != 1:
        raise BadInput(f"{'several claims begin' if hits else 'no claim begins'} with {name!r} - see accounted claims")
    return hits[0]


def the_report(found: Findings, name: str) -> Any:
    """The report of an id, the beginning of one, or words of its outlet, address or headline; ``BadInput`` where not one."""
    key = name.strip().lower()
    every = list(found.reports.values())
    hits = [r for r in every if key and (r.id.startswith(key) or r.id.removeprefix("report-").startswith(key))]
    hits = hits or [r for r in every if key and key in f"{r.address} {r.outlet} {r.title}".lower()]
    if len(hits) != 1:
        known = "; ".join(f"{r.id.removeprefix('report-')[:8]} ({r.outlet or r.address})" for r in (hits or every)[:6])
        what = "several reports are" if hits else "no report is"
        raise BadInput(f"{what} called {name!r} - give one of: {known or 'none, the register holds no report'}")
    return hits[0]


def source_named(found: Findings, name: str) -> str:
    """A source's name as the claims give it; ``BadInput`` with the nearest where no report speaks of such a source."""
    forms = {
        form.casefold(): s.name for c in found.claims.values() for s in c.attribution for form in (s.words, s.name)
    }
    key = " ".join(name.split()).casefold()
    for form in (key, key.removeprefix("the ")):
        if form and form in forms:
            return forms[form]
    close = nearest(key, sorted(forms))
    raise BadInput(f"no source is called {name!r}{close} - give a name as accounted claims prints it under “who says”")


def decided(number: int, *, again: bool = False) -> None:
    """``again``: it is of a kind that is not taken back by an undoing."""
    then = "decide again to change it" if again else "accounted decide undo takes it back"
    typer.echo(f"entry {number} written; {then}")


@decide_app.command(
    epilog="Examples:\n\n  accounted decide reading claim-3f2a right --why 'read it in the page'\n\n  accounted decide reading claim-3f2a wrong --why 'an age, not a count'"
)
def reading(
    claim: ClaimName,
    value: Annotated[str, typer.Argument(help="right, wrong, or corrected (with --correction).")],
    why: Why = "",
    correction: Annotated[
        Path | None, typer.Option(help="JSON of the claim as it should read; see accounted schema.")
    ] = None,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Does the quote say this? right, corrected or wrong."""
    from accounted.model import Claim, Decision, decode

    with opened(register, write=True) as book:
        target = the_claim(worked_out(book), claim)
        mended = None
        if correction is not None:
            try:
                mended = decode(correction.read_bytes(), cast(Any, Claim))
            except OSError as err:
                raise BadInput(f"{correction}: cannot be read ({err.strerror}) - give a JSON file of a claim") from err
        decided(
            book.decide(
                Decision(kind="reading", value=value, why=why, quote=target.quote, claim=target.id, correction=mended),
                author=author(by),
                time=now(),
            )
        )


@decide_app.command(
    epilog="Example:\n\n  accounted decide use claim-3f2a set_aside --why 'implausible: the clinic has ten beds'"
)
def use(
    claim: ClaimName,
    value: Annotated[str, typer.Argument(help="used or set_aside.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """May this claim bear on a toll? used, or set_aside with why (implausible, interested, superseded, hearsay, out of scope)."""
    from accounted.model import Decision

    with opened(register, write=True) as book:
        target = the_claim(worked_out(book), claim)
        decided(
            book.decide(
                Decision(kind="use", value=value.replace("-", "_"), why=why, quote=target.quote, claim=target.id),
                author=author(by),
                time=now(),
            )
        )


@decide_app.command(
    epilog="Examples:\n\n  accounted decide triage 'Example Daily' out-of-scope --why 'a drill'\n\n  accounted decide triage report-3f2a duplicate --of report-77b0 --why 'the same page under another address'\n\n  accounted decide triage report-3f2a withdrawn --why 'no drill after all'"
)
def triage(
    report: Annotated[str, typer.Argument(help="Id or the beginning of one, or words of its outlet or address.")],
    value: Annotated[str, typer.Argument(help="background, out-of-scope, duplicate (with --of), or withdrawn.")],
    why: Why = "",
    of: Annotated[str, typer.Option(help="The report that a duplicate repeats.")] = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A whole report bears on no toll: its claims are set aside with the reason, until it is withdrawn or one claim is decided to be used. Into another incident reports go by merge and split."""
    from accounted.model import Decision

    known = ("background", "out_of_scope", "duplicate", "withdrawn")
    wanted = value.replace("-", "_")
    if wanted not in known:
        names = [k.replace("_", "-") for k in known]
        raise BadInput(
            f"decide triage: {value!r} cannot be said{nearest(value, names)} - give one of: {', '.join(names)}"
        )
    with opened(register, write=True) as book:
        found = worked_out(book)
        target = the_report(found, report)
        targets = [target.id, the_report(found, of).id] if wanted == "duplicate" and of else [target.id]
        if wanted == "withdrawn" and target.id not in found.view.triage:
            raise BadInput(
                f"decide triage: nobody has said where {target.address} goes - there is nothing to take back"
            )
        decided(
            book.decide(
                Decision(kind="triage", value=wanted, targets=tuple(targets), why=why), author=author(by), time=now()
            )
        )


@decide_app.command(
    "open", epilog="Example:\n\n  accounted decide open baghdadi --why 'first reading done, worth a file of its own'"
)
def open_incident(incident: IncidentName, why: Why = "", register: RegisterFile = DEFAULT, by: By = None) -> None:
    """Open an incident: it gets a code to cite, which is never used again and outlives merges and splits."""
    from accounted.linking import code_of
    from accounted.model import Decision

    with opened(register, write=True) as book:
        one = worked_out(book).incident(incident)
        if one.code is not None:
            raise BadInput(f"decide open: {one.title} is open already, as {one.code} - cite that")
        number = book.decide(Decision(kind="open", targets=one.claims, why=why), author=author(by), time=now())
        typer.echo(f"{one.title} is {code_of(number)} from now on")


def _linked_anew(book: Register) -> Findings:
    from accounted.pipeline import store, work_out

    found = work_out(book)
    store(book, found)
    return found


@decide_app.command(
    epilog="Example:\n\n  accounted decide interest 'Ryan Dillon' accused --why 'speaks for the force that fired'"
)
def interest(
    source: Annotated[str, typer.Argument(help="Name of the source as explain prints it.")],
    value: Annotated[str, typer.Argument(help="accused, victims_side, third_party or unknown.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """What interest a source has. An accused party's figures stand beside a toll, not in it."""
    from accounted.model import Decision

    known = ("accused", "victims_side", "third_party", "unknown")
    if value not in known:
        raise BadInput(
            f"decide interest: {value!r} is no interest{nearest(value, known)} - give one of: {', '.join(known)}"
        )
    with opened(register, write=True) as book:
        name = source_named(worked_out(book), source)
        number = book.decide(
            Decision(kind="interest", value=value, targets=(name,), why=why), author=author(by), time=now()
        )
        decided(number, again=True)
        speak = {s.name for c in worked_out(book).claims.values() for s in c.attribution[:1] if s.interest == value}
        said = "; ".join(sorted(speak)) or "nobody who speaks in a claim; the name stands only in the middle of chains"
        typer.echo(f"{value.replace('_', ' ')} are now: {said}")


@decide_app.command(
    epilog="Examples:\n\n  accounted decide casualty claim-3f2a killed --person 'A. Example' --why 'two lists and the family'\n\n  accounted decide casualty claim-77b0 alive --person 'A. Example' --since 2031-03-04 --why 'gave an interview'"
)
def casualty(
    claim: ClaimName,
    state: Annotated[str, typer.Argument(help="missing, injured, killed, died_later, alive or withdrawn.")],
    person: Annotated[str, typer.Option(help="The name by which this person is told apart from every other.")],
    why: Why = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Since when; a later day outranks an earlier one.")
    ] = None,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A named person is a real casualty of this claim's incident, told apart from every other. Who is accepted as dead is a
    floor under the toll; who turns out alive lowers it, and both states stay in the history."""
    from accounted.model import Decision
    from accounted.reckoning import STATES

    value = named("casualty", state, STATES)
    with opened(register, write=True) as book:
        target = the_claim(worked_out(book), claim)
        decision = Decision(
            kind="casualty", value=value, targets=(target.id,), person=" ".join(person.split()), since=since, why=why
        )
        decided(book.decide(decision, author=author(by), time=now()), again=True)


RELATIONS = get_args(SourceRelation)


@decide_app.command(
    epilog="Examples:\n\n  accounted decide relation 'Ridge Media Cell' part-of 'Ridge Front' --from 2014 --why 'its charter, page 2'\n\n"
    "  accounted decide relation 'Delta News' relies-on Xinhua --from 2016-03 --to 2019 --why 'carries its wire, see imprint'\n\n"
    "  accounted decide relation 'Ridge Media Cell' part-of 'Ridge Front' --take-back --why 'another cell of that name'"
)
def relation(
    source: Annotated[str, typer.Argument(help="Name of the source as accounted sources prints it.")],
    value: Annotated[str, typer.Argument(metavar="RELATION", help="part-of, relies-on or same-interest.")],
    other: Annotated[str, typer.Argument(help="Name of the other party.")],
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day it holds for (2014, 2014-05, 2014-05-09).")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day it holds for.")] = None,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="It does not hold: with --from that one, else all of that kind.")
    ] = False,
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """How a source stands to another for longer: the two are shown as two and count once, in whatever it says on those days.

    part-of: a press office and its ministry. relies-on: a website and the agency whose words it passes on.
    same-interest: two parties of one side. Said again with the same --from, the last word holds; accounted sources lists them.
    """
    from accounted import pipeline
    from accounted.model import Decision
    from accounted.sources import SAID, distinct, party_named, same_relation, speakers

    kind = named("RELATION", value, tuple(r.replace("_", "-") for r in RELATIONS)).replace("-", "_")
    with opened(register, write=True) as book:
        found = worked_out(book)
        names = [party_named(found, n) for n in (source, other)]
        if names == [None, None]:
            source_named(found, source)  # says that there is none, and what is near
        new: list[str] = []
        for n, given in enumerate((source, other)):
            if names[n] is None:
                close = nearest(
                    given.casefold(), sorted({s.name for c in found.claims.values() for s in c.attribution})
                )
                if close:
                    raise BadInput(f"no source is called {given!r}{close} - give a name as accounted sources prints it")
                new.append(given)
                names[n] = " ".join(given.split())
        first, second = (" ".join((n or "").split()) for n in names)
        distinct("decide relation", (first, second))
        if take_back and not any(
            r.stands and same_relation(r, kind, first, second) and since in (None, r.since)
            for r in speakers(found).relations
        ):
            raise BadInput(
                f"{first!r} {SAID[cast(Any, kind)]} {second!r}{f' from {since}' if since else ''}: no such relation "
                "stands - see accounted sources"
            )
        number = book.decide(
            Decision(
                kind="no_relation" if take_back else "relation",
                value=kind,
                targets=(first, second),
                why=why,
                since=since,
                until=until,
            ),
            author=author(by),
            time=now(),
        )
        after = pipeline.work_out(book)
        pipeline.store(book, after)
        before = {i.id: found.accounts_behind(i) for i in found.incidents}
        changed = [i for i in after.incidents if before.get(i.id) != after.accounts_behind(i)]
        for given in new:
            typer.echo(f"accounted: {given!r} speaks in no report yet; noted all the same", err=True)
        decided(number, again=True)
        typer.echo(f"{len(changed)} of {len(after.incidents)} incidents now count other origins")


# --------------------------------------------------------------------------- methods, places, schema


@methods_app.command("list", epilog="Examples:\n\n  accounted methods list\n\n  accounted methods list --json")
def methods_list(as_json: AsJson = False) -> None:
    """The methods that ship, with their conformity."""
    from accounted import printing
    from accounted.reckoning import shipped

    if as_json:
        show(shipped())
    else:
        printing.methods(shipped())


@methods_app.command("show", epilog="Example:\n\n  accounted methods show plain > mine.toml")
def methods_show(name: Annotated[str, typer.Argument(help="A shipped method.")]) -> None:
    """A method's file, to read or to copy."""
    from accounted.reckoning import methods

    sys.stdout.write(methods.text_of(name))


@methods_app.command("check", epilog="Example:\n\n  accounted methods check mine.toml")
def methods_check(path: Annotated[Path, typer.Argument(help="A method file of your own.")]) -> None:
    """Every fault of a method file at once."""
    from accounted.reckoning import check

    faults = check(path)
    for fault in faults:
        typer.echo(fault)
    if faults:
        typer.echo(f"{path}: {len(faults)} fault{'s' if len(faults) > 1 else ''}", err=True)
        raise typer.Exit(2)
    typer.echo(f"{path}: no faults")


@app.command(
    epilog="Examples:\n\n  accounted places 'Deir al-Zor'\n\n  accounted places 'the town, some 190 km north-west of Baghdad' --context Iraq"
)
def places(
    words: Annotated[str, typer.Argument(help="Words as a report has them.")],
    context: Annotated[
        list[str], typer.Option(help="Other places of the same report; they rank homonyms and answer nothing.")
    ] = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:
    """Where words of a report point to, with precision and the codes of UCDP and ACLED."""
    from accounted import printing
    from accounted.places import Gazetteer, resolve

    with Gazetteer.open() as gazetteer:
        place, trouble = resolve(words, context, gazetteer)
    if as_json:
        show({"place": place, "problems": trouble})
    else:
        printing.place(place, trouble)


@app.command(epilog="Example:\n\n  accounted schema > accounted.schema.json")
def schema() -> None:
    """JSON Schema of every type that leaves the program."""
    from accounted.model import schema as of_model

    sys.stdout.write(json.dumps(of_model(), indent=1, ensure_ascii=False) + "\n")


# --------------------------------------------------------------------------- keeping


@app.command(epilog="Examples:\n\n  accounted verify\n\n  accounted verify --head 9f3c…e71a")
def verify(
    register: RegisterFile = DEFAULT,
    head: Annotated[
        str | None, typer.Option(help="A head kept elsewhere: shows a cut tail or a rewritten register too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every entry, payload, kept byte and stored view; names what was changed, is missing or out of order."""
    from accounted import printing
    from accounted.pipeline import recompute

    with opened(register) as book:
        answer = book.verify(head, recompute=recompute(book))
    if as_json:
        show(
            {
                "ok": answer.ok,
                "entries": answer.entries,
                "head": answer.head,
                "faults": list(answer.faults),
                "unseen": answer.unseen,
            }
        )
    else:
        printing.verified(register, answer)
    if not answer.ok:
        raise typer.Exit(1)


@app.command(
    epilog="Examples:\n\n  accounted erase https://paper.example/story-1 --grounds 'the family asked, 12 March'\n\n  accounted erase --scrub"
)
def erase(
    what: Annotated[str, typer.Argument(help="An item's address or id, or a report's id.")] = "",
    grounds: Annotated[str, typer.Option(help="Why; stays in the tombstone.")] = "",
    scrub: Annotated[
        bool, typer.Option("--scrub", help="Erase nothing more: clean the files of what was erased before.")
    ] = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Delete an item for good: bytes, texts, claims, decisions that quote it. The chain still holds; it is not taken in again.

    What the desk and linking keep beside the register goes with it and is made anew. Copies of the register in its folder,
    and decisions that name somebody whom only the erased reports told of, are listed: they are yours to deal with. Where
    another program held the file, the answer says so; end it and clean with --scrub.
    """
    from accounted.erased_beside import copies_of, forget_beside, names_of, still_naming
    from accounted.register import RegisterInUse

    if scrub == bool(what):
        raise BadInput("erase: name an item or a report, or give --scrub to clean after an erasure")
    with opened(register, write=True) as book:
        if scrub:
            book.scrub()
            forget_beside(register)
            typer.echo("the files hold nothing of what was erased")
            return
        names = names_of(book.view(), what)
        try:
            number = book.erase(what, grounds, author=author(by), time=now())
        except RegisterInUse:
            forget_beside(register)  # the erasure may be recorded: nothing worked out before it may stay
            raise
        forget_beside(register)
        typer.echo(f"erased; tombstone in entry {number}")
        found = _linked_anew(book)
        typer.echo(f"{len(found.incidents)} incidents now")
        for told, name in still_naming(found.view.decisions, names):
            kind = told.decision.kind.replace("_", " ")
            typer.echo(f"entry {told.number} ({kind}, by {told.author}) still names {name!r}: it hangs on no report")
    for copy in copies_of(register):
        typer.echo(
            f"{copy}: may still hold what was erased - a copy of this register; delete it yourself if it must go"
        )


@app.command(epilog="Examples:\n\n  accounted page --out incidents.html\n\n  accounted page --internal --out desk.html")
def page(
    out: Annotated[Path, typer.Option("--out", "-O", help="Where to write; - is standard output.")] = Path(
        "accounted.html"
    ),
    register: RegisterFile = DEFAULT,
    internal: Annotated[
        bool, typer.Option("--internal", help="Names and more text; the page is stamped so. Not for publication.")
    ] = False,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: Annotated[bool, typer.Option("--json", help="The page's content as JSON instead.")] = False,
) -> None:
    """One self-contained page of the register: incidents, ranges drawn, reasons and quotes. No names unless --internal."""
    from accounted.publishing import export, page_view, render
    from accounted.writing import may_be_written, write_whole

    printed = str(out) == "-" or (as_json and out == Path("accounted.html"))
    if not printed:
        may_be_written(out, "--out", register)
    with opened(register) as book:
        found = worked_out(book, recorded_by, published_by)
        view = page_view(found, internal=internal, recorded_by=recorded_by, published_by=published_by)
    text = export(view) if as_json else render(view)
    if printed:
        sys.stdout.write(text)
        return
    write_whole(out, text, "--out", register)
    typer.echo(f"{out} written: {len(found.incidents)} incidents{', INTERNAL' if internal else ''}")


@app.command(
    epilog="Examples:\n\n  accounted serve\n\n  accounted serve --demo\n\n  accounted serve --register strikes.register --port 8300"
)
def serve(
    register: RegisterFile = DEFAULT,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="The example reports in a register of their own, with two people; kept nowhere."),
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0: any that is free.")] = 8300,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Another than this machine's own needs a proxy that encrypts.")
    ] = "127.0.0.1",
) -> None:
    """The desk: the register as a web application, in which people read, judge and correct.

    The first start makes an administrator and prints a password that is good once. People and sessions are kept in
    REGISTER.people, what pages show in REGISTER.view; neither is part of the chain.
    """
    from contextlib import nullcontext

    from accounted.web import serving

    def say(line: str) -> None:
        typer.echo(line)
        sys.stdout.flush()

    if demo:
        say("Reading the example reports (constructed, not by any outlet); this takes about half a minute.")
    with serving.demo_register() if demo else nullcontext(register) as path:
        serving.serve(path, host=host, port=port, demo=demo, say=say)


@app.callback(invoke_without_command=True)
def version_option(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"accounted {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; every error that a person can mend is one line on standard error."""
    _sound_streams()
    try:
        app()
        sys.stdout.flush()
    except AccountedError as err:
        _end(str(err), err.exit_code)
    except SystemExit as end:
        if end.code == 130:
            sys.stderr.write("accounted: stopped; what was recorded so far is kept\n")
        try:
            sys.stdout.flush()
        except OSError as err:
            _output_lost(err)
        raise
    except KeyboardInterrupt:
        _end("stopped; what was recorded so far is kept", 130)
    except BrokenPipeError as err:
        _output_lost(err)
    except OSError as err:
        if err.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            _fault(err)
        _output_lost(err)
    except MemoryError:
        _end("not enough memory for this; record fewer or smaller files at once. What was recorded so far is kept", 1)
    except Exception as err:
        _fault(err)


def _sound_streams() -> None:
    """A stream that the caller closed is nowhere; characters that a terminal does not have are spelt out."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end(line: str, code: int) -> NoReturn:
    from accounted.printing import plain

    sys.stderr.write(plain(f"accounted: {' '.join(line.split())}") + "\n")
    raise SystemExit(code) from None


def _output_lost(err: OSError) -> NoReturn:
    """Who reads our output went away (no matter), or there is no room for it. The rest goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(err, BrokenPipeError):
        raise SystemExit(1) from None
    what = err.filename or "output or a temporary file"
    _end(
        f"{what}: could not be written ({err.strerror}) - make room and run again; what was recorded so far is kept", 1
    )


def _fault(err: Exception) -> NoReturn:
    """Something that nobody foresaw: one line; the traceback only for who asks."""
    if os.environ.get("ACCOUNTED_TRACEBACK"):
        raise err
    what = f"{type(err).__name__}: {err}" if str(err) else type(err).__name__
    _end(
        f"a fault of the program itself ({what}). What was recorded so far is kept. Please report it, "
        "with what ACCOUNTED_TRACEBACK=1 prints",
        70,
    )


# Commands that stand in modules of their own; they take options and helpers from this one.
from accounted import cli_moving, cli_queue, cli_saying, cli_undoing  # noqa: E402, F401

if __name__ == "__main__":
    main()
