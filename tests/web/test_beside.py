"""The files beside a register: not taken for reports, and no trace of what was erased in them."""

from __future__ import annotations

import os
import signal

from test_killed_server import start
from typer.testing import CliRunner

from accounted import pipeline
from accounted.cli import app as command_line
from accounted.register import create_or_open
from accounted.web.beside import people_file, view_file


def test_an_erasure_leaves_no_text_in_the_view(app, client_of, register):
    """After accounted erase the words stand neither in the view's file nor on a page, and the view is made anew."""
    client = client_of("reader")
    assert "Hill Gazette" in client.get("/", params={"q": "mosul"}).text + client.get("/history").text
    with create_or_open(register, readonly=True) as book:
        address = next(r.address for r in book.view().reports.values() if r.outlet == "Hill Gazette")
    assert b"roadside" in view_file(register).read_bytes()
    done = CliRunner().invoke(command_line, ["erase", address, "--grounds", "asked for", "-r", str(register)])
    assert done.exit_code == 0, done.output
    assert not view_file(register).exists()
    assert "Hill Gazette" not in client.get("/").text + client.get("/history").text
    assert view_file(register).exists()


def test_what_lies_beside_a_register_is_no_report(app, client_of, register):
    """Recording the register's own folder takes in neither people nor view."""
    client_of("reader").get("/")
    assert people_file(register).exists()
    with create_or_open(register) as book:
        done = pipeline.record(book, [register.parent], author="Test Coder", time="2031-06-02T09:00:00Z")
    assert (done.files, done.refused) == (0, 0)


def test_a_stopped_server_says_so_and_ends_well(register):
    """SIGTERM and Ctrl-C end it with status 0, and the register is whole."""
    for number in (signal.SIGTERM, signal.SIGINT):
        server, _ = start(register)
        os.kill(server.pid, number)
        out = server.communicate(timeout=30)[0]
        assert server.returncode == 0, out
        assert "what was decided is kept" in out
    with create_or_open(register) as book:
        assert book.verify().ok
