"""A whole report that bears on no toll, said on the command line: the toll moves, and moves back."""

from __future__ import annotations

from pathlib import Path

from command_line import run

from accounted.register import create_or_open


def _reports(register: Path) -> list[str]:
    with create_or_open(register, readonly=True) as book:
        return list(book.view().reports)


def test_a_report_out_of_scope_moves_the_toll_until_it_is_withdrawn(register: Path) -> None:
    """Its claims are in no toll, the list of claims says that they are set aside, and taking it back restores all."""
    before = run("incidents", "-r", register, "--json").out
    report = _reports(register)[0]
    done = run("decide", "triage", report[:16], "out-of-scope", "--why", "a drill", "-r", register)
    assert done.code == 0, done.err
    after = run("incidents", "-r", register, "--json").out
    assert after != before
    with create_or_open(register, readonly=True) as book:
        view = book.view()
        mine = {c.id for c in view.claims(report)}
        assert mine
        assert mine <= set(view.set_aside)
        assert all("out of scope: a drill" in view.set_aside[c].decision.why for c in mine)
    assert run("decide", "triage", report, "withdrawn", "--why", "no drill", "-r", register).code == 0
    with create_or_open(register, readonly=True) as book:
        assert book.view().triage == {}
        assert book.view().set_aside == {}


def test_a_duplicate_names_what_it_repeats(register: Path) -> None:
    """With the other report it is kept; without one, of itself, or of none that is there, it is refused in one line."""
    one, two = _reports(register)[:2]
    for wrong in ([], ["--of", one], ["--of", "report-none"]):
        ran = run("decide", "triage", one, "duplicate", *wrong, "--why", "same page", "-r", register)
        assert ran.code == 2
        assert ran.line
    assert run("decide", "triage", one, "duplicate", "--of", two, "--why", "same page", "-r", register).code == 0
    with create_or_open(register, readonly=True) as book:
        assert book.view().triage[one].decision.targets == (one, two)


def test_what_cannot_be_said_of_a_report_is_refused(register: Path) -> None:
    """A value that is none, with the nearest; a report that nobody placed; no reason."""
    one = _reports(register)[0]
    ran = run("decide", "triage", one, "backgruond", "--why", "x", "-r", register)
    assert ran.code == 2
    assert "did you mean background" in ran.line
    assert run("decide", "triage", one, "withdrawn", "--why", "x", "-r", register).code == 2
    assert run("decide", "triage", one, "background", "-r", register).code == 2
