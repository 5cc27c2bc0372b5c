"""``accounted record``: take reports in and read their claims."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, AsJson, By, RegisterFile
from accounted.model import BadInput


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

    Text, HTML, PDF, JSON and JSON lines, told by content. A report in JSON has its text under text (or body, content,
    articleBody, html) and what is known of it beside that, by the names of a sidecar. Metadata comes from these options, else from a sidecar
    (report.json beside report.txt with published, publisher, url, title, author, language), else from the page.
    Recording the same again changes nothing; new bytes at a known address are a new version.
    """
    from accounted import pipeline
    from accounted.printing.console import progress_bar
    from accounted.printing.record import print_recorded
    from accounted.reading import Metadata
    from accounted.reading.metadata import understood

    given = Metadata(published=published, publisher=publisher, url=url, title=title)
    _, faults = understood(given)
    if faults:
        raise BadInput(f"--{faults[0]}")
    if "" in paths:  # an unset variable of a script; as a path it would mean all of the present folder
        raise BadInput("record: one of the paths is empty - give a file or folder, or . for this folder")
    with shared.opened(register, write=True, make=True) as book, progress_bar() as progress:
        done = pipeline.record(
            book,
            paths,
            author=shared.author(by),
            time=shared.now(),
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
        shared.show(
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
        print_recorded(register, done, incidents, unread)
    if done.refused or any(p.severity == "problem" for p in done.problems):
        raise typer.Exit(1)
