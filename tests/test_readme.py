"""The README's Python runs as it stands."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def blocks() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def test_the_ten_lines_of_python_give_incidents_with_reasons(tmp_path, monkeypatch):
    """A reader who pastes the block into a script in the checkout gets tolls with their reasons."""
    (code,) = blocks()
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    told = printed.getvalue()
    assert "Baghdadi" in told
    assert "killed" in told
    assert any(word in told for word in ("used", "floor", "set_aside"))


def test_every_command_of_the_readme_is_one_that_the_program_has():
    """The table of commands lists the program's own, all of them."""
    pytest.importorskip("typer")
    import typer.main

    from accounted.cli import app

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z-]+)", text, re.MULTILINE))
    assert listed == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
